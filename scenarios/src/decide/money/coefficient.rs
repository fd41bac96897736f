//! A total as a linear function of prices: how often each price is paid.

use serde::{Deserialize, Serialize};

use super::draw::Draws;
use super::item::{ByPrice, Level};
use super::ledger::Basis;
use super::plan::Plan;
use super::present::discount;

/// How often each price of each item is paid in a total. Differs from the ledger only by the rounding of amounts to cents:
/// by at most half a cent for each charge of the ledger.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Coefficients {
    /// By item.
    pub by_item: Vec<ByPrice>,
}

impl Coefficients {
    /// Of the total of a plan on a basis, each item and level weighted: 1 for the whole total, the share of a payer for what
    /// this one pays, 0 for what is left out.
    pub fn new(plan: &Plan, rate: f64, basis: Basis, weight: impl Fn(usize, Level) -> f64) -> Self {
        let mut by_item = vec![ByPrice::default(); plan.items.len()];
        for charge in plan.charges().filter(|charge| basis.counts(charge.nature)) {
            let item = charge.need.item;
            let worth = if basis.is_present() { discount(rate, charge.delay()) } else { 1.0 };
            let factor = worth * weight(item, charge.need.level);
            by_item[item].buy += factor * charge.times.buy;
            by_item[item].run += factor * charge.times.run;
            by_item[item].usage += factor * charge.times.usage;
        }
        Self { by_item }
    }

    /// The total in euros at given prices, one per item.
    pub fn at(&self, prices: &[ByPrice]) -> f64 {
        self.by_item.iter().zip(prices).map(|(times, price)| times.dot(price)).sum()
    }

    /// The total in euros at each draw of prices.
    pub fn totals(&self, draws: &Draws) -> Vec<f64> {
        draws.iter().map(|prices| self.at(prices)).collect()
    }

    /// This total less another one of the same items: the difference of two scenarios, or of two payers.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let pairs = self.by_item.iter().zip(&other.by_item);
        let less = |(a, b): (&ByPrice, &ByPrice)| ByPrice {
            buy: a.buy - b.buy,
            run: a.run - b.run,
            usage: a.usage - b.usage,
        };
        Self { by_item: pairs.map(less).collect() }
    }
}
