//! Rows of bars made of parts, on one axis: who pays, what a score is made of.

use super::draw::{Axis, font, mark, put};
use crate::panel::Look;
use crate::theme;
use egui::{
    Align, Align2, Color32, FontId, Rangef, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, vec2,
};

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Number of the scenario, which gives its mark.
    pub(super) number: usize,
    /// Its title.
    pub(super) title: String,
    /// Its parts, in the order of the legend.
    pub(super) parts: Vec<f64>,
    /// What stands at its end.
    pub(super) words: String,
    /// Whether it is what is looked at.
    pub(super) is_shown: bool,
    /// Whether it does not count.
    pub(super) is_out: bool,
}

/// The picture.
#[derive(Clone)]
pub(super) struct Stack<'a> {
    /// Names of the parts.
    pub(super) names: Vec<String>,
    /// Rows.
    pub(super) rows: Vec<Row>,
    /// Where the axis ends.
    pub(super) end: f64,
    /// Unit of the axis.
    pub(super) unit: &'a str,
    /// A part in words.
    pub(super) words: &'a dyn Fn(f64) -> String,
}

/// Names of parts with their colours.
pub(super) fn legend(ui: &mut Ui, look: &Look<'_>, names: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (index, name) in names.iter().enumerate() {
            // A colour and its name stay together at the end of a line.
            let font = TextStyle::Small.resolve(ui.style());
            let words = ui.painter().layout_no_wrap(name.clone(), font.clone(), look.palette.ink);
            let size = vec2(font.size + 5.0 + words.size().x + 8.0, words.size().y + 2.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let square = Rect::from_center_size(
                rect.left_center() + vec2(font.size / 2.0, 0.0),
                vec2(font.size - 1.0, font.size - 1.0),
            );
            ui.painter().rect_filled(square, 2.0, theme::part(index, look.palette.is_dark));
            ui.painter().galley(rect.min + vec2(font.size + 5.0, 1.0), words, look.palette.ink);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        }
    });
}

/// Draws it; the row that was clicked.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, stack: &Stack<'_>) -> Option<usize> {
    legend(ui, look, &stack.names);
    let usual = font(ui, false);
    let width = ui.available_width();
    let titles = (width * 0.3).clamp(110.0, 230.0);
    let strong = FontId::new(usual.size, theme::strong());
    let words = |row: &Row| ui.painter().layout_no_wrap(row.words.clone(), strong.clone(), Color32::WHITE);
    let ends = stack.rows.iter().map(|row| words(row).size().x).fold(0.0, f32::max) + 12.0;
    let mut clicked = None;
    let mut rows = Rangef::NOTHING;
    let behind = ui.painter().add(egui::Shape::Noop);
    let mut axis = Axis { low: 0.0, high: stack.end, room: Rangef::NOTHING };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for (index, row) in stack.rows.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(width, usual.size * 2.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.is_shown, said(stack, row)));
            let room = Rangef::new(rect.left() + titles, rect.right() - ends);
            axis.room = room;
            rows = Rangef::new(rows.min.min(rect.top()), rows.max.max(rect.bottom()));
            if row.is_shown || response.hovered() || response.has_focus() {
                let fill = look.palette.accent.gamma_multiply(if row.is_shown { 0.10 } else { 0.06 });
                ui.painter().rect_filled(rect, 4.0, fill);
            }
            head(ui, look, row, rect.with_max_x(room.min - 8.0));
            bar(ui, look, stack, row, (rect, axis));
            let family = if row.is_shown { theme::strong() } else { egui::FontFamily::Proportional };
            let colour = if row.is_out { look.palette.bad } else { look.palette.ink };
            let end = rect.with_min_x(room.max + 8.0);
            put(ui, end, Align::Max, &row.words, FontId::new(usual.size, family), colour);
            if response.clicked() {
                clicked = Some(index);
            }
            response.on_hover_text(said(stack, row));
        }
    });
    axis.draw(ui, look, (rows, behind), stack.unit, false);
    clicked
}

/// A row in words.
fn said(stack: &Stack<'_>, row: &Row) -> String {
    let parts = stack.names.iter().zip(&row.parts);
    let parts: Vec<String> = parts.map(|(name, value)| format!("{name} {}", (stack.words)(*value))).collect();
    format!("{} {} ({})", row.title, row.words, parts.join(", "))
}

fn head(ui: &Ui, look: &Look<'_>, row: &Row, rect: Rect) {
    mark(ui.painter(), row.number, rect.left_center() + vec2(8.0, 0.0));
    let colour = if row.is_out { look.palette.quiet } else { look.palette.ink };
    put(ui, rect.with_min_x(rect.left() + 20.0), Align::Min, &row.title, font(ui, row.is_shown), colour);
}

fn bar(ui: &Ui, look: &Look<'_>, stack: &Stack<'_>, row: &Row, (rect, axis): (Rect, Axis)) {
    let painter = ui.painter();
    let small = TextStyle::Small.resolve(ui.style());
    let mut from = 0.0;
    for (index, value) in row.parts.iter().enumerate() {
        let to = from + value.max(0.0);
        let x = Rangef::new(axis.x(from), axis.x(to));
        from = to;
        if x.span() < 0.5 {
            continue;
        }
        let part = Rect::from_x_y_ranges(x, rect.y_range().shrink(3.0));
        let fill = theme::part(index, look.palette.is_dark);
        // What is out stays to be seen, faint.
        let fill = if row.is_out { fill.lerp_to_gamma(look.palette.panel, 0.65) } else { fill };
        painter.rect_filled(part, 0.0, fill);
        painter.vline(x.max, part.y_range(), Stroke::new(1.0, look.palette.panel));
        let ink: Color32 = theme::on(fill);
        let words = painter.layout_no_wrap((stack.words)(*value), small.clone(), ink);
        if words.size().x + 8.0 <= x.span() {
            let at = Align2::CENTER_CENTER.anchor_size(part.center(), words.size()).min;
            painter.galley(at, words, ink);
        }
    }
}
