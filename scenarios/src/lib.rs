//! Scenario files, studies and their questions.
pub mod decide;
pub mod file;
pub mod hands;
pub mod question;
pub mod report;
pub mod results;
pub mod statistics;
pub mod study;
pub mod text;
pub mod validate;
