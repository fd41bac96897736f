//! Waiting in line: M/M/1, M/M/c, M/M/c/K and Little's law, on the event queue and a station.

use super::sample::{exponential, replicate, uniforms};
use super::{Effort, Row};
use maillage_sim::kernel::EventQueue;
use maillage_sim::queueing::multi_server::{FiniteCapacity, MultiServer};
use maillage_sim::resource::queue::{Arrival, Station};
use maillage_sim::time::{SimTime, Span};

/// A system: mean service time 1.
struct System {
    servers: u32,
    utilisation: f64,
    /// Places to wait.
    places: usize,
    /// Customers of a replication; the first tenth is not counted.
    customers: u32,
}

/// Means over the customers counted, and sums over all.
struct Seen {
    wait: f64,
    waited: f64,
    refused: f64,
    response: f64,
    /// Time integral of the number present, and sum of the times in the system.
    area: f64,
    sojourns: f64,
    /// Channel-seconds used, and sum of the services.
    used: f64,
    served: f64,
}

#[derive(Clone, Copy)]
enum Event {
    Arrival(u32),
    End,
}

/// A customer at the station.
#[derive(Clone, Copy)]
struct Customer {
    number: u32,
    came: SimTime,
}

fn simulate(system: &System, replication: u32) -> Seen {
    let name = format!("waiting {} {} {}", system.servers, system.utilisation, system.places);
    let mut draw = uniforms(&name, replication);
    let between = 1.0 / (system.utilisation * f64::from(system.servers));
    let mut queue = EventQueue::new();
    let mut station = Station::new(system.servers, system.places);
    let first = system.customers / 10;
    let mut seen = Book { first, ..Book::default() };
    let (mut area, mut present, mut before, mut served) = (0.0, 0_u32, SimTime::START, 0.0);
    queue.schedule(SimTime::START + Span::from_seconds(exponential(&mut draw, between)), Event::Arrival(0));
    // Events of services in progress carry nothing: what ends is known by its instant.
    let mut in_service: std::collections::BTreeMap<(u64, u32), Customer> = std::collections::BTreeMap::new();
    while let Some((now, event)) = queue.pop() {
        area += f64::from(present) * (now - before).seconds();
        before = now;
        let started = match event {
            Event::Arrival(number) => {
                if number + 1 < system.customers {
                    let next = now + Span::from_seconds(exponential(&mut draw, between));
                    queue.schedule(next, Event::Arrival(number + 1));
                }
                let service = Span::from_seconds(exponential(&mut draw, 1.0));
                let customer = Customer { number, came: now };
                match station.arrive(now, customer, service) {
                    Arrival::Served(service) => {
                        present += 1;
                        Some(service)
                    }
                    Arrival::Waits => {
                        present += 1;
                        None
                    }
                    Arrival::Refused => {
                        seen.refuse(number);
                        None
                    }
                }
            }
            Event::End => {
                let (_, gone) = in_service.pop_first().expect("a service ends that has begun");
                seen.leave(gone, now);
                present -= 1;
                station.finish(now)
            }
        };
        if let Some(service) = started {
            seen.serve(service.job, now);
            served += (service.end - now).seconds();
            queue.schedule(service.end, Event::End);
            in_service.insert((service.end.key(), service.job.number), service.job);
        }
    }
    let used = station.busy_seconds(before);
    seen.means(system.customers - first, area, (used, served))
}

/// Sums over customers.
#[derive(Default)]
struct Book {
    first: u32,
    waits: f64,
    waited: f64,
    refused: f64,
    responses: f64,
    sojourns: f64,
}

impl Book {
    fn refuse(&mut self, number: u32) {
        self.refused += f64::from(u8::from(number >= self.first));
    }

    fn serve(&mut self, customer: Customer, now: SimTime) {
        if customer.number >= self.first {
            let wait = (now - customer.came).seconds();
            self.waits += wait;
            self.waited += f64::from(u8::from(wait > 0.0));
        }
    }

    fn leave(&mut self, customer: Customer, now: SimTime) {
        let time = (now - customer.came).seconds();
        self.sojourns += time;
        if customer.number >= self.first {
            self.responses += time;
        }
    }

    fn means(&self, counted: u32, area: f64, (used, served): (f64, f64)) -> Seen {
        let admitted = f64::from(counted) - self.refused;
        Seen {
            wait: self.waits / admitted,
            waited: self.waited / admitted,
            refused: self.refused / f64::from(counted),
            response: self.responses / admitted,
            area,
            sojourns: self.sojourns,
            used,
            served,
        }
    }
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (replications, customers) = match effort {
        Effort::Cheap => (20, 40_000),
        Effort::Quick => (40, 40_000),
        Effort::Full => (100, 50_000),
    };
    let mut rows = Vec::new();
    for (servers, utilisation) in [(1, 0.5), (1, 0.8), (4, 0.8), (16, 0.9)] {
        let theory = MultiServer::new(servers, utilisation * f64::from(servers), 1.0)
            .expect("utilisation is below one");
        let system = System { servers, utilisation, places: usize::MAX, customers };
        let [wait, waited] = replicate(replications, |replication| {
            let seen = simulate(&system, replication);
            [seen.wait, seen.waited]
        });
        let name = format!("M/M/{servers}, ρ = {utilisation}");
        rows.push(Row::theory("validate-wait", &name, theory.mean_wait(), &wait).in_unit("s"));
        rows.push(
            Row::theory("validate-erlang-c", &name, theory.delay_probability(), &waited).in_unit("share"),
        );
    }
    for (servers, capacity, utilisation) in [(1, 5, 0.9), (4, 12, 1.2)] {
        let theory = FiniteCapacity {
            servers,
            capacity,
            arrival_rate: utilisation * f64::from(servers),
            service_time: 1.0,
        };
        let system = System { servers, utilisation, places: (capacity - servers) as usize, customers };
        let [refused, response] = replicate(replications, |replication| {
            let seen = simulate(&system, replication);
            [seen.refused, seen.response]
        });
        let name = format!("M/M/{servers}/{capacity}, ρ = {utilisation}");
        rows.push(Row::theory("validate-blocking", &name, theory.blocking(), &refused).in_unit("share"));
        rows.push(Row::theory("validate-response", &name, theory.mean_response(), &response).in_unit("s"));
    }
    let system = System { servers: 4, utilisation: 0.9, places: 50, customers };
    let seen = simulate(&system, 0);
    // Sums of so many products of rounded times: each within a few units in the last place of the clock.
    let rounding = 1e-9;
    rows.push(
        Row::exact("validate-little", "M/M/4/54, ∫N dt = Σ T", (seen.sojourns, seen.area), rounding)
            .in_unit("s"),
    );
    rows.push(Row::exact("validate-busy", "M/M/4/54", (seen.served, seen.used), rounding).in_unit("s"));
    rows
}
