//! The finite-source queue against a linear solve, mean-value analysis and the exact chain of a response.

use super::*;
use crate::queueing::load_dependent::mean_value_analysis;
use crate::queueing::markov::{assert_close, birth_death};
use crate::queueing::mixture::MOST_TERMS;
use proptest::prelude::*;

/// Hosts from idle to overloaded, with whole and reduced cores, with and without permanent jobs.
fn cases() -> Vec<FiniteSource> {
    let mut cases = Vec::new();
    for sessions in [1, 2, 3, 10, 40, 120] {
        for cores in [0.6, 1.0, 4.0, 7.5, 16.0] {
            for permanent in [0.0, 1.0, 5.0] {
                // The load at which demand would just fill the cores, and well below and above it.
                let knee = cores / (f64::from(sessions) - cores).max(0.5);
                for load in [0.05 * knee, 0.6 * knee, knee, 1.5 * knee, 8.0 * knee] {
                    cases.push(FiniteSource::new(sessions, load, cores).with_permanent(permanent));
                }
            }
        }
    }
    cases
}

#[test]
fn means_equal_the_linear_solve() {
    for source in cases().into_iter().filter(|source| source.sessions <= 40) {
        let begin = |j: usize| (source.sessions as usize - j) as f64 * source.load;
        let states = birth_death(source.sessions as usize, begin, |j| j as f64 * source.speed(j as f64));
        let active: f64 = states.iter().enumerate().map(|(j, p)| j as f64 * p).sum();
        let throughput: f64 = states.iter().enumerate().map(|(j, p)| begin(j) * p).sum();
        let found = source.steady_state();
        assert_close(found.active, active, 1e-9);
        assert_close(found.slowdown, active / throughput, 1e-9);
        assert_close(found.busy_cores, throughput, 1e-9);
        for (p, q) in source.state_probabilities().iter().zip(states.iter()) {
            assert!((p - q).abs() < 1e-11);
        }
    }
}

#[test]
fn means_equal_mean_value_analysis() {
    for source in cases() {
        let rate = |j: u32| f64::from(j) * source.speed(f64::from(j));
        let means = mean_value_analysis(source.sessions, 1.0 / source.load, rate);
        assert_close(source.steady_state().slowdown, means.response, 1e-11);
    }
}

#[test]
fn large_populations_neither_overflow_nor_allocate_states() {
    // Overloaded: R = N / c − Z; idle: 1; half loaded with many cores: nobody waits (M/M/100 at 50 %).
    assert_close(FiniteSource::new(1_000_000, 1e-3, 64.0).steady_state().slowdown, 1e6 / 64.0 - 1e3, 1e-12);
    assert_close(FiniteSource::new(4000, 1e-9, 16.0).steady_state().slowdown, 1.0, 1e-12);
    assert_close(FiniteSource::new(50_000, 1e-3, 100.0).steady_state().slowdown, 1.0, 1e-6);
    let response = FiniteSource::new(1_000_000, 1e-3, 64.0).response(4);
    assert_close(response.mean(), 1e6 / 64.0 - 1e3, 1e-11);
}

#[test]
fn nobody_or_no_load() {
    for source in [FiniteSource::new(0, 0.1, 4.0), FiniteSource::new(9, 0.0, 4.0)] {
        let found = source.steady_state();
        assert_eq!((found.slowdown, found.active, found.utilisation), (1.0, 0.0, 0.0));
        assert_close(source.response(4).mean(), 1.0, 1e-14);
    }
    let beside_permanent = FiniteSource::new(0, 0.1, 1.0).with_permanent(3.0);
    assert_eq!(beside_permanent.steady_state().slowdown, 4.0);
    assert_close(beside_permanent.response(2).quantile(0.5), 4.0 * 2.0_f64.ln(), 1e-12);
}

/// `P(R > x)` by uniformisation of the chain of `response`, from the arrival theorem's states: the reference,
/// which knows nothing of eigenvalues or measures.
struct Uniformised {
    rate: f64,
    /// Probability of not being absorbed within so many jumps.
    alive: Vec<f64>,
}

impl Uniformised {
    fn of(source: &FiniteSource, horizon: f64) -> Self {
        let others = source.sessions as usize - 1;
        let mut now = FiniteSource { sessions: source.sessions - 1, ..*source }.state_probabilities();
        let birth = |j: usize| (others - j) as f64 * source.load;
        let finish = |j: usize| source.speed(j as f64 + 1.0);
        let death = |j: usize| j as f64 * finish(j);
        let rate = (0..=others).map(|j| birth(j) + death(j) + finish(j)).fold(0.0, f64::max);
        let jumps = rate * horizon;
        let mut alive = Vec::new();
        // Ten standard deviations of the Poisson number of jumps.
        while (alive.len() as f64) < jumps + 10.0 * jumps.sqrt() + 50.0 {
            alive.push(now.iter().sum());
            let mut next = vec![0.0; others + 1];
            for j in 0..=others {
                next[j] += now[j] * (1.0 - (birth(j) + death(j) + finish(j)) / rate);
                if j < others {
                    next[j + 1] += now[j] * birth(j) / rate;
                }
                if j > 0 {
                    next[j - 1] += now[j] * death(j) / rate;
                }
            }
            now = next;
        }
        Self { rate, alive }
    }

    fn exceeds(&self, x: f64) -> f64 {
        let jumps = self.rate * x;
        let mut ln_poisson = -jumps;
        let mut found = 0.0;
        for (n, alive) in self.alive.iter().enumerate() {
            if n > 0 {
                ln_poisson += (jumps / n as f64).ln();
            }
            found += ln_poisson.exp() * alive;
        }
        found
    }
}

/// Largest relative distance between the quantiles (p50, p95, p99) of the mixture and of the exact chain.
fn quantile_error(source: &FiniteSource, terms: usize) -> f64 {
    let law = source.response(terms);
    let exact = Uniformised::of(source, law.quantile(0.99) * 1.3);
    [0.5, 0.95, 0.99]
        .into_iter()
        .map(|q| {
            let found = law.quantile(q);
            // The exact quantile by bisection around it.
            let (mut low, mut high) = (found * 0.7, found * 1.3);
            for _ in 0..30 {
                let middle = 0.5 * (low + high);
                if exact.exceeds(middle) > 1.0 - q { low = middle } else { high = middle }
            }
            (found / low - 1.0).abs()
        })
        .fold(0.0, f64::max)
}

/// The errors that `response` states, measured here over all cases with up to 40 sessions: quantiles p50, p95, p99.
#[test]
fn few_terms_give_the_quantiles() {
    for (terms, stated) in [(2, 0.03), (3, 0.015), (4, 0.005), (5, 0.001)] {
        for source in cases().into_iter().filter(|source| source.sessions <= 40) {
            let error = quantile_error(&source, terms);
            assert!(error < stated, "{error} with {terms} terms: {source:?}");
        }
    }
}

/// With as many terms as sessions nothing is left out; beyond, the distance is that stated in `response`.
#[test]
fn eight_terms_against_the_exact_chain() {
    for source in cases() {
        let law = source.response(MOST_TERMS);
        let horizon = law.quantile(0.99);
        let exact = Uniformised::of(&source, horizon);
        let stated = if source.sessions as usize <= MOST_TERMS { 1e-10 } else { 5e-4 };
        for share in [0.02, 0.2, 0.5, 1.0] {
            let x = share * horizon;
            let (found, expected) = (law.exceeds(x), exact.exceeds(x));
            assert!((found - expected).abs() < stated, "{source:?} at {x}: {found}, exact {expected}");
        }
    }
}

proptest! {
    #[test]
    fn every_reduction_keeps_the_mean(
        sessions in 1_u32..300, ln_load in -6.0_f64..2.0, cores in 0.3_f64..40.0, permanent in 0.0_f64..10.0,
        terms in 1..=MOST_TERMS,
    ) {
        let source = FiniteSource::new(sessions, ln_load.exp(), cores).with_permanent(permanent);
        let (mean, exact) = (source.response(terms).mean(), source.steady_state().slowdown);
        prop_assert!((mean - exact).abs() <= 1e-10 * exact, "{mean}, exact {exact}");
    }

    #[test]
    fn one_pass_says_what_two_say(
        sessions in 0_u32..300, ln_load in -9.0_f64..3.0, cores in 0.3_f64..40.0, permanent in 0.0_f64..10.0,
        alone: bool,
    ) {
        let queue = FiniteSource::new(sessions, ln_load.exp(), cores);
        let queue = if alone { queue } else { queue.with_permanent(permanent) };
        let (steady, variance) = queue.steady_state_and_variance();
        let known = queue.steady_state();
        // Hundreds of products of ratios, each rounded.
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-12 * b.abs();
        prop_assert!(near(steady.slowdown, known.slowdown), "{steady:?}, {known:?}");
        prop_assert!(near(steady.active, known.active) && near(steady.busy_cores, known.busy_cores));
        let (known, second) = variance_by_law(&queue);
        // The difference of two moments loses at most the digits of the larger.
        prop_assert!((variance - known).abs() <= 1e-11 * second.max(1.0), "{variance}, {known}");
    }

    #[test]
    fn more_sessions_or_load_never_help(sessions in 1_u32..200, ln_load in -6.0_f64..2.0, cores in 0.3_f64..40.0) {
        let slowdown = |n, load: f64, c| FiniteSource::new(n, load, c).steady_state().slowdown;
        let here = slowdown(sessions, ln_load.exp(), cores);
        prop_assert!(here >= 1.0);
        prop_assert!(slowdown(sessions + 1, ln_load.exp(), cores) >= here * (1.0 - 1e-13));
        prop_assert!(slowdown(sessions, ln_load.exp() * 1.1, cores) >= here * (1.0 - 1e-13));
        prop_assert!(slowdown(sessions, ln_load.exp(), cores + 0.5) <= here * (1.0 + 1e-13));
    }
}

/// Variance and second moment of the number in progress, from the probability of each number.
fn variance_by_law(queue: &FiniteSource) -> (f64, f64) {
    let law = queue.state_probabilities();
    let moment =
        |power: i32| -> f64 { law.iter().enumerate().map(|(j, p)| (j as f64).powi(power) * p).sum() };
    (moment(2) - moment(1).powi(2), moment(2))
}

#[test]
fn the_number_in_progress_varies_as_its_law_says() {
    for (sessions, load, cores, permanent) in [(1, 0.5, 1.0, 0.0), (24, 0.2, 1.0, 3.0), (90, 0.1, 4.0, 0.5)] {
        let queue = FiniteSource::new(sessions, load, cores).with_permanent(permanent);
        let (expected, second) = variance_by_law(&queue);
        // The difference of two moments loses at most the digits of the larger.
        assert!((queue.active_variance() - expected).abs() < 1e-13 * second.max(1.0));
    }
}
