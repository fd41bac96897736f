//! The machine repairman M/M/c//N in units of time: `N` users think, then ask one of `c` servers for exponential
//! work; the oldest model of a time-sharing system (Kleinrock, *Queueing Systems* I, §3.8; A. L. Scherr, 1967).

use crate::queueing::finite_source::FiniteSource;

/// A closed system of users and servers. Means and states are those of first come first served and of processor
/// sharing with a cap of one server alike.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Repairman {
    /// Users (machines).
    pub population: u32,
    /// Servers (repairers), at least 1.
    pub servers: u32,
    /// Mean time between the end of a service and the next request, > 0.
    pub think: f64,
    /// Mean service time, > 0.
    pub service: f64,
}

impl Repairman {
    fn source(&self) -> FiniteSource {
        FiniteSource::new(self.population, self.service / self.think, f64::from(self.servers))
    }

    /// `P(j at the servers)` for `j` from 0 to the population.
    pub fn state_probabilities(&self) -> Vec<f64> {
        self.source().state_probabilities()
    }

    /// Mean time from request to completion.
    pub fn mean_response(&self) -> f64 {
        self.source().steady_state().slowdown * self.service
    }

    /// Requests completed per unit of time.
    pub fn throughput(&self) -> f64 {
        self.source().steady_state().busy_cores / self.service
    }

    /// Share of the servers that is busy, 0 to 1.
    pub fn utilisation(&self) -> f64 {
        self.source().steady_state().utilisation
    }

    /// The population from which asymptotes of light and heavy load meet, `c (Z + s) / s`: beyond it each user
    /// adds to the response of all (Kleinrock's saturation point).
    pub fn saturation(&self) -> f64 {
        f64::from(self.servers) * (self.think + self.service) / self.service
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::load_dependent::mean_value_analysis;
    use crate::queueing::markov::{assert_close, birth_death};

    #[test]
    fn equals_the_linear_solve_and_mean_value_analysis() {
        for (population, servers, think, service) in
            [(1, 1, 5.0, 1.0), (4, 1, 2.0, 1.0), (20, 3, 8.0, 1.3), (60, 8, 10.0, 0.9), (45, 8, 10.0, 4.0)]
        {
            let system = Repairman { population, servers, think, service };
            let serve = |j: u32| f64::from(j.min(servers)) / service;
            let ask = |j: usize| (population as usize - j) as f64 / think;
            let states = birth_death(population as usize, ask, |j| serve(j as u32));
            for (found, expected) in system.state_probabilities().iter().zip(states.iter()) {
                assert!((found - expected).abs() < 1e-12);
            }
            let means = mean_value_analysis(population, think, serve);
            assert_close(system.mean_response(), means.response, 1e-12);
            assert_close(system.throughput(), means.throughput, 1e-12);
            // Utilisation law: X s / c.
            let busy = means.throughput * service / f64::from(servers);
            assert_close(system.utilisation(), busy, 1e-12);
        }
    }

    #[test]
    fn asymptotes() {
        let system = Repairman { population: 500, servers: 2, think: 10.0, service: 1.0 };
        assert_close(system.saturation(), 22.0, 1e-15);
        // Far beyond saturation R = N s / c − Z, to within the probability of an idle server.
        assert_close(system.mean_response(), 240.0, 1e-12);
        let alone = Repairman { population: 1, ..system };
        assert_close(alone.mean_response(), 1.0, 1e-14);
    }
}
