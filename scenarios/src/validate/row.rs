//! A row of the table, and the ways to judge one.

use maillage_sim::measure::interval::{Accumulator, student_quantile};

/// Probability that a right program fails somewhere in a table whose rows depended on new seeds.
const FALSE_ALARM: f64 = 1e-3;

/// Statistical rows that a table has at most: by Bonferroni, each gets this part of [`FALSE_ALARM`].
pub(super) const MOST_STATISTICAL: u32 = 100;

/// What a row compares, and where its tolerance comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A mean over independent replications with a formula; tolerance: half-width of its confidence interval.
    Theory,
    /// Two ways to the same mean, on the same lessons; tolerance: half-width of the interval of the difference,
    /// and the error that the model of tier `session` is known to make.
    Tiers,
    /// What must be equal; tolerance: rounding.
    Exact,
    /// A figure that must stay on one side of a limit (`expected`); tolerance: the distance allowed, 0.
    Bound,
    /// Where the assumption does not hold: says how far it breaks and never fails.
    Informative,
}

/// One thing that is known otherwise, and what the program finds.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Fluent key of what is compared.
    pub key: &'static str,
    /// Parameters, in the notation of the field: the same in every language. May be empty.
    pub parameters: String,
    /// What is compared with what.
    pub kind: Kind,
    /// What theory, or the finer tier, says.
    pub expected: f64,
    /// What the program finds.
    pub measured: f64,
    /// Largest difference allowed ([`Kind`] says where it comes from), in the unit of the values.
    pub tolerance: f64,
    /// Unit of the three: `""`, `"s"`, `"share"`, `"Mb/s"`.
    pub unit: &'static str,
    /// Whether the difference is within the tolerance.
    pub pass: bool,
}

/// Half-width of the interval of a mean, at the level of the table.
pub(super) fn half_width(all: &Accumulator) -> f64 {
    let error = all.standard_error().expect("an interval needs two replications");
    let tail = FALSE_ALARM / f64::from(MOST_STATISTICAL) / 2.0;
    student_quantile(1.0 - tail, all.n() - 1) * error
}

impl Row {
    fn new(key: &'static str, parameters: impl Into<String>, kind: Kind, values: (f64, f64, f64)) -> Self {
        let (expected, measured, tolerance) = values;
        let pass = kind == Kind::Informative || (measured - expected).abs() <= tolerance;
        Self { key, parameters: parameters.into(), kind, expected, measured, tolerance, unit: "", pass }
    }

    /// The mean of independent replications against a formula. Measured values that are not finite fail.
    ///
    /// # Panics
    /// With fewer than two values, which say nothing of their error.
    pub fn theory(key: &'static str, parameters: impl Into<String>, expected: f64, measured: &[f64]) -> Self {
        let all: Accumulator = measured.iter().copied().collect();
        let mean = all.mean().expect("there are values");
        Self::new(key, parameters, Kind::Theory, (expected, mean, half_width(&all)))
    }

    /// Tier `session` against tier `interaction`, replication by replication; `model_error` is the error stated for
    /// the model, relative to the finer tier.
    ///
    /// # Panics
    /// With fewer than two pairs.
    pub fn tiers(
        key: &'static str,
        parameters: impl Into<String>,
        (interaction, session): (&[f64], &[f64]),
        model_error: f64,
    ) -> Self {
        assert_eq!(interaction.len(), session.len(), "pairs come from the same replications");
        let all: Accumulator = session.iter().zip(interaction).map(|(a, b)| a - b).collect();
        let level: Accumulator = interaction.iter().copied().collect();
        let level = level.mean().expect("there are values");
        let measured = level + all.mean().expect("there are values");
        let tolerance = half_width(&all) + model_error * level.abs();
        Self::new(key, parameters, Kind::Tiers, (level, measured, tolerance))
    }

    /// Two figures that must be equal, but for a relative rounding error.
    pub fn exact(
        key: &'static str,
        parameters: impl Into<String>,
        (expected, measured): (f64, f64),
        rounding: f64,
    ) -> Self {
        Self::new(key, parameters, Kind::Exact, (expected, measured, rounding * expected.abs()))
    }

    /// A figure that must stay below a limit.
    pub fn below(key: &'static str, parameters: impl Into<String>, limit: f64, measured: f64) -> Self {
        Self { pass: measured < limit, ..Self::new(key, parameters, Kind::Bound, (limit, measured, 0.0)) }
    }

    /// A figure that must stay above a limit.
    pub fn above(key: &'static str, parameters: impl Into<String>, limit: f64, measured: f64) -> Self {
        Self { pass: measured > limit, ..Self::new(key, parameters, Kind::Bound, (limit, measured, 0.0)) }
    }

    /// The same figures, with what they are measured in.
    #[must_use]
    pub fn in_unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// The same figures as information that does not fail.
    #[must_use]
    pub fn informative(self) -> Self {
        Self { kind: Kind::Informative, pass: true, ..self }
    }
}
