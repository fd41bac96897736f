//! The texts of a study: what people edit, undo, save. TOML as the command reads it, comments and order kept.

pub mod history;
mod making;
pub mod store;

use crate::action::Edit;
use crate::text::Text;
use history::History;
use maillage_scenarios::file::edit::{self, EditError};
use maillage_scenarios::file::{self, Unsaved};
use maillage_scenarios::question::opened;
use maillage_scenarios::results::summary::{DaySummary, Summary};
use maillage_scenarios::text::{diagnostic, failure};
use maillage_sim::measure::Measure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Study of the first start.
pub const USUAL: &str = "sconeeta";

/// File of a study in its folder, when it has the usual name.
const STUDY_FILE: &str = "study.toml";

/// Made up folder of the studies that come with the program.
const BUNDLED: &str = "<maillage>";

/// Texts by file name.
pub type Texts = BTreeMap<String, Arc<str>>;

/// A study under edit.
#[derive(Clone, Debug)]
pub struct Document {
    /// Name of the study.
    pub name: String,
    /// Folder of its files; made up while it was never saved.
    folder: PathBuf,
    /// File of the study in it.
    study_file: String,
    /// Whether the folder is on disk.
    is_on_disk: bool,
    /// Texts as on disk, or as they came with the program.
    saved: Texts,
    /// Texts as they are now, and were.
    history: History,
    /// The results that it was opened from.
    results: Option<Origin>,
}

/// Results that a document was opened from.
#[derive(Clone, Debug)]
struct Origin {
    directory: PathBuf,
    first: Option<Held>,
}

/// A cell that results hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Scenario.
    pub scenario: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
}

impl Held {
    /// The first scenario and phase of results, on the busiest of their types of day; of equally busy ones the first.
    fn first_of(summary: &Summary) -> Option<Self> {
        let lessons =
            |day: &DaySummary| day.measures.get(Measure::Lessons).map_or(0.0, |lessons| lessons.mean);
        let (scenario, phase) = summary
            .scenarios
            .iter()
            .flat_map(|scenario| scenario.phases.iter().map(move |phase| (scenario, phase)))
            .find(|(_, phase)| !phase.days.is_empty())?;
        let day = phase
            .days
            .iter()
            .reduce(|busiest, day| if lessons(day) > lessons(busiest) { day } else { busiest })?;
        Some(Self { scenario: scenario.name.clone(), phase: phase.name.clone(), day: day.name.clone() })
    }
}

/// Why an edit was not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The scenario has no file of its own here: it is bundled, or gone.
    NoFile(String),
    /// The text cannot take it.
    Text(EditError),
}

impl Document {
    /// A study that comes with the program.
    pub fn bundled(name: &str) -> Option<Self> {
        let texts: Texts = file::bundled_texts(name)?
            .into_iter()
            .map(|(file, text)| (file.to_owned(), Arc::from(text)))
            .collect();
        let folder = PathBuf::from(format!("{BUNDLED}/{name}"));
        Some(Self::of(name.to_owned(), folder, STUDY_FILE, texts, false))
    }

    /// A study by bundled name or from disk, in a file or in a folder that has a `study.toml`; or the results of one,
    /// without texts until they are found.
    ///
    /// # Errors
    /// What is wrong with the file, in the words of `text`.
    pub fn open(path: &Path, text: &Text) -> Result<Self, String> {
        if let Some(bundled) = path.to_str().and_then(Self::bundled) {
            return Ok(bundled);
        }
        if let Some(directory) = opened::directory_of(path) {
            return Self::of_results(directory, text);
        }
        let in_folder = path.join(STUDY_FILE);
        let path = match (path.is_dir(), in_folder.is_file()) {
            (false, _) => path,
            (true, true) => &in_folder,
            (true, false) => {
                let path = path.display().to_string();
                return Err(text.say("gui-nothing-in-folder", &[("path", path.into())]));
            }
        };
        let loaded = file::load_study_unsaved(path, &Unsaved::default()).map_err(|faults| {
            let said: Vec<String> = faults.iter().map(|fault| diagnostic::render(text, fault)).collect();
            said.join("\n")
        })?;
        let texts = store::read(path, &loaded).map_err(|error| {
            let arguments =
                [("path", path.display().to_string().into()), ("reason", failure::disk(text, &error).into())];
            text.say("failure-read", &arguments)
        })?;
        // What is kept for after a crash is found again from any folder.
        let path = std::path::absolute(path).unwrap_or_else(|_no_current_folder| path.to_owned());
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self::of(loaded.name, folder, &file, texts, true))
    }

    fn of_results(directory: PathBuf, text: &Text) -> Result<Self, String> {
        let summary = Summary::read(&directory).map_err(|error| failure::unread(text, &error))?;
        let first = Held::first_of(&summary);
        let document = Self::of(summary.study, directory.clone(), STUDY_FILE, Texts::new(), true);
        Ok(Self { results: Some(Origin { directory, first }), ..document })
    }

    fn of(name: String, folder: PathBuf, study_file: &str, texts: Texts, is_on_disk: bool) -> Self {
        let history = History::new(texts.clone());
        Self {
            name,
            folder,
            study_file: study_file.to_owned(),
            is_on_disk,
            saved: texts,
            history,
            results: None,
        }
    }

    /// Where its study file is, or would be.
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.study_file)
    }

    /// What to open to have it again: the results that it was opened from, else its study file, else the name of a
    /// study that comes with the program; none when it is none of these.
    pub fn place(&self) -> Option<PathBuf> {
        if let Some(origin) = &self.results {
            return std::path::absolute(&origin.directory).ok();
        }
        if self.is_on_disk {
            return std::path::absolute(self.path()).ok();
        }
        let name = self.folder.strip_prefix(BUNDLED).ok()?.to_str()?;
        Self::bundled(name).is_some().then(|| PathBuf::from(name))
    }

    /// Whether it has a place on disk.
    pub const fn is_on_disk(&self) -> bool {
        self.is_on_disk
    }

    /// Whether there are edits that are not on disk.
    pub fn is_changed(&self) -> bool {
        *self.history.now() != self.saved
    }

    /// The texts as they are now.
    pub fn texts(&self) -> &Texts {
        self.history.now()
    }

    /// The same for the loaders: these texts take the place of what is on disk.
    pub fn unsaved(&self) -> Unsaved {
        let mut unsaved = Unsaved::new();
        for (file, text) in self.texts() {
            unsaved.insert(&self.folder.join(file), Arc::clone(text));
        }
        unsaved
    }

    /// The results directory that it was opened from, when its texts are not at hand: it can be looked at only.
    pub fn results(&self) -> Option<&Path> {
        let origin = self.results.as_ref().filter(|_| self.texts().is_empty())?;
        Some(&origin.directory)
    }

    /// What to look at first of the results that it was opened from.
    pub fn held(&self) -> Option<&Held> {
        self.results.as_ref()?.first.as_ref()
    }

    /// Takes the place of a document of results alone, whose texts it has: it was opened from these results.
    pub fn take_over(&mut self, opened: &Self) {
        self.results.clone_from(&opened.results);
    }

    /// From now on it stands for itself, whatever results it was opened from.
    pub fn leave_results(&mut self) {
        self.results = None;
    }

    /// Its folder, where it has one on disk.
    pub fn folder(&self) -> Option<&Path> {
        self.is_on_disk.then_some(&self.folder)
    }

    /// Name of the study file in its folder.
    pub fn study_file(&self) -> &str {
        &self.study_file
    }

    /// The text of the study file; nothing for results without texts.
    pub fn study_text(&self) -> Arc<str> {
        self.texts().get(&self.study_file).cloned().unwrap_or_else(|| Arc::from(""))
    }

    /// Path of the file of a scenario, when it stands beside the study.
    pub fn scenario_path(&self, scenario: &str) -> Option<PathBuf> {
        let file = format!("{scenario}.toml");
        self.texts().contains_key(&file).then(|| self.folder.join(file))
    }

    /// The text of a scenario.
    pub fn scenario_text(&self, scenario: &str) -> Option<&Arc<str>> {
        self.texts().get(&format!("{scenario}.toml"))
    }

    /// Makes an edit. Edits of one gesture (a slider that is dragged) are undone together.
    ///
    /// # Errors
    /// When the text cannot take it; nothing is changed then.
    pub fn edit(&mut self, change: &Edit, gesture: Option<u64>) -> Result<(), Refused> {
        let mut texts = self.texts().clone();
        match change {
            Edit::Set { scenario, phase, path, value } => {
                Self::change(&mut texts, scenario, |text| {
                    edit::set(text, phase.as_deref(), &keys(path), value)
                })?;
            }
            Edit::Unset { scenario, phase, path } => {
                Self::change(&mut texts, scenario, |text| edit::unset(text, phase.as_deref(), &keys(path)))?;
            }
            Edit::Text { scenario, text } => {
                Self::change(&mut texts, scenario, |_| Ok(text.clone()))?;
            }
            Edit::SetAll { scenario, phase, values } => {
                Self::change(&mut texts, scenario, |text| {
                    values.iter().try_fold(text.to_owned(), |text, (path, value)| {
                        edit::set(&text, phase.as_deref(), &keys(path), value)
                    })
                })?;
            }
            Edit::Duplicate { scenario } => self.duplicate(&mut texts, scenario)?,
            Edit::Study { key, value } => {
                self.change_study(&mut texts, |study| edit::set(study, None, &[key], value))?;
            }
            Edit::StudyText { text } => self.change_study(&mut texts, |_| Ok(text.clone()))?,
            Edit::AddPhase { phase } => self.add_phase(&mut texts, phase)?,
            Edit::Remove { scenario } => {
                let listed = self.listed(scenario).unwrap_or_else(|| format!("{scenario}.toml"));
                self.change_study(&mut texts, |study| edit::remove_from_study(study, &listed))?;
            }
        }
        self.history.push(texts, gesture);
        if !self.texts().is_empty() {
            // The results are not those of these texts any more.
            self.leave_results();
        }
        Ok(())
    }

    fn change(
        texts: &mut Texts,
        scenario: &str,
        change: impl FnOnce(&str) -> Result<String, EditError>,
    ) -> Result<(), Refused> {
        let text =
            texts.get_mut(&format!("{scenario}.toml")).ok_or_else(|| Refused::NoFile(scenario.to_owned()))?;
        *text = Arc::from(change(text).map_err(Refused::Text)?);
        Ok(())
    }

    fn change_study(
        &self,
        texts: &mut Texts,
        change: impl FnOnce(&str) -> Result<String, EditError>,
    ) -> Result<(), Refused> {
        let text = texts.get_mut(&self.study_file).ok_or_else(|| Refused::NoFile(self.name.clone()))?;
        *text = Arc::from(change(text).map_err(Refused::Text)?);
        Ok(())
    }

    /// The scenario that the study names last, when its file stands beside it.
    pub fn newest(&self) -> Option<String> {
        let study: toml::Table = self.study_text().parse().ok()?;
        let last = study.get("scenarios")?.as_array()?.last()?.as_str()?;
        last.strip_suffix(".toml").map(str::to_owned)
    }

    /// Undoes the last edit; false when there is none.
    pub fn undo(&mut self) -> bool {
        self.history.undo()
    }

    /// Does it again.
    pub fn redo(&mut self) -> bool {
        self.history.redo()
    }

    /// Whether there is something to undo, and to do again.
    pub fn can(&self) -> (bool, bool) {
        self.history.can()
    }
}

fn keys(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests;
