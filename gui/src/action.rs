//! Everything that can happen: panels return actions, [`crate::app`] alone carries them out.

use crate::account::Trial;
use crate::layout::Pane;
use crate::quantity::Quantity;
use crate::state::{Filter, Listing, Period, Question, Theme, Then};
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
use std::path::PathBuf;

/// Something that the person at the window wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Open a study or a results directory.
    Open(PathBuf),
    /// Open a study that comes with the program.
    OpenBundled(String),
    /// Ask for a file to open.
    ChooseFile,
    /// Save the study where it came from, or ask where.
    Save,
    /// Ask where to save the study.
    SaveAs,
    /// Save the study in this folder.
    SaveIn(PathBuf),
    /// Save although files have changed on disk.
    Overwrite,
    /// Save, then go on.
    SaveThen(Then),
    /// Go on without saving.
    Go(Then),
    /// Ask where to save the results of the study, then go on.
    SaveResultsThen(Then),
    /// Go on without saving what was simulated.
    DropResults(Then),
    /// Ask something in a window of its own; none: ask nothing any more.
    Ask(Option<Question>),
    /// Choose the path that is asked for with the dialog of the system.
    Browse,
    /// The path that was chosen there.
    Chosen(PathBuf),
    /// Take back the texts of an interrupted session.
    Recover,
    /// Forget them.
    Forget,
    /// Change the text of a scenario.
    Edit(Edit),
    /// Undo the last edit.
    Undo,
    /// Do it again.
    Redo,
    /// Show the view that is about this pane.
    Show(Pane),
    /// Bring back the layout of the first start.
    ResetLayout,
    /// Look at this scenario.
    Scenario(String),
    /// Compare it with this one on the map of differences; none: show the scenario itself.
    Against(Option<String>),
    /// Look at this phase.
    Phase(String),
    /// Look at this type of day.
    Day(String),
    /// Colour the map by this measure.
    Measure(Quantity),
    /// Compare scenarios by this measure.
    CompareBy(Measure),
    /// Show the whole day on the map, or the minute of the cursor.
    Period(Period),
    /// Select an establishment, by index; or none.
    Select(Option<usize>),
    /// Show only some establishments.
    Filter(Filter),
    /// List these in the table.
    List(Listing),
    /// Move the cursor of the day, minutes from midnight.
    Minute(f32),
    /// Play or pause the day.
    Play(bool),
    /// Minutes of the day in a second of playing.
    Speed(f32),
    /// Simulate what is shown, or the whole study.
    Simulate(Extent),
    /// Simulate so many days of what is shown.
    Replications(u32),
    /// Stop simulating; finished runs are kept.
    Cancel,
    /// Speak this language.
    Language(Language),
    /// Use this theme.
    Theme(Theme),
    /// Size of text, 1 being usual.
    TextSize(f32),
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a picture of the window, or of a part of it, to a file that is asked for.
    SavePicture(Option<egui::Rect>),
    /// Write the picture that was taken to this file.
    SavePictureTo(PathBuf),
    /// Write the results of the study to a folder that is asked for.
    SaveResults,
    /// Write them here.
    SaveResultsIn(PathBuf),
    /// Try other weights, prices or payers in the account.
    Try(Trial),
    /// Make the account that was stopped or failed.
    Reckon,
    /// Stop making it.
    StopReckoning,
    /// Ask for the file of a report of the results at hand.
    ChooseReport,
    /// Write it here.
    WriteReport(PathBuf),
    /// Say something at the foot of the window; whether it is a fault.
    Say(String, bool),
    /// Forget the notice at the foot of the window.
    Dismiss,
    /// Say no more that scenarios have changed since the results were made.
    DismissOutdated,
}

/// How much to simulate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// The scenario, phase and day shown.
    Shown,
    /// Every scenario at the phase and day shown.
    Moment,
    /// Every scenario, phase and day of the study.
    Study,
}

/// A change of the texts of the study.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Set a key of a scenario, at top level or in a phase, to a value in TOML.
    Set {
        /// Scenario.
        scenario: String,
        /// Phase whose changes hold the key; none: the scenario itself.
        phase: Option<String>,
        /// Keys, outermost first.
        path: Vec<String>,
        /// Value as TOML text.
        value: String,
    },
    /// Take a key out, so that the inherited value holds again.
    Unset {
        /// Scenario.
        scenario: String,
        /// Phase.
        phase: Option<String>,
        /// Keys.
        path: Vec<String>,
    },
    /// Set several keys of a scenario at once: a new entry of a section.
    SetAll {
        /// Scenario.
        scenario: String,
        /// Phase.
        phase: Option<String>,
        /// Keys with their values as TOML text.
        values: Vec<(Vec<String>, String)>,
    },
    /// Set a key of the study file to a value in TOML.
    Study {
        /// Key.
        key: String,
        /// Value as TOML text.
        value: String,
    },
    /// Replace the whole text of the study file.
    StudyText {
        /// Its text.
        text: String,
    },
    /// Add a phase after the last one, in every scenario that names its phases itself, and to those that are simulated.
    AddPhase {
        /// Name.
        phase: String,
    },
    /// Replace the whole text of a scenario.
    Text {
        /// Scenario.
        scenario: String,
        /// Its text.
        text: String,
    },
    /// Add a scenario that starts from another one.
    Duplicate {
        /// The other one.
        scenario: String,
    },
    /// Take a scenario out of the study.
    Remove {
        /// Scenario.
        scenario: String,
    },
}
