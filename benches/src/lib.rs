//! The workloads that benchmarks and comparisons share.

pub mod flows;
pub mod generator;
pub mod plain_flows;
pub mod processor_time;
pub mod workload;
