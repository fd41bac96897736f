//! The workloads whose cost per event is watched. A line in [`WORKLOADS`] adds one.

use maillage_benches::flows::{Closed, open};
use maillage_benches::workload::{Hold, farm, many_channels};
use maillage_sim::future::{Audience, Delivery, Direction, Stream, Transfer, Use, When};
use maillage_sim::measure::Outcome;
use maillage_sim::small::{Small, service};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};
use std::hint::black_box;

/// Work that is counted at `size` and at twice `size`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Workload {
    /// Its name in the baseline and on the command line.
    pub(crate) name: &'static str,
    /// What an event is, in the singular.
    pub(crate) event: &'static str,
    /// The smaller size.
    pub(crate) size: u64,
    /// Whether its events must not allocate. Otherwise they may, as in the baseline.
    pub(crate) hot: bool,
    /// Does it; returns the number of events.
    pub(crate) run: fn(u64) -> u64,
}

/// A workload whose events must not allocate.
const fn hot(name: &'static str, event: &'static str, size: u64, run: fn(u64) -> u64) -> Workload {
    Workload { name, event, size, hot: true, run }
}

/// A workload that needs more memory the larger it is.
const fn growing(name: &'static str, event: &'static str, size: u64, run: fn(u64) -> u64) -> Workload {
    Workload { name, event, size, hot: false, run }
}

/// All of them. Sizes are as small as leaves a steady state to measure: everything is slower fiftyfold here.
pub(crate) const WORKLOADS: [Workload; 11] = [
    hot("w1-queue", "job", 50_000, |jobs| {
        black_box(many_channels(jobs, 1));
        jobs
    }),
    hot("w2-farm", "job", 50_000, |jobs| {
        black_box(farm(jobs, 3003));
        jobs
    }),
    hot("w3-flows", "flow", 30_000, |flows| {
        black_box(open(flows, 1.0));
        flows
    }),
    // More than the core carries: the backlog grows, and the memory for it.
    growing("w3-core", "flow", 30_000, |flows| {
        black_box(open(flows, 0.75));
        flows
    }),
    // The first flow of a site takes its memory: few flows need more steps until all sites had one.
    hot("w4-1k", "completion and start", 20_000, |steps| closed(1_000, 100_000, steps)),
    hot("w4-100k", "completion and start", 20_000, |steps| closed(100_000, 20_000, steps)),
    hot("hold-1k", "hold", 200_000, |holds| hold(1_000, holds)),
    hot("hold-100k", "hold", 200_000, |holds| hold(100_000, holds)),
    hot("hold-1m", "hold", 500_000, |holds| hold(1_000_000, holds)),
    growing("day-sessions", "event", 100, |establishments| day(&sessions(establishments as u32))),
    growing("day-transfers", "event", 100, |establishments| day(&transfers(establishments as u32))),
];

/// W4: flows of which each end starts another. The first steps are not counted as events.
fn closed(concurrent: u64, first: u64, steps: u64) -> u64 {
    let mut closed = Closed::new(concurrent, 1.0);
    black_box((0..first + steps).map(|_| closed.step()).last());
    steps
}

/// The hold model.
fn hold(pending: u32, holds: u64) -> u64 {
    black_box(Hold::new(pending).run(holds as usize));
    holds
}

/// One ordinary day in tier `session`; its events.
fn day(region: &Small) -> u64 {
    let outcome: Outcome = run(Tier::Session, &region.future(), 1, 0);
    black_box(outcome).events
}

/// Thin clients on session hosts, with hosts and links in proportion to the establishments.
fn sessions(establishments: u32) -> Small {
    let mut small = Small { establishments, hosting: share(establishments), ..Small::default() };
    small.pool.hosts = establishments.div_ceil(2);
    small
}

/// Fat clients that fetch profiles and documents, hand work in and watch videos: what moves flows.
fn transfers(establishments: u32) -> Small {
    let transfer = |service, bytes, direction, when, audience| Transfer {
        service,
        bytes: Bytes::new(bytes),
        direction,
        when,
        audience,
        threshold: Span::from_seconds(20.0),
    };
    let video = Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(1.5),
        up: BitRate::from_megabits(0.05),
        cores: 0.0,
        duration: Span::from_minutes(10.0),
        when: When::Together,
        audience: Audience::Class,
        needed_share: 0.95,
    };
    let region = Small {
        establishments,
        hosting: share(establishments),
        delivery: Delivery::FatClient,
        work: Use::default(),
        ..Small::default()
    };
    region
        .with_transfer(transfer(service::POOL, 5e6, Direction::Down, When::Start, Audience::Seats))
        .with_transfer(transfer(service::INTERNET, 2e6, Direction::Down, When::Together, Audience::Seats))
        .with_transfer(transfer(service::INTERNET, 3e5, Direction::Down, When::Anytime, Audience::Seats))
        .with_transfer(transfer(service::POOL, 1e6, Direction::Up, When::Anytime, Audience::Seats))
        .with_stream(video)
}

/// Rate of the data centre's link for so many establishments of 20 Mb/s: busy, seldom full.
fn share(establishments: u32) -> BitRate {
    BitRate::from_megabits(8.0 * f64::from(establishments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_different() {
        let mut names: Vec<&str> = WORKLOADS.iter().map(|workload| workload.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), WORKLOADS.len());
    }

    #[test]
    fn each_more_of_the_size_is_at_least_one_event_more() {
        for workload in WORKLOADS {
            // The smallest sizes at which a class of every kind sits down.
            let size = if workload.name.starts_with("day") { 4 } else { 50 };
            let (once, twice) = ((workload.run)(size), (workload.run)(2 * size));
            assert!(once >= size && twice >= once + size, "{}: {once}, {twice}", workload.name);
        }
    }
}
