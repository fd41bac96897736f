//! Tiers of fidelity, one model (`docs/model.md` §5): a future and a seed in, measures out.

mod day;
mod kit;
mod marks;
mod ports;
mod record;
mod slab;

use crate::future::Future;
use crate::measure::Outcome;

/// How finely a run looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tier {
    /// Lessons, sessions, transfers and streams are events; interactions are in quasi-steady state.
    #[default]
    Session,
    /// Every interaction is an event.
    Interaction,
}

/// Runs one day; the result depends on the arguments alone.
pub fn run(tier: Tier, future: &Future, study_seed: u64, replication: u32) -> Outcome {
    day::run(tier, future, study_seed, replication)
}
