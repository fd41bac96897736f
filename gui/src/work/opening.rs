//! Reads a results directory in the background: the study, with its texts where they are found, then the figures of
//! every cell.

use super::live::identity;
use crate::document::Document;
use crate::job::Job;
use crate::results::CellId;
use crate::study::{Checked, Known};
use crate::text::Text;
use egui::Context;
use maillage_scenarios::file::means::LoadedMeans;
use maillage_scenarios::file::{self, InputFile, LoadedStudy, LocalText, Scenario};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::compare::MEANS_FILE;
use maillage_scenarios::question::opened::{Opened, OpenedError};
use maillage_scenarios::study::fingerprint::sha256;
use maillage_scenarios::study::{Input, Title};
use maillage_scenarios::text::{Language, diagnostic, failure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was found.
#[derive(Clone, Debug)]
pub enum Message {
    /// The texts that the results were computed from: the study can be edited. With the scenarios that have changed since:
    /// the results say nothing of them.
    Texts(Box<Document>, Vec<String>),
    /// The study as the results tell it, without texts.
    Study(Arc<Checked>),
    /// The figures of a cell.
    Cell(CellId, Arc<CellView>),
    /// It could not be read: why.
    Failed(String),
}

/// Starts reading.
pub fn start(window: &Context, directory: PathBuf, language: Language) -> Job<Message> {
    Job::start(window, "maillage-open", move |reporter| {
        let text = Text::new(language);
        let opened = match Opened::read(&directory) {
            Ok(opened) => opened,
            Err(error) => return reporter.finish(Message::Failed(words(&error, &directory, &text))),
        };
        let (first, identities) = study(&opened, &text);
        reporter.report(first);
        for cell in &opened.cells {
            let Some(scenario) = identities.get(&cell.scenario) else { continue };
            let id = CellId { scenario: *scenario, phase: cell.phase.clone(), day: cell.day.clone() };
            let Some(view) = opened.view(cell) else { continue };
            if !reporter.report(Message::Cell(id, Arc::new(view))) {
                return;
            }
        }
    })
}

fn words(error: &OpenedError, directory: &Path, text: &Text) -> String {
    let reason = match error {
        OpenedError::Empty => text.get("gui-results-empty"),
        OpenedError::Summary(error) => return failure::unread(text, error),
        OpenedError::Territory(faults) => {
            faults.first().map_or_else(String::new, |fault| diagnostic::render(text, fault))
        }
    };
    text.say("gui-no-results", &[("path", directory.display().to_string().into()), ("reason", reason.into())])
}

/// The study of results and the identity of each scenario whose figures hold: with the texts that they were computed
/// from, where these are found as they were; else as the results tell it.
pub fn study(opened: &Opened, text: &Text) -> (Message, BTreeMap<String, u64>) {
    if let Some(Found { document, current, outdated }) = texts(opened, text) {
        let identities = current.into_iter().map(|name| (name.clone(), identity(&document, &name))).collect();
        return (Message::Texts(Box::new(document), outdated), identities);
    }
    let checked = told(opened);
    let identities = checked.scenarios.iter().map(|known| (known.name.clone(), known.hash)).collect();
    (Message::Study(Arc::new(checked)), identities)
}

/// The document that results were computed from.
struct Found {
    document: Document,
    /// Scenarios that still say what they said.
    current: Vec<String>,
    /// Those of the results that say something else by now.
    outdated: Vec<String>,
}

/// Finds it; nothing when the study itself has changed, or nothing of it is as it was.
fn texts(opened: &Opened, text: &Text) -> Option<Found> {
    let summary = &opened.summary;
    let is_study = |input: &&Input| {
        let path = Path::new(&input.name);
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        stem == Some(&summary.study) || input.name == format!("<maillage>/{}/study.toml", summary.study)
    };
    let recorded = summary.inputs.iter().find(is_study)?;
    let document = if recorded.name.starts_with("<maillage>") {
        Document::bundled(&summary.study)?
    } else {
        let places = std::iter::once(Path::new("")).chain(opened.directory.ancestors());
        let paths = places.map(|place| place.join(&recorded.name));
        Document::open(&paths.into_iter().find(|path| path.is_file())?, text).ok()?
    };
    let is_same = sha256(document.study_text().as_bytes()) == recorded.sha256;
    let loaded = file::load_study_unsaved(&document.path(), &document.unsaved()).ok()?;
    if !is_same || !is_same_territory(opened, &loaded) {
        return None;
    }
    // The results may be those of some scenarios of the study only.
    let held = loaded
        .scenarios
        .iter()
        .filter(|scenario| summary.scenarios.iter().any(|known| known.name == scenario.name()));
    let (current, outdated): (Vec<&Scenario>, Vec<&Scenario>) = held.partition(|scenario| {
        scenario.inputs().iter().all(|input| summary.inputs.iter().any(|known| is_same_file(known, input)))
    });
    let names = |of: Vec<&Scenario>| of.into_iter().map(|scenario| scenario.name().to_owned()).collect();
    (!current.is_empty()).then(|| Found { document, current: names(current), outdated: names(outdated) })
}

fn is_same_file(recorded: &Input, read: &InputFile) -> bool {
    let file = |name: &str| Path::new(name).file_name().map(std::ffi::OsStr::to_owned);
    recorded.sha256 == read.sha256 && file(&recorded.name) == file(&read.name)
}

/// Whether the results have the seed and the territory of the study as it is now: the command can choose others.
fn is_same_territory(opened: &Opened, loaded: &LoadedStudy) -> bool {
    let is_data =
        |name: &str| Path::new(name).extension().is_some_and(|end| !end.eq_ignore_ascii_case("toml"));
    let of_results: Vec<&str> = opened
        .summary
        .inputs
        .iter()
        .filter(|input| is_data(&input.name))
        .map(|input| input.sha256.as_str())
        .collect();
    let of_study: Vec<&str> = loaded
        .inputs
        .iter()
        .filter(|input| is_data(&input.name))
        .map(|input| input.sha256.as_str())
        .collect();
    let keys = |establishments: &[maillage_sim::territory::Establishment]| -> Vec<(String, u32)> {
        establishments.iter().map(|school| (school.key.clone(), school.pupils)).collect()
    };
    opened.summary.seed == loaded.seed
        && of_results == of_study
        && keys(&opened.territory.establishments) == keys(&loaded.territory.establishments)
}

/// The study as its results tell it: names, titles, places; nothing to edit or to run.
fn told(opened: &Opened) -> Checked {
    let summary = &opened.summary;
    let local = |title: Option<&Title>, name: &str| {
        let of =
            |text: fn(&Title) -> &String| title.map_or_else(|| name.to_owned(), |title| text(title).clone());
        LocalText { fr: of(|title| &title.fr), en: of(|title| &title.en) }
    };
    let scenarios: Vec<Known> = summary
        .scenarios
        .iter()
        .map(|scenario| {
            let days = scenario.phases.iter().flat_map(|phase| &phase.days);
            let fingerprints: String = days.map(|day| day.fingerprint.as_str()).collect();
            let hash = u64::from_str_radix(&sha256(fingerprints.as_bytes())[..16], 16);
            Known {
                name: scenario.name.clone(),
                title: local(scenario.title.as_ref(), &scenario.name),
                summary: None,
                hash: hash.expect("a hash is written in hexadecimal digits"),
                scenario: None,
            }
        })
        .collect();
    let (mut phases, mut days): (Vec<String>, Vec<(String, LocalText)>) = (Vec::new(), Vec::new());
    for (phase, day) in summary.moments() {
        if !phases.iter().any(|known| known == phase) {
            phases.push(phase.to_owned());
        }
        if !days.iter().any(|(known, _)| known == day) {
            days.push((day.to_owned(), local(summary.titles.days.get(day), day)));
        }
    }
    // Results of an earlier version have none; nobody can make an account of them.
    let means = LoadedMeans::read(&opened.directory.join(MEANS_FILE).display().to_string());
    let means = means.unwrap_or_else(|_| LoadedMeans::usual());
    Checked {
        name: summary.study.clone(),
        title: local(None, &summary.study),
        territory: Arc::clone(&opened.territory),
        reference: scenarios.iter().position(|known| known.name == summary.reference).unwrap_or(0),
        scenarios,
        phases,
        days,
        titles: summary.titles.clone(),
        means: Arc::new(means),
        seed: summary.seed,
        replications: summary.replications,
    }
}

#[cfg(test)]
mod tests;
