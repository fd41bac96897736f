//! A CSV file in memory: UTF-8 with or without mark, `,` or `;`, LF or CRLF, with the place of every cell, so that
//! a fault can be shown under its own characters.

use crate::diagnostic::{At, Diagnostic, Message, Snippet};
use crate::input::{self, InputError};
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

mod scan;
mod text;

/// A CSV file whose first row names the columns.
#[derive(Debug)]
pub struct Table {
    file: String,
    text: String,
    delimiter: u8,
    newline: u8,
    headers: Vec<String>,
    header_place: Place,
}

/// Where a row starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    byte: usize,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    record: csv::StringRecord,
    /// Where it starts.
    pub place: Place,
}

impl Row {
    /// The cell of a column without surrounding blanks; empty beyond the end of the row.
    pub fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or("").trim()
    }

    /// Cells of the row.
    pub fn width(&self) -> usize {
        self.record.len()
    }

    fn is_blank(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Table {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let file = path.display().to_string();
        match input::read(path, input::LARGEST_TABLE) {
            Ok(bytes) => Self::parse(file, bytes),
            Err(InputError::TooLarge(megabytes)) => {
                let message = Message::new("data-file-too-large").with("most", megabytes);
                Err(vec![Diagnostic::of_file(file, message)])
            }
            Err(InputError::Disk(error)) => {
                let message = match error.kind() {
                    ErrorKind::NotFound => Message::new("data-file-not-found"),
                    ErrorKind::PermissionDenied => Message::new("data-file-forbidden"),
                    ErrorKind::IsADirectory => Message::new("data-file-is-directory"),
                    _ => Message::new("data-file-unreadable").with("reason", error),
                };
                Err(vec![Diagnostic::of_file(file, message)])
            }
        }
    }

    /// Reads the bytes of a file named `file`.
    pub fn parse(file: String, bytes: Vec<u8>) -> Result<Self, Vec<Diagnostic>> {
        let text = text::decode(&file, bytes)?;
        let newline = if text.contains('\n') { b'\n' } else { b'\r' };
        let header_end = text
            .trim_start()
            .find(['\n', '\r'])
            .map_or(text.len(), |end| end + text.len() - text.trim_start().len());
        let delimiter = scan::delimiter(&text[..header_end]);
        let mut table = Self {
            file,
            text,
            delimiter,
            newline,
            headers: Vec::new(),
            header_place: Place { line: 1, byte: 0 },
        };
        if let Some(quote) = scan::unclosed_quote(&table.text, delimiter) {
            let start = Place { line: 1, byte: 0 };
            return Err(vec![table.at_bytes(start, quote..quote + 1, Message::new("data-quote-unclosed"))]);
        }
        let header = table.records().next();
        let Some(header) = header else {
            return Err(vec![Diagnostic::of_file(&table.file, Message::new("data-file-empty"))]);
        };
        table.headers = header.record.iter().map(|name| name.trim().to_owned()).collect();
        table.header_place = header.place;
        Ok(table)
    }

    /// The file, as the user named it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Names of the columns, as written.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Where the row of column names is.
    pub const fn header_place(&self) -> Place {
        self.header_place
    }

    /// The rows after the header, without blank ones.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        self.records().skip(1)
    }

    fn records(&self) -> impl Iterator<Item = Row> + '_ {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.text.as_bytes());
        let (mut counted, mut line) = (0, 1);
        std::iter::from_fn(move || {
            loop {
                let mut record = csv::StringRecord::new();
                let start = usize::try_from(reader.position().byte()).expect("the text is in memory");
                let read = reader.read_record(&mut record).expect("UTF-8 in memory, rows of any length");
                if !read {
                    return None;
                }
                // The reader's own count of lines lags by one after CRLF and blank lines.
                let bytes = self.text.as_bytes();
                let blanks = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                let byte = start + blanks;
                line += scan::count(&bytes[counted..byte], self.newline);
                counted = byte;
                let row = Row { record, place: Place { line, byte } };
                if !row.is_blank() {
                    return Some(row);
                }
            }
        })
    }

    /// A fault of one cell of a row; of the end of the row when it has no such cell.
    pub fn cell_problem(&self, place: Place, column: usize, message: Message) -> Diagnostic {
        let (start, end) = scan::cell(&self.text, place.byte, self.delimiter, column);
        self.at_bytes(place, start..end, message)
    }

    /// A fault of a whole row.
    pub fn row_problem(&self, place: Place, message: Message) -> Diagnostic {
        let end = self.line_end(place.byte);
        self.at_bytes(place, place.byte..end, message)
    }

    /// A fault of the whole table.
    pub fn problem(&self, message: Message) -> Diagnostic {
        Diagnostic::of_file(&self.file, message)
    }

    fn line_end(&self, byte: usize) -> usize {
        self.text[byte..].find(['\n', '\r']).map_or(self.text.len(), |end| byte + end)
    }

    fn at_bytes(&self, row: Place, range: Range<usize>, message: Message) -> Diagnostic {
        let (at, snippet) = text::locate(&self.text, self.newline, (row.line, row.byte), range);
        Diagnostic { file: self.file.clone(), at: Some(at), message, hint: None, snippet: Some(snippet) }
    }
}

#[cfg(test)]
mod tests;
