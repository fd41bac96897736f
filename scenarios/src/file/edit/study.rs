//! The list of scenarios of a study.

use super::layout::Layout;
use super::{EditError, splice, unset, without_mark};
use crate::file::scenario::name_of;
use std::ops::Range;
use toml_edit::{Document, Item, Value};

/// The list: its bytes, and name and bytes of each of its items.
struct List {
    span: Range<usize>,
    items: Vec<(String, Range<usize>)>,
}

fn list(text: &str) -> Result<Option<List>, EditError> {
    let document = Document::parse(text).map_err(|error| EditError::NotToml(error.message().to_owned()))?;
    let Some(item) = document.as_table().get("scenarios") else { return Ok(None) };
    let Some(array) = item.as_array() else {
        return Err(EditError::Unsupported("scenarios".to_owned()));
    };
    let items = array
        .iter()
        .map(|item| (item.as_str().unwrap_or_default().to_owned(), item.span().unwrap_or_default()))
        .collect();
    Ok(Some(List { span: array.span().unwrap_or_default(), items }))
}

/// Adds a scenario (a file beside the study, or a bundled one) at the end of the list of a study; the same text when
/// it is there already.
pub fn add_to_study(text: &str, file_name: &str) -> Result<String, EditError> {
    let (mark, text) = without_mark(text);
    let name = Value::from(file_name).to_string();
    let Some(List { span, items }) = list(text)? else {
        return super::set(text, None, &["scenarios"], &format!("[{name}]"))
            .map(|text| format!("{mark}{text}"));
    };
    if items.iter().any(|(known, _)| known == file_name) {
        return Ok(format!("{mark}{text}"));
    }
    let changed = match items.last() {
        None => splice(text, &span, &format!("[{name}]")),
        Some((_, last)) => {
            // One scenario on each line stays so.
            let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
            let indent = &text[line..last.start];
            let between = if line > span.start && indent.trim().is_empty() {
                let nl = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
                format!(",{nl}{indent}")
            } else {
                ", ".to_owned()
            };
            splice(text, &(last.end..last.end), &format!("{between}{name}"))
        }
    };
    Layout::read(&changed)?;
    Ok(format!("{mark}{changed}"))
}

/// Takes a scenario out of the list of a study; the study no longer names it as its reference either. The same text
/// when it is not there.
pub fn remove_from_study(text: &str, file_name: &str) -> Result<String, EditError> {
    let (mark, text) = without_mark(text);
    let same = || format!("{mark}{text}");
    let Some(List { span, items }) = list(text)? else { return Ok(same()) };
    let Some(at) = items.iter().position(|(known, _)| known == file_name) else { return Ok(same()) };
    let end = items[at].1.end;
    let changed = if at > 0 {
        splice(text, &(items[at - 1].1.end..end), "")
    } else if let Some((_, next)) = items.get(1) {
        splice(text, &(items[0].1.start..next.start), "")
    } else {
        splice(text, &span, "[]")
    };
    let document = Document::parse(&changed[..])
        .map_err(|_comment_in_the_list| EditError::Unsupported("scenarios".to_owned()))?;
    let reference = document.as_table().get("reference").and_then(Item::as_str);
    let changed =
        if reference == Some(&name_of(file_name)) { unset(&changed, None, &["reference"])? } else { changed };
    Ok(format!("{mark}{changed}"))
}
