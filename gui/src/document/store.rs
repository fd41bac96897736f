//! Texts from disk and back, whole or not at all; and what is kept of them for after a crash.

use super::{Document, History, Texts};
use maillage_data::write::atomically;
use maillage_scenarios::file::LoadedStudy;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The texts of a study that was read: its own file, and every scenario that stands beside it.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn read(path: &Path, loaded: &LoadedStudy) -> io::Result<Texts> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut texts = Texts::new();
    for input in &loaded.inputs {
        let file = Path::new(&input.name);
        let beside = file.parent().unwrap_or(Path::new("")) == folder;
        let is_text = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        if let (true, true, Some(name)) = (beside, is_text, file.file_name()) {
            texts.insert(name.to_string_lossy().into_owned(), Arc::from(fs::read_to_string(file)?));
        }
    }
    Ok(texts)
}

/// A document as it is kept for after a crash: also texts that do not read well.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Version of this form: 1.
    pub version: u32,
    /// Name of the study.
    pub name: String,
    folder: PathBuf,
    study_file: String,
    is_on_disk: bool,
    saved: Vec<(String, String)>,
    now: Vec<(String, String)>,
}

/// Version of the form of [`Kept`].
const VERSION: u32 = 1;

impl Kept {
    /// Names of the files that had edits.
    pub fn changed(&self) -> Vec<String> {
        let is_changed = |file: &&(String, String)| !self.saved.contains(file);
        self.now.iter().filter(is_changed).map(|(name, _)| name.clone()).collect()
    }

    /// Whether this program can take it back.
    pub fn is_readable(&self) -> bool {
        self.version == VERSION && self.now.iter().any(|(name, _)| *name == self.study_file)
    }
}

fn plain(texts: &Texts) -> Vec<(String, String)> {
    texts.iter().map(|(name, text)| (name.clone(), text.to_string())).collect()
}

fn shared(texts: Vec<(String, String)>) -> Texts {
    texts.into_iter().map(|(name, text)| (name, Arc::from(text))).collect()
}

impl Document {
    /// The document as it is kept for after a crash.
    pub fn kept(&self) -> Kept {
        Kept {
            version: VERSION,
            name: self.name.clone(),
            folder: self.folder.clone(),
            study_file: self.study_file.clone(),
            is_on_disk: self.is_on_disk,
            saved: plain(&self.saved),
            now: plain(self.texts()),
        }
    }

    /// The document that was kept: its edits are there and not saved, and can be undone at once.
    pub fn recovered(kept: Kept) -> Self {
        let saved = shared(kept.saved);
        let mut history = History::new(saved.clone());
        history.push(shared(kept.now), None);
        Self {
            name: kept.name,
            folder: kept.folder,
            study_file: kept.study_file,
            is_on_disk: kept.is_on_disk,
            saved,
            history,
            results: None,
        }
    }

    /// Files that saving would write over although somebody else has changed them, made them or taken them away since
    /// they were read here.
    pub fn conflicts(&self) -> Vec<String> {
        let is_ours = |file: &str, text: &Arc<str>| match fs::read(self.folder.join(file)) {
            Ok(found) => {
                found == text.as_bytes()
                    || self.saved.get(file).is_some_and(|saved| found == saved.as_bytes())
            }
            Err(error) => error.kind() != io::ErrorKind::NotFound || !self.saved.contains_key(file),
        };
        if !self.is_on_disk {
            return Vec::new();
        }
        self.unwritten().filter(|(file, text)| !is_ours(file, text)).map(|(file, _)| file.clone()).collect()
    }

    /// Files of a folder that saving there would write over with something else.
    pub fn overwrites(&self, folder: &Path) -> Vec<String> {
        let differs = |file: &str, text: &Arc<str>| {
            fs::read(folder.join(file)).is_ok_and(|found| found != text.as_bytes())
        };
        self.texts().iter().filter(|(file, text)| differs(file, text)).map(|(file, _)| file.clone()).collect()
    }

    fn unwritten(&self) -> impl Iterator<Item = (&String, &Arc<str>)> {
        self.texts().iter().filter(|(file, text)| !self.is_on_disk || self.saved.get(*file) != Some(text))
    }

    /// Writes what has changed into the folder of the document.
    ///
    /// # Errors
    /// When a file cannot be written; the others are.
    pub fn save(&mut self) -> io::Result<()> {
        for (file, text) in self.unwritten() {
            atomically(&self.folder.join(file), |out| out.write_all(text.as_bytes()))?;
        }
        self.saved = self.texts().clone();
        self.is_on_disk = true;
        Ok(())
    }

    /// Writes everything into another folder, which becomes that of the document.
    ///
    /// # Errors
    /// When the folder or a file cannot be written; the document stays where it was.
    pub fn save_in(&mut self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut moved = Self { folder: folder.to_owned(), is_on_disk: false, ..self.clone() };
        moved.save()?;
        *self = moved;
        Ok(())
    }
}
