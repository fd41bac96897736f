//! Charts of a table, which the spreadsheet draws itself and redraws when a figure is changed.

use super::style::{self, MOST_PROPERTY, MOST_TEXT, printable};
use super::table::{Layout, page};
use super::{Chart, ChartKind, Kind, Sheet, SheetError, Value};
use crate::text::Language;
use rust_xlsxwriter::{
    ChartAxis, ChartAxisCrossing, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, ObjectMovement, Worksheet,
};
use std::ops::Range;

/// Colours of series, told apart by the colour blind (Okabe and Ito, "Color Universal Design", 2008), the darkest
/// first; they repeat.
const COLOURS: [u32; 7] = [0x00_72B2, 0xD5_5E00, 0x00_9E73, 0xCC_79A7, 0xE6_9F00, 0x56_B4E9, 0x6B_7682];
/// Size of a chart, in pixels.
const WIDTH: u32 = 720;
/// Least height: two are a page.
const HEIGHT: u32 = 320;
/// Height that each bar that lies needs.
const BAR: u32 = 24;
/// Most height: one is a page.
const MOST_HEIGHT: u32 = 640;
/// What a page of A4 across takes, in pixels.
pub(super) const PAGE: u32 = 680;
/// Height of a row, in pixels.
const ROW: u32 = 20;

/// A chart with its height.
pub(super) type Built = (rust_xlsxwriter::Chart, u32);

/// A chart of a table that is laid out on the sheet of this name.
pub(super) fn build(
    sheet: &Sheet,
    chart: &Chart,
    name: &str,
    layout: &Layout,
    language: Language,
) -> Result<Built, SheetError> {
    let n_rows = sheet.rows.len();
    let rows = chart.rows.clone().unwrap_or(0..n_rows);
    let columns = chart.series.iter().chain([&chart.categories]);
    let there = columns.into_iter().all(|&column| column < sheet.columns.len());
    if !there || chart.series.is_empty() || rows.is_empty() || rows.end > n_rows {
        return Err(SheetError::Chart { sheet: sheet.name.clone(), chart: chart.title.clone() });
    }
    let (first, last) = (layout.first() + rows.start as u32, layout.first() + rows.end as u32 - 1);
    let range = |column: usize| (name, first, column as u16, last, column as u16);
    let (kind, is_stacked) = form(chart.kind);
    let mut out = rust_xlsxwriter::Chart::new(kind);
    for (index, &column) in chart.series.iter().enumerate() {
        let series = out.add_series();
        series.set_categories(range(chart.categories)).set_values(range(column));
        // The heading without its unit, which the axis says.
        series.set_name(printable(&sheet.columns[column].title, MOST_PROPERTY).as_ref());
        let colour = COLOURS[index % COLOURS.len()];
        if chart.kind == ChartKind::Line {
            let mut line = ChartLine::new();
            series.set_format(line.set_color(colour).set_width(2.25));
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(colour)).set_no_border();
            let mut marker = ChartMarker::new();
            series.set_marker(marker.set_type(ChartMarkerType::Circle).set_size(6).set_format(&mut fill));
        } else {
            series.set_format(ChartSolidFill::new().set_color(colour));
            series.set_gap(if is_stacked { 50 } else { 60 });
            series.set_overlap(if is_stacked { 100 } else { 0 });
        }
    }
    dress(&mut out, chart);
    let lies = lies(chart.kind);
    // The library calls the axis that lies `x`, whatever it says.
    let values = if lies { out.x_axis() } else { out.y_axis() };
    name_axis(values, &chart.value_axis);
    let mut line = ChartLine::new();
    values.set_major_gridlines_line(line.set_color(style::LINE).set_width(0.75));
    values.set_num_format(axis_format(sheet.columns[chart.series[0]].kind, language));
    if !is_stacked && are_shares(sheet, &chart.series, rows.clone()) {
        values.set_max(1);
    }
    name_axis(if lies { out.y_axis() } else { out.x_axis() }, &chart.category_axis);
    let bars = rows.len() * if is_stacked { 1 } else { chart.series.len() };
    let height = if lies { (120 + BAR * bars as u32).clamp(HEIGHT, MOST_HEIGHT) } else { HEIGHT };
    out.set_width(WIDTH).set_height(height);
    Ok((out, height))
}

const fn form(kind: ChartKind) -> (ChartType, bool) {
    match kind {
        ChartKind::Bar => (ChartType::Bar, false),
        ChartKind::StackedBar => (ChartType::BarStacked, true),
        ChartKind::Column => (ChartType::Column, false),
        ChartKind::StackedColumn => (ChartType::ColumnStacked, true),
        ChartKind::Line => (ChartType::Line, false),
    }
}

/// Titles, axes, legend, description.
fn dress(out: &mut rust_xlsxwriter::Chart, chart: &Chart) {
    let mut bold = ChartFont::new();
    bold.set_bold().set_size(13).set_color(style::INK);
    out.title().set_name(printable(&chart.title, MOST_PROPERTY).as_ref()).set_font(&bold);
    out.set_alt_text(printable(&chart.alternative, MOST_PROPERTY));
    // A filter hides rows; a chart must not be squeezed with them.
    out.set_object_movement(ObjectMovement::DontMoveOrSizeWithCells);
    if chart.series.len() == 1 {
        out.legend().set_hidden();
    } else {
        out.legend().set_position(ChartLegendPosition::Bottom);
    }
    if lies(chart.kind) {
        // The first row on top, as in the table, and the values still below.
        out.y_axis().set_reverse();
        out.y_axis().set_crossing(ChartAxisCrossing::Max);
    }
}

const fn lies(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bar | ChartKind::StackedBar)
}

/// The format of the numbers of an axis: short, since its title has the unit.
fn axis_format(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Text | Kind::Integer | Kind::Euros => style::number_format(Kind::Integer, language),
        Kind::EurosPerPupil => style::number_format(Kind::Decimal(2), language),
        Kind::Percent(_) => style::number_format(Kind::Percent(0), language),
        Kind::Decimal(_) | Kind::Year => style::number_format(kind, language),
    }
}

/// Whether what is drawn are shares, and some near to all: an axis would go on to 120 %.
fn are_shares(sheet: &Sheet, series: &[usize], rows: Range<usize>) -> bool {
    let numbers = || {
        let cells =
            sheet.rows[rows.clone()].iter().flat_map(|row| series.iter().map(|&column| row.get(column)));
        cells.filter_map(|cell| match cell {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        })
    };
    let is_share = |&column: &usize| matches!(sheet.columns[column].kind, Kind::Percent(_));
    series.iter().all(is_share)
        && numbers().all(|number| number <= 1.0)
        && numbers().any(|number| number > 0.8)
}

fn name_axis(axis: &mut ChartAxis, name: &str) {
    if name.is_empty() {
        return;
    }
    let mut font = ChartFont::new();
    font.set_size(10).set_color(style::INK);
    axis.set_name(printable(name, MOST_PROPERTY).as_ref()).set_name_font(&font);
}

/// Puts charts one below the other, from a row on, above which so many pixels of a page are taken. No chart is divided
/// between pages.
pub(super) fn place(out: &mut Worksheet, charts: &[Built], from: u32, taken: u32) -> Result<(), SheetError> {
    let (mut row, mut taken) = (from, taken);
    let mut breaks = Vec::new();
    for (chart, height) in charts {
        if taken + height > PAGE {
            // The empty row before goes with it, lest its upper edge is left behind.
            breaks.push(row - 1);
            taken = 0;
        }
        out.insert_chart(row, 0, chart)?;
        row += height.div_ceil(ROW) + 1;
        taken += height + ROW;
    }
    if !breaks.is_empty() {
        out.set_page_breaks(&breaks)?;
    }
    Ok(())
}

/// Writes a sheet that has the charts of another.
pub(super) fn write_sheet(
    out: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    charts: &[Built],
) -> Result<(), SheetError> {
    out.set_name(name)?;
    out.set_screen_gridlines(false);
    out.write_string_with_format(0, 0, printable(&sheet.title, MOST_TEXT), &style::title())?;
    place(out, charts, 2, 3 * ROW)?;
    page(out, 9);
    Ok(())
}
