//! What a text says at a place, without a scenario: also when what it says is wrong.

use super::{full, without_mark};
use crate::file::source::{Address, Source};
use crate::file::tree::{self, Table, Value};
use crate::file::unsaved::Unsaved;
use maillage_data::diagnostic::At;
use std::path::PathBuf;

/// The phase and the keys of the value or key at a place of a text; nothing where there is none, or when the text is
/// not TOML.
pub fn path_at(text: &str, at: At) -> Option<(Option<String>, Vec<String>)> {
    let source = source(text);
    let table = tree::parse(&source, 0).ok()?;
    let line = source.text.split_inclusive('\n').take(at.line.checked_sub(1)?).map(str::len).sum::<usize>();
    let column =
        source.text.get(line..)?.chars().take(at.column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
    let mut best = None;
    find(&table, line + column, &mut Vec::new(), &mut best);
    let path: Vec<String> = best?;
    match &path[..] {
        [phases, phase, rest @ ..] if phases == "phases" => Some((Some(phase.clone()), rest.to_vec())),
        _ => Some((None, path)),
    }
}

fn find(table: &Table, byte: usize, path: &mut Vec<String>, best: &mut Option<Vec<String>>) {
    for entry in &table.0 {
        path.push(entry.key.clone());
        let of_key = entry.place.span.contains(&byte);
        let of_value = entry.node.place.span.contains(&byte) || entry.node.place.span.start == byte;
        // The header of a table is the place of all that it should have and has not.
        if (of_key || of_value) && best.as_ref().is_none_or(|best| best.len() <= path.len()) {
            *best = Some(path.clone());
        }
        if let Value::Table(inner) = &entry.node.value
            && !tree::CHOICES.contains(&entry.key.as_str())
        {
            find(inner, byte, path, best);
        }
        path.pop();
    }
}

/// The TOML text of the value at a path, of the scenario itself or of what changes in a phase; nothing when the text
/// does not say it, or is not TOML.
pub fn written_at(text: &str, phase: Option<&str>, path: &[&str]) -> Option<String> {
    let source = source(text);
    let table = tree::parse(&source, 0).ok()?;
    let path = full(phase, path);
    let (last, tables) = path.split_last()?;
    let holder = tables.iter().try_fold(&table, |table, key| match &table.get(key)?.value {
        Value::Table(inner) => Some(inner),
        _ => None,
    })?;
    let node = holder.get(last)?;
    source.text.get(node.place.span.clone()).map(str::to_owned)
}

fn source(text: &str) -> Source {
    let address = Address::Disk(PathBuf::new(), Unsaved::default());
    Source { address, name: String::new(), text: without_mark(text).1.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "version = 1\n[pools.farm]\ncores = 16\nsizing = { concurrency = \"50 %\" }\n\n[phases.2018]\npools.farm.cores = 32\n";

    fn at(line: usize, column: usize) -> Option<(Option<String>, String)> {
        path_at(TEXT, At { line, column }).map(|(phase, path)| (phase, path.join(".")))
    }

    #[test]
    fn a_place_has_the_keys_of_its_value() {
        assert_eq!(at(3, 9), Some((None, "pools.farm.cores".to_owned())));
        assert_eq!(at(3, 1), Some((None, "pools.farm.cores".to_owned())));
        assert_eq!(at(4, 26), Some((None, "pools.farm.sizing.concurrency".to_owned())));
        assert_eq!(at(7, 20), Some((Some("2018".to_owned()), "pools.farm.cores".to_owned())));
        assert_eq!(at(5, 1), None);
        assert_eq!(path_at("cores = = 3", At { line: 1, column: 9 }), None);
    }

    #[test]
    fn a_value_is_found_as_it_is_written() {
        assert_eq!(written_at(TEXT, Some("2018"), &["pools", "farm", "cores"]).as_deref(), Some("32"));
        let share = written_at(TEXT, None, &["pools", "farm", "sizing", "concurrency"]);
        assert_eq!(share.as_deref(), Some("\"50 %\""));
        assert_eq!(written_at(TEXT, None, &["pools", "portal", "cores"]), None);
    }
}
