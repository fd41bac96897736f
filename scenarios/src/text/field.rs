//! Fields and values of the scenario language, as people read them.

use super::{Language, Text, number};
use crate::file::{Entry, EntryValue, FieldKind, field, field_key, name_key};

/// Decimals at most.
const DECIMALS: usize = 4;

/// A number in the form of a language, without needless decimals.
pub fn figure(language: Language, value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    let decimals =
        format!("{rounded}").split_once('.').map_or(0, |(_, decimals)| decimals.len().min(DECIMALS));
    number::decimal(language, rounded, decimals)
}

/// The amount and the unit of a quantity as it is written: `10 Gb/s`, `50 %`.
pub fn quantity(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !".-+_eE".contains(c)).unwrap_or(text.len());
    let (amount, unit) = (text[..end].parse().ok()?, text[end..].trim());
    (!unit.is_empty()).then_some((amount, unit))
}

/// The value that a TOML text says; none when it says something else.
pub fn parsed(text: &str) -> Option<EntryValue> {
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

/// The section whose entries the key of a place names.
pub fn section_of(key: &str) -> &'static str {
    if key == "pool" { "pools" } else { "host_sites" }
}

fn keys(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

impl Text {
    /// A value without regard to the field that it belongs to.
    pub fn value(&self, value: &EntryValue) -> String {
        let language = self.language();
        match value {
            EntryValue::Text(text) => match quantity(text) {
                Some((amount, unit)) if !unit.contains(' ') && !unit.starts_with([':', '-']) => {
                    number::with_unit(language, &figure(language, amount), unit)
                }
                _ => text.clone(),
            },
            EntryValue::Integer(whole) => figure(language, *whole as f64),
            EntryValue::Float(number) => figure(language, *number),
            EntryValue::Boolean(true) => self.get("said-yes"),
            EntryValue::Boolean(false) => self.get("said-no"),
            EntryValue::Array(items) => {
                self.listed(&items.iter().map(|item| self.value(item)).collect::<Vec<_>>())
            }
            EntryValue::Choice { value, .. } => self.author(value),
            EntryValue::Empty => String::new(),
        }
    }

    /// Values one after the other: a decimal comma asks for another separator.
    pub fn listed(&self, items: &[String]) -> String {
        items.join(if self.language() == Language::French { " ; " } else { ", " })
    }

    /// A value of the field at a path: what it names in words. `entries` are those of its scenario, which gives titles.
    pub fn value_of(&self, entries: &[Entry], path: &[String], value: &EntryValue) -> String {
        match field(&keys(path)) {
            Some(field) => self.of_kind(entries, &field.kind, value),
            None => self.value(value),
        }
    }

    /// The same of a value in TOML; the text itself when it is something else.
    pub fn toml_value_of(&self, entries: &[Entry], path: &[String], toml: &str) -> String {
        parsed(toml).map_or_else(|| toml.to_owned(), |value| self.value_of(entries, path, &value))
    }

    fn of_kind(&self, entries: &[Entry], kind: &FieldKind, value: &EntryValue) -> String {
        match (kind, value) {
            (FieldKind::Name(section), EntryValue::Text(part)) => self.part_name(entries, section, part),
            (FieldKind::Choice(_) | FieldKind::Place { .. }, EntryValue::Text(choice)) => self.choice(choice),
            (FieldKind::Place { .. }, EntryValue::Choice { key, value }) => {
                self.place(key, &self.part_name(entries, section_of(key), value))
            }
            (FieldKind::List(item), EntryValue::Array(items)) => {
                let items: Vec<String> = items.iter().map(|one| self.of_kind(entries, item, one)).collect();
                self.listed(&items)
            }
            _ => self.value(value),
        }
    }

    /// A name that the author of a file chose, in quotation marks. A usual one is said in the language of the reader,
    /// any other one without underscores.
    pub fn author(&self, name: &str) -> String {
        self.say("said-quoted", &[("name", self.chosen_name(name).into())])
    }

    /// A value that the language of scenarios names, in words where there are some.
    pub fn choice(&self, choice: &str) -> String {
        let key = format!("choice-{}", choice.replace('_', "-"));
        if self.has(&key) {
            return self.get(&key);
        }
        name_key(choice).map_or_else(|| self.chosen_name(choice), |key| self.get(&key))
    }

    /// A place that a name says, with what it is.
    pub fn place(&self, key: &str, name: &str) -> String {
        self.say(&format!("choice-of-{key}"), &[("name", name.into())])
    }

    /// A name on the path of a field: its word for a type of establishment or a delivery mode, its title where it has
    /// one (activities, days), else the author's name in quotation marks.
    pub fn part_name(&self, entries: &[Entry], section: &str, part: &str) -> String {
        if let Some(key) = name_key(part) {
            return self.get(&key);
        }
        let title = [section, part, "title", self.language().code()];
        let entry = entries.iter().find(|entry| entry.path == title);
        match entry.map(|entry| &entry.value) {
            Some(EntryValue::Text(title)) => title.clone(),
            _ => self.author(part),
        }
    }

    /// The label of the field at a path.
    pub fn field_label(&self, path: &[String]) -> String {
        let key = field_key(&keys(path));
        let last = path.last().map_or("", String::as_str);
        let label = if self.has(&key) { self.get(&key) } else { last.to_owned() };
        // A key that the author chose, or one that says of whom: its own name says more than that of its section.
        let named = name_key(last).map(|key| self.get(&key));
        let is_field = key.ends_with(&last.replace('_', "-"));
        match named {
            Some(named) => format!("{label} – {named}"),
            None if !is_field => format!("{label} – {}", self.author(last)),
            None => label,
        }
    }

    /// The label of a field, and of whom it speaks, from the key at `from` of its path.
    pub fn field_name(&self, entries: &[Entry], path: &[String], from: usize) -> String {
        let (label, whom) = (self.field_label(path), self.of_whom(entries, path, from));
        if whom.is_empty() { label } else { format!("{label} ({whom})") }
    }

    /// Of whom a field speaks: the names on its path, from the key at `from`, that the author chose, types of
    /// establishment, delivery modes.
    pub fn of_whom(&self, entries: &[Entry], path: &[String], from: usize) -> String {
        let last = path.len().saturating_sub(1);
        let names = path[..last].iter().enumerate().skip(from.max(1)).filter_map(|(at, part)| {
            // A name that the author chose is no part of the key of the label.
            let without = field_key(&keys(&path[..at]));
            let is_name = name_key(part).is_some() || field_key(&keys(&path[..=at])) == without;
            is_name.then(|| self.part_name(entries, if at == 1 { &path[0] } else { &path[at - 1] }, part))
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn values_are_shown_with_their_units() {
        let text = Text::new(Language::French);
        let toml = |value: &str| plain(&text.value(&parsed(value).unwrap()));
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
}
