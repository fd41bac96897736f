//! Queueing.
