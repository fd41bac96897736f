//! A part of the view: a title, buttons that copy its figures and keep a picture of it, and what is under the title.

use super::title;
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::{self, Lines};
use crate::panel::shot::{Shot, unseen};
use egui::{Align, Button, Layout, Ui};

/// What stands in the row of the title.
pub(super) struct Part<'a> {
    /// Key of the title.
    pub(super) key: &'static str,
    /// The figures of the part, as they are copied.
    pub(super) lines: &'a dyn Fn() -> Lines,
    /// A button of its own: key of its words, whether it can be used, what it does.
    pub(super) own: Option<(&'static str, bool, Action)>,
}

/// Draws a part.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    part: Part<'_>,
    actions: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let shot = Shot::of(ui, part.key);
    let drawn = ui.scope(|ui| {
        ui.horizontal(|ui| {
            title(ui, look, part.key);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                shot.button(ui, look, &look.text.get(part.key));
                unseen(ui, |ui| buttons(ui, look, part, actions));
            });
        });
        contents(ui, actions);
    });
    actions.extend(shot.take(ui, drawn.response.rect));
}

fn buttons(ui: &mut Ui, look: &Look<'_>, part: Part<'_>, actions: &mut Vec<Action>) {
    if copy::button(ui, look, &look.text.get(part.key)) {
        actions.push(Action::Copy(copy::tabbed(&(part.lines)())));
    }
    if let Some((words, can, action)) = part.own
        && ui.add_enabled(can, Button::new(look.text.get(words))).clicked()
    {
        actions.push(action);
    }
}
