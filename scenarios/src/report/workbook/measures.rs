//! Every measure of every scenario, phase and type of day, with its interval.

use super::{numbers, value, words};
use crate::report::content::Pen;
use crate::report::sheet::{Kind, Sheet, Value};
use crate::statistics::Range;
use maillage_sim::measure::Measure;

pub(super) fn sheet(pen: &Pen<'_>) -> Sheet {
    let summary = pen.summary();
    let columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-phase"),
        words(pen, "report-column-day"),
        words(pen, "report-column-measure"),
        numbers(pen, "report-column-value", "", Kind::Decimal(4)),
        numbers(pen, "report-column-low", "", Kind::Decimal(4)),
        numbers(pen, "report-column-high", "", Kind::Decimal(4)),
        words(pen, "report-column-unit"),
    ];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in &summary.scenarios {
        for phase in &scenario.phases {
            for day in &phase.days {
                for measure in Measure::ALL {
                    let Some(found) = day.measures.get(measure) else { continue };
                    let unit = summary.units.get(measure.name()).map_or("", String::as_str);
                    let ends = if summary.is_estimate() { None } else { found.shown(Range::of_unit(unit)) };
                    let title = pen.get(&format!("measure-{}", measure.name().replace('_', "-")));
                    rows.push(vec![
                        pen.scenario(&scenario.name).into(),
                        phase.name.as_str().into(),
                        pen.day(&day.name).into(),
                        title.into(),
                        value(Some(found.mean)),
                        value(ends.map(|ends| ends.0)),
                        value(ends.map(|ends| ends.1)),
                        pen.unit_name(unit).into(),
                    ]);
                }
            }
        }
    }
    let introduction = if summary.is_estimate() {
        pen.get("report-estimate")
    } else {
        pen.get("report-book-measures-about")
    };
    Sheet {
        name: pen.get("report-book-measures"),
        title: pen.get("report-book-measures-title"),
        introduction,
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}
