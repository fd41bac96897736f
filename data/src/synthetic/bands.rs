//! How many establishments communes of a size have (`data/tables/commune_bands.csv`), and what follows from it
//! for a département that publishes nothing else.

use crate::communes::{Commune, records};
use maillage_sim::territory::{EstablishmentKind, Sector};
use serde::Deserialize;
use std::sync::LazyLock;

static BANDS_CSV: &str = include_str!("../../tables/commune_bands.csv");

/// Sites of the whole country, écoles maternelles included.
pub(crate) const NATIONAL_SITES: f64 = 60_000.0;

/// Upper end of the last band.
const OPEN: u32 = 1_000_000_000;
/// Mean population of the 50 entries of the last band, in which Paris, Lyon and Marseille are counted by
/// arrondissement (8.6 M inhabitants).
const OPEN_MIDDLE: f64 = 172_000.0;

/// Mean number of establishments in a commune of a band of population.
#[derive(Deserialize)]
struct Band {
    population_from: u32,
    population_below: u32,
    communes: f64,
    with_ecole: f64,
    ecole_public: f64,
    ecole_private: f64,
    college_public: f64,
    college_private: f64,
    lycee_public: f64,
    lycee_private: f64,
    lycee_professionnel_public: f64,
    lycee_professionnel_private: f64,
}

static BANDS: LazyLock<Vec<Band>> = LazyLock::new(|| records(BANDS_CSV));

impl Band {
    fn mean(&self, kind: EstablishmentKind, sector: Sector) -> f64 {
        use EstablishmentKind::{College, Ecole, Lycee, LyceeProfessionnel};
        match (kind, sector) {
            (Ecole, Sector::Public) => self.ecole_public,
            (Ecole, Sector::Private) => self.ecole_private,
            (College, Sector::Public) => self.college_public,
            (College, Sector::Private) => self.college_private,
            (Lycee, Sector::Public) => self.lycee_public,
            (Lycee, Sector::Private) => self.lycee_private,
            (LyceeProfessionnel, Sector::Public) => self.lycee_professionnel_public,
            (LyceeProfessionnel, Sector::Private) => self.lycee_professionnel_private,
        }
    }

    /// Geometric middle of the band: where its mean is taken to hold.
    fn middle(&self) -> f64 {
        if self.population_below == OPEN {
            return OPEN_MIDDLE;
        }
        (f64::from(self.population_from.max(50)) * f64::from(self.population_below)).sqrt()
    }
}

fn band(population: u32) -> &'static Band {
    let at = BANDS.partition_point(|band| band.population_below <= population);
    &BANDS[at.min(BANDS.len() - 1)]
}

/// Share of the communes of this size that have an école with a last year (CM2).
pub(crate) fn share_with_ecole(commune: &Commune) -> f64 {
    band(commune.population).with_ecole
}

/// Mean establishments of the communes of its band: sums to the published totals.
pub(crate) fn mean(commune: &Commune, kind: EstablishmentKind, sector: Sector) -> f64 {
    let band = band(commune.population);
    let size = if band.population_below == OPEN { f64::from(commune.population) / OPEN_MIDDLE } else { 1.0 };
    size * band.mean(kind, sector)
}

/// Expected establishments of a commune, by which communes compete for them. Écoles are those with a last year: without most maternelles.
///
/// Linear between the middles of the bands, proportional to the population beyond the last.
pub(crate) fn expected(commune: &Commune, kind: EstablishmentKind, sector: Sector) -> f64 {
    let population = f64::from(commune.population);
    let after = BANDS.partition_point(|band| band.middle() <= population);
    match (after.checked_sub(1).map(|before| &BANDS[before]), BANDS.get(after)) {
        (Some(low), Some(high)) => {
            let along = (population - low.middle()) / (high.middle() - low.middle());
            low.mean(kind, sector) + along * (high.mean(kind, sector) - low.mean(kind, sector))
        }
        (Some(last), None) => last.mean(kind, sector) * population / last.middle(),
        (None, first) => first.map_or(0.0, |band| band.mean(kind, sector)),
    }
}

/// Establishments of the country in the bands.
fn national(kind: EstablishmentKind, sector: Sector) -> f64 {
    BANDS.iter().map(|band| band.communes * band.mean(kind, sector)).sum()
}

/// Écoles per école with a last year, such that the country has its number of sites: about 1.5 (Auvergne: 1.58).
pub(crate) fn ecoles_per_last_year() -> f64 {
    let sectors = [Sector::Public, Sector::Private];
    let both = |kind| -> f64 { sectors.iter().map(|&sector| national(kind, sector)).sum() };
    let others: f64 = EstablishmentKind::ALL[1..].iter().map(|&kind| both(kind)).sum();
    (NATIONAL_SITES - others) / both(EstablishmentKind::Ecole)
}

/// Share of general and technological among all lycées of a sector.
pub(crate) fn share_general(sector: Sector) -> f64 {
    let general = national(EstablishmentKind::Lycee, sector);
    general / (general + national(EstablishmentKind::LyceeProfessionnel, sector))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_sum_to_the_published_establishments() {
        // 27,536 public écoles with a last year, 5,343 public collèges; the means are rounded to 0.001 over
        // 34,917 communes, hence at most 18 establishments of rounding.
        assert!((national(EstablishmentKind::Ecole, Sector::Public) - 27_536.0).abs() < 18.0);
        assert!((national(EstablishmentKind::College, Sector::Public) - 5_343.0).abs() < 18.0);
        assert!((1.5..1.6).contains(&ecoles_per_last_year()));
    }

    #[test]
    fn larger_communes_expect_more() {
        let commune = |population| Commune { population, ..crate::communes::communes()[0].clone() };
        let expected = |population| expected(&commune(population), EstablishmentKind::Ecole, Sector::Public);
        let values: Vec<f64> = [0, 150, 400, 900, 4_000, 60_000, 172_000, 1_720_000].map(expected).to_vec();
        assert!(values.is_sorted(), "{values:?}");
        assert!((values[7] / values[6] - 10.0).abs() < 1e-9);
    }
}
