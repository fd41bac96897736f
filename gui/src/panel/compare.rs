//! Scenarios side by side: key figures with their uncertainty, and charts by phase, hour, département and establishment.

mod charts;
mod forest;

pub(super) use charts::mark;

use super::Look;
use super::figure::{measure_name, with_margin};
use super::icon::{self, Icon};
use crate::action::Action;
use crate::picture::Stage;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::theme;
use egui::style::ScrollAnimation;
use egui::{Align, Grid, Id, RichText, ScrollArea, Ui};
use maillage_scenarios::question::cell::CellView;
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
    forest::ui(ui, look, state, study, &compared, actions);
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
                    actions.extend(titled(ui, look, state, study, &compared, *chart));
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

/// A chart of which a picture is wanted, and the frame in which it was asked for.
#[derive(Clone, Copy, Debug)]
struct Shot {
    chart: Chart,
    asked: u64,
}

/// A chart under its title, with a button that keeps a picture of both: of all that fits into the window, and without the
/// button.
fn titled(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
    chart: Chart,
) -> Option<Action> {
    let drawn = ui.scope(|ui| {
        ui.label(RichText::new(look.text.get(chart.key())).family(theme::strong()));
        // The highest number of a scale may stand at its very top.
        ui.add_space(6.0);
        charts::ui(chart, ui, look, state, study, compared);
    });
    let drawn = drawn.response.rect;
    let corner = drawn.translate(egui::vec2(0.0, -4.0));
    let id = Id::unique("chart of which a picture is wanted");
    let frame = ui.ctx().cumulative_frame_nr();
    let shot = ui.ctx().data(|data| data.get_temp::<Shot>(id)).filter(|shot| shot.chart == chart);
    let stage = shot.and_then(|shot| Stage::after(frame.saturating_sub(shot.asked)));
    if stage == Some(Stage::Aimed) {
        // Of a chart that is higher than the window, its title and what follows.
        let room = ui.clip_rect().height() - 2.0 * ui.spacing().item_spacing.y;
        let align = (drawn.height() > room).then_some(Align::TOP);
        ui.scroll_to_rect_animation(drawn, align, ScrollAnimation::none());
    }
    // The button is not in the picture, but stays where it is, so that the keyboard does not lose it.
    let opacity = ui.opacity();
    if stage.is_some() {
        ui.set_opacity(0.0);
        ui.ctx().request_repaint();
    }
    let button = icon::at_corner(ui, corner, Icon::Camera, &look.text.get("compare-save-chart"));
    ui.set_opacity(opacity);
    if button.clicked() && stage.is_none() {
        ui.ctx().data_mut(|data| data.insert_temp(id, Shot { chart, asked: frame }));
        ui.ctx().request_repaint();
    }
    let seen = drawn.intersect(ui.clip_rect());
    (stage == Some(Stage::Due)).then_some(Action::SavePicture(Some(seen)))
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
