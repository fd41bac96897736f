//! Exact replay of a trace of flows over directed links, shared max-min fairly at every instant.
//!
//! A flow takes the route of least total latency (ties: fewest links, then the smallest sequence of link ids
//! compared as strings). Its finish is when its last bit leaves; latency is not added.

use crate::ids::NodeId;
use crate::network::route::{Graph, Hop};
use crate::share::max_min::{ClassId, FluidNetwork};
use crate::time::SimTime;
use std::collections::BTreeMap;

/// One direction of a link.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LinkRow<'a> {
    /// Its name, which decides between routes of equal latency and length.
    pub id: &'a str,
    /// Node at which it starts.
    pub from: &'a str,
    /// Node at which it ends.
    pub to: &'a str,
    /// Capacity in bit/s, positive.
    pub capacity: f64,
    /// Latency in seconds, not negative.
    pub latency: f64,
}

/// One transfer asked for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FlowRequest<'a> {
    /// When it starts, in seconds, not negative.
    pub start: f64,
    /// Node the bytes come from.
    pub from: &'a str,
    /// Node they go to.
    pub to: &'a str,
    /// Its size in bytes, not negative.
    pub bytes: f64,
    /// Its own greatest rate in bit/s, positive; infinite without one.
    pub cap: f64,
}

/// Why a trace cannot be replayed. Rows are positions in the slice given, from 0.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum ReplayError {
    /// A flow names a node that no link touches.
    #[error("flow row {row}: no link touches node {node}")]
    UnknownNode {
        /// Row of the flow.
        row: usize,
        /// The name.
        node: String,
    },
    /// No sequence of links leads from one node to the other.
    #[error("flow row {row}: no route from {from} to {to}")]
    NoRoute {
        /// Row of the flow.
        row: usize,
        /// Source.
        from: String,
        /// Destination.
        to: String,
    },
    /// A number of a link is out of its range.
    #[error("link row {row}: {what} out of range: {value}")]
    BadLink {
        /// Row of the link.
        row: usize,
        /// Name of the field.
        what: &'static str,
        /// Its value.
        value: f64,
    },
    /// A number of a flow is out of its range.
    #[error("flow row {row}: {what} out of range: {value}")]
    BadFlow {
        /// Row of the flow.
        row: usize,
        /// Name of the field.
        what: &'static str,
        /// Its value.
        value: f64,
    },
}

/// A trace checked and routed, ready to run.
#[derive(Debug)]
pub struct Trace {
    network: FluidNetwork,
    /// Start, bits and class of each flow, in the order of starts; no class: source is destination, uncapped.
    flows: Vec<(SimTime, f64, Option<ClassId>, u32)>,
}

impl Trace {
    /// Checks and routes a trace.
    pub fn new(links: &[LinkRow<'_>], requests: &[FlowRequest<'_>]) -> Result<Self, ReplayError> {
        check_numbers(links, requests)?;
        let mut names: Vec<&str> = links.iter().flat_map(|link| [link.from, link.to]).collect();
        names.sort_unstable();
        names.dedup();
        let node = |name: &str| names.binary_search(&name).ok().map(NodeId::from_index);
        let mut by_id: Vec<&str> = links.iter().map(|link| link.id).collect();
        by_id.sort_unstable();
        by_id.dedup();
        let hop = |link: &LinkRow<'_>| Hop {
            from: node(link.from).expect("every end of a link is in the table of names"),
            to: node(link.to).expect("every end of a link is in the table of names"),
            latency: link.latency,
            rank: by_id.binary_search(&link.id).expect("every link is in the table of ids") as u32,
        };
        let graph = Graph::new(names.len(), links.iter().map(hop).collect());
        let capacities: Vec<f64> = links.iter().map(|link| link.capacity).collect();
        let mut network = FluidNetwork::new(&capacities);
        let ends = requests
            .iter()
            .enumerate()
            .map(|(row, request)| {
                let known = |name: &str| {
                    node(name).ok_or_else(|| ReplayError::UnknownNode { row, node: name.into() })
                };
                Ok((known(request.from)?, known(request.to)?))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let classes = classes(&graph, &mut network, requests, &ends)?;
        let mut flows: Vec<_> = (0_u32..)
            .zip(requests.iter().zip(classes))
            .map(|(row, (request, class))| {
                (SimTime::from_seconds(request.start), request.bytes * 8.0, class, row)
            })
            .collect();
        flows.sort_by_key(|flow| flow.0);
        Ok(Self { network, flows })
    }

    /// Plays the trace: the instant at which each flow ends, in the order of the rows.
    pub fn run(mut self) -> Vec<SimTime> {
        let mut finish = vec![SimTime::START; self.flows.len()];
        for &(start, bits, class, row) in &self.flows {
            // An end at the instant of a start comes first.
            while let Some(completion) = self.network.pop_completion(start) {
                finish[completion.tag as usize] = completion.at;
            }
            if let Some(class) = class {
                self.network.start(start, class, 1, bits, u64::from(row));
            } else {
                finish[row as usize] = start;
            }
        }
        while let Some(next) = self.network.next_completion() {
            while let Some(completion) = self.network.pop_completion(next) {
                finish[completion.tag as usize] = completion.at;
            }
        }
        finish
    }
}

/// The class of each request; each source is routed from once, each (source, destination, cap) looked up once.
fn classes(
    graph: &Graph,
    network: &mut FluidNetwork,
    requests: &[FlowRequest<'_>],
    ends: &[(NodeId, NodeId)],
) -> Result<Vec<Option<ClassId>>, ReplayError> {
    let mut rows: BTreeMap<NodeId, BTreeMap<(NodeId, u64), Vec<u32>>> = BTreeMap::new();
    for (row, &(from, to)) in (0_u32..).zip(ends) {
        let cap = requests[row as usize].cap.to_bits();
        rows.entry(from).or_default().entry((to, cap)).or_default().push(row);
    }
    let mut classes = vec![None; requests.len()];
    let mut missing: Option<u32> = None;
    for (from, groups) in &rows {
        let tree = graph.routes_from(*from);
        for (&(to, cap), group) in groups {
            let Some(path) = tree.route(graph, to) else {
                missing = Some(missing.map_or(group[0], |row| row.min(group[0])));
                continue;
            };
            let cap = f64::from_bits(cap);
            if !path.is_empty() || cap.is_finite() {
                let class = network.class(&path, cap);
                for &row in group {
                    classes[row as usize] = Some(class);
                }
            }
        }
    }
    match missing {
        None => Ok(classes),
        Some(row) => {
            let row = row as usize;
            let FlowRequest { from, to, .. } = requests[row];
            Err(ReplayError::NoRoute { row, from: from.into(), to: to.into() })
        }
    }
}

fn check_numbers(links: &[LinkRow<'_>], requests: &[FlowRequest<'_>]) -> Result<(), ReplayError> {
    let amount = |value: f64| (0.0..f64::INFINITY).contains(&value);
    for (row, link) in links.iter().enumerate() {
        for (what, value, fine) in [
            ("capacity", link.capacity, amount(link.capacity) && link.capacity > 0.0),
            ("latency", link.latency, amount(link.latency)),
        ] {
            if !fine {
                return Err(ReplayError::BadLink { row, what, value });
            }
        }
    }
    for (row, request) in requests.iter().enumerate() {
        for (what, value, fine) in [
            ("start", request.start, amount(request.start)),
            ("size", request.bytes, amount(request.bytes) && request.bytes * 8.0 < f64::INFINITY),
            ("cap", request.cap, request.cap > 0.0),
        ] {
            if !fine {
                return Err(ReplayError::BadFlow { row, what, value });
            }
        }
    }
    Ok(())
}

/// Replays a trace: the instant at which each flow ends, in the order of the rows.
pub fn replay(links: &[LinkRow<'_>], requests: &[FlowRequest<'_>]) -> Result<Vec<SimTime>, ReplayError> {
    Trace::new(links, requests).map(Trace::run)
}
