//! Support of the scenario that is looked at, in every organisation, for the same service.

use super::draw::{Axis, font, put, step};
use super::grid::{self, Row, Table};
use super::part::{self, Part};
use super::{Shown, note, titled};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::decimal;
use crate::theme;
use egui::{Align, FontId, Label, Rangef, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};
use maillage_scenarios::decide::people::People;

/// Draws the organisations.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(scenario) = shown.account.scenarios.get(shown.at) else { return };
    let text = look.text;
    let organisations = &scenario.organisations;
    let rules = &shown.reckoned.means.means.support;
    let said = [
        ("scenario", shown.scenario(shown.at, look).into()),
        ("hours", decimal(text.language(), rules.target.0.seconds() / 3600.0, 0).into()),
    ];
    let own = scenario.phases.last().map_or("", |phase| phase.people.organisation.as_str());
    let table = figures(look, shown, organisations, own);
    let copied = || lines(look, &table, organisations);
    let part = Part { key: "deciding-people", lines: &copied, own: None };
    part::ui(ui, look, part, actions, |ui, _| {
        note(ui, look, text.say("deciding-people-note", &said));
        staff(ui, look, shown, organisations, own);
        ui.add_space(8.0);
        grid::ui(ui, look, &table);
        if organisations.iter().any(|people| people.unreached > 0) {
            let words = RichText::new(text.get("deciding-people-unreached")).small();
            ui.add(Label::new(words.color(look.palette.unsure)).wrap());
        }
    });
}

/// The table, with the people whom the bars show in a column of their own.
fn lines(look: &Look<'_>, table: &Table, organisations: &[People]) -> Lines {
    let staff = organisations.iter().map(|people| decimal(look.text.language(), people.full_time, 0));
    let staff = std::iter::once(look.text.get("deciding-head-staff")).chain(staff);
    let longer = |(mut line, staff): (Vec<String>, String)| {
        line.push(staff);
        line
    };
    table.lines().into_iter().zip(staff).map(longer).collect()
}

fn name<'a>(shown: &'a Shown<'_>, people: &'a People, look: &Look<'_>) -> &'a str {
    let rule = shown.reckoned.means.means.support.organisations.get(&people.organisation);
    titled(rule.map(|rule| &rule.title), &people.organisation, look)
}

/// Full-time equivalents as bars on one axis.
fn staff(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, organisations: &[People], own: &str) {
    let language = look.text.language();
    let usual = font(ui, false);
    let width = ui.available_width();
    let most = organisations.iter().map(|people| people.full_time).fold(0.0, f64::max);
    let high = (most / step(most, 6)).ceil().max(1.0) * step(most, 6);
    let mut axis = Axis { low: 0.0, high, room: Rangef::NOTHING };
    let mut rows = Rangef::NOTHING;
    let behind = ui.painter().add(egui::Shape::Noop);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for people in organisations {
            let is_own = people.organisation == own;
            let (rect, response) = ui.allocate_exact_size(vec2(width, usual.size * 2.0), Sense::hover());
            let titles = (width * 0.36).clamp(110.0, 240.0);
            axis.room = Rangef::new(rect.left() + titles, rect.right() - usual.size * 5.0);
            rows = Rangef::new(rows.min.min(rect.top()), rows.max.max(rect.bottom()));
            let title = name(shown, people, look);
            let left = rect.with_max_x(axis.room.min - 8.0);
            put(ui, left, Align::Min, title, font(ui, is_own), look.palette.ink);
            let colour = if is_own { look.palette.accent } else { look.palette.departement };
            let x = Rangef::new(axis.room.min, axis.x(people.full_time));
            ui.painter().rect_filled(Rect::from_x_y_ranges(x, rect.y_range().shrink(4.0)), 2.0, colour);
            let words = decimal(language, people.full_time, 0);
            let strong = FontId::new(usual.size, theme::strong());
            put(ui, rect.with_min_x(axis.room.max + 8.0), Align::Max, &words, strong, look.palette.ink);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title} {words}")));
        }
    });
    axis.draw(ui, look, (rows, behind), &look.text.get("deciding-staff-unit"), false);
}

/// What pupils and teachers notice of it.
fn figures(look: &Look<'_>, shown: &Shown<'_>, organisations: &[People], own: &str) -> Table {
    let (text, language) = (look.text, look.text.language());
    let heads = ["organisation", "tickets", "median", "p95", "seats"];
    let hours = |hours: f64| format!("{}\u{a0}h", decimal(language, hours, usize::from(hours < 10.0)));
    // Nothing is known of more tickets than can be simulated.
    let known = |people: &People, words: String| if people.is_beyond { "–".to_owned() } else { words };
    let rows = organisations.iter().map(|people| Row {
        number: None,
        title: name(shown, people, look).to_owned(),
        cells: vec![
            (decimal(language, people.tickets, 0), None),
            (known(people, hours(people.p50)), None),
            (known(people, hours(people.p95)), None),
            (known(people, decimal(language, people.seat_days, 0)), None),
        ],
        is_shown: people.organisation == own,
    });
    Table {
        name: "organisations",
        heads: heads.map(|key| text.get(&format!("deciding-people-{key}")).into()).to_vec(),
        rows: rows.collect(),
        is_chosen_from: false,
    }
}
