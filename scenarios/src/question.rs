//! What a planner asks of a study.

pub mod compare;
pub mod explain;
pub mod run;
