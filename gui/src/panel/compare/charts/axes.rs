//! Axes of the charts: what stands on them, and grid lines at round values.

use crate::panel::Look;
use crate::panel::figure::{measure_name, value};
use crate::theme;
use egui::Ui;
use egui_plot::{GridInput, GridMark, Plot};
use maillage_sim::measure::Measure;

/// Height of a chart, as a share of its width.
const PROPORTION: f32 = 0.4;

/// The same at least and at most, points at the usual size of text.
const HEIGHTS: [f32; 2] = [250.0, 420.0];

/// A plot that does not move, with a measure on its vertical axis.
pub(super) fn plot<'a>(ui: &Ui, name: &str, look: &'a Look<'_>, measure: Measure) -> Plot<'a> {
    let text = look.text;
    let [least_height, most_height] = HEIGHTS.map(|height| theme::scaled(ui.style(), height));
    Plot::new(name.to_owned())
        .height((PROPORTION * ui.available_width()).clamp(least_height, most_height))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .grid_color(look.palette.departement)
        .show_grid([false, true])
        .show_background(false)
        .include_y(0.0)
        .include_y(least(measure))
        .label_formatter(|_| None)
        .show_crosshair(false)
        .y_axis_label(measure_name(text, measure))
        .y_grid_spacer(move |input| match measure.unit() {
            "share" => shares(input),
            unit => amounts(unit, input.bounds),
        })
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

/// What an axis shows at least, so that figures that are all nothing, or nearly, do not look like much.
fn least(measure: Measure) -> f64 {
    match measure.unit() {
        "share" => 0.01,
        "s" => 0.1,
        _ => 1.0,
    }
}

/// Grid lines at round amounts of a unit, whose words differ from each other.
fn amounts(unit: &str, (low, high): (f64, f64)) -> Vec<GridMark> {
    let low = low.max(0.0);
    if high <= low {
        return Vec::new();
    }
    // Times are written in minutes from two of them on, in hundredths at most; other amounts in tenths.
    let (unit, least) = match unit {
        "s" if high >= 119.5 => (60.0, 60.0),
        "s" => (1.0, 0.01),
        _ => (1.0, 0.1),
    };
    let wanted = (high - low) / 8.0 / unit;
    let power = 10.0_f64.powf(wanted.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power);
    let step = steps.into_iter().find(|step| wanted <= step * (1.0 + 1e-9)).unwrap_or(10.0 * power);
    let step = (step * unit).max(least);
    let (first, last) = ((low / step).ceil() as u32, (high / step + 1e-9) as u32);
    // Without what multiplying leaves in the last places.
    let value = |at: u32| (f64::from(at) * step * 1e6).round() / 1e6;
    (first..=last).map(|at| GridMark { value: value(at), step_size: step }).collect()
}

/// Grid lines at whole numbers.
pub(super) fn whole(last: f64) -> Vec<GridMark> {
    (0..=last as u32).map(|at| GridMark { value: f64::from(at), step_size: 1.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use maillage_scenarios::text::Language;

    #[test]
    fn grid_lines_of_amounts_are_round_few_and_told_apart() {
        let text = Text::new(Language::English);
        for (measure, highs) in [
            (Measure::ResponseP95, [0.3, 4.2, 97.0, 140.0, 4_100.0]),
            (Measure::PeakSessions, [1.0, 4.2, 97.0, 140.0, 41_000.0]),
            (Measure::SaturatedMinutes, [1.0, 4.2, 97.0, 140.0, 600.0]),
        ] {
            for high in highs {
                let marks = amounts(measure.unit(), (-0.05 * high, high));
                assert!((3..=9).contains(&marks.len()), "{measure:?} {high}: {}", marks.len());
                assert!(marks[0].value.abs() < f64::EPSILON, "they begin with nothing");
                let mut words: Vec<String> =
                    marks.iter().map(|mark| value(&text, measure, mark.value)).collect();
                words.dedup();
                assert_eq!(words.len(), marks.len(), "{measure:?} {high}: {words:?}");
            }
        }
        assert!(amounts("s", (-2.0, -1.0)).is_empty());
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
