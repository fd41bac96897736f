//! What to try next: commands that can be copied, and that keep what was asked for.

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

/// The command that was called, so that what is advised is about the same thing.
#[derive(Clone, PartialEq, Debug)]
pub struct Called<'a> {
    /// The program as it was called: `maillage`, `target/release/maillage`.
    pub program: &'a str,
    /// Its subcommand: `compare` or `run`.
    pub subcommand: &'a str,
    /// The study or scenario as the command line calls it.
    pub name: &'a str,
    /// Options that were given, with their values.
    pub options: &'a [(&'static str, String)],
    /// The results directory, when the results are kept.
    pub results: Option<&'a Path>,
    /// Whether the study can be simulated elsewhere: its territory has every type of establishment.
    pub anywhere: bool,
    /// A name that a new study can have.
    pub new_study: &'a str,
}

impl Called<'_> {
    fn given(&self, option: &str) -> Option<&str> {
        self.options.iter().find(|(name, _)| *name == option).map(|(_, value)| value.as_str())
    }

    /// The same call without some options and with others.
    fn again(&self, without: &[&str], with: &[(&str, String)]) -> String {
        let kept = self.options.iter().filter(|(name, _)| !without.contains(name));
        let kept = kept.map(|(name, value)| (*name, value.as_str()));
        let more = with.iter().map(|(name, value)| (*name, value.as_str()));
        self.line(&[self.subcommand, self.name], kept.chain(more))
    }

    /// A command with its options.
    fn line<'b>(&self, words: &[&str], options: impl Iterator<Item = (&'b str, &'b str)>) -> String {
        let mut line = quoted(self.program);
        for word in words {
            line.extend([" ", &quoted(word)]);
        }
        for (name, value) in options {
            line.extend([" ", name, " ", &quoted(value)]);
        }
        line
    }

    /// The options of every command.
    fn everywhere(&self) -> impl Iterator<Item = (&str, &str)> {
        self.given("--lang").map(|language| ("--lang", language)).into_iter()
    }
}

/// What to try after a comparison, or after the simulation of one scenario.
pub fn advice(summary: &Summary, text: &Text, called: &Called<'_>) -> Vec<Advice> {
    let mut advice = Vec::new();
    let mut add = |command: String, why: String| advice.push(Advice { command, why });
    let worst = worst_moment(summary)
        .and_then(|(phase, day)| summary.day(&summary.reference, phase, day))
        .and_then(|day| day.most_disturbed.first());
    match (worst, called.results) {
        (Some(school), Some(directory)) => {
            let directory = directory.display().to_string();
            let options = [("--establishment", school.key.as_str())].into_iter().chain(called.everywhere());
            add(
                called.line(&["explain", &directory], options),
                text.say("advice-explain", &[("name", school.name.as_str().into())]),
            );
        }
        (Some(_), None) => {
            let kept = [("--out", format!("maillage-results/{}", summary.study))];
            add(called.again(&[], &kept), text.get("advice-keep"));
        }
        (None, _) => {}
    }
    if summary.is_estimate() {
        let session = [("--tier", "session".to_owned())];
        add(called.again(&["--tier", "--out"], &session), text.get("advice-simulate"));
    } else if called.given("--until").is_none() {
        let until = [("--until", "5%".to_owned())];
        add(called.again(&["--replications"], &until), text.get("advice-until"));
    }
    if called.anywhere {
        let there = if summary.territory.name == "Auvergne" { "creteil" } else { "auvergne" };
        let mut with = vec![("--territory", there.to_owned())];
        // The results of another territory are not to take the place of these.
        with.extend(
            called.given("--out").map(|out| ("--out", format!("{}-{there}", out.trim_end_matches('/')))),
        );
        add(called.again(&["--territory", "--links", "--out"], &with), text.get("advice-territory"));
    }
    add(called.line(&["new", "study", called.new_study], called.everywhere()), text.get("advice-new"));
    advice
}

/// An argument as POSIX shells take it.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./,:=%+@".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_repeated_with_their_options() {
        let options = [
            ("--phase", "2018".to_owned()),
            ("--replications", "3".to_owned()),
            ("--territory", "mes écoles".to_owned()),
        ];
        let called = Called {
            program: "maillage",
            subcommand: "run",
            name: "l'étude.toml",
            options: &options,
            results: None,
            anywhere: true,
            new_study: "mine",
        };
        assert_eq!(
            called.again(&["--replications"], &[("--until", "5%".to_owned())]),
            r"maillage run 'l'\''étude.toml' --phase 2018 --territory 'mes écoles' --until 5%"
        );
    }
}
