//! Scenario files, studies and their questions.
pub mod results;
pub mod statistics;
pub mod study;
