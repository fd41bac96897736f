//! Changes to the text of scenario and study files that leave everything else (comments, order, spaces) as it is.
//!
//! The text is never written anew: a parser says where things are (`layout`), and parts of the text are replaced,
//! added or taken out there. Every change is read again before it is returned.

mod inline;
mod layout;
mod look;
mod place;
mod study;

pub use look::{path_at, written_at};
pub use study::{add_to_study, remove_from_study};

use super::field::{FieldKind, field, fields_of};
use layout::{Atom, Layout};
use maillage_data::diagnostic::Message;
use std::ops::Range;
use toml_edit::{Key, Value};

/// Why a text was not changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditError {
    /// The text, as it is, is not TOML.
    #[error("the text is not TOML: {0}")]
    NotToml(String),
    /// The value is not the TOML text of one value.
    #[error("{0} is not a TOML value")]
    NotAValue(String),
    /// A key on the way holds something else than a table.
    #[error("{0} is not a table")]
    NotATable(String),
    /// The text is written in a way that this change does not know.
    #[error("{0} cannot be changed in this text")]
    Unsupported(String),
}

impl EditError {
    /// The error as people read it, in the Fluent files `scenario.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::NotToml(reason) => Message::new("scenario-not-toml").with("reason", reason),
            Self::NotAValue(value) => Message::new("scenario-edit-no-value").with("value", value),
            Self::NotATable(path) => Message::new("scenario-edit-no-table").with("path", path),
            Self::Unsupported(path) => Message::new("scenario-edit-unsupported").with("path", path),
        }
    }
}

/// Sets the key at `path`, of the scenario itself or of what changes in a phase, to a value given as TOML text
/// (`"\"20 ms\""`, `4`, `{ pool = "farm" }`), and returns the new text.
///
/// A value that is there is replaced where it is. A new key goes to the table that it belongs to, after its last key;
/// in a phase as a dotted key of `[phases.NAME]`; else under a header of its own, after the headers nearest to it and
/// before the phases. An empty line keeps it apart from keys that a comment justifies, which says nothing about it.
pub fn set(text: &str, phase: Option<&str>, path: &[&str], value: &str) -> Result<String, EditError> {
    let value = value.trim();
    if value.parse::<Value>().is_err() {
        return Err(EditError::NotAValue(value.to_owned()));
    }
    let path = full(phase, path);
    let (mark, text) = without_mark(text);
    let layout = Layout::read(text)?;
    let changed = match layout.atoms.iter().find(|atom| atom.is_pair() && path.starts_with(&atom.path)) {
        Some(pair) if pair.path.len() == path.len() => splice(text, &pair.value, value),
        Some(pair) => inline::set(text, pair, &path[pair.path.len()..], value)?,
        None if path.is_empty() => return Err(EditError::NotATable(String::new())),
        None => {
            let inner: Vec<Range<usize>> = layout
                .atoms
                .iter()
                .filter(|atom| atom.path.starts_with(&path))
                .map(|atom| atom.lines.clone())
                .collect();
            if inner.is_empty() {
                place::add(text, &layout, &path, value)
            } else {
                // A table that becomes a value, such as `on`.
                let cleared = remove_lines(text, &inner);
                place::add(&cleared, &Layout::read(&cleared)?, &path, value)
            }
        }
    };
    let expected = layout.leaves_without(&path);
    let found = Layout::read(&changed)?;
    if found.leaves_without(&path) == expected {
        Ok(format!("{mark}{changed}"))
    } else {
        Err(EditError::Unsupported(path.join(".")))
    }
}

/// Takes the key or table at `path` out, so that what is inherited shows again, and returns the new text: the same one
/// when the key is not there. A comment directly above goes with it unless keys follow that it may justify as well.
///
/// Tables that become empty go too, except those that say something by being there: a phase, and entries by name all
/// of whose keys may be left out (an application).
pub fn unset(text: &str, phase: Option<&str>, path: &[&str]) -> Result<String, EditError> {
    let path = full(phase, path);
    let (mark, text) = without_mark(text);
    if path.is_empty() {
        return Ok(format!("{mark}{text}"));
    }
    let (mut text, mut path) = (text.to_owned(), path);
    loop {
        let layout = Layout::read(&text)?;
        let holder = layout
            .atoms
            .iter()
            .find(|atom| atom.is_pair() && path.len() > atom.path.len() && path.starts_with(&atom.path));
        let changed = if let Some(pair) = holder {
            inline::unset(&text, pair, &path[pair.path.len()..])
        } else {
            let inner: Vec<&Atom> = layout.atoms.iter().filter(|atom| atom.path.starts_with(&path)).collect();
            (!inner.is_empty()).then(|| {
                let lines: Vec<Range<usize>> =
                    inner.iter().map(|atom| layout.with_surroundings(&text, atom, &inner)).collect();
                remove_lines(&text, &lines)
            })
        };
        let Some(changed) = changed else { break };
        let after = Layout::read(&changed)?;
        if after.leaves_without(&path) != layout.leaves_without(&path) {
            return Err(EditError::Unsupported(path.join(".")));
        }
        text = changed;
        path.pop();
        let is_used = after.atoms.iter().any(|atom| {
            atom.path.starts_with(&path) && atom.path.len() > path.len()
                || atom.path == path && atom.is_pair() && !inline::is_empty(&text, atom)
        });
        if path.is_empty() || is_used || says_something(&path) {
            break;
        }
    }
    Ok(format!("{mark}{text}"))
}

/// Whether an empty table at a path says something.
fn says_something(path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let path = match path[..] {
        ["phases"] | ["phases", _] => return true,
        ["phases", _, ref rest @ ..] => rest,
        _ => &path[..],
    };
    let Some((_, parent)) = path.split_last() else { return false };
    field(parent).is_some_and(|field| field.kind == FieldKind::Names)
        && fields_of(path).iter().all(|(_, field)| !field.required)
}

/// The text of a scenario that says nothing but what it extends: a file beside it (`"other.toml"`) or a bundled
/// scenario (`"sconeeta/statu-quo"`). The title is in French and English.
pub fn new_scenario(extends: &str, title: (&str, &str)) -> String {
    format!(
        "version = 1\nextends = {}\ntitle = {{ fr = {}, en = {} }}\n",
        Value::from(extends),
        Value::from(title.0),
        Value::from(title.1)
    )
}

fn full(phase: Option<&str>, path: &[&str]) -> Vec<String> {
    let phase = phase.map(|phase| ["phases", phase]);
    phase.iter().flatten().chain(path).map(|key| (*key).to_owned()).collect()
}

/// The byte order mark that an editor may have put in front, and the rest.
fn without_mark(text: &str) -> (&str, &str) {
    text.strip_prefix('\u{feff}').map_or(("", text), |rest| (&text[..3], rest))
}

/// Keys with dots, in quotes where they need them.
fn dotted(path: &[String]) -> String {
    path.iter().map(|key| Key::new(key).to_string()).collect::<Vec<_>>().join(".")
}

fn splice(text: &str, span: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

/// Takes ranges of whole lines out.
fn remove_lines(text: &str, lines: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut sorted = lines.to_vec();
    sorted.sort_by_key(|range| range.start);
    let mut from = 0;
    for range in sorted {
        kept.push_str(&text[from..range.start.max(from)]);
        from = range.end.max(from);
    }
    kept.push_str(&text[from..]);
    // The last line had no end: the one before it has none now.
    if from == text.len() && !text.ends_with('\n') {
        let end = kept.trim_end_matches(['\n', '\r']).len();
        let one = kept[end..].len().min(if kept.ends_with("\r\n") { 2 } else { 1 });
        kept.truncate(kept.len() - one);
    }
    kept
}

#[cfg(test)]
mod tests;
