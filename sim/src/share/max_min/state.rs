//! The tables of a fluid network, and its time.

use super::completion::FlowEnd;
use super::heap::{ABSENT, IndexedHeap};
use super::sum::RunningSum;
use crate::time::SimTime;
use std::collections::{BTreeMap, BinaryHeap};

/// No holder, no pair, no node.
pub(super) const NONE: u32 = u32::MAX;

/// What holds classes back: a link at its level, or a value of a cap. Links come first, in their order.
#[derive(Debug, Default)]
pub(super) struct Holder {
    /// Rate of every flow held here, in bit/s; 0 while nothing is held.
    pub level: f64,
    /// Flows held here, permanent members included.
    pub weight: f64,
    /// Bits received by a flow held since the clock was last set to zero, at `clock_at`.
    pub clock: f64,
    /// Second at which `clock` was read.
    pub clock_at: f64,
    /// Held classes with elastic flows, by the clock's value at their next end.
    pub queue: IndexedHeap,
    /// Pairs whose link has room, by the level up to which it need not be looked at.
    pub thresholds: IndexedHeap,
    /// Every pair of this holder, other than with itself.
    pub out: Vec<u32>,
    /// Pairs to update at every move of the level; kept only when far-reaching.
    pub eager: Vec<u32>,
    /// Has so many pairs that links with room are watched by thresholds.
    pub far_reaching: bool,
}

#[derive(Debug, Default)]
pub(super) struct Link {
    pub capacity: f64,
    /// Rate of the classes held elsewhere, eager pairs only.
    pub elsewhere: RunningSum,
    /// `elsewhere` may grow to this before the link has to be looked at.
    pub room_until: f64,
    /// Eager pairs by minus their holder's level: the fastest first.
    pub ceilings: IndexedHeap,
    /// Classes held here that have a cap, by cap.
    pub caps: IndexedHeap,
    /// Pairs with far-reaching holders.
    pub far: Vec<u32>,
    /// Full or nearly: pairs with far-reaching holders are eager too.
    pub watched: bool,
    pub carried: f64,
    pub saturated_seconds: f64,
    /// Second up to which `carried` and `saturated_seconds` are counted.
    pub settled_at: f64,
    /// Solve in which it was last visited, and how often in that one.
    pub visited_in: u64,
    pub visits: u32,
}

/// How a pair's rate enters its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Nobody.
    Idle,
    /// In the link's sum, at every move.
    Eager,
    /// Read through the holder's level when the link is looked at.
    Lazy,
}

/// The flows held at `holder` that cross `link`.
#[derive(Debug)]
pub(super) struct Pair {
    pub holder: u32,
    pub link: u32,
    pub mode: Mode,
    pub weight: f64,
    /// Eager: the term in the link's sum. Lazy: the holder's clock up to which bits are counted as carried.
    pub share: f64,
    /// First node of the classes in it.
    pub first: u32,
    pub eager_place: u32,
    pub far_place: u32,
}

/// An entry of a class in the list of a pair: class and position on its path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub class: u32,
    pub position: u32,
    pub next: u32,
    pub previous: u32,
}

#[derive(Debug)]
pub(super) struct Class {
    pub path: u32,
    pub length: u32,
    /// Start of its (length + 1) × length table of pairs: row of the holder, column of the link.
    pub pairs: u32,
    pub nodes: u32,
    pub cap: f64,
    pub cap_holder: u32,
    pub holder: u32,
    /// Position of the holder on the path; `length` for the cap.
    pub row: u32,
    pub weight: f64,
    pub permanent: u64,
    /// Bits received by a flow present since the class was last empty, up to `holder_clock`.
    pub served: f64,
    pub holder_clock: f64,
    /// Bits granted in former lives of `served`.
    pub granted_before: f64,
    /// Ends of its batches; cancelled ones stay until they come to the top.
    pub flows: BinaryHeap<FlowEnd>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    pub sequence: u64,
    pub tag: u64,
    pub end: f64,
    pub class: u32,
    pub multiplicity: u32,
}

/// Links shared max-min fairly among flows; see the module's text for rule and method.
#[derive(Debug, Default)]
pub struct FluidNetwork {
    pub(super) links: Vec<Link>,
    pub(super) holders: Vec<Holder>,
    pub(super) pairs: Vec<Pair>,
    pub(super) pair_places: Vec<u32>,
    pub(super) classes: Vec<Class>,
    pub(super) queue_places: Vec<u32>,
    pub(super) cap_places: Vec<u32>,
    pub(super) path_links: Vec<u32>,
    pub(super) path_pairs: Vec<u32>,
    pub(super) nodes: Vec<Node>,
    /// Holders by the second of their next end.
    pub(super) agenda: IndexedHeap,
    pub(super) agenda_places: Vec<u32>,
    /// Links to look at, lowest level first.
    pub(super) marked: IndexedHeap,
    pub(super) marked_places: Vec<u32>,
    pub(super) flows: Vec<Flow>,
    pub(super) free_flows: Vec<u32>,
    pub(super) next_sequence: u64,
    pub(super) now: f64,
    pub(super) solves: u64,
    pub(super) class_index: BTreeMap<(Vec<u32>, u64), u32>,
    pub(super) cap_index: BTreeMap<u64, u32>,
    pub(super) pair_index: BTreeMap<(u32, u32), u32>,
}

impl FluidNetwork {
    /// An idle network at the start of time; capacities in bit/s, one per directed link.
    ///
    /// # Panics
    /// When a capacity is negative or not finite.
    pub fn new(capacities: &[f64]) -> Self {
        let mut network = Self::default();
        for &capacity in capacities {
            assert!(
                (0.0..f64::INFINITY).contains(&capacity),
                "a capacity is finite and not negative: {capacity}"
            );
            network.links.push(Link { capacity, ..Link::default() });
            network.add_holder(0.0);
            network.marked_places.push(ABSENT);
        }
        network
    }

    pub(super) fn add_holder(&mut self, level: f64) -> u32 {
        self.holders.push(Holder { level, ..Holder::default() });
        self.agenda_places.push(ABSENT);
        self.holders.len() as u32 - 1
    }

    #[inline]
    pub(super) fn is_link(&self, holder: u32) -> bool {
        (holder as usize) < self.links.len()
    }

    /// Moves time forward to `now`, with rates as they are.
    pub(super) fn advance(&mut self, now: SimTime) {
        let now = now.seconds();
        if now > self.now {
            self.solve();
            let next = self.agenda.peek().map_or(f64::INFINITY, |(second, _)| second);
            assert!(next >= now, "the completion at {next} s must be taken before acting at {now} s");
            self.now = now;
        } else {
            assert!(now == self.now, "time goes back from {} s to {now} s", self.now);
        }
    }

    /// The clock of a holder at this moment, in bits.
    #[inline]
    pub(super) fn clock(&self, holder: u32) -> f64 {
        let holder = &self.holders[holder as usize];
        holder.clock + holder.level * (self.now - holder.clock_at)
    }

    /// Brings the clock up to now, before the level changes.
    #[inline]
    pub(super) fn settle_clock(&mut self, holder: u32) {
        let now = self.now;
        let holder = &mut self.holders[holder as usize];
        holder.clock += holder.level * (now - holder.clock_at);
        holder.clock_at = now;
    }

    /// Counts what the link carried up to now, before its rate changes.
    #[inline]
    pub(super) fn settle_link(&mut self, link: u32) {
        let state = &mut self.links[link as usize];
        let elapsed = self.now - state.settled_at;
        if elapsed > 0.0 {
            let holder = &self.holders[link as usize];
            state.carried += (state.elsewhere.value() + holder.weight * holder.level) * elapsed;
            if holder.weight > 0.0 {
                state.saturated_seconds += elapsed;
            }
            state.settled_at = self.now;
        }
    }
}
