//! The decision: scenarios against criteria, with vetoes, and how far the order holds given simulation and prices.

use super::account::{PhaseAccount, ScenarioAccount};
use super::carbon::Ranged;
use super::criteria::{
    Anchors, Criterion, Decision, Direction, Matrix, Method, Outlook, Problem, anchored_over, outlook,
};
use super::money::PriceRange;
use super::timeline::over_years;
use crate::file::schema::means::{Figure, Means};
use maillage_sim::random::{Address, Purpose, key_number, stream, uniform};
use serde::{Deserialize, Serialize};

/// The decision.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Judgement {
    /// Criteria, with their anchors.
    pub criteria: Vec<Criterion>,
    /// What each looks at.
    pub figures: Vec<Figure>,
    /// Scenarios × criteria.
    pub values: Matrix,
    /// Scores, ranks, vetoes, stability.
    pub decision: Decision,
    /// How often each is best under the weighted sum.
    pub weighted_sum: Outlook,
    /// How often each is best under TOPSIS.
    pub topsis: Outlook,
}

/// What draws are made from, for one scenario.
pub(super) struct Uncertain<'a> {
    pub(super) account: &'a ScenarioAccount,
    /// Share of disturbed lessons among all lessons of a year, a mean over the years of the account, by replication.
    pub(super) disturbed: Vec<f64>,
    /// Euros a pupil and year, by draw of prices.
    pub(super) cost: Vec<f64>,
}

/// Which way a figure is good: all of them are better when they are less.
const fn direction(_: Figure) -> Direction {
    Direction::LowerIsBetter
}

fn criteria(means: &Means) -> Vec<Criterion> {
    let criterion = |(key, rule): (&str, &crate::file::schema::means::CriterionRule)| Criterion {
        key: key.to_owned(),
        weight: rule.weight.0,
        direction: direction(rule.figure),
        anchors: rule.anchors.map(|anchors| Anchors { worst: anchors.worst.0, best: anchors.best.0 }),
        threshold: rule.threshold.map(|level| level.0),
        veto: rule.veto.map(|level| level.0),
    };
    means.criteria.iter().map(criterion).collect()
}

/// A figure over the years of the account: a scenario gains nothing by putting off what serves pupils.
fn of_account(account: &ScenarioAccount, read: &dyn Fn(&PhaseAccount) -> f64) -> f64 {
    over_years(account.phases.iter().map(|phase| (phase.years, read(phase)))).unwrap_or(0.0)
}

/// A figure of a scenario.
pub fn figure(account: &ScenarioAccount, figure: Figure) -> f64 {
    let of_years = |read: &dyn Fn(&PhaseAccount) -> f64| of_account(account, read);
    let foreign = |read: &dyn Fn(&super::quantities::DataPlace) -> bool| {
        let places = account.phases.iter().flat_map(|phase| &phase.data).filter(|place| read(place));
        let mut services: Vec<&str> = places.map(|place| place.service.as_str()).collect();
        services.sort_unstable();
        services.dedup();
        services.len() as f64
    };
    match figure {
        Figure::DisturbedLessons => of_years(&|phase| phase.disturbed),
        Figure::CostPerPupil => account.levelised_per_pupil,
        Figure::StaffPerPupil => of_years(&|phase| phase.staff_per_ten_thousand),
        Figure::Inequality => of_years(&|phase| phase.fairness.rate.as_ref().map_or(0.0, |rate| rate.gini)),
        Figure::PupilsUnderTarget => of_years(&|phase| {
            let rate = phase.fairness.rate.as_ref();
            rate.and_then(|rate| rate.target).map_or(0.0, |target| target.under)
        }),
        Figure::CarbonPerPupil => of_years(&|phase| phase.carbon_per_pupil.likely),
        Figure::SeatsLost => of_years(&|phase| phase.seats_lost),
        Figure::ForeignLaw => foreign(&|place| place.foreign_law),
        Figure::DataAbroad => foreign(&|place| place.is_abroad),
    }
}

/// The decision among scenarios; nothing when there is nothing to decide: no scenario, or figures that are no numbers.
pub(super) fn judge(means: &Means, scenarios: &[Uncertain<'_>], seed: u64) -> Option<Judgement> {
    let criteria = criteria(means);
    let figures: Vec<Figure> = means.criteria.iter().map(|(_, rule)| rule.figure).collect();
    let row = |one: &Uncertain<'_>| -> Vec<f64> {
        figures.iter().map(|wanted| figure(one.account, *wanted)).collect()
    };
    let values = Matrix::of_rows(scenarios.iter().map(row))?;
    let draws = draws(scenarios, &figures, seed);
    let decision = Problem::new(&criteria, &values).ok()?.decision();
    // Draws have one scale: that of all of them together.
    let fixed = anchored_over(&criteria, &draws);
    let outlook = |method| outlook(&fixed, &draws, method).ok();
    Some(Judgement {
        weighted_sum: outlook(Method::WeightedSum)?,
        topsis: outlook(Method::Topsis)?,
        criteria,
        figures,
        values,
        decision,
    })
}

/// Matrices of scenarios × criteria in which what is uncertain is drawn: quality as the mean of replications drawn again
/// with replacement (bootstrap; the same replications for all scenarios, since they are paired), money by the draws of
/// prices, carbon by its factors at the same place of their ranges for all.
fn draws(scenarios: &[Uncertain<'_>], figures: &[Figure], seed: u64) -> Vec<Matrix> {
    let n = scenarios.iter().map(|one| one.cost.len()).min().unwrap_or(0);
    let replications = scenarios.iter().map(|one| one.disturbed.len()).min().unwrap_or(0);
    let address = |name: &str, draw: usize| Address {
        study_seed: seed,
        replication: draw as u32,
        establishment: key_number(name),
        purpose: Purpose::Prices,
        item: 1,
    };
    let draw = |index: usize| {
        let mut again = stream(address("replications", index));
        let chosen: Vec<usize> =
            (0..replications).map(|_| (uniform(&mut again) * replications as f64) as usize).collect();
        let at = uniform(&mut stream(address("carbon", index)));
        let rows = scenarios.iter().map(|one| -> Vec<f64> {
            let value = |wanted: &Figure| match wanted {
                Figure::DisturbedLessons if !chosen.is_empty() => {
                    chosen.iter().map(|run| one.disturbed[*run]).sum::<f64>() / chosen.len() as f64
                }
                Figure::CostPerPupil => one.cost[index],
                Figure::CarbonPerPupil => {
                    of_account(one.account, &|phase| quantile(phase.carbon_per_pupil, at))
                }
                other => figure(one.account, *other),
            };
            figures.iter().map(value).collect()
        });
        Matrix::of_rows(rows)
    };
    (0..n).filter_map(draw).collect()
}

/// A place in a range, as a triangular distribution has it.
fn quantile(range: Ranged, at: f64) -> f64 {
    PriceRange::new(range.low, range.likely, range.high).map_or(range.likely, |range| range.quantile(at))
}

#[cfg(test)]
mod tests {
    use crate::decide::account::{Account, Question, account};
    use crate::decide::criteria::Outlook;
    use crate::decide::sample::{phase, scenario, study, territory, three};
    use crate::file::means::LoadedMeans;
    use crate::file::schema::means::Figure;

    fn made() -> Account {
        let means = LoadedMeans::usual().means;
        let question = Question { seed: 3, reference: "same", governance: None };
        account(&three(), &means, &territory(), &question)
    }

    #[test]
    fn data_under_foreign_law_exclude_a_scenario_however_good() {
        let judgement = made().judgement.unwrap();
        let [exclusion] = &judgement.decision.exclusions[..] else { panic!("one veto strikes") };
        assert_eq!(exclusion.alternative, 1, "the cloud");
        assert_eq!(judgement.figures[exclusion.criterion], Figure::ForeignLaw);
        // One service lies there, none is allowed.
        assert_eq!((exclusion.value, exclusion.limit), (1.0, 0.0));
        // It has the fewest disturbed lessons, is never ranked, and never the best.
        let quality =
            judgement.figures.iter().position(|figure| *figure == Figure::DisturbedLessons).unwrap();
        let disturbed: Vec<f64> = judgement.values.rows().map(|row| row[quality]).collect();
        assert!(disturbed[1] < disturbed[0] && disturbed[1] < disturbed[2]);
        assert!(!judgement.decision.weighted_sum.ranking.order.contains(&1));
        for outlook in [&judgement.weighted_sum, &judgement.topsis] {
            assert_eq!((outlook.alternatives[1].excluded, outlook.alternatives[1].best.share), (1.0, 0.0));
        }
    }

    #[test]
    fn somebody_is_the_best_or_nobody_is() {
        let judgement = made().judgement.unwrap();
        let all = |outlook: &Outlook| -> f64 {
            outlook.nobody + outlook.alternatives.iter().map(|prospect| prospect.best.share).sum::<f64>()
        };
        // A share is a count of draws over their number: a rounding each.
        for outlook in [&judgement.weighted_sum, &judgement.topsis] {
            assert!((all(outlook) - 1.0).abs() < 4.0 * f64::EPSILON, "{outlook:?}");
        }
        assert_eq!(judgement.weighted_sum.n_draws, 1000);
    }

    #[test]
    fn what_comes_late_counts_for_less() {
        // The same end, five years later: what lessons lose meanwhile weighs as what is saved does.
        let good = |name: &str| {
            let mut phase = phase(name);
            for day in &mut phase.days {
                day.disturbed = vec![0.0, 0.0];
            }
            phase
        };
        let quantities = study(vec![
            scenario("same", vec![phase("2013"), good("2015")]),
            scenario("late", vec![phase("2013"), phase("2015"), good("2020")]),
        ]);
        let means = LoadedMeans::usual().means;
        let question = Question { seed: 3, reference: "same", governance: None };
        let account = account(&quantities, &means, &territory(), &question);
        let bad = account.scenarios[0].phases[0].disturbed;
        let found = |at: usize| super::figure(&account.scenarios[at], Figure::DisturbedLessons);
        assert!(bad > 0.0 && (found(0) - bad * 0.2).abs() < 1e-12 && (found(1) - bad * 0.7).abs() < 1e-12);
        // The criterion is that figure.
        let judgement = account.judgement.unwrap();
        let quality =
            judgement.figures.iter().position(|figure| *figure == Figure::DisturbedLessons).unwrap();
        let row: Vec<f64> = judgement.values.rows().map(|row| row[quality]).collect();
        assert!((row[1] - bad * 0.7).abs() < 1e-12);
    }

    #[test]
    fn threads_change_nothing() {
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(made)
        };
        let one = on(1);
        assert!(one == on(2) && one == on(8));
    }
}
