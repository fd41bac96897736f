//! The importer of the school directory, on small files in the published forms; every establishment is invented.

use maillage_data::diagnostic::Diagnostic;
use maillage_data::import::{
    Commune, CommuneLookup, Imported, PrivateSector, Reason, Request, annuaire, same_name,
};
use maillage_sim::territory::{Establishment, EstablishmentKind, Position, Sector};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Two communes; the postal code of the first is the INSEE code of a third.
struct Communes;

fn communes() -> [Commune; 3] {
    let commune = |code: &str, name: &str, population, latitude| Commune {
        code: code.to_owned(),
        name: name.to_owned(),
        population,
        position: Some(Position { latitude, longitude: 3.0 }),
    };
    [
        commune("99001", "Nullepart", 1_500, 45.0),
        commune("99002", "Saint-Ailleurs", 300, 46.0),
        commune("99100", "Homonyme", 20_000, 47.0),
    ]
}

impl CommuneLookup for Communes {
    fn find(&self, insee: &str) -> Option<Commune> {
        communes().into_iter().find(|commune| commune.code == insee)
    }

    fn find_named(&self, departement: &str, name: &str) -> Option<Commune> {
        let found = communes().into_iter().find(|commune| same_name(&commune.name, name));
        found.filter(|_| departement == "63")
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn request(directory: &[&str], enrolment: &[&str]) -> Request {
    let paths = |names: &[&str]| names.iter().map(|name| fixture(name)).collect();
    Request { directory: paths(directory), enrolment: paths(enrolment), ..Request::default() }
}

fn import(directory: &[&str], enrolment: &[&str]) -> Imported {
    let imported = annuaire(&request(directory, enrolment), &Communes).unwrap();
    let report = &imported.report;
    assert_eq!(report.rows(), report.kept + report.merged + report.dropped_rows(), "a row went missing");
    assert_eq!(report.kept, imported.territory.establishments.len());
    imported
}

fn school<'a>(imported: &'a Imported, key: &str) -> &'a Establishment {
    imported.territory.establishments.iter().find(|one| one.key == key).unwrap()
}

fn dropped(imported: &Imported) -> Vec<(Reason, usize)> {
    imported.report.dropped.iter().map(|(reason, drop)| (*reason, drop.count)).collect()
}

fn refused(directory: &[&str], enrolment: &[&str]) -> Diagnostic {
    annuaire(&request(directory, enrolment), &Communes).unwrap_err().remove(0)
}

const EXPECTED: [(Reason, usize); 6] = [
    (Reason::Closed, 1),
    (Reason::Section, 2),
    (Reason::Administration, 1),
    (Reason::OtherType, 1),
    (Reason::BadUai, 1),
    (Reason::NoPlace, 1),
];

#[test]
fn every_row_of_the_directory_is_accounted_for() {
    let imported = import(&["annuaire_2026.csv"], &[]);
    let report = &imported.report;
    assert_eq!((report.rows(), report.kept, report.merged), (15, 7, 1));
    assert_eq!(dropped(&imported), EXPECTED);
    let closed = &report.dropped[&Reason::Closed].examples[0];
    assert_eq!((closed.line, closed.what.as_str()), (9, "0990008H École fermée"));
    assert_eq!(school(&imported, "0990003C").kind, EstablishmentKind::Lycee);
    assert_eq!(school(&imported, "0990005E").kind, EstablishmentKind::LyceeProfessionnel);
    assert_eq!(school(&imported, "0990005E").position.latitude, 45.75);
    assert_eq!(school(&imported, "0990011L").position.latitude, 45.0, "at the town hall");
    assert_eq!(report.at_town_hall, 1);
    assert_eq!(school(&imported, "0990013N").name, "École à fermer; bientôt");
    assert_eq!(imported.territory.departements[0].name, "Puy-de-Dôme");
    assert_eq!(imported.territory.name, "63");
}

#[test]
fn a_postal_code_in_the_column_of_communes_gives_way_to_the_name() {
    let imported = import(&["annuaire_2026.csv"], &[]);
    let private = school(&imported, "0990009J");
    assert_eq!((private.commune.as_str(), private.commune_population), ("99001", 1_500));
}

#[test]
fn spreadsheets_and_commas_change_nothing() {
    let published = import(&["annuaire_2026.csv"], &[]);
    for other in ["annuaire_tableur.csv", "annuaire_virgules.csv"] {
        let imported = import(&[other], &[]);
        assert_eq!(imported.territory, published.territory, "{other}");
        assert_eq!(dropped(&imported), EXPECTED, "{other}");
    }
}

#[test]
fn labels_and_technical_names_are_the_same_columns() {
    let labels = import(&["geolocalisation_libelles.csv"], &[]);
    assert_eq!(labels.territory, import(&["geolocalisation_techniques.csv"], &[]).territory);
    assert_eq!(labels.report.kept, 2);
    assert_eq!(school(&labels, "0990015R").sector, Sector::Private);
}

#[test]
fn private_establishments_are_dropped_on_demand() {
    let mut request = request(&["geolocalisation_libelles.csv"], &[]);
    request.private = PrivateSector::Drop;
    let imported = annuaire(&request, &Communes).unwrap();
    assert_eq!(dropped(&imported), [(Reason::Closed, 1), (Reason::Private, 1)]);
}

#[test]
fn files_that_describe_the_same_establishments_are_merged() {
    let imported = import(&["ips_ecoles.csv", "annuaire_2026.csv", "geolocalisation_libelles.csv"], &[]);
    let report = &imported.report;
    assert_eq!((report.rows(), report.kept, report.merged), (22, 10, 3));
    assert_eq!(school(&imported, "0990001A").name, "École élémentaire des Essais", "the surest row names it");
    assert_eq!(school(&imported, "0990001A").position.latitude, 45.5);
    assert_eq!(school(&imported, "0990020W").kind, EstablishmentKind::Ecole, "as the rest of its file");
    assert_eq!(report.kind_guessed, 2);
    // A list without states does not bring back what the directory knows to be closed.
    assert_eq!(report.dropped[&Reason::Closed].count, 3);
}

#[test]
fn levels_add_up_and_years_do_not() {
    let all = [
        "effectifs_ecoles.csv",
        "effectifs_colleges.csv",
        "effectifs_lycees_gt.csv",
        "effectifs_lycees_pro.csv",
        "effectifs_second_degre.csv",
    ];
    let imported = import(&["annuaire_2026.csv"], &all);
    let pupils = |key| school(&imported, key).pupils;
    assert_eq!(pupils("0990001A"), 95, "the latest year");
    assert_eq!(pupils("0990002B"), 412);
    assert_eq!(pupils("0990003C"), 60 + 700 + 1_140, "collège, general and professional section of one site");
    assert_eq!(pupils("0990005E"), 321, "the old file counts what no other does");
    let report = &imported.report;
    assert_eq!(report.counted, (4, 0));
    assert_eq!(report.estimated.values().sum::<usize>(), 3);
    assert_eq!((report.enrolment_repeated, report.enrolment_unreadable), (2, 1));
    assert_eq!((report.enrolment_unmatched, report.half_counted), (1, 0));
    let twice = [&all[..], &all[..]].concat();
    assert_eq!(import(&["annuaire_2026.csv"], &twice).territory, imported.territory, "files given twice");
    let half = import(&["annuaire_2026.csv"], &["effectifs_lycees_gt.csv"]);
    assert_eq!(half.report.half_counted, 1);
    let marked = |imported: &Imported| school(imported, "0990003C").pupils_estimated;
    assert!(marked(&half) && !marked(&imported));
}

#[test]
fn pupils_nobody_counted_are_estimated_and_marked() {
    let imported = import(&["annuaire_2026.csv"], &[]);
    let pupils = |key| {
        let one = school(&imported, key);
        assert!(one.pupils_estimated);
        one.pupils
    };
    assert_eq!(pupils("0990001A"), 106, "commune of 1,500");
    assert_eq!(pupils("0990002B"), 460);
    assert_eq!(pupils("0990003C"), 810);
    assert_eq!(pupils("0990005E"), 310);
}

#[test]
fn the_wrong_file_is_named_and_said_how_to_mend() {
    let problem = refused(&["effectifs_ecoles.csv"], &[]);
    assert_eq!(problem.message.key, "import-column-missing");
    assert_eq!(problem.hint.unwrap().key, "import-is-enrolment");
    let problem = refused(&["annuaire_2026.csv"], &["geolocalisation_libelles.csv"]);
    assert_eq!(problem.hint.unwrap().key, "import-is-directory");
    // The calendar of school holidays, as published.
    let place = tempfile::tempdir().unwrap();
    let calendar = place.path().join("calendrier.csv");
    fs::write(
        &calendar,
        "Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\nVacances;-;2025;2026;Lyon;A;2025-2026\n",
    )
    .unwrap();
    for request in [
        Request { directory: vec![calendar.clone()], ..Request::default() },
        Request {
            directory: vec![fixture("annuaire_2026.csv")],
            enrolment: vec![calendar],
            ..Request::default()
        },
    ] {
        let problem = annuaire(&request, &Communes).unwrap_err().remove(0);
        assert_eq!(problem.message.key, "import-column-missing");
        assert_eq!(problem.hint, None);
        let said =
            |name: &str| &problem.message.arguments.iter().find(|(known, _)| *known == name).unwrap().1;
        assert!(said("wanted").contains("etablissement") && said("found").starts_with("Description, "));
    }
    assert_eq!(refused(&["absent.csv"], &[]).message.key, "data-file-not-found");
}

#[test]
fn a_misspelt_column_is_suggested_and_latin1_refused() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("x.csv");
    let import = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let request = Request { directory: vec![path.clone()], ..Request::default() };
        annuaire(&request, &Communes).unwrap_err().remove(0)
    };
    let problem = import(b"numero_uia;latitude;longitude\n0990001A;45;3\n");
    assert_eq!(problem.hint.unwrap().arguments, [("near", "numero_uia".to_owned())]);
    let problem = import(b"uai;nom_etablissement;latitude\n0990001A;\xc9cole;45\n");
    assert_eq!(problem.message.key, "data-not-utf8");
    assert_eq!(problem.at.map(|at| (at.line, at.column)), Some((2, 10)));
    let problem = import(b"uai;etat;code_commune\n0990001A;FERME;99001\n");
    assert_eq!(problem.message.key, "import-nothing-kept");
    assert_eq!(problem.hint.unwrap().key, "import-dropped-closed");
    let problem = import(b"uai;etat;code_commune\n");
    assert_eq!(problem.message.key, "data-no-rows");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_make_the_importer_panic(
        name in prop::sample::select(vec!["annuaire_2026.csv", "ips_ecoles.csv", "effectifs_colleges.csv"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        random in prop::collection::vec(any::<u8>(), 0..200),
        from in any::<prop::sample::Index>(),
    ) {
        let mut bytes = fs::read(fixture(name)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let cut = from.index(bytes.len());
        bytes.splice(cut..cut, random);
        // Most random bytes are not UTF-8, which is refused at once: the rest of the code must see some too.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("x.csv");
        for content in [bytes, text.into_bytes()] {
            fs::write(&path, content).unwrap();
            let request = Request {
                directory: vec![path.clone(), fixture("annuaire_2026.csv")],
                enrolment: vec![path.clone()],
                ..Request::default()
            };
            if let Ok(imported) = annuaire(&request, &Communes) {
                let report = imported.report;
                prop_assert_eq!(report.rows(), report.kept + report.merged + report.dropped_rows());
            }
            let request = Request { directory: vec![path.clone()], ..Request::default() };
            if let Err(found) = annuaire(&request, &Communes) {
                prop_assert!(!found.is_empty());
            }
        }
    }
}
