//! A measure by département.

use super::super::{Chart, Compared};
use super::axes::{plot, whole};
use super::told::{Figure, SummedUp, Told};
use super::{colour, title, whisker};
use crate::panel::Look;
use crate::study::Checked;
use egui::{Response, Stroke, Ui};
use egui_plot::{Bar, BarChart};
use maillage_sim::measure::Measure;

/// Its figures, in the order of the territory.
pub(super) fn told(look: &Look<'_>, study: &Checked, measure: Measure, compared: &[Compared<'_>]) -> Told {
    let departements = &study.territory.departements;
    let figure = |one: &Compared<'_>, at: usize| {
        let view = one.view?;
        Some(Figure { interval: *view.departements.get(at)?.get(measure)?, is_estimate: view.is_estimate })
    };
    let by_departement =
        |one: &Compared<'_>| (0..departements.len()).map(|at| figure(one, at)).collect::<Vec<_>>();
    Told {
        chart: Chart::Departements,
        measure,
        across: look.text.get("chart-departement"),
        places: departements.iter().enumerate().map(|(at, one)| (at as f64, one.name.clone())).collect(),
        by_scenario: compared.iter().map(by_departement).collect(),
        summed_up: SummedUp::Extremes,
    }
}

/// Draws it.
pub(super) fn draw(ui: &mut Ui, look: &Look<'_>, told: &Told, compared: &[Compared<'_>]) -> Response {
    let last = told.places.len().saturating_sub(1) as f64;
    let width = 0.8 / compared.len().max(1) as f64;
    plot(ui, "departements", look, told.measure)
        .x_grid_spacer(move |_| whole(last))
        .x_axis_formatter(move |mark, _| {
            let place = told.places.get(mark.value.round().max(0.0) as usize);
            place.map_or_else(String::new, |(_, name)| name.clone())
        })
        .show(ui, |plot| {
            for (place, (one, known)) in compared.iter().zip(told.known()).enumerate() {
                let colour = colour(one);
                let shift = (place as f64 + 0.5) * width - 0.4;
                let bars = known.iter().map(|(at, figure)| {
                    let bar = Bar::new(at + shift, figure.interval.mean).width(width * 0.92);
                    bar.fill(colour).stroke(Stroke::NONE)
                });
                let bars = BarChart::new(title(look, one), bars.collect()).color(colour);
                plot.bar_chart(bars.allow_hover(false));
                for (at, figure) in &known {
                    whisker(plot, look, told.measure, (one, look.palette.ink), (at + shift, figure));
                }
            }
        })
        .response
}
