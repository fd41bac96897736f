//! Values as people read and type them: the numbers of the language, its decimal comma, units after them.

use crate::panel::Look;
use crate::text::number;
use maillage_scenarios::file::EntryValue;
use maillage_scenarios::text::Language;

/// Decimals at most.
const DECIMALS: usize = 4;

/// A number in the form of a language, without needless decimals.
pub(super) fn figure(language: Language, value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    let decimals =
        format!("{rounded}").split_once('.').map_or(0, |(_, decimals)| decimals.len().min(DECIMALS));
    number::decimal(language, rounded, decimals)
}

/// A number that somebody typed, with a point or a comma, with or without its unit.
pub(super) fn typed_number(words: &str) -> Option<f64> {
    let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(plain.len());
    plain[..end].parse().ok()
}

/// The amount and the unit of a quantity as it is written: `10 Gb/s`, `50 %`.
pub(super) fn quantity(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !".-+_eE".contains(c)).unwrap_or(text.len());
    let (amount, unit) = (text[..end].parse().ok()?, text[end..].trim());
    (!unit.is_empty()).then_some((amount, unit))
}

/// A value as people read it.
pub(super) fn shown(look: &Look<'_>, value: &EntryValue) -> String {
    let language = look.text.language();
    match value {
        EntryValue::Text(text) => match quantity(text) {
            Some((amount, unit)) if !unit.contains(' ') && !unit.starts_with([':', '-']) => {
                crate::text::unbroken(number::with_unit(language, &figure(language, amount), unit))
            }
            _ => text.clone(),
        },
        EntryValue::Integer(whole) => figure(language, *whole as f64),
        EntryValue::Float(number) => figure(language, *number),
        EntryValue::Boolean(true) => look.text.get("editor-yes"),
        EntryValue::Boolean(false) => look.text.get("editor-no"),
        EntryValue::Array(items) => {
            listed(look, &items.iter().map(|item| shown(look, item)).collect::<Vec<_>>())
        }
        EntryValue::Choice { value, .. } => super::words::author(look, value),
        EntryValue::Empty => String::new(),
    }
}

/// Values one after the other: a decimal comma asks for another separator.
pub(super) fn listed(look: &Look<'_>, items: &[String]) -> String {
    items.join(if look.text.language() == Language::French { " ; " } else { ", " })
}

/// The value that a TOML text says; none when it says something else.
pub(super) fn parsed(text: &str) -> Option<EntryValue> {
    let table = format!("value = {text}").parse::<toml::Table>().ok()?;
    table.get("value").and_then(entry)
}

fn entry(value: &toml::Value) -> Option<EntryValue> {
    Some(match value {
        toml::Value::String(text) => EntryValue::Text(text.clone()),
        toml::Value::Integer(whole) => EntryValue::Integer(*whole),
        toml::Value::Float(number) => EntryValue::Float(*number),
        toml::Value::Boolean(yes) => EntryValue::Boolean(*yes),
        toml::Value::Array(items) => EntryValue::Array(items.iter().map(entry).collect::<Option<_>>()?),
        toml::Value::Table(table) => match table.iter().next() {
            Some((key, toml::Value::String(value))) if table.len() == 1 => {
                EntryValue::Choice { key: key.clone(), value: value.clone() }
            }
            _ => return None,
        },
        toml::Value::Datetime(_) => return None,
    })
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
    use crate::state::Theme;
    use crate::text::Text;
    use crate::theme::palette;

    fn plain(words: &str) -> String {
        words.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn numbers_have_the_form_of_the_language() {
        for (value, french, english) in [
            (10.0, "10", "10"),
            (0.43, "0,43", "0.43"),
            (22.6, "22,6", "22.6"),
            (7600.0, "7600", "7600"),
            (0.0033, "0,0033", "0.0033"),
        ] {
            assert_eq!(plain(&figure(Language::French, value)), french);
            assert_eq!(figure(Language::English, value), english);
        }
    }

    #[test]
    fn what_is_typed_is_read_with_comma_or_point() {
        assert_eq!(typed_number("12,5"), Some(12.5));
        assert_eq!(typed_number("12.5 Gb/s"), Some(12.5));
        assert_eq!(typed_number("12 000"), Some(12_000.0));
        assert_eq!(typed_number("beaucoup"), None);
    }

    #[test]
    fn values_are_shown_with_their_units() {
        let text = Text::new(Language::French);
        let look = Look { text: &text, palette: palette(Theme::Light) };
        let toml = |value: &str| plain(&shown(&look, &parsed(value).unwrap()));
        assert_eq!(toml("\"0.1 Gb/s\""), "0,1 Gb/s");
        assert_eq!(toml("\"50 %\""), "50 %");
        assert_eq!(toml("1.5"), "1,5");
        assert_eq!(toml("true"), "oui");
        assert_eq!(toml("{ pool = \"farm\" }"), "« ferme »");
        assert_eq!(toml("{ pool = \"my_own\" }"), "« my own »");
        assert_eq!(toml("\"08:00-08:55\""), "08:00-08:55");
        assert_eq!(toml("\"statu-quo.toml\""), "statu-quo.toml");
        assert_eq!(toml("[1, 2.5]"), "1 ; 2,5");
    }

    #[test]
    fn a_slider_means_three_digits() {
        assert!((tidy(12.3456) - 12.3).abs() < 1e-9);
        assert!((tidy(98_765.0) - 98_800.0).abs() < 1e-6);
        assert_eq!(toml_number(tidy(0.123_456)), "0.123");
    }
}
