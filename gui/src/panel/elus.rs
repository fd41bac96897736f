//! The page for decision makers: five sentences and three pictures, large, in plain words, no jargon.

mod pictures;
mod sentences;
mod small;

use super::Look;
use super::compare::{Compared, compared, moment};
use super::shot::{Shot, unseen};
use crate::action::{Action, Extent};
use crate::layout::Pane;
use crate::state::State;
use crate::study::{Checked, said};
use crate::theme;
use egui::{Label, RichText, Ui};
use maillage_data::synthetic::is_synthetic;

/// What the page remembers.
#[derive(Default, Debug)]
pub struct Draft {
    maps: small::Maps,
}

/// Size of the sentences, points at the usual size of text, as all sizes of this page.
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
    let scaled = |ui: &Ui, points: f32| theme::scaled(ui.style(), points);
    ui.add_space(4.0);
    let title = RichText::new(said(&study.title, text.language())).size(scaled(ui, 28.0));
    let title = Label::new(title.family(theme::strong())).truncate();
    let page = Shot::of(ui, Pane::Elus.key());
    page.titled(ui, look, title, &text.get(Pane::Elus.key()));
    if page.is_due() {
        // The page as it stands in the window.
        actions.push(Action::SavePicture(Some(ui.clip_rect())));
    }
    let moment = RichText::new(moment(look, state, study)).size(scaled(ui, 18.0));
    ui.label(moment.color(look.palette.quiet));
    notes(ui, look, study, &compared);
    ui.add_space(12.0);
    let width = ui.available_width();
    if width < scaled(ui, WIDE) {
        sentences(ui, look, state, study, &compared, actions);
        ui.add_space(GAP);
        pictures::lessons(ui, look, &compared, actions);
        ui.add_space(GAP);
        pictures::maps(ui, look, study, &compared, &mut draft.maps, actions);
        ui.add_space(GAP);
        pictures::blame(ui, look, study, &compared, actions);
    } else {
        // Each column goes on below what it begins with: long sentences leave no hole beside them.
        beside(ui, (width - GAP) * 0.5, |left, right| {
            sentences(left, look, state, study, &compared, actions);
            left.add_space(GAP * 0.5);
            pictures::blame(left, look, study, &compared, actions);
            pictures::lessons(right, look, &compared, actions);
            right.add_space(GAP * 0.5);
            pictures::maps(right, look, study, &compared, &mut draft.maps, actions);
        });
    }
}

/// What the figures are worth, in small letters: whether establishments are real, whether days were simulated.
fn notes(ui: &mut Ui, look: &Look<'_>, study: &Checked, compared: &[Compared<'_>]) {
    let schools = &study.territory.establishments;
    let synthetic = schools.iter().filter(|school| is_synthetic(&school.key)).count();
    let mut notes = Vec::new();
    if synthetic > 0 && synthetic == schools.len() {
        notes.push(look.text.get("elus-note-synthetic"));
    } else if synthetic > 0 {
        let counts = [("count", synthetic.into()), ("all", schools.len().into())];
        notes.push(look.text.say("elus-note-partly-synthetic", &counts));
    }
    let known: Vec<&Compared<'_>> = compared.iter().filter(|one| one.view.is_some()).collect();
    let is_estimate = |one: &&&Compared<'_>| one.view.is_some_and(|view| view.is_estimate);
    let estimates: Vec<&str> =
        known.iter().filter(is_estimate).map(|one| said(&one.known.title, look.text.language())).collect();
    if !estimates.is_empty() && estimates.len() == known.len() {
        notes.push(look.text.get("elus-note-estimate"));
    } else if !estimates.is_empty() {
        let scenarios = [("scenarios", estimates.join(", ").into())];
        notes.push(look.text.say("elus-note-some-estimates", &scenarios));
    }
    if !notes.is_empty() {
        let words = RichText::new(notes.join(" ")).small().color(look.palette.quiet);
        ui.add(Label::new(words).wrap());
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
    let (size, indent) = (theme::scaled(ui.style(), SAID), theme::scaled(ui.style(), 22.0));
    for (number, sentence) in sentences::sentences(look, state, study, compared).iter().enumerate() {
        ui.horizontal_top(|ui| {
            let number = RichText::new((number + 1).to_string()).size(size).family(theme::strong());
            let cell = ui.label(number.color(look.palette.accent)).rect;
            // Digits differ in width; sentences begin at one line.
            ui.add_space(indent - cell.width());
            ui.add(egui::Label::new(RichText::new(sentence).size(size)).wrap());
        });
        ui.add_space(5.0);
    }
    let is_estimate = compared.iter().any(|one| one.view.is_none_or(|view| view.is_estimate));
    if is_estimate && state.progress.is_none() {
        ui.horizontal(|ui| {
            ui.add_space(indent + 8.0);
            let words = RichText::new(look.text.get("elus-simulate")).size(theme::scaled(ui.style(), 16.0));
            if unseen(ui, |ui| ui.button(words)).clicked() {
                actions.push(Action::Simulate(Extent::Moment));
            }
        });
    }
}
