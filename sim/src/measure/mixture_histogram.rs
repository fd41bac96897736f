//! The sum of many mixtures of exponentials, kept by the logarithm of their means: response times of the
//! `session` tier enter at the price of an addition per term.
//!
//! A bin stores the weight and the weighted sum of the means that fell into it, and counts as one exponential
//! with their average, so that the mean is exact. With 16 bins per octave the means in a bin lie within 3.1 % of
//! its middle; the tail at `y` means then errs by at most `½ (0.031)² (y² − 2y)` of itself, hence a quantile up to
//! p99 by less than 0.2 % (measured in the tests).

use super::histogram::Bins;
use crate::queueing::mixture::{Mixture, quantile};
use serde::{Deserialize, Serialize};

/// What fell into a bin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Bin {
    weight: f64,
    weighted_mean: f64,
}

impl Bin {
    fn mean(&self) -> f64 {
        self.weighted_mean / self.weight
    }
}

/// An accumulated mixture of exponential distributions; 16 bytes per bin, 10 kB at most.
///
/// Merging is commutative, and associative up to the rounding of sums.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MixtureHistogram {
    bins: Bins<Bin, 4>,
}

impl MixtureHistogram {
    /// Nothing accumulated yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an exponential of the given mean (> 0, finite) with a weight (≥ 0): the number of responses.
    pub fn add(&mut self, mean: f64, weight: f64) {
        assert!(mean > 0.0 && mean.is_finite(), "the mean of an exponential is positive: {mean}");
        assert!(weight >= 0.0 && weight.is_finite(), "a weight is finite and ≥ 0: {weight}");
        if weight > 0.0 {
            let bin = self.bins.at(mean);
            bin.weight += weight;
            bin.weighted_mean += weight * mean;
        }
    }

    /// Adds a whole law, its values multiplied by `scale` (> 0: the mean demand in seconds), with a weight.
    pub fn add_mixture(&mut self, law: &Mixture, scale: f64, weight: f64) {
        for term in law.terms() {
            self.add(term.mean * scale, term.weight * weight);
        }
    }

    /// Adds all that `other` holds.
    pub fn merge(&mut self, other: &Self) {
        self.bins.merge(&other.bins, |bin, more| {
            bin.weight += more.weight;
            bin.weighted_mean += more.weighted_mean;
        });
    }

    fn full(&self) -> impl Iterator<Item = &Bin> + Clone {
        self.bins.iter().map(|(_, bin)| bin).filter(|bin| bin.weight > 0.0)
    }

    /// Total weight.
    pub fn weight(&self) -> f64 {
        self.full().map(|bin| bin.weight).sum()
    }

    /// Exact mean; `None` when empty.
    pub fn mean(&self) -> Option<f64> {
        let weight = self.weight();
        (weight > 0.0).then(|| self.full().map(|bin| bin.weighted_mean).sum::<f64>() / weight)
    }

    /// Probability that a value exceeds `x` (≥ 0); `None` when empty.
    pub fn share_above(&self, x: f64) -> Option<f64> {
        let weight = self.weight();
        let above = || self.full().map(|bin| bin.weight * (-x / bin.mean()).exp()).sum::<f64>();
        (weight > 0.0).then(|| above() / weight)
    }

    /// The value that a share `q` (0 ≤ q < 1) does not exceed; `None` when empty.
    pub fn quantile(&self, q: f64) -> Option<f64> {
        let terms = || self.full().map(|bin| (bin.weight, bin.mean()));
        (self.full().count() > 0).then(|| quantile(terms, q))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::finite_source::FiniteSource;
    use proptest::prelude::*;

    #[test]
    fn empty_says_nothing() {
        let empty = MixtureHistogram::new();
        assert_eq!((empty.mean(), empty.quantile(0.5), empty.share_above(1.0)), (None, None, None));
    }

    #[test]
    fn one_law_comes_out_as_it_went_in() {
        let law = FiniteSource::new(40, 0.1, 4.0).response(3);
        let mut sum = MixtureHistogram::new();
        sum.add_mixture(&law, 0.25, 800.0);
        assert!((sum.weight() - 800.0).abs() < 1e-9);
        for q in [0.5, 0.95, 0.99] {
            // Three means in three bins: nothing is averaged.
            assert!((sum.quantile(q).unwrap() / (0.25 * law.quantile(q)) - 1.0).abs() < 1e-10);
        }
    }

    proptest! {
        #[test]
        fn quantiles_are_within_their_error(
            terms in prop::collection::vec(((-9.0_f64..9.0).prop_map(f64::exp), 0.1_f64..10.0), 1..300),
        ) {
            let (mut whole, mut left, mut right) =
                (MixtureHistogram::new(), MixtureHistogram::new(), MixtureHistogram::new());
            for (i, &(mean, weight)) in terms.iter().enumerate() {
                whole.add(mean, weight);
                if i % 3 == 0 { left.add(mean, weight) } else { right.add(mean, weight) }
            }
            let total: f64 = terms.iter().map(|term| term.1).sum();
            let mean = terms.iter().map(|term| term.0 * term.1).sum::<f64>() / total;
            prop_assert!((whole.mean().unwrap() / mean - 1.0).abs() < 1e-12);
            left.merge(&right);
            for q in [0.5, 0.9, 0.95, 0.99] {
                let exact = quantile(|| terms.iter().map(|&(mean, weight)| (weight, mean)), q);
                let found = whole.quantile(q).unwrap();
                prop_assert!((found / exact - 1.0).abs() < 2e-3, "p{q}: {found}, exact {exact}");
                prop_assert!((left.quantile(q).unwrap() / found - 1.0).abs() < 1e-9);
            }
        }
    }
}
