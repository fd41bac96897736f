//! The panes of a view: their tabs, and who draws what is in them.

use crate::action::Action;
use crate::layout::{self, Pane};
use crate::panel::icon::{self, Icon};
use crate::panel::{self, Drafts, Look, shot};
use crate::state::State;
use crate::theme;
use egui::{Color32, Stroke, Ui};
use egui_tiles::{Behavior, ResizeState, SimplificationOptions, TabState, Tabs, TileId, Tiles, UiResponse};

/// Draws the panes of the layout.
pub(super) struct Panes<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) state: &'a State,
    pub(super) drafts: &'a mut Drafts,
    pub(super) actions: &'a mut Vec<Action>,
    /// Whether the view has one pane.
    pub(super) is_alone: bool,
}

impl Behavior<Pane> for Panes<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, pane: &mut Pane) -> UiResponse {
        panel::ui(*pane, ui, self.look, self.state, self.drafts, self.actions);
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> egui::WidgetText {
        egui::RichText::new(self.look.text.get(pane.key())).family(theme::strong()).into()
    }

    fn simplification_options(&self) -> SimplificationOptions {
        layout::simplify(self.is_alone)
    }

    fn gap_width(&self, _: &egui::Style) -> f32 {
        5.0
    }

    fn resize_stroke(&self, style: &egui::Style, state: ResizeState) -> Stroke {
        let colour = match state {
            ResizeState::Idle => self.look.palette.panel,
            ResizeState::Hovering => self.look.palette.line,
            ResizeState::Dragging => self.look.palette.accent,
        };
        Stroke::new(self.gap_width(style), colour)
    }

    fn tab_bar_height(&self, style: &egui::Style) -> f32 {
        style.spacing.interact_size.y + 2.0
    }

    fn tab_bar_color(&self, _: &egui::Visuals) -> Color32 {
        self.look.palette.panel
    }

    fn tab_bg_color(&self, _: &egui::Visuals, _: &Tiles<Pane>, _: TileId, _: &TabState) -> Color32 {
        self.look.palette.panel
    }

    fn tab_outline_stroke(&self, _: &egui::Visuals, _: &Tiles<Pane>, _: TileId, _: &TabState) -> Stroke {
        Stroke::NONE
    }

    fn tab_bar_hline_stroke(&self, _: &egui::Visuals) -> Stroke {
        Stroke::new(1.0, self.look.palette.line)
    }

    fn tab_text_color(&self, _: &egui::Visuals, _: &Tiles<Pane>, _: TileId, state: &TabState) -> Color32 {
        if state.active { self.look.palette.ink } else { self.look.palette.quiet }
    }

    /// Every pane can be kept as a picture: of what is below the bar, without the button.
    fn top_bar_right_ui(&mut self, tiles: &Tiles<Pane>, ui: &mut Ui, _: TileId, tabs: &Tabs, _: &mut f32) {
        let Some(active) = tabs.active else { return };
        let Some(rect) = tiles.rect(active) else { return };
        ui.add_space(4.0);
        let text = self.look.text;
        let name = match tiles.get_pane(&active) {
            Some(pane) => shot::name_of(text, &text.get(pane.key())),
            // Several panes that were put together under one tab.
            None => text.get("menu-save-picture"),
        };
        if icon::button(ui, Icon::Camera, &name).clicked() {
            self.actions.push(Action::SavePicture(Some(rect)));
        }
    }
}
