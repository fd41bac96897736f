//! Territories: bundled, synthetic and imported.

pub mod access;
pub mod bundled;
pub mod communes;
pub mod links;
pub mod synthetic;
