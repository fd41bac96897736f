//! Mean, Student interval and paired test, in the form that results have.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// A mean over replications with its 95 % interval.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// Mean.
    pub mean: f64,
    /// Lower end of the 95 % Student interval; `None` with one replication.
    pub ci95_low: Option<f64>,
    /// Upper end.
    pub ci95_high: Option<f64>,
    /// Replications that have the measure.
    pub n: u32,
}

impl Interval {
    /// Of some values; `None` when there is none.
    pub fn of(values: &[f64]) -> Option<Self> {
        let n = values.len();
        if n == 0 {
            return None;
        }
        let (mean, error) = moments(values);
        let half = error.map(|error| student(n).inverse_cdf(0.975) * error);
        Some(Self {
            mean,
            ci95_low: half.map(|half| mean - half),
            ci95_high: half.map(|half| mean + half),
            n: n as u32,
        })
    }

    /// Half of its width; `None` with one replication.
    pub fn half_width(&self) -> Option<f64> {
        Some((self.ci95_high? - self.ci95_low?) / 2.0)
    }
}

/// Two-sided p-value of a mean being zero, by Student's test; `None` under two values.
pub fn p_value(values: &[f64]) -> Option<f64> {
    let (mean, error) = moments(values);
    let error = error?;
    if error == 0.0 {
        return Some(if mean == 0.0 { 1.0 } else { 0.0 });
    }
    Some(2.0 * student(values.len()).sf((mean / error).abs()))
}

/// Mean and standard error.
fn moments(values: &[f64]) -> (f64, Option<f64>) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    if values.len() < 2 {
        return (mean, None);
    }
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, Some((squares / (n - 1.0) / n).sqrt()))
}

fn student(n: usize) -> StudentsT {
    StudentsT::new(0.0, 1.0, (n - 1) as f64).expect("one degree of freedom or more")
}

/// Holm's step-down: which of these hypotheses are rejected with a family-wise error of at most `level`.
pub fn holm(p_values: &[f64], level: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    let mut rejected = vec![false; p_values.len()];
    for (step, &index) in order.iter().enumerate() {
        if p_values[index] > level / (p_values.len() - step) as f64 {
            break;
        }
        rejected[index] = true;
    }
    rejected
}
