//! Verdicts on several comparisons at once: S. Holm, "A simple sequentially rejective multiple test procedure",
//! *Scandinavian Journal of Statistics* 6, 1979. The chance of one false verdict among all those shown stays below
//! the level, however the comparisons depend on each other.

use super::interval::PairedDifference;
use serde::{Deserialize, Serialize};

/// Which way a measure improves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Response times, costs, disturbed lessons.
    LowerIsBetter,
    /// Throughput, seats that work.
    HigherIsBetter,
}

/// What a comparison says of the candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Better than the baseline.
    Better,
    /// Worse than the baseline.
    Worse,
    /// Not distinguishable with these replications, which is not the same as equal.
    NotDistinguishable,
}

/// Holm's adjusted p-values, in the order given: `max over smaller ones of (m − rank + 1) p`, at most 1. A test is
/// significant at a level if its adjusted value does not exceed it.
pub fn adjusted(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    let mut found = vec![0.0; p_values.len()];
    let mut greatest = 0.0_f64;
    for (rank, &test) in order.iter().enumerate() {
        greatest = greatest.max((p_values.len() - rank) as f64 * p_values[test]).min(1.0);
        found[test] = greatest;
    }
    found
}

/// The verdict of every comparison shown together, at `level` (0.05, say) for all of them. A comparison with a
/// single replication is not distinguishable, and counts among those shown.
pub fn verdicts(comparisons: &[(PairedDifference, Direction)], level: f64) -> Vec<Verdict> {
    let p_values: Vec<f64> = comparisons.iter().map(|(pair, _)| pair.p_value.unwrap_or(1.0)).collect();
    let judge = |(&(pair, direction), p): (&(PairedDifference, Direction), f64)| {
        let lower = pair.estimate.mean < 0.0;
        match p <= level {
            false => Verdict::NotDistinguishable,
            true if lower == (direction == Direction::LowerIsBetter) => Verdict::Better,
            true => Verdict::Worse,
        }
    };
    comparisons.iter().zip(adjusted(&p_values)).map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::interval::Estimate;
    use Verdict::{Better, NotDistinguishable, Worse};

    #[test]
    fn adjusted_by_hand() {
        // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04, the last raised to 0.06.
        let found = adjusted(&[0.01, 0.04, 0.03, 0.005]);
        for (found, expected) in found.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            assert!((found - expected).abs() < 1e-15, "{found}, by hand {expected}");
        }
        assert_eq!(adjusted(&[0.7, 0.9]), [1.0, 1.0]);
        assert!(adjusted(&[]).is_empty());
    }

    #[test]
    fn verdicts_by_hand() {
        let pair =
            |mean, p_value| PairedDifference { estimate: Estimate { mean, ci95: None, n: 9 }, p_value };
        let shown = [
            (pair(-1.0, Some(0.01)), Direction::LowerIsBetter),
            (pair(-1.0, Some(0.04)), Direction::LowerIsBetter),
            (pair(-1.0, Some(0.005)), Direction::HigherIsBetter),
            (pair(2.0, Some(0.0)), Direction::HigherIsBetter),
            (pair(2.0, None), Direction::HigherIsBetter),
        ];
        // Adjusted: 0.01 × 3 = 0.03, 0.04 × 2 = 0.08, 0.005 × 4 = 0.02, 0, 1.
        assert_eq!(verdicts(&shown, 0.05), [Better, NotDistinguishable, Worse, Better, NotDistinguishable]);
        // Shown alone, the second is distinguishable.
        assert_eq!(verdicts(&shown[1..2], 0.05), [Better]);
    }
}
