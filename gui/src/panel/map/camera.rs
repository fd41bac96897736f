//! From the plane of the territory (kilometres, east and south) to points of the pane, and back.

use egui::{Pos2, Rect, Vec2, vec2};

/// What part of the plane is seen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// Point of the plane in the middle of the pane.
    pub centre: Pos2,
    /// Points of the screen per kilometre.
    pub scale: f32,
}

/// Closest view: a kilometre over most of the pane.
const CLOSEST: f32 = 400.0;

/// Widest view: a thousand kilometres in a hundred points.
const WIDEST: f32 = 0.1;

/// Share of the pane that the territory fills at first.
const FILLED: f32 = 0.94;

impl Camera {
    /// Sees all of `bounds` in a pane.
    pub fn fit(bounds: Rect, pane: Rect) -> Self {
        let across = pane.width() / bounds.width().max(0.1);
        let down = pane.height() / bounds.height().max(0.1);
        let scale = (across.min(down) * FILLED).clamp(WIDEST, CLOSEST);
        Self { centre: bounds.center(), scale }
    }

    /// Sees all of `bounds` in the part of a pane that nothing lies on: beside or above the cards in its lower left and
    /// lower right corners (`left`, `right`: their sizes), whichever lets it be larger.
    pub fn fit_beside(bounds: Rect, pane: Rect, left: Vec2, right: Vec2) -> Self {
        let lower = left.y.max(right.y);
        let beside = Rect::from_min_max(pane.min + vec2(left.x, 0.0), pane.max - vec2(right.x, 0.0));
        let above = Rect::from_min_max(pane.min, pane.max - vec2(0.0, lower));
        let free = [beside, above].map(|free| (free, Self::fit(bounds, free)));
        let larger = usize::from(free[1].1.scale > free[0].1.scale);
        let (free, fitted) = free[larger];
        let centre = bounds.center() - (free.center() - pane.center()) / fitted.scale;
        Self { centre, ..fitted }
    }

    /// Where a point of the plane is on the screen.
    pub fn to_screen(&self, pane: Rect, point: Pos2) -> Pos2 {
        pane.center() + (point - self.centre) * self.scale
    }

    /// The point of the plane under a point of the screen.
    pub fn to_plane(&self, pane: Rect, point: Pos2) -> Pos2 {
        self.centre + (point - pane.center()) / self.scale
    }

    /// The part of the plane that a pane shows.
    pub fn seen(&self, pane: Rect) -> Rect {
        Rect::from_min_max(self.to_plane(pane, pane.min), self.to_plane(pane, pane.max))
    }

    /// Moves what is seen with the hand.
    pub fn pan(&mut self, by: Vec2) {
        self.centre -= by / self.scale;
    }

    /// Comes closer by a factor; what is under `anchor` stays there.
    pub fn zoom(&mut self, pane: Rect, anchor: Pos2, factor: f32) {
        let under = self.to_plane(pane, anchor);
        self.scale = (self.scale * factor).clamp(WIDEST, CLOSEST);
        self.centre = under - (anchor - pane.center()) / self.scale;
    }

    /// Brings a point of the plane into the middle, close enough to tell schools apart.
    pub fn go_to(&mut self, point: Pos2) {
        self.centre = point;
        self.scale = self.scale.max(8.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn pane() -> Rect {
        Rect::from_min_size(pos2(10.0, 20.0), vec2(400.0, 300.0))
    }

    #[test]
    fn screen_and_plane_are_inverse() {
        let camera = Camera { centre: pos2(3.0, -7.0), scale: 12.5 };
        let point = pos2(5.5, -2.25);
        let there = camera.to_plane(pane(), camera.to_screen(pane(), point));
        assert!(there.distance(point) < 1e-4);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut camera = Camera { centre: pos2(0.0, 0.0), scale: 2.0 };
        let anchor = pos2(100.0, 250.0);
        let before = camera.to_plane(pane(), anchor);
        camera.zoom(pane(), anchor, 3.0);
        assert!(camera.to_plane(pane(), anchor).distance(before) < 1e-3);
    }

    #[test]
    fn all_of_the_bounds_is_seen() {
        let bounds = Rect::from_min_size(pos2(-50.0, 20.0), vec2(300.0, 40.0));
        let seen = Camera::fit(bounds, pane()).seen(pane());
        assert!(seen.contains_rect(bounds));
    }

    #[test]
    fn nothing_lies_on_the_bounds() {
        let (left, right) = (vec2(120.0, 130.0), vec2(40.0, 110.0));
        for (width, height) in [(300.0, 40.0), (40.0, 300.0), (200.0, 200.0)] {
            let bounds = Rect::from_min_size(pos2(-50.0, 20.0), vec2(width, height));
            let camera = Camera::fit_beside(bounds, pane(), left, right);
            let on_screen = Rect::from_min_max(
                camera.to_screen(pane(), bounds.min),
                camera.to_screen(pane(), bounds.max),
            );
            assert!(pane().contains_rect(on_screen));
            let cards = [
                Rect::from_min_max(
                    pos2(pane().left(), pane().bottom() - left.y),
                    pos2(pane().left() + left.x, pane().bottom()),
                ),
                Rect::from_min_max(pane().max - right, pane().max),
            ];
            assert!(cards.iter().all(|card| !card.intersects(on_screen)), "{width} by {height}");
        }
    }
}
