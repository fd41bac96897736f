//! Engset's loss system: a finite number of sources share servers without waiting room (T. Engset, "Die
//! Wahrscheinlichkeitsrechnung zur Bestimmung der Wählerzahl in automatischen Fernsprechämtern", 1918).

/// Sources that are idle for a mean time, then ask for a server and, if none is free, become idle again.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Engset {
    /// Number of sources.
    pub sources: u32,
    /// Number of servers.
    pub servers: u32,
    /// Mean holding time over mean idle time: the offered load of one idle source, ≥ 0.
    pub load_per_idle_source: f64,
}

impl Engset {
    /// Time congestion: the share of time in which all servers are busy.
    ///
    /// By the recursion `E(k) = (N−k+1) a E(k−1) / (k + (N−k+1) a E(k−1))`, which keeps every intermediate
    /// value between 0 and 1 (Bolch, Greiner, de Meer and Trivedi, *Queueing Networks and Markov Chains*).
    pub fn time_congestion(&self) -> f64 {
        (1..=self.servers).fold(1.0, |congestion, k| {
            let idle = f64::from((self.sources + 1).saturating_sub(k));
            let carried = idle * self.load_per_idle_source * congestion;
            carried / (f64::from(k) + carried)
        })
    }

    /// Call congestion: the share of calls that are lost. A source never sees its own call, so this is the time
    /// congestion of the system with one source less (the arrival theorem). 0 without sources.
    pub fn call_congestion(&self) -> f64 {
        match self.sources {
            0 => 0.0,
            sources => Self { sources: sources - 1, ..*self }.time_congestion(),
        }
    }

    /// Mean number of busy servers, from the balance of calls: `Y = (N − Y) a (1 − call congestion)`.
    pub fn carried_load(&self) -> f64 {
        let accepted = self.load_per_idle_source * (1.0 - self.call_congestion());
        f64::from(self.sources) * accepted / (1.0 + accepted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::erlang::erlang_b;
    use crate::queueing::markov::{assert_close, birth_death};

    #[test]
    fn equals_the_linear_solve() {
        for (sources, servers, a) in [(8, 3, 0.2), (30, 10, 0.5), (5, 4, 3.0), (12, 1, 0.05)] {
            let engset = Engset { sources, servers, load_per_idle_source: a };
            let call_rate = |j: usize| (f64::from(sources) - j as f64) * a;
            let states = birth_death(servers as usize, call_rate, |j| j as f64);
            let all = servers as usize;
            assert_close(engset.time_congestion(), states[all], 1e-11);
            let calls: f64 = (0..=all).map(|j| states[j] * call_rate(j)).sum();
            assert_close(engset.call_congestion(), states[all] * call_rate(all) / calls, 1e-11);
            let busy: f64 = (0..=all).map(|j| states[j] * j as f64).sum();
            assert_close(engset.carried_load(), busy, 1e-11);
        }
    }

    #[test]
    fn many_small_sources_are_erlang() {
        // N a = A (1 + Y/N) up to 1/N: the relative distance to Erlang B is of order c/N.
        let engset = Engset { sources: 10_000_000, servers: 10, load_per_idle_source: 10.0 / 1e7 };
        assert_close(engset.time_congestion(), erlang_b(10, 10.0), 2.0 * 10.0 / 1e7);
    }

    #[test]
    fn as_many_servers_as_sources_lose_nothing() {
        let engset = Engset { sources: 6, servers: 6, load_per_idle_source: 2.0 };
        assert_eq!(engset.call_congestion(), 0.0);
        assert_close(engset.time_congestion(), (2.0_f64 / 3.0).powi(6), 1e-12);
        let nobody = Engset { sources: 0, servers: 6, load_per_idle_source: 2.0 };
        assert_eq!((nobody.call_congestion(), nobody.carried_load()), (0.0, 0.0));
    }
}
