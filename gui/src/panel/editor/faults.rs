//! What is wrong with the texts: a list, each fault of which leads to its field, or else to its line.

use super::{Draft, Tab};
use crate::action::Action;
use crate::document::Texts;
use crate::panel::{Look, follow_focus};
use crate::state::State;
use egui::{Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui};
use maillage_data::diagnostic::Diagnostic;
use maillage_scenarios::file::edit;
use maillage_scenarios::text::diagnostic;
use std::path::Path;

/// A fault and the field that causes it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The fault.
    pub fault: Diagnostic,
    /// File of this document that it is in.
    pub file: Option<String>,
    /// Keys of the field, when the file is TOML.
    pub path: Option<Vec<String>>,
    /// What is written there.
    pub written: Option<String>,
}

impl Placed {
    /// Whether a field of a scenario causes it.
    pub(super) fn is_of(&self, scenario: &str, path: &[String]) -> bool {
        self.path.as_deref() == Some(path) && self.scenario() == Some(scenario)
    }

    /// Name of the scenario in whose text it is.
    pub(super) fn scenario(&self) -> Option<&str> {
        self.file.as_deref()?.strip_suffix(".toml")
    }
}

/// Faults with their fields, found again when texts or faults change.
#[derive(Default, Debug)]
pub(super) struct Found {
    of: Option<(Texts, Vec<Diagnostic>)>,
    placed: Vec<Placed>,
}

impl Found {
    /// The faults of the moment.
    pub(super) fn now(&mut self, state: &State) -> Vec<Placed> {
        let texts = state.document.texts();
        let is_same = self.of.as_ref().is_some_and(|(of, faults)| of == texts && *faults == state.faults);
        if !is_same {
            self.placed = state.faults.iter().map(|fault| place(fault, texts)).collect();
            self.of = Some((texts.clone(), state.faults.clone()));
        }
        self.placed.clone()
    }
}

fn place(fault: &Diagnostic, texts: &Texts) -> Placed {
    let file = Path::new(&fault.file).file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.filter(|file| texts.contains_key(file));
    let text = file.as_ref().and_then(|file| texts.get(file));
    let found = text.zip(fault.at).and_then(|(text, at)| edit::path_at(text, at));
    let written = text.zip(found.as_ref()).and_then(|(text, (phase, path))| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        edit::written_at(text, phase.as_deref(), &path)
    });
    Placed { fault: fault.clone(), file, path: found.map(|(_, path)| path), written }
}

/// Draws the list.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    faults: &[Placed],
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    if faults.is_empty() {
        return;
    }
    let frame = Frame::new()
        .fill(look.palette.card)
        .stroke(Stroke::new(1.5, look.palette.bad))
        .corner_radius(6)
        .inner_margin(Margin::same(8));
    frame.show(ui, |ui| {
        let words = look.text.say("editor-faults", &[("count", faults.len().into())]);
        ui.label(RichText::new(words).family(crate::theme::strong()).color(look.palette.bad));
        ScrollArea::vertical().id_salt("faults").max_height(150.0).show(ui, |ui| {
            for placed in faults {
                let fault = &placed.fault;
                let place = match (&placed.file, fault.at) {
                    (Some(file), Some(at)) => look
                        .text
                        .say("editor-place", &[("file", file.as_str().into()), ("line", at.line.into())]),
                    (Some(file), None) => file.clone(),
                    (None, _) => fault.file.clone(),
                };
                let mut words = format!(
                    "{place}{}{}",
                    look.text.get("gui-colon-space"),
                    diagnostic::message(look.text, &fault.message)
                );
                if let Some(hint) = &fault.hint {
                    words = format!("{words}\n{}", diagnostic::message(look.text, hint));
                }
                let label =
                    Label::new(RichText::new(words).color(look.palette.ink)).wrap().sense(Sense::click());
                let label = ui.add(label).on_hover_text(look.text.get("editor-fault-hint"));
                if label.clicked() {
                    go(state, placed, draft, actions);
                }
            }
            follow_focus(ui);
        });
    });
    ui.add_space(4.0);
}

/// Leads to the field of a fault, or to its line.
fn go(state: &State, placed: &Placed, draft: &mut Draft, actions: &mut Vec<Action>) {
    let known = placed
        .scenario()
        .filter(|name| state.study.as_ref().is_some_and(|study| study.scenario(name).is_some()));
    if let Some(name) = known
        && *name != state.shown.scenario
    {
        actions.push(Action::Scenario(name.to_owned()));
    }
    match (&placed.path, known) {
        (Some(path), Some(_)) if draft.has(path) => {
            draft.tab = Tab::Fields;
            draft.search.clear();
            draft.only_changes = false;
            draft.go_to = Some(path.clone());
        }
        _ => {
            draft.tab = Tab::Text;
            draft.file.clone_from(&placed.file);
            draft.line = placed.fault.at.map(|at| at.line);
        }
    }
}
