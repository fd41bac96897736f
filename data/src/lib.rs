//! Territories: bundled, synthetic and imported.
pub mod access;
pub mod bundled;
mod cell;
mod columns;
pub mod communes;
pub mod departement;
pub mod diagnostic;
pub mod import;
pub mod links;
pub mod synthetic;
pub mod table;
pub mod territory_csv;
pub mod trace;
pub mod write;
