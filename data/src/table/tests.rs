//! Places and snippets are those an editor shows.

use super::*;

fn table(text: &str) -> Table {
    Table::parse("t.csv".to_owned(), text.as_bytes().to_vec()).unwrap()
}

/// Line, column, underlined text of a cell.
fn shown(text: &str, row: usize, column: usize) -> (usize, usize, String) {
    let table = table(text);
    let row = table.rows().nth(row).unwrap();
    let problem = table.cell_problem(row.place, column, Message::new("data-zero"));
    let (at, snippet) = (problem.at.unwrap(), problem.snippet.unwrap());
    let underlined = snippet.line.chars().skip(snippet.start - 1).take(snippet.length).collect();
    (at.line, at.column, underlined)
}

#[test]
fn columns_count_characters() {
    assert_eq!(shown("a;b\né€𝄞;x y\n", 0, 1), (2, 5, "x y".to_owned()));
    assert_eq!(shown("a;b\n\"q;\"\"é\";  z \n", 0, 1), (2, 11, "z".to_owned()));
}

#[test]
fn a_mark_and_blank_lines_do_not_shift_anything() {
    let marked = Table::parse("t".to_owned(), b"\xef\xbb\xbf\r\na,b\r\n\r\n1,2\r\n".to_vec()).unwrap();
    assert_eq!(marked.headers(), ["a", "b"]);
    assert_eq!(marked.header_place().line, 2);
    assert_eq!(marked.rows().next().unwrap().place.line, 4);
    assert_eq!(shown("a,b\r1,2\r3,4\r", 1, 1), (3, 3, "4".to_owned()));
}

#[test]
fn long_lines_are_cut_around_the_fault() {
    let text = format!("a;b;c\n{};BAD;{}\n", "é".repeat(500), "x".repeat(500));
    let table = table(&text);
    let row = table.rows().next().unwrap();
    let problem = table.cell_problem(row.place, 1, Message::new("data-zero"));
    let snippet = problem.snippet.unwrap();
    assert_eq!(problem.at.unwrap().column, 502);
    assert!(
        snippet.line.chars().count() <= 92 && snippet.line.starts_with('…') && snippet.line.ends_with('…')
    );
    let underlined: String = snippet.line.chars().skip(snippet.start - 1).take(snippet.length).collect();
    assert_eq!(underlined, "BAD");
    assert_eq!(shown(&text, 0, 2).2.chars().next(), Some('x'));
    assert_eq!(shown(&text, 0, 0).1, 1);
}

#[test]
fn the_delimiter_is_that_of_the_header() {
    assert_eq!(table("a;\"b, c, d\";e\n").headers(), ["a", "b, c, d", "e"]);
    assert_eq!(table("a,b;c,d\n").headers(), ["a", "b;c", "d"]);
}
