//! Verdicts of a table: every scenario against the reference, corrected for the number of comparisons that it shows.

use super::key_figures::{JUDGED_MEASURE, KEY_FIGURES, judged};
use crate::results::summary::{Difference, Summary};
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;
use maillage_sim::measure::interval::{Estimate, PairedDifference};
use std::collections::BTreeMap;

/// A scenario against the reference on one phase and day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Judged<'a> {
    /// The difference.
    pub difference: &'a Difference,
    /// Its measure.
    pub measure: Measure,
    /// The verdict.
    pub verdict: Verdict,
}

/// Verdicts of a table. Scenarios whose future is that of the reference are not compared: they are the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdicts<'a>(pub Vec<Judged<'a>>);

impl<'a> Verdicts<'a> {
    /// Of a summary, on the measure on which scenarios are judged.
    pub fn of(summary: &'a Summary) -> Self {
        Self::on(summary, &[JUDGED_MEASURE])
    }

    /// Of a summary, on every key figure that can be good or bad.
    pub fn of_all(summary: &'a Summary) -> Self {
        Self::on(summary, &KEY_FIGURES)
    }

    fn on(summary: &'a Summary, measures: &[Measure]) -> Self {
        let shown: Vec<(&Difference, Measure)> = summary
            .differences
            .iter()
            .filter(|difference| difference.a == summary.reference)
            .filter_map(|difference| {
                let measure = measures.iter().find(|measure| measure.name() == difference.measure)?;
                let is_other = !is_same(summary, &difference.b, (&difference.phase, &difference.day));
                is_other.then_some((difference, *measure))
            })
            .collect();
        let compared: Vec<(Measure, PairedDifference)> = shown
            .iter()
            .map(|(difference, measure)| {
                // A verdict needs the sign of the mean and the p-value; the interval is shown elsewhere.
                let estimate = Estimate { mean: difference.mean, ci95: None, n: difference.n };
                (*measure, PairedDifference { estimate, p_value: difference.p_value })
            })
            .collect();
        let judged =
            shown.into_iter().zip(judged(&compared)).filter_map(|((difference, measure), verdict)| {
                Some(Judged { difference, measure, verdict: verdict? })
            });
        Self(judged.collect())
    }

    /// A scenario on one phase and day, on the measure on which scenarios are judged; `None` for the reference.
    pub fn find(&self, scenario: &str, (phase, day): (&str, &str)) -> Option<&Judged<'a>> {
        self.0.iter().find(|judged| {
            let at = judged.difference;
            judged.measure == JUDGED_MEASURE && at.b == scenario && at.phase == phase && at.day == day
        })
    }
}

/// Writes the verdicts beside the differences that they are about; none on estimates and single replications.
pub(super) fn add(summary: &mut Summary) {
    let allows_verdicts = summary.replications > 1 && !summary.is_estimate();
    let found = if allows_verdicts { Verdicts::of_all(summary).0 } else { Vec::new() };
    let key = |at: &Difference| [&at.b, &at.phase, &at.day, &at.measure].map(String::clone);
    let found: BTreeMap<[String; 4], Verdict> =
        found.iter().map(|judged| (key(judged.difference), judged.verdict)).collect();
    let reference = summary.reference.clone();
    for difference in &mut summary.differences {
        let is_judged = difference.a == reference;
        difference.verdict = found.get(&key(difference)).copied().filter(|_| is_judged);
    }
}

/// Whether a scenario has the very future of the reference on a phase and day.
pub(super) fn is_same(summary: &Summary, scenario: &str, (phase, day): (&str, &str)) -> bool {
    let fingerprint = |name: &str| summary.day(name, phase, day).map(|found| &found.fingerprint);
    scenario != summary.reference && fingerprint(scenario) == fingerprint(&summary.reference)
}
