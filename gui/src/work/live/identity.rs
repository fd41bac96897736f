//! What a scenario is read from, as one number: its own text, those that it extends, and the study.

use super::{KEPT, Request};
use crate::document::Document;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The identity of a scenario as the texts of a document say it now.
pub fn identity(document: &Document, scenario: &str) -> u64 {
    hash(&Request::new(document, None, HashSet::new()), scenario, &mut Bases::default())
}

/// What a text extends.
#[derive(Clone)]
enum Base {
    None,
    Named(String),
    Unreadable,
}

fn base(text: &str) -> Base {
    let Ok(table) = text.parse::<toml::Table>() else { return Base::Unreadable };
    match table.get("extends") {
        None => Base::None,
        Some(toml::Value::String(name)) => Base::Named(name.clone()),
        Some(_) => Base::Unreadable,
    }
}

/// What texts extend: those that were not edited are not read again for it.
#[derive(Default)]
pub(super) struct Bases(HashMap<Arc<str>, Base>);

impl Bases {
    fn of(&mut self, text: &Arc<str>) -> Base {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        if self.0.len() > KEPT {
            self.0.clear();
        }
        let base = base(text);
        self.0.insert(Arc::clone(text), base.clone());
        base
    }
}

/// Where it cannot be told what a scenario is read from, every text counts.
fn all(mut hasher: Sha256, request: &Request) -> u64 {
    for (file, text) in &request.texts {
        hasher.update(file.as_bytes());
        hasher.update(text.as_bytes());
    }
    digest(hasher)
}

fn digest(hasher: Sha256) -> u64 {
    let bytes: [u8; 8] = hasher.finalize()[..8].try_into().expect("a hash has more than eight bytes");
    u64::from_le_bytes(bytes)
}

/// Hash of what a scenario is read from: the study, its own text and those that it extends.
pub(super) fn hash(request: &Request, scenario: &str, bases: &mut Bases) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(request.study_text.as_bytes());
    let mut file = format!("{scenario}.toml");
    // A file that extends itself is reported by the reader; here it only must not go on for ever.
    for _ in 0..=request.texts.len() {
        hasher.update(file.as_bytes());
        let Some(text) = request.texts.get(&file) else { break };
        hasher.update(text.as_bytes());
        match bases.of(text) {
            Base::None => break,
            Base::Named(named) => {
                let named = named.strip_prefix("./").unwrap_or(&named).to_owned();
                let is_file = named.starts_with('.') || Path::new(&named).extension().is_some();
                let is_bundled = !is_file;
                match [named.clone(), format!("{named}.toml")]
                    .into_iter()
                    .find(|file| request.texts.contains_key(file))
                {
                    Some(beside) => file = beside,
                    None if is_bundled => break,
                    None => return all(hasher, request),
                }
            }
            Base::Unreadable => return all(hasher, request),
        }
    }
    digest(hasher)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Edit;

    fn with(document: &mut Document, scenario: &str, text: String) {
        document.edit(&Edit::Text { scenario: scenario.to_owned(), text }, None).unwrap();
    }

    /// However a scenario names what it starts from, an edit of that changes it.
    #[test]
    fn what_a_scenario_starts_from_is_part_of_its_identity() {
        for extends in
            ["extends = \"statu-quo\"", "extends = 'statu-quo.toml'", "\"extends\" = \"./statu-quo.toml\""]
        {
            let mut document = Document::bundled("sconeeta").unwrap();
            with(&mut document, "securiser", format!("version = 1\n{extends}\n"));
            let before = ["securiser", "mobilite"].map(|name| identity(&document, name));
            let changed = format!("{}\n# changed\n", document.scenario_text("statu-quo").unwrap());
            with(&mut document, "statu-quo", changed);
            assert_ne!(identity(&document, "securiser"), before[0], "{extends}");
            document.undo();
            assert_eq!(["securiser", "mobilite"].map(|name| identity(&document, name)), before);
        }
    }
}
