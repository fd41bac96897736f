//! The profile of a score: what each criterion brings to it, for each scenario, and what excludes one.

use super::Frame;
use super::stacked::{Segment, Stacked, StackedBar};

/// Scores opened into their terms.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Profile {
    /// Title of the axis: points of how many.
    pub axis: String,
    /// Names of the criteria, with their weights.
    pub criteria: Vec<String>,
    /// Scenarios, from the top.
    pub scores: Vec<Score>,
    /// What to write where there is no score.
    pub missing: String,
}

/// The score of a scenario.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Score {
    /// Name of the scenario.
    pub name: String,
    /// Weighted term of each criterion, in the unit of the axis, with what to write on it; empty without a score.
    pub terms: Vec<Segment>,
    /// The score as people read it: the sum of the terms.
    pub total: String,
    /// Why the scenario is excluded, whatever its score.
    pub veto: Option<String>,
    /// Whether it wins.
    pub is_strong: bool,
}

impl Profile {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let bar = |score: &Score| StackedBar {
            name: score.name.clone(),
            segments: score.terms.clone(),
            total: score.total.clone(),
            remark: score.veto.clone().unwrap_or_default(),
            is_excluded: score.veto.is_some(),
            is_strong: score.is_strong,
        };
        let bars = self.scores.iter().map(bar).collect();
        let (axis, parts) = (self.axis.clone(), self.criteria.clone());
        let missing = self.missing.clone();
        Stacked { axis, parts, bars, missing, ..Stacked::default() }.svg(frame)
    }
}
