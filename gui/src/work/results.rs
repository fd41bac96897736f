//! Writes the results of the whole study into a folder, as the command does: days that are missing there are taken from
//! the session or simulated, then everything is written.

use super::simulate::{Failure, all, study};
use crate::job::{Job, Reporter};
use crate::state::Progress;
use crate::study::Checked;
use crate::text::Text;
use egui::Context;
use maillage_scenarios::question::compare;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::study::fingerprint::Fingerprint;
use maillage_scenarios::study::runner::{self, Control, RunError};
use maillage_scenarios::study::{Replications, Settings, Study};
use maillage_scenarios::text::{Language, failure};
use maillage_sim::tier::{self, Tier};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What the writing reports.
#[derive(Clone, Debug)]
pub enum Message {
    /// How far it is with the days.
    Progress(Progress),
    /// All days are there: what follows is written whole.
    Writing,
    /// The results are in this folder.
    Done(PathBuf),
    /// It was stopped; finished days are in this folder.
    Stopped(PathBuf),
    /// It could not go on: why.
    Failed(String),
}

/// Starts simulating what is missing and writing. Days that are finished in the folder `session` are not simulated again,
/// nor are those that the folder has from before.
pub fn start(
    window: &Context,
    checked: &Arc<Checked>,
    replications: u32,
    session: PathBuf,
    directory: PathBuf,
    language: Language,
) -> Job<Message> {
    let text = Text::new(language);
    let checked = Arc::clone(checked);
    Job::start(window, "maillage-results", move |reporter| {
        let written = write(&checked, replications, &session, &directory, reporter);
        reporter.finish(match written {
            Ok(()) => Message::Done(directory),
            Err(Failure::Run(RunError::Interrupted { .. })) => Message::Stopped(directory),
            Err(Failure::Run(error)) => Message::Failed(failure::unrun(&text, &error)),
            Err(Failure::Open(path, error)) => Message::Failed(failure::unopened(&text, &path, &error)),
            Err(Failure::Said(words)) => Message::Failed(words),
        });
    })
}

fn write(
    checked: &Arc<Checked>,
    replications: u32,
    session: &Path,
    directory: &Path,
    reporter: &Reporter<Message>,
) -> Result<(), Failure> {
    let mut study = study(checked, &all(checked));
    let settings = Settings {
        replications: Replications::Fixed(replications),
        seed: checked.seed,
        tier: Tier::Session,
        threads: 0,
    };
    let fingerprints = note_fingerprints(&mut study, settings);
    let prepared = runner::prepare(&study, &settings).map_err(|faults| {
        Failure::Said(faults.first().map_or_else(String::new, |fault| fault.file.clone()))
    })?;
    let store = Store::open(directory).map_err(|error| Failure::Open(directory.to_owned(), error))?;
    let days = Days { stems: study.stems(), fingerprints: &fingerprints, replications };
    days.bring(&Store::existing(session), &store, reporter).map_err(Failure::Run)?;
    // Threads may report in another order than they count: what comes after the last day must be said last.
    let furthest = Mutex::new(0);
    let progress = |progress: runner::Progress| {
        let runner::Progress { done, total, elapsed, .. } = progress;
        let mut furthest = furthest.lock().unwrap_or_else(PoisonError::into_inner);
        if done > *furthest {
            *furthest = done;
            reporter.report(if done < total {
                Message::Progress(Progress { done, total, elapsed, stopping: false })
            } else {
                Message::Writing
            });
        }
    };
    let control = Control { cancel: reporter.stop(), progress: &progress, finished: &|_, _, _| {} };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    compare::compare(&study, &prepared, &settings, &store, &control, &engine).map_err(Failure::Run)?;
    Ok(())
}

/// Has the fingerprint of every cell noted when its future is first built, which is when the study is prepared.
fn note_fingerprints(study: &mut Study, settings: Settings) -> Arc<Vec<OnceLock<Fingerprint>>> {
    let noted: Arc<Vec<OnceLock<Fingerprint>>> =
        Arc::new(study.cells.iter().map(|_| OnceLock::new()).collect());
    for (at, cell) in study.cells.iter_mut().enumerate() {
        let (build, noted) = (Arc::clone(&cell.build), Arc::clone(&noted));
        cell.build = Arc::new(move || {
            build().inspect(|future| {
                noted[at].get_or_init(|| Fingerprint::of(future, &settings));
            })
        });
    }
    noted
}

/// The days of a study, by what they are known by.
struct Days<'a> {
    stems: Vec<String>,
    fingerprints: &'a [OnceLock<Fingerprint>],
    replications: u32,
}

impl Days<'_> {
    /// Copies days that are finished in one folder into another that lacks them, until that is not wanted any more.
    fn bring(&self, from: &Store, to: &Store, reporter: &Reporter<Message>) -> Result<(), RunError> {
        for (stem, fingerprint) in self.stems.iter().zip(self.fingerprints) {
            let Some(fingerprint) = fingerprint.get() else { continue };
            for replication in 0..self.replications {
                if !reporter.wanted() {
                    return Ok(());
                }
                if let Some(outcome) = from.read(stem, fingerprint, replication)
                    && to.read(stem, fingerprint, replication).is_none()
                {
                    to.write(stem, fingerprint, replication, &outcome)?;
                }
            }
        }
        Ok(())
    }
}
