//! From merged tables to the types of the schema, through serde, with faults that know their place.
//!
//! serde stops at the first fault. [`read`] then takes the faulty key out and tries again, so that one reading
//! shows them all; a key reported missing because it was taken out is not reported.

use super::source::Source;
use super::tree::{Entry, Node, Place, Table, Value};
use super::value::UNIT_PREFIX;
use maillage_data::diagnostic::{Diagnostic, Message};
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use std::fmt;

/// Faults shown of one reading.
const MOST_FAULTS: usize = 30;

/// What is wrong, and where; boxed, since it travels through every level of the file.
#[derive(Debug)]
pub(super) struct Fault(Box<Details>);

#[derive(Debug)]
struct Details {
    message: Message,
    hint: Option<Message>,
    place: Option<Place>,
    /// Keys from the root to the faulty one, last first while the fault travels up.
    path: Vec<String>,
    /// The key that is missing.
    missing: Option<&'static str>,
}

impl Fault {
    fn new(message: Message) -> Self {
        Self(Box::new(Details { message, hint: None, place: None, path: Vec::new(), missing: None }))
    }

    fn hinted(mut self, hint: Option<Message>) -> Self {
        self.0.hint = hint;
        self
    }

    fn at(mut self, place: &Place) -> Self {
        self.0.place.get_or_insert_with(|| place.clone());
        self
    }

    fn under(mut self, key: &str) -> Self {
        self.0.path.push(key.to_owned());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.message.fmt(f)
    }
}

impl std::error::Error for Fault {}

/// The known name closest to an unknown one, if any is close.
pub(super) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Years are all close to one another: better to list them.
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= (known.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// "Did you mean …", or else the names there are.
pub(super) fn suggestion<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<Message> {
    if let Some(close) = closest(name, known.clone()) {
        return Some(Message::new("scenario-did-you-mean").with("name", close));
    }
    let names = known.into_iter().collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| Message::new("scenario-known-names").with("names", names))
}

/// The word by which messages name what serde expected; what they have no word for stays as it is.
fn kind(expected: &str) -> &str {
    match expected {
        "a number" | "f64" | "i64" | "u64" | "u32" | "f32" | "i32" => "number",
        "a table" | "a map" => "table",
        "a string" => "text",
        "a sequence" => "list",
        "a boolean" => "boolean",
        _ if expected.starts_with("struct ") => "table",
        _ => expected,
    }
}

/// [`suggestion`] among names such as `sconeeta/statu-quo`, which may also be called by their last part.
pub(super) fn suggestion_in_folders<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<Message> {
    let last = known.clone().into_iter().filter_map(|path| path.rsplit_once('/').map(|(_, last)| last));
    match closest(name, last) {
        Some(close) => Some(Message::new("scenario-did-you-mean").with("name", close)),
        None => suggestion(name, known),
    }
}

fn found(unexpected: &Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Str(text) => format!("\"{text}\""),
        Unexpected::Signed(number) => number.to_string(),
        Unexpected::Float(number) => number.to_string(),
        Unexpected::Bool(value) => value.to_string(),
        Unexpected::Seq => "[…]".to_owned(),
        Unexpected::Map => "{…}".to_owned(),
        other => other.to_string(),
    }
}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Message::new("scenario-wrong-value").with("reason", message))
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        let found = found(&unexpected);
        if let Some(units) = expected.strip_prefix(UNIT_PREFIX) {
            let message = if matches!(unexpected, Unexpected::Signed(_) | Unexpected::Float(_)) {
                Message::new("scenario-unit-missing")
            } else {
                Message::new("scenario-not-a-quantity")
            };
            return Self::new(message.with("found", found).with("units", units));
        }
        let expected = kind(&expected);
        Self::new(Message::new("scenario-wrong-type").with("found", found).with("expected", expected))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (expected, found) = (expected.to_string(), found(&unexpected));
        match expected.strip_prefix(UNIT_PREFIX) {
            Some(units) => {
                Self::new(Message::new("scenario-not-a-quantity").with("found", found).with("units", units))
            }
            None => Self::new(
                Message::new("scenario-out-of-range").with("found", found).with("expected", expected),
            ),
        }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let hint = suggestion(field, expected.iter().copied());
        Self::new(Message::new("scenario-unknown-key").with("key", field)).hinted(hint)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let hint = suggestion(variant, expected.iter().copied());
        Self::new(Message::new("scenario-unknown-choice").with("found", variant)).hinted(hint)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut fault = Self::new(Message::new("scenario-missing-key").with("key", field));
        fault.0.missing = Some(field);
        fault
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match &self.value {
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Boolean(value) => visitor.visit_bool(*value),
            Value::Date(date) => Err(Fault::invalid_type(Unexpected::Other(date), &visitor)),
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            Value::Table(table) => visitor.visit_map(Entries::new(table)),
        };
        result.map_err(|fault| fault.at(&self.place))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let result = match &self.value {
            Value::Text(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            Value::Table(table) if table.0.len() == 1 => visitor.visit_enum(Choice { entry: &table.0[0] }),
            Value::Table(_) => Err(Fault::new(Message::new("scenario-one-choice"))),
            _ => self.deserialize_any(visitor),
        };
        result.map_err(|fault| fault.at(&self.place))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.items
            .next()
            .map(|(index, node)| seed.deserialize(node).map_err(|fault| fault.under(&index.to_string())))
            .transpose()
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    current: Option<&'de Entry>,
}

impl<'de> Entries<'de> {
    fn new(table: &'de Table) -> Self {
        Self { entries: table.0.iter(), current: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.current = self.entries.next();
        self.current
            .map(|entry| {
                seed.deserialize(StrDeserializer::new(&entry.key))
                    .map_err(|fault: Fault| fault.at(&entry.place).under(&entry.key))
            })
            .transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let entry = self.current.expect("serde asks for a key before its value");
        seed.deserialize(&entry.node).map_err(|mut fault: Fault| {
            // A missing key is shown at the key of its table: the table itself may be many lines.
            if fault.0.missing.is_some() && fault.0.path.is_empty() {
                fault.0.place = Some(entry.place.clone());
            }
            fault.at(&entry.node.place).under(&entry.key)
        })
    }
}

/// `{ pool = "farm" }`: a choice that carries something.
struct Choice<'de> {
    entry: &'de Entry,
}

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Fault> {
        let value = seed
            .deserialize(StrDeserializer::new(&self.entry.key))
            .map_err(|fault: Fault| fault.at(&self.entry.place))?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        let message = Message::new("scenario-choice-takes-nothing").with("choice", &self.entry.key);
        Err(Fault::new(message).at(&self.entry.place))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(&self.entry.node)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.entry.node.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.entry.node.deserialize_any(visitor)
    }
}

/// Reads a table as `T`, or says everything that is wrong with it.
pub(super) fn read<T: DeserializeOwned>(table: &Table, sources: &[Source]) -> Result<T, Vec<Diagnostic>> {
    let first = match T::deserialize(MapAccessDeserializer::new(Entries::new(table))) {
        Ok(value) => return Ok(value),
        Err(fault) => fault,
    };
    let (mut remaining, mut taken): (Table, Vec<Vec<String>>) = (table.clone(), Vec::new());
    let mut diagnostics = Vec::new();
    let mut next = Some(first);
    while let Some(Fault(mut fault)) = next.take() {
        fault.path.reverse();
        let mut path = fault.path;
        if let Some(missing) = fault.missing {
            path.push(missing.to_owned());
        }
        let known = fault.missing.is_some() && taken.contains(&path);
        if !known {
            let place = fault.place.unwrap_or_default();
            diagnostics.push(sources[place.file].diagnostic(&place.span, fault.message, fault.hint));
        }
        if diagnostics.len() >= MOST_FAULTS || !take_out(&mut remaining, &mut path, fault.missing.is_some()) {
            break;
        }
        taken.push(path);
        next = T::deserialize(MapAccessDeserializer::new(Entries::new(&remaining))).err();
    }
    Err(diagnostics)
}

/// Takes the key at `path` out, or the table around it when it is an item of an array or missing; shortens `path`
/// to what was taken.
fn take_out(root: &mut Table, path: &mut Vec<String>, missing: bool) -> bool {
    if missing {
        path.pop();
    }
    while let Some((last, parents)) = path.split_last() {
        if root.table_mut(parents).is_some_and(|table| table.remove(last).is_some()) {
            return true;
        }
        path.pop();
    }
    false
}
