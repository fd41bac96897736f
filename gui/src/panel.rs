//! What is drawn: a file per pane. A panel is a function of the state, and of a draft of its own for what only it needs to
//! remember; it returns what the person wants as actions.

pub mod ask;
pub mod bar;
pub mod compare;
pub mod copy;
pub mod decide;
pub mod editor;
pub mod elus;
pub mod explain;
pub mod figure;
pub mod foot;
pub mod icon;
pub mod kept;
pub mod keys;
pub mod map;
pub mod places;
pub mod series;
pub mod shot;
pub mod table;
pub mod timeline;
pub mod top;

use crate::action::Action;
use crate::layout::Pane;
use crate::state::State;
use crate::text::Text;
use crate::theme::Palette;
use egui::{Frame, Id, Margin, Memory, ScrollArea, Ui};

/// Words and colours.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The texts of the language.
    pub text: &'a Text,
    /// The colours of the theme.
    pub palette: Palette,
}

/// What panels remember between frames.
#[derive(Default, Debug)]
pub struct Drafts {
    /// Of what is asked.
    pub ask: ask::Draft,
    /// Of the map.
    pub map: map::Draft,
    /// Of the editor.
    pub editor: editor::Draft,
    /// Of the page for decision makers.
    pub elus: elus::Draft,
    /// Of the explanation.
    pub explain: explain::Draft,
    /// Of the table.
    pub table: table::Draft,
    /// Of the timeline.
    pub timeline: timeline::Draft,
}

/// Draws a pane.
pub fn ui(
    pane: Pane,
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    match pane {
        Pane::Map => map::ui(ui, look, state, &mut drafts.map, actions),
        Pane::Timeline => padded(ui, look, |ui| timeline::ui(ui, look, state, &mut drafts.timeline, actions)),
        Pane::Editor => padded(ui, look, |ui| editor::ui(ui, look, state, &mut drafts.editor, actions)),
        Pane::Compare => scrolled(ui, look, "compare", |ui| compare::ui(ui, look, state, actions)),
        Pane::Elus => scrolled(ui, look, "elus", |ui| elus::ui(ui, look, state, &mut drafts.elus, actions)),
        Pane::Explain => {
            scrolled(ui, look, "explain", |ui| explain::ui(ui, look, state, &mut drafts.explain, actions));
        }
        Pane::Decide => scrolled(ui, look, "decide", |ui| decide::ui(ui, look, state, actions)),
        Pane::Table => padded(ui, look, |ui| table::ui(ui, look, state, &mut drafts.table, actions)),
    }
}

fn padded(ui: &mut Ui, look: &Look<'_>, contents: impl FnOnce(&mut Ui)) {
    Frame::new().fill(look.palette.panel).inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        contents(ui);
    });
}

fn scrolled(ui: &mut Ui, look: &Look<'_>, name: &str, contents: impl FnOnce(&mut Ui)) {
    padded(ui, look, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
            // The bar floats over the right edge.
            ui.set_max_width(ui.available_width() - 10.0);
            contents(ui);
            follow_focus(ui);
        });
    });
}

/// Brings what has just got the focus into view, at the end of what scrolls: whoever goes from control to control with
/// the keyboard sees where they are.
fn follow_focus(ui: &Ui) {
    let focused = ui.memory(Memory::focused);
    let kept = ui.scope_id().with("focus");
    let before = ui.data(|data| data.get_temp::<Option<Id>>(kept)).flatten();
    if focused == before {
        return;
    }
    ui.data_mut(|data| data.insert_temp(kept, focused));
    // What the pointer holds stays under it.
    if ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        return;
    }
    let drawn = focused.and_then(|focused| ui.ctx().read_response(focused));
    if let Some(drawn) = drawn
        && drawn.layer_id == ui.layer_id()
        && ui.min_rect().expand(1.0).contains_rect(drawn.rect)
    {
        ui.scroll_to_rect(drawn.rect, None);
    }
}
