//! Meshes that are kept from frame to frame, drawn without being copied more often than they must.

use egui::{Mesh, Painter, Shape};
use std::sync::Arc;

/// What the room of a kept mesh is wider than that of what is drawn around it, for each layer, points: less than a pixel.
const HAIR: f32 = 1.0 / 256.0;

/// Draws a mesh in a room of its own. What lies in one room is put together in one mesh, which grows as it comes and is
/// copied whenever it has outgrown its place; a mesh of many thousand triangles is not taken along there. Meshes that are
/// drawn one over another give `layer` differently, so that they are not put together either.
pub fn draw(painter: &Painter, layer: u8, mesh: Arc<Mesh>) {
    let mut painter = painter.clone();
    painter.set_clip_rect(painter.clip_rect().expand(HAIR * f32::from(layer)));
    painter.add(Shape::Mesh(mesh));
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::Primitive;
    use egui::{Color32, Context, RawInput, Rect, pos2};

    #[test]
    fn meshes_stay_apart_and_in_order() {
        let context = Context::default();
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(Rect::from_min_max(pos2(10.0, 10.0), pos2(20.0, 20.0)), Color32::RED);
        let mesh = Arc::new(mesh);
        let screen = Some(Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(800.0, 600.0)));
        let input = RawInput { screen_rect: screen, ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| {
            let painter = ui.painter();
            for layer in [1, 2] {
                painter.rect_filled(Rect::from_min_max(pos2(0.0, 0.0), pos2(5.0, 5.0)), 0.0, Color32::BLUE);
                draw(painter, layer, Arc::clone(&mesh));
            }
            draw(painter, 3, Arc::clone(&mesh));
        });
        output.textures_delta.clear();
        let drawn = context.tessellate(output.shapes, output.pixels_per_point);
        let alone = drawn.iter().map(|clipped| match &clipped.primitive {
            Primitive::Mesh(drawn) => *drawn == *mesh,
            Primitive::Callback(_) => false,
        });
        assert_eq!(alone.filter(|is_alone| *is_alone).count(), 3, "{drawn:?}");
        let rooms: Vec<Rect> = drawn.iter().map(|clipped| clipped.clip_rect).collect();
        assert_eq!(rooms.len(), 5, "what lies in between is drawn in between: {rooms:?}");
        // No pixel more is drawn.
        let pixels = rooms.iter().map(|room| (room.min.round(), room.max.round()));
        assert!(pixels.clone().all(|room| Some(room) == pixels.clone().next()), "{rooms:?}");
    }
}
