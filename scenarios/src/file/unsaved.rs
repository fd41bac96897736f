//! Texts that take the place of files: what somebody is editing and has not saved.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Texts of scenario and study files by path, in memory. Where there is one it is read instead of the file on disk,
/// which need not exist; the folder need not exist either. Cheap to clone.
#[derive(Clone, Default, Debug)]
pub struct Unsaved(Arc<BTreeMap<PathBuf, Arc<str>>>);

impl Unsaved {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a text in the place of a file. Clones made before keep what they have.
    pub fn insert(&mut self, path: &Path, text: impl Into<Arc<str>>) {
        Arc::make_mut(&mut self.0).insert(canonical(path), text.into());
    }

    /// Lets the file on disk be read again.
    pub fn remove(&mut self, path: &Path) {
        Arc::make_mut(&mut self.0).remove(&canonical(path));
    }

    /// The text in the place of a file, if there is one.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(path).or_else(|| self.0.get(&canonical(path))).cloned()
    }

    /// Whether there is a text in the place of a file.
    pub fn contains(&self, path: &Path) -> bool {
        self.text(path).is_some()
    }

    /// Paths with their texts, in the order of the paths, which are absolute.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &Arc<str>)> {
        self.0.iter().map(|(path, text)| (path.as_path(), text))
    }
}

/// One path for each file, whether it exists or not: the part that exists as the file system names it, the rest
/// without `.` and `..`.
pub(super) fn canonical(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_no_current_folder| path.to_owned());
    let mut known = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                known.pop();
            }
            other => known.push(other),
        }
        // `..` after a symbolic link leads to the parent of what it points to.
        if known.is_symlink()
            && let Ok(real) = known.canonicalize()
        {
            known = real;
        }
    }
    known
}

#[cfg(test)]
mod tests;
