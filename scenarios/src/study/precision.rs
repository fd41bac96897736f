//! When there are enough replications: sequential stopping on the relative half-width of the key measures.
//!
//! All cells get the same number of replications, so that every difference stays paired: the study stops when
//! every key measure of every cell is known well enough.

use crate::results::digest::Digest;
use maillage_sim::measure::Measure;
use maillage_sim::measure::interval::Accumulator;
use maillage_sim::measure::sequential::{Decision, StoppingRule};

/// Measures whose precision is asked for: those that the comparison table opens with.
pub const KEY_MEASURES: [Measure; 3] = [Measure::DisturbedLessons, Measure::ResponseP95, Measure::LoginP95];

/// Replications before the first look.
pub const LEAST: u32 = 5;

/// Replications after which it stops anyway.
pub const MOST: u32 = 200;

/// Replications that the next round should reach; `None`: the target is met, or the limit is.
pub(super) fn next_round(runs: &[Vec<Digest>], replications: u32, target: f64) -> Option<u32> {
    let rule = StoppingRule { relative_half_width: target, least: u64::from(LEAST), most: u64::from(MOST) };
    let wanted = open_measures(runs, &rule)
        .iter()
        .map(|values| rule.expected(values).unwrap_or(u64::from(2 * replications)))
        .max()? as u32;
    // At most doubling: an early variance may be far off.
    (replications < MOST).then(|| wanted.clamp(replications + 1, (2 * replications).min(MOST)))
}

/// Key measures, by cell, that are not known well enough after these runs.
pub fn unreached(runs: &[Vec<Digest>], target: f64) -> usize {
    let rule = StoppingRule { relative_half_width: target, least: 2, most: u64::MAX };
    open_measures(runs, &rule).len()
}

fn open_measures(runs: &[Vec<Digest>], rule: &StoppingRule) -> Vec<Accumulator> {
    let mut open = Vec::new();
    for cell in runs {
        for measure in KEY_MEASURES {
            let values: Accumulator = cell.iter().filter_map(|run| run.territory.get(measure)).collect();
            // A measure that a cell does not have (no lesson needs a login, say) cannot hold up the others.
            if values.n() > 0 && rule.decide(&values) != Decision::Reached {
                open.push(values);
            }
        }
    }
    open
}
