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
mod de;
mod extend;
mod scenario;
mod slips;
mod source;
mod study;
mod template;
mod territory;
mod tree;

pub use bundled::{Bundled, BundledStudy};
pub use scenario::Scenario;
pub use schema::LocalText;
pub use study::{InputFile, LoadedStudy};

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

/// Reads and checks a study or scenario file, on disk or bundled; says all that is wrong with it.
pub fn check(path: impl AsRef<Path>) -> Vec<Diagnostic> {
    study::check(path.as_ref())
}

/// JSON Schemas of the scenario and study files. A file may leave out whatever the scenario that it extends says, so
/// nothing but the version is required.
pub fn schema() -> (serde_json::Value, serde_json::Value) {
    (template::json_schema::<schema::Scenario>(), template::json_schema::<schema::Study>())
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
