//! Licences shared by all against a licence for each seat: how many are used at once, what is saved, and which assumption
//! decides it.
//!
//! With `s` seats at a price `q` and a peak of `p` at a price `r`, `m` bought for each of the peak, the saving is
//! `1 − r m p / (q s)`. Costs come from the same needs and prices as the account, not from this formula.

use super::catalogue::Catalogue;
use super::needs::{self, Source};
use crate::decide::money::{Basis, ByPrice, Coefficients, Horizon, PriceRange, likely};
use crate::decide::money::{Item, Plan};
use crate::decide::quantities::{PhaseQuantities, Quantities, ScenarioQuantities};
use crate::decide::timeline::Timeline;
use crate::file::schema::means::{Item as Rule, Means, Per};
use maillage_sim::territory::Territory;

/// How far use is varied either way to see what it decides: a fifth. Assumption: nobody counted the lessons that use an
/// application. The number bought follows in proportion.
pub const USE_RANGE: f64 = 0.2;

/// A scenario with shared licences against one with a licence for each seat.
#[derive(Clone, PartialEq, Debug)]
pub struct Pooling {
    /// The licence.
    pub licence: String,
    /// Scenario in which each seat has its own.
    pub named: String,
    /// Scenario in which they are shared.
    pub pooled: String,
    /// Seats that may hold it where each has its own.
    pub seats: u64,
    /// Most in use at once where they are shared, and when.
    pub peak: Peak,
    /// Licences of the pool: it was exhausted when the peak reaches it.
    pub pool: u32,
    /// Euros over the years of the account for a licence on each seat, without discount or tax.
    pub named_cost: f64,
    /// The same for shared licences.
    pub pooled_cost: f64,
    /// What moves the saving, the widest first.
    pub drivers: Vec<Driver>,
}

/// When most licences are in use.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Peak {
    /// How many.
    pub count: u32,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
}

/// Something assumed, and what the saving is at both ends of its range, all else being likely.
#[derive(Clone, PartialEq, Debug)]
pub struct Driver {
    /// What is assumed.
    pub assumption: Assumption,
    /// Saving at the lower end of its range, a share of the cost of licences for each seat.
    pub at_low: f64,
    /// Saving at the higher end.
    pub at_high: f64,
}

/// What a saving depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Assumption {
    /// The price of an item, over its range.
    Price(String),
    /// How many are in use at once, [`USE_RANGE`] less or more.
    Use,
}

impl Pooling {
    /// Share of the cost of licences for each seat that sharing saves; negative when it costs more.
    pub fn saving(&self) -> f64 {
        saving(self.named_cost, self.pooled_cost)
    }
}

impl Driver {
    /// How far the saving moves.
    pub fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

fn saving(named: f64, pooled: f64) -> f64 {
    1.0 - pooled / named
}

/// Every scenario with a shared licence against one with the same licence for each seat: the reference where it is one,
/// else the first. Nothing where seats have no price.
pub fn poolings(
    quantities: &Quantities,
    means: &Means,
    territory: &Territory,
    reference: &str,
) -> Vec<Pooling> {
    let catalogue = Catalogue::new(means);
    let mut names: Vec<&str> = Vec::new();
    for licence in quantities.scenarios.iter().flat_map(|s| &s.phases).flat_map(|p| &p.stock.licences) {
        if !names.contains(&licence.name.as_str()) {
            names.push(&licence.name);
        }
    }
    let mut found = Vec::new();
    for licence in names {
        let is_named = |scenario: &&ScenarioQuantities| {
            of_seats(scenario, licence).is_some() && !is_shared(scenario, licence)
        };
        let of_reference = quantities.scenario(reference).filter(is_named);
        let Some(named) = of_reference.or_else(|| quantities.scenarios.iter().find(is_named)) else {
            continue;
        };
        for pooled in quantities.scenarios.iter().filter(|scenario| is_shared(scenario, licence)) {
            let costs = |scenario| Costs::of(scenario, licence, (means, &catalogue), territory);
            found.extend(pooling(licence, (named, &costs(named)), (pooled, &costs(pooled)), &catalogue));
        }
    }
    found
}

/// Whether a scenario shares a licence in one of its phases.
fn is_shared(scenario: &ScenarioQuantities, licence: &str) -> bool {
    let licences = scenario.phases.iter().flat_map(|phase| &phase.stock.licences);
    licences.into_iter().any(|known| known.name == licence && known.concurrent.is_some())
}

/// The most seats that may hold a licence in a phase; none where no seat may.
fn of_seats(scenario: &ScenarioQuantities, licence: &str) -> Option<u64> {
    let seats = |phase: &PhaseQuantities| -> u64 {
        let known = phase.stock.licences.iter().filter(|known| known.name == licence);
        known.flat_map(|known| known.seats).map(u64::from).sum()
    };
    scenario.phases.iter().map(seats).max().filter(|seats| *seats > 0)
}

/// The most in use at once over phases and days, the first of equal ones, with the licences that there are then.
fn peak(scenario: &ScenarioQuantities, licence: &str) -> (Peak, u32) {
    let (mut peak, mut pool) = (Peak::default(), 0);
    for phase in &scenario.phases {
        for (at, known) in phase.stock.licences.iter().enumerate() {
            let Some(there) = known.concurrent.filter(|_| known.name == licence) else { continue };
            for day in &phase.days {
                let count = day.licence_peaks.get(at).copied().unwrap_or(0);
                if count > peak.count {
                    peak = Peak { count, phase: phase.name.clone(), day: day.name.clone() };
                    pool = there;
                }
            }
        }
    }
    (peak, pool)
}

/// How often each price of a licence is paid, for seats and for what is shared.
struct Costs {
    seats: Coefficients,
    shared: Coefficients,
}

impl Costs {
    fn of(
        scenario: &ScenarioQuantities,
        licence: &str,
        (means, catalogue): (&Means, &Catalogue),
        territory: &Territory,
    ) -> Self {
        let timeline = Timeline::of(&means.account, scenario);
        let source = Source {
            means,
            catalogue,
            territory,
            scenario,
            timeline: &timeline,
            // Licences are no seats either.
            kept: &[],
            governance: 0,
            // Licences are neither electricity nor people.
            energy: &[],
            staff: &[],
        };
        let account = &means.account;
        let first = i32::try_from(account.first_year.0).expect("years are checked to be of our age");
        let horizon = Horizon { first, years: account.years.0 };
        let coefficients = |wanted: &dyn Fn(&Rule) -> bool| {
            let plan = Plan::new(horizon, &catalogue.items, &needs::stocks_of(&source, wanted))
                .expect("needs are made for every year, of items that are there");
            Coefficients::new(&plan, 0.0, Basis::Gross, |_, _| 1.0)
        };
        Self {
            seats: coefficients(&|rule| matches!(&rule.per, Per::LicensedSeat(name) if name == licence)),
            shared: coefficients(&|rule| matches!(&rule.per, Per::Licence(name) if name == licence)),
        }
    }

    /// Euros at given prices, with so many times the use that was simulated.
    fn at(&self, prices: &[ByPrice], times: f64) -> f64 {
        self.seats.at(prices) + times * self.shared.at(prices)
    }
}

fn pooling(
    licence: &str,
    (named, named_costs): (&ScenarioQuantities, &Costs),
    (pooled, pooled_costs): (&ScenarioQuantities, &Costs),
    catalogue: &Catalogue,
) -> Option<Pooling> {
    let prices = likely(&catalogue.items);
    let costs =
        |prices: &[ByPrice], times: f64| (named_costs.at(prices, times), pooled_costs.at(prices, times));
    let (named_cost, pooled_cost) = costs(&prices, 1.0);
    if named_cost <= 0.0 || pooled_cost <= 0.0 {
        return None;
    }
    let at = |prices: &[ByPrice], times: f64| {
        let (named, pooled) = costs(prices, times);
        saving(named, pooled)
    };
    let driver = |(index, item): (usize, &Item)| {
        let with = |read: fn(&PriceRange) -> f64| {
            let mut changed = prices.clone();
            changed[index] = item.prices(read);
            at(&changed, 1.0)
        };
        Driver {
            assumption: Assumption::Price(item.key.clone()),
            at_low: with(PriceRange::low),
            at_high: with(PriceRange::high),
        }
    };
    let of_use = Driver {
        assumption: Assumption::Use,
        at_low: at(&prices, 1.0 - USE_RANGE),
        at_high: at(&prices, 1.0 + USE_RANGE),
    };
    let mut drivers: Vec<Driver> = catalogue.items.iter().enumerate().map(driver).collect();
    drivers.push(of_use);
    // What moves nothing is no assumption of this saving, nor is a price of nothing at all, against which there is none.
    drivers.retain(|driver| driver.swing() > 0.0 && driver.swing().is_finite());
    drivers.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    let (peak, pool) = peak(pooled, licence);
    Some(Pooling {
        licence: licence.to_owned(),
        named: named.name.clone(),
        pooled: pooled.name.clone(),
        seats: of_seats(named, licence)?,
        peak,
        pool,
        named_cost,
        pooled_cost,
        drivers,
    })
}
