//! The engine from outside: golden traces and theory.

mod jobs;
mod queueing;
