//! Numbers as `maillage-scenarios` writes them, with spaces at which the window does not break a line.

use super::unbroken;
pub use maillage_scenarios::text::number::{Fraction, fraction};
use maillage_scenarios::text::{Language, number};

/// A number with so many decimals.
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    unbroken(number::decimal(language, value, decimals))
}

/// A number and its unit.
pub fn with_unit(language: Language, number: &str, unit: &str) -> String {
    unbroken(number::with_unit(language, number, unit))
}

/// A share in percent: "12,5 %".
pub fn percent(language: Language, share: f64) -> String {
    unbroken(number::percent(language, share))
}

/// The same without the sign.
pub fn percent_number(language: Language, share: f64) -> String {
    unbroken(number::percent_number(language, share))
}

/// A time: "0,8 s", "4 min".
pub fn seconds(language: Language, seconds: f64) -> String {
    unbroken(number::seconds(language, seconds))
}
