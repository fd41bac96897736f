//! What does not move: land and borders, drawn once for each view and kept.

use super::camera::Camera;
use super::world::{Area, World};
use crate::panel::kept;
use crate::theme::Palette;
use egui::epaint::{PathShape, TessellationOptions, Tessellator, Vertex, WHITE_UV};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Stroke};
use std::sync::Arc;

/// What a kept drawing depends on.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Key {
    camera: Camera,
    pane: Rect,
    is_dark: bool,
    pixels_per_point: f32,
}

/// Land and borders as last drawn.
#[derive(Default, Debug)]
pub(super) struct Ground {
    drawn: Option<(Key, Arc<Mesh>)>,
}

/// Points per kilometre from which communes are told apart.
const COMMUNES_FROM: f32 = 2.2;

impl Ground {
    /// Forgets what was drawn: the territory is another one.
    pub(super) fn forget(&mut self) {
        self.drawn = None;
    }

    /// Draws land and borders.
    pub(super) fn draw(&mut self, painter: &Painter, world: &mut World, camera: &Camera, palette: &Palette) {
        let pane = painter.clip_rect();
        let key = Key {
            camera: *camera,
            pane,
            is_dark: palette.is_dark,
            pixels_per_point: painter.ctx().pixels_per_point(),
        };
        let mesh = match &self.drawn {
            Some((known, mesh)) if *known == key => Arc::clone(mesh),
            _ => {
                let mesh = Arc::new(mesh(world, &key, palette));
                self.drawn = Some((key, Arc::clone(&mesh)));
                mesh
            }
        };
        kept::draw(painter, 1, mesh);
    }
}

fn mesh(world: &mut World, key: &Key, palette: &Palette) -> Mesh {
    let mut mesh = Mesh::default();
    let seen = key.camera.seen(key.pane);
    let is_near = key.camera.scale >= COMMUNES_FROM;
    let visible: Vec<usize> = (0..world.departements.len())
        .filter(|at| world.departements[*at].area.bounds.is_some_and(|bounds| bounds.intersects(seen)))
        .collect();
    if is_near {
        for &at in &visible {
            world.detail(at);
        }
    }
    for &at in &visible {
        fill(&mut mesh, &world.departements[at].area, key, palette.land);
    }
    let mut pen = Tessellator::new(key.pixels_per_point, TessellationOptions::default(), [1, 1], Vec::new());
    if !is_near {
        for line in &world.coarse {
            border(&mut mesh, &mut pen, line, key, (1.2, palette.departement));
        }
    }
    // Communes first, so that the borders of départements lie over them.
    for outer in [false, true] {
        let stroke = if outer { (1.4, palette.departement) } else { (0.8, palette.commune) };
        let is_drawn = if outer { is_near || world.coarse.is_empty() } else { is_near };
        if is_drawn {
            let known = visible.iter().filter_map(|at| world.departements[*at].borders.as_ref()).flatten();
            for line in known.filter(|line| line.outer == outer) {
                border(&mut mesh, &mut pen, &line.points, key, stroke);
            }
        }
    }
    mesh
}

fn fill(mesh: &mut Mesh, area: &Area, key: &Key, colour: Color32) {
    let first = mesh.vertices.len() as u32;
    let vertex =
        |point: &Pos2| Vertex { pos: key.camera.to_screen(key.pane, *point), uv: WHITE_UV, color: colour };
    mesh.vertices.extend(area.vertices.iter().map(vertex));
    mesh.indices.extend(area.triangles.iter().map(|index| first + index));
}

fn border(mesh: &mut Mesh, pen: &mut Tessellator, line: &[Pos2], key: &Key, (width, colour): (f32, Color32)) {
    let points: Vec<Pos2> = line.iter().map(|point| key.camera.to_screen(key.pane, *point)).collect();
    let bounds = Rect::from_points(&points);
    if bounds.intersects(key.pane) && bounds.size().max_elem() > 0.7 {
        pen.tessellate_path(&PathShape::line(points, Stroke::new(width, colour)), mesh);
    }
}
