//! Files of means: read, merged with what they extend, checked, changed value by value and written out again.

mod check;
mod write;

pub(super) use check::{MOST_MODELS, scenario as check_scenario};
pub(crate) use check::{SEATS, TECHNOLOGIES};

use super::bundled;
use super::de::{self, suggestion};
use super::extend;
use super::schema::Means;
use super::source::{Address, Source, is_file_name};
use super::study::InputFile;
use super::tree::{Entry, Node, Place, Table, Value};
use super::unsaved::Unsaved;
use maillage_data::diagnostic::{Diagnostic, Message};
use std::path::Path;

/// The means of a study that names none.
pub const USUAL: &str = "means/sconeeta";

/// A file of means, checked.
#[derive(Clone, Debug)]
pub struct LoadedMeans {
    /// What it says.
    pub means: Means,
    tree: Table,
    sources: Vec<Source>,
}

/// A value to put in the place of another: `items.desktop.buy.likely`, `"650 €"`.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Keys from the root.
    pub path: Vec<String>,
    /// The new value.
    pub value: NewValue,
}

/// A value that a [`Change`] puts in place.
#[derive(Clone, PartialEq, Debug)]
pub enum NewValue {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A range of prices: low, likely, high.
    Prices([String; 3]),
}

impl PartialEq for LoadedMeans {
    fn eq(&self, other: &Self) -> bool {
        self.means == other.means
    }
}

impl LoadedMeans {
    /// Those of the program.
    pub fn usual() -> Self {
        let address = bundled::means(USUAL).expect("the usual means are bundled");
        load(&Address::Bundled(address.to_owned())).expect("the bundled means are checked by a test")
    }

    /// Reads a file of means, or bundled ones by their name.
    pub fn read(name_or_path: &str) -> Result<Self, Vec<Diagnostic>> {
        if let Some(path) = bundled::means(name_or_path) {
            return load(&Address::Bundled(path.to_owned()));
        }
        if is_file_name(name_or_path) || Path::new(name_or_path).is_file() {
            return load(&Address::Disk(name_or_path.into(), Unsaved::default()));
        }
        let message = Message::new("means-unknown").with("name", name_or_path);
        let hint = suggestion(name_or_path, bundled::means_names());
        Err(vec![Diagnostic::of_file(name_or_path, message).hinted(hint)])
    }

    /// Reads a text of means that stands for a file.
    pub fn of_text(path: &Path, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut unsaved = Unsaved::default();
        unsaved.insert(path, text);
        load(&Address::Disk(path.to_owned(), unsaved))
    }

    /// Files that it was read from.
    pub fn inputs(&self) -> Vec<InputFile> {
        let input = |source: &Source| InputFile { name: source.name.clone(), sha256: source.sha256() };
        self.sources.iter().map(input).collect()
    }

    /// All that holds, as one file without `extends` that reads the same.
    pub fn to_toml(&self) -> String {
        write::toml(&self.tree)
    }

    /// The same with some values changed. Whoever changes them has their place in another file, a spreadsheet for
    /// instance: `diagnose` says where a change stands there.
    pub fn changed(
        &self,
        changes: &[Change],
        diagnose: impl Fn(usize, Message) -> Diagnostic,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut current = self.clone();
        for (index, change) in changes.iter().enumerate() {
            let mut next = current.tree.clone();
            if !next.put(&change.path, Value::from(change.value.clone())) {
                let message = Message::new("means-unknown-item").with("name", change.path.join("."));
                faults.push(diagnose(index, message));
                continue;
            }
            match of_tree(next, &current.sources) {
                Ok(changed) => current = changed,
                Err(found) => faults.extend(found.into_iter().map(|fault| diagnose(index, fault.message))),
            }
        }
        if faults.is_empty() { Ok(current) } else { Err(faults) }
    }
}

impl From<NewValue> for Value {
    fn from(value: NewValue) -> Self {
        match value {
            NewValue::Text(text) => Self::Text(text),
            NewValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Self::Integer(number as i64)
            }
            NewValue::Number(number) => Self::Float(number),
            NewValue::Prices([low, likely, high]) => {
                let entry = |key: &str, text: String| Entry {
                    key: key.to_owned(),
                    place: Place::default(),
                    node: Node { value: Self::Text(text), place: Place::default() },
                };
                Self::Table(Table(vec![entry("low", low), entry("likely", likely), entry("high", high)]))
            }
        }
    }
}

/// Reads a file of means and what it extends.
pub(super) fn load(address: &Address) -> Result<LoadedMeans, Vec<Diagnostic>> {
    let (tree, sources) = extend::read(address)?;
    of_tree(tree, &sources)
}

fn of_tree(tree: Table, sources: &[Source]) -> Result<LoadedMeans, Vec<Diagnostic>> {
    let means: Means = de::read(&tree, sources)?;
    let faults = check::means(&means, &tree, sources);
    if faults.is_empty() { Ok(LoadedMeans { means, tree, sources: sources.to_vec() }) } else { Err(faults) }
}

/// The file of means that a study names, as seen from the study.
pub(super) fn of_study(study: &Address, named: Option<&str>) -> Result<LoadedMeans, Option<Vec<Diagnostic>>> {
    let Some(name) = named else { return Ok(LoadedMeans::usual()) };
    let address = match bundled::means(name) {
        Some(path) => Address::Bundled(path.to_owned()),
        None => study.resolve(name).filter(Address::exists).ok_or(None)?,
    };
    load(&address).map_err(Some)
}

/// Whether a file is one of means, by the keys that only they have.
pub(super) fn is_means(tree: &Table) -> bool {
    ["payers", "governances", "items"].iter().any(|key| tree.get(key).is_some())
}

#[cfg(test)]
mod tests;
