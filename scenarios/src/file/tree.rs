//! TOML tables that remember which file and place each key and value came from, so that they can be merged
//! (`extends`, phases) and still be blamed.

use super::source::Source;
use maillage_data::diagnostic::Diagnostic;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A place in one of the files that were read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Place {
    /// Index of the file.
    pub file: usize,
    /// Bytes of its text.
    pub span: Range<usize>,
    /// Index of the phase in whose section it is written, if in any.
    pub phase: Option<u16>,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The value.
    pub value: Value,
    /// Where it is written.
    pub place: Place,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// A date or time, which no key of ours takes.
    Date(String),
    /// An array.
    Array(Vec<Node>),
    /// A table.
    Table(Table),
}

/// Keys whose table is a choice with what it carries, `on = { pool = "farm" }`: replaced, not merged.
pub(super) const CHOICES: [&str; 3] = ["on", "at", "per"];

/// Keys in the order in which they were first written.
#[derive(Clone, Debug, Default)]
pub(super) struct Table(pub Vec<Entry>);

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The key.
    pub key: String,
    /// Where it is written.
    pub place: Place,
    /// Its value.
    pub node: Node,
}

impl Table {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// A key with its value.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key == key)
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, key: &str) -> Option<Node> {
        let at = self.0.iter().position(|entry| entry.key == key)?;
        Some(self.0.remove(at).node)
    }

    /// Lays another table over this one: tables merge, everything else (also a choice) is replaced.
    pub(super) fn merge(&mut self, over: Self) {
        for entry in over.0 {
            match self.0.iter_mut().find(|known| known.key == entry.key) {
                None => self.0.push(entry),
                Some(known) => {
                    known.place = entry.place;
                    match (&mut known.node.value, entry.node.value) {
                        (Value::Table(below), Value::Table(above))
                            if !CHOICES.contains(&known.key.as_str()) =>
                        {
                            below.merge(above);
                            known.node.place = entry.node.place;
                        }
                        (_, value) => known.node = Node { value, place: entry.node.place },
                    }
                }
            }
        }
    }

    /// Marks everything as written in the section of a phase.
    pub(super) fn mark(&mut self, phase: u16) {
        for entry in &mut self.0 {
            entry.place.phase = Some(phase);
            entry.node.place.phase = Some(phase);
            if let Value::Table(table) = &mut entry.node.value {
                table.mark(phase);
            }
        }
    }

    /// Puts a value at a path of keys of tables; says whether it could. The last key may be new, the others not.
    pub(super) fn put(&mut self, path: &[String], value: Value) -> bool {
        let Some((first, rest)) = path.split_first() else { return false };
        let Some(entry) = self.0.iter_mut().find(|entry| entry.key == *first) else {
            let is_new_leaf = rest.is_empty();
            if is_new_leaf {
                let (key, node) = (first.clone(), Node { value, place: Place::default() });
                self.0.push(Entry { key, place: Place::default(), node });
            }
            return is_new_leaf;
        };
        if rest.is_empty() {
            entry.node.value = value;
            return true;
        }
        match &mut entry.node.value {
            Value::Table(table) => table.put(rest, value),
            _ => false,
        }
    }

    /// The table at a path, to change it.
    pub(super) fn table_mut(&mut self, path: &[String]) -> Option<&mut Self> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        let entry = self.0.iter_mut().find(|entry| entry.key == *first)?;
        match &mut entry.node.value {
            Value::Table(table) => table.table_mut(rest),
            _ => None,
        }
    }

    /// Where the deepest part of a path that exists is written; of the last key, its value unless it is a table.
    pub(super) fn place(&self, path: &[&str]) -> Option<&Place> {
        let (first, rest) = path.split_first()?;
        let entry = self.entry(first)?;
        match &entry.node.value {
            Value::Table(table) => table.place(rest).or(Some(&entry.place)),
            Value::Array(items) => {
                let item =
                    rest.first().and_then(|index| index.parse::<usize>().ok()).and_then(|at| items.get(at));
                Some(item.map_or(&entry.node.place, |item| &item.place))
            }
            _ => Some(&entry.node.place),
        }
    }
}

/// Reads the text of a file; every fault of its TOML is reported.
pub(super) fn parse(source: &Source, file: usize) -> Result<Table, Vec<Diagnostic>> {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        return Ok(table(document.get_ref(), file));
    }
    Err(errors
        .iter()
        .map(|error| {
            let message = super::slips::message(error.message());
            source.diagnostic(&error.span().unwrap_or(0..0), message, None)
        })
        .collect())
}

fn table(map: &DeTable<'_>, file: usize) -> Table {
    Table(
        map.iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                place: Place { file, span: key.span(), phase: None },
                node: node(value.get_ref(), value.span(), file),
            })
            .collect(),
    )
}

fn node(value: &DeValue<'_>, span: Range<usize>, file: usize) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            // A whole number that does not fit is far outside every range; as a float it is refused with its place.
            .map_or_else(
                |_overflow| Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
                Value::Integer,
            ),
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Boolean(*value),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            Value::Array(items.iter().map(|item| node(item.get_ref(), item.span(), file)).collect())
        }
        DeValue::Table(map) => Value::Table(table(map, file)),
    };
    Node { value, place: Place { file, span, phase: None } }
}
