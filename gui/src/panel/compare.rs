//! Scenarios side by side: key figures with what is certain of them, and charts by phase, hour, département and establishment.

mod charts;
mod figures;
mod forest;
mod verdicts;

pub(super) use charts::mark;

use super::Look;
use super::figure::measure_name;
use super::shot;
use crate::action::Action;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::theme;
use egui::{ComboBox, RichText, ScrollArea, Ui};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::compare::KEY_FIGURES;
use std::sync::Arc;
use verdicts::Verdicts;

/// Charts of the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chart {
    /// Over the phases.
    Phases,
    /// Over the hours of the day.
    Hours,
    /// By département.
    Departements,
    /// Over the establishments.
    Establishments,
}

impl Chart {
    /// Every chart.
    pub const ALL: [Self; 4] = [Self::Phases, Self::Hours, Self::Departements, Self::Establishments];

    /// Key of its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phases => "chart-phases",
            Self::Hours => "chart-hours",
            Self::Departements => "chart-departements",
            Self::Establishments => "chart-establishments",
        }
    }
}

/// A scenario with what is known of it at the moment shown.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The scenario.
    pub known: &'a Known,
    /// Its number, which gives it its colour.
    pub number: usize,
    /// What is known of it.
    pub view: Option<&'a Arc<CellView>>,
}

/// The scenarios of the study at the moment shown.
pub fn compared<'a>(state: &'a State, study: &'a Checked) -> Vec<Compared<'a>> {
    let view = |known: &Known| state.cell_of(&known.name).and_then(|cell| state.results.best(&cell));
    study
        .scenarios
        .iter()
        .enumerate()
        .map(|(number, known)| Compared { known, number, view: view(known) })
        .collect()
}

/// Width from which figures and charts stand side by side.
const WIDE: f32 = 1080.0;

/// Width of the box of measures, points.
const MEASURES: f32 = 280.0;

/// Draws the comparison.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else { return };
    let compared = compared(state, study);
    let verdicts = Verdicts::of(ui.ctx(), study, &compared);
    ui.label(RichText::new(moment(look, state, study)).heading());
    ui.add_space(6.0);
    by(ui, look, state, actions);
    ui.add_space(6.0);
    let title = measure_name(look.text, state.shown.compared_by);
    let kept = shot::chart(ui, look, "forest", &title, |ui| {
        forest::ui(ui, look, state, &compared, &verdicts, actions);
    });
    actions.extend(kept);
    ui.add_space(16.0);
    let columns = if ui.available_width() < WIDE { 1 } else { 2 };
    let gap = 24.0;
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    for row in Chart::ALL.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for chart in row {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.set_width(width);
                    let title = look.text.get(chart.key());
                    let told = charts::told(*chart, ui.ctx(), look, state, study, &compared);
                    actions.extend(shot::chart(ui, look, chart.key(), &title, |ui| {
                        charts::ui(ui, look, state, told.as_ref(), &compared);
                    }));
                    if let Some(told) = &told {
                        told.table(ui, look, &compared, actions);
                    }
                });
            }
        });
        ui.add_space(10.0);
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(look.text.get("compare-key-figures")).family(theme::strong()));
        if ui.button(look.text.get("compare-copy")).clicked() {
            actions.push(Action::Copy(figures::tabbed(look, &compared, &verdicts)));
        }
    });
    ScrollArea::horizontal().id_salt("figures").show(ui, |ui| figures::ui(ui, look, &compared, &verdicts));
    if let Some(words) = verdicts.correction(look.text) {
        ui.label(RichText::new(words).small().color(look.palette.quiet));
    }
}

/// The measure by which scenarios are compared.
fn by(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let label = ui.label(look.text.get("compare-by"));
        let shown = measure_name(look.text, state.shown.compared_by);
        let combo = ComboBox::from_id_salt("compared by").width(MEASURES).selected_text(shown);
        let combo = combo.show_ui(ui, |ui| {
            for measure in KEY_FIGURES {
                let is_shown = measure == state.shown.compared_by;
                if ui.selectable_label(is_shown, measure_name(look.text, measure)).clicked() {
                    actions.push(Action::CompareBy(measure));
                }
            }
        });
        combo.response.labelled_by(label.id);
    });
}

/// "Phase 2018, late November peak".
pub fn moment(look: &Look<'_>, state: &State, study: &Checked) -> String {
    let day = study.days.iter().find(|(name, _)| *name == state.shown.day);
    let day = day.map_or("", |(_, title)| said(title, look.text.language()));
    look.text.say("gui-moment", &[("phase", state.shown.phase.as_str().into()), ("day", day.into())])
}
