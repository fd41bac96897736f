//! Equity of a scenario: rate for each pupil, disturbed lessons and euros for each pupil, spread over the schools.

use super::account::in_euros_of_account;
use super::calendar::of_year;
use super::count::{Counts, SHARED, count, is_of, level, of_school};
use super::criteria::Direction;
use super::energy::Energy;
use super::equity::{Equity, Place};
use super::lessons::of_schools;
use super::quantities::PhaseQuantities;
use crate::file::price::Price;
use crate::file::schema::SeatKind;
use crate::file::schema::means::{Item, Means, Per};
use maillage_sim::territory::{Establishment, Territory};
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
    let disturbed = of_schools(means, phase);
    let euros = euros(means, phase, energy, territory);
    Fairness {
        rate: of(&rates, Some(Direction::HigherIsBetter), Some(target)),
        disturbed: of(&disturbed, Some(Direction::LowerIsBetter), Some(rules.disturbed_lessons.0.value())),
        euros: of(&euros, None, None),
    }
}

/// Likely prices of an item, in euros of the account.
struct Prices {
    /// Of a purchase, spread over its life, a year.
    bought: f64,
    /// Of a unit in service, a year.
    run: f64,
    /// Of a unit of flow.
    usage: f64,
}

impl Prices {
    fn of(means: &Means, item: &Item) -> Self {
        fn likely<R>(means: &Means, item: &Item, price: Option<Price<R>>) -> f64 {
            let year = item.year.map(|year| year.0);
            price.map_or(0.0, |price| in_euros_of_account(means, price, year).likely())
        }
        let life = item.life.map_or(means.account.years.0, |life| life.0).max(1);
        Self {
            bought: likely(means, item, item.buy) / f64::from(life),
            run: likely(means, item, item.run),
            usage: likely(means, item, item.usage),
        }
    }

    /// A unit that stands there, a year.
    const fn unit(&self) -> f64 {
        self.bought + self.run
    }
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
    let priced: Vec<(&Item, Prices)> =
        means.items.iter().map(|(_, item)| (item, Prices::of(means, item))).collect();
    let electricity = priced.iter().filter(|(item, _)| item.per == Per::KilowattHour);
    // A supply and its distribution may be items of their own.
    let kilowatt_hour: f64 = electricity.map(|(item, prices)| item.each.0 * prices.usage).sum();
    let of_hosts: f64 =
        energy.bought.iter().filter(|(level, _, _)| *level == SHARED).map(|(_, _, hours)| hours).sum();
    let mut shared = of_hosts * kilowatt_hour;
    // Licences of seats are known by level, not by school.
    let mut of_level = [0.0; SHARED];
    for (item, prices) in &priced {
        let counts = count(&item.per, item.kinds.as_deref(), phase, territory);
        let common: f64 = counts.iter().filter(|(level, _, _)| *level == SHARED).map(|(_, _, n)| n).sum();
        for (at, sum) in of_level.iter_mut().enumerate() {
            *sum += counts.get(at, None) * item.each.0 * prices.unit();
        }
        let used = match item.per {
            Per::CoreHour => energy.core_hours,
            Per::EgressGigabyte => of_year(&means.calendar, &phase.days, |day| day.egress_gigabytes),
            _ => 0.0,
        };
        shared += common * item.each.0 * prices.unit();
        shared += used * item.each.0 * prices.usage;
    }
    let seats: f64 = phase.stock.schools.iter().map(|school| f64::from(school.all_seats())).sum();
    // Electricity of schools follows their seats.
    let by_seat = if seats > 0.0 { (energy.bought.total() - of_hosts) * kilowatt_hour / seats } else { 0.0 };
    // What is kept is not bought: schools of a level in a département have the same share of it.
    let seats_of: Vec<Counts> =
        SeatKind::ALL.iter().map(|kind| count(&Per::Seat(*kind), None, phase, territory)).collect();
    let kept_share = |item: &Item, school: &Establishment| -> f64 {
        let here = |counts: &Counts| counts.get(level(school.kind), Some(school.departement));
        let kept = energy.reused.iter().filter(|kept| kept.replaces(item));
        kept.map(|kept| here(&kept.seats) / here(&seats_of[kept.to]).max(1.0)).sum()
    };
    territory
        .establishments
        .iter()
        .zip(&phase.stock.schools)
        .map(|(school, stock)| {
            let own: f64 = priced
                .iter()
                .filter(|(item, _)| is_of(item.kinds.as_deref(), Some(school.kind)))
                .map(|(item, prices)| {
                    let unit = prices.unit() - kept_share(item, school) * prices.bought;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::energy::energy;
    use crate::decide::sample::{licensed, phase, territory};
    use crate::file::means::LoadedMeans;
    use maillage_sim::territory::EstablishmentKind;

    #[test]
    fn rates_for_each_pupil_are_judged_against_the_target() {
        let means = LoadedMeans::usual().means;
        let (phase, territory) = (phase("2013"), territory());
        let found = fairness(&means, &phase, &energy(&means, &phase, &territory, Vec::new()), &territory);
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
        // 0.16 € of 2026, in euros of 2013.
        assert_eq!((supply.usage.unwrap().likely, supply.year.unwrap().0), (0.16, 2026));
        let price = 2.0 * 0.16 / 1.012_f64.powi(13);
        let (phase, territory) = (phase("2013"), territory());
        let mut bought = Counts::new(2);
        bought.add(SHARED, Some(1), 3000.0);
        bought.add(SHARED, None, 1000.0);
        bought.add(level(EstablishmentKind::College), Some(0), 600.0);
        let energy = Energy { bought, rented: 0.0, core_hours: 0.0, reused: Vec::new() };
        let seats = [80.0, 60.0, 10.0];
        let pupils = [400.0, 300.0, 100.0];
        for (at, found) in euros(&means, &phase, &energy, &territory).into_iter().enumerate() {
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
            euros(&means, phase, &energy(&means, phase, &territory, Vec::new()), &territory)
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
