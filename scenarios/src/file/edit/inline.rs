//! Keys of tables written in braces.

use super::layout::Atom;
use super::{EditError, dotted, splice};
use std::ops::Range;
use toml_edit::{Document, Value};

/// Keys of the outermost table in braces that lead to a value, and the bytes of that value.
struct Leaf {
    path: Vec<String>,
    value: Range<usize>,
}

/// What a pair holds, parsed again by itself: bytes count from the start of the text.
fn with_value<T>(text: &str, span: &Range<usize>, read: impl FnOnce(&Value) -> T) -> Option<T> {
    // The value at its own place in a text of spaces, so that the bytes are those of the whole text.
    let alone = format!("v={}", &text[span.clone()]);
    let document = Document::parse(alone).ok()?;
    document.as_table().get("v").and_then(toml_edit::Item::as_value).map(read)
}

/// Values of one table in braces, in order of their places; dotted keys lead to several.
fn leaves(text: &str, span: &Range<usize>) -> Option<Vec<Leaf>> {
    fn visit(table: &toml_edit::InlineTable, path: &mut Vec<String>, offset: usize, found: &mut Vec<Leaf>) {
        for (key, value) in table {
            path.push(key.to_owned());
            match value.as_inline_table() {
                Some(inner) if inner.is_dotted() => visit(inner, path, offset, found),
                _ => {
                    let span = value.span().unwrap_or_default();
                    let value = span.start + offset - 2..span.end + offset - 2;
                    found.push(Leaf { path: path.clone(), value });
                }
            }
            path.pop();
        }
    }
    with_value(text, span, |value| {
        value.as_inline_table().map(|table| {
            let mut found = Vec::new();
            visit(table, &mut Vec::new(), span.start, &mut found);
            found.sort_by_key(|leaf| leaf.value.start);
            found
        })
    })?
}

/// Whether a pair holds an empty table in braces.
pub(super) fn is_empty(text: &str, pair: &Atom) -> bool {
    leaves(text, &pair.value).is_some_and(|leaves| leaves.is_empty())
}

/// Sets a key of the table in braces that a pair holds.
pub(super) fn set(text: &str, pair: &Atom, rest: &[String], value: &str) -> Result<String, EditError> {
    set_in(text, &pair.value, rest, value).ok_or_else(|| EditError::NotATable(dotted(&pair.path)))
}

fn set_in(text: &str, span: &Range<usize>, rest: &[String], value: &str) -> Option<String> {
    let leaves = leaves(text, span)?;
    if let Some(leaf) = leaves.iter().find(|leaf| rest.starts_with(&leaf.path)) {
        return if leaf.path.len() == rest.len() {
            Some(splice(text, &leaf.value, value))
        } else {
            set_in(text, &leaf.value, &rest[leaf.path.len()..], value)
        };
    }
    if leaves.iter().any(|leaf| leaf.path.starts_with(rest)) {
        let cleared = unset_in(text, span, rest)?;
        let end = span.end - (text.len() - cleared.len());
        return set_in(&cleared, &(span.start..end), rest, value);
    }
    let pair = format!("{} = {value}", dotted(rest));
    Some(match leaves.last() {
        Some(last) => splice(text, &(last.value.end..last.value.end), &format!(", {pair}")),
        None => splice(text, span, &format!("{{ {pair} }}")),
    })
}

/// Takes a key out of the table in braces that a pair holds; nothing when it is not there.
pub(super) fn unset(text: &str, pair: &Atom, rest: &[String]) -> Option<String> {
    unset_in(text, &pair.value, rest)
}

fn unset_in(text: &str, span: &Range<usize>, rest: &[String]) -> Option<String> {
    let leaves = leaves(text, span)?;
    let outer = leaves.iter().find(|leaf| rest.starts_with(&leaf.path) && leaf.path.len() < rest.len());
    if let Some(leaf) = outer {
        return unset_in(text, &leaf.value, &rest[leaf.path.len()..]);
    }
    let at = leaves.iter().position(|leaf| leaf.path.starts_with(rest))?;
    let end = leaves[at].value.end;
    let changed = if at > 0 {
        splice(text, &(leaves[at - 1].value.end..end), "")
    } else if leaves.len() > 1 {
        let comma = text[end..].find(',').map_or(end, |comma| end + comma + 1);
        splice(text, &(span.start + 1..comma), "")
    } else {
        splice(text, span, "{}")
    };
    // Dotted keys under the same table, one after the other.
    let end = span.end - (text.len() - changed.len());
    Some(unset_in(&changed, &(span.start..end), rest).unwrap_or(changed))
}
