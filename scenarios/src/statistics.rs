//! Means and paired differences over replications, in the form that `summary.json` has.

use maillage_sim::measure::interval::{Accumulator, Estimate, PairedDifference};
use serde::{Deserialize, Serialize};

/// A mean over replications with its 95 % Student interval.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// Mean.
    pub mean: f64,
    /// Lower end of the interval; `None` with one replication, which says nothing of its error.
    pub ci95_low: Option<f64>,
    /// Upper end.
    pub ci95_high: Option<f64>,
    /// Replications that have the measure.
    pub n: u64,
}

impl From<Estimate> for Interval {
    fn from(estimate: Estimate) -> Self {
        Self {
            mean: estimate.mean,
            ci95_low: estimate.ci95.map(|interval| interval.low),
            ci95_high: estimate.ci95.map(|interval| interval.high),
            n: estimate.n,
        }
    }
}

impl Interval {
    /// Of the values of some replications; `None` when none has one.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        Some(values.into_iter().collect::<Accumulator>().estimate()?.into())
    }

    /// The interval as people read it, which never leaves the range of the figure: Student's interval on the scale of
    /// the range (`docs/model.md` §7.5), carried there and back by the delta method. Narrow intervals come out as they
    /// are; wide ones lean towards the middle of the range. `None` with one replication.
    pub fn shown(&self, range: Range) -> Option<(f64, f64)> {
        let half = self.half_width()?;
        let mean = self.mean;
        if half <= 0.0 {
            return Some((mean, mean));
        }
        Some(match range {
            Range::Share => {
                let odds = mean / (1.0 - mean);
                let factor = (half / (mean * (1.0 - mean))).exp();
                // As 1 / (1 + 1 / odds), which holds to the ends of the range.
                let share = |odds: f64| 1.0 / (1.0 + odds.recip());
                (share(odds / factor), share(odds * factor))
            }
            Range::Positive => {
                let factor = (half / mean).exp();
                (mean / factor, mean * factor)
            }
        })
    }

    /// Half of its width; `None` with one replication.
    pub fn half_width(&self) -> Option<f64> {
        Some((self.ci95_high? - self.ci95_low?) / 2.0)
    }
}

/// Where a figure can lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Range {
    /// From 0 to 1; intervals are made on the logarithm of the odds.
    Share,
    /// From 0 up; intervals are made on the logarithm.
    Positive,
}

impl Range {
    /// Of the figures of a unit.
    pub fn of_unit(unit: &str) -> Self {
        if unit == "share" { Self::Share } else { Self::Positive }
    }
}

/// The difference `b − a` of a measure, over the replications in which both have it; `None` when there is none.
pub fn difference(
    a: impl IntoIterator<Item = Option<f64>>,
    b: impl IntoIterator<Item = Option<f64>>,
) -> Option<PairedDifference> {
    let (a, b): (Vec<f64>, Vec<f64>) = a.into_iter().zip(b).filter_map(|(a, b)| Some((a?, b?))).unzip();
    PairedDifference::of(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(mean: f64, half: f64) -> Interval {
        Interval { mean, ci95_low: Some(mean - half), ci95_high: Some(mean + half), n: 5 }
    }

    #[test]
    fn shown_intervals_stay_in_their_range() {
        for (mean, half) in [(0.03, 0.05), (0.98, 0.1), (0.5, 2.0), (1e-9, 0.3), (1.0 - 1e-9, 0.3)] {
            let (low, high) = interval(mean, half).shown(Range::Share).unwrap();
            assert!(
                0.0 <= low && low <= mean && mean <= high && high <= 1.0,
                "{mean} ± {half}: {low}, {high}"
            );
            let (low, high) = interval(mean, half).shown(Range::Positive).unwrap();
            assert!(0.0 <= low && low <= mean && mean <= high, "{mean} ± {half}: {low}, {high}");
        }
        assert_eq!(interval(0.0, 0.0).shown(Range::Share), Some((0.0, 0.0)));
        assert_eq!(interval(1.0, 0.0).shown(Range::Share), Some((1.0, 1.0)));
        assert_eq!(Interval { ci95_low: None, ..interval(0.5, 0.1) }.shown(Range::Share), None);
    }

    /// The error of the delta method is of second order: a tenth of the half-width, a hundredth of the error.
    #[test]
    fn narrow_intervals_are_those_of_student() {
        for range in [Range::Share, Range::Positive] {
            let miss = |half: f64| {
                let (low, high) = interval(0.3, half).shown(range).unwrap();
                (low - (0.3 - half)).abs().max((high - (0.3 + half)).abs())
            };
            assert!(miss(1e-2) < 1e-3 && miss(1e-3) < 1e-5, "{range:?}");
        }
    }

    /// Exchanging what is counted with what is not mirrors the interval.
    #[test]
    fn shares_are_symmetric() {
        let (low, high) = interval(0.1, 0.08).shown(Range::Share).unwrap();
        let (other_low, other_high) = interval(0.9, 0.08).shown(Range::Share).unwrap();
        assert!((low - (1.0 - other_high)).abs() < 1e-12 && (high - (1.0 - other_low)).abs() < 1e-12);
    }
}
