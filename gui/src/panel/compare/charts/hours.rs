//! A measure over the hours of the day.

use super::super::{Chart, Compared};
use super::axes::plot;
use super::told::{Figure, SummedUp, Told};
use super::{aside, colour, line, marks, whisker};
use crate::panel::Look;
use crate::panel::figure::clock;
use crate::state::State;
use egui::{Response, RichText, Ui};
use egui_plot::{GridMark, VLine};
use maillage_sim::measure::Measure;

/// Every second hour that is in sight: a label beyond would stand on the next chart.
fn even_hours((first, last): (f64, f64)) -> Vec<GridMark> {
    let hours = (0..=12).map(|pair| f64::from(2 * pair)).filter(|hour| (first..=last).contains(hour));
    hours.map(|value| GridMark { value, step_size: 2.0 }).collect()
}

/// Its figures, in the middle of each hour; hours of which nothing is known in any scenario are left out.
pub(super) fn told(look: &Look<'_>, measure: Measure, compared: &[Compared<'_>]) -> Told {
    let figure = |one: &Compared<'_>, hour: usize| {
        let view = one.view?;
        Some(Figure { interval: *view.hours.get(hour)?.get(measure)?, is_estimate: view.is_estimate })
    };
    let hours: Vec<usize> =
        (0..24).filter(|hour| compared.iter().any(|one| figure(one, *hour).is_some())).collect();
    let by_hour = |one: &Compared<'_>| hours.iter().map(|hour| figure(one, *hour)).collect::<Vec<_>>();
    let place = |hour: &usize| (*hour as f64 + 0.5, clock(look.text, 60.0 * *hour as f32));
    Told {
        chart: Chart::Hours,
        measure,
        across: look.text.get("timeline-hour"),
        places: hours.iter().map(place).collect(),
        by_scenario: compared.iter().map(by_hour).collect(),
        summed_up: SummedUp::Extremes,
    }
}

/// Draws it.
pub(super) fn draw(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    told: &Told,
    compared: &[Compared<'_>],
) -> Response {
    let text = look.text;
    let drawn = plot(ui, "hours", look, told.measure)
        .include_x(8.0)
        .include_x(18.0)
        .x_axis_label(told.across.clone())
        .x_grid_spacer(|input| even_hours(input.bounds))
        .x_axis_formatter(|mark, _| clock(text, (mark.value * 60.0).round() as f32))
        .show(ui, |plot| {
            let cursor = VLine::new(clock(text, state.shown.minute), f64::from(state.shown.minute) / 60.0);
            plot.vline(cursor.color(look.palette.accent).width(1.5).allow_hover(false));
            for (one, known) in compared.iter().zip(told.known()) {
                let points: Vec<[f64; 2]> =
                    known.iter().map(|(at, figure)| [*at, figure.interval.mean]).collect();
                for (part, points) in unbroken(&points).enumerate() {
                    line(plot, look, one, part, points);
                }
                marks(plot, look, one, &points, one.view.is_some_and(|view| view.is_estimate));
                for (at, figure) in &known {
                    let x = at + 3.0 * aside(one, compared);
                    whisker(plot, look, told.measure, (one, colour(one)), (x, figure));
                }
            }
        })
        .response;
    if told.measure == Measure::PeakSessions {
        ui.label(RichText::new(text.get("chart-hour-sessions")).small().color(look.palette.quiet));
    }
    drawn
}

/// Points by hour in runs of hours that follow each other: no line goes over hours without lessons.
fn unbroken(points: &[[f64; 2]]) -> impl Iterator<Item = &[[f64; 2]]> {
    points.chunk_by(|one, next| next[0] - one[0] < 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_goes_over_hours_without_lessons() {
        let points = [[10.5, 0.1], [11.5, 0.2], [13.5, 0.3], [14.5, 0.1]];
        let parts: Vec<&[[f64; 2]]> = unbroken(&points).collect();
        assert_eq!(parts, [&points[..2], &points[2..]]);
        assert_eq!(unbroken(&[]).count(), 0);
    }

    #[test]
    fn hours_are_labelled_where_they_are_in_sight() {
        let labels = |bounds| even_hours(bounds).iter().map(|mark| mark.value).collect::<Vec<_>>();
        assert_eq!(labels((7.5, 18.5)), [8.0, 10.0, 12.0, 14.0, 16.0, 18.0]);
        assert_eq!(labels((8.0, 14.0)), [8.0, 10.0, 12.0, 14.0]);
        assert_eq!(labels((-3.0, 30.0)).len(), 13, "no hour is before or after the day");
    }
}
