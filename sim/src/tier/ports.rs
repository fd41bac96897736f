//! Where each seat reaches each service: routes, local links and round-trip latency, resolved once per run.

use crate::future::{Future, Service, ServicePlace};
use crate::ids::{EstablishmentId, LinkId, NodeId, PoolId, ServiceId};
use crate::network::LinkKind;
use crate::network::route::{Along, Graph, RouteTree};
use std::collections::BTreeMap;

/// Where a service answers from, for one establishment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Answerer {
    /// The device itself.
    Device,
    /// A node of the network, on hosts of ours or not.
    Node(NodeId, Option<PoolId>),
    /// Nobody: the establishment has none.
    Nobody,
}

/// Who answers for a service at an establishment.
pub(crate) fn answerer(future: &Future, service: ServiceId, establishment: EstablishmentId) -> Answerer {
    let Service { place, .. } = &future.services[service.index()];
    let of_pool = |pool: PoolId| Answerer::Node(future.pools[pool.index()].node, Some(pool));
    let site = &future.establishments[establishment.index()];
    match place {
        ServicePlace::Device => Answerer::Device,
        ServicePlace::Node(node) => Answerer::Node(*node, None),
        ServicePlace::Router => Answerer::Node(site.router, None),
        ServicePlace::Shared(pool) => of_pool(*pool),
        ServicePlace::PerDepartement(pools) => of_pool(pools[site.departement.index()]),
        ServicePlace::PerEstablishment(pools) => {
            pools[establishment.index()].map_or(Answerer::Nobody, of_pool)
        }
    }
}

/// Routes between seats and everything that answers.
#[derive(Debug)]
pub(crate) struct Routes {
    forth: Graph,
    back: Graph,
    /// By service node: the routes from it, along the links, and to it, against them.
    trees: BTreeMap<NodeId, (RouteTree, RouteTree)>,
}

/// A route, and what it is made of.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Route {
    /// Links in order.
    pub(crate) links: Vec<LinkId>,
    /// One-way latency, seconds.
    pub(crate) latency: f64,
}

impl Routes {
    /// Routes to and from every node at which a service of the future answers, in its own pool or in one that it overflows to.
    ///
    /// Services at the router of an establishment are one or two links away and are routed on demand.
    pub(crate) fn new(future: &Future) -> Self {
        let mut nodes: Vec<NodeId> = future
            .services
            .iter()
            .flat_map(|service| match &service.place {
                ServicePlace::Node(node) => vec![*node],
                ServicePlace::Shared(pool) => vec![future.pools[pool.index()].node],
                ServicePlace::PerDepartement(pools) => {
                    pools.iter().map(|pool| future.pools[pool.index()].node).collect()
                }
                ServicePlace::Device | ServicePlace::Router | ServicePlace::PerEstablishment(_) => vec![],
            })
            // A pool that only takes what another one cannot hold is no service's own place.
            .chain(future.pools.iter().filter_map(|pool| Some(future.pools[pool.overflow?.index()].node)))
            .chain([future.internet])
            .collect();
        nodes.sort_unstable();
        nodes.dedup();
        let forth = Graph::of(&future.network, Along::Links);
        let back = Graph::of(&future.network, Along::Reversed);
        let trees =
            nodes.into_iter().map(|node| (node, (forth.routes_from(node), back.routes_from(node)))).collect();
        Self { forth, back, trees }
    }

    /// The route from `from` to `to`, one of which is a service node of the future or both of which are in
    /// the same establishment; `None` when there is no route.
    pub(crate) fn route(&self, future: &Future, from: NodeId, to: NodeId) -> Option<Route> {
        let mut links = Vec::new();
        if from == to {
            return Some(Route::default());
        }
        let latency = if let Some((_, to_root)) = self.trees.get(&to) {
            // The last link of the reversed route is the first one.
            to_root.backwards(&self.back, from, &mut links)?
        } else if let Some((from_root, _)) = self.trees.get(&from) {
            let latency = from_root.backwards(&self.forth, to, &mut links)?;
            links.reverse();
            latency
        } else {
            let link = future.network.between(from, to)?;
            links.push(link);
            future.network.link(link).latency.seconds()
        };
        Some(Route { links, latency })
    }
}

/// The links of an establishment itself, by use. Index with [`Local`].
pub(crate) type LocalLinks = [Option<LinkId>; Local::COUNT];

/// A link of an establishment, in one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Local {
    /// From the router to wired seats.
    LanDown,
    /// From wired seats to the router.
    LanUp,
    /// From the router to wireless seats.
    WiFiDown,
    /// From wireless seats to the router.
    WiFiUp,
    /// From the point of presence to the router.
    AccessDown,
    /// From the router to the point of presence.
    AccessUp,
}

impl Local {
    /// How many there are.
    pub(crate) const COUNT: usize = 6;
}

/// The local links of every establishment.
pub(crate) fn local_links(future: &Future) -> Vec<LocalLinks> {
    let mut all = vec![[None; Local::COUNT]; future.establishments.len()];
    for (id, link) in future.network.links() {
        let Some(establishment) = link.establishment else { continue };
        let router = future.establishments[establishment.index()].router;
        let (from, to) = future.network.ends(id);
        let local = match link.kind {
            LinkKind::Lan if from == router => Local::LanDown,
            LinkKind::Lan => Local::LanUp,
            LinkKind::WiFi if from == router => Local::WiFiDown,
            LinkKind::WiFi => Local::WiFiUp,
            LinkKind::Access if to == router => Local::AccessDown,
            LinkKind::Access => Local::AccessUp,
            LinkKind::Collection | LinkKind::Backbone | LinkKind::HostSite | LinkKind::Internet => continue,
        };
        all[establishment.index()][local as usize] = Some(id);
    }
    all
}
