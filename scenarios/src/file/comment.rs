//! Comments that justify a value: those beside its key, or directly above it.

use super::source::Source;
use super::tree::{self, Table, Value};
use std::ops::Range;

/// What a line of a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Blank,
    Comment,
    Header,
    /// A key, or another part of a value that takes several lines.
    Key,
}

/// The lines of a file.
pub(super) struct Comments<'a> {
    text: &'a str,
    /// First byte of each line.
    starts: Vec<usize>,
    lines: Vec<Line>,
}

impl<'a> Comments<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        let text: &str = &source.text;
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let lines = text.split('\n').map(|line| kind(line.trim())).collect();
        let mut comments = Self { text, starts, lines };
        // What looks like a comment or a header within a value is a part of it.
        if let Ok(table) = tree::parse(source, 0) {
            comments.mark_values(&table);
        }
        comments
    }

    fn mark_values(&mut self, table: &Table) {
        for entry in &table.0 {
            if let Value::Table(table) = &entry.node.value {
                self.mark_values(table);
            } else {
                let span = &entry.node.place.span;
                let (first, last) = (self.line(span.start), self.line(span.end));
                self.lines[first..=last].fill(Line::Key);
            }
        }
    }

    /// Index of the line of a byte, from 0.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn content(&self, line: usize) -> &'a str {
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        self.text[self.starts[line]..end].trim()
    }

    /// The comment that justifies a value: the one at the end of its line; else the lines directly above its key, or
    /// above the run of keys without blank line that it belongs to, or above the header of its table when that run
    /// begins there.
    pub(super) fn of(&self, key: &Range<usize>, value: &Range<usize>) -> Option<String> {
        let last = self.line(value.end);
        let line_end = self.starts.get(last + 1).map_or(self.text.len(), |next| next - 1);
        if let Some(trailing) = trailing(&self.text[value.end.min(line_end)..line_end]) {
            return Some(trailing.to_owned());
        }
        let mut at = self.line(key.start);
        while at > 0 && self.lines[at] == Line::Key && self.lines[at - 1] == Line::Key {
            at -= 1;
        }
        if at > 0 && self.lines[at - 1] == Line::Header {
            at -= 1;
        }
        self.block_above(at)
    }

    /// Index of the first line of the comment directly above a line; the line itself when there is none.
    pub(super) fn block_start(&self, line: usize) -> usize {
        let mut first = line;
        while first > 0 && self.lines[first - 1] == Line::Comment {
            first -= 1;
        }
        first
    }

    fn block_above(&self, line: usize) -> Option<String> {
        let words: Vec<&str> = (self.block_start(line)..line)
            .map(|line| self.content(line).trim_start_matches('#').trim())
            // Rules between the parts of a file.
            .filter(|words| !words.is_empty() && !words.starts_with("---") && !words.starts_with("==="))
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

fn kind(line: &str) -> Line {
    match line.as_bytes().first() {
        None => Line::Blank,
        Some(b'#') => Line::Comment,
        Some(b'[') => Line::Header,
        Some(_) => Line::Key,
    }
}

/// The comment in what follows a value on its line.
fn trailing(rest: &str) -> Option<&str> {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => return Some(rest[at..].trim_start_matches('#').trim()),
            Some(_) | None => {}
        }
    }
    None
}
