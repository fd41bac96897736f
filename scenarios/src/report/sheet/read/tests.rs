//! Reading back: the same numbers, whatever a person has done to the sheet, and faults with their cell.

use super::super::tests::{parts, text};
use super::super::{Column, Kind, Sheet, Value, Workbook, write};
use super::*;
use crate::text::diagnostic;
use std::io::{Cursor, Write};

fn expected() -> Expected {
    Expected {
        sheets: vec!["Prix".to_owned(), "Prices".to_owned()],
        key: Wanted::texts(["Clé", "Key"]),
        columns: vec![
            Wanted::numbers(["Bas", "Low"], 0.0..=1e12),
            Wanted::numbers(["Probable", "Likely"], 0.0..=1e12),
            Wanted::numbers(["Haut", "High"], 0.0..=1e12),
            Wanted::texts(["Source"]).optional(),
        ],
    }
}

fn price_sheet(rows: &[(&str, f64)]) -> Workbook {
    let price = |title: &str| Column::new(title, "€ TTC", Kind::EurosPerPupil).editable();
    let columns = vec![
        Column::new("Clé", "", Kind::Text),
        price("Bas"),
        price("Probable").noted("Le plus probable."),
        price("Haut").summed(),
        Column::new("Source", "", Kind::Text),
    ];
    let row = |&(key, price): &(&str, f64)| {
        vec![key.into(), (price / 3.0).into(), price.into(), (price * 1.7).into(), "=source".into()]
    };
    let sheet = Sheet {
        name: "Prix".to_owned(),
        title: "Prix".to_owned(),
        introduction: "Bas, probable, haut.".to_owned(),
        columns,
        rows: rows.iter().map(row).collect(),
        ..Sheet::default()
    };
    Workbook { title: "Prix".to_owned(), sheets: vec![sheet], ..Workbook::default() }
}

const ROWS: [(&str, f64); 4] =
    [("link.fibre", 1234.5), ("seat", 0.1 + 0.2), ("ent", 1.9), ("host", 3e6 / 7.0)];

/// A workbook typed by hand: rows of cells, where a text that begins with `#` is a number.
fn typed(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Prix").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.strip_prefix('#') {
                Some(number) => sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap(),
                None => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Result<Prices, Vec<Diagnostic>> {
    read_prices_from("prix.xlsx", bytes, &expected())
}

/// What is wrong, as people read it.
fn said(bytes: &[u8]) -> Vec<String> {
    let faults = read(bytes).unwrap_err();
    faults
        .iter()
        .map(|fault| diagnostic::render(&text(), fault).replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}

#[test]
fn what_was_written_is_read_exactly() {
    let bytes = write(&price_sheet(&ROWS), &text()).unwrap();
    let prices = read(&bytes).unwrap();
    assert_eq!(prices.sheet, "Prix");
    // The row of sums is not a price.
    assert_eq!(prices.rows.len(), ROWS.len());
    for (row, (key, price)) in prices.rows.iter().zip(ROWS) {
        assert_eq!(row.key, key);
        let values: Vec<Option<f64>> = row.cells.iter().map(PriceCell::number).collect();
        assert_eq!(values, [Some(price / 3.0), Some(price), Some(price * 1.7), None]);
        assert_eq!(row.cells[3].value, Value::from("=source"));
    }
}

#[test]
fn any_numbers_come_back() {
    use proptest::prelude::*;
    proptest!(ProptestConfig::with_cases(32), |(prices in prop::collection::vec(0.0..1e9_f64, 1..20))| {
        let keys: Vec<String> = (0..prices.len()).map(|index| format!("k{index}")).collect();
        let rows: Vec<(&str, f64)> = keys.iter().map(String::as_str).zip(prices.iter().copied()).collect();
        let read = read(&write(&price_sheet(&rows), &text()).unwrap()).unwrap();
        let likely: Vec<f64> = read.rows.iter().filter_map(|row| row.cells[1].number()).collect();
        prop_assert_eq!(likely, prices);
    });
}

#[test]
fn rows_and_columns_may_have_moved() {
    let prices = read(&typed(&[
        &["Mes prix, revus le 3 mai"],
        &[],
        &["Remarque", "HAUT\n(€ TTC)", "Probable", "  Clé ", "bas (€ TTC)"],
        &["", "#3", "#2", "b", "#1"],
        &[],
        &["vu avec Paul", "", "1 234,50 €", " a ", "-"],
        &["", "", "", "new", ""],
        &["à demander"],
    ]));
    let prices = prices.unwrap();
    let row = |index: usize| {
        let row = &prices.rows[index];
        (row.key.as_str(), row.cells.iter().map(PriceCell::number).collect::<Vec<_>>())
    };
    assert_eq!(prices.rows.len(), 3);
    assert_eq!(row(0), ("b", vec![Some(1.0), Some(2.0), Some(3.0), None]));
    assert_eq!(row(1), ("a", vec![None, Some(1234.5), None, None]));
    assert_eq!(row(2), ("new", vec![None; 4]));
    assert_eq!(prices.rows[1].cells[1].at, At { line: 6, column: 3 });
    let fault = prices.fault(prices.rows[1].cells[1].at, Message::new("sheet-fault-key"));
    assert_eq!(
        diagnostic::render(&text(), &fault).replace('\u{a0}', " "),
        "prix.xlsx:6:3: feuille « Prix », C6 : il manque une clé à cette ligne\n"
    );
}

#[test]
fn faults_are_told_with_their_cell() {
    let faults = said(&typed(&[
        &["Clé", "Bas", "Probable", "Haut"],
        &["a", "abc", "#1", "#-2"],
        &["", "#1"],
        &["b", "1,234", "#1", "#1"],
        &["a", "#1"],
    ]));
    let number = "\n  conseil : tapez un nombre seul, sans séparateur de milliers : 1234,5\n";
    let hint = |fault: &str| fault.split_once('\n').unwrap().1.trim_end().to_owned();
    assert_eq!(
        faults[0].lines().next().unwrap(),
        "prix.xlsx:2:2: feuille « Prix », B2 : « abc » n’est pas un nombre"
    );
    assert!(hint(&faults[0]).ends_with(number.trim_end().rsplit(" : tapez").next().unwrap()));
    let first: Vec<&str> = faults.iter().map(|fault| fault.lines().next().unwrap()).collect();
    assert_eq!(
        first[1..],
        [
            "prix.xlsx:2:4: feuille « Prix », D2 : -2 est hors limites, de 0 à 1 000 000 000 000",
            "prix.xlsx:3:1: feuille « Prix », A3 : il manque une clé à cette ligne",
            "prix.xlsx:4:2: feuille « Prix », B4 : « 1,234 » peut se lire de deux façons",
            "prix.xlsx:5:1: feuille « Prix », A5 : « a » est déjà en A2",
        ]
    );
}

#[test]
fn faults_of_the_whole_sheet() {
    let first = |bytes: &[u8]| said(bytes)[0].lines().next().unwrap().to_owned();
    assert!(first(b"a;b\n1;2\n").starts_with("prix.xlsx: ce fichier n’est pas un classeur lisible"));
    assert!(first(&[]).starts_with("prix.xlsx: ce fichier n’est pas un classeur lisible"));
    assert_eq!(
        first(&typed(&[&["Nom", "Bas"]])),
        "prix.xlsx: feuille « Prix » : aucune ligne n’a d’en-tête « Clé »"
    );
    assert_eq!(first(&typed(&[])), "prix.xlsx: feuille « Prix » : aucune ligne n’a d’en-tête « Clé »");
    let missing = said(&typed(&[&["Clé", "Bas", "Bas (€)"]]));
    let missing: Vec<&str> = missing.iter().map(|fault| fault.trim_end()).collect();
    assert_eq!(
        missing,
        [
            "prix.xlsx:1:3: feuille « Prix », C1 : la colonne « Bas » est présente deux fois",
            "prix.xlsx:1:1: feuille « Prix », ligne 1 : la colonne « Probable » manque",
            "prix.xlsx:1:1: feuille « Prix », ligne 1 : la colonne « Haut » manque",
        ]
    );
    let other = Expected { sheets: vec!["Assistance".to_owned()], ..expected() };
    let fault = &read_prices_from("prix.xlsx", &typed(&[&["Clé"]]), &other).unwrap_err()[0];
    assert!(fault.to_string().contains("sheet-fault-sheet sheet=Assistance found=Prix"), "{fault}");
    let absent = read_prices(Path::new("/nowhere/prix.xlsx"), &expected()).unwrap_err();
    assert_eq!(absent[0].message.key, "data-file-not-found");
}

#[test]
fn dates_and_errors_are_no_numbers() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("prices").unwrap();
    for (column, title) in (0..).zip(["key", "low", "likely", "high"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    sheet.write_string(1, 0, "a").unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 5, 1).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_datetime_with_format(1, 1, &date, &format).unwrap();
    sheet.write_formula(1, 2, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=2*3").set_result("6")).unwrap();
    let faults = read(&workbook.save_to_buffer().unwrap()).unwrap_err();
    let keys: Vec<_> = faults.iter().map(|fault| (fault.message.key, fault.at.unwrap().column)).collect();
    assert_eq!(keys, [("sheet-fault-date", 2), ("sheet-fault-number", 3)]);
}

#[test]
fn many_faults_end_the_reading() {
    let heading: &[&str] = &["Clé", "Bas", "Probable", "Haut"];
    let keys: Vec<String> = (0..200).map(|index| format!("k{index}")).collect();
    let rows: Vec<[&str; 4]> = keys.iter().map(|key| [key.as_str(), "x", "y", "z"]).collect();
    let mut all = vec![heading];
    all.extend(rows.iter().map(<[&str; 4]>::as_slice));
    let faults = read(&typed(&all)).unwrap_err();
    assert_eq!(faults.last().unwrap().message.key, "data-more-problems");
    assert!(faults.len() < 60);
}

/// Cells at the end of the largest sheet take no more room than others.
#[test]
fn a_cell_far_away_is_one_cell() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Prix").unwrap();
    for (column, title) in (0..).zip(["Clé", "Bas", "Probable", "Haut"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    assert_eq!(read(&workbook.save_to_buffer().unwrap()).unwrap().rows, []);
}

/// What `LibreOffice` 7.4 made of a sheet of prices in which someone has deleted a row, moved one, added one, and typed a
/// price with a space and the sign of the euro.
const SAVED: [&[u8]; 2] = [include_bytes!("saved.xlsx"), include_bytes!("saved.ods")];

#[test]
fn what_a_spreadsheet_has_saved_is_read() {
    let mut expected = expected();
    let life = Wanted::numbers(["Durée de vie"], 1.0..=100.0);
    expected.columns.push(life);
    for bytes in SAVED {
        let prices = read_prices_from("prix", bytes, &expected).unwrap();
        let row = |row: &PriceRow| {
            let numbers = [0, 1, 2, 4].map(|index| row.cells[index].number());
            (row.key.clone(), row.at.line, numbers)
        };
        let rows: Vec<_> = prices.rows.iter().map(row).collect();
        let likely = |key: &str, line, numbers| (key.to_owned(), line, numbers);
        assert_eq!(
            rows,
            [
                likely("ent", 5, [Some(1.33), Some(1.9), Some(3.04), None]),
                likely("seat.tablet", 6, [Some(0.1), Some(300.0), Some(400.0), Some(5.0)]),
                likely("seat.thin", 7, [Some(1234.5), Some(250.0), Some(400.0), Some(5.0)]),
            ]
        );
        assert_eq!(prices.rows[0].cells[3].value, Value::from("Données de départ, section 5"));
    }
}

/// A note that is never closed makes the reader of `.ods` files wait for ever.
#[test]
fn what_would_never_end_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in parts(SAVED[1]) {
        archive.start_file(part.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let end = "</office:annotation>";
        let content = match String::from_utf8(content) {
            Ok(text) if part == "content.xml" => {
                assert!(text.contains(end));
                text.replace(end, "").into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(binary) => binary.into_bytes(),
        };
        archive.write_all(&content).unwrap();
    }
    let fault = &said(&archive.finish().unwrap().into_inner())[0];
    assert!(fault.contains("content.xml"), "{fault}");
}

/// An archive of a few kilobytes can unpack to more than the memory.
#[test]
fn what_would_fill_the_memory_is_refused() {
    let unpacked: usize = parts(SAVED[0]).iter().map(|(_, content)| content.len()).sum();
    let check = |most: usize| whole::check(SAVED[0], most as u64);
    assert!(check(unpacked).is_ok());
    assert!(matches!(check(unpacked - 1), Err(whole::Damage::TooLarge(0))));
    assert!(matches!(check(10), Err(whole::Damage::TooLarge(0))));
}

/// Damaged workbooks are refused or read, and never end the program. The damage is inside the parts, because the
/// checksums of the archive catch any other.
#[test]
fn damaged_workbooks_are_faults() {
    use proptest::prelude::*;
    let written = write(&price_sheet(&ROWS), &text()).unwrap();
    let [xlsx, ods] = SAVED;
    let books: Vec<_> = [written.as_slice(), xlsx, ods].map(|bytes| (bytes, parts(bytes))).into();
    let damage = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..60_usize,
        "[<>/\"=&;a-zA-Z0-9é -]{0,8}",
    );
    proptest!(ProptestConfig::with_cases(256), |((part, place, length, instead) in damage)| {
        for (bytes, parts) in &books {
            let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for (index, (name, content)) in parts.iter().enumerate() {
                let mut content = content.clone();
                if index == part.index(parts.len()) && !content.is_empty() {
                    let from = place.index(content.len());
                    let to = (from + length).min(content.len());
                    content.splice(from..to, instead.bytes());
                }
                archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
                archive.write_all(&content).unwrap();
            }
            let _ = read(&archive.finish().unwrap().into_inner());
            let _ = read(&bytes[..place.index(bytes.len())]);
        }
    });
}
