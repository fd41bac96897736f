//! `maillage check FILE…`.

use crate::failure::Failure;
use crate::output;
use maillage_scenarios::file;
use maillage_scenarios::text::Text;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads files and says what is wrong with them, without simulating.
pub(crate) fn run(files: &[PathBuf], text: &Text) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    for path in files {
        let found = file::check(path);
        if found.is_empty() {
            let path = path.display().to_string();
            output::write(&format!("{}\n", text.say("check-good", &[("path", path.into())])))?;
        }
        faults.extend(found);
    }
    if faults.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(Failure::Inputs(faults)) }
}
