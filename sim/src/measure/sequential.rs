//! When to stop replicating: as soon as the interval is narrow enough relative to the mean (Y. S. Chow and
//! H. Robbins, "On the asymptotic theory of fixed-width sequential confidence intervals for the mean", *Annals of
//! Mathematical Statistics* 36, 1965; for relative width A. Nádas 1969).
//!
//! **Caveat.** Looking at the interval after every replication stops more readily when it happens to be too
//! narrow, so that its coverage is 95 % only in the limit of small targets; the minimum number of replications is
//! what protects short runs. Comparisons on which much depends should fix the number beforehand.

use super::interval::Accumulator;

/// Stop at a relative half-width, after a minimum and at most a maximum of replications.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoppingRule {
    /// Half-width of the 95 % interval over the absolute mean, > 0: 0.05 for ±5 %.
    pub relative_half_width: f64,
    /// Replications before the first look; at least 2, advisably 10 or more.
    pub least: u64,
    /// Replications after which to stop in any case.
    pub most: u64,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The interval is narrow enough.
    Reached,
    /// It is not, but the maximum is.
    GivenUp,
    /// One more replication.
    Continue,
}

impl StoppingRule {
    /// The decision after the replications in `so_far`. A mean of zero is reached only if nothing varies.
    pub fn decide(&self, so_far: &Accumulator) -> Decision {
        let interval = so_far.estimate().and_then(|estimate| Some((estimate.mean, estimate.ci95?)));
        let narrow = interval
            .is_some_and(|(mean, interval)| interval.half_width() <= self.relative_half_width * mean.abs());
        if so_far.n() >= self.least && narrow {
            Decision::Reached
        } else if so_far.n() >= self.most {
            Decision::GivenUp
        } else {
            Decision::Continue
        }
    }

    /// Estimate of the replications needed in all, from the variance seen so far: for a progress bar. `None`
    /// while there is no variance or the mean is zero.
    pub fn expected(&self, so_far: &Accumulator) -> Option<u64> {
        let estimate = so_far.estimate()?;
        let wanted = self.relative_half_width * estimate.mean.abs();
        let ratio = estimate.ci95?.half_width() / wanted;
        (wanted > 0.0)
            .then(|| ((ratio * ratio * estimate.n as f64).ceil() as u64).clamp(self.least, self.most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: StoppingRule = StoppingRule { relative_half_width: 0.05, least: 5, most: 8 };

    fn after(values: &[f64]) -> Decision {
        RULE.decide(&values.iter().copied().collect())
    }

    #[test]
    fn looks_only_after_the_minimum() {
        assert_eq!(after(&[]), Decision::Continue);
        assert_eq!(after(&[1.0; 4]), Decision::Continue);
        assert_eq!(after(&[1.0; 5]), Decision::Reached);
    }

    #[test]
    fn stops_when_narrow_or_at_the_end() {
        // Standard deviation 0.1 about 10: t s / √n = 2.78 × 0.1 / √5 = 0.12 ≤ 0.5.
        assert_eq!(after(&[9.9, 10.1, 9.9, 10.1, 10.0]), Decision::Reached);
        assert_eq!(after(&[5.0, 15.0, 5.0, 15.0, 10.0]), Decision::Continue);
        assert_eq!(after(&[5.0, 15.0, 5.0, 15.0, 5.0, 15.0, 5.0, 15.0]), Decision::GivenUp);
        assert_eq!(after(&[-1.0, 1.0, -1.0, 1.0, 0.0]), Decision::Continue);
        assert_eq!(after(&[0.0; 5]), Decision::Reached);
    }

    #[test]
    fn expects_the_square_of_the_ratio() {
        let so_far: Accumulator = [9.0, 11.0, 9.0, 11.0, 10.0].into_iter().collect();
        let half = so_far.estimate().unwrap().ci95.unwrap().half_width();
        let wide = StoppingRule { most: 1000, ..RULE };
        assert_eq!(wide.expected(&so_far), Some((5.0 * (half / 0.5).powi(2)).ceil() as u64));
        assert_eq!(RULE.expected(&so_far), Some(8));
        assert_eq!(RULE.expected(&[0.0; 5].into_iter().collect()), None);
    }
}
