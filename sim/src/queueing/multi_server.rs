//! M/M/1, M/M/c and M/M/c/K, first come first served (L. Kleinrock, *Queueing Systems* I, 1975, chapter 3).

use crate::queueing::erlang::{erlang_b, erlang_c};

/// M/M/c with unlimited waiting room; `servers = 1` is M/M/1. Only stable systems can be built.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MultiServer {
    servers: u32,
    arrival_rate: f64,
    service_time: f64,
}

impl MultiServer {
    /// A system with the given arrival rate and mean service time; `None` unless `λ s < c`, without which
    /// there is no steady state.
    pub fn new(servers: u32, arrival_rate: f64, service_time: f64) -> Option<Self> {
        let stable =
            arrival_rate >= 0.0 && service_time > 0.0 && arrival_rate * service_time < f64::from(servers);
        stable.then_some(Self { servers, arrival_rate, service_time })
    }

    /// Offered load `λ s` in Erlang, the mean number of busy servers.
    pub fn offered_load(&self) -> f64 {
        self.arrival_rate * self.service_time
    }

    /// Utilisation of a server, below 1.
    pub fn utilisation(&self) -> f64 {
        self.offered_load() / f64::from(self.servers)
    }

    /// Probability that an arrival waits (Erlang C).
    pub fn delay_probability(&self) -> f64 {
        erlang_c(self.servers, self.offered_load())
    }

    /// The rate `c/s − λ` at which a queue empties.
    fn spare_rate(&self) -> f64 {
        f64::from(self.servers) / self.service_time - self.arrival_rate
    }

    /// Mean wait before service: `C / (c/s − λ)`.
    pub fn mean_wait(&self) -> f64 {
        self.delay_probability() / self.spare_rate()
    }

    /// Mean time in the system, wait and service.
    pub fn mean_response(&self) -> f64 {
        self.mean_wait() + self.service_time
    }

    /// Mean number in the system (Little's law).
    pub fn mean_number(&self) -> f64 {
        self.arrival_rate * self.mean_response()
    }

    /// `P(wait > x) = C exp(−(c/s − λ) x)`, for `x ≥ 0`.
    pub fn wait_exceeds(&self, x: f64) -> f64 {
        self.delay_probability() * (-self.spare_rate() * x).exp()
    }

    /// The wait that a share `q` (below 1) of the arrivals does not exceed; 0 when that share never waits.
    pub fn wait_quantile(&self, q: f64) -> f64 {
        ((self.delay_probability() / (1.0 - q)).ln() / self.spare_rate()).max(0.0)
    }

    /// `P(response > x)`: the service is exponential with rate `μ = 1/s`, the wait is zero or exponential with
    /// rate `θ = c/s − λ`, and the two are independent.
    pub fn response_exceeds(&self, x: f64) -> f64 {
        let (service, theta) = (1.0 / self.service_time, self.spare_rate());
        // P(S + W > x | W > 0) = e^{−μx} + μ ∫ e^{−μu} e^{−θ(x−u)} du, whose integral is
        // x e^{−min(θ,μ) x} (1 − e^{−g}) / g with g = |θ − μ| x: no cancellation when the rates are equal.
        let gap = (theta - service).abs() * x;
        let mean_decay = if gap == 0.0 { 1.0 } else { -(-gap).exp_m1() / gap };
        let both = x * (-service.min(theta) * x).exp() * mean_decay;
        (-service * x).exp() + self.delay_probability() * service * both
    }

    /// `P(j in the system)`.
    ///
    /// Below `c` the system is Erlang's loss system with `c − 1` servers, entered with probability `1 − C`;
    /// adding a server to that one multiplies every probability by `1 − B`, a product that cannot overflow.
    pub fn state_probability(&self, j: u32) -> f64 {
        let (load, c) = (self.offered_load(), self.servers);
        let delayed = self.delay_probability();
        if j >= c {
            return delayed * (1.0 - self.utilisation()) * self.utilisation().powf(f64::from(j - c));
        }
        let added: f64 = (j + 1..c).map(|k| 1.0 - erlang_b(k, load)).product();
        (1.0 - delayed) * erlang_b(j, load) * added
    }
}

/// M/M/c/K: `capacity` places in all, service included; who finds them full is lost.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FiniteCapacity {
    /// Number of servers, at least 1.
    pub servers: u32,
    /// Places in service and in the queue together, at least `servers`.
    pub capacity: u32,
    /// Arrivals per unit of time.
    pub arrival_rate: f64,
    /// Mean service time.
    pub service_time: f64,
}

impl FiniteCapacity {
    /// `P(j in the system)` for `j` from 0 to `capacity`; exists for any load.
    ///
    /// The products `p(j) = p(j−1) λ s / min(j, c)` start from the likeliest state, so that they only shrink.
    pub fn state_probabilities(&self) -> Vec<f64> {
        let load = self.arrival_rate * self.service_time;
        let ratio = |j: usize| load / (j as f64).min(f64::from(self.servers));
        let top = self.capacity as usize;
        let likeliest = if load >= f64::from(self.servers) { top } else { (load as usize).min(top) };
        let mut states = vec![0.0; top + 1];
        states[likeliest] = 1.0;
        for j in (0..likeliest).rev() {
            states[j] = states[j + 1] / ratio(j + 1);
        }
        for j in likeliest + 1..=top {
            states[j] = states[j - 1] * ratio(j);
        }
        let total: f64 = states.iter().sum();
        for p in &mut states {
            *p /= total;
        }
        states
    }

    /// Share of arrivals that are lost (they see time averages: Wolff 1982).
    pub fn blocking(&self) -> f64 {
        self.state_probabilities()[self.capacity as usize]
    }

    /// Mean number in the system.
    pub fn mean_number(&self) -> f64 {
        self.state_probabilities().iter().enumerate().map(|(j, p)| j as f64 * p).sum()
    }

    /// Mean time in the system of those admitted (Little's law); the service time when nobody arrives.
    pub fn mean_response(&self) -> f64 {
        if self.arrival_rate == 0.0 {
            return self.service_time;
        }
        self.mean_number() / (self.arrival_rate * (1.0 - self.blocking()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::markov::{assert_close, birth_death};

    #[test]
    fn mm1_in_closed_form() {
        let queue = MultiServer::new(1, 0.8, 1.0).unwrap();
        assert_close(queue.mean_response(), 5.0, 1e-14);
        assert_close(queue.mean_number(), 4.0, 1e-14);
        assert_close(queue.wait_exceeds(3.0), 0.8 * (-0.6_f64).exp(), 1e-14);
        for x in [0.0, 0.5, 4.0, 30.0] {
            assert_close(queue.response_exceeds(x), (-0.2 * x).exp(), 1e-12);
        }
        assert_close(queue.state_probability(3), 0.2 * 0.8_f64.powi(3), 1e-13);
        // P(W > x) = 0.05 at x = ln(0.8 / 0.05) / 0.2.
        assert_close(queue.wait_quantile(0.95), 16.0_f64.ln() / 0.2, 1e-13);
        assert_eq!(queue.wait_quantile(0.1), 0.0);
    }

    #[test]
    fn sixteen_servers_as_published() {
        let queue = MultiServer::new(16, 14.4, 1.0).unwrap();
        assert!((queue.mean_wait() - 0.369_590).abs() < 0.5e-6, "{}", queue.mean_wait());
    }

    #[test]
    fn unstable_systems_do_not_exist() {
        assert_eq!(MultiServer::new(3, 3.0, 1.0), None);
        assert_eq!(MultiServer::new(0, 0.0, 1.0), None);
    }

    #[test]
    fn states_and_response_are_consistent() {
        for (servers, rate) in [(1, 0.3), (3, 2.9), (8, 2.0), (40, 36.0)] {
            let queue = MultiServer::new(servers, rate, 1.0).unwrap();
            let far = 4000;
            let total: f64 = (0..far).map(|j| queue.state_probability(j)).sum();
            let mean: f64 = (0..far).map(|j| f64::from(j) * queue.state_probability(j)).sum();
            assert_close(total, 1.0, 1e-11);
            assert_close(mean, queue.mean_number(), 1e-9);
            // The tail integrates to the mean: trapezes of width h err by h²/12 (f'(∞) − f'(0)), and f' ≤ 1.
            let (h, steps) = (0.01, 40_000);
            let tail = |i: i32| queue.response_exceeds(f64::from(i) * h);
            let area: f64 = (1..steps).map(tail).sum::<f64>() * h + 0.5 * h * (tail(0) + tail(steps));
            assert!((area - queue.mean_response()).abs() < h * h / 12.0 + 1e-9);
        }
    }

    #[test]
    fn response_survives_equal_rates() {
        // θ = c/s − λ = 1/s: the limit is e^{−x} (1 + C x).
        let queue = MultiServer::new(2, 1.0, 1.0).unwrap();
        let expected = (-2.0_f64).exp() * (1.0 + queue.delay_probability() * 2.0);
        assert_close(queue.response_exceeds(2.0), expected, 1e-14);
    }

    #[test]
    fn finite_capacity_equals_the_linear_solve() {
        for (servers, capacity, arrival_rate) in [(1, 1, 2.0), (2, 7, 1.5), (4, 20, 9.0), (3, 3, 0.7)] {
            let queue = FiniteCapacity { servers, capacity, arrival_rate, service_time: 1.25 };
            let serve = |j: usize| (j as f64).min(f64::from(servers)) / 1.25;
            let states = birth_death(capacity as usize, |_| arrival_rate, serve);
            for (found, expected) in queue.state_probabilities().iter().zip(states.iter()) {
                assert_close(*found, *expected, 1e-10);
            }
        }
        let loss = FiniteCapacity { servers: 10, capacity: 10, arrival_rate: 10.0, service_time: 1.0 };
        assert_close(loss.blocking(), erlang_b(10, 10.0), 1e-13);
        assert_close(loss.mean_response(), 1.0, 1e-12);
        let idle = FiniteCapacity { arrival_rate: 0.0, ..loss };
        assert_eq!((idle.blocking(), idle.mean_response()), (0.0, 1.0));
    }

    #[test]
    fn a_large_room_is_no_limit() {
        let queue = FiniteCapacity { servers: 3, capacity: 3000, arrival_rate: 2.4, service_time: 1.0 };
        let open = MultiServer::new(3, 2.4, 1.0).unwrap();
        assert_close(queue.mean_response(), open.mean_response(), 1e-11);
    }
}
