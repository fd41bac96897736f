//! Scenario and study files, from text to futures: faults with their places, `extends`, phases, days, bundled files.

mod bundled;
mod extends;
mod faults;
mod faure;
mod futures;
mod territory;

use maillage_scenarios::file;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The first lines of a scenario; what a test says starts on line 4.
const HEAD: &str =
    "version = 1\nextends = \"sconeeta/statu-quo\"\ntitle = { fr = \"Essai\", en = \"Trial\" }\n";

/// A folder with one file `trial.toml`.
fn folder(text: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("trial.toml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// What is wrong with a file, a line for each fault, without its folder.
fn faults_of(text: &[u8]) -> Vec<String> {
    let (folder, path) = folder(text);
    let place = format!("{}/", folder.path().display());
    file::check(&path).iter().map(|fault| fault.to_string().replace(&place, "")).collect()
}
