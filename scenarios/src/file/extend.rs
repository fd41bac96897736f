//! `extends`: a scenario takes all of another and changes what it says.

use super::de::suggestion_in_folders;
use super::source::{Address, Source, is_file_name};
use super::tree::{self, Table, Value};
use super::{bundled, scenario, schema};
use maillage_data::diagnostic::{Diagnostic, Message};

/// Reads a file and all that it extends, merged; the file itself is the first source.
pub(super) fn read(address: &Address) -> Result<(Table, Vec<Source>), Vec<Diagnostic>> {
    let mut sources = vec![address.read()?];
    let mut tables = vec![tree::parse(&sources[0], 0)?];
    loop {
        let last = tables.len() - 1;
        check_version(&tables[last], &sources, last)?;
        let Some(entry) = tables[last].entry("extends") else { break };
        let fault = |message: Message, hint: Option<Message>| {
            vec![sources[last].diagnostic(&entry.node.place.span, message, hint)]
        };
        let Value::Text(reference) = &entry.node.value else {
            return Err(fault(Message::new("scenario-extends-text"), None));
        };
        let Some(base) = sources[last].address.resolve(reference) else {
            let hint = if is_file_name(reference) {
                None
            } else {
                suggestion_in_folders(reference, bundled::scenario_names())
            };
            return Err(fault(Message::new("scenario-unknown-base").with("name", reference), hint));
        };
        if sources.iter().any(|source| source.address.is(&base)) {
            let chain = sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(" → ");
            let message =
                Message::new("scenario-cyclic-extends").with("chain", format!("{chain} → {}", base.name()));
            return Err(fault(message, None));
        }
        let source = base.read().map_err(|found| match &found[..] {
            // A missing file is the fault of the line that names it; a faulty one its own.
            [Diagnostic { file, at: None, .. }] => {
                fault(Message::new("scenario-base-unreadable").with("name", file), None)
            }
            _ => found,
        })?;
        let table = tree::parse(&source, last + 1)?;
        sources.push(source);
        tables.push(table);
    }
    let mut merged = tables.pop().expect("one table for each source, at least one");
    while let Some(over) = tables.pop() {
        merged.merge(over);
    }
    Ok((merged, sources))
}

/// Every file says its version, and it is one that we know.
pub(super) fn check_version(table: &Table, sources: &[Source], file: usize) -> Result<(), Vec<Diagnostic>> {
    let known = i64::from(schema::VERSION);
    match table.get("version") {
        Some(node) if matches!(node.value, Value::Integer(version) if version == known) => Ok(()),
        Some(node) => {
            let message = Message::new("scenario-unknown-version").with("known", known);
            Err(vec![scenario::at(sources, &node.place, message)])
        }
        None => {
            let message = Message::new("scenario-no-version").with("known", known);
            Err(vec![Diagnostic::of_file(&sources[file].name, message)])
        }
    }
}
