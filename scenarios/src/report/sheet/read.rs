//! What people have changed in a sheet: rows by key, found under their headings wherever these have moved.
//!
//! The file may have been saved by any spreadsheet. Rows may have been added, deleted, left blank, put in another
//! order; columns may have been moved or added. Every fault is told with its cell.

mod grid;
mod whole;

use super::Value;
use super::number::{self, NotANumber};
use crate::text::{Language, Text};
use calamine::Data;
use grid::Grid;
use maillage_data::diagnostic::{At, Diagnostic, Message, Problems};
use maillage_data::input::{self, InputError};
use rust_xlsxwriter::utility::row_col_to_cell;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::RangeInclusive;
use std::path::Path;

/// Largest workbook that is read, in bytes: fifty times a workbook of all establishments of a region.
const LARGEST: u64 = 50_000_000;
/// Rows in which the headings are looked for: people write above a table, but not more.
const HEADINGS_WITHIN: usize = 100;

/// What to read.
#[derive(Clone, PartialEq, Debug)]
pub struct Expected {
    /// Names that the sheet may have: one for each language.
    pub sheets: Vec<String>,
    /// The column of keys.
    pub key: Wanted,
    /// The other columns.
    pub columns: Vec<Wanted>,
}

/// A column to read.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    /// Titles that it may have, without unit: one for each language.
    pub titles: Vec<String>,
    /// Values that numbers may have; texts are read when absent.
    pub numbers: Option<RangeInclusive<f64>>,
    /// Whether the column may be absent: its cells are then missing.
    pub is_optional: bool,
}

impl Wanted {
    /// A column of texts.
    pub fn texts<T: Into<String>>(titles: impl IntoIterator<Item = T>) -> Self {
        Self { titles: titles.into_iter().map(Into::into).collect(), numbers: None, is_optional: false }
    }

    /// A column of numbers within bounds.
    pub fn numbers<T: Into<String>>(
        titles: impl IntoIterator<Item = T>,
        bounds: RangeInclusive<f64>,
    ) -> Self {
        Self { numbers: Some(bounds), ..Self::texts(titles) }
    }

    /// The same, which may be absent.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }
}

/// What was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Prices {
    /// The file, as the user named it.
    pub file: String,
    /// The sheet, as it is named there.
    pub sheet: String,
    /// Rows in their order, each key once.
    pub rows: Vec<PriceRow>,
}

/// A row.
#[derive(Clone, PartialEq, Debug)]
pub struct PriceRow {
    /// Key, without spaces at its ends.
    pub key: String,
    /// Where the key is.
    pub at: At,
    /// Cells in the order of [`Expected::columns`].
    pub cells: Vec<PriceCell>,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub struct PriceCell {
    /// What it holds: a finite number, a text or nothing.
    pub value: Value,
    /// Where it is: row and column, from 1.
    pub at: At,
}

impl PriceCell {
    /// The number, when there is one.
    pub const fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Prices {
    /// A fault of a cell. Its message may use `$sheet` and `$cell` beside its own arguments.
    pub fn fault(&self, at: At, message: Message) -> Diagnostic {
        fault(&self.file, &self.sheet, at, message)
    }
}

fn fault(file: &str, sheet: &str, at: At, message: Message) -> Diagnostic {
    let message = message.with("sheet", sheet).with("cell", cell_name(at));
    Diagnostic { at: Some(at), ..Diagnostic::of_file(file, message) }
}

/// The name of a cell as spreadsheets show it: `C7`.
fn cell_name(at: At) -> String {
    row_col_to_cell((at.line - 1) as u32, (at.column - 1) as u16)
}

/// Reads a sheet of a file, `.xlsx` or `.ods`.
pub fn read_prices(path: &Path, expected: &Expected) -> Result<Prices, Vec<Diagnostic>> {
    let file = path.display().to_string();
    match input::read(path, LARGEST) {
        Ok(bytes) => read_prices_from(&file, &bytes, expected),
        Err(error) => Err(vec![Diagnostic::of_file(file, unreadable(&error))]),
    }
}

fn unreadable(error: &InputError) -> Message {
    let error = match error {
        InputError::TooLarge(most) => return Message::new("data-file-too-large").with("most", most),
        InputError::Disk(error) => error,
    };
    match error.kind() {
        ErrorKind::NotFound => Message::new("data-file-not-found"),
        ErrorKind::PermissionDenied => Message::new("data-file-forbidden"),
        ErrorKind::IsADirectory => Message::new("data-file-is-directory"),
        _ => Message::new("data-file-unreadable").with("reason", error),
    }
}

/// Reads a sheet of the bytes of a file, which complaints call `file`.
pub fn read_prices_from(file: &str, bytes: &[u8], expected: &Expected) -> Result<Prices, Vec<Diagnostic>> {
    let grid = Grid::read(file, bytes, &expected.sheets).map_err(|fault| vec![*fault])?;
    let mut problems = Problems::default();
    let Some(columns) = Columns::find(file, &grid, expected, &mut problems) else {
        return Err(problems.into_result(()).err().unwrap_or_default());
    };
    let mut reading =
        Reading { file, sheet: &grid.sheet, columns: &columns, seen: BTreeMap::new(), problems };
    let totals = Language::ALL.map(|language| normal(&Text::new(language).get("sheet-total")));
    let mut rows = Vec::new();
    for (&row, cells) in grid.rows.range(columns.heading + 1..) {
        if reading.problems.is_enough() {
            break;
        }
        // The row of sums is ours, not a price.
        let is_total = cells.get(&0).is_some_and(|first| totals.contains(&normal(&written(first))));
        if !is_total {
            rows.extend(reading.row(row, cells, expected));
        }
    }
    reading.problems.into_result(Prices { file: file.to_owned(), sheet: grid.sheet.clone(), rows })
}

/// Where the columns are.
struct Columns {
    heading: u32,
    key: u32,
    others: Vec<Option<u32>>,
}

impl Columns {
    /// Finds the row of headings: the one under which most of what is wanted is, and the key at least.
    fn find(file: &str, grid: &Grid, expected: &Expected, problems: &mut Problems) -> Option<Self> {
        let wanted: Vec<&Wanted> = std::iter::once(&expected.key).chain(&expected.columns).collect();
        let places = |cells: &BTreeMap<u32, Data>, wanted: &Wanted| -> Vec<u32> {
            let is_it = |cell: &Data| {
                let title = written(cell);
                wanted.titles.iter().any(|name| is_title(&title, name))
            };
            cells.iter().filter(|(_, cell)| is_it(cell)).map(|(&column, _)| column).collect()
        };
        let found = |cells| wanted.iter().filter(|wanted| !places(cells, wanted).is_empty()).count();
        let best = grid
            .rows
            .iter()
            .take(HEADINGS_WITHIN)
            .filter(|(_, cells)| !places(cells, &expected.key).is_empty())
            // The first of equals: `max_by_key` would take the last.
            .rev()
            .max_by_key(|(_, cells)| found(cells));
        let Some((&heading, cells)) = best else {
            let message = Message::new("sheet-fault-heading").with("title", name(&expected.key));
            problems.push(Diagnostic::of_file(file, message.with("sheet", &grid.sheet)));
            return None;
        };
        let mut columns = Vec::with_capacity(wanted.len());
        for wanted in wanted {
            let at = |column| at(heading, column);
            let places = places(cells, wanted);
            match places.as_slice() {
                [] if wanted.is_optional => {}
                [] => {
                    let message = Message::new("sheet-fault-column").with("title", name(wanted));
                    problems.push(fault(file, &grid.sheet, at(0), message.with("row", heading + 1)));
                }
                [_] => {}
                [_, second, ..] => {
                    let message = Message::new("sheet-fault-column-twice").with("title", name(wanted));
                    problems.push(fault(file, &grid.sheet, at(*second), message));
                }
            }
            columns.push(places.first().copied());
        }
        let (key, others) = columns.split_first()?;
        let key = (*key)?;
        problems.is_empty().then(|| Self { heading, key, others: others.to_vec() })
    }
}

/// The title of a column in messages.
fn name(wanted: &Wanted) -> &str {
    wanted.titles.first().map_or("", String::as_str)
}

fn at(row: u32, column: u32) -> At {
    At { line: row as usize + 1, column: column as usize + 1 }
}

/// A text without regard to capitals and spaces, among them ends of lines.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a heading is a title, with or without a unit in brackets after it.
fn is_title(heading: &str, title: &str) -> bool {
    let (heading, title) = (normal(heading), normal(title));
    let bare = heading.strip_suffix(')').and_then(|heading| heading.rsplit_once(" ("));
    heading == title || bare.is_some_and(|(bare, _)| bare == title)
}

/// The text of a cell.
fn written(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.trim().to_owned(),
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}

struct Reading<'a> {
    file: &'a str,
    sheet: &'a str,
    columns: &'a Columns,
    /// Keys with the row of each.
    seen: BTreeMap<String, u32>,
    problems: Problems,
}

impl Reading<'_> {
    fn fail(&mut self, at: At, message: Message, hint: Option<Message>) {
        self.problems.push(fault(self.file, self.sheet, at, message).hinted(hint));
    }

    fn row(&mut self, row: u32, cells: &BTreeMap<u32, Data>, expected: &Expected) -> Option<PriceRow> {
        let columns = self.columns;
        let key = cells.get(&columns.key).map(written).unwrap_or_default();
        let mut read = Vec::with_capacity(expected.columns.len());
        for (wanted, &column) in expected.columns.iter().zip(&columns.others) {
            // An absent column has no place; the key stands for it.
            let place = at(row, column.unwrap_or(columns.key));
            let cell = column.and_then(|column| cells.get(&column)).unwrap_or(&Data::Empty);
            read.push(PriceCell { value: self.value(cell, wanted, place), at: place });
        }
        let place = at(row, columns.key);
        if key.is_empty() {
            // What is beside the table, or a row of which nothing is left, is nobody's fault.
            if read.iter().any(|cell| cell.value != Value::Missing) {
                self.fail(place, Message::new("sheet-fault-key"), None);
            }
            return None;
        }
        if let Some(first) = self.seen.insert(key.clone(), row) {
            let first = cell_name(at(first, columns.key));
            self.fail(
                place,
                Message::new("sheet-fault-key-twice").with("key", key).with("first", first),
                None,
            );
            return None;
        }
        Some(PriceRow { key, at: place, cells: read })
    }

    fn value(&mut self, cell: &Data, wanted: &Wanted, place: At) -> Value {
        let Some(bounds) = &wanted.numbers else {
            let text = written(cell);
            return if text.is_empty() { Value::Missing } else { Value::Text(text) };
        };
        let hint = || Some(Message::new("sheet-hint-number"));
        let number = match cell {
            Data::Empty => return Value::Missing,
            Data::Float(number) => *number,
            Data::Int(number) => *number as f64,
            Data::String(text) => match number::parse(text) {
                Ok(Some(number)) => number,
                Ok(None) => return Value::Missing,
                Err(NotANumber::Other) => {
                    self.fail(place, Message::new("sheet-fault-number").with("text", text.trim()), hint());
                    return Value::Missing;
                }
                Err(NotANumber::Ambiguous) => {
                    self.fail(place, Message::new("sheet-fault-ambiguous").with("text", text.trim()), hint());
                    return Value::Missing;
                }
            },
            Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => {
                self.fail(place, Message::new("sheet-fault-date"), hint());
                return Value::Missing;
            }
            Data::Bool(_) | Data::Error(_) => {
                self.fail(place, Message::new("sheet-fault-number").with("text", cell), hint());
                return Value::Missing;
            }
        };
        if bounds.contains(&number) {
            // Adding zero makes the negative zero a plain one.
            return Value::Number(number + 0.0);
        }
        let message = Message::new("sheet-fault-range").with("text", number);
        self.fail(place, message.with("low", bounds.start()).with("high", bounds.end()), None);
        Value::Missing
    }
}

#[cfg(test)]
mod tests;
