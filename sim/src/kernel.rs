//! The deterministic event kernel: a clock and the events still to come, in an order that is part of the contract.
//!
//! # Order
//! Events come out by time; events of the same instant come out in the order in which they were scheduled.
//! Nothing else (type of event, thread, address) has a say. Times never go backwards: scheduling before
//! [`EventQueue::now`] is a bug of the caller and panics.
//!
//! # A second source of events
//! The shared network knows its next completion itself, and that instant moves whenever a flow starts. A driver
//! merges both with [`EventQueue::pop_until`]. **The rule: at equal instants the queue goes first**, so that all
//! that is scheduled for an instant has happened before the other source moves. When the other source goes
//! first, the driver says so with [`EventQueue::advance`]; looking ahead commits to nothing, and what the other
//! source does at 5 s may schedule for 6 s although the queue's next event was seen at 10 s.
//!
//! ```
//! use maillage_sim::{kernel::EventQueue, time::SimTime};
//!
//! let at = SimTime::from_seconds;
//! let mut queue = EventQueue::new();
//! queue.schedule(at(10.0), "bell");
//! let mut network = vec![at(10.0), at(5.0)]; // completions, the next one last
//! let mut seen = Vec::new();
//! loop {
//!     match (queue.pop_until(network.last().copied()), network.last().copied()) {
//!         (Some((time, event)), _) => seen.push((time.seconds(), event)),
//!         (None, Some(time)) => {
//!             queue.advance(time);
//!             network.pop();
//!             seen.push((time.seconds(), "completion"));
//!             if time == at(5.0) {
//!                 queue.schedule(at(6.0), "page shown");
//!             }
//!         }
//!         (None, None) => break,
//!     }
//! }
//! assert_eq!(seen, [(5.0, "completion"), (6.0, "page shown"), (10.0, "bell"), (10.0, "completion")]);
//! ```

mod event;
mod far;
mod queue;

pub use event::EventHandle;
pub use queue::EventQueue;
