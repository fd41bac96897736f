//! Synthetic establishments in real communes: as many as published, none of them a real school.
//!
//! Steps: targets per département, type and sector (`targets`); communes (`place`); pupils (`pupils`); a
//! point near the town hall. Every draw is addressed by the school's own key, so that a département has the same
//! schools whatever others are asked for.

mod bands;
mod place;
mod pupils;
mod targets;

use crate::access;
use crate::communes::{self, Commune};
use maillage_sim::random::{Address, Purpose, key_number, stream, uniform};
use maillage_sim::territory::{Departement, Establishment, EstablishmentKind, Position, Sector, Territory};
use place::Form;
use std::collections::BTreeSet;

/// Seed of every synthetic territory: part of the contract of its results.
pub const SEED: u64 = 2013;
/// Radius around the town hall within which schools stand, up to [`SCHOOLS_WITHIN`] of them.
const RADIUS: f64 = 1_000.0;
/// Schools of a commune beyond which the radius grows with the square root of their number, as the built-up
/// area of a city does: Paris then has its own.
const SCHOOLS_WITHIN: f64 = 30.0;

/// Keys of synthetic establishments start so; the codes of real ones (UAI) start with a digit.
const PREFIX: &str = "SYN-";

/// Whether a key is that of a synthetic establishment: placed here, no real school.
pub fn is_synthetic(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Which draw about an establishment.
#[derive(Clone, Copy)]
pub(crate) enum Draw {
    /// Place in the commune.
    Place = 0,
    /// Pupils.
    Size = 1,
    /// Copper length and offer.
    Access = 2,
}

/// Which schools a synthetic territory has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sectors {
    /// Public ones only, as the seed document counts them.
    Public,
    /// Public and private.
    Both,
}

/// A département code that is not in the table.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("unknown département {code:?}{}", suggestion.as_ref().map_or(String::new(), |code| format!(": did you mean {code:?}?")))]
pub struct UnknownDepartement {
    /// The code as given.
    pub code: String,
    /// A code that exists and resembles it.
    pub suggestion: Option<String>,
}

/// The synthetic territory of some départements, in the state of 2013, with its access network.
///
/// Codes may come in any order and more than once.
pub fn territory(codes: &[&str], sectors: Sectors) -> Result<Territory, UnknownDepartement> {
    let wanted: BTreeSet<&str> = codes.iter().copied().collect();
    for code in &wanted {
        if communes::departement_index(code).is_none() {
            return Err(unknown(code));
        }
    }
    let mut schools = Vec::new();
    let mut done = BTreeSet::new();
    for code in &wanted {
        if done.contains(*code) {
            continue;
        }
        let group = targets::group_of(code);
        schools.extend(
            establishments(&group, sectors)
                .into_iter()
                .filter(|(departement, _)| wanted.contains(departement.as_str())),
        );
        done.extend(group.departements);
    }
    let order: Vec<&str> = wanted.iter().copied().collect();
    for (code, school) in &mut schools {
        let index = order.binary_search(&code.as_str()).expect("schools are of the wanted départements");
        school.departement = index as u32;
    }
    let mut schools: Vec<Establishment> = schools.into_iter().map(|(_, school)| school).collect();
    schools.sort_by(|a, b| a.key.cmp(&b.key));
    let departements = order
        .iter()
        .map(|code| {
            let index = communes::departement_index(code).expect("checked above");
            Departement { code: (*code).to_owned(), name: communes::departements()[index].name.clone() }
        })
        .collect();
    let mut territory = Territory {
        name: order.join(", "),
        establishments: schools,
        access: Vec::new(),
        points_of_presence: Vec::new(),
        departements,
    };
    access::derive(&mut territory);
    Ok(territory)
}

fn unknown(code: &str) -> UnknownDepartement {
    let upper = code.trim().to_uppercase();
    // "1" for "01", "063" and "02A" as the ministry writes them; otherwise the nearest spelling.
    let tries = [upper.clone(), format!("0{upper}"), upper.trim_start_matches('0').to_owned()];
    let exact = tries.into_iter().find(|code| communes::departement_index(code).is_some());
    let near = || {
        communes::departements()
            .iter()
            .map(|record| (strsim::damerau_levenshtein(&upper, &record.code), &record.code))
            .min()
            .filter(|(distance, _)| *distance <= 1)
            .map(|(_, code)| code.clone())
    };
    UnknownDepartement { code: code.to_owned(), suggestion: exact.or_else(near) }
}

/// A school before it has its pupils.
struct Draft {
    departement: usize,
    commune: &'static Commune,
    form: Form,
    catchment: f64,
    key: String,
    number: u32,
}

/// Every school of a group with the code of its département; [`Establishment::departement`] is still to be set.
fn establishments(group: &targets::Group, sectors: Sectors) -> Vec<(String, Establishment)> {
    let mut schools = Vec::new();
    let sectors =
        if sectors == Sectors::Public { &[Sector::Public][..] } else { &[Sector::Public, Sector::Private] };
    for kind in EstablishmentKind::ALL {
        let mut first_number = vec![1; group.departements.len()];
        for &sector in sectors {
            let mut drafts = Vec::new();
            for (departement, first) in first_number.iter_mut().enumerate() {
                drafts.extend(place_in(group, departement, (sector, kind), first));
            }
            let bases: Vec<pupils::Basis> = drafts.iter().map(basis).collect();
            let total = group.pupils.get(&(sector, kind)).copied().unwrap_or(0);
            let sizes = pupils::sizes(kind, sector, &bases, total);
            schools.extend(drafts.into_iter().zip(sizes).map(|(draft, pupils)| {
                (group.departements[draft.departement].clone(), finish(draft, (sector, kind), pupils))
            }));
        }
    }
    scatter(&mut schools);
    schools
}

/// The places of one type and sector in a département, numbered on from `first`.
fn place_in(
    group: &targets::Group,
    departement: usize,
    (sector, kind): (Sector, EstablishmentKind),
    first: &mut u32,
) -> Vec<Draft> {
    let code = &group.departements[departement];
    let communes = communes::of_departement(code);
    let count = group.counts[&(departement, sector, kind)];
    let public = group.counts[&(departement, Sector::Public, kind)].establishments.max(1);
    let places: Vec<(usize, Form)> = if kind == EstablishmentKind::Ecole {
        place::ecoles(communes, sector, count)
    } else {
        let per_public = f64::from(count.establishments) / f64::from(public);
        let places = place::secondary(communes, kind, count.establishments, per_public.min(1.0));
        places.into_iter().map(|index| (index, Form::Whole)).collect()
    };
    let sites: Vec<usize> = places.iter().map(|&(index, _)| index).collect();
    let catchments = pupils::catchments(communes, &sites);
    let mut in_commune = (usize::MAX, 0);
    let mut drafts = Vec::with_capacity(places.len());
    for ((index, form), catchment) in places.into_iter().zip(catchments) {
        in_commune = if in_commune.0 == index { (index, in_commune.1 + 1) } else { (index, 1) };
        let key = format!("{PREFIX}{code}-{}-{first:04}", letter(kind));
        *first += 1;
        drafts.push(Draft {
            departement,
            commune: &communes[index],
            form,
            catchment,
            key,
            number: in_commune.1,
        });
    }
    drafts
}

fn basis(draft: &Draft) -> pupils::Basis {
    let mut draws = draws(&draft.key, Draw::Size);
    let (u, v) = (uniform(&mut draws), uniform(&mut draws));
    pupils::Basis {
        departement: draft.departement,
        catchment: draft.catchment,
        population: f64::from(draft.commune.population),
        form: draft.form,
        // Box and Muller, 1958.
        normal: (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos(),
    }
}

fn finish(draft: Draft, (sector, kind): (Sector, EstablishmentKind), pupils: u32) -> Establishment {
    let Draft { commune, form, key, number, .. } = draft;
    let what = match (kind, form) {
        (EstablishmentKind::Ecole, Form::Maternelle) => "École maternelle",
        (EstablishmentKind::Ecole, Form::Elementaire) => "École élémentaire",
        (EstablishmentKind::Ecole, _) => "École",
        (EstablishmentKind::College, _) => "Collège",
        (EstablishmentKind::Lycee, _) => "Lycée",
        (EstablishmentKind::LyceeProfessionnel, _) => "Lycée professionnel",
    };
    let private = match (sector, kind) {
        (Sector::Public, _) => "",
        (Sector::Private, EstablishmentKind::Ecole) => " privée",
        (Sector::Private, _) => " privé",
    };
    Establishment {
        name: format!("{what}{private} {number} (synthétique), {}", commune.name),
        key,
        kind,
        sector,
        commune: commune.code.clone(),
        commune_name: commune.name.clone(),
        commune_population: commune.population,
        departement: 0,
        position: commune.position,
        pupils,
        pupils_estimated: false,
    }
}

/// Moves each school from the town hall to a point of its own, uniform in a disc.
fn scatter(schools: &mut [(String, Establishment)]) {
    let mut counts = std::collections::BTreeMap::new();
    for (_, school) in schools.iter() {
        *counts.entry(school.commune.clone()).or_insert(0.0) += 1.0;
    }
    for (_, school) in schools {
        let reach = RADIUS * (counts[&school.commune] / SCHOOLS_WITHIN).max(1.0).sqrt();
        let mut draws = draws(&school.key, Draw::Place);
        let radius = reach * uniform(&mut draws).sqrt();
        let angle = std::f64::consts::TAU * uniform(&mut draws);
        // One degree of a sphere of 6,371 km is 111,195 m.
        let Position { latitude, longitude } = school.position;
        school.position = Position {
            latitude: latitude + radius * angle.sin() / 111_195.0,
            longitude: longitude + radius * angle.cos() / (111_195.0 * latitude.to_radians().cos()),
        };
    }
}

/// The random stream of an establishment.
pub(crate) fn draws(key: &str, draw: Draw) -> rand_pcg::Pcg64Mcg {
    stream(Address {
        study_seed: SEED,
        replication: 0,
        establishment: key_number(key),
        purpose: Purpose::Synthesis,
        item: draw as u64,
    })
}

const fn letter(kind: EstablishmentKind) -> char {
    match kind {
        EstablishmentKind::Ecole => 'E',
        EstablishmentKind::College => 'C',
        EstablishmentKind::Lycee => 'L',
        EstablishmentKind::LyceeProfessionnel => 'P',
    }
}
