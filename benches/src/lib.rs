//! Shared inputs of the benchmarks.

pub mod generator;
pub mod workload;
