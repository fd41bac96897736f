//! Saving the results of the study.

use super::App;
use crate::job::Job;
use crate::results::CellId;
use crate::state::{Progress, Then};
use crate::study::Checked;
use crate::work::live::identity;
use crate::work::results;
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// Results that are being saved.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) job: Job<results::Message>,
    /// What they are the results of; nothing once another study is open.
    study: Option<Arc<Checked>>,
    /// Days of each cell.
    days: u32,
    /// What to do once they are saved.
    then: Option<Then>,
}

impl Writing {
    /// Whether so many days of a cell will be among them.
    fn holds(&self, cell: &CellId, days: u32) -> bool {
        days <= self.days && self.study.as_ref().is_some_and(|study| study.cells().any(|one| one == *cell))
    }

    /// Another study is open: nothing waits for them any more.
    pub(super) fn let_go(&mut self) {
        self.study = None;
        self.then = None;
    }
}

impl App {
    /// Starts saving the results of the whole study in a folder, with as many days as are asked for.
    pub(super) fn write_results(&mut self, context: &Context, folder: PathBuf) {
        let then = self.storage.then.take();
        let Some(study) = self.state.study.clone() else { return };
        self.say(self.text.get("gui-results-under-way"), false);
        // One folder after the other.
        if self.writing.is_some() {
            return;
        }
        self.dismiss_simulation();
        self.state.progress = Some(Progress::default());
        let (days, session) = (self.state.shown.replications, self.runs.path().to_owned());
        let job = results::start(context, &study, days, session, folder, self.state.language());
        self.writing = Some(Writing { job, study: Some(study), days, then });
    }

    /// Takes what has come from the results that are being saved.
    pub(super) fn take_written(&mut self, context: &Context) {
        let Some(writing) = &self.writing else { return };
        let is_over = writing.job.is_over();
        // A simulation that was started meanwhile has the progress for itself.
        let is_alone = self.simulation.is_none();
        let (mut said, mut ended, mut done) = (None, false, None);
        while let Some(message) = writing.job.next() {
            ended = !matches!(message, results::Message::Progress(_) | results::Message::Writing);
            match message {
                results::Message::Progress(progress) if is_alone => self.state.advance(progress),
                results::Message::Progress(_) => {}
                results::Message::Writing => {
                    said = Some((self.text.get("gui-results-writing"), false));
                    if is_alone {
                        self.state.progress = None;
                    }
                }
                results::Message::Done(folder) => done = Some(folder),
                results::Message::Stopped(folder) => {
                    let path = folder.display().to_string();
                    said = Some((self.text.say("gui-results-stopped", &[("path", path.into())]), false));
                }
                results::Message::Failed(words) => said = Some((words, true)),
            }
        }
        // Work that ends without a word has failed.
        if is_over && !ended {
            said = Some((self.text.get("gui-job-failed"), true));
            ended = true;
        }
        if let Some((words, is_fault)) = said {
            self.say(words, is_fault);
        }
        if ended && let Some(writing) = self.writing.take() {
            if is_alone {
                self.state.progress = None;
            }
            if let Some(folder) = done {
                self.results_saved(context, folder, writing);
            }
        }
    }

    /// The results are in the folder: they are those of the study at hand unless it was edited meanwhile.
    fn results_saved(&mut self, context: &Context, folder: PathBuf, writing: Writing) {
        let is_current = writing.study.as_ref().is_some_and(|study| self.is_still(study));
        let key = if is_current { "gui-results-saved" } else { "gui-results-saved-before" };
        self.say(self.text.say(key, &[("path", folder.display().to_string().into())]), false);
        if let Some(study) = &writing.study {
            self.state.results.save(study.cells(), writing.days);
        }
        if is_current {
            self.state.accounts.results = Some(folder);
        }
        if let Some(then) = writing.then {
            self.leave(context, then);
        }
    }

    /// Whether the texts say now what this study was read from.
    fn is_still(&self, study: &Checked) -> bool {
        let document = &self.state.document;
        study.scenarios.iter().all(|known| identity(document, &known.name) == known.hash)
    }

    /// Whether days of the study at hand were simulated that are neither saved nor being saved.
    pub(super) fn has_unsaved_results(&self) -> bool {
        let is_being_saved = |cell: &CellId, days| {
            let writing = self.writing.as_ref();
            writing.is_some_and(|writing| writing.holds(cell, days))
        };
        let is_lost = |cell: CellId| {
            let days = self.state.results.unsaved(&cell);
            days.is_some_and(|days| !is_being_saved(&cell, days))
        };
        self.state.study.as_ref().is_some_and(|study| study.cells().any(is_lost))
    }
}
