//! Texts of input files, wherever they come from, and places in them as editors show them.

use super::bundled;
use super::unsaved::{Unsaved, canonical};
use maillage_data::diagnostic::{At, Diagnostic, Message, Snippet};
use maillage_data::input::{self, InputError};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Characters of a line kept on each side of an underlined part.
const CONTEXT: usize = 60;

/// Where a file is found.
#[derive(Clone, Debug)]
pub(super) enum Address {
    /// In the program, by its path among the bundled files: `sconeeta/statu-quo.toml`.
    Bundled(String),
    /// On disk, unless a text in memory takes its place.
    Disk(PathBuf, Unsaved),
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Where it was found.
    pub address: Address,
    /// Its name in messages.
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
}

impl Address {
    /// Name in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Bundled(path) => format!("<maillage>/{path}"),
            Self::Disk(path, _) => path.display().to_string(),
        }
    }

    /// The file that `reference` names, as seen from this file: `other.toml` beside it, or a bundled scenario such
    /// as `sconeeta/statu-quo`.
    pub(super) fn resolve(&self, reference: &str) -> Option<Self> {
        if !is_file_name(reference) {
            let bundled = bundled::scenario(reference).or_else(|| bundled::means(reference));
            return bundled.map(|path| Self::Bundled(path.to_owned()));
        }
        match self {
            Self::Bundled(path) => {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = format!("{folder}/{reference}");
                bundled::text(&path).is_some().then_some(Self::Bundled(path))
            }
            Self::Disk(path, unsaved) => {
                let path = path.parent().unwrap_or(Path::new("")).join(reference);
                Some(Self::Disk(path, unsaved.clone()))
            }
        }
    }

    /// Reads the file; fails when it is missing or not UTF-8.
    pub(super) fn read(&self) -> Result<Source, Vec<Diagnostic>> {
        let name = self.name();
        let text: Arc<str> = match self {
            Self::Bundled(path) => bundled::text(path)
                .ok_or_else(|| vec![Diagnostic::of_file(&name, Message::new("scenario-no-file"))])?
                .into(),
            Self::Disk(path, unsaved) => match unsaved.text(path) {
                Some(text) => text,
                None => read_disk(path, &name)?.into(),
            },
        };
        // An editor of Windows may have put a byte order mark in front.
        let text = text.strip_prefix('\u{feff}').map(Arc::from).unwrap_or(text);
        Ok(Source { address: self.clone(), name, text })
    }

    /// Whether there is such a file.
    pub(super) fn exists(&self) -> bool {
        match self {
            Self::Bundled(path) => bundled::text(path).is_some(),
            Self::Disk(path, unsaved) => unsaved.contains(path) || path.exists(),
        }
    }

    /// Whether two addresses are the same file.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Disk(a, _), Self::Disk(b, _)) => a == b || canonical(a) == canonical(b),
            (Self::Bundled(a), Self::Bundled(b)) => a == b,
            _ => false,
        }
    }
}

fn read_disk(path: &Path, name: &str) -> Result<String, Vec<Diagnostic>> {
    let bytes = input::read(path, input::LARGEST_TEXT)
        .map_err(|error| vec![Diagnostic::of_file(name, unreadable(&error))])?;
    String::from_utf8(bytes)
        .map_err(|error| vec![not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to())])
}

fn unreadable(error: &InputError) -> Message {
    let error = match error {
        InputError::TooLarge(most) => return Message::new("data-file-too-large").with("most", most),
        InputError::Disk(error) => error,
    };
    match error.kind() {
        ErrorKind::NotFound => Message::new("scenario-no-file"),
        ErrorKind::PermissionDenied => Message::new("data-file-forbidden"),
        ErrorKind::IsADirectory => Message::new("data-file-is-directory"),
        _ => Message::new("scenario-unreadable").with("reason", error),
    }
}

/// Whether a reference is the name of a file rather than of something bundled.
pub(super) fn is_file_name(reference: &str) -> bool {
    Path::new(reference).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..valid]);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    Diagnostic {
        at: Some(At { line, column }),
        hint: Some(Message::new("scenario-not-utf8-hint")),
        ..Diagnostic::of_file(name, Message::new("scenario-not-utf8"))
    }
}

impl Source {
    /// SHA-256 of the text, in hexadecimal.
    pub(super) fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
    }

    /// A fault at a range of bytes of the text.
    pub(super) fn diagnostic(
        &self,
        span: &Range<usize>,
        message: Message,
        hint: Option<Message>,
    ) -> Diagnostic {
        let start = floor(&self.text, span.start);
        let end = floor(&self.text, span.end).max(start);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let at = At {
            line: self.text[..start].matches('\n').count() + 1,
            column: self.text[line_start..start].chars().count() + 1,
        };
        let length = self.text[start..end.min(line_end)].chars().count().max(1);
        let snippet = Some(snippet(line, at.column, length));
        Diagnostic { file: self.name.clone(), at: Some(at), message, hint, snippet }
    }
}

/// SHA-256 of some bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("writing to a text cannot fail");
    }
    text
}

/// The last boundary of a character at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A line with a part underlined, cut to what surrounds that part when it is long.
fn snippet(line: &str, column: usize, length: usize) -> Snippet {
    let count = line.chars().count();
    let first = (column - 1).saturating_sub(CONTEXT);
    let last = (column - 1 + length + CONTEXT).min(count);
    let kept: String = line.chars().skip(first).take(last - first.min(last)).collect();
    let (before, after) = (if first > 0 { "…" } else { "" }, if last < count { "…" } else { "" });
    let start = column - first + before.chars().count();
    Snippet { line: format!("{before}{kept}{after}").replace('\t', " "), start, length }
}
