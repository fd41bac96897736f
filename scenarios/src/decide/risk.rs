//! Risk: what is lost when lines and sites fail.
//!
//! Something that fails `n` times a year and is repaired in `t` hours is away for the share `n t / 8760` of the time
//! (renewal theory, for `n t` well under a year). Failures are independent and rare, so that their shares add up. Seats
//! stop by the share of their work that needs the line, and altogether when the server they log in on is away.

use super::energy::hours_of_seat;
use super::quantities::{PhaseQuantities, SchoolStock};
use crate::file::means::{SEATS, TECHNOLOGIES};
use crate::file::schema::means::{Failure, Means};
use maillage_sim::future::Delivery;

/// Hours of a year.
const YEAR: f64 = 8760.0;

/// What is lost in a year of a phase.
#[derive(Clone, PartialEq, Debug)]
pub struct Risk {
    /// Share of the hours of use of seats that is lost.
    pub share: f64,
    /// Hours of use lost.
    pub seat_hours: f64,
    /// By establishment: share of the work of its seats that is lost; none where it has no seats.
    pub by_school: Vec<Option<f64>>,
}

/// Share of the time in which something is away.
pub fn unavailability(failure: &Failure) -> f64 {
    (failure.per_year.0 * failure.repair.0.seconds() / 3600.0 / YEAR).min(1.0)
}

/// What is lost in a year of a phase.
pub fn risk(means: &Means, phase: &PhaseQuantities) -> Risk {
    let hours: [f64; 5] = std::array::from_fn(|kind| hours_of_seat(means, phase, kind));
    let (mut used, mut lost) = (0.0, 0.0);
    let by_school = phase.stock.schools.iter().map(|school| {
        let shares = lost_shares(means, school);
        // Where nothing is simulated, every seat counts the same.
        let is_used = (0..5).any(|kind| school.seats[kind] > 0 && hours[kind] > 0.0);
        let (mut work, mut away) = (0.0, 0.0);
        for kind in 0..5 {
            let number = f64::from(school.seats[kind]);
            used += number * hours[kind];
            lost += number * hours[kind] * shares[kind];
            let number = if is_used { number * hours[kind] } else { number };
            work += number;
            away += number * shares[kind];
        }
        (work > 0.0).then(|| away / work)
    });
    let by_school = by_school.collect();
    let share = if used > 0.0 { lost / used } else { 0.0 };
    Risk { share, seat_hours: lost, by_school }
}

/// Share of the work of a seat of each kind that is lost in an establishment.
fn lost_shares(means: &Means, school: &SchoolStock) -> [f64; 5] {
    let rules = &means.reliability;
    let technology = TECHNOLOGIES.iter().find(|(known, _)| *known == school.technology);
    let line = technology.and_then(|(_, name)| rules.lines.get(name)).map_or(0.0, unavailability);
    let site = unavailability(&rules.site);
    let server = if school.hosts > 0 { unavailability(&rules.local_server) } else { 0.0 };
    std::array::from_fn(|kind| {
        let needs = rules.needs_line.get(SEATS[kind]).map_or(1.0, |share| share.0.value());
        let logs_in_here = kind == Delivery::FatClient as usize;
        (needs * (line + site) + if logs_in_here { server } else { 0.0 }).min(1.0)
    })
}

#[cfg(test)]
mod tests;
