//! Tiers of fidelity, one model (`docs/model.md` §5): a future and a seed in, measures out.

pub mod analytic;

mod day;
mod kit;
mod marks;
mod ports;
mod record;
mod slab;

use crate::future::Future;
use crate::measure::Outcome;
use crate::measure::film::Film;

/// How finely a run looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tier {
    /// Lessons, sessions, transfers and streams are events; interactions are in quasi-steady state.
    #[default]
    Session,
    /// Every interaction is an event.
    Interaction,
    /// Nothing is an event: what to expect of a day, in milliseconds ([`analytic`]).
    Analytic,
}

/// Runs one day; the result depends on the arguments alone. Tier `analytic` draws nothing: seed and replication do not
/// change what it says.
pub fn run(tier: Tier, future: &Future, study_seed: u64, replication: u32) -> Outcome {
    match tier {
        Tier::Analytic => analytic::run(future),
        Tier::Session | Tier::Interaction => day::run(tier, future, study_seed, replication),
    }
}

/// Runs one day in tier `session` and films it: the same outcome as [`run`], to the bit, and the day minute by minute.
pub fn film(future: &Future, study_seed: u64, replication: u32) -> (Outcome, Film) {
    film_while(future, study_seed, replication, &|| true).expect("it is wanted to the end")
}

/// [`film`], while it is wanted: asked every simulated minute, from midnight on. None once it is not, since half a film
/// says nothing of a day.
pub fn film_while(
    future: &Future,
    study_seed: u64,
    replication: u32,
    is_wanted: &dyn Fn() -> bool,
) -> Option<(Outcome, Film)> {
    day::film(future, (study_seed, replication), is_wanted)
}
