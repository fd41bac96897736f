//! Two workloads of flows from fixed seeds: W3, open (flows arrive), and W4, closed (each end starts another).
//!
//! A data centre behind a core serves sites through aggregation links of 10 Gb/s; site capacities are
//! 4/8/20/100/1000 Mb/s. Sizes are whole bytes, lognormal, mean 2 MB, σ 1.5.

use crate::generator::SplitMix64;
use maillage_sim::ids::LinkId;
use maillage_sim::share::max_min::{ClassId, FluidNetwork};
use maillage_sim::time::SimTime;

/// The network of both workloads: one class per site.
#[derive(Debug)]
pub struct Region {
    /// The links and classes, idle.
    pub network: FluidNetwork,
    /// Class of the flows to each site.
    pub classes: Vec<ClassId>,
    /// Capacities in bit/s of the links: two of the core, the aggregations, one to each site.
    pub capacities: Vec<f64>,
    /// Rate of arrivals summed over the sites up to and including each, per second (open workload).
    pub cumulative: Vec<f64>,
}

/// A region of `n_sites` sites behind `n_aggregations` aggregation links; the core carries `core_share` of what
/// these carry together (1: the core is never the tighter one).
pub fn region(n_sites: usize, n_aggregations: usize, core_share: f64) -> Region {
    let mut generator = SplitMix64(1001);
    let mut capacities = vec![n_aggregations as f64 * 1e10 * core_share; 2];
    capacities.extend(std::iter::repeat_n(1e10, n_aggregations));
    let mut cumulative = Vec::with_capacity(n_sites);
    let mut total = 0.0;
    for _ in 0..n_sites {
        let u = generator.uniform();
        let kind = [0.15, 0.35, 0.65, 0.90].iter().position(|&bound| u < bound).unwrap_or(4);
        let capacity = [4e6, 8e6, 20e6, 100e6, 1000e6][kind];
        capacities.push(capacity);
        total += [0.8, 0.7, 0.6, 0.4, 0.07][kind] * capacity / 16e6;
        cumulative.push(total);
    }
    let mut network = FluidNetwork::new(&capacities);
    let classes = (0..n_sites)
        .map(|site| {
            let path = [0, 1, 2 + site % n_aggregations, 2 + n_aggregations + site].map(LinkId::from_index);
            network.class(&path, f64::INFINITY)
        })
        .collect();
    Region { network, classes, capacities, cumulative }
}

/// The region of the open workload.
pub fn open_region(core_share: f64) -> Region {
    region(1419, 4, core_share)
}

/// Size of the next flow in bits: a whole number of bytes, lognormal.
fn size_bits(generator: &mut SplitMix64) -> f64 {
    8.0 * generator.lognormal(2e6, 1.5).ceil().max(1.0)
}

/// An arrival of the open workload.
#[derive(Debug, Clone, Copy)]
pub struct Arriving {
    /// Second of its start.
    pub at: f64,
    /// Position of its site.
    pub site: usize,
    /// Bits to carry.
    pub bits: f64,
}

/// The arrivals of the open workload to sites whose rates sum up to `cumulative`.
pub fn arrivals(n_flows: u64, cumulative: &[f64]) -> impl Iterator<Item = Arriving> {
    let total = cumulative[cumulative.len() - 1];
    let mut generator = SplitMix64(2002);
    let mut at = 0.0;
    (0..n_flows).map(move |_| {
        at += generator.exponential(total);
        let mark = generator.uniform() * total;
        let site = cumulative.partition_point(|&bound| bound <= mark);
        Arriving { at, site, bits: size_bits(&mut generator) }
    })
}

/// Open workload, W3: `n_flows` arrivals of 1,419 sites, run until all have finished. Returns the sum of the
/// finish times, so that nothing can be left out.
pub fn open(n_flows: u64, core_share: f64) -> f64 {
    let mut sum = 0.0;
    open_ends(open_region(core_share), n_flows, |_, end| sum += end);
    sum
}

/// The same in the region of [`open_region`]; `finished` is told each flow's number and its end in seconds.
pub fn open_ends(region: Region, n_flows: u64, mut finished: impl FnMut(u64, f64)) {
    let Region { mut network, classes, cumulative, .. } = region;
    for (flow, Arriving { at, site, bits }) in (0..).zip(arrivals(n_flows, &cumulative)) {
        let at = SimTime::from_seconds(at);
        while let Some(completion) = network.pop_completion(at) {
            finished(completion.tag, completion.at.seconds());
        }
        network.start(at, classes[site], 1, bits, flow);
    }
    while let Some(next) = network.next_completion() {
        while let Some(completion) = network.pop_completion(next) {
            finished(completion.tag, completion.at.seconds());
        }
    }
}

/// Closed workload, W4: a fixed number of flows to 14,190 sites; each end starts another.
#[derive(Debug)]
pub struct Closed {
    region: Region,
    generator: SplitMix64,
}

impl Closed {
    /// All flows started at 0.
    pub fn new(concurrent: u64, core_share: f64) -> Self {
        let mut closed = Self { region: region(14_190, 40, core_share), generator: SplitMix64(2002) };
        for flow in 0..concurrent {
            closed.start(SimTime::START, flow);
        }
        closed
    }

    fn start(&mut self, at: SimTime, flow: u64) {
        let site = self.generator.bits() as usize % self.region.classes.len();
        let bits = size_bits(&mut self.generator);
        self.region.network.start(at, self.region.classes[site], 1, bits, flow);
    }

    /// One end and the start it causes; the instant.
    ///
    /// # Panics
    /// Never: a closed network always has a next end.
    pub fn step(&mut self) -> SimTime {
        let next = self.region.network.next_completion().expect("flows are in progress");
        let completion = self.region.network.pop_completion(next).expect("the next completion is due");
        self.start(completion.at, completion.tag);
        completion.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_flows::open_ends_plainly;

    #[test]
    fn the_network_ends_flows_when_a_plain_loop_does() {
        for core_share in [1.0, 0.5, 0.1] {
            let (mut ends, mut plain) = (vec![0.0; 3_000], vec![0.0; 3_000]);
            open_ends(open_region(core_share), 3_000, |flow, end| ends[flow as usize] = end);
            open_ends_plainly(&open_region(core_share), 3_000, |flow, end| plain[flow as usize] = end);
            for (flow, (end, plain)) in ends.iter().zip(&plain).enumerate() {
                assert!((end - plain).abs() <= 1e-9 * plain, "flow {flow} ends at {end} s and {plain} s");
            }
        }
    }
}
