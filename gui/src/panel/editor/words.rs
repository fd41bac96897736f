//! Fields in words.

use super::model::{Model, Standing};
use super::value::{listed, parsed, shown};
use crate::panel::Look;
use maillage_scenarios::file::{Entry, EntryValue, FieldKind, field, field_key, name_key};
use maillage_scenarios::text::Language;

fn keys(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

/// A name that the author of the file chose, in quotation marks. A usual one is said in the language of the window, any
/// other one without underscores; what the file calls it is in the hint of its fields.
pub(super) fn author(look: &Look<'_>, name: &str) -> String {
    look.text.say("editor-quoted", &[("name", look.text.chosen_name(name).into())])
}

/// A value that the language of scenarios names, in words where there are some.
pub(super) fn chosen_name(look: &Look<'_>, choice: &str) -> String {
    let key = format!("choice-{}", choice.replace('_', "-"));
    if look.text.has(&key) {
        return look.text.get(&key);
    }
    name_key(choice).map_or_else(|| look.text.chosen_name(choice), |key| look.text.get(&key))
}

/// A value of the field at a path as people read it: what it names in the words of the window.
pub(super) fn shown_of(look: &Look<'_>, entries: &[Entry], path: &[String], value: &EntryValue) -> String {
    match field(&keys(path)) {
        Some(field) => of_kind(look, entries, &field.kind, value),
        None => shown(look, value),
    }
}

/// The same of a value in TOML; the text itself when it is something else.
pub(super) fn shown_toml(look: &Look<'_>, entries: &[Entry], path: &[String], text: &str) -> String {
    parsed(text).map_or_else(|| text.to_owned(), |value| shown_of(look, entries, path, &value))
}

fn of_kind(look: &Look<'_>, entries: &[Entry], kind: &FieldKind, value: &EntryValue) -> String {
    match (kind, value) {
        (FieldKind::Name(section), EntryValue::Text(part)) => name(look, entries, section, part),
        (FieldKind::Choice(_) | FieldKind::Place { .. }, EntryValue::Text(choice)) => {
            chosen_name(look, choice)
        }
        (FieldKind::Place { .. }, EntryValue::Choice { key, value }) => {
            place(look, key, &name(look, entries, section_of(key), value))
        }
        (FieldKind::List(item), EntryValue::Array(items)) => {
            let items: Vec<String> = items.iter().map(|one| of_kind(look, entries, item, one)).collect();
            listed(look, &items)
        }
        _ => shown(look, value),
    }
}

/// The section whose entries the key of a place names.
pub(super) fn section_of(key: &str) -> &'static str {
    if key == "pool" { "pools" } else { "host_sites" }
}

/// A place that a name says, with what it is.
pub(super) fn place(look: &Look<'_>, key: &str, name: &str) -> String {
    look.text.say(&format!("choice-of-{key}"), &[("name", name.into())])
}

/// A name on the path of a field: its word for a type of establishment or a delivery mode, its title where it has one
/// (activities, days), else the author's name in quotation marks.
pub(super) fn name(look: &Look<'_>, entries: &[Entry], section: &str, part: &str) -> String {
    if let Some(key) = name_key(part) {
        return look.text.get(&key);
    }
    let language = match look.text.language() {
        Language::French => "fr",
        Language::English => "en",
    };
    let title = [section, part, "title", language];
    let entry = entries.iter().find(|entry| entry.path == title);
    match entry.map(|entry| &entry.value) {
        Some(EntryValue::Text(title)) => title.clone(),
        _ => author(look, part),
    }
}

/// The label of a field.
pub(super) fn label(look: &Look<'_>, path: &[String]) -> String {
    let key = field_key(&keys(path));
    let last = path.last().map_or("", String::as_str);
    let label = if look.text.has(&key) { look.text.get(&key) } else { last.to_owned() };
    // A key that the author chose, or one that says of whom: its own name says more than that of its section.
    let named = name_key(last).map(|key| look.text.get(&key));
    let is_field = key.ends_with(&last.replace('_', "-"));
    match named {
        Some(named) => format!("{label} – {named}"),
        None if !is_field => format!("{label} – {}", author(look, last)),
        None => label,
    }
}

/// Of whom a field speaks: the names on its path, from the key at `from`, that the author chose, types of establishment,
/// delivery modes.
pub(super) fn of_whom(look: &Look<'_>, entries: &[Entry], path: &[String], from: usize) -> String {
    let last = path.len().saturating_sub(1);
    let names = path[..last].iter().enumerate().skip(from.max(1)).filter_map(|(at, part)| {
        // A name that the author chose is no part of the key of the label.
        let without = field_key(&keys(&path[..at]));
        let is_name = name_key(part).is_some() || field_key(&keys(&path[..=at])) == without;
        is_name.then(|| name(look, entries, if at == 1 { &path[0] } else { &path[at - 1] }, part))
    });
    names.collect::<Vec<_>>().join(", ")
}

/// What a field means, where its value comes from, what it would be otherwise and what justifies it: for the pointer.
pub(super) fn hint(look: &Look<'_>, model: &Model, entry: &Entry) -> String {
    let key = format!("{}-hint", field_key(&keys(&entry.path)));
    let mut lines = Vec::new();
    if look.text.has(&key) {
        lines.push(look.text.get(&key));
    }
    if let Some(source) = &entry.source {
        lines.push(source.clone());
    }
    lines.push(standing(look, model, entry));
    if let Some(before) = model.before(entry).filter(|before| before.value != entry.value) {
        let value = shown_of(look, &model.entries, &entry.path, &before.value);
        lines.push(look.text.say("editor-otherwise", &[("value", value.into())]));
    }
    lines.push(look.text.say(
        "editor-written",
        &[
            ("file", entry.file.as_str().into()),
            ("line", entry.line.into()),
            ("key", entry.path.join(".").into()),
        ],
    ));
    lines.join("\n\n")
}

/// Who says a value.
pub(super) fn standing(look: &Look<'_>, model: &Model, entry: &Entry) -> String {
    match model.standing(entry) {
        Standing::Plain => look.text.get("editor-is-plain"),
        Standing::Own => look.text.get("editor-is-own"),
        Standing::OwnFrom(phase) => look.text.say("editor-is-own-from", &[("phase", phase.into())]),
        Standing::Inherited(from) => look.text.say("editor-is-inherited", &[("scenario", from.into())]),
    }
}
