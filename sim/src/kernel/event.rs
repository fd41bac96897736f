//! The names of scheduled events: the handle a caller keeps, and the packed entry by which the queue orders.

use crate::slots::Ticket;
use crate::time::SimTime;

/// Names one scheduled event, to cancel it; never reused within its queue.
///
/// A handle of an event that has happened or was cancelled is harmless: cancelling it answers `false`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EventHandle(pub(super) Ticket);

/// An event's place in the order: bits of the time above, ticket below. As a number it compares by time first
/// and by order of scheduling second, which is the whole rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Entry(u128);

impl Entry {
    #[inline]
    pub(super) const fn new(time: SimTime, ticket: Ticket) -> Self {
        Self(((time.key() as u128) << 64) | ticket as u128)
    }

    /// The bits of the time.
    #[inline]
    pub(super) const fn key(self) -> u64 {
        (self.0 >> 64) as u64
    }

    #[inline]
    pub(super) const fn ticket(self) -> Ticket {
        self.0 as u64
    }

    #[inline]
    pub(super) fn time(self) -> SimTime {
        SimTime::from_seconds(f64::from_bits(self.key()))
    }
}
