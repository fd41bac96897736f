//! Elastic flows: their entry, their end, and the order in which ends come out.

use super::state::{Flow, FluidNetwork};
use super::{ClassId, FlowId};
use crate::time::SimTime;
use std::cmp::Ordering;

/// The sequence number of a free slot.
const DEAD: u64 = u64::MAX;

/// One batch's end in its class; the greatest is the next to end, the older first among equals.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlowEnd {
    /// In bits of the class's clock.
    pub end: f64,
    pub sequence: u64,
    pub slot: u32,
}

impl Ord for FlowEnd {
    fn cmp(&self, other: &Self) -> Ordering {
        other.end.total_cmp(&self.end).then(other.sequence.cmp(&self.sequence))
    }
}

impl PartialOrd for FlowEnd {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for FlowEnd {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for FlowEnd {}

/// A batch whose last bits have left.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Completion {
    /// When.
    pub at: SimTime,
    /// What the caller gave to [`FluidNetwork::start`].
    pub tag: u64,
    /// Which batch; its id is dead now.
    pub flow: FlowId,
    /// Its class.
    pub class: ClassId,
    /// Its number of flows.
    pub multiplicity: u32,
}

impl FluidNetwork {
    /// When the next batch ends, if rates stay as they are.
    pub fn next_completion(&mut self) -> Option<SimTime> {
        self.solve();
        self.agenda.peek().map(|(second, _)| SimTime::from_seconds(second.max(self.now)))
    }

    /// Takes the next completion up to and including `until`, and moves time to it.
    ///
    /// Completions of the same instant come out by holder (links by id, then caps by first mention), within
    /// a holder by class, within a class by order of start.
    pub fn pop_completion(&mut self, until: SimTime) -> Option<Completion> {
        self.solve();
        let (second, holder) = self.agenda.peek()?;
        if second > until.seconds() {
            return None;
        }
        self.now = second.max(self.now);
        let (_, class) = self.holders[holder as usize]
            .queue
            .peek()
            .expect("a holder on the agenda has a class in its queue");
        let FlowEnd { sequence, slot, .. } =
            *self.classes[class as usize].flows.peek().expect("a class in a queue has a flow");
        let Flow { tag, multiplicity, .. } = self.flows[slot as usize];
        self.end(slot);
        let at = SimTime::from_seconds(self.now);
        Some(Completion { at, tag, flow: FlowId { slot, sequence }, class: ClassId(class), multiplicity })
    }

    /// Bits each flow of a batch still has to receive now; `None` when it has ended.
    pub fn remaining_bits(&mut self, flow: FlowId) -> Option<f64> {
        let Flow { sequence, end, class, .. } = self.flows[flow.slot as usize];
        if sequence != flow.sequence {
            return None;
        }
        self.settle_class(class);
        Some((end - self.classes[class as usize].served).max(0.0))
    }

    pub(super) fn enter(&mut self, class: u32, multiplicity: u32, bits: f64, tag: u64) -> FlowId {
        self.settle_class(class);
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let end = self.classes[class as usize].served + bits;
        let flow = Flow { sequence, tag, end, class, multiplicity };
        let slot = if let Some(slot) = self.free_flows.pop() {
            self.flows[slot as usize] = flow;
            slot
        } else {
            self.flows.push(flow);
            self.flows.len() as u32 - 1
        };
        self.classes[class as usize].flows.push(FlowEnd { end, sequence, slot });
        FlowId { slot, sequence }
    }

    /// Takes a batch out of its class.
    pub(super) fn end(&mut self, slot: u32) {
        let Flow { class, multiplicity, .. } = self.flows[slot as usize];
        self.flows[slot as usize].sequence = DEAD;
        self.free_flows.push(slot);
        let ends = &mut self.classes[class as usize].flows;
        while ends.peek().is_some_and(|end| self.flows[end.slot as usize].sequence != end.sequence) {
            ends.pop();
        }
        self.change_weight(class, -f64::from(multiplicity));
    }
}
