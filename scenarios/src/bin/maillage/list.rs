//! `maillage list`.

use crate::failure::Failure;
use crate::output;
use maillage_scenarios::file::{self, LocalText};
use maillage_scenarios::text::{Language, Text};
use std::fmt::Write;
use std::process::ExitCode;

/// Lists what comes with the program.
pub(crate) fn run(text: &Text) -> Result<ExitCode, Failure> {
    let bundled = file::bundled();
    let mut out = String::new();
    for (heading, entries) in [
        ("list-studies", &bundled.studies),
        ("list-scenarios", &bundled.scenarios),
        ("list-territories", &bundled.territories),
    ] {
        writeln!(out, "{}", text.get(heading)).expect("writing to a string does not fail");
        for (name, title) in entries {
            writeln!(out, "  {name:<28}{}", in_language(title, text))
                .expect("writing to a string does not fail");
        }
        out.push('\n');
    }
    writeln!(out, "{}", text.get("list-next")).expect("writing to a string does not fail");
    output::write(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn in_language<'a>(title: &'a LocalText, text: &Text) -> &'a str {
    match text.language() {
        Language::French => &title.fr,
        Language::English => &title.en,
    }
}
