//! The folder of finished runs: one file per run, named by its cell, its replication and the hash of what it was
//! computed from.
//!
//! Runs of other inputs have other names: they are never mixed with those at hand, and an edit that is undone finds
//! its runs again. Files are written whole or not at all, and carry a checksum; what cannot be read is run again.

use super::places::Places;
use crate::study::fingerprint::{Fingerprint, sha256};
use crate::study::runner::RunError;
use maillage_data::write::{atomically, is_unfinished};
use maillage_sim::measure::Outcome;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// First bytes of a file of ours; the number is the version of the form.
const MAGIC: &[u8] = b"maillage run 1\n";

/// Length of a SHA-256 in hexadecimal.
const CHECKSUM: usize = 64;

/// A results directory.
#[derive(Debug)]
pub struct Store {
    directory: PathBuf,
    /// Keeps a directory of passage alive.
    _passing: Option<TempDir>,
}

/// Why a directory does not become a results directory.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It holds files that are not results.
    #[error("not a results directory")]
    Foreign,
    /// It could not be made or read.
    #[error("{0}")]
    Disk(#[from] io::Error),
}

/// File that a results directory has from the start.
const MARK: &str = "runs/LISEZMOI-README.txt";

/// Its text: people open folders.
const MARK_TEXT: &str = "Calculs terminés, un fichier par journée simulée ; à garder pour continuer une étude.\n\
    Finished runs, a file per simulated day; keep them to continue a study.\n";

impl Store {
    /// Opens a results directory, made when it does not exist. A directory with anything else in it is refused, so
    /// that results are never strewn among other files.
    pub fn open(directory: &Path) -> Result<Self, OpenError> {
        if directory.exists() && !is_ours(directory)? {
            return Err(OpenError::Foreign);
        }
        fs::create_dir_all(directory.join("runs"))?;
        let mark = directory.join(MARK);
        if !mark.exists() {
            atomically(&mark, |out| out.write_all(MARK_TEXT.as_bytes()))?;
        }
        Ok(Self { directory: directory.to_owned(), _passing: None })
    }

    /// The results directory that is there, to read from.
    pub fn existing(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), _passing: None }
    }

    /// A directory that is removed when it is no longer used.
    pub fn passing() -> io::Result<Self> {
        let passing = tempfile::Builder::new().prefix("maillage-").tempdir()?;
        fs::create_dir_all(passing.path().join("runs"))?;
        Ok(Self { directory: passing.path().to_owned(), _passing: Some(passing) })
    }

    /// Where it is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The outcome of a run, if it is there and sound.
    pub fn read(&self, stem: &str, fingerprint: &Fingerprint, replication: u32) -> Option<Outcome> {
        let (known, at, outcome): (Fingerprint, u32, Outcome) =
            read(&self.run_path(stem, fingerprint, replication))?;
        (known == *fingerprint && at == replication).then_some(outcome)
    }

    /// Keeps a run.
    pub fn write(
        &self,
        stem: &str,
        fingerprint: &Fingerprint,
        replication: u32,
        outcome: &Outcome,
    ) -> Result<(), RunError> {
        write(&self.run_path(stem, fingerprint, replication), &(fingerprint, replication, outcome))
    }

    /// The names of the places of a cell, if they are there and sound.
    pub fn read_places(&self, stem: &str, fingerprint: &Fingerprint) -> Option<Places> {
        let (known, places): (Fingerprint, Places) = read(&self.places_path(stem, fingerprint))?;
        (known == *fingerprint).then_some(places)
    }

    /// Keeps the names of the places of a cell.
    pub fn write_places(
        &self,
        stem: &str,
        fingerprint: &Fingerprint,
        places: &Places,
    ) -> Result<(), RunError> {
        write(&self.places_path(stem, fingerprint), &(fingerprint, places))
    }

    fn run_path(&self, stem: &str, fingerprint: &Fingerprint, replication: u32) -> PathBuf {
        self.directory.join("runs").join(format!("{stem}-{replication:04}.{}.run", fingerprint.short()))
    }

    fn places_path(&self, stem: &str, fingerprint: &Fingerprint) -> PathBuf {
        self.directory.join("runs").join(format!("{stem}.{}.places", fingerprint.short()))
    }
}

/// Whether a directory holds results, or nothing. Other programs have folders named `runs` too: one with files in it
/// must have our mark. One with none, or with the mark still being written, is what an interruption right after the
/// start leaves, or another call that starts at the same time.
fn is_ours(directory: &Path) -> io::Result<bool> {
    if directory.join(MARK).is_file() || directory.join("summary.json").is_file() {
        return Ok(true);
    }
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name() != "runs" || !path.is_dir() {
            return Ok(false);
        }
        for inside in fs::read_dir(path)? {
            let name = inside?.file_name();
            if directory.join(MARK).file_name() != Some(name.as_os_str()) && !is_unfinished(&name) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = fs::read(path).ok()?;
    let rest = bytes.strip_prefix(MAGIC)?;
    let (checksum, body) = rest.split_at_checked(CHECKSUM)?;
    (sha256(body).as_bytes() == checksum).then_some(())?;
    postcard::from_bytes(body).ok()
}

fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), RunError> {
    let body = postcard::to_stdvec(value).expect("tables of numbers and names have a binary form");
    atomically(path, |out| {
        out.write_all(MAGIC)?;
        out.write_all(sha256(&body).as_bytes())?;
        out.write_all(&body)
    })
    .map_err(|error| RunError::Disk { path: path.to_owned(), error })
}
