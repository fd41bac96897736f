//! Leaving a study: what becomes of simulated days and of edits is asked before another one is opened or the window closes.

use super::App;
use super::reckoning;
use crate::document::Document;
use crate::state::{Purpose, Question, State, Then};
use crate::work::{film, live};
use egui::{Context, ViewportCommand};

impl App {
    /// Asks before a window with unsaved edits or results closes.
    pub(super) fn watch_close(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        if !asked || self.storage.closing || self.appointment.is_some() {
            return;
        }
        self.storage.then = None;
        let question = if crate::is_asked_to_end(context) {
            self.about_edits(Then::Close)
        } else {
            self.about_results(Then::Close).or_else(|| self.about_edits(Then::Close))
        };
        if question.is_some() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.question = question;
        }
    }

    /// What is to be asked about simulated days before going on.
    fn about_results(&self, then: Then) -> Option<Question> {
        self.has_unsaved_results().then_some(Question::UnsavedResults(then))
    }

    /// What is to be asked about edits.
    fn about_edits(&self, then: Then) -> Option<Question> {
        self.state.document.is_changed().then_some(Question::Unsaved(then))
    }

    /// Opens something else or closes, after asking what becomes of simulated days and of edits: days first, since they
    /// are those of the texts as they are now.
    pub(super) fn leave(&mut self, context: &Context, then: Then) {
        // What an earlier answer was to be followed by is given up.
        self.storage.then = None;
        // What cannot be opened is no reason to ask.
        if let Then::Open(path) = &then
            && let Err(words) = Document::open(path, &self.text)
        {
            return self.say(words, true);
        }
        match self.about_results(then.clone()) {
            Some(question) => self.state.question = Some(question),
            None => self.drop_results(context, then),
        }
    }

    /// Goes on, whatever becomes of simulated days; edits are asked about.
    pub(super) fn drop_results(&mut self, context: &Context, then: Then) {
        match self.about_edits(then.clone()) {
            Some(question) => self.state.question = Some(question),
            None => self.go(context, then),
        }
    }

    /// Asks where to save the results; once they are saved, goes on.
    pub(super) fn save_results_then(&mut self, then: Then) {
        self.ask_where(Purpose::SaveResults);
        self.storage.then = Some(then);
    }

    /// Goes on, whatever becomes of edits and of simulated days.
    pub(super) fn go(&mut self, context: &Context, then: Then) {
        self.state.question = None;
        match then {
            Then::Close => {
                self.storage.closing = true;
                // Edits that were given up are not offered again.
                self.storage.session = None;
                context.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Recover => self.recover_now(context),
            Then::Open(path) => {
                let document = Document::open(&path, &self.text);
                self.open(context, document);
            }
            Then::OpenBundled(name) => {
                let words = || self.text.say("gui-unknown-study", &[("name", name.as_str().into())]);
                let document = Document::bundled(&name).ok_or_else(words);
                self.open(context, document);
            }
        }
    }

    /// Takes a document in the place of the one at hand.
    pub(super) fn open(&mut self, context: &Context, document: Result<Document, String>) {
        match document {
            Ok(document) => {
                self.dismiss_simulation();
                if let Some(writing) = &mut self.writing {
                    writing.let_go();
                }
                let recoverable = self.state.recoverable.take();
                self.state = State::new(document, self.state.preferences.clone());
                self.state.recoverable = recoverable;
                self.asked = None;
                self.to_film = None;
                // What the old ones still find out is about the old document.
                self.live = live::start(context);
                self.filming = film::start(context);
                self.reckoning = reckoning::Reckoning::start(context);
                self.read_results(context);
                self.ask();
            }
            Err(words) => self.say(words, true),
        }
    }
}
