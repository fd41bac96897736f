//! A study as it was last read without fault: what views take names, titles and places from.

use crate::results::CellId;
use maillage_scenarios::file::means::LoadedMeans;
use maillage_scenarios::file::{LocalText, Scenario};
use maillage_scenarios::study::Titles;
use maillage_scenarios::text::Language;
use maillage_sim::territory::Territory;
use std::sync::Arc;

/// A study that was read and checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Name.
    pub name: String,
    /// Title.
    pub title: LocalText,
    /// Territory.
    pub territory: Arc<Territory>,
    /// Scenarios, in order.
    pub scenarios: Vec<Known>,
    /// Phases, in order.
    pub phases: Vec<String>,
    /// Types of day, in order, with their titles.
    pub days: Vec<(String, LocalText)>,
    /// Titles by name, as results keep them.
    pub titles: Titles,
    /// Prices, payers, support and criteria.
    pub means: Arc<LoadedMeans>,
    /// Index of the scenario that the others are compared with.
    pub reference: usize,
    /// Seed.
    pub seed: u64,
    /// Replications that the study asks for.
    pub replications: u32,
}

/// A scenario of a checked study.
#[derive(Clone, Debug)]
pub struct Known {
    /// Name.
    pub name: String,
    /// Title.
    pub title: LocalText,
    /// What it is about.
    pub summary: Option<LocalText>,
    /// Hash of everything that it was read from.
    pub hash: u64,
    /// What it says; none when only its results are at hand.
    pub scenario: Option<Arc<Scenario>>,
}

impl Checked {
    /// A scenario by its name.
    pub fn scenario(&self, name: &str) -> Option<&Known> {
        self.scenarios.iter().find(|known| known.name == name)
    }

    /// The identity of a cell.
    pub fn cell(&self, scenario: &str, phase: &str, day: &str) -> Option<CellId> {
        let scenario = self.scenario(scenario)?.hash;
        Some(CellId { scenario, phase: phase.to_owned(), day: day.to_owned() })
    }

    /// Every cell.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        let moments =
            self.phases.iter().flat_map(move |phase| self.days.iter().map(move |(day, _)| (phase, day)));
        moments.flat_map(move |(phase, day)| {
            let cell =
                move |known: &Known| CellId { scenario: known.hash, phase: phase.clone(), day: day.clone() };
            self.scenarios.iter().map(cell)
        })
    }
}

/// A title in a language.
pub fn said(title: &LocalText, language: Language) -> &str {
    title.said(language)
}
