//! Concurrent licences: seats that ring together take what there is; the rest is refused. The number wanted at once is
//! taken as normal, with the mean and variance of the lessons that overlap.

use super::plan::Plan;
use crate::future::Future;
use statrs::distribution::{Continuous, ContinuousCDF, Normal};

/// What to expect of licences.
#[derive(Clone, Debug, Default)]
pub(super) struct Licences {
    /// By licence and type of establishment: share of the seats that are refused, mean over the slots.
    pub(super) refused: Vec<[f64; 4]>,
    /// Most in use at once, of each licence and over all.
    pub(super) peaks: Vec<f64>,
    pub(super) peak: f64,
}

impl Licences {
    pub(super) fn of(future: &Future, plan: &Plan) -> Self {
        let mut found = Self::default();
        for (index, licence) in future.licences.iter().enumerate() {
            let mut moments = [(0.0, 0.0); 4];
            for site in &plan.sites {
                let whole: f64 = plan.tasks[site.tasks.clone()].iter().map(|task| task.seats).sum();
                for task in &plan.tasks[site.tasks.clone()] {
                    if Plan::work(future, task).licence.is_some_and(|needed| needed.index() == index) {
                        moments[site.kind].0 += task.seats;
                        moments[site.kind].1 += site.variance * task.seats / whole;
                    }
                }
            }
            let count = licence.count.map_or(f64::INFINITY, f64::from);
            let mut refused = [0.0; 4];
            let mut most = 0.0_f64;
            for (refused, timetable) in refused.iter_mut().zip(&future.timetables) {
                let slots = &timetable.slots;
                for slot in slots {
                    // Lessons of other types that are in progress at this bell.
                    let at = slot.start;
                    let (mut mean, mut variance) = (0.0, 0.0);
                    for (other, moments) in moments.iter().enumerate() {
                        if future.timetables[other].slots.iter().any(|slot| slot.start <= at && at < slot.end)
                        {
                            (mean, variance) = (mean + moments.0, variance + moments.1);
                        }
                    }
                    most = most.max((mean + 1.03 * variance.sqrt()).min(count));
                    let lost = excess(mean, variance.sqrt(), count);
                    let share = if mean > 0.0 { (lost / mean).min(1.0) } else { 0.0 };
                    *refused += share / slots.len() as f64;
                }
            }
            found.peak += most;
            found.peaks.push(most);
            found.refused.push(refused);
        }
        found
    }
}

/// `E max(N − c, 0)` of a normal `N`.
fn excess(mean: f64, deviation: f64, count: f64) -> f64 {
    if count == f64::INFINITY {
        return 0.0;
    }
    if deviation <= 0.0 {
        return (mean - count).max(0.0);
    }
    let law = Normal::standard();
    let z = (mean - count) / deviation;
    deviation * law.pdf(z) + (mean - count) * law.cdf(z)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_excess_of_a_normal_number() {
        assert_eq!(excess(10.0, 0.0, 7.0), 3.0);
        // At the limit: the mean of the positive part, σ / √(2 π).
        assert!((excess(7.0, 2.0, 7.0) - 2.0 / std::f64::consts::TAU.sqrt()).abs() < 1e-12);
        assert!(excess(100.0, 3.0, 150.0) < 1e-9);
    }
}
