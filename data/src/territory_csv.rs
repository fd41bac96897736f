//! A territory as a directory of CSV files, made to be opened in a spreadsheet and read back bit for bit.
//!
//! | file | columns |
//! | --- | --- |
//! | `establishments.csv` | `key`, `name`, `kind` (`ecole`, `college`, `lycee`, `lycee_professionnel`), `sector` (`public`, `private`), `commune` (INSEE code), `commune_name`, `commune_population`, `departement` (code), `latitude`, `longitude` (WGS 84), `pupils`, `pupils_estimated` (`true`, `false`) |
//! | `links.csv` | `key` of the establishment, `technology`, `down`, `up`, `latency`, `length`, `point_of_presence` (name) |
//! | `points_of_presence.csv` | `name`, `departement`, `latitude`, `longitude`, `rate`, `latency` |
//! | `departements.csv` | `code`, `name`; without the file, the départements of France that the establishments name |
//! | `territory.csv` | `name`; without the file, the name of the directory |
//!
//! Rates, times and lengths carry their unit (`8 Mb/s`, `20 ms`, `1.2 km`); numbers have a decimal point; cells are
//! separated by `,` or `;`. Without `links.csv` and `points_of_presence.csv` the access network is derived.

use crate::columns::Column;
use maillage_sim::territory::{EstablishmentKind, Sector, Technology};

mod establishments;
mod links;
mod overlay;
mod read;
mod write;

pub use overlay::overlay;
pub use read::read;
pub use write::write;

const ESTABLISHMENTS_FILE: &str = "establishments.csv";
const LINKS_FILE: &str = "links.csv";
const POINTS_FILE: &str = "points_of_presence.csv";
const DEPARTEMENTS_FILE: &str = "departements.csv";
const TERRITORY_FILE: &str = "territory.csv";

const ESTABLISHMENTS: [Column; 12] = [
    ("key", true),
    ("name", true),
    ("kind", true),
    ("sector", false),
    ("commune", false),
    ("commune_name", false),
    ("commune_population", false),
    ("departement", true),
    ("latitude", true),
    ("longitude", true),
    ("pupils", true),
    ("pupils_estimated", false),
];
const LINKS: [Column; 7] = [
    ("key", true),
    ("technology", true),
    ("down", true),
    ("up", true),
    ("latency", true),
    ("length", true),
    ("point_of_presence", true),
];
const POINTS: [Column; 6] = [
    ("name", true),
    ("departement", true),
    ("latitude", true),
    ("longitude", true),
    ("rate", true),
    ("latency", true),
];
const DEPARTEMENTS: [Column; 2] = [("code", true), ("name", true)];
const TERRITORY: [Column; 1] = [("name", true)];

const KINDS: [(&str, EstablishmentKind); 4] = [
    ("ecole", EstablishmentKind::Ecole),
    ("college", EstablishmentKind::College),
    ("lycee", EstablishmentKind::Lycee),
    ("lycee_professionnel", EstablishmentKind::LyceeProfessionnel),
];
const SECTORS: [(&str, Sector); 2] = [("public", Sector::Public), ("private", Sector::Private)];
const TECHNOLOGIES: [(&str, Technology); 6] = [
    ("adsl", Technology::Adsl),
    ("sdsl", Technology::Sdsl),
    ("vdsl", Technology::Vdsl),
    ("shared_fibre", Technology::SharedFibre),
    ("dedicated_fibre", Technology::DedicatedFibre),
    ("radio", Technology::Radio),
];
const TRUTHS: [(&str, bool); 2] = [("true", true), ("false", false)];

/// The word of a value in one of the lists above.
fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, known)| known == value).map(|(word, _)| *word).expect("every value has its word")
}
