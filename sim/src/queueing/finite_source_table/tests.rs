//! The table against the exact values between its nodes.

use super::*;

/// Largest relative error of a table over sessions and loads that are no nodes of it.
fn worst_error(cores: f64, permanent: f64) -> (f64, u32, f64) {
    let table = FiniteSourceTable::with_permanent(cores, permanent, 4096);
    let mut worst = (0.0, 0, 0.0);
    let mut sessions = 1_u32;
    while sessions <= 4096 {
        for step in 0..=210 {
            let load = 10_f64.powf(-4.0 + f64::from(step) / 30.0);
            let source = FiniteSource::new(sessions, load, cores).with_permanent(permanent);
            let error = (table.slowdown(sessions, load) / source.steady_state().slowdown - 1.0).abs();
            if error > worst.0 {
                worst = (error, sessions, load);
            }
        }
        sessions += 1 + sessions / 16;
    }
    worst
}

#[test]
fn error_is_below_a_twentieth_of_a_percent() {
    for cores in [0.6, 1.0, 1.5, 2.0, 4.0, 7.3, 16.0, 64.0] {
        for permanent in [0.0, 1.0, 3.0, 20.0] {
            let (error, sessions, load) = worst_error(cores, permanent);
            assert!(
                error < 5e-4,
                "{error} with {sessions} sessions, load {load}, on {cores} and {permanent}"
            );
        }
    }
}

#[test]
fn the_edges_are_exact() {
    let table = FiniteSourceTable::new(4.0, 100);
    assert_eq!(table.slowdown(0, 0.3), 1.0);
    assert_eq!(table.slowdown(4, 1e6), 1.0);
    assert_eq!(table.slowdown(90, 0.0), 1.0);
    // Beyond the last row the lookup computes.
    let exact = FiniteSource::new(100_000, 0.01, 4.0).steady_state();
    assert_eq!(table.slowdown(100_000, 0.01), exact.slowdown);
    // Any load at all, however extreme, stays close to the exact value.
    for load in [1e-300, 1e-15, 1e-9, 1e5, 1e9, 1e300] {
        let exact = FiniteSource::new(50, load, 4.0).steady_state();
        let found = table.slowdown(50, load);
        assert!(
            (found / exact.slowdown - 1.0).abs() < 5e-4,
            "load {load}: {found}, exact {}",
            exact.slowdown
        );
    }
    let beside = FiniteSourceTable::with_permanent(1.0, 7.0, 50);
    assert_eq!(beside.slowdown(1, 0.4), 8.0);
    assert_eq!((table.cores(), beside.cores()), (4.0, 1.0));
}

#[test]
fn throughput_follows_little() {
    let table = FiniteSourceTable::new(2.0, 100);
    let exact = FiniteSource::new(30, 0.05, 2.0).steady_state();
    // Throughput moves less than response, which is within 5e-4.
    assert!((table.busy_cores(30, 0.05) / exact.busy_cores - 1.0).abs() < 5e-4);
    assert_eq!(table.busy_cores(30, 0.0), 0.0);
}
