//! How a measure is distributed over the establishments.

use egui::{Context, Id};
use maillage_scenarios::question::cell::CellView;
use maillage_sim::measure::Measure;
use std::sync::{Arc, Weak};

/// Quantiles of a measure over the establishments, and the figures that they come from. These are not held: they
/// go when the results let them go.
#[derive(Clone, Debug)]
struct Distribution {
    of: Weak<CellView>,
    measure: Measure,
    points: Arc<[[f64; 2]]>,
}

/// Quantiles of a scenario: establishments are sorted once, and again when there are other figures.
pub(super) fn distribution(
    context: &Context,
    number: usize,
    measure: Measure,
    view: &Arc<CellView>,
) -> Arc<[[f64; 2]]> {
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
    let points: Arc<[[f64; 2]]> = quantiles(&shares).into();
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
