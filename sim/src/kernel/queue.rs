//! The event queue: a small heap of what comes next, and radix buckets for the rest.
//!
//! Entries up to a *horizon* lie in a binary heap (`near`), later ones in [`Far`]. When the heap is empty the
//! earliest bucket is brought in and the horizon moves behind it. The horizon is not the clock: an event may
//! still be scheduled before it, which goes to the heap. If the heap then grows large (the queue held one
//! distant event, say, when it was looked at, and the day's events came after), the horizon is lowered to the
//! clock again, at a cost of at most a few moves per event scheduled since.
//!
//! A cancelled event gives up its slot at once; its entry stays until it is met or until such entries outnumber
//! the live ones, when all are swept out. Both costs are constant per event on average.

use super::event::{Entry, EventHandle};
use super::far::Far;
use crate::slots::Slots;
use crate::time::SimTime;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A bucket of at most so many entries enters the heap whole.
const LOAD: usize = 128;
/// A heap larger than this is looked at for lowering the horizon; twice [`LOAD`], so that at least half of it
/// was scheduled since the last load.
const SPILL: usize = 2 * LOAD;
/// Cancelled entries below this number are never swept.
const SWEEP: usize = 1024;

/// Events to come, ordered by time and, at the same instant, by order of scheduling.
///
/// Scheduling and popping cost O(1) on average for any number of pending events (each is moved a few times),
/// cancelling is O(1) without a search; nothing is allocated once the queue has reached its largest size.
#[derive(Debug, Clone)]
pub struct EventQueue<E> {
    near: BinaryHeap<Reverse<Entry>>,
    far: Far,
    /// Entries up to this key are near, later ones far; never before `now`.
    horizon: u64,
    now: SimTime,
    events: Slots<E>,
    /// Entries whose event was cancelled.
    dead: usize,
    /// Size of the heap at which lowering the horizon is considered next.
    spill_at: usize,
}

impl<E> Default for EventQueue<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> EventQueue<E> {
    /// An empty queue whose clock is at the start.
    pub fn new() -> Self {
        Self {
            near: BinaryHeap::new(),
            far: Far::new(),
            horizon: SimTime::START.key(),
            now: SimTime::START,
            events: Slots::new(),
            dead: 0,
            spill_at: SPILL,
        }
    }

    /// The clock: the time of the last event that came out, or of the last [`EventQueue::advance`] if later.
    #[inline]
    pub const fn now(&self) -> SimTime {
        self.now
    }

    /// Number of pending events; cancelled ones do not count.
    #[inline]
    pub const fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether nothing is pending.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Schedules an event for an instant that is not before [`EventQueue::now`]. At the current instant it
    /// comes out after all that is already pending for it.
    ///
    /// # Panics
    /// When `at` lies before the clock: a bug of the caller.
    #[inline]
    pub fn schedule(&mut self, at: SimTime, event: E) -> EventHandle {
        assert!(at >= self.now, "scheduled at {} s, but it is {} s", at.seconds(), self.now.seconds());
        let ticket = self.events.insert(event);
        let entry = Entry::new(at, ticket);
        if entry.key() > self.horizon {
            self.far.push(entry, self.horizon);
        } else {
            self.near.push(Reverse(entry));
            if self.near.len() > self.spill_at {
                self.spill();
            }
        }
        EventHandle(ticket)
    }

    /// Takes an event back. `false` if it has happened or was cancelled already.
    #[inline]
    pub fn cancel(&mut self, handle: EventHandle) -> bool {
        let cancelled = self.events.remove(handle.0).is_some();
        if cancelled {
            self.dead += 1;
            if self.dead > SWEEP + self.events.len() {
                self.sweep();
            }
        }
        cancelled
    }

    /// Time of the next event. Looking commits to nothing: earlier events may still be scheduled. It may
    /// rearrange the queue inside, hence `&mut`.
    #[inline]
    pub fn peek_time(&mut self) -> Option<SimTime> {
        self.peek().map(Entry::time)
    }

    /// Takes the next event out and sets the clock to its time.
    #[inline]
    pub fn pop(&mut self) -> Option<(SimTime, E)> {
        self.peek()?;
        Some(self.take())
    }

    /// Like [`EventQueue::pop`], but only an event not after `limit`, the next instant of another source (`None`:
    /// it has none). An event at `limit` itself comes out: the queue goes first.
    #[inline]
    pub fn pop_until(&mut self, limit: Option<SimTime>) -> Option<(SimTime, E)> {
        let next = self.peek()?.key();
        if limit.is_some_and(|limit| limit.key() < next) {
            return None;
        }
        Some(self.take())
    }

    /// Sets the clock to an instant at which another source acts.
    ///
    /// # Panics
    /// When the clock would go back, or past an event that is pending: a bug of the caller.
    #[inline]
    pub fn advance(&mut self, to: SimTime) {
        assert!(
            to >= self.now,
            "the clock is at {} s and cannot return to {} s",
            self.now.seconds(),
            to.seconds()
        );
        if let Some(next) = self.peek_time() {
            assert!(to <= next, "an event at {} s is pending before {} s", next.seconds(), to.seconds());
        } else {
            // Nothing is pending, so the horizon may follow the clock, which it must not fall behind.
            self.horizon = self.horizon.max(to.key());
        }
        self.now = to;
    }

    /// Brings the next live entry to the top of the heap.
    #[inline]
    fn peek(&mut self) -> Option<Entry> {
        loop {
            let Some(&Reverse(entry)) = self.near.peek() else {
                self.load()?;
                continue;
            };
            if self.dead == 0 || self.events.holds(entry.ticket()) {
                return Some(entry);
            }
            self.near.pop();
            self.dead -= 1;
        }
    }

    /// Takes out what [`EventQueue::peek`] has found.
    #[inline]
    fn take(&mut self) -> (SimTime, E) {
        let Reverse(entry) = self.near.pop().expect("peek left a live entry on top");
        let time = entry.time();
        debug_assert!(time >= self.now, "times never go backwards");
        self.now = time;
        (time, self.events.remove(entry.ticket()).expect("peek left a live entry on top"))
    }

    /// Fills the empty heap from the far buckets.
    #[inline(never)]
    fn load(&mut self) -> Option<()> {
        let Self { near, far, events, dead, .. } = self;
        // The empty heap's own memory is filled and ordered afterwards.
        let mut first = std::mem::take(near).into_vec();
        let horizon = far.take_first(LOAD, |entry| {
            // Looking at the slots of a whole bucket at once also overlaps the waits for memory.
            if events.holds(entry.ticket()) {
                first.push(Reverse(entry));
            } else {
                *dead -= 1;
            }
        });
        *near = BinaryHeap::from(first);
        self.horizon = horizon?;
        self.spill_at = SPILL;
        Some(())
    }

    /// Lowers the horizon to the clock if that moves no more entries than the heap holds.
    #[cold]
    fn spill(&mut self) {
        let lower = self.now.key();
        self.spill_at = 2 * self.near.len();
        if lower >= self.horizon || self.far.below(self.horizon, lower) > self.near.len() {
            return;
        }
        self.far.lower(self.horizon, lower);
        self.horizon = lower;
        let far = &mut self.far;
        self.near.retain(|&Reverse(entry)| {
            let stays = entry.key() <= lower;
            if !stays {
                far.push(entry, lower);
            }
            stays
        });
        self.spill_at = SPILL.max(2 * self.near.len());
    }

    /// Forgets the entries of cancelled events.
    #[cold]
    fn sweep(&mut self) {
        let events = &self.events;
        self.near.retain(|Reverse(entry)| events.holds(entry.ticket()));
        self.far.retain(|entry| events.holds(entry.ticket()));
        self.dead = 0;
    }
}

#[cfg(test)]
mod tests;
