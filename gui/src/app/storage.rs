//! Saving, results that are opened, pictures; what is kept for after a crash.

use super::App;
use crate::action::Action;
use crate::document::Document;
use crate::job::Job;
use crate::picture;
use crate::recovery::{Interrupted, Session, interrupted};
use crate::state::{Purpose, Question, Then};
use crate::work::opening;
use egui::{Context, Rect, ViewportCommand};
use maillage_scenarios::text::{Argument, failure};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Instant;

/// Folder of kept edits, in that of the program.
const FOLDER: &str = "recovery";

/// What the application remembers of storage.
#[derive(Default, Debug)]
pub(super) struct Storage {
    /// What is kept for after a crash; none where nothing can be.
    pub(super) session: Option<Session>,
    interrupted: Vec<Interrupted>,
    opening: Option<Job<opening::Message>>,
    /// What to do once the document is saved, or a folder for results is chosen.
    pub(super) then: Option<Then>,
    picture: Option<Picture>,
    /// The window may close.
    pub(super) closing: bool,
    title: String,
}

/// A picture on its way to a file.
#[derive(Debug)]
enum Picture {
    /// The next frame will be it.
    Awaited(mpsc::Receiver<Vec<u8>>),
    /// It waits for its place, as PNG.
    Taken(Vec<u8>),
}

impl Storage {
    /// Whether nothing is being opened; what was read may still be waiting to be taken.
    pub(super) fn is_idle(&self) -> bool {
        self.opening.as_ref().is_none_or(Job::is_over)
    }
}

/// The folder of kept edits; none where programs have no folder.
pub(super) fn folder() -> Option<PathBuf> {
    Some(eframe::storage_dir("maillage")?.join(FOLDER))
}

impl App {
    /// Keeps edits in this folder for after a crash, and offers those that interrupted sessions have left there.
    pub fn keep_edits_in(&mut self, folder: &Path) {
        self.storage.interrupted = interrupted(folder);
        // Where nothing can be written, there is no autosave: people can work all the same.
        match Session::start(folder) {
            Ok(session) => self.storage.session = Some(session),
            Err(error) => {
                let path = folder.display().to_string();
                let reason = failure::disk(&self.text, &error);
                let said = self.text.say("gui-not-kept", &[("path", path.into()), ("reason", reason.into())]);
                self.say(said, true);
            }
        }
    }

    /// What storage does between frames.
    pub(super) fn store(&mut self, context: &Context) {
        self.take_opened();
        self.take_taken();
        self.watch_close(context);
        if let Some(session) = &mut self.storage.session
            && let Some(wait) = session.keep(&self.state.document, Instant::now())
        {
            context.request_repaint_after(wait);
        }
        if let (None, Some(offered)) = (&self.state.recoverable, self.storage.interrupted.first()) {
            self.state.recoverable = Some((offered.kept.name.clone(), offered.kept.changed()));
        }
        let mark = if self.state.document.is_changed() { " •" } else { "" };
        let title = format!("{}{mark} – Maillage", self.state.document.name);
        if title != self.storage.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.storage.title = title;
        }
    }

    fn take_opened(&mut self) {
        if self.storage.opening.as_ref().is_some_and(Job::is_over) && self.state.document.results().is_some()
        {
            // Nothing is estimated of results alone.
            self.is_settled = true;
        }
        let mut messages = Vec::new();
        if let Some(opening) = &self.storage.opening {
            while let Some(message) = opening.next() {
                messages.push(message);
            }
        }
        for message in messages {
            match message {
                opening::Message::Texts(mut document, outdated) => {
                    document.take_over(&self.state.document);
                    // A report of results that are not those of what is shown would mislead.
                    let results = self.state.document.results().filter(|_| outdated.is_empty());
                    self.state.accounts.results = results.map(Path::to_owned);
                    self.state.outdated = outdated;
                    self.state.document = *document;
                    self.ask();
                }
                opening::Message::Study(checked) => {
                    self.state.accounts.results = self.state.document.results().map(Path::to_owned);
                    self.state.check(checked);
                }
                opening::Message::Cell(cell, view) if view.is_estimate => {
                    self.state.results.estimate(cell, view);
                }
                opening::Message::Cell(cell, view) => self.state.results.simulate(cell, view),
                opening::Message::Failed(words) => {
                    self.state.is_unreadable = true;
                    self.say(words, true);
                }
            }
        }
    }

    /// Starts reading the results that the document was opened from.
    pub(super) fn read_results(&mut self, context: &Context) {
        let directory = self.state.document.results().map(Path::to_owned);
        let language = self.state.language();
        self.state.is_unreadable = false;
        self.state.look_at_results();
        self.storage.opening = directory.map(|directory| opening::start(context, directory, language));
    }

    /// Saves where the document came from, unless somebody else has changed it there.
    pub(super) fn save(&mut self, context: &Context) {
        let document = &mut self.state.document;
        if document.results().is_some() {
            return;
        }
        if !document.is_on_disk() {
            return self.ask_where(Purpose::Save);
        }
        let conflicts = document.conflicts();
        if conflicts.is_empty() {
            self.overwrite(context);
        } else {
            self.state.question = Some(Question::Conflict(conflicts));
        }
    }

    /// Saves where the document came from.
    pub(super) fn overwrite(&mut self, context: &Context) {
        self.state.question = None;
        let saved = self.state.document.save();
        self.saved(context, saved);
    }

    /// Saves in another folder.
    pub(super) fn save_in(&mut self, context: &Context, folder: &Path) {
        self.state.question = None;
        if self.state.document.results().is_some() {
            return self.say(self.text.get("editor-read-only"), true);
        }
        let saved = self.state.document.save_in(folder);
        if saved.is_ok() {
            // What was saved last is what is opened again.
            self.state.document.leave_results();
        }
        self.saved(context, saved);
        self.ask();
    }

    /// Saves, then goes on.
    pub(super) fn save_then(&mut self, context: &Context, then: Then) {
        self.state.question = None;
        self.storage.then = Some(then);
        self.save(context);
    }

    fn saved(&mut self, context: &Context, saved: io::Result<()>) {
        let path = self.state.document.path().display().to_string();
        match saved {
            Ok(()) => {
                self.say(self.text.say("gui-saved", &[("path", path.into())]), false);
                if let Some(then) = self.storage.then.take() {
                    self.go(context, then);
                }
            }
            Err(error) => {
                self.storage.then = None;
                let arguments =
                    [("path", path.into()), ("reason", Argument::from(failure::disk(&self.text, &error)))];
                self.say(self.text.say("gui-not-saved", &arguments), true);
            }
        }
    }

    /// Asks a question, or none any more; what was to follow an answer is then given up.
    pub(super) fn question(&mut self, question: Option<Question>) {
        if question.is_none() {
            self.storage.then = None;
        }
        self.state.question = question;
    }

    /// Asks for a path in a window of our own: dialogs of the system may be missing.
    pub(super) fn ask_where(&mut self, purpose: Purpose) {
        let document = &self.state.document;
        let home = std::env::home_dir().unwrap_or_default();
        let folder =
            document.folder().map_or_else(|| home.join("maillage").join(&document.name), Path::to_owned);
        let start = match purpose {
            Purpose::Open => document.folder().map_or(home, Path::to_owned),
            Purpose::Save => folder,
            Purpose::SaveResults => folder.join(self.text.get("gui-file-results")),
            Purpose::SavePicture => {
                document.folder().map_or(home, Path::to_owned).join(self.text.get("gui-file-picture"))
            }
            Purpose::Report => {
                let folder = self.state.accounts.results.clone().unwrap_or(home);
                folder.join(self.text.get("gui-file-report"))
            }
        };
        self.state.question = Some(Question::Where(purpose, start));
    }

    /// Opens the dialog of the system for the path that is asked for; without one nothing happens.
    pub(super) fn browse(&mut self, context: &Context) {
        let Some(Question::Where(purpose, start)) = &self.state.question else { return };
        let purpose = *purpose;
        let dialog = rfd::FileDialog::new().set_title(self.text.get(purpose.title()));
        let dialog = match (purpose, start.parent(), start.file_name()) {
            (Purpose::SavePicture | Purpose::Report, Some(folder), Some(name)) => {
                dialog.set_directory(folder).set_file_name(name.to_string_lossy())
            }
            _ => dialog.set_directory(start),
        };
        self.dialog = Some(Job::start(context, "maillage-dialog", move |reporter| {
            let chosen = match purpose {
                Purpose::Open => dialog.pick_file(),
                Purpose::SavePicture | Purpose::Report => dialog.save_file(),
                Purpose::Save | Purpose::SaveResults => dialog.pick_folder(),
            };
            reporter.finish(chosen.map(Action::Chosen));
        }));
    }

    /// Takes the path that was chosen there.
    pub(super) fn chosen(&mut self, path: PathBuf) {
        if let Some(Question::Where(_, start)) = &mut self.state.question {
            *start = path;
        }
    }

    /// Writes the results of the whole study into a folder.
    pub(super) fn save_results_in(&mut self, context: &Context, folder: PathBuf) {
        self.state.question = None;
        if self.state.document.results().is_some() {
            return self.say(self.text.get("editor-read-only"), true);
        }
        self.write_results(context, folder);
    }

    /// Takes a picture of the window, or of a part of it, before a question covers it; then asks where to keep it.
    pub(super) fn take_picture(&mut self, context: &Context, part: Option<Rect>) {
        let (sender, taken) = mpsc::channel();
        // Nobody waits for it any more when another one was asked for.
        picture::take(context, part, move |png| drop(sender.send(png)));
        self.storage.picture = Some(Picture::Awaited(taken));
    }

    fn take_taken(&mut self) {
        if let Some(Picture::Awaited(taken)) = &self.storage.picture
            && let Ok(png) = taken.try_recv()
        {
            self.storage.picture = Some(Picture::Taken(png));
            self.ask_where(Purpose::SavePicture);
        }
    }

    /// Writes the picture that was taken.
    pub(super) fn save_picture_to(&mut self, path: &Path) {
        self.state.question = None;
        let Some(Picture::Taken(png)) = self.storage.picture.take() else { return };
        let shown = path.display().to_string();
        match picture::write(path, &png) {
            Ok(()) => self.say(self.text.say("gui-saved", &[("path", shown.into())]), false),
            Err(error) => {
                let arguments =
                    [("path", shown.into()), ("reason", Argument::from(failure::disk(&self.text, &error)))];
                self.say(self.text.say("gui-not-saved", &arguments), true);
            }
        }
    }

    /// Takes back the edits of an interrupted session, after asking what becomes of those of this one.
    pub(super) fn recover(&mut self, context: &Context) {
        self.leave(context, Then::Recover);
    }

    pub(super) fn recover_now(&mut self, context: &Context) {
        if self.storage.interrupted.is_empty() {
            return;
        }
        let session = self.storage.interrupted.remove(0);
        self.state.recoverable = None;
        self.open(context, Ok(Document::recovered(session.kept.clone())));
        // What was kept goes only when it is kept again.
        if let Some(own) = &mut self.storage.session {
            own.keep_now(&self.state.document, Instant::now());
        }
        session.forget();
    }

    /// Forgets the edits of an interrupted session.
    pub(super) fn forget(&mut self) {
        self.state.recoverable = None;
        if !self.storage.interrupted.is_empty() {
            self.storage.interrupted.remove(0).forget();
        }
    }
}
