//! The scenario language: what a scenario file may say, key by key. These comments are the reference: the JSON
//! Schema for editors is made from them.

mod demand;
mod hosting;
pub mod means;
mod network;

pub use demand::{
    Activity, Audience, Background, BackgroundTransfer, BackgroundWork, Day, Demand, Direction, Disturbed,
    Equipment, Home, Interaction, Login, Seats, Settling, Stream, Timetable, Transfer, Use, Uses, When,
};
pub use hosting::{Application, Elastic, Licence, Place, Pool, SeatKind, Service, Sizing};
pub use means::{Means, Reuse, ScenarioMeans};
pub use network::{
    At, Backbone, Behind, Collection, Country, Exchange, First, HostSite, Kind, LinkRule, Network,
    Technology, Topology, WiFi,
};

use super::value::{Count, Named, PerKind};
use crate::text::Language;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// Version of the scenario and study language.
pub const VERSION: u32 = 1;

/// One future of a school region: equipment, uses, network and hosting, by phase.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of the language: 1.
    pub version: Count,
    /// Scenario that this one starts from: a file beside it (`"other.toml"`) or a bundled scenario
    /// (`"sconeeta/statu-quo"`). Everything it says holds, except what is said again here.
    pub extends: Option<String>,
    /// Title, as shown.
    pub title: LocalText,
    /// What the scenario is about, in a sentence or two.
    pub summary: Option<LocalText>,
    /// Periods, in order. Each holds what changes from the period before it (the first: from the scenario itself),
    /// with the same keys as the scenario.
    #[serde(default)]
    pub phases: Named<Changes>,
    /// Types of day: ordinary, peak, exam.
    #[serde(default)]
    pub days: Named<Day>,
    /// Bells by type of establishment.
    #[serde(default)]
    pub timetables: PerKind<Timetable>,
    /// Classes and seats by type of establishment.
    #[serde(default)]
    pub equipment: PerKind<Equipment>,
    /// What classes want to do, by type of establishment.
    #[serde(default)]
    pub demand: PerKind<Demand>,
    /// What an activity does on each kind of seat.
    #[serde(default)]
    pub activities: Named<Activity>,
    /// Ways to get ready to work, named by the uses of activities.
    #[serde(default)]
    pub logins: Named<Login>,
    /// How a class sits down after the bell.
    #[serde(default)]
    pub settling: Settling,
    /// What activities talk to.
    #[serde(default)]
    pub services: Named<Service>,
    /// Hosts that services run on.
    #[serde(default)]
    pub pools: Named<Pool>,
    /// Places where pools stand, besides establishments.
    #[serde(default)]
    pub host_sites: Named<HostSite>,
    /// Collection, backbone and Internet.
    #[serde(default)]
    pub network: Network,
    /// Changes to the access lines of the territory, applied in order.
    #[serde(default)]
    pub links: Named<LinkRule>,
    /// Radio by type of establishment.
    #[serde(default)]
    pub wifi: PerKind<WiFi>,
    /// Licences that uses hold.
    #[serde(default)]
    pub licences: Named<Licence>,
    /// Applications and which of them cannot share a host image.
    #[serde(default)]
    pub applications: Named<Application>,
    /// Transfers and work outside lessons.
    #[serde(default)]
    pub background: Background,
    /// Visits of the ENT from home.
    pub home: Option<Home>,
    /// When a lesson counts as disturbed.
    #[serde(default)]
    pub disturbed: Disturbed,
    /// Who pays, who helps, which projects: what the account of the scenario starts from.
    #[serde(default)]
    pub means: ScenarioMeans,
}

/// A text in the languages of the interface.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// French.
    #[serde(deserialize_with = "printable")]
    #[schemars(with = "String")]
    pub fr: String,
    /// English.
    #[serde(deserialize_with = "printable")]
    #[schemars(with = "String")]
    pub en: String,
}

impl LocalText {
    /// The text in a language.
    pub fn said(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }
}

/// A text in which control characters, which a terminal would obey, have become spaces.
fn printable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|text| in_print(&text))
}

/// A text without control characters, on one line: for terminals, and for cells of tables.
pub fn in_print(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A text for both languages (`"ADEME"`), or one for each (`{ fr = "…", en = "…" }`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EitherText(pub LocalText);

impl<'de> Deserialize<'de> for EitherText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;
        impl<'de> Visitor<'de> for Texts {
            type Value = EitherText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or { fr, en }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<EitherText, E> {
                let text = in_print(text);
                Ok(EitherText(LocalText { fr: text.clone(), en: text }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<EitherText, A::Error> {
                LocalText::deserialize(MapAccessDeserializer::new(map)).map(EitherText)
            }
        }
        deserializer.deserialize_any(Texts)
    }
}

impl JsonSchema for EitherText {
    fn schema_name() -> Cow<'static, str> {
        "EitherText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, generator.subschema_for::<LocalText>()] })
    }
}

/// Changes of a phase: merged before they are read, therefore not looked at here.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
pub struct Changes(IgnoredAny);

impl JsonSchema for Changes {
    fn schema_name() -> Cow<'static, str> {
        "Changes".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "$ref": "#" })
    }
}

/// A study: scenarios compared on one territory.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Version of the language: 1.
    pub version: Count,
    /// Title, as shown.
    pub title: LocalText,
    /// Establishments and their access lines.
    pub territory: TerritoryChoice,
    /// Scenarios, by file (`"mine.toml"`, beside the study) or bundled name (`"sconeeta/statu-quo"`).
    pub scenarios: Vec<String>,
    /// Phases to simulate; those of the reference scenario when absent.
    pub phases: Option<Vec<String>>,
    /// Types of day to simulate; those of the reference scenario when absent.
    pub days: Option<Vec<String>>,
    /// Days simulated for each scenario, phase and type of day, at least 2 for a confidence interval.
    pub replications: Count,
    /// Seed of all randomness: the same seed gives the same results.
    pub seed: Count,
    /// Scenario that the others are compared with, by its name: the first when absent.
    pub reference: Option<String>,
    /// Prices, payers, support and criteria: a file beside the study, or `"means/sconeeta"`, which holds when absent.
    pub means: Option<String>,
}

/// Which establishments a study is about.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TerritoryChoice {
    /// A bundled territory (`"auvergne"`, `"creteil"`) or a directory that `maillage import` wrote, beside the study.
    pub from: String,
    /// Name, as shown, instead of that of the territory.
    pub name: Option<String>,
    /// A `links.csv` that changes access lines, beside the study.
    pub links: Option<String>,
    /// Only these types of establishment.
    pub kinds: Option<Vec<Kind>>,
    /// Only these départements, by code.
    pub departements: Option<Vec<String>>,
    /// At most so many establishments: those with most pupils.
    pub largest: Option<Count>,
}
