//! Territories: bundled, synthetic and imported.
//!
//! ```
//! let auvergne = maillage_data::bundled::territory("auvergne").expect("it is bundled");
//! assert_eq!(auvergne.establishments.len(), 1_229 + 140 + 31 + 19);
//! ```

pub mod access;
pub mod bundled;
mod cell;
mod columns;
pub mod communes;
pub mod departement;
pub mod diagnostic;
pub mod import;
pub mod input;
pub mod links;
pub mod outlines;
pub mod synthetic;
pub mod table;
pub mod territory_csv;
pub mod trace;
pub mod write;
