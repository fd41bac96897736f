//! Least-latency trees: all routes to, or from, one node (ties: fewest links, then lowest link numbers).

use super::Network;
use crate::ids::{LinkId, NodeId};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Which way the routes of a tree run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Towards {
    /// From every node to the root.
    Root,
    /// From the root to every node.
    Leaves,
}

/// Routes between a root and every node that it can reach.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    steps: Vec<Option<Step>>,
}

/// A reachable node: the link next to it on the route with the node at its other end (none at the root), and
/// the latency to the root in seconds.
#[derive(Clone, Copy, Debug)]
struct Step {
    next: Option<(LinkId, NodeId)>,
    latency: f64,
}

impl Tree {
    /// Dijkstra's algorithm from the root, along or against the links.
    pub(crate) fn new(network: &Network, root: NodeId, towards: Towards) -> Self {
        let direction = match towards {
            Towards::Root => Direction::Incoming,
            Towards::Leaves => Direction::Outgoing,
        };
        let mut steps: Vec<Option<Step>> = vec![None; network.node_count()];
        // Latencies are not negative, so that their bits order like numbers.
        let mut frontier = BinaryHeap::from([Reverse((0.0_f64.to_bits(), 0_u32, u32::MAX, root.0, root.0))]);
        while let Some(Reverse((latency, hops, link, node, nearer))) = frontier.pop() {
            let step = &mut steps[node as usize];
            if step.is_some() {
                continue;
            }
            let latency = f64::from_bits(latency);
            let next = (link != u32::MAX).then_some((LinkId(link), NodeId(nearer)));
            *step = Some(Step { next, latency });
            for edge in network.graph().edges_directed(NodeIndex::new(node as usize), direction) {
                let next = match towards {
                    Towards::Root => edge.source(),
                    Towards::Leaves => edge.target(),
                }
                .index();
                if steps[next].is_none() {
                    let further = latency + edge.weight().latency.seconds();
                    let id = edge.id().index() as u32;
                    frontier.push(Reverse((further.to_bits(), hops + 1, id, next as u32, node)));
                }
            }
        }
        Self { steps }
    }

    /// Appends the links met when walking from `node` to the root and gives their latency in seconds;
    /// `None` when the root cannot be reached.
    pub(crate) fn walk(&self, node: NodeId, links: &mut Vec<LinkId>) -> Option<f64> {
        let latency = self.steps[node.index()]?.latency;
        let mut here = node;
        while let Some((link, nearer)) = self.steps[here.index()].and_then(|step| step.next) {
            links.push(link);
            here = nearer;
        }
        Some(latency)
    }
}

/// A link that joins two neighbours directly, and its latency in seconds.
pub(crate) fn direct(network: &Network, from: NodeId, to: NodeId) -> Option<(LinkId, f64)> {
    let edge = network.graph().find_edge(NodeIndex::new(from.index()), NodeIndex::new(to.index()))?;
    Some((LinkId::from_index(edge.index()), network.graph()[edge].latency.seconds()))
}
