//! What each scenario costs, given that prices are uncertain: from one draw in twenty to nineteen in twenty.

use super::draw::{Axis, font, mark, put, step};
use super::part::{self, Part};
use super::{Shown, note};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::decimal;
use crate::theme;
use egui::{Align, FontId, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};
use maillage_scenarios::decide::money::Distribution;

/// Draws the ranges.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let scenarios = shown.account.scenarios.iter().enumerate();
    let rows: Vec<(usize, Distribution)> =
        scenarios.filter_map(|(at, scenario)| Some((at, scenario.money.uncertainty?))).collect();
    if rows.is_empty() {
        return;
    }
    let part = Part { key: "deciding-spread", lines: &|| lines(look, shown, &rows), own: None };
    part::ui(ui, look, part, actions, |ui, actions| {
        note(ui, look, look.text.get("deciding-spread-note"));
        ranges(ui, look, shown, &rows, actions);
    });
}

/// The ranges as figures, millions of euros.
fn lines(look: &Look<'_>, shown: &Shown<'_>, rows: &[(usize, Distribution)]) -> Lines {
    let heads =
        ["deciding-scenario", "deciding-spread-low", "deciding-spread-likely", "deciding-spread-high"];
    let line = |(at, known): &(usize, Distribution)| {
        let ends = [known.p5, known.p50, known.p95];
        let ends = ends.map(|end| decimal(look.text.language(), end.value / 1e6, 1));
        std::iter::once(shown.scenario(*at, look)).chain(ends).collect()
    };
    let heads = heads.map(|key| look.text.get(key)).to_vec();
    std::iter::once(heads).chain(rows.iter().map(line)).collect()
}

/// The ranges on one axis.
fn ranges(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &Shown<'_>,
    rows: &[(usize, Distribution)],
    actions: &mut Vec<Action>,
) {
    let most = rows.iter().map(|(_, known)| known.p95.value / 1e6).fold(0.0, f64::max);
    let high = (most / step(most, 6)).ceil().max(1.0) * step(most, 6);
    // From zero: a length that does not begin there would make differences look larger than they are.
    let mut axis = Axis { low: 0.0, high, room: Rangef::NOTHING };
    let mut all = Rangef::NOTHING;
    let behind = ui.painter().add(Shape::Noop);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for (at, known) in rows {
            let rect = row(ui, look, shown, (*at, known), &mut axis, actions);
            all = Rangef::new(all.min.min(rect.top()), all.max.max(rect.bottom()));
        }
    });
    axis.draw(ui, look, (all, behind), "M€", false);
}

fn row(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &Shown<'_>,
    (at, known): (usize, &Distribution),
    axis: &mut Axis,
    actions: &mut Vec<Action>,
) -> Rect {
    let usual = font(ui, false);
    let width = ui.available_width();
    let is_shown = shown.at == at;
    let (rect, response) = ui.allocate_exact_size(vec2(width, usual.size * 2.0), Sense::click());
    let titles = (width * 0.3).clamp(110.0, 230.0);
    axis.room = Rangef::new(rect.left() + titles, rect.right() - usual.size * 8.5);
    let millions = |euros: f64| decimal(look.text.language(), euros / 1e6, 0);
    let words = look.text.say(
        "deciding-spread-said",
        &[
            ("likely", millions(known.p50.value).into()),
            ("low", millions(known.p5.value).into()),
            ("high", millions(known.p95.value).into()),
        ],
    );
    let name = shown.scenario(at, look);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, format!("{name} {words} M€")));
    if is_shown || response.hovered() || response.has_focus() {
        let fill = look.palette.accent.gamma_multiply(if is_shown { 0.10 } else { 0.06 });
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    mark(ui.painter(), at, rect.left_center() + vec2(8.0, 0.0));
    let head = rect.with_max_x(axis.room.min - 8.0).with_min_x(rect.left() + 20.0);
    put(ui, head, Align::Min, &name, font(ui, is_shown), look.palette.ink);
    let x = Rangef::new(axis.x(known.p5.value / 1e6), axis.x(known.p95.value / 1e6));
    let colour = theme::SCENARIOS[at % theme::SCENARIOS.len()];
    let rows = rect.y_range().shrink(rect.height() * 0.28);
    ui.painter().rect_filled(Rect::from_x_y_ranges(x, rows), 2.0, colour.gamma_multiply(0.55));
    let middle = axis.x(known.p50.value / 1e6);
    ui.painter().vline(middle, rect.y_range().shrink(rect.height() * 0.18), Stroke::new(3.0, colour));
    let family = if is_shown { theme::strong() } else { egui::FontFamily::Proportional };
    let end = rect.with_min_x(axis.room.max + 8.0);
    put(ui, end, Align::Max, &words, FontId::new(usual.size, family), look.palette.ink);
    if response.clicked() {
        actions.push(Action::Scenario(shown.account.scenarios[at].name.clone()));
    }
    rect
}
