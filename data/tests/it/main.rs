//! Tests of the public interface, one file per subject.

mod access;
mod synthetic;
