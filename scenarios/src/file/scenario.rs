//! A scenario, read and checked: one state for each of its phases.

use super::source::{Address, Source};
use super::tree::{Place, Table, Value};
use super::{build, check, de, extend, schema};
use crate::decide::quantities::Stock;
use crate::file::schema::LocalText;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_sim::future::Future;
use maillage_sim::territory::{EstablishmentKind, Territory};
use maillage_sim::time::SimTime;

/// One future of a school region, by phase. Only the loaders of this module make one, and only from checked files.
#[derive(Clone, Debug)]
pub struct Scenario {
    name: String,
    sources: Vec<Source>,
    /// What it says before any phase.
    base: Table,
    states: Vec<State>,
    phases: Vec<String>,
    days: Vec<String>,
}

/// A scenario in one of its phases.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// What it says.
    pub file: schema::Scenario,
    /// The same, with places.
    pub tree: Table,
}

impl Scenario {
    /// Name: that of its file, without extension.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its file, as messages name it.
    pub fn place(&self) -> &str {
        &self.sources[0].name
    }

    /// Title, as shown.
    pub fn title(&self) -> &LocalText {
        &self.states[0].file.title
    }

    /// What it is about, when it says so.
    pub fn summary(&self) -> Option<&LocalText> {
        self.states[0].file.summary.as_ref()
    }

    /// Phases, in order.
    pub fn phases(&self) -> &[String] {
        &self.phases
    }

    /// Types of day, in order.
    pub fn days(&self) -> &[String] {
        &self.days
    }

    /// Titles of the types of day, in the order of [`Self::days`].
    pub fn day_titles(&self) -> Vec<&LocalText> {
        self.states[0].file.days.iter().map(|(_, day)| &day.title).collect()
    }

    /// Names of activities with their titles, in the order of [`Future::activities`].
    pub fn activity_titles(&self) -> Vec<(&str, &LocalText)> {
        self.states[0].file.activities.iter().map(|(name, activity)| (name, &activity.title)).collect()
    }

    /// Bells of a type of establishment in a phase: start and end of each lesson slot; none when there is no such phase.
    pub fn bells(&self, phase: &str, kind: EstablishmentKind) -> Vec<(SimTime, SimTime)> {
        let state = self.phases.iter().position(|known| known == phase).map(|at| &self.states[at]);
        let slots = state.and_then(|state| state.file.timetables.get(kind)).map(|table| &table.slots);
        slots.into_iter().flatten().map(|slot| (slot.0, slot.1)).collect()
    }

    /// The input of a run: the scenario in one phase, on one type of day, on a territory.
    pub fn future(&self, territory: &Territory, phase: &str, day: &str) -> Result<Future, Vec<Diagnostic>> {
        let known = |message: &'static str, name: &str, names: &[String]| {
            let message = Message::new(message).with("name", name).with("scenario", &self.name);
            vec![
                Diagnostic::of_file(&self.sources[0].name, message)
                    .hinted(de::suggestion(name, names.iter().map(String::as_str))),
            ]
        };
        let Some(at) = self.phases.iter().position(|known| known == phase) else {
            return Err(known("scenario-unknown-phase", phase, &self.phases));
        };
        let state = &self.states[at];
        let Some(said) = state.file.days.get(day) else {
            return Err(known("scenario-unknown-day", day, &self.days));
        };
        build::future(state, said, territory, |path, message| {
            let place = state.tree.place(path).cloned().unwrap_or_default();
            self.sources[place.file].diagnostic(&place.span, message, None)
        })
    }

    /// What it has in one phase, on a territory for which its futures can be built; nothing when there is no such phase.
    pub fn stock(&self, territory: &Territory, phase: &str) -> Option<Stock> {
        let at = self.phases.iter().position(|known| known == phase)?;
        let state = &self.states[at];
        let (_, day) = state.file.days.iter().next()?;
        Some(build::stock(state, day, territory))
    }

    /// What it says before any phase, with places.
    pub(super) fn base(&self) -> &Table {
        &self.base
    }

    /// What it says in a phase, with places.
    pub(super) fn tree(&self, phase: &str) -> Option<&Table> {
        let at = self.phases.iter().position(|known| known == phase)?;
        Some(&self.states[at].tree)
    }

    /// What it says in each phase, in order.
    pub(super) fn states(&self) -> &[State] {
        &self.states
    }

    /// Files that it was read from.
    pub(super) fn sources(&self) -> &[Source] {
        &self.sources
    }
}

/// Reads and checks a scenario.
pub(super) fn load(address: &Address) -> Result<Scenario, Vec<Diagnostic>> {
    let (mut tree, sources) = extend::read(address)?;
    let phases = tree.remove("phases");
    let phase_trees: Vec<(String, Table)> = match phases.map(|node| (node.value, node.place)) {
        Some((Value::Table(table), _)) if !table.0.is_empty() => {
            let mut changes = Vec::new();
            for entry in table.0 {
                match entry.node.value {
                    Value::Table(table) => changes.push((entry.key, table)),
                    _ => {
                        return Err(vec![at(
                            &sources,
                            &entry.node.place,
                            Message::new("scenario-not-a-table"),
                        )]);
                    }
                }
            }
            changes
        }
        Some((_, place)) => return Err(vec![at(&sources, &place, Message::new("scenario-not-a-table"))]),
        None => Vec::new(),
    };
    if phase_trees.is_empty() {
        let message = Message::new("scenario-no-phases");
        return Err(vec![Diagnostic::of_file(&sources[0].name, message)]);
    }
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let base = tree.clone();
    let (mut states, mut names) = (Vec::new(), Vec::new());
    for (index, (name, mut changes)) in phase_trees.into_iter().enumerate() {
        for key in ["version", "extends", "phases"] {
            if let Some(entry) = changes.entry(key) {
                diagnostics.push(at(
                    &sources,
                    &entry.place,
                    Message::new("scenario-not-in-phase").with("key", key),
                ));
            }
        }
        changes.mark(index as u16);
        tree.merge(changes);
        match de::read::<schema::Scenario>(&tree, &sources) {
            Ok(file) => {
                let state = State { file, tree: tree.clone() };
                check::state(&state, &sources, &mut diagnostics);
                states.push(state);
            }
            Err(found) => diagnostics.extend(found),
        }
        names.push(name);
    }
    // What an early phase says wrong is wrong in the later ones too.
    let mut seen: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        if !seen.contains(&diagnostic) {
            seen.push(diagnostic);
        }
    }
    if !seen.is_empty() {
        return Err(seen);
    }
    let days = states[0].file.days.names().map(str::to_owned).collect();
    let name = name_of(&sources[0].name);
    Ok(Scenario { name, sources, base, states, phases: names, days })
}

/// A fault at a place.
pub(super) fn at(sources: &[Source], place: &Place, message: Message) -> Diagnostic {
    sources[place.file].diagnostic(&place.span, message, None)
}

/// Name of a file without folder and extension.
pub(super) fn name_of(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.strip_suffix(".toml").unwrap_or(file).to_owned()
}
