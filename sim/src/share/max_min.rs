//! Max-min fair sharing of directed links among flows that come and go.
//!
//! At every instant the rates are the max-min fair allocation (progressive filling), a flow's cap acting as a
//! link of its own. Flows with the same route and cap form a *class* and always have the same rate, so that
//! one virtual clock (bits granted to each) serves them all: a flow ends when the clock reaches the value that
//! was fixed at its start, and the cost of an event does not grow with the number of flows.
//!
//! A change is solved where it is felt ([`solve`]): on the links that are or become saturated along the route of
//! the class, and from there on other links only as far as rates really move.
//!
//! Flows that end at the same instant come out by class number, then in the order of their starts.

mod solve;
#[cfg(test)]
mod tests;

use crate::ids::LinkId;
use crate::time::SimTime;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Flows of one route and cap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ClassId(u32);

/// A batch of flows in progress.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlowId {
    place: u32,
    generation: u32,
}

/// No link: the rate of a class is its cap.
const NO_LINK: u32 = u32::MAX;

#[derive(Debug)]
struct Class {
    /// Part of [`FluidNetwork::routes`].
    route: std::ops::Range<usize>,
    cap: f64,
    /// Flows, members included.
    count: f64,
    rate: f64,
    /// Bits per second that the links of the route carry for it: count × rate when last settled.
    carried: f64,
    /// Link that holds it back.
    bottleneck: u32,
    /// Bits granted to each flow, as of `at`.
    clock: f64,
    at: f64,
    /// Ends of its batches in bits of the clock, with order of start and place.
    ends: BinaryHeap<Reverse<(u64, u64, u32)>>,
    /// Number of the entry in [`FluidNetwork::due`] that counts.
    due: u32,
}

#[derive(Debug)]
struct Link {
    capacity: f64,
    load: f64,
    /// Classes with flows.
    classes: Vec<u32>,
    saturated: bool,
    level: f64,
    carried: f64,
    saturated_seconds: f64,
    at: f64,
}

impl Link {
    fn advance(&mut self, now: f64) {
        let elapsed = now - self.at;
        if elapsed > 0.0 {
            self.carried += self.load * elapsed;
            self.saturated_seconds += if self.saturated { elapsed } else { 0.0 };
            self.at = now;
        }
    }
}

#[derive(Debug)]
struct Flow {
    generation: u32,
    alive: bool,
    class: u32,
    count: u32,
    end: f64,
    tag: u64,
}

/// Links, classes and flows.
#[derive(Debug)]
pub struct FluidNetwork {
    links: Vec<Link>,
    classes: Vec<Class>,
    /// Links of all routes, and beside each the position of the class in the list of that link.
    routes: Vec<u32>,
    positions: Vec<u32>,
    known: BTreeMap<(Vec<u32>, u64), u32>,
    flows: Vec<Flow>,
    free: Vec<u32>,
    /// Instants at which classes have their next end: time, class, number of the entry.
    due: BinaryHeap<Reverse<(u64, u32, u32)>>,
    started: u64,
    now: f64,
    scratch: solve::Scratch,
}

impl FluidNetwork {
    /// A network of links with these capacities in bits per second (≥ 0); [`LinkId`] is the position. Flows
    /// over a link of capacity 0 get nothing and never end.
    ///
    /// # Panics
    /// When a capacity is negative or not finite.
    pub fn new(capacities: &[f64]) -> Self {
        let link = |&capacity: &f64| {
            assert!(
                capacity >= 0.0 && capacity.is_finite(),
                "a capacity is finite and not negative: {capacity}"
            );
            Link {
                capacity,
                load: 0.0,
                classes: Vec::new(),
                saturated: false,
                level: 0.0,
                carried: 0.0,
                saturated_seconds: 0.0,
                at: 0.0,
            }
        };
        Self {
            links: capacities.iter().map(link).collect(),
            classes: Vec::new(),
            routes: Vec::new(),
            positions: Vec::new(),
            known: BTreeMap::new(),
            flows: Vec::new(),
            free: Vec::new(),
            due: BinaryHeap::new(),
            started: 0,
            now: 0.0,
            scratch: solve::Scratch::new(capacities.len()),
        }
    }

    /// The class of a route and a cap per flow (bits per second, infinite for none): the same ones give the
    /// same class.
    ///
    /// # Panics
    /// When the cap is not positive, or infinite with an empty route.
    pub fn class(&mut self, route: &[LinkId], cap: f64) -> ClassId {
        assert!(cap > 0.0, "a cap is positive: {cap}");
        assert!(cap.is_finite() || !route.is_empty(), "without links, a cap is what limits a flow");
        let links: Vec<u32> = route.iter().map(|link| link.0).collect();
        let next = self.classes.len() as u32;
        let class = *self.known.entry((links, cap.to_bits())).or_insert(next);
        if class == next {
            let start = self.routes.len();
            self.routes.extend(route.iter().map(|link| link.0));
            self.positions.resize(self.routes.len(), 0);
            self.classes.push(Class {
                route: start..self.routes.len(),
                cap,
                count: 0.0,
                rate: 0.0,
                carried: 0.0,
                bottleneck: NO_LINK,
                clock: 0.0,
                at: self.now,
                ends: BinaryHeap::new(),
                due: 0,
            });
        }
        ClassId(class)
    }

    /// Starts `count` identical flows of `bits_each`, which end together. `tag` comes back at their end.
    pub fn start(&mut self, now: SimTime, class: ClassId, count: u32, bits_each: f64, tag: u64) -> FlowId {
        self.advance(now);
        self.touch(class.0);
        let state = &mut self.classes[class.0 as usize];
        let end = state.clock + bits_each.max(0.0);
        let place = self.free.pop().unwrap_or_else(|| {
            self.flows.push(Flow { generation: 0, alive: false, class: 0, count: 0, end: 0.0, tag: 0 });
            self.flows.len() as u32 - 1
        });
        let generation = self.flows[place as usize].generation;
        self.flows[place as usize] = Flow { generation, alive: true, class: class.0, count, end, tag };
        state.ends.push(Reverse((end.to_bits(), self.started, place)));
        self.started += 1;
        self.change(class.0, f64::from(count));
        FlowId { place, generation }
    }

    /// Stops a batch before its end and gives the bits that each of its flows still had to send; 0 when it has
    /// ended already.
    pub fn cancel(&mut self, now: SimTime, flow: FlowId) -> f64 {
        self.advance(now);
        let state = &self.flows[flow.place as usize];
        if state.generation != flow.generation || !state.alive {
            return 0.0;
        }
        let (class, count, end) = (state.class, state.count, state.end);
        self.touch(class);
        let remaining = (end - self.classes[class as usize].clock).max(0.0);
        self.flows[flow.place as usize].alive = false;
        self.drop_ended(class);
        self.change(class, -f64::from(count));
        remaining
    }

    /// Adds flows that never end by themselves.
    pub fn join(&mut self, now: SimTime, class: ClassId, count: u32) {
        self.advance(now);
        self.change(class.0, f64::from(count));
    }

    /// Takes such flows off.
    pub fn leave(&mut self, now: SimTime, class: ClassId, count: u32) {
        self.advance(now);
        self.change(class.0, -f64::from(count));
    }

    /// Changes the capacity of a link, in bits per second.
    pub fn set_capacity(&mut self, now: SimTime, link: LinkId, capacity: f64) {
        assert!(capacity >= 0.0 && capacity.is_finite(), "a capacity is finite and not negative: {capacity}");
        self.advance(now);
        self.links[link.index()].capacity = capacity;
        self.settle(&[link.0]);
    }

    /// Rate of each flow of a class, in bits per second; 0 when it has no flow.
    pub fn rate(&self, class: ClassId) -> f64 {
        let class = &self.classes[class.0 as usize];
        if class.count > 0.0 { class.rate } else { 0.0 }
    }

    /// Bits granted to each flow of a class so far: the difference of two readings is what was granted between
    /// them. Starts again when the class has no flow.
    pub fn granted_bits(&self, class: ClassId, now: SimTime) -> f64 {
        let state = &self.classes[class.0 as usize];
        state.clock + self.rate(class) * (now.seconds() - state.at)
    }

    /// When the next batch ends.
    pub fn next_completion(&mut self) -> Option<SimTime> {
        while let Some(Reverse((time, class, number))) = self.due.peek() {
            if self.classes[*class as usize].due == *number {
                return Some(SimTime::from_seconds(f64::from_bits(*time)));
            }
            self.due.pop();
        }
        None
    }

    /// Ends the next batch: instant, tag and which one.
    pub fn pop_completion(&mut self) -> Option<(SimTime, u64, FlowId)> {
        let now = self.next_completion()?;
        let Reverse((_, class, _)) = self.due.pop()?;
        self.advance(now);
        self.touch(class);
        let state = &mut self.classes[class as usize];
        let Reverse((end, _, place)) = state.ends.pop()?;
        // The clock is where it must be, whatever the rounding.
        state.clock = f64::from_bits(end);
        let flow = &mut self.flows[place as usize];
        let id = FlowId { place, generation: flow.generation };
        let (tag, count) = (flow.tag, flow.count);
        flow.alive = false;
        flow.generation = flow.generation.wrapping_add(1);
        self.free.push(place);
        self.drop_ended(class);
        self.change(class, -f64::from(count));
        Some((now, tag, id))
    }

    /// Bits per second on a link now.
    pub fn throughput(&self, link: LinkId) -> f64 {
        self.links[link.index()].load
    }

    /// Bits carried by a link since the start.
    pub fn carried_bits(&self, link: LinkId, now: SimTime) -> f64 {
        let link = &self.links[link.index()];
        link.carried + link.load * (now.seconds() - link.at)
    }

    /// Whether a link holds some flow back.
    pub fn is_saturated(&self, link: LinkId) -> bool {
        self.links[link.index()].saturated
    }

    /// Seconds in which a link held some flow back.
    pub fn saturated_seconds(&self, link: LinkId, now: SimTime) -> f64 {
        let link = &self.links[link.index()];
        link.saturated_seconds + if link.saturated { now.seconds() - link.at } else { 0.0 }
    }

    /// Rate of the flows that a saturated link holds back; of any other link what it has left.
    pub fn level(&self, link: LinkId) -> f64 {
        let link = &self.links[link.index()];
        if link.saturated { link.level } else { (link.capacity - link.load).max(0.0) }
    }

    /// The link that holds back the flows of a class; `None` when their own cap does.
    pub fn bottleneck(&self, class: ClassId) -> Option<LinkId> {
        let class = &self.classes[class.0 as usize];
        (class.count > 0.0 && class.bottleneck != NO_LINK).then_some(LinkId(class.bottleneck))
    }

    fn advance(&mut self, now: SimTime) {
        let now = now.seconds();
        debug_assert!(now >= self.now, "time goes on: {now} after {}", self.now);
        self.now = now;
    }

    /// Brings the clock of a class to the present.
    fn touch(&mut self, class: u32) {
        let now = self.now;
        let state = &mut self.classes[class as usize];
        if state.count > 0.0 {
            state.clock += state.rate * (now - state.at);
        }
        state.at = now;
    }

    /// Takes batches that were cancelled off the front of the heap, and frees their places.
    fn drop_ended(&mut self, class: u32) {
        let state = &mut self.classes[class as usize];
        while let Some(Reverse((_, _, place))) = state.ends.peek() {
            let flow = &mut self.flows[*place as usize];
            if flow.alive {
                break;
            }
            flow.generation = flow.generation.wrapping_add(1);
            self.free.push(*place);
            state.ends.pop();
        }
    }

    /// The instant at which a class has its next end changes.
    fn schedule(&mut self, class: u32) {
        let now = self.now;
        let state = &mut self.classes[class as usize];
        state.due = state.due.wrapping_add(1);
        if let (Some(Reverse((end, ..))), true) = (state.ends.peek(), state.rate > 0.0) {
            let time = now + ((f64::from_bits(*end) - state.clock) / state.rate).max(0.0);
            if time.is_finite() {
                self.due.push(Reverse((time.to_bits(), class, state.due)));
            }
        }
        // Entries that no longer count are thrown out before they fill the memory.
        if self.due.len() > 64 + 4 * self.classes.len() {
            let classes = &self.classes;
            self.due.retain(|Reverse((_, class, number))| classes[*class as usize].due == *number);
        }
    }
}
