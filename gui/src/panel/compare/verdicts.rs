//! What is certain of the scenarios: every key figure against the reference, corrected for the number of comparisons.

use super::{Compared, KEY_FIGURES};
use crate::study::Checked;
use crate::theme::Palette;
use egui::Color32;
use maillage_scenarios::question::cell::{CellView, judge_all};
use maillage_scenarios::question::compare::LEVEL;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

/// The verdicts of the view: all that are shown at once are corrected together (Holm).
#[derive(Debug)]
pub(super) struct Verdicts {
    /// By key figure and scenario; `None` for the reference, and where there can be none.
    by_measure: Vec<Vec<Option<Verdict>>>,
    /// Number of the reference.
    reference: usize,
}

impl Verdicts {
    /// Of the scenarios at the moment shown.
    pub(super) fn of(study: &Checked, compared: &[Compared<'_>]) -> Self {
        let reference = study.reference;
        let mut by_measure = vec![vec![None; compared.len()]; KEY_FIGURES.len()];
        if let Some(of_reference) = compared[reference].view {
            let others: Vec<(usize, &CellView)> = compared
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != reference)
                .filter_map(|(at, one)| Some((at, &**one.view?)))
                .collect();
            let views: Vec<&CellView> = others.iter().map(|(_, view)| *view).collect();
            let judged = judge_all(of_reference, &views, &KEY_FIGURES, LEVEL);
            for (row, judged) in by_measure.iter_mut().zip(judged) {
                for ((at, _), verdict) in others.iter().zip(judged) {
                    row[*at] = verdict;
                }
            }
        }
        Self { by_measure, reference }
    }

    /// What is to be said of a scenario on a measure.
    pub(super) fn find(&self, measure: Measure, number: usize) -> Option<Said> {
        if number == self.reference {
            return Some(Said::Reference);
        }
        let row = KEY_FIGURES.iter().position(|known| *known == measure)?;
        self.by_measure[row][number].map(Said::Judged)
    }
}

/// What is said of a scenario beside its figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// It is what the others are compared with.
    Reference,
    /// How it compares with the reference.
    Judged(Verdict),
}

impl Said {
    /// Key of its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Reference => "compare-is-reference",
            Self::Judged(Verdict::Better) => "compare-is-better",
            Self::Judged(Verdict::Worse) => "compare-is-worse",
            Self::Judged(Verdict::NotDistinguishable) => "compare-is-same",
        }
    }

    /// Its colour; the words say the same.
    pub(super) const fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Reference => palette.quiet,
            Self::Judged(Verdict::Better) => palette.good,
            Self::Judged(Verdict::Worse) => palette.bad,
            Self::Judged(Verdict::NotDistinguishable) => palette.unsure,
        }
    }
}
