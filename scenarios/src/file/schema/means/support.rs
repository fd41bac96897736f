//! Support: what goes wrong, how it is mended, by whom.

use super::items::Per;
use crate::file::schema::{EitherText, LocalText};
use crate::file::value::{Count, Named, Number, Unit};
use maillage_sim::time::Span;
use maillage_sim::units::Share;
use schemars::JsonSchema;
use serde::Deserialize;

/// Tickets and technicians.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportRules {
    /// Working days of a year.
    pub days_per_year: Count,
    /// Working hours of a day.
    pub hours_per_day: Number,
    /// Working hours within which 95 % of tickets are to be solved.
    pub target: Unit<Span>,
    /// Mean speed of technicians on the road, kilometres an hour.
    pub speed: Number,
    /// Road length over straight line.
    pub detour: Number,
    /// Hardware models where a scenario does not say.
    pub hardware_models: Count,
    /// Models of printers where a scenario does not say.
    pub printer_models: Count,
    /// Working time until somebody who is not responsible passes a ticket on.
    pub passed_on_after: Unit<Span>,
    /// Years simulated.
    pub replications: Count,
    /// Organisation of a scenario that names none.
    pub organisation: String,
    /// Ways to organise.
    pub organisations: Named<Organisation>,
    /// What goes wrong.
    pub tickets: Named<Ticket>,
}

/// A way to organise support.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Name, as shown.
    pub title: LocalText,
    /// Who looks after a school: somebody there, a team of the département, or one of the territory.
    pub scale: Scale,
    /// Share of the tickets that could be solved from afar that are: less where nobody has the tools.
    pub remote: Unit<Share>,
}

/// Size of a team.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Somebody in each establishment, part of the time.
    Establishment,
    /// A team in each département.
    Departement,
    /// One pooled team.
    Territory,
}

/// Something that goes wrong.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ticket {
    /// Name, as shown.
    pub title: LocalText,
    /// What it happens to.
    pub per: Per,
    /// Tickets a year for each one.
    pub rate: Number,
    /// More tickets for each year of mean age of the devices.
    #[serde(default)]
    pub rate_per_year_of_age: Number,
    /// Share by which tickets grow with each further image: hardware models times silos.
    #[serde(default)]
    pub more_per_image: Unit<Share>,
    /// Share by which tickets grow with each further model of printer.
    #[serde(default)]
    pub more_per_printer_model: Unit<Share>,
    /// 0 is served first.
    #[serde(default)]
    pub priority: Count,
    /// Share that can be solved from afar.
    #[serde(default)]
    pub remote: Unit<Share>,
    /// Work from afar.
    pub remote_work: Unit<Span>,
    /// Work on site, travel apart.
    pub on_site_work: Unit<Span>,
    /// Seats out of use until it is solved.
    #[serde(default)]
    pub seats: Number,
    /// Share that first goes to somebody who is not responsible.
    #[serde(default)]
    pub bounced: Unit<Share>,
    /// Time that an operator takes, without work of ours.
    pub operator: Option<Unit<Span>>,
    /// Where the figures come from, or `"assumption"`.
    pub source: EitherText,
}
