//! Why a command did not do its work, and the exit status that says so: 1 it could not be done, 2 the command line or
//! an input file is wrong.

use crate::output;
use maillage_data::diagnostic::Diagnostic;
use maillage_scenarios::results::store::OpenError;
use maillage_scenarios::results::summary::ReadError;
use maillage_scenarios::study::runner::RunError;
use maillage_scenarios::text::Text;
use maillage_scenarios::text::diagnostic::render;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

/// Why a disk refuses, in the language of the user where that is usual; in the words of the system where it is not.
fn reason(error: &io::Error, text: &Text) -> String {
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

/// A command that failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Input files are wrong.
    Inputs(Vec<Diagnostic>),
    /// The command line is wrong, for a reason already in words.
    Usage(String),
    /// The work could not be done, for a reason already in words.
    Work(String),
    /// The standard output takes nothing more.
    Output(io::Error),
    /// Whoever read the results has stopped reading.
    PipeClosed,
}

impl Failure {
    /// Refuses to write over a territory, whose lines may have been edited by hand.
    pub(crate) fn if_territory(folder: &Path, text: &Text) -> Result<(), Self> {
        if folder.join("establishments.csv").exists() {
            let said = [("path", folder.display().to_string().into())];
            return Err(Self::Usage(text.say("new-exists", &said)));
        }
        Ok(())
    }

    /// Says why, and with which exit status.
    pub(crate) fn report(self, text: &Text) -> ExitCode {
        let label = text.get("failure-label");
        match self {
            Self::Inputs(diagnostics) => {
                for diagnostic in &diagnostics {
                    output::tell(format!("{label} {}", render(text, diagnostic)).trim_end_matches('\n'));
                }
                ExitCode::from(2)
            }
            Self::Usage(reason) => {
                output::tell(&format!("{label} {reason}"));
                ExitCode::from(2)
            }
            Self::Work(reason) => {
                output::tell(&format!("{label} {reason}"));
                ExitCode::FAILURE
            }
            Self::Output(error) => {
                let reason = text.say("failure-output", &[("reason", reason(&error, text).into())]);
                output::tell(&format!("{label} {reason}"));
                ExitCode::FAILURE
            }
            Self::PipeClosed => ExitCode::SUCCESS,
        }
    }

    /// A file or directory that could not be written.
    pub(crate) fn unwritable(path: &Path, error: &io::Error, text: &Text) -> Self {
        let path = path.display().to_string();
        Self::Work(
            text.say("failure-write", &[("path", path.into()), ("reason", reason(error, text).into())]),
        )
    }

    /// A study that was not run to its end.
    pub(crate) fn of_run(error: &RunError, directory: Option<&Path>, text: &Text) -> Self {
        match error {
            RunError::Interrupted { done, total } => {
                let counts = [("done", (*done).into()), ("total", (*total).into())];
                let said = text.say("failure-interrupted", &counts);
                let kept = directory.map(|directory| {
                    let path = directory.display().to_string();
                    format!(" {}", text.say("failure-interrupted-kept", &[("path", path.into())]))
                });
                Self::Work(said + &kept.unwrap_or_default())
            }
            RunError::Disk { path, error } => Self::unwritable(path, error, text),
            RunError::Threads(reason) => {
                Self::Work(text.say("failure-threads", &[("reason", reason.as_str().into())]))
            }
        }
    }

    /// A directory that does not become a results directory.
    pub(crate) fn of_open(path: &Path, error: &OpenError, text: &Text) -> Self {
        match error {
            OpenError::Foreign => {
                let path = path.display().to_string();
                Self::Usage(text.say("failure-foreign-directory", &[("path", path.into())]))
            }
            OpenError::Disk(error) => Self::unwritable(path, error, text),
        }
    }

    /// A results directory that cannot be read.
    pub(crate) fn of_results(error: &ReadError, text: &Text) -> Self {
        match error {
            ReadError::Missing(path) => {
                let path = path.display().to_string();
                Self::Usage(text.say("failure-no-results", &[("path", path.into())]))
            }
            ReadError::Disk { path, error } => {
                let path = path.display().to_string();
                let arguments = [("path", path.into()), ("reason", reason(error, text).into())];
                Self::Usage(text.say("failure-read", &arguments))
            }
            ReadError::Form { path, line, column, reason } => {
                let place = format!("{}:{line}:{column}", path.display());
                let arguments = [("place", place.into()), ("reason", reason.as_str().into())];
                Self::Usage(text.say("failure-bad-summary", &arguments))
            }
        }
    }
}
