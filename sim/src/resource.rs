//! What saturates besides links: hosts of a pool, queues, sessions and licences, rented machines.
//!
//! All of it is state without a clock of its own: the caller schedules. A host's processor and a storage array
//! are both a [`Processor`](crate::share::processor::Processor) (`docs/model.md` §4.2).

pub mod elastic;
pub mod host;
pub mod queue;
pub mod token;
