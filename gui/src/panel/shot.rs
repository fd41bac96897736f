//! Pictures of what is in a pane: a button beside it, and how it is scrolled into view and kept without the buttons.

use super::Look;
use super::icon::{self, Icon};
use crate::action::Action;
use crate::picture::Stage;
use crate::text::Text;
use crate::theme;
use egui::style::ScrollAnimation;
use egui::{Align, Context, Id, Label, Layout, Rect, Response, RichText, Ui, vec2};

/// Something that can be kept as a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shot {
    /// What tells it from everything else in the window.
    key: &'static str,
    /// How far its picture has come; none when none is wanted.
    stage: Option<Stage>,
}

/// What a picture is wanted of, and the frame in which it was asked for.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    key: &'static str,
    asked: u64,
}

impl Wanted {
    fn id() -> Id {
        Id::unique("picture that is wanted")
    }

    /// What a picture is under way of, and how far it has come.
    fn now(context: &Context) -> Option<(&'static str, Stage)> {
        let wanted = context.data(|data| data.get_temp::<Self>(Self::id()))?;
        let stage = Stage::after(context.cumulative_frame_nr().saturating_sub(wanted.asked))?;
        Some((wanted.key, stage))
    }

    /// Wants a picture from the next frame on.
    fn ask(context: &Context, key: &'static str) {
        let asked = context.cumulative_frame_nr();
        context.data_mut(|data| data.insert_temp(Self::id(), Self { key, asked }));
        context.request_repaint();
    }
}

impl Shot {
    /// What has this key, in the frame that is being drawn.
    pub fn of(ui: &Ui, key: &'static str) -> Self {
        let wanted = Wanted::now(ui.ctx()).filter(|(wanted, _)| *wanted == key);
        Self { key, stage: wanted.map(|(_, stage)| stage) }
    }

    /// Whether the picture is to be asked for in this frame.
    pub fn is_due(self) -> bool {
        self.stage == Some(Stage::Due)
    }

    /// The button that wants a picture of what is called so.
    pub fn button(self, ui: &mut Ui, look: &Look<'_>, name: &str) {
        let name = name_of(look.text, name);
        let button = unseen(ui, |ui| icon::button(ui, Icon::Camera, &name));
        self.asked(ui, &button);
    }

    /// A title with the button at the end of its row.
    pub fn titled(self, ui: &mut Ui, look: &Look<'_>, title: Label, name: &str) {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.button(ui, look, name);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title));
            });
        });
    }

    fn asked(self, ui: &Ui, button: &Response) {
        if button.clicked() && Wanted::now(ui.ctx()).is_none() {
            Wanted::ask(ui.ctx(), self.key);
        }
    }

    /// Scrolls what was drawn here into view, and asks for its picture when that is due: of all that fits into the window.
    pub fn take(self, ui: &Ui, drawn: Rect) -> Option<Action> {
        if self.stage == Some(Stage::Aimed) {
            // Of what is higher than the window, its title and what follows.
            let room = ui.clip_rect().height() - 2.0 * ui.spacing().item_spacing.y;
            let align = (drawn.height() > room).then_some(Align::TOP);
            ui.scroll_to_rect_animation(drawn, align, ScrollAnimation::none());
        }
        self.is_due().then(|| Action::SavePicture(Some(drawn.intersect(ui.clip_rect()))))
    }
}

/// The name of the button that keeps a picture of what is called so.
pub fn name_of(text: &Text, name: &str) -> String {
    text.say("gui-save-shot", &[("name", name.into())])
}

/// Draws what shall not be in pictures: while one is taken it stays where it is without being seen, so that the keyboard
/// does not lose it.
pub fn unseen<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let opacity = ui.opacity();
    if Wanted::now(ui.ctx()).is_some() {
        ui.set_opacity(0.0);
        ui.ctx().request_repaint();
    }
    let drawn = contents(ui);
    ui.set_opacity(opacity);
    drawn
}

/// A chart under its title, with a button in the corner that keeps a picture of both.
pub fn chart(
    ui: &mut Ui,
    look: &Look<'_>,
    key: &'static str,
    title: &str,
    contents: impl FnOnce(&mut Ui),
) -> Option<Action> {
    // The button goes back to the corner: what follows goes on below all of it.
    let kept = ui.scope(|ui| {
        let drawn = under(ui, title, contents);
        let shot = Shot::of(ui, key);
        let corner = drawn.translate(vec2(0.0, -4.0));
        let name = name_of(look.text, title);
        let button = unseen(ui, |ui| icon::at_corner(ui, corner, Icon::Camera, &name));
        shot.asked(ui, &button);
        shot.take(ui, drawn)
    });
    kept.inner
}

/// Something under its title; where both are.
fn under(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) -> Rect {
    let drawn = ui.scope(|ui| {
        ui.label(RichText::new(title).family(theme::strong()));
        // The highest number of a scale may stand at its very top.
        ui.add_space(6.0);
        contents(ui);
    });
    drawn.response.rect
}

#[cfg(test)]
mod tests;
