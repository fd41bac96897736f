//! Communes and départements of France, embedded and decoded once (`data/CREDITS.md` names their producers).

use flate2::read::GzDecoder;
use maillage_sim::territory::Position;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

static COMMUNES_GZ: &[u8] = include_bytes!("../tables/communes.csv.gz");
static DEPARTEMENTS_CSV: &str = include_str!("../tables/departements.csv");
static FIBRE_CSV: &str = include_str!("../tables/fibre_communes.csv");

/// A commune of 2026.
#[derive(Clone, PartialEq, Debug)]
pub struct Commune {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Inhabitants (municipal population 2023).
    pub population: u32,
    /// Inhabitants aged 0 to 19 (census 2021).
    pub under_20: u32,
    /// Town hall, or a stand-in ([`Commune::placed_by`]).
    pub position: Position,
    /// How the position was found.
    pub placed_by: PlacedBy,
}

/// How the position of a commune was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum PlacedBy {
    /// Its town hall.
    #[serde(rename = "m")]
    TownHall,
    /// A point inside its outline.
    #[serde(rename = "c")]
    Outline,
    /// The mean of the town halls of its intercommunal group.
    #[serde(rename = "n")]
    Neighbours,
    /// The mean of the town halls of its département.
    #[serde(rename = "d")]
    Departement,
}

/// A département of the table.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct DepartementRecord {
    /// INSEE code: `"63"`, `"2A"`, `"974"`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of its region.
    pub region: String,
    /// Name of its académie (code de l'éducation, article R. 222-2).
    pub academy: String,
}

#[derive(Deserialize)]
struct CommuneRow {
    code: String,
    name: String,
    departement: String,
    population: u32,
    under_20: u32,
    latitude: f64,
    longitude: f64,
    point: PlacedBy,
}

struct Tables {
    communes: Vec<Commune>,
    /// In the order of [`departements`].
    ranges: Vec<Range<usize>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut communes = Vec::with_capacity(35_000);
    let mut ranges = vec![0..0; departements().len()];
    for row in csv::Reader::from_reader(GzDecoder::new(COMMUNES_GZ)).into_deserialize::<CommuneRow>() {
        let row = row.expect("the embedded table is well formed: it is tested");
        let range = &mut ranges
            [departement_index(&row.departement).expect("the embedded tables agree on départements: tested")];
        if range.start == range.end {
            *range = communes.len()..communes.len();
        }
        range.end += 1;
        communes.push(Commune {
            code: row.code,
            name: row.name,
            population: row.population,
            under_20: row.under_20,
            position: Position { latitude: row.latitude, longitude: row.longitude },
            placed_by: row.point,
        });
    }
    Tables { communes, ranges }
});

static DEPARTEMENTS: LazyLock<Vec<DepartementRecord>> = LazyLock::new(|| records(DEPARTEMENTS_CSV));

static FIBRE_COMMUNES: LazyLock<Vec<String>> =
    LazyLock::new(|| records::<(String, String)>(FIBRE_CSV).into_iter().map(|(code, _)| code).collect());

/// The rows of an embedded table.
pub(crate) fn records<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .map(|row| row.expect("the embedded table is well formed: it is tested"))
        .collect()
}

/// Every commune of the 101 départements, in the order of their codes.
pub fn communes() -> &'static [Commune] {
    &TABLES.communes
}

/// The 101 départements in the order of their codes.
pub fn departements() -> &'static [DepartementRecord] {
    &DEPARTEMENTS
}

/// Position of a département in [`departements`]; `None` when it is not one of them.
pub fn departement_index(code: &str) -> Option<usize> {
    departements().binary_search_by(|record| record.code.as_str().cmp(code)).ok()
}

/// The communes of a département, in the order of their codes; empty when it is unknown.
pub fn of_departement(code: &str) -> &'static [Commune] {
    departement_index(code).map_or(&[], |index| &TABLES.communes[TABLES.ranges[index].clone()])
}

/// The commune of an INSEE code. Municipal arrondissements (Paris, Lyon, Marseille) are not communes.
pub fn commune(code: &str) -> Option<&'static Commune> {
    let all = communes();
    all.binary_search_by(|commune| commune.code.as_str().cmp(code)).ok().map(|index| &all[index])
}

/// Whether fibre came first here: the zone that Auvergne's public network left to private operators.
pub fn in_fibre_zone_of_auvergne(commune: &str) -> bool {
    FIBRE_COMMUNES.binary_search_by(|code| code.as_str().cmp(commune)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_complete_and_sorted() {
        assert_eq!(communes().len(), 34_875);
        assert_eq!(departements().len(), 101);
        assert!(communes().is_sorted_by(|a, b| a.code < b.code));
        assert!(departements().iter().all(|record| !of_departement(&record.code).is_empty()));
        let sum: usize = departements().iter().map(|record| of_departement(&record.code).len()).sum();
        assert_eq!(sum, communes().len());
    }

    #[test]
    fn auvergne_has_its_published_communes_and_inhabitants() {
        // Communes and thousands of inhabitants in 2023 (COG 2026).
        for (code, n_communes, thousands) in
            [("03", 317, 333), ("15", 250, 144), ("43", 257, 229), ("63", 463, 664)]
        {
            let communes = of_departement(code);
            assert_eq!(communes.len(), n_communes, "{code}");
            let population: u32 = communes.iter().map(|commune| commune.population).sum();
            assert_eq!((population + 500) / 1000, thousands, "{code}");
        }
    }

    #[test]
    fn most_communes_have_their_town_hall() {
        let without = communes().iter().filter(|commune| commune.placed_by != PlacedBy::TownHall).count();
        assert_eq!(without, 1_660);
        assert_eq!(commune("63113").map(|commune| commune.name.as_str()), Some("Clermont-Ferrand"));
        assert_eq!(commune("0630001A"), None);
    }

    #[test]
    fn the_fibre_zone_is_sorted_and_known() {
        assert!(FIBRE_COMMUNES.is_sorted());
        assert!(FIBRE_COMMUNES.iter().all(|code| commune(code).is_some()));
        assert!(in_fibre_zone_of_auvergne("15187"), "Saint-Flour");
        assert!(!in_fibre_zone_of_auvergne("63178"), "Issoire");
    }
}
