//! Two workloads of flows: open (flows arrive) and closed (each end starts another), from fixed seeds.
//!
//! A data centre behind a core serves sites through aggregation links of 10 Gb/s; site capacities are
//! 4/8/20/100/1000 Mb/s. Sizes are lognormal, mean 2 MB, σ 1.5. The generator is `SplitMix64`.

use maillage_sim::ids::LinkId;
use maillage_sim::share::max_min::{ClassId, FluidNetwork};
use maillage_sim::time::SimTime;

/// The workloads' generator (Steele, Lea and Flood, OOPSLA 2014).
#[derive(Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// The generator of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform in (0, 1).
    pub fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// Exponential with this rate.
    pub fn exponential(&mut self, rate: f64) -> f64 {
        -self.uniform().ln() / rate
    }

    /// Size of a flow in bits: a whole number of bytes, lognormal.
    pub fn size(&mut self) -> f64 {
        let (a, b) = (self.uniform(), self.uniform());
        let normal = (-2.0 * a.ln()).sqrt() * (2.0 * std::f64::consts::PI * b).cos();
        8.0 * (2e6_f64.ln() - 0.5 * 1.5 * 1.5 + 1.5 * normal).exp().ceil().max(1.0)
    }
}

/// The network of both workloads: one class per site.
#[derive(Debug)]
pub struct Region {
    /// The links and classes, idle.
    pub network: FluidNetwork,
    /// Class of the flows to each site.
    pub classes: Vec<ClassId>,
    /// Rate of arrivals summed over the sites up to and including each, per second (open workload).
    pub cumulative: Vec<f64>,
}

/// A region of `n_sites` sites behind `n_aggregations` aggregation links; the core carries `core_share` of what
/// these carry together (1: the core is never the tighter one).
pub fn region(n_sites: usize, n_aggregations: usize, core_share: f64) -> Region {
    let mut generator = SplitMix64::new(1001);
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
    Region { network, classes, cumulative }
}

/// Open workload: `n_flows` arrivals of 1,419 sites, run until all have finished. Returns the sum of the
/// finish times, so that nothing can be left out.
pub fn open(n_flows: u64, core_share: f64) -> f64 {
    let Region { mut network, classes, cumulative } = region(1419, 4, core_share);
    let total = cumulative[cumulative.len() - 1];
    let mut generator = SplitMix64::new(2002);
    let (mut now, mut sum) = (0.0, 0.0);
    for flow in 0..n_flows {
        now += generator.exponential(total);
        let mark = generator.uniform() * total;
        let site = cumulative.partition_point(|&bound| bound <= mark);
        let at = SimTime::from_seconds(now);
        while let Some(completion) = network.pop_completion(at) {
            sum += completion.at.seconds();
        }
        network.start(at, classes[site], 1, generator.size(), flow);
    }
    while let Some(next) = network.next_completion() {
        while let Some(completion) = network.pop_completion(next) {
            sum += completion.at.seconds();
        }
    }
    sum
}

/// Closed workload: a fixed number of flows to 14,190 sites; each end starts another.
#[derive(Debug)]
pub struct Closed {
    region: Region,
    generator: SplitMix64,
}

impl Closed {
    /// All flows started at 0.
    pub fn new(concurrent: u64, core_share: f64) -> Self {
        let mut closed = Self { region: region(14_190, 40, core_share), generator: SplitMix64::new(2002) };
        for flow in 0..concurrent {
            closed.start(SimTime::START, flow);
        }
        closed
    }

    fn start(&mut self, at: SimTime, flow: u64) {
        let site = self.generator.next() as usize % self.region.classes.len();
        let bits = self.generator.size();
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
