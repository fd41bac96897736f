//! One class of customers, a delay and one load-dependent station: exact mean-value analysis
//! (M. Reiser and S. S. Lavenberg, "Mean-value analysis of closed multichain queuing networks", *J. ACM* 27, 1980).

/// Means of the closed system for one population.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadDependent {
    /// Mean response time at the station; 0 when the population is 0.
    pub response: f64,
    /// Cycles completed per unit of time.
    pub throughput: f64,
    /// `P(j at the station)` for `j` from 0 to the population.
    pub states: Vec<f64>,
}

/// Solves populations 1, 2, … in turn, O(population²): a customer who arrives sees the system with one customer
/// less, hence `R(n) = Σ j/μ(j) p(j−1 | n−1)`, `X(n) = n / (Z + R(n))`, `p(j | n) = X(n)/μ(j) p(j−1 | n−1)`.
///
/// The empty station is not found as one minus the rest, which loses all digits when it is hardly ever empty
/// and then spoils the means, but from the system without the station, whose throughput is `n / Z`:
/// `p(0 | n) = p(0 | n−1) X(n) Z / n` (M. Reiser, "Mean-value analysis and convolution method for
/// queue-dependent servers in closed queueing networks", *Performance Evaluation* 1, 1981).
///
/// `think` is the mean time away from the station; `rate(j)` the completions per unit of time with `j ≥ 1`
/// present.
pub fn mean_value_analysis(population: u32, think: f64, rate: impl Fn(u32) -> f64) -> LoadDependent {
    let mut found = LoadDependent { response: 0.0, throughput: 0.0, states: vec![1.0] };
    for n in 1..=population {
        let seen = (1..=n).zip(&found.states);
        found.response = seen.map(|(j, p)| f64::from(j) / rate(j) * p).sum();
        found.throughput = f64::from(n) / (think + found.response);
        let mut states = vec![0.0; n as usize + 1];
        for j in 1..=n {
            states[j as usize] = found.throughput / rate(j) * found.states[j as usize - 1];
        }
        states[0] = found.states[0] * found.throughput * think / f64::from(n);
        found.states = states;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::markov::{assert_close, birth_death};

    #[test]
    fn equals_the_linear_solve() {
        for (population, think, cores, s) in [(1, 4.0, 1.0, 0.5), (9, 10.0, 1.0, 2.0), (25, 3.0, 4.0, 0.4)] {
            let rate = |j: u32| f64::from(j).min(cores) / s;
            let found = mean_value_analysis(population, think, rate);
            let away = |j: usize| (f64::from(population) - j as f64) / think;
            let states = birth_death(population as usize, away, |j| rate(j as u32));
            let throughput: f64 = states.iter().enumerate().map(|(j, p)| p * away(j)).sum();
            let number: f64 = states.iter().enumerate().map(|(j, p)| p * j as f64).sum();
            assert_close(found.throughput, throughput, 1e-11);
            assert_close(found.response, number / throughput, 1e-11);
            for (p, q) in found.states.iter().zip(states.iter()) {
                assert!((p - q).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn nobody_does_nothing() {
        let found = mean_value_analysis(0, 1.0, f64::from);
        assert_eq!((found.response, found.throughput, found.states.len()), (0.0, 0.0, 1));
    }
}
