//! Scenario files, studies and their questions.
pub mod file;
pub mod validate;
