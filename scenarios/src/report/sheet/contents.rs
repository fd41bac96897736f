//! The first sheet: what the workbook is, what its sheets hold, what their colours mean.

use super::name::Names;
use super::style::{self, MOST_TEXT, printable};
use super::table::page;
use super::{SheetError, Workbook, width};
use crate::text::Text;
use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet};

/// Width of the names of sheets, in digits.
const NAMES: usize = 34;
/// Width of what is said about them.
const TEXTS: usize = 90;

/// Writes the first sheet.
pub(super) fn write(
    out: &mut Worksheet,
    workbook: &Workbook,
    names: &Names,
    text: &Text,
) -> Result<(), SheetError> {
    out.set_name(&names.contents)?;
    out.set_screen_gridlines(false);
    out.set_column_width(0, NAMES as f64)?;
    out.set_column_width(1, TEXTS as f64)?;
    let title = style::title();
    out.write_string_with_format(0, 0, printable(&workbook.title, MOST_TEXT), &title)?;
    let mut row = paragraphs(out, 2, &workbook.introduction)?;
    out.write_string_with_format(row, 0, text.get("sheet-sheets"), &style::section())?;
    row += 1;
    let wrapped =
        Format::new().set_font_color(style::INK).set_text_wrap().set_align(FormatAlign::Top).set_indent(1);
    for (sheet, names) in workbook.sheets.iter().zip(&names.sheets) {
        link(out, row, &names.table)?;
        out.write_string_with_format(row, 1, printable(&sheet.title, MOST_TEXT), &wrapped)?;
        row += 1;
        if let Some(charts) = &names.charts {
            link(out, row, charts)?;
            row += 1;
        }
    }
    row = legend(out, row + 1, workbook, text)?;
    if !workbook.colophon.is_empty() {
        paragraphs(out, row + 1, std::slice::from_ref(&workbook.colophon))?;
    }
    page(out, 9);
    out.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes paragraphs line by line, so that no row must be higher than others; the next free row.
fn paragraphs(out: &mut Worksheet, from: u32, paragraphs: &[String]) -> Result<u32, SheetError> {
    let format = style::paragraph();
    let mut row = from;
    for paragraph in paragraphs {
        for line in paragraph.lines().flat_map(|line| width::wrap(line, NAMES + TEXTS - 8)) {
            out.write_string_with_format(row, 0, printable(&line, MOST_TEXT), &format)?;
            row += 1;
        }
        row += 1;
    }
    Ok(row)
}

fn link(out: &mut Worksheet, row: u32, name: &str) -> Result<(), SheetError> {
    let place = format!("internal:'{}'!A1", name.replace('\'', "''"));
    out.write_url_with_options(row, 0, Url::new(place), name, "", Some(&style::link()))?;
    Ok(())
}

/// What the looks of cells mean, as far as they occur; the next free row.
fn legend(out: &mut Worksheet, from: u32, workbook: &Workbook, text: &Text) -> Result<u32, SheetError> {
    let columns = || workbook.sheets.iter().flat_map(|sheet| &sheet.columns);
    let [editable, missing] = style::samples();
    let mut entries = vec![(missing, "sheet-sample-missing", "sheet-blank")];
    if columns().any(|column| column.is_editable) {
        entries.insert(0, (editable, "sheet-sample-editable", "sheet-editable"));
    }
    if columns().any(|column| column.is_summed) {
        entries.push((
            Format::new().set_bold().set_font_color(style::INK),
            "sheet-total",
            "sheet-total-filter",
        ));
    }
    out.write_string_with_format(from, 0, text.get("sheet-looks"), &style::section())?;
    let mut row = from + 1;
    for (format, sample, meaning) in entries {
        out.write_string_with_format(row, 0, text.get(sample), &format.set_align(FormatAlign::Top))?;
        let wrapped = Format::new()
            .set_font_color(style::INK)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_indent(1);
        out.write_string_with_format(row, 1, text.get(meaning), &wrapped)?;
        row += 1;
    }
    Ok(row)
}
