//! `maillage-gui`: a thin main; everything is in the library, so that tests drive it without a window.

use clap::Parser;
use maillage_gui::options::Options;
use std::process::ExitCode;

fn main() -> ExitCode {
    maillage_gui::run(&Options::parse())
}
