//! The curves of the strip as one kept mesh: made once for a film and a place, of what a pixel can show.

use super::strip::{Curve, Frame, shown};
use crate::panel::{kept, series};
use crate::theme::Palette;
use crate::work::film::Reel;
use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Color32, Id, Mesh, Painter, Pos2, Rect, pos2};
use std::sync::{Arc, Weak};

/// Curves as last drawn, and what they were made of. The film is not held: it goes when the results let it go.
#[derive(Clone, Debug)]
struct Kept {
    of: Weak<Reel>,
    key: Key,
    mesh: Arc<Mesh>,
}

/// Where the strip stands, lessons at its top, the colour of its ground for the theme, pixels per point.
type Key = (Rect, f32, Color32, f32);

/// Draws the curves; they are made again only for another film, place or theme.
pub(super) fn draw(painter: &Painter, frame: &Frame, reel: &Arc<Reel>, palette: &Palette) {
    kept::draw(painter, 1, curves(painter, frame, reel, palette));
}

fn curves(painter: &Painter, frame: &Frame, reel: &Arc<Reel>, palette: &Palette) -> Arc<Mesh> {
    let id = Id::unique("curves of the day");
    let key: Key = (frame.plot, frame.most, palette.card, painter.pixels_per_point());
    let kept = painter.ctx().data(|data| data.get_temp::<Kept>(id));
    if let Some(kept) = kept
        && kept.key == key
        && std::ptr::eq(kept.of.as_ptr(), Arc::as_ptr(reel))
    {
        return kept.mesh;
    }
    let mesh = Arc::new(mesh(frame, reel, palette, painter.pixels_per_point()));
    let kept = Kept { of: Arc::downgrade(reel), key, mesh: Arc::clone(&mesh) };
    painter.ctx().data_mut(|data| data.insert_temp(id, kept));
    mesh
}

fn mesh(frame: &Frame, reel: &Reel, palette: &Palette, pixels_per_point: f32) -> Mesh {
    let mut mesh = Mesh::default();
    for curve in [Curve::Lessons, Curve::Disturbed] {
        area(&mut mesh, frame, curve, reel, curve.colour(palette));
    }
    // Without text and prepared discs a mesh does not depend on textures, which may change.
    let options = TessellationOptions { prerasterized_discs: false, ..TessellationOptions::default() };
    let mut pen = Tessellator::new(pixels_per_point, options, [1, 1], Vec::new());
    for curve in [Curve::Pool, Curve::Link] {
        let points: Vec<Pos2> =
            shown(reel).map(|(minute, at)| pos2(frame.x(minute), frame.y(curve, curve.of(at)))).collect();
        for shape in curve.line(&series::per_column(&points, pixels_per_point), palette) {
            pen.tessellate_shape(shape, &mut mesh);
        }
    }
    mesh
}

/// An area from the foot of the strip up to the curve. A lesson lasts to the end of its last minute: steps, not slopes.
fn area(mesh: &mut Mesh, frame: &Frame, curve: Curve, reel: &Reel, colour: Color32) {
    let mut from = 0;
    let minutes: Vec<(f32, f32)> = shown(reel).map(|(minute, at)| (minute, curve.of(at))).collect();
    while from < minutes.len() {
        // Minutes of one value are one rectangle.
        let to = (from..minutes.len()).find(|at| minutes[*at].1 != minutes[from].1).unwrap_or(minutes.len());
        let (start, value) = minutes[from];
        if value > 0.0 {
            let x = frame.x(start)..=frame.x(minutes[to - 1].0 + 1.0);
            let y = frame.y(curve, value)..=frame.plot.bottom();
            mesh.add_colored_rect(Rect::from_x_y_ranges(x, y), colour);
        }
        from = to;
    }
}
