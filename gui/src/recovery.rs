//! What is kept of unsaved edits for after a crash: a file per session in a folder of the program, never over a file of
//! the user's.
//!
//! Every session holds a lock for as long as its process lives, however it ends. Kept edits whose lock is free are those
//! of a session that was interrupted; two windows never take one another's.

use crate::document::store::Kept;
use crate::document::{Document, Texts};
use maillage_data::write::atomically;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Time between two writings.
const PAUSE: Duration = Duration::from_secs(3);

/// The session of this window.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    lock: File,
    writer: Option<(Sender<Option<Kept>>, JoinHandle<()>)>,
    /// Texts that were kept last, and when.
    last: Option<Texts>,
    since: Option<Instant>,
}

fn lock_of(kept: &Path) -> PathBuf {
    kept.with_extension("lock")
}

impl Session {
    /// Starts a session that keeps its edits in a folder.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn start(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let process = std::process::id();
        for number in 0.. {
            let path = folder.join(format!("session-{process}-{number}.json"));
            if path.exists() {
                continue;
            }
            let lock = File::create(lock_of(&path))?;
            // Another session of this process, or a stale number of another one.
            if lock.try_lock().is_err() {
                continue;
            }
            let (sender, wanted) = mpsc::channel::<Option<Kept>>();
            let target = path.clone();
            let thread = thread::Builder::new().name("maillage-recovery".to_owned()).spawn(move || {
                while let Ok(mut kept) = wanted.recv() {
                    while let Ok(later) = wanted.try_recv() {
                        kept = later;
                    }
                    // A full disk must not stop anybody from working: the next writing may succeed.
                    drop(match kept {
                        Some(kept) => write(&target, &kept),
                        None => fs::remove_file(&target),
                    });
                }
            })?;
            return Ok(Self { path, lock, writer: Some((sender, thread)), last: None, since: None });
        }
        unreachable!("there is always a free number")
    }

    /// Where edits are kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the edits of a document that has some, at most every few seconds, on a thread of its own; forgets them when
    /// it has none. Returns how long to wait when it is too early.
    pub fn keep(&mut self, document: &Document, now: Instant) -> Option<Duration> {
        if !document.is_changed() {
            if self.last.take().is_some() {
                self.send(None);
            }
            return None;
        }
        if self.last.as_ref() == Some(document.texts()) {
            return None;
        }
        let waited = self.since.map_or(PAUSE, |since| now.saturating_duration_since(since));
        if waited < PAUSE {
            return Some(PAUSE.saturating_sub(waited));
        }
        self.keep_now(document, now);
        None
    }

    /// The same without waiting.
    pub fn keep_now(&mut self, document: &Document, now: Instant) {
        self.last = Some(document.texts().clone());
        self.since = Some(now);
        self.send(Some(document.kept()));
    }

    fn send(&self, kept: Option<Kept>) {
        if let Some((sender, _)) = &self.writer {
            // The thread lives as long as this session.
            drop(sender.send(kept));
        }
    }

    /// Waits until everything that was sent is written.
    pub fn settle(&mut self) {
        if let Some((sender, thread)) = self.writer.take() {
            drop(sender);
            drop(thread.join());
        }
    }
}

impl Drop for Session {
    /// A session that ends as it should leaves nothing; one that panics leaves its edits.
    fn drop(&mut self) {
        self.settle();
        if !thread::panicking() {
            drop(fs::remove_file(&self.path));
        }
        drop(self.lock.unlock());
        if !self.path.exists() {
            drop(fs::remove_file(lock_of(&self.path)));
        }
    }
}

fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    let text = serde_json::to_vec(kept).expect("texts have a JSON form");
    atomically(path, |out| out.write_all(&text))
}

/// The edits of a session that was interrupted. While it is offered here, no other window offers it.
#[derive(Debug)]
pub struct Interrupted {
    /// What was kept.
    pub kept: Kept,
    path: PathBuf,
    lock: File,
}

impl Interrupted {
    /// Forgets the edits.
    pub fn forget(self) {
        drop(fs::remove_file(&self.path));
        drop(self.lock.unlock());
        drop(fs::remove_file(lock_of(&self.path)));
    }
}

/// Sessions in a folder that were interrupted, the latest first; nothing when there is no folder.
pub fn interrupted(folder: &Path) -> Vec<Interrupted> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(std::time::SystemTime, Interrupted)> = entries
        .filter_map(|entry| {
            let path = entry.path();
            if path.extension().is_none_or(|end| end != "json") {
                return None;
            }
            let when = entry.metadata().and_then(|data| data.modified()).ok()?;
            let lock = File::options().create(true).write(true).truncate(false).open(lock_of(&path)).ok()?;
            lock.try_lock().ok()?;
            let kept: Kept = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
            kept.is_readable().then_some((when, Interrupted { kept, path, lock }))
        })
        .collect();
    found.sort_by_key(|(when, _)| std::cmp::Reverse(*when));
    found.into_iter().map(|(_, session)| session).collect()
}

#[cfg(test)]
mod tests;
