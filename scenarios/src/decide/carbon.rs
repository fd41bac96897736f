//! Energy and carbon: what runs and what was made, with the range of the factors.
//!
//! Of a year: electricity times its factor, gigabytes on access lines times that of the network, and the making of what is
//! in service spread evenly over its life (what has no life of its own: over the years of the account). What is kept in
//! the place of something new was made before, and is not made again. Low and high take all factors at their end at once:
//! they bound what one can defend, and are no interval of confidence.

use super::calendar::of_year;
use super::count::count;
use super::energy::Energy;
use super::quantities::PhaseQuantities;
use crate::file::schema::means::{Factor, Means, Per};
use maillage_sim::territory::Territory;
use serde::{Deserialize, Serialize};

/// A figure with its range.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Ranged {
    /// The lowest that is plausible.
    pub low: f64,
    /// The likely one.
    pub likely: f64,
    /// The highest.
    pub high: f64,
}

impl Ranged {
    /// So many units of a factor.
    fn of(number: f64, factor: Factor) -> Self {
        Self { low: number * factor.low.0, likely: number * factor.likely.0, high: number * factor.high.0 }
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, likely: self.likely + other.likely, high: self.high + other.high }
    }

    /// The same, so many times.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, likely: self.likely * factor, high: self.high * factor }
    }
}

/// Energy and carbon of a year of a phase.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Carbon {
    /// Electricity, kilowatt-hours, that of rented hosts included.
    pub kilowatt_hours: f64,
    /// Of it, that of rented hosts.
    pub rented_kilowatt_hours: f64,
    /// Gigabytes on access lines.
    pub gigabytes: f64,
    /// Carbon of electricity, kgCO2e.
    pub electricity: Ranged,
    /// Carbon of the network.
    pub network: Ranged,
    /// Carbon of what was made.
    pub embodied: Ranged,
}

impl Carbon {
    /// All of it, kgCO2e.
    pub fn total(&self) -> Ranged {
        self.electricity.plus(self.network).plus(self.embodied)
    }
}

/// Energy and carbon of a year of a phase.
pub fn carbon(means: &Means, phase: &PhaseQuantities, energy: &Energy, territory: &Territory) -> Carbon {
    let gigabytes = of_year(&means.calendar, &phase.days, |day| day.access_gigabytes);
    let mut embodied = Ranged::default();
    for (_, item) in means.items.iter() {
        let Some(factor) = item.embodied else { continue };
        let made = if item.per == Per::CoreHour {
            energy.core_hours * item.each.0
        } else {
            let life = item.life.map_or(means.account.years.0, |life| life.0);
            let counted = count(&item.per, item.kinds.as_deref(), phase, territory).total();
            let kept = energy.reused.iter().filter(|kept| kept.replaces(item));
            let kept: f64 = kept.map(|kept| kept.seats_of(item).total()).sum();
            (counted - kept) * item.each.0 / f64::from(life.max(1))
        };
        embodied = embodied.plus(Ranged::of(made, factor));
    }
    Carbon {
        kilowatt_hours: energy.total(),
        rented_kilowatt_hours: energy.rented,
        gigabytes,
        electricity: Ranged::of(energy.total(), means.energy.carbon_per_kilowatt_hour),
        network: Ranged::of(gigabytes, means.energy.carbon_per_gigabyte),
        embodied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::energy::energy;
    use crate::decide::sample::{phase, territory};
    use crate::file::means::LoadedMeans;

    #[test]
    fn what_is_kept_is_not_made_again() {
        let mut means = LoadedMeans::usual().means;
        means.items.0.retain(|(name, _)| name == "desktop");
        let (phase, territory) = (phase("2013"), territory());
        let mut seats = crate::decide::count::Counts::new(2);
        seats.add(crate::decide::count::level(territory.establishments[0].kind), Some(0), 30.0);
        let reused = vec![crate::decide::reuse::InService { to: 0, from: 1, seats }];
        let energy = energy(&means, &phase, &territory, reused);
        let found = carbon(&means, &phase, &energy, &territory);
        assert!((found.embodied.likely - 120.0 * 296.0 / 6.0).abs() < 1e-9);
        // What has no life is not kept with it.
        means.items.0[0].1.life = None;
        let found = carbon(&means, &phase, &energy, &territory);
        assert!((found.embodied.likely - 150.0 * 296.0 / 10.0).abs() < 1e-9);
    }

    #[test]
    fn each_core_hour_counts_as_often_as_it_is_said() {
        let made = |each: f64| {
            let mut means = LoadedMeans::usual().means;
            means.items.0.retain(|(_, item)| item.per == Per::CoreHour && item.embodied.is_some());
            assert_eq!(means.items.0.len(), 1);
            means.items.0[0].1.each.0 = each;
            let (phase, territory) = (crate::decide::sample::cloud("2015"), territory());
            let energy = energy(&means, &phase, &territory, Vec::new());
            carbon(&means, &phase, &energy, &territory).embodied.likely
        };
        assert!(made(1.0) > 0.0 && (made(3.0) / made(1.0) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_account_is_that_by_hand() {
        let mut means = LoadedMeans::usual().means;
        means.items.0.retain(|(name, _)| ["desktop", "server"].contains(&name.as_str()));
        let (phase, territory) = (phase("2013"), territory());
        let energy = energy(&means, &phase, &territory, Vec::new());
        let found = carbon(&means, &phase, &energy, &territory);
        let days = 162.0 / 154.0;
        let network = (130.0 * 10.0 + 24.0 * 20.0) * days * 0.00927;
        let embodied = 150.0 * 296.0 / 6.0 + 3.0 * 1234.0 / 5.0;
        let expected = energy.total() * 0.0461 + network + embodied;
        assert!((found.total().likely - expected).abs() < 1e-9 * expected);
        // The factor of servers spreads over more than five times: 668 to 3,660.
        let servers = 3.0 / 5.0 * (3660.0 - 668.0);
        let desktops = 150.0 / 6.0 * (400.0 - 259.0);
        assert!((found.embodied.high - found.embodied.low - servers - desktops).abs() < 1e-9);
    }
}
