//! Amounts of money in whole cents, so that every sum is exact.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in euro cents. Sums stop at the ends of `i64` instead of wrapping round.
///
/// In files it is a number of euros with at most two decimals. A binary `f64` keeps every decimal number of 15 digits, so
/// that amounts up to [`Cents::MOST`] (ten thousand billion euros) are written and read back to the cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Cents(i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount made from euros: 15 digits of cents, 9 999 999 999 999.99 €.
    pub const MOST: Self = Self(999_999_999_999_999);

    /// From a whole number of cents.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// From euros, to the nearest cent, halves away from zero. `None` if the number is not finite or beyond
    /// [`Cents::MOST`]. Rounding sees the binary number: 1.005 is a little less than that and gives 1.00 €.
    pub fn from_euros(euros: f64) -> Option<Self> {
        let cents = (euros * 100.0).round();
        // A comparison with what is not a number is false, so that it is refused too.
        (cents.abs() <= Self::MOST.0 as f64).then_some(Self(cents as i64))
    }

    /// From euros like [`Cents::from_euros`], but at most [`Cents::MOST`] either way; what is not a number is nothing.
    pub fn saturating(euros: f64) -> Self {
        let most = Self::MOST.0 as f64;
        // The conversion of what is not a number to an integer is 0.
        Self((euros * 100.0).round().clamp(-most, most) as i64)
    }

    /// In euros.
    pub fn euros(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Times a factor, to the nearest cent, within [`Cents::MOST`].
    #[must_use]
    pub fn scale(self, factor: f64) -> Self {
        let most = Self::MOST.0 as f64;
        Self((self.0 as f64 * factor).round().clamp(-most, most) as i64)
    }

    /// Divides the amount in proportion to shares by the method of the largest remainder (Hamilton's): everyone gets the
    /// whole cents of the exact part, and the cents that are left go to the largest remainders, the first of equal ones.
    ///
    /// The parts always sum to the amount, and differ by less than a cent from the exact ones. Shares need not sum to 1; a
    /// share that is negative or not a finite number counts as 0, and a share of 0 gets nothing. If no share counts the
    /// first takes all; without any share there is no part. Parts of `-x` are those of `x` with the other sign.
    pub fn split(self, shares: &[f64]) -> Vec<Self> {
        if shares.is_empty() {
            return Vec::new();
        }
        let largest = shares.iter().copied().filter(|share| share.is_finite()).fold(0.0, f64::max);
        let weights: Vec<f64> = if largest > 0.0 {
            // Division by the largest keeps the sum finite whatever the shares.
            let weight = |share: &f64| if share.is_finite() { share.max(0.0) / largest } else { 0.0 };
            shares.iter().map(weight).collect()
        } else {
            (0..shares.len()).map(|index| if index == 0 { 1.0 } else { 0.0 }).collect()
        };
        let sum: f64 = weights.iter().sum();
        let amount = i128::from(self.0).abs();
        let exact: Vec<f64> = weights.iter().map(|weight| amount as f64 * (weight / sum)).collect();
        let mut parts: Vec<i128> = exact.iter().map(|part| part.floor() as i128).collect();
        let mut order: Vec<usize> = (0..parts.len()).filter(|&index| weights[index] > 0.0).collect();
        let remainder = |index: usize| exact[index] - exact[index].floor();
        order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b)));
        let left = amount - parts.iter().sum::<i128>();
        for &index in order.iter().cycle().take(usize::try_from(left).unwrap_or(0)) {
            parts[index] += 1;
        }
        if left < 0 {
            // Only rounding of amounts beyond 2^53 cents gives too much: the largest part bears it.
            let largest = (0..parts.len()).max_by_key(|&index| parts[index]);
            parts[largest.expect("there is a share")] += left;
        }
        let sign = i128::from(self.0.signum());
        let whole = |part: i128| Self(i64::try_from(sign * part).unwrap_or(self.0));
        parts.into_iter().map(whole).collect()
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Cents {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Self> for Cents {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.euros())
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let euros = f64::deserialize(deserializer)?;
        Self::from_euros(euros)
            .ok_or_else(|| de::Error::invalid_value(de::Unexpected::Float(euros), &"an amount in euros"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cents(parts: &[i64]) -> Vec<Cents> {
        parts.iter().copied().map(Cents::new).collect()
    }

    #[test]
    fn euros_are_rounded_to_the_nearest_cent_halves_away_from_zero() {
        // 0.125 and 2.375 are exact in binary, so that these are true halves.
        for (euros, expected) in [(0.125, 13), (-0.125, -13), (2.375, 238), (19.99, 1999), (0.004, 0)] {
            assert_eq!(Cents::from_euros(euros), Some(Cents::new(expected)), "{euros}");
            assert_eq!(Cents::saturating(euros), Cents::new(expected), "{euros}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_or_held_at_the_end() {
        for euros in [f64::NAN, f64::INFINITY, -1e14] {
            assert_eq!(Cents::from_euros(euros), None);
        }
        assert_eq!(Cents::saturating(f64::NAN), Cents::ZERO);
        assert_eq!(Cents::saturating(f64::NEG_INFINITY), -Cents::MOST);
        assert_eq!(Cents::new(i64::MAX) + Cents::new(1), Cents::new(i64::MAX));
        assert_eq!(-Cents::new(i64::MIN), Cents::new(i64::MAX));
        assert_eq!(Cents::new(i64::MAX) * 2, Cents::new(i64::MAX));
    }

    #[test]
    fn the_largest_remainders_take_the_cents_that_are_left() {
        // 100 cents in thirds: 33 each and one left, for the first of equal remainders.
        assert_eq!(Cents::new(100).split(&[1.0, 1.0, 1.0]), cents(&[34, 33, 33]));
        // 10 cents at 0.55, 0.27, 0.18: exactly 5.5, 2.7, 1.8; whole 5, 2, 1; two left for .8 and .7.
        assert_eq!(Cents::new(10).split(&[0.55, 0.27, 0.18]), cents(&[5, 3, 2]));
        assert_eq!(Cents::new(-10).split(&[0.55, 0.27, 0.18]), cents(&[-5, -3, -2]));
    }

    #[test]
    fn shares_that_mean_nothing_still_conserve() {
        assert_eq!(Cents::new(7).split(&[]), vec![]);
        assert_eq!(Cents::new(7).split(&[0.0, f64::NAN]), cents(&[7, 0]));
        assert_eq!(Cents::new(7).split(&[-1.0, 2.0, f64::INFINITY]), cents(&[0, 7, 0]));
        assert_eq!(Cents::new(9).split(&[f64::MAX, f64::MAX, 0.0]), cents(&[5, 4, 0]));
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_amount_and_are_within_a_cent(
            amount in -999_999_999_999_999_i64..=999_999_999_999_999,
            shares in prop::collection::vec(prop_oneof![Just(0.0), 0.0..1.0, 0.0..1e9], 1..12),
        ) {
            let parts = Cents::new(amount).split(&shares);
            prop_assert_eq!(parts.iter().sum::<Cents>(), Cents::new(amount));
            let sum: f64 = shares.iter().sum();
            for (part, share) in parts.iter().zip(&shares) {
                if sum > 0.0 {
                    let exact = amount as f64 * share / sum;
                    // One cent by the method; a few units in the last place of the amount by floating point.
                    let error = 1.0 + 8.0 * f64::EPSILON * amount.abs() as f64;
                    prop_assert!((part.cents() as f64 - exact).abs() <= error);
                    prop_assert!(*share > 0.0 || *part == Cents::ZERO);
                }
            }
        }

        #[test]
        fn any_amount_whatever_is_conserved(amount: i64, shares in prop::collection::vec(any::<f64>(), 1..6)) {
            let parts = Cents::new(amount).split(&shares);
            prop_assert_eq!(parts.iter().map(|part| i128::from(part.cents())).sum::<i128>(), i128::from(amount));
        }

        #[test]
        fn files_keep_amounts_to_the_cent(amount in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let text = serde_json::to_string(&Cents::new(amount)).unwrap();
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            prop_assert!(decimals <= 2, "{}", text);
            prop_assert_eq!(serde_json::from_str::<Cents>(&text).unwrap(), Cents::new(amount));
        }
    }
}
