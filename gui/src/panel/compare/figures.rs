//! Every key figure of every scenario, with its margin and its verdict.

use super::Compared;
use super::verdicts::{Said, Verdicts};
use crate::panel::Look;
use crate::panel::figure::{measure_name, with_margin};
use crate::study::said;
use crate::theme;
use egui::{Grid, RichText, Ui};
use maillage_scenarios::question::compare::KEY_FIGURES;
use maillage_sim::measure::Measure;

/// Width of a column at least, points at the usual size of text: a figure with its interval.
const COLUMN: f32 = 150.0;

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, compared: &[Compared<'_>], verdicts: &Verdicts) {
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
                    ui.vertical(|ui| {
                        ui.set_min_width(theme::scaled(ui.style(), COLUMN));
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.label(figure(look, one, measure));
                        if let Some(said) = verdict(verdicts, one, measure) {
                            let words = RichText::new(look.text.get(said.key())).small();
                            ui.label(words.color(said.colour(&look.palette)));
                        }
                    });
                }
                ui.end_row();
            }
        },
    );
}

fn figure(look: &Look<'_>, one: &Compared<'_>, measure: Measure) -> String {
    let Some(view) = one.view else { return "…".to_owned() };
    let nothing = || look.text.get("figure-none");
    view.territory.get(measure).map_or_else(nothing, |interval| with_margin(look.text, measure, interval))
}

/// The verdict on a figure; that a scenario is the reference is said once, above.
fn verdict(verdicts: &Verdicts, one: &Compared<'_>, measure: Measure) -> Option<Said> {
    verdicts.find(measure, one.number).filter(|said| *said != Said::Reference)
}

/// The same as text that spreadsheets take.
pub(super) fn tabbed(look: &Look<'_>, compared: &[Compared<'_>], verdicts: &Verdicts) -> String {
    let title = |one: &Compared<'_>| said(&one.known.title, look.text.language()).to_owned();
    let mut lines: Vec<Vec<String>> =
        vec![std::iter::once(String::new()).chain(compared.iter().map(title)).collect()];
    for measure in KEY_FIGURES {
        let cell = |one: &Compared<'_>| {
            let figure = figure(look, one, measure);
            match verdict(verdicts, one, measure) {
                Some(said) => format!("{figure} ({})", look.text.get(said.key())),
                None => figure,
            }
        };
        let name = measure_name(look.text, measure);
        lines.push(std::iter::once(name).chain(compared.iter().map(cell)).collect());
    }
    lines.into_iter().map(|line| line.join("\t") + "\n").collect()
}
