//! Names of the places of a future: what the indices of an outcome stand for, without the future itself.

use maillage_sim::future::Future;
use maillage_sim::ids::NodeId;
use maillage_sim::network::{LinkKind, Node};
use maillage_sim::territory::Territory;
use serde::{Deserialize, Serialize};

/// Names of links, pools, licences and activities of a cell, by index.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Places {
    /// Links of the network.
    pub links: Vec<LinkPlace>,
    /// Pools of hosts.
    pub pools: Vec<PoolPlace>,
    /// Concurrent licences.
    pub licences: Vec<String>,
    /// Activities.
    pub activities: Vec<String>,
}

/// A link, as results name it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LinkPlace {
    /// `from > to`: keys, codes and names of its ends.
    pub name: String,
    /// Class of resource.
    pub kind: LinkClass,
    /// Rate, bits per second.
    pub rate: f64,
    /// Establishment that it belongs to, by index.
    pub establishment: Option<u32>,
    /// Whether it leads towards the establishments.
    pub down: bool,
}

impl LinkPlace {
    /// Whether its use is told beside it: of both directions of an access line, known as that of the busier one, beside the
    /// direction towards the establishment; of links within establishments nothing is known.
    pub fn is_told(&self) -> bool {
        match self.kind {
            LinkClass::Access => self.down,
            LinkClass::Lan | LinkClass::Wifi => false,
            _ => true,
        }
    }
}

/// A pool, as results name it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PoolPlace {
    /// Name, as in the scenario.
    pub name: String,
    /// Node at which it stands.
    pub site: String,
    /// Hosts at the start.
    pub hosts: u32,
    /// Cores of a host.
    pub cores: f64,
    /// Sessions of a host.
    pub sessions_per_host: u32,
}

/// Class of a link: [`LinkKind`], in a form that files keep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkClass {
    /// Between wired seats and the router.
    Lan,
    /// The radio of an establishment.
    Wifi,
    /// Between an establishment and its point of presence.
    Access,
    /// Between a point of presence and its département.
    Collection,
    /// Between départements and the core.
    Backbone,
    /// Between the core and a host site.
    HostSite,
    /// To the Internet.
    Internet,
}

impl From<LinkKind> for LinkClass {
    fn from(kind: LinkKind) -> Self {
        match kind {
            LinkKind::Lan => Self::Lan,
            LinkKind::WiFi => Self::Wifi,
            LinkKind::Access => Self::Access,
            LinkKind::Collection => Self::Collection,
            LinkKind::Backbone => Self::Backbone,
            LinkKind::HostSite => Self::HostSite,
            LinkKind::Internet => Self::Internet,
        }
    }
}

impl Places {
    /// Of a future on its territory.
    pub fn of(future: &Future, territory: &Territory) -> Self {
        let nodes = (0..future.network.node_count()).map(NodeId::from_index);
        let names: Vec<String> = nodes.map(|node| node_name(future.network.node(node), territory)).collect();
        let name = |node: NodeId| names[node.index()].as_str();
        let links = future
            .network
            .links()
            .map(|(id, link)| {
                let (from, to) = future.network.ends(id);
                LinkPlace {
                    name: [name(from), " > ", name(to)].concat(),
                    kind: link.kind.into(),
                    rate: link.rate.value(),
                    establishment: link.establishment.map(|establishment| establishment.0),
                    down: depth(future.network.node(from)) < depth(future.network.node(to)),
                }
            })
            .collect();
        let pools = future
            .pools
            .iter()
            .map(|pool| PoolPlace {
                name: pool.name.clone(),
                site: name(pool.node).to_owned(),
                hosts: pool.hosts,
                cores: pool.cores,
                sessions_per_host: pool.sessions_per_host,
            })
            .collect();
        Self {
            links,
            pools,
            licences: future.licences.iter().map(|licence| licence.name.clone()).collect(),
            activities: future.activities.iter().map(|activity| activity.name.clone()).collect(),
        }
    }
}

/// Distance from the Internet in levels of the tree, to tell the direction of a link.
const fn depth(node: &Node) -> u8 {
    match node {
        Node::Internet => 0,
        Node::HostSite(_) => 1,
        Node::Core => 2,
        Node::Departement(_) => 3,
        Node::PointOfPresence(_) => 4,
        Node::Establishment(_) => 5,
        Node::WiredSeats(_) | Node::WirelessSeats(_) => 6,
    }
}

fn node_name(node: &Node, territory: &Territory) -> String {
    let key = |index: usize| {
        territory.establishments.get(index).map_or_else(|| format!("#{index}"), |school| school.key.clone())
    };
    match node {
        Node::Establishment(id) => key(id.index()),
        Node::WiredSeats(id) => format!("{}/lan", key(id.index())),
        Node::WirelessSeats(id) => format!("{}/wifi", key(id.index())),
        Node::PointOfPresence(name) | Node::HostSite(name) => name.clone(),
        Node::Departement(id) => territory
            .departements
            .get(id.index())
            .map_or_else(|| format!("#{}", id.0), |departement| departement.code.clone()),
        Node::Core => "core".to_owned(),
        Node::Internet => "internet".to_owned(),
    }
}
