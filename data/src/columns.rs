//! Columns of our own formats: found by name in any order, and read cell by cell, every fault collected.

use crate::cell::{Fault, suggestion};
use crate::diagnostic::{Message, Problems};
use crate::table::{Row, Table};

/// A column: its name, and whether it must be there.
pub(crate) type Column = (&'static str, bool);

/// What to do with a column nobody reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unknown {
    /// It is a fault.
    Refused,
    /// It is left alone, unless it looks like a column that is absent.
    Ignored,
}

/// Where each wanted column is.
pub(crate) fn locate<const N: usize>(
    table: &Table,
    wanted: &[Column; N],
    unknown: Unknown,
    problems: &mut Problems,
) -> [Option<usize>; N] {
    let mut found = [None; N];
    for (at, header) in table.headers().iter().enumerate() {
        let problem = |message| table.cell_problem(table.header_place(), at, message);
        if let Some(index) = wanted.iter().position(|(name, _)| name == header) {
            if found[index].is_some() {
                problems.push(problem(Message::new("data-column-twice").with("column", header)));
            }
            found[index] = Some(at);
            continue;
        }
        let absent = wanted.iter().map(|(name, _)| *name);
        let absent = absent.filter(|name| !table.headers().iter().any(|header| header == name));
        let hint = suggestion(header, absent);
        if unknown == Unknown::Refused || hint.is_some() {
            let known = wanted.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let message = Message::new("data-column-unknown").with("column", header).with("expected", known);
            problems.push(problem(message).hinted(hint));
        }
    }
    for (index, (name, required)) in wanted.iter().enumerate() {
        if *required && found[index].is_none() {
            let message = Message::new("data-column-missing").with("column", name);
            let message = message.with("found", table.headers().join(", "));
            problems.push(table.row_problem(table.header_place(), message));
        }
    }
    found
}

/// Reads the cells of one row and collects what is wrong with them.
pub(crate) struct Cells<'a> {
    pub(crate) table: &'a Table,
    pub(crate) row: &'a Row,
    pub(crate) columns: &'a [Option<usize>],
    pub(crate) problems: &'a mut Problems,
}

impl Cells<'_> {
    /// Whether the row has as many cells as there are columns; a fault otherwise.
    pub(crate) fn whole(&mut self) -> bool {
        let (expected, found) = (self.table.headers().len(), self.row.width());
        if expected == found {
            return true;
        }
        let key = if found < expected { "data-row-short" } else { "data-row-long" };
        let message = Message::new(key).with("expected", expected).with("found", found);
        self.problems.push(if found < expected {
            self.table.row_problem(self.row.place, message)
        } else {
            self.table.cell_problem(self.row.place, expected, message)
        });
        false
    }

    /// The text of a column; empty when the column is absent.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.columns[column].map_or("", |at| self.row.cell(at))
    }

    /// The value of a column; `None` when it is wrong.
    pub(crate) fn read<T>(&mut self, column: usize, parse: impl Fn(&str) -> Result<T, Fault>) -> Option<T> {
        let result = parse(self.text(column));
        result.map_err(|fault| self.fault(column, fault)).ok()
    }

    /// The value of a column, or `default` when it is blank; `None` when it is wrong.
    pub(crate) fn read_or<T>(
        &mut self,
        column: usize,
        default: T,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        if self.text(column).is_empty() { Some(default) } else { self.read(column, parse) }
    }

    /// Adds a fault of a column.
    pub(crate) fn fault(&mut self, column: usize, fault: Fault) {
        let at = self.columns[column].unwrap_or_default();
        let diagnostic = self.table.cell_problem(self.row.place, at, fault.message);
        self.problems.push(diagnostic.hinted(fault.hint));
    }
}
