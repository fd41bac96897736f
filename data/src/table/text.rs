//! Bytes to text, and a range of a text to line, column and snippet.

use super::scan::count;
use super::{At, Diagnostic, Message, Snippet};
use std::ops::Range;

/// Characters of a line shown around a fault; rows of the school directory have over a thousand.
const WINDOW: usize = 90;

/// The text of a file without its byte order mark, or why it is not one.
pub(super) fn decode(file: &str, mut bytes: Vec<u8>) -> Result<String, Vec<Diagnostic>> {
    let whole =
        |key, hint| Err(vec![Diagnostic::of_file(file, Message::new(key)).hinted(Some(Message::new(hint)))]);
    if bytes.starts_with(b"PK\x03\x04") {
        return whole("data-is-workbook", "data-is-workbook-hint");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return whole("data-not-utf8-file", "data-not-utf8-hint");
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bad = error.as_bytes()[valid];
        // Everything before the first bad byte is text; that byte itself is shown as a replacement character.
        let mut text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        text.push('\u{fffd}');
        let (at, snippet) = locate(&text, b'\n', (1, 0), valid..text.len());
        vec![Diagnostic {
            file: file.to_owned(),
            at: Some(at),
            message: Message::new("data-not-utf8").with("byte", format!("{bad:02X}")),
            hint: Some(Message::new("data-not-utf8-hint")),
            snippet: Some(snippet),
        }]
    })
}

/// Line and column of a range of bytes, and the line with the range underlined. `known` is a line and its first
/// byte, from which lines are counted.
pub(super) fn locate(text: &str, newline: u8, known: (usize, usize), range: Range<usize>) -> (At, Snippet) {
    let Range { start, end } = range;
    let before = &text.as_bytes()[..start];
    let line = known.0 + count(&before[known.1..], newline);
    let line_start = before.iter().rposition(|&byte| byte == newline).map_or(0, |byte| byte + 1);
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |end| start + end);
    let column = 1 + text[line_start..start].chars().count();
    let length = text[start..end.clamp(start, line_end)].chars().count().max(1);
    (At { line, column }, cut(&text[line_start..line_end], column, length))
}

fn cut(line: &str, column: usize, length: usize) -> Snippet {
    let total = line.chars().count();
    if total <= WINDOW {
        return Snippet { line: line.to_owned(), start: column, length };
    }
    let first = (column - 1).saturating_sub(WINDOW / 3).min(total.saturating_sub(WINDOW));
    let mut shown: String = line.chars().skip(first).take(WINDOW).collect();
    let mut start = column - first;
    let length = length.min(WINDOW + 1 - start.min(WINDOW));
    if first > 0 {
        shown.insert(0, '…');
        start += 1;
    }
    if first + WINDOW < total {
        shown.push('…');
    }
    Snippet { line: shown, start, length }
}
