//! What a section may say besides: fields that it does not say yet, entries under a new name.

use crate::action::{Action, Edit};
use crate::panel::editor::row::names;
use crate::panel::editor::value::quoted;
use crate::panel::editor::words::{label, of_whom};
use crate::panel::editor::{Draft, Scene};
use crate::theme;
use egui::{Button, ScrollArea, TextEdit, Ui};
use maillage_scenarios::file::{Entry, FieldKind, field, fields_of};
use std::collections::BTreeSet;

/// Draws what may be added to a section.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    section: &str,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let look = scene.look;
    let missing = missing(&scene.model.entries, section);
    let takes_names = field(&[section]).is_some_and(|field| field.kind == FieldKind::Names);
    ui.add_enabled_ui(scene.target.is_open, |ui| {
        ui.horizontal_wrapped(|ui| {
            if !missing.is_empty() {
                ui.menu_button(look.text.get("editor-add"), |ui| {
                    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                        for (path, example) in missing {
                            let whom = of_whom(look, &scene.model.entries, &path, 1);
                            let what = label(look, &path);
                            let words = if whom.is_empty() { what } else { format!("{what} ({whom})") };
                            if ui.button(words).clicked() {
                                actions.push(scene.target.set(&path, example));
                                ui.close();
                            }
                        }
                    });
                });
            }
            if takes_names {
                entry(ui, scene, section, draft, actions);
            }
        });
    });
}

/// A field for the name of a new entry, and the button that makes it.
fn entry(ui: &mut Ui, scene: &Scene<'_>, section: &str, draft: &mut Draft, actions: &mut Vec<Action>) {
    let look = scene.look;
    let what = label(look, &[section.to_owned()]);
    let typed = draft.names.entry(section.to_owned()).or_default();
    let words = look.text.say("editor-new-name", &[("section", what.into())]);
    let field = TextEdit::singleline(typed)
        .desired_width(theme::scaled(ui.style(), 130.0))
        .hint_text(look.text.get("editor-new-name-hint"));
    let field = ui.add(field);
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &words));
    let name = typed.trim().to_owned();
    let is_free = !names(&scene.model.entries, section).contains(name.as_str());
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let button = ui.add_enabled(is_free && is_name, Button::new(look.text.get("editor-add-entry")));
    if button.on_hover_text(words.clone()).clicked() {
        typed.clear();
        actions.push(Action::Edit(Edit::SetAll {
            scenario: scene.target.scenario.to_owned(),
            phase: scene.target.phase.map(str::to_owned),
            values: made(&scene.model.entries, section, &name),
        }));
        draft.go_to = Some(vec![section.to_owned(), name]);
    }
}

/// What a new entry must say, with an obvious value for each key.
fn made(entries: &[Entry], section: &str, name: &str) -> Vec<(Vec<String>, String)> {
    let path = vec![section.to_owned(), name.to_owned()];
    let mut values = Vec::new();
    required(entries, &path, name, &mut values);
    if values.is_empty() {
        values.push((path, "{}".to_owned()));
    }
    values
}

fn required(entries: &[Entry], table: &[String], name: &str, values: &mut Vec<(Vec<String>, String)>) {
    let keys: Vec<&str> = table.iter().map(String::as_str).collect();
    for (key, field) in fields_of(&keys).into_iter().filter(|(_, field)| field.required) {
        let path: Vec<String> = table.iter().cloned().chain([key]).collect();
        match &field.kind {
            FieldKind::Table => required(entries, &path, name, values),
            FieldKind::Text => values.push((path, quoted(name))),
            kind => values.extend(example(entries, kind).map(|value| (path, value))),
        }
    }
}

/// Fields that the tables of a section may say and do not, with the example of their kind.
fn missing(entries: &[Entry], section: &str) -> Vec<(Vec<String>, String)> {
    let mut tables: BTreeSet<&[String]> = entries
        .iter()
        .filter(|entry| entry.path[0] == section)
        .map(|entry| &entry.path[..entry.path.len() - 1])
        .filter(|table| !table.is_empty())
        .collect();
    let whole = [section.to_owned()];
    tables.insert(&whole);
    let mut missing: Vec<(Vec<String>, String)> = Vec::new();
    for table in tables {
        let keys: Vec<&str> = table.iter().map(String::as_str).collect();
        for (key, field) in fields_of(&keys) {
            let path: Vec<String> = table.iter().cloned().chain([key]).collect();
            let is_said = entries.iter().any(|entry| entry.path.starts_with(&path));
            if let (false, Some(example)) = (is_said, example(entries, &field.kind)) {
                missing.push((path, example));
            }
        }
    }
    missing
}

/// A value to begin with, as TOML text, for kinds that have an obvious one.
fn example(entries: &[Entry], kind: &FieldKind) -> Option<String> {
    let first = |section: &str| names(entries, section).first().map(|name| quoted(name));
    match kind {
        FieldKind::Unit { example, .. } => Some(quoted(example)),
        FieldKind::Share => Some("\"50 %\"".to_owned()),
        FieldKind::Number { min, .. } => Some(format!("{:?}", min.max(1.0))),
        FieldKind::Count { .. } => Some("1".to_owned()),
        FieldKind::Boolean => Some("true".to_owned()),
        FieldKind::Choice(choices) => choices.first().map(|choice| quoted(choice)),
        FieldKind::Name(section) => first(section),
        FieldKind::Place { plain, carrying } => plain.first().map(|place| quoted(place)).or_else(|| {
            let key = carrying.first()?;
            let name = first(if key == "pool" { "pools" } else { "host_sites" })?;
            Some(format!("{{ {key} = {name} }}"))
        }),
        FieldKind::List(item) => example(entries, item).map(|item| format!("[{item}]")),
        FieldKind::Clock => Some("\"08:00\"".to_owned()),
        FieldKind::Slot => Some("\"08:00-08:55\"".to_owned()),
        FieldKind::Text | FieldKind::Table | FieldKind::Names => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use maillage_scenarios::file::{self, load_study_unsaved};

    #[test]
    fn an_entry_that_is_made_reads_well() {
        let study = file::load_study("sconeeta").unwrap();
        let entries = study.scenarios[0].entries("2013");
        for section in [
            "pools",
            "host_sites",
            "services",
            "links",
            "logins",
            "licences",
            "applications",
            "days",
            "activities",
        ] {
            let mut document = Document::bundled("sconeeta").unwrap();
            let scenario = "statu-quo".to_owned();
            let values = made(&entries, section, "nouveau");
            document.edit(&Edit::SetAll { scenario, phase: None, values }, None).unwrap();
            let read = load_study_unsaved(&document.path(), &document.unsaved());
            let faults = read.err().unwrap_or_default();
            assert!(faults.is_empty(), "{section}: {faults:?}");
        }
    }
}
