//! Dynamic max-min fair sharing of directed links among elastic flows and permanent streams.
//!
//! **Rule.** Rates are the max-min fair allocation: a flow's rate is the least of its own cap and the
//! *levels* of the full links on its route, where the level of a link is the common rate of the flows it holds
//! back (Bertsekas and Gallager, *Data Networks*, §6.5.2). Flows of equal route and cap form a class.
//!
//! **Why events are cheap.** All classes held back by one link run at the same rate, so they share its virtual
//! clock: the bits one flow has received since the link became full. The end of a flow is fixed in virtual
//! time when it starts; each holder (a link, or a value of a cap) keeps its classes by next virtual end, and
//! one agenda keeps the holders by next real end. When a level moves, one clock and one agenda entry move,
//! however many flows are below.
//!
//! **How levels stay right.** For holder *b* and link *l*, a *pair* counts the flows held at *b* that cross *l*.
//! A link in use elsewhere only needs the sum over its pairs. Three conditions characterise the allocation, and
//! a work list restores them, lowest levels first: (1) a holding link is full; (2) no class crossing it and held
//! elsewhere runs faster than its level: such pairs are pulled in, highest first; (3) no link that holds
//! nobody is above its capacity. Condition (3) is watched by thresholds: while a link has room, each
//! far-reaching holder may rise to a threshold before that link is looked at again, so that a change of the
//! core's level does not visit every access link.
//!
//! Capacity 0 is allowed: flows across such a link have rate 0 and never end. Tolerance: levels closer
//! than 1e-12 (relative) are taken as equal.

mod class;
mod completion;
mod heap;
mod level;
mod pair;
mod reading;
mod state;
mod sum;
#[cfg(test)]
mod tests;

pub use completion::Completion;
pub use state::FluidNetwork;

use crate::ids::LinkId;
use crate::time::SimTime;

/// Flows of one class have the same route and the same cap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ClassId(pub(crate) u32);

impl ClassId {
    /// Position in the order of first mention.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A batch of identical flows in progress. Ids are never reused: the id of an ended batch stays dead.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FlowId {
    slot: u32,
    sequence: u64,
}

impl FluidNetwork {
    /// Starts `multiplicity` identical flows of `bits_each` that end together. `tag` comes back at their end.
    ///
    /// # Panics
    /// When time goes back, a completion before `now` was not taken, or `bits_each` is negative or not finite.
    pub fn start(
        &mut self,
        now: SimTime,
        class: ClassId,
        multiplicity: u32,
        bits_each: f64,
        tag: u64,
    ) -> FlowId {
        assert!((0.0..f64::INFINITY).contains(&bits_each), "a flow has a finite size: {bits_each}");
        assert!(multiplicity > 0, "a batch has at least one flow");
        self.advance(now);
        let flow = self.enter(class.0, multiplicity, bits_each, tag);
        self.change_weight(class.0, f64::from(multiplicity));
        flow
    }

    /// Stops a batch: the bits each of its flows still had to receive, or `None` when it has ended already.
    ///
    /// # Panics
    /// When time goes back or a completion before `now` was not taken.
    pub fn cancel(&mut self, now: SimTime, flow: FlowId) -> Option<f64> {
        self.advance(now);
        let remaining = self.remaining_bits(flow)?;
        self.end(flow.slot);
        Some(remaining)
    }

    /// Adds `count` permanent members to a class: streams that take `rate(class)` each until they leave.
    ///
    /// # Panics
    /// When time goes back or a completion before `now` was not taken.
    pub fn join(&mut self, now: SimTime, class: ClassId, count: u32) {
        self.advance(now);
        self.classes[class.index()].permanent += u64::from(count);
        if count > 0 {
            self.change_weight(class.0, f64::from(count));
        }
    }

    /// Takes `count` permanent members out of a class.
    ///
    /// # Panics
    /// When the class has fewer, time goes back or a completion before `now` was not taken.
    pub fn leave(&mut self, now: SimTime, class: ClassId, count: u32) {
        self.advance(now);
        let permanent = &mut self.classes[class.index()].permanent;
        *permanent = permanent.checked_sub(u64::from(count)).expect("only members leave");
        if count > 0 {
            self.change_weight(class.0, -f64::from(count));
        }
    }

    /// Changes a link's capacity, in bit/s (0: the link is down and its flows wait).
    ///
    /// # Panics
    /// When the capacity is negative or not finite, time goes back or a completion before `now` was not taken.
    pub fn set_capacity(&mut self, now: SimTime, link: LinkId, bits_per_second: f64) {
        assert!(
            (0.0..f64::INFINITY).contains(&bits_per_second),
            "a capacity is finite and not negative: {bits_per_second}"
        );
        self.advance(now);
        self.settle_link(link.0);
        self.links[link.index()].capacity = bits_per_second;
        self.links[link.index()].room_until = 0.0;
        self.mark(link.0);
    }
}
