//! What to try next: commands that can be copied.

use super::conclusion::worst_moment;
use crate::results::summary::Summary;
use crate::text::Text;
use std::path::Path;

/// A command and why one would call it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// The command.
    pub command: String,
    /// What it shows.
    pub why: String,
}

/// What to try after a comparison; `name` is the study as the command line calls it.
pub fn advice(summary: &Summary, text: &Text, name: &str, directory: Option<&Path>) -> Vec<Advice> {
    let mut advice = Vec::new();
    let mut add = |command: String, why: String| advice.push(Advice { command, why });
    let worst = worst_moment(summary)
        .and_then(|(phase, day)| summary.day(&summary.reference, phase, day))
        .and_then(|day| day.most_disturbed.first());
    if let (Some(school), Some(directory)) = (worst, directory) {
        let directory = quoted(&directory.display().to_string());
        add(
            format!("maillage explain {directory} --establishment {}", school.key),
            text.say("advice-explain", &[("name", school.name.as_str().into())]),
        );
    }
    let subcommand = if summary.scenarios.len() > 1 { "compare" } else { "run" };
    let name = quoted(name);
    add(format!("maillage {subcommand} {name} --until 5%"), text.get("advice-until"));
    let other = if summary.territory.name == "Auvergne" { "creteil" } else { "auvergne" };
    add(format!("maillage {subcommand} {name} --territory {other}"), text.get("advice-territory"));
    add(text.get("advice-new-command"), text.get("advice-new"));
    advice
}

/// An argument as shells take it.
fn quoted(argument: &str) -> String {
    if argument.chars().any(char::is_whitespace) { format!("\"{argument}\"") } else { argument.to_owned() }
}
