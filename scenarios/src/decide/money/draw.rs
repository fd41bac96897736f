//! Draws of uncertain prices, the same for every scenario.

use maillage_sim::random::{Address, Purpose, key_number, stream, uniform};

use super::item::{ByPrice, Item};
use super::price::PriceRange;

/// Prices of all items, drawn many times.
///
/// Draw `d` of an item is the quantile of its ranges at one uniform number, which depends on the seed, on `d` and on the key of
/// the item alone. Hence scenarios of a study share their draws (common random numbers), a new item leaves the others' draws
/// as they were, and the prices of one item (to buy, to run, to use) are high or low together, while items are independent.
#[derive(Clone, PartialEq, Debug)]
pub struct Draws {
    n_items: usize,
    n: usize,
    /// By draw, then by item.
    prices: Vec<ByPrice>,
}

impl Draws {
    /// Draws the prices of `items` `n` times.
    pub fn new(study_seed: u64, n: u32, items: &[Item]) -> Self {
        let establishments: Vec<u64> = items.iter().map(|item| key_number(&item.key)).collect();
        let mut prices = Vec::with_capacity(n as usize * items.len());
        for replication in 0..n {
            for (item, &establishment) in items.iter().zip(&establishments) {
                let address =
                    Address { study_seed, replication, establishment, purpose: Purpose::Prices, item: 0 };
                let p = uniform(&mut stream(address));
                prices.push(item.prices(|range: &PriceRange| range.quantile(p)));
            }
        }
        Self { n_items: items.len(), n: n as usize, prices }
    }

    /// Number of draws.
    pub fn n(&self) -> usize {
        self.n
    }

    /// The prices of each draw, one per item.
    pub fn iter(&self) -> impl Iterator<Item = &[ByPrice]> {
        (0..self.n).map(|draw| &self.prices[draw * self.n_items..(draw + 1) * self.n_items])
    }
}
