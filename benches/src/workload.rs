//! Queueing workloads through the kernel, and the same by hand on the standard library's binary heap.

use crate::generator::SplitMix64;
use maillage_sim::kernel::{EventHandle, EventQueue};
use maillage_sim::resource::queue::{Arrival, Station};
use maillage_sim::share::processor::Processor;
use maillage_sim::time::{SimTime, Span};
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};

/// An instant that a bare heap can order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Instant(f64);

impl Instant {
    /// An instant, or a value of a virtual clock.
    pub const fn from_seconds(seconds: f64) -> Self {
        Self(seconds)
    }

    /// Its value.
    pub const fn seconds(self) -> f64 {
        self.0
    }
}

impl Eq for Instant {}

impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instant {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Channels of the M/M/16 queue, W1; mean service 1, 90 % busy.
const CHANNELS: u32 = 16;
const ARRIVALS: f64 = 14.4;

/// W1 through [`EventQueue`] and [`Station`]: mean wait of `jobs` jobs.
pub fn many_channels(jobs: u64, seed: u64) -> f64 {
    #[derive(Clone, Copy)]
    enum Event {
        Arrival,
        End,
    }
    let mut draws = SplitMix64(seed);
    let mut queue = EventQueue::new();
    let mut station = Station::new(CHANNELS, usize::MAX);
    let (mut arrived, mut started, mut waited) = (0, 0, 0.0);
    queue.schedule(SimTime::from_seconds(draws.exponential(ARRIVALS)), Event::Arrival);
    while let Some((now, event)) = queue.pop() {
        match event {
            Event::Arrival => {
                arrived += 1;
                let service = Span::from_seconds(draws.exponential(1.0));
                if let Arrival::Served(service) = station.arrive(now, now, service) {
                    started += 1;
                    queue.schedule(service.end, Event::End);
                }
                if arrived < jobs {
                    let pause = Span::from_seconds(draws.exponential(ARRIVALS));
                    queue.schedule(now + pause, Event::Arrival);
                }
            }
            Event::End => {
                if let Some(service) = station.finish(now) {
                    started += 1;
                    waited += (now - service.job).seconds();
                    queue.schedule(service.end, Event::End);
                }
            }
        }
    }
    assert_eq!(started, jobs);
    waited / jobs as f64
}

/// W1 by hand.
pub fn many_channels_by_hand(jobs: u64, seed: u64) -> f64 {
    let mut draws = SplitMix64(seed);
    let mut heap = BinaryHeap::with_capacity(64);
    let mut line: VecDeque<(f64, f64)> = VecDeque::new();
    let (mut arrived, mut busy, mut waited) = (0, 0, 0.0);
    heap.push(Reverse((Instant(draws.exponential(ARRIVALS)), false)));
    while let Some(Reverse((Instant(now), end))) = heap.pop() {
        if end {
            if let Some((arrival, service)) = line.pop_front() {
                waited += now - arrival;
                heap.push(Reverse((Instant(now + service), true)));
            } else {
                busy -= 1;
            }
            continue;
        }
        arrived += 1;
        let service = draws.exponential(1.0);
        if busy < CHANNELS {
            busy += 1;
            heap.push(Reverse((Instant(now + service), true)));
        } else {
            line.push_back((now, service));
        }
        if arrived < jobs {
            heap.push(Reverse((Instant(now + draws.exponential(ARRIVALS)), false)));
        }
    }
    waited / jobs as f64
}

/// Servers and cores of the farm, W2; 90 % busy.
const SERVERS: usize = 64;
const CORES: f64 = 16.0;
const FARM_ARRIVALS: f64 = 921.6;

/// W2 through [`EventQueue`] and [`Processor`]: mean time in the farm of `jobs` jobs.
pub fn farm(jobs: u64, seed: u64) -> f64 {
    #[derive(Clone, Copy)]
    enum Event {
        Arrival,
        End(u32),
    }
    let mut draws = SplitMix64(seed);
    let mut queue = EventQueue::new();
    let mut servers: Vec<Processor<SimTime>> = (0..SERVERS).map(|_| Processor::new(CORES)).collect();
    let mut ends: Vec<Option<EventHandle>> = vec![None; SERVERS];
    let (mut arrived, mut spent) = (0, 0.0);
    queue.schedule(SimTime::from_seconds(draws.exponential(FARM_ARRIVALS)), Event::Arrival);
    while let Some((now, event)) = queue.pop() {
        let changed = match event {
            Event::Arrival => {
                arrived += 1;
                let server = draws.bits() as usize % SERVERS;
                servers[server].start(now, draws.exponential(1.0), 1, now);
                if arrived < jobs {
                    let pause = Span::from_seconds(draws.exponential(FARM_ARRIVALS));
                    queue.schedule(now + pause, Event::Arrival);
                }
                if let Some(end) = ends[server].take() {
                    queue.cancel(end);
                }
                server
            }
            Event::End(server) => {
                let server = server as usize;
                spent += (now - servers[server].pop(now)).seconds();
                server
            }
        };
        ends[changed] =
            servers[changed].next_completion().map(|end| queue.schedule(end, Event::End(changed as u32)));
    }
    spent / jobs as f64
}

/// A server of [`farm_by_hand`]: virtual ends with arrivals, virtual time, its instant, number of the valid end.
#[derive(Default)]
struct BareServer {
    ends: BinaryHeap<Reverse<(Instant, Instant)>>,
    virtual_time: f64,
    at: f64,
    version: u64,
}

impl BareServer {
    fn rate(&self) -> f64 {
        (CORES / self.ends.len() as f64).min(1.0)
    }

    fn serve(&mut self, now: f64) {
        if !self.ends.is_empty() {
            self.virtual_time += (now - self.at) * self.rate();
        }
        self.at = now;
    }
}

/// W2 by hand: a heap of ends, outdated ones told by a version number.
pub fn farm_by_hand(jobs: u64, seed: u64) -> f64 {
    const ARRIVAL: usize = SERVERS;
    let mut draws = SplitMix64(seed);
    let mut heap = BinaryHeap::with_capacity(256);
    let mut servers: Vec<BareServer> = (0..SERVERS).map(|_| BareServer::default()).collect();
    let (mut arrived, mut spent) = (0, 0.0);
    heap.push(Reverse((Instant(draws.exponential(FARM_ARRIVALS)), ARRIVAL, 0)));
    while let Some(Reverse((Instant(now), kind, version))) = heap.pop() {
        let server = if kind == ARRIVAL { draws.bits() as usize % SERVERS } else { kind };
        let bare = &mut servers[server];
        if kind == ARRIVAL {
            arrived += 1;
            bare.serve(now);
            let end = bare.virtual_time + draws.exponential(1.0);
            bare.ends.push(Reverse((Instant(end), Instant(now))));
            if arrived < jobs {
                heap.push(Reverse((Instant(now + draws.exponential(FARM_ARRIVALS)), ARRIVAL, 0)));
            }
        } else if version == bare.version {
            bare.serve(now);
            let Reverse((end, arrival)) = bare.ends.pop().expect("an end belongs to a job");
            bare.virtual_time = end.0;
            spent += now - arrival.0;
        } else {
            continue;
        }
        bare.version += 1;
        if let Some(Reverse((end, _))) = bare.ends.peek() {
            let at = now + (end.0 - bare.virtual_time).max(0.0) / bare.rate();
            heap.push(Reverse((Instant(at), server, bare.version)));
        }
    }
    spent / jobs as f64
}

/// Pauses of the hold model, drawn beforehand so that logarithms are not what is measured.
pub fn pauses() -> Vec<f64> {
    let mut draws = SplitMix64(7);
    (0..1 << 16).map(|_| draws.exponential(1.0)).collect()
}

/// The hold model (Jones, CACM 1986): take the first of many pending events, schedule it again later.
#[derive(Debug)]
pub struct Hold {
    queue: EventQueue<u32>,
    pauses: Vec<f64>,
    done: usize,
}

impl Hold {
    /// So many pending events.
    pub fn new(pending: u32) -> Self {
        let mut draws = SplitMix64(11);
        let mut queue = EventQueue::new();
        for event in 0..pending {
            queue.schedule(SimTime::from_seconds(draws.exponential(1.0)), event);
        }
        Self { queue, pauses: pauses(), done: 0 }
    }

    /// Holds so many times; returns the clock.
    pub fn run(&mut self, holds: usize) -> f64 {
        for _ in 0..holds {
            let (now, event) = self.queue.pop().expect("the number of pending events stays");
            let pause = self.pauses[self.done & 0xffff];
            self.queue.schedule(SimTime::from_seconds(now.seconds() + pause), event);
            self.done += 1;
        }
        self.queue.now().seconds()
    }
}

/// The hold model on a bare heap of `T`, by hand.
#[derive(Debug)]
pub struct HoldByHand<T: Pending> {
    heap: BinaryHeap<Reverse<T>>,
    pauses: Vec<f64>,
    done: usize,
}

/// What a bare heap holds of an event.
pub trait Pending: Ord {
    /// An event for an instant, scheduled as the `number`th.
    fn new(at: Instant, number: u64, event: u32) -> Self;
    /// The instant and the event.
    fn parts(self) -> (Instant, u32);
}

/// The least: events of one instant come out in the order of their names.
impl Pending for (Instant, u32) {
    fn new(at: Instant, _: u64, event: u32) -> Self {
        (at, event)
    }

    fn parts(self) -> (Instant, u32) {
        self
    }
}

/// What [`EventQueue`] promises: events of one instant come out in the order of scheduling.
impl Pending for (Instant, u64, u32) {
    fn new(at: Instant, number: u64, event: u32) -> Self {
        (at, number, event)
    }

    fn parts(self) -> (Instant, u32) {
        (self.0, self.2)
    }
}

impl<T: Pending> HoldByHand<T> {
    /// So many pending events.
    pub fn new(pending: u32) -> Self {
        let mut draws = SplitMix64(11);
        let heap = (0..pending)
            .map(|event| Reverse(T::new(Instant(draws.exponential(1.0)), event.into(), event)))
            .collect();
        Self { heap, pauses: pauses(), done: 0 }
    }

    /// Holds so many times; returns the clock.
    pub fn run(&mut self, holds: usize) -> f64 {
        let mut now = 0.0;
        for _ in 0..holds {
            let Reverse(first) = self.heap.pop().expect("the number of pending events stays");
            let (at, event) = first.parts();
            now = at.0;
            let next = Instant(now + self.pauses[self.done & 0xffff]);
            self.heap.push(Reverse(T::new(next, u64::from(u32::MAX) + self.done as u64, event)));
            self.done += 1;
        }
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_simulates_what_the_bare_heaps_do() {
        assert_eq!(many_channels(20_000, 1), many_channels_by_hand(20_000, 1));
        let (ours, bare) = (farm(20_000, 3003), farm_by_hand(20_000, 3003));
        assert!((ours - bare).abs() < 1e-9 * bare, "{ours} and {bare}: the same but for rounding");
        let held = Hold::new(5_000).run(50_000);
        assert_eq!(held, HoldByHand::<(Instant, u32)>::new(5_000).run(50_000));
        assert_eq!(held, HoldByHand::<(Instant, u64, u32)>::new(5_000).run(50_000));
    }
}
