//! How many establishments and pupils a département gets, by type and sector: as published where a table has it
//! (`data/tables/targets.csv`, `totals.csv`), otherwise from the bands of population.

use super::bands;
use crate::communes::{of_departement, records};
use maillage_sim::territory::{EstablishmentKind, Sector};
use serde::Deserialize;
use std::collections::BTreeMap;

static TARGETS_CSV: &str = include_str!("../../tables/targets.csv");
static TOTALS_CSV: &str = include_str!("../../tables/totals.csv");

/// Pupils of the first degree per inhabitant aged 0 to 19: reproduces Auvergne in 2017.
pub(crate) const FIRST_DEGREE: f64 = 0.40;
/// Pupils of the second degree per inhabitant aged 0 to 19: reproduces Auvergne in 2017.
pub(crate) const SECOND_DEGREE: f64 = 0.37;

/// Establishments of one type and sector in one département.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Count {
    /// Establishments to place.
    pub(crate) establishments: u32,
    /// Of these, écoles with a last year: the others are maternelles and small rural schools.
    pub(crate) with_last_year: u32,
}

/// Départements whose pupils are known together.
#[derive(Debug)]
pub(crate) struct Group {
    /// Codes, in order.
    pub(crate) departements: Vec<String>,
    /// By département (index into `departements`), sector and type.
    pub(crate) counts: BTreeMap<(usize, Sector, EstablishmentKind), Count>,
    /// By sector and type, over the group.
    pub(crate) pupils: BTreeMap<(Sector, EstablishmentKind), u32>,
}

#[derive(Deserialize)]
struct TargetRow {
    departement: String,
    sector: Sector,
    kind: PublishedKind,
    published: u32,
}

/// The types under which establishments are counted; some sources do not tell lycées apart.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PublishedKind {
    Ecole,
    College,
    Lycee,
    LyceeProfessionnel,
    AnyLycee,
}

#[derive(Clone, Deserialize)]
struct TotalRow {
    departements: String,
    sector: PublishedSector,
    level: Level,
    establishments: Option<u32>,
    pupils: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PublishedSector {
    Public,
    Private,
    Both,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Ecole,
    College,
    Lycee,
    LyceeProfessionnel,
    SecondDegree,
}

impl Level {
    fn of(kind: EstablishmentKind) -> Self {
        match kind {
            EstablishmentKind::Ecole => Self::Ecole,
            EstablishmentKind::College => Self::College,
            EstablishmentKind::Lycee => Self::Lycee,
            EstablishmentKind::LyceeProfessionnel => Self::LyceeProfessionnel,
        }
    }
}

const SECTORS: [Sector; 2] = [Sector::Public, Sector::Private];

/// Published mean size, by which the pupils of a level are shared between its types and sectors.
///
/// Collège 460 (2016), public LGT 776 and private 406 (2021), public LP 425 and private 154 (Ille-et-Vilaine,
/// 2019). No source tells private écoles and collèges apart: they share as the public ones do.
fn mean_size(kind: EstablishmentKind, sector: Sector) -> f64 {
    match (kind, sector) {
        (EstablishmentKind::Ecole, _) => 160.0,
        (EstablishmentKind::College, _) => 460.0,
        (EstablishmentKind::Lycee, Sector::Public) => 776.0,
        (EstablishmentKind::Lycee, Sector::Private) => 406.0,
        (EstablishmentKind::LyceeProfessionnel, Sector::Public) => 425.0,
        (EstablishmentKind::LyceeProfessionnel, Sector::Private) => 154.0,
    }
}

/// The group of a département: the published one it belongs to, or itself alone.
pub(crate) fn group_of(departement: &str) -> Group {
    let totals: Vec<TotalRow> = records(TOTALS_CSV);
    let published = |row: &&TotalRow| row.departements.split(' ').any(|code| code == departement);
    match totals.iter().find(published).map(|row| row.departements.clone()) {
        Some(codes) => published_group(&codes, &totals),
        None => band_group(departement),
    }
}

fn published_group(codes: &str, totals: &[TotalRow]) -> Group {
    let departements: Vec<String> = codes.split(' ').map(str::to_owned).collect();
    let totals: Vec<&TotalRow> = totals.iter().filter(|row| row.departements == codes).collect();
    let rows: Vec<TargetRow> = records(TARGETS_CSV);
    let mut counts = BTreeMap::new();
    for (sector, kind) in pairs() {
        let published: Vec<u32> =
            departements.iter().map(|code| published_count(&rows, code, sector, kind)).collect();
        let total = totals
            .iter()
            .find(|row| matches(row.sector, sector) && row.level == Level::of(kind))
            .and_then(|row| row.establishments);
        // Where a total above the published lists is known, the lists are those of écoles with a last year.
        let weights: Vec<f64> = published.iter().copied().map(f64::from).collect();
        let scaled = total.map_or_else(|| published.clone(), |total| apportion(total, &weights));
        for (index, code) in departements.iter().enumerate() {
            let establishments = scaled[index];
            let last_year =
                if total.is_some() { published[index] } else { expected(code, sector, kind).round() as u32 };
            let with_last_year = last_year.min(establishments);
            counts.insert((index, sector, kind), Count { establishments, with_last_year });
        }
    }
    let pupils = share_pupils(&counts, |sector, level| {
        totals.iter().find(|row| row.level == level && row.sector == sector).and_then(|row| row.pupils)
    });
    Group { departements, counts, pupils }
}

/// Published establishments of one type; where lycées are counted together, they are told apart in the
/// proportion of the country.
fn published_count(rows: &[TargetRow], code: &str, sector: Sector, kind: EstablishmentKind) -> u32 {
    let find = |wanted| {
        rows.iter()
            .find(|row| row.departement == code && row.sector == sector && row.kind == wanted)
            .map(|row| row.published)
    };
    let general = |all: u32| (f64::from(all) * bands::share_general(sector)).round() as u32;
    let any = find(PublishedKind::AnyLycee);
    match kind {
        EstablishmentKind::Ecole => find(PublishedKind::Ecole),
        EstablishmentKind::College => find(PublishedKind::College),
        EstablishmentKind::Lycee => find(PublishedKind::Lycee).or(any.map(general)),
        EstablishmentKind::LyceeProfessionnel => {
            find(PublishedKind::LyceeProfessionnel).or(any.map(|all| all - general(all)))
        }
    }
    .unwrap_or(0)
}

fn band_group(departement: &str) -> Group {
    let mut counts = BTreeMap::new();
    for (sector, kind) in pairs() {
        let last_year = expected(departement, sector, kind);
        let factor = if kind == EstablishmentKind::Ecole { bands::ecoles_per_last_year() } else { 1.0 };
        let count = Count {
            establishments: (factor * last_year).round() as u32,
            with_last_year: last_year.round() as u32,
        };
        counts.insert((0, sector, kind), count);
    }
    let under_20: u32 = of_departement(departement).iter().map(|commune| commune.under_20).sum();
    let pupils = share_pupils(&counts, |sector, level| match (sector, level) {
        (PublishedSector::Both, Level::Ecole) => Some((FIRST_DEGREE * f64::from(under_20)).round() as u32),
        (PublishedSector::Both, Level::SecondDegree) => {
            Some((SECOND_DEGREE * f64::from(under_20)).round() as u32)
        }
        _ => None,
    });
    Group { departements: vec![departement.to_owned()], counts, pupils }
}

/// Pupils by sector and type. A type whose pupils are known keeps them; the others share what is left of their
/// level in proportion to establishments × published mean size.
fn share_pupils(
    counts: &BTreeMap<(usize, Sector, EstablishmentKind), Count>,
    known: impl Fn(PublishedSector, Level) -> Option<u32>,
) -> BTreeMap<(Sector, EstablishmentKind), u32> {
    let mut pupils = BTreeMap::new();
    for scope in [PublishedSector::Public, PublishedSector::Private, PublishedSector::Both] {
        let inside = |(sector, _): &(Sector, EstablishmentKind)| matches(scope, *sector);
        for (level, kinds) in [
            (Level::Ecole, &EstablishmentKind::ALL[..1]),
            (Level::SecondDegree, &EstablishmentKind::ALL[1..]),
        ] {
            let Some(mut left) = known(scope, level) else { continue };
            let mut sharing = Vec::new();
            for pair in pairs().filter(inside).filter(|(_, kind)| kinds.contains(kind)) {
                match known(scope, Level::of(pair.1)).filter(|_| level == Level::SecondDegree) {
                    Some(count) => {
                        pupils.insert(pair, count);
                        left -= count;
                    }
                    None => sharing.push(pair),
                }
            }
            let weight = |&(sector, kind): &(Sector, EstablishmentKind)| {
                let establishments: u32 = counts
                    .iter()
                    .filter(|((_, of, is), _)| (*of, *is) == (sector, kind))
                    .map(|(_, count)| count.establishments)
                    .sum();
                f64::from(establishments) * mean_size(kind, sector)
            };
            let weights: Vec<f64> = sharing.iter().map(weight).collect();
            pupils.extend(sharing.iter().copied().zip(apportion(left, &weights)));
        }
    }
    pupils
}

fn pairs() -> impl Iterator<Item = (Sector, EstablishmentKind)> {
    SECTORS.into_iter().flat_map(|sector| EstablishmentKind::ALL.map(|kind| (sector, kind)))
}

fn matches(published: PublishedSector, sector: Sector) -> bool {
    match published {
        PublishedSector::Public => sector == Sector::Public,
        PublishedSector::Private => sector == Sector::Private,
        PublishedSector::Both => true,
    }
}

fn expected(departement: &str, sector: Sector, kind: EstablishmentKind) -> f64 {
    of_departement(departement).iter().map(|commune| bands::mean(commune, kind, sector)).sum()
}

/// Whole numbers that sum to `total`, in proportion to the weights (largest remainders; ties to the first).
/// All zero when there is no weight.
pub(crate) fn apportion(total: u32, weights: &[f64]) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let exact: Vec<f64> = weights.iter().map(|weight| f64::from(total) * weight / sum).collect();
    let mut whole: Vec<u32> = exact.iter().map(|value| value.floor() as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let missing = total - whole.iter().sum::<u32>();
    for &index in order.iter().cycle().take(missing as usize) {
        whole[index] += 1;
    }
    whole
}

#[cfg(test)]
mod tests;
