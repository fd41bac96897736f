//! The money of a scenario in `summary.json`, and the people, carbon and rank beside it. All of the account is in
//! `account.json`.

use crate::decide::account::{Account, ScenarioAccount};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Money of a scenario over the years of the account, euros without tax.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MoneySummary {
    /// All that is spent.
    pub total_eur: f64,
    /// Euros a pupil and year.
    pub eur_per_pupil_year: f64,
    /// By payer.
    pub by_payer: BTreeMap<String, f64>,
    /// By category of expense.
    pub by_category: BTreeMap<String, f64>,
    /// Of the total, what is bought.
    pub investment_eur: f64,
    /// Of the total, what is paid each year.
    pub running_eur: f64,
    /// What is left at the end in what was bought.
    pub residual_eur: f64,
    /// Present value, less that of what is left.
    pub present_value_eur: f64,
    /// Value added tax, on top.
    pub vat_eur: f64,
    /// First year.
    pub first_year: u32,
    /// Years.
    pub years: u32,
    /// Euros of which year.
    pub euros_of: u32,
    /// Governance.
    pub governance: String,
}

/// What else the decision looks at, in the last phase.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DecisionSummary {
    /// Full-time equivalents of support.
    pub full_time_equivalents: f64,
    /// 95th percentile of the delay of support, working hours.
    pub support_p95_hours: Option<f64>,
    /// Seat-days lost in a year.
    pub seat_days_lost: f64,
    /// kgCO2e a pupil and year: low, likely, high.
    pub carbon_kg_per_pupil_year: [f64; 3],
    /// Share of the hours of seats lost to failures of lines and sites.
    pub seats_lost: f64,
    /// Gini index of the rate for each pupil.
    pub rate_gini: Option<f64>,
    /// Share of pupils whose school has less than the rate wanted.
    pub pupils_under_target: Option<f64>,
    /// Weighted sum of the criteria, 0 to 1.
    pub score: Option<f64>,
    /// Rank under the weighted sum; absent when a veto excludes the scenario.
    pub rank: Option<usize>,
    /// Rank under TOPSIS, likewise.
    pub topsis_rank: Option<usize>,
    /// Share of the draws in which it is the best.
    pub probability_best: Option<f64>,
    /// Criteria whose veto excludes it.
    pub vetoes: Vec<String>,
}

/// Money and decision of a scenario, by its place in the account.
pub(super) fn of(account: &Account, name: &str) -> Option<(MoneySummary, DecisionSummary)> {
    let at = account.scenarios.iter().position(|scenario| scenario.name == name)?;
    let scenario = &account.scenarios[at];
    Some((money(account, scenario), decision(account, scenario, at)))
}

fn money(account: &Account, scenario: &ScenarioAccount) -> MoneySummary {
    let money = &scenario.money;
    let by = |named: &[crate::decide::account::Named]| -> BTreeMap<String, f64> {
        named.iter().map(|part| (part.name.clone(), part.euros.euros())).collect()
    };
    MoneySummary {
        total_eur: money.total.euros(),
        eur_per_pupil_year: money.per_pupil_year,
        by_payer: by(&money.by_payer),
        by_category: by(&money.by_category),
        investment_eur: money.investment.euros(),
        running_eur: money.running.euros(),
        residual_eur: money.residual.euros(),
        present_value_eur: money.present.euros(),
        vat_eur: money.vat.euros(),
        first_year: account.first_year,
        years: account.years,
        euros_of: account.euros_of,
        governance: scenario.governance.clone(),
    }
}

fn decision(account: &Account, scenario: &ScenarioAccount, at: usize) -> DecisionSummary {
    let last = scenario.phases.last();
    let figure = |read: &dyn Fn(&crate::decide::account::PhaseAccount) -> f64| last.map_or(0.0, read);
    let rate = last.and_then(|phase| phase.fairness.rate.as_ref());
    let judgement = account.judgement.as_ref();
    let sum = judgement.map(|judgement| &judgement.decision.weighted_sum.ranking);
    let topsis = judgement.map(|judgement| &judgement.decision.topsis.ranking);
    let carbon = last.map(|phase| phase.carbon_per_pupil).unwrap_or_default();
    let vetoes = judgement.map_or_else(Vec::new, |judgement| {
        let mine = judgement.decision.exclusions.iter().filter(|exclusion| exclusion.alternative == at);
        mine.map(|exclusion| judgement.criteria[exclusion.criterion].key.clone()).collect()
    });
    DecisionSummary {
        full_time_equivalents: figure(&|phase| phase.people.full_time),
        support_p95_hours: last.filter(|phase| !phase.people.is_beyond).map(|phase| phase.people.p95),
        seat_days_lost: figure(&|phase| phase.people.seat_days),
        carbon_kg_per_pupil_year: [carbon.low, carbon.likely, carbon.high],
        seats_lost: figure(&|phase| phase.seats_lost),
        rate_gini: rate.map(|rate| rate.gini),
        pupils_under_target: rate.and_then(|rate| Some(rate.target?.under)),
        score: sum.and_then(|ranking| ranking.scores.get(at).copied()),
        rank: sum.and_then(|ranking| ranking.ranks.get(at).copied().flatten()),
        topsis_rank: topsis.and_then(|ranking| ranking.ranks.get(at).copied().flatten()),
        probability_best: judgement
            .and_then(|judgement| Some(judgement.weighted_sum.alternatives.get(at)?.best.share)),
        vetoes,
    }
}
