//! The language of means: what things cost, who pays, how support works, what counts. One file for all scenarios of a
//! study, so that they are compared at the same prices.

mod decision;
mod items;
mod support;

pub use decision::{Anchors, CriterionRule, EquityRules, Figure};
pub use items::{Category, Item, Per, Place, Power};
pub use support::{Organisation, Scale, SupportRules, Ticket};

use super::{EitherText, LocalText};
use crate::file::price::{Price, Run};
use crate::file::value::{Count, Named, Number, Unit};
use maillage_sim::time::Span;
use maillage_sim::units::Share;
use schemars::JsonSchema;
use serde::Deserialize;

/// Prices, payers, support, factors and criteria.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Means {
    /// Version of the language: 1.
    pub version: Count,
    /// File of means that this one starts from: a file beside it or `"means/sconeeta"`. Everything it says holds,
    /// except what is said again here.
    pub extends: Option<String>,
    /// Title, as shown.
    pub title: LocalText,
    /// Years, rates and taxes.
    pub account: Account,
    /// Days of a year by type of day.
    pub calendar: Calendar,
    /// Who pays.
    pub payers: Named<Payer>,
    /// Kinds of expense, for tables and for who pays.
    pub categories: Named<Category>,
    /// Ways to share the expense among payers.
    pub governances: Named<Governance>,
    /// Governance of a scenario that names none.
    pub governance: String,
    /// What is bought, rented or used.
    pub items: Named<Item>,
    /// Electricity and network.
    pub energy: Energy,
    /// What fails, and for how long.
    pub reliability: Reliability,
    /// Tickets and technicians.
    pub support: SupportRules,
    /// How equity is judged.
    pub equity: EquityRules,
    /// What counts in the decision, and how much.
    pub criteria: Named<CriterionRule>,
}

/// Years, rates and taxes of the account.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Euros of which year.
    pub euros_of: Count,
    /// First year counted.
    pub first_year: Count,
    /// Years counted.
    pub years: Count,
    /// Rate at which later euros count less, above inflation; 0 % counts all alike.
    pub discount_rate: Unit<Share>,
    /// Yearly change of prices, to bring prices of another year to that of the account.
    pub inflation: Unit<Share>,
    /// Value added tax on what does not say otherwise. Amounts are without it; its sum is shown apart.
    pub vat: Unit<Share>,
    /// First year of each phase whose name is not a year.
    #[serde(default)]
    pub phases: Named<Count>,
    /// Draws of uncertain prices.
    pub draws: Count,
}

/// Days of a year.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// School days of a year by type of day; types that are not simulated are taken to be like the others.
    pub days: Named<Number>,
}

/// Somebody who pays.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payer {
    /// Name, as shown.
    pub title: LocalText,
}

/// A way to share the expense: who pays what, and how many buy the same thing.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Governance {
    /// Name, as shown.
    pub title: LocalText,
    /// What it means, in a sentence.
    pub summary: Option<LocalText>,
    /// Who pays what: by category (or `default`), then by level. Shares of a level add up to 100 %.
    pub shares: Named<Levels>,
    /// What is bought once for many, by category.
    #[serde(default)]
    pub sharing: Named<Sharing>,
}

/// Shares of payers by level.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// In écoles.
    pub ecole: Named<Unit<Share>>,
    /// In collèges.
    pub college: Named<Unit<Share>>,
    /// In lycées.
    pub lycee: Named<Unit<Share>>,
    /// In lycées professionnels.
    pub lycee_professionnel: Named<Unit<Share>>,
    /// What belongs to no school: data centres, projects.
    pub shared: Named<Unit<Share>>,
}

/// How a solution is shared.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// Solutions bought within the territory: 1, or more where everybody goes alone.
    pub solutions: Count,
    /// Territories (regions) that share each of them: its fixed cost is divided by so many.
    pub partners: Count,
    /// Cost of coordination, for this territory.
    pub coordination: Option<Price<Run>>,
}

/// Electricity and network.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Energy {
    /// Carbon of a kilowatt-hour, kgCO2e.
    pub carbon_per_kilowatt_hour: Factor,
    /// Carbon of a gigabyte carried, kgCO2e.
    pub carbon_per_gigabyte: Factor,
    /// Energy drawn for each unit that computers use (PUE), by place of the hosts.
    pub overhead: PerPlace,
    /// Hours a year in which seats are plugged in and asleep, besides those of use.
    pub standby_hours: Number,
}

/// What fails, and for how long.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// Failures of access lines, by technology.
    pub lines: Named<Failure>,
    /// Failures of a host site that stop what it serves.
    pub site: Failure,
    /// Failures of the server of an establishment.
    pub local_server: Failure,
    /// Share of the work of a seat that stops without its line, by kind of seat.
    pub needs_line: Named<Unit<Share>>,
}

/// How often something fails, and for how long.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Failures a year.
    pub per_year: Number,
    /// Hours until it is back, day and night.
    pub repair: Unit<Span>,
    /// Where the figures come from, or `"assumption"`.
    pub source: EitherText,
}

/// A number for each place of hosts.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerPlace {
    /// In establishments.
    pub establishment: Number,
    /// In départements.
    pub departement: Number,
    /// At host sites.
    pub site: Number,
}

/// A factor with its range.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The lowest that is plausible.
    pub low: Number,
    /// The likely one.
    pub likely: Number,
    /// The highest.
    pub high: Number,
}

/// What a scenario says of means: the rest is the same for all.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioMeans {
    /// Way to share the expense, by its name in the file of means; the usual one when absent.
    pub governance: Option<String>,
    /// Organisation of support, by its name in the file of means; the usual one when absent.
    pub support: Option<String>,
    /// Units of each project under way, by their name in the file of means.
    #[serde(default)]
    pub projects: Named<Count>,
    /// Seats that go on as another kind of seat instead of being bought.
    #[serde(default)]
    pub reuse: Named<Reuse>,
    /// Hardware models of seats: each needs its own image.
    pub hardware_models: Option<Count>,
    /// Models of printers: each needs its driver.
    pub printer_models: Option<Count>,
}

/// Seats that go on as another kind of seat.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reuse {
    /// Kind of seat that they were.
    pub from: super::SeatKind,
    /// Years that they last in their new use.
    pub years: Count,
    /// Their age when they change use, years.
    #[serde(default)]
    pub age: Count,
}

impl Levels {
    /// The shares at each level, in the order of the levels: types of establishment, then what is shared.
    pub fn all(&self) -> [(&'static str, &Named<Unit<Share>>); 5] {
        [
            ("ecole", &self.ecole),
            ("college", &self.college),
            ("lycee", &self.lycee),
            ("lycee_professionnel", &self.lycee_professionnel),
            ("shared", &self.shared),
        ]
    }
}
