//! Puts the texts of a language into a command line.

use crate::text::Text;
use clap::{Arg, ArgAction, Command};

/// A command line with its texts: `<path>` and `<path>-example` for the command, `<path>-<name>` for those within it,
/// `argument-<id>` and `value-<id>` for arguments.
pub fn localized(command: Command, path: &str, text: &Text) -> Command {
    let command = command.disable_version_flag(true);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    within(command.arg(version), path, text)
}

fn within(command: Command, path: &str, text: &Text) -> Command {
    let usage = text.get("heading-usage");
    let example = text.get("heading-example");
    let template = format!("{{about}}\n\n{usage}\n  {{usage}}\n\n{{all-args}}{{after-help}}");
    let mut command = command
        .disable_help_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help))
        .about(text.get(path))
        .after_help(format!("{example}\n{}", indented(&text.get(&format!("{path}-example")))))
        .help_template(template)
        .subcommand_help_heading(text.get("heading-commands"))
        .subcommand_value_name(text.get("value-command"))
        .mut_args(|argument| argument_in(argument, text));
    let names: Vec<String> = command.get_subcommands().map(|known| known.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(name, |subcommand| within(subcommand, &path, text));
    }
    command
}

fn argument_in(argument: Arg, text: &Text) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let heading = if argument.is_positional() { "heading-arguments" } else { "heading-options" };
    let mut argument = argument.help(text.get(&format!("argument-{id}"))).help_heading(text.get(heading));
    if argument.get_action().takes_values() {
        // Choices and defaults are said in the text, where they can be translated.
        argument = argument
            .value_name(text.get(&format!("value-{id}")))
            .hide_possible_values(true)
            .hide_default_value(true);
    }
    argument
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
