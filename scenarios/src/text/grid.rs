//! Tables for terminals: columns as wide as their cells, aware of the width of characters, in groups with titles.

use super::number::{fit, width};

/// Between two columns.
const GAP: &str = "  ";

/// Narrowest that a yielding column becomes.
const NARROWEST: usize = 9;

/// Whether to colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// With the control sequences of terminals.
    Ansi,
    /// Plain text.
    None,
}

/// Side on which the cells of a column are aligned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Meaning of a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// Nothing in particular.
    Plain,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How it is coloured.
    pub paint: Paint,
}

impl Cell {
    /// A cell without colour.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::painted(text, Paint::Plain)
    }

    /// A cell with a colour.
    pub fn painted(text: impl Into<String>, paint: Paint) -> Self {
        Self { text: text.into(), paint }
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grid {
    /// Headers, a vertical bar between their two lines, and sides.
    pub headers: Vec<(String, Side)>,
    /// Groups of rows: title, possibly empty, and rows.
    pub groups: Vec<(String, Vec<Vec<Cell>>)>,
    /// Columns that give way, in this order, when the table is too wide.
    pub yielding: Vec<usize>,
    /// Columns of the terminal.
    pub width: usize,
}

impl Grid {
    /// The table as text, each line ended.
    pub fn render(&self, colour: Colour) -> String {
        let headers: Vec<[&str; 2]> = self
            .headers
            .iter()
            .map(|(header, _)| {
                header.split_once('|').map_or(["", header.trim()], |(a, b)| [a.trim(), b.trim()])
            })
            .collect();
        let widths = self.widths(&headers);
        let mut out = String::new();
        for line in 0..2 {
            let cells: Vec<Cell> = headers.iter().map(|header| Cell::plain(header[line])).collect();
            if cells.iter().any(|cell| !cell.text.is_empty()) {
                out.push_str(&self.line(&cells, &widths, Colour::None));
            }
        }
        out.push_str(&"─".repeat(total(&widths)));
        out.push('\n');
        for (index, (title, rows)) in self.groups.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            if !title.is_empty() {
                out.push_str(title);
                out.push('\n');
            }
            for row in rows {
                out.push_str(&self.line(row, &widths, colour));
            }
        }
        out
    }

    fn widths(&self, headers: &[[&str; 2]]) -> Vec<usize> {
        let mut widths: Vec<usize> =
            headers.iter().map(|lines| lines.iter().map(|line| width(line)).max().unwrap_or(0)).collect();
        for row in self.groups.iter().flat_map(|(_, rows)| rows) {
            for (column, cell) in widths.iter_mut().zip(row) {
                *column = (*column).max(width(&cell.text));
            }
        }
        for &column in &self.yielding {
            let excess = total(&widths).saturating_sub(self.width);
            widths[column] = widths[column].saturating_sub(excess).max(NARROWEST.min(widths[column]));
        }
        widths
    }

    fn line(&self, cells: &[Cell], widths: &[usize], colour: Colour) -> String {
        let mut line = String::new();
        for (at, (cell, &columns)) in cells.iter().zip(widths).enumerate() {
            let text = fit(&cell.text, columns);
            let space = " ".repeat(columns - width(&text));
            let painted = paint(&text, cell.paint, colour);
            let gap = if at == 0 { "" } else { GAP };
            match self.headers[at].1 {
                Side::Left => line.extend([gap, &painted, &space]),
                Side::Right => line.extend([gap, &space, &painted]),
            }
        }
        format!("{}\n", line.trim_end())
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1)
}

/// A text in a colour.
pub fn paint(text: &str, paint: Paint, colour: Colour) -> String {
    let code = match (colour, paint) {
        (Colour::None, _) | (_, Paint::Plain) => return text.to_owned(),
        (Colour::Ansi, Paint::Good) => "32",
        (Colour::Ansi, Paint::Bad) => "31",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}
