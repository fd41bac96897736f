//! Charts of the measure by which scenarios are compared. Each scenario keeps its colour and its mark in all of them.

mod axes;
mod departements;
mod establishments;
mod hours;
mod phases;
mod told;

use super::{Chart, Compared};
use crate::panel::Look;
use crate::panel::bar;
use crate::state::State;
use crate::study::{Checked, said};
use crate::theme;
use egui::{
    Color32, Context, Painter, Pos2, RichText, Role, Sense, Shape, Stroke, TextStyle, Ui, Vec2, WidgetInfo,
    vec2,
};
use egui_plot::{Line, MarkerShape, PlotPoints, PlotUi, Points};
use maillage_scenarios::question::cell::HOURLY;
use maillage_scenarios::statistics::Range;
use maillage_sim::measure::Measure;
use told::{Figure, Told};

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

/// The figures of a chart; none where the measure is not known in this way.
pub(super) fn told(
    chart: Chart,
    context: &Context,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
) -> Option<Told> {
    let measure = state.shown.compared_by;
    is_known(chart, measure, compared).then(|| match chart {
        Chart::Phases => phases::told(look, state, study, compared),
        Chart::Hours => hours::told(look, measure, compared),
        Chart::Departements => departements::told(look, study, measure, compared),
        Chart::Establishments => establishments::told(context, look, measure, compared),
    })
}

/// Draws a chart from its figures.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    told: Option<&Told>,
    compared: &[Compared<'_>],
) {
    let Some(told) = told else {
        ui.label(RichText::new(look.text.get("chart-nothing")).color(look.palette.quiet));
        return;
    };
    let drawn = match told.chart {
        Chart::Phases => phases::draw(ui, look, told, compared),
        Chart::Hours => hours::draw(ui, look, state, told, compared),
        Chart::Departements => departements::draw(ui, look, told, compared),
        Chart::Establishments => establishments::draw(ui, look, told, compared),
    };
    drawn.widget_info(|| WidgetInfo::labeled(Role::Image, true, look.text.get(told.chart.key())));
    // Those who do not see it hear what it shows.
    ui.ctx().accesskit_node_builder(drawn.id, |node| node.set_description(told.words(look, compared)));
    // Over the phases a scenario may be both: there the marks say which figures are estimates.
    let is_of_phases = told.chart == Chart::Phases;
    if !is_of_phases && told.has_intervals() {
        ui.label(RichText::new(look.text.get("chart-intervals")).small().color(look.palette.quiet));
    }
    legend(ui, look, compared, !is_of_phases);
}

/// Whether a chart has something to show of a measure; before anything is known, all have.
fn is_known(chart: Chart, measure: Measure, compared: &[Compared<'_>]) -> bool {
    let mut views = compared.iter().filter_map(|one| one.view).peekable();
    views.peek().is_none()
        || match chart {
            Chart::Phases => true,
            Chart::Hours => HOURLY.contains(&measure),
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
    let font = TextStyle::Small.resolve(ui.style());
    let (mark_room, height) = (theme::scaled(ui.style(), 16.0), theme::scaled(ui.style(), 18.0));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.spacing_mut().interact_size.y = height;
        for one in compared {
            let mut name = title(look, one);
            let ink = look.palette.ink;
            let words = bar::line(ui.painter(), &name, font.clone(), ink, LEGEND);
            let is_told = tells_estimates && one.view.is_some_and(|view| view.is_estimate);
            let more = is_told.then(|| {
                let more = look.text.get("chart-estimate");
                name = format!("{name} {more}");
                ui.painter().layout_no_wrap(more, font.clone(), look.palette.quiet)
            });
            // A mark and its name stay together when the line ends.
            let width = words.size().x + more.as_ref().map_or(0.0, |more| more.size().x + 4.0);
            let (rect, response) = ui.allocate_exact_size(vec2(mark_room + width, height), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.as_str()));
            mark(ui.painter(), one.number, rect.left_center() + vec2(6.0, 0.0), 4.5);
            let mut at = rect.left_center() + vec2(mark_room, -0.5 * words.size().y);
            for galley in std::iter::once(words).chain(more) {
                let next = at + vec2(galley.size().x + 4.0, 0.0);
                ui.painter().galley(at, galley, ink);
                at = next;
            }
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
    (x, figure): (f64, &Figure),
) {
    let Some((low, high)) = figure.interval.shown(Range::of_unit(measure.unit())) else { return };
    if figure.is_estimate || high <= low || !high.is_finite() {
        return;
    }
    let id = egui::IdSalt::new(("interval", one.number, x.to_bits()));
    let ends = PlotPoints::from(vec![[x, low], [x, high]]);
    plot.line(Line::new(title(look, one), ends).color(colour).width(1.6).allow_hover(false).id(id));
}
