//! Axes of the charts: what stands on them, and grid lines at round values.

use crate::panel::Look;
use crate::panel::figure::{measure_name, value};
use egui_plot::{GridInput, GridMark, Plot};
use maillage_sim::measure::Measure;

/// Height of a chart, points.
const HEIGHT: f32 = 270.0;

/// A plot that does not move, with a measure on its vertical axis.
pub(super) fn plot<'a>(name: &str, look: &'a Look<'_>, measure: Measure) -> Plot<'a> {
    let text = look.text;
    let is_share = measure.unit() == "share";
    Plot::new(name.to_owned())
        .height(HEIGHT)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .grid_color(look.palette.departement)
        .show_grid([false, true])
        .show_background(false)
        .include_y(0.0)
        .label_formatter(|_| None)
        .show_crosshair(false)
        .y_axis_label(measure_name(text, measure))
        .y_grid_spacer(if is_share { shares } else { amounts })
        .y_axis_formatter(move |mark, _| value(text, measure, mark.value))
}

/// Grid lines at round shares, few enough to be read.
#[expect(clippy::needless_pass_by_value, reason = "egui_plot hands its grid spacers the input by value")]
pub(super) fn shares(input: GridInput) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25];
    let step = steps.into_iter().find(|step| (high - low) / step <= 8.0).unwrap_or(0.5);
    let (first, last) = ((low.max(0.0) / step).ceil() as u32, (high.clamp(0.0, 1.0) / step + 1e-9) as u32);
    (first..=last).map(|at| GridMark { value: f64::from(at) * step, step_size: step }).collect()
}

/// Grid lines at round amounts of anything that begins with nothing.
#[expect(clippy::needless_pass_by_value, reason = "egui_plot hands its grid spacers the input by value")]
pub(super) fn amounts(input: GridInput) -> Vec<GridMark> {
    let (low, high) = (input.bounds.0.max(0.0), input.bounds.1);
    if high <= low {
        return Vec::new();
    }
    let unit = 10.0_f64.powf(((high - low) / 8.0).log10().floor());
    let step =
        [1.0, 2.0, 5.0].into_iter().find(|step| (high - low) / (step * unit) <= 8.0).unwrap_or(10.0) * unit;
    let (first, last) = ((low / step).ceil() as u32, (high / step + 1e-9) as u32);
    (first..=last).map(|at| GridMark { value: f64::from(at) * step, step_size: step }).collect()
}

/// Grid lines at whole numbers.
pub(super) fn whole(last: f64) -> Vec<GridMark> {
    (0..=last as u32).map(|at| GridMark { value: f64::from(at), step_size: 1.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grid_lines_of_amounts_are_round_and_few() {
        for high in [0.3, 4.2, 97.0, 4_100.0] {
            let marks = amounts(GridInput { bounds: (-0.05 * high, high), base_step_size: 0.1 });
            assert!((3..=9).contains(&marks.len()), "{high}: {}", marks.len());
            assert!(marks[0].value.abs() < f64::EPSILON, "they begin with nothing");
        }
        assert!(amounts(GridInput { bounds: (-2.0, -1.0), base_step_size: 0.1 }).is_empty());
    }

    #[test]
    fn grid_lines_of_shares_are_round_few_and_within_the_whole() {
        for high in [0.004, 0.03, 0.11, 0.49, 0.77, 1.0, 1.05] {
            let marks = shares(GridInput { bounds: (-0.05 * high, high), base_step_size: 0.1 });
            assert!((3..=9).contains(&marks.len()), "{high}: {}", marks.len());
            assert!(
                marks.iter().all(|mark| (0.0..=1.0).contains(&mark.value) && mark.value <= high),
                "{high}"
            );
        }
        // A whole of which nothing is seen has no line.
        assert!(shares(GridInput { bounds: (-2.0, -1.0), base_step_size: 0.1 }).len() <= 1);
    }
}
