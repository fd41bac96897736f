//! What is certain of the scenarios: every key figure against the reference, corrected for the number of comparisons.

use super::Compared;
use crate::study::Checked;
use crate::text::Text;
use crate::theme::Palette;
use egui::{Color32, Context, Id};
use maillage_scenarios::question::cell::{CellView, Standing, judge};
use maillage_scenarios::question::compare::{JUDGED_MEASURE, KEY_FIGURES};
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;
use std::sync::{Arc, Weak};

/// The verdicts of the view: those of `maillage compare` on the phase and day shown.
#[derive(Debug)]
pub(super) struct Verdicts {
    /// By scenario; `None` for the reference, and where nothing is known.
    standings: Vec<Option<Standing>>,
    /// Number of the reference.
    reference: usize,
}

/// Verdicts, and the figures that they come from. These are not held: they go when the results let them go.
#[derive(Clone, Debug)]
struct Kept {
    of: Vec<Weak<CellView>>,
    verdicts: Arc<Verdicts>,
}

impl Verdicts {
    /// Of the scenarios at the moment shown: judged once, and again when there are other figures.
    pub(super) fn of(context: &Context, study: &Checked, compared: &[Compared<'_>]) -> Arc<Self> {
        let id = Id::unique("verdicts of the comparison");
        let of: Vec<Weak<CellView>> =
            compared.iter().map(|one| one.view.map_or_else(Weak::new, Arc::downgrade)).collect();
        if let Some(kept) = context.data(|data| data.get_temp::<Kept>(id))
            && kept.verdicts.reference == study.reference
            && kept.of.len() == of.len()
            && kept.of.iter().zip(&of).all(|(known, one)| known.ptr_eq(one))
        {
            return kept.verdicts;
        }
        let verdicts = Arc::new(Self::judged(study.reference, compared));
        let kept = Kept { of, verdicts: Arc::clone(&verdicts) };
        context.data_mut(|data| data.insert_temp(id, kept));
        verdicts
    }

    fn judged(reference: usize, compared: &[Compared<'_>]) -> Self {
        let mut standings = vec![None; compared.len()];
        if let Some(of_reference) = compared[reference].view {
            let (others, views): (Vec<usize>, Vec<&CellView>) = compared
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != reference)
                .filter_map(|(at, one)| Some((at, &**one.view?)))
                .unzip();
            for (at, standing) in others.into_iter().zip(judge(of_reference, &views)) {
                standings[at] = Some(standing);
            }
        }
        Self { standings, reference }
    }

    /// What is to be said of a scenario on a measure.
    pub(super) fn find(&self, measure: Measure, number: usize) -> Option<Said> {
        if number == self.reference {
            return Some(Said::Reference);
        }
        match self.standings[number].as_ref()? {
            Standing::Same => Some(Said::Same),
            standing @ Standing::Judged(_) => standing.on(measure).map(Said::Judged),
        }
    }

    /// How many comparisons the verdicts are corrected for, in words; nothing where there is none.
    pub(super) fn correction(&self, text: &Text) -> Option<String> {
        let judged = |measure: Measure| {
            self.standings.iter().flatten().filter(|standing| standing.on(measure).is_some()).count()
        };
        let question = judged(JUDGED_MEASURE);
        let all: usize = KEY_FIGURES.into_iter().map(judged).sum();
        let said = [("question", question.into()), ("others", (all - question).into())];
        (all > 0).then(|| text.say("compare-corrected", &said))
    }
}

/// What is said of a scenario beside its figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// It is what the others are compared with.
    Reference,
    /// It is the same as the reference.
    Same,
    /// How it compares with the reference.
    Judged(Verdict),
}

impl Said {
    /// Key of its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Reference => "compare-is-reference",
            Self::Same => "compare-is-identical",
            Self::Judged(Verdict::Better) => "compare-is-better",
            Self::Judged(Verdict::Worse) => "compare-is-worse",
            Self::Judged(Verdict::NotDistinguishable) => "compare-is-same",
        }
    }

    /// Its colour; the words say the same.
    pub(super) const fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Reference | Self::Same => palette.quiet,
            Self::Judged(Verdict::Better) => palette.good,
            Self::Judged(Verdict::Worse) => palette.bad,
            Self::Judged(Verdict::NotDistinguishable) => palette.unsure,
        }
    }
}
