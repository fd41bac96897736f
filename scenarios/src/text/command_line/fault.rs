//! Faults of a command line in words.

use crate::text::Text;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with a command line, and what to do, a line each.
pub fn fault(error: &clap::Error, text: &Text) -> String {
    let mut said = format!("{} {}\n", text.get("failure-label"), message(error, text));
    if let Some(near) = near(error) {
        said += &text.say("usage-near", &[("near", near.into())]);
        said.push('\n');
    }
    said + &text.get("usage-help")
}

fn message(error: &clap::Error, text: &Text) -> String {
    let of = |kind| context(error, kind);
    let argument = of(ContextKind::InvalidArg).unwrap_or_default();
    let value = of(ContextKind::InvalidValue).unwrap_or_default();
    let says =
        |key: &str| text.say(key, &[("argument", argument.clone().into()), ("value", value.clone().into())]);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = of(ContextKind::InvalidSubcommand).unwrap_or_default();
            text.say("usage-unknown-command", &[("name", name.into())])
        }
        ErrorKind::UnknownArgument => says("usage-unknown-argument"),
        ErrorKind::InvalidValue if value.is_empty() => says("usage-value-missing"),
        ErrorKind::InvalidValue => {
            let valid = of(ContextKind::ValidValue).unwrap_or_default();
            format!("{}{}", says("usage-bad-value"), text.say("usage-possible", &[("values", valid.into())]))
        }
        ErrorKind::ValueValidation => {
            let id = argument.trim_start_matches('-').split([' ', '=']).next().unwrap_or_default();
            let expected = format!("expected-{id}");
            let after = if text.has(&expected) { text.get(&expected) } else { text.get("expected-number") };
            format!("{}{after}", says("usage-bad-value"))
        }
        ErrorKind::MissingRequiredArgument => says("usage-argument-missing"),
        ErrorKind::MissingSubcommand => text.get("usage-command-missing"),
        ErrorKind::ArgumentConflict => {
            let prior = of(ContextKind::PriorArg).unwrap_or_default();
            if prior.is_empty() || prior == argument {
                says("usage-argument-twice")
            } else {
                let arguments = [("argument", argument.clone().into()), ("prior", prior.into())];
                text.say("usage-conflict", &arguments)
            }
        }
        ErrorKind::InvalidUtf8 => text.get("usage-not-utf8"),
        // The rest has to do with how many values an argument takes.
        _ => says("usage-bad-argument"),
    }
}

fn near(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| context(error, kind))
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(value.clone()),
        ContextValue::Strings(values) => Some(values.join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
