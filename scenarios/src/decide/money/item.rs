//! What can be paid for: an item with its prices, its life and its tax.

use std::num::NonZeroU8;

use maillage_sim::territory::EstablishmentKind;
use serde::{Deserialize, Serialize};

use super::price::PriceRange;

/// Something that is bought, run or used: a device, a line, a licence, a service, a project.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its name in files; also the address of its random draws, so that a new item leaves the others' as they were.
    pub key: String,
    /// The group it is shown in.
    pub category: String,
    /// What a unit costs to have and how long it lasts; `None` for what is only rented or used.
    pub purchase: Option<Purchase>,
    /// Euros excluding tax per unit in service and year.
    pub run: Option<PriceRange>,
    /// Euros excluding tax per unit of flow: an hour of a host, a gigabyte, a kilowatt-hour.
    pub usage: Option<PriceRange>,
    /// Value added tax as a share of the price excluding tax, 0.2 for 20 %; not negative.
    pub vat: f64,
}

/// The purchase of a unit.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Purchase {
    /// Euros excluding tax per unit.
    pub price: PriceRange,
    /// How long a unit lasts.
    pub life: Life,
}

/// How long a unit lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// This many whole years; then it is bought again if it is still wanted. Its worth falls evenly to nothing.
    Years(NonZeroU8),
    /// It is spent once: never renewed while it is wanted, and worth nothing to anyone at the end (a project, a training).
    Once,
}

impl Life {
    /// A life in whole years, 1 to 255; `None` for 0.
    pub fn years(years: u8) -> Option<Self> {
        NonZeroU8::new(years).map(Self::Years)
    }
}

/// Whom a need is for, since payers differ by level.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Écoles.
    Ecole,
    /// Collèges.
    College,
    /// Lycées généraux, technologiques or polyvalents.
    Lycee,
    /// Lycées professionnels.
    LyceeProfessionnel,
    /// All levels together: a data centre, a portal, a line of the backbone.
    Shared,
}

impl Level {
    /// Every level, in order.
    pub const ALL: [Self; 5] =
        [Self::Ecole, Self::College, Self::Lycee, Self::LyceeProfessionnel, Self::Shared];
}

impl From<EstablishmentKind> for Level {
    fn from(kind: EstablishmentKind) -> Self {
        match kind {
            EstablishmentKind::Ecole => Self::Ecole,
            EstablishmentKind::College => Self::College,
            EstablishmentKind::Lycee => Self::Lycee,
            EstablishmentKind::LyceeProfessionnel => Self::LyceeProfessionnel,
        }
    }
}

/// A number for each of the three prices of an item: the prices themselves (euros) or how often each is paid.
#[derive(Clone, Copy, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct ByPrice {
    /// Per unit bought.
    pub buy: f64,
    /// Per unit in service and year.
    pub run: f64,
    /// Per unit of flow.
    pub usage: f64,
}

impl ByPrice {
    /// Sum of the products: quantities at prices.
    pub fn dot(&self, other: &Self) -> f64 {
        self.buy * other.buy + self.run * other.run + self.usage * other.usage
    }
}

impl Item {
    /// The prices of the item, each read from its range; 0 for one that it does not have.
    pub fn prices(&self, read: impl Fn(&PriceRange) -> f64) -> ByPrice {
        let price = |range: Option<&PriceRange>| range.map_or(0.0, &read);
        ByPrice {
            buy: price(self.purchase.as_ref().map(|purchase| &purchase.price)),
            run: price(self.run.as_ref()),
            usage: price(self.usage.as_ref()),
        }
    }
}

/// The most likely prices of all items, at which accounts are made.
pub fn likely(items: &[Item]) -> Vec<ByPrice> {
    items.iter().map(|item| item.prices(PriceRange::likely)).collect()
}

/// The mean prices of all items: the mean over draws of any total is the total at these, since totals are linear.
pub fn mean(items: &[Item]) -> Vec<ByPrice> {
    items.iter().map(|item| item.prices(PriceRange::mean)).collect()
}
