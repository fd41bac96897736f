//! The clock of the benchmarks: processor time, because elapsed time means nothing on a shared machine.

use rustix::time::{ClockId, clock_gettime};

/// Seconds of processor time (user and system) that this process has had so far.
pub fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Runs some work; its processor time in seconds and its result.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let before = processor_seconds();
    let result = work();
    (processor_seconds() - before, result)
}
