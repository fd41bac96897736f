//! Erlang's loss and delay formulas (A. K. Erlang, "Solution of some problems in the theory of probabilities of
//! significance in automatic telephone exchanges", 1917).

/// Erlang B: the probability that a call finds all `servers` busy and is lost (M/G/c/c).
///
/// `offered_load` is the arrival rate times the mean holding time, in Erlang, any real number ≥ 0. The recursion
/// on the number of servers `B(k) = A B(k−1) / (k + A B(k−1))` only adds and multiplies positive numbers, so it
/// neither overflows nor cancels; insensitive to the law of the holding time (Sevastyanov 1957).
pub fn erlang_b(servers: u32, offered_load: f64) -> f64 {
    assert!(offered_load >= 0.0, "an offered load is not negative: {offered_load}");
    (1..=servers).fold(1.0, |blocking, k| {
        let carried = offered_load * blocking;
        carried / (f64::from(k) + carried)
    })
}

/// Erlang C: the probability that an arrival must wait in M/M/c, from Erlang B by
/// `C = B / (1 − ρ (1 − B))` with `ρ = A / c` (Kleinrock, *Queueing Systems* I, 1975, §3.5).
///
/// 1 when `offered_load ≥ servers`: the queue then grows without bound and everyone waits.
pub fn erlang_c(servers: u32, offered_load: f64) -> f64 {
    let utilisation = offered_load / f64::from(servers);
    if servers == 0 || utilisation >= 1.0 {
        return 1.0;
    }
    let blocking = erlang_b(servers, offered_load);
    blocking / (1.0 - utilisation * (1.0 - blocking))
}

/// The fewest servers whose Erlang B does not exceed `target` (a probability, above 0).
pub fn servers_for_blocking(offered_load: f64, target: f64) -> u32 {
    assert!(target > 0.0, "a blocking of zero needs infinitely many servers");
    let (mut servers, mut blocking) = (0, 1.0);
    while blocking > target {
        servers += 1;
        let carried = offered_load * blocking;
        blocking = carried / (f64::from(servers) + carried);
    }
    servers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::markov::{assert_close, birth_death};

    #[test]
    fn published_values() {
        // Standard Erlang tables, to the digits they print.
        for (servers, load, expected) in
            [(10, 10.0, 0.2146), (1, 1.0, 0.5), (5, 3.0, 0.1101), (20, 12.0, 0.0098)]
        {
            let found = erlang_b(servers, load);
            assert!((found - expected).abs() < 0.5e-4, "B({servers}, {load}) = {found}");
        }
        // Tables give 84.1 Erlang for 100 servers at 1 %: the load at which blocking is 1 % rounds to that.
        assert!(erlang_b(100, 84.05) < 0.01 && erlang_b(100, 84.15) > 0.01);
        let found = erlang_c(16, 14.4);
        assert!((found - 0.591_343).abs() < 0.5e-6, "C(16, 14.4) = {found}");
    }

    #[test]
    fn equals_the_linear_solve() {
        for (servers, load) in [(1, 0.3), (4, 7.5), (12, 9.25)] {
            let states = birth_death(servers as usize, |_| load, |j| j as f64);
            assert_close(erlang_b(servers, load), states[servers as usize], 1e-11);
        }
    }

    #[test]
    fn extremes_stay_probabilities() {
        assert_eq!(erlang_b(0, 5.0), 1.0);
        assert_eq!(erlang_b(3, 0.0), 0.0);
        assert_eq!(erlang_c(3, 3.0), 1.0);
        assert_eq!(erlang_c(0, 0.0), 1.0);
        // Heavy traffic: almost all but `c` of the `A` calls are lost.
        assert_close(erlang_b(100, 1e9), 1.0 - 100.0 / 1e9, 1e-12);
        let huge = erlang_b(100_000, 100_000.0);
        // B(c, c) ≈ sqrt(2 / (π c)) with a relative correction of order 1/sqrt(c) (Jagerman 1974).
        assert_close(huge, (2.0 / (std::f64::consts::PI * 1e5)).sqrt(), 2.0 / 1e5_f64.sqrt());
    }

    #[test]
    fn sizing_is_minimal() {
        for load in [0.5, 10.0, 84.1, 1000.0] {
            for target in [0.1, 0.01, 1e-6] {
                let servers = servers_for_blocking(load, target);
                assert!(erlang_b(servers, load) <= target && erlang_b(servers - 1, load) > target);
            }
        }
        assert_eq!(servers_for_blocking(10.0, 1.0), 0);
    }
}
