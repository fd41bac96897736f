//! Territories: bundled, synthetic and imported.
//!
//! ```
//! let auvergne = maillage_data::bundled::territory("auvergne").expect("it is bundled");
//! assert_eq!(auvergne.establishments.len(), 1_229 + 140 + 31 + 19);
//! ```

pub mod access;
pub mod bundled;
pub mod communes;
pub mod links;
pub mod synthetic;
