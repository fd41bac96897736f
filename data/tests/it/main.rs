//! Tests of the crate from outside.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]
mod import;
mod territory_csv;
mod texts;
mod traces;
