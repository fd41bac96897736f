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

    /// Half of its width; `None` with one replication.
    pub fn half_width(&self) -> Option<f64> {
        Some((self.ci95_high? - self.ci95_low?) / 2.0)
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
