//! Host sites on the map: a mark with a gauge that fills as their hosts do, and a name.

use super::camera::Camera;
use super::names::haloed;
use super::net::{Load, Net, Site, SiteKind};
use crate::panel::Look;
use crate::panel::figure::{capital, hundredths};
use crate::theme::scale::Scale;
use crate::theme::{SMALL, strong};
use egui::{
    Align2, Color32, FontId, Galley, Painter, Pos2, Rangef, Rect, Stroke, StrokeKind, Vec2, pos2, vec2,
};
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Half the side of the mark of a centre, points.
pub(super) const HALF: f32 = 17.0;

/// The square of a mark.
pub(super) fn square(site: &Site, camera: &Camera, pane: Rect) -> Rect {
    // A site of a département stands on the map itself: smaller, and beside where its lines meet.
    let (half, shift) = match site.kind {
        SiteKind::Departement => (11.0, vec2(0.0, -16.0)),
        SiteKind::Centre | SiteKind::Internet => (HALF, vec2(0.0, 0.0)),
    };
    Rect::from_center_size(camera.to_screen(pane, site.at) + shift, Vec2::splat(2.0 * half))
}

/// The name of a site, as people read it.
pub(super) fn name(look: &Look<'_>, site: &Site) -> String {
    match site.kind {
        SiteKind::Internet => look.text.get("map-internet"),
        SiteKind::Centre | SiteKind::Departement => capital(&look.text.chosen_name(&site.name)),
    }
}

/// Whether the marks of the margin are too near each other for words between them.
pub(super) fn is_crowded(net: &Net, camera: &Camera, text_size: f32) -> bool {
    let margin: Vec<&Site> = net.sites.iter().filter(|site| site.kind != SiteKind::Departement).collect();
    let needed = 2.0 * HALF + WORDS * text_size;
    margin.windows(2).any(|pair| (pair[1].at.y - pair[0].at.y).abs() * camera.scale < needed)
}

/// Height of the words under a mark, with the room around them, points at the usual size of text, as the next ones.
const WORDS: f32 = 38.0;

/// Sizes of the name of a site and of how full it is.
const NAME: f32 = 13.5;
const FIGURE: f32 = SMALL;

/// Room that words beside a mark take.
pub(super) const BESIDE: f32 = 64.0;

/// By how much lines of a mark stand closer than usual, points.
const TIGHT: f32 = 1.0;

/// Where words so large go around a mark (its middle and half its side), and how they are aligned: the first place that
/// is on the map and clear of the cards in its lower corners (legend, zoom), else the usual one, moved there. Words of one
/// mark stay together.
fn place(
    size: Vec2,
    (spot, half): (Pos2, f32),
    beside: bool,
    (pane, [legend, zoom]): (Rect, [Rect; 2]),
) -> (Rect, Align2) {
    let right = (spot + vec2(half + 6.0, -15.0), Align2::LEFT_TOP);
    let left = (spot + vec2(-half - 6.0, -15.0), Align2::RIGHT_TOP);
    let below = (spot + vec2(0.0, half + 3.0), Align2::CENTER_TOP);
    let above = (spot - vec2(0.0, half + 3.0), Align2::CENTER_BOTTOM);
    let places = if beside { [right, left, below, above] } else { [below, right, left, above] };
    let blocks = places.map(|(at, align)| (align.anchor_size(at, size), align));
    let usual = blocks[0];
    // Words of a mark that is out of sight do not stay behind.
    if !pane.intersects(Rect::from_center_size(spot, Vec2::splat(2.0 * half))) {
        return usual;
    }
    // Halos need a little room.
    let free = pane.shrink(4.0);
    let is_clear =
        |block: Rect| free.contains_rect(block) && !block.intersects(zoom) && !block.intersects(legend);
    if let Some(clear) = blocks.into_iter().find(|(block, _)| is_clear(*block)) {
        return clear;
    }
    let corner = usual.0.min.min(free.max - size).max(free.min);
    let mut block = Rect::from_min_size(corner, size);
    if block.intersects(zoom) {
        block = block.translate(vec2(zoom.left() - 1.0 - block.right(), 0.0));
    } else if block.intersects(legend) {
        block = block.translate(vec2(legend.right() + 1.0 - block.left(), 0.0));
    }
    (block, usual.1)
}

/// Draws the sites; `load` none while it is not known, `cards` the room of legend and zoom buttons, which lie on the map,
/// `text_size` 1 being usual.
pub(super) fn draw(
    painter: &Painter,
    look: &Look<'_>,
    net: &Net,
    load: Option<&Load<'_>>,
    camera: &Camera,
    (cards, text_size): ([Rect; 2], f32),
) {
    let pane = painter.clip_rect();
    let crowded = is_crowded(net, camera, text_size);
    for site in &net.sites {
        let square = square(site, camera, pane);
        let (spot, half) = (square.center(), 0.5 * square.width());
        if !pane.expand(60.0).contains(spot) {
            continue;
        }
        let used = load.map(|load| site.load(load));
        mark(painter, look, site.kind, spot, half, used);
        let beside = crowded && site.kind != SiteKind::Departement;
        let mut words: Vec<(Arc<Galley>, Color32)> = Vec::new();
        let mut word = |said: String, size: f32, ink: Color32| {
            let font = FontId::new(size * text_size, strong());
            words.push((painter.layout_no_wrap(said, font, ink), ink));
        };
        if site.kind != SiteKind::Departement {
            word(name(look, site), NAME, look.palette.ink);
        }
        if let Some(used) = used {
            word(hundredths(look.text, used), FIGURE, look.palette.quiet);
        }
        let size = words
            .iter()
            .map(|(galley, _)| galley.size())
            .fold(Vec2::ZERO, |size, line| vec2(size.x.max(line.x), size.y + line.y - TIGHT));
        let (block, align) = place(size, (spot, half), beside, (pane, cards));
        let mut top = block.top();
        for (galley, ink) in &words {
            let line = Rect::from_x_y_ranges(block.x_range(), Rangef::new(top, top + galley.size().y));
            haloed(painter, align.pos_in_rect(&line), align, galley, (*ink, look.palette.ground));
            top += galley.size().y - TIGHT;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_on_the_map_and_clear_of_legend_and_zoom_buttons() {
        let pane = Rect::from_min_size(pos2(10.0, 20.0), vec2(500.0, 300.0));
        let zoom = Rect::from_min_max(pane.max - vec2(50.0, 110.0), pane.max);
        let legend = Rect::from_min_max(
            pos2(pane.left(), pane.bottom() - 150.0),
            pos2(pane.left() + 200.0, pane.bottom()),
        );
        let cards = [legend, zoom];
        let spots = [
            (20.0, 30.0),
            (250.0, 160.0),
            (500.0, 30.0),
            (440.0, 300.0),
            (455.0, 230.0),
            (60.0, 250.0),
            (215.0, 310.0),
        ];
        let size = vec2(90.0, 30.0);
        for beside in [false, true] {
            for (x, y) in spots {
                let (block, _) = place(size, (pos2(x, y), HALF), beside, (pane, cards));
                assert!(pane.contains_rect(block), "{x}, {y}: {block:?}");
                assert!(cards.iter().all(|card| !block.intersects(*card)), "{x}, {y}: {block:?}");
            }
            let away = pos2(pane.right() + 55.0, 160.0);
            let (block, _) = place(size, (away, HALF), beside, (pane, cards));
            assert!(!pane.contains_rect(block), "words go with a mark that is out of sight");
        }
    }
}
