//! The window, driven as people drive it: by the names of its controls, by keys, by the pointer.
//!
//! Controls are found by their words through the keys of `gui/locales`, so that a text may change and a test need not.
//! `MAILLAGE_SOAK_STEPS=N` sets the length of the soak; `MAILLAGE_NEEDS_RENDERER=1` refuses to leave pictures out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod editing;
mod files;
mod harness;
mod journey;
mod keyboard;
mod leaving;
mod names;
mod outdated;
mod panels;
mod pictures;
mod recovery;
mod room;
mod simulation;
mod snapshots;
mod soak;
mod window;
mod words;
