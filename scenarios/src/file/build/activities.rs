//! Activities of the scenario as the four primitives of a run, and what happens outside lessons.

use super::Context;
use super::hosting::Hosting;
use crate::file::schema;
use maillage_sim::future::{
    Activity, Audience, BackgroundTransfer, BackgroundWork, Delivery, Direction, Establishment, Interaction,
    Login, Stream, Transfer, Use, When,
};
use maillage_sim::ids::{LicenceId, ServiceId};
use maillage_sim::territory::EstablishmentKind;
use maillage_sim::units::Bytes;

/// Every activity, in the order of the catalogue.
pub(super) fn build(context: &Context<'_>, hosting: &Hosting) -> Vec<Activity> {
    let silos = super::colour::silos(context);
    context
        .file
        .activities
        .iter()
        .zip(silos)
        .map(|((name, activity), silo)| {
            let service = |name: &str| hosting.service(name, silo);
            Activity {
                name: name.to_owned(),
                uses: activity.uses.all().map(|(_, on)| on.map(|on| usage(context, on, &service))),
                pupils_per_seat: activity.pupils_per_seat.0,
            }
        })
        .collect()
}

fn usage(context: &Context<'_>, on: &schema::Use, service: &dyn Fn(&str) -> ServiceId) -> Use {
    Use {
        login: on.login.as_deref().map_or_else(Login::default, |name| {
            login(context.file.logins.get(name).expect("checked: the login exists"), service)
        }),
        interaction: on.interaction.as_ref().map(|said| interaction(said, service)),
        transfers: on.transfers.iter().map(|(_, said)| transfer(said, service)).collect(),
        streams: on.streams.iter().map(|(_, said)| stream(said, service)).collect(),
        licence: on.licence.as_deref().map(|name| {
            LicenceId::from_index(context.file.licences.position(name).expect("checked: the licence exists"))
        }),
    }
}

fn login(said: &schema::Login, service: &dyn Fn(&str) -> ServiceId) -> Login {
    Login {
        session: said.session.as_deref().map(service),
        work: said.work.0,
        operations: said.operations.0,
        files: said.files.as_deref().map(service),
        profile: said.profile.0,
        device: said.device.0,
        threshold: said.threshold.0,
    }
}

/// An interaction with the service that its name means.
pub(super) fn interaction(said: &schema::Interaction, service: &dyn Fn(&str) -> ServiceId) -> Interaction {
    Interaction {
        service: service(&said.service),
        think: said.think.0,
        work: said.work.0,
        up: said.up.0,
        down: said.down.0,
        round_trips: said.round_trips.0,
        page: said.page,
        threshold: said.threshold.0,
    }
}

fn transfer(said: &schema::Transfer, service: &dyn Fn(&str) -> ServiceId) -> Transfer {
    Transfer {
        service: service(&said.service),
        bytes: said.size.0,
        direction: direction(said.direction),
        when: when(said.when),
        audience: audience(said.audience),
        threshold: said.threshold.0,
    }
}

fn stream(said: &schema::Stream, service: &dyn Fn(&str) -> ServiceId) -> Stream {
    Stream {
        service: service(&said.service),
        down: said.down.0,
        up: said.up.0,
        cores: said.cores.0,
        duration: said.duration.0,
        when: when(said.when),
        audience: audience(said.audience),
        needed_share: super::value(said.needed),
    }
}

const fn direction(said: schema::Direction) -> Direction {
    match said {
        schema::Direction::Down => Direction::Down,
        schema::Direction::Up => Direction::Up,
    }
}

const fn when(said: schema::When) -> When {
    match said {
        schema::When::Start => When::Start,
        schema::When::Together => When::Together,
        schema::When::Anytime => When::Anytime,
    }
}

const fn audience(said: schema::Audience) -> Audience {
    match said {
        schema::Audience::Seats => Audience::Seats,
        schema::Audience::Class => Audience::Class,
    }
}

/// Transfers outside lessons, with the amount of each establishment.
pub(super) fn background_transfers(
    context: &Context<'_>,
    hosting: &Hosting,
    schools: &[Establishment],
) -> Vec<BackgroundTransfer> {
    let amount = |said: &schema::BackgroundTransfer, school: &Establishment| {
        let kinds = said.kinds.as_ref();
        if kinds.is_some_and(|kinds| !kinds.iter().any(|kind| EstablishmentKind::from(*kind) == school.kind))
        {
            return Bytes::ZERO;
        }
        let fat = school.seats.iter().filter(|group| group.delivery == Delivery::FatClient);
        let desktops: u32 = fat.map(|group| group.count).sum();
        said.per_establishment.0
            + said.per_pupil.0 * f64::from(school.pupils)
            + said.per_desktop.0 * f64::from(desktops)
    };
    context
        .file
        .background
        .transfers
        .iter()
        .map(|(name, said)| BackgroundTransfer {
            name: name.to_owned(),
            service: hosting.service(&said.service, 0),
            direction: direction(said.direction),
            bytes: schools.iter().map(|school| amount(said, school)).collect(),
            start: said.start.0,
            spread: said.spread.0,
        })
        .collect()
}

/// Work on hosts outside lessons, for each pool that an entry names.
pub(super) fn background_work(context: &Context<'_>, hosting: &Hosting) -> Vec<BackgroundWork> {
    let entries = context.file.background.work.iter();
    entries
        .flat_map(|(name, said)| {
            hosting.pools_of(&said.pool).into_iter().map(move |pool| BackgroundWork {
                name: name.to_owned(),
                pool,
                start: said.start.0,
                end: said.end.0,
                share: super::value(said.share),
            })
        })
        .collect()
}
