//! Randomness of the experiments: addressed streams, laws of service with a given mean, replications in parallel.

use maillage_sim::random::{Address, Purpose, key_number, stream, uniform};
use rayon::prelude::*;

/// Seed of every experiment: the year of the seminar on SCONEETA.
pub(super) const SEED: u64 = 2013;

/// Uniform numbers in (0, 1) of one replication of an experiment.
pub(super) fn uniforms(experiment: &str, replication: u32) -> impl FnMut() -> f64 + use<> {
    let address = Address {
        study_seed: SEED,
        replication,
        establishment: key_number(experiment),
        purpose: Purpose::Validation,
        item: 0,
    };
    let mut numbers = stream(address);
    move || uniform(&mut numbers)
}

/// An exponential number.
pub(super) fn exponential(draw: &mut impl FnMut() -> f64, mean: f64) -> f64 {
    -draw().ln() * mean
}

/// Laws of service times and holding times, of mean 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Law {
    /// Always 1.
    Deterministic,
    /// Squared coefficient of variation 1.
    Exponential,
    /// Two exponentials with balanced means, squared coefficient of variation 4.
    Hyperexponential,
    /// Squared coefficient of variation 4.
    LogNormal,
}

/// Squared coefficient of variation of the two laws that vary more than the exponential.
const VARIATION: f64 = 4.0;

impl Law {
    pub(super) const ALL: [Self; 4] =
        [Self::Deterministic, Self::Exponential, Self::Hyperexponential, Self::LogNormal];

    /// Kendall's letter, or the usual abbreviation.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Deterministic => "D",
            Self::Exponential => "M",
            Self::Hyperexponential => "H2",
            Self::LogNormal => "LN",
        }
    }

    /// Draws a number.
    pub(super) fn draw(self, draw: &mut impl FnMut() -> f64) -> f64 {
        match self {
            Self::Deterministic => 1.0,
            Self::Exponential => exponential(draw, 1.0),
            Self::Hyperexponential => {
                // Each of the two carries half of the mean.
                let often = 0.5 * (1.0 + ((VARIATION - 1.0) / (VARIATION + 1.0)).sqrt());
                let part = if draw() < often { often } else { 1.0 - often };
                exponential(draw, 0.5 / part)
            }
            Self::LogNormal => {
                let variance = (1.0 + VARIATION).ln();
                // Box and Muller (1958).
                let normal = (-2.0 * draw().ln()).sqrt() * (std::f64::consts::TAU * draw()).cos();
                (variance.sqrt() * normal - 0.5 * variance).exp()
            }
        }
    }
}

/// Runs replications on all cores; the columns of figures are in the order of the replications.
pub(super) fn replicate<const N: usize>(
    replications: u32,
    run: impl Fn(u32) -> [f64; N] + Sync,
) -> [Vec<f64>; N] {
    let found: Vec<[f64; N]> = (0..replications).into_par_iter().map(&run).collect();
    std::array::from_fn(|column| found.iter().map(|figures| figures[column]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::measure::interval::Accumulator;

    #[test]
    fn laws_have_mean_one_and_the_variance_they_say() {
        for law in Law::ALL {
            let mut draw = uniforms("law", 0);
            let all: Accumulator = (0..200_000).map(|_| law.draw(&mut draw)).collect();
            let (mean, variance) = (all.mean().unwrap(), all.variance().unwrap());
            let expected = match law {
                Law::Deterministic => 0.0,
                Law::Exponential => 1.0,
                Law::Hyperexponential | Law::LogNormal => VARIATION,
            };
            // Four standard errors of the mean.
            assert!((mean - 1.0).abs() <= 4.0 * (expected / 200_000.0_f64).sqrt(), "{law:?}: mean {mean}");
            // The kurtosis of the log-normal law is 5⁴ + 2·5³ + 3·5² − 3 = 947: the variance has a standard error
            // of 4 √(946 / 200,000) = 0.28; four of them. The others have less.
            assert!((variance - expected).abs() <= 1.1, "{law:?}: variance {variance}");
        }
    }
}
