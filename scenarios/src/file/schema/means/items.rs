//! Items: what is bought, rented or used, with price, life, power, carbon and source.

use super::super::{Kind, SeatKind, Technology};
use super::Factor;
use crate::file::price::{Buy, Consume, Price, Run};
use crate::file::schema::{EitherText, LocalText};
use crate::file::value::{Count, Number, Unit};
use maillage_sim::units::Share;
use schemars::JsonSchema;
use serde::Deserialize;

/// A kind of expense.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Name, as shown.
    pub title: LocalText,
}

/// Something that is bought, rented or used.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Name, as shown.
    pub title: LocalText,
    /// Category, by its name.
    pub category: String,
    /// What is counted: `"pupil"`, `{ seat = "fat_client" }`, `{ line = "adsl" }`, `{ host = "site" }`, …
    pub per: Per,
    /// Units for each one counted; rounded up in the end.
    #[serde(default = "one")]
    pub each: Number,
    /// Only these types of establishment.
    pub kinds: Option<Vec<Kind>>,
    /// Price paid once for a unit.
    pub buy: Option<Price<Buy>>,
    /// Years after which a unit is bought again; once and for all when absent.
    pub life: Option<Count>,
    /// Whether the units of the first year are bought in that year, rather than being there, of all ages.
    #[serde(default)]
    pub new: bool,
    /// Age of the units of the first year, years, when they are all of one age.
    pub age: Option<Count>,
    /// Price paid each year for a unit in service.
    pub run: Option<Price<Run>>,
    /// Price of what is used: hours, gigabytes, kilowatt-hours.
    pub usage: Option<Price<Consume>>,
    /// Year of its prices; that of the account when absent.
    pub year: Option<Count>,
    /// Value added tax, where it is not the usual one.
    pub vat: Option<Unit<Share>>,
    /// Power of a unit.
    pub power: Option<Power>,
    /// Carbon of making a unit, kgCO2e.
    pub embodied: Option<Factor>,
    /// Where the figures come from, or `"assumption"`.
    pub source: EitherText,
}

const fn one() -> Number {
    Number(1.0)
}

/// Power of a unit, watts.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Power {
    /// In use.
    pub on: Number,
    /// Asleep.
    #[serde(default)]
    pub standby: Number,
    /// Hours of use in a year; those simulated for seats, all 8,760 for other things, when absent.
    pub hours: Option<Number>,
}

/// What an item is counted by.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Pupils.
    Pupil,
    /// Pupils of schools that have accounts of the ENT.
    EntPupil,
    /// Establishments.
    Establishment,
    /// Seats of a kind.
    Seat(SeatKind),
    /// Access points of the radio.
    AccessPoint,
    /// Access lines of a technology.
    Line(Technology),
    /// Hosts that stand somewhere and are not rented by the hour.
    Host(Place),
    /// Solutions of the category, as the governance shares them.
    Solution,
    /// Units of a project, as a scenario has them.
    Project(String),
    /// Most licences of a name in use at once, as simulated.
    Licence(String),
    /// Seats that may hold a licence of a name.
    LicensedSeat(String),
    /// Full-time equivalents of support.
    FullTimeEquivalent,
    /// Core-hours of rented hosts, as simulated.
    CoreHour,
    /// Gigabytes that leave host sites behind the Internet, as simulated.
    EgressGigabyte,
    /// Kilowatt-hours.
    KilowattHour,
}

/// Where hosts stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In establishments.
    Establishment,
    /// In départements.
    Departement,
    /// At host sites.
    Site,
}
