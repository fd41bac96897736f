//! Every field that the scenario says, by section and name, with a search; what it may say besides; and its study.

mod add;
mod study;

use super::words::{label, name, of_whom, shown_of};
use super::{Draft, Scene, row};
use crate::action::{Action, Edit};
use crate::panel::follow_focus;
use crate::panel::icon::{self, Icon};
use crate::state::State;
use crate::study::Checked;
use crate::theme;
use egui::{Checkbox, CollapsingHeader, RichText, ScrollArea, TextEdit, Ui};
use maillage_scenarios::file::{Entry, FieldKind, Origin, field};
use std::collections::BTreeSet;

/// Fields that have their own place in the window.
const ELSEWHERE: [&str; 3] = ["version", "extends", "phases"];

/// Rows of a section beyond which its groups are closed at first.
const MANY: usize = 14;

/// Draws the form.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let look = scene.look;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(look.text.get("map-search"));
        ui.add(TextEdit::singleline(&mut draft.search).desired_width(theme::scaled(ui.style(), 160.0)))
            .labelled_by(label.id);
        ui.add(Checkbox::new(&mut draft.only_changes, look.text.get("editor-only-changes")));
    });
    ScrollArea::vertical().id_salt("form").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 10.0);
        let sections = sections(scene, draft);
        if super::is_wide(ui) {
            let half = sections.len().div_ceil(2);
            ui.columns(2, |sides| {
                for (at, (section_name, found)) in sections.iter().enumerate() {
                    section(&mut sides[usize::from(at >= half)], scene, section_name, found, draft, actions);
                }
                study::ui(&mut sides[1], scene, state, study, draft, actions);
            });
        } else {
            for (section_name, found) in &sections {
                section(ui, scene, section_name, found, draft, actions);
            }
            study::ui(ui, scene, state, study, draft, actions);
        }
        follow_focus(ui);
    });
}

/// Sections of the scenario in the order of its text, with the fields that are looked for; then those that it may have.
fn sections<'a>(scene: &Scene<'a>, draft: &Draft) -> Vec<(String, Vec<&'a Entry>)> {
    let words = draft.search.trim().to_lowercase();
    let mut seen = BTreeSet::new();
    let entries = &scene.model.entries;
    let mut sections: Vec<(String, Vec<&Entry>)> = entries
        .iter()
        .map(|entry| entry.path[0].as_str())
        .filter(|section| !ELSEWHERE.contains(section) && seen.insert(*section))
        .map(|section| {
            let is_wanted = |entry: &&Entry| {
                entry.path[0] == section
                    && (!draft.only_changes || scene.model.is_change(entry))
                    && (words.is_empty() || holds(scene, entry, &words))
            };
            (section.to_owned(), entries.iter().filter(is_wanted).collect::<Vec<_>>())
        })
        .filter(|(_, found)| !found.is_empty())
        .collect();
    if words.is_empty() && !draft.only_changes {
        let unsaid = maillage_scenarios::file::fields_of(&[]).into_iter().filter(|(key, field)| {
            field.kind == FieldKind::Names
                && !seen.contains(key.as_str())
                && !ELSEWHERE.contains(&key.as_str())
        });
        sections.extend(unsaid.map(|(key, _)| (key, Vec::new())));
    }
    sections
}

fn holds(scene: &Scene<'_>, entry: &Entry, words: &str) -> bool {
    let look = scene.look;
    let said = [
        label(look, &entry.path[..1]),
        label(look, &entry.path),
        of_whom(look, &scene.model.entries, &entry.path, 1),
        entry.path.join("."),
        entry.written.clone(),
        shown_of(look, &scene.model.entries, &entry.path, &entry.value),
    ];
    said.join(" ").to_lowercase().contains(words)
}

fn section(
    ui: &mut Ui,
    scene: &Scene<'_>,
    section: &str,
    found: &[&Entry],
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let look = scene.look;
    let mut title = label(look, &[section.to_owned()]);
    let changes = scene.model.changes_of(section);
    if changes > 0 {
        let count = look.text.say("editor-own-changes", &[("count", changes.into())]);
        title = format!("{title}  ·  {count}");
    }
    let is_sought = !draft.search.trim().is_empty() || draft.only_changes;
    let is_wanted = draft.go_to.as_ref().is_some_and(|path| path[0] == section);
    let mut words = RichText::new(title).family(theme::strong());
    if changes > 0 {
        words = words.color(look.palette.accent);
    }
    CollapsingHeader::new(words)
        .id_salt(("section", section))
        .open((is_sought || is_wanted).then_some(true))
        .show(ui, |ui| {
            let groups = groups(found);
            let are_closed = found.len() > MANY && !is_sought;
            for (group_name, rows) in groups {
                let Some(part) = group_name else {
                    for entry in rows {
                        row::ui(ui, scene, entry, 1, draft, actions);
                        ui.add_space(3.0);
                    }
                    continue;
                };
                group(ui, scene, (section, &part), (&rows, are_closed), draft, actions);
            }
            if !is_sought {
                add::ui(ui, scene, section, draft, actions);
            }
        });
}

/// Rows by the name that follows the section; those that are directly in it have none.
fn groups<'a>(found: &[&'a Entry]) -> Vec<(Option<String>, Vec<&'a Entry>)> {
    let mut groups: Vec<(Option<String>, Vec<&Entry>)> = Vec::new();
    for entry in found {
        let keys: Vec<&str> = entry.path.iter().map(String::as_str).collect();
        let is_named =
            entry.path.len() > 2 || field(&keys).is_none_or(|field| field.kind == FieldKind::Table);
        let part = is_named.then(|| entry.path.get(1).cloned()).flatten();
        match groups.iter_mut().find(|(known, _)| *known == part) {
            Some((_, rows)) => rows.push(entry),
            None => groups.push((part, vec![entry])),
        }
    }
    groups
}

fn group(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (section, part): (&str, &str),
    (rows, is_closed): (&[&Entry], bool),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let look = scene.look;
    let is_field = field(&[section, part]).is_some_and(|_| {
        maillage_scenarios::file::field_key(&[section, part])
            != format!("field-{}", section.replace('_', "-"))
    });
    let title = if is_field {
        label(look, &[section.to_owned(), part.to_owned()])
    } else {
        name(look, &scene.model.entries, section, part)
    };
    let changes = rows.iter().filter(|entry| scene.model.is_change(entry)).count();
    let words = RichText::new(if changes > 0 { format!("{title}  ·  {changes}") } else { title.clone() });
    let is_wanted = draft
        .go_to
        .as_ref()
        .is_some_and(|path| path[0] == section && path.get(1).is_some_and(|key| key == part));
    CollapsingHeader::new(words)
        .id_salt(("group", section, part))
        .default_open(!is_closed)
        .open(is_wanted.then_some(true))
        .show(ui, |ui| {
            for entry in rows {
                row::ui(ui, scene, entry, 2, draft, actions);
                ui.add_space(3.0);
            }
            remove(ui, scene, (section, part), &title, actions);
        });
}

/// The button that takes a whole entry out that the scenario has added itself.
fn remove(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (section, part): (&str, &str),
    title: &str,
    actions: &mut Vec<Action>,
) {
    let is_names = field(&[section]).is_some_and(|field| field.kind == FieldKind::Names);
    let of_it = scene
        .model
        .entries
        .iter()
        .filter(|entry| entry.path[0] == section && entry.path.get(1).is_some_and(|key| key == part));
    let mut phases = BTreeSet::new();
    for entry in of_it {
        match &entry.origin {
            Origin::Own { phase } => phases.insert(phase.clone()),
            Origin::Inherited { .. } => return,
        };
    }
    if !is_names || phases.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        let words = scene.look.text.say("editor-remove", &[("name", title.into())]);
        ui.add_enabled_ui(scene.target.is_open, |ui| {
            if icon::button(ui, Icon::Minus, &words).clicked() {
                actions.extend(phases.into_iter().map(|phase| {
                    Action::Edit(Edit::Unset {
                        scenario: scene.target.scenario.to_owned(),
                        phase,
                        path: vec![section.to_owned(), part.to_owned()],
                    })
                }));
            }
        });
        ui.label(RichText::new(words).small().color(scene.look.palette.quiet));
    });
}
