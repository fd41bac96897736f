//! Why a command did not do its work, and the exit status that says so: 1 it could not be done, 2 the command line or
//! an input file is wrong.

use crate::output;
use maillage_data::diagnostic::Diagnostic;
use maillage_scenarios::results::store::OpenError;
use maillage_scenarios::results::summary::ReadError;
use maillage_scenarios::study::runner::RunError;
use maillage_scenarios::text::Text;
use maillage_scenarios::text::diagnostic::render;
use maillage_scenarios::text::failure;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Faults of files that are shown: who mends the first ones finds most of the others gone.
const MOST: usize = 30;

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
                for diagnostic in diagnostics.iter().take(MOST) {
                    output::tell(format!("{label} {}", render(text, diagnostic)).trim_end_matches('\n'));
                }
                let more = diagnostics.len().saturating_sub(MOST);
                if more > 0 {
                    output::tell(&text.say("failure-more", &[("count", more.into())]));
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
                let reason = text.say("failure-output", &[("reason", failure::disk(text, &error).into())]);
                output::tell(&format!("{label} {reason}"));
                ExitCode::FAILURE
            }
            Self::PipeClosed => ExitCode::SUCCESS,
        }
    }

    /// A file or directory that could not be written.
    pub(crate) fn unwritable(path: &Path, error: &io::Error, text: &Text) -> Self {
        Self::Work(failure::unwritable(text, path, error))
    }

    /// A study that was not run to its end.
    pub(crate) fn of_run(error: &RunError, directory: Option<&Path>, text: &Text) -> Self {
        let kept = directory.filter(|_| matches!(error, RunError::Interrupted { .. })).map(|directory| {
            let path = directory.display().to_string();
            format!(" {}", text.say("failure-interrupted-kept", &[("path", path.into())]))
        });
        Self::Work(failure::unrun(text, error) + &kept.unwrap_or_default())
    }

    /// A directory that does not become a results directory.
    pub(crate) fn of_open(path: &Path, error: &OpenError, text: &Text) -> Self {
        let said = failure::unopened(text, path, error);
        match error {
            OpenError::Foreign => Self::Usage(said),
            OpenError::Disk(_) => Self::Work(said),
        }
    }

    /// A results directory that cannot be read.
    pub(crate) fn of_results(error: &ReadError, text: &Text) -> Self {
        Self::Usage(failure::unread(text, error))
    }
}
