//! Means over replications, with their 95 % confidence intervals (W. S. Gosset "Student", "The probable error of
//! a mean", *Biometrika* 6, 1908), and paired differences between scenarios on common random numbers.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Count, mean and variance of numbers that come one at a time (B. P. Welford, *Technometrics* 4, 1962); merged by
/// the formula of Chan, Golub and `LeVeque` (1979).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accumulator {
    n: u64,
    mean: f64,
    /// Sum of squared deviations from the mean.
    squares: f64,
}

impl Accumulator {
    /// Takes in one finite number.
    pub fn add(&mut self, value: f64) {
        assert!(value.is_finite(), "only finite numbers have a mean: {value}");
        self.n += 1;
        let from_old = value - self.mean;
        self.mean += from_old / self.n as f64;
        self.squares += from_old * (value - self.mean);
    }

    /// Takes in all that `other` did.
    pub fn merge(&mut self, other: &Self) {
        if other.n == 0 {
            return;
        }
        let (a, b) = (self.n as f64, other.n as f64);
        let apart = other.mean - self.mean;
        self.n += other.n;
        self.mean += apart * b / (a + b);
        self.squares += other.squares + apart * apart * a * b / (a + b);
    }

    /// How many numbers.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Their mean; `None` without any.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then_some(self.mean)
    }

    /// Unbiased sample variance; `None` with fewer than two.
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.squares / (self.n - 1) as f64)
    }

    /// Standard error of the mean; `None` with fewer than two.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(|variance| (variance / self.n as f64).sqrt())
    }

    /// Mean with its interval; `None` without any number.
    pub fn estimate(&self) -> Option<Estimate> {
        let mean = self.mean()?;
        let half = self.standard_error().map(|error| student_quantile(0.975, self.n - 1) * error);
        let ci95 = half.map(|half| Interval { low: mean - half, high: mean + half });
        Some(Estimate { mean, ci95, n: self.n })
    }
}

impl FromIterator<f64> for Accumulator {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut all = Self::default();
        values.into_iter().for_each(|value| all.add(value));
        all
    }
}

/// A confidence interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in it, ends included.
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// Half its width.
    pub fn half_width(&self) -> f64 {
        0.5 * (self.high - self.low)
    }
}

/// A mean over independent replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// 95 % confidence interval of the mean; `None` with a single replication, which says nothing of its error.
    pub ci95: Option<Interval>,
    /// Number of replications.
    pub n: u64,
}

/// The quantile `q` (0 < q < 1) of Student's distribution with `freedom` ≥ 1 degrees of freedom.
pub fn student_quantile(q: f64, freedom: u64) -> f64 {
    student(freedom).inverse_cdf(q)
}

fn student(freedom: u64) -> StudentsT {
    StudentsT::new(0.0, 1.0, freedom as f64).expect("callers have at least two numbers, hence freedom ≥ 1")
}

/// Differences `candidate − baseline`, replication by replication.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairedDifference {
    /// Mean difference with its interval.
    pub estimate: Estimate,
    /// Two-sided p-value of "no difference" (paired t test); `None` with a single replication.
    pub p_value: Option<f64>,
}

impl PairedDifference {
    /// Compares two scenarios measured on the same replications, in the same order; `None` without any.
    ///
    /// If every replication differs by the same amount, the p-value is 1 for no difference and 0 for any other.
    pub fn of(baseline: &[f64], candidate: &[f64]) -> Option<Self> {
        assert_eq!(baseline.len(), candidate.len(), "paired measures come from the same replications");
        let all: Accumulator = candidate.iter().zip(baseline).map(|(c, b)| c - b).collect();
        let estimate = all.estimate()?;
        let p_value = all.standard_error().map(|error| {
            if estimate.mean == 0.0 {
                1.0
            } else if error == 0.0 {
                0.0
            } else {
                2.0 * student(all.n - 1).cdf(-(estimate.mean / error).abs())
            }
        });
        Some(Self { estimate, p_value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn student_as_in_the_tables() {
        for (freedom, expected) in [(1, 12.706), (4, 2.776), (9, 2.262), (19, 2.093), (120, 1.980)] {
            let found = student_quantile(0.975, freedom);
            assert!((found - expected).abs() < 0.5e-3, "{freedom}: {found}");
        }
    }

    #[test]
    fn an_interval_by_hand() {
        let estimate = [4.0, 6.0, 8.0, 5.0, 7.0].into_iter().collect::<Accumulator>().estimate().unwrap();
        // Mean 6, variance 10/4, standard error √0.5, t(0.975, 4) = 2.776445.
        let half = 2.776_445 * 0.5_f64.sqrt();
        let interval = estimate.ci95.unwrap();
        assert_eq!((estimate.mean, estimate.n), (6.0, 5));
        assert!(
            (interval.half_width() - half).abs() < 1e-6 && interval.contains(6.0) && !interval.contains(8.0)
        );
    }

    #[test]
    fn one_replication_has_no_interval() {
        let one: Accumulator = [3.0].into_iter().collect();
        assert_eq!(one.estimate(), Some(Estimate { mean: 3.0, ci95: None, n: 1 }));
        assert_eq!(Accumulator::default().estimate(), None);
        assert_eq!(PairedDifference::of(&[1.0], &[2.0]).unwrap().p_value, None);
        assert_eq!(PairedDifference::of(&[], &[]), None);
    }

    #[test]
    fn a_paired_test_by_hand() {
        // Differences −1, −2, −3, −2: mean −2, variance 2/3, t = −2 / √(1/6) = −4.898979 with 3 degrees of
        // freedom, whose distribution function is ½ + (θ + sin θ cos θ) / π with tan θ = t / √3.
        let found = PairedDifference::of(&[5.0, 5.0, 5.0, 5.0], &[4.0, 3.0, 2.0, 3.0]).unwrap();
        let theta = (24.0_f64.sqrt() / 3.0_f64.sqrt()).atan();
        let p = 1.0 - 2.0 * (theta + theta.sin() * theta.cos()) / std::f64::consts::PI;
        assert_eq!(found.estimate.mean, -2.0);
        assert!((found.p_value.unwrap() - p).abs() < 1e-9, "{found:?}, by hand {p}");
        assert_eq!(PairedDifference::of(&[1.0, 2.0], &[1.0, 2.0]).unwrap().p_value, Some(1.0));
        assert_eq!(PairedDifference::of(&[1.0, 2.0], &[2.0, 3.0]).unwrap().p_value, Some(0.0));
    }

    proptest! {
        #[test]
        fn merging_is_adding(a in prop::collection::vec(-1e3_f64..1e3, 0..40), b in prop::collection::vec(-1e3_f64..1e3, 0..40)) {
            let whole: Accumulator = a.iter().chain(&b).copied().collect();
            let mut merged: Accumulator = a.iter().copied().collect();
            merged.merge(&b.iter().copied().collect());
            prop_assert_eq!(merged.n(), whole.n());
            prop_assert!((merged.mean - whole.mean).abs() < 1e-10);
            prop_assert!((merged.squares - whole.squares).abs() <= 1e-10 * whole.squares.max(1e3));
        }
    }
}
