//! What is written is what other programs read: every cell, well-formed parts, the same bytes, no formula of others.

use super::*;
use crate::text::Language;
use calamine::{Data, DataType, Reader, Xlsx};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// Texts that would be something else in a careless file.
const HOSTILE: [&str; 14] = [
    "=1+1",
    "+33 4 73 00 00 00",
    "-5",
    "@SUM(A1)",
    "'apostrophe",
    "<b>&amp;</b> \"x\"",
    "_x0041_ stays as it is",
    "  spaces  ",
    "deux\nlignes",
    "\u{0}\u{1}\u{1f}\u{fffe}\u{ffff}",
    "{=MAX(1)}",
    "1 234,5",
    "école 😀 e\u{301}",
    "http://example.org",
];

pub(super) fn text() -> Text {
    Text::new(Language::French)
}

fn chart(kind: ChartKind) -> Chart {
    Chart {
        kind,
        title: "Coût par an".to_owned(),
        alternative: "Le coût croît.".to_owned(),
        categories: 0,
        series: vec![1, 2],
        category_axis: "Année".to_owned(),
        value_axis: "€".to_owned(),
        rows: None,
    }
}

/// A sheet with a value of each kind in every row.
fn sheet(name: &str, n_rows: usize) -> Sheet {
    let kinds =
        [Kind::Integer, Kind::Decimal(2), Kind::Percent(1), Kind::Euros, Kind::EurosPerPupil, Kind::Year];
    let mut columns = vec![Column::new("Nom", "", Kind::Text).noted("Comme dans l’annuaire.")];
    columns.extend(kinds.map(|kind| Column::new(format!("{kind:?}"), "unité", kind).summed()));
    let row = |index: usize| {
        let mut row = vec![HOSTILE[index % HOSTILE.len()].into()];
        row.extend((1..=kinds.len()).map(|column| match (index + column) % 7 {
            0 => Value::Missing,
            // Numbers without a short form in decimals.
            _ => Value::Number((index as f64 + 0.1) / column as f64 - 3.0),
        }));
        row
    };
    Sheet {
        name: name.to_owned(),
        title: format!("Feuille {name}"),
        introduction: "Une phrase. ".repeat(30),
        columns,
        rows: (0..n_rows).map(row).collect(),
        charts: vec![chart(ChartKind::Bar), chart(ChartKind::StackedColumn), chart(ChartKind::Line)],
        frozen_columns: 1,
    }
}

fn workbook() -> Workbook {
    Workbook {
        title: "Étude « SCONEETA »".to_owned(),
        introduction: vec!["Ce que l’on compare. ".repeat(20), "=pas une formule".to_owned()],
        sheets: vec![sheet("Court", 5), sheet("L'une / l'autre : 'long'", 60), sheet("court", 0)],
        colophon: "maillage 0.1.0, graine 1".to_owned(),
    }
}

/// Names and contents of the parts of a workbook.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    };
    (0..count).map(read).collect()
}

/// The same, all of which are texts.
fn texts(bytes: &[u8]) -> Vec<(String, String)> {
    parts(bytes).into_iter().map(|(name, text)| (name, String::from_utf8(text).unwrap())).collect()
}

fn written(workbook: &Workbook) -> Vec<u8> {
    let mut workbook = workbook.clone();
    // A table without rows has nothing to draw.
    workbook.sheets.iter_mut().filter(|sheet| sheet.rows.is_empty()).for_each(|sheet| sheet.charts.clear());
    write(&workbook, &text()).unwrap()
}

#[test]
fn every_cell_is_read_back_exactly() {
    let workbook = workbook();
    let bytes = written(&workbook);
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = read.sheet_names();
    assert_eq!(
        names,
        ["Lisez-moi", "Court", "L'une - l'autre - 'long", "L'une - l'autre – graphiques", "court (2)",]
    );
    for (sheet, name) in workbook.sheets.iter().zip([&names[1], &names[2], &names[4]]) {
        let range = read.worksheet_range(name).unwrap();
        let at = |row: u32, column: usize| range.get_value((row, column as u32)).cloned().unwrap_or_default();
        let layout = table::Layout::of(sheet, Language::French);
        assert_eq!(at(layout.heading(), 1), Data::String("Integer\n(unité)".to_owned()));
        for (row, values) in (layout.first()..).zip(&sheet.rows) {
            for (column, value) in values.iter().enumerate() {
                let expected = match value {
                    Value::Missing => Data::Empty,
                    Value::Number(number) => Data::Float(*number),
                    Value::Text(text) => Data::String(style::printable(text, usize::MAX).into_owned()),
                };
                assert_eq!(at(row, column), expected, "{name} {row} {column}");
            }
        }
        // Sums are formulas with the value that a reader without arithmetic sees.
        if !sheet.rows.is_empty() {
            let row = layout.last() + 1;
            assert_eq!(at(row, 0), Data::String("Total".to_owned()));
            let formulas = read.worksheet_formula(name).unwrap();
            for column in 1..sheet.columns.len() {
                assert_eq!(at(row, column), Data::Float(width::sum(sheet, column)));
                assert!(formulas.get_value((row, column as u32)).unwrap().starts_with("SUBTOTAL(9,"));
            }
            let n_formulas = formulas.used_cells().filter(|cell| !cell.2.is_empty()).count();
            assert_eq!(n_formulas, sheet.columns.len() - 1, "no text of a cell is a formula");
        }
    }
}

#[test]
fn what_no_file_can_hold_is_replaced() {
    assert_eq!(style::printable("a\u{0}b\r\nc\u{1b}\u{ffff}", 99), "a\u{fffd}b\nc\u{fffd}\u{fffd}");
    assert_eq!(style::printable("é😀é", 3), "é😀…");
    assert_eq!(style::printable("é😀é", 4), "é😀é");
    let long = "é".repeat(40_000);
    let mut sheet = sheet("x", 1);
    sheet.rows[0][0] = long.as_str().into();
    sheet.charts[0].title.clone_from(&long);
    sheet.charts[0].alternative.clone_from(&long);
    let Sheet { title, introduction, columns, .. } = &mut sheet;
    let Column { title: heading, note, .. } = &mut columns[0];
    for word in [title, introduction, heading, note] {
        word.clone_from(&long);
    }
    let workbook =
        Workbook { title: long.clone(), colophon: long, sheets: vec![sheet], ..Workbook::default() };
    written(&workbook);
}

#[test]
fn the_same_data_make_the_same_bytes() {
    assert_eq!(written(&workbook()), written(&workbook()));
}

#[test]
fn parts_are_well_formed() {
    let bytes = written(&workbook());
    let parts = texts(&bytes);
    assert!(parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count() == 6);
    for (name, text) in &parts {
        let allowed = |letter: char| !letter.is_control() || "\n\r\t".contains(letter);
        assert!(text.chars().all(|letter| allowed(letter) && !"\u{fffe}\u{ffff}".contains(letter)), "{name}");
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => {
                    depth += 1;
                    tag.attributes().for_each(|attribute| assert!(attribute.is_ok(), "{name}"));
                }
                quick_xml::events::Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
    }
    let core = &parts.iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
}

/// Whoever edits such a cell would otherwise turn it into a formula.
#[test]
fn texts_that_look_like_formulas_are_marked_as_texts() {
    let styles = |name: &str| {
        let sheet = Sheet {
            name: "x".to_owned(),
            columns: vec![Column::new("Nom", "", Kind::Text)],
            rows: vec![vec![name.into()]],
            ..Sheet::default()
        };
        let parts = texts(&written(&Workbook { sheets: vec![sheet], ..Workbook::default() }));
        parts.into_iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1
    };
    for text in ["=1+1", "+1", "-1", "@x"] {
        assert!(styles(text).contains("quotePrefix=\"1\""), "{text}");
    }
    assert!(!styles("ordinary").contains("quotePrefix"));
}

#[test]
fn numbers_that_are_none_are_empty() {
    let rows = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|number| vec!["x".into(), number.into()]);
    let columns = vec![Column::new("a", "", Kind::Text), Column::new("b", "", Kind::Euros).summed()];
    let sheet = Sheet { name: "x".to_owned(), columns, rows: rows.to_vec(), ..Sheet::default() };
    let bytes = written(&Workbook { sheets: vec![sheet], ..Workbook::default() });
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = read.worksheet_range("x").unwrap();
    let numbers: Vec<Data> =
        range.used_cells().map(|cell| cell.2.clone()).filter(|it| !it.is_string()).collect();
    assert_eq!(numbers, [Data::Float(0.0)], "only the sum");
}

#[test]
fn numbers_of_every_size_survive() {
    let sizes = [1.9, 0.1 + 0.2, 1e15 + 0.3, -1e-7, 5e-324, f64::MAX, 1.0 / 3.0, 3_000_000.0, f64::EPSILON];
    let columns = vec![Column::new("b", "", Kind::Decimal(9))];
    let rows = sizes.map(|size| vec![size.into()]).to_vec();
    let sheet = Sheet { name: "x".to_owned(), columns, rows, ..Sheet::default() };
    let bytes = written(&Workbook { sheets: vec![sheet], ..Workbook::default() });
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = read.worksheet_range("x").unwrap();
    let numbers: Vec<f64> = range.used_cells().filter_map(|cell| cell.2.get_float()).collect();
    assert_eq!(numbers, sizes);
}

#[test]
fn formats_of_numbers() {
    let french = |kind| style::number_format(kind, Language::French);
    assert_eq!(french(Kind::Decimal(2)), "#,##0.00");
    assert_eq!(french(Kind::Decimal(0)), "#,##0");
    assert_eq!(french(Kind::Percent(1)), "0.0\\ %");
    assert_eq!(french(Kind::Euros), "#,##0\\ \"€\"");
    assert_eq!(style::number_format(Kind::EurosPerPupil, Language::English), "\"€\"#,##0.00");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let refused = |change: fn(&mut Sheet)| {
        let mut sheet = sheet("x", 3);
        change(&mut sheet);
        write(&Workbook { sheets: vec![sheet], ..Workbook::default() }, &text()).unwrap_err()
    };
    assert!(matches!(refused(|sheet| sheet.columns.clear()), SheetError::NoColumn(_)));
    assert!(matches!(refused(|sheet| sheet.rows[1].push(1.0.into())), SheetError::LongRow { row: 1, .. }));
    assert!(matches!(refused(|sheet| sheet.charts[0].categories = 7), SheetError::Chart { .. }));
    assert!(matches!(refused(|sheet| sheet.charts[1].series = vec![9]), SheetError::Chart { .. }));
    assert!(matches!(refused(|sheet| sheet.charts[1].series.clear()), SheetError::Chart { .. }));
    assert!(matches!(refused(|sheet| sheet.charts[2].rows = Some(1..4)), SheetError::Chart { .. }));
    assert!(matches!(refused(|sheet| sheet.charts[2].rows = Some(2..2)), SheetError::Chart { .. }));
    assert!(matches!(refused(|sheet| sheet.rows.clear()), SheetError::Chart { .. }));
    // Short rows are not: what is absent is missing.
    let mut short = sheet("x", 3);
    short.rows[1].truncate(1);
    written(&Workbook { sheets: vec![short], ..Workbook::default() });
}

#[test]
fn the_first_sheet_says_what_the_others_are() {
    let mut book = workbook();
    book.sheets[0].columns[1].is_editable = true;
    let says = |book: &Workbook| {
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(written(book))).unwrap();
        let range = read.worksheet_range("Lisez-moi").unwrap();
        range.used_cells().filter_map(|cell| cell.2.get_string().map(str::to_owned)).collect::<BTreeSet<_>>()
    };
    let said = says(&book);
    for word in
        ["Étude « SCONEETA »", "Court", "Feuille Court", "maillage 0.1.0, graine 1", "Modifiable", "Total"]
    {
        assert!(said.contains(word), "{word}");
    }
    assert!(!says(&workbook()).contains("Modifiable"));
}
