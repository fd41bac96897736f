//! The application: the only place with effects. `logic` takes what the jobs have sent, `ui` draws, `apply` carries out
//! the actions that panels return.

mod answers;
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
