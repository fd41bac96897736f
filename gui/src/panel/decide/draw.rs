//! What the pictures of the decision share: axes with round numbers, words that fit, rows that are clicked.

use crate::panel::Look;
use crate::text::number;
use crate::theme;
use egui::layers::ShapeIdx;
use egui::{Align2, Color32, FontId, Painter, Pos2, Rangef, Rect, Shape, Stroke, TextStyle, Ui, pos2, vec2};
use maillage_scenarios::text::Language;

/// Step between the marks of an axis of such a length: 1, 2 or 5 times a power of ten, at most so many of them.
pub(super) fn step(length: f64, most: u32) -> f64 {
    let least = (length / f64::from(most.max(1))).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= least).unwrap_or(least)
}

/// Decimals that the marks of an axis with this step need.
pub(super) fn decimals(step: f64) -> usize {
    if step >= 1.0 { 0 } else { (-step.log10()).ceil() as usize }
}

/// A horizontal axis: from where to where, over which part of the window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) room: Rangef,
}

impl Axis {
    /// Where a value stands.
    pub(super) fn x(&self, value: f64) -> f32 {
        let share = (value - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE);
        self.room.min + self.room.span() * share.clamp(0.0, 1.0) as f32
    }

    /// Round values along it, about 70 points apart.
    pub(super) fn marks(&self) -> (f64, Vec<f64>) {
        let step = step(self.high - self.low, (self.room.span() / 70.0).max(2.0) as u32);
        let first = (self.low / step - 1e-9).ceil() as i64;
        let last = (self.high / step + 1e-9).floor() as i64;
        (step, (first..=last).map(|at| at as f64 * step).collect())
    }

    /// Draws its marks below `rows`, with the unit after the last of them; its lines go to `behind`, which was kept for
    /// them before the rows were drawn.
    pub(super) fn draw(
        &self,
        ui: &mut Ui,
        look: &Look<'_>,
        (rows, behind): (Rangef, ShapeIdx),
        unit: &str,
        signed: bool,
    ) {
        let (step, marks) = self.marks();
        let font = TextStyle::Small.resolve(ui.style());
        let height = font.size * 1.5;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        let painter = ui.painter();
        let mut lines = Vec::new();
        for value in &marks {
            let x = self.x(*value);
            let colour = if *value == 0.0 { look.palette.departement } else { look.palette.line };
            lines.push(Shape::vline(x, Rangef::new(rows.min, rect.top() + 2.0), Stroke::new(1.0, colour)));
            let words = plain(look.text.language(), *value, decimals(step), signed);
            painter.text(
                pos2(x, rect.top() + 3.0),
                Align2::CENTER_TOP,
                words,
                font.clone(),
                look.palette.quiet,
            );
        }
        painter.set(behind, Shape::Vec(lines));
        let at = pos2(self.room.max + 14.0, rect.top() + 3.0);
        painter.text(at, Align2::LEFT_TOP, unit, font, look.palette.quiet);
    }
}

/// A number, with its sign when it is a change.
pub(super) fn plain(language: Language, value: f64, decimals: usize, signed: bool) -> String {
    let zero = 0.5 * 0.1_f64.powf(decimals as f64);
    let sign = if signed && value >= zero { "+" } else { "" };
    // What rounds to nothing has no sign.
    let value = if value.abs() < zero { 0.0 } else { value };
    format!("{sign}{}", number::decimal(language, value, decimals))
}

/// Words within a width, cut where they are too long.
pub(super) fn fitted(
    ui: &Ui,
    words: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Words in the middle of the height of a rectangle, at its left or right end.
pub(super) fn put(ui: &Ui, rect: Rect, align: egui::Align, words: &str, font: FontId, colour: Color32) {
    let galley = fitted(ui, words, font, colour, rect.width());
    let x = if align == egui::Align::Max { rect.right() - galley.size().x } else { rect.left() };
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
}

/// The usual font, strong or not.
pub(super) fn font(ui: &Ui, is_strong: bool) -> FontId {
    let usual = TextStyle::Body.resolve(ui.style());
    if is_strong { FontId::new(usual.size, theme::strong()) } else { usual }
}

/// The mark of a scenario before its title.
pub(super) fn mark(painter: &Painter, number: usize, at: Pos2) {
    crate::panel::compare::mark(painter, number, at, 5.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_marks() {
        assert_eq!(step(100.0, 5), 20.0);
        assert_eq!(step(7.0, 4), 2.0);
        assert_eq!((step(0.3, 3), decimals(step(0.3, 3))), (0.1, 1));
        let axis = Axis { low: -3.0, high: 9.0, room: Rangef::new(0.0, 280.0) };
        assert_eq!(axis.marks(), (5.0, vec![0.0, 5.0]));
        assert_eq!((axis.x(-3.0), axis.x(9.0), axis.x(99.0)), (0.0, 280.0, 280.0));
    }

    #[test]
    fn changes_have_signs_unless_they_are_none() {
        let said = |value| plain(Language::English, value, 1, true);
        assert_eq!([said(1.26), said(-1.26), said(0.04), said(-0.04)], ["+1.3", "−1.3", "0.0", "0.0"]);
    }
}
