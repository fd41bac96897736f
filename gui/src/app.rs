//! The application: the only place with effects. `logic` takes what the jobs have sent, `ui` draws, `apply` carries out
//! the actions that panels return.

mod apply;
mod leaving;
mod panes;
mod reckoning;
mod storage;
mod writing;

use crate::Runs;
use crate::action::{Action, Extent};
use crate::document::Document;
use crate::job::{Job, Worker};
use crate::layout::{Layout, Pane, Room};
use crate::options::{Options, Sought};
use crate::panel::{self, Drafts, Look};
use crate::picture::{Appointment, Failure};
use crate::results::CellId;
use crate::state::{Listing, Period, Preferences, State};
use crate::text::Text;
use crate::theme;
use crate::work::film::{self, Reel};
use crate::work::live::{self, Answer, Focus, Request};
use crate::work::simulate::Message;
use eframe::{CreationContext, Frame, Storage};
use egui::{CentralPanel, Context, Panel, Ui};
use panes::Panes;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Keys of what is kept from one start to the next.
const PREFERENCES: &str = "preferences";
const LAYOUT: &str = "layout";

/// Longest wait for days that are being simulated when the window is closed: they write into the folder of the session,
/// which is removed after them.
const LAST_DAYS: Duration = Duration::from_secs(10);

/// Longest wait for a file that is being written when the window is closed.
const LAST_FILE: Duration = Duration::from_mins(2);

/// Seconds for which what is shown stays the same before it is filmed.
const SETTLED: f64 = 0.3;

/// The same where the film is hardly seen: a film takes a core for a second, and the next edit would wait beside it.
const RESTED: f64 = 1.0;

/// The application.
#[derive(Debug)]
pub struct App {
    /// What it knows.
    pub state: State,
    text: Text,
    drafts: Drafts,
    layout: Layout,
    live: Worker<Request, Answer>,
    /// What was asked of it last.
    asked: Option<Focus>,
    filming: Worker<film::Request, (CellId, Arc<Reel>)>,
    /// The cell that is to be filmed, and since when it is (seconds of the window's clock); asked for once it settles.
    to_film: Option<(CellId, f64, bool)>,
    /// The cell of which a film was asked for last.
    filmed: Option<CellId>,
    /// Whether all of that has been answered.
    is_settled: bool,
    /// The account of the study.
    reckoning: reckoning::Reckoning,
    simulation: Option<Job<Message>>,
    /// Simulations that nobody waits for any more: told to stop, they still write into the folder of the session.
    ending: Vec<Job<Message>>,
    /// Results that are being saved.
    writing: Option<writing::Writing>,
    dialog: Option<Job<Option<Action>>>,
    /// Finished days of this session.
    runs: Runs,
    /// An establishment to select as soon as there are figures.
    sought: Option<Sought>,
    appointment: Option<Appointment>,
    failure: Failure,
    /// Actions of this frame.
    actions: Vec<Action>,
    storage: storage::Storage,
    /// Time of the last edit that was typed, its field, and the time of the first one of the same run.
    typing: Option<(f64, egui::Id, f64)>,
    /// Kept settings are those of a person, not of a picture.
    keep_settings: bool,
    /// Nobody is there who could be asked for a file.
    is_unattended: bool,
    /// Days to simulate once the window has something to show.
    to_simulate: Option<u32>,
}

impl Drop for App {
    /// What someone asked to be written is written whole; what is simulated stops, and leaves nothing behind.
    fn drop(&mut self) {
        self.dismiss_simulation();
        for simulation in &self.ending {
            simulation.wait(LAST_DAYS);
        }
        if let Some(writing) = &self.writing {
            // Days that are still simulated for it are not waited for; once they are all there it does not stop any more.
            writing.job.cancel();
            writing.job.wait(LAST_FILE);
        }
        self.reckoning.finish(LAST_FILE);
    }
}

impl App {
    /// The application on a document, as the command line wants it.
    pub fn new(
        context: &CreationContext<'_>,
        document: Document,
        options: &Options,
        failure: Failure,
        runs: Runs,
    ) -> Self {
        let kept = |key| context.storage.filter(|_| options.picture.is_none()).map(|storage| (storage, key));
        let mut preferences: Preferences =
            kept(PREFERENCES).and_then(|(storage, key)| eframe::get_value(storage, key)).unwrap_or_default();
        preferences = preferences.sane();
        if let Some(language) = options.lang {
            preferences.language = Some(language.0.code().to_owned());
        }
        preferences.theme = options.theme.unwrap_or(preferences.theme);
        let layout =
            kept(LAYOUT).and_then(|(storage, key)| eframe::get_value(storage, key)).unwrap_or_default();
        theme::install(&context.egui_ctx);
        theme::apply(&context.egui_ctx, preferences.theme, preferences.text_size);
        let mut state = State::new(document, preferences);
        let language = state.language();
        let text = Text::new(language);
        if options.file.is_none() {
            // What is gone, or has faults by now, gives way to the usual study.
            let last = state.preferences.last.as_ref().and_then(|path| Document::open(path, &text).ok());
            state.document = last.unwrap_or(state.document);
        }
        if let Some(minute) = options.minute {
            state.shown.minute = minute.0;
            state.shown.period = Period::Instant;
        }
        state.shown.view = options.view.map_or(state.shown.view, Pane::from);
        state.shown.listing = options.table.unwrap_or_default();
        let mut app = Self {
            live: live::start(&context.egui_ctx),
            filming: film::start(&context.egui_ctx),
            to_film: None,
            filmed: None,
            text,
            state,
            drafts: Drafts::default(),
            layout,
            asked: None,
            is_settled: false,
            reckoning: reckoning::Reckoning::start(&context.egui_ctx),
            simulation: None,
            ending: Vec::new(),
            writing: None,
            dialog: None,
            runs,
            sought: Sought::of(options),
            appointment: options.picture.clone().map(|path| Appointment::new(path, language)),
            failure,
            actions: Vec::new(),
            storage: storage::Storage::default(),
            typing: None,
            keep_settings: options.picture.is_none(),
            is_unattended: false,
            to_simulate: options.simulate,
        };
        app.drafts.editor.tab = options.tab.unwrap_or_default();
        if let (Some(_), None, Some(folder)) = (context.storage, &options.picture, storage::folder()) {
            app.keep_edits_in(&folder);
        }
        app.read_results(&context.egui_ctx);
        app.ask();
        app
    }

    /// Whether everything that was asked for has arrived.
    pub const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Whether nothing is under way: every request is answered in full, no job runs.
    pub fn is_idle(&self) -> bool {
        let jobs = self.simulation.is_some() || self.writing.is_some() || self.dialog.is_some();
        self.actions.is_empty()
            && self.live.is_idle()
            && self.storage.is_idle()
            && !jobs
            && self.reckoning.is_idle()
    }

    /// Whether a day is being filmed.
    pub fn is_filming(&self) -> bool {
        !self.filming.is_idle()
    }

    /// The folder of finished days of this session.
    pub fn runs(&self) -> &Path {
        self.runs.path()
    }

    /// Stops the simulation, if there is one, without waiting for its end.
    fn dismiss_simulation(&mut self) {
        self.ending.retain(|simulation| !simulation.is_over());
        let dismissed = self.simulation.take();
        dismissed.iter().for_each(Job::cancel);
        self.ending.extend(dismissed);
    }

    /// Wants something, as a panel does: it is carried out at the next frame.
    pub fn want(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// From now on no file is asked for: a program drives the window.
    pub const fn leave_unattended(&mut self) {
        self.is_unattended = true;
    }

    /// Simulates what the command line wants simulated, once it is known what is shown.
    fn keep_promise(&mut self) {
        if self.is_settled()
            && let Some(days) = self.to_simulate.take()
        {
            let all = matches!(self.state.shown.view, Pane::Compare | Pane::Elus);
            self.actions.push(Action::Replications(days));
            let extent = if self.state.shown.view == Pane::Decide {
                Extent::Study
            } else if all {
                Extent::Moment
            } else {
                Extent::Shown
            };
            self.actions.push(Action::Simulate(extent));
        }
    }

    /// Whether everything that the view draws has arrived: most look at one scenario.
    fn is_drawn(&self) -> bool {
        let looks_at_all = matches!(self.state.shown.view, Pane::Compare | Pane::Elus | Pane::Explain);
        let is_film_seen = match self.state.shown.view {
            Pane::Map | Pane::Timeline => true,
            Pane::Table => self.state.shown.listing != Listing::Establishments,
            _ => false,
        };
        (self.is_settled || (!looks_at_all && self.state.view().is_some()))
            && (!is_film_seen || self.state.unfilmed().is_none())
            && (self.state.shown.view != Pane::Decide || self.is_reckoned())
    }

    /// Asks for the texts to be read, and what is shown to be estimated.
    fn ask(&mut self) {
        self.ask_after(false);
    }

    /// The same after an edit, with the keyboard or not.
    fn ask_after(&mut self, is_typed: bool) {
        if self.state.document.results().is_some() {
            return;
        }
        let shown = &self.state.shown;
        let focus = (!shown.scenario.is_empty()).then(|| Focus {
            scenario: shown.scenario.clone(),
            phase: shown.phase.clone(),
            day: shown.day.clone(),
        });
        let known = self.state.results.estimates();
        self.live.ask(Request::new(&self.state.document, focus.clone(), known).typed(is_typed));
        self.asked = focus;
        self.is_settled = false;
    }

    fn take_answers(&mut self) {
        while let Some((answer, is_latest)) = self.live.next_told() {
            match answer {
                // What is overtaken is shown all the same while someone drags; not where the scenario that is looked at has
                // just been made.
                Answer::Checked(study)
                    if is_latest || study.scenario(&self.state.shown.scenario).is_some() =>
                {
                    self.state.faults.clear();
                    self.state.check(study);
                    let shown = &self.state.shown;
                    let looked_at =
                        self.asked.as_ref().map(|asked| (&asked.scenario, &asked.phase, &asked.day));
                    if is_latest && looked_at != Some((&shown.scenario, &shown.phase, &shown.day)) {
                        self.ask();
                    }
                }
                Answer::Estimate(cell, view) => self.state.results.estimate(cell, view),
                Answer::Faults(faults) if is_latest => {
                    self.state.faults = faults;
                    self.is_settled = true;
                }
                Answer::Settled if is_latest => self.is_settled = true,
                Answer::Checked(_) | Answer::Faults(_) | Answer::Settled => {}
            }
        }
        if self.live.has_failed() {
            self.is_settled |= self.live.is_idle();
            self.say(self.text.get("gui-job-failed"), true);
        }
    }

    /// Takes films that are ready, and asks for that of what is shown once it has stayed the same for a moment: what
    /// someone drags a slider through is not filmed.
    fn film(&mut self, context: &Context) {
        while let Some((cell, reel)) = self.filming.next() {
            self.state.results.keep_film(cell, reel);
        }
        if self.filming.has_failed()
            && let Some(cell) = self.filmed.take()
        {
            self.state.results.cannot_film(cell);
            self.say(self.text.get("gui-job-failed"), true);
        }
        let Some(request) = self.state.unfilmed() else {
            self.to_film = None;
            return;
        };
        let now = context.input(|input| input.time);
        let held = context.input(|input| input.pointer.any_down());
        let (since, asked) = match &self.to_film {
            Some((cell, since, asked)) if *cell == request.cell => (*since, *asked),
            _ => (now, false),
        };
        // Someone who looks at the instant waits for the film; others for estimates and simulations.
        let shown = &self.state.shown;
        let is_urgent = shown.period == Period::Instant || matches!(shown.view, Pane::Timeline | Pane::Table);
        let rest = if is_urgent { SETTLED } else { RESTED };
        let is_free = is_urgent || (self.is_settled() && self.state.progress.is_none());
        let asks = !asked && !held && is_free && now - since >= rest;
        self.to_film = Some((request.cell.clone(), since, asked || asks));
        if asks {
            self.filmed = Some(request.cell.clone());
            self.filming.ask(request);
        } else if !asked {
            context.request_repaint_after(Duration::from_secs_f64(rest));
        }
    }

    fn take_messages(&mut self) {
        let Some(simulation) = &self.simulation else { return };
        let is_over = simulation.is_over();
        let mut ended = None;
        while let Some(message) = simulation.next() {
            match message {
                Message::Progress(progress) => self.state.advance(progress),
                Message::Cell(cell, view) => self.state.results.simulate_here(cell, view),
                Message::Done => ended = Some((self.text.get("gui-simulated"), false)),
                Message::Stopped => ended = Some((self.text.get("gui-stopped"), false)),
                Message::Failed(words) => ended = Some((words, true)),
            }
        }
        // Work that ends without a word has failed.
        if is_over && ended.is_none() {
            ended = Some((self.text.get("gui-job-failed"), true));
        }
        if let Some((words, is_fault)) = ended {
            self.state.progress = None;
            self.simulation = None;
            self.say(words, is_fault);
        }
    }

    fn take_files(&mut self, context: &Context) {
        if let Some(dialog) = &self.dialog
            && let Some(chosen) = dialog.next()
        {
            self.dialog = None;
            self.actions.extend(chosen);
        }
        let dropped: Vec<PathBuf> = context
            .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        self.actions.extend(dropped.into_iter().map(Action::Open));
    }

    /// The day goes on while it plays.
    fn play(&mut self, context: &Context) {
        // It waits for the film, which wakes the window.
        let is_awaited = self.state.unfilmed().is_some();
        let shown = &mut self.state.shown;
        if shown.playing && !is_awaited {
            let seconds = context.input(|input| input.stable_dt).min(0.1);
            shown.minute += seconds * shown.speed;
            if shown.minute >= panel::timeline::LAST_MINUTE {
                shown.minute = panel::timeline::LAST_MINUTE;
                shown.playing = false;
            }
            context.request_repaint();
        }
    }

    /// Takes what has come since the last frame, and carries out what was wanted meanwhile.
    fn work(&mut self, context: &Context) {
        self.take_answers();
        self.take_messages();
        self.film(context);
        self.reckon(context);
        self.take_written(context);
        self.take_files(context);
        self.store(context);
        self.play(context);
        self.seek();
        self.keep_promise();
        self.carry_out(context);
    }

    /// Carries out what was wanted; the window is drawn again if it was anything.
    fn carry_out(&mut self, context: &Context) {
        for action in std::mem::take(&mut self.actions) {
            self.apply(context, action);
            context.request_repaint();
        }
    }

    /// Selects what the command line asks for.
    fn seek(&mut self) {
        let (Some(sought), Some(study), Some(view)) = (&self.sought, &self.state.study, self.state.view())
        else {
            return;
        };
        let found = match sought {
            Sought::Worst => panel::explain::worst(study, view, 1).first().copied(),
            Sought::Named(words) => panel::map::found(words, study).first().copied(),
        };
        if found.is_none()
            && let Sought::Named(words) = sought
        {
            let said = self.text.say("gui-not-there", &[("name", words.as_str().into())]);
            self.say(said, true);
        }
        self.sought = None;
        self.state.shown.establishment = found;
    }

    fn draw(&mut self, ui: &mut Ui) {
        let Self { state, text, drafts, layout, actions, .. } = self;
        let look = Look { text, palette: theme::palette(state.preferences.theme) };
        panel::keys::ui(ui, state, actions);
        Panel::top("top").show(ui, |ui| panel::top::ui(ui, &look, state, actions));
        panel::ask::ui(ui, &look, state, &mut drafts.ask, actions);
        Panel::bottom("foot").show(ui, |ui| panel::foot::ui(ui, &look, state, actions));
        CentralPanel::no_frame().show(ui, |ui| {
            let room = Room::of(ui.available_size(), state.preferences.text_size);
            let tree = layout.of(state.shown.view, room);
            let is_alone = tree.tiles.iter().filter(|(_, tile)| tile.is_pane()).count() == 1;
            let mut panes = Panes { look: &look, state, drafts, actions, is_alone };
            tree.ui(&mut panes, ui);
        });
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _: &mut Frame) {
        self.work(context);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.draw(ui);
        // In the frame that asks: an answer is at work before the next one.
        self.carry_out(ui.ctx());
        let ready = self.is_drawn() && self.to_simulate.is_none() && self.state.progress.is_none();
        if let Some(appointment) = &mut self.appointment {
            appointment.keep(ui.ctx(), ready, &self.failure);
        }
    }

    /// In a picture that was ordered nothing is under the pointer.
    fn raw_input_hook(&mut self, _: &Context, input: &mut egui::RawInput) {
        if self.appointment.is_some() {
            input.events.retain(|event| !matches!(event, egui::Event::PointerMoved(_)));
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        if self.keep_settings {
            let preferences = &mut self.state.preferences;
            preferences.last = self.state.document.place();
            eframe::set_value(storage, PREFERENCES, preferences);
            eframe::set_value(storage, LAYOUT, &self.layout);
        }
    }
}
