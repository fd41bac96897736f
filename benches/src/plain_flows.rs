//! The open workload of flows as one would write it first: all rates anew at every event. It is the reference that
//! the fast network is compared with, and the bare loop of W3.
//!
//! On a tree the max-min rate of a flow is the least of its access link's share, the level of its aggregation and
//! the level of the core, each found as if the links above it were wide (a link whose flows are held back higher
//! up is not full, and its level does not matter).

use crate::flows::{Arriving, Region, arrivals};
use crate::workload::Instant;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The flows of a site: all run at the same rate.
#[derive(Debug, Default)]
struct Site {
    capacity: f64,
    aggregation: usize,
    rate: f64,
    /// Bits that a flow has received which was there from the beginning.
    served: f64,
    /// By the value of `served` at which they end, with their numbers.
    ends: BinaryHeap<Reverse<(Instant, u64)>>,
}

impl Site {
    fn weight(&self) -> f64 {
        self.ends.len() as f64
    }

    /// Seconds until its next flow ends at the present rate.
    fn wait(&self) -> f64 {
        let &Reverse((end, _)) = self.ends.peek().expect("an active site has flows");
        (end.seconds() - self.served) / self.rate
    }
}

/// The level at which members of (weight, demand) that want more fill a link; infinite when it has room for all.
fn level(capacity: f64, members: &[(f64, f64)]) -> f64 {
    let mut level = 0.0;
    loop {
        let (mut content, mut others) = (0.0, 0.0);
        for &(weight, demand) in members {
            if demand <= level {
                content += weight * demand;
            } else {
                others += weight;
            }
        }
        if others == 0.0 {
            return f64::INFINITY;
        }
        let higher = (capacity - content) / others;
        if higher <= level {
            return level;
        }
        level = higher;
    }
}

/// Sets the rates of the active sites.
fn share(sites: &mut [Site], active: &[usize], aggregations: &[f64], core: f64) {
    let mut below = vec![Vec::new(); aggregations.len()];
    for &site in active {
        let site = &mut sites[site];
        site.rate = site.capacity / site.weight();
        below[site.aggregation].push((site.weight(), site.rate));
    }
    let levels: Vec<f64> =
        aggregations.iter().zip(&below).map(|(&link, members)| level(link, members)).collect();
    let mut members = Vec::with_capacity(active.len());
    for &site in active {
        let site = &mut sites[site];
        site.rate = site.rate.min(levels[site.aggregation]);
        members.push((site.weight(), site.rate));
    }
    let core = level(core, &members);
    for &site in active {
        sites[site].rate = sites[site].rate.min(core);
    }
}

/// W3: what [`crate::flows::open_ends`] does.
pub fn open_ends_plainly(region: &Region, n_flows: u64, mut finished: impl FnMut(u64, f64)) {
    let Region { capacities, cumulative, .. } = region;
    let n_aggregations = capacities.len() - 2 - cumulative.len();
    let (core, aggregations) = (capacities[0], &capacities[2..2 + n_aggregations]);
    let mut sites: Vec<Site> = capacities[2 + n_aggregations..]
        .iter()
        .enumerate()
        .map(|(site, &capacity)| Site { capacity, aggregation: site % n_aggregations, ..Site::default() })
        .collect();
    let mut active: Vec<usize> = Vec::new();
    let mut arrivals = (0..).zip(arrivals(n_flows, cumulative)).peekable();
    let mut now = 0.0;
    loop {
        share(&mut sites, &active, aggregations, core);
        let first = active.iter().copied().min_by(|&a, &b| sites[a].wait().total_cmp(&sites[b].wait()));
        let end = first.map_or(f64::INFINITY, |site| now + sites[site].wait());
        let arrival = arrivals.next_if(|&(_, arriving)| arriving.at < end);
        let next = arrival.map_or(end, |(_, arriving)| arriving.at);
        if next == f64::INFINITY {
            return;
        }
        for &site in &active {
            sites[site].served += sites[site].rate * (next - now);
        }
        now = next;
        if let Some((flow, Arriving { site, bits, .. })) = arrival {
            let busy = &mut sites[site];
            if busy.ends.is_empty() {
                busy.served = 0.0;
                active.push(site);
            }
            busy.ends.push(Reverse((Instant::from_seconds(busy.served + bits), flow)));
        } else if let Some(first) = first {
            let site = &mut sites[first];
            let Reverse((end, flow)) = site.ends.pop().expect("an active site has flows");
            site.served = end.seconds();
            finished(flow, now);
            if site.ends.is_empty() {
                active.retain(|&site| site != first);
            }
        }
    }
}
