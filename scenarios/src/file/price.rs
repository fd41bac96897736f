//! Prices as they are written: `"600 €"`, `"3 M€"`, `"1.9 €/pupil/year"`, or a range of them.

use super::value::UNIT_PREFIX;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Error, Expected, MapAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// The largest price that makes sense, euros: more is a slip of the pen.
const MOST: f64 = 1e10;

/// Euros of a unit, and how many of them.
const CURRENCIES: [(&str, f64); 8] = [
    ("€", 1.0),
    ("k€", 1e3),
    ("M€", 1e6),
    ("EUR", 1.0),
    ("kEUR", 1e3),
    ("MEUR", 1e6),
    ("c€", 0.01),
    ("euros", 1.0),
];

/// What a price is for: chooses what may stand behind its stroke.
pub trait Role {
    /// Name in the JSON Schema.
    const NAME: &'static str;
    /// Example.
    const EXAMPLE: &'static str;
    /// Whether `/year` must be there.
    const BY_YEAR: bool;
    /// What else may stand behind a stroke.
    const PER: &'static [&'static str];
}

/// Things that are counted.
const COUNTED: &[&str] = &[
    "pupil",
    "élève",
    "eleve",
    "seat",
    "poste",
    "establishment",
    "établissement",
    "host",
    "serveur",
    "line",
    "ligne",
    "unit",
    "licence",
    "person",
    "FTE",
    "ETP",
];

/// A price paid once for a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Buy;

/// A price paid each year for a unit in service.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run;

/// A price paid for what is used: an hour, a gigabyte, a kilowatt-hour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Consume;

impl Role for Buy {
    const NAME: &'static str = "Price";
    const EXAMPLE: &'static str = "600 €";
    const BY_YEAR: bool = false;
    const PER: &'static [&'static str] = COUNTED;
}

impl Role for Run {
    const NAME: &'static str = "PricePerYear";
    const EXAMPLE: &'static str = "40 €/year";
    const BY_YEAR: bool = true;
    const PER: &'static [&'static str] = COUNTED;
}

impl Role for Consume {
    const NAME: &'static str = "PriceOfUse";
    const EXAMPLE: &'static str = "0.118 €/kWh";
    const BY_YEAR: bool = false;
    const PER: &'static [&'static str] = &["h", "GB", "Go", "kWh", "core"];
}

/// A price, or a range: `{ low = "500 €", likely = "600 €", high = "700 €" }`.
#[derive(Debug)]
pub struct Price<R> {
    /// The lowest that is plausible, euros.
    pub low: f64,
    /// The likely one.
    pub likely: f64,
    /// The highest.
    pub high: f64,
    role: PhantomData<R>,
}

impl<R> Price<R> {
    /// The same range with another likely price: at −1 (or less) the lowest, at 0 the one that was likely, at 1 (or more)
    /// the highest, evenly between them.
    #[must_use]
    pub fn at(self, place: f64) -> Self {
        let end = if place < 0.0 { self.low } else { self.high };
        let likely = self.likely + place.abs().min(1.0) * (end - self.likely);
        // Rounding must not carry it past the end.
        Self { likely: likely.clamp(self.low, self.high), ..self }
    }
}

impl<R> Clone for Price<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Price<R> {}

impl<R> PartialEq for Price<R> {
    fn eq(&self, other: &Self) -> bool {
        (self.low, self.likely, self.high) == (other.low, other.likely, other.high)
    }
}

impl<R> Price<R> {
    /// A range of euros, from low to high.
    pub const fn new(low: f64, likely: f64, high: f64) -> Self {
        Self { low, likely, high, role: PhantomData }
    }
}

/// Reads one price, in euros.
pub fn euros<R: Role>(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || " .,\u{a0}\u{202f}".contains(c))).unwrap_or(0);
    let (number, unit) = text.split_at(end);
    let number: f64 = plain(number.trim())?.parse().ok().filter(|value: &f64| value.is_finite())?;
    let mut parts = unit.split('/').map(str::trim);
    let currency = parts.next()?;
    let (_, factor) = CURRENCIES.iter().find(|(name, _)| *name == currency)?;
    let (years, others): (Vec<&str>, Vec<&str>) = parts.partition(|part| ["year", "an"].contains(part));
    let fits = years.len() == usize::from(R::BY_YEAR) && others.iter().all(|part| R::PER.contains(part));
    fits.then_some(number * factor)
}

/// Digits with a decimal point: spaces stand between thousands only, and `1,500`, which is one and a half in French and
/// fifteen hundred in English, is neither. A point is always the decimal one, as in all files of this form.
fn plain(number: &str) -> Option<String> {
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let is_ambiguous = number.contains(',') && fraction.len() == 3 && !whole.starts_with('0');
    let groups: Vec<&str> = whole.split(char::is_whitespace).collect();
    let is_grouped =
        groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let is_whole = is_grouped && groups.iter().all(|group| !group.is_empty()) || whole.is_empty();
    (is_whole && !is_ambiguous).then(|| format!("{}.{fraction}", groups.concat()))
}

struct Prices<R>(PhantomData<R>);

/// The order of the three prices of a range.
struct Ascending;

impl Expected for Ascending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("low ≤ likely ≤ high")
    }
}

/// At most [`MOST`].
struct Plausible;

impl Expected for Plausible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0 … {MOST:e} €")
    }
}

/// A single price.
struct One<R>(f64, PhantomData<R>);

impl<'de, R: Role> Deserialize<'de> for One<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let price = deserializer.deserialize_any(Prices::<R>(PhantomData))?;
        if price.low == price.high {
            Ok(Self(price.likely, PhantomData))
        } else {
            Err(D::Error::invalid_type(Unexpected::Map, &Prices::<R>(PhantomData)))
        }
    }
}

impl<'de, R: Role> Visitor<'de> for Prices<R> {
    type Value = Price<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = if R::BY_YEAR { "/year" } else { "" };
        let per = if R::NAME == Consume::NAME { "/kWh, €/GB, €/h" } else { "" };
        write!(f, "{UNIT_PREFIX}€{year}{per}, k€{year}, M€{year}")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Price<R>, E> {
        match euros::<R>(text) {
            Some(value) if value <= MOST => Ok(Price::new(value, value, value)),
            Some(_) => Err(E::invalid_value(Unexpected::Str(text), &Plausible)),
            None => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Price<R>, A::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields, bound = "R: Role")]
        struct Three<R> {
            low: One<R>,
            likely: One<R>,
            high: One<R>,
        }
        let three = Three::<R>::deserialize(de::value::MapAccessDeserializer::new(map))?;
        let (low, likely, high) = (three.low.0, three.likely.0, three.high.0);
        if low <= likely && likely <= high {
            Ok(Price::new(low, likely, high))
        } else {
            let found = format!("{low} €, {likely} €, {high} €");
            Err(A::Error::invalid_value(Unexpected::Other(&found), &Ascending))
        }
    }
}

impl<'de, R: Role> Deserialize<'de> for Price<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Prices::<R>(PhantomData))
    }
}

impl<R: Role> JsonSchema for Price<R> {
    fn schema_name() -> Cow<'static, str> {
        R::NAME.into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = json_schema!({ "type": "string", "examples": [R::EXAMPLE] });
        json_schema!({ "oneOf": [one, {
            "type": "object", "additionalProperties": false, "required": ["low", "likely", "high"],
            "properties": { "low": one, "likely": one, "high": one }
        }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_carry_their_unit() {
        assert_eq!(euros::<Buy>("600 €"), Some(600.0));
        assert_eq!(euros::<Buy>("3 M€"), Some(3e6));
        assert_eq!(euros::<Buy>("1 234,50 €"), Some(1234.5));
        assert_eq!(euros::<Run>("1.9 €/pupil/year"), Some(1.9));
        assert_eq!(euros::<Run>("25 k€/an"), Some(25e3));
        assert_eq!(euros::<Consume>("0.118 €/kWh"), Some(0.118));
    }

    #[test]
    fn a_price_of_another_kind_is_refused() {
        for (text, why) in [("600", "no unit"), ("600 €/year", "a price paid once"), ("€", "no number")] {
            assert_eq!(euros::<Buy>(text), None, "{why}");
        }
        assert_eq!(euros::<Run>("600 €"), None, "a year is missing");
        assert_eq!(euros::<Run>("600 €/year/year"), None, "a year too many");
        assert_eq!(euros::<Consume>("1 €/pupil"), None, "pupils are no consumption");
        assert_eq!(euros::<Buy>("600 $"), None, "another currency");
    }
}
