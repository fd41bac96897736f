//! What would hold if a scenario did not say a value itself: what it takes from others, or said before.

use super::{EntryValue, Origin, leaves, value, written};
use crate::file::InputFile;
use crate::file::scenario::{Scenario, name_of};
use crate::file::tree::{self, Table, Value};
use std::collections::BTreeMap;

/// What a scenario says at a path when its last word on it is taken out.
#[derive(Clone, PartialEq, Debug)]
pub struct Without {
    /// The value.
    pub value: EntryValue,
    /// Its TOML text, as written.
    pub written: String,
    /// Who says it.
    pub origin: Origin,
}

impl Scenario {
    /// For every value that is said more than once on the way to a phase (by the scenarios that this one extends, by
    /// this one, in earlier phases): what it would be without the last word. Values said once are absent. Nothing
    /// when there is no such phase.
    pub fn without_last_word(&self, phase: &str) -> BTreeMap<Vec<String>, Without> {
        let mut said: BTreeMap<Vec<String>, Vec<Without>> = BTreeMap::new();
        let Some(last) = self.phases().iter().position(|known| known == phase) else {
            return BTreeMap::new();
        };
        let mut bases: Vec<Table> = Vec::new();
        let mut phases: Vec<Table> = Vec::new();
        for (file, source) in self.sources().iter().enumerate() {
            let mut table = tree::parse(source, file).unwrap_or_default();
            phases.push(match table.remove("phases").map(|node| node.value) {
                Some(Value::Table(table)) => table,
                _ => Table::default(),
            });
            bases.push(table);
        }
        for table in bases.iter().rev() {
            self.hear(table, None, &mut said);
        }
        for name in &self.phases()[..=last] {
            for table in phases.iter().rev() {
                if let Some(Value::Table(table)) = table.get(name).map(|node| &node.value) {
                    self.hear(table, Some(name), &mut said);
                }
            }
        }
        said.into_iter()
            .filter_map(|(path, mut words)| {
                words.pop();
                Some((path, words.pop()?))
            })
            .collect()
    }

    fn hear(&self, table: &Table, phase: Option<&str>, said: &mut BTreeMap<Vec<String>, Vec<Without>>) {
        leaves(table, &mut Vec::new(), &mut |path, leaf| {
            let file = leaf.node.place.file;
            let source = &self.sources()[file];
            let phase = phase.map(str::to_owned);
            said.entry(path.to_vec()).or_default().push(Without {
                value: value(&leaf.node.value),
                written: written(leaf, source),
                origin: if file == 0 {
                    Origin::Own { phase }
                } else {
                    Origin::Inherited { scenario: name_of(&source.name), phase }
                },
            });
        });
    }

    /// The files that it was read from, its own first, with their hashes.
    pub fn inputs(&self) -> Vec<InputFile> {
        let files = self.sources().iter();
        files.map(|source| InputFile { name: source.name.clone(), sha256: source.sha256() }).collect()
    }

    /// Name of the scenario that it extends; none when it stands by itself.
    pub fn parent(&self) -> Option<String> {
        self.sources().get(1).map(|source| name_of(&source.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{Unsaved, bundled_texts, load_scenario_unsaved};
    use std::path::Path;

    fn scenario(texts: &[(&str, &str)]) -> Scenario {
        let folder = Path::new("/without");
        let mut unsaved = Unsaved::new();
        for (name, text) in bundled_texts("sconeeta").unwrap() {
            unsaved.insert(&folder.join(name), text);
        }
        for (name, text) in texts {
            unsaved.insert(&folder.join(name), *text);
        }
        load_scenario_unsaved(&folder.join(texts[0].0), &unsaved).unwrap()
    }

    const TITLE: &str = "title = { fr = \"A\", en = \"A\" }\n";

    fn path(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn a_value_falls_back_on_the_parent_then_on_what_was_said_before() {
        let text = format!(
            "version = 1\nextends = \"statu-quo.toml\"\n{TITLE}[pools.farm]\ncores = 32\n[phases.2018]\npools.farm.cores = 48\n"
        );
        let read = scenario(&[("a.toml", &text)]);
        let cores = path(&["pools", "farm", "cores"]);
        let early = &read.without_last_word("2013")[&cores];
        assert_eq!(early.value, EntryValue::Integer(16));
        assert_eq!(early.origin, Origin::Inherited { scenario: "statu-quo".to_owned(), phase: None });
        let late = &read.without_last_word("2018")[&cores];
        assert_eq!(late.value, EntryValue::Integer(32));
        assert_eq!(late.origin, Origin::Own { phase: None });
        assert_eq!(read.parent().as_deref(), Some("statu-quo"));
        assert_eq!(read.inputs().len(), 2);
    }

    #[test]
    fn what_is_said_once_has_nothing_to_fall_back_on() {
        let text = format!(
            "version = 1\nextends = \"statu-quo.toml\"\n{TITLE}[host_sites.new]\nrate = \"1 Gb/s\"\nlatency = \"2 ms\"\n"
        );
        let read = scenario(&[("a.toml", &text)]);
        let without = read.without_last_word("2013");
        assert!(!without.contains_key(&path(&["host_sites", "new", "rate"])));
        assert!(!without.contains_key(&path(&["pools", "farm", "cores"])));
        assert!(read.without_last_word("1999").is_empty());
    }

    #[test]
    fn a_choice_is_one_value() {
        let text = format!(
            "version = 1\nextends = \"statu-quo.toml\"\n{TITLE}[services.files]\non = {{ site = \"region\" }}\n"
        );
        let read = scenario(&[("a.toml", &text)]);
        let on = &read.without_last_word("2013")[&path(&["services", "files", "on"])];
        assert_eq!(on.written, "{ pool = \"local_server\" }");
    }
}
