//! Territories by name: Auvergne, Créteil, France.

use crate::communes;
use crate::synthetic::{self, Sectors};
use maillage_sim::territory::Territory;

/// Names that [`territory`] knows.
pub const NAMES: [&str; 3] = ["auvergne", "creteil", "france"];

/// A bundled territory by its name; `None` when there is no such name.
///
/// - `auvergne`: 03, 15, 43, 63; the 1,229 écoles, 140 collèges, 31 lycées and 19 lycées professionnels of the
///   seed document, which fit the public sector, with the public pupils forecast for 2017.
/// - `creteil`: 77, 93, 94; public and private, 896,696 pupils as published for 2016-17.
/// - `france`: the 101 départements, public and private.
pub fn territory(name: &str) -> Option<Territory> {
    let (title, codes, sectors): (&str, Vec<&str>, Sectors) = match name {
        "auvergne" => ("Auvergne", vec!["03", "15", "43", "63"], Sectors::Public),
        "creteil" => ("Créteil", vec!["77", "93", "94"], Sectors::Both),
        "france" => {
            let codes = communes::departements().iter().map(|record| record.code.as_str()).collect();
            ("France", codes, Sectors::Both)
        }
        _ => return None,
    };
    let made = synthetic::territory(&codes, sectors).expect("the bundled names use codes of the table");
    Some(Territory { name: title.to_owned(), ..made })
}
