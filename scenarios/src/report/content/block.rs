//! Tables and pictures put together, with what long lists leave out said below them.

use super::pen::Pen;
use crate::report::chart::Frame;
use crate::report::document::{Block, Column, Picture, Row, Table};

/// Rows of a table on a page; a longer list is cut, and says so.
pub(super) const MOST_ROWS: usize = 60;

/// A picture for a page and for a telephone.
pub(super) fn picture(
    pen: &Pen<'_>,
    title: String,
    alternative: String,
    note: String,
    draw: impl Fn(Frame) -> String,
) -> Picture {
    let (svg, narrow) = (draw(Frame::wide(pen.language())), draw(Frame::narrow(pen.language())));
    Picture { title, svg, narrow, alternative, note }
}

/// A table whose first column names the row and whose others are numbers.
pub(super) fn numbers(title: String, columns: Vec<String>, rows: Vec<Row>, note: String) -> Table {
    let columns =
        columns.into_iter().enumerate().map(|(at, title)| Column { title, is_number: at > 0 }).collect();
    Table { title, columns, rows, note }
}

/// A table whose columns are texts, but for those at `numbers`.
pub(super) fn texts(
    title: String,
    columns: Vec<String>,
    numbers: &[usize],
    rows: Vec<Row>,
    note: String,
) -> Table {
    let columns = columns
        .into_iter()
        .enumerate()
        .map(|(at, title)| Column { title, is_number: numbers.contains(&at) })
        .collect();
    Table { title, columns, rows, note }
}

/// A row.
pub(super) fn row(cells: Vec<String>) -> Row {
    Row { cells, is_strong: false }
}

/// A total or a winner.
pub(super) fn strong(cells: Vec<String>) -> Row {
    Row { cells, is_strong: true }
}

/// A table, cut after [`MOST_ROWS`] rows: the note then says how many are not shown. What is strong stays.
pub(super) fn table(pen: &Pen<'_>, mut table: Table) -> Block {
    let n = table.rows.len();
    if n > MOST_ROWS {
        let mut place = 0;
        table.rows.retain(|row| {
            place += 1;
            place <= MOST_ROWS || row.is_strong
        });
        let left = n - table.rows.len();
        let more = pen.say("report-cut", &[("count", left.into())]);
        table.note = if table.note.is_empty() { more } else { format!("{} {more}", table.note) };
    }
    Block::Table(table)
}

/// Something folded.
pub(super) fn folded(title: String, blocks: Vec<Block>) -> Block {
    Block::Folded { title, blocks }
}

/// Headings of columns by their keys.
pub(super) fn headings(pen: &Pen<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| pen.get(key)).collect()
}
