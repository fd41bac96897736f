//! Host sites on the map: a mark with a gauge that fills as their hosts do, and a name.

use super::camera::Camera;
use super::names::haloed;
use super::net::{Load, Net, Site, SiteKind};
use crate::panel::Look;
use crate::panel::figure::{capital, hundredths};
use crate::theme::scale::Scale;
use crate::theme::strong;
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};
use maillage_sim::measure::Measure;

/// Half the side of the mark of a centre, points.
pub(super) const HALF: f32 = 17.0;

/// The name of a site, as people read it.
pub(super) fn name(look: &Look<'_>, site: &Site) -> String {
    match site.kind {
        SiteKind::Internet => look.text.get("map-internet"),
        SiteKind::Centre | SiteKind::Departement => capital(&look.text.chosen_name(&site.name)),
    }
}

/// Whether the marks of the margin are too near each other for words between them.
fn is_crowded(net: &Net, camera: &Camera) -> bool {
    let margin: Vec<&Site> = net.sites.iter().filter(|site| site.kind != SiteKind::Departement).collect();
    margin.windows(2).any(|pair| (pair[1].at.y - pair[0].at.y).abs() * camera.scale < 2.0 * HALF + WORDS)
}

/// Height of the words under a mark, with the room around them, points.
const WORDS: f32 = 36.0;

/// Draws the sites; `load` none while it is not known.
pub(super) fn draw(painter: &Painter, look: &Look<'_>, net: &Net, load: Option<&Load<'_>>, camera: &Camera) {
    let pane = painter.clip_rect();
    let crowded = is_crowded(net, camera);
    for site in &net.sites {
        // A site of a département stands on the map itself: smaller, and beside where its lines meet.
        let (half, shift) = match site.kind {
            SiteKind::Departement => (11.0, vec2(0.0, -16.0)),
            SiteKind::Centre | SiteKind::Internet => (HALF, vec2(0.0, 0.0)),
        };
        let spot = camera.to_screen(pane, site.at) + shift;
        if !pane.expand(60.0).contains(spot) {
            continue;
        }
        let used = load.map(|load| site.load(load));
        mark(painter, look, site.kind, spot, half, used);
        let beside = crowded && site.kind != SiteKind::Departement;
        let (mut at, align) = if beside {
            (pos2(spot.x + half + 6.0, spot.y - 15.0), Align2::LEFT_TOP)
        } else {
            (pos2(spot.x, spot.y + half + 3.0), Align2::CENTER_TOP)
        };
        let mut word = |words: String, size: f32, ink: Color32| {
            let galley = painter.layout_no_wrap(words, FontId::new(size, strong()), ink);
            // Words beside a mark at the edge of the pane go to its other side.
            let (at_edge, align) = if beside && at.x + galley.size().x > pane.right() {
                (pos2(spot.x - half - 6.0, at.y), Align2::RIGHT_TOP)
            } else {
                (at, align)
            };
            haloed(painter, at_edge, align, &galley, (ink, look.palette.ground));
            at.y += galley.size().y - 1.0;
        };
        if site.kind != SiteKind::Departement {
            word(name(look, site), 12.5, look.palette.ink);
        }
        if let Some(used) = used {
            word(hundredths(look.text, used), 12.0, look.palette.quiet);
        }
    }
}

/// A mark with its gauge; `used` 0..=1, none while it is not known.
pub(super) fn mark(
    painter: &Painter,
    look: &Look<'_>,
    kind: SiteKind,
    at: Pos2,
    half: f32,
    used: Option<f32>,
) {
    let palette = &look.palette;
    let square = Rect::from_center_size(at, vec2(2.0 * half, 2.0 * half));
    painter.rect(square, 5.0, palette.card, Stroke::new(1.4, palette.quiet), StrokeKind::Inside);
    let inner = square.shrink(0.26 * half);
    let ink = Stroke::new((0.1 * half).max(1.2), palette.ink);
    let left = Rect::from_min_max(inner.min, pos2(inner.left() + 0.62 * inner.width(), inner.bottom()));
    match kind {
        SiteKind::Internet => {
            let (c, r) = (left.center(), 0.48 * left.width().min(left.height()));
            painter.circle_stroke(c, r, ink);
            painter.add(egui::epaint::EllipseShape::stroke(c, vec2(0.42 * r, r), ink));
            painter.line_segment([c - vec2(r, 0.0), c + vec2(r, 0.0)], ink);
        }
        SiteKind::Centre | SiteKind::Departement => {
            let height = left.height() / 3.0;
            for slab in 0..3 {
                let top = left.top() + slab as f32 * height;
                let slab = Rect::from_min_size(
                    pos2(left.left(), top + 0.1 * height),
                    vec2(left.width(), 0.8 * height),
                );
                painter.rect_stroke(slab, 1.5, ink, StrokeKind::Inside);
                painter.circle_filled(
                    slab.right_center() - vec2(0.3 * height + 1.0, 0.0),
                    0.11 * height + 0.4,
                    palette.ink,
                );
            }
        }
    }
    let gauge = Rect::from_min_max(pos2(left.right() + 0.14 * half, inner.top()), inner.max);
    painter.rect_filled(gauge, 1.5, palette.line);
    if let Some(used) = used.filter(|used| *used > 0.0) {
        let scale = Scale::of(Measure::PoolUtilisationP95, palette.is_dark);
        let mut filled = gauge;
        filled.set_top(gauge.bottom() - (gauge.height() * used.min(1.0)).max(1.5));
        let colour =
            if scale.step(f64::from(used)) == 0 { palette.good } else { scale.colour(f64::from(used)) };
        painter.rect_filled(filled, 1.5, colour);
    }
    painter.rect_stroke(gauge, 1.5, Stroke::new(1.0, palette.quiet), StrokeKind::Inside);
}
