//! A measure over the phases.

use super::super::{Chart, Compared};
use super::axes::{plot, whole};
use super::told::{Figure, SummedUp, Told};
use super::{aside, colour, line, marks, whisker};
use crate::panel::Look;
use crate::state::State;
use crate::study::Checked;
use egui::{Response, RichText, Ui};

/// Its figures: of every phase what is known best.
pub(super) fn told(look: &Look<'_>, state: &State, study: &Checked, compared: &[Compared<'_>]) -> Told {
    let measure = state.shown.compared_by;
    let figure = |one: &Compared<'_>, phase: &str| {
        let cell = study.cell(&one.known.name, phase, &state.shown.day)?;
        let view = state.results.best(&cell)?;
        Some(Figure { interval: *view.territory.get(measure)?, is_estimate: view.is_estimate })
    };
    let by_phase =
        |one: &Compared<'_>| study.phases.iter().map(|phase| figure(one, phase)).collect::<Vec<_>>();
    Told {
        chart: Chart::Phases,
        measure,
        across: look.text.get("chart-phase"),
        places: study.phases.iter().enumerate().map(|(at, phase)| (at as f64, phase.clone())).collect(),
        by_scenario: compared.iter().map(by_phase).collect(),
        summed_up: SummedUp::Ends(0),
    }
}

/// Draws it.
pub(super) fn draw(ui: &mut Ui, look: &Look<'_>, told: &Told, compared: &[Compared<'_>]) -> Response {
    let last = told.places.len().saturating_sub(1) as f64;
    let drawn = plot(ui, "phases", look, told.measure)
        .include_x(-0.3)
        .include_x(last + 0.3)
        .x_axis_label(told.across.clone())
        .x_grid_spacer(move |_| whole(last))
        .x_axis_formatter(move |mark, _| {
            let at = mark.value.round();
            let is_phase = (mark.value - at).abs() < 0.01 && at >= 0.0;
            let phase = told.places.get(at as usize).filter(|_| is_phase);
            phase.map_or_else(String::new, |(_, phase)| phase.clone())
        })
        .show(ui, |plot| {
            for (one, known) in compared.iter().zip(told.known()) {
                let of = |wanted: &dyn Fn(&Figure) -> bool| -> Vec<[f64; 2]> {
                    let wanted = known.iter().filter(|(_, figure)| wanted(figure));
                    wanted.map(|(at, figure)| [*at, figure.interval.mean]).collect()
                };
                line(plot, look, one, 0, &of(&|_| true));
                marks(plot, look, one, &of(&|figure| figure.is_estimate), true);
                marks(plot, look, one, &of(&|figure| !figure.is_estimate), false);
                for (at, figure) in &known {
                    let x = at + aside(one, compared);
                    whisker(plot, look, told.measure, (one, colour(one)), (x, figure));
                }
            }
        })
        .response;
    ui.label(RichText::new(look.text.get("chart-hollow")).small().color(look.palette.quiet));
    drawn
}
