//! The account of a study: from quantities and means to money by payer, people, carbon, risk, equity and the decision.
//! A pure function of both and of the seed; a price, a weight or another governance changes it without a run.

mod age;
mod catalogue;
mod licence;
mod needs;
mod payers;
mod result;
mod scenario;

pub use catalogue::COORDINATION;
pub(super) use catalogue::in_euros_of_account;
pub use licence::{Assumption, Driver, Peak, Pooling, USE_RANGE, poolings};
pub use result::{Account, Comparison, Gaps, GovernanceAccount, Money, Named, PhaseAccount, ScenarioAccount};

use super::judgement::{self, Uncertain};
use super::money::{Coefficients, Distribution, Draws, cheaper, regrets, tornado};
use super::quantities::{PhaseQuantities, Quantities};
use super::timeline::Timeline;
use crate::file::schema::means::Means;
use catalogue::Catalogue;
use maillage_sim::territory::Territory;
use rayon::prelude::*;
use scenario::{Made, Support, Supporting};

/// Bars of a tornado that are shown one by one.
const BARS: usize = 8;

/// What an account is made from besides quantities and means.
#[derive(Clone, Debug, Default)]
pub struct Question<'a> {
    /// Seed of draws and of support.
    pub seed: u64,
    /// Scenario that the others are compared with.
    pub reference: &'a str,
    /// Governance of all scenarios, instead of the one of each.
    pub governance: Option<&'a str>,
}

/// Support of every scenario of a study. It takes nearly all of the time of an account and depends on neither prices,
/// payers nor weights: whoever changes only those keeps it.
#[derive(Clone, PartialEq, Debug)]
pub struct Supported(Vec<Support>);

/// How many simulations [`support`] makes.
pub fn simulations(quantities: &Quantities, means: &Means) -> usize {
    let organisations = means.support.organisations.0.len();
    let of = |phases: usize| if phases == 0 { 0 } else { phases + organisations };
    quantities.scenarios.iter().map(|scenario| of(scenario.phases.len())).sum()
}

/// Simulates the support of every scenario. Before each of its [`simulations`] it asks `go_on`, on any thread; nothing
/// when it is told to stop.
pub fn support(
    quantities: &Quantities,
    means: &Means,
    territory: &Territory,
    seed: u64,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<Supported> {
    let catalogue = &Catalogue::new(means);
    let of = Supporting { means, catalogue, territory, seed, go_on };
    let scenarios = quantities.scenarios.par_iter().map(|scenario| scenario::support(&of, scenario));
    scenarios.collect::<Option<_>>().map(Supported)
}

/// Makes the account of a study.
pub fn account(
    quantities: &Quantities,
    means: &Means,
    territory: &Territory,
    question: &Question<'_>,
) -> Account {
    let supported = support(quantities, means, territory, question.seed, &|| true);
    let supported = supported.expect("nobody stops it");
    account_with(quantities, means, territory, question, &supported)
}

/// The same account, with the support that was simulated before for the same quantities, territory and seed, and for
/// means that differ in prices, payers and weights at most.
pub fn account_with(
    quantities: &Quantities,
    means: &Means,
    territory: &Territory,
    question: &Question<'_>,
    Supported(supported): &Supported,
) -> Account {
    let catalogue = Catalogue::new(means);
    let make = |scenario| scenario::make(means, &catalogue, territory, scenario, question);
    // In the order of the study, whatever the threads.
    let made: Vec<Made> = quantities.scenarios.par_iter().zip(supported).map(make).collect();
    let draws = Draws::new(question.seed, means.account.draws.0, &catalogue.items);
    let totals: Vec<Vec<f64>> = made.iter().map(|one| one.coefficients.totals(&draws)).collect();
    let judgement = {
        let uncertain: Vec<Uncertain<'_>> = made
            .iter()
            .zip(&totals)
            .map(|(one, totals)| Uncertain {
                account: &one.account,
                disturbed: one.disturbed.clone(),
                cost: totals.iter().map(|total| total / one.pupil_years.max(1.0)).collect(),
            })
            .collect();
        judgement::judge(means, &uncertain, question.seed)
    };
    let comparisons = comparisons(&made, &totals, &catalogue, question.reference);
    let regrets = regrets(&totals).unwrap_or_default();
    let mut scenarios: Vec<ScenarioAccount> = Vec::with_capacity(made.len());
    for (index, one) in made.into_iter().enumerate() {
        let mut account = one.account;
        account.money.uncertainty = Distribution::of(&totals[index]);
        account.money.tornado = Some(tornado(&one.coefficients, &catalogue.items, BARS));
        account.money.regret = regrets.get(index).copied();
        scenarios.push(account);
    }
    Account {
        first_year: means.account.first_year.0,
        years: means.account.years.0,
        euros_of: means.account.euros_of.0,
        discount_rate: means.account.discount_rate.0.value(),
        vat: means.account.vat.0.value(),
        draws: means.account.draws.0,
        pupils: territory.establishments.iter().map(|school| u64::from(school.pupils)).sum(),
        items: catalogue.items.iter().map(|item| item.key.clone()).collect(),
        payers: means.payers.names().map(str::to_owned).collect(),
        categories: means.categories.names().map(str::to_owned).collect(),
        assumed_years: assumed(means, quantities),
        gaps: gaps(means, quantities),
        scenarios,
        comparisons,
        judgement,
    }
}

/// Phases of which nobody said in which year they begin.
fn assumed(means: &Means, quantities: &Quantities) -> Vec<(String, u32)> {
    let mut assumed = Vec::new();
    for scenario in &quantities.scenarios {
        for phase in Timeline::of(&means.account, scenario).assumed {
            if !assumed.contains(&phase) {
                assumed.push(phase);
            }
        }
    }
    assumed
}

/// What nobody simulated.
fn gaps(means: &Means, quantities: &Quantities) -> Gaps {
    let phases = || quantities.scenarios.iter().flat_map(|scenario| &scenario.phases);
    let is_missing = |day: &&str| {
        let lacks = |phase: &PhaseQuantities| !phase.days.iter().any(|known| known.name == *day);
        phases().any(lacks)
    };
    let early = quantities.scenarios.iter().find_map(|scenario| {
        let begins = Timeline::of(&means.account, scenario).begins;
        let name = scenario.phases.first().map(|phase| phase.name.clone())?;
        (begins > means.account.first_year.0).then_some((name, begins))
    });
    Gaps { days: means.calendar.days.names().filter(is_missing).map(str::to_owned).collect(), early }
}

/// Each scenario against the reference: the difference of their costs on the same draws of prices, and what makes it.
fn comparisons(
    made: &[Made],
    totals: &[Vec<f64>],
    catalogue: &Catalogue,
    reference: &str,
) -> Vec<Comparison> {
    let Some(of) = made.iter().position(|one| one.account.name == reference) else { return Vec::new() };
    let others = (0..made.len()).filter(|at| *at != of);
    others
        .filter_map(|at| {
            let difference: Vec<f64> = totals[at].iter().zip(&totals[of]).map(|(a, b)| a - b).collect();
            let coefficients: Coefficients = made[at].coefficients.minus(&made[of].coefficients);
            Some(Comparison {
                scenario: made[at].account.name.clone(),
                reference: reference.to_owned(),
                difference: Distribution::of(&difference)?,
                cheaper: cheaper(&totals[at], &totals[of])?,
                tornado: tornado(&coefficients, &catalogue.items, BARS),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
