//! Outlines of communes and départements for maps, embedded (`data/CREDITS.md` names their producers).
//!
//! Neighbours share their borders to the last bit, and a département is bounded by the borders of its communes, so that
//! both layers agree. [`departement`] has the detail of a screen that one département fills (corners that a triangle
//! of 200 m × 200 m would hide are gone), [`france`] that of a screen with all départements (1,200 m).
//!
//! Rings follow RFC 7946 (`GeoJSON`): closed, counterclockwise outside, clockwise around holes.
//!
//! ```
//! let cantal = maillage_data::outlines::departement("15").expect("it is embedded");
//! assert!((cantal.outline.area_km2() - 5_726.0).abs() < 57.0);
//! assert_eq!(cantal.commune("15014").expect("it is in the Cantal").name(), "Aurillac");
//! ```

use crate::communes;
use maillage_sim::territory::Position;
use serde::Deserialize;
use std::sync::LazyLock;

mod decode;
#[cfg(test)]
mod tests;

static OUTLINES_GZ: &[u8] = include_bytes!("../tables/outlines.bin.gz");
static INDEX_CSV: &str = include_str!("../tables/outlines.csv");

/// Communes that the source draws as one: they parted on 1 January 2025, after it was made.
const TOGETHER: [(&str, [&str; 4]); 1] = [("15141", ["15031", "15035", "15047", "15171"])];

/// Radius of the sphere with the area of the Earth (GRS 80), km.
const AUTHALIC_RADIUS_KM: f64 = 6_371.007;

/// Where the outlines of a département stand in the embedded file.
#[derive(Deserialize)]
struct Entry {
    code: String,
    begin: usize,
    bytes: usize,
}

static INDEX: LazyLock<Vec<Entry>> = LazyLock::new(|| communes::records(INDEX_CSV));

/// A closed line: its last point is its first.
pub type Ring = Vec<Position>;

/// A surface without gaps but its holes.
#[derive(Clone, PartialEq, Debug)]
pub struct Polygon {
    /// Its edge, counterclockwise seen with north up.
    pub outer: Ring,
    /// What is not part of it, clockwise.
    pub holes: Vec<Ring>,
}

/// The outline of a commune or a département: its mainland and its islands or exclaves.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// At least one, the largest first; they do not overlap.
    pub polygons: Vec<Polygon>,
}

/// The smallest rectangle of degrees around something.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    /// Smallest latitude and longitude.
    pub south_west: Position,
    /// Largest latitude and longitude.
    pub north_east: Position,
}

/// A border from one meeting point of borders to the next, to be drawn once although two outlines have it.
#[derive(Clone, PartialEq, Debug)]
pub struct Border {
    /// At least two points.
    pub points: Vec<Position>,
    /// Whether it bounds the whole: coast, frontier or, around the communes of a département, its own outline.
    pub outer: bool,
}

/// The outline of a commune of 2026.
#[derive(Clone, PartialEq, Debug)]
pub struct CommuneOutline {
    /// INSEE code.
    pub code: String,
    /// Its surface.
    pub outline: Outline,
}

/// A département with its communes.
#[derive(Clone, PartialEq, Debug)]
pub struct Departement {
    /// INSEE code.
    pub code: String,
    /// Its surface: that of its communes together.
    pub outline: Outline,
    /// Its communes, in the order of their codes; see [`CommuneOutline::together_with`].
    pub communes: Vec<CommuneOutline>,
    /// Every border in it, once.
    pub borders: Vec<Border>,
}

/// All départements, coarsely.
#[derive(Clone, PartialEq, Debug)]
pub struct France {
    /// In the order of [`communes::departements`]; islands under 3 km² are left out.
    pub departements: Vec<Outline>,
    /// Every border of a département, once.
    pub borders: Vec<Border>,
}

/// The outlines of a département and its communes; `None` when there is no such département. Decoded at every call:
/// keep what it gives.
pub fn departement(code: &str) -> Option<Departement> {
    communes::departement_index(code)?;
    let (outlines, borders) = decode::member(packed(code));
    let mut outlines = outlines.into_iter();
    let (_, outline) = outlines.next().expect("the first outline is the département's: tested");
    let width = 5 - code.len();
    let commune = |(number, outline)| CommuneOutline { code: format!("{code}{number:0width$}"), outline };
    Some(Departement { code: code.to_owned(), outline, communes: outlines.map(commune).collect(), borders })
}

/// The coarse outlines of all départements. Decoded at every call: keep what it gives.
pub fn france() -> France {
    let (outlines, borders) = decode::member(packed("france"));
    France { departements: outlines.into_iter().map(|(_, outline)| outline).collect(), borders }
}

fn packed(code: &str) -> &'static [u8] {
    let entry =
        INDEX.iter().find(|entry| entry.code == code).expect("every département is in the index: tested");
    &OUTLINES_GZ[entry.begin..entry.begin + entry.bytes]
}

impl Departement {
    /// The outline of a commune by its INSEE code, its own or the one it is drawn in with others.
    pub fn commune(&self, code: &str) -> Option<&CommuneOutline> {
        let drawn =
            TOGETHER.iter().find(|(_, others)| others.contains(&code)).map_or(code, |(drawn, _)| drawn);
        let found = self.communes.binary_search_by(|commune| commune.code.as_str().cmp(drawn)).ok()?;
        Some(&self.communes[found])
    }
}

impl CommuneOutline {
    /// Name of the commune, from the table of communes.
    pub fn name(&self) -> &'static str {
        &communes::commune(&self.code).expect("every commune that is drawn is in the table: tested").name
    }

    /// Codes of the other communes inside this outline, whose borders the source does not know: empty but for
    /// Neussargues.
    pub fn together_with(&self) -> &'static [&'static str] {
        TOGETHER.iter().find(|(drawn, _)| *drawn == self.code).map_or(&[], |(_, others)| others)
    }
}

impl Outline {
    /// Whether a point is inside; on the edge, either.
    pub fn contains(&self, point: Position) -> bool {
        self.rings().filter(|ring| crosses_oddly(ring, point)).count() % 2 == 1
    }

    /// Area in km² on a sphere with the area of the Earth: within 0.5 % of the ellipsoid's.
    pub fn area_km2(&self) -> f64 {
        self.rings().map(|ring| ring_area_km2(ring)).sum()
    }

    /// The smallest rectangle around it.
    pub fn bounds(&self) -> Bounds {
        let none = Bounds {
            south_west: Position { latitude: f64::INFINITY, longitude: f64::INFINITY },
            north_east: Position { latitude: f64::NEG_INFINITY, longitude: f64::NEG_INFINITY },
        };
        self.rings().flatten().fold(none, |bounds, point| Bounds {
            south_west: Position {
                latitude: bounds.south_west.latitude.min(point.latitude),
                longitude: bounds.south_west.longitude.min(point.longitude),
            },
            north_east: Position {
                latitude: bounds.north_east.latitude.max(point.latitude),
                longitude: bounds.north_east.longitude.max(point.longitude),
            },
        })
    }

    /// Every ring, outer ones and holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.holes))
    }
}

/// Whether a ray from the point to the north crosses the ring an odd number of times.
fn crosses_oddly(ring: &[Position], point: Position) -> bool {
    let crossings = ring.windows(2).filter(|side| {
        let (a, b) = (side[0], side[1]);
        (a.longitude > point.longitude) != (b.longitude > point.longitude)
            && point.latitude
                < a.latitude
                    + (b.latitude - a.latitude) * (point.longitude - a.longitude)
                        / (b.longitude - a.longitude)
    });
    crossings.count() % 2 == 1
}

/// Area inside a ring, negative when it is clockwise. Between two meridians, the part of a sphere south of a latitude
/// is proportional to its sine (Archimedes); sides are taken straight in longitude and sine of latitude.
fn ring_area_km2(ring: &[Position]) -> f64 {
    let side = |a: Position, b: Position| {
        let width = (a.longitude - b.longitude).to_radians();
        width * f64::midpoint(a.latitude.to_radians().sin(), b.latitude.to_radians().sin())
    };
    ring.windows(2).map(|ends| side(ends[0], ends[1])).sum::<f64>() * AUTHALIC_RADIUS_KM.powi(2)
}
