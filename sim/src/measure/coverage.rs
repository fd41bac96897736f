//! Does the 95 % interval hold the truth 95 times out of 100? An experiment whose truth is known exactly.

use super::interval::Accumulator;
use crate::queueing::multi_server::MultiServer;
use crate::random::{Address, Purpose, stream, uniform};
use crate::units::Share;
use rand_pcg::Pcg64Mcg;

/// Utilisation of the queue that is observed.
const UTILISATION: f64 = 0.5;
/// Customers whose waits a replication averages.
const CUSTOMERS: u32 = 4000;

/// Share of `experiments` (≥ 1) in which the 95 % interval over `replications` (≥ 2) contains the true mean wait.
///
/// A replication is the mean wait of 4,000 successive customers of M/M/1 at 50 % utilisation: correlated within,
/// skewed, as the measures of a run are. The first wait is drawn from the stationary law (zero with probability
/// 1 − ρ, else exponential), so that the true mean is the formula's and no warm-up biases it; the next ones follow
/// Lindley's recursion. With 4,000 experiments the standard error of the result is 0.34 percentage points.
/// Measured over six seeds: 94.5 % to 95.4 %. With fewer customers per replication the skew of their mean wait
/// shows (94.1 % with 1,000). About 50 µs per replication.
pub fn coverage(experiments: u32, replications: u32, seed: u64) -> Share {
    assert!(experiments >= 1 && replications >= 2, "an interval needs two replications");
    let queue = MultiServer::new(1, UTILISATION, 1.0).expect("utilisation is below one");
    let truth = queue.mean_wait();
    let holds = |experiment: &u32| {
        let all: Accumulator = (0..replications)
            .map(|replication| {
                mean_wait(&mut stream(Address {
                    study_seed: seed,
                    replication,
                    establishment: 0,
                    purpose: Purpose::Validation,
                    item: u64::from(*experiment),
                }))
            })
            .collect();
        let interval = all.estimate().and_then(|estimate| estimate.ci95);
        interval.expect("there are two replications at least").contains(truth)
    };
    let held = (0..experiments).filter(holds).count();
    Share::new(held as f64 / f64::from(experiments)).expect("a part of the experiments is a share")
}

/// Mean wait of the customers of one replication, in mean service times.
fn mean_wait(stream: &mut Pcg64Mcg) -> f64 {
    let mut exponential = |mean: f64| -uniform(stream).ln() * mean;
    // ln U < ln ρ has probability ρ, and given that, ln ρ − ln U is exponential again.
    let mut wait = (exponential(1.0) + UTILISATION.ln()).max(0.0);
    wait /= 1.0 - UTILISATION;
    let mut total = 0.0;
    for _ in 0..CUSTOMERS {
        total += wait;
        wait = (wait + exponential(1.0) - exponential(1.0 / UTILISATION)).max(0.0);
    }
    total / f64::from(CUSTOMERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_covers_what_it_says() {
        // 400 experiments: standard error √(0.95 × 0.05 / 400) = 1.09 points; four of them.
        let found = coverage(400, 20, 1).value();
        assert!((found - 0.95).abs() < 4.0 * (0.95_f64 * 0.05 / 400.0).sqrt(), "{found}");
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(coverage(20, 5, 3), coverage(20, 5, 3));
    }

    #[test]
    fn the_experiment_has_the_mean_of_the_formula() {
        let address = |replication| Address {
            study_seed: 9,
            replication,
            establishment: 1,
            purpose: Purpose::Validation,
            item: 0,
        };
        let waits: Accumulator = (0..400).map(|r| mean_wait(&mut stream(address(r)))).collect();
        let truth = MultiServer::new(1, UTILISATION, 1.0).unwrap().mean_wait();
        let error = waits.standard_error().unwrap();
        assert!((waits.mean().unwrap() - truth).abs() < 4.0 * error, "{waits:?}, formula {truth}");
    }
}
