//! Tables back to TOML: one file that holds all that several said.

use super::super::tree::{Node, Table, Value};
use toml_edit::{Array, DocumentMut, InlineTable, Item};

/// The text of a table, without comments and without `extends`.
pub(super) fn toml(table: &Table) -> String {
    let mut document = DocumentMut::new();
    for entry in table.0.iter().filter(|entry| entry.key != "extends") {
        document.insert(&entry.key, item(&entry.node));
    }
    document.to_string()
}

fn item(node: &Node) -> Item {
    match &node.value {
        // A table of values stays on a line; one that holds tables gets headings.
        Value::Table(inner) if inner.0.iter().any(|entry| matches!(entry.node.value, Value::Table(_))) => {
            let mut table = toml_edit::Table::new();
            table.set_implicit(inner.0.iter().all(|entry| matches!(entry.node.value, Value::Table(_))));
            for entry in &inner.0 {
                table.insert(&entry.key, item(&entry.node));
            }
            Item::Table(table)
        }
        _ => Item::Value(value(node)),
    }
}

fn value(node: &Node) -> toml_edit::Value {
    match &node.value {
        Value::Text(text) | Value::Date(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(value) => (*value).into(),
        Value::Array(items) => items.iter().map(value).collect::<Array>().into(),
        Value::Table(inner) => {
            let mut table = InlineTable::new();
            for entry in &inner.0 {
                table.insert(&entry.key, value(&entry.node));
            }
            table.into()
        }
    }
}
