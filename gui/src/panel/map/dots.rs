//! Schools on the map: a shape for each type, a colour and a size for the measure; crowds are drawn as one.

use super::camera::Camera;
use super::crowds::{self, Crowd, Member, Sight};
use super::values::Values;
use super::world::World;
use crate::panel::kept;
use crate::state::Filter;
use crate::theme::Palette;
use crate::theme::scale::{Dress, Ink};
use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use maillage_sim::territory::{Establishment, EstablishmentKind, Territory};
use std::cmp::Reverse;
use std::sync::Arc;

/// Schools above which crowds are drawn as one.
pub const CROWD: usize = 6000;

/// What is drawn of the schools.
#[derive(Debug)]
pub struct Dots<'a> {
    /// The plane.
    pub world: &'a World,
    /// The territory.
    pub territory: &'a Territory,
    /// Value of each school, where there is one.
    pub values: &'a Values,
    /// How values are drawn.
    pub ink: &'a Ink,
    /// Which schools.
    pub filter: &'a Filter,
    /// The school selected.
    pub selected: Option<usize>,
}

/// Dots as last drawn: they are made again only when the view, the filter or the values change.
#[derive(Default, Debug)]
pub struct Kept {
    key: Option<(Camera, Rect, Color32, f32, u64, Filter)>,
    mesh: Arc<Mesh>,
    /// Crowds that are drawn as one; none while every school is drawn.
    crowds: Vec<Crowd>,
    /// Schools that are seen.
    pub visible: usize,
}

impl Kept {
    /// Whether each disc stands for several schools.
    pub(super) const fn is_crowded(&self) -> bool {
        self.visible > CROWD
    }

    /// The crowd under a point of the screen, or near it.
    pub(super) fn crowd(&self, camera: &Camera, pane: Rect, pointer: Pos2) -> Option<&Crowd> {
        // Small discs are hard to hit.
        const REACH: f32 = 4.0;
        crowds::under(&self.crowds, camera.to_plane(pane, pointer), REACH / camera.scale)
    }
}

/// Radius below which a school could not be told from a speck, points.
const SMALLEST: f32 = 1.8;

/// Radius above which a dot has a rim, points.
const RIMMED: f32 = 4.0;

/// Radius of a school on the map, points, before what is bad is drawn larger.
pub fn radius(kind: EstablishmentKind, pupils: u32, camera: &Camera) -> f32 {
    let base = match kind {
        EstablishmentKind::Ecole => 2.7,
        EstablishmentKind::College => 3.7,
        EstablishmentKind::Lycee | EstablishmentKind::LyceeProfessionnel => 4.6,
    };
    // Closer, they grow.
    (base * size(kind, pupils) * (camera.scale / 3.0).clamp(0.7, 2.4).sqrt()).max(SMALLEST)
}

/// Size of a school among those of its type: surfaces are as pupils, within bounds that keep small ones legible and
/// large ones from covering their neighbours.
fn size(kind: EstablishmentKind, pupils: u32) -> f32 {
    // Pupils of a usual school of the type, the same for all territories so that maps compare.
    let usual = match kind {
        EstablishmentKind::Ecole => 130.0,
        EstablishmentKind::College => 480.0,
        EstablishmentKind::Lycee => 900.0,
        EstablishmentKind::LyceeProfessionnel => 380.0,
    };
    (pupils as f32 / usual).sqrt().clamp(0.75, 1.5)
}

/// The shape of a school: a disc for an école, a square for a collège, a triangle and a diamond for lycées.
pub fn shape(kind: EstablishmentKind, at: Pos2, radius: f32, colour: Color32) -> Shape {
    match kind {
        EstablishmentKind::Ecole => Shape::circle_filled(at, radius, colour),
        EstablishmentKind::College => {
            Shape::rect_filled(Rect::from_center_size(at, Vec2::splat(1.8 * radius)), 1.0, colour)
        }
        EstablishmentKind::Lycee => flat(
            &[
                at + vec2(0.0, -1.2 * radius),
                at + vec2(1.15 * radius, 0.9 * radius),
                at + vec2(-1.15 * radius, 0.9 * radius),
            ],
            colour,
        ),
        EstablishmentKind::LyceeProfessionnel => flat(
            &[
                at + vec2(0.0, -1.25 * radius),
                at + vec2(1.25 * radius, 0.0),
                at + vec2(0.0, 1.25 * radius),
                at + vec2(-1.25 * radius, 0.0),
            ],
            colour,
        ),
    }
}

/// A school as it is dressed: what is among the worst has a light core.
pub fn dressed(
    kind: EstablishmentKind,
    at: Pos2,
    radius: f32,
    dress: &Dress,
    palette: &Palette,
) -> [Option<Shape>; 3] {
    let radius = radius * dress.size;
    // A rim in the colour of the land keeps large neighbours apart; small dots have none.
    let rim = (radius > RIMMED).then(|| shape(kind, at, radius + 0.9, palette.land));
    let core = dress.core.then(|| Shape::circle_filled(at, (0.3 * radius).max(1.0), palette.land));
    [rim, Some(shape(kind, at, radius, dress.colour)), core]
}

/// Shapes as one mesh, which is drawn as it is until something changes.
fn mesh(shapes: Vec<Shape>, pixels_per_point: f32) -> Mesh {
    // Without prepared discs a mesh does not depend on textures, which may change.
    let options = TessellationOptions { prerasterized_discs: false, ..TessellationOptions::default() };
    let mut pen = Tessellator::new(pixels_per_point, options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        pen.tessellate_shape(shape, &mut mesh);
    }
    mesh
}

/// A convex shape without outline: two triangles at most.
fn flat(corners: &[Pos2], colour: Color32) -> Shape {
    let mut mesh = Mesh::default();
    for corner in corners {
        mesh.colored_vertex(*corner, colour);
    }
    for third in 2..corners.len() as u32 {
        mesh.add_triangle(0, third - 1, third);
    }
    Shape::mesh(mesh)
}

/// Whether a school is drawn.
pub fn passes(filter: &Filter, school: &Establishment, territory: &Territory) -> bool {
    let code = &territory.departements[school.departement as usize].code;
    (filter.kinds.is_empty() || filter.kinds.contains(&school.kind))
        && (filter.departements.is_empty() || filter.departements.contains(code))
}

impl Dots<'_> {
    /// Draws the schools that are seen; those of bad figures last, so that they are not hidden.
    pub fn draw(&self, kept: &mut Kept, painter: &Painter, camera: &Camera, palette: &Palette) {
        let pane = painter.clip_rect();
        // The colour of the land stands for the theme.
        let pixels = painter.pixels_per_point();
        let key = (*camera, pane, palette.land, pixels, self.values.version, self.filter.clone());
        if kept.key.as_ref() != Some(&key) {
            let shapes = self.make(kept, pane, camera, palette);
            kept.mesh = Arc::new(mesh(shapes, pixels));
            kept.key = Some(key);
        }
        kept::draw(painter, 3, Arc::clone(&kept.mesh));
        if let Some(at) = self.selected {
            let spot = camera.to_screen(pane, self.world.schools[at]);
            let ring = self.ring(kept, camera, at);
            painter.circle_stroke(spot, ring, Stroke::new(4.0, palette.card));
            painter.circle_stroke(spot, ring, Stroke::new(2.5, palette.accent));
        }
    }

    /// Radius of the ring around the school selected, points: a large school stays within it.
    fn ring(&self, kept: &Kept, camera: &Camera, at: usize) -> f32 {
        const USUAL: f32 = 11.0;
        if kept.is_crowded() {
            return USUAL;
        }
        let school = &self.territory.establishments[at];
        let drawn = radius(school.kind, school.pupils, camera) * self.ink.dress(self.values.of[at]).size;
        // Corners reach beyond the radius.
        USUAL.max(1.25 * drawn + 3.0)
    }

    fn make(&self, kept: &mut Kept, pane: Rect, camera: &Camera, palette: &Palette) -> Vec<Shape> {
        let seen = camera.seen(pane.expand(8.0));
        let schools = &self.territory.establishments;
        let mut visible: Vec<(u8, EstablishmentKind, usize)> = (0..self.world.schools.len())
            .filter(|at| seen.contains(self.world.schools[*at]))
            .filter(|at| passes(self.filter, &schools[*at], self.territory))
            .map(|at| (self.ink.dress(self.values.of[at]).rank, schools[at].kind, at))
            .collect();
        kept.crowds.clear();
        kept.visible = visible.len();
        if kept.is_crowded() {
            return self.crowds(kept, pane, camera);
        }
        // Of equals, small ones above large ones, which would hide them.
        visible.sort_unstable_by_key(|&(rank, kind, at)| (rank, kind, Reverse(schools[at].pupils), at));
        let mut shapes = Vec::with_capacity(2 * visible.len());
        for (_, kind, at) in visible {
            let spot = camera.to_screen(pane, self.world.schools[at]);
            let dress = self.ink.dress(self.values.of[at]);
            let radius = radius(kind, schools[at].pupils, camera);
            shapes.extend(dressed(kind, spot, radius, &dress, palette).into_iter().flatten());
        }
        shapes
    }

    /// Crowds: a disc for each cell, its size by the number of pupils, its colour by the mean over pupils (at an instant,
    /// over lessons). Without a rim: nothing is behind it.
    fn crowds(&self, kept: &mut Kept, pane: Rect, camera: &Camera) -> Vec<Shape> {
        let schools = self.territory.establishments.iter().enumerate();
        let drawn = schools.filter(|(_, school)| passes(self.filter, school, self.territory));
        let members = drawn.map(|(at, school)| Member {
            at: self.world.schools[at],
            pupils: school.pupils,
            value: self.values.of[at],
            weight: self.values.weights[at],
        });
        let sight = Sight { seen: camera.seen(pane), scale: camera.scale, bounds: self.world.bounds };
        kept.crowds = crowds::gather(members, sight);
        let disc = |crowd: &Crowd| {
            let colour = self.ink.dress(crowd.value).colour;
            Shape::circle_filled(camera.to_screen(pane, crowd.at), crowd.radius * camera.scale, colour)
        };
        kept.crowds.iter().map(disc).collect()
    }
}

/// The school nearest to a point of the screen, within reach.
pub fn nearest(dots: &Dots<'_>, camera: &Camera, pane: Rect, pointer: Pos2) -> Option<usize> {
    const REACH: f32 = 12.0;
    let around =
        Rect::from_center_size(camera.to_plane(pane, pointer), Vec2::splat(2.0 * REACH / camera.scale));
    let distance = |at: usize| camera.to_screen(pane, dots.world.schools[at]).distance(pointer);
    (0..dots.world.schools.len())
        .filter(|at| around.contains(dots.world.schools[*at]))
        .filter(|at| passes(dots.filter, &dots.territory.establishments[*at], dots.territory))
        .min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_shapes_are_the_same_triangles() {
        let shapes = || vec![shape(EstablishmentKind::Ecole, Pos2::ZERO, 3.0, Color32::RED)];
        let (once, twice) = (mesh(shapes(), 1.0), mesh(shapes(), 2.0));
        assert!(!once.is_empty() && once.is_valid() && twice.is_valid());
        assert_eq!(mesh(shapes(), 1.0), once);
    }

    #[test]
    fn small_dots_have_no_rim() {
        let dress = Dress { colour: Color32::RED, size: 1.0, core: false, rank: 0 };
        let palette = crate::theme::palette(crate::state::Theme::Light);
        for (radius, is_rimmed) in [(2.7, false), (4.0, false), (4.6, true)] {
            let drawn = dressed(EstablishmentKind::Lycee, Pos2::ZERO, radius, &dress, &palette);
            assert_eq!(drawn[0].is_some(), is_rimmed, "{radius}");
        }
    }

    #[test]
    fn schools_grow_with_their_pupils_within_their_type() {
        let camera = Camera { centre: Pos2::ZERO, scale: 3.0 };
        for kind in EstablishmentKind::ALL {
            let radii = [100, 300, 900].map(|pupils| radius(kind, pupils, &camera));
            assert!(radii[0] < radii[2] && radii.is_sorted(), "{kind:?}: {radii:?}");
            let (none, crowded) = (radius(kind, 0, &camera), radius(kind, 100_000, &camera));
            assert!(none >= SMALLEST && crowded <= 2.01 * none, "{kind:?}: {none} to {crowded}");
        }
    }
}
