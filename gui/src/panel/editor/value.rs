//! Values as people read and type them: the numbers of the language, its decimal comma, units after them.

use crate::panel::Look;
use crate::text::unbroken;
use maillage_scenarios::file::EntryValue;
pub(super) use maillage_scenarios::text::field::quantity;
use maillage_scenarios::text::{Language, field};

/// A number that somebody typed, with a point or a comma, with or without its unit.
pub(super) fn typed_number(words: &str) -> Option<f64> {
    let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(plain.len());
    plain[..end].parse().ok()
}

/// A value as people read it.
pub(super) fn shown(look: &Look<'_>, value: &EntryValue) -> String {
    unbroken(look.text.value(value))
}

/// A number in the form of a language, without needless decimals.
pub(super) fn figure(language: Language, value: f64) -> String {
    unbroken(field::figure(language, value))
}

/// A number in TOML, without needless decimals.
pub(super) fn toml_number(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}

/// A number of three significant digits: what a hand on a slider means.
pub(super) fn tidy(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10_f64.powf(value.abs().log10().floor() - 2.0);
    (value / unit).round() * unit
}

/// A text in TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn what_is_typed_is_read_with_comma_or_point() {
        assert_eq!(typed_number("12,5"), Some(12.5));
        assert_eq!(typed_number("12.5 Gb/s"), Some(12.5));
        assert_eq!(typed_number("12 000"), Some(12_000.0));
        assert_eq!(typed_number("beaucoup"), None);
    }

    #[test]
    fn a_slider_means_three_digits() {
        assert!((tidy(12.3456) - 12.3).abs() < 1e-9);
        assert!((tidy(98_765.0) - 98_800.0).abs() < 1e-6);
        assert_eq!(toml_number(tidy(0.123_456)), "0.123");
    }
}
