//! The day: a strip of its hours with classes and bells, lessons in progress and those that end disturbed, the busiest
//! link and hosts; a cursor that is dragged, played or stepped; and the figures at the cursor.

mod curves;
mod nodes;
mod strip;

use super::Look;
use super::bar;
use super::figure::{clock, hundredths};
use super::icon::{self, Icon};
use crate::action::Action;
use crate::state::State;
use crate::study::Checked;
use crate::text::{Text, number};
use crate::theme;
use crate::work::film::{Minute, Reel};
use egui::{
    Align2, ComboBox, FontId, Label, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};
use maillage_sim::territory::EstablishmentKind;
use strip::{Curve, Strip};

/// First minute that the strip shows.
pub const FIRST_MINUTE: f32 = 7.0 * 60.0;

/// Last minute that the strip shows, at which playing ends.
pub const LAST_MINUTE: f32 = 19.0 * 60.0;

/// Speeds offered, minutes of the day in a second.
const SPEEDS: [f32; 5] = [1.0, 5.0, 20.0, 60.0, 180.0];

/// Minutes of a long step.
pub const LONG_STEP: f32 = 5.0;

/// Width of the figures beside the strip, points at the usual size of text, and the least width of a pane that has them.
const FIGURES: f32 = 256.0;
const WIDE: f32 = 640.0;

/// Height of the figures below the strip of a narrow pane, and of the line of words above it, points at the usual size of
/// text.
const ROWS: f32 = 104.0;
const WORDS: f32 = 24.0;

/// Least height of the strip, points at the usual size of text: a pane that is too low for it scrolls.
const LEAST: f32 = 84.0;

/// What the timeline remembers.
#[derive(Default, Debug)]
pub struct Draft;

/// The cursor moved by some minutes, within the strip.
pub fn moved(minute: f32, by: f32) -> f32 {
    (minute + by).clamp(FIRST_MINUTE, LAST_MINUTE)
}

/// What starting or pausing asks for: whoever plays a day that is over wants it from the morning on.
pub fn play(state: &State, actions: &mut Vec<Action>) {
    if !state.shown.playing && state.shown.minute >= LAST_MINUTE {
        actions.push(Action::Minute(FIRST_MINUTE));
    }
    actions.push(Action::Play(!state.shown.playing));
}

/// A minute in words: "10 h 05: 412 lessons, 37 disturbed".
pub fn in_words(text: &Text, minute: f32, at: &Minute) -> String {
    let lessons = text
        .say("timeline-lessons-at", &[("lessons", at.lessons.into()), ("disturbed", at.disturbed.into())]);
    text.say("map-card-at", &[("time", clock(text, minute).into()), ("state", lessons.into())])
}

/// What is said while there is no film.
pub fn awaited(look: &Look<'_>, state: &State) -> String {
    let is_coming = state.unfilmed().is_some() || (state.view().is_none() && !state.is_unreadable);
    look.text.get(if is_coming { "timeline-filming" } else { "timeline-no-film" })
}

/// Draws the day.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, _: &mut Draft, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else { return };
    let height = ui.available_height();
    ScrollArea::vertical()
        .id_salt("day")
        .auto_shrink(false)
        .show(ui, |ui| day(ui, look, state, study, height, actions));
}

/// Controls, figures and strip in so much height, or more where it is too little.
fn day(ui: &mut Ui, look: &Look<'_>, state: &State, study: &Checked, height: f32, actions: &mut Vec<Action>) {
    let film = state.film();
    let reel = film.map(AsRef::as_ref);
    let [wide, beside, below, words, least] =
        [WIDE, FIGURES, ROWS, WORDS, LEAST].map(|points| theme::scaled(ui.style(), points));
    let top = ui.cursor().top();
    let left = |ui: &Ui| height - (ui.cursor().top() - top);
    let is_wide = ui.available_width() >= wide;
    controls(ui, look, state, is_wide, actions);
    // Figures stand beside the strip or below it; where there is room for neither, words say two of them.
    let is_tall = left(ui) >= words + least + below;
    if !is_wide {
        ui.horizontal_wrapped(|ui| {
            if let Some(reel) = reel.filter(|_| !is_tall) {
                let at = reel.at(state.shown.minute);
                ui.label(RichText::new(in_words(look.text, state.shown.minute, &at)).small());
            }
            drawn(ui, look);
        });
    }
    let size = vec2(ui.available_width(), left(ui).floor().max(least));
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut rect = whole;
    if is_wide {
        rect.set_right(whole.right() - beside);
        figures(ui, look, state, reel, Rect::from_min_max(pos2(rect.right() + 14.0, whole.top()), whole.max));
    } else if is_tall {
        rect.set_bottom(whole.bottom() - below);
        let corner = pos2(whole.right().min(whole.left() + beside), whole.bottom());
        figures(ui, look, state, reel, Rect::from_min_max(rect.left_bottom() + vec2(0.0, 8.0), corner));
    }
    if let Some(reel) = reel {
        nodes::ui(ui, look, state, (study, reel), rect);
    }
    let strip = Strip { look, state, reel: film, slots: slots(state, study) };
    strip.ui(ui, rect, actions);
}

/// Whoever sees one day played should not take it for every day.
fn drawn(ui: &mut Ui, look: &Look<'_>) {
    let drawn = RichText::new(look.text.get("timeline-drawn")).small().color(look.palette.quiet);
    ui.add(Label::new(drawn).truncate()).on_hover_text(look.text.get("timeline-drawn-hint"));
}

fn controls(ui: &mut Ui, look: &Look<'_>, state: &State, is_wide: bool, actions: &mut Vec<Action>) {
    let (text, minute) = (look.text, state.shown.minute);
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if icon::button(ui, Icon::Back, &text.get("timeline-back")).clicked() {
            actions.push(Action::Minute(moved(minute, -LONG_STEP)));
        }
        let (icon, key) =
            if state.shown.playing { (Icon::Pause, "gui-pause") } else { (Icon::Play, "gui-play") };
        if main_button(ui, look, icon, &text.get(key)).clicked() {
            play(state, actions);
        }
        if icon::button(ui, Icon::Forth, &text.get("timeline-forth")).clicked() {
            actions.push(Action::Minute(moved(minute, LONG_STEP)));
        }
        ui.add_space(6.0);
        // As wide at any time, so that what follows stays where it is.
        let [size, width, height] = [21.0, 84.0, 28.0].map(|points| theme::scaled(ui.style(), points));
        let clock = RichText::new(clock(text, minute)).family(theme::strong()).size(size);
        ui.add_sized([width, height], Label::new(clock).selectable(false));
        ui.add_space(6.0);
        let label = ui.label(RichText::new(text.get("timeline-speed")).color(look.palette.quiet));
        let said = |speed: f32| text.say("timeline-speed-of", &[("minutes", (speed as u32).into())]);
        let width = theme::scaled(ui.style(), 92.0);
        let combo = ComboBox::from_id_salt("speed").width(width).selected_text(said(state.shown.speed));
        let combo = combo.show_ui(ui, |ui| {
            for speed in SPEEDS {
                if ui.selectable_label((state.shown.speed - speed).abs() < 0.5, said(speed)).clicked() {
                    actions.push(Action::Speed(speed));
                }
            }
        });
        combo.response.labelled_by(label.id);
        if is_wide {
            ui.add_space(6.0);
            drawn(ui, look);
        }
    };
    if is_wide {
        ui.horizontal(row);
    } else {
        ui.horizontal_wrapped(row);
    }
}

/// The button that people look for: filled.
fn main_button(ui: &mut Ui, look: &Look<'_>, sign: Icon, name: &str) -> Response {
    let size = vec2(36.0, 30.0) * theme::scaled(ui.style(), 1.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let palette = &look.palette;
    let lifted = if response.hovered() { 0.15 } else { 0.0 };
    ui.painter().rect_filled(rect, 6.0, palette.accent.lerp_to_gamma(palette.ink, lifted));
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(1.0), 7.0, Stroke::new(2.0, palette.ink), StrokeKind::Outside);
    }
    icon::draw(
        ui.painter(),
        sign,
        Rect::from_center_size(rect.center(), Vec2::splat(0.43 * size.y)),
        palette.card,
    );
    response.on_hover_text(name)
}

/// The figures at the cursor, which are also the legend of the strip.
fn figures(ui: &Ui, look: &Look<'_>, state: &State, reel: Option<&Reel>, rect: Rect) {
    let painter = ui.painter();
    let at = reel.map(|reel| reel.at(state.shown.minute));
    let [row_height, name_size, value_size] =
        [26.0, theme::SMALL, 15.0].map(|points| theme::scaled(ui.style(), points));
    let height = (rect.height() / Curve::ALL.len() as f32).min(row_height);
    for (row, curve) in Curve::ALL.into_iter().enumerate() {
        let middle = rect.top() + (row as f32 + 0.5) * height;
        let sign = Rect::from_center_size(pos2(rect.left() + 9.0, middle), vec2(18.0, 11.0));
        curve.sign(painter, sign, &look.palette);
        let words = at.map_or_else(|| "–".to_owned(), |at| curve.value(look.text, &at));
        let value = painter.text(
            pos2(rect.right(), middle),
            Align2::RIGHT_CENTER,
            words,
            FontId::new(value_size, theme::strong()),
            look.palette.ink,
        );
        let name = look.text.get(curve.key());
        let left = sign.right() + 7.0;
        let room = value.left() - 8.0 - left;
        let line = bar::line(painter, &name, FontId::proportional(name_size), look.palette.quiet, room);
        if line.elided {
            let row = Rect::from_x_y_ranges(rect.x_range(), middle - 0.5 * height..=middle + 0.5 * height);
            ui.interact(row, ui.scope_id().with(curve.key()), Sense::hover()).on_hover_text(name);
        }
        painter.galley(pos2(left, middle - 0.5 * line.size().y), line, look.palette.quiet);
    }
}

impl Curve {
    /// Its value in a minute.
    fn value(self, text: &Text, at: &Minute) -> String {
        match self {
            Self::Lessons => number::decimal(text.language(), f64::from(at.lessons), 0),
            Self::Disturbed => number::decimal(text.language(), f64::from(at.disturbed), 0),
            Self::Link => hundredths(text, at.link.0),
            Self::Pool => hundredths(text, at.pool.0),
        }
    }
}

/// Slots of classes, minutes from midnight: of the establishment selected, else of collèges.
fn slots(state: &State, study: &Checked) -> Vec<(f32, f32)> {
    let kind = state
        .shown
        .establishment
        .map_or(EstablishmentKind::College, |at| study.territory.establishments[at].kind);
    let scenario = study.scenario(&state.shown.scenario).and_then(|known| known.scenario.as_ref());
    let Some(scenario) = scenario else { return Vec::new() };
    let minute = |time: maillage_sim::time::SimTime| (time.seconds() / 60.0) as f32;
    scenario
        .bells(&state.shown.phase, kind)
        .into_iter()
        .map(|(start, end)| (minute(start), minute(end)))
        .collect()
}

#[cfg(test)]
mod tests;
