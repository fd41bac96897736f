//! What the scenario says, and what may be changed: levers, every field, changes against another scenario, the text.

mod changes;
mod faults;
mod form;
mod head;
mod levers;
mod mark;
mod model;
mod row;
mod text;
mod value;
mod words;

use super::{Look, follow_focus};
use crate::action::{Action, Edit};
use crate::state::State;
use crate::study::{Checked, Known};
use crate::theme;
use clap::ValueEnum;
use egui::{ComboBox, ScrollArea, Ui};
use faults::{Found, Placed};
use maillage_scenarios::file::{Difference, Scenario};
use model::Model;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What the editor remembers.
#[derive(Default, Debug)]
pub struct Draft {
    /// Tab that is open.
    pub tab: Tab,
    /// Whether edits hold from the start rather than from the phase shown.
    from_the_start: bool,
    /// What fields are searched for.
    search: String,
    /// Whether only what the scenario changes is shown.
    only_changes: bool,
    /// Scenarios of the two columns of changes.
    sides: Option<[String; 2]>,
    /// Differences of two scenarios in a phase, found once.
    differences: Option<([Arc<Scenario>; 2], String, Vec<Difference>)>,
    /// What is shown, made once.
    model: Option<Model>,
    /// Words that are no TOML yet, by scenario, phase and field: the value that they began with, and they.
    typed: HashMap<String, (String, String)>,
    /// Names being typed for new entries, by section.
    names: BTreeMap<String, String>,
    /// Parent and number of changes of scenarios, by hash and phase.
    counts: HashMap<(u64, String), (Option<String>, usize)>,
    found: Found,
    /// Field to lead to.
    go_to: Option<Vec<String>>,
    /// File of the text tab, when it is not that of the scenario.
    file: Option<String>,
    /// Line to lead to in it.
    line: Option<usize>,
    renaming: bool,
}

impl Draft {
    /// Whether the scenario shown says a field.
    fn has(&self, path: &[String]) -> bool {
        self.model.as_ref().is_some_and(|model| model.entries.iter().any(|entry| entry.path == path))
    }
}

/// Tabs of the editor.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, ValueEnum)]
pub enum Tab {
    /// The few things that planners turn most.
    #[default]
    Levers,
    /// Every field.
    Fields,
    /// Differences between two scenarios.
    Changes,
    /// The TOML text.
    Text,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Levers, Self::Fields, Self::Changes, Self::Text];

    const fn key(self) -> &'static str {
        match self {
            Self::Levers => "editor-levers",
            Self::Fields => "editor-fields",
            Self::Changes => "editor-changes",
            Self::Text => "editor-text",
        }
    }
}

/// Where edits go.
#[derive(Clone, Copy, Debug)]
struct Target<'a> {
    scenario: &'a str,
    /// Phase in whose section they are written; none: the scenario itself.
    phase: Option<&'a str>,
    /// Whether the scenario has a file here.
    is_open: bool,
}

impl Target<'_> {
    fn set(&self, path: &[String], value: String) -> Action {
        let (scenario, phase) = (self.scenario.to_owned(), self.phase.map(str::to_owned));
        Action::Edit(Edit::Set { scenario, phase, path: path.to_vec(), value })
    }
}

/// What fields are drawn from.
#[derive(Clone, Copy, Debug)]
struct Scene<'a> {
    look: &'a Look<'a>,
    model: &'a Model,
    target: Target<'a>,
    faults: &'a [Placed],
}

/// Width from which there are two columns, points at the usual size of text.
const WIDE: f32 = 560.0;

fn is_wide(ui: &Ui) -> bool {
    ui.available_width() >= theme::scaled(ui.style(), WIDE)
}

/// Draws the editor.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    let mut found = std::mem::take(&mut draft.found);
    let placed = found.now(state);
    draft.found = found;
    let Some(study) = &state.study else {
        faults::ui(ui, look, state, &placed, draft, actions);
        if state.document.results().is_none() && !placed.is_empty() {
            text::ui(ui, look, state, (None, &placed), draft, actions);
        }
        return;
    };
    let Some(known) = study.scenario(&state.shown.scenario) else { return };
    head::ui(ui, look, state, (study, known), draft, actions);
    faults::ui(ui, look, state, &placed, draft, actions);
    let Some(scenario) = &known.scenario else { return };
    ui.horizontal_wrapped(|ui| {
        for tab in Tab::ALL {
            if ui.selectable_label(draft.tab == tab, look.text.get(tab.key())).clicked() {
                draft.tab = tab;
            }
        }
    });
    ui.separator();
    let phase = &state.shown.phase;
    let kept = draft.model.take().filter(|model| model.is_of(scenario, phase));
    let model = kept.unwrap_or_else(|| Model::of(scenario, phase));
    let target = Target {
        scenario: &known.name,
        phase: (!draft.from_the_start).then_some(phase.as_str()),
        is_open: state.document.scenario_text(&known.name).is_some(),
    };
    let scene = Scene { look, model: &model, target, faults: &placed };
    // What is typed into keeps the focus when faults above it come and go.
    let within = egui::UiBuilder::new().scope_id(egui::Id::unique(("tab of the editor", draft.tab.key())));
    ui.scope_builder(within, |ui| tab(ui, &scene, state, (study, known), draft, actions));
    draft.model = Some(model);
}

fn tab(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &State,
    (study, known): (&Checked, &Known),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    match draft.tab {
        Tab::Levers => {
            since(ui, scene.look, state, draft);
            ScrollArea::vertical().id_salt("levers").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 10.0);
                levers::ui(ui, scene, draft, actions);
                follow_focus(ui);
            });
        }
        Tab::Fields => {
            since(ui, scene.look, state, draft);
            form::ui(ui, scene, state, study, draft, actions);
        }
        Tab::Changes => changes::ui(ui, scene, state, (study, known), draft, actions),
        Tab::Text => text::ui(ui, scene.look, state, (Some(known), scene.faults), draft, actions),
    }
}

/// From when edits hold.
fn since(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(look.text.get("editor-since"));
        let of = |from_the_start: bool| {
            if from_the_start {
                look.text.get("editor-from-the-start")
            } else {
                look.text.say("editor-from-phase", &[("phase", state.shown.phase.as_str().into())])
            }
        };
        let combo = ComboBox::from_id_salt("since").selected_text(of(draft.from_the_start));
        let combo = combo.show_ui(ui, |ui| {
            for choice in [false, true] {
                ui.selectable_value(&mut draft.from_the_start, choice, of(choice));
            }
        });
        combo.response.labelled_by(label.id);
    });
}

/// The scenarios of a study but one, by name and title.
fn others<'a>(study: &'a Checked, but: &'a str) -> impl Iterator<Item = &'a Known> {
    study.scenarios.iter().filter(move |known| known.name != but)
}
