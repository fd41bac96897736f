//! Columns of a table, and the order of its rows by one of them.

use crate::panel::map::plain;
use std::cmp::Ordering;

/// Least width of a column of figures, points at the usual size of text.
const FIGURE: f32 = 78.0;

/// What a column says of rows, which are known by a number.
type Of<'a, T> = Box<dyn Fn(usize) -> T + 'a>;

/// A column.
pub(super) struct Column<'a> {
    /// What it is called.
    pub(super) title: String,
    /// What it means, where that takes more words.
    pub(super) hint: Option<String>,
    /// Least width, points at the usual size of text.
    pub(super) width: f32,
    /// Whether it holds figures rather than words.
    pub(super) is_figure: bool,
    /// Whether it changes with the minute of the cursor.
    pub(super) is_of_the_minute: bool,
    /// What stands in its cells.
    pub(super) words: Of<'a, String>,
    rank: Of<'a, Rank>,
}

/// What rows are ordered by: all of a column are of one kind.
#[derive(Clone, PartialEq, Debug)]
enum Rank {
    Words(String),
    Figure(Option<f64>),
}

impl Rank {
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let turned = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => turned(one.cmp(other)),
            (Self::Figure(Some(one)), Self::Figure(Some(other))) => turned(one.total_cmp(other)),
            // Those without a figure come last either way.
            (Self::Figure(Some(_)), _) => Ordering::Less,
            (_, Self::Figure(Some(_))) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}

impl<'a> Column<'a> {
    /// A column of words, in the order of the alphabet.
    pub(super) fn words(title: String, width: f32, words: impl Fn(usize) -> String + Copy + 'a) -> Self {
        Self {
            title,
            hint: None,
            width,
            is_figure: false,
            is_of_the_minute: false,
            words: Box::new(words),
            rank: Box::new(move |row| Rank::Words(plain(&words(row)))),
        }
    }

    /// A column of words in an order of their own.
    pub(super) fn ranked(
        title: String,
        width: f32,
        words: impl Fn(usize) -> String + Copy + 'a,
        rank: impl Fn(usize) -> f64 + 'a,
    ) -> Self {
        Self { rank: Box::new(move |row| Rank::Figure(Some(rank(row)))), ..Self::words(title, width, words) }
    }

    /// A column of figures, with a dash where there is none.
    pub(super) fn figure(
        title: String,
        value: impl Fn(usize) -> Option<f64> + Copy + 'a,
        said: impl Fn(f64) -> String + 'a,
    ) -> Self {
        Self {
            title,
            hint: None,
            width: FIGURE,
            is_figure: true,
            is_of_the_minute: false,
            words: Box::new(move |row| value(row).map_or_else(|| "–".to_owned(), &said)),
            rank: Box::new(move |row| Rank::Figure(value(row))),
        }
    }

    /// The same, with what it means.
    pub(super) fn hinted(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same, changing with the minute of the cursor.
    pub(super) fn of_the_minute(self) -> Self {
        Self { is_of_the_minute: true, ..self }
    }
}

/// The order of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Order {
    /// Column, by index.
    pub(super) column: usize,
    /// Whether the greatest come first.
    pub(super) descending: bool,
}

impl Order {
    /// The order that the head of a column asks for: the other way round when it orders the rows already, else the
    /// greatest figures first, and words from A to Z.
    pub(super) fn by(self, column: usize, columns: &[Column<'_>]) -> Self {
        let descending = if self.column == column { !self.descending } else { columns[column].is_figure };
        Self { column, descending }
    }

    /// Rows in this order; equals stay as they are.
    pub(super) fn of(self, rows: Vec<usize>, columns: &[Column<'_>]) -> Vec<usize> {
        let Some(column) = columns.get(self.column) else { return rows };
        let mut ranked: Vec<(Rank, usize)> = rows.into_iter().map(|row| ((column.rank)(row), row)).collect();
        ranked.sort_by(|(one, _), (other, _)| one.compare(other, self.descending));
        ranked.into_iter().map(|(_, row)| row).collect()
    }
}

/// Rows as text that spreadsheets take, under the titles of the columns; `key` is a column that only copies have, by which
/// other tables are joined.
pub(super) fn tabbed(key: Option<&Column<'_>>, columns: &[Column<'_>], rows: &[usize]) -> String {
    let line = |cells: Vec<String>| cells.join("\t") + "\n";
    let all = || key.into_iter().chain(columns);
    let head = line(all().map(|column| column.title.clone()).collect());
    let rows = rows.iter().map(|row| line(all().map(|column| (column.words)(*row)).collect()));
    std::iter::once(head).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column<'static>> {
        let names = ["Zoé", "Éva", "eve", "Ada"];
        let figures = [Some(2.0), None, Some(10.0), Some(-1.0)];
        vec![
            Column::words("Name".to_owned(), 1.0, move |row| names[row].to_owned()),
            Column::figure("Figure".to_owned(), move |row| figures[row], |figure| figure.to_string()),
        ]
    }

    #[test]
    fn rows_follow_a_column_and_those_without_a_figure_come_last() {
        let columns = columns();
        let order = |column, descending| Order { column, descending }.of(vec![0, 1, 2, 3], &columns);
        assert_eq!(order(0, false), [3, 1, 2, 0], "accents and capitals do not matter");
        assert_eq!(order(1, true), [2, 0, 3, 1]);
        assert_eq!(order(1, false), [3, 0, 2, 1]);
        let first = Order { column: 0, descending: false }.by(1, &columns);
        assert_eq!(first, Order { column: 1, descending: true }, "the greatest figures first");
        assert_eq!(first.by(1, &columns), Order { column: 1, descending: false });
        assert_eq!(first.by(0, &columns), Order { column: 0, descending: false }, "words from A to Z");
    }

    #[test]
    fn a_table_is_text_for_a_spreadsheet() {
        assert_eq!(tabbed(None, &columns(), &[1, 2]), "Name\tFigure\nÉva\t–\neve\t10\n");
        let key = Column::words("Code".to_owned(), 1.0, |row| format!("K{row}"));
        assert_eq!(tabbed(Some(&key), &columns(), &[1]), "Code\tName\tFigure\nK1\tÉva\t–\n");
    }
}
