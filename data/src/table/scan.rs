//! Finds cells in the raw text, as the CSV reader cuts them: a quote counts only at the start of a cell, and is
//! written twice inside.

/// `;` or `,`: whichever is more frequent outside quotes in the row of column names.
pub(super) fn delimiter(header: &str) -> u8 {
    let mut quoted = false;
    let (mut commas, mut semicolons) = (0, 0);
    for byte in header.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => commas += 1,
            b';' if !quoted => semicolons += 1,
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}

/// How often a byte occurs.
pub(super) fn count(bytes: &[u8], wanted: u8) -> usize {
    bytes.iter().map(|&byte| usize::from(byte == wanted)).sum()
}

/// Bytes of a cell with its quotes: from the start of its row; the end of the row when it has fewer cells.
pub(super) fn cell(text: &str, row: usize, delimiter: u8, column: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut start = row;
    for _ in 0..column {
        let (end, _) = cell_end(bytes, start, delimiter);
        if bytes.get(end) != Some(&delimiter) {
            return (end, end);
        }
        start = end + 1;
    }
    let (end, _) = cell_end(bytes, start, delimiter);
    let cell = &text[start..end];
    let leading = cell.len() - cell.trim_start().len();
    let inner = cell.trim();
    if inner.is_empty() { (start, end) } else { (start + leading, start + leading + inner.len()) }
}

/// Where a cell ends, and whether its quotes are closed.
fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> (usize, bool) {
    let mut at = start;
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (None, _) => return (at, false),
                (Some(b'"'), Some(b'"')) => at += 2,
                (Some(b'"'), _) => break,
                _ => at += 1,
            }
        }
        at += 1;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == delimiter || byte == b'\n' || byte == b'\r' {
            break;
        }
        at += 1;
    }
    (at, true)
}

/// The quote that is never closed and swallows the rest of the file.
pub(super) fn unclosed_quote(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    if count(bytes, b'"').is_multiple_of(2) {
        return None;
    }
    let mut start = 0;
    while start < bytes.len() {
        let (end, closed) = cell_end(bytes, start, delimiter);
        if !closed {
            return Some(start);
        }
        start = end + 1;
    }
    None
}
