//! The directory of a territory: what is written comes back bit for bit, and every fault has its place.

use maillage_data::diagnostic::Diagnostic;
use maillage_data::territory_csv::{overlay, read, write};
use maillage_sim::territory::*;
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Distance};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn small() -> Territory {
    let school = |key: &str, kind| Establishment {
        key: key.to_owned(),
        name: "École « Les \"Prés\", haut »".to_owned(),
        kind,
        sector: Sector::Private,
        commune: "99001".to_owned(),
        commune_name: "Nullepart".to_owned(),
        commune_population: 1_200,
        departement: 0,
        position: Position { latitude: 45.1 + 0.2, longitude: -1.0 / 3.0 },
        pupils: 87,
        pupils_estimated: true,
    };
    let line = |technology, down: f64| AccessLine {
        technology,
        down: BitRate::new(down),
        up: BitRate::new(1e6),
        latency: Span::from_seconds(0.025),
        length: Distance::new(1_234.567_89),
        point_of_presence: 0,
    };
    Territory {
        name: "Essai".to_owned(),
        establishments: vec![
            school("SYN-63-E1", EstablishmentKind::Ecole),
            school("SYN-63-L1", EstablishmentKind::LyceeProfessionnel),
        ],
        access: vec![line(Technology::Adsl, 8e6), line(Technology::DedicatedFibre, 1e9 / 7.0)],
        points_of_presence: vec![PointOfPresence {
            name: "NRA 1".to_owned(),
            position: Position { latitude: 45.0, longitude: 3.0 },
            departement: 0,
            rate: BitRate::new(1e9),
            latency: Span::from_seconds(0.002),
        }],
        departements: vec![Departement { code: "63".to_owned(), name: "Puy-de-Dôme".to_owned() }],
    }
}

fn written() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    write(&small(), place.path()).unwrap();
    place
}

fn no_derivation(_: &mut Territory) {
    panic!("links.csv is there: nothing to derive");
}

fn short(found: Vec<Diagnostic>) -> Vec<String> {
    let line = |one: Diagnostic| {
        let file = Path::new(&one.file).file_name().unwrap().to_string_lossy().into_owned();
        let at = one.at.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
        let hint = one.hint.and_then(|hint| hint.arguments.into_iter().next());
        format!(
            "{file}{at} {}{}",
            one.message.key,
            hint.map_or(String::new(), |hint| format!(" [{}]", hint.1))
        )
    };
    found.into_iter().map(line).collect()
}

/// Faults after replacing a text in a file of the small territory.
fn faults(file: &str, from: &str, to: &str) -> Vec<String> {
    let place = written();
    let path = place.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    short(read(place.path(), no_derivation).unwrap_err())
}

#[test]
fn a_territory_comes_back_bit_for_bit() {
    let place = written();
    assert_eq!(read(place.path(), no_derivation).unwrap(), small());
    let links = fs::read_to_string(place.path().join("links.csv")).unwrap();
    assert!(links.starts_with("key,technology,down,up,latency,length,point_of_presence\n"));
    assert!(links.contains("SYN-63-E1,adsl,8 Mb/s,1 Mb/s,25 ms,1234.56789 m,NRA 1\n"), "{links}");
}

#[test]
fn semicolons_crlf_and_a_mark_change_nothing() {
    let place = written();
    let path = place.path().join("links.csv");
    let text = fs::read_to_string(&path).unwrap().replace(',', ";").replace('\n', "\r\n");
    fs::write(&path, format!("\u{feff}{text}")).unwrap();
    assert_eq!(read(place.path(), no_derivation).unwrap(), small());
}

#[test]
fn rows_may_come_in_any_order() {
    let place = written();
    let path = place.path().join("establishments.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    fs::write(&path, lines.join("\n")).unwrap();
    assert_eq!(read(place.path(), no_derivation).unwrap(), small());
}

#[test]
fn without_links_the_network_is_derived() {
    let place = written();
    for file in ["links.csv", "points_of_presence.csv", "departements.csv", "territory.csv"] {
        fs::remove_file(place.path().join(file)).unwrap();
    }
    let mut derived = false;
    let territory = read(place.path(), |territory| {
        derived = true;
        assert_eq!(territory.establishments.len(), 2);
    });
    let territory = territory.unwrap();
    assert!(derived);
    assert_eq!(territory.departements, small().departements);
    assert_eq!(territory.name, place.path().file_name().unwrap().to_string_lossy());
    fs::write(place.path().join("links.csv"), "key\n").unwrap();
    assert_eq!(short(read(place.path(), no_derivation).unwrap_err()), ["links.csv territory-file-alone"]);
}

#[test]
fn writing_without_lines_removes_those_of_before() {
    let place = written();
    let bare = Territory { access: Vec::new(), points_of_presence: Vec::new(), ..small() };
    write(&bare, place.path()).unwrap();
    assert_eq!(read(place.path(), |_| {}).unwrap(), bare);
}

#[test]
fn every_fault_has_its_place_and_what_is_close() {
    let schools = |from, to| faults("establishments.csv", from, to);
    let name = "\"École « Les \"\"Prés\"\", haut »\"";
    assert_eq!(schools("pupils,", "pupil,")[0], "establishments.csv:1:93 data-column-unknown [pupils]");
    assert_eq!(schools("E1,", "E1,x,"), ["establishments.csv:2:124 data-row-long"]);
    assert_eq!(schools(",87,true", ""), ["establishments.csv:2:1 data-row-short"]);
    assert_eq!(schools("SYN-63-L1", "SYN-63-E1"), ["establishments.csv:3:1 data-duplicate"]);
    assert_eq!(schools(",ecole,", ",ecol,"), ["establishments.csv:2:42 data-not-one-of [ecole]"]);
    assert_eq!(schools(",63,", ",93,")[0], "establishments.csv:2:77 territory-departement-unknown [63]");
    assert_eq!(schools("-0.3333333333333333", "NaN"), ["establishments.csv:2:99 data-not-finite"]);
    assert_eq!(schools(",87,", ",-87,"), ["establishments.csv:2:119 data-out-of-range"]);
    assert_eq!(schools(",87,", ",9e9,"), ["establishments.csv:2:119 data-out-of-range"]);
    assert_eq!(schools(name, ""), ["establishments.csv:2:11 data-value-missing"]);
    let links = |from, to| faults("links.csv", from, to);
    assert_eq!(links("8 Mb/s", "8"), ["links.csv:2:16 data-unit-missing [8 Mb/s]"]);
    assert_eq!(links("8 Mb/s", "8 Mo/s"), ["links.csv:2:16 data-unit-unknown [Mb/s]"]);
    assert_eq!(links("8 Mb/s", "0 Mb/s"), ["links.csv:2:16 data-zero"]);
    assert_eq!(links("8 Mb/s", "-8 Mb/s"), ["links.csv:2:16 data-negative"]);
    assert_eq!(links("8 Mb/s", "1e300 Mb/s"), ["links.csv:2:16 data-out-of-range"]);
    assert_eq!(links("25 ms", "25 h"), ["links.csv:2:30 data-out-of-range"]);
    assert_eq!(links("adsl", "asdl"), ["links.csv:2:11 data-not-one-of [adsl]"]);
    assert_eq!(links("NRA 1", "NRA 2"), ["links.csv:2:49 territory-point-unknown [NRA 1]"]);
    assert_eq!(links("SYN-63-L1", "SYN-63-L2"), ["links.csv:3:1 territory-key-unknown [SYN-63-L1]"]);
}

#[test]
fn a_line_for_every_establishment_and_an_establishment_at_least() {
    let place = written();
    let path = place.path().join("links.csv");
    let text = fs::read_to_string(&path).unwrap();
    let two: Vec<&str> = text.lines().take(2).collect();
    fs::write(&path, two.join("\n")).unwrap();
    assert_eq!(short(read(place.path(), no_derivation).unwrap_err()), ["links.csv territory-line-missing"]);
    let path = place.path().join("establishments.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.lines().next().unwrap()).unwrap();
    assert_eq!(short(read(place.path(), no_derivation).unwrap_err()), ["establishments.csv territory-empty"]);
    assert_eq!(read(&path, no_derivation).unwrap_err()[0].message.key, "territory-not-a-directory");
}

#[test]
fn an_overlay_changes_what_it_says_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("mine.csv");
    let mut territory = small();
    fs::write(&path, "key;down;technology\nSYN-63-E1;100 Mb/s;\nSYN-63-L1;;sdsl\n").unwrap();
    assert_eq!(overlay(&mut territory, &path).unwrap(), 2);
    let mut expected = small();
    expected.access[0].down = BitRate::from_megabits(100.0);
    expected.access[1].technology = Technology::Sdsl;
    assert_eq!(territory, expected);
    fs::write(&path, "key;down\nSYN-63-E1;1 Mb/s\nSYN-63-L9;1 Mb/s\n").unwrap();
    let found = short(overlay(&mut territory, &path).unwrap_err());
    assert_eq!(found, ["mine.csv:3:1 territory-key-unknown [SYN-63-L1]"]);
    assert_eq!(territory, expected, "a faulty overlay changes nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_values_come_back_bit_for_bit(
        name in "[^\\s][^\\p{Cc}]{0,12}[^\\s]",
        latitude in -90.0..=90.0f64,
        down in 1.0..1e13f64,
        latency in 0.0..10.0f64,
        pupils in 0..100_000u32,
    ) {
        prop_assume!(name.trim() == name);
        let mut territory = small();
        territory.establishments[0].name = name;
        territory.establishments[0].position.latitude = latitude;
        territory.establishments[0].pupils = pupils;
        territory.access[0].down = BitRate::new(down);
        territory.access[0].latency = Span::from_seconds(latency);
        let place = tempfile::tempdir().unwrap();
        write(&territory, place.path()).unwrap();
        prop_assert_eq!(read(place.path(), no_derivation).unwrap(), territory);
    }

    #[test]
    fn changed_bytes_are_read_or_refused(
        file in prop::sample::select(vec!["establishments.csv", "links.csv", "points_of_presence.csv"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
    ) {
        let place = written();
        let path = place.path().join(file);
        let mut bytes = fs::read(&path).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        fs::write(&path, bytes).unwrap();
        match read(place.path(), no_derivation) {
            Ok(territory) => prop_assert_eq!(territory.access.len(), territory.establishments.len()),
            Err(found) => prop_assert!(!found.is_empty()),
        }
    }
}
