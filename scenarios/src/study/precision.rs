//! When there are enough replications: sequential stopping on the relative half-width of the key measures.
//!
//! All cells get the same number of replications, so that every difference stays paired.

use crate::results::part::Digest;
use crate::statistics::Interval;
use maillage_sim::measure::Measure;

/// Measures whose precision is asked for: those of the comparison table.
pub const KEY_MEASURES: [Measure; 3] =
    [Measure::DisturbedLessons, Measure::ResponseP95, Measure::LoginP95];

/// Replications before the first look.
pub const FIRST_ROUND: u32 = 5;

/// Replications after which it stops anyway.
pub const LAST_ROUND: u32 = 200;

/// Replications that the next round should reach; `None`: the target is met, or the limit.
pub fn next_round(runs: &[Vec<Digest>], replications: u32, target: f64) -> Option<u32> {
    if replications >= LAST_ROUND {
        return None;
    }
    let worst = runs.iter().map(|cell| half_width(cell)).fold(0.0, f64::max);
    if worst <= target {
        return None;
    }
    // A half-width falls as the square root of the number; at most doubling guards against a lucky first look.
    let wanted = (f64::from(replications) * (worst / target).powi(2)).ceil();
    let bounds = (f64::from(replications + 1), f64::from((2 * replications).min(LAST_ROUND)));
    Some(wanted.clamp(bounds.0, bounds.1) as u32)
}

/// Largest relative half-width of the key measures of a cell.
fn half_width(cell: &[Digest]) -> f64 {
    KEY_MEASURES
        .iter()
        .filter_map(|&measure| {
            let values: Vec<f64> = cell.iter().filter_map(|run| run.territory.get(measure)).collect();
            let interval = Interval::of(&values)?;
            let half = interval.half_width()?;
            // A measure that never moves is known exactly, were it zero.
            Some(if half == 0.0 { 0.0 } else { half / interval.mean.abs() })
        })
        .fold(0.0, f64::max)
}
