//! (in progress)
use super::{Effort, Row};
pub(super) fn rows(_: Effort) -> Vec<Row> { Vec::new() }
pub(super) fn coverage(_: Effort) -> Vec<Row> { Vec::new() }
