//! Tests of the public interface, one file per subject.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]

mod access;
mod import;
mod synthetic;
mod territory_csv;
mod texts;
mod traces;
