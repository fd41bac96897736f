//! The mark beside a field: whose value it is, told by its form and not by colour alone.

use super::model::{Model, Standing};
use super::words::standing;
use crate::panel::Look;
use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use maillage_scenarios::file::Entry;

/// Radius, points.
const RADIUS: f32 = 4.0;

/// Draws the mark of a field: a disc for what the scenario says, a disc in a ring for what it says from a phase on, a thin
/// ring for what it inherits.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, model: &Model, entry: &Entry) -> Response {
    let size = vec2(2.0 * RADIUS + 4.0, ui.spacing().interact_size.y.min(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let (painter, centre) = (ui.painter(), rect.center());
    let accent = look.palette.accent;
    match model.standing(entry) {
        Standing::Plain => return response,
        Standing::Own => {
            painter.circle_filled(centre, RADIUS, accent);
        }
        Standing::OwnFrom(_) => {
            painter.circle_filled(centre, RADIUS - 2.0, accent);
            painter.circle_stroke(centre, RADIUS, Stroke::new(1.2, accent));
        }
        Standing::Inherited(_) => {
            painter.circle_stroke(centre, RADIUS - 1.0, Stroke::new(1.0, look.palette.quiet));
        }
    }
    let words = standing(look, model, entry);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
    response.on_hover_text(words)
}
