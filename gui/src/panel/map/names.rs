//! Names on the map, with a halo that keeps them legible on what they lie on.

use super::camera::Camera;
use super::world::World;
use crate::theme::{Palette, strong};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Vec2};
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

/// Names of départements, spaced out as atlases do, while there is room for them.
pub(super) fn draw(
    painter: &Painter,
    palette: &Palette,
    territory: &Territory,
    world: &World,
    camera: &Camera,
) {
    let pane = painter.clip_rect();
    for (at, departement) in territory.departements.iter().enumerate() {
        let Some(bounds) = world.departements[at].area.bounds else { continue };
        if bounds.width() * camera.scale < 100.0 {
            continue;
        }
        let format = TextFormat {
            font_id: FontId::new(12.5, strong()),
            extra_letter_spacing: 2.5,
            color: palette.quiet,
            ..TextFormat::default()
        };
        let galley = painter.layout_job(LayoutJob::single_section(departement.name.to_uppercase(), format));
        let spot = camera.to_screen(pane, bounds.center());
        haloed(painter, spot, Align2::CENTER_CENTER, &galley, (palette.quiet, palette.land));
    }
}
