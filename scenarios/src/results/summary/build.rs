//! Makes the summary of finished runs.

use super::{
    DaySummary, Difference, DisturbedEstablishment, Measures, PhaseSummary, ScenarioSummary, Summary,
    TerritorySummary,
};
use crate::results::blame::ranking;
use crate::results::digest::Digest;
use crate::results::export::Disturbed;
use crate::results::places::Places;
use crate::statistics::{Interval, difference};
use crate::study::fingerprint::PROGRAM;
use crate::study::runner::Runs;
use crate::study::{Settings, Study, tier_name};
use maillage_data::synthetic::is_synthetic;
use maillage_sim::measure::{Figures, Measure};
use maillage_sim::territory::Territory;

/// Makes the summary of a study; `places` and `worst` are by cell.
pub fn build(
    study: &Study,
    settings: &Settings,
    runs: &Runs,
    places: &[Places],
    worst: &[Vec<Disturbed>],
) -> Summary {
    let territory = &study.territory;
    let units =
        Measure::ALL.iter().map(|measure| (measure.name().to_owned(), measure.unit().to_owned())).collect();
    let mut summary = Summary {
        version: 1,
        program: PROGRAM.to_owned(),
        study: study.name.clone(),
        seed: settings.seed,
        replications: runs.replications,
        tier: tier_name(settings.tier).to_owned(),
        reference: study.reference.clone(),
        territory: of_territory(territory),
        inputs: study.inputs.clone(),
        units,
        titles: study.titles.clone(),
        scenarios: Vec::new(),
        differences: differences(study, runs),
    };
    for (index, cell) in study.cells.iter().enumerate() {
        let day = day(study, runs, index, &places[index], &worst[index]);
        let scenario = found_or_new(
            &mut summary.scenarios,
            |known| known.name == cell.scenario,
            || ScenarioSummary {
                name: cell.scenario.clone(),
                title: study.titles.scenarios.get(&cell.scenario).cloned(),
                phases: Vec::new(),
                money: None,
                decision: None,
            },
        );
        let phase = found_or_new(
            &mut scenario.phases,
            |known| known.name == cell.phase,
            || PhaseSummary { name: cell.phase.clone(), days: Vec::new() },
        );
        phase.days.push(day);
    }
    summary
}

fn of_territory(territory: &Territory) -> TerritorySummary {
    let schools = &territory.establishments;
    let estimated = || schools.iter().filter(|school| school.pupils_estimated);
    TerritorySummary {
        name: territory.name.clone(),
        establishments: schools.len(),
        pupils: schools.iter().map(|school| u64::from(school.pupils)).sum(),
        synthetic: schools.iter().filter(|school| is_synthetic(&school.key)).count(),
        estimated: estimated().count(),
        pupils_estimated: estimated().map(|school| u64::from(school.pupils)).sum(),
        departements: territory
            .departements
            .iter()
            .map(|departement| (departement.code.clone(), departement.name.clone()))
            .collect(),
    }
}

fn found_or_new<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let index = list.iter().position(is).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    &mut list[index]
}

fn day(study: &Study, runs: &Runs, index: usize, places: &Places, worst: &[Disturbed]) -> DaySummary {
    let cell = &runs.cells[index];
    let departements = study
        .territory
        .departements
        .iter()
        .enumerate()
        .map(|(at, departement)| {
            (departement.code.clone(), measures(&cell.digests, |run| run.departements.get(at)))
        })
        .collect();
    let most_disturbed = worst
        .iter()
        .map(|one| {
            let school = &study.territory.establishments[one.establishment];
            DisturbedEstablishment {
                key: school.key.clone(),
                name: school.name.clone(),
                lessons: one.lessons,
            }
        })
        .collect();
    DaySummary {
        name: study.cells[index].day.clone(),
        fingerprint: cell.fingerprint.to_string(),
        measures: measures(&cell.digests, |run| Some(&run.territory)),
        departements,
        blame: ranking(cell.digests.iter().map(|run| &run.blame), places),
        most_disturbed,
    }
}

fn measures<'a>(runs: &'a [Digest], figures: impl Fn(&'a Digest) -> Option<&'a Figures>) -> Measures {
    let interval = |measure| Interval::of(runs.iter().filter_map(|run| figures(run)?.get(measure)));
    Measures(Measure::ALL.into_iter().filter_map(|measure| Some((measure, interval(measure)?))).collect())
}

/// Differences between all pairs of scenarios, the reference always as `a`; then by phase, day and measure.
fn differences(study: &Study, runs: &Runs) -> Vec<Difference> {
    let mut names = study.scenarios();
    if let Some(at) = names.iter().position(|name| *name == study.reference) {
        let reference = names.remove(at);
        names.insert(0, reference);
    }
    let cell = |scenario: &str, (phase, day): (&str, &str)| {
        let is =
            |cell: &crate::study::Cell| cell.scenario == scenario && cell.phase == phase && cell.day == day;
        study.cells.iter().position(is).map(|index| runs.cells[index].digests.as_slice())
    };
    let mut differences = Vec::new();
    for (at, a) in names.iter().enumerate() {
        for b in &names[at + 1..] {
            for moment in study.moments() {
                if let (Some(first), Some(second)) = (cell(a, moment), cell(b, moment)) {
                    pair(&mut differences, (a, first), (b, second), moment);
                }
            }
        }
    }
    differences
}

fn pair(
    differences: &mut Vec<Difference>,
    (a, first): (&str, &[Digest]),
    (b, second): (&str, &[Digest]),
    (phase, day): (&str, &str),
) {
    for measure in Measure::ALL {
        let values = |runs: &[Digest]| -> Vec<Option<f64>> {
            runs.iter().map(|run| run.territory.get(measure)).collect()
        };
        let Some(paired) = difference(values(first), values(second)) else { continue };
        let interval = Interval::from(paired.estimate);
        differences.push(Difference {
            a: a.to_owned(),
            b: b.to_owned(),
            phase: phase.to_owned(),
            day: day.to_owned(),
            measure: measure.name().to_owned(),
            mean: interval.mean,
            ci95_low: interval.ci95_low,
            ci95_high: interval.ci95_high,
            n: interval.n,
            p_value: paired.p_value,
            // What is corrected depends on all that is compared.
            verdict: None,
        });
    }
}
