//! Traces in, finish times out: exact replay without chance.

pub mod jobs;
