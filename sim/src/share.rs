//! How capacity is shared among those who ask for it: arithmetic that knows neither schools nor events.

pub mod max_min;
pub mod processor;
