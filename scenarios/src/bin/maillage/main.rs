//! The command `maillage`.

mod arguments;
mod check;
mod compare;
mod decide;
mod diff;
mod explain;
mod failure;
mod film;
mod import;
mod list;
mod new;
mod output;
mod progress;
mod replay;
mod report;
mod schema;
mod territory;
mod usage;
mod validate;

use arguments::{Arguments, Call, StudyOptions};
use clap::{CommandFactory, FromArgMatches};
use failure::Failure;
use maillage_scenarios::text::{Text, command_line};
use std::process::ExitCode;

fn main() -> ExitCode {
    let text = Text::new(command_line::language());
    let command = command_line::localized(Arguments::command(), "help", &text);
    let parsed = command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage::report(&error, &text),
    };
    match run(arguments, &text) {
        Ok(code) => code,
        Err(failure) => failure.report(&text),
    }
}

fn run(Arguments { lang, call }: Arguments, text: &Text) -> Result<ExitCode, Failure> {
    let with_language = |options: StudyOptions| StudyOptions { lang: lang.clone(), ..options };
    match call {
        None => compare::bundled(lang, text),
        Some(Call::List) => list::run(text),
        Some(Call::Check { files }) => check::run(&files, text),
        Some(Call::New { what }) => new::run(&what, text),
        Some(Call::Run { scenario, options }) => compare::scenario(&scenario, &with_language(options), text),
        Some(Call::Compare { study, options }) => compare::study(&study, &with_language(options), text),
        Some(Call::Diff(arguments)) => diff::run(&arguments, text),
        Some(Call::Film(arguments)) => film::run(&arguments, text),
        Some(Call::Decide(arguments)) => decide::run(&arguments, text),
        Some(Call::Report(arguments)) => report::run(&arguments, text),
        Some(Call::Explain(arguments)) => explain::run(&arguments, text),
        Some(Call::Replay { what }) => replay::run(&what, text),
        Some(Call::Validate { full }) => validate::run(full, text),
        Some(Call::Import { what }) => import::run(&what, text),
        Some(Call::Territory { what }) => territory::run(&what, text),
        Some(Call::Schema { which }) => schema::run(which),
    }
}
