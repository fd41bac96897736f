//! A table on its sheet: title, sentences, headings that stay in sight, rows, sums, and how it is printed.

use super::style::{self, Cells, MOST_TEXT, looks_like_formula, printable};
use super::{Column, Kind, Sheet, SheetError, Value, chart, width};
use crate::text::{Language, Text};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Format, Formula, Note, Worksheet};

/// Digits that a line of the sentences above a table takes: what a small screen shows.
const LINE: usize = 110;
/// Most lines of them: they stay in sight with the headings, and must leave room for rows.
const MOST_LINES: usize = 5;
/// Digits that a page of A4 across takes as they are, one in which they are still legible when made smaller, and the
/// same of A3.
const A4: usize = 140;
const SMALL_A4: usize = 190;
const SMALL_A3: usize = 270;
/// Height of a line, in points.
const HEIGHT: f64 = 15.0;
/// The same in pixels.
const PIXELS: u32 = 20;
/// Room for the arrow of the filter below the words of a heading, in points.
const ARROW: f64 = 12.0;
/// Most lines of a row: a spreadsheet has no higher one (409 points).
const MOST_ROW: usize = 27;
/// Rows up to which charts are below their table, which is then one page at most.
const SHORT: usize = 25;
/// Most rows and columns of a sheet (limits of the format), less what is above and below a table.
const MOST_ROWS: usize = 1_048_576 - 100;
/// Most columns.
const MOST_COLUMNS: usize = 16_384;

/// Fails for a table that no sheet can hold.
pub(super) fn check(sheet: &Sheet) -> Result<(), SheetError> {
    if sheet.columns.is_empty() {
        return Err(SheetError::NoColumn(sheet.name.clone()));
    }
    if sheet.rows.len() > MOST_ROWS || sheet.columns.len() > MOST_COLUMNS {
        return Err(SheetError::TooLarge(sheet.name.clone()));
    }
    match sheet.rows.iter().position(|row| row.len() > sheet.columns.len()) {
        Some(row) => Err(SheetError::LongRow { sheet: sheet.name.clone(), row }),
        None => Ok(()),
    }
}

/// Where things are on a sheet: rows from 0.
#[derive(Debug)]
pub(super) struct Layout {
    /// Lines of the sentences under the title.
    introduction: Vec<String>,
    /// Width of each column in digits, and whether its texts go on in further lines.
    widths: Vec<(usize, bool)>,
    /// Lines of each row of the table.
    lines: Vec<usize>,
    /// Lines of the headings.
    heading_lines: usize,
    /// Whether there is a row of sums.
    has_total: bool,
}

impl Layout {
    /// Of a sheet that passed [`check`].
    pub(super) fn of(sheet: &Sheet, language: Language) -> Self {
        let text = sheet.introduction.replace('\n', " ");
        let mut introduction =
            if text.trim().is_empty() { Vec::new() } else { width::wrap(text.trim(), LINE) };
        if introduction.len() > MOST_LINES {
            let rest = introduction.split_off(MOST_LINES - 1).join(" ");
            introduction.push(rest);
        }
        let widths: Vec<_> =
            (0..sheet.columns.len()).map(|index| width::fit(sheet, index, language)).collect();
        let lines = |row: &Vec<Value>| width::row_lines(row, &widths).min(MOST_ROW);
        let headings = sheet.columns.iter().zip(&widths);
        let heading_lines = headings
            .map(|(column, &(width, _))| width::lines(&heading(column), width.saturating_sub(1).max(1)));
        Self {
            introduction,
            lines: sheet.rows.iter().map(lines).collect(),
            heading_lines: heading_lines.max().unwrap_or(1).min(MOST_ROW / 2),
            widths,
            has_total: sheet.columns.iter().any(|column| column.is_summed) && !sheet.rows.is_empty(),
        }
    }

    /// The row of headings.
    pub(super) const fn heading(&self) -> u32 {
        // Title, sentences, an empty row.
        self.introduction.len() as u32 + 2
    }

    /// The first row of the table.
    pub(super) const fn first(&self) -> u32 {
        self.heading() + 1
    }

    /// The last row of the table, or that of the headings when there is none.
    pub(super) const fn last(&self) -> u32 {
        self.heading() + self.lines.len() as u32
    }

    /// The last row that has something in it.
    pub(super) const fn end(&self) -> u32 {
        self.last() + self.has_total as u32
    }

    /// Width of the table in digits.
    fn width(&self) -> usize {
        self.widths.iter().map(|(width, _)| width).sum()
    }

    /// Height of the sheet down to the end of the table, in pixels.
    pub(super) fn pixels(&self) -> u32 {
        let lines: usize = self.lines.iter().sum::<usize>() + self.heading_lines;
        PIXELS * (lines as u32 + self.introduction.len() as u32 + 4)
    }

    /// Whether charts are below the table: there, where they are seen and fit a page, or on a sheet of their own.
    pub(super) fn has_room_for_charts(&self) -> bool {
        self.lines.len() <= SHORT && self.pixels() <= chart::PAGE && self.width() <= A4
    }
}

/// Writes a sheet.
pub(super) fn write(
    out: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    layout: &Layout,
    text: &Text,
) -> Result<(), SheetError> {
    out.set_name(name)?;
    out.set_screen_gridlines(false);
    out.write_string_with_format(0, 0, printable(&sheet.title, MOST_TEXT), &style::title())?;
    for (row, line) in (1..).zip(&layout.introduction) {
        out.write_string_with_format(row, 0, printable(line, MOST_TEXT), &style::paragraph())?;
    }
    headings(out, sheet, layout, text)?;
    rows(out, sheet, layout, text.language())?;
    if layout.has_total {
        totals(out, sheet, layout, text)?;
    }
    let last_column = (sheet.columns.len() - 1) as u16;
    out.autofilter(layout.heading(), 0, layout.last(), last_column)?;
    out.set_freeze_panes(layout.first(), frozen(sheet))?;
    print(out, sheet, layout)
}

/// The heading of a column with its unit.
pub(super) fn heading(column: &Column) -> String {
    let heading = match column.unit.as_str() {
        "" => column.title.clone(),
        unit => format!("{}\n({unit})", column.title),
    };
    printable(&heading, MOST_TEXT).into_owned()
}

fn headings(out: &mut Worksheet, sheet: &Sheet, layout: &Layout, text: &Text) -> Result<(), SheetError> {
    let row = layout.heading();
    for (index, (column, &(width, _))) in (0..).zip(sheet.columns.iter().zip(&layout.widths)) {
        out.set_column_width(index, width as f64)?;
        out.write_string_with_format(row, index, heading(column), &style::heading(column.kind))?;
        let mut said = Vec::new();
        if !column.note.is_empty() {
            said.push(printable(&column.note, MOST_TEXT / 2).into_owned());
        }
        if column.is_editable {
            said.push(text.get("sheet-editable"));
        }
        if !said.is_empty() {
            let note = said.join("\n\n");
            let height = 24 + 18 * width::lines(&note, 38).min(20) as u32;
            let note = Note::new(note).add_author_prefix(false).set_width(280).set_height(height);
            out.insert_note(row, index, &note)?;
        }
    }
    out.set_row_height(row, HEIGHT * layout.heading_lines as f64 + ARROW)?;
    Ok(())
}

fn rows(out: &mut Worksheet, sheet: &Sheet, layout: &Layout, language: Language) -> Result<(), SheetError> {
    let formats = sheet.columns.iter().zip(&layout.widths);
    let formats: Vec<Cells> = formats
        .map(|(column, &(_, wraps))| Cells::of(column, wraps && column.kind == Kind::Text, language))
        .collect();
    for (at, (row, &lines)) in (layout.first()..).zip(sheet.rows.iter().zip(&layout.lines)) {
        // Not every spreadsheet makes rows higher by itself.
        if lines > 1 {
            out.set_row_height(at, HEIGHT * lines as f64)?;
        }
        for (index, cells) in formats.iter().enumerate() {
            let value = row.get(index).unwrap_or(&Value::Missing);
            cell(out, (at, index as u16), value, cells)?;
        }
    }
    Ok(())
}

fn cell(
    out: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    cells: &Cells,
) -> Result<(), SheetError> {
    let missing = |out: &mut Worksheet, format: &Format| out.write_blank(row, column, format).map(|_| ());
    match value {
        // Adding zero makes the negative zero a plain one.
        Value::Number(number) if number.is_finite() => {
            out.write_number_with_format(row, column, *number + 0.0, &cells.value)?;
        }
        Value::Number(_) | Value::Missing => missing(out, &cells.missing)?,
        Value::Text(text) if text.is_empty() => missing(out, &cells.missing)?,
        Value::Text(text) => {
            let format = if looks_like_formula(text) { &cells.quoted } else { &cells.value };
            out.write_string_with_format(row, column, printable(text, MOST_TEXT), format)?;
        }
    }
    Ok(())
}

/// The row of sums: formulas, with their value for whoever does not compute.
fn totals(out: &mut Worksheet, sheet: &Sheet, layout: &Layout, text: &Text) -> Result<(), SheetError> {
    let row = layout.last() + 1;
    for (index, column) in (0..).zip(&sheet.columns) {
        let format = Cells::of(column, false, text.language()).total;
        if column.is_summed {
            let cell = |row| row_col_to_cell(row, index);
            // 9 is the sum, of the rows that a filter leaves in sight.
            let formula = format!("=SUBTOTAL(9,{}:{})", cell(layout.first()), cell(layout.last()));
            let sum = width::sum(sheet, usize::from(index));
            // A sum beyond all numbers is what a spreadsheet shows as an error.
            let sum = if sum.is_finite() { (sum + 0.0).to_string() } else { "#NUM!".to_owned() };
            out.write_formula_with_format(row, index, Formula::new(formula).set_result(sum), &format)?;
        } else if index == 0 {
            out.write_string_with_format(row, index, text.get("sheet-total"), &format)?;
        } else {
            out.write_blank(row, index, &format)?;
        }
    }
    Ok(())
}

fn print(out: &mut Worksheet, sheet: &Sheet, layout: &Layout) -> Result<(), SheetError> {
    let width = layout.width();
    page(out, if width > SMALL_A4 { 8 } else { 9 });
    // Where a page is fitted, spreadsheets do not heed the breaks that keep charts whole.
    let is_followed = !sheet.charts.is_empty() && layout.has_room_for_charts();
    if !is_followed {
        let pages = width.div_ceil(if width > SMALL_A4 { SMALL_A3 } else { SMALL_A4 });
        out.set_print_fit_to_pages(pages as u16, 0);
    }
    if frozen(sheet) > 0 {
        out.set_repeat_columns(0, frozen(sheet) - 1)?;
    }
    // Such a table is one page, and the charts after it need no headings.
    if !is_followed {
        out.set_repeat_rows(layout.heading(), layout.heading())?;
    }
    Ok(())
}

/// Columns that stay in sight: not all of them, lest nothing moves.
fn frozen(sheet: &Sheet) -> u16 {
    sheet.frozen_columns.min(sheet.columns.len() - 1) as u16
}

/// How sheets are printed: on paper of this number (8: A3, 9: A4) across, with name and page.
pub(super) fn page(out: &mut Worksheet, paper: u8) {
    out.set_landscape();
    out.set_paper_size(paper);
    out.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    out.set_footer("&L&A&R&P / &N");
}
