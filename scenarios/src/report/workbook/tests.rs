//! A workbook opens and says what the account says; what people change in it is read back, faults at their cells.

use super::*;
use crate::file::means::LoadedMeans;
use crate::report::content::tests::fixture::material;
use crate::report::sheet::{Sheet, write};
use crate::text::Language;

/// The workbook of the account at some means, as a file.
fn file(workbook: &Workbook, text: &Text) -> Vec<u8> {
    write(workbook, text).unwrap()
}

fn prices<'a>(workbook: &'a mut Workbook, text: &Text) -> &'a mut Sheet {
    let name = text.get("report-prices-sheet");
    workbook.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

/// Puts a value into the row of an item, in the column of a title.
fn edit(sheet: &mut Sheet, key: &str, title: &str, value: Value) {
    let column = sheet.columns.iter().position(|column| column.title == title).unwrap();
    let row = sheet.rows.iter_mut().find(|row| row[0] == Value::from(key)).unwrap();
    row[column] = value;
}

fn read_back(
    changes: &[(&str, &str, Value)],
) -> Result<LoadedMeans, Vec<maillage_data::diagnostic::Diagnostic>> {
    let (material, text) = (material(), Text::new(Language::English));
    let mut workbook = workbook(&material, &text);
    let sheet = prices(&mut workbook, &text);
    for (key, title, value) in changes {
        edit(sheet, key, title, value.clone());
    }
    read_means(&file(&workbook, &text), "mine.xlsx", &material.means)
}

#[test]
fn what_nobody_changed_is_unchanged_in_both_languages() {
    let material = material();
    for language in Language::ALL {
        let text = Text::new(language);
        let bytes = file(&workbook(&material, &text), &text);
        let read = read_means(&bytes, "mine.xlsx", &material.means).unwrap();
        assert_eq!(read, material.means);
        assert_eq!(read.to_toml(), material.means.to_toml(), "not a letter is changed");
    }
}

#[test]
fn changed_prices_and_lives_are_those_of_the_means() {
    let number = |value: f64| Value::Number(value);
    let read = read_back(&[
        ("desktop", "Purchase, low", number(300.0)),
        ("desktop", "Purchase, likely", number(310.5)),
        ("desktop", "Purchase, high", number(333.0)),
        ("desktop", "Life", number(5.0)),
        ("electricity", "As used, likely", number(0.1234)),
        ("tablet", "Each year, low", Value::Missing),
    ]);
    let faults = read.unwrap_err();
    assert_eq!(faults.len(), 1, "a range of which one cell is missing: {faults:?}");
    assert_eq!(faults[0].message.key, "report-fault-half");
    let read = read_back(&[
        ("desktop", "Purchase, low", number(300.0)),
        ("desktop", "Purchase, likely", number(310.5)),
        ("desktop", "Purchase, high", number(333.0)),
        ("desktop", "Life", number(5.0)),
        ("electricity", "As used, likely", number(0.1234)),
        // The likely price alone stands for all three.
        ("tablet", "Each year, low", Value::Missing),
        ("tablet", "Each year, high", Value::Missing),
    ])
    .unwrap();
    let item = |key: &str| read.means.items.get(key).unwrap().clone();
    let desktop = item("desktop");
    let buy = desktop.buy.unwrap();
    assert_eq!((buy.low, buy.likely, buy.high, desktop.life.unwrap().0), (300.0, 310.5, 333.0, 5));
    assert_eq!(item("electricity").usage.unwrap().likely, 0.1234);
    let tablet = item("tablet").run.unwrap();
    assert_eq!((tablet.low, tablet.high), (20.0, 20.0));
    let before = material().means.means;
    let others = |means: &crate::file::schema::means::Means| -> Vec<_> {
        let changed = ["desktop", "electricity", "tablet"];
        means.items.iter().filter(|(key, _)| !changed.contains(key)).map(|(_, item)| item.clone()).collect()
    };
    assert_eq!(others(&read.means), others(&before));
}

#[test]
fn faults_are_named_at_their_cell() {
    let (material, text) = (material(), Text::new(Language::English));
    for (key, title, value, expected) in [
        ("desktop", "Purchase, low", Value::Number(5000.0), "report-fault-order"),
        ("desktop", "Purchase, high", Value::Missing, "report-fault-half"),
        ("desktop", "Life", Value::Missing, "report-fault-emptied"),
        ("desktop", "Life", Value::Number(2.5), "scenario-out-of-range"),
        ("desktop", "Purchase, likely", Value::from("cher"), "sheet-fault-number"),
        ("electricity", "Life", Value::Number(3.0), "means-life-without-price"),
    ] {
        let faults = read_back(&[(key, title, value)]).unwrap_err();
        assert_eq!(faults[0].file, "mine.xlsx");
        let mut workbook = workbook(&material, &text);
        let sheet = prices(&mut workbook, &text);
        let row = sheet.rows.iter().position(|row| row[0] == Value::from(key)).unwrap();
        let at = faults[0].at.unwrap();
        // Title, one line or more of introduction, an empty row and the headings stand above.
        assert!(at.line > row + 4, "{title}: {at:?}");
        assert_eq!(faults[0].message.key, expected, "{title}");
        let said = crate::text::diagnostic::render(&text, &faults[0]);
        assert!(!said.contains("report-fault-"), "{said}");
    }
}

#[test]
fn sheets_add_up_to_the_account() {
    let (material, text) = (material(), Text::new(Language::French));
    let workbook = workbook(&material, &text);
    assert!(!file(&workbook, &text).is_empty());
    let by_name = |key: &str| workbook.sheets.iter().find(|sheet| sheet.name == text.get(key)).unwrap();
    let payers = by_name("report-book-payers");
    let spent: f64 = payers
        .rows
        .iter()
        .map(|row| match row[3] {
            Value::Number(euros) => euros,
            _ => 0.0,
        })
        .sum();
    let total: f64 = material.account.scenarios.iter().map(|scenario| scenario.money.total.euros()).sum();
    // Each of the amounts is rounded to a cent exactly; the sum of n doubles errs by n ε of it at most.
    assert!((spent - total).abs() <= payers.rows.len() as f64 * f64::EPSILON * total, "{spent}, {total}");
    let schools = by_name("report-book-schools");
    assert_eq!(schools.rows.len(), material.opened.territory.establishments.len());
    for sheet in &workbook.sheets {
        for title in std::iter::once(&sheet.name).chain(sheet.columns.iter().map(|column| &column.title)) {
            assert!(!title.contains("report-"), "{title}");
        }
    }
}
