//! Tier `analytic` against tier `session` over the bundled studies: the table of errors of `docs/model.md` §5.7.

use super::sample::SEED;
use super::{Effort, Row};
use crate::file::load_study;
use maillage_sim::future::Future;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::tier::{Tier, run};
use rayon::prelude::*;

/// Errors compared: measure, whether it is taken relative to tier `session`, and the largest error that is stated for it
/// in `docs/model.md` §5.7, an empirical bound measured on the bundled studies.
const STATED: [(Measure, bool, f64); 14] = [
    (Measure::DisturbedLessons, false, 0.10),
    (Measure::Lessons, true, 0.05),
    (Measure::UnseatedLessons, false, 0.03),
    (Measure::ResponseMean, true, 0.10),
    (Measure::ResponseP50, true, 0.10),
    (Measure::ResponseP95, true, 0.20),
    (Measure::LoginP50, true, 0.10),
    (Measure::LoginP95, true, 0.06),
    (Measure::TransferThroughput, true, 0.30),
    (Measure::StreamDegradation, false, 0.06),
    (Measure::RefusedLogins, false, 0.01),
    (Measure::AccessUtilisationP95, false, 0.10),
    (Measure::PoolUtilisationP95, false, 0.20),
    (Measure::PeakSessions, true, 0.15),
];

/// A day to compare on: study, scenario, phase and day.
type Cell = (&'static str, String, String, String);

/// A few different days.
fn few() -> Vec<Cell> {
    [
        ("sconeeta", "statu-quo", "2013", "peak"),
        ("sconeeta", "clients-legers", "2018", "ordinary"),
        ("sconeeta", "mobilite", "2015", "exam"),
        ("faure", "plateforme", "2013", "media"),
    ]
    .map(|(study, scenario, phase, day)| (study, scenario.to_owned(), phase.to_owned(), day.to_owned()))
    .to_vec()
}

/// Every day of the bundled studies.
fn all() -> Vec<Cell> {
    let mut cells = Vec::new();
    for name in ["sconeeta", "faure", "creteil"] {
        let study = load_study(name).expect("bundled studies load, as the tests check");
        for scenario in &study.scenarios {
            for phase in &study.phases {
                for day in &study.days {
                    cells.push((name, scenario.name().to_owned(), phase.clone(), day.clone()));
                }
            }
        }
    }
    cells
}

fn future((study, scenario, phase, day): &Cell) -> Future {
    let study = load_study(study).expect("bundled studies load, as the tests check");
    let of = study.scenarios.iter().find(|known| known.name() == scenario);
    let of = of.expect("the scenario belongs to the study");
    of.future(&study.territory, phase, day).expect("bundled scenarios build, as the tests check")
}

/// The errors of a day, by measure, where both tiers have it.
fn errors(cell: &Cell, replications: u32) -> Vec<Option<f64>> {
    let future = future(cell);
    let estimate = run(Tier::Analytic, &future, SEED, 0);
    let sessions: Vec<Outcome> =
        (0..replications).into_par_iter().map(|turn| run(Tier::Session, &future, SEED, turn)).collect();
    STATED
        .iter()
        .map(|&(measure, relative, _)| {
            let values: Vec<f64> =
                sessions.iter().filter_map(|outcome| outcome.territory.get(measure)).collect();
            let known = values.iter().sum::<f64>() / values.len().max(1) as f64;
            let error = (estimate.territory.get(measure)? - known).abs();
            if values.is_empty() || (relative && known <= 0.0) {
                return None;
            }
            Some(if relative { error / known } else { error })
        })
        .collect()
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let full = effort == Effort::Full;
    let (cells, replications) = if full { (all(), 5) } else { (few(), 4) };
    let errors: Vec<Vec<Option<f64>>> = cells.iter().map(|cell| errors(cell, replications)).collect();
    let mut rows = Vec::new();
    for (index, (measure, relative, stated)) in STATED.into_iter().enumerate() {
        let mut of: Vec<f64> = errors.iter().filter_map(|errors| errors[index]).collect();
        of.sort_by(f64::total_cmp);
        let (Some(&worst), Some(&median)) = (of.last(), of.get(of.len() / 2)) else { continue };
        let unit = if relative { "" } else { "share" };
        let name = measure.name();
        rows.push(Row::below("validate-analytic-worst", name, stated, worst).in_unit(unit));
        rows.push(Row::below("validate-analytic-median", name, stated, median).in_unit(unit).informative());
    }
    rows
}
