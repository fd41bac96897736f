//! The few things that planners turn most: rates of lines, hosts, seats, uses. Sliders that answer while they move.

use super::value::{figure, quantity, quoted, tidy, toml_number, typed_number};
use super::words::{hinted, name};
use super::{Draft, Scene, mark, row};
use crate::action::{Action, Edit};
use crate::panel::Look;
use crate::panel::figure::kind_name;
use crate::theme;
use egui::style::HandleShape;
use egui::{DragValue, Label, Rect, RichText, Slider, SliderClamping, Stroke, Ui};
use maillage_scenarios::file::value::kind_key;
use maillage_scenarios::file::{Entry, EntryValue};
use maillage_sim::territory::EstablishmentKind;
use std::ops::RangeInclusive;

/// Fields of a kind, with stars for names, and the key of the phrase that says what they are.
type Kind = (&'static [&'static str], &'static str);

/// Groups of levers: key of the title, and the fields in it (a star stands for any name) with the key of their phrase.
const GROUPS: [(&str, &[Kind]); 5] = [
    (
        "levers-lines",
        &[
            (&["links", "*", "down"], "levers-link"),
            (&["network", "collection", "at_least"], "levers-collection"),
            (&["network", "backbone", "rate"], "levers-backbone"),
            (&["network", "internet", "rate"], "levers-internet"),
            (&["host_sites", "*", "rate"], "levers-site"),
        ],
    ),
    (
        "levers-hosts",
        &[
            (&["pools", "*", "sizing", "pupils_per_host"], "levers-pupils-per-host"),
            (&["pools", "*", "sizing", "concurrency"], "levers-concurrency"),
            (&["pools", "*", "hosts"], "levers-hosts-of"),
            (&["pools", "*", "cores"], "levers-cores"),
            (&["pools", "*", "sessions_per_host"], "levers-sessions"),
        ],
    ),
    (
        "levers-uses",
        &[
            (&["demand", "*", "device_share"], "levers-device-share"),
            (&["demand", "*", "activities", "media"], "levers-weight"),
        ],
    ),
    ("levers-seats", &[(&["equipment", "*", "seats", "*"], "levers-seats-of")]),
    ("levers-wifi", &[(&["wifi", "*", "rate_per_access_point"], "levers-access-point")]),
];

/// How far a slider goes on either side of the value that the scenario has.
const REACH: f64 = 10.0;

/// Width of the figure beside a slider, points at the usual size of text.
const FIGURE: f32 = 92.0;

/// Draws the levers, in two columns where there is room.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, draft: &mut Draft, actions: &mut Vec<Action>) {
    let found: Vec<(&str, Vec<(&Entry, &str)>)> = GROUPS
        .iter()
        .map(|(title, fields)| (*title, found(&scene.model.entries, fields)))
        .filter(|(_, fields)| !fields.is_empty())
        .collect();
    if !super::is_wide(ui) {
        for (title, fields) in &found {
            group(ui, scene, title, fields, draft, actions);
        }
        return;
    }
    // The groups go where they leave both columns about as long.
    let (mut columns, mut lengths) = ([Vec::new(), Vec::new()], [0, 0]);
    for group in &found {
        let shorter = usize::from(lengths[1] < lengths[0]);
        columns[shorter].push(group);
        lengths[shorter] += group.1.len() + 1;
    }
    ui.columns(2, |sides| {
        for (side, groups) in sides.iter_mut().zip(columns) {
            for (title, fields) in groups {
                group(side, scene, title, fields, draft, actions);
            }
        }
    });
}

fn found<'a>(entries: &'a [Entry], fields: &[Kind]) -> Vec<(&'a Entry, &'a str)> {
    fields
        .iter()
        .flat_map(|(pattern, key)| {
            entries.iter().filter(move |entry| fits(&entry.path, pattern)).map(move |entry| (entry, *key))
        })
        .collect()
}

fn group(
    ui: &mut Ui,
    scene: &Scene<'_>,
    title: &str,
    fields: &[(&Entry, &str)],
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    ui.add_space(6.0);
    let look = scene.look;
    ui.label(RichText::new(look.text.get(title)).family(theme::strong()).color(look.palette.accent));
    if title == "levers-lines" {
        // In columns, what stands alone would be as wide as they are.
        ui.horizontal(|ui| connect(ui, scene, actions));
    }
    for (entry, key) in fields {
        let phrase = phrase(look, &scene.model.entries, entry, key);
        lever(ui, scene, entry, &phrase, draft, actions);
        ui.add_space(2.0);
    }
}

/// A menu that puts all establishments of a type on fibre; its rate is then a lever.
fn connect(ui: &mut Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
    let look = scene.look;
    ui.add_enabled_ui(scene.target.is_open, |ui| {
        ui.menu_button(look.text.get("levers-connect"), |ui| {
            for kind in EstablishmentKind::ALL {
                if ui.button(kind_name(look.text, kind)).clicked() {
                    let kind = kind_key(kind);
                    let key = format!("fibre_{kind}");
                    let set = |field: &str, value: &str| {
                        (["links", &key, field].map(str::to_owned).to_vec(), value.to_owned())
                    };
                    // As in the bundled scenarios that put establishments on fibre.
                    let values = vec![
                        set("kinds", &format!("[{kind:?}]")),
                        set("technology", "\"dedicated_fibre\""),
                        set("down", "\"100 Mb/s\""),
                        set("up", "\"100 Mb/s\""),
                        set("latency", "\"2.5 ms\""),
                    ];
                    let (scenario, phase) =
                        (scene.target.scenario.to_owned(), scene.target.phase.map(str::to_owned));
                    actions.push(Action::Edit(Edit::SetAll { scenario, phase, values }));
                    ui.close();
                }
            }
        });
    });
}

fn fits(path: &[String], pattern: &[&str]) -> bool {
    path.len() == pattern.len() && path.iter().zip(pattern).all(|(key, part)| *part == "*" || key == part)
}

/// What a lever moves, in words: the names on its path in their places.
pub(super) fn phrase(look: &Look<'_>, entries: &[Entry], entry: &Entry, key: &str) -> String {
    let first = entry.path.get(1).map(|part| name(look, entries, &entry.path[0], part)).unwrap_or_default();
    let last = entry.path.last().map(|part| name(look, entries, "activities", part)).unwrap_or_default();
    look.text.say(key, &[("name", first.into()), ("last", last.into())])
}

/// What a lever moves: an amount, its unit, whether it is whole.
fn amount(value: &EntryValue) -> Option<(f64, &str, bool)> {
    match value {
        EntryValue::Text(text) => quantity(text).map(|(amount, unit)| (amount, unit, false)),
        EntryValue::Integer(whole) => Some((*whole as f64, "", true)),
        EntryValue::Float(value) => Some((*value, "", false)),
        _ => None,
    }
}

fn lever(
    ui: &mut Ui,
    scene: &Scene<'_>,
    entry: &Entry,
    phrase: &str,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let Scene { look, model, target, .. } = scene;
    let Some((now, unit, whole)) = amount(&entry.value).filter(|(amount, ..)| *amount >= 0.0) else {
        row::ui(ui, scene, entry, 0, draft, actions);
        return;
    };
    let language = look.text.language();
    let mut words = RichText::new(phrase);
    if model.is_change(entry) {
        words = words.family(theme::strong());
    }
    let label = ui
        .horizontal_wrapped(|ui| {
            mark::ui(ui, look, model, entry);
            hinted(ui.add(Label::new(words).wrap()), look, model, entry)
        })
        .inner;
    let is_share = unit == "%";
    let range = if is_share { 0.0..=100.0 } else { range(ui, entry, now, whole) };
    let mut moved = now;
    ui.add_enabled_ui(target.is_open, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            let scale = ui.spacing().interact_size.y / 26.0;
            ui.spacing_mut().slider_width = (ui.available_width() - FIGURE * scale - 52.0).clamp(60.0, 420.0);
            let mut slider = Slider::new(&mut moved, range.clone())
                .logarithmic(!is_share && now > 0.0)
                .show_value(false)
                .smart_aim(false)
                .clamping(SliderClamping::Edits);
            if whole {
                slider = slider.step_by(1.0);
            }
            let slider = ui.add(slider).labelled_by(label.id);
            if let Some((before, ..)) = model.before(entry).and_then(|before| amount(&before.value)) {
                tick(ui, look, slider.rect, &range, before, is_share);
            }
            let suffix = if unit.is_empty() { String::new() } else { format!("\u{a0}{unit}") };
            let drag = DragValue::new(&mut moved)
                .range(0.0..=f64::MAX)
                .speed((now * 0.01).max(0.01))
                .suffix(suffix)
                .min_size(egui::vec2(FIGURE * scale, 0.0))
                .custom_formatter(|value, _| figure(language, value))
                .custom_parser(typed_number);
            ui.add(drag).labelled_by(label.id);
            row::reset(ui, scene, entry, actions);
        });
    });
    if moved != now {
        let value = if whole { format!("{}", moved.round() as i64) } else { toml_number(tidy(moved)) };
        let text = if unit.is_empty() { value } else { quoted(&format!("{value} {unit}")) };
        actions.push(target.set(&entry.path, text));
    }
    row::faults(ui, scene, entry);
}

/// A small tick under a slider where its value would be without the last word on it.
fn tick(ui: &Ui, look: &Look<'_>, rail: Rect, range: &RangeInclusive<f64>, value: f64, is_share: bool) {
    let Some(share) = position(range, value, !is_share) else { return };
    let radius = rail.height() / 2.5;
    let handle = match ui.style().visuals.handle_shape {
        HandleShape::Circle => radius,
        HandleShape::Rect { aspect_ratio } => radius * aspect_ratio,
    };
    let x = egui::lerp(rail.x_range().shrink(handle).min..=rail.x_range().shrink(handle).max, share);
    let stroke = Stroke::new(1.5, look.palette.quiet);
    ui.painter().vline(x, rail.bottom() - 6.0..=rail.bottom() + 1.0, stroke);
}

/// Where a value stands in a range, 0 to 1; nothing when it is outside.
fn position(range: &RangeInclusive<f64>, value: f64, logarithmic: bool) -> Option<f32> {
    if !range.contains(&value) {
        return None;
    }
    let scale = |value: f64| if logarithmic { value.ln() } else { value };
    let (low, high) = (scale(*range.start()), scale(*range.end()));
    let share = (scale(value) - low) / (high - low);
    share.is_finite().then_some(share as f32)
}

/// The range of a slider: around the value that the field had when it was first seen, so that it does not run away from
/// the hand.
fn range(ui: &Ui, entry: &Entry, amount: f64, whole: bool) -> RangeInclusive<f64> {
    let id = egui::Id::unique("range").with(&entry.path);
    let first = ui.data_mut(|data| {
        let first = data.get_temp_mut_or_insert_with(id, || amount);
        if amount > *first * REACH || amount < *first / REACH {
            *first = amount;
        }
        *first
    });
    if first == 0.0 {
        return 0.0..=REACH;
    }
    let least = if whole { (first / REACH).max(1.0).floor() } else { first / REACH };
    least..=first * REACH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tick_stands_where_the_value_is() {
        assert_eq!(position(&(1.0..=100.0), 10.0, true), Some(0.5));
        assert_eq!(position(&(0.0..=100.0), 25.0, false), Some(0.25));
        assert_eq!(position(&(1.0..=100.0), 200.0, true), None);
        assert_eq!(position(&(0.0..=10.0), 5.0, true), None);
    }

    #[test]
    fn a_pattern_fits_any_name() {
        let path = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        assert!(fits(&path(&["pools", "farm", "cores"]), &["pools", "*", "cores"]));
        assert!(!fits(&path(&["pools", "farm", "sizing", "cores"]), &["pools", "*", "cores"]));
    }
}
