//! Tests of the outlines against the table of communes, published areas and themselves.

use super::*;
use crate::communes::PlacedBy;
use std::collections::BTreeMap;

const AUVERGNE: [&str; 4] = ["03", "15", "43", "63"];

fn every_departement() -> impl Iterator<Item = Departement> {
    communes::departements().iter().map(|record| departement(&record.code).unwrap())
}

/// A side without direction, to the bit.
type Side = [(u64, u64); 2];

fn sides(outline: &Outline) -> impl Iterator<Item = Side> {
    let corner = |point: Position| (point.longitude.to_bits(), point.latitude.to_bits());
    outline.rings().flat_map(move |ring| {
        ring.windows(2).map(move |ends| {
            let mut side = [corner(ends[0]), corner(ends[1])];
            side.sort_unstable();
            side
        })
    })
}

/// Distance to the nearest edge in degrees of latitude.
fn distance_to_edge(outline: &Outline, point: Position) -> f64 {
    let squeeze = point.latitude.to_radians().cos();
    let flat = |p: Position| ((p.longitude - point.longitude) * squeeze, p.latitude - point.latitude);
    let to_side = |ends: &[Position]| {
        let ((ax, ay), (bx, by)) = (flat(ends[0]), flat(ends[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let along = (-(ax * dx + ay * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        (ax + along * dx).hypot(ay + along * dy)
    };
    outline.rings().flat_map(|ring| ring.windows(2)).map(to_side).fold(f64::INFINITY, f64::min)
}

#[test]
fn every_commune_is_drawn_once_and_known() {
    for departement in every_departement() {
        let mut codes: Vec<_> = departement.communes.iter().map(|commune| commune.code.as_str()).collect();
        codes.extend(departement.communes.iter().flat_map(|commune| commune.together_with().iter().copied()));
        codes.sort_unstable();
        let table = communes::of_departement(&departement.code);
        assert!(codes.iter().eq(table.iter().map(|commune| &commune.code)), "{}", departement.code);
    }
    assert_eq!(departement("63").unwrap().commune("63113").unwrap().name(), "Clermont-Ferrand");
}

#[test]
fn unknown_codes_have_no_outline() {
    // A former département, an overseas collectivity, the name of the coarse outlines in the file.
    assert!(["", "20", "975", "france", "63113"].iter().all(|code| departement(code).is_none()));
    assert_eq!(departement("03").unwrap().commune("63113"), None);
}

#[test]
fn towns_of_auvergne_stand_in_their_outline() {
    let mut inside = 0;
    for departement in AUVERGNE.map(|code| departement(code).unwrap()) {
        for commune in communes::of_departement(&departement.code) {
            let outline = &departement.commune(&commune.code).unwrap().outline;
            let far = if outline.contains(commune.position) {
                inside += 1;
                0.0
            } else {
                distance_to_edge(outline, commune.position)
            };
            // The table keeps town halls up to 0.01 degree of longitude or latitude outside; a corner moves by half a
            // cell of the grid.
            let allowed = match commune.placed_by {
                PlacedBy::TownHall => 0.01 + 0.000_1 * std::f64::consts::SQRT_2,
                PlacedBy::Outline => 0.0,
                // The mean of a group of communes may be anywhere.
                PlacedBy::Neighbours | PlacedBy::Departement => continue,
            };
            assert!(far <= allowed, "{} {far}", commune.name);
        }
    }
    assert!(inside > 1_200, "{inside} of 1,287");
}

#[test]
fn a_point_is_in_one_commune() {
    let departement = departement("63").unwrap();
    let here = Position { latitude: 45.777, longitude: 3.087 };
    let hits: Vec<_> = departement
        .communes
        .iter()
        .filter(|commune| commune.outline.contains(here))
        .map(CommuneOutline::name)
        .collect();
    assert_eq!(hits, ["Clermont-Ferrand"]);
    assert!(departement.outline.contains(here));
    assert!(!departement.outline.contains(Position { latitude: 48.85, longitude: 2.35 }));
}

#[test]
fn areas_are_those_published() {
    // INSEE, km² of the land register, which leaves out lakes over 1 km² and river mouths: 1 % covers them, the sphere
    // (0.5 %) and what simplification moves.
    for (code, published) in
        [("03", 7_340.0), ("15", 5_726.0), ("43", 4_977.0), ("63", 7_970.0), ("75", 105.4)]
    {
        let area = departement(code).unwrap().outline.area_km2();
        assert!((area / published - 1.0).abs() < 0.01, "{code}: {area}");
    }
}

#[test]
fn communes_fill_their_departement() {
    for departement in every_departement() {
        let sum: f64 = departement.communes.iter().map(|commune| commune.outline.area_km2()).sum();
        let whole = departement.outline.area_km2();
        // The same sides in another order: rounding only.
        assert!((sum / whole - 1.0).abs() < 1e-9, "{}: {sum} of {whole}", departement.code);
        assert!(departement.communes.iter().all(|commune| commune.outline.area_km2() > 0.0));
    }
}

#[test]
fn neighbours_share_their_sides_to_the_bit() {
    // Each side of a commune is that of one neighbour or of the département, never of two neighbours.
    let mut around: BTreeMap<Side, u32> = BTreeMap::new();
    for departement in every_departement() {
        let mut uses: BTreeMap<Side, u32> = BTreeMap::new();
        for side in departement.communes.iter().flat_map(|commune| sides(&commune.outline)) {
            *uses.entry(side).or_default() += 1;
        }
        assert!(uses.values().all(|&uses| uses <= 2));
        let alone: Vec<Side> = uses.iter().filter(|&(_, &uses)| uses == 1).map(|(&side, _)| side).collect();
        let mut own: Vec<Side> = sides(&departement.outline).collect();
        own.sort_unstable();
        assert_eq!(alone, own, "{}", departement.code);
        let drawn: usize = departement.borders.iter().map(|border| border.points.len() - 1).sum();
        assert_eq!(drawn, uses.len(), "every side is in one border");
        let outer: usize = departement
            .borders
            .iter()
            .filter(|border| border.outer)
            .map(|border| border.points.len() - 1)
            .sum();
        assert_eq!(outer, own.len());
        for side in own {
            *around.entry(side).or_default() += 1;
        }
    }
    assert!(around.values().all(|&uses| uses <= 2));
    // The frontier and the coasts are alone; inland départements have neighbours all around.
    assert!(sides(&departement("63").unwrap().outline).all(|side| around[&side] == 2));
    assert!(sides(&departement("974").unwrap().outline).all(|side| around[&side] == 1));
}

#[test]
fn the_coarse_outlines_agree_with_the_fine_ones() {
    let france = france();
    assert_eq!(france.departements.len(), 101);
    let mut uses: BTreeMap<Side, u32> = BTreeMap::new();
    for (coarse, fine) in france.departements.iter().zip(every_departement()) {
        // Each corner that went took a triangle of up to 1.2² km² with it, 10 % more far from 46.5° north; small islands
        // went with under 3 km² each, with at least three corners.
        let gone = sides(&fine.outline).count() - sides(coarse).count();
        let moved = (coarse.area_km2() - fine.outline.area_km2()).abs();
        assert!(moved <= gone as f64 * 1.44 * 1.1, "{}: {moved} by {gone}", fine.code);
        for side in sides(coarse) {
            *uses.entry(side).or_default() += 1;
        }
        let corners: std::collections::BTreeSet<_> = sides(&fine.outline).flatten().collect();
        assert!(sides(coarse).flatten().all(|corner| corners.contains(&corner)), "{}", fine.code);
    }
    assert!(uses.values().all(|&uses| uses <= 2));
    let drawn: usize = france.borders.iter().map(|border| border.points.len() - 1).sum();
    assert_eq!(drawn, uses.len());
}

#[test]
fn rings_follow_rfc_7946() {
    let check = |outline: &Outline| {
        assert!(outline.rings().all(|ring| ring.len() >= 4 && ring.first() == ring.last()));
        for polygon in &outline.polygons {
            assert!(ring_area_km2(&polygon.outer) > 0.0);
            assert!(polygon.holes.iter().all(|hole| ring_area_km2(hole) < 0.0));
        }
        // Sorted by area in degrees: a degree of longitude varies by 3 % over a département.
        let areas = outline.polygons.iter().map(|polygon| ring_area_km2(&polygon.outer));
        assert!(areas.clone().all(|area| area <= 1.03 * areas.clone().next().unwrap()));
    };
    for departement in every_departement() {
        check(&departement.outline);
        for commune in &departement.communes {
            check(&commune.outline);
        }
    }
    for outline in &france().departements {
        check(outline);
    }
    // The Drôme surrounds four communes of the Vaucluse.
    assert_eq!(departement("26").unwrap().outline.polygons[0].holes.len(), 1);
}

#[test]
fn it_stays_small_and_in_its_place() {
    assert!(OUTLINES_GZ.len() < 2_000_000, "{}", OUTLINES_GZ.len());
    let bounds = departement("63").unwrap().outline.bounds();
    assert!(bounds.south_west.latitude > 45.28 && bounds.north_east.latitude < 46.26);
    assert!(bounds.south_west.longitude > 2.38 && bounds.north_east.longitude < 3.99);
}
