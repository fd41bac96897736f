//! From a scenario, a territory, a phase and a day to the checked input of a run.

mod activities;
mod colour;
mod establishments;
mod hosting;
mod lines;
mod network;
mod stock;

use super::scenario::State;
use super::schema;
use super::value::kind_key;
use crate::decide::quantities::Stock;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_sim::future::{Future, HomeVisits, Settling, Slot, Timetable};
use maillage_sim::territory::{AccessLine, EstablishmentKind, Territory};
use maillage_sim::units::Share;

/// What every part of the building looks at.
struct Context<'a> {
    file: &'a schema::Scenario,
    day: &'a schema::Day,
    territory: &'a Territory,
}

/// Counts what a phase (a state) has on a territory for which its future can be built; `day` is any of its days.
pub(super) fn stock(state: &State, day: &schema::Day, territory: &Territory) -> Stock {
    stock::of(&Context { file: &state.file, day, territory })
}

/// Builds the future of one phase (a state) on one day.
pub(super) fn future(
    state: &State,
    day: &schema::Day,
    territory: &Territory,
    diagnose: impl Fn(&[&str], Message) -> Diagnostic,
) -> Result<Future, Vec<Diagnostic>> {
    let file = &state.file;
    let problems: Vec<Diagnostic> = EstablishmentKind::ALL
        .into_iter()
        .filter(|kind| territory.establishments.iter().any(|school| school.kind == *kind))
        .flat_map(|kind| {
            let said = [
                ("equipment", file.equipment.get(kind).is_some()),
                ("demand", file.demand.get(kind).is_some()),
            ];
            said.into_iter().filter(|(_, said)| !said).map(move |(section, _)| (section, kind_key(kind)))
        })
        .map(|(section, kind)| {
            let message = Message::new("scenario-kind-missing").with("section", section).with("kind", kind);
            diagnose(&[section], message)
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    if territory.establishments.is_empty() {
        return Err(vec![Diagnostic::of_file(&territory.name, Message::new("scenario-empty-territory"))]);
    }
    // Whoever narrows a territory by hand may forget its lines.
    let has_point =
        |line: &AccessLine| (line.point_of_presence as usize) < territory.points_of_presence.len();
    if territory.access.len() != territory.establishments.len() || !territory.access.iter().all(has_point) {
        let message = Message::new("scenario-lines-missing")
            .with("schools", territory.establishments.len())
            .with("lines", territory.access.len());
        return Err(vec![Diagnostic::of_file(&territory.name, message)]);
    }
    let context = Context { file, day, territory };
    let built = network::build(&context);
    let establishments = establishments::build(&context, &built);
    let colours = colour::silos(&context);
    let hosting = hosting::build(&context, &built, &establishments, &colours);
    let activities = activities::build(&context, &hosting);
    let home = file.home.as_ref().map(|home| home_visits(home, day.home_visits.0, &hosting));
    let background_transfers = activities::background_transfers(&context, &hosting, &establishments);
    let background_work = activities::background_work(&context, &hosting);
    Ok(Future {
        network: built.network,
        internet: built.internet,
        establishments,
        departements: territory.departements.len() as u32,
        activities,
        services: hosting.services,
        pools: hosting.pools,
        licences: hosting.licences,
        timetables: EstablishmentKind::ALL.map(|kind| timetable(file.timetables.get(kind))),
        home,
        background_transfers,
        background_work,
        settling: Settling { window: file.settling.window.0, groups: file.settling.groups.0 },
        disturbed_seats: file.disturbed.seats.0.value(),
    })
}

fn timetable(said: Option<&schema::Timetable>) -> Timetable {
    let slots = said.map_or(&[][..], |timetable| &timetable.slots);
    Timetable { slots: slots.iter().map(|slot| Slot { start: slot.0, end: slot.1 }).collect() }
}

/// The visits of an account spread over the day by the weights of its hours.
fn home_visits(home: &schema::Home, factor: f64, hosting: &hosting::Hosting) -> HomeVisits {
    let total: f64 = home.hours.iter().map(|hour| hour.0).sum();
    let mut visits_by_hour = [0.0; 24];
    for (visits, hour) in visits_by_hour.iter_mut().zip(&home.hours) {
        *visits = home.visits_per_account.0 * factor * hour.0 / total;
    }
    HomeVisits {
        visits_by_hour,
        duration: home.duration.0,
        page: activities::interaction(&home.page, &|name| hosting.service(name, 0)),
    }
}

/// The number of a share.
fn value(share: super::value::Unit<Share>) -> f64 {
    share.0.value()
}
