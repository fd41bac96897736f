//! Where the points of presence are and which schools each serves.

use crate::communes::{self, Commune};
use maillage_sim::territory::{Establishment, PointOfPresence, Position, Territory};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Distance};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Inhabitants from which a commune has a telephone exchange (assumption).
pub const EXCHANGE_FROM: u32 = 700;
/// Inhabitants from which a commune has one when no exchange is near (assumption).
pub const REMOTE_FROM: u32 = 150;
/// Distance within which an exchange is near: beyond about twice that, copper carries no ADSL (assumption).
pub const NEAR: f64 = 5_000.0;
/// Inhabitants per exchange in a city (assumption).
pub const INHABITANTS_PER_EXCHANGE: f64 = 40_000.0;

/// Rate of the collection link of an exchange by inhabitants of its commune (assumption: no operator publishes
/// it): Ethernet over fibre in towns, a share of a regional fibre elsewhere, leased copper or radio in villages.
const COLLECTION: [(u32, f64); 4] = [(20_000, 10_000.0), (2_000, 1_000.0), (1_000, 300.0), (0, 100.0)];
/// Light in fibre: 5 µs/km; a collection route is taken as 1.5 times the straight line (assumption).
const SECONDS_PER_METRE: f64 = 1.5 * 5e-9;
/// Equipment between an exchange and the core of the département, one way (assumption).
const EQUIPMENT: f64 = 1e-3;

/// The point of presence of a school.
pub(super) struct Serving {
    /// Index in the territory.
    pub(super) index: u32,
    /// Distance to it, or to one of the exchanges it stands for.
    pub(super) distance: Distance,
}

struct Exchange {
    name: String,
    position: Position,
    population: u32,
}

/// Points of presence that serve at least one school, in the order of their names, and that of each school.
pub(super) fn points_of_presence(territory: &Territory) -> (Vec<PointOfPresence>, Vec<Serving>) {
    let by_departement: Vec<Vec<Exchange>> =
        (0..territory.departements.len()).map(|index| exchanges(territory, index)).collect();
    let nearest: Vec<(usize, usize, Distance)> = territory
        .establishments
        .iter()
        .map(|school| {
            let departement = school.departement as usize;
            let (at, distance) = nearest(&by_departement[departement], school);
            (departement, at, distance)
        })
        .collect();
    let mut used: BTreeMap<(&str, usize, usize), u32> = nearest
        .iter()
        .map(|&(departement, at, _)| ((by_departement[departement][at].name.as_str(), departement, at), 0))
        .collect();
    let mut points = Vec::with_capacity(used.len());
    for ((name, departement, at), index) in &mut used {
        *index = points.len() as u32;
        let list = &by_departement[*departement];
        points.push(point(name, &list[*at], core(list), *departement));
    }
    let serving = nearest
        .iter()
        .map(|&(departement, at, distance)| {
            let name = by_departement[departement][at].name.as_str();
            Serving { index: used[&(name, departement, at)], distance }
        })
        .collect();
    (points, serving)
}

/// Exchanges of a département: its larger communes, then smaller ones far from any; where it has none, the
/// communes of its schools.
fn exchanges(territory: &Territory, departement: usize) -> Vec<Exchange> {
    let mut communes: Vec<&Commune> =
        communes::of_departement(&territory.departements[departement].code).iter().collect();
    communes.sort_by_key(|commune| Reverse(commune.population));
    let mut found: Vec<Exchange> = Vec::new();
    for commune in communes.into_iter().take_while(|commune| commune.population >= REMOTE_FROM) {
        let remote = || !found.iter().any(|near| near.position.distance(commune.position).value() < NEAR);
        if commune.population >= EXCHANGE_FROM || remote() {
            found.push(Exchange {
                name: format!("NRA {} ({})", commune.name, commune.code),
                position: commune.position,
                population: commune.population,
            });
        }
    }
    if found.is_empty() {
        let schools =
            territory.establishments.iter().filter(|school| school.departement as usize == departement);
        let firsts: BTreeMap<&str, &Establishment> =
            schools.rev().map(|school| (school.commune.as_str(), school)).collect();
        found.extend(firsts.into_values().map(|school| Exchange {
            name: format!("NRA {} ({})", school.commune_name, school.commune),
            position: school.position,
            population: school.commune_population,
        }));
    }
    found
}

/// The nearest exchange (the first of equals), and the distance to it.
fn nearest(exchanges: &[Exchange], school: &Establishment) -> (usize, Distance) {
    // Longitude degrees shrink with latitude; comparing squares on that plane spares the exact distance of all
    // but the nearest.
    let shrink = school.position.latitude.to_radians().cos();
    let square = |exchange: &Exchange| {
        let north = exchange.position.latitude - school.position.latitude;
        let east = (exchange.position.longitude - school.position.longitude) * shrink;
        north * north + east * east
    };
    let (at, found) = exchanges
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| square(a).total_cmp(&square(b)))
        .expect("a département with a school has an exchange: that of its commune at least");
    let standing_for = (f64::from(found.population) / INHABITANTS_PER_EXCHANGE).ceil().max(1.0);
    (at, found.position.distance(school.position) * standing_for.sqrt().recip())
}

/// Where collection of a département ends: its largest commune.
fn core(exchanges: &[Exchange]) -> Position {
    exchanges
        .iter()
        .rev()
        .max_by_key(|exchange| exchange.population)
        .expect("called for a département that has an exchange")
        .position
}

fn point(name: &str, exchange: &Exchange, core: Position, departement: usize) -> PointOfPresence {
    let (_, megabits) = COLLECTION
        .iter()
        .find(|(from, _)| exchange.population >= *from)
        .expect("the last row holds for every population");
    let metres = exchange.position.distance(core).value();
    PointOfPresence {
        name: name.to_owned(),
        position: exchange.position,
        departement: departement as u32,
        rate: BitRate::from_megabits(*megabits),
        // To the microsecond, in milliseconds as files have it.
        latency: Span::from_seconds(((EQUIPMENT + metres * SECONDS_PER_METRE) * 1e6).round() / 1e3 * 1e-3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::territory::Departement;

    /// Exchanges of every département, whether or not a school uses them.
    #[test]
    fn the_country_has_about_its_exchanges_and_none_is_far() {
        let departements: Vec<Departement> = communes::departements()
            .iter()
            .map(|record| Departement { code: record.code.clone(), name: record.name.clone() })
            .collect();
        let territory = Territory { departements, ..Territory::default() };
        let mut n = 0;
        for index in 0..territory.departements.len() {
            let found = exchanges(&territory, index);
            n += found.len();
            let code = &territory.departements[index].code;
            for commune in communes::of_departement(code).iter().filter(|c| c.population >= REMOTE_FROM) {
                let near = |exchange: &Exchange| exchange.position.distance(commune.position).value() < NEAR;
                assert!(found.iter().any(near), "{}", commune.name);
            }
        }
        // About 15,000 exchanges in the country (from memory): within a fifth.
        assert!((12_000..18_000).contains(&n), "{n}");
    }
}
