//! The window, driven as people drive it: by the names of its controls, by keys, by the pointer.
//!
//! Controls are found by their words through the keys of `gui/locales`, so that a text may change and a test need not.
//! `MAILLAGE_SOAK=N` makes the soak N times as long; `MAILLAGE_NEEDS_RENDERER=1` refuses to leave pictures out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod editing;
mod files;
mod harness;
mod journey;
mod keyboard;
mod names;
mod panels;
mod simulation;
mod snapshots;
mod soak;
mod window;
mod words;
