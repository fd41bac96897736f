//! Where the keys and headers of a TOML text are.

use super::EditError;
use std::collections::BTreeMap;
use std::ops::Range;
use toml_edit::{Document, Item, Table};

/// A header or a key with its value, each on lines of its own.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// Keys from the root.
    pub path: Vec<String>,
    /// Of these, the keys of the header that it stands under; all of them for a header.
    pub section: usize,
    /// Bytes of its lines, with the end of the last.
    pub lines: Range<usize>,
    /// Bytes of the value; of the header itself.
    pub value: Range<usize>,
}

impl Atom {
    /// Whether it is a key with its value.
    pub(super) fn is_pair(&self) -> bool {
        self.section < self.path.len()
    }

    /// The path of its header.
    pub(super) fn header(&self) -> &[String] {
        &self.path[..self.section]
    }
}

/// The headers and keys of a text, in order.
#[derive(Debug)]
pub(super) struct Layout {
    pub atoms: Vec<Atom>,
    leaves: BTreeMap<Vec<String>, String>,
}

impl Layout {
    pub(super) fn read(text: &str) -> Result<Self, EditError> {
        let document =
            Document::parse(text).map_err(|error| EditError::NotToml(error.message().to_owned()))?;
        let mut layout = Self { atoms: Vec::new(), leaves: BTreeMap::new() };
        layout.visit(text, document.as_table(), &mut Vec::new(), 0)?;
        layout.atoms.sort_by_key(|atom| atom.lines.start);
        Ok(layout)
    }

    fn visit(
        &mut self,
        text: &str,
        table: &Table,
        path: &mut Vec<String>,
        section: usize,
    ) -> Result<(), EditError> {
        for (key, item) in table {
            path.push(key.to_owned());
            match item {
                Item::None => {}
                Item::Value(value) => {
                    let span = value.span().unwrap_or_default();
                    self.atoms.push(Atom {
                        path: path.clone(),
                        section,
                        lines: lines(text, &span),
                        value: span.clone(),
                    });
                    self.leaf(text, value, path, &span);
                }
                Item::Table(inner) if inner.is_dotted() => self.visit(text, inner, path, section)?,
                Item::Table(inner) => {
                    if !inner.is_implicit() {
                        let span = inner.span().unwrap_or_default();
                        // From the bracket to the end of its line, whatever the table holds.
                        let end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
                        let header = span.start..end.min(span.end.max(span.start));
                        self.atoms.push(Atom {
                            path: path.clone(),
                            section: path.len(),
                            lines: lines(text, &header),
                            value: header,
                        });
                    }
                    self.visit(text, inner, path, path.len())?;
                }
                Item::ArrayOfTables(_) => return Err(EditError::Unsupported(path.join("."))),
            }
            path.pop();
        }
        Ok(())
    }

    fn leaf(&mut self, text: &str, value: &toml_edit::Value, path: &mut Vec<String>, span: &Range<usize>) {
        match value.as_inline_table() {
            Some(table) if !table.is_empty() => {
                for (key, inner) in table {
                    path.push(key.to_owned());
                    let span = inner.span().unwrap_or_default();
                    self.leaf(text, inner, path, &span);
                    path.pop();
                }
            }
            Some(_) => {}
            None => {
                self.leaves.insert(path.clone(), text[span.clone()].to_owned());
            }
        }
    }

    /// Every value as written by its path, except what is at a path or under it.
    pub(super) fn leaves_without(&self, path: &[String]) -> BTreeMap<&[String], &str> {
        self.leaves
            .iter()
            .filter(|(leaf, _)| !leaf.starts_with(path))
            .map(|(leaf, text)| (leaf.as_slice(), text.as_str()))
            .collect()
    }

    /// The lines of something that is taken out, with the comment directly above that goes with it and the empty
    /// line that kept it apart.
    pub(super) fn with_surroundings(&self, text: &str, atom: &Atom, taken: &[&Atom]) -> Range<usize> {
        let mut range = atom.lines.clone();
        let follows = |at: usize| self.atoms.iter().find(|other| other.lines.start == at);
        let stays = |other: &Atom| !taken.iter().any(|taken| taken.lines == other.lines);
        // A comment above a run of keys justifies all of them.
        if follows(range.end).is_some_and(|next| next.is_pair() && stays(next)) && atom.is_pair() {
            return range;
        }
        let above =
            |start: usize| start.checked_sub(1).map(|end| text[..end].rfind('\n').map_or(0, |at| at + 1));
        while let Some(start) = above(range.start)
            && text[start..range.start].trim_start().starts_with('#')
            && !self.atoms.iter().any(|other| other.lines.contains(&start))
        {
            range.start = start;
        }
        if let Some(start) = above(range.start)
            && text[start..range.start].trim().is_empty()
            && (!atom.is_pair() || self.is_apart(text, atom, start))
        {
            range.start = start;
        }
        range
    }

    /// Whether the empty line at a byte is one that keeps a key without source apart from keys that have one.
    fn is_apart(&self, text: &str, atom: &Atom, empty: usize) -> bool {
        let before = self.atoms.iter().find(|other| other.lines.end == empty);
        before.is_some_and(|before| {
            before.is_pair() && before.header() == atom.header() && self.is_justified(text, before)
        })
    }

    /// Whether a comment above justifies the run of keys that ends with this one.
    pub(super) fn is_justified(&self, text: &str, last: &Atom) -> bool {
        let mut start = last.lines.start;
        while let Some(before) = self.atoms.iter().find(|other| other.lines.end == start && start > 0) {
            start = before.lines.start;
            if !before.is_pair() {
                break;
            }
        }
        let above = text[..start].trim_end_matches(['\n', '\r']);
        let is_directly_above = text[above.len()..start].matches('\n').count() == 1;
        let line = above.rsplit('\n').next().unwrap_or_default();
        is_directly_above && line.trim_start().starts_with('#')
    }
}

/// The whole lines around some bytes.
fn lines(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    start..end
}
