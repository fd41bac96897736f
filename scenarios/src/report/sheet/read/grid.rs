//! The cells of a sheet that have something in them, by row and column: what a few cells far away cannot blow up.

use super::whole::{self, Damage};
use calamine::{Data, Ods, Reader, Xlsx, XlsxError};
use maillage_data::diagnostic::{Diagnostic, Message};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Most cells with something in them.
const MOST_CELLS: usize = 2_000_000;

/// A sheet.
#[derive(Debug)]
pub(super) struct Grid {
    /// Name, as it is in the file.
    pub sheet: String,
    /// Rows from 0, each with its cells by column from 0. No cell is empty.
    pub rows: BTreeMap<u32, BTreeMap<u32, Data>>,
}

/// Why there is no grid.
enum Failure {
    /// The file is not of this format, or damaged.
    Format(String),
    /// It has no such sheet, but these.
    NoSheet(Vec<String>),
    /// It unpacks to more than so many megabytes.
    Unpacked(u64),
    /// It has too many cells.
    TooLarge,
}

impl Grid {
    /// The first sheet that has one of the names.
    pub(super) fn read(file: &str, bytes: &[u8], names: &[String]) -> Result<Self, Box<Diagnostic>> {
        let failure = match whole::check(bytes, whole::MOST) {
            Err(Damage::Broken(reason)) => Failure::Format(reason),
            Err(Damage::TooLarge(megabytes)) => Failure::Unpacked(megabytes),
            Ok(()) => match cells(bytes, names) {
                Err(failure) => failure,
                Ok(grid) => return Ok(grid),
            },
        };
        let diagnostic = match failure {
            Failure::Unpacked(most) => {
                Diagnostic::of_file(file, Message::new("data-file-too-large").with("most", most))
            }
            Failure::Format(reason) => {
                let message = Message::new("sheet-fault-workbook").with("reason", reason);
                Diagnostic::of_file(file, message).hinted(Some(Message::new("sheet-hint-workbook")))
            }
            Failure::NoSheet(found) => {
                let message =
                    Message::new("sheet-fault-sheet").with("sheet", names.first().map_or("", |name| name));
                Diagnostic::of_file(file, message.with("found", found.join(" ; ")))
            }
            Failure::TooLarge => {
                Diagnostic::of_file(file, Message::new("sheet-fault-large").with("most", MOST_CELLS))
            }
        };
        Err(Box::new(diagnostic))
    }

    fn of(
        sheet: String,
        cells: impl Iterator<Item = Result<(u32, u32, Data), Failure>>,
    ) -> Result<Self, Failure> {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Data>> = BTreeMap::new();
        let mut count = 0;
        for cell in cells {
            let (row, column, value) = cell?;
            let is_blank = match &value {
                Data::Empty => true,
                Data::String(text) => text.trim().is_empty(),
                _ => false,
            };
            if is_blank {
                continue;
            }
            count += 1;
            if count > MOST_CELLS {
                return Err(Failure::TooLarge);
            }
            rows.entry(row).or_default().insert(column, value);
        }
        Ok(Self { sheet, rows })
    }
}

/// The sheet that has one of the names; spreadsheets do not tell capitals from small letters in them.
fn chosen(found: Vec<String>, names: &[String]) -> Result<String, Failure> {
    let lower = |name: &str| name.trim().to_lowercase();
    let is_it = |sheet: &&String| names.iter().any(|name| lower(name) == lower(sheet));
    found.iter().find(is_it).cloned().ok_or(Failure::NoSheet(found))
}

/// The cells of either format.
fn cells(bytes: &[u8], names: &[String]) -> Result<Grid, Failure> {
    match xlsx(bytes, names) {
        Err(Failure::Format(reason)) => match ods(bytes, names) {
            // What it is not tells more of the format that most people use.
            Err(Failure::Format(_)) => Err(Failure::Format(reason)),
            other => other,
        },
        other => other,
    }
}

fn xlsx(bytes: &[u8], names: &[String]) -> Result<Grid, Failure> {
    let failure = |error: XlsxError| Failure::Format(error.to_string());
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(failure)?;
    let sheet = chosen(workbook.sheet_names(), names)?;
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(failure)?;
    let cells = std::iter::from_fn(|| match reader.next_cell() {
        Ok(Some(cell)) => {
            let (row, column) = cell.get_position();
            Some(Ok((row, column, Data::from(cell.get_value().clone()))))
        }
        Ok(None) => None,
        Err(error) => Some(Err(failure(error))),
    });
    Grid::of(sheet, cells)
}

fn ods(bytes: &[u8], names: &[String]) -> Result<Grid, Failure> {
    let failure = |error: calamine::OdsError| Failure::Format(error.to_string());
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(failure)?;
    let sheet = chosen(workbook.sheet_names(), names)?;
    let range = workbook.worksheet_range(&sheet).map_err(failure)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let cell = |(row, column, value): (usize, usize, &Data)| {
        Ok((first_row + row as u32, first_column + column as u32, value.clone()))
    };
    Grid::of(sheet, range.used_cells().map(cell))
}
