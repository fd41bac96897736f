//! A mergeable histogram of positive values with weights, in bins whose width grows with the value.
//!
//! Every octave is cut into 64 bins of equal width, which the bits of the floating-point number give without a
//! logarithm (the idea of Tene's `HdrHistogram`). A quantile is the middle of its bin: relative error ≤ 1/128
//! = 0.8 %. Memory is 8 bytes per bin between the least and the greatest value seen, 512 bytes per octave and
//! 20 kB at most, whatever the number of values.

use serde::{Deserialize, Serialize};

/// Contiguous bins of an axis cut in `2^BITS` per octave, from 2⁻²⁰ (1 µs, in seconds) to 2²⁰ (12 days);
/// values outside fall into the first or last bin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Bins<T, const BITS: u32> {
    first: u32,
    bins: Vec<T>,
}

/// Least value with a bin of its own.
const LEAST: f64 = 1.0 / 1_048_576.0;
/// Greatest value with a bin of its own (exclusive).
const GREATEST: f64 = 1_048_576.0;

impl<T: Copy + Default, const BITS: u32> Bins<T, BITS> {
    fn number(value: f64) -> u32 {
        let clamped = value.clamp(LEAST, GREATEST.next_down());
        ((clamped.to_bits() - LEAST.to_bits()) >> (52 - BITS)) as u32
    }

    /// Bounds of a bin.
    pub(super) fn bounds(number: u32) -> (f64, f64) {
        let at = |n: u32| f64::from_bits(LEAST.to_bits() + (u64::from(n) << (52 - BITS)));
        (at(number), at(number + 1))
    }

    /// The bin of a value, made if needed.
    pub(super) fn at(&mut self, value: f64) -> &mut T {
        let number = Self::number(value);
        if self.bins.is_empty() {
            self.first = number;
        }
        if number < self.first {
            let missing = (self.first - number) as usize;
            self.bins.splice(0..0, std::iter::repeat_n(T::default(), missing));
            self.first = number;
        }
        let place = (number - self.first) as usize;
        if place >= self.bins.len() {
            self.bins.resize(place + 1, T::default());
        }
        &mut self.bins[place]
    }

    /// Bins in ascending order, with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &T)> + Clone {
        (self.first..).zip(&self.bins)
    }

    /// Adds every bin of `other` by `add`.
    pub(super) fn merge(&mut self, other: &Self, mut add: impl FnMut(&mut T, &T)) {
        for (number, bin) in other.iter() {
            add(self.at(Self::bounds(number).0), bin);
        }
    }
}

/// Weighted values, of which quantiles, mean and extremes are asked.
///
/// Merging adds bin by bin: it is commutative, and associative up to the rounding of sums (exactly so for
/// weights that are whole numbers, except for the mean). Merge in a fixed order for identical bits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    bins: Bins<f64, 6>,
    weight: f64,
    sum: f64,
    least: f64,
    greatest: f64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { bins: Bins::default(), weight: 0.0, sum: 0.0, least: f64::MAX, greatest: 0.0 }
    }
}

impl Histogram {
    /// No values yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one value (≥ 0, finite).
    pub fn add(&mut self, value: f64) {
        self.add_weighted(value, 1.0);
    }

    /// Counts a value (≥ 0, finite) with a weight (≥ 0): a time during which it held, a number of people.
    pub fn add_weighted(&mut self, value: f64, weight: f64) {
        assert!(
            value >= 0.0 && value.is_finite(),
            "a histogram holds values that are finite and ≥ 0: {value}"
        );
        assert!(weight >= 0.0 && weight.is_finite(), "a weight is finite and ≥ 0: {weight}");
        if weight == 0.0 {
            return;
        }
        *self.bins.at(value) += weight;
        self.weight += weight;
        self.sum += value * weight;
        self.least = self.least.min(value);
        self.greatest = self.greatest.max(value);
    }

    /// Adds all that `other` holds.
    pub fn merge(&mut self, other: &Self) {
        self.bins.merge(&other.bins, |bin, more| *bin += more);
        self.weight += other.weight;
        self.sum += other.sum;
        self.least = self.least.min(other.least);
        self.greatest = self.greatest.max(other.greatest);
    }

    /// Total weight; the count when every weight is 1.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// Exact weighted mean; `None` when empty.
    pub fn mean(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }

    /// The least value that a share `q` (0 to 1) of the weight does not exceed, to 0.8 %; values below 1e-6 are
    /// only known to be that, and those beyond 1,048,576 likewise. `None` when empty.
    pub fn quantile(&self, q: f64) -> Option<f64> {
        assert!((0.0..=1.0).contains(&q), "a quantile is a share: {q}");
        let mut below = 0.0;
        let mut last = None;
        for (number, &bin) in self.bins.iter().filter(|&(_, &bin)| bin > 0.0) {
            let (low, high) = Bins::<f64, 6>::bounds(number);
            last = Some((0.5 * (low + high)).clamp(self.least, self.greatest));
            below += bin;
            if below >= q * self.weight {
                break;
            }
        }
        last
    }

    /// Share of the weight whose values exceed `value`, where the bin of `value` is divided in proportion;
    /// `None` when empty.
    pub fn share_above(&self, value: f64) -> Option<f64> {
        let above = |(number, bin): (u32, &f64)| {
            let (low, high) = Bins::<f64, 6>::bounds(number);
            bin * ((high - value) / (high - low)).clamp(0.0, 1.0)
        };
        (self.weight > 0.0).then(|| (self.bins.iter().map(above).sum::<f64>() / self.weight).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn empty_says_nothing() {
        let empty = Histogram::new();
        assert_eq!((empty.mean(), empty.quantile(0.5), empty.share_above(1.0)), (None, None, None));
        assert_eq!(empty.weight(), 0.0);
    }

    #[test]
    fn one_value_is_known_exactly() {
        let mut one = Histogram::new();
        one.add(3.3);
        assert_eq!((one.quantile(0.0), one.quantile(1.0), one.mean()), (Some(3.3), Some(3.3), Some(3.3)));
    }

    #[test]
    fn values_beyond_the_axis_are_kept() {
        let mut wide = Histogram::new();
        for value in [0.0, 1e-9, 1e9] {
            wide.add(value);
        }
        assert_eq!(wide.weight(), 3.0);
        assert!(wide.quantile(0.5).unwrap() < 1e-6);
        assert!(wide.quantile(1.0).unwrap() > 1e6);
        assert!(wide.bins.iter().count() <= 40 * 64);
    }

    #[test]
    fn weights_count_as_repetitions() {
        let (mut weighted, mut repeated) = (Histogram::new(), Histogram::new());
        weighted.add_weighted(0.2, 3.0);
        weighted.add_weighted(7.0, 1.0);
        weighted.add_weighted(99.0, 0.0);
        for value in [0.2, 0.2, 0.2, 7.0] {
            repeated.add(value);
        }
        assert_eq!(weighted.bins, repeated.bins);
        assert_eq!(weighted.share_above(1.0), Some(0.25));
    }

    proptest! {
        #[test]
        fn quantiles_are_within_their_error(
            values in prop::collection::vec((-13.0_f64..13.0).prop_map(f64::exp), 1..200), q in 0.0_f64..=1.0,
        ) {
            let mut histogram = Histogram::new();
            for &value in &values {
                histogram.add(value);
            }
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let rank = ((q * values.len() as f64).ceil() as usize).clamp(1, values.len());
            let exact = sorted[rank - 1];
            let found = histogram.quantile(q).unwrap();
            prop_assert!((found / exact - 1.0).abs() <= 1.0 / 128.0, "{found}, exact {exact}");
        }

        #[test]
        fn merging_is_associative_and_commutative(
            parts in prop::array::uniform3(prop::collection::vec((1e-7_f64..1e7, 1_u32..9), 0..30)),
        ) {
            let [a, b, c] = parts.map(|part| {
                let mut histogram = Histogram::new();
                for &(value, weight) in &part {
                    histogram.add_weighted(value, f64::from(weight));
                }
                histogram
            });
            let merged = |x: &Histogram, y: &Histogram| { let mut z = x.clone(); z.merge(y); z };
            let (left, right) = (merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            prop_assert_eq!(&left.bins.iter().filter(|(_, w)| **w > 0.0).collect::<Vec<_>>(),
                &right.bins.iter().filter(|(_, w)| **w > 0.0).collect::<Vec<_>>());
            prop_assert_eq!((left.weight, left.least, left.greatest), (right.weight, right.least, right.greatest));
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        }
    }
}
