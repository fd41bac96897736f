//! Tests of the crate from outside.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]
mod attack;
mod changes;
mod command;
mod explain;
mod files;
mod interrupt;
mod licences;
mod small;
mod study;
mod validate;
