//! Traces in, finish times out: exact replay without chance.

pub mod flows;
pub mod jobs;
