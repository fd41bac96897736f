//! What is wrong with an input file, where, and what would be right: data only, without language. The texts are
//! in the Fluent files `locales/{fr,en}/data.ftl`, under the keys of [`MESSAGE_KEYS`].

use std::fmt;

mod keys;
pub use keys::MESSAGE_KEYS;

/// A fault of an input file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The file, as the user named it.
    pub file: String,
    /// Where in the file; `None` when it concerns the whole file.
    pub at: Option<At>,
    /// What is wrong.
    pub message: Message,
    /// What to do about it, or what is close to it.
    pub hint: Option<Message>,
    /// The faulty text, to show with a caret under it.
    pub snippet: Option<Snippet>,
}

/// A place in a text file, as editors show it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct At {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, counted in characters and not in bytes.
    pub column: usize,
}

/// A line of a file with a part of it underlined. Long lines are cut around that part, with an ellipsis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snippet {
    /// The line, without its end.
    pub line: String,
    /// Column of `line` at which the underlined part starts, from 1, in characters.
    pub start: usize,
    /// Underlined characters, at least 1.
    pub length: usize,
}

/// A text to be looked up in the Fluent files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Key of the text.
    pub key: &'static str,
    /// Values put into the text: name and value.
    pub arguments: Vec<(&'static str, String)>,
}

impl Message {
    /// A text without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same text with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

impl Diagnostic {
    /// A fault of a whole file.
    pub fn of_file(file: impl fmt::Display, message: Message) -> Self {
        Self { file: file.to_string(), at: None, message, hint: None, snippet: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hinted(mut self, hint: Option<Message>) -> Self {
        self.hint = hint;
        self
    }
}

/// For logs and tests: place, key and arguments, without language.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(at) = self.at {
            write!(f, ":{}:{}", at.line, at.column)?;
        }
        write!(f, ": {}", self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " [{hint}]"))
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        self.arguments.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

/// Faults after which reading stops: a wrong column makes every row wrong.
const ENOUGH: usize = 50;

/// Collects the faults of a reading, so that one run shows them all, or the first fifty.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Diagnostic>,
}

impl Problems {
    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds several faults.
    pub fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Whether nothing is wrong so far.
    pub const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether there are so many that reading further rows would help nobody.
    pub const fn is_enough(&self) -> bool {
        self.found.len() >= ENOUGH
    }

    /// Faults so far.
    pub const fn len(&self) -> usize {
        self.found.len()
    }

    /// `value` when nothing is wrong, otherwise everything that is, in the order of the file.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<Diagnostic>> {
        if self.is_empty() {
            return Ok(value);
        }
        if self.is_enough() {
            let file = self.found[self.found.len() - 1].file.clone();
            let more = Message::new("data-more-problems").with("count", ENOUGH);
            self.found.push(Diagnostic::of_file(file, more));
        }
        Err(self.found)
    }
}
