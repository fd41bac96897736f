//! Text to value and back: `"100 Mb/s"`, `"20 ms"`, `"16 GiB"`, `"35 %"`. A unit must be written.

use super::{BitRate, Bytes, Distance, Iops, Share};
use crate::time::Span;

/// Why a text is not a value of the wanted dimension.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum UnitError {
    /// The text has a number but no unit.
    #[error("a unit is missing after {number}: one of {expected}")]
    MissingUnit {
        /// The number as written.
        number: String,
        /// Units of the dimension, separated by commas.
        expected: String,
    },
    /// The text does not start with a finite number.
    #[error("{text:?} does not start with a number")]
    NotANumber {
        /// The text as written.
        text: String,
    },
    /// The unit belongs to no or to another dimension.
    #[error("unknown unit {unit:?}: one of {expected}")]
    UnknownUnit {
        /// The unit as written.
        unit: String,
        /// Units of the dimension, separated by commas.
        expected: String,
    },
    /// The value is below zero or otherwise outside its range.
    #[error("{text:?} is out of range")]
    OutOfRange {
        /// The text as written.
        text: String,
    },
}

/// A dimension that can be written with a unit.
pub trait Quantity: Sized {
    /// Units and their factor to the base unit, the most usual first.
    const UNITS: &'static [(&'static str, f64)];

    /// The value of so many base units; `None` when out of range.
    fn from_base(value: f64) -> Option<Self>;

    /// Reads `"100 Mb/s"`: a number (decimal point or comma), a unit, an optional space between them.
    fn parse(text: &str) -> Result<Self, UnitError> {
        let trimmed = text.trim();
        let end = trimmed
            .char_indices()
            .find(|&(at, _)| !in_number(trimmed, at))
            .map_or(trimmed.len(), |(at, _)| at);
        let (number, unit) = trimmed.split_at(end);
        let unit = unit.trim_matches([' ', '\u{a0}', '\u{202f}']);
        let value: f64 = number
            .replace(',', ".")
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .ok_or_else(|| UnitError::NotANumber { text: text.to_owned() })?;
        let expected = || Self::UNITS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        if unit.is_empty() {
            return Err(UnitError::MissingUnit { number: number.to_owned(), expected: expected() });
        }
        let (_, factor) = Self::UNITS
            .iter()
            .find(|(name, _)| *name == unit)
            .ok_or_else(|| UnitError::UnknownUnit { unit: unit.to_owned(), expected: expected() })?;
        Self::from_base(value * factor).ok_or_else(|| UnitError::OutOfRange { text: text.to_owned() })
    }
}

/// Whether the character at `at` may belong to a number such as `-1.5e-3`.
fn in_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'0'..=b'9' | b'.' | b',' | b'+' | b'-' => true,
        b'e' | b'E' => {
            at > 0
                && bytes[at - 1].is_ascii_digit()
                && bytes.get(at + 1).is_some_and(|next| next.is_ascii_digit() || matches!(next, b'+' | b'-'))
        }
        _ => false,
    }
}

fn not_negative(value: f64) -> Option<f64> {
    (value >= 0.0 && value.is_finite()).then_some(value)
}

macro_rules! units {
    ($name:ty, $make:expr, [$(($unit:literal, $factor:expr)),* $(,)?]) => {
        impl Quantity for $name {
            const UNITS: &'static [(&'static str, f64)] = &[$(($unit, $factor)),*];
            fn from_base(value: f64) -> Option<Self> {
                not_negative(value).and_then($make)
            }
        }
    };
}

units!(
    BitRate,
    |v| Some(Self::new(v)),
    [
        ("Mb/s", 1e6),
        ("Gb/s", 1e9),
        ("kb/s", 1e3),
        ("b/s", 1.0),
        ("Tb/s", 1e12),
        ("Mbit/s", 1e6),
        ("kbit/s", 1e3)
    ]
);
units!(
    Bytes,
    |v| Some(Self::new(v)),
    [
        ("MB", 1e6),
        ("kB", 1e3),
        ("GB", 1e9),
        ("B", 1.0),
        ("TB", 1e12),
        ("KiB", 1024.0),
        ("MiB", 1_048_576.0),
        ("GiB", 1_073_741_824.0),
        ("TiB", 1_099_511_627_776.0),
        ("Mo", 1e6),
        ("ko", 1e3),
        ("Go", 1e9)
    ]
);
units!(
    Span,
    |v| Some(Self::from_seconds(v)),
    [("s", 1.0), ("ms", 1e-3), ("min", 60.0), ("h", 3600.0), ("µs", 1e-6), ("us", 1e-6), ("days", 86_400.0)]
);
units!(Iops, |v| Some(Self::new(v)), [("IOPS", 1.0), ("kIOPS", 1e3)]);
units!(Distance, |v| Some(Self::new(v)), [("km", 1e3), ("m", 1.0)]);
units!(Share, Self::new, [("%", 0.01)]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_carry_their_unit() {
        assert_eq!(BitRate::parse("100 Mb/s"), Ok(BitRate::new(1e8)));
        assert_eq!(BitRate::parse("4Mb/s"), Ok(BitRate::new(4e6)));
        assert_eq!(Span::parse("20 ms"), Ok(Span::from_seconds(0.02)));
        assert_eq!(Bytes::parse("16 GiB"), Ok(Bytes::new(16.0 * 1_073_741_824.0)));
        assert_eq!(Bytes::parse("1,5 Mo"), Ok(Bytes::new(1.5e6)));
        assert_eq!(Share::parse("35 %").map(|share| (share.value() * 1e9).round()), Ok(35e7));
        assert_eq!(Bytes::parse("1e3 kB"), Ok(Bytes::new(1e6)));
    }

    #[test]
    fn errors_say_what_was_expected() {
        let message = |text| BitRate::parse(text).expect_err("not a rate").to_string();
        assert!(message("100").starts_with("a unit is missing after 100: one of Mb/s"));
        assert!(message("100 MB").contains("unknown unit \"MB\": one of Mb/s"));
        assert!(message("fast").contains("does not start with a number"));
        assert!(message("-1 Mb/s").contains("out of range"));
        assert!(message("1e400 Mb/s").contains("does not start with a number"));
    }
}
