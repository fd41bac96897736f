//! Reads one file of the directory: the directory itself, addresses and geolocation, or a list such as that of the
//! social position index, which has UAI, name and commune.

use super::classify::{Class, Evidence, Words, class};
use super::headers::{Alias, cell, fold, locate, missing, normalise};
use super::place::Said;
use super::report::{Example, FileReport, Reason, Report};
use super::{enrolment, values};
use crate::diagnostic::{Diagnostic, Message, Problems};
use crate::table::{Row, Table};
use maillage_sim::territory::{EstablishmentKind, Position, Sector};
use std::path::Path;

/// What one row says.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) uai: String,
    pub(super) file: usize,
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) class: Class,
    /// Polyvalent lycée: general and professional pupils are counted in two files.
    pub(super) polyvalent: bool,
    pub(super) sector: Option<Sector>,
    pub(super) open: Option<bool>,
    pub(super) departement: Option<&'static str>,
    pub(super) said: Said,
    pub(super) pupils: Option<u32>,
    /// Establishment of which this is a section.
    pub(super) mother: Option<String>,
}

macro_rules! columns {
    ($($name:ident = $label:literal, [$($alias:literal),*];)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of columns used as indices")]
        enum Index { $($name),* }
        $(const $name: usize = Index::$name as usize;)*
        const WANTED: [Alias; [$($label),*].len()] = [$(Alias { label: $label, names: &[$($alias),*] }),*];
    };
}

columns! {
    UAI = "identifiant_de_l_etablissement", ["identifiantdeletablissement", "numerouai", "codeetablissement", "uai", "codeuai"];
    NAME = "nom_etablissement", ["nometablissement", "appellationofficielle", "nomdeletablissment", "nomdeletablissement", "denominationprincipale"];
    KIND = "type_etablissement", ["typeetablissement", "typedetablissement"];
    LYCEE = "type_de_lycee", ["typedelycee"];
    NATURE = "code_nature", ["codenature", "natureuai"];
    NATURE_LABEL = "libelle_nature", ["libellenature", "natureuailibe", "nature"];
    SECTOR = "statut_public_prive", ["statutpublicprive", "secteurpublicprivelibe", "secteurpublicprive", "secteur", "secteurdenseignement"];
    STATE = "etat_etablissement", ["codeetatetablissement", "etatetablissement"];
    STATE_LABEL = "etat", ["etat", "etatetablissementlibe", "libelleetatetablissement"];
    COMMUNE = "code_commune", ["codecommune", "codeinseedelacommune", "codecommuneinsee", "codeinsee"];
    COMMUNE_NAME = "nom_commune", ["nomcommune", "libellecommune", "nomdelacommune", "commune", "localiteacheminement"];
    POSTAL = "code_postal", ["codepostal", "codepostaluai"];
    DEPARTEMENT = "code_departement", ["codedepartement", "codedudepartement", "codedept"];
    LATITUDE = "latitude", ["latitude"];
    LONGITUDE = "longitude", ["longitude"];
    POSITION = "position", ["position"];
    PUPILS = "nombre_d_eleves", ["nombredeleves"];
    GENERAL = "voie_generale", ["voiegenerale"];
    TECHNOLOGICAL = "voie_technologique", ["voietechnologique"];
    PROFESSIONAL = "voie_professionnelle", ["voieprofessionnelle"];
    MOTHER = "etablissement_mere", ["etablissementmere"];
}

/// Share of the named types of a file that its unnamed rows follow.
const MAJORITY: f64 = 0.9;

/// Reads a file; rows that cannot be told apart are dropped here, the others later, when all files are known.
pub(super) fn read(path: &Path, report: &mut Report) -> Result<Vec<Entry>, Vec<Diagnostic>> {
    let table = Table::read(path)?;
    let columns = locate(&table, &WANTED);
    check(&table, &columns)?;
    let file = report.directory.len();
    let (mut entries, mut rows) = (Vec::new(), 0);
    for row in table.rows() {
        rows += 1;
        match entry(&row, &columns, file, &table) {
            Ok(entry) => entries.push(entry),
            Err((reason, what)) => {
                report.drop(reason, Example { file: table.file().to_owned(), line: row.place.line, what });
            }
        }
    }
    if rows == 0 {
        return Err(vec![table.problem(Message::new("data-no-rows"))]);
    }
    report.directory.push(FileReport { file: table.file().to_owned(), rows });
    if [KIND, LYCEE, NATURE, NATURE_LABEL].iter().all(|&column| columns[column].is_none()) {
        follow_the_majority(&mut entries);
    }
    Ok(entries)
}

fn check(table: &Table, columns: &[Option<usize>]) -> Result<(), Vec<Diagnostic>> {
    let mut problems = Problems::default();
    if columns[UAI].is_none() {
        let problem = missing(table, &WANTED[UAI..=UAI]);
        let enrolment = enrolment::looks_like(table).then(|| Message::new("import-is-enrolment"));
        let hint = enrolment.or_else(|| problem.hint.clone());
        problems.push(problem.hinted(hint));
    } else if [COMMUNE, COMMUNE_NAME, LATITUDE, POSITION].iter().all(|&column| columns[column].is_none()) {
        let places = [COMMUNE, COMMUNE_NAME, LATITUDE, POSITION].map(|column| WANTED[column]);
        problems.push(missing(table, &places));
    }
    problems.into_result(())
}

fn entry(
    row: &Row,
    columns: &[Option<usize>],
    file: usize,
    table: &Table,
) -> Result<Entry, (Reason, String)> {
    let text = |column| cell(row, columns, column);
    let what = || format!("{} {}", text(UAI), text(NAME)).trim().to_owned();
    let width = table.headers().len();
    if (width..row.width()).any(|extra| !row.cell(extra).is_empty()) {
        return Err((Reason::LongRow, what()));
    }
    let uai = values::uai(text(UAI)).ok_or_else(|| (Reason::BadUai, what()))?;
    let words = Words {
        nature: text(NATURE),
        nature_label: text(NATURE_LABEL),
        kind: text(KIND),
        lycee: text(LYCEE),
        general: text(GENERAL),
        technological: text(TECHNOLOGICAL),
        professional: text(PROFESSIONAL),
        name: text(NAME),
    };
    let polyvalent = words.nature == "306"
        || words.lycee.eq_ignore_ascii_case("LPO")
        || [words.nature_label, words.kind].iter().any(|label| fold(label).contains("polyvalent"));
    Ok(Entry {
        file,
        line: row.place.line,
        name: text(NAME).to_owned(),
        class: class(&words),
        polyvalent,
        sector: sector(text(SECTOR)),
        open: open(text(STATE), text(STATE_LABEL)),
        departement: values::departement(text(DEPARTEMENT)),
        said: Said {
            code: text(COMMUNE).to_owned(),
            name: text(COMMUNE_NAME).to_owned(),
            postal: text(POSTAL).to_owned(),
            position: position(text(LATITUDE), text(LONGITUDE), text(POSITION)),
        },
        pupils: values::pupils(text(PUPILS)).filter(|&pupils| pupils > 0),
        mother: values::uai(text(MOTHER)).filter(|mother| *mother != uai),
        uai,
    })
}

fn sector(text: &str) -> Option<Sector> {
    match normalise(text) {
        text if text.starts_with("pu") => Some(Sector::Public),
        text if text.starts_with("pr") => Some(Sector::Private),
        _ => None,
    }
}

/// Whether an establishment is open: its label decides, else its code, of which 1 is open. "À fermer" is still open.
fn open(code: &str, label: &str) -> Option<bool> {
    let words = |text: &str| match normalise(text).as_str() {
        "" => None,
        "1" | "ouvert" | "afermer" => Some(true),
        _ => Some(false),
    };
    words(label).or_else(|| words(code))
}

/// Coordinates of two columns, or of one that has both. The point 0, 0 is a missing value.
fn position(latitude: &str, longitude: &str, both: &str) -> Option<Position> {
    let (first, second) = both.split_once(", ").or_else(|| both.split_once(',')).unwrap_or_default();
    [(latitude, longitude), (first, second)].iter().find_map(|(latitude, longitude)| {
        let latitude = values::degrees(latitude, 90.0)?;
        let longitude = values::degrees(longitude, 180.0)?;
        (latitude != 0.0 || longitude != 0.0).then_some(Position { latitude, longitude })
    })
}

/// Some lists are of one level and have no column of types: when nearly all names of a file that tell a type tell the
/// same, the names that tell none are of that type.
fn follow_the_majority(entries: &mut [Entry]) {
    let kinds = entries.iter().filter_map(|entry| match entry.class {
        Class::Kind(kind, _) => Some(kind),
        _ => None,
    });
    let kinds: Vec<EstablishmentKind> = kinds.collect();
    let most =
        EstablishmentKind::ALL.into_iter().max_by_key(|kind| kinds.iter().filter(|one| *one == kind).count());
    let Some(most) = most else { return };
    let share = kinds.iter().filter(|kind| **kind == most).count() as f64 / kinds.len().max(1) as f64;
    if share < MAJORITY {
        return;
    }
    for entry in entries.iter_mut().filter(|entry| entry.class == Class::Unknown) {
        entry.class = Class::Kind(most, Evidence::File);
    }
}
