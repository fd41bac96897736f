//! `maillage list`.

use crate::failure::Failure;
use crate::output;
use maillage_scenarios::file::{self, BundledStudy, LocalText};
use maillage_scenarios::text::Text;
use maillage_scenarios::text::number::width;
use std::process::ExitCode;

/// Columns of names.
const NAMES: usize = 28;

/// Lists what comes with the program.
pub(crate) fn run(text: &Text) -> Result<ExitCode, Failure> {
    let bundled = file::bundled();
    let mut lines = vec![text.get("list-studies")];
    for study in &bundled.studies {
        lines.extend(of_study(study, text));
    }
    for (heading, entries) in
        [("list-scenarios", &bundled.scenarios), ("list-territories", &bundled.territories)]
    {
        lines.extend([String::new(), text.get(heading)]);
        lines.extend(entries.iter().map(|(name, title)| row(name, in_language(title, text))));
    }
    lines.extend([String::new(), text.get("list-next")]);
    output::write(&(lines.join("\n") + "\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// A study: its title, then its scenarios, phases and days as the command line calls them.
fn of_study(study: &BundledStudy, text: &Text) -> Vec<String> {
    let codes = study.days.iter().map(|(code, _)| width(code)).max().unwrap_or_default();
    let day = |(code, title): &(String, LocalText)| format!("{code:codes$}  {}", in_language(title, text));
    let days: Vec<String> = study.days.iter().map(day).collect();
    let label = |at| if at == 0 { format!("  {}", text.get("list-study-days")) } else { String::new() };
    let mut lines = vec![
        row(&study.name, in_language(&study.title, text)),
        row(&format!("  {}", text.get("list-study-scenarios")), &study.scenarios.join(", ")),
        row(&format!("  {}", text.get("list-study-phases")), &study.phases.join(", ")),
    ];
    lines.extend(days.iter().enumerate().map(|(at, day)| row(&label(at), day)));
    lines
}

fn row(name: &str, said: &str) -> String {
    let gap = NAMES.saturating_sub(width(name)).max(1);
    format!("  {name}{}{said}", " ".repeat(gap)).trim_end().to_owned()
}

fn in_language<'a>(title: &'a LocalText, text: &Text) -> &'a str {
    title.said(text.language())
}
