//! How a measure is distributed over the establishments.

use super::super::{Chart, Compared};
use super::axes::{plot, shares};
use super::told::{Figure, SummedUp, Told};
use super::{line, marks};
use crate::panel::Look;
use crate::text::number;
use egui::{Context, Id, Response, Ui};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::statistics::Interval;
use maillage_sim::measure::Measure;
use std::sync::{Arc, Weak};

/// Points of a line: share of the establishments, and what they have at most.
type Quantiles = Arc<[[f64; 2]]>;

/// Shares of the establishments of which figures are told: every tenth.
const TENTHS: usize = 10;

/// Its figures: of every tenth of the establishments the most that they have.
pub(super) fn told(context: &Context, look: &Look<'_>, measure: Measure, compared: &[Compared<'_>]) -> Told {
    let by_share = |one: &Compared<'_>| {
        let points = one.view.map(|view| distribution(context, one.number, measure, view));
        let points = points.as_deref().unwrap_or_default();
        let figure = |tenth: usize| {
            let [_, mean] = *points.get(tenth * points.len().saturating_sub(1) / TENTHS)?;
            let interval = Interval { mean, ci95_low: None, ci95_high: None, n: 1 };
            Some(Figure { interval, is_estimate: one.view?.is_estimate })
        };
        (0..=TENTHS).map(figure).collect::<Vec<_>>()
    };
    let place = |tenth: usize| {
        let share = tenth as f64 / TENTHS as f64;
        (share, number::percent(look.text.language(), share))
    };
    Told {
        chart: Chart::Establishments,
        measure,
        across: look.text.get("chart-share-of-establishments"),
        places: (0..=TENTHS).map(place).collect(),
        by_scenario: compared.iter().map(by_share).collect(),
        // The half of them, and all.
        summed_up: SummedUp::Ends(TENTHS / 2),
    }
}

/// Draws it: the share of establishments (horizontal) that have at most so much of the measure (vertical).
pub(super) fn draw(ui: &mut Ui, look: &Look<'_>, told: &Told, compared: &[Compared<'_>]) -> Response {
    let text = look.text;
    let lines: Vec<(&Compared<'_>, bool, Quantiles)> = compared
        .iter()
        .filter_map(|one| {
            let view = one.view?;
            Some((one, view.is_estimate, distribution(ui.ctx(), one.number, told.measure, view)))
        })
        .collect();
    plot(ui, "establishments", look, told.measure)
        .x_axis_label(told.across.clone())
        .x_grid_spacer(shares)
        .x_axis_formatter(|mark, _| number::percent(text.language(), mark.value))
        .show(ui, |plot| {
            for (one, is_estimate, points) in &lines {
                line(plot, look, one, 0, points);
                // The marks of different scenarios do not lie on each other.
                let every = (points.len() / MARKED).max(1);
                let first = one.number * every / compared.len() % every;
                let few: Vec<[f64; 2]> = points.iter().skip(first).step_by(every).copied().collect();
                marks(plot, look, one, &few, *is_estimate);
            }
        })
        .response
}

/// Marks on a line of quantiles.
const MARKED: usize = 8;

/// Quantiles of a measure over the establishments, and the figures that they come from. These are not held: they
/// go when the results let them go.
#[derive(Clone, Debug)]
struct Distribution {
    of: Weak<CellView>,
    measure: Measure,
    points: Quantiles,
}

/// Quantiles of a scenario: establishments are sorted once, and again when there are other figures.
fn distribution(context: &Context, number: usize, measure: Measure, view: &Arc<CellView>) -> Quantiles {
    let id = Id::unique(("distribution over establishments", number));
    let kept = context.data(|data| data.get_temp::<Distribution>(id));
    if let Some(kept) = kept
        && kept.measure == measure
        && std::ptr::eq(kept.of.as_ptr(), Arc::as_ptr(view))
    {
        return kept.points;
    }
    let mut shares: Vec<f64> =
        view.establishments.iter().filter_map(|figures| figures.get(measure)).collect();
    shares.sort_by(f64::total_cmp);
    let points: Quantiles = quantiles(&shares).into();
    let kept = Distribution { of: Arc::downgrade(view), measure, points: Arc::clone(&points) };
    context.data_mut(|data| data.insert_temp(id, kept));
    points
}

/// At most two hundred points of a sorted list, as quantiles.
fn quantiles(sorted: &[f64]) -> Vec<[f64; 2]> {
    const POINTS: usize = 200;
    let Some(last) = sorted.len().checked_sub(1) else { return Vec::new() };
    let points = POINTS.min(last).max(1);
    (0..=points).map(|at| [at as f64 / points as f64, sorted[at * last / points]]).collect()
}
