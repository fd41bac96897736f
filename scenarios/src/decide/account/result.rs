//! What an account says, in the form that results keep.

use crate::decide::carbon::{Carbon, Ranged};
use crate::decide::fairness::Fairness;
use crate::decide::judgement::Judgement;
use crate::decide::money::{Cents, Distribution, Estimate, Regret, Tornado};
use crate::decide::people::People;
use crate::decide::quantities::DataPlace;
use serde::{Deserialize, Serialize};

/// The account of a study.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Account {
    /// First year.
    pub first_year: u32,
    /// How many years.
    pub years: u32,
    /// Euros of which year, without tax.
    pub euros_of: u32,
    /// Rate of discount a year.
    pub discount_rate: f64,
    /// Usual value added tax.
    pub vat: f64,
    /// Draws of prices.
    pub draws: u32,
    /// Pupils.
    pub pupils: u64,
    /// Keys of items, as [`Tornado`] counts them.
    pub items: Vec<String>,
    /// Keys of payers, in order.
    pub payers: Vec<String>,
    /// Keys of categories, in order.
    pub categories: Vec<String>,
    /// Phases of which nobody said in which year they begin, with the year taken.
    pub assumed_years: Vec<(String, u32)>,
    /// What was not simulated, and was taken to be like something else.
    pub gaps: Gaps,
    /// Scenarios, in the order of the study.
    pub scenarios: Vec<ScenarioAccount>,
    /// Each scenario against the reference.
    pub comparisons: Vec<Comparison>,
    /// The decision; absent when there is nothing to decide.
    pub judgement: Option<Judgement>,
}

/// The account of a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ScenarioAccount {
    /// Its name.
    pub name: String,
    /// Governance, by its name.
    pub governance: String,
    /// Money.
    pub money: Money,
    /// Euros a pupil and year, present value less what is left at the end, spread over the years (levelised).
    pub levelised_per_pupil: f64,
    /// The same scenario under every governance.
    pub governances: Vec<GovernanceAccount>,
    /// Phases, in order.
    pub phases: Vec<PhaseAccount>,
    /// Other organisations of support, in the last phase.
    pub organisations: Vec<People>,
    /// What nobody gave a price.
    pub unpriced: Vec<String>,
}

/// What was not simulated, and was taken to be like something else.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Gaps {
    /// Types of day of the calendar: like the others.
    pub days: Vec<String>,
    /// The first phase, with the year in which it begins, where the account begins before: years before are like it.
    pub early: Option<(String, u32)>,
}

/// An amount under a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// Key of what it is for.
    pub name: String,
    /// Amount, euros.
    pub euros: Cents,
}

/// Money of a scenario over the years of the account, without tax.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Money {
    /// All that is spent.
    pub total: Cents,
    /// Of it, what is bought.
    pub investment: Cents,
    /// Of it, what is paid each year.
    pub running: Cents,
    /// What is left at the end in what was bought.
    pub residual: Cents,
    /// Present value of what is spent, less that of what is left.
    pub present: Cents,
    /// Value added tax, on top.
    pub vat: Cents,
    /// Euros a pupil and year, as spent.
    pub per_pupil_year: f64,
    /// By payer, as spent.
    pub by_payer: Vec<Named>,
    /// By item.
    pub by_item: Vec<Named>,
    /// By category.
    pub by_category: Vec<Named>,
    /// By level: `ecole`, `college`, `lycee`, `lycee_professionnel`, `shared`.
    pub by_level: Vec<Named>,
    /// By département; what is in none under an empty name.
    pub by_departement: Vec<Named>,
    /// By year: investment and running.
    pub by_year: Vec<(u32, Cents, Cents)>,
    /// Payer × category, in their orders: who pays for what.
    pub payer_by_category: Vec<Vec<Cents>>,
    /// Payer × level, likewise.
    pub payer_by_level: Vec<Vec<Cents>>,
    /// Present value over draws of prices, euros.
    pub uncertainty: Option<Distribution>,
    /// Which prices matter to it.
    pub tornado: Option<Tornado>,
    /// What it may cost more than the cheapest scenario on the same prices.
    pub regret: Option<Regret>,
}

/// A scenario under a governance.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct GovernanceAccount {
    /// Governance, by its name.
    pub governance: String,
    /// All that is spent.
    pub total: Cents,
    /// By payer.
    pub by_payer: Vec<Named>,
}

/// A phase of a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhaseAccount {
    /// Its name.
    pub name: String,
    /// Years of the account that are lived in it.
    pub years: u32,
    /// Share of disturbed lessons among all lessons of a year.
    pub disturbed: f64,
    /// Seats.
    pub seats: u64,
    /// Support.
    pub people: People,
    /// Full-time equivalents of support for ten thousand pupils.
    pub staff_per_ten_thousand: f64,
    /// Energy and carbon of a year.
    pub carbon: Carbon,
    /// Carbon a pupil and year, kgCO2e.
    pub carbon_per_pupil: Ranged,
    /// Share of the hours of seats lost when lines and sites fail.
    pub seats_lost: f64,
    /// Equity.
    pub fairness: Fairness,
    /// Where data of pupils lie.
    pub data: Vec<DataPlace>,
}

/// A scenario against the reference.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// The scenario.
    pub scenario: String,
    /// The reference.
    pub reference: String,
    /// Present value of the scenario less that of the reference, over draws of prices, euros.
    pub difference: Distribution,
    /// How often the scenario is the cheaper one.
    pub cheaper: Estimate,
    /// Which prices matter to the difference.
    pub tornado: Tornado,
}

impl Account {
    /// The account of a scenario.
    pub fn scenario(&self, name: &str) -> Option<&ScenarioAccount> {
        self.scenarios.iter().find(|scenario| scenario.name == name)
    }
}
