//! Where services run: pools of hosts, licences, applications that cannot share an image (`docs/model.md` §4).

use super::network::{At, Kind};
use crate::file::value::{Count, Number, Positive, Unit};
use maillage_sim::time::Span;
use maillage_sim::units::{Bytes, Iops, Share};
use schemars::JsonSchema;
use serde::Deserialize;

/// A service: something that activities talk to.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Where it runs: `"device"`, `"internet"`, `"establishment"`, `{ pool = "farm" }` or `{ site = "region" }`.
    pub on: Place,
    /// Whether it holds data of pupils.
    #[serde(default)]
    pub personal_data: bool,
}

/// Where a service runs.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On the device of the user: no network, no host.
    Device,
    /// Somewhere on the Internet, whose hosts are not counted.
    Internet,
    /// At the router of each establishment, whose hosts are not counted: a disk on the LAN.
    Establishment,
    /// On a pool, by its name in `[pools]`.
    Pool(String),
    /// At a host site, by its name in `[host_sites]`, whose hosts are not counted.
    Site(String),
}

/// A pool of identical hosts.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Where its hosts stand: `"establishment"` (a pool in each), `"departement"` (a pool in each) or
    /// `{ site = "region" }`.
    pub at: At,
    /// With `at = "establishment"`: only these types have one; all when absent.
    pub kinds: Option<Vec<Kind>>,
    /// Hosts, at least; `sizing` may ask for more.
    #[serde(default = "one_host")]
    pub hosts: Count,
    /// Hosts that grow with what is served.
    pub sizing: Option<Sizing>,
    /// Of `hosts`, those kept out of service in case another fails (the 1 of N+1).
    #[serde(default)]
    pub reserve: Count,
    /// Cores of a host.
    pub cores: Number,
    /// Share of the cores that virtualisation takes.
    #[serde(default)]
    pub virtualisation_overhead: Unit<Share>,
    /// Memory of a host for sessions.
    pub memory: Option<Positive<Bytes>>,
    /// Memory of a session.
    pub memory_per_session: Option<Positive<Bytes>>,
    /// Most sessions on a host, besides memory.
    pub sessions_per_host: Option<Count>,
    /// Logins that may wait for a free session; more are refused.
    #[serde(default)]
    pub queue: Count,
    /// Storage operations that each host brings; storage is no limit when absent.
    pub storage_per_host: Option<Positive<Iops>>,
    /// How it grows and shrinks during the day.
    pub elastic: Option<Elastic>,
    /// Pool that takes what this one cannot admit.
    pub overflow: Option<String>,
}

const fn one_host() -> Count {
    Count(1)
}

/// Hosts that grow with what is served, for each establishment, département or the whole territory.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sizing {
    /// One host for so many pupils.
    pub pupils_per_host: Option<Number>,
    /// So many sessions on each core, after virtualisation, of the seats given below.
    pub sessions_per_core: Option<Number>,
    /// Share of the seats expected in use at once.
    pub concurrency: Option<Unit<Share>>,
    /// Seats that it serves: those of these delivery modes.
    #[serde(default)]
    pub seats: Vec<SeatKind>,
    /// Pupils and seats counted: those of these types of establishment; all when absent.
    pub kinds: Option<Vec<Kind>>,
    /// Most hosts.
    pub most: Option<Count>,
}

/// A delivery mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
    /// Desktops.
    FatClient,
    /// Thin clients on shared session hosts.
    ThinClient,
    /// Thin clients on a virtual desktop of their own.
    VirtualDesktop,
    /// Tablets of the establishment.
    Tablet,
    /// Devices of the pupils' own.
    OwnDevice,
}

impl SeatKind {
    /// All of them, in the order of delivery modes.
    pub const ALL: [Self; 5] =
        [Self::FatClient, Self::ThinClient, Self::VirtualDesktop, Self::Tablet, Self::OwnDevice];
}

/// Threshold scaling.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elastic {
    /// Fewest hosts.
    pub min: Count,
    /// Most hosts.
    pub max: Count,
    /// Utilisation above which hosts are started.
    pub high: Unit<Share>,
    /// Utilisation below which hosts are stopped.
    pub low: Unit<Share>,
    /// From the decision to a host in service.
    pub start_delay: Unit<Span>,
}

/// A licence that uses hold.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Concurrent licences for the whole territory; one per seat, never short, when absent.
    pub concurrent: Option<Count>,
}

/// An application that a session host has to carry.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Applications that cannot share an image with it: another version, a rule of the vendor.
    #[serde(default)]
    pub conflicts_with: Vec<String>,
}
