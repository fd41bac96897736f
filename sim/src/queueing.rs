//! Exact formulas of queueing theory and mean-value analysis: what the engine is checked against, and what the
//! quasi-steady `session` tier and the `analytic` tier compute with (`docs/model.md` §5).
//!
//! Times and rates are bare numbers because every formula holds in any unit of time, provided that it is the
//! same throughout; offered loads (Erlang) and ratios of times have no unit at all.

pub mod closed_network;
pub mod elastic_link;
pub mod engset;
pub mod erlang;
pub mod finite_source;
pub mod finite_source_table;
pub mod load_dependent;
pub mod mixture;
pub mod multi_server;
pub mod processor_sharing;
pub mod repairman;

#[cfg(test)]
mod markov;
