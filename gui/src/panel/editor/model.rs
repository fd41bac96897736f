//! What a scenario says in a phase, and what of it is its own: made once, drawn often.

use maillage_scenarios::file::{Entry, Origin, Scenario, Without};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A scenario in a phase.
#[derive(Debug)]
pub(super) struct Model {
    scenario: Arc<Scenario>,
    phase: String,
    /// Every value.
    pub entries: Vec<Entry>,
    /// What values would be without the last word on them.
    without: BTreeMap<Vec<String>, Without>,
    /// Name of the scenario that it starts from.
    pub parent: Option<String>,
    /// Changes by section.
    changes: BTreeMap<String, usize>,
}

/// Who says a value, as the mark beside it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// The scenario, which starts from no other: nothing to mark.
    Plain,
    /// This scenario, from the start.
    Own,
    /// This scenario, from this phase on.
    OwnFrom(String),
    /// Another scenario.
    Inherited(String),
}

impl Model {
    /// Of a scenario in a phase.
    pub(super) fn of(scenario: &Arc<Scenario>, phase: &str) -> Self {
        let mut model = Self {
            scenario: Arc::clone(scenario),
            phase: phase.to_owned(),
            entries: scenario.entries(phase),
            without: scenario.without_last_word(phase),
            parent: scenario.parent(),
            changes: BTreeMap::new(),
        };
        for entry in &model.entries {
            if model.is_change(entry) {
                *model.changes.entry(entry.path[0].clone()).or_default() += 1;
            }
        }
        model
    }

    /// Whether it is that of this scenario in this phase.
    pub(super) fn is_of(&self, scenario: &Arc<Scenario>, phase: &str) -> bool {
        Arc::ptr_eq(&self.scenario, scenario) && self.phase == phase
    }

    /// Who says a value.
    pub(super) fn standing(&self, entry: &Entry) -> Standing {
        match &entry.origin {
            Origin::Inherited { scenario, .. } => Standing::Inherited(scenario.clone()),
            Origin::Own { phase: Some(phase) } => Standing::OwnFrom(phase.clone()),
            Origin::Own { phase: None } if self.parent.is_some() => Standing::Own,
            Origin::Own { phase: None } => Standing::Plain,
        }
    }

    /// Whether the scenario changes what it starts from, or what it said itself before a phase.
    pub(super) fn is_change(&self, entry: &Entry) -> bool {
        const NAMES: [&str; 4] = ["version", "extends", "title", "summary"];
        let is_own = matches!(self.standing(entry), Standing::Own | Standing::OwnFrom(_));
        let is_new = self.before(entry).is_none_or(|before| before.value != entry.value);
        is_own && is_new && !NAMES.contains(&entry.path[0].as_str())
    }

    /// What a value would be without the last word on it.
    pub(super) fn before(&self, entry: &Entry) -> Option<&Without> {
        self.without.get(&entry.path)
    }

    /// How many changes a section has.
    pub(super) fn changes_of(&self, section: &str) -> usize {
        self.changes.get(section).copied().unwrap_or(0)
    }

    /// How many there are.
    pub(super) fn changes(&self) -> usize {
        self.changes.values().sum()
    }
}
