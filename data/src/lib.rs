//! Territories: bundled, synthetic and imported.
