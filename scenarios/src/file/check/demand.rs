//! Demand: activities, weights, seats, bells.

use super::{Checker, at_least, out_of_range};
use crate::file::schema::{Activity, Demand, Place, Use, Uses};
use crate::file::value::{Number, kind_key};
use maillage_data::diagnostic::Message;
use maillage_sim::territory::EstablishmentKind;

/// Seats of a delivery mode for 100 pupils, and visits a day of an account: more is a slip of the pen.
const MOST_SEATS: f64 = 1000.0;
const MOST_VISITS: f64 = 1000.0;

/// Factor on the share of lessons with devices: beyond, even one in a hundred would become all of them.
const LARGEST_FACTOR: f64 = 100.0;

/// Rounding allowed in a sum of shares that should be at most 1.
const ROUNDING: f64 = 1e-9;

pub(super) fn check(checker: &mut Checker<'_>) {
    for kind in EstablishmentKind::ALL {
        equipment(checker, kind);
        timetable(checker, kind);
        if let Some(demand) = checker.file.demand.get(kind) {
            habits(checker, kind, demand);
        }
    }
    activities(checker);
    logins(checker);
    days(checker);
    background(checker);
    home(checker);
    let groups = checker.file.settling.groups.0;
    checker.expect(groups >= 1, &["settling", "groups"], || at_least(1));
    let file = checker.file;
    checker.expect(!file.days.0.is_empty(), &["days"], || Message::new("scenario-no-days"));
}

fn equipment(checker: &mut Checker<'_>, kind: EstablishmentKind) {
    let file = checker.file;
    let Some(equipment) = file.equipment.get(kind) else { return };
    let kind_key = kind_key(kind);
    let size = equipment.class_size.0;
    checker.expect(size >= 1.0, &["equipment", kind_key, "class_size"], || at_least(1));
    let seats = equipment.seats;
    for (delivery, seats) in Uses::default().all().map(|(key, _)| key).into_iter().zip(seats.all()) {
        let path = ["equipment", kind_key, "seats", delivery];
        checker.expect(seats <= MOST_SEATS, &path, || out_of_range(seats, format!("0 … {MOST_SEATS}")));
    }
    if (seats.tablet.0 > 0.0 || seats.own_device.0 > 0.0) && file.wifi.get(kind).is_none() {
        let path = if seats.tablet.0 > 0.0 { "tablet" } else { "own_device" };
        let message = Message::new("scenario-no-wifi").with("kind", kind_key);
        checker.fault(&["equipment", kind_key, "seats", path], message);
    }
}

fn timetable(checker: &mut Checker<'_>, kind: EstablishmentKind) {
    let file = checker.file;
    let Some(timetable) = file.timetables.get(kind) else { return };
    for (index, pair) in timetable.slots.windows(2).enumerate() {
        let path = ["timetables", kind_key(kind), "slots", &(index + 1).to_string()];
        checker.expect(pair[0].1 <= pair[1].0, &path, || Message::new("scenario-slots-overlap"));
    }
}

fn habits(checker: &mut Checker<'_>, kind: EstablishmentKind, demand: &Demand) {
    let file = checker.file;
    let key = kind_key(kind);
    let path = ["demand", key, "activities"];
    for name in demand.activities.names() {
        checker.name(name, &[&path[..], &[name]].concat(), "activities", &file.activities);
    }
    if demand.device_share.0.value() == 0.0 {
        return;
    }
    let total: f64 = demand.activities.iter().map(|(_, weight)| weight.0).sum();
    checker.expect(total > 0.0, &path, || Message::new("scenario-no-weight"));
    let has_bells = file.timetables.get(kind).is_some_and(|timetable| !timetable.slots.is_empty());
    checker.expect(has_bells, &["timetables", key], || Message::new("scenario-no-bells").with("kind", key));
    let Some(equipment) = file.equipment.get(kind) else { return };
    let seats = equipment.seats.all();
    for (name, weight) in demand.activities.iter() {
        let Some(activity) = file.activities.get(name).filter(|_| weight.0 > 0.0) else { continue };
        let possible =
            activity.uses.all().iter().zip(seats).any(|((_, on), seats)| on.is_some() && seats > 0.0);
        checker.expect(possible, &[&path[..], &[name]].concat(), || {
            Message::new("scenario-no-seats").with("activity", name).with("kind", key)
        });
        all_pools_there(checker, kind, (name, activity), seats);
    }
}

/// An activity that is done must find its pools, on whatever seats there are.
fn all_pools_there(
    checker: &mut Checker<'_>,
    kind: EstablishmentKind,
    (name, activity): (&str, &Activity),
    seats: [f64; 5],
) {
    for ((delivery, on), _) in activity.uses.all().into_iter().zip(seats).filter(|(_, seats)| *seats > 0.0) {
        if let Some(on) = on {
            pools_there(checker, kind, (name, delivery), on);
        }
    }
}

/// A use must not need a pool that establishments of this type do not have.
fn pools_there(
    checker: &mut Checker<'_>,
    kind: EstablishmentKind,
    (activity, delivery): (&str, &str),
    on: &Use,
) {
    let file = checker.file;
    let login = on.login.as_deref().and_then(|name| file.logins.get(name));
    let of_login =
        login.into_iter().flat_map(|login| [login.session.as_deref(), login.files.as_deref()]).flatten();
    let services = of_login
        .chain(on.interaction.iter().map(|interaction| interaction.service.as_str()))
        .chain(on.transfers.iter().map(|(_, transfer)| transfer.service.as_str()))
        .chain(on.streams.iter().map(|(_, stream)| stream.service.as_str()));
    for service in services {
        let Some(Place::Pool(name)) = file.services.get(service).map(|service| &service.on) else { continue };
        let kinds = file.pools.get(name).and_then(|pool| pool.kinds.as_ref());
        if kinds.is_some_and(|kinds| !kinds.iter().any(|there| EstablishmentKind::from(*there) == kind)) {
            let message = Message::new("scenario-no-pool-there")
                .with("activity", activity)
                .with("pool", name)
                .with("kind", kind_key(kind));
            checker.fault(&["activities", activity, "uses", delivery], message);
        }
    }
}

fn activities(checker: &mut Checker<'_>) {
    let file = checker.file;
    for (name, activity) in file.activities.iter() {
        let path = ["activities", name];
        let at = |rest: &[&'static str]| [&path[..], rest].concat();
        checker.expect(activity.pupils_per_seat.0 >= 1.0, &at(&["pupils_per_seat"]), || at_least(1));
        if let Some(application) = &activity.application {
            checker.name(application, &at(&["application"]), "applications", &file.applications);
        }
        for (delivery, on) in activity.uses.all() {
            if let Some(on) = on {
                usage(checker, on, &at(&["uses", delivery]));
            }
        }
    }
}

fn usage(checker: &mut Checker<'_>, on: &Use, path: &[&str]) {
    let file = checker.file;
    if let Some(interaction) = &on.interaction {
        checker.interaction(interaction, &[path, &["interaction"]].concat());
    }
    for (name, transfer) in on.transfers.iter() {
        checker.service(&transfer.service, &[path, &["transfers", name, "service"]].concat());
    }
    for (name, stream) in on.streams.iter() {
        checker.service(&stream.service, &[path, &["streams", name, "service"]].concat());
        let rates = stream.down.0.value() + stream.up.0.value();
        checker
            .expect(rates > 0.0, &[path, &["streams", name]].concat(), || Message::new("scenario-no-rate"));
    }
    if let Some(login) = &on.login {
        checker.name(login, &[path, &["login"]].concat(), "logins", &file.logins);
    }
    if let Some(licence) = &on.licence {
        checker.name(licence, &[path, &["licence"]].concat(), "licences", &file.licences);
    }
}

fn logins(checker: &mut Checker<'_>) {
    let file = checker.file;
    for (name, login) in file.logins.iter() {
        if let Some(files) = &login.files {
            checker.service(files, &["logins", name, "files"]);
        }
        let Some(session) = &login.session else { continue };
        let path = ["logins", name, "session"];
        checker.service(session, &path);
        let on = file.services.get(session).map(|service| &service.on);
        checker.expect(on.is_none_or(|on| matches!(on, Place::Pool(_))), &path, || {
            Message::new("scenario-session-without-pool").with("service", session)
        });
    }
}

fn days(checker: &mut Checker<'_>) {
    let file = checker.file;
    for (name, day) in file.days.iter() {
        let factor = day.device_share.0;
        checker.expect(factor <= LARGEST_FACTOR, &["days", name, "device_share"], || {
            out_of_range(factor, format!("0 … {LARGEST_FACTOR}"))
        });
        let visits = day.home_visits.0;
        checker.expect(visits <= LARGEST_FACTOR, &["days", name, "home_visits"], || {
            out_of_range(visits, format!("0 … {LARGEST_FACTOR}"))
        });
        for activity in day.activities.names() {
            checker.name(activity, &["days", name, "activities", activity], "activities", &file.activities);
        }
        for kind in EstablishmentKind::ALL {
            let Some(given) = day.given_over.get(kind) else { continue };
            let path = ["days", name, "given_over", kind_key(kind)];
            for activity in given.names() {
                checker.name(activity, &[&path[..], &[activity]].concat(), "activities", &file.activities);
            }
            let total: f64 = given.iter().map(|(_, share)| share.0.value()).sum();
            checker.expect(total <= 1.0 + ROUNDING, &path, || Message::new("scenario-over-100"));
            let Some(equipment) = file.equipment.get(kind) else { continue };
            for (activity, share) in given.iter() {
                let Some(known) = file.activities.get(activity).filter(|_| share.0.value() > 0.0) else {
                    continue;
                };
                let seats = equipment.seats.all();
                let uses = known.uses.all();
                let impossible = !uses.iter().zip(seats).any(|((_, on), seats)| on.is_some() && seats > 0.0);
                checker.expect(!impossible, &[&path[..], &[activity]].concat(), || {
                    Message::new("scenario-no-seats").with("activity", activity).with("kind", kind_key(kind))
                });
                all_pools_there(checker, kind, (activity, known), seats);
            }
        }
    }
}

fn background(checker: &mut Checker<'_>) {
    let file = checker.file;
    for (name, transfer) in file.background.transfers.iter() {
        checker.service(&transfer.service, &["background", "transfers", name, "service"]);
    }
    for (name, work) in file.background.work.iter() {
        let path = ["background", "work", name];
        checker.name(&work.pool, &[&path[..], &["pool"]].concat(), "pools", &file.pools);
        let end = [&path[..], &["end"]].concat();
        checker.expect(work.start.0 < work.end.0, &end, || Message::new("scenario-end-before-start"));
        let share = [&path[..], &["share"]].concat();
        checker.expect(work.share.0.value() < 1.0, &share, || Message::new("scenario-under-100"));
    }
}

fn home(checker: &mut Checker<'_>) {
    let file = checker.file;
    let Some(home) = &file.home else { return };
    checker.interaction(&home.page, &["home", "page"]);
    let visits = home.visits_per_account.0;
    checker.expect(visits <= MOST_VISITS, &["home", "visits_per_account"], || {
        out_of_range(visits, format!("0 … {MOST_VISITS}"))
    });
    let hours = ["home", "hours"];
    checker.expect(home.hours.len() == 24, &hours, || {
        Message::new("scenario-24-hours").with("count", home.hours.len())
    });
    let total: f64 = home.hours.iter().map(|Number(weight)| weight).sum();
    checker.expect(total > 0.0, &hours, || Message::new("scenario-no-weight"));
    let on = file.services.get(&home.page.service).and_then(|service| match &service.on {
        Place::Pool(name) => file.pools.get(name),
        _ => None,
    });
    let local = on.is_some_and(|pool| pool.at == crate::file::schema::At::Establishment);
    checker.expect(!local, &["home", "page", "service"], || {
        Message::new("scenario-home-local").with("service", &home.page.service)
    });
}
