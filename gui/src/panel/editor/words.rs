//! Fields in words: those of `maillage_scenarios::text::field`, with spaces at which the window does not break a line.

use super::model::{Model, Standing};
use crate::panel::Look;
use crate::text::unbroken;
use egui::Response;
use maillage_scenarios::file::{Entry, EntryValue, field_key};

/// A value that the language of scenarios names, in words where there are some.
pub(super) fn chosen_name(look: &Look<'_>, choice: &str) -> String {
    unbroken(look.text.choice(choice))
}

/// A value of the field at a path as people read it: what it names in the words of the window.
pub(super) fn shown_of(look: &Look<'_>, entries: &[Entry], path: &[String], value: &EntryValue) -> String {
    unbroken(look.text.value_of(entries, path, value))
}

/// The same of a value in TOML; the text itself when it is something else.
pub(super) fn shown_toml(look: &Look<'_>, entries: &[Entry], path: &[String], text: &str) -> String {
    unbroken(look.text.toml_value_of(entries, path, text))
}

/// A place that a name says, with what it is.
pub(super) fn place(look: &Look<'_>, key: &str, name: &str) -> String {
    unbroken(look.text.place(key, name))
}

/// A name on the path of a field.
pub(super) fn name(look: &Look<'_>, entries: &[Entry], section: &str, part: &str) -> String {
    unbroken(look.text.part_name(entries, section, part))
}

/// The label of a field.
pub(super) fn label(look: &Look<'_>, path: &[String]) -> String {
    unbroken(look.text.field_label(path))
}

/// Of whom a field speaks, from the key at `from` of its path.
pub(super) fn of_whom(look: &Look<'_>, entries: &[Entry], path: &[String], from: usize) -> String {
    unbroken(look.text.of_whom(entries, path, from))
}

/// The name of a field with its hint, put together where a pointer or a reader of the screen asks for it alone: many fields
/// are drawn in every frame.
pub(super) fn hinted(name: Response, look: &Look<'_>, model: &Model, entry: &Entry) -> Response {
    let is_asked = name.contains_pointer() || name.is_tooltip_open() || name.ctx.has_accesskit_node(name.id);
    if is_asked { name.on_hover_text(hint(look, model, entry)) } else { name }
}

/// What a field means, where its value comes from, what it would be otherwise and what justifies it.
fn hint(look: &Look<'_>, model: &Model, entry: &Entry) -> String {
    let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
    let key = format!("{}-hint", field_key(&path));
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
