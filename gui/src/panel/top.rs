//! The head of the window: menus and title; views; what is looked at and simulated.

use super::Look;
use super::icon::{self, Icon};
use crate::action::{Action, Extent};
use crate::layout::Pane;
use crate::state::{State, TEXT_SIZES, Theme};
use crate::study::{Checked, said};
use crate::theme;
use egui::{
    Align, Button, ComboBox, DragValue, FontId, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};
use maillage_scenarios::text::Language;

/// Width from which views and simulation stand in one row, at the usual size of text.
const WIDE: f32 = 1180.0;

/// Room for the settings at the right end of the title, points at the usual size of text.
const SETTINGS: f32 = 330.0;

/// Draws the head.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    ui.add_space(5.0);
    ui.horizontal(|ui| {
        menus(ui, look, state, actions);
        ui.separator();
        title(ui, look, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| settings(ui, look, state, actions));
    });
    ui.add_space(1.0);
    let is_wide = ui.available_width() >= WIDE * state.preferences.text_size;
    ui.horizontal_wrapped(|ui| views(ui, look, state, actions));
    if is_wide {
        // Beside the views, at the right end of their row.
        let row = ui.min_rect().with_min_y(ui.min_rect().bottom() - ui.spacing().interact_size.y - 4.0);
        let right = egui::UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(right, |ui| simulate(ui, look, state, actions));
    } else {
        // A row of its own, in the same order.
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let layout = Layout::right_to_left(Align::Center).with_main_wrap(true);
        ui.allocate_ui_with_layout(size, layout, |ui| simulate(ui, look, state, actions));
    }
    ui.separator();
    if let Some(study) = &state.study {
        ui.horizontal_wrapped(|ui| choices(ui, look, state, study, actions));
    }
    ui.add_space(5.0);
}

fn menus(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let text = look.text;
    let entry = |ui: &mut Ui, actions: &mut Vec<Action>, key: &str, enabled: bool, action: Action| {
        if ui.add_enabled(enabled, Button::new(text.get(key))).clicked() {
            actions.push(action);
            ui.close();
        }
    };
    ui.menu_button(text.get("menu-file"), |ui| {
        for study in maillage_scenarios::file::bundled().studies {
            if ui.button(said(&study.title, text.language())).clicked() {
                actions.push(Action::OpenBundled(study.name));
                ui.close();
            }
        }
        ui.separator();
        entry(ui, actions, "menu-open", true, Action::ChooseFile);
        entry(ui, actions, "menu-save", true, Action::Save);
        entry(ui, actions, "menu-save-as", true, Action::SaveAs);
        ui.separator();
        let can_save = state.study.is_some() && state.progress.is_none();
        entry(ui, actions, "menu-save-results", can_save, Action::SaveResults);
        let report = ui.add_enabled(state.accounts.results.is_some(), Button::new(text.get("menu-report")));
        if report.on_disabled_hover_text(text.get("deciding-report-none")).clicked() {
            actions.push(Action::ChooseReport);
            ui.close();
        }
        entry(ui, actions, "menu-save-picture", true, Action::SavePicture(None));
    });
    let (can_undo, can_redo) = state.document.can();
    ui.menu_button(text.get("menu-edit"), |ui| {
        entry(ui, actions, "menu-undo", can_undo, Action::Undo);
        entry(ui, actions, "menu-redo", can_redo, Action::Redo);
    });
    ui.menu_button(text.get("menu-view"), |ui| {
        for pane in Pane::ALL {
            entry(ui, actions, pane.key(), true, Action::Show(pane));
        }
        ui.separator();
        entry(ui, actions, "menu-reset-layout", true, Action::ResetLayout);
    });
}

fn title(ui: &mut Ui, look: &Look<'_>, state: &State) {
    let language = look.text.language();
    let title =
        state.study.as_ref().map_or(state.document.name.as_str(), |study| said(&study.title, language));
    // A long title gives way to the settings.
    let room = (ui.available_width() - SETTINGS * state.preferences.text_size).max(80.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(RichText::new(title).heading()).truncate());
    });
    if state.document.is_changed() {
        ui.label(RichText::new("●").color(look.palette.accent)).on_hover_text(look.text.get("gui-unsaved"));
    }
}

fn settings(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let text = look.text;
    let (other, name) = match text.language() {
        Language::French => (Language::English, "English"),
        Language::English => (Language::French, "Français"),
    };
    if ui.button(name).clicked() {
        actions.push(Action::Language(other));
    }
    let (other, drawn, key) = match state.preferences.theme {
        Theme::Light => (Theme::Dark, Icon::Moon, "gui-dark"),
        Theme::Dark => (Theme::Light, Icon::Sun, "gui-light"),
    };
    if icon::button(ui, drawn, &text.get(key)).clicked() {
        actions.push(Action::Theme(other));
    }
    let size = state.preferences.text_size;
    let sizes = [("A+", "gui-larger", 1.1), ("A−", "gui-smaller", 1.0 / 1.1)];
    for (label, key, factor) in sizes {
        let wanted = (size * factor).clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        let button = ui.button(label).on_hover_text(text.get(key));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, text.get(key)));
        if button.clicked() {
            actions.push(Action::TextSize(wanted));
        }
    }
    ui.separator();
    let (can_undo, can_redo) = state.document.can();
    for (drawn, key, can, action) in
        [(Icon::Redo, "menu-redo", can_redo, Action::Redo), (Icon::Undo, "menu-undo", can_undo, Action::Undo)]
    {
        ui.add_enabled_ui(can, |ui| {
            if icon::button(ui, drawn, &text.get(key)).clicked() {
                actions.push(action);
            }
        });
    }
}

/// The views, as tabs over the whole window.
fn views(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let scale = state.preferences.text_size;
    for view in Pane::ALL {
        let is_shown = state.shown.view == view;
        let title = look.text.get(view.key());
        let family = if is_shown { theme::strong() } else { egui::FontFamily::Proportional };
        let colour = if is_shown { look.palette.accent } else { look.palette.ink };
        let words = ui.painter().layout_no_wrap(title.clone(), FontId::new(16.0 * scale, family), colour);
        let (rect, response) = ui.allocate_exact_size(words.size() + vec2(18.0, 10.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, &title));
        if is_shown || response.hovered() || response.has_focus() {
            let strength = if is_shown { 1.0 } else { 0.4 };
            let stroke = Stroke::new(3.0, look.palette.accent.gamma_multiply(strength));
            ui.painter().hline(rect.shrink2(vec2(6.0, 0.0)).x_range(), rect.bottom() + 3.0, stroke);
        }
        ui.painter().galley(rect.min + vec2(9.0, 5.0), words, colour);
        if response.clicked() {
            actions.push(Action::Show(view));
        }
    }
}

fn choices(ui: &mut Ui, look: &Look<'_>, state: &State, study: &Checked, actions: &mut Vec<Action>) {
    let (text, shown) = (look.text, &state.shown);
    let language = text.language();
    let of = |name: &str| {
        study.scenario(name).map_or_else(String::new, |known| said(&known.title, language).to_owned())
    };
    let label = ui.label(text.get("gui-scenario"));
    let width = theme::scaled(ui.style(), 190.0);
    let combo = ComboBox::from_id_salt("scenario").width(width).selected_text(of(&shown.scenario)).show_ui(
        ui,
        |ui| {
            for known in &study.scenarios {
                let is_shown = known.name == shown.scenario;
                if ui.selectable_label(is_shown, said(&known.title, language)).clicked() {
                    actions.push(Action::Scenario(known.name.clone()));
                }
            }
        },
    );
    combo.response.labelled_by(label.id);
    ui.separator();
    for phase in &study.phases {
        let label = RichText::new(phase).family(theme::strong());
        if ui.selectable_label(*phase == shown.phase, label).clicked() {
            actions.push(Action::Phase(phase.clone()));
        }
    }
    ui.separator();
    for (day, title) in &study.days {
        if ui.selectable_label(*day == shown.day, said(title, language)).clicked() {
            actions.push(Action::Day(day.clone()));
        }
    }
}

/// Days that a person may ask for.
const DAYS: std::ops::RangeInclusive<u32> = 2..=500;

fn simulate(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let text = look.text;
    let idle = state.progress.is_none() && state.faults.is_empty();
    let strong = RichText::new(text.get("gui-simulate")).family(theme::strong());
    let first = Button::new(strong.color(look.palette.on_accent)).fill(look.palette.accent);
    // From the right, so that the button of the first line is the rightmost.
    let buttons = [
        (first, "gui-simulate-hint", Extent::Shown),
        (Button::new(text.get("gui-simulate-moment")), "gui-simulate-moment-hint", Extent::Moment),
        (Button::new(text.get("gui-simulate-all")), "gui-simulate-all-hint", Extent::Study),
    ];
    for (button, hint, extent) in buttons {
        if ui.add_enabled(idle, button).on_hover_text(text.get(hint)).clicked() {
            actions.push(Action::Simulate(extent));
        }
    }
    let label = ui.label(text.get("gui-days"));
    let mut days = state.shown.replications;
    let field = DragValue::new(&mut days).range(DAYS).speed(0.2);
    let response = ui.add_enabled(idle, field).on_hover_text(text.get("gui-days-hint"));
    if response.labelled_by(label.id).changed() {
        actions.push(Action::Replications(days));
    }
}
