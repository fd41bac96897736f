//! What comes out of runs: distributions that merge, intervals, verdicts and stopping rules
//! (`docs/model.md` §7).

pub mod coverage;
pub mod histogram;
pub mod holm;
pub mod interval;
pub mod mixture_histogram;
pub mod sequential;
pub mod time_weighted;
