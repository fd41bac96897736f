//! Charts of the measure by which scenarios are compared. Each scenario keeps its colour and its mark in all of them.

mod axes;
mod distribution;

use super::{Chart, Compared};
use crate::panel::Look;
use crate::panel::bar;
use crate::panel::figure::clock;
use crate::state::State;
use crate::study::{Checked, said};
use crate::text::number;
use crate::theme;
use axes::{plot, shares, whole};
use distribution::distribution;
use egui::{
    Color32, Label, Painter, Pos2, Response, RichText, Role, Sense, Shape, Stroke, TextStyle, Ui, Vec2,
    WidgetInfo, vec2,
};
use egui_plot::{Bar, BarChart, GridMark, Line, MarkerShape, PlotPoints, PlotUi, Points, VLine};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::statistics::{Interval, Range};
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Points of a line.
type Drawn = Arc<[[f64; 2]]>;

/// Marks of scenarios, beside their colours.
const MARKS: [MarkerShape; 7] = [
    MarkerShape::Circle,
    MarkerShape::Square,
    MarkerShape::Up,
    MarkerShape::Diamond,
    MarkerShape::Down,
    MarkerShape::Left,
    MarkerShape::Right,
];

/// The mark of a scenario, where it is named.
pub(in crate::panel) fn mark(painter: &Painter, number: usize, at: Pos2, radius: f32) {
    let colour = theme::SCENARIOS[number % theme::SCENARIOS.len()];
    let turned = |first: f32, corners: u8, radius: f32| {
        let corner = |corner: u8| {
            let angle = (first + 360.0 * f32::from(corner) / f32::from(corners)).to_radians();
            at + Vec2::angled(angle) * radius
        };
        Shape::convex_polygon((0..corners).map(corner).collect(), colour, Stroke::NONE)
    };
    painter.add(match MARKS[number % MARKS.len()] {
        MarkerShape::Square => turned(45.0, 4, radius * 1.25),
        MarkerShape::Up => turned(-90.0, 3, radius * 1.3),
        MarkerShape::Diamond => turned(0.0, 4, radius * 1.3),
        MarkerShape::Down => turned(90.0, 3, radius * 1.3),
        MarkerShape::Left => turned(180.0, 3, radius * 1.3),
        MarkerShape::Right => turned(0.0, 3, radius * 1.3),
        _ => Shape::circle_filled(at, radius, colour),
    });
}

/// Draws a chart.
pub(super) fn ui(
    chart: Chart,
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
) {
    let measure = state.shown.compared_by;
    if !is_known(chart, measure, compared) {
        // What is known of some measures is the territory alone.
        ui.label(RichText::new(look.text.get("chart-nothing")).color(look.palette.quiet));
        return;
    }
    let drawn = match chart {
        Chart::Phases => phases(ui, look, state, study, compared),
        Chart::Hours => hours(ui, look, state, compared),
        Chart::Departements => departements(ui, look, study, measure, compared),
        Chart::Establishments => establishments(ui, look, measure, compared),
    };
    drawn.widget_info(|| WidgetInfo::labeled(Role::Image, true, look.text.get(chart.key())));
    // Over the phases a scenario may be both: there the marks say which figures are estimates.
    legend(ui, look, compared, chart != Chart::Phases);
}

/// Whether a chart has something to show of a measure; before anything is known, all have.
fn is_known(chart: Chart, measure: Measure, compared: &[Compared<'_>]) -> bool {
    let mut views = compared.iter().filter_map(|one| one.view).peekable();
    views.peek().is_none()
        || match chart {
            Chart::Phases => true,
            // By the hour lessons are counted, and those that end disturbed.
            Chart::Hours => measure == Measure::DisturbedLessons,
            Chart::Departements => {
                views.any(|view| view.departements.iter().any(|one| one.get(measure).is_some()))
            }
            Chart::Establishments => measure.per_establishment(),
        }
}

/// Width of a name in a legend at most, points.
const LEGEND: f32 = 240.0;

/// Which colour and mark is which scenario, and which are estimates where that is wanted: a chart that is kept as a
/// picture speaks for itself.
fn legend(ui: &mut Ui, look: &Look<'_>, compared: &[Compared<'_>], tells_estimates: bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        for one in compared {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            mark(ui.painter(), one.number, rect.center(), 4.5);
            let words = bar::line(
                ui.painter(),
                &title(look, one),
                TextStyle::Small.resolve(ui.style()),
                look.palette.ink,
                LEGEND,
            );
            ui.add(Label::new(words));
            if tells_estimates && one.view.is_some_and(|view| view.is_estimate) {
                let words = look.text.get("chart-estimate");
                ui.label(RichText::new(words).small().color(look.palette.quiet));
            }
            ui.add_space(8.0);
        }
    });
}

fn title(look: &Look<'_>, one: &Compared<'_>) -> String {
    said(&one.known.title, look.text.language()).to_owned()
}

/// The line of a scenario, or a part of it.
fn line(plot: &mut PlotUi<'_>, look: &Look<'_>, one: &Compared<'_>, part: usize, points: &[[f64; 2]]) {
    let id = egui::IdSalt::new(("line", one.number, part));
    let line = Line::new(title(look, one), PlotPoints::from(points.to_vec()));
    plot.line(line.color(colour(one)).width(2.2).id(id));
}

/// The marks of a scenario: hollow where they are estimates.
fn marks(plot: &mut PlotUi<'_>, look: &Look<'_>, one: &Compared<'_>, points: &[[f64; 2]], is_estimate: bool) {
    let marks = Points::new(title(look, one), PlotPoints::from(points.to_vec()))
        .color(colour(one))
        .filled(!is_estimate)
        .radius(if is_estimate { 4.0 } else { 5.0 })
        .shape(MARKS[one.number % MARKS.len()])
        .id(egui::IdSalt::new(("marks", one.number, is_estimate)));
    plot.points(marks);
}

const fn colour(one: &Compared<'_>) -> Color32 {
    theme::SCENARIOS[one.number % theme::SCENARIOS.len()]
}

fn phases(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
) -> Response {
    let names = study.phases.clone();
    let last = names.len().saturating_sub(1) as f64;
    let measure = state.shown.compared_by;
    let drawn = plot("phases", look, measure)
        .include_x(-0.3)
        .include_x(last + 0.3)
        .x_axis_label(look.text.get("chart-phase"))
        .x_grid_spacer(move |_| whole(last))
        .x_axis_formatter(move |mark, _| {
            let at = mark.value.round();
            let is_phase = (mark.value - at).abs() < 0.01 && at >= 0.0;
            if is_phase { names.get(at as usize).cloned().unwrap_or_default() } else { String::new() }
        })
        .show(ui, |plot| {
            for one in compared {
                let known = study.phases.iter().enumerate().filter_map(|(at, phase)| {
                    let cell = study.cell(&one.known.name, phase, &state.shown.day)?;
                    let view = state.results.best(&cell)?;
                    let interval = view.territory.get(measure)?;
                    Some((at as f64, view.is_estimate, interval))
                });
                let known: Vec<_> = known.collect();
                let of = |wanted: &dyn Fn(bool) -> bool| -> Vec<[f64; 2]> {
                    let wanted = known.iter().filter(|(_, is_estimate, _)| wanted(*is_estimate));
                    wanted.map(|(at, _, interval)| [*at, interval.mean]).collect()
                };
                line(plot, look, one, 0, &of(&|_| true));
                marks(plot, look, one, &of(&|is_estimate| is_estimate), true);
                marks(plot, look, one, &of(&|is_estimate| !is_estimate), false);
                for (at, _, interval) in &known {
                    whisker(plot, look, measure, (one, colour(one)), (*at + aside(one, compared), interval));
                }
            }
        })
        .response;
    ui.label(RichText::new(look.text.get("chart-hollow")).small().color(look.palette.quiet));
    drawn
}

/// How far a scenario stands from the middle, so that intervals of the same place can be told apart.
fn aside(one: &Compared<'_>, compared: &[Compared<'_>]) -> f64 {
    0.012 * (one.number as f64 - 0.5 * (compared.len() as f64 - 1.0))
}

/// The interval of a figure, as people read it; nothing where there is none.
fn whisker(
    plot: &mut PlotUi<'_>,
    look: &Look<'_>,
    measure: Measure,
    (one, colour): (&Compared<'_>, Color32),
    (x, interval): (f64, &Interval),
) {
    let Some((low, high)) = interval.shown(Range::of_unit(measure.unit())) else { return };
    if one.view.is_some_and(|view| view.is_estimate) || high <= low {
        return;
    }
    let id = egui::IdSalt::new(("interval", one.number, x.to_bits()));
    let ends = PlotPoints::from(vec![[x, low], [x, high]]);
    plot.line(Line::new(title(look, one), ends).color(colour).width(1.6).allow_hover(false).id(id));
}

/// Disturbed lessons out of those that began in the hour.
fn hours(ui: &mut Ui, look: &Look<'_>, state: &State, compared: &[Compared<'_>]) -> Response {
    let text = look.text;
    plot("hours", look, Measure::DisturbedLessons)
        .include_x(8.0)
        .include_x(18.0)
        .x_axis_label(text.get("timeline-hour"))
        .x_grid_spacer(|_| {
            (4..=9).map(|pair| GridMark { value: f64::from(2 * pair), step_size: 2.0 }).collect()
        })
        .x_axis_formatter(|mark, _| clock(text, (mark.value * 60.0).round() as f32))
        .show(ui, |plot| {
            let cursor = VLine::new(clock(text, state.shown.minute), f64::from(state.shown.minute) / 60.0);
            plot.vline(cursor.color(look.palette.accent).width(1.5).allow_hover(false));
            for one in compared {
                let points = one.view.map_or_else(Vec::new, |view| by_hour(view));
                for (part, points) in unbroken(&points).enumerate() {
                    line(plot, look, one, part, points);
                }
                marks(plot, look, one, &points, one.view.is_some_and(|view| view.is_estimate));
                let hours = one.view.map_or(&[][..], |view| &view.hours);
                for (hour, interval) in hours.iter().enumerate() {
                    let Some(interval) = interval else { continue };
                    let x = hour as f64 + 0.5 + 3.0 * aside(one, compared);
                    whisker(plot, look, Measure::DisturbedLessons, (one, colour(one)), (x, interval));
                }
            }
        })
        .response
}

/// Share of disturbed lessons by the hour in which they begin, in the middle of it; hours without lessons are left out.
fn by_hour(view: &CellView) -> Vec<[f64; 2]> {
    let hours = view.hours.iter().enumerate();
    hours.filter_map(|(hour, interval)| Some([hour as f64 + 0.5, interval.as_ref()?.mean])).collect()
}

/// Points by hour in runs of hours that follow each other: no line goes over hours without lessons.
fn unbroken(points: &[[f64; 2]]) -> impl Iterator<Item = &[[f64; 2]]> {
    points.chunk_by(|one, next| next[0] - one[0] < 1.5)
}

fn departements(
    ui: &mut Ui,
    look: &Look<'_>,
    study: &Checked,
    measure: Measure,
    compared: &[Compared<'_>],
) -> Response {
    let names: Vec<String> = study.territory.departements.iter().map(|one| one.name.clone()).collect();
    let last = names.len().saturating_sub(1) as f64;
    let width = 0.8 / compared.len().max(1) as f64;
    plot("departements", look, measure)
        .x_grid_spacer(move |_| whole(last))
        .x_axis_formatter(move |mark, _| {
            names.get(mark.value.round().max(0.0) as usize).cloned().unwrap_or_default()
        })
        .show(ui, |plot| {
            for (place, one) in compared.iter().enumerate() {
                let Some(view) = one.view else { continue };
                let colour = colour(one);
                let shift = (place as f64 + 0.5) * width - 0.4;
                let bars = view
                    .departements
                    .iter()
                    .enumerate()
                    .filter_map(|(at, measures)| {
                        let mean = measures.get(measure)?.mean;
                        let bar = Bar::new(at as f64 + shift, mean).width(width * 0.92);
                        Some(bar.fill(colour).stroke(Stroke::NONE))
                    })
                    .collect();
                plot.bar_chart(BarChart::new(title(look, one), bars).color(colour).allow_hover(false));
                for (at, measures) in view.departements.iter().enumerate() {
                    let Some(interval) = measures.get(measure) else { continue };
                    whisker(plot, look, measure, (one, look.palette.ink), (at as f64 + shift, interval));
                }
            }
        })
        .response
}

/// Share of establishments (horizontal) that have at most so much of a measure (vertical).
fn establishments(ui: &mut Ui, look: &Look<'_>, measure: Measure, compared: &[Compared<'_>]) -> Response {
    let text = look.text;
    let lines: Vec<(&Compared<'_>, bool, Drawn)> = compared
        .iter()
        .filter_map(|one| {
            let view = one.view?;
            Some((one, view.is_estimate, distribution(ui.ctx(), one.number, measure, view)))
        })
        .collect();
    plot("establishments", look, measure)
        .x_axis_label(text.get("chart-share-of-establishments"))
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
}
