//! `maillage-gui`: a thin main; everything is in the library, so that tests drive it without a window.

use maillage_gui::options::Options;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Options::read() {
        Ok(options) => maillage_gui::run(&options),
        Err(status) => status,
    }
}
