//! The page for decision makers: five sentences and three pictures, large, in plain words, no jargon.

mod pictures;
mod sentences;
mod small;

use super::Look;
use super::compare::{Compared, compared, moment};
use super::icon::{self, Icon};
use crate::action::{Action, Extent};
use crate::state::State;
use crate::study::{Checked, said};
use crate::theme;
use egui::{Label, RichText, Ui};

/// What the page remembers.
#[derive(Default, Debug)]
pub struct Draft {
    maps: small::Maps,
}

/// Size of the sentences, points.
const SAID: f32 = 20.0;

/// Width from which sentences and pictures stand side by side.
const WIDE: f32 = 980.0;

/// Room between parts of the page.
const GAP: f32 = 32.0;

/// Draws the page.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else { return };
    let compared = compared(state, study);
    let text = look.text;
    ui.add_space(4.0);
    let title = RichText::new(said(&study.title, text.language())).size(28.0).family(theme::strong());
    let row = ui.add(Label::new(title).truncate()).rect.with_max_x(ui.max_rect().right());
    if icon::at_corner(ui, row, Icon::Camera, &text.get("gui-save-pane")).clicked() {
        actions.push(Action::SavePicture(Some(ui.clip_rect())));
    }
    ui.label(RichText::new(moment(look, state, study)).size(18.0).color(look.palette.quiet));
    ui.add_space(12.0);
    let width = ui.available_width();
    if width < WIDE {
        sentences(ui, look, state, study, &compared, actions);
        ui.add_space(GAP);
        pictures::lessons(ui, look, &compared);
        ui.add_space(GAP);
        pictures::maps(ui, look, study, &compared, &mut draft.maps);
        ui.add_space(GAP);
        pictures::blame(ui, look, study, &compared);
    } else {
        let left = (width - GAP) * 0.5;
        beside(ui, left, |left, right| {
            sentences(left, look, state, study, &compared, actions);
            pictures::lessons(right, look, &compared);
        });
        ui.add_space(GAP * 0.5);
        beside(ui, (width - GAP) * 0.6, |left, right| {
            pictures::maps(left, look, study, &compared, &mut draft.maps);
            pictures::blame(right, look, study, &compared);
        });
    }
}

/// Two columns, the left one so wide.
fn beside(ui: &mut Ui, left: f32, contents: impl FnOnce(&mut Ui, &mut Ui)) {
    let whole = ui.available_rect_before_wrap();
    let column = |x: egui::Rangef| {
        let rect = egui::Rect::from_x_y_ranges(x, whole.y_range());
        egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min))
    };
    let middle = whole.left() + left;
    let mut first = ui.new_child(column(egui::Rangef::new(whole.left(), middle)));
    let mut second = ui.new_child(column(egui::Rangef::new(middle + GAP, whole.right())));
    contents(&mut first, &mut second);
    let used = first.min_rect().union(second.min_rect());
    ui.allocate_rect(used, egui::Sense::hover());
}

fn sentences(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
    actions: &mut Vec<Action>,
) {
    for (number, sentence) in sentences::sentences(look, state, study, compared).iter().enumerate() {
        ui.horizontal_top(|ui| {
            let number = RichText::new((number + 1).to_string()).size(SAID).family(theme::strong());
            let cell = ui.label(number.color(look.palette.accent)).rect;
            // Digits differ in width; sentences begin at one line.
            ui.add_space(22.0 - cell.width());
            ui.add(egui::Label::new(RichText::new(sentence).size(SAID)).wrap());
        });
        ui.add_space(5.0);
    }
    let is_estimate = compared.iter().any(|one| one.view.is_none_or(|view| view.is_estimate));
    if is_estimate && state.progress.is_none() {
        ui.horizontal(|ui| {
            ui.add_space(30.0);
            if ui.button(RichText::new(look.text.get("elus-simulate")).size(16.0)).clicked() {
                actions.push(Action::Simulate(Extent::Moment));
            }
        });
    }
}
