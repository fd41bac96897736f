//! Scenario and study files: from text to checked scenarios that build the inputs of runs.
//!
//! A file is read into tables that remember their places (`tree`), merged with what it extends (`extend`) and with
//! the changes of each phase, read once into the types of `schema` (`de`), checked as a whole (`check`), and
//! turned into the [`maillage_sim::future::Future`] of a territory, phase and day (`build`).

pub mod schema;
pub mod value;

mod build;
mod bundled;
mod check;
mod comment;
mod de;
pub mod edit;
mod entry;
mod extend;
mod field;
pub mod means;
pub mod price;
mod scenario;
mod slips;
mod source;
mod study;
mod template;
mod territory;
mod tree;
mod unsaved;

pub use bundled::{Bundled, BundledStudy};
pub use entry::{Difference, Entry, EntryValue, Origin, Without, diff};
pub use field::{Dimension, Field, FieldKind, field, field_key, fields_of, name_key};
pub use scenario::Scenario;
pub use schema::LocalText;
pub use study::{InputFile, LoadedStudy};
pub use unsaved::Unsaved;

use maillage_data::diagnostic::Diagnostic;
use std::path::Path;

/// Reads a study: a bundled name (`sconeeta`) or a file.
pub fn load_study(name_or_path: &str) -> Result<LoadedStudy, Vec<Diagnostic>> {
    study::load(name_or_path)
}

/// Reads a scenario (`statu-quo`, `sconeeta/statu-quo` or a file) as a study of its own. A bundled scenario keeps the
/// territory, phases, days, seed and replications of its study; a file gets those of `sconeeta` that it has.
pub fn load_scenario(name_or_path: &str) -> Result<LoadedStudy, Vec<Diagnostic>> {
    study::load_scenario(name_or_path)
}

/// Reads one scenario (`statu-quo`, `sconeeta/statu-quo` or a file) with what it extends, without study and territory.
pub fn read_scenario(name_or_path: &str) -> Result<Scenario, Vec<Diagnostic>> {
    study::read_scenario(name_or_path)
}

/// Reads the scenario that another one extends; nothing when it extends none.
pub fn read_parent(of: &Scenario) -> Result<Option<Scenario>, Vec<Diagnostic>> {
    of.sources().get(1).map(|source| scenario::load(&source.address)).transpose()
}

/// Reads the study file at `path`; the texts of `unsaved` take the place of its files. The study is called after its
/// file. Files of territories are read from disk.
pub fn load_study_unsaved(path: &Path, unsaved: &Unsaved) -> Result<LoadedStudy, Vec<Diagnostic>> {
    study::load_unsaved(path, unsaved)
}

/// Reads one scenario, with what it extends but without study and territory; the texts of `unsaved` take the place
/// of its files. Quick enough (milliseconds) to be called at every change of its text.
pub fn load_scenario_unsaved(path: &Path, unsaved: &Unsaved) -> Result<Scenario, Vec<Diagnostic>> {
    study::load_scenario_unsaved(path, unsaved)
}

/// File name and text of every file of a bundled study, the study (`study.toml`) first; nothing when there is no
/// such study. Put into an [`Unsaved`] under one folder, they refer to one another as they do in the program.
pub fn bundled_texts(study: &str) -> Option<Vec<(&'static str, &'static str)>> {
    bundled::texts(study)
}

/// Reads and checks a study or scenario file, on disk or bundled; says all that is wrong with it.
pub fn check(path: impl AsRef<Path>) -> Vec<Diagnostic> {
    study::check(path.as_ref())
}

/// JSON Schemas of the scenario and study files. A file may leave out whatever the scenario that it extends says, so
/// nothing but the version is required.
pub fn schema() -> (serde_json::Value, serde_json::Value) {
    (template::json_schema::<schema::Scenario>(), template::json_schema::<schema::Study>())
}

/// JSON Schema of files of means.
pub fn means_schema() -> serde_json::Value {
    template::json_schema::<schema::Means>()
}

/// A commented file of means to start from: the usual ones, whole.
pub fn new_means() -> &'static str {
    bundled::text("means/sconeeta.toml").expect("the usual means are bundled")
}

/// A commented study file to start from, in French (`"fr"`) or English, that loads as it is.
pub fn new_study(name: &str, lang: &str) -> String {
    template::new_study(name, lang)
}

/// What comes with the program.
pub fn bundled() -> Bundled {
    study::bundled()
}

/// Keys of the messages of this module, which the Fluent files `scenario.ftl` must have.
pub use template::MESSAGE_KEYS;
