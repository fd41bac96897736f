//! The network of a run: a `petgraph` graph whose every physical link is two directed edges (`docs/model.md` §2).

pub mod route;

use crate::ids::{DepartementId, EstablishmentId, LinkId, NodeId};
use crate::time::Span;
use crate::units::BitRate;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

/// What stands at a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Node {
    /// The router of an establishment; its local servers stand here too.
    Establishment(EstablishmentId),
    /// The wired seats of an establishment, behind its LAN.
    WiredSeats(EstablishmentId),
    /// The seats on the radio of an establishment.
    WirelessSeats(EstablishmentId),
    /// A point of presence (NRA, NRO).
    PointOfPresence(String),
    /// The collection node of a département.
    Departement(DepartementId),
    /// The regional core.
    Core,
    /// A host site, by name.
    HostSite(String),
    /// The rest of the world, and the homes of pupils and teachers.
    Internet,
}

/// What a link is for: the class of resource that a bottleneck is reported as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LinkKind {
    /// Between wired seats and the router.
    Lan,
    /// The radio of an establishment.
    WiFi,
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

impl LinkKind {
    /// Every kind, in order.
    pub const ALL: [Self; 7] = [
        Self::Lan,
        Self::WiFi,
        Self::Access,
        Self::Collection,
        Self::Backbone,
        Self::HostSite,
        Self::Internet,
    ];
}

/// One direction of a physical link.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Purpose.
    pub kind: LinkKind,
    /// Rate of this direction.
    pub rate: BitRate,
    /// One-way latency.
    pub latency: Span,
    /// Establishment that it belongs to, for [`LinkKind::Lan`], [`LinkKind::WiFi`] and [`LinkKind::Access`].
    pub establishment: Option<EstablishmentId>,
}

/// Nodes and directed links.
#[derive(Clone, Debug, Default)]
pub struct Network {
    graph: DiGraph<Node, Link>,
}

impl Network {
    /// Adds a node.
    pub fn add_node(&mut self, node: Node) -> NodeId {
        NodeId::from_index(self.graph.add_node(node).index())
    }

    /// Adds a directed link.
    pub fn add_link(&mut self, from: NodeId, to: NodeId, link: Link) -> LinkId {
        let edge = self.graph.add_edge(NodeIndex::new(from.index()), NodeIndex::new(to.index()), link);
        LinkId::from_index(edge.index())
    }

    /// Adds both directions of a physical link: `from → to` at the rate of `forth`, back at `back`.
    pub fn add_both(&mut self, from: NodeId, to: NodeId, forth: Link, back: BitRate) -> (LinkId, LinkId) {
        let reverse = Link { rate: back, ..forth.clone() };
        (self.add_link(from, to, forth), self.add_link(to, from, reverse))
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.graph[NodeIndex::new(id.index())]
    }

    /// A link.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.graph[EdgeIndex::new(id.index())]
    }

    /// The ends of a link.
    pub fn ends(&self, id: LinkId) -> (NodeId, NodeId) {
        let (from, to) =
            self.graph.edge_endpoints(EdgeIndex::new(id.index())).expect("link ids come from this network");
        (NodeId::from_index(from.index()), NodeId::from_index(to.index()))
    }

    /// A link from one node straight to another.
    pub fn between(&self, from: NodeId, to: NodeId) -> Option<LinkId> {
        let edge = self.graph.find_edge(NodeIndex::new(from.index()), NodeIndex::new(to.index()))?;
        Some(LinkId::from_index(edge.index()))
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of directed links.
    pub fn link_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Every link with its id, in order.
    pub fn links(&self) -> impl Iterator<Item = (LinkId, &Link)> {
        self.graph.edge_weights().enumerate().map(|(index, link)| (LinkId::from_index(index), link))
    }

    /// The graph itself, for whoever routes or draws.
    pub const fn graph(&self) -> &DiGraph<Node, Link> {
        &self.graph
    }
}
