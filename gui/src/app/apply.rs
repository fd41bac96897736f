//! What each action does.

use super::App;
use crate::action::{Action, Edit, Extent};
use crate::document::{Document, Refused};
use crate::layout::Layout;
use crate::state::{Notice, Period, Progress, Purpose, Then};
use crate::text::Text;
use crate::theme;
use crate::work::simulate;
use egui::Context;
use maillage_scenarios::text::{Language, diagnostic};
use std::sync::Arc;

/// A pause in typing, in seconds, after which what is typed is undone by itself.
const TYPING_PAUSE: f64 = 1.0;

impl App {
    /// Carries out an action.
    #[expect(
        clippy::too_many_lines,
        reason = "an arm for each action, and the compiler sees that none is forgotten"
    )]
    pub(super) fn apply(&mut self, context: &Context, action: Action) {
        // Nobody would answer a dialog of the system.
        if self.is_unattended && action == Action::Browse {
            return;
        }
        let shown = &mut self.state.shown;
        match action {
            Action::Open(path) => self.leave(context, Then::Open(path)),
            Action::OpenBundled(name) => self.leave(context, Then::OpenBundled(name)),
            Action::ChooseFile => self.ask_where(Purpose::Open),
            Action::Save => self.save(context),
            Action::SaveAs => self.ask_where(Purpose::Save),
            Action::SaveIn(folder) => self.save_in(context, &folder),
            Action::Overwrite => self.overwrite(context),
            Action::SaveThen(then) => self.save_then(context, then),
            Action::Go(then) => self.go(context, then),
            Action::SaveResultsThen(then) => self.save_results_then(then),
            Action::DropResults(then) => self.drop_results(context, then),
            Action::Ask(question) => self.question(question),
            Action::Browse => self.browse(context),
            Action::Chosen(path) => self.chosen(path),
            Action::Recover => self.recover(context),
            Action::Forget => self.forget(),
            Action::Edit(edit) => self.edit(context, &edit),
            Action::Undo => self.step(Document::undo),
            Action::Redo => self.step(Document::redo),
            Action::Show(view) => shown.view = view,
            Action::ResetLayout => self.layout = Layout::default(),
            Action::Scenario(name) => {
                shown.scenario = name;
                self.ask();
            }
            Action::Against(name) => {
                shown.against = name;
                shown.period = Period::Day;
            }
            Action::Phase(phase) => {
                shown.phase = phase;
                self.ask();
            }
            Action::Day(day) => {
                shown.day = day;
                self.ask();
            }
            Action::Measure(measure) => {
                shown.measure = measure;
                shown.period = Period::Day;
            }
            Action::CompareBy(measure) => shown.compared_by = measure,
            Action::Period(period) => shown.period = period,
            Action::Select(establishment) => {
                // The study may have become another one since it was drawn.
                let n = self.state.study.as_ref().map_or(0, |study| study.territory.establishments.len());
                shown.establishment = establishment.filter(|at| *at < n);
            }
            Action::Filter(filter) => shown.filter = filter,
            Action::List(listing) => shown.listing = listing,
            Action::Minute(minute) => {
                shown.minute = minute;
                shown.period = Period::Instant;
            }
            Action::Play(playing) => {
                shown.playing = playing;
                if playing {
                    shown.period = Period::Instant;
                }
            }
            Action::Speed(speed) => shown.speed = speed,
            Action::Replications(days) => shown.replications = days,
            Action::Simulate(extent) => self.simulate(context, extent),
            Action::Cancel => {
                if let Some(simulation) = &self.simulation {
                    simulation.cancel();
                }
                if let Some(writing) = &self.writing {
                    writing.job.cancel();
                }
                if let Some(progress) = &mut self.state.progress {
                    progress.stopping = true;
                }
            }
            Action::Language(language) => {
                self.state.preferences.language = Some(language.code().to_owned());
                self.text = Text::new(language);
                self.state.notice = None;
            }
            Action::Theme(theme) => {
                self.state.preferences.theme = theme;
                self.restyle(context);
            }
            Action::TextSize(size) => {
                self.state.preferences.text_size = size;
                self.restyle(context);
            }
            Action::Copy(text) => {
                context.copy_text(text);
                self.say(self.text.get("gui-copied"), false);
            }
            Action::SavePicture(part) => self.take_picture(context, part),
            Action::SavePictureTo(path) => self.save_picture_to(&path),
            Action::SaveResults => self.ask_where(Purpose::SaveResults),
            Action::SaveResultsIn(folder) => self.save_results_in(context, folder),
            Action::Try(trial) => self.state.accounts.trial = trial,
            Action::Reckon => self.state.accounts.refused = None,
            Action::StopReckoning => self.stop_reckoning(),
            Action::ChooseReport => self.ask_where(Purpose::Report),
            Action::WriteReport(path) => self.write_report(context, path),
            Action::Say(words, is_fault) => self.say(words, is_fault),
            Action::Dismiss => self.state.notice = None,
            Action::DismissOutdated => self.state.outdated.clear(),
        }
    }

    /// Goes back or forward in the edits.
    fn step(&mut self, step: fn(&mut Document) -> bool) {
        if step(&mut self.state.document) {
            self.forget_results();
            self.ask();
        }
    }

    /// The results at hand do not describe the study any more: no report of it is written from them.
    fn forget_results(&mut self) {
        self.state.accounts.results = None;
    }

    /// Says something at the foot of the window.
    pub(super) fn say(&mut self, words: String, is_fault: bool) {
        if is_fault && self.appointment.is_some() {
            // Nobody looks at the window of a picture that was ordered.
            self.failure.set(words.clone());
        }
        self.state.notice = Some(Notice { words, is_fault });
    }

    fn restyle(&self, context: &Context) {
        let preferences = &self.state.preferences;
        theme::apply(context, preferences.theme, preferences.text_size);
    }

    fn edit(&mut self, context: &Context, edit: &Edit) {
        if matches!(edit, Edit::Duplicate { .. }) && !self.state.faults.is_empty() {
            // A copy is shown once the study is read again, which it is not before its faults are mended.
            return self.say(self.text.get("gui-mend-first"), true);
        }
        let gesture = self.gesture(context, edit);
        let is_held = context.input(|input| input.pointer.any_down());
        let is_typed = !is_held && context.memory(egui::Memory::focused).is_some();
        match self.state.document.edit(edit, gesture) {
            Ok(()) => {
                if let Edit::Duplicate { scenario } = edit
                    && let Some(added) = self.state.document.newest()
                {
                    self.name_copy(scenario, &added, gesture);
                    self.state.shown.scenario = added;
                }
                self.forget_results();
                self.ask_after(is_typed);
            }
            Err(Refused::NoFile(name)) => {
                self.say(self.text.say("gui-no-file-of-its-own", &[("scenario", name.into())]), true);
            }
            Err(Refused::Text(error)) => self.say(diagnostic::message(&self.text, &error.message()), true),
        }
    }

    /// Gives a copy its title in both languages.
    fn name_copy(&mut self, scenario: &str, added: &str, gesture: Option<u64>) {
        let known = self.state.study.as_ref().and_then(|study| study.scenario(scenario));
        let Some(title) = known.map(|known| known.title.clone()) else { return };
        // Copies of the same scenario are told apart.
        let copy = Text::new(Language::French).say("editor-copy-of", &[("title", title.fr.clone().into())]);
        let is_copy = |known: &&crate::study::Known| known.title.fr.starts_with(&copy);
        let known_before =
            self.state.study.as_ref().map_or(0, |study| study.scenarios.iter().filter(is_copy).count());
        let values = [(Language::French, "fr", title.fr), (Language::English, "en", title.en)].map(
            |(language, key, title)| {
                let words = Text::new(language).say("editor-copy-of", &[("title", title.into())]);
                let words = if known_before == 0 { words } else { format!("{words} ({})", known_before + 1) };
                (vec!["title".to_owned(), key.to_owned()], toml::Value::from(words).to_string())
            },
        );
        let named = Edit::SetAll { scenario: added.to_owned(), phase: None, values: values.to_vec() };
        // A text that was just made takes a title.
        drop(self.state.document.edit(&named, gesture));
    }

    /// What an edit is undone together with: all that is dragged while a button of the mouse is held; all that is typed
    /// into one field without a pause; the steps of one command.
    fn gesture(&mut self, context: &Context, edit: &Edit) -> Option<u64> {
        let (held, now) = context.input(|input| {
            let held = input.pointer.any_down().then(|| input.pointer.press_start_time().unwrap_or(0.0));
            (held, input.time)
        });
        if matches!(edit, Edit::Duplicate { .. }) {
            return Some((-now).to_bits());
        }
        if let Some(start) = held {
            return Some(start.to_bits());
        }
        let field = context.memory(egui::Memory::focused).filter(|_| context.text_edit_focused())?;
        let (last, of, start) = self.typing.unwrap_or((f64::NEG_INFINITY, field, now));
        let start = if of == field && now - last < TYPING_PAUSE { start } else { now };
        self.typing = Some((now, field, start));
        Some(start.to_bits() ^ field.value())
    }

    fn simulate(&mut self, context: &Context, extent: Extent) {
        let Some(study) = &self.state.study else { return };
        if self.state.document.results().is_some() {
            return self.say(self.text.get("editor-read-only"), true);
        }
        let shown = &self.state.shown;
        let here = |scenario: &String| simulate::Wanted {
            scenario: scenario.clone(),
            phase: shown.phase.clone(),
            day: shown.day.clone(),
        };
        let wanted = match extent {
            Extent::Study => simulate::all(study),
            Extent::Moment => study.scenarios.iter().map(|known| here(&known.name)).collect(),
            Extent::Shown => {
                [Some(&shown.scenario), shown.against.as_ref()].into_iter().flatten().map(here).collect()
            }
        };
        let (study, days) = (Arc::clone(study), shown.replications);
        self.dismiss_simulation();
        self.state.progress = Some(Progress::default());
        let folder = self.runs.path().to_owned();
        self.simulation = Some(simulate::start(context, &study, wanted, days, folder, self.state.language()));
    }
}
