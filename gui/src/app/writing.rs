//! Saving the results of the study.

use super::App;
use crate::state::Progress;
use crate::work::results;
use egui::Context;
use std::path::PathBuf;

impl App {
    /// Starts saving the results of the whole study in a folder, with as many days as are asked for.
    pub(super) fn write_results(&mut self, context: &Context, folder: PathBuf) {
        let Some(study) = self.state.study.clone() else { return };
        self.say(self.text.get("gui-results-under-way"), false);
        // One folder after the other.
        if self.writing.is_some() {
            return;
        }
        self.dismiss_simulation();
        self.state.progress = Some(Progress::default());
        let (days, session) = (self.state.shown.replications, self.runs.path().to_owned());
        self.writing = Some(results::start(context, &study, days, session, folder));
    }

    /// Takes what has come from the results that are being saved.
    pub(super) fn take_written(&mut self) {
        let Some(writing) = &self.writing else { return };
        let is_over = writing.is_over();
        // A simulation that was started meanwhile has the progress for itself.
        let is_alone = self.simulation.is_none();
        let (mut said, mut ended) = (None, false);
        while let Some(message) = writing.next() {
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
                results::Message::Done(folder) => {
                    let path = folder.display().to_string();
                    said = Some((self.text.say("gui-results-saved", &[("path", path.into())]), false));
                    self.state.accounts.results = Some(folder);
                }
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
        if ended {
            self.writing = None;
            if is_alone {
                self.state.progress = None;
            }
        }
        if let Some((words, is_fault)) = said {
            self.say(words, is_fault);
        }
    }
}
