//! Three pictures: of twenty lessons how many are disturbed; the region today and at best; what blocks.

use super::sentences::best;
use super::small::Maps;
use crate::action::Action;
use crate::panel::Look;
use crate::panel::bar::{self, Bar};
use crate::panel::compare::Compared;
use crate::panel::shot::Shot;
use crate::study::{Checked, said};
use crate::text::number;
use crate::theme;
use egui::{Align2, FontId, Label, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::compare::JUDGED_MEASURE;

/// Lessons drawn for each scenario.
const LESSONS: usize = 20;

/// Room between the squares of lessons, points.
const BETWEEN: f32 = 4.0;

/// Height of the row of a scenario, points at the usual size of text.
const ROW: f32 = 34.0;

/// Room for the title of a scenario, and for its percentage, at the usual size of text.
const TITLE: f32 = 218.0;
const PERCENT: f32 = 70.0;

/// Size of words in pictures, points at the usual size of text.
const WORDS: f32 = 16.0;

/// A picture under its heading, with a button that keeps both.
fn titled(
    ui: &mut Ui,
    look: &Look<'_>,
    key: &'static str,
    actions: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui),
) {
    let shot = Shot::of(ui, key);
    let drawn = ui.scope(|ui| {
        let words = look.text.get(key);
        let size = theme::scaled(ui.style(), 19.0);
        let heading = Label::new(RichText::new(&words).size(size).family(theme::strong())).wrap();
        shot.titled(ui, look, heading, &words);
        ui.add_space(6.0);
        contents(ui);
    });
    actions.extend(shot.take(ui, drawn.response.rect));
}

/// Of twenty lessons with computers, those that are disturbed.
pub(super) fn lessons(ui: &mut Ui, look: &Look<'_>, compared: &[Compared<'_>], actions: &mut Vec<Action>) {
    titled(ui, look, "elus-picture-lessons", actions, |ui| squares(ui, look, compared));
}

/// A row of squares for each scenario.
fn squares(ui: &mut Ui, look: &Look<'_>, compared: &[Compared<'_>]) {
    let [row, size, percent_room, title_room] =
        [ROW, WORDS, PERCENT, TITLE].map(|points| theme::scaled(ui.style(), points));
    // Large words in a narrow window still leave room for the squares.
    let title_room = title_room.min(0.42 * ui.available_width());
    for one in compared {
        let share = one.view.and_then(|view| view.territory.get(JUDGED_MEASURE)).map(|share| share.mean);
        let title = said(&one.known.title, look.text.language());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
        let words = share.map_or_else(
            || title.to_owned(),
            |share| {
                look.text.say(
                    "elus-lessons-in-words",
                    &[
                        ("scenario", title.into()),
                        ("disturbed", ((share * LESSONS as f64).round() as u64).into()),
                        ("total", LESSONS.into()),
                    ],
                )
            },
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
        let painter = ui.painter_at(rect);
        let font = FontId::new(size, theme::strong());
        let words = bar::line(&painter, title, font.clone(), look.palette.ink, title_room - 8.0);
        if words.elided {
            response.on_hover_text(title);
        }
        painter.galley(rect.left_center() - vec2(0.0, 0.5 * words.size().y), words, look.palette.ink);
        let Some(share) = share else { continue };
        let left = rect.left() + title_room;
        let step = ((rect.width() - title_room - percent_room) / LESSONS as f32).clamp(8.0, row - 8.0);
        let side = step - BETWEEN;
        for lesson in 0..LESSONS {
            // The last square is filled by the part of a lesson that is left.
            let part = (share * LESSONS as f64 - lesson as f64).clamp(0.0, 1.0) as f32;
            let corner = pos2(left + lesson as f32 * step, rect.center().y - side / 2.0);
            let square = Rect::from_min_size(corner, Vec2::splat(side));
            painter.rect_filled(square, 3.0, look.palette.line);
            if part > 0.0 {
                let mut filled = square;
                filled.set_top(square.bottom() - side * part);
                painter.rect_filled(filled, 3.0, look.palette.bad);
            }
        }
        let at = pos2(left + LESSONS as f32 * step + 8.0, rect.center().y);
        let percent = number::percent(look.text.language(), share);
        painter.text(at, Align2::LEFT_CENTER, percent, font, look.palette.ink);
    }
}

/// Least height of the maps, points.
const MAP: f32 = 226.0;

/// Room for the title of a map and below it, at the usual size of text.
const AROUND_MAP: f32 = 48.0;

/// The region in the reference and in the best scenario.
pub(super) fn maps(
    ui: &mut Ui,
    look: &Look<'_>,
    study: &Checked,
    compared: &[Compared<'_>],
    maps: &mut Maps,
    actions: &mut Vec<Action>,
) {
    let key = if look.palette.is_dark { "elus-picture-maps-dark" } else { "elus-picture-maps" };
    titled(ui, look, key, actions, |ui| beside(ui, look, study, compared, maps));
}

/// Maps beside each other.
fn beside(ui: &mut Ui, look: &Look<'_>, study: &Checked, compared: &[Compared<'_>], maps: &mut Maps) {
    let reference = &compared[study.reference];
    let shown: Vec<&Compared<'_>> = match best(compared) {
        Some((best, _)) if best.number != reference.number => vec![reference, best],
        _ => vec![reference],
    };
    let width = (ui.available_width() - 10.0) / shown.len() as f32;
    let size = theme::scaled(ui.style(), WORDS);
    // They fill what is left of the window.
    let left = ui.clip_rect().bottom() - ui.cursor().top() - theme::scaled(ui.style(), AROUND_MAP);
    let height = left.min(1.2 * width).max(MAP);
    ui.horizontal(|ui| {
        for one in shown {
            ui.vertical(|ui| {
                ui.set_width(width - 6.0);
                let title = said(&one.known.title, look.text.language());
                ui.add(Label::new(RichText::new(title).size(size)).truncate());
                let (rect, response) = ui.allocate_exact_size(vec2(width - 6.0, height), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
                if let Some(view) = one.view {
                    maps.draw(&ui.painter_at(rect), look, &study.territory, view, rect);
                }
            });
        }
    });
}

/// What disturbs lessons in the reference.
pub(super) fn blame(
    ui: &mut Ui,
    look: &Look<'_>,
    study: &Checked,
    compared: &[Compared<'_>],
    actions: &mut Vec<Action>,
) {
    titled(ui, look, "elus-picture-blame", actions, |ui| {
        if let Some(view) = compared[study.reference].view {
            causes(ui, look, view);
        }
    });
}

/// The causes that disturb most, as bars.
fn causes(ui: &mut Ui, look: &Look<'_>, view: &CellView) {
    let mut shares: Vec<(String, f64)> = Vec::new();
    for blamed in &view.blame {
        let words = look.text.get(&format!("elus-culprit-{}", blamed.class.key()));
        match shares.iter_mut().find(|(known, _)| *known == words) {
            Some((_, share)) => *share += blamed.share,
            None => shares.push((words, blamed.share)),
        }
    }
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let size = theme::scaled(ui.style(), WORDS);
    for (words, share) in shares.iter().take(5) {
        let percent = number::percent(look.text.language(), *share);
        let title = crate::panel::figure::capital(words);
        let bar = Bar {
            title: &title,
            share: Some(*share),
            words: &percent,
            colour: look.palette.bad,
            size,
            is_shown: false,
        };
        bar::ui(ui, look, &bar);
    }
    if shares.is_empty() {
        ui.label(RichText::new(look.text.get("explain-nothing-blamed")).size(size));
    }
}
