//! Where services run: pools of hosts, elastic clouds, licences (`docs/model.md` §4).

use crate::ids::{NodeId, PoolId};
use crate::time::Span;
use crate::units::Iops;

/// A service: something that activities talk to.
#[derive(Clone, PartialEq, Debug)]
pub struct Service {
    /// Name, as in the scenario.
    pub name: String,
    /// Where it runs.
    pub place: ServicePlace,
}

/// Where a service runs.
#[derive(Clone, PartialEq, Debug)]
pub enum ServicePlace {
    /// On the device of the user: no network, no host.
    Device,
    /// At a node without hosts of ours: the Internet, a store of files.
    Node(NodeId),
    /// At the router of each establishment, without hosts to count (a disk on the LAN).
    Router,
    /// On one pool for the whole territory.
    Shared(PoolId),
    /// On a pool of each département, by [`crate::ids::DepartementId`].
    PerDepartement(Vec<PoolId>),
    /// On a pool of each establishment, by [`crate::ids::EstablishmentId`]; `None` where it has none,
    /// whose seats cannot use the service.
    PerEstablishment(Vec<Option<PoolId>>),
}

/// A pool of identical hosts at a node of the network.
#[derive(Clone, PartialEq, Debug)]
pub struct Pool {
    /// Name, as shown.
    pub name: String,
    /// Host site.
    pub node: NodeId,
    /// Hosts in service at the start, reserve not counted.
    pub hosts: u32,
    /// Cores of a host, after virtualisation overhead.
    pub cores: f64,
    /// Sessions that a host admits (RAM and licence limits).
    pub sessions_per_host: u32,
    /// Logins that may wait for a free session; more are refused.
    pub queue: u32,
    /// Shared storage of the pool; `None`: storage is not a limit.
    pub storage: Option<Iops>,
    /// How it grows and shrinks; `None`: it does not.
    pub elastic: Option<Elastic>,
    /// Pool that takes what this one cannot admit (hybrid cloud).
    pub overflow: Option<PoolId>,
}

/// Threshold scaling of a pool.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Elastic {
    /// Fewest hosts.
    pub min: u32,
    /// Most hosts.
    pub max: u32,
    /// Utilisation above which hosts are started.
    pub high: f64,
    /// Utilisation below which hosts are stopped.
    pub low: f64,
    /// From the decision to a host in service.
    pub start_delay: Span,
}

/// A pool of concurrent licences.
#[derive(Clone, PartialEq, Debug)]
pub struct Licence {
    /// Name, as in the scenario.
    pub name: String,
    /// Tokens; `None`: one per seat, never short.
    pub count: Option<u32>,
}
