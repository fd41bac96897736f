//! Background jobs, one file each. They read, compute and report; only the window draws.

pub mod account;
pub mod film;
pub mod live;
pub mod opening;
pub mod report;
pub mod results;
pub mod simulate;
