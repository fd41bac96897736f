//! Why work could not be done, in words: disks, results, runs. The command and the window say the same.

use super::Text;
use crate::results::store::OpenError;
use crate::results::summary::ReadError;
use crate::study::runner::RunError;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why a disk refuses, in the language of the user where that is usual; in the words of the system where it is not.
pub fn disk(text: &Text, error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "failure-disk-not-found",
        ErrorKind::PermissionDenied => "failure-disk-forbidden",
        ErrorKind::IsADirectory => "failure-disk-is-directory",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "failure-disk-not-directory",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "failure-disk-full",
        ErrorKind::ReadOnlyFilesystem => "failure-disk-read-only",
        _ => return error.to_string(),
    };
    text.get(key)
}

/// A file or directory that could not be written.
pub fn unwritable(text: &Text, path: &Path, error: &io::Error) -> String {
    let path = path.display().to_string();
    text.say("failure-write", &[("path", path.into()), ("reason", disk(text, error).into())])
}

/// A directory that does not become a results directory.
pub fn unopened(text: &Text, path: &Path, error: &OpenError) -> String {
    match error {
        OpenError::Foreign => {
            text.say("failure-foreign-directory", &[("path", path.display().to_string().into())])
        }
        OpenError::Disk(error) => unwritable(text, path, error),
    }
}

/// Results that cannot be read.
pub fn unread(text: &Text, error: &ReadError) -> String {
    match error {
        ReadError::Missing(path) => {
            text.say("failure-no-results", &[("path", path.display().to_string().into())])
        }
        ReadError::Disk { path, error } => {
            let path = path.display().to_string();
            text.say("failure-read", &[("path", path.into()), ("reason", disk(text, error).into())])
        }
        ReadError::Form { path, line, column, reason } => {
            let place = format!("{}:{line}:{column}", path.display());
            text.say("failure-bad-summary", &[("place", place.into()), ("reason", reason.as_str().into())])
        }
    }
}

/// A study that was not run to its end.
pub fn unrun(text: &Text, error: &RunError) -> String {
    match error {
        RunError::Interrupted { done, total } => {
            text.say("failure-interrupted", &[("done", (*done).into()), ("total", (*total).into())])
        }
        RunError::Disk { path, error } => unwritable(text, path, error),
        RunError::Threads(reason) => text.say("failure-threads", &[("reason", reason.as_str().into())]),
    }
}
