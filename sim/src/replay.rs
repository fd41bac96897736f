//! Traces in, finish times out.

pub mod flows;
