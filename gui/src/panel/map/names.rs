//! Names on the map, with a halo that keeps them legible on what they lie on.

use super::camera::Camera;
use super::world::World;
use crate::theme::{Palette, strong};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Vec2};
use maillage_sim::territory::Territory;
use std::sync::Arc;

/// Directions of a halo.
const AROUND: usize = 12;

/// Width of a halo, points.
const HALO: f32 = 2.2;

/// Text with its halo.
pub(super) fn haloed(
    painter: &Painter,
    at: Pos2,
    align: Align2,
    galley: &Arc<Galley>,
    (ink, halo): (Color32, Color32),
) {
    let corner = align.anchor_size(at, galley.size()).min;
    for step in 0..AROUND {
        let angle = std::f32::consts::TAU * step as f32 / AROUND as f32;
        painter.galley_with_override_text_color(
            corner + HALO * Vec2::angled(angle),
            Arc::clone(galley),
            halo,
        );
    }
    painter.galley_with_override_text_color(corner, Arc::clone(galley), ink);
}

/// Size of names of départements, points at the usual size of text.
const SIZE: f32 = crate::theme::SMALL;

/// Width from which a département has a name, points at the usual size of text, and how much of it the name may take.
const LEAST: f32 = 100.0;
const FILLED: f32 = 1.1;

/// Names of départements, spaced out as atlases do, while there is room for them and none lies on another; `scale`: size of
/// text, 1 being usual.
pub(super) fn draw(
    painter: &Painter,
    palette: &Palette,
    territory: &Territory,
    world: &World,
    camera: &Camera,
    scale: f32,
) {
    let pane = painter.clip_rect();
    let mut taken: Vec<Rect> = Vec::new();
    for (departement, known) in territory.departements.iter().zip(&world.departements) {
        let Some(bounds) = known.area.bounds else { continue };
        let width = bounds.width() * camera.scale;
        if width < LEAST * scale {
            continue;
        }
        let format = TextFormat {
            font_id: FontId::new(SIZE * scale, strong()),
            extra_letter_spacing: 2.5,
            color: palette.quiet,
            ..TextFormat::default()
        };
        let galley = painter.layout_job(LayoutJob::single_section(departement.name.to_uppercase(), format));
        let spot = camera.to_screen(pane, bounds.center());
        let lies = Align2::CENTER_CENTER.anchor_size(spot, galley.size()).expand(HALO);
        if galley.size().x > FILLED * width || taken.iter().any(|other| other.intersects(lies)) {
            continue;
        }
        taken.push(lies);
        haloed(painter, spot, Align2::CENTER_CENTER, &galley, (palette.quiet, palette.land));
    }
}
