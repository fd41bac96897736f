//! Equity and criteria: what counts, and how much.

use crate::file::schema::LocalText;
use crate::file::value::{Number, Unit};
use maillage_sim::units::{BitRate, Share};
use schemars::JsonSchema;
use serde::Deserialize;

/// How equity is judged.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EquityRules {
    /// Rate for each pupil that a school should have.
    pub rate_per_pupil: Unit<BitRate>,
    /// Share of disturbed lessons that a school should stay under.
    pub disturbed_lessons: Unit<Share>,
    /// Inhabitants under which a commune is rural.
    pub rural_under: Number,
}

/// A criterion.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionRule {
    /// Name, as shown.
    pub title: LocalText,
    /// What is looked at.
    pub figure: Figure,
    /// Weight; only the proportions count.
    pub weight: Number,
    /// Levels that score 0 and 1; the worst and best of the scenarios when absent.
    pub anchors: Option<Anchors>,
    /// Level that would be good enough, in the unit of the figure.
    pub threshold: Option<Number>,
    /// Level beyond which a scenario is out, whatever else it has.
    pub veto: Option<Number>,
}

/// Levels that score 0 and 1.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// Scores 0.
    pub worst: Number,
    /// Scores 1.
    pub best: Number,
}

/// A figure of a scenario that criteria look at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Share of disturbed lessons among all lessons; as all figures but those that say otherwise, a mean over the years of
    /// the account.
    DisturbedLessons,
    /// Euros a pupil and year, present value spread over the horizon.
    CostPerPupil,
    /// Full-time equivalents of support for ten thousand pupils.
    StaffPerPupil,
    /// Gini index of the rate for each pupil.
    Inequality,
    /// Share of pupils whose school has less than the rate wanted.
    PupilsUnderTarget,
    /// Kilograms of `CO2e` a pupil and year.
    CarbonPerPupil,
    /// Share of seat-hours lost when lines or sites fail.
    SeatsLost,
    /// Services with pupils' data that a law outside the European Union reaches, in any phase.
    ForeignLaw,
    /// Services with pupils' data that lie outside France, in any phase.
    DataAbroad,
}
