//! What colours the schools: a measure of the day, its difference between two scenarios, or how lessons go at an instant.
//! Worked out once, and again when what it comes from changes.

use crate::quantity::Quantity;
use crate::state::{Period, State};
use crate::study::Checked;
use crate::theme::scale::{Ink, Scale, States};
use crate::work::film::Reel;
use maillage_scenarios::question::cell::CellView;
use std::sync::Arc;

/// What the values were worked out from.
#[derive(Clone, Debug)]
enum Source {
    Nothing,
    Day(Arc<CellView>, Quantity),
    Difference(Arc<CellView>, Arc<CellView>, Quantity),
    Instant(Arc<Reel>, u32),
}

impl Source {
    fn of(state: &State) -> Self {
        let shown = &state.shown;
        match (shown.period, &shown.against) {
            (Period::Instant, _) => state
                .film()
                .map_or(Self::Nothing, |reel| Self::Instant(Arc::clone(reel), shown.minute.max(0.0) as u32)),
            (Period::Day, None) => {
                state.view().map_or(Self::Nothing, |view| Self::Day(Arc::clone(view), shown.measure))
            }
            (Period::Day, Some(_)) => match (state.view(), state.view_against()) {
                (Some(view), Some(other)) => {
                    Self::Difference(Arc::clone(view), Arc::clone(other), shown.measure)
                }
                _ => Self::Nothing,
            },
        }
    }

    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Day(a, m), Self::Day(b, n)) => Arc::ptr_eq(a, b) && m == n,
            (Self::Difference(a, c, m), Self::Difference(b, d, n)) => {
                Arc::ptr_eq(a, b) && Arc::ptr_eq(c, d) && m == n
            }
            (Self::Instant(a, m), Self::Instant(b, n)) => Arc::ptr_eq(a, b) && m == n,
            _ => false,
        }
    }
}

/// The value of each school.
#[derive(Clone, Debug)]
pub struct Values {
    source: Source,
    /// By establishment; none where there is nothing to say: nothing measured, nobody at work.
    pub of: Vec<Option<f64>>,
    /// What each counts for in a crowd: pupils, or lessons in progress.
    pub weights: Vec<f64>,
    /// Changes with the values: what is drawn from them is drawn again.
    pub version: u64,
}

impl Default for Values {
    fn default() -> Self {
        Self { source: Source::Nothing, of: Vec::new(), weights: Vec::new(), version: 0 }
    }
}

impl Values {
    /// Whether figures are at hand: without them no school has a value, which says nothing about schools.
    pub const fn is_known(&self) -> bool {
        !matches!(self.source, Source::Nothing)
    }

    /// Takes what is shown now.
    pub fn take(&mut self, state: &State, study: &Checked) {
        let source = Source::of(state);
        let schools = &study.territory.establishments;
        let n = schools.len();
        if self.of.len() == n && self.source.is(&source) {
            return;
        }
        self.version += 1;
        let pupils = || schools.iter().map(|school| f64::from(school.pupils)).collect();
        (self.of, self.weights) = match &source {
            Source::Nothing => (vec![None; n], vec![0.0; n]),
            Source::Day(view, quantity) => {
                ((0..n).map(|at| quantity.at(view, &study.territory, at)).collect(), pupils())
            }
            Source::Difference(view, other, quantity) => {
                let of = |view, at| quantity.at(view, &study.territory, at);
                let difference = |at| Some(of(view, at)? - of(other, at)?);
                ((0..n).map(difference).collect(), pupils())
            }
            Source::Instant(reel, minute) => {
                let schools = reel.schools(*minute as f32, n);
                let share =
                    |(lessons, disturbed)| (lessons > 0).then(|| f64::from(disturbed) / f64::from(lessons));
                (
                    schools.iter().copied().map(share).collect(),
                    schools.iter().map(|(lessons, _)| f64::from(*lessons)).collect(),
                )
            }
        };
        self.source = source;
    }
}

/// What is subtracted from what on the map of differences when only one of both was simulated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mixed {
    /// A simulation from an estimate.
    EstimateFirst,
    /// An estimate from a simulation.
    EstimateLast,
}

impl Mixed {
    /// Of what is shown; none when both are of one kind, or when the quantity does not come from days.
    pub(super) fn of(state: &State) -> Option<Self> {
        if state.shown.period == Period::Instant || !matches!(state.shown.measure, Quantity::Measured(_)) {
            return None;
        }
        match (state.view()?.is_estimate, state.view_against()?.is_estimate) {
            (true, false) => Some(Self::EstimateFirst),
            (false, true) => Some(Self::EstimateLast),
            _ => None,
        }
    }
}

/// The colours of what is shown.
pub(super) fn ink(state: &State, is_dark: bool) -> Ink {
    match (state.shown.period, &state.shown.against) {
        (Period::Instant, _) => Ink::Going(States::of(is_dark)),
        (Period::Day, None) => Ink::Measure(Scale::of(state.shown.measure, is_dark)),
        (Period::Day, Some(_)) => Ink::Measure(Scale::of_difference(state.shown.measure, is_dark)),
    }
}
