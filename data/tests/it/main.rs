//! Tests of the crate from outside.
mod import;
mod territory_csv;
mod texts;
mod traces;
