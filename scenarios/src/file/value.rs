//! Values of scenario files: quantities with their unit, numbers with their range, tables by name or by type of
//! establishment. A value outside its range is refused while reading, at its place.

use maillage_sim::territory::EstablishmentKind;
use maillage_sim::time::{SimTime, Span};
use maillage_sim::units::parse::{Quantity, UnitError};
use maillage_sim::units::{BitRate, Bytes, Iops, Share};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Expected, MapAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// Starts what a quantity expects, so that `de` can tell it from other types.
pub(super) const UNIT_PREFIX: &str = "unit:";

/// A dimension with the largest value that makes sense: more is a slip of the pen.
pub trait Dimension: Quantity + Copy {
    /// Name in the JSON Schema.
    const NAME: &'static str;
    /// Example in the JSON Schema.
    const EXAMPLE: &'static str;
    /// Largest value, in base units.
    const MAX: f64;
    /// The value in base units.
    fn base(self) -> f64;
}

macro_rules! dimension {
    ($type:ty, $name:literal, $example:literal, $max:expr, $base:expr) => {
        impl Dimension for $type {
            const NAME: &'static str = $name;
            const EXAMPLE: &'static str = $example;
            const MAX: f64 = $max;
            fn base(self) -> f64 {
                $base(self)
            }
        }
    };
}

dimension!(BitRate, "Rate", "100 Mb/s", 1e15, Self::value);
dimension!(Bytes, "Amount", "20 MB", 1e15, Self::value);
dimension!(Iops, "StorageRate", "400 IOPS", 1e9, Self::value);
dimension!(Share, "Share", "35 %", 1.0, Self::value);
dimension!(Span, "Duration", "20 ms", 10.0 * 86_400.0, Self::seconds);

/// A quantity, zero or more, written with its unit.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Unit<T>(pub T);

/// A quantity above zero, written with its unit: a capacity, for instance.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Positive<T>(pub T);

fn quantity<'de, T: Dimension, D: Deserializer<'de>>(deserializer: D) -> Result<(T, String), D::Error> {
    struct Quantities<T>(PhantomData<T>);
    impl<T: Dimension> Visitor<'_> for Quantities<T> {
        type Value = (T, String);

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let units: Vec<&str> = T::UNITS.iter().map(|(name, _)| *name).collect();
            write!(f, "{UNIT_PREFIX}{}", units.join(", "))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match T::parse(text) {
                Ok(value) if value.base() <= T::MAX => Ok((value, text.to_owned())),
                Ok(_) | Err(UnitError::OutOfRange { .. }) => {
                    Err(E::invalid_value(Unexpected::Str(text), &Range { low: 0.0, high: T::MAX }))
                }
                Err(_) => Err(E::invalid_value(Unexpected::Str(text), &self)),
            }
        }
    }
    deserializer.deserialize_any(Quantities(PhantomData))
}

/// A range as shown to people; an infinite end is not shown.
struct Range {
    low: f64,
    high: f64,
}

impl Expected for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.high <= 1e6 {
            write!(f, "{} … {}", self.low, self.high)
        } else {
            write!(f, "{} … {:e}", self.low, self.high)
        }
    }
}

/// Above zero.
struct AboveZero;

impl Expected for AboveZero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("> 0")
    }
}

impl<'de, T: Dimension> Deserialize<'de> for Unit<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        quantity(deserializer).map(|(value, _)| Self(value))
    }
}

impl<'de, T: Dimension> Deserialize<'de> for Positive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, text) = quantity::<T, D>(deserializer)?;
        if value.base() > 0.0 {
            Ok(Self(value))
        } else {
            Err(D::Error::invalid_value(Unexpected::Str(&text), &AboveZero))
        }
    }
}

fn quantity_schema<T: Dimension>() -> Schema {
    let units: Vec<&str> = T::UNITS.iter().map(|(name, _)| *name).collect();
    json_schema!({
        "type": "string",
        "pattern": format!("^ *[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)? *({}) *$", units.join("|")),
        "examples": [T::EXAMPLE],
    })
}

impl<T: Dimension> JsonSchema for Unit<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        quantity_schema::<T>()
    }
}

impl<T: Dimension> JsonSchema for Positive<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        quantity_schema::<T>()
    }
}

/// A finite number, 0 to a thousand million, without dimension.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Number(pub f64);

/// A whole number, 0 to ten million.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count(pub u32);

const LARGEST_NUMBER: f64 = 1e9;
const LARGEST_COUNT: u32 = 10_000_000;

struct Numbers;

impl Visitor<'_> for Numbers {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        let range = Range { low: 0.0, high: LARGEST_NUMBER };
        if (0.0..=LARGEST_NUMBER).contains(&number) {
            Ok(number)
        } else {
            Err(E::invalid_value(Unexpected::Float(number), &range))
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Numbers).map(Self)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = deserializer.deserialize_any(Numbers)?;
        if number.fract() == 0.0 && number <= f64::from(LARGEST_COUNT) {
            Ok(Self(number as u32))
        } else {
            let range = Range { low: 0.0, high: f64::from(LARGEST_COUNT) };
            Err(D::Error::invalid_value(Unexpected::Float(number), &range))
        }
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": LARGEST_NUMBER })
    }
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": LARGEST_COUNT })
    }
}

/// Entries by name, in the order of the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The entry of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Position of a name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(known, _)| known == name)
    }

    /// Names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Names and entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Names<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Named(entries))
            }
        }
        deserializer.deserialize_map(Names(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}

/// Something for each type of establishment.
#[derive(Clone, PartialEq, Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerKind<T> {
    /// Écoles maternelles, élémentaires and primaires.
    pub ecole: Option<T>,
    /// Collèges.
    pub college: Option<T>,
    /// Lycées généraux et technologiques, or polyvalents.
    pub lycee: Option<T>,
    /// Lycées professionnels.
    pub lycee_professionnel: Option<T>,
}

impl<T> Default for PerKind<T> {
    fn default() -> Self {
        Self { ecole: None, college: None, lycee: None, lycee_professionnel: None }
    }
}

impl<T> PerKind<T> {
    /// What is said of a type.
    pub const fn get(&self, kind: EstablishmentKind) -> Option<&T> {
        match kind {
            EstablishmentKind::Ecole => self.ecole.as_ref(),
            EstablishmentKind::College => self.college.as_ref(),
            EstablishmentKind::Lycee => self.lycee.as_ref(),
            EstablishmentKind::LyceeProfessionnel => self.lycee_professionnel.as_ref(),
        }
    }
}

/// Key of a type of establishment in the files.
pub const fn kind_key(kind: EstablishmentKind) -> &'static str {
    match kind {
        EstablishmentKind::Ecole => "ecole",
        EstablishmentKind::College => "college",
        EstablishmentKind::Lycee => "lycee",
        EstablishmentKind::LyceeProfessionnel => "lycee_professionnel",
    }
}

/// A time of the day, `"08:00"`, up to `"24:00"`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Clock(pub SimTime);

/// A lesson slot, `"08:00-08:55"`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SlotText(pub SimTime, pub SimTime);

fn clock(text: &str) -> Option<SimTime> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    (hours <= 24 && minutes < 60 && total <= 24 * 60).then(|| SimTime::from_seconds(f64::from(total) * 60.0))
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        clock(&text).map(Self).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &"\"08:00\""))
    }
}

impl<'de> Deserialize<'de> for SlotText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split_once('-')
            .and_then(|(start, end)| Some(Self(clock(start)?, clock(end)?)))
            .filter(|slot| slot.0 < slot.1)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &"\"08:00-08:55\""))
    }
}

impl JsonSchema for Clock {
    fn schema_name() -> Cow<'static, str> {
        "Clock".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$", "examples": ["08:00"] })
    }
}

impl JsonSchema for SlotText {
    fn schema_name() -> Cow<'static, str> {
        "Slot".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}$", "examples": ["08:00-08:55"]
        })
    }
}
