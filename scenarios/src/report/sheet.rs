//! Tables as a spreadsheet, and prices read back from one.
//!
//! A [`Workbook`] is data: [`write()`] gives it a form that Excel and `LibreOffice` open without a question, and that is
//! the same to the byte whenever the data are. It adds no figures; its few own words are in `report.ftl`.
//! [`read_prices`] reads what a person has changed in it.

mod chart;
mod contents;
mod name;
mod number;
mod read;
mod style;
mod table;
mod width;

pub use read::{Expected, PriceCell, PriceRow, Prices, Wanted, read_prices, read_prices_from};

use crate::text::Text;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use std::ops::Range;

/// A workbook: an explanation, then its sheets.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Workbook {
    /// Title, on the first sheet and in the properties of the file.
    pub title: String,
    /// Paragraphs of the first sheet: what was computed, from what, how to read it.
    pub introduction: Vec<String>,
    /// Sheets in order.
    pub sheets: Vec<Sheet>,
    /// Program, version, seed: what reproduces it, at the end of the first sheet; may be empty.
    pub colophon: String,
}

/// A sheet: one table and its charts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// Name on the tab. What spreadsheets refuse in it is replaced, what is too long is cut, a repeated one numbered.
    pub name: String,
    /// Title above the table.
    pub title: String,
    /// A few sentences under the title: what the rows are, how to read them; may be empty.
    pub introduction: String,
    /// Columns, at least one.
    pub columns: Vec<Column>,
    /// Rows; what is absent at the end of a row is missing.
    pub rows: Vec<Vec<Value>>,
    /// Charts of the table: below it while it is short, else on a sheet of their own.
    pub charts: Vec<Chart>,
    /// Columns that stay in sight when the rest is moved sideways.
    pub frozen_columns: usize,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Unit, in the heading below the title; may be empty.
    pub unit: String,
    /// How its values are shown.
    pub kind: Kind,
    /// Width in digits of the default font; fitted to what it contains when absent.
    pub width: Option<u16>,
    /// Whether the last row says its sum. The sum is of the rows in sight, so that it follows filters.
    pub is_summed: bool,
    /// Whether people may change its values: coloured, with a note.
    pub is_editable: bool,
    /// What it is, as a note on the heading; may be empty.
    pub note: String,
}

impl Column {
    /// A plain column.
    pub fn new(title: impl Into<String>, unit: impl Into<String>, kind: Kind) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            kind,
            width: None,
            is_summed: false,
            is_editable: false,
            note: String::new(),
        }
    }

    /// The same with its sum in the last row.
    #[must_use]
    pub fn summed(self) -> Self {
        Self { is_summed: true, ..self }
    }

    /// The same, to be changed by people.
    #[must_use]
    pub fn editable(self) -> Self {
        Self { is_editable: true, ..self }
    }

    /// The same with a note on its heading.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The same with a width in digits.
    #[must_use]
    pub fn wide(self, digits: u16) -> Self {
        Self { width: Some(digits), ..self }
    }
}

/// How the values of a column are shown. What is written in the file is always the full number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text, set to the left.
    Text,
    /// Whole number, thousands grouped.
    Integer,
    /// Number with so many decimals.
    Decimal(u8),
    /// Share (0.083), shown as percent (8.3 %) with so many decimals.
    Percent(u8),
    /// Euros without cents.
    Euros,
    /// Euros with cents: unit prices, euros per pupil.
    EurosPerPupil,
    /// Year: no grouping.
    Year,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    /// Text. Never a formula, whatever it begins with.
    Text(String),
    /// Number; one that is not finite is missing.
    Number(f64),
    /// Nothing is known: an empty cell, set grey. Zero is something else.
    #[default]
    Missing,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

/// A chart of columns of its sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chart {
    /// Form.
    pub kind: ChartKind,
    /// Title.
    pub title: String,
    /// What it shows, in words, for whoever cannot see it.
    pub alternative: String,
    /// Index of the column that names what is compared.
    pub categories: usize,
    /// Indices of the columns drawn; their headings are the legend.
    pub series: Vec<usize>,
    /// Title of the axis of categories; may be empty.
    pub category_axis: String,
    /// Title of the axis of values, with the unit; may be empty.
    pub value_axis: String,
    /// Rows drawn, from 0; all when absent.
    pub rows: Option<Range<usize>>,
}

/// Forms of charts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartKind {
    /// Bars that lie, the first row on top: names that need room.
    Bar,
    /// The same, series after one another: parts of a whole.
    StackedBar,
    /// Bars that stand: years.
    Column,
    /// The same, series on one another.
    StackedColumn,
    /// Lines through points.
    Line,
}

/// Why a workbook cannot be written: its data are beyond what spreadsheets hold, or do not fit together.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// A sheet without columns.
    #[error("the sheet {0:?} has no column")]
    NoColumn(String),
    /// A row with more values than there are columns.
    #[error("row {row} of the sheet {sheet:?} has more values than there are columns")]
    LongRow {
        /// The sheet.
        sheet: String,
        /// Index of the row.
        row: usize,
    },
    /// More rows or columns than a sheet can have.
    #[error("the sheet {0:?} has more rows or columns than a spreadsheet can")]
    TooLarge(String),
    /// A chart of columns or rows that are not there, or of none.
    #[error("the chart {chart:?} of the sheet {sheet:?} is of columns or rows that are not there")]
    Chart {
        /// The sheet.
        sheet: String,
        /// Title of the chart.
        chart: String,
    },
    /// The writer of the format refused.
    #[error("the workbook cannot be written: {0}")]
    Format(#[from] XlsxError),
}

/// The workbook as the bytes of an `.xlsx` file.
pub fn write(workbook: &Workbook, text: &Text) -> Result<Vec<u8>, SheetError> {
    workbook.sheets.iter().try_for_each(table::check)?;
    let layouts: Vec<_> =
        workbook.sheets.iter().map(|sheet| table::Layout::of(sheet, text.language())).collect();
    let names = name::all(workbook, &layouts, text);
    let mut file = rust_xlsxwriter::Workbook::new();
    // Without a date given, the library asks the clock, and the same study would not make the same file.
    let no_clock = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = style::printable(&workbook.title, style::MOST_PROPERTY);
    let properties = DocProperties::new().set_title(title).set_author("Maillage");
    file.set_properties(&properties.set_creation_datetime(&no_clock));
    contents::write(file.add_worksheet(), workbook, &names, text)?;
    for (sheet, (layout, names)) in workbook.sheets.iter().zip(layouts.iter().zip(&names.sheets)) {
        let build = |chart| chart::build(sheet, chart, &names.table, layout, text.language());
        let charts: Vec<_> = sheet.charts.iter().map(build).collect::<Result<_, _>>()?;
        let out = file.add_worksheet();
        table::write(out, sheet, &names.table, layout, text)?;
        match &names.charts {
            None => chart::place(out, &charts, layout.end() + 2, layout.pixels())?,
            Some(own) => chart::write_sheet(file.add_worksheet(), sheet, own, &charts)?,
        }
    }
    Ok(file.save_to_buffer()?)
}

#[cfg(test)]
mod tests;
