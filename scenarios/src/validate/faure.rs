//! The Faure case: 4,000 thin clients on the platform of a département. Office work runs well; sound and image for all
//! do not; splitting the platform, or moving the media off it, restores them.

use super::row::half_width;
use super::sample::SEED;
use super::{Effort, Row};
use crate::file::load_study;
use maillage_sim::measure::interval::Accumulator;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::tier::{Tier, run};
use rayon::prelude::*;

/// Share of disturbed lessons up to which a day runs well.
const WELL: f64 = 0.05;
/// Share of the disturbed lessons that a culprit explains when it is to blame.
const MOST: f64 = 0.5;

fn disturbed(outcomes: &[Outcome]) -> Vec<f64> {
    let share = |outcome: &Outcome| outcome.territory.get(Measure::DisturbedLessons);
    outcomes.iter().map(|outcome| share(outcome).expect("there are lessons")).collect()
}

fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().collect::<Accumulator>().mean().unwrap_or(0.0)
}

/// What is certain of `worse − better`: the lower end of the interval of the paired difference.
fn certainly(worse: &[f64], better: &[f64]) -> f64 {
    let difference: Accumulator = worse.iter().zip(better).map(|(a, b)| a - b).collect();
    difference.mean().expect("there are replications") - half_width(&difference)
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let replications = if effort == Effort::Full { 20 } else { 8 };
    let study = load_study("faure").expect("bundled studies load, as the tests check");
    let phase = &study.phases[0];
    let outcomes = |scenario: usize, day: &str| -> Vec<Outcome> {
        let future = study.scenarios[scenario].future(&study.territory, phase, day);
        let future = future.expect("bundled scenarios build, as the tests check");
        (0..replications).into_par_iter().map(|turn| run(Tier::Session, &future, SEED, turn)).collect()
    };
    let name = |scenario: usize| study.scenarios[scenario].name();
    let reference = study.reference;
    let (office, media) = (outcomes(reference, "office"), outcomes(reference, "media"));
    let seats =
        media.first().map_or(0.0, |outcome| outcome.territory.get(Measure::PeakSessions).unwrap_or(0.0));
    let (calm, bad) = (disturbed(&office), disturbed(&media));
    let resources = [Measure::BlameHosts, Measure::BlameNetwork, Measure::BlameAccess];
    let to_blame = |outcome: &Outcome| -> f64 {
        resources.iter().filter_map(|measure| outcome.territory.get(*measure)).sum()
    };
    let mut rows = vec![
        // No more sessions than there are posts: the platform is what is simulated.
        Row::below("validate-faure-posts", name(reference), 4400.0, seats),
        Row::below("validate-faure-office", name(reference), WELL, mean(calm.iter().copied()))
            .in_unit("share"),
        Row::above("validate-faure-media", name(reference), WELL, certainly(&bad, &calm)).in_unit("share"),
        Row::above("validate-faure-blame", name(reference), MOST, mean(media.iter().map(to_blame)))
            .in_unit("share"),
    ];
    for scenario in (0..study.scenarios.len()).filter(|scenario| *scenario != reference) {
        let restored = disturbed(&outcomes(scenario, "media"));
        let better = certainly(&bad, &restored);
        rows.push(Row::above("validate-faure-better", name(scenario), 0.0, better).in_unit("share"));
        let restored = mean(restored);
        rows.push(Row::below("validate-faure-restored", name(scenario), WELL, restored).in_unit("share"));
    }
    rows
}
