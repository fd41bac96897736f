//! Routes: least total latency, then fewest links, then the smallest sequence of link ranks.
//!
//! One run of Dijkstra's algorithm from a node gives the routes to all others. Latencies are summed from the
//! source on, so that equal routes are equal to the last bit wherever they are compared.

use super::{Link, Network};
use crate::ids::{LinkId, NodeId};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A directed link as routing sees it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hop {
    /// Where it starts.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// Latency in seconds, finite and not negative.
    pub latency: f64,
    /// Place in the order that decides between equally good routes, smallest first.
    pub rank: u32,
}

/// Links by the node they start from (compressed rows).
#[derive(Debug)]
pub struct Graph {
    first: Vec<u32>,
    leaving: Vec<LinkId>,
    hops: Vec<Hop>,
}

/// The routes from one node to all others, in the graph that they were found in.
#[derive(Debug)]
pub struct RouteTree {
    labels: Vec<Label>,
}

/// The best route to a node.
#[derive(Clone, Copy, Debug)]
struct Label {
    /// Infinite where there is none.
    latency: f64,
    links: u32,
    /// The last link; [`NO_LINK`] at the source.
    last: u32,
}

const NO_LINK: u32 = u32::MAX;

const UNREACHED: Label = Label { latency: f64::INFINITY, links: u32::MAX, last: NO_LINK };

/// Which way the links of a network are followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Along {
    /// From where they start: routes from a source.
    Links,
    /// From where they end: routes to a destination.
    Reversed,
}

impl Graph {
    /// The graph of `n_nodes` nodes and these links, whose ids are their positions.
    ///
    /// # Panics
    /// When a link names a node that does not exist or its latency is negative or not finite.
    pub fn new(n_nodes: usize, hops: Vec<Hop>) -> Self {
        let mut first = vec![0_u32; n_nodes + 1];
        for hop in &hops {
            assert!(
                hop.latency >= 0.0 && hop.latency < f64::INFINITY,
                "a latency is finite and not negative"
            );
            assert!(hop.to.index() < n_nodes, "a link ends at a node");
            first[hop.from.index() + 1] += 1;
        }
        for node in 0..n_nodes {
            first[node + 1] += first[node];
        }
        let mut place = first.clone();
        let mut leaving = vec![LinkId(0); hops.len()];
        for (link, hop) in hops.iter().enumerate() {
            let place = &mut place[hop.from.index()];
            leaving[*place as usize] = LinkId::from_index(link);
            *place += 1;
        }
        Self { first, leaving, hops }
    }

    /// The links of a network; ties go to the lowest link numbers.
    pub fn of(network: &Network, along: Along) -> Self {
        let hop = |(id, link): (LinkId, &Link)| {
            let (from, to) = match (along, network.ends(id)) {
                (Along::Links, ends) => ends,
                (Along::Reversed, (from, to)) => (to, from),
            };
            Hop { from, to, latency: link.latency.seconds(), rank: id.0 }
        };
        Self::new(network.node_count(), network.links().map(hop).collect())
    }

    /// Links that leave a node, by id.
    pub fn leaving(&self, node: NodeId) -> &[LinkId] {
        &self.leaving[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }

    /// The best routes from `source` to every node.
    pub fn routes_from(&self, source: NodeId) -> RouteTree {
        let n_nodes = self.first.len() - 1;
        let mut tree = RouteTree { labels: vec![UNREACHED; n_nodes] };
        let mut done = vec![false; n_nodes];
        let mut queue = BinaryHeap::new();
        tree.labels[source.index()] = Label { latency: 0.0, links: 0, last: NO_LINK };
        queue.push(Reverse((0_u64, 0_u32, source)));
        // (latency, links) grows along a route, so a node's label is final when it comes out of the queue.
        while let Some(Reverse((_, _, node))) = queue.pop() {
            if std::mem::replace(&mut done[node.index()], true) {
                continue;
            }
            let here = tree.labels[node.index()];
            for &link in self.leaving(node) {
                let hop = &self.hops[link.index()];
                let label =
                    Label { latency: here.latency + hop.latency, links: here.links + 1, last: link.0 };
                let known = tree.labels[hop.to.index()];
                if !done[hop.to.index()] && tree.compare(self, label, known) == Ordering::Less {
                    tree.labels[hop.to.index()] = label;
                    // Bits of numbers that are not negative order like the numbers.
                    queue.push(Reverse((label.latency.to_bits(), label.links, hop.to)));
                }
            }
        }
        tree
    }
}

impl RouteTree {
    /// Appends the links of the route to `node`, the last one first, and gives the sum of their latencies in
    /// seconds; `None` when there is no route.
    pub fn backwards(&self, graph: &Graph, node: NodeId, links: &mut Vec<LinkId>) -> Option<f64> {
        let label = self.labels[node.index()];
        if label.latency == f64::INFINITY {
            return None;
        }
        let mut last = label.last;
        while last != NO_LINK {
            links.push(LinkId(last));
            last = self.before(graph, last);
        }
        Some(label.latency)
    }

    /// The links from the source to `node` in order; `None` when there is no route.
    pub fn route(&self, graph: &Graph, node: NodeId) -> Option<Vec<LinkId>> {
        let mut links = Vec::new();
        self.backwards(graph, node, &mut links)?;
        links.reverse();
        Some(links)
    }

    /// The link before one of the tree.
    fn before(&self, graph: &Graph, link: u32) -> u32 {
        self.labels[graph.hops[link as usize].from.index()].last
    }

    fn compare(&self, graph: &Graph, a: Label, b: Label) -> Ordering {
        a.latency
            .total_cmp(&b.latency)
            .then(a.links.cmp(&b.links))
            .then_with(|| self.compare_ranks(graph, a.last, b.last))
    }

    /// Order of two sequences of the same length by rank: the difference nearest to the source decides.
    fn compare_ranks(&self, graph: &Graph, mut a: u32, mut b: u32) -> Ordering {
        let mut order = Ordering::Equal;
        while a != b && a != NO_LINK && b != NO_LINK {
            let here = graph.hops[a as usize].rank.cmp(&graph.hops[b as usize].rank);
            if here != Ordering::Equal {
                order = here;
            }
            (a, b) = (self.before(graph, a), self.before(graph, b));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(n_nodes: usize, links: &[(u32, u32, f64)]) -> Graph {
        let hop = |(rank, &(from, to, latency)): (usize, &(u32, u32, f64))| Hop {
            from: NodeId(from),
            to: NodeId(to),
            latency,
            rank: rank as u32,
        };
        Graph::new(n_nodes, links.iter().enumerate().map(hop).collect())
    }

    fn check(graph: &Graph, to: u32, expected: Option<&[u32]>) {
        let found = graph.routes_from(NodeId(0)).route(graph, NodeId(to));
        let expected = expected.map(|links| links.iter().map(|&link| LinkId(link)).collect::<Vec<_>>());
        assert_eq!(found, expected, "to {to}");
    }

    #[test]
    fn latency_then_links_then_ranks() {
        let faster = graph(3, &[(0, 2, 1.0), (0, 1, 0.25), (1, 2, 0.5)]);
        check(&faster, 2, Some(&[1, 2]));
        let shorter = graph(3, &[(0, 1, 0.5), (1, 2, 0.5), (0, 2, 1.0)]);
        check(&shorter, 2, Some(&[2]));
        // 0→1→3 and 0→2→3: the first link decides, not the last.
        let diamond = graph(4, &[(2, 3, 0.5), (0, 1, 0.5), (0, 2, 0.5), (1, 3, 0.5)]);
        check(&diamond, 3, Some(&[1, 3]));
        let parallel = graph(2, &[(0, 1, 0.5), (0, 1, 0.5)]);
        check(&parallel, 1, Some(&[0]));
    }

    #[test]
    fn zero_latency_counts_links() {
        let free = graph(4, &[(0, 1, 0.0), (1, 2, 0.0), (2, 3, 0.0), (0, 3, 0.0)]);
        check(&free, 3, Some(&[3]));
        check(&free, 0, Some(&[]));
    }

    #[test]
    fn no_way_back_on_a_directed_link() {
        check(&graph(3, &[(0, 1, 1.0), (2, 0, 1.0)]), 2, None);
    }
}
