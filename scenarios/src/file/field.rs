//! What may be said at each path of a scenario, read from its JSON Schema: for forms.

use super::schema::Scenario;
use super::value::Dimension as Quantities;
use maillage_sim::time::Span;
use maillage_sim::units::parse::Quantity;
use maillage_sim::units::{BitRate, Bytes, Iops, Share};
use serde_json::Value;
use std::sync::OnceLock;

/// A key of the scenario language.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// What its value is.
    pub kind: FieldKind,
    /// What it means: the English reference of the language.
    pub doc: String,
    /// Whether its table is not complete without it (a scenario may also inherit it).
    pub required: bool,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldKind {
    /// A quantity: a text with a number and a unit.
    Unit {
        /// What is measured.
        dimension: Dimension,
        /// Units that may be written.
        units: Vec<&'static str>,
        /// A value, as written: `100 Mb/s`.
        example: &'static str,
    },
    /// A share: a text with a number and `%`, 0 to 100 %.
    Share,
    /// A number.
    Number {
        /// Least value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// A whole number from 0.
    Count {
        /// Largest value.
        max: u32,
    },
    /// Any text.
    Text,
    /// The name of an entry of a section of the scenario: of `services`, for instance.
    Name(&'static str),
    /// Yes or no.
    Boolean,
    /// One of these texts.
    Choice(Vec<String>),
    /// A place (`on`, `at`): one of the plain texts, or a table with one of the keys that carry a name.
    Place {
        /// Texts: `"internet"`.
        plain: Vec<String>,
        /// Keys of a table that carry a name: `pool` in `{ pool = "farm" }`, `site` in `{ site = "region" }`.
        carrying: Vec<String>,
    },
    /// A list of values of a kind.
    List(Box<Self>),
    /// A time of the day: `"08:00"`.
    Clock,
    /// A lesson slot: `"08:00-08:55"`.
    Slot,
    /// A table whose keys the language gives: [`fields_of`] lists them.
    Table,
    /// A table whose keys the author chooses: the pools.
    Names,
}

/// What a quantity measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// Bits a second.
    Rate,
    /// Bytes.
    Amount,
    /// Storage operations a second.
    StorageRate,
    /// Seconds.
    Duration,
}

impl FieldKind {
    /// The value of a text of this kind in base units: bits or operations a second, bytes, seconds, or 0 to 1 for a
    /// share. Nothing when the text is no such quantity.
    pub fn base_value(&self, text: &str) -> Option<f64> {
        match self {
            Self::Unit { dimension: Dimension::Rate, .. } => base::<BitRate>(text),
            Self::Unit { dimension: Dimension::Amount, .. } => base::<Bytes>(text),
            Self::Unit { dimension: Dimension::StorageRate, .. } => base::<Iops>(text),
            Self::Unit { dimension: Dimension::Duration, .. } => base::<Span>(text),
            Self::Share => base::<Share>(text),
            Self::List(item) => item.base_value(text),
            _ => None,
        }
    }
}

fn base<T: Quantities>(text: &str) -> Option<f64> {
    T::parse(text).ok().map(T::base)
}

/// Sections whose entries a key names.
const REFERENCES: [(&str, &str); 9] = [
    ("service", "services"),
    ("session", "services"),
    ("files", "services"),
    ("login", "logins"),
    ("licence", "licences"),
    ("application", "applications"),
    ("conflicts_with", "applications"),
    ("pool", "pools"),
    ("overflow", "pools"),
];

/// Keys that say of whom, in which language or on what, rather than what: they are no part of the names of labels
/// and have labels of their own ([`name_key`]).
const OF_WHOM: [&str; 11] = [
    "ecole",
    "college",
    "lycee",
    "lycee_professionnel",
    "fat_client",
    "thin_client",
    "virtual_desktop",
    "tablet",
    "own_device",
    "fr",
    "en",
];

fn root() -> &'static Value {
    static ROOT: OnceLock<Value> = OnceLock::new();
    ROOT.get_or_init(|| serde_json::to_value(schemars::schema_for!(Scenario)).expect("a schema is JSON"))
}

/// The field at a path of keys, with names that the author chooses where there are some:
/// `["pools", "farm", "cores"]`, also within a phase (`["phases", "2015", "pools", "farm", "cores"]`).
pub fn field(path: &[&str]) -> Option<Field> {
    let (last, parents) = path.split_last()?;
    let table = parents.iter().try_fold(root(), |table, key| step(table, key))?;
    Some(described(last, step(table, last)?, is_required(table, last)))
}

/// The fields of the table at a path (the scenario itself when it is empty), in the order of the reference; none
/// when it is no table, or one whose keys the author chooses.
pub fn fields_of(table: &[&str]) -> Vec<(String, Field)> {
    let Some(table) = table.iter().try_fold(root(), |table, key| step(table, key)) else { return Vec::new() };
    let properties = resolve(table).get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(key, schema)| (key.clone(), described(key, schema, is_required(table, key))))
        .collect()
}

/// Key of the label of a field in the Fluent files `fields.ftl`; its hint has `-hint` after it. The keys of the path
/// are joined with hyphens, without names that the author chooses, without types of establishment, delivery modes and
/// languages, and without the phase: `pools.farm.cores` in any phase is `field-pools-cores`,
/// `equipment.college.seats.tablet` is `field-equipment-seats`.
pub fn field_key(path: &[&str]) -> String {
    let path = if path.len() > 2 && path[0] == "phases" { &path[2..] } else { path };
    let mut key = "field".to_owned();
    let mut table = Some(root());
    for part in path {
        let is_chosen = table.is_some_and(|table| {
            let table = resolve(table);
            table.get("properties").is_none_or(|properties| properties.get(part).is_none())
                && table.get("additionalProperties").is_some_and(Value::is_object)
        });
        if !is_chosen && !OF_WHOM.contains(part) {
            key.push('-');
            key.push_str(&part.replace('_', "-"));
        }
        table = table.and_then(|table| step(table, part));
    }
    key
}

/// Key of the label of a type of establishment, delivery mode or language that a path names: `tablet` has
/// `field-of-tablet`. Nothing for other keys.
pub fn name_key(part: &str) -> Option<String> {
    OF_WHOM.contains(&part).then(|| format!("field-of-{}", part.replace('_', "-")))
}

/// What a reference, or something that may be absent, stands for.
fn resolve(schema: &Value) -> &Value {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let found = reference.strip_prefix('#').and_then(|pointer| root().pointer(pointer));
        return found.map_or(schema, resolve);
    }
    let alternatives = schema.get("anyOf").and_then(Value::as_array);
    let present = alternatives.and_then(|all| all.iter().find(|one| one.get("type") != Some(&"null".into())));
    present.map_or(schema, resolve)
}

fn step<'a>(table: &'a Value, key: &str) -> Option<&'a Value> {
    let table = resolve(table);
    let property = table.get("properties").and_then(|properties| properties.get(key));
    property.or_else(|| table.get("additionalProperties").filter(|schema| schema.is_object()))
}

fn is_required(table: &Value, key: &str) -> bool {
    let required = resolve(table).get("required").and_then(Value::as_array);
    required.is_some_and(|keys| keys.iter().any(|known| known == key))
}

/// Name of the definition that a schema refers to.
fn definition(schema: &Value) -> Option<&str> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.strip_prefix("#/$defs/");
    }
    schema.get("anyOf").and_then(Value::as_array)?.iter().find_map(definition)
}

fn described(key: &str, schema: &Value, required: bool) -> Field {
    let doc = [schema, resolve(schema)].into_iter().find_map(|said| said.get("description")?.as_str());
    Field { kind: kind(key, schema), doc: doc.unwrap_or_default().to_owned(), required }
}

fn unit<T: Quantities>(dimension: Dimension) -> FieldKind {
    let units = <T as Quantity>::UNITS.iter().map(|(name, _)| *name).collect();
    FieldKind::Unit { dimension, units, example: T::EXAMPLE }
}

fn kind(key: &str, schema: &Value) -> FieldKind {
    match definition(schema) {
        Some(name) if name == BitRate::NAME => return unit::<BitRate>(Dimension::Rate),
        Some(name) if name == Bytes::NAME => return unit::<Bytes>(Dimension::Amount),
        Some(name) if name == Iops::NAME => return unit::<Iops>(Dimension::StorageRate),
        Some(name) if name == Span::NAME => return unit::<Span>(Dimension::Duration),
        Some(name) if name == Share::NAME => return FieldKind::Share,
        Some("Clock") => return FieldKind::Clock,
        Some("Slot") => return FieldKind::Slot,
        _ => {}
    }
    let schema = resolve(schema);
    if let Some(choices) = choices(schema) {
        return choices;
    }
    let kinds = schema.get("type");
    let is = |name: &str| match kinds {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        Some(kind) => kind == name,
        None => false,
    };
    let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
    if is("object") {
        if schema.get("properties").is_some() { FieldKind::Table } else { FieldKind::Names }
    } else if is("array") {
        FieldKind::List(Box::new(schema.get("items").map_or(FieldKind::Text, |items| kind(key, items))))
    } else if is("boolean") {
        FieldKind::Boolean
    } else if is("integer") {
        FieldKind::Count { max: limit("maximum").map_or(u32::MAX, |max| max as u32) }
    } else if is("number") {
        FieldKind::Number { min: limit("minimum").unwrap_or(0.0), max: limit("maximum").unwrap_or(f64::MAX) }
    } else {
        REFERENCES
            .iter()
            .find(|(known, _)| *known == key)
            .map_or(FieldKind::Text, |(_, section)| FieldKind::Name(section))
    }
}

/// Texts to choose from, and keys that carry a name.
fn choices(schema: &Value) -> Option<FieldKind> {
    let texts = |schema: &Value| -> Vec<String> {
        let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
        listed.chain(schema.get("const")).filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let alternatives = schema.get("oneOf").and_then(Value::as_array);
    let (mut plain, mut carrying) = (texts(schema), Vec::new());
    for alternative in alternatives.into_iter().flatten() {
        plain.extend(texts(alternative));
        let properties = alternative.get("properties").and_then(Value::as_object);
        carrying.extend(properties.into_iter().flatten().map(|(key, _)| key.clone()));
    }
    if carrying.is_empty() {
        (!plain.is_empty()).then_some(FieldKind::Choice(plain))
    } else {
        Some(FieldKind::Place { plain, carrying })
    }
}

#[cfg(test)]
mod tests;
