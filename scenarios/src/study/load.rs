//! From a checked study file, and what the command line changes of it, to a study ready to be run.

use super::{Cell, Input, Study, Title, Titles};
use crate::file::{LoadedStudy, LocalText, Scenario};
use crate::study::fingerprint::sha256;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_data::{access, bundled, territory_csv};
use maillage_sim::territory::Territory;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the command line changes of a study.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    /// Phases, instead of those of the study; empty: those of the study.
    pub phases: Vec<String>,
    /// Types of day, likewise.
    pub days: Vec<String>,
    /// Territory, instead of that of the study: a bundled name or a directory.
    pub territory: Option<String>,
    /// File of access links that replaces some of those of the territory.
    pub links: Option<PathBuf>,
}

/// Makes a study of a checked file.
pub fn study(loaded: LoadedStudy, selection: &Selection) -> Result<Study, Vec<Diagnostic>> {
    let reference = &loaded.scenarios[loaded.reference];
    let phases =
        chosen("--phase", "choice-unknown-phase", &selection.phases, &loaded.phases, reference.phases())?;
    let days = chosen("--day", "choice-unknown-day", &selection.days, &loaded.days, reference.days())?;
    let mut inputs: Vec<Input> =
        loaded.inputs.into_iter().map(|input| Input { name: input.name, sha256: input.sha256 }).collect();
    let mut territory = match &selection.territory {
        None => loaded.territory,
        Some(name) => {
            // The files of the territory that gives way are no inputs.
            inputs.retain(|input| {
                Path::new(&input.name).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"))
            });
            choose_territory(name, &mut inputs)?
        }
    };
    if let Some(path) = &selection.links {
        territory_csv::overlay(&mut territory, path)?;
        hash_files([path.as_path()], &mut inputs);
    }
    let reference_name = reference.name().to_owned();
    let titles = titles(loaded.scenarios.iter());
    let territory = Arc::new(territory);
    let mut cells = Vec::new();
    for scenario in loaded.scenarios.into_iter().map(Arc::new) {
        for phase in &phases {
            for day in &days {
                cells.push(cell(&scenario, phase, day, &territory));
            }
        }
    }
    let means = Arc::new(loaded.means);
    Ok(Study { name: loaded.name, territory, reference: reference_name, titles, inputs, cells, means })
}

fn cell(scenario: &Arc<Scenario>, phase: &str, day: &str, territory: &Arc<Territory>) -> Cell {
    let (of, on) = (Arc::clone(scenario), Arc::clone(territory));
    let (stock_of, stock_on, stock_phase) = (Arc::clone(scenario), Arc::clone(territory), phase.to_owned());
    let (at_phase, at_day) = (phase.to_owned(), day.to_owned());
    Cell {
        scenario: scenario.name().to_owned(),
        phase: phase.to_owned(),
        day: day.to_owned(),
        build: Arc::new(move || of.future(&on, &at_phase, &at_day)),
        stock: Arc::new(move || stock_of.stock(&stock_on, &stock_phase).unwrap_or_default()),
    }
}

/// Names without those that came up before.
pub fn once<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.contains(name) {
            kept.push(name.clone());
        }
    }
    kept
}

/// What was asked for on the command line, or what is usual; faults name `option` and what is known, by the key `unknown`.
pub fn chosen(
    option: &str,
    unknown: &'static str,
    asked: &[String],
    usual: &[String],
    known: &[String],
) -> Result<Vec<String>, Vec<Diagnostic>> {
    if asked.is_empty() {
        return Ok(once(usual));
    }
    let faults: Vec<Diagnostic> = asked
        .iter()
        .filter(|name| !known.contains(name))
        .map(|name| {
            let message = Message::new(unknown).with("name", name).with("known", known.join(", "));
            Diagnostic::of_file(option, message)
        })
        .collect();
    if faults.is_empty() { Ok(once(asked)) } else { Err(faults) }
}

/// A territory by its bundled name or from a directory.
fn choose_territory(name: &str, inputs: &mut Vec<Input>) -> Result<Territory, Vec<Diagnostic>> {
    if let Some(territory) = bundled::territory(name) {
        return Ok(territory);
    }
    let directory = Path::new(name);
    if !directory.exists() {
        let message = Message::new("choice-unknown-territory")
            .with("name", name)
            .with("known", bundled::NAMES.join(", "));
        return Err(vec![Diagnostic::of_file("--territory", message)]);
    }
    let territory = territory_csv::read(directory, access::derive)?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(directory)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "csv"));
    files.sort();
    hash_files(files.iter().map(PathBuf::as_path), inputs);
    Ok(territory)
}

fn hash_files<'a>(paths: impl IntoIterator<Item = &'a Path>, inputs: &mut Vec<Input>) {
    for path in paths {
        if let Ok(bytes) = std::fs::read(path) {
            inputs.push(Input { name: path.display().to_string(), sha256: sha256(&bytes) });
        }
    }
}

/// Titles of scenarios, types of day and activities, by name; the first scenario that has a name gives the title.
pub fn titles<'a>(scenarios: impl Iterator<Item = &'a Scenario>) -> Titles {
    let mut titles = Titles::default();
    for scenario in scenarios {
        titles.scenarios.insert(scenario.name().to_owned(), title(scenario.title()));
        for (name, text) in scenario.days().iter().zip(scenario.day_titles()) {
            titles.days.entry(name.clone()).or_insert_with(|| title(text));
        }
        for (name, text) in scenario.activity_titles() {
            titles.activities.entry(name.to_owned()).or_insert_with(|| title(text));
        }
    }
    titles
}

fn title(text: &LocalText) -> Title {
    Title { fr: text.fr.clone(), en: text.en.clone() }
}
