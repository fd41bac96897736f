//! The graph: seats, routers, points of presence, départements, core, host sites, Internet (`docs/model.md` §2).
//!
//! Nodes that all establishments share come first, so that an establishment added at the end of a territory changes
//! nothing of the others.

use super::Context;
use crate::file::schema::{At, Behind, Topology};
use maillage_sim::future::Delivery;
use maillage_sim::ids::{DepartementId, EstablishmentId, NodeId};
use maillage_sim::network::{Link, LinkKind, Network, Node};
use maillage_sim::territory::{PointOfPresence, Position};
use maillage_sim::time::Span;
use maillage_sim::units::BitRate;

/// One-way latency between wired seats and their router: two switches (assumption).
const LAN_LATENCY: f64 = 0.000_2;
/// One-way latency of the radio of an establishment (assumption).
const WIFI_LATENCY: f64 = 0.002;
/// Seconds for a kilometre of fibre: two thirds of the speed of light, on paths half as long again as the
/// straight line.
const SECONDS_PER_KM: f64 = 1.5 * 5e-6;
/// One-way latency of the equipment at the end of a segment of a ring (assumption).
const RING_EQUIPMENT: f64 = 0.000_1;

/// The network, and where things are in it.
pub(super) struct Built {
    pub network: Network,
    pub internet: NodeId,
    /// Host sites, in the order of the scenario.
    pub sites: Vec<NodeId>,
    /// Where the pools of each département stand.
    pub departement_sites: Vec<NodeId>,
    /// Router, wired seats and wireless seats of each establishment.
    pub places: Vec<Places>,
}

/// Nodes of an establishment.
pub(super) struct Places {
    pub router: NodeId,
    pub wired: NodeId,
    pub wireless: Option<NodeId>,
}

/// Whether seats of a delivery mode hang on the radio.
pub(super) const fn is_wireless(delivery: Delivery) -> bool {
    matches!(delivery, Delivery::Tablet | Delivery::OwnDevice)
}

fn link(kind: LinkKind, rate: BitRate, latency: Span, establishment: Option<EstablishmentId>) -> Link {
    Link { kind, rate, latency, establishment }
}

/// Builds the network of a phase.
pub(super) fn build(context: &Context<'_>) -> Built {
    let (file, territory) = (context.file, context.territory);
    let mut network = Network::default();
    let internet = network.add_node(Node::Internet);
    let core = network.add_node(Node::Core);
    let exchange = file.network.internet.expect("checked: the scenario says its Internet link");
    let rate = exchange.rate.0;
    network.add_both(internet, core, link(LinkKind::Internet, rate, exchange.latency.0, None), rate);
    let sites = file
        .host_sites
        .iter()
        .map(|(name, site)| {
            let node = network.add_node(Node::HostSite(name.to_owned()));
            let end = if site.behind == Behind::Core { core } else { internet };
            let rate = site.rate.0;
            network.add_both(end, node, link(LinkKind::HostSite, rate, site.latency.0, None), rate);
            node
        })
        .collect();
    let backbone = file.network.backbone.expect("checked: the scenario says its backbone");
    let wants_sites = file.pools.iter().any(|(_, pool)| pool.at == At::Departement);
    let (mut departements, mut departement_sites) = (Vec::new(), Vec::new());
    for (index, departement) in territory.departements.iter().enumerate() {
        let node = network.add_node(Node::Departement(DepartementId::from_index(index)));
        let rate = backbone.rate.0;
        network.add_both(core, node, link(LinkKind::Backbone, rate, backbone.latency.0, None), rate);
        departements.push(node);
        let site = file.network.departement_site.filter(|_| wants_sites);
        departement_sites.push(site.map_or(node, |line| {
            let site = network.add_node(Node::HostSite(departement.name.clone()));
            network.add_both(
                node,
                site,
                link(LinkKind::HostSite, line.rate.0, line.latency.0, None),
                line.rate.0,
            );
            site
        }));
    }
    let points = collection(context, &mut network, &departements);
    let places = establishments(context, &mut network, &points);
    Built { network, internet, sites, departement_sites, places }
}

/// Points of presence and their links to the départements.
fn collection(context: &Context<'_>, network: &mut Network, departements: &[NodeId]) -> Vec<NodeId> {
    let collection = context.file.network.collection;
    let points = &context.territory.points_of_presence;
    let nodes: Vec<NodeId> =
        points.iter().map(|point| network.add_node(Node::PointOfPresence(point.name.clone()))).collect();
    if collection.topology == Topology::Ring {
        let size = collection.ring_size.map_or(8, |size| size.0.max(1)) as usize;
        for (departement, end) in departements.iter().enumerate() {
            rings(context, network, (departement as u32, *end), &nodes, size);
        }
        return nodes;
    }
    for (point, node) in points.iter().zip(&nodes) {
        let rate = at_least(point.rate, context);
        let forth = link(LinkKind::Collection, rate, point.latency, None);
        network.add_both(departements[point.departement as usize], *node, forth, rate);
    }
    nodes
}

fn at_least(rate: BitRate, context: &Context<'_>) -> BitRate {
    match context.file.network.collection.at_least {
        Some(least) if rate < least.0 => least.0,
        _ => rate,
    }
}

/// Rings of a département: its points of presence in the order of their bearing from the middle of them all, cut
/// into rings of at most `size`, each closed through the département node.
fn rings(
    context: &Context<'_>,
    network: &mut Network,
    (departement, end): (u32, NodeId),
    nodes: &[NodeId],
    size: usize,
) {
    let points = &context.territory.points_of_presence;
    let mut members: Vec<usize> =
        (0..points.len()).filter(|at| points[*at].departement == departement).collect();
    let middle = middle(members.iter().map(|at| &points[*at]));
    let bearing = |at: usize| {
        let position = points[at].position;
        let east = (position.longitude - middle.longitude) * middle.latitude.to_radians().cos();
        (position.latitude - middle.latitude).atan2(east)
    };
    members.sort_by(|a, b| bearing(*a).total_cmp(&bearing(*b)).then(a.cmp(b)));
    for ring in members.chunks(size) {
        let rate = context.file.network.collection.ring_rate.map_or_else(
            || {
                at_least(
                    ring.iter()
                        .map(|at| points[*at].rate)
                        .fold(BitRate::ZERO, |a, b| if b > a { b } else { a }),
                    context,
                )
            },
            |rate| rate.0,
        );
        let stops: Vec<(NodeId, Position)> = std::iter::once((end, middle))
            .chain(ring.iter().map(|at| (nodes[*at], points[*at].position)))
            .chain(std::iter::once((end, middle)))
            .collect();
        // A ring of one point of presence is one link, not two.
        let segments = if ring.len() == 1 { 1 } else { stops.len() - 1 };
        for pair in stops.windows(2).take(segments) {
            let seconds = RING_EQUIPMENT + pair[0].1.distance(pair[1].1).value() / 1e3 * SECONDS_PER_KM;
            let forth = link(LinkKind::Collection, rate, Span::from_seconds(seconds), None);
            network.add_both(pair[0].0, pair[1].0, forth, rate);
        }
    }
}

/// The mean position of some points.
fn middle<'a>(points: impl Iterator<Item = &'a PointOfPresence>) -> Position {
    let (mut latitude, mut longitude, mut count) = (0.0, 0.0, 0.0_f64);
    for point in points {
        latitude += point.position.latitude;
        longitude += point.position.longitude;
        count += 1.0;
    }
    Position { latitude: latitude / count.max(1.0), longitude: longitude / count.max(1.0) }
}

/// Router, seats and lines of every establishment.
fn establishments(context: &Context<'_>, network: &mut Network, points: &[NodeId]) -> Vec<Places> {
    let lines = super::lines::access(context);
    let schools = &context.territory.establishments;
    let mut places = Vec::with_capacity(schools.len());
    for (index, (school, line)) in schools.iter().zip(&lines).enumerate() {
        let id = EstablishmentId::from_index(index);
        let router = network.add_node(Node::Establishment(id));
        let wired = network.add_node(Node::WiredSeats(id));
        let access = link(LinkKind::Access, line.down, line.latency, Some(id));
        network.add_both(points[line.point_of_presence as usize], router, access, line.up);
        let equipment = context.file.equipment.get(school.kind).expect("checked: its type has equipment");
        let lan = link(LinkKind::Lan, equipment.lan.0, Span::from_seconds(LAN_LATENCY), Some(id));
        network.add_both(router, wired, lan, equipment.lan.0);
        let seats = equipment.seats.all();
        let has_radio =
            Delivery::ALL.into_iter().any(|delivery| is_wireless(delivery) && seats[delivery as usize] > 0.0);
        let wireless = has_radio.then(|| {
            let node = network.add_node(Node::WirelessSeats(id));
            let rate = radio(context, index);
            let wifi = link(LinkKind::WiFi, rate, Span::from_seconds(WIFI_LATENCY), Some(id));
            network.add_both(router, node, wifi, rate);
            node
        });
        places.push(Places { router, wired, wireless });
    }
    places
}

/// Rate of the radio of an establishment: all its access points together. On demand, as many are on as classes are
/// expected to use devices at once, at least one.
fn radio(context: &Context<'_>, index: usize) -> BitRate {
    let school = &context.territory.establishments[index];
    let wifi = context.file.wifi.get(school.kind).expect("checked: a type with wireless seats has radio");
    let points = if wifi.on_demand {
        let equipment = context.file.equipment.get(school.kind).expect("checked: its type has equipment");
        let classes = f64::from(school.pupils) / equipment.class_size.0;
        classes * super::establishments::device_share(context, school.kind)
    } else {
        f64::from(school.pupils) / 100.0 * wifi.access_points_per_100_pupils.0
    };
    wifi.rate_per_access_point.0 * points.ceil().max(1.0)
}
