//! Overrides of lines, and the message of every fault of a cell.

use super::*;
use maillage_sim::territory::{Establishment, EstablishmentKind, Position, Sector};

fn small_territory() -> Territory {
    let school = |key: &str| Establishment {
        key: key.to_owned(),
        name: String::new(),
        kind: EstablishmentKind::College,
        sector: Sector::Public,
        commune: "63113".to_owned(),
        commune_name: "Clermont-Ferrand".to_owned(),
        commune_population: 147_000,
        departement: 0,
        position: Position { latitude: 45.78, longitude: 3.08 },
        pupils: 400,
        pupils_estimated: false,
    };
    let line = AccessLine {
        technology: Technology::Adsl,
        down: BitRate::from_megabits(5.0),
        up: BitRate::from_megabits(1.0),
        latency: Span::from_seconds(0.02),
        length: Distance::new(3_000.0),
        point_of_presence: 0,
    };
    Territory {
        establishments: vec![school("SYN-63-C-0001"), school("SYN-63-C-0002")],
        access: vec![line, line],
        ..Territory::default()
    }
}

fn row(line: u64, cells: [&str; 6]) -> LinkRow {
    LinkRow { line, cells: cells.map(str::to_owned) }
}

fn messages(rows: &[LinkRow]) -> Vec<String> {
    let mut territory = small_territory();
    let errors = apply(&mut territory, rows).expect_err("the rows are wrong");
    assert_eq!(territory, small_territory(), "nothing is changed by wrong rows");
    errors.iter().map(|error| format!("{} {}: {error}", error.line, error.column)).collect()
}

#[test]
fn blanks_leave_what_was_there() {
    let mut territory = small_territory();
    let rows = [row(2, ["SYN-63-C-0002", "Shared_Fibre", "100 Mb/s", "", " 5 ms ", ""])];
    assert_eq!(apply(&mut territory, &rows), Ok(()));
    assert_eq!(territory.access[0], small_territory().access[0]);
    let line = territory.access[1];
    assert_eq!(line.technology, Technology::SharedFibre);
    assert_eq!((line.down, line.up), (BitRate::from_megabits(100.0), BitRate::from_megabits(1.0)));
    assert_eq!((line.latency, line.length), (Span::from_seconds(0.005), Distance::new(3_000.0)));
}

#[test]
fn every_error_is_reported_with_its_cell() {
    let rows = [
        row(2, ["SYN-63-C-0003", "", "8", "", "", ""]),
        row(3, ["SYN-63-C-0001", "adls", "0 Mb/s", "fast", "20 km", "-1 km"]),
        row(4, ["SYN-63-C-0001", "", "", "", "", ""]),
        row(5, ["0630001A", "", "", "", "", ""]),
    ];
    let found = messages(&rows);
    let expected = [
        "2 key: no establishment has the key \"SYN-63-C-0003\": did you mean \"SYN-63-C-0001\"?",
        "2 down: a unit is missing after 8: one of",
        "3 technology: unknown technology \"adls\": did you mean \"adsl\"?",
        "3 down: the rate must be above zero",
        "3 up: \"fast\" does not start with a number",
        "3 latency: unknown unit \"km\": one of",
        "3 length: \"-1 km\" is out of range",
        "4 key: the key \"SYN-63-C-0001\" is already on line 3",
        "5 key: no establishment has the key \"0630001A\"",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
    assert!(!found[8].contains("did you mean"), "nothing resembles it");
}

#[test]
fn a_territory_without_establishments_knows_no_key() {
    let mut empty = Territory::default();
    let errors = apply(&mut empty, &[row(2, ["A", "", "", "", "", ""])]).expect_err("the key is unknown");
    assert_eq!(errors.len(), 1);
}
