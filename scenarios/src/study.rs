//! A study ready to be run: its cells (scenario × phase × day), each knowing how to build its future.
//!
//! The runs of a study are its cells times the replications. Replication `r` of every cell draws from the same
//! addressed streams (`docs/model.md` §6), so that scenarios are compared on common random numbers.

pub mod fingerprint;
pub mod load;
pub mod precision;
pub mod runner;

use crate::decide::quantities::Stock;
use crate::file::means::LoadedMeans;
use maillage_data::diagnostic::Diagnostic;
use maillage_sim::future::Future;
use maillage_sim::measure::Outcome;
use maillage_sim::territory::Territory;
use maillage_sim::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Builds the future of a cell, the same one at every call, or says what is wrong with it.
pub type Builder = Arc<dyn Fn() -> Result<Future, Vec<Diagnostic>> + Send + Sync>;

/// Counts what a scenario has in a phase.
pub type Counter = Arc<dyn Fn() -> Stock + Send + Sync>;

/// What simulates a day: future, seed of the study, replication. Injected, so that tests need no engine.
pub type Engine<'a> = &'a (dyn Fn(&Future, u64, u32) -> Outcome + Sync);

/// Scenarios compared on the same territory, with the same people doing the same things.
#[derive(Clone, Debug)]
pub struct Study {
    /// Name, as in results.
    pub name: String,
    /// Territory of every cell.
    pub territory: Arc<Territory>,
    /// Name of the scenario that the others are compared with.
    pub reference: String,
    /// Titles of scenarios, types of day and activities, by name, where they have one.
    pub titles: Titles,
    /// Files that were read, with their hashes.
    pub inputs: Vec<Input>,
    /// Cells, in the order of the results.
    pub cells: Vec<Cell>,
    /// Prices, payers, support and criteria.
    pub means: Arc<LoadedMeans>,
}

/// A title in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Title {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// Titles by name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Titles {
    /// Of scenarios.
    pub scenarios: BTreeMap<String, Title>,
    /// Of types of day.
    pub days: BTreeMap<String, Title>,
    /// Of activities.
    pub activities: BTreeMap<String, Title>,
}

/// A file that a study was read from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Input {
    /// Name or path.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// One phase of one scenario on one type of day.
#[derive(Clone)]
pub struct Cell {
    /// Name of the scenario.
    pub scenario: String,
    /// Name of the phase.
    pub phase: String,
    /// Name of the type of day.
    pub day: String,
    /// How its future is built.
    pub build: Builder,
    /// How what it has is counted; the same for all days of a phase.
    pub stock: Counter,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({}, {}, {})", self.scenario, self.phase, self.day)
    }
}

impl Study {
    /// Names of the scenarios, in order.
    pub fn scenarios(&self) -> Vec<&str> {
        distinct(self.cells.iter().map(|cell| cell.scenario.as_str()))
    }

    /// Pairs of phase and day, in order.
    pub fn moments(&self) -> Vec<(&str, &str)> {
        distinct(self.cells.iter().map(|cell| (cell.phase.as_str(), cell.day.as_str())))
    }

    /// Names of the cells in file names.
    pub fn stems(&self) -> Vec<String> {
        stems(self.cells.iter().map(|cell| [cell.scenario.as_str(), &cell.phase, &cell.day]))
    }
}

/// Names of cells (scenario, phase, day) in file names: letters, digits, dots, low lines and hyphens, all different.
pub fn stems<'a>(cells: impl Iterator<Item = [&'a str; 3]>) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    for cell in cells {
        let is_safe = |c: char| c.is_alphanumeric() || "._-".contains(c);
        let plain: String = cell.join("-").chars().map(|c| if is_safe(c) { c } else { '_' }).collect();
        let mut stem = plain.clone();
        let mut again = 2;
        while stems.contains(&stem) {
            stem = format!("{plain}~{again}");
            again += 1;
        }
        stems.push(stem);
    }
    stems
}

/// First occurrences, in order.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

/// How many replications.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Replications {
    /// So many.
    Fixed(u32),
    /// Until the half-width of the interval of every key measure is at most this share of its mean.
    Until(f64),
}

/// How a study is run.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Settings {
    /// How many replications.
    pub replications: Replications,
    /// Seed of the study.
    pub seed: u64,
    /// Tier of fidelity.
    pub tier: Tier,
    /// Threads; 0: as many as the machine has.
    pub threads: usize,
}

/// Name of a tier in results and on the command line.
pub const fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Session => "session",
        Tier::Interaction => "interaction",
        Tier::Analytic => "analytic",
    }
}
