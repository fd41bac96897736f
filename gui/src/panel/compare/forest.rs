//! Disturbed lessons of each scenario as a bar with its interval, and the verdict against the reference.

use super::{Compared, charts};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::bar;
use crate::panel::figure::with_margin;
use crate::state::State;
use crate::study::{Checked, said};
use crate::text::Text;
use crate::text::number;
use crate::theme;
use egui::{Align2, FontId, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};
use maillage_scenarios::question::cell::{CellView, judge};
use maillage_scenarios::question::compare::{JUDGED_MEASURE, LEVEL};
use maillage_sim::measure::holm::Verdict;

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
    study: &Checked,
    compared: &[Compared<'_>],
    actions: &mut Vec<Action>,
) {
    let high = |one: &Compared<'_>| {
        let interval = one.view?.territory.get(JUDGED_MEASURE)?;
        Some(interval.ci95_high.unwrap_or(interval.mean).max(interval.mean))
    };
    let most = end(compared.iter().filter_map(high).fold(0.0, f64::max));
    let verdicts = verdicts(study, compared);
    for (at, one) in compared.iter().enumerate() {
        let is_shown = one.known.name == state.shown.scenario;
        if row(ui, look, study, (one, is_shown), (most, verdicts[at])) {
            actions.push(Action::Scenario(one.known.name.clone()));
        }
    }
    axis(ui, look, most);
    if let Some(words) = footnote(look.text, compared) {
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

/// Where the bars end: a round share that all stay below.
fn end(most: f64) -> f64 {
    [0.05, 0.1, 0.25, 0.5].into_iter().find(|end| most <= *end).unwrap_or(1.0)
}

/// The scale under the bars, from nothing to where they end.
fn axis(ui: &mut Ui, look: &Look<'_>, most: f64) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let ends = [(TITLES, Align2::LEFT_TOP, 0.0), (rect.width() - WORDS, Align2::RIGHT_TOP, most)];
    for (x, align, share) in ends {
        let words = number::percent(look.text.language(), share);
        let at = pos2(rect.left() + x.max(TITLES), rect.top());
        ui.painter().text(at, align, words, FontId::proportional(12.0), look.palette.quiet);
    }
}

/// Verdicts by scenario; `None` for the reference, and where there can be none.
fn verdicts(study: &Checked, compared: &[Compared<'_>]) -> Vec<Option<Verdict>> {
    let mut verdicts = vec![None; compared.len()];
    let Some(reference) = compared[study.reference].view else { return verdicts };
    let others: Vec<(usize, &CellView)> = compared
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != study.reference)
        .filter_map(|(at, one)| Some((at, &**one.view?)))
        .collect();
    let views: Vec<&CellView> = others.iter().map(|(_, view)| *view).collect();
    for ((at, _), verdict) in others.iter().zip(judge(reference, &views, JUDGED_MEASURE, LEVEL)) {
        verdicts[*at] = verdict;
    }
    verdicts
}

/// Draws the row of a scenario; whether it was clicked.
fn row(
    ui: &mut Ui,
    look: &Look<'_>,
    study: &Checked,
    (one, is_shown): (&Compared<'_>, bool),
    (most, verdict): (f64, Option<Verdict>),
) -> bool {
    let (text, palette) = (look.text, look.palette);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = said(&one.known.title, text.language());
    let name = accessible(text, one, study, verdict);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter_at(rect);
    if is_shown || response.hovered() {
        painter.rect_filled(rect, 4.0, palette.accent.gamma_multiply(0.10));
    }
    let colour = theme::SCENARIOS[one.number % theme::SCENARIOS.len()];
    let font = FontId::new(15.0, theme::strong());
    charts::mark(&painter, one.number, rect.left_center() + vec2(14.0, 0.0), 6.0);
    let words = bar::line(&painter, title, font, palette.ink, TITLES - 28.0 - 10.0);
    let response = if words.elided { response.on_hover_text(title) } else { response };
    let at = rect.left_center() + vec2(28.0, -0.5 * words.size().y);
    painter.galley(at, words, palette.ink);
    let bar = Rect::from_min_max(
        pos2(rect.left() + TITLES, rect.top() + 7.0),
        pos2((rect.right() - WORDS).max(rect.left() + TITLES + 40.0), rect.bottom() - 7.0),
    );
    let interval = one.view.and_then(|view| view.territory.get(JUDGED_MEASURE));
    let Some(interval) = interval else {
        painter.text(bar.left_center(), Align2::LEFT_CENTER, "…", FontId::proportional(15.0), palette.quiet);
        return response.clicked();
    };
    let x = |share: f64| bar.left() + bar.width() * (share.clamp(0.0, most) / most) as f32;
    painter.rect_filled(bar, 3.0, palette.line.gamma_multiply(0.45));
    let filled = Rect::from_min_max(bar.min, pos2(x(interval.mean).max(bar.left() + 1.5), bar.bottom()));
    let is_estimate = one.view.is_some_and(|view| view.is_estimate);
    painter.rect_filled(filled, 3.0, colour.gamma_multiply(if is_estimate { 0.55 } else { 1.0 }));
    if let (Some(low), Some(high)) = (interval.ci95_low, interval.ci95_high) {
        let stroke = Stroke::new(2.0, palette.ink);
        let y = bar.center().y;
        painter.line_segment([pos2(x(low), y), pos2(x(high), y)], stroke);
        for end in [low, high] {
            painter.line_segment([pos2(x(end), y - 5.0), pos2(x(end), y + 5.0)], stroke);
        }
    }
    let words = with_margin(text, JUDGED_MEASURE, interval);
    let at = pos2(bar.right() + 10.0, rect.center().y);
    let drawn = painter.text(at, Align2::LEFT_CENTER, words, FontId::new(15.0, theme::strong()), palette.ink);
    let Some(key) = verdict_key(one, study, verdict) else { return response.clicked() };
    let colour = match verdict {
        _ if one.number == study.reference => palette.quiet,
        Some(Verdict::Better) => palette.good,
        Some(Verdict::Worse) => palette.bad,
        _ => palette.unsure,
    };
    let words = text.get(key);
    let at = pos2(drawn.right() + 12.0, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, words, FontId::proportional(14.0), colour);
    response.clicked()
}

/// Key of the verdict on a scenario; none where there can be none.
fn verdict_key(one: &Compared<'_>, study: &Checked, verdict: Option<Verdict>) -> Option<&'static str> {
    match (verdict, one.number == study.reference) {
        (_, true) => Some("compare-is-reference"),
        (Some(Verdict::Better), _) => Some("compare-is-better"),
        (Some(Verdict::Worse), _) => Some("compare-is-worse"),
        (Some(Verdict::NotDistinguishable), _) => Some("compare-is-same"),
        (None, _) => None,
    }
}

/// The row in words: scenario, share, verdict.
fn accessible(text: &Text, one: &Compared<'_>, study: &Checked, verdict: Option<Verdict>) -> String {
    let interval = one.view.and_then(|view| view.territory.get(JUDGED_MEASURE));
    let share = interval.map(|interval| with_margin(text, JUDGED_MEASURE, interval));
    let verdict = verdict_key(one, study, verdict).map(|key| text.get(key));
    let title = said(&one.known.title, text.language()).to_owned();
    std::iter::once(title).chain(share).chain(verdict).collect::<Vec<_>>().join(", ")
}
