//! Means and quantiles over time of a share that jumps: utilisation of a link, host or pool.

use crate::time::Span;
use crate::units::Share;
use serde::{Deserialize, Serialize};

/// Bins of equal width over 0 to 1, with one more for exactly full.
const BINS: usize = 200;

/// How long a utilisation held which values.
///
/// The mean and the time saturated are exact; a quantile is known to half a bin, 0.25 percentage points.
/// 1.6 kB, whatever the length of time. Merging is commutative, and associative up to rounding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeWeighted {
    /// Seconds in each bin.
    bins: Vec<f64>,
    seconds: f64,
    area: f64,
    saturated: f64,
    saturated_from: Share,
}

impl TimeWeighted {
    /// Nothing observed yet; the time at `saturated_from` or above will count as saturated.
    pub fn new(saturated_from: Share) -> Self {
        Self { bins: vec![0.0; BINS + 1], seconds: 0.0, area: 0.0, saturated: 0.0, saturated_from }
    }

    /// The share was `value` for `duration` (≥ 0).
    pub fn hold(&mut self, value: Share, duration: Span) {
        let seconds = duration.seconds();
        assert!(seconds >= 0.0, "time does not run backwards: {seconds} s");
        self.bins[(value.value() * BINS as f64) as usize] += seconds;
        self.seconds += seconds;
        self.area += value.value() * seconds;
        if value >= self.saturated_from {
            self.saturated += seconds;
        }
    }

    /// Adds all that `other` observed; both must count saturation from the same share.
    pub fn merge(&mut self, other: &Self) {
        assert!(self.saturated_from == other.saturated_from, "two thresholds of saturation cannot be merged");
        self.bins.iter_mut().zip(&other.bins).for_each(|(bin, more)| *bin += more);
        self.seconds += other.seconds;
        self.area += other.area;
        self.saturated += other.saturated;
    }

    /// Time observed.
    pub fn observed(&self) -> Span {
        Span::from_seconds(self.seconds)
    }

    /// Time saturated.
    pub fn saturated(&self) -> Span {
        Span::from_seconds(self.saturated)
    }

    /// Exact mean over time; `None` before any time has passed.
    pub fn mean(&self) -> Option<Share> {
        (self.seconds > 0.0).then(|| Share::new((self.area / self.seconds).clamp(0.0, 1.0))).flatten()
    }

    /// The least share that was not exceeded during a share `q` (0 to 1) of the time; `None` before any.
    pub fn quantile(&self, q: f64) -> Option<Share> {
        assert!((0.0..=1.0).contains(&q), "a quantile is a share: {q}");
        let mut below = 0.0;
        let mut found = None;
        for (number, &seconds) in self.bins.iter().enumerate().filter(|&(_, &seconds)| seconds > 0.0) {
            found = Share::new(((number as f64 + 0.5) / BINS as f64).min(1.0));
            below += seconds;
            if below >= q * self.seconds {
                break;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: f64) -> Share {
        Share::new(value).unwrap()
    }

    #[test]
    fn nothing_observed_says_nothing() {
        let none = TimeWeighted::new(share(0.9));
        assert_eq!((none.mean(), none.quantile(0.95), none.saturated()), (None, None, Span::ZERO));
    }

    #[test]
    fn a_day_by_hand() {
        let mut link = TimeWeighted::new(share(0.95));
        link.hold(share(0.0), Span::from_hours(16.0));
        link.hold(share(0.5), Span::from_hours(7.0));
        link.hold(share(0.95), Span::from_minutes(20.0));
        link.hold(share(1.0), Span::from_minutes(40.0));
        assert!((link.saturated().seconds() - 3600.0).abs() < 1e-9);
        let mean = (0.5 * 7.0 + 0.95 / 3.0 + 2.0 / 3.0) / 24.0;
        assert!((link.mean().unwrap().value() - mean).abs() < 1e-14);
        for (q, exact) in [(0.5, 0.0), (0.9, 0.5), (0.96, 0.95), (0.99, 1.0)] {
            let found = link.quantile(q).unwrap().value();
            assert!((found - exact).abs() <= 0.5 / BINS as f64 + 1e-15, "p{q}: {found}");
        }
        let mut twice = link.clone();
        twice.merge(&link);
        assert_eq!((twice.mean(), twice.quantile(0.95)), (link.mean(), link.quantile(0.95)));
        assert_eq!(twice.observed(), Span::from_hours(48.0));
    }
}
