//! Scenario files, studies and their questions.
pub mod file;
pub mod question;
pub mod results;
pub mod statistics;
pub mod study;
pub mod text;
pub mod validate;
