//! What a planner asks of a study.

pub mod cell;
pub mod changes;
pub mod compare;
pub mod decide;
pub mod explain;
pub mod film;
pub mod opened;
pub mod run;
