//! The quasi-steady state of the `session` tier: `N` sessions think, then ask a shared host or link for work.
//!
//! With `n` requests present and `E` permanent jobs (elastic flows that last) a request advances at speed
//! `σ(n) = min(1, c / (n + E))`: processor sharing with a cap of one core per job. Time is counted in mean
//! demands, so that two numbers say everything about the users: `N` and `a = s / Z`, mean demand over mean think
//! time. For a link the demand is the time of the transfer alone and `c` is capacity over the cap of one flow,
//! or 1 without cap.
//!
//! **States.** Requests begin at rate `(N − j) a` and end at rate `j σ(j)`, so `p(j)` is a product; means are
//! insensitive to the laws of think time and demand (Cohen 1979; Baskett, Chandy, Muntz and Palacios 1975).
//!
//! **Response times** need exponential demands; [`response`] says how they are found.

pub mod response;
mod spectrum;
#[cfg(test)]
mod tests;

use crate::queueing::mixture::Mixture;

/// Sessions, their load and what they share.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FiniteSource {
    sessions: u32,
    load: f64,
    cores: f64,
    permanent: f64,
}

/// Means of a [`FiniteSource`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SteadyState {
    /// Mean response over mean demand, ≥ 1; without sessions or load, that of a single request.
    pub slowdown: f64,
    /// Mean number of requests in progress, 0 to `N`.
    pub active: f64,
    /// Mean number of cores that requests keep busy: requests completed per mean demand.
    pub busy_cores: f64,
    /// `busy_cores` over all cores, 0 to 1. Permanent jobs are not counted: with them nothing is ever idle.
    pub utilisation: f64,
}

impl FiniteSource {
    /// `sessions` users whose mean demand over mean think time is `load` (≥ 0), on `cores` cores (> 0; a
    /// fraction when background work takes the rest).
    pub fn new(sessions: u32, load: f64, cores: f64) -> Self {
        assert!(load >= 0.0 && load.is_finite(), "demand over think time is finite and not negative: {load}");
        assert!(cores > 0.0 && cores.is_finite(), "a host has a positive number of cores: {cores}");
        Self { sessions, load, cores, permanent: 0.0 }
    }

    /// The same with `jobs` permanent jobs (≥ 0) that take an equal share each.
    #[must_use]
    pub fn with_permanent(self, jobs: f64) -> Self {
        assert!(jobs >= 0.0 && jobs.is_finite(), "a number of jobs is finite and not negative: {jobs}");
        Self { permanent: jobs, ..self }
    }

    /// Speed of one request when `n` are present, in cores.
    #[inline]
    fn speed(&self, n: f64) -> f64 {
        (self.cores / (n + self.permanent)).min(1.0)
    }

    /// Slowdown of a request that is alone with the permanent jobs.
    #[inline]
    pub(crate) fn least_slowdown(&self) -> f64 {
        1.0 / self.speed(1.0)
    }

    /// `p(j) / p(j − 1)`, which falls as `j` grows: the states have a single peak.
    #[inline]
    fn ratio(&self, j: f64) -> f64 {
        (f64::from(self.sessions) + 1.0 - j) * self.load / (j * self.speed(j))
    }

    /// The likeliest state: the last `j` with `ratio(j) ≥ 1`, found by bisection.
    fn likeliest(&self) -> u32 {
        // Mostly nobody waits.
        if self.ratio(1.0) < 1.0 {
            return 0;
        }
        let (mut low, mut high) = (0, self.sessions);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if self.ratio(f64::from(middle)) >= 1.0 { low = middle } else { high = middle - 1 }
        }
        low
    }

    /// Visits states from the likeliest down and then up with probabilities relative to it, each way until
    /// they are below `least`. Products of falling ratios shrink ever faster, so what is left out is of the
    /// same order as the first term left out.
    #[inline]
    fn visit(&self, least: f64, mut see: impl FnMut(f64, f64)) {
        let peak = f64::from(self.likeliest());
        let (mut j, mut p) = (peak, 1.0);
        while p > least {
            see(j, p);
            if j == 0.0 {
                break;
            }
            p /= self.ratio(j);
            j -= 1.0;
        }
        let (mut j, mut p) = (peak, 1.0);
        let top = f64::from(self.sessions);
        while j < top {
            j += 1.0;
            p *= self.ratio(j);
            if p <= least {
                break;
            }
            see(j, p);
        }
    }

    /// `P(j requests in progress)` for `j` from 0 to `N`.
    pub fn state_probabilities(&self) -> Vec<f64> {
        let mut states = vec![0.0; self.sessions as usize + 1];
        self.visit(0.0, |j, p| states[j as usize] = p);
        let total: f64 = states.iter().sum();
        for p in &mut states {
            *p /= total;
        }
        states
    }

    /// Exact means, to rounding (terms below 1e-18 of the largest are left out); no allocation.
    pub fn steady_state(&self) -> SteadyState {
        if self.sessions == 0 || self.load == 0.0 {
            let slowdown = self.least_slowdown();
            return SteadyState { slowdown, active: 0.0, busy_cores: 0.0, utilisation: 0.0 };
        }
        let (mut total, mut jobs, mut rate) = (0.0, 0.0, 0.0);
        self.visit(1e-18, |j, p| {
            total += p;
            jobs += j * p;
            rate += j * p * self.speed(j);
        });
        self.steady(total, jobs, rate)
    }

    /// Means, from sums over the states: of probabilities, of jobs in progress, of cores at work on them.
    fn steady(&self, total: f64, jobs: f64, rate: f64) -> SteadyState {
        let busy_cores = rate / total;
        // Little's law: R = L / X. Both sums have positive terms only.
        let slowdown = (jobs / rate).max(1.0);
        SteadyState {
            slowdown,
            active: jobs / total,
            busy_cores,
            utilisation: (busy_cores / self.cores).min(1.0),
        }
    }

    /// [`Self::steady_state`] and [`Self::active_variance`] at the cost of one.
    pub fn steady_state_and_variance(&self) -> (SteadyState, f64) {
        if self.sessions == 0 || self.load == 0.0 {
            return (self.steady_state(), 0.0);
        }
        let peak = f64::from(self.likeliest());
        let (mut total, mut jobs, mut rate) = (0.0, 0.0, 0.0);
        let (mut first, mut second) = (0.0, 0.0);
        self.visit(1e-18, |j, p| {
            total += p;
            jobs += j * p;
            rate += j * p * self.speed(j);
            // About the peak, so that no large squares cancel.
            first += (j - peak) * p;
            second += (j - peak).powi(2) * p;
        });
        (self.steady(total, jobs, rate), second / total - (first / total).powi(2))
    }

    /// Variance of the number of requests in progress.
    pub fn active_variance(&self) -> f64 {
        self.steady_state_and_variance().1
    }

    /// The law of the response time of exponential demands, in mean demands, as a mixture of `terms`
    /// exponentials (1 to 8): its first `2 terms − 1` moments are exact. Multiply by the mean demand
    /// ([`Mixture::scaled`]) to get seconds. Method and measured errors: see [`response`].
    pub fn response(&self, terms: usize) -> Mixture {
        response::mixture(self, terms)
    }
}
