//! Which prices matter: a total with one item at a time at its lowest and at its highest prices.

use serde::{Deserialize, Serialize};

use super::coefficient::Coefficients;
use super::item::{Item, likely};
use super::price::PriceRange;

/// A total when the prices of one item are lowest and highest, all others being likely.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Bar {
    /// Index of the item.
    pub item: usize,
    /// The total at the lowest prices of the item, in euros. In a difference it may be the higher of the two.
    pub at_low: f64,
    /// The total at its highest prices.
    pub at_high: f64,
}

impl Bar {
    /// How far the total moves.
    pub fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// The items that are not shown one by one.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Rest {
    /// How many have a swing.
    pub n: usize,
    /// The lowest total that their prices can make together, in euros.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
}

/// The items that move a total, or the difference of two, most first.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Tornado {
    /// The total at likely prices, in euros.
    pub base: f64,
    /// Items by decreasing swing, the first of equal ones first.
    pub bars: Vec<Bar>,
    /// All other items that move it.
    pub rest: Option<Rest>,
}

/// The tornado of a total, with at most `shown` items one by one.
pub fn tornado(total: &Coefficients, items: &[Item], shown: usize) -> Tornado {
    let base = total.at(&likely(items));
    let bar = |(index, item): (usize, &Item)| {
        let times = total.by_item.get(index)?;
        let moved = |read: fn(&PriceRange) -> f64| {
            let by = item.prices(|range| read(range) - range.likely());
            base + times.dot(&by)
        };
        let bar = Bar { item: index, at_low: moved(PriceRange::low), at_high: moved(PriceRange::high) };
        (bar.at_low != base || bar.at_high != base).then_some(bar)
    };
    let mut bars: Vec<Bar> = items.iter().enumerate().filter_map(bar).collect();
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()).then(a.item.cmp(&b.item)));
    let others = bars.split_off(shown.min(bars.len()));
    let sum = |extreme: fn(f64, f64) -> f64| {
        others.iter().fold(base, |sum, bar| sum + extreme(bar.at_low, bar.at_high) - base)
    };
    let rest = Rest { n: others.len(), lowest: sum(f64::min), highest: sum(f64::max) };
    Tornado { base, bars, rest: (!others.is_empty()).then_some(rest) }
}
