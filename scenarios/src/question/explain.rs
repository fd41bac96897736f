//! Explain: why is this establishment red? From the runs of a results directory, the chain from what was felt to
//! what is to blame and what would mend it.

pub mod account;
mod cause;
mod licences;
mod names;
mod sentences;

pub(crate) use cause::causes;
pub use cause::{Cause, Resource};
pub use names::culprit_name;
pub use sentences::sentences;

use crate::results::store::Store;
use crate::results::summary::{DaySummary, Summary};
use crate::statistics::Interval;
use crate::study::fingerprint::Fingerprint;
use crate::study::stems;
use maillage_data::access;
use maillage_data::diagnostic::Diagnostic;
use maillage_data::territory_csv;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::territory::{Establishment, Territory};
use std::path::Path;

/// What can be explained of an establishment.
#[derive(Clone, PartialEq, Debug)]
pub struct Explanation {
    /// The establishment.
    pub school: Establishment,
    /// The scenario that was asked for, or the reference: its cells, most disturbed first.
    pub cells: Vec<Explained>,
    /// The same phases and days in the other scenarios.
    pub elsewhere: Vec<Explained>,
}

/// An establishment in one phase of one scenario on one type of day.
#[derive(Clone, PartialEq, Debug)]
pub struct Explained {
    /// Scenario.
    pub scenario: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
    /// Share of lessons disturbed; `None` when no lesson used devices.
    pub disturbed: Option<Interval>,
    /// Lessons disturbed over all replications.
    pub disturbed_lessons: u64,
    /// Days simulated: replications; 0 for an estimate.
    pub days: u32,
    /// Causes, most disturbing first.
    pub causes: Vec<Cause>,
}

/// Which cells to explain; `None`: the reference scenario, every phase and day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Focus {
    /// Scenario.
    pub scenario: Option<String>,
    /// Phase.
    pub phase: Option<String>,
    /// Type of day.
    pub day: Option<String>,
}

/// Why there is no explanation.
#[derive(Debug)]
pub enum ExplainError {
    /// No such establishment; keys that are close.
    UnknownEstablishment(Vec<String>),
    /// No such scenario, phase or day; those that there are.
    NothingThere(Vec<String>),
    /// The territory of the results cannot be read.
    Territory(Vec<Diagnostic>),
    /// Runs that the summary names are no longer there.
    RunsMissing,
}

/// Explains an establishment.
pub fn explain(
    directory: &Path,
    summary: &Summary,
    key: &str,
    focus: &Focus,
) -> Result<Explanation, ExplainError> {
    let territory =
        territory_csv::read(&directory.join("territory"), access::derive).map_err(ExplainError::Territory)?;
    let Some(place) = territory.establishments.iter().position(|school| school.key == key) else {
        return Err(ExplainError::UnknownEstablishment(close_keys(&territory, key)));
    };
    let scenario = focus.scenario.as_deref().unwrap_or(&summary.reference);
    let wanted = |phase: &str, day: &str| {
        focus.phase.as_deref().is_none_or(|wanted| wanted == phase)
            && focus.day.as_deref().is_none_or(|wanted| wanted == day)
    };
    let all: Vec<(&str, &str, &DaySummary)> = summary
        .scenarios
        .iter()
        .flat_map(|scenario| scenario.phases.iter().map(move |phase| (scenario, phase)))
        .flat_map(|(scenario, phase)| {
            phase.days.iter().map(move |day| (scenario.name.as_str(), phase.name.as_str(), day))
        })
        .collect();
    let stems = stems(all.iter().map(|(scenario, phase, day)| [scenario, phase, day.name.as_str()]));
    let store = Store::existing(directory);
    let (mut cells, mut elsewhere) = (Vec::new(), Vec::new());
    for ((name, phase, day), stem) in all.iter().zip(&stems) {
        if !wanted(phase, &day.name) {
            continue;
        }
        let found =
            read_cell(&store, stem, summary.replications, day, place).ok_or(ExplainError::RunsMissing)?;
        let explained = Explained {
            scenario: (*name).to_owned(),
            phase: (*phase).to_owned(),
            day: day.name.clone(),
            ..found
        };
        if *name == scenario { cells.push(explained) } else { elsewhere.push(explained) }
    }
    if cells.is_empty() {
        let there = all.iter().map(|(scenario, phase, day)| format!("{scenario} / {phase} / {}", day.name));
        return Err(ExplainError::NothingThere(there.collect()));
    }
    // The worst moment is the one that disturbs most lessons over all replications: the share of a day with a single
    // lesson is 0 or 1 by chance. Of equally disturbed ones the last phase comes first: it is the one to decide on.
    cells.reverse();
    cells.sort_by_key(|cell| std::cmp::Reverse(cell.disturbed_lessons));
    let school = territory.establishments[place].clone();
    Ok(Explanation { school, cells, elsewhere })
}

/// Mean share of disturbed lessons.
pub(crate) fn share(explained: &Explained) -> f64 {
    explained.disturbed.map_or(0.0, |interval| interval.mean)
}

fn read_cell(
    store: &Store,
    stem: &str,
    replications: u32,
    day: &DaySummary,
    place: usize,
) -> Option<Explained> {
    let fingerprint = Fingerprint::from_hexadecimal(&day.fingerprint)?;
    let places = store.read_places(stem, &fingerprint)?;
    let outcomes: Vec<Outcome> = (0..replications)
        .map(|replication| store.read(stem, &fingerprint, replication))
        .collect::<Option<_>>()?;
    let figure = |outcome: &Outcome, measure| outcome.establishments.get(place)?.get(measure);
    let share = |outcome: &Outcome| figure(outcome, Measure::DisturbedLessons);
    let disturbed = |outcome: &Outcome| Some(share(outcome)? * figure(outcome, Measure::Lessons)?);
    Some(Explained {
        scenario: String::new(),
        phase: String::new(),
        day: String::new(),
        disturbed: Interval::of(outcomes.iter().filter_map(share)),
        disturbed_lessons: outcomes.iter().filter_map(disturbed).sum::<f64>().round() as u64,
        days: replications,
        causes: cause::causes(&outcomes, &places, place),
    })
}

/// Keys that resemble what was asked for, by key or by name.
fn close_keys(territory: &Territory, asked: &str) -> Vec<String> {
    let asked = asked.to_lowercase();
    let mut close: Vec<(f64, String)> = territory
        .establishments
        .iter()
        .map(|school| {
            let by_key = strsim::jaro_winkler(&asked, &school.key.to_lowercase());
            let by_name = strsim::jaro_winkler(&asked, &school.name.to_lowercase());
            (by_key.max(by_name), format!("{} ({})", school.key, school.name))
        })
        .collect();
    close.sort_by(|a, b| b.0.total_cmp(&a.0));
    close.into_iter().take(3).map(|(_, name)| name).collect()
}
