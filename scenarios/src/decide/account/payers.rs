//! Who pays what under a governance.

use super::catalogue::Catalogue;
use crate::decide::money::Level;
use crate::file::schema::means::{Levels, Means};

/// Shares of the payers, by category and level.
pub(super) struct Shares {
    /// By item of the catalogue: index of its category in `by_category`.
    category: Vec<usize>,
    /// By category, then by level: a share for each payer.
    by_category: Vec<[Vec<f64>; 5]>,
}

impl Shares {
    /// Those of a governance.
    pub(super) fn new(means: &Means, catalogue: &Catalogue, governance: usize) -> Self {
        let (_, said) = &means.governances.0[governance];
        let of = |levels: &Levels| {
            levels.all().map(|(_, payers)| {
                means
                    .payers
                    .names()
                    .map(|name| payers.get(name).map_or(0.0, |share| share.0.value()))
                    .collect()
            })
        };
        let usual = said.shares.get("default").expect("checked: every governance has it");
        let by_category =
            means.categories.names().map(|name| of(said.shares.get(name).unwrap_or(usual))).collect();
        let category = catalogue
            .items
            .iter()
            .map(|item| means.categories.position(&item.category).expect("checked: the category exists"))
            .collect();
        Self { category, by_category }
    }

    /// A share for each payer.
    pub(super) fn of(&self, item: usize, level: Level) -> &[f64] {
        let level = Level::ALL.iter().position(|known| *known == level).expect("ALL lists every level");
        &self.by_category[self.category[item]][level]
    }
}
