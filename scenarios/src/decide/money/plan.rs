//! What is bought, kept and used in every year: needs with their fleets, before any price.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::cohort::{Fleet, Start};
use super::item::{Item, Level};

/// The years of an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Horizon {
    /// First year.
    pub first: i32,
    /// How many years, from 1 to [`Horizon::MOST_YEARS`].
    pub years: u32,
}

impl Horizon {
    /// No account is longer: beyond any plan, and short enough that a slip of the pen fills no memory.
    pub const MOST_YEARS: u32 = 1_000;
}

/// What is wanted of an item, for a level and perhaps a département.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Need {
    /// Index of the item.
    pub item: usize,
    /// Whom it is for.
    pub level: Level,
    /// Where it is; `None` for what belongs to no département.
    pub departement: Option<u32>,
    /// Units in service by year of the horizon; empty if there are none.
    pub stock: Vec<u32>,
    /// What is in place when the first year begins. It matters only to an item with a purchase.
    pub start: Start,
    /// Units of flow by year, finite and not negative; empty if there are none.
    pub flow: Vec<f64>,
}

/// What no account can be made of. Whoever builds one from files has checked it there, with its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// The horizon has no year, or more than [`Horizon::MOST_YEARS`].
    #[error("the horizon has no year, or too many")]
    Horizon,
    /// An item has a tax that is negative or not finite.
    #[error("item {item} has no valid tax")]
    Tax {
        /// Index of the item.
        item: usize,
    },
    /// A need is of an item that is not there.
    #[error("need {need} is of no item")]
    Item {
        /// Index of the need.
        need: usize,
    },
    /// A need has stocks or flows for another number of years, or a flow that is negative or not finite.
    #[error("need {need} has no valid number for every year")]
    Years {
        /// Index of the need.
        need: usize,
    },
    /// There are not as many prices as items, or one is negative or not finite.
    #[error("there is no valid price for every item")]
    Prices,
    /// The rate is not a finite number above −1.
    #[error("the rate is no number above -1")]
    Rate,
    /// The shares of the payers of an item are not one per payer, finite, not negative, and one of them positive.
    #[error("item {item} is not divided among the payers")]
    Shares {
        /// Index of the item.
        item: usize,
    },
}

/// A need and what becomes of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// Index of the item.
    pub item: usize,
    /// Whom it is for.
    pub level: Level,
    /// Where it is.
    pub departement: Option<u32>,
    /// Units bought and in service by year.
    pub fleet: Fleet,
    /// Units of flow by year, one number per year.
    pub flow: Vec<f64>,
}

/// Name, group and tax of an item, which the account needs besides its prices.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Label {
    /// Key of the item.
    pub key: String,
    /// Group of the item.
    pub category: String,
    /// Value added tax, a share.
    pub vat: f64,
}

/// Everything that is wanted over the horizon, and hence bought: independent of prices, rates and payers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Its years.
    pub horizon: Horizon,
    /// The items, in their order.
    pub items: Vec<Label>,
    /// The needs, in their order.
    pub needs: Vec<Planned>,
}

impl Plan {
    /// Works out what must be bought in every year; refuses what no account can be made of.
    pub fn new(horizon: Horizon, items: &[Item], needs: &[Need]) -> Result<Self, Fault> {
        if !(1..=Horizon::MOST_YEARS).contains(&horizon.years) {
            return Err(Fault::Horizon);
        }
        if let Some(item) = items.iter().position(|item| !(item.vat.is_finite() && item.vat >= 0.0)) {
            return Err(Fault::Tax { item });
        }
        let label =
            |item: &Item| Label { key: item.key.clone(), category: item.category.clone(), vat: item.vat };
        let planned = needs.iter().enumerate().map(|(index, need)| {
            let item = items.get(need.item).ok_or(Fault::Item { need: index })?;
            planned(horizon.years as usize, item, need).ok_or(Fault::Years { need: index })
        });
        Ok(Self {
            horizon,
            items: items.iter().map(label).collect(),
            needs: planned.collect::<Result<_, _>>()?,
        })
    }

    /// Units of an item bought by year, all needs together (what carbon counts).
    pub fn purchases(&self, item: usize) -> Vec<u64> {
        self.by_year(item, |fleet| &fleet.purchases)
    }

    /// Units of an item in service by year, all needs together.
    pub fn in_service(&self, item: usize) -> Vec<u64> {
        self.by_year(item, |fleet| &fleet.in_service)
    }

    fn by_year(&self, item: usize, numbers: impl Fn(&Fleet) -> &[u32]) -> Vec<u64> {
        let mut sum = vec![0; self.horizon.years as usize];
        for need in self.needs.iter().filter(|need| need.item == item) {
            for (sum, &number) in sum.iter_mut().zip(numbers(&need.fleet)) {
                *sum += u64::from(number);
            }
        }
        sum
    }
}

/// A need with its fleet; `None` if it has not one valid number for every year.
fn planned(years: usize, item: &Item, need: &Need) -> Option<Planned> {
    let complete = |n: usize| n == years || n == 0;
    let valid = need.flow.iter().all(|flow| flow.is_finite() && *flow >= 0.0);
    if !(complete(need.stock.len()) && complete(need.flow.len()) && valid) {
        return None;
    }
    let none = vec![0; years];
    let wanted = if need.stock.is_empty() { &none } else { &need.stock };
    let fleet = match &item.purchase {
        Some(purchase) => Fleet::bought(wanted, purchase.life, need.start),
        None => Fleet::rented(wanted),
    };
    let flow = if need.flow.is_empty() { vec![0.0; years] } else { need.flow.clone() };
    Some(Planned { item: need.item, level: need.level, departement: need.departement, fleet, flow })
}
