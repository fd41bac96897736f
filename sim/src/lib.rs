//! The engine: discrete events over a shared network, knowing no files, no wall clock and no language.
pub mod demand;
pub mod future;
pub mod ids;
pub mod kernel;
pub mod measure;
pub mod network;
pub mod queueing;
pub mod random;
pub mod replay;
pub mod resource;
pub mod share;
mod slots;
pub mod small;
pub mod support;
pub mod territory;
pub mod tier;
pub mod time;
pub mod units;
