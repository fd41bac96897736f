//! The access network derived for 2013.

use maillage_data::{access, bundled, communes, territory_csv};
use maillage_sim::territory::{EstablishmentKind, Technology, Territory};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static AUVERGNE: LazyLock<Territory> =
    LazyLock::new(|| bundled::territory("auvergne").expect("it is bundled"));

fn share(kinds: &[EstablishmentKind], below: f64) -> (f64, usize) {
    let of: Vec<f64> = AUVERGNE
        .establishments
        .iter()
        .zip(&AUVERGNE.access)
        .filter(|(school, _)| kinds.contains(&school.kind))
        .map(|(_, line)| line.down.megabits())
        .collect();
    (of.iter().filter(|&&down| down < below).count() as f64 / of.len() as f64, of.len())
}

/// What is written can be read by people: a few decimals, which come back as they are.
#[test]
fn lines_are_written_with_few_decimals() {
    let place = tempfile::tempdir().unwrap();
    territory_csv::write(&AUVERGNE, place.path()).unwrap();
    for file in ["links.csv", "points_of_presence.csv"] {
        let text = std::fs::read_to_string(place.path().join(file)).unwrap();
        let quantities = text.split([',', '\n']).filter_map(|cell| cell.split_once(' '));
        let numbers = quantities.map(|(number, _)| number).filter(|number| number.parse::<f64>().is_ok());
        for number in numbers {
            let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            assert!(decimals <= 3, "{file}: {number}");
        }
    }
    let back = territory_csv::read(place.path(), |_| panic!("the lines are there")).unwrap();
    assert_eq!(back, *AUVERGNE);
}

#[test]
fn every_school_has_a_line_to_a_point_of_presence_of_its_departement() {
    assert_eq!(AUVERGNE.access.len(), AUVERGNE.establishments.len());
    for (school, line) in AUVERGNE.establishments.iter().zip(&AUVERGNE.access) {
        let point = &AUVERGNE.points_of_presence[line.point_of_presence as usize];
        assert_eq!(point.departement, school.departement);
        assert!(line.down.value() > 0.0 && line.up.value() > 0.0 && line.latency.seconds() > 0.0);
        assert!(line.up <= line.down, "{}", school.key);
    }
}

#[test]
fn points_of_presence_are_in_order_and_all_used() {
    let points = &AUVERGNE.points_of_presence;
    assert!(points.is_sorted_by(|a, b| a.name < b.name));
    let used: BTreeSet<u32> = AUVERGNE.access.iter().map(|line| line.point_of_presence).collect();
    assert_eq!(used.len(), points.len());
    assert!(points.iter().any(|point| point.name == "NRA Clermont-Ferrand (63113)"));
}

#[test]
fn a_commune_with_an_exchange_is_served_by_it_unless_another_is_nearer() {
    for (school, line) in AUVERGNE.establishments.iter().zip(&AUVERGNE.access) {
        let point = &AUVERGNE.points_of_presence[line.point_of_presence as usize];
        let code = &AUVERGNE.departements[school.departement as usize].code;
        let to_nearest = communes::of_departement(code)
            .iter()
            .filter(|commune| commune.population >= access::EXCHANGE_FROM)
            .map(|commune| commune.position.distance(school.position).value())
            .fold(f64::INFINITY, f64::min);
        // The nearest is chosen on a plane: a thousandth of the distance off at most.
        let served_at = point.position.distance(school.position).value();
        assert!(served_at <= 1.001 * to_nearest + 1.0, "{}: {served_at} against {to_nearest}", school.key);
    }
}

#[test]
fn ecoles_are_as_slow_as_published_in_2013() {
    // "Over 65 % of schools under 2 Mb/s": 65 % by their offer and those whose line cannot give more. Four
    // standard errors of the draw below; above, the long lines may at most double the rest.
    let (slow, n) = share(&[EstablishmentKind::Ecole], 2.0);
    let error = (0.65_f64 * 0.35 / n as f64).sqrt();
    assert!(slow > 0.65 - 4.0 * error && slow < 0.825, "{slow}");
    // 11.8 % under 0.5 Mb/s (2018-19) are drawn as 12 %.
    let (slowest, _) = share(&[EstablishmentKind::Ecole], 0.5);
    assert!((slowest - 0.12).abs() < 4.0 * (0.12_f64 * 0.88 / n as f64).sqrt(), "{slowest}");
}

#[test]
fn fibre_is_where_the_rule_says() {
    for (school, line) in AUVERGNE.establishments.iter().zip(&AUVERGNE.access) {
        let wanted = access::in_fibre_zone(school) && school.kind != EstablishmentKind::Ecole;
        assert_eq!(line.technology.is_fibre(), wanted, "{}", school.key);
        assert!(line.technology != Technology::Sdsl || line.length.value() <= 4_000.0);
    }
    let fibre = AUVERGNE.access.iter().filter(|line| line.technology.is_fibre()).count();
    assert!((1..200).contains(&fibre), "{fibre}");
}

#[test]
fn imported_schools_of_an_unknown_departement_get_exchanges_of_their_own() {
    let mut territory = AUVERGNE.clone();
    territory.departements[0].code = "987".to_owned();
    access::derive(&mut territory);
    let communes: BTreeSet<&str> = territory
        .establishments
        .iter()
        .filter(|school| school.departement == 0)
        .map(|school| school.commune.as_str())
        .collect();
    let points = territory.points_of_presence.iter().filter(|point| point.departement == 0).count();
    assert!(points > 0 && points <= communes.len());
    assert_eq!(territory.access.len(), territory.establishments.len());
}

#[test]
fn adding_a_school_leaves_the_lines_of_the_others() {
    let mut territory = AUVERGNE.clone();
    let mut school = territory.establishments[0].clone();
    school.key = "SYN-99-X-0001".to_owned();
    territory.establishments.push(school);
    access::derive(&mut territory);
    assert_eq!(territory.access[..AUVERGNE.access.len()], AUVERGNE.access[..]);
}
