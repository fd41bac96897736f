//! Verdicts of a table: every scenario against the reference, on its share of disturbed lessons, corrected by Holm
//! for the number of comparisons that the table shows.

use crate::results::summary::{Difference, Summary};
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::{Direction, Verdict, verdicts};
use maillage_sim::measure::interval::{Estimate, PairedDifference};

/// Measure on which scenarios are judged: the figure for élus.
pub const JUDGED_MEASURE: Measure = Measure::DisturbedLessons;

/// Chance of one false verdict or more in the whole table.
pub const LEVEL: f64 = 0.05;

/// A scenario against the reference on one phase and day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Judged<'a> {
    /// The difference.
    pub difference: &'a Difference,
    /// The verdict.
    pub verdict: Verdict,
}

/// The verdicts of a table. Scenarios whose future is that of the reference are not compared: they are the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdicts<'a>(pub Vec<Judged<'a>>);

impl<'a> Verdicts<'a> {
    /// Of a summary.
    pub fn of(summary: &'a Summary) -> Self {
        let is_shown = |difference: &&Difference| {
            difference.a == summary.reference
                && difference.measure == JUDGED_MEASURE.name()
                && !is_same(summary, &difference.b, (&difference.phase, &difference.day))
        };
        let shown: Vec<&Difference> = summary.differences.iter().filter(is_shown).collect();
        let pairs: Vec<(PairedDifference, Direction)> = shown
            .iter()
            .map(|difference| {
                // A verdict needs the sign of the mean and the p-value; the interval is shown elsewhere.
                let estimate = Estimate { mean: difference.mean, ci95: None, n: difference.n };
                (PairedDifference { estimate, p_value: difference.p_value }, Direction::LowerIsBetter)
            })
            .collect();
        let judged = shown
            .into_iter()
            .zip(verdicts(&pairs, LEVEL))
            .map(|(difference, verdict)| Judged { difference, verdict });
        Self(judged.collect())
    }

    /// A scenario on one phase and day; `None` for the reference.
    pub fn find(&self, scenario: &str, (phase, day): (&str, &str)) -> Option<&Judged<'a>> {
        self.0.iter().find(|judged| {
            let at = judged.difference;
            at.b == scenario && at.phase == phase && at.day == day
        })
    }
}

/// Whether a scenario has the very future of the reference on a phase and day.
pub(super) fn is_same(summary: &Summary, scenario: &str, (phase, day): (&str, &str)) -> bool {
    let fingerprint = |name: &str| summary.day(name, phase, day).map(|found| &found.fingerprint);
    scenario != summary.reference && fingerprint(scenario) == fingerprint(&summary.reference)
}
