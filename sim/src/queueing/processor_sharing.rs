//! Open processor sharing: M/G/1-PS and M/G/c-PS with a cap of one core per job, whose means depend on the law of
//! the work only through its mean (J. W. Cohen, "The multiple phase service network with generalized processor
//! sharing", *Acta Informatica* 12, 1979; Kleinrock, *Queueing Systems* II, 1976, §4.4 for one processor).

use crate::queueing::multi_server::MultiServer;

/// Jobs arrive as a Poisson stream and share `c` cores equally, none getting more than one core.
///
/// The number present has the law of M/M/c with the same load, whatever the law of the work.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ProcessorSharing {
    like: MultiServer,
    work: f64,
}

impl ProcessorSharing {
    /// Cores, arrivals per unit of time and mean work (the time of a job alone); `None` unless `λ s < c`.
    pub fn new(cores: u32, arrival_rate: f64, work: f64) -> Option<Self> {
        MultiServer::new(cores, arrival_rate, work).map(|like| Self { like, work })
    }

    /// Mean response over mean work, ≥ 1; `1 / (1 − ρ)` for one core.
    pub fn slowdown(&self) -> f64 {
        self.like.mean_response() / self.work
    }

    /// Mean response `s × slowdown` over all jobs.
    pub fn mean_response(&self) -> f64 {
        self.like.mean_response()
    }

    /// Mean response of a job that needs `x` alone: `x × slowdown`, for this is the fairness of processor
    /// sharing; `T(x) = x / (1 − ρ)` for one core.
    pub fn mean_response_of(&self, x: f64) -> f64 {
        x * self.slowdown()
    }

    /// Mean number of jobs present.
    pub fn mean_number(&self) -> f64 {
        self.like.mean_number()
    }

    /// `P(j present)`; geometric for one core.
    pub fn state_probability(&self, j: u32) -> f64 {
        self.like.state_probability(j)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::markov::{assert_close, stationary};
    use nalgebra::DMatrix;

    #[test]
    fn one_core_in_closed_form() {
        let host = ProcessorSharing::new(1, 3.0, 0.25).unwrap();
        assert_close(host.mean_response(), 1.0, 1e-14);
        assert_close(host.mean_response_of(2.0), 8.0, 1e-14);
        assert_close(host.state_probability(2), 0.25 * 0.75 * 0.75, 1e-13);
        assert_close(host.mean_number(), 3.0, 1e-13);
        assert_eq!(ProcessorSharing::new(1, 4.0, 0.25), None);
    }

    /// Hyperexponential work on two cores, solved as a chain on (short jobs, long jobs): the number present and
    /// the mean response of each kind must not depend on anything but the mean.
    #[test]
    fn two_kinds_of_work_are_insensitive() {
        let (top, rates, works) = (40, [0.6, 0.1], [1.0, 6.0]);
        let state = |a: usize, b: usize| a * (top + 1) + b;
        let mut q = DMatrix::zeros((top + 1) * (top + 1), (top + 1) * (top + 1));
        // States beyond `top` jobs in all are cut off; their weight is below ρ^top = 0.6^40 = 1e-9.
        for a in 0..=top {
            for b in 0..=top - a {
                let share = (2.0 / (a + b) as f64).min(1.0);
                if a + b < top {
                    q[(state(a, b), state(a + 1, b))] = rates[0];
                    q[(state(a, b), state(a, b + 1))] = rates[1];
                }
                if a > 0 {
                    q[(state(a, b), state(a - 1, b))] = a as f64 * share / works[0];
                }
                if b > 0 {
                    q[(state(a, b), state(a, b - 1))] = b as f64 * share / works[1];
                }
            }
        }
        // Keep the reachable states only: the others would make the system singular.
        let kept: Vec<usize> =
            (0..=top).flat_map(|a| (0..=top - a).map(move |b| a * (top + 1) + b)).collect();
        let states = stationary(&q.select_rows(&kept).select_columns(&kept));
        let mut mean = [0.0; 2];
        for (p, &s) in states.iter().zip(&kept) {
            mean[0] += p * (s / (top + 1)) as f64;
            mean[1] += p * (s % (top + 1)) as f64;
        }
        let host = ProcessorSharing::new(2, 0.7, 1.2 / 0.7).unwrap();
        for kind in 0..2 {
            assert_close(mean[kind] / rates[kind], host.mean_response_of(works[kind]), 1e-6);
        }
    }
}
