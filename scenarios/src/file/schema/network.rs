//! Lines, radio and host sites (`docs/model.md` §2).

use crate::file::value::{Count, Number, Positive, Unit};
use maillage_sim::territory::{EstablishmentKind, Technology as Line};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Share};
use schemars::JsonSchema;
use serde::Deserialize;

/// A type of establishment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// École maternelle, élémentaire or primaire.
    Ecole,
    /// Collège.
    College,
    /// Lycée général et technologique, or polyvalent.
    Lycee,
    /// Lycée professionnel.
    LyceeProfessionnel,
}

impl From<Kind> for EstablishmentKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Ecole => Self::Ecole,
            Kind::College => Self::College,
            Kind::Lycee => Self::Lycee,
            Kind::LyceeProfessionnel => Self::LyceeProfessionnel,
        }
    }
}

/// Where the hosts of a pool stand.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// A pool at the router of each establishment.
    Establishment,
    /// A pool beside the collection node of each département.
    Departement,
    /// One pool at a host site, by its name in `[host_sites]`.
    Site(String),
}

/// A place where pools stand.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HostSite {
    /// What its line goes to: the regional core (`"core"`) or the Internet (`"internet"`).
    #[serde(default)]
    pub behind: Behind,
    /// Rate of its line, each way.
    pub rate: Positive<BitRate>,
    /// One-way latency of its line.
    pub latency: Unit<Span>,
    /// Where it stands.
    #[serde(default)]
    pub country: Country,
    /// Whether a law outside the European Union reaches whoever runs it.
    #[serde(default)]
    pub foreign_law: bool,
}

/// Where data lie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Country {
    /// In France.
    #[default]
    France,
    /// Elsewhere in the European Union.
    EuropeanUnion,
    /// Outside it.
    Elsewhere,
}

/// What the line of a host site goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Behind {
    /// The regional core.
    #[default]
    Core,
    /// The Internet.
    Internet,
}

/// Collection, backbone and Internet.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// From points of presence to their département.
    #[serde(default)]
    pub collection: Collection,
    /// From each département to the core.
    pub backbone: Option<Backbone>,
    /// From the core to the Internet.
    pub internet: Option<Exchange>,
    /// Where a département's pools hang on its collection node.
    pub departement_site: Option<Backbone>,
}

/// From points of presence to their département. Rates and latencies are those of the territory, unless changed here.
#[derive(Clone, Copy, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// A link for each point of presence (`"star"`), or rings through several (`"ring"`).
    #[serde(default)]
    pub topology: Topology,
    /// Points of presence of a ring, at most.
    pub ring_size: Option<Count>,
    /// Rate of each segment of a ring.
    pub ring_rate: Option<Positive<BitRate>>,
    /// Slower collection links are brought up to this rate.
    pub at_least: Option<Positive<BitRate>>,
}

/// Shape of the collection of a département.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topology {
    /// A link from each point of presence.
    #[default]
    Star,
    /// Rings from the département through neighbouring points of presence and back.
    Ring,
}

/// A link, the same each way.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Backbone {
    /// Rate, each way.
    pub rate: Positive<BitRate>,
    /// One-way latency.
    pub latency: Unit<Span>,
}

/// The link to the Internet.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Rate, each way.
    pub rate: Positive<BitRate>,
    /// One-way latency to what is far away.
    pub latency: Unit<Span>,
}

/// A change to access lines. A line that is already as fast is left as it is.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkRule {
    /// Only these types of establishment; all when absent.
    pub kinds: Option<Vec<Kind>>,
    /// Only lines slower than this, downwards.
    pub below: Option<Positive<BitRate>>,
    /// Share of these lines that is changed; all when absent.
    pub share: Option<Unit<Share>>,
    /// Which come first, when only a share is changed: `"slowest"` lines, `"towns"` (most inhabitants) or
    /// `"largest"` (most pupils).
    #[serde(default)]
    pub first: First,
    /// Technology of the new line.
    pub technology: Technology,
    /// Rate towards the establishment.
    pub down: Positive<BitRate>,
    /// Rate from the establishment.
    pub up: Positive<BitRate>,
    /// One-way latency.
    pub latency: Unit<Span>,
}

/// Which lines come first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum First {
    /// The slowest lines.
    #[default]
    Slowest,
    /// Those of the communes with most inhabitants.
    Towns,
    /// Those of the establishments with most pupils.
    Largest,
}

/// Technology of an access line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Technology {
    /// Asymmetric copper line.
    Adsl,
    /// Symmetric copper line.
    Sdsl,
    /// Very-high-rate copper line.
    Vdsl,
    /// Fibre shared by a few dozen premises.
    SharedFibre,
    /// Dedicated fibre.
    DedicatedFibre,
    /// Radio or satellite.
    Radio,
}

impl From<Technology> for Line {
    fn from(technology: Technology) -> Self {
        match technology {
            Technology::Adsl => Self::Adsl,
            Technology::Sdsl => Self::Sdsl,
            Technology::Vdsl => Self::Vdsl,
            Technology::SharedFibre => Self::SharedFibre,
            Technology::DedicatedFibre => Self::DedicatedFibre,
            Technology::Radio => Self::Radio,
        }
    }
}

/// Radio of a type of establishment.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WiFi {
    /// Access points for 100 pupils, at least one in all; without effect when `on_demand`.
    #[serde(default)]
    pub access_points_per_100_pupils: Number,
    /// Rate that the devices of an access point share.
    pub rate_per_access_point: Positive<BitRate>,
    /// Whether a teacher switches on the access point of the classroom: as many are on as classes are
    /// expected to use devices at once.
    #[serde(default)]
    pub on_demand: bool,
}
