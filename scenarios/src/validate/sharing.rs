//! Processor sharing, on hosts and on a link: the mean response depends on the mean of the work alone.

use super::sample::{Law, exponential, replicate, uniforms};
use super::{Effort, Row};
use maillage_sim::ids::LinkId;
use maillage_sim::kernel::EventQueue;
use maillage_sim::queueing::processor_sharing::ProcessorSharing;
use maillage_sim::share::max_min::{ClassId, FluidNetwork};
use maillage_sim::share::processor::Processor;
use maillage_sim::time::{SimTime, Span};

/// Something that serves whoever is present at once. Work is in seconds alone.
trait Sharing {
    fn start(&mut self, now: SimTime, work: f64, number: u32);
    fn next(&mut self) -> Option<SimTime>;
    fn end(&mut self, at: SimTime) -> u32;
}

impl Sharing for Processor<u32> {
    fn start(&mut self, now: SimTime, work: f64, number: u32) {
        Self::start(self, now, work, 1, number);
    }

    fn next(&mut self) -> Option<SimTime> {
        self.next_completion()
    }

    fn end(&mut self, at: SimTime) -> u32 {
        self.pop(at)
    }
}

/// Flows of one class over one link.
struct Wire {
    network: FluidNetwork,
    class: ClassId,
    /// Bits per second of a flow that is alone.
    alone: f64,
}

impl Wire {
    /// A link on which so many flows find room at their cap.
    fn new(flows: u32) -> Self {
        let alone = 1e6;
        let mut network = FluidNetwork::new(&[alone * f64::from(flows)]);
        let cap = if flows == 1 { f64::INFINITY } else { alone };
        let class = network.class(&[LinkId(0)], cap);
        Self { network, class, alone }
    }
}

impl Sharing for Wire {
    fn start(&mut self, now: SimTime, work: f64, number: u32) {
        self.network.start(now, self.class, 1, work * self.alone, u64::from(number));
    }

    fn next(&mut self) -> Option<SimTime> {
        self.network.next_completion()
    }

    fn end(&mut self, now: SimTime) -> u32 {
        self.network.pop_completion(now).expect("next has seen it").tag as u32
    }
}

/// Mean response of the last nine tenths of the customers; arrivals come from the event queue, ends from the server.
fn simulate(
    server: &mut impl Sharing,
    between: f64,
    law: Law,
    customers: u32,
    mut draw: impl FnMut() -> f64,
) -> f64 {
    let mut queue = EventQueue::new();
    let mut came = Vec::with_capacity(customers as usize);
    queue.schedule(SimTime::START + Span::from_seconds(exponential(&mut draw, between)), ());
    let (first, mut total) = (customers / 10, 0.0);
    loop {
        let next = server.next();
        if let Some((now, ())) = queue.pop_until(next) {
            server.start(now, law.draw(&mut draw), came.len() as u32);
            came.push(now);
            if came.len() < customers as usize {
                queue.schedule(now + Span::from_seconds(exponential(&mut draw, between)), ());
            }
        } else if let Some(now) = next {
            queue.advance(now);
            let number = server.end(now);
            if number >= first {
                total += (now - came[number as usize]).seconds();
            }
        } else {
            return total / f64::from(customers - first);
        }
    }
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (replications, customers) = match effort {
        Effort::Cheap => (20, 10_000),
        Effort::Quick => (30, 20_000),
        Effort::Full => (100, 50_000),
    };
    let utilisation = 0.7;
    let mut rows = Vec::new();
    for cores in [1_u32, 4] {
        let between = 1.0 / (utilisation * f64::from(cores));
        let theory = ProcessorSharing::new(cores, 1.0 / between, 1.0).expect("utilisation is below one");
        for law in Law::ALL {
            let name = format!("M/{}/{cores}-PS, ρ = {utilisation}", law.letter());
            let [host, link] = replicate(replications, |replication| {
                let draw = |what: &str| uniforms(&format!("{what} {name}"), replication);
                let mut processor = Processor::new(f64::from(cores));
                let mut wire = Wire::new(cores);
                [
                    simulate(&mut processor, between, law, customers, draw("host")),
                    simulate(&mut wire, between, law, customers, draw("link")),
                ]
            });
            let expected = theory.mean_response();
            rows.push(Row::theory("validate-sharing-host", &name, expected, &host).in_unit("s"));
            rows.push(Row::theory("validate-sharing-link", &name, expected, &link).in_unit("s"));
        }
    }
    rows
}
