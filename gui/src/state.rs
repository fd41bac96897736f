//! What the program knows: plain data, without a type of egui. Only [`crate::app::App`] changes it.

use crate::account::Accounts;
use crate::document::Document;
use crate::layout::Pane;
use crate::quantity::Quantity;
use crate::results::{CellId, Results};
use crate::study::Checked;
use crate::work::film::{self, Reel};
use clap::ValueEnum;
use maillage_data::diagnostic::Diagnostic;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
use maillage_sim::territory::EstablishmentKind;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Everything that views look at.
#[derive(Debug)]
pub struct State {
    /// The texts of the study.
    pub document: Document,
    /// The study as last read without fault.
    pub study: Option<Arc<Checked>>,
    /// What is wrong with the texts as they are now.
    pub faults: Vec<Diagnostic>,
    /// What all views look at: one selection, one cursor.
    pub shown: Shown,
    /// Figures by cell.
    pub results: Results,
    /// Money, people, equity and the decision.
    pub accounts: Accounts,
    /// A simulation under way.
    pub progress: Option<Progress>,
    /// Something to say at the foot of the window.
    pub notice: Option<Notice>,
    /// Something that must be answered first.
    pub question: Option<Question>,
    /// Texts of an interrupted session that may be taken back: name of the study, file names that had changed.
    pub recoverable: Option<(String, Vec<String>)>,
    /// Scenarios that have changed since the results were made that the study was opened from: these say nothing of them.
    pub outdated: Vec<String>,
    /// Whether the results that were opened could not be read: nothing is to come.
    pub is_unreadable: bool,
    /// What people set once.
    pub preferences: Preferences,
}

/// What is looked at.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// View.
    pub view: Pane,
    /// Scenario.
    pub scenario: String,
    /// Scenario that it is compared with on the map of differences.
    pub against: Option<String>,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
    /// Measure that colours the map.
    pub measure: Quantity,
    /// Measure by which scenarios are compared.
    pub compared_by: Measure,
    /// Whether the map shows the whole day or the minute of the cursor.
    pub period: Period,
    /// Establishment selected, by index.
    pub establishment: Option<usize>,
    /// Which establishments are drawn.
    pub filter: Filter,
    /// What the table lists.
    pub listing: Listing,
    /// Cursor of the day, minutes from midnight.
    pub minute: f32,
    /// Whether the day plays.
    pub playing: bool,
    /// Minutes of the day in a second of playing.
    pub speed: f32,
    /// Days that a simulation of what is shown asks for.
    pub replications: u32,
}

/// What the map shows of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Period {
    /// A measure of the whole day.
    #[default]
    Day,
    /// What happens at the minute of the cursor.
    Instant,
}

/// Which establishments are drawn; empty lists stand for all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Types.
    pub kinds: Vec<EstablishmentKind>,
    /// Codes of départements.
    pub departements: Vec<String>,
    /// Part of a name or commune.
    pub search: String,
}

impl Filter {
    /// Whether every type and every département passes.
    pub const fn is_open(&self) -> bool {
        self.kinds.is_empty() && self.departements.is_empty()
    }
}

/// What the table lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Listing {
    /// Every establishment.
    #[default]
    Establishments,
    /// Every link of the network.
    Links,
    /// Every pool of hosts.
    Servers,
    /// The day, by its hours.
    Day,
}

impl Listing {
    /// Everything that the table can list.
    pub const ALL: [Self; 4] = [Self::Establishments, Self::Links, Self::Servers, Self::Day];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Establishments => "table-establishments",
            Self::Links => "table-links",
            Self::Servers => "table-servers",
            Self::Day => "table-day",
        }
    }
}

/// How far a simulation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Days finished.
    pub done: usize,
    /// Days wanted.
    pub total: usize,
    /// Since the start.
    pub elapsed: Duration,
    /// Asked to stop.
    pub stopping: bool,
}

impl Progress {
    /// Share done, 0..=1.
    pub fn share(&self) -> f32 {
        if self.total == 0 { 0.0 } else { self.done as f32 / self.total as f32 }
    }

    /// Time left at the pace so far; none before the first day is finished.
    pub fn left(&self) -> Option<Duration> {
        let done = u32::try_from(self.done).ok().filter(|done| *done > 0)?;
        let left = u32::try_from(self.total.saturating_sub(self.done)).ok()?;
        Some(self.elapsed / done * left)
    }
}

/// Something to say at the foot of the window.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// The words, in the language of the moment.
    pub words: String,
    /// Whether something went wrong.
    pub is_fault: bool,
}

/// Something that must be answered before anything else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// There are edits that are not saved: save them before going on?
    Unsaved(Then),
    /// Days were simulated that are not saved: save the results of the study before going on?
    UnsavedResults(Then),
    /// These files have changed on disk since they were read: write over them?
    Conflict(Vec<String>),
    /// Where from, or where to; the path to begin with.
    Where(Purpose, PathBuf),
}

/// What to do once edits and results are saved or given up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Then {
    /// Close the window.
    Close,
    /// Take back the edits of an interrupted session.
    Recover,
    /// Open a study or results.
    Open(PathBuf),
    /// Open a study that comes with the program.
    OpenBundled(String),
}

/// What a path is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// A study or results to open.
    Open,
    /// A folder for the study.
    Save,
    /// A folder for results.
    SaveResults,
    /// A file for a picture that was taken.
    SavePicture,
    /// A file for a report.
    Report,
}

impl Purpose {
    /// Key of the title of what asks for the path.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "gui-open-title",
            Self::Save => "gui-save-title",
            Self::SaveResults => "ask-results-title",
            Self::SavePicture => "gui-picture-title",
            Self::Report => "ask-report-title",
        }
    }
}

/// What people set once, kept from one start to the next.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Code of the language; none: that of the environment.
    pub language: Option<String>,
    /// Theme.
    pub theme: Theme,
    /// Size of text, 1 being usual.
    pub text_size: f32,
    /// Study or results that were open last, by their path or by the name of a study that comes with the program;
    /// opened again when the command line names none.
    pub last: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, theme: Theme::Light, text_size: 1.0, last: None }
    }
}

/// Sizes of text that the window can be drawn at, 1 being usual.
pub const TEXT_SIZES: std::ops::RangeInclusive<f32> = 0.7..=2.2;

impl Preferences {
    /// The same with a size of text that can be drawn: the file in which settings are kept may have been changed by hand.
    #[must_use]
    pub fn sane(self) -> Self {
        let size = if self.text_size.is_finite() { self.text_size } else { Self::default().text_size };
        Self { text_size: size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()), ..self }
    }
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// Minute at which the cursor stands at first: in the first lesson of the morning.
const FIRST_MINUTE: f32 = 8.0 * 60.0 + 30.0;

/// Minutes of the day in a second of playing, at first: a school day in half a minute.
const FIRST_SPEED: f32 = 20.0;

/// Days simulated before a study says how many it wants.
const FIRST_REPLICATIONS: u32 = 5;

impl State {
    /// The state of a document that was just opened.
    pub fn new(document: Document, preferences: Preferences) -> Self {
        Self {
            document,
            study: None,
            faults: Vec::new(),
            shown: Shown {
                view: Pane::Map,
                scenario: String::new(),
                against: None,
                phase: String::new(),
                day: String::new(),
                measure: Measure::DisturbedLessons.into(),
                compared_by: Measure::DisturbedLessons,
                period: Period::Day,
                establishment: None,
                filter: Filter::default(),
                listing: Listing::default(),
                minute: FIRST_MINUTE,
                playing: false,
                speed: FIRST_SPEED,
                replications: FIRST_REPLICATIONS,
            },
            results: Results::default(),
            accounts: Accounts::default(),
            progress: None,
            notice: None,
            question: None,
            recoverable: None,
            outdated: Vec::new(),
            is_unreadable: false,
            preferences,
        }
    }

    /// Keeps how far the work is; one that was asked to stop is still stopping.
    pub fn advance(&mut self, progress: Progress) {
        let stopping = self.progress.is_some_and(|known| known.stopping);
        self.progress = Some(Progress { stopping, ..progress });
    }

    /// Looks at what the results hold that the document was opened from: of anything else there are estimates at best.
    pub fn look_at_results(&mut self) {
        if let Some(held) = self.document.held() {
            let shown = &mut self.shown;
            shown.scenario.clone_from(&held.scenario);
            shown.phase.clone_from(&held.phase);
            shown.day.clone_from(&held.day);
        }
    }

    /// Takes a study that was read without fault; what is shown stays where it still exists.
    pub fn check(&mut self, study: Arc<Checked>) {
        let shown = &mut self.shown;
        let first = self.study.is_none();
        if first {
            shown.replications = study.replications;
        }
        if study.scenario(&shown.scenario).is_none() {
            shown.scenario.clone_from(&study.scenarios[study.reference].name);
        }
        if shown.against.as_ref().is_some_and(|name| study.scenario(name).is_none()) {
            shown.against = None;
        }
        if !study.phases.contains(&shown.phase) {
            // Plans are about what comes: of several phases the last but one has changed most and is still near.
            let at = study.phases.len().saturating_sub(2);
            shown.phase.clone_from(&study.phases[at]);
        }
        if !study.days.iter().any(|(name, _)| *name == shown.day) {
            let at = usize::from(first && study.days.len() > 1);
            shown.day.clone_from(&study.days[at].0);
        }
        // Of another territory, the same establishment may stand elsewhere.
        if let (Some(at), Some(before)) = (shown.establishment, &self.study)
            && !Arc::ptr_eq(&before.territory, &study.territory)
        {
            let key = before.territory.establishments.get(at).map(|school| &school.key);
            let schools = &study.territory.establishments;
            shown.establishment = key.and_then(|key| schools.iter().position(|school| school.key == *key));
        }
        self.results.make_room(study.territory.establishments.len());
        self.study = Some(study);
    }

    /// The cell of a scenario at the phase and day shown.
    pub fn cell_of(&self, scenario: &str) -> Option<CellId> {
        self.study.as_ref()?.cell(scenario, &self.shown.phase, &self.shown.day)
    }

    /// The best that is known of what is shown.
    pub fn view(&self) -> Option<&Arc<CellView>> {
        self.results.best(&self.cell_of(&self.shown.scenario)?)
    }

    /// The best that is known of the scenario that it is compared with.
    pub fn view_against(&self) -> Option<&Arc<CellView>> {
        self.results.best(&self.cell_of(self.shown.against.as_ref()?)?)
    }

    /// The film of what is shown, once it is taken.
    pub fn film(&self) -> Option<&Arc<Reel>> {
        self.results.film(&self.cell_of(&self.shown.scenario)?)
    }

    /// What is shown, if it can be filmed and no film of it is at hand.
    pub fn unfilmed(&self) -> Option<film::Request> {
        let (study, shown) = (self.study.as_ref()?, &self.shown);
        let cell = self.cell_of(&shown.scenario)?;
        // The estimate comes first.
        if !self.results.can_film(&cell) || self.results.best(&cell).is_none() {
            return None;
        }
        let scenario = Arc::clone(study.scenario(&shown.scenario)?.scenario.as_ref()?);
        Some(film::Request { cell, scenario, territory: Arc::clone(&study.territory), seed: study.seed })
    }

    /// Language of the interface.
    pub fn language(&self) -> Language {
        let chosen = self.preferences.language.as_deref().and_then(Language::from_code);
        chosen.unwrap_or_else(|| Language::from_environment(|name| std::env::var(name).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_were_changed_by_hand_can_be_drawn() {
        for (kept, drawn) in
            [(1.1, 1.1), (0.0, 0.7), (-5.0, 0.7), (1e30, 2.2), (f32::NAN, 1.0), (f32::INFINITY, 1.0)]
        {
            let preferences = Preferences { text_size: kept, ..Preferences::default() };
            assert_eq!(preferences.sane().text_size, drawn, "{kept}");
        }
    }
}
