//! `summary.json`: what was run, and every measure with its interval.

mod build;
mod measures;
mod money;

pub use build::build;
pub use measures::Measures;
pub use money::{DecisionSummary, MoneySummary};

use super::blame::Blamed;
use crate::decide::account::Account;
use crate::statistics::Interval;
use crate::study::{Input, Title, Titles, tier_name};
use maillage_sim::measure::holm::Verdict;
use maillage_sim::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// File of a results directory.
pub const FILE: &str = "summary.json";

/// The summary of a study.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Version of this form: 1.
    pub version: u32,
    /// Program and its version.
    pub program: String,
    /// Name of the study.
    pub study: String,
    /// Seed.
    pub seed: u64,
    /// Replications of every cell.
    pub replications: u32,
    /// Tier of fidelity.
    pub tier: String,
    /// Name of the scenario that the others are compared with.
    pub reference: String,
    /// Territory.
    pub territory: TerritorySummary,
    /// Files that were read.
    pub inputs: Vec<Input>,
    /// Unit of each measure.
    pub units: BTreeMap<String, String>,
    /// Titles by name.
    pub titles: Titles,
    /// Scenarios, in order.
    pub scenarios: Vec<ScenarioSummary>,
    /// Paired differences `b − a`, for every pair of scenarios.
    pub differences: Vec<Difference>,
}

/// The territory of a study.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TerritorySummary {
    /// Name.
    pub name: String,
    /// Establishments.
    pub establishments: usize,
    /// Pupils.
    pub pupils: u64,
    /// Establishments that are synthetic: placed by the program, none of them a real school.
    #[serde(default)]
    pub synthetic: usize,
    /// Establishments whose number of pupils was estimated, or counted only in part.
    #[serde(default)]
    pub estimated: usize,
    /// Pupils of these establishments.
    #[serde(default)]
    pub pupils_estimated: u64,
    /// Names of the départements, by code.
    pub departements: BTreeMap<String, String>,
}

/// A scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ScenarioSummary {
    /// Name.
    pub name: String,
    /// Title, when it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<Title>,
    /// Phases, in order.
    pub phases: Vec<PhaseSummary>,
    /// Money over the years of the account.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub money: Option<MoneySummary>,
    /// People, carbon, equity, risk and rank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<DecisionSummary>,
}

/// A phase of a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhaseSummary {
    /// Name.
    pub name: String,
    /// Types of day, in order.
    pub days: Vec<DaySummary>,
}

/// A type of day of a phase of a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DaySummary {
    /// Name.
    pub name: String,
    /// Hash of what its runs were computed from.
    pub fingerprint: String,
    /// Measures of the territory.
    pub measures: Measures,
    /// Measures by département.
    pub departements: BTreeMap<String, Measures>,
    /// What is to blame for its disturbed lessons, most first.
    pub blame: Vec<Blamed>,
    /// Establishments with most disturbed lessons.
    pub most_disturbed: Vec<DisturbedEstablishment>,
}

/// An establishment among the most disturbed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DisturbedEstablishment {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Disturbed lessons, mean over replications.
    pub lessons: f64,
}

/// A paired difference `b − a` between two scenarios, on common random numbers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Difference {
    /// Scenario taken away.
    pub a: String,
    /// Scenario it is taken from.
    pub b: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
    /// Measure.
    pub measure: String,
    /// Mean.
    pub mean: f64,
    /// Lower end of the 95 % interval; absent with one replication.
    pub ci95_low: Option<f64>,
    /// Upper end.
    pub ci95_high: Option<f64>,
    /// Replications that both have.
    pub n: u64,
    /// Two-sided p-value of no difference (paired t test), not corrected for the number of comparisons.
    pub p_value: Option<f64>,
    /// What it says of `b`, corrected for the number of comparisons (`docs/model.md` §7.5); only of key figures against
    /// the reference.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub verdict: Option<Verdict>,
}

impl Difference {
    /// Mean and interval.
    pub const fn interval(&self) -> Interval {
        Interval { mean: self.mean, ci95_low: self.ci95_low, ci95_high: self.ci95_high, n: self.n }
    }
}

/// Why a summary cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is none.
    #[error("{0}: no such file")]
    Missing(PathBuf),
    /// It is there and cannot be read.
    #[error("{}: {error}", path.display())]
    Disk {
        /// File.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It is not one of ours.
    #[error("{path}:{line}:{column}: {reason}")]
    Form {
        /// File.
        path: PathBuf,
        /// Line.
        line: usize,
        /// Column.
        column: usize,
        /// What is wrong, in the words of the reader of JSON.
        reason: String,
    },
}

impl Summary {
    /// Its JSON text.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("numbers are finite and keys are texts");
        text.push('\n');
        text
    }

    /// Puts the account beside the measures.
    pub fn add_account(&mut self, account: &Account) {
        for scenario in &mut self.scenarios {
            (scenario.money, scenario.decision) = money::of(account, &scenario.name).unzip();
        }
    }

    /// Reads the summary of a results directory.
    pub fn read(directory: &Path) -> Result<Self, ReadError> {
        let path = directory.join(FILE);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Err(ReadError::Missing(path));
            }
            Err(error) => return Err(ReadError::Disk { path, error }),
        };
        serde_json::from_slice(&bytes).map_err(|error| ReadError::Form {
            path,
            line: error.line(),
            column: error.column(),
            reason: error.to_string(),
        })
    }

    /// A day of a phase of a scenario.
    pub fn day(&self, scenario: &str, phase: &str, day: &str) -> Option<&DaySummary> {
        let scenario = self.scenarios.iter().find(|known| known.name == scenario)?;
        let phase = scenario.phases.iter().find(|known| known.name == phase)?;
        phase.days.iter().find(|known| known.name == day)
    }

    /// Whether the figures are estimates of tier `analytic`: they have a model error, no interval and no verdict.
    pub fn is_estimate(&self) -> bool {
        self.tier == tier_name(Tier::Analytic)
    }

    /// Pairs of phase and day, in order.
    pub fn moments(&self) -> Vec<(&str, &str)> {
        let mut moments = Vec::new();
        for phase in self.scenarios.iter().flat_map(|scenario| &scenario.phases) {
            for day in &phase.days {
                let moment = (phase.name.as_str(), day.name.as_str());
                if !moments.contains(&moment) {
                    moments.push(moment);
                }
            }
        }
        moments
    }
}
