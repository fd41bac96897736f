//! One field: its mark and label, the widget for its kind, what is wrong with it.

use super::model::Standing;
use super::value::{figure, quantity, quoted, shown, toml_number, typed_number};
use super::words::{chosen_name, hinted, label, name, of_whom, place, shown_of};
use super::{Draft, Scene, mark};
use crate::action::{Action, Edit};
use crate::panel::Look;
use crate::panel::icon::{self, Icon};
use crate::theme;
use egui::{
    Checkbox, ComboBox, DragValue, Key, Label, Response, RichText, Slider, SliderClamping, Stroke,
    StrokeKind, TextEdit, Ui, vec2,
};
use maillage_scenarios::file::{Entry, EntryValue, FieldKind, Origin, field};
use maillage_scenarios::text::diagnostic;
use maillage_scenarios::text::field::section_of;
use std::collections::BTreeSet;

/// Draws a field; the names on its path before `from` are said above it.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    entry: &Entry,
    from: usize,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let Scene { look, model, target, .. } = scene;
    let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
    let kind = field(&path).map_or(FieldKind::Text, |field| field.kind);
    let is_wanted = draft.go_to.as_ref().is_some_and(|wanted| *wanted == entry.path);
    let whole = ui.scope(|ui| {
        let mut words = RichText::new(label(look, &entry.path));
        if model.is_change(entry) {
            words = words.family(theme::strong());
        }
        let name = ui
            .horizontal_wrapped(|ui| {
                mark::ui(ui, look, model, entry);
                let name = hinted(ui.add(Label::new(words).wrap()), look, model, entry);
                let whom = of_whom(look, &model.entries, &entry.path, from);
                if !whom.is_empty() {
                    ui.label(RichText::new(whom).small().color(look.palette.quiet));
                }
                name
            })
            .inner;
        ui.add_enabled_ui(target.is_open, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(20.0);
                if let Some(value) = widget(ui, scene, &kind, entry, draft, &name) {
                    actions.push(target.set(&entry.path, value));
                }
                reset(ui, scene, entry, actions);
            });
        });
        faults(ui, scene, entry);
        unreadable(ui, scene, entry, draft);
    });
    if is_wanted {
        draft.go_to = None;
        whole.response.scroll_to_me(Some(egui::Align::Center));
        ui.painter().rect_filled(
            whole.response.rect.expand(3.0),
            4.0,
            look.palette.accent.gamma_multiply(0.12),
        );
    }
}

/// The button that takes what the scenario says itself out again, after the widget: nothing moves under the hand when it
/// comes.
pub(super) fn reset(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, actions: &mut Vec<Action>) {
    let Scene { look, model, target, .. } = scene;
    let Origin::Own { phase } = &entry.origin else { return };
    let Some(before) = model.before(entry) else { return };
    if model.standing(entry) == Standing::Plain {
        return;
    }
    let value = shown_of(look, &model.entries, &entry.path, &before.value);
    let hint = look.text.say("editor-reset-hint", &[("value", value.into())]);
    let button = icon::button(ui, Icon::Undo, &look.text.get("editor-reset")).on_hover_text(hint);
    if button.clicked() {
        actions.push(Action::Edit(Edit::Unset {
            scenario: target.scenario.to_owned(),
            phase: phase.clone(),
            path: entry.path.clone(),
        }));
    }
}

/// What is wrong with a field.
pub(super) fn faults(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry) {
    for fault in scene.faults.iter().filter(|fault| fault.is_of(scene.target.scenario, &entry.path)) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(20.0);
            let words = diagnostic::message(scene.look.text, &fault.fault.message);
            ui.label(RichText::new(words).color(scene.look.palette.bad));
        });
    }
}

/// What is wrong with words that are no TOML yet, and the way back to the value of the field.
fn unreadable(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, draft: &mut Draft) {
    if kept(scene, entry, draft).is_none() {
        return;
    }
    let look = scene.look;
    ui.horizontal_wrapped(|ui| {
        ui.add_space(20.0);
        ui.label(RichText::new(look.text.get("editor-unreadable")).color(look.palette.bad));
        if ui.button(look.text.get("editor-unreadable-drop")).clicked() {
            draft.typed.remove(&draft_key(scene, entry));
        }
    });
}

/// The widget of a field; the new value as TOML text, when it changes.
fn widget(
    ui: &mut Ui,
    scene: &Scene<'_>,
    kind: &FieldKind,
    entry: &Entry,
    draft: &mut Draft,
    name: &Response,
) -> Option<String> {
    let (salt, look) = (entry.path.join("."), scene.look);
    // What is wrong is shown as it is written, not as it was when it was right.
    if scene.faults.iter().any(|fault| fault.is_of(scene.target.scenario, &entry.path)) {
        return typed(ui, scene, entry, draft, name);
    }
    let entries = &scene.model.entries;
    match (kind, &entry.value) {
        (FieldKind::Share, EntryValue::Text(text)) => share(ui, look, text, name),
        (FieldKind::Unit { units, .. }, EntryValue::Text(text)) => unit(ui, look, text, units, &salt, name),
        (FieldKind::Boolean, EntryValue::Boolean(value)) => {
            let mut now = *value;
            let words = shown(look, &entry.value);
            let changed = ui.add(Checkbox::new(&mut now, words)).labelled_by(name.id).changed();
            changed.then(|| now.to_string())
        }
        (FieldKind::Count { max }, EntryValue::Integer(number)) => {
            let mut now = *number as f64;
            let drag = drag(look, &mut now, 0.0..=f64::from(*max), 0.2).max_decimals(0);
            ui.add(drag).labelled_by(name.id).changed().then(|| format!("{}", now.round() as i64))
        }
        (FieldKind::Number { min, max }, EntryValue::Integer(_) | EntryValue::Float(_)) => {
            let mut now = match &entry.value {
                EntryValue::Integer(whole) => *whole as f64,
                EntryValue::Float(number) => *number,
                _ => 0.0,
            };
            let speed = (now.abs() * 0.01).max(0.01);
            ui.add(drag(look, &mut now, *min..=*max, speed))
                .labelled_by(name.id)
                .changed()
                .then(|| toml_number(now))
        }
        (FieldKind::Choice(choices), EntryValue::Text(text)) => {
            let choices = choices.iter().map(|choice| (choice.clone(), chosen_name(look, choice)));
            choose(ui, text, choices.collect(), &salt, name).map(|choice| quoted(&choice))
        }
        (FieldKind::Name(section), EntryValue::Text(text)) => {
            choose(ui, text, named(scene, section), &salt, name).map(|choice| quoted(&choice))
        }
        (FieldKind::Place { plain, carrying }, value) => {
            let now = match value {
                EntryValue::Choice { key, value } => format!("{{ {key} = {} }}", quoted(value)),
                EntryValue::Text(text) => quoted(text),
                _ => return typed(ui, scene, entry, draft, name),
            };
            choose(ui, &now, places(scene, plain, carrying), &salt, name)
        }
        _ if entries.is_empty() => None,
        _ => typed(ui, scene, entry, draft, name),
    }
}

fn drag<'a>(
    look: &Look<'_>,
    now: &'a mut f64,
    range: std::ops::RangeInclusive<f64>,
    speed: f64,
) -> DragValue<'a> {
    let language = look.text.language();
    DragValue::new(now)
        .range(range)
        .speed(speed)
        .min_size(vec2(84.0, 0.0))
        .custom_formatter(move |value, _| figure(language, value))
        .custom_parser(typed_number)
}

/// A share: a slider from 0 to 100 %.
fn share(ui: &mut Ui, look: &Look<'_>, text: &str, name: &Response) -> Option<String> {
    let (percent, _) = quantity(text)?;
    let mut now = percent;
    ui.spacing_mut().slider_width = (ui.available_width() - 120.0).clamp(60.0, 260.0);
    let slider = Slider::new(&mut now, 0.0..=100.0)
        .show_value(false)
        .step_by(0.5)
        // A share between two steps is not edited by being drawn.
        .clamping(SliderClamping::Edits);
    let slid = ui.add(slider).labelled_by(name.id).changed();
    let dragged =
        ui.add(drag(look, &mut now, 0.0..=100.0, 0.5).suffix("\u{a0}%")).labelled_by(name.id).changed();
    (slid || dragged).then(|| quoted(&format!("{} %", toml_number(now))))
}

/// A quantity: a number that is dragged, and its unit.
fn unit(
    ui: &mut Ui,
    look: &Look<'_>,
    text: &str,
    units: &[&'static str],
    salt: &str,
    name: &Response,
) -> Option<String> {
    let (amount, unit) = quantity(text)?;
    let mut now = amount;
    let speed = (now.abs() * 0.01).max(0.001);
    let changed = ui.add(drag(look, &mut now, 0.0..=f64::MAX, speed)).labelled_by(name.id).changed();
    let units = units.iter().map(|unit| ((*unit).to_owned(), (*unit).to_owned())).collect();
    let chosen = choose(ui, unit, units, &format!("{salt} unit"), name);
    let unit = chosen.as_deref().unwrap_or(unit);
    (changed || chosen.is_some()).then(|| quoted(&format!("{} {unit}", toml_number(now))))
}

/// One of some values, each with its words.
fn choose(
    ui: &mut Ui,
    now: &str,
    choices: Vec<(String, String)>,
    salt: &str,
    name: &Response,
) -> Option<String> {
    let mut chosen = None;
    let words = choices.iter().find(|(value, _)| value == now).map_or(now, |(_, words)| words).to_owned();
    let combo = ComboBox::from_id_salt(salt)
        .width(theme::scaled(ui.style(), 60.0))
        .selected_text(words)
        .show_ui(ui, |ui| {
            for (value, words) in choices {
                if ui.selectable_label(value == now, words).clicked() && value != now {
                    chosen = Some(value);
                }
            }
        });
    combo.response.labelled_by(name.id);
    chosen
}

/// Names that a section gives, with their words.
fn named(scene: &Scene<'_>, section: &str) -> Vec<(String, String)> {
    let words = |part: &str| name(scene.look, &scene.model.entries, section, part);
    names(&scene.model.entries, section).into_iter().map(|part| (part.to_owned(), words(part))).collect()
}

/// Places to choose from, as TOML text.
fn places(scene: &Scene<'_>, plain: &[String], carrying: &[String]) -> Vec<(String, String)> {
    let mut places: Vec<(String, String)> =
        plain.iter().map(|place| (quoted(place), chosen_name(scene.look, place))).collect();
    for key in carrying {
        places.extend(named(scene, section_of(key)).into_iter().map(|(value, words)| {
            (format!("{{ {key} = {} }}", quoted(&value)), place(scene.look, key, &words))
        }));
    }
    places
}

/// Under what the words of a field are kept while they are no TOML: each scenario and each phase has its own.
fn draft_key(scene: &Scene<'_>, entry: &Entry) -> String {
    let target = &scene.target;
    format!("{}\n{}\n{}", target.scenario, target.phase.unwrap_or_default(), entry.path.join("."))
}

/// The words of a field before anybody types.
fn before_typing(scene: &Scene<'_>, entry: &Entry) -> String {
    let wrong = scene.faults.iter().find(|fault| fault.is_of(scene.target.scenario, &entry.path));
    let written = wrong.and_then(|wrong| wrong.written.clone()).unwrap_or_else(|| entry.written.clone());
    if matches!(entry.value, EntryValue::Text(_)) { unquoted(&written) } else { written }
}

/// The words of a field that are no TOML yet; none once its value is another one.
fn kept(scene: &Scene<'_>, entry: &Entry, draft: &Draft) -> Option<String> {
    let (of, words) = draft.typed.get(&draft_key(scene, entry))?;
    (*of == before_typing(scene, entry)).then(|| words.clone())
}

/// Anything else: its TOML text, taken as it is typed; what is no TOML yet stays here, also when the focus is elsewhere.
fn typed(
    ui: &mut Ui,
    scene: &Scene<'_>,
    entry: &Entry,
    draft: &mut Draft,
    name: &Response,
) -> Option<String> {
    let now = before_typing(scene, entry);
    let mut words = kept(scene, entry, draft).unwrap_or_else(|| now.clone());
    let width = (ui.available_width() - 4.0).clamp(80.0, 420.0);
    let field = ui.add(TextEdit::singleline(&mut words).desired_width(width)).labelled_by(name.id);
    if field.changed() {
        let is_text = matches!(entry.value, EntryValue::Text(_));
        let value = if is_text { quoted(&words) } else { words.clone() };
        let is_toml = format!("value = {value}").parse::<toml::Table>().is_ok();
        if is_toml {
            draft.typed.remove(&draft_key(scene, entry));
            return scene.target.is_open.then_some(value);
        }
        draft.typed.insert(draft_key(scene, entry), (now, words));
    } else if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // Whoever escapes wants the value back.
        draft.typed.remove(&draft_key(scene, entry));
    }
    if kept(scene, entry, draft).is_some() {
        let stroke = Stroke::new(1.5, scene.look.palette.bad);
        ui.painter().rect_stroke(field.rect, 5.0, stroke, StrokeKind::Inside);
    }
    None
}

/// A TOML text without its quotes.
fn unquoted(written: &str) -> String {
    let table = format!("value = {written}").parse::<toml::Table>().ok();
    let text = table.as_ref().and_then(|table| table.get("value")?.as_str());
    text.map_or_else(|| written.to_owned(), str::to_owned)
}

/// Names that a section gives.
pub(super) fn names<'a>(entries: &'a [Entry], section: &str) -> BTreeSet<&'a str> {
    entries
        .iter()
        .filter(|entry| entry.path.len() > 1 && entry.path[0] == section)
        .map(|entry| entry.path[1].as_str())
        .collect()
}
