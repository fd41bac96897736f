//! What clap stops at: help, version, faults of the command line (exit status 2).

use crate::output;
use clap::error::ErrorKind;
use maillage_scenarios::text::{Text, command_line};
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints help, version or a fault.
pub(crate) fn report(error: &clap::Error, text: &Text) -> ExitCode {
    if !error.use_stderr() {
        return match error.print().and_then(|()| io::stdout().flush()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => output::failed(error).report(text),
        };
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(2);
    }
    output::tell(&command_line::fault(error, text));
    ExitCode::from(2)
}
