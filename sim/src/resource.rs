//! What saturates besides links: hosts and their pools, queues, licences, rented machines.
//!
//! All of it is state without a clock of its own: calls take the current time and return what follows; the
//! caller schedules. A host's processor and a storage array are both a
//! [`Processor`](crate::share::processor::Processor): a host of `c` cores serves CPU seconds, an array of `x`
//! requests per second serves requests when it is given `x / y` "cores" and requests of `1 / y` seconds, where
//! `y` is what one stream of requests reaches alone (requests per second at queue depth one).

pub mod elastic;
pub mod host;
pub mod queue;
pub mod token;
