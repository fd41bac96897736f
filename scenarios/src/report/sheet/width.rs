//! Widths of columns and lines of texts, estimated: no font is at hand, and each spreadsheet has its own.

use super::{Column, Kind, Sheet, Value};
use crate::text::{Language, number};

/// Narrowest column, in digits: a heading of one letter still has room for the arrow of the filter.
const LEAST: usize = 9;
/// Widest column that is fitted; longer texts go on in a further line.
const MOST: usize = 46;
/// Margins of a cell, and what bold letters and other fonts take more.
const ROOM: usize = 3;
/// Longest heading that is kept in one line.
const SHORT: usize = 16;

/// Width of a column in digits, and whether its texts need further lines.
pub(super) fn fit(sheet: &Sheet, index: usize, language: Language) -> (usize, bool) {
    let column = &sheet.columns[index];
    let heading = words(&column.title).max(number::width(&column.unit) + 2);
    let shown = |row: &Vec<Value>| row.get(index).map_or(0, |value| shown(value, column, language));
    let total = if column.is_summed { total(sheet, index, language) } else { 0 };
    let longest = sheet.rows.iter().map(shown).max().unwrap_or(0).max(total);
    let width = column.width.map_or_else(
        || (heading + ROOM).max(longest + 2).clamp(LEAST, MOST),
        |width| usize::from(width).clamp(1, 255),
    );
    let has_lines =
        |row: &Vec<Value>| matches!(row.get(index), Some(Value::Text(text)) if text.contains('\n'));
    (width, longest + 1 > width || sheet.rows.iter().any(has_lines))
}

/// Lines that a row of a table takes: those of its highest cell.
pub(super) fn row_lines(row: &[Value], widths: &[(usize, bool)]) -> usize {
    let cells = row.iter().zip(widths).filter(|(_, (_, wraps))| *wraps);
    let lines = cells.map(|(value, &(width, _))| match value {
        // The margins of the cell take one digit.
        Value::Text(text) => lines(text, width.saturating_sub(1).max(1)),
        Value::Number(_) | Value::Missing => 1,
    });
    lines.max().unwrap_or(1)
}

/// Lines that a text takes in so many digits, broken between words.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let line = |line: String| number::width(&line).div_ceil(width).max(1);
    text.split('\n').flat_map(|text| wrap(text, width)).map(line).sum()
}

/// A text in lines of at most so many digits; a longer word stands alone.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is one from the start");
        if line.is_empty() {
            line.push_str(word);
        } else if number::width(line) + 1 + number::width(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Width of the longest word, or of the whole where it is short.
fn words(title: &str) -> usize {
    let whole = number::width(title);
    let longest = title.split_whitespace().map(number::width).max().unwrap_or(0);
    // A heading of up to two dozen digits is broken into two lines rather than one word a line.
    if whole <= SHORT { whole } else { longest.max(whole.min(24).div_ceil(2)) }
}

fn shown(value: &Value, column: &Column, language: Language) -> usize {
    match value {
        Value::Missing => 0,
        Value::Text(text) => text.split('\n').map(number::width).max().unwrap_or(0),
        Value::Number(number) => digits(*number, column.kind, language),
    }
}

/// Width of a number as it is shown. One that is absurdly large gets a column of hashes rather than a wide one.
fn digits(value: f64, kind: Kind, language: Language) -> usize {
    if !value.is_finite() {
        return 0;
    }
    let write = |value: f64, decimals: u8| number::width(&number::decimal(language, value, decimals.into()));
    let width = match kind {
        Kind::Text | Kind::Integer | Kind::Year => write(value, 0),
        Kind::Decimal(decimals) => write(value, decimals),
        Kind::Percent(decimals) => write(100.0 * value, decimals) + 2,
        Kind::Euros => write(value, 0) + 2,
        Kind::EurosPerPupil => write(value, 2) + 2,
    };
    width.min(24)
}

fn total(sheet: &Sheet, index: usize, language: Language) -> usize {
    // Bold digits are a little wider.
    digits(sum(sheet, index), sheet.columns[index].kind, language) + 1
}

/// Sum of the numbers of a column.
pub(super) fn sum(sheet: &Sheet, index: usize) -> f64 {
    let number = |row: &Vec<Value>| match row.get(index) {
        Some(Value::Number(number)) if number.is_finite() => *number,
        _ => 0.0,
    };
    sheet.rows.iter().map(number).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_broken_between_words() {
        assert_eq!(wrap("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(wrap("anticonstitutionnellement non", 7), ["anticonstitutionnellement", "non"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(lines("un deux trois\n\nfin", 7), 4);
    }

    #[test]
    fn columns_are_as_wide_as_what_they_show() {
        let column = |title: &str, kind| Column::new(title, "", kind);
        let sheet = Sheet {
            columns: vec![
                column("a", Kind::Integer),
                column("b", Kind::Euros).summed(),
                column("c", Kind::Text),
                column("d", Kind::Decimal(0)),
            ],
            rows: vec![
                vec![1.0.into(), 99_999_999.0.into(), "x".repeat(100).into(), 1e300.into()],
                vec![Value::Missing, 1.0.into()],
            ],
            ..Sheet::default()
        };
        assert_eq!(fit(&sheet, 0, Language::French), (LEAST, false));
        // 100 000 000 € and two for the margins, one for bold.
        assert_eq!(fit(&sheet, 1, Language::French), (16, false));
        assert_eq!(fit(&sheet, 2, Language::French), (MOST, true));
        assert_eq!(fit(&sheet, 3, Language::French).0, 26);
    }
}
