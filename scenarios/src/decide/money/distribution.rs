//! What draws say: mean, percentiles and probabilities, each with the error that the number of draws leaves.

use maillage_sim::measure::interval::Accumulator;
use serde::{Deserialize, Serialize};

/// Standard errors on each side of a 95 % interval of the normal law.
const TWO_SIDED: f64 = 1.959_963_984_540_054;

/// A figure estimated from draws, with its 95 % interval: what another set of as many draws might have given. It says
/// nothing of whether the ranges of prices are right.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How a total in euros is distributed over draws of prices.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Distribution {
    /// Number of draws.
    pub n: usize,
    /// Mean, with Student's interval.
    pub mean: Estimate,
    /// Standard deviation.
    pub deviation: f64,
    /// The total that one draw in twenty stays below.
    pub p5: Estimate,
    /// The total that half of the draws stay below.
    pub p50: Estimate,
    /// The total that one draw in twenty exceeds.
    pub p95: Estimate,
}

impl Distribution {
    /// Of totals by draw; `None` of fewer than two, or if one is not a finite number.
    pub fn of(totals: &[f64]) -> Option<Self> {
        if totals.len() < 2 || !totals.iter().all(|total| total.is_finite()) {
            return None;
        }
        let mut sorted = totals.to_vec();
        sorted.sort_by(f64::total_cmp);
        let accumulator: Accumulator = totals.iter().copied().collect();
        let mean = accumulator.estimate()?;
        let interval = mean.ci95?;
        Some(Self {
            n: totals.len(),
            mean: Estimate { value: mean.mean, low: interval.low, high: interval.high },
            deviation: accumulator.variance()?.sqrt(),
            p5: percentile(&sorted, 0.05),
            p50: percentile(&sorted, 0.5),
            p95: percentile(&sorted, 0.95),
        })
    }
}

/// A percentile of sorted numbers (at least one), interpolated between ranks (definition 7 of Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50, 1996). Its interval is between two ranks, by the normal
/// approximation of the number of draws below, whatever the law (Conover, *Practical Nonparametric Statistics*, §3.2).
fn percentile(sorted: &[f64], p: f64) -> Estimate {
    let n = sorted.len() as f64;
    let place = p * (n - 1.0);
    let (below, part) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(sorted.len() - 1);
    let value = sorted[below] + part * (sorted[above] - sorted[below]);
    let half = TWO_SIDED * (n * p * (1.0 - p)).sqrt();
    // Ranks count from 1; beyond the ends the extremes are all that is known.
    let rank = |rank: f64| sorted[(rank.clamp(1.0, n) as usize) - 1];
    Estimate { value, low: rank((n * p - half).floor()), high: rank((n * p + half).ceil() + 1.0) }
}

/// The probability that a total is less than another on the same draws, with Wilson's interval (Wilson 1927); draws on which
/// both are equal count half. `None` without draws or with different numbers of them.
pub fn cheaper(total: &[f64], other: &[f64]) -> Option<Estimate> {
    if total.is_empty() || total.len() != other.len() {
        return None;
    }
    let won = |(a, b): (&f64, &f64)| match a.total_cmp(b) {
        std::cmp::Ordering::Less => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Greater => 0.0,
    };
    Some(proportion(total.iter().zip(other).map(won).sum(), total.len()))
}

/// A proportion of `n` draws (at least one) with Wilson's interval.
pub(super) fn proportion(hits: f64, n: usize) -> Estimate {
    let n = n as f64;
    let p = hits / n;
    let z2 = TWO_SIDED * TWO_SIDED;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = TWO_SIDED / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // Rounding must not push the interval past the figure or out of 0..=1.
    Estimate { value: p, low: (middle - half).clamp(0.0, p), high: (middle + half).clamp(p, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_hand() {
        // 0, 1, …, 100: place p · 100.
        let totals: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        let distribution = Distribution::of(&totals).unwrap();
        assert_eq!(
            [distribution.p5.value, distribution.p50.value, distribution.p95.value],
            [5.0, 50.0, 95.0]
        );
        // The variance of 0..=100 with n − 1: 101 · (101² − 1) / 12 / 100 = 858.5.
        assert!((distribution.deviation - 858.5_f64.sqrt()).abs() < 1e3 * f64::EPSILON);
        // Median of 101: 50.5 ± 1.96 · sqrt(101) / 2 = 50.5 ± 9.85: ranks 40 and 62, numbers 39 and 61.
        assert_eq!((distribution.p50.low, distribution.p50.high), (39.0, 61.0));
        // Two numbers, 1 and 3: the 5th percentile is a twentieth of the way.
        let two = Distribution::of(&[3.0, 1.0]).unwrap();
        assert!((two.p5.value - 1.1).abs() < 4.0 * f64::EPSILON);
        assert_eq!((two.p5.low, two.p95.high), (1.0, 3.0));
        assert_eq!(Distribution::of(&[1.0]), None);
        assert_eq!(Distribution::of(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn a_probability_with_the_interval_of_wilson() {
        // 81 of 263: 0.2553 to 0.3662 (Newcombe, "Two-sided confidence intervals for the single proportion", Statistics
        // in Medicine 17, 1998, table I, method 3).
        let estimate = proportion(81.0, 263);
        assert!(
            (estimate.low - 0.2553).abs() < 5e-5 && (estimate.high - 0.3662).abs() < 5e-5,
            "{estimate:?}"
        );
        // 0 of 20: 0 to 0.1611 (the same table).
        let never = proportion(0.0, 20);
        assert!(never.low == 0.0 && (never.high - 0.1611).abs() < 5e-5, "{never:?}");
    }

    #[test]
    fn equal_totals_are_even() {
        assert_eq!(cheaper(&[1.0, 2.0], &[1.0, 2.0]).unwrap().value, 0.5);
        assert_eq!(cheaper(&[1.0, 2.0, 3.0], &[1.5, 2.0, 2.0]).unwrap().value, 0.5);
        assert_eq!(cheaper(&[1.0], &[2.0]).unwrap().value, 1.0);
        assert_eq!(cheaper(&[], &[]), None);
        assert_eq!(cheaper(&[1.0], &[]), None);
    }
}
