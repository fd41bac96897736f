//! Territories: bundled, synthetic and imported.
mod cell;
mod columns;
pub mod departement;
pub mod diagnostic;
pub mod import;
pub mod table;
pub mod territory_csv;
pub mod trace;
pub mod write;
