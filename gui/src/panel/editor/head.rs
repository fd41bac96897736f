//! The head of the editor: the scenario and what it starts from, its title, the scenarios of the study.

use super::model::Model;
use super::{Draft, others};
use crate::action::{Action, Edit};
use crate::panel::Look;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::theme;
use egui::{Button, CollapsingHeader, Label, RichText, TextEdit, Ui};

/// Draws the head.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    (study, known): (&Checked, &Known),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let language = look.text.language();
    ui.add(Label::new(RichText::new(said(&known.title, language)).heading()).wrap());
    if let Some(summary) = &known.summary {
        ui.label(RichText::new(said(summary, language)).color(look.palette.quiet));
    }
    let is_open = state.document.scenario_text(&known.name).is_some();
    if !is_open {
        let key =
            if state.document.results().is_some() { "editor-read-only" } else { "gui-no-file-of-its-own" };
        let words = look.text.say(key, &[("scenario", said(&known.title, language).into())]);
        ui.label(RichText::new(words).color(look.palette.unsure));
    }
    if state.document.results().is_some() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let duplicate =
            ui.button(look.text.get("gui-duplicate")).on_hover_text(look.text.get("editor-duplicate-hint"));
        if duplicate.clicked() {
            actions.push(Action::Edit(Edit::Duplicate { scenario: known.name.clone() }));
        }
        let rename = Button::new(look.text.get("editor-rename")).selected(draft.renaming);
        if ui.add_enabled(is_open, rename).clicked() {
            draft.renaming = !draft.renaming;
        }
        let last = study.scenarios.len() < 2;
        let remove = ui.add_enabled(!last, Button::new(look.text.get("editor-remove-scenario")));
        if remove.on_hover_text(look.text.get("editor-remove-scenario-hint")).clicked() {
            actions.push(Action::Edit(Edit::Remove { scenario: known.name.clone() }));
            actions
                .extend(others(study, &known.name).next().map(|other| Action::Scenario(other.name.clone())));
        }
    });
    if draft.renaming && is_open {
        rename(ui, look, known, actions);
    }
    list(ui, look, state, (study, known), draft, actions);
}

/// The title in both languages.
fn rename(ui: &mut Ui, look: &Look<'_>, known: &Known, actions: &mut Vec<Action>) {
    for (key, title) in [("fr", &known.title.fr), ("en", &known.title.en)] {
        ui.horizontal(|ui| {
            let label = ui.label(look.text.get(&format!("field-of-{key}")));
            let mut words = title.clone();
            let field = ui
                .add(TextEdit::singleline(&mut words).desired_width(theme::scaled(ui.style(), 220.0)))
                .labelled_by(label.id);
            if field.changed() && !words.trim().is_empty() {
                actions.push(Action::Edit(Edit::Set {
                    scenario: known.name.clone(),
                    phase: None,
                    path: vec!["title".to_owned(), key.to_owned()],
                    value: toml::Value::from(words).to_string(),
                }));
            }
        });
    }
}

/// The scenarios of the study: what each starts from, and how much of it is its own.
fn list(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    (study, known): (&Checked, &Known),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let language = look.text.language();
    let title = |name: &str| {
        study.scenario(name).map_or_else(|| name.to_owned(), |known| said(&known.title, language).to_owned())
    };
    let mut own_line = String::new();
    let lines: Vec<(String, String, String)> = study
        .scenarios
        .iter()
        .filter_map(|one| {
            let scenario = one.scenario.as_ref()?;
            let key = (one.hash, state.shown.phase.clone());
            let (parent, changes) = draft.counts.entry(key).or_insert_with(|| {
                let model = Model::of(scenario, &state.shown.phase);
                (model.parent.clone(), model.changes())
            });
            let changed = look.text.say("editor-own-changes", &[("count", (*changes).into())]);
            let line = match parent {
                Some(parent) => look.text.say(
                    "editor-extends",
                    &[("scenario", title(parent).into()), ("changes", changed.into())],
                ),
                None => look.text.get("editor-stands-alone"),
            };
            if one.name == known.name {
                own_line.clone_from(&line);
            }
            Some((one.name.clone(), said(&one.title, language).to_owned(), line))
        })
        .collect();
    if draft.counts.len() > 200 {
        draft.counts.clear();
    }
    let heading = look.text.say("editor-scenarios", &[("count", lines.len().into())]);
    ui.label(RichText::new(own_line).small().color(look.palette.quiet));
    CollapsingHeader::new(heading).id_salt("scenarios").show(ui, |ui| {
        for (name, title, line) in lines {
            ui.horizontal_wrapped(|ui| {
                if ui.selectable_label(name == known.name, title).clicked() {
                    actions.push(Action::Scenario(name));
                }
                ui.label(RichText::new(line).small().color(look.palette.quiet));
            });
        }
    });
}
