//! The engine: discrete events over a shared network, knowing no files, no wall clock and no language.
pub mod ids;
pub mod network;
pub mod random;
pub mod replay;
pub mod share;
pub mod territory;
pub mod time;
pub mod units;
