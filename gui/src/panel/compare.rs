//! Scenarios side by side: key figures with their uncertainty, and charts by phase, hour, département and establishment.

mod charts;
mod forest;

pub(super) use charts::mark;

use super::Look;
use super::figure::{measure_name, with_margin};
use super::shot;
use crate::action::Action;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::theme;
use egui::{Grid, RichText, ScrollArea, Ui};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::compare::JUDGED_MEASURE;
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Charts of the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chart {
    /// Disturbed lessons over the phases.
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

/// Measures in the table of key figures.
const KEY_FIGURES: [Measure; 8] = [
    Measure::DisturbedLessons,
    Measure::ResponseP95,
    Measure::LoginP95,
    Measure::PageP95,
    Measure::RefusedLogins,
    Measure::UnseatedLessons,
    Measure::SaturatedMinutes,
    Measure::PeakSessions,
];

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

/// Draws the comparison.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else { return };
    let compared = compared(state, study);
    ui.label(RichText::new(moment(look, state, study)).heading());
    ui.add_space(6.0);
    let title = measure_name(look.text, JUDGED_MEASURE);
    let kept = shot::chart(ui, look, "forest", &title, |ui| {
        forest::ui(ui, look, state, study, &compared, actions);
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
                    actions.extend(shot::chart(ui, look, chart.key(), &title, |ui| {
                        charts::ui(*chart, ui, look, state, study, &compared);
                    }));
                });
            }
        });
        ui.add_space(10.0);
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(look.text.get("compare-figures")).family(theme::strong()));
        if ui.button(look.text.get("compare-copy")).clicked() {
            actions.push(Action::Copy(tabbed(look, &compared)));
        }
    });
    ScrollArea::horizontal().id_salt("figures").show(ui, |ui| figures(ui, look, &compared));
}

/// "Phase 2018, late November peak".
pub fn moment(look: &Look<'_>, state: &State, study: &Checked) -> String {
    let day = study.days.iter().find(|(name, _)| *name == state.shown.day);
    let day = day.map_or("", |(_, title)| said(title, look.text.language()));
    look.text.say("gui-moment", &[("phase", state.shown.phase.as_str().into()), ("day", day.into())])
}

/// Every key figure of every scenario, with its margin.
fn figures(ui: &mut Ui, look: &Look<'_>, compared: &[Compared<'_>]) {
    let language = look.text.language();
    Grid::new("key figures").striped(true).num_columns(compared.len() + 1).spacing([18.0, 8.0]).show(
        ui,
        |ui| {
            ui.label("");
            for one in compared {
                let title = RichText::new(said(&one.known.title, language)).family(theme::strong());
                ui.label(title.color(theme::SCENARIOS[one.number % theme::SCENARIOS.len()]));
            }
            ui.end_row();
            for measure in KEY_FIGURES {
                ui.label(measure_name(look.text, measure));
                for one in compared {
                    ui.label(cell(look, one, measure));
                }
                ui.end_row();
            }
        },
    );
}

fn cell(look: &Look<'_>, one: &Compared<'_>, measure: Measure) -> String {
    let Some(view) = one.view else { return "…".to_owned() };
    let nothing = || look.text.get("figure-none");
    view.territory.get(measure).map_or_else(nothing, |interval| with_margin(look.text, measure, interval))
}

/// The same as text that spreadsheets take.
fn tabbed(look: &Look<'_>, compared: &[Compared<'_>]) -> String {
    let mut lines = vec![
        std::iter::once(String::new())
            .chain(compared.iter().map(|one| said(&one.known.title, look.text.language()).to_owned()))
            .collect::<Vec<_>>(),
    ];
    for measure in KEY_FIGURES {
        let name = measure_name(look.text, measure);
        lines
            .push(std::iter::once(name).chain(compared.iter().map(|one| cell(look, one, measure))).collect());
    }
    lines.into_iter().map(|line| line.join("\t") + "\n").collect()
}
