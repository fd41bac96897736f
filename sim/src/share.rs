//! Pure arithmetic of shared capacity: links among flows, cores among jobs. Knows neither schools nor events.

pub mod max_min;
