//! Equity of a scenario: rate for each pupil, disturbed lessons and euros for each pupil, spread over the schools.

use super::count::{SHARED, count, level, of_school};
use super::criteria::Direction;
use super::energy::{Energy, of_year, weights};
use super::equity::{Equity, Place};
use super::quantities::PhaseQuantities;
use crate::file::schema::means::{Item, Means, Per};
use maillage_sim::territory::{Establishment, EstablishmentKind, Territory};
use serde::{Deserialize, Serialize};

/// Equity of a phase.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fairness {
    /// Rate of the line for each pupil, kb/s.
    pub rate: Option<Equity>,
    /// Share of disturbed lessons, over the days of a year.
    pub disturbed: Option<Equity>,
    /// Euros for each pupil and year, purchases spread over their life, what is shared divided by pupils.
    pub euros: Option<Equity>,
}

/// Equity of a phase.
pub fn fairness(means: &Means, phase: &PhaseQuantities, energy: &Energy, territory: &Territory) -> Fairness {
    let rules = &means.equity;
    let place = |(key, school): (usize, &Establishment), value: Option<f64>| {
        Some(Place {
            key,
            value: value?,
            pupils: f64::from(school.pupils),
            group: school.departement as usize,
            rural: f64::from(school.commune_population) < rules.rural_under.0,
        })
    };
    let of = |values: &[Option<f64>], direction, target| -> Option<Equity> {
        let schools = territory.establishments.iter().enumerate().zip(values);
        let places: Vec<Place> = schools.filter_map(|(school, value)| place(school, *value)).collect();
        // Where nobody has anything to compare there is no equity to speak of.
        Equity::of(&places, direction, target).ok()
    };
    let rates: Vec<Option<f64>> = territory
        .establishments
        .iter()
        .zip(&phase.stock.schools)
        .map(|(school, stock)| (school.pupils > 0).then(|| stock.down / 1e3 / f64::from(school.pupils)))
        .collect();
    let target = rules.rate_per_pupil.0.value() / 1e3;
    let disturbed = disturbed(means, phase);
    let euros = euros(means, phase, energy, territory);
    Fairness {
        rate: of(&rates, Some(Direction::HigherIsBetter), Some(target)),
        disturbed: of(&disturbed, Some(Direction::LowerIsBetter), Some(rules.disturbed_lessons.0.value())),
        euros: of(&euros, None, None),
    }
}

/// Share of disturbed lessons of each school over the days of a year; days without lessons count nothing.
pub fn disturbed(means: &Means, phase: &PhaseQuantities) -> Vec<Option<f64>> {
    let weights = weights(&means.calendar, &phase.days);
    (0..phase.stock.schools.len())
        .map(|school| {
            let (mut sum, mut total) = (0.0, 0.0);
            for (day, weight) in phase.days.iter().zip(&weights) {
                if let Some(Some(share)) = day.disturbed_by_school.get(school) {
                    sum += weight * f64::from(*share);
                    total += weight;
                }
            }
            (total > 0.0).then(|| sum / total)
        })
        .collect()
}

/// Euros a unit of an item costs in a year at likely prices, its purchase spread over its life.
fn a_year(means: &Means, item: &Item) -> f64 {
    let life = item.life.map_or(means.account.years.0, |life| life.0).max(1);
    let bought = item.buy.map_or(0.0, |price| price.likely) / f64::from(life);
    bought + item.run.map_or(0.0, |price| price.likely)
}

/// Euros for each pupil and year of each school. Support is left out: it follows tickets, which `people` tells by
/// département. So are solutions, whose part depends on the governance and is the same for all pupils.
pub fn euros(
    means: &Means,
    phase: &PhaseQuantities,
    energy: &Energy,
    territory: &Territory,
) -> Vec<Option<f64>> {
    let pupils: f64 = territory.establishments.iter().map(|school| f64::from(school.pupils)).sum();
    let mut pupils_of = [0.0; SHARED];
    for school in &territory.establishments {
        pupils_of[level(school.kind)] += f64::from(school.pupils);
    }
    let electricity = means.items.iter().find(|(_, item)| item.per == Per::KilowattHour);
    let kilowatt_hour = electricity.and_then(|(_, item)| item.usage).map_or(0.0, |price| price.likely);
    let mut shared = energy.bought.get(SHARED, None) * kilowatt_hour;
    // Licences of seats are known by level, not by school.
    let mut of_level = [0.0; SHARED];
    for (_, item) in means.items.iter() {
        let counts = count(&item.per, item.kinds.as_deref(), phase, territory);
        let common: f64 = counts.iter().filter(|(level, _, _)| *level == SHARED).map(|(_, _, n)| n).sum();
        for (at, sum) in of_level.iter_mut().enumerate() {
            *sum += counts.get(at, None) * item.each.0 * a_year(means, item);
        }
        let used = match item.per {
            Per::CoreHour => of_year(&means.calendar, &phase.days, |day| day.core_hours),
            Per::EgressGigabyte => of_year(&means.calendar, &phase.days, |day| day.egress_gigabytes),
            _ => 0.0,
        };
        shared += common * item.each.0 * a_year(means, item);
        shared += used * item.each.0 * item.usage.map_or(0.0, |price| price.likely);
    }
    let seats: f64 = phase.stock.schools.iter().map(|school| f64::from(school.all_seats())).sum();
    // Electricity of schools follows their seats.
    let by_seat = if seats > 0.0 {
        (energy.bought.total() - energy.bought.get(SHARED, None)) * kilowatt_hour / seats
    } else {
        0.0
    };
    territory
        .establishments
        .iter()
        .zip(&phase.stock.schools)
        .map(|(school, stock)| {
            let own: f64 = means
                .items
                .iter()
                .filter(|(_, item)| concerns(item, school.kind))
                .map(|(_, item)| of_school(&item.per, school, stock) * item.each.0 * a_year(means, item))
                .sum();
            let own = own + by_seat * f64::from(stock.all_seats());
            let at = level(school.kind);
            (school.pupils > 0)
                .then(|| own / f64::from(school.pupils) + shared / pupils + of_level[at] / pupils_of[at])
        })
        .collect()
}

fn concerns(item: &Item, kind: EstablishmentKind) -> bool {
    let kinds = item.kinds.as_ref();
    kinds.is_none_or(|kinds| kinds.iter().any(|known| EstablishmentKind::from(*known) == kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::energy::energy;
    use crate::decide::sample::{licensed, phase, territory};
    use crate::file::means::LoadedMeans;

    #[test]
    fn days_weigh_by_the_calendar_and_missing_lessons_count_nothing() {
        let means = LoadedMeans::usual().means;
        let found = disturbed(&means, &phase("2013"));
        let close = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-7;
        assert!(close(found[0], 0.1 * 24.0 / 154.0));
        assert!(close(found[1], (0.3 * 130.0 + 0.6 * 24.0) / 154.0));
        assert!(close(found[2], 0.5));
    }

    #[test]
    fn rates_for_each_pupil_are_judged_against_the_target() {
        let means = LoadedMeans::usual().means;
        let (phase, territory) = (phase("2013"), territory());
        let found = fairness(&means, &phase, &energy(&means, &phase, &territory), &territory);
        let rate = found.rate.unwrap();
        // 250, 26.7 and 40 kb/s a pupil; 400 of 800 pupils are under 100 kb/s.
        assert!((rate.target.unwrap().under - 0.5).abs() < 1e-12);
        assert_eq!(rate.worst[0].key, 1);
        assert!(found.euros.unwrap().mean > 0.0);
    }

    #[test]
    fn licences_of_seats_are_paid_where_they_are() {
        let mut means = LoadedMeans::usual().means;
        let (_, item) = means.items.0.iter_mut().find(|(name, _)| name == "desktop_software").unwrap();
        item.per = Per::LicensedSeat("atlas".to_owned());
        let territory = territory();
        let spent =
            |phase: &PhaseQuantities| euros(&means, phase, &energy(&means, phase, &territory), &territory);
        let (with, without) = (spent(&licensed("2013", None)), spent(&phase("2013")));
        let more: Vec<f64> =
            with.iter().zip(&without).map(|(with, without)| with.unwrap() - without.unwrap()).collect();
        // 140 seats of collèges at 25 € a year, for their 700 pupils; nothing for the école.
        for (found, expected) in more.into_iter().zip([5.0, 5.0, 0.0]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }
}
