//! What a scenario says, value by value: where each is written, by which scenario, and what justifies it.

use super::comment::Comments;
use super::field;
use super::scenario::{Scenario, name_of};
use super::source::Source;
use super::tree::{self, Table, Value};

mod without;

pub use without::Without;

/// One value that a scenario says.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Keys from the root of the scenario: `["pools", "farm", "cores"]`.
    pub path: Vec<String>,
    /// The value.
    pub value: EntryValue,
    /// Its TOML text, as written.
    pub written: String,
    /// Name of the file that it is written in, without folder.
    pub file: String,
    /// Line of its key in that file, from 1.
    pub line: usize,
    /// Who says it.
    pub origin: Origin,
    /// The comment that justifies it: at the end of its line, or directly above its key, above the run of keys
    /// without blank line that it belongs to, or above the header of its table when that run begins there.
    pub source: Option<String>,
}

/// A value of a scenario file.
#[derive(Clone, PartialEq, Debug)]
pub enum EntryValue {
    /// A text, also a quantity with its unit.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// A list.
    Array(Vec<Self>),
    /// A choice with what it carries: `{ pool = "farm" }`.
    Choice {
        /// What is chosen: `pool`.
        key: String,
        /// What it carries: `farm`.
        value: String,
    },
    /// A table that says nothing but its name: `[applications.browser]`.
    Empty,
}

/// Who says a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The scenario itself.
    Own {
        /// The phase in whose section it is written, if in any.
        phase: Option<String>,
    },
    /// A scenario that it extends.
    Inherited {
        /// Name of that scenario.
        scenario: String,
        /// The phase in whose section it is written, if in any.
        phase: Option<String>,
    },
}

/// A value that two scenarios do not share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Keys from the root of the scenarios.
    pub path: Vec<String>,
    /// TOML text of the value in the first one; nothing when it says none.
    pub a: Option<String>,
    /// TOML text of the value in the second one.
    pub b: Option<String>,
}

impl Scenario {
    /// What the scenario says in a phase, with all that it extends and all earlier phases, in the order in which the
    /// keys were first written; nothing when there is no such phase.
    pub fn entries(&self, phase: &str) -> Vec<Entry> {
        self.tree(phase).map(|table| self.entries_of(table)).unwrap_or_default()
    }

    /// What the scenario says before any phase.
    pub fn base_entries(&self) -> Vec<Entry> {
        self.entries_of(self.base())
    }

    fn entries_of(&self, table: &Table) -> Vec<Entry> {
        let comments: Vec<Comments<'_>> = self.sources().iter().map(Comments::new).collect();
        let mut entries = Vec::new();
        leaves(table, &mut Vec::new(), &mut |path, leaf| {
            let place = &leaf.node.place;
            let source = &self.sources()[place.file];
            let phase = place.phase.map(|at| self.phases()[usize::from(at)].clone());
            let lines = &comments[place.file];
            entries.push(Entry {
                path: path.to_vec(),
                value: value(&leaf.node.value),
                written: written(leaf, source),
                file: source.name.rsplit(['/', '\\']).next().unwrap_or(&source.name).to_owned(),
                line: lines.line(leaf.place.span.start) + 1,
                origin: if place.file == 0 {
                    Origin::Own { phase }
                } else {
                    Origin::Inherited { scenario: name_of(&source.name), phase }
                },
                source: lines.of(&leaf.place.span, &place.span),
            });
        });
        entries
    }
}

/// Values in which two scenarios differ in a phase, in the order of the first, then what only the second says.
/// Numbers and quantities are compared by what they mean (`"0.1 Gb/s"` is `"100 Mb/s"`). Version, `extends`, title and
/// summary say nothing about the future and are left out.
pub fn diff(a: &Scenario, b: &Scenario, phase: &str) -> Vec<Difference> {
    let leaves_of = |scenario: &Scenario| {
        let mut found: Vec<(Vec<String>, EntryValue, String)> = Vec::new();
        if let Some(table) = scenario.tree(phase) {
            leaves(table, &mut Vec::new(), &mut |path, leaf| {
                if !["version", "extends", "title", "summary"].contains(&path[0].as_str()) {
                    let source = &scenario.sources()[leaf.node.place.file];
                    found.push((path.to_vec(), value(&leaf.node.value), written(leaf, source)));
                }
            });
        }
        found
    };
    let (of_a, of_b) = (leaves_of(a), leaves_of(b));
    let index =
        |leaves: &[(Vec<String>, EntryValue, String)]| -> std::collections::BTreeMap<Vec<String>, usize> {
            leaves.iter().enumerate().map(|(at, leaf)| (leaf.0.clone(), at)).collect()
        };
    let (index_a, index_b) = (index(&of_a), index(&of_b));
    let mut differences = Vec::new();
    for (path, value, written) in &of_a {
        let other = index_b.get(path).map(|at| &of_b[*at]);
        if other.is_none_or(|other| !same(path, value, &other.1)) {
            let b = other.map(|other| other.2.clone());
            differences.push(Difference { path: path.clone(), a: Some(written.clone()), b });
        }
    }
    let only_b = of_b.into_iter().filter(|leaf| !index_a.contains_key(&leaf.0));
    differences.extend(only_b.map(|(path, _, written)| Difference { path, a: None, b: Some(written) }));
    differences
}

/// Calls back with every value of a table, with its path.
fn leaves<'a>(table: &'a Table, path: &mut Vec<String>, found: &mut impl FnMut(&[String], &'a tree::Entry)) {
    for entry in &table.0 {
        path.push(entry.key.clone());
        match &entry.node.value {
            Value::Table(inner) if !inner.0.is_empty() && !tree::CHOICES.contains(&entry.key.as_str()) => {
                leaves(inner, path, found);
            }
            _ => found(path, entry),
        }
        path.pop();
    }
}

fn value(said: &Value) -> EntryValue {
    match said {
        Value::Text(text) | Value::Date(text) => EntryValue::Text(text.clone()),
        Value::Integer(number) => EntryValue::Integer(*number),
        Value::Float(number) => EntryValue::Float(*number),
        Value::Boolean(value) => EntryValue::Boolean(*value),
        Value::Array(items) => EntryValue::Array(items.iter().map(|item| value(&item.value)).collect()),
        Value::Table(table) => match &table.0[..] {
            [tree::Entry { key, node: tree::Node { value: Value::Text(value), .. }, .. }] => {
                EntryValue::Choice { key: key.clone(), value: value.clone() }
            }
            _ => EntryValue::Empty,
        },
    }
}

/// The text of a value; that of a table that is not written in braces is made.
fn written(leaf: &tree::Entry, source: &Source) -> String {
    let text = &source.text[leaf.node.place.span.clone()];
    match value(&leaf.node.value) {
        EntryValue::Choice { key, value } if !text.starts_with('{') => {
            format!("{{ {} = {} }}", toml_edit::Key::new(key), toml_edit::Value::from(value))
        }
        EntryValue::Empty => "{}".to_owned(),
        _ => text.to_owned(),
    }
}

/// Whether two values of the same key mean the same.
fn same(path: &[String], a: &EntryValue, b: &EntryValue) -> bool {
    match (a, b) {
        (EntryValue::Integer(whole), EntryValue::Float(number))
        | (EntryValue::Float(number), EntryValue::Integer(whole)) => *whole as f64 == *number,
        (EntryValue::Array(a), EntryValue::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(path, a, b))
        }
        (EntryValue::Text(a), EntryValue::Text(b)) if a != b => {
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            field::field(&keys).is_some_and(|field| {
                let base = |text: &str| field.kind.base_value(text);
                base(a).is_some() && base(a) == base(b)
            })
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests;
