//! The ground of a map: outlines of départements, and places on a plane.

use super::{Maps, land};
use crate::report::chart::Frame;
use crate::report::chart::palette::QUIET;
use crate::report::chart::svg::{Paint, Style, Svg, Trace};
use crate::text::number;
use maillage_data::{communes, outlines};
use maillage_sim::territory::Position;

/// Kilometres of a degree of latitude, on a sphere of 6,371 km.
const DEGREE: f64 = 111.19;

/// Départements up to which the fine outlines are drawn: with more of them, the coarse ones are as fine as the picture.
const FINE: usize = 2;

/// The ground of maps of one size.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Ground {
    /// Height that it takes.
    pub(super) height: f64,
    /// Polygons, each with the holes in it.
    land: Vec<Vec<Vec<(f64, f64)>>>,
    plane: Option<Plane>,
}

/// From degrees to units of the picture.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Plane {
    west: f64,
    north: f64,
    across: f64,
    up: f64,
    left: f64,
    per_kilometre: f64,
}

impl Ground {
    /// For maps at most so wide and so high.
    pub(super) fn new(maps: &Maps, width: f64, most: f64) -> Self {
        let polygons = polygons(&maps.departements);
        let corners = polygons.iter().flat_map(|polygon| &polygon.outer).chain(&maps.places);
        let Some((plane, height)) = Plane::around(corners.copied(), (width, most)) else {
            return Self { height: 40.0, land: Vec::new(), plane: None };
        };
        let ring = |ring: &outlines::Ring| thinned(ring.iter().map(|place| plane.at(*place)));
        let rings = |polygon: &outlines::Polygon| {
            let rings = std::iter::once(&polygon.outer).chain(&polygon.holes).map(ring);
            rings.filter(|ring| ring.len() > 3).collect()
        };
        Self { height, land: polygons.iter().map(rings).collect(), plane: Some(plane) }
    }

    /// The place of a position from the upper left corner of the map; `None` when it has none.
    pub(super) fn at(&self, place: Position) -> Option<(f64, f64)> {
        is_place(place).then_some(self.plane?.at(place))
    }

    /// Draws the outlines.
    pub(super) fn draw(&self, svg: &mut Svg, (left, top): (f64, f64)) {
        let tenth = |value: f64| (10.0 * value).round() / 10.0;
        for polygon in &self.land {
            // Holes turn the other way, and stay open.
            let mut path = Trace::default();
            for ring in polygon {
                let points: Vec<_> = ring.iter().map(|(x, y)| (tenth(left + x), tenth(top + y))).collect();
                path.0.push_str(&Trace::through(&points).close().0);
            }
            svg.path(&path, &land());
        }
    }

    /// Draws a scale bar below the maps; gives where it ends.
    pub(super) fn scale_bar(&self, svg: &mut Svg, top: f64, frame: Frame) -> f64 {
        let Some(plane) = self.plane else { return top };
        let most = 120.0 / plane.per_kilometre;
        let power = 10_f64.powf(most.log10().floor());
        let length = [5.0, 2.0, 1.0].into_iter().map(|of| of * power).find(|length| *length <= most);
        let length = length.unwrap_or(power);
        let decimals = usize::try_from(-(power.log10().round() as i32)).unwrap_or(0).min(3);
        let (y, width) = (top + 8.0, length * plane.per_kilometre);
        let paint = Paint::stroke(QUIET, 1.4);
        let trace = Trace::through(&[(1.0, y - 4.0), (1.0, y), (1.0 + width, y), (1.0 + width, y - 4.0)]);
        svg.path(&trace, &paint);
        let label = number::decimal(frame.language, length, decimals);
        let label = number::with_unit(frame.language, &label, "km");
        svg.text(width + 8.0, y + 2.0, &label, Style::SMALL);
        y + 8.0
    }
}

/// Whether a position is on the Earth.
fn is_place(place: Position) -> bool {
    place.latitude.abs() <= 90.0 && place.longitude.abs() <= 360.0
}

impl Plane {
    /// The plane on which some places fill a picture at most so wide and so high, with the height that they take.
    fn around(places: impl Iterator<Item = Position>, (width, most): (f64, f64)) -> Option<(Self, f64)> {
        // Dots at the border of the territory need room for themselves.
        const MARGIN: f64 = 6.0;
        let (mut south, mut north, mut west, mut east) = (90.0_f64, -90.0_f64, 360.0_f64, -360.0_f64);
        for place in places.filter(|place| is_place(*place)) {
            (south, north) = (south.min(place.latitude), north.max(place.latitude));
            (west, east) = (west.min(place.longitude), east.max(place.longitude));
        }
        if south > north {
            return None;
        }
        // A single place is shown with two kilometres around it.
        let middle = f64::midpoint(south, north);
        let parallel = DEGREE * middle.to_radians().cos().max(0.05);
        let high = ((north - south) * DEGREE).max(2.0);
        let wide = ((east - west) * parallel).max(2.0);
        let per_kilometre = ((width - 2.0 * MARGIN) / wide).min((most - 2.0 * MARGIN) / high);
        let north = f64::midpoint(south, north) + high / DEGREE / 2.0;
        let west = f64::midpoint(west, east) - wide / parallel / 2.0;
        let left = (width - wide * per_kilometre) / 2.0;
        let plane = Self {
            west,
            north: north + MARGIN / per_kilometre / DEGREE,
            across: parallel * per_kilometre,
            up: DEGREE * per_kilometre,
            left,
            per_kilometre,
        };
        Some((plane, high * per_kilometre + 2.0 * MARGIN))
    }

    fn at(self, place: Position) -> (f64, f64) {
        (self.left + (place.longitude - self.west) * self.across, (self.north - place.latitude) * self.up)
    }
}

/// The outlines of some départements; what is not one is left out.
fn polygons(codes: &[String]) -> Vec<outlines::Polygon> {
    let mut known: Vec<(usize, &str)> =
        codes.iter().filter_map(|code| Some((communes::departement_index(code)?, code.as_str()))).collect();
    known.sort_unstable();
    known.dedup();
    if known.len() <= FINE {
        let fine = known.iter().filter_map(|(_, code)| outlines::departement(code));
        return fine.flat_map(|departement| departement.outline.polygons).collect();
    }
    let coarse = outlines::france().departements.into_iter().enumerate();
    let wanted = coarse.filter(|(at, _)| known.binary_search_by_key(at, |(index, _)| *index).is_ok());
    wanted.flat_map(|(_, outline)| outline.polygons).collect()
}

/// A line without the corners that are nearer than half a unit to the one before.
fn thinned(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (x, y) in points {
        if kept.last().is_none_or(|(a, b)| (x - a).hypot(y - b) >= 0.5) {
            kept.push((x, y));
        }
    }
    kept
}
