//! Shared inputs of the benchmarks.

pub mod flows;
pub mod generator;
pub mod workload;
