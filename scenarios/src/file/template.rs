//! JSON Schemas, the study to start from, and the list of message keys.

use schemars::JsonSchema;
use serde_json::Value;

/// Keys of every message that reading scenario and study files makes.
pub const MESSAGE_KEYS: &[&str] = &[
    "scenario-24-hours",
    "scenario-above-zero",
    "scenario-at-least",
    "scenario-base-unreadable",
    "scenario-choice-takes-nothing",
    "scenario-conflict-with-itself",
    "scenario-cyclic-extends",
    "scenario-did-you-mean",
    "scenario-edit-no-table",
    "scenario-edit-no-value",
    "scenario-edit-unsupported",
    "scenario-empty-territory",
    "scenario-end-before-start",
    "scenario-extends-text",
    "scenario-home-local",
    "scenario-kind-missing",
    "scenario-kinds-elsewhere",
    "scenario-is-scenario",
    "scenario-is-means",
    "scenario-is-study",
    "scenario-known-names",
    "scenario-low-under-high",
    "scenario-lines-missing",
    "scenario-missing-key",
    "scenario-no-bells",
    "scenario-no-days",
    "scenario-no-file",
    "scenario-no-phases",
    "scenario-no-pool-there",
    "scenario-no-rate",
    "scenario-no-scenarios",
    "scenario-no-seats",
    "scenario-no-version",
    "scenario-no-weight",
    "scenario-no-wifi",
    "scenario-not-a-quantity",
    "scenario-not-a-table",
    "scenario-not-in-phase",
    "scenario-not-toml",
    "scenario-not-utf8",
    "scenario-not-utf8-hint",
    "scenario-one-choice",
    "scenario-out-of-range",
    "scenario-over-100",
    "scenario-overflow-cycle",
    "scenario-overflow-inwards",
    "scenario-session-over-memory",
    "scenario-session-without-pool",
    "scenario-slots-overlap",
    "scenario-toml-boolean",
    "scenario-toml-brace",
    "scenario-toml-bracket",
    "scenario-toml-duplicate",
    "scenario-toml-escape",
    "scenario-toml-key-letters",
    "scenario-toml-leading-zero",
    "scenario-toml-no-key",
    "scenario-toml-no-value",
    "scenario-toml-too-much",
    "scenario-toml-unclosed-text",
    "scenario-toml-unquoted",
    "scenario-together",
    "scenario-twice",
    "scenario-under-100",
    "scenario-unit-missing",
    "scenario-unknown-base",
    "scenario-unknown-choice",
    "scenario-unknown-day",
    "scenario-unknown-departement",
    "scenario-unknown-key",
    "scenario-unknown-name",
    "scenario-unknown-phase",
    "scenario-unknown-scenario",
    "scenario-unknown-study",
    "scenario-unknown-territory",
    "scenario-unknown-version",
    "scenario-unreadable",
    "scenario-wrong-type",
    "scenario-wrong-value",
];

/// The JSON Schema of a type of file, in which nothing but the version is required.
pub(super) fn json_schema<T: JsonSchema>() -> Value {
    let mut schema = serde_json::to_value(schemars::schema_for!(T)).expect("a schema is JSON");
    drop_required(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("required".to_owned(), serde_json::json!(["version"]));
    }
    schema
}

/// Takes `required` out everywhere: files that extend others leave things out. A property of that name stays.
fn drop_required(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.get("required").is_some_and(Value::is_array) {
                map.shift_remove("required");
            }
            map.values_mut().for_each(drop_required);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_required),
        _ => {}
    }
}

/// A commented study to start from.
pub(super) fn new_study(name: &str, lang: &str) -> String {
    let text = if lang.starts_with("en") {
        include_str!("template/en.toml")
    } else {
        include_str!("template/fr.toml")
    };
    // Quotes and control characters would end the text in which the name is put.
    let safe: String = name.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
    text.replace("NAME", if safe.is_empty() { "study" } else { &safe })
}
