//! Sums of a ledger by whatever one asks: payer, item, category, level, place, year, nature, pupil.

use std::collections::BTreeMap;

use super::cents::Cents;
use super::item::Level;
use super::ledger::{Basis, Entry, Ledger, Nature};
use super::present::discount;

impl Entry {
    /// What the entry counts on a basis.
    pub fn value(&self, basis: Basis) -> Cents {
        match (basis.counts(self.nature), basis.is_present()) {
            (false, _) => Cents::ZERO,
            (true, false) => self.amount,
            (true, true) => self.present,
        }
    }
}

impl Ledger {
    /// All of it.
    pub fn total(&self, basis: Basis) -> Cents {
        self.entries.iter().map(|entry| entry.value(basis)).sum()
    }

    /// Sums by any key of an entry, a pair of them too; keys without an entry are absent.
    pub fn by<K: Ord>(&self, basis: Basis, key: impl Fn(&Entry) -> K) -> BTreeMap<K, Cents> {
        let mut sums = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| basis.counts(entry.nature)) {
            *sums.entry(key(entry)).or_insert(Cents::ZERO) += entry.value(basis);
        }
        sums
    }

    /// By payer, one amount each.
    pub fn by_payer(&self, basis: Basis) -> Vec<Cents> {
        self.dense(self.payers, |entry| (entry.payer, entry.value(basis)))
    }

    /// By item, one amount each.
    pub fn by_item(&self, basis: Basis) -> Vec<Cents> {
        self.dense(self.items.len(), |entry| (entry.item, entry.value(basis)))
    }

    /// By year of the horizon, one amount each; what is left at the end counts in the last.
    pub fn by_year(&self, basis: Basis) -> Vec<Cents> {
        self.dense(self.horizon.years as usize, |entry| {
            (entry.year.saturating_sub(self.horizon.first) as usize, entry.value(basis))
        })
    }

    /// By payer and item, `[payer][item]`: the widths of a picture of who pays for what.
    pub fn by_payer_and_item(&self, basis: Basis) -> Vec<Vec<Cents>> {
        let n = self.items.len();
        let mut sums = vec![vec![Cents::ZERO; n]; self.payers];
        for ((payer, item), amount) in self.by(basis, |entry| (entry.payer, entry.item)) {
            if let Some(sum) = sums.get_mut(payer).and_then(|of_payer| of_payer.get_mut(item)) {
                *sum = amount;
            }
        }
        sums
    }

    /// By category of item.
    pub fn by_category(&self, basis: Basis) -> BTreeMap<&str, Cents> {
        self.by(basis, |entry| entry.item)
            .into_iter()
            .filter_map(|(item, amount)| Some((self.items.get(item)?.1.as_str(), amount)))
            .fold(BTreeMap::new(), |mut sums, (category, amount)| {
                *sums.entry(category).or_insert(Cents::ZERO) += amount;
                sums
            })
    }

    /// By level.
    pub fn by_level(&self, basis: Basis) -> BTreeMap<Level, Cents> {
        self.by(basis, |entry| entry.level)
    }

    /// By département; `None` is what belongs to none.
    pub fn by_departement(&self, basis: Basis) -> BTreeMap<Option<u32>, Cents> {
        self.by(basis, |entry| entry.departement)
    }

    /// By nature.
    pub fn by_nature(&self, basis: Basis) -> BTreeMap<Nature, Cents> {
        self.by(basis, |entry| entry.nature)
    }

    /// What is left at the end, as a positive amount.
    pub fn residual(&self) -> Cents {
        -self.entries.iter().filter(|e| e.nature == Nature::Residual).map(|e| e.amount).sum::<Cents>()
    }

    /// Value added tax on what is spent, by payer, without discount: it comes on top of all other amounts.
    pub fn vat_by_payer(&self) -> Vec<Cents> {
        self.dense(self.payers, |entry| (entry.payer, entry.vat))
    }

    /// Value added tax on what is spent, without discount.
    pub fn vat(&self) -> Cents {
        self.entries.iter().map(|entry| entry.vat).sum()
    }

    /// Euros per pupil and year over the horizon, given the pupils of every year: all money over all pupil-years. Present
    /// values are divided by pupil-years that are discounted at the same rate, so that the figure is the constant yearly
    /// price per pupil that would pay for everything (a levelised cost). `None` without pupils or for another number of
    /// years.
    pub fn per_pupil(&self, basis: Basis, pupils: &[f64]) -> Option<f64> {
        let rate = if basis.is_present() { self.rate } else { 0.0 };
        let weighted: f64 = (0..).zip(pupils).map(|(year, pupils)| pupils * discount(rate, year)).sum();
        let complete = pupils.len() == self.horizon.years as usize;
        (complete && weighted.is_finite() && weighted > 0.0).then(|| self.total(basis).euros() / weighted)
    }

    /// Sums by an index below `n`. Entries of a ledger that was altered on its way may lie outside; they count nowhere.
    fn dense(&self, n: usize, place: impl Fn(&Entry) -> (usize, Cents)) -> Vec<Cents> {
        let mut sums = vec![Cents::ZERO; n];
        for (index, amount) in self.entries.iter().map(place) {
            if let Some(sum) = sums.get_mut(index) {
                *sum += amount;
            }
        }
        sums
    }
}
