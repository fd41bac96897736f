//! Equity of any measure that schools have: how evenly it is spread over pupils, scenario by scenario, in the last phase.

use crate::decide::calendar::weights;
use crate::decide::equity::{Equity, Place};
use crate::decide::quantities::DayUse;
use crate::question::cell::CellView;
use crate::question::compare::table::{WIDTH, title};
use crate::report::material::Material;
use crate::text::Text;
use crate::text::grid::{Cell, Colour, Grid, Side};
use crate::text::number::{decimal, percent_number};
use maillage_sim::measure::holm::Direction;
use maillage_sim::measure::{Better, Measure};

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

/// Worst served schools that are named.
const NAMED: usize = 10;

/// Measures that schools have, by name.
pub fn measures() -> impl Iterator<Item = Measure> {
    Measure::ALL.into_iter().filter(|measure| measure.per_establishment())
}

/// The equity of a measure in a scenario: in its last phase, over the days of a year; nothing where schools have no such
/// figures (results of which the runs are gone).
pub fn of_scenario(material: &Material, scenario: &str, measure: Measure) -> Option<Equity> {
    let opened = &material.opened;
    let phases = &material.quantities.scenario(scenario)?.phases;
    let last = &phases.last()?.name;
    let cells: Vec<_> =
        opened.cells.iter().filter(|cell| cell.scenario == scenario && cell.phase == *last).collect();
    let days: Vec<DayUse> =
        cells.iter().map(|cell| DayUse { name: cell.day.clone(), ..DayUse::default() }).collect();
    let means = &material.means.means;
    let seen = cells.iter().zip(weights(&means.calendar, &days));
    let views: Vec<(CellView, f64)> =
        seen.filter_map(|(cell, weight)| Some((opened.view(cell)?, weight))).collect();
    let value = |school: usize| -> Option<f64> {
        let (mut sum, mut total) = (0.0, 0.0);
        for (view, weight) in &views {
            if let Some(figure) = view.figure(school, measure) {
                // A year has the lessons of its days, not a share for each day.
                let lessons = (measure == Measure::DisturbedLessons)
                    .then(|| view.figure(school, Measure::Lessons).unwrap_or(0.0));
                let weight = weight * lessons.unwrap_or(1.0);
                sum += weight * figure;
                total += weight;
            }
        }
        (total > 0.0).then(|| sum / total)
    };
    let places: Vec<Place> = opened
        .territory
        .establishments
        .iter()
        .enumerate()
        .filter_map(|(key, school)| {
            Some(Place {
                key,
                value: value(key)?,
                pupils: f64::from(school.pupils),
                group: school.departement as usize,
                rural: f64::from(school.commune_population) < means.equity.rural_under.0,
            })
        })
        .collect();
    let direction = match measure.better() {
        Better::Lower => Some(Direction::LowerIsBetter),
        Better::Higher => Some(Direction::HigherIsBetter),
        Better::Neither => None,
    };
    let target = (measure == Measure::DisturbedLessons).then(|| means.equity.disturbed_lessons.0.value());
    Equity::of(&places, direction, target).ok()
}

/// A row for each scenario, and the worst served schools of the reference by name.
pub fn render(material: &Material, measure: Measure, text: &Text, colour: Colour) -> String {
    let language = text.language();
    let is_share = measure.unit() == "share";
    let figure = |value: f64| {
        if is_share { percent_number(language, value) } else { decimal(language, value, 2) }
    };
    let unit = if is_share { "%" } else { measure.unit() };
    let headers = [
        ("decide-scenario", Side::Left),
        ("equity-mean", Side::Right),
        ("equity-gini", Side::Right),
        ("equity-theil", Side::Right),
        ("equity-between", Side::Right),
        ("equity-p10", Side::Right),
        ("equity-p90", Side::Right),
        ("equity-ratio", Side::Right),
        ("equity-rural", Side::Right),
        ("equity-urban", Side::Right),
    ];
    let all: Vec<(&str, Option<Equity>)> = material
        .opened
        .summary
        .scenarios
        .iter()
        .map(|scenario| (scenario.name.as_str(), of_scenario(material, &scenario.name, measure)))
        .collect();
    let row = |(name, equity): &(&str, Option<Equity>)| {
        let cell = |read: &dyn Fn(&Equity) -> Option<String>| {
            Cell::plain(equity.as_ref().and_then(read).unwrap_or_else(|| NOTHING.to_owned()))
        };
        vec![
            Cell::plain(*name),
            cell(&|equity| Some(figure(equity.mean))),
            cell(&|equity| Some(decimal(language, equity.gini, 3))),
            cell(&|equity| Some(decimal(language, equity.theil.total, 3))),
            cell(&|equity| {
                let share = equity.theil.between / equity.theil.total;
                share.is_finite().then(|| percent_number(language, share))
            }),
            cell(&|equity| Some(figure(equity.p10))),
            cell(&|equity| Some(figure(equity.p90))),
            cell(&|equity| Some(decimal(language, equity.p90_over_p10?, 1))),
            cell(&|equity| Some(figure(equity.rural_mean?))),
            cell(&|equity| Some(figure(equity.urban_mean?))),
        ]
    };
    let grid = Grid {
        headers: headers.map(|(key, side)| (text.get(key), side)).to_vec(),
        groups: vec![(String::new(), all.iter().map(row).collect())],
        yielding: vec![0],
        width: WIDTH,
    };
    let said = [
        ("measure", text.get(&format!("measure-{}", measure.name().replace('_', "-"))).into()),
        ("unit", unit.into()),
    ];
    let mut out = format!("{}\n\n{}", text.say("equity-heading", &said), grid.render(colour));
    out.extend(["\n", &text.get("equity-legend"), "\n"]);
    let reference = &material.opened.summary.reference;
    if let Some((_, Some(equity))) = all.iter().find(|(name, _)| name == reference) {
        let schools = &material.opened.territory.establishments;
        let names: Vec<String> = equity
            .worst
            .iter()
            .take(NAMED)
            .filter_map(|worst| {
                let school = schools.get(worst.key)?;
                Some(format!("{} ({})", school.name, figure(worst.value)))
            })
            .collect();
        if !names.is_empty() {
            let titles = &material.opened.summary.titles.scenarios;
            let shown = title(titles.get(reference), reference, language);
            let said = [("scenario", shown.into()), ("names", names.join(", ").into())];
            out.extend(["\n", &text.say("equity-worst", &said), "\n"]);
        }
    }
    out
}
