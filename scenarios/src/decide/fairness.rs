//! Equity of a scenario: rate for each pupil, disturbed lessons and euros for each pupil, spread over the schools.

use super::count::{Counts, SHARED, count, level, of_school};
use super::criteria::Direction;
use super::energy::{Energy, core_hours, of_year, weights};
use super::equity::{Equity, Place};
use super::quantities::PhaseQuantities;
use super::reuse::InService;
use crate::file::schema::SeatKind;
use crate::file::schema::means::{Item, Means, Per};
use maillage_sim::territory::{Establishment, EstablishmentKind, Territory};
use serde::{Deserialize, Serialize};

/// Equity of a phase.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fairness {
    /// Rate of the line for each pupil, kb/s.
    pub rate: Option<Equity>,
    /// Share of disturbed lessons among all lessons of a year.
    pub disturbed: Option<Equity>,
    /// Euros for each pupil and year, purchases spread over their life, what is shared divided by pupils.
    pub euros: Option<Equity>,
}

/// Equity of a phase.
pub fn fairness(
    means: &Means,
    phase: &PhaseQuantities,
    used: (&Energy, &[InService]),
    territory: &Territory,
) -> Fairness {
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
    let euros = euros(means, phase, used, territory);
    Fairness {
        rate: of(&rates, Some(Direction::HigherIsBetter), Some(target)),
        disturbed: of(&disturbed, Some(Direction::LowerIsBetter), Some(rules.disturbed_lessons.0.value())),
        euros: of(&euros, None, None),
    }
}

/// Share of disturbed lessons among all lessons of a year, of each school; none where there are no lessons.
pub fn disturbed(means: &Means, phase: &PhaseQuantities) -> Vec<Option<f64>> {
    let weights = weights(&means.calendar, &phase.days);
    (0..phase.stock.schools.len())
        .map(|school| {
            let (mut sum, mut total) = (0.0, 0.0);
            for (day, weight) in phase.days.iter().zip(&weights) {
                if let Some(Some(share)) = day.disturbed_by_school.get(school) {
                    let lessons = weight * f64::from(day.lessons_by_school[school]);
                    sum += lessons * f64::from(*share);
                    total += lessons;
                }
            }
            (total > 0.0).then(|| sum / total)
        })
        .collect()
}

/// Euros a unit of an item costs in a year at likely prices, its purchase spread over its life.
fn a_year(means: &Means, item: &Item) -> f64 {
    bought_a_year(means, item) + item.run.map_or(0.0, |price| price.likely)
}

/// Of it, what its purchase costs.
fn bought_a_year(means: &Means, item: &Item) -> f64 {
    let life = item.life.map_or(means.account.years.0, |life| life.0).max(1);
    item.buy.map_or(0.0, |price| price.likely) / f64::from(life)
}

/// Euros for each pupil and year of each school. Support is left out: it follows tickets, which `people` tells by
/// département. So are solutions, whose part depends on the governance and is the same for all pupils.
pub fn euros(
    means: &Means,
    phase: &PhaseQuantities,
    (energy, reused): (&Energy, &[InService]),
    territory: &Territory,
) -> Vec<Option<f64>> {
    let pupils: f64 = territory.establishments.iter().map(|school| f64::from(school.pupils)).sum();
    let mut pupils_of = [0.0; SHARED];
    for school in &territory.establishments {
        pupils_of[level(school.kind)] += f64::from(school.pupils);
    }
    let electricity = means.items.iter().filter(|(_, item)| item.per == Per::KilowattHour);
    // A supply and its distribution may be items of their own.
    let kilowatt_hour: f64 =
        electricity.map(|(_, item)| item.each.0 * item.usage.map_or(0.0, |price| price.likely)).sum();
    let of_hosts: f64 =
        energy.bought.iter().filter(|(level, _, _)| *level == SHARED).map(|(_, _, hours)| hours).sum();
    let mut shared = of_hosts * kilowatt_hour;
    // Licences of seats are known by level, not by school.
    let mut of_level = [0.0; SHARED];
    for (_, item) in means.items.iter() {
        let counts = count(&item.per, item.kinds.as_deref(), phase, territory);
        let common: f64 = counts.iter().filter(|(level, _, _)| *level == SHARED).map(|(_, _, n)| n).sum();
        for (at, sum) in of_level.iter_mut().enumerate() {
            *sum += counts.get(at, None) * item.each.0 * a_year(means, item);
        }
        let used = match item.per {
            Per::CoreHour => core_hours(means, phase),
            Per::EgressGigabyte => of_year(&means.calendar, &phase.days, |day| day.egress_gigabytes),
            _ => 0.0,
        };
        shared += common * item.each.0 * a_year(means, item);
        shared += used * item.each.0 * item.usage.map_or(0.0, |price| price.likely);
    }
    let seats: f64 = phase.stock.schools.iter().map(|school| f64::from(school.all_seats())).sum();
    // Electricity of schools follows their seats.
    let by_seat = if seats > 0.0 { (energy.bought.total() - of_hosts) * kilowatt_hour / seats } else { 0.0 };
    // What is kept is not bought: schools of a level in a département have the same share of it.
    let seats_of: Vec<Counts> =
        SeatKind::ALL.iter().map(|kind| count(&Per::Seat(*kind), None, phase, territory)).collect();
    let kept_share = |kind: usize, school: &Establishment| -> f64 {
        let here = |counts: &Counts| counts.get(level(school.kind), Some(school.departement));
        let kept: f64 = reused.iter().filter(|kept| kept.to == kind).map(|kept| here(&kept.seats)).sum();
        if kept > 0.0 { kept / here(&seats_of[kind]) } else { 0.0 }
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
                .map(|(_, item)| {
                    let kept = match item.per {
                        Per::Seat(kind) if item.life.is_some() => kept_share(kind as usize, school),
                        _ => 0.0,
                    };
                    let unit = a_year(means, item) - kept * bought_a_year(means, item);
                    of_school(&item.per, school, stock) * item.each.0 * unit
                })
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
    fn lessons_of_a_year_weigh_the_same_on_whatever_day_they_are() {
        let means = LoadedMeans::usual().means;
        let found = disturbed(&means, &phase("2013"));
        let close = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-7;
        assert!(close(found[0], 0.1 * 24.0 * 90.0 / (130.0 * 60.0 + 24.0 * 90.0)));
        assert!(close(found[1], (0.3 * 130.0 * 40.0 + 0.6 * 24.0 * 50.0) / (130.0 * 40.0 + 24.0 * 50.0)));
        assert!(close(found[2], 0.5));
    }

    #[test]
    fn rates_for_each_pupil_are_judged_against_the_target() {
        let means = LoadedMeans::usual().means;
        let (phase, territory) = (phase("2013"), territory());
        let found = fairness(&means, &phase, (&energy(&means, &phase, &territory, &[]), &[]), &territory);
        let rate = found.rate.unwrap();
        // 250, 26.7 and 40 kb/s a pupil; 400 of 800 pupils are under 100 kb/s.
        assert!((rate.target.unwrap().under - 0.5).abs() < 1e-12);
        assert_eq!(rate.worst[0].key, 1);
        assert!(found.euros.unwrap().mean > 0.0);
    }

    #[test]
    fn electricity_of_hosts_of_departements_is_paid_by_all_pupils() {
        let mut means = LoadedMeans::usual().means;
        means.items.0.retain(|(_, item)| item.per == Per::KilowattHour);
        // A supply and its distribution, each an item.
        let (_, supply) = means.items.0[0].clone();
        means.items.0.push(("distribution".to_owned(), supply.clone()));
        let price = 2.0 * supply.usage.unwrap().likely;
        let (phase, territory) = (phase("2013"), territory());
        let mut bought = Counts::new(2);
        bought.add(SHARED, Some(1), 3000.0);
        bought.add(SHARED, None, 1000.0);
        bought.add(level(EstablishmentKind::College), Some(0), 600.0);
        let energy = Energy { bought, rented: 0.0 };
        let seats = [80.0, 60.0, 10.0];
        let pupils = [400.0, 300.0, 100.0];
        for (at, found) in euros(&means, &phase, (&energy, &[]), &territory).into_iter().enumerate() {
            let expected = price * (4000.0 / 800.0 + 600.0 / 150.0 * seats[at] / pupils[at]);
            assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} {expected}");
        }
    }

    #[test]
    fn licences_of_seats_are_paid_where_they_are() {
        let mut means = LoadedMeans::usual().means;
        let (_, item) = means.items.0.iter_mut().find(|(name, _)| name == "desktop_software").unwrap();
        item.per = Per::LicensedSeat("atlas".to_owned());
        let territory = territory();
        let spent = |phase: &PhaseQuantities| {
            euros(&means, phase, (&energy(&means, phase, &territory, &[]), &[]), &territory)
        };
        let (with, without) = (spent(&licensed("2013", None)), spent(&phase("2013")));
        let more: Vec<f64> =
            with.iter().zip(&without).map(|(with, without)| with.unwrap() - without.unwrap()).collect();
        // 140 seats of collèges at 25 € a year, for their 700 pupils; nothing for the école.
        for (found, expected) in more.into_iter().zip([5.0, 5.0, 0.0]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }
}
