//! Faults of input files as people read them: place, message, the line with a caret, and what to do.

use super::{Argument, Text};
use maillage_data::diagnostic::{Diagnostic, Message};
use std::fmt::Write;

/// A message of the readers of files.
pub fn message(text: &Text, message: &Message) -> String {
    let arguments: Vec<(&str, Argument)> = message
        .arguments
        .iter()
        .map(|(name, value)| {
            // Counts choose plural forms; anything else is shown as the file has it.
            let count = value.parse::<u64>().ok().filter(|count| count.to_string() == *value);
            (*name, count.map_or_else(|| Argument::from(value.as_str()), Argument::Count))
        })
        .collect();
    text.say(message.key, &arguments)
}

/// A fault: `file:line:column: message`, the line with a caret, the hint.
pub fn render(text: &Text, diagnostic: &Diagnostic) -> String {
    let mut out = diagnostic.file.clone();
    if let Some(at) = diagnostic.at {
        write!(out, ":{}:{}", at.line, at.column).expect("writing to a string does not fail");
    }
    out.push_str(": ");
    out.push_str(&message(text, &diagnostic.message));
    out.push('\n');
    if let Some(snippet) = &diagnostic.snippet {
        let number = diagnostic.at.map_or(String::new(), |at| at.line.to_string());
        let margin = " ".repeat(number.len());
        let before: String = snippet.line.chars().take(snippet.start.saturating_sub(1)).collect();
        let indent = " ".repeat(super::number::width(&before));
        let carets = "^".repeat(snippet.length);
        writeln!(out, "  {number} | {}\n  {margin} | {indent}{carets}", snippet.line)
            .expect("writing to a string does not fail");
    }
    if let Some(hint) = &diagnostic.hint {
        let label = text.get("diagnostic-hint");
        writeln!(out, "  {label} {}", message(text, hint)).expect("writing to a string does not fail");
    }
    out
}
