//! The territory on a plane: schools, points of presence, outlines, in kilometres from its middle.
//!
//! Equirectangular at the middle latitude: within 1 % in the shapes of a région, and north is up everywhere.

use earcut::Earcut;
use egui::{Pos2, Rect, pos2};
use maillage_data::{communes, outlines};
use maillage_sim::territory::{Position, Territory};
use std::sync::Arc;

/// Latitude north of which the European part of the country lies.
const EUROPE: f64 = 41.0;

/// Kilometres of a degree of latitude, on a sphere of 6,371 km.
const DEGREE: f64 = 111.19;

/// An area bounded by rings, with the triangles that fill it.
#[derive(Clone, Default, Debug)]
pub struct Area {
    /// Rings, outer ones and holes alike, without the repeated last point.
    pub rings: Vec<Vec<Pos2>>,
    /// Vertices of the triangles.
    pub vertices: Vec<Pos2>,
    /// Triangles, by index of their vertices.
    pub triangles: Vec<u32>,
    /// What it spans.
    pub bounds: Option<Rect>,
}

/// A département on the plane.
#[derive(Clone, Default, Debug)]
pub struct Departement {
    /// Its surface.
    pub area: Area,
    /// Its borders, once they are known in detail.
    pub borders: Option<Vec<Border>>,
}

/// A border, to be drawn once although two surfaces have it.
#[derive(Clone, Debug)]
pub struct Border {
    /// Its points.
    pub points: Vec<Pos2>,
    /// Whether it bounds a département rather than a commune.
    pub outer: bool,
}

/// A territory on its plane.
#[derive(Clone, Debug)]
pub struct World {
    territory: Arc<Territory>,
    /// Schools, by establishment.
    pub schools: Vec<Pos2>,
    /// Points of presence.
    pub points: Vec<Pos2>,
    /// Middle of the points of presence of each département: where its collection ends.
    pub hubs: Vec<Pos2>,
    /// Middle of the départements: core of the région.
    pub core: Pos2,
    /// Départements.
    pub departements: Vec<Departement>,
    /// Borders of all départements, coarsely: for territories of many.
    pub coarse: Vec<Vec<Pos2>>,
    /// What it spans; of a territory with overseas départements, its European part.
    pub bounds: Rect,
    plane: Plane,
}

/// Départements up to which all are known in detail from the start.
const FEW: usize = 12;

/// The projection.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Plane {
    longitude: f64,
    latitude: f64,
    squeeze: f64,
}

impl Plane {
    fn point(self, longitude: f64, latitude: f64) -> Pos2 {
        pos2(
            ((longitude - self.longitude) * self.squeeze * DEGREE) as f32,
            ((self.latitude - latitude) * DEGREE) as f32,
        )
    }

    fn place(self, position: Position) -> Pos2 {
        self.point(position.longitude, position.latitude)
    }
}

impl World {
    /// A territory on its plane.
    pub fn new(territory: &Arc<Territory>) -> Self {
        let plane = middle(territory);
        let schools: Vec<Pos2> =
            territory.establishments.iter().map(|school| plane.place(school.position)).collect();
        let points: Vec<Pos2> =
            territory.points_of_presence.iter().map(|point| plane.place(point.position)).collect();
        let hubs = hubs(territory, &points, &schools);
        let mut world = Self {
            departements: vec![Departement::default(); territory.departements.len()],
            coarse: Vec::new(),
            core: mean(hubs.iter().copied()),
            bounds: Rect::NOTHING,
            territory: Arc::clone(territory),
            schools,
            points,
            hubs,
            plane,
        };
        if world.departements.len() <= FEW {
            (0..world.departements.len()).for_each(|at| world.detail(at));
        } else {
            world.coarsely();
        }
        world.bounds = world.span();
        world
    }

    /// Learns the communes of a département.
    pub fn detail(&mut self, at: usize) {
        if self.departements[at].borders.is_some() {
            return;
        }
        let plane = self.plane;
        let Some(found) = outlines::departement(&self.territory.departements[at].code) else {
            self.departements[at].borders = Some(Vec::new());
            return;
        };
        let borders = found.borders.iter().map(|border| Border {
            points: border.points.iter().map(|point| plane.place(*point)).collect(),
            outer: border.outer,
        });
        self.departements[at] =
            Departement { area: area(&found.outline, plane), borders: Some(borders.collect()) };
    }

    fn coarsely(&mut self) {
        let (plane, france) = (self.plane, outlines::france());
        for (known, outline) in communes::departements().iter().zip(&france.departements) {
            let place = self.territory.departements.iter().position(|one| one.code == known.code);
            if let Some(at) = place {
                self.departements[at].area = area(outline, plane);
            }
        }
        let points =
            |border: &outlines::Border| border.points.iter().map(|point| plane.place(*point)).collect();
        self.coarse = france.borders.iter().map(points).collect();
    }

    fn span(&self) -> Rect {
        let europe = self.plane.point(0.0, EUROPE).y;
        let overseas = self.schools.iter().all(|school| school.y > europe);
        let counts = |point: &Pos2| overseas || point.y < europe;
        let mut bounds = Rect::NOTHING;
        let outlines = self.departements.iter().flat_map(|one| &one.area.vertices);
        self.schools
            .iter()
            .chain(outlines)
            .filter(|point| counts(point))
            .for_each(|at| bounds.extend_with(*at));
        bounds
    }

    /// Whether it is the plane of this territory.
    pub fn is_of(&self, territory: &Arc<Territory>) -> bool {
        Arc::ptr_eq(&self.territory, territory)
    }
}

/// The middle of the places of a territory; of one with overseas départements, of its European part.
fn middle(territory: &Territory) -> Plane {
    let schools = &territory.establishments;
    let overseas = schools.iter().all(|school| school.position.latitude < EUROPE);
    let span = |of: fn(&Position) -> f64| {
        let (low, high) = schools
            .iter()
            .filter(|school| overseas || school.position.latitude >= EUROPE)
            .map(|school| of(&school.position))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        f64::midpoint(low, high)
    };
    let latitude = span(|place| place.latitude);
    Plane { longitude: span(|place| place.longitude), latitude, squeeze: latitude.to_radians().cos() }
}

fn mean(points: impl Iterator<Item = Pos2>) -> Pos2 {
    let (sum, count) = points.fold((egui::Vec2::ZERO, 0.0_f32), |(sum, n), at| (sum + at.to_vec2(), n + 1.0));
    (sum / count.max(1.0)).to_pos2()
}

fn hubs(territory: &Territory, points: &[Pos2], schools: &[Pos2]) -> Vec<Pos2> {
    (0..territory.departements.len() as u32)
        .map(|departement| {
            let own = territory.points_of_presence.iter().zip(points);
            let mut own =
                own.filter(|(point, _)| point.departement == departement).map(|(_, at)| *at).peekable();
            if own.peek().is_some() {
                return mean(own);
            }
            let there = territory.establishments.iter().zip(schools);
            mean(there.filter(|(school, _)| school.departement == departement).map(|(_, at)| *at))
        })
        .collect()
}

/// An outline on the plane, with the triangles that fill it.
fn area(outline: &outlines::Outline, plane: Plane) -> Area {
    let mut area = Area::default();
    let mut bounds = Rect::NOTHING;
    let mut cutter = Earcut::new();
    for polygon in &outline.polygons {
        let first = area.vertices.len() as u32;
        let mut holes: Vec<u32> = Vec::new();
        for (at, ring) in std::iter::once(&polygon.outer).chain(&polygon.holes).enumerate() {
            // The last point of a ring is its first.
            let ring = ring.split_last().map_or(&[][..], |(_, rest)| rest);
            if at > 0 {
                holes.push(area.vertices.len() as u32 - first);
            }
            let points: Vec<Pos2> = ring.iter().map(|point| plane.place(*point)).collect();
            for point in &points {
                bounds.extend_with(*point);
            }
            area.vertices.extend(&points);
            area.rings.push(points);
        }
        let mut triangles: Vec<u32> = Vec::new();
        let corners = area.vertices[first as usize..].iter().map(|point| [point.x, point.y]);
        cutter.earcut(corners, &holes, &mut triangles);
        area.triangles.extend(triangles.iter().map(|index| first + index));
    }
    area.bounds = bounds.is_positive().then_some(bounds);
    area
}
