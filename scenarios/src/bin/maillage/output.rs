//! Results on the standard output: whole texts, colours only on a terminal that wants them.

use crate::failure::Failure;
use maillage_scenarios::text::grid::Colour;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Says something on the standard error. That nobody can read it is no reason to stop the work.
pub(crate) fn tell(said: &str) {
    let _ = writeln!(io::stderr(), "{said}");
}

/// Writes a result.
pub(crate) fn write(result: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(result.as_bytes()).and_then(|()| out.flush()).map_err(failed)
}

/// Why nothing more is written. A closed pipe is no reason to complain: whoever reads has seen enough.
pub(crate) fn failed(error: io::Error) -> Failure {
    if error.kind() == ErrorKind::BrokenPipe { Failure::PipeClosed } else { Failure::Output(error) }
}

/// Whether results are coloured: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).
pub(crate) fn colour() -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    if io::stdout().is_terminal() && !refused && !dumb { Colour::Ansi } else { Colour::None }
}
