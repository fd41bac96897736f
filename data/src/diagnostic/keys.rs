//! Keys of the texts of this crate, which both Fluent files must have.

/// Every key of a message this crate makes.
pub const MESSAGE_KEYS: &[&str] = &[];
