//! What must balance at the end of a run: bits offered and carried, sessions opened and closed, seats taken and given
//! back, each counted on its own.

use super::sample::SEED;
use super::{Effort, Row};
use crate::file::load_study;
use maillage_sim::future::Future;
use maillage_sim::measure::Balance;
use maillage_sim::small::Small;
use maillage_sim::tier::{Tier, run};
use rayon::prelude::*;

/// Millions of sums of rounded numbers: 1e6 × 2⁻⁵³ is 1e-10; ten times that.
const ROUNDING: f64 = 1e-9;

fn balance(parameters: &str, balance: &Balance) -> [Row; 3] {
    let sessions = (balance.sessions_opened as f64, balance.sessions_closed as f64);
    let seats = (balance.seats_taken as f64, balance.seats_returned as f64);
    [
        Row::exact("validate-bits", parameters, (balance.bits_offered, balance.bits_carried), ROUNDING)
            .in_unit("bit"),
        Row::exact("validate-sessions", parameters, sessions, 0.0),
        Row::exact("validate-seats", parameters, seats, 0.0),
    ]
}

/// The sum of the balances of several runs hides nothing if each row is that of the worst run.
fn worst(balances: impl IntoIterator<Item = Balance>) -> Option<Balance> {
    let gap = |balance: &Balance| {
        let bits = (balance.bits_offered - balance.bits_carried).abs() / balance.bits_offered.max(1.0);
        let sessions = balance.sessions_opened.abs_diff(balance.sessions_closed);
        // Whole sessions and seats weigh more than any rounding of bits.
        bits + (sessions + balance.seats_taken.abs_diff(balance.seats_returned)) as f64
    };
    balances.into_iter().max_by(|a, b| gap(a).total_cmp(&gap(b)))
}

/// Futures of a bundled study, scenario by scenario.
fn futures(study: &str, effort: Effort) -> Vec<(String, Vec<Future>)> {
    let study = load_study(study).expect("bundled studies load, as the tests check");
    let phases =
        if effort == Effort::Full { &study.phases[..] } else { &study.phases[study.phases.len() - 1..] };
    let days = if effort == Effort::Full { &study.days[..] } else { &study.days[..1] };
    let scenarios = study.scenarios.iter().map(|scenario| {
        let future = |phase: &String, day: &String| {
            scenario
                .future(&study.territory, phase, day)
                .expect("bundled scenarios build, as the tests check")
        };
        let futures =
            phases.iter().flat_map(|phase| days.iter().map(move |day| future(phase, day))).collect();
        (format!("{}/{}", study.name, scenario.name()), futures)
    });
    scenarios.collect()
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let small = Small::default().future();
    let mut rows = Vec::new();
    for (name, tier) in [("session", Tier::Session), ("interaction", Tier::Interaction)] {
        rows.extend(balance(&format!("small, {name}"), &run(tier, &small, SEED, 0).balance));
    }
    if effort == Effort::Cheap {
        return rows;
    }
    for (name, futures) in futures("sconeeta", effort) {
        let balances: Vec<Balance> =
            futures.par_iter().map(|future| run(Tier::Session, future, SEED, 0).balance).collect();
        let parameters = format!("{name} × {}", balances.len());
        rows.extend(worst(balances).map(|found| balance(&parameters, &found)).into_iter().flatten());
    }
    rows
}
