//! Electricity of a year of a phase: seats by their hours of use as simulated, hosts all year with what cools them.

use super::calendar::{of_year, weights};
use super::count::{Counts, count};
use super::quantities::PhaseQuantities;
use super::reuse::InService;
use crate::file::schema::means::{Item, Means, Per, Place, Power};
use maillage_sim::territory::Territory;

/// Hours of a year.
const YEAR: f64 = 8760.0;

/// Watts of a kilowatt.
const KILO: f64 = 1000.0;

/// Electricity of a year, kilowatt-hours, and what carbon and equity are counted from besides.
#[derive(Clone, PartialEq, Debug)]
pub struct Energy {
    /// Bought, by level and département.
    pub bought: Counts,
    /// Of rented hosts, paid with their hours.
    pub rented: f64,
    /// Core-hours of rented hosts.
    pub core_hours: f64,
    /// Seats in service that are kept in the place of new ones.
    pub reused: Vec<InService>,
}

impl Energy {
    /// All of it.
    pub fn total(&self) -> f64 {
        self.bought.total() + self.rented
    }
}

/// Core-hours of rented hosts in a year: as simulated on school days, the fewest that are rented on the others.
fn core_hours(means: &Means, phase: &PhaseQuantities) -> f64 {
    let school_days: f64 = weights(&means.calendar, &phase.days).iter().sum();
    let away = (YEAR - school_days * 24.0).max(0.0);
    let kept: f64 = phase.stock.pools.iter().map(|pool| f64::from(pool.kept) * pool.cores).sum();
    of_year(&means.calendar, &phase.days, |day| day.core_hours) + kept * away
}

/// The electricity of a year of a phase. What is kept in the place of something new draws the power of what it is, for
/// the hours of what it has become.
pub fn energy(
    means: &Means,
    phase: &PhaseQuantities,
    territory: &Territory,
    reused: Vec<InService>,
) -> Energy {
    let core_hours = core_hours(means, phase);
    let mut bought = Counts::new(territory.departements.len());
    let mut rented = 0.0;
    for (_, item) in means.items.iter() {
        let Some(power) = item.power else { continue };
        if item.per == Per::CoreHour {
            rented += core_hours * item.each.0 * power.on.0 / KILO * means.energy.overhead.site.0;
            continue;
        }
        let mut add = |counts: &Counts, each: f64| {
            for (level, departement, number) in counts.iter().filter(|(_, _, number)| *number != 0.0) {
                bought.add(level, departement, number * each * item.each.0);
            }
        };
        let counts = count(&item.per, item.kinds.as_deref(), phase, territory);
        let Per::Seat(kind) = item.per else {
            add(&counts, of_unit(means, item, power, YEAR, 0.0));
            continue;
        };
        let of_seat = |kind: usize| {
            of_unit(means, item, power, hours_of_seat(means, phase, kind), means.energy.standby_hours.0)
        };
        add(&counts, of_seat(kind as usize));
        for kept in &reused {
            if kept.replaces(item) {
                add(&kept.seats_of(item), -of_seat(kept.to));
            }
            if kept.is_of(item) {
                add(&kept.seats_of(item), of_seat(kept.to));
            }
        }
    }
    Energy { bought, rented, core_hours, reused }
}

/// Kilowatt-hours of a unit in a year, in use and asleep for so many hours unless its hours are said.
fn of_unit(means: &Means, item: &Item, power: Power, used: f64, asleep: f64) -> f64 {
    let overhead = match item.per {
        Per::Host(Place::Establishment) => means.energy.overhead.establishment.0,
        Per::Host(Place::Departement) => means.energy.overhead.departement.0,
        Per::Host(Place::Site) => means.energy.overhead.site.0,
        _ => 1.0,
    };
    let (on, asleep) = match power.hours {
        Some(hours) => (hours.0.min(YEAR), YEAR - hours.0.min(YEAR)),
        None => (used, asleep),
    };
    (on * power.on.0 + asleep * power.standby.0) / KILO * overhead
}

/// Hours in which a seat of a kind is in use in a year, as simulated.
pub fn hours_of_seat(means: &Means, phase: &PhaseQuantities, kind: usize) -> f64 {
    let seats: u32 = phase.stock.schools.iter().map(|school| school.seats[kind]).sum();
    if seats == 0 {
        return 0.0;
    }
    of_year(&means.calendar, &phase.days, |day| day.seat_hours[kind]) / f64::from(seats)
}

#[cfg(test)]
mod tests;
