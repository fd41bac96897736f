//! Small maps: outlines, and a dot for each school, made once for each view and kept.

use crate::panel::map::camera::Camera;
use crate::panel::map::world::World;
use crate::panel::{Look, kept};
use crate::theme::scale::Scale;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Vec2};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::compare::JUDGED_MEASURE;
use maillage_sim::territory::Territory;
use std::sync::Arc;

/// The plane, and the maps that were drawn last.
#[derive(Default, Debug)]
pub(super) struct Maps {
    world: Option<World>,
    drawn: Vec<(Key, Arc<CellView>, Arc<Mesh>)>,
}

/// What a drawing depends on, beside the figures.
type Key = (Rect, bool);

/// Maps kept.
const KEPT: usize = 4;

/// Corners of a dot.
const CORNERS: u32 = 8;

impl Maps {
    /// Draws the figures of a cell into a rectangle.
    pub(super) fn draw(
        &mut self,
        painter: &Painter,
        look: &Look<'_>,
        territory: &Arc<Territory>,
        view: &Arc<CellView>,
        rect: Rect,
    ) {
        if self.world.as_ref().is_none_or(|world| !world.is_of(territory)) {
            self.world = Some(World::new(territory));
            self.drawn.clear();
        }
        let Some(world) = &self.world else { return };
        let camera = Camera::fit(world.bounds, rect);
        let key: Key = (rect, look.palette.is_dark);
        let known = self.drawn.iter().find(|(at, of, _)| *at == key && Arc::ptr_eq(of, view));
        let mesh = if let Some((_, _, mesh)) = known {
            Arc::clone(mesh)
        } else {
            let mesh = Arc::new(mesh(look, world, view, &camera, rect));
            if self.drawn.len() == KEPT {
                self.drawn.remove(0);
            }
            self.drawn.push((key, Arc::clone(view), Arc::clone(&mesh)));
            mesh
        };
        kept::draw(painter, 1, mesh);
        for ring in world.departements.iter().flat_map(|departement| &departement.area.rings) {
            let points = ring.iter().map(|point| camera.to_screen(rect, *point)).collect();
            painter.add(Shape::closed_line(points, (1.0, look.palette.departement)));
        }
    }
}

fn mesh(look: &Look<'_>, world: &World, view: &CellView, camera: &Camera, rect: Rect) -> Mesh {
    let mut mesh = Mesh::default();
    for area in world.departements.iter().map(|departement| &departement.area) {
        let first = mesh.vertices.len() as u32;
        for vertex in &area.vertices {
            mesh.colored_vertex(camera.to_screen(rect, *vertex), look.palette.land);
        }
        mesh.indices.extend(area.triangles.iter().map(|index| first + index));
    }
    let scale = Scale::of(JUDGED_MEASURE, look.palette.is_dark);
    let mut dots: Vec<(f64, Pos2)> = (world.schools.iter().enumerate())
        .filter_map(|(at, place)| Some((view.figure(at, JUDGED_MEASURE)?, *place)))
        .collect();
    // Bad ones last, so that they are not hidden.
    dots.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (share, place) in dots {
        let radius = 1.5 + 0.25 * scale.badness(share) as f32;
        disc(&mut mesh, camera.to_screen(rect, place), radius, scale.colour(share));
    }
    mesh
}

fn disc(mesh: &mut Mesh, middle: Pos2, radius: f32, colour: Color32) {
    let first = mesh.vertices.len() as u32;
    for corner in 0..CORNERS {
        let angle = std::f32::consts::TAU * corner as f32 / CORNERS as f32;
        mesh.colored_vertex(middle + Vec2::angled(angle) * radius, colour);
    }
    for corner in 2..CORNERS {
        mesh.add_triangle(first, first + corner - 1, first + corner);
    }
}
