//! A measure of each scenario as a bar with its interval, and the verdict against the reference.

use super::verdicts::{Said, Verdicts};
use super::{Compared, charts};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::bar;
use crate::panel::figure::{value, with_margin};
use crate::state::State;
use crate::study::said;
use crate::text::Text;
use crate::theme::{self, scaled};
use egui::{Align2, FontId, Rect, RichText, Sense, Stroke, Style, Ui, pos2, vec2};
use maillage_scenarios::statistics::Range;
use maillage_sim::measure::Measure;

/// Height of a row, points.
const ROW: f32 = 34.0;

/// Width of the titles of scenarios.
const TITLES: f32 = 240.0;

/// Width of figures and verdicts.
const WORDS: f32 = 250.0;

/// Draws the rows.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    compared: &[Compared<'_>],
    verdicts: &Verdicts,
    actions: &mut Vec<Action>,
) {
    let measure = state.shown.compared_by;
    let high = |one: &Compared<'_>| {
        let interval = one.view?.territory.get(measure)?;
        Some(interval.shown(Range::of_unit(measure.unit())).map_or(interval.mean, |(_, high)| high))
    };
    let most = end(measure, compared.iter().filter_map(high).fold(0.0, f64::max));
    for one in compared {
        let is_shown = one.known.name == state.shown.scenario;
        let said = verdicts.find(measure, one.number);
        if row(ui, look, (one, is_shown), (measure, most), said) {
            actions.push(Action::Scenario(one.known.name.clone()));
        }
    }
    axis(ui, look, (measure, most));
    for words in [footnote(look.text, compared), verdicts.correction(look.text)].into_iter().flatten() {
        ui.label(RichText::new(words).small().color(look.palette.quiet));
    }
}

/// What the figures are: estimates, simulated, or which of them are estimates; nothing as long as there are none.
fn footnote(text: &Text, compared: &[Compared<'_>]) -> Option<String> {
    let known = compared.iter().filter(|one| one.view.is_some()).count();
    let estimates: Vec<&str> = compared
        .iter()
        .filter(|one| one.view.is_some_and(|view| view.is_estimate))
        .map(|one| said(&one.known.title, text.language()))
        .collect();
    if known == 0 {
        None
    } else if estimates.is_empty() {
        Some(text.get("compare-margins"))
    } else if estimates.len() == known {
        Some(text.get("compare-estimates"))
    } else {
        Some(text.say("compare-some-estimates", &[("scenarios", estimates.join(", ").into())]))
    }
}

/// Where the bars end: a round value that all stay below.
fn end(measure: Measure, most: f64) -> f64 {
    let (least, steps): (f64, &[f64]) = if measure.unit() == "share" {
        (0.05, &[1.0, 2.0, 2.5, 5.0, 10.0])
    } else {
        (1.0, &[1.0, 2.0, 5.0, 10.0])
    };
    // From two minutes on, times are written in minutes.
    let scale = if measure.unit() == "s" && most > 100.0 { 60.0 } else { 1.0 };
    let most = most.max(least);
    let unit = 10.0_f64.powf((most / scale).log10().floor()) * scale;
    // A value that is round already is not pushed beyond the next one by its last bit.
    let round = steps.iter().map(|step| step * unit).find(|round| most <= round * (1.0 + 1e-9));
    round.unwrap_or(most)
}

/// The scale under the bars, from nothing to where they end.
fn axis(ui: &mut Ui, look: &Look<'_>, (measure, most): (Measure, f64)) {
    let font = FontId::proportional(scaled(ui.style(), 13.0));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.3 * font.size), Sense::hover());
    let bar = bar_of(rect, ui.style());
    let ends = [(bar.left(), Align2::LEFT_TOP, 0.0), (bar.right(), Align2::RIGHT_TOP, most)];
    for (x, align, at) in ends {
        let words = value(look.text, measure, at);
        ui.painter().text(pos2(x, rect.top()), align, words, font.clone(), look.palette.quiet);
    }
}

/// Where the bar of a row is: between the title and the words.
fn bar_of(row: Rect, style: &Style) -> Rect {
    let [left, right] = [TITLES, WORDS].map(|width| scaled(style, width));
    let left = row.left() + left.min(0.3 * row.width());
    Rect::from_x_y_ranges(left..=(row.right() - right).max(left + 40.0), row.top() + 7.0..=row.bottom() - 7.0)
}

/// Draws the row of a scenario; whether it was clicked.
fn row(
    ui: &mut Ui,
    look: &Look<'_>,
    (one, is_shown): (&Compared<'_>, bool),
    (measure, most): (Measure, f64),
    verdict: Option<Said>,
) -> bool {
    let (text, palette) = (look.text, look.palette);
    let height = scaled(ui.style(), ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let title = said(&one.known.title, text.language());
    let name = accessible(text, one, measure, verdict);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter_at(rect);
    if is_shown || response.hovered() {
        painter.rect_filled(rect, 4.0, palette.accent.gamma_multiply(0.10));
    }
    let colour = theme::SCENARIOS[one.number % theme::SCENARIOS.len()];
    let font = FontId::new(scaled(ui.style(), 15.0), theme::strong());
    charts::mark(&painter, one.number, rect.left_center() + vec2(14.0, 0.0), 6.0);
    let bar = bar_of(rect, ui.style());
    let room = bar.left() - rect.left() - 28.0 - 10.0;
    let words = bar::line(&painter, title, font.clone(), palette.ink, room);
    let response = if words.elided { response.on_hover_text(title) } else { response };
    let at = rect.left_center() + vec2(28.0, -0.5 * words.size().y);
    painter.galley(at, words, palette.ink);
    let interval = one.view.and_then(|view| view.territory.get(measure));
    let Some(interval) = interval else {
        // What is known has no such figure, or nothing is known yet.
        let words = if one.view.is_some() { text.get("figure-none") } else { "…".to_owned() };
        painter.text(bar.left_center(), Align2::LEFT_CENTER, words, font, palette.quiet);
        return response.clicked();
    };
    let x = |value: f64| bar.left() + bar.width() * (value.clamp(0.0, most) / most) as f32;
    painter.rect_filled(bar, 3.0, palette.line.gamma_multiply(0.45));
    let filled = Rect::from_min_max(bar.min, pos2(x(interval.mean).max(bar.left() + 1.5), bar.bottom()));
    let is_estimate = one.view.is_some_and(|view| view.is_estimate);
    painter.rect_filled(filled, 3.0, colour.gamma_multiply(if is_estimate { 0.55 } else { 1.0 }));
    if let Some((low, high)) = interval.shown(Range::of_unit(measure.unit())).filter(|(low, high)| high > low)
    {
        let stroke = Stroke::new(2.0, palette.ink);
        let y = bar.center().y;
        painter.line_segment([pos2(x(low), y), pos2(x(high), y)], stroke);
        for end in [low, high] {
            painter.line_segment([pos2(x(end), y - 5.0), pos2(x(end), y + 5.0)], stroke);
        }
    }
    let words = with_margin(text, measure, interval);
    let at = pos2(bar.right() + 10.0, rect.center().y);
    let drawn = painter.text(at, Align2::LEFT_CENTER, words, font, palette.ink);
    if let Some(verdict) = verdict {
        let at = pos2(drawn.right() + 12.0, rect.center().y);
        let font = FontId::proportional(scaled(ui.style(), 14.0));
        painter.text(at, Align2::LEFT_CENTER, text.get(verdict.key()), font, verdict.colour(&palette));
    }
    response.clicked()
}

/// The row in words: scenario, figure, verdict.
fn accessible(text: &Text, one: &Compared<'_>, measure: Measure, verdict: Option<Said>) -> String {
    let interval = one.view.and_then(|view| view.territory.get(measure));
    let figure = interval.map(|interval| with_margin(text, measure, interval));
    let verdict = interval.and(verdict).map(|verdict| text.get(verdict.key()));
    let title = said(&one.known.title, text.language()).to_owned();
    std::iter::once(title).chain(figure).chain(verdict).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_end_at_a_round_value_that_all_stay_below() {
        for (measure, most, round) in [
            (Measure::DisturbedLessons, 0.0, 0.05),
            (Measure::DisturbedLessons, 0.13, 0.2),
            (Measure::DisturbedLessons, 0.52, 1.0),
            (Measure::ResponseP95, 0.0, 1.0),
            (Measure::ResponseP95, 41.0, 50.0),
            (Measure::LoginP95, 110.0, 120.0),
            (Measure::LoginP95, 200.0, 300.0),
            (Measure::PeakSessions, 2_001.0, 5_000.0),
        ] {
            let found = end(measure, most);
            assert!((found - round).abs() < 1e-9 * round, "{measure:?} {most}: {found}");
        }
    }
}
