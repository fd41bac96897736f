//! The engine from outside: golden traces, theory, and the tiers against each other.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]

mod analytic;
mod day;
mod exact;
mod film;
mod flows;
mod jobs;
mod metamorphic;
mod queueing;
mod tiers;
mod usage;
