//! A row that says how much: a title over a bar, and its figure.

use super::Look;
use crate::theme::strong;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Galley, Label, Painter, Response, RichText, Role, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};
use std::sync::Arc;

/// What a row says.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    /// Of what.
    pub title: &'a str,
    /// How much of the whole, 0 to 1; none when it is not known.
    pub share: Option<f64>,
    /// The same in words.
    pub words: &'a str,
    /// Colour of the bar.
    pub colour: Color32,
    /// Size of the words, points.
    pub size: f32,
    /// Whether the row is what is looked at.
    pub is_shown: bool,
}

/// Draws a row; it can be clicked.
pub fn ui(ui: &mut Ui, look: &Look<'_>, bar: &Bar<'_>) -> Response {
    // The row senses clicks from the start: what only hovers gives the focus away.
    let drawn = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut title = RichText::new(bar.title).size(bar.size);
        if bar.is_shown {
            title = title.family(strong()).color(look.palette.accent);
        }
        ui.add(Label::new(title).truncate().selectable(false));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), bar.size * 1.15), Sense::hover());
        let mut whole = rect;
        whole.set_right(rect.right() - bar.size * 4.2);
        ui.painter().rect_filled(whole, 3.0, look.palette.line.gamma_multiply(0.5));
        if let Some(share) = bar.share {
            // What is nearly nothing is still seen.
            whole.set_width(whole.width() * share.clamp(0.004, 1.0) as f32);
            ui.painter().rect_filled(whole, 3.0, bar.colour);
        }
        let font = FontId::new(bar.size, strong());
        ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, bar.words, font, look.palette.ink);
    });
    let response = drawn.response;
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, bar.is_shown, format!("{} {}", bar.title, bar.words))
    });
    if response.hovered() || response.has_focus() {
        let fill = look.palette.accent.gamma_multiply(0.08);
        ui.painter().rect_filled(response.rect.expand(3.0), 4.0, fill);
    }
    ui.add_space(bar.size * 0.3);
    response
}

/// Words on one line so wide at most, with an ellipsis where they do not fit: a long title does not run into figures.
pub fn line(painter: &Painter, words: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    painter.layout_job(job)
}
