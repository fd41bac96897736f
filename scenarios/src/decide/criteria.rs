//! Criteria with weights and thresholds: scores, ranks, and how far they hold.
//!
//! A [`Problem`] is alternatives against criteria. It ranks them by weighted sum and by TOPSIS, both opened into
//! their terms; finds the Pareto front; applies vetoes; says how far each weight can move before another alternative
//! is first, and, over draws, how likely each one is to be the best. Formulas and their sources are in
//! `docs/model.md`, "Equity and decision".

mod chance;
mod matrix;
mod pareto;
mod rank;
mod regret;
mod stability;
mod topsis;
mod weighted_sum;

pub use chance::{Outlook, Prospect, Share, anchored_over, outlook};
pub use maillage_sim::measure::holm::Direction;
pub use matrix::Matrix;
pub use pareto::Pareto;
pub use rank::Ranking;
pub use regret::{Regret, regrets};
pub use stability::{End, Reversal, Stability};
pub use topsis::{Distance, Topsis};
pub use weighted_sum::{Term, WeightedSum};

use serde::{Deserialize, Serialize};

/// Values of criteria beyond this magnitude are refused: their differences might not be finite numbers.
pub const MOST_MAGNITUDE: f64 = 1e300;

/// Something that a decision looks at.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name in results, the same in every language.
    pub key: String,
    /// What it counts, at least 0; weights are divided by their sum. With 0 it serves for its veto alone.
    pub weight: f64,
    /// Which way it is good.
    pub direction: Direction,
    /// Levels between which it is scored. Without them it is scored between the worst and the best of the
    /// alternatives, so that adding or removing an alternative may change the order of the others.
    pub anchors: Option<Anchors>,
    /// Level at which it is satisfied. It is shown beside the score and does not change it.
    pub threshold: Option<f64>,
    /// Worst level that is still allowed: whoever is worse is excluded. For a rule that holds or does not, give the
    /// values 0 (kept) and 1 (broken), lower being better, and the limit 0.
    pub veto: Option<f64>,
}

/// Levels that do not depend on the alternatives.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// What scores 0; being worse does not score less.
    pub worst: f64,
    /// What scores 1; being better does not score more.
    pub best: f64,
}

/// How scores are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Sum of weight × normalised value.
    WeightedSum,
    /// Closeness to an ideal: distance to the worst over the sum of the distances to the worst and to the best.
    Topsis,
}

/// Why there is no problem to solve; criteria and alternatives by index.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invalid {
    /// There is no alternative.
    NoAlternatives,
    /// The matrix does not have a column for each criterion.
    Shape {
        /// Criteria.
        criteria: usize,
        /// Columns of the matrix.
        columns: usize,
    },
    /// A draw has another number of alternatives than the first one.
    Alternatives {
        /// As many as the first draw has.
        expected: usize,
        /// As many as this one has.
        found: usize,
    },
    /// A weight is negative or not a finite number.
    Weight(usize),
    /// No criterion has a weight above 0, or their sum is not a finite number.
    Weights,
    /// The best anchor is not better than the worst, or one is beyond [`MOST_MAGNITUDE`] or no number.
    Anchors(usize),
    /// A threshold or veto is not a finite number.
    Level(usize),
    /// A value is beyond [`MOST_MAGNITUDE`] or no number.
    Value {
        /// Alternative.
        alternative: usize,
        /// Criterion.
        criterion: usize,
    },
}

/// Why an alternative is not ranked.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Exclusion {
    /// Alternative, by index.
    pub alternative: usize,
    /// Criterion whose veto excludes it, by index.
    pub criterion: usize,
    /// Its value.
    pub value: f64,
    /// The worst that is allowed.
    pub limit: f64,
}

/// Alternatives against criteria, checked.
///
/// Who is excluded changes nothing for the others: levels and norms are taken over the admitted alternatives (over
/// all only when none is admitted). The excluded ones have scores on the same scale, and no rank.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem<'a> {
    criteria: &'a [Criterion],
    values: &'a Matrix,
    /// Weights that add up to 1.
    weights: Vec<f64>,
    exclusions: Vec<Exclusion>,
    /// Alternatives without exclusion, ascending.
    admitted: Vec<usize>,
    /// Rows that make the scale: the admitted ones if there are any.
    scale: Vec<usize>,
}

/// All that is known of a decision without draws.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Weights that add up to 1, by criterion.
    pub weights: Vec<f64>,
    /// Every veto that strikes, by alternative and then criterion.
    pub exclusions: Vec<Exclusion>,
    /// Scores and ranks by weighted sum.
    pub weighted_sum: WeightedSum,
    /// Scores and ranks by TOPSIS.
    pub topsis: Topsis,
    /// Who dominates whom.
    pub pareto: Pareto,
    /// How far each weight can move under the weighted sum, by criterion; empty when nobody is ranked.
    pub weighted_sum_stability: Vec<Stability>,
    /// The same under TOPSIS.
    pub topsis_stability: Vec<Stability>,
}

impl Criterion {
    /// Whether `a` is strictly better than `b`.
    fn better(&self, a: f64, b: f64) -> bool {
        match self.direction {
            Direction::HigherIsBetter => a > b,
            Direction::LowerIsBetter => a < b,
        }
    }

    /// The worst and the best of some values; there must be one.
    fn worst_and_best(&self, values: impl Iterator<Item = f64>) -> (f64, f64) {
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        match self.direction {
            Direction::HigherIsBetter => (least, most),
            Direction::LowerIsBetter => (most, least),
        }
    }

    fn check(&self, index: usize) -> Result<(), Invalid> {
        if !(self.weight.is_finite() && self.weight >= 0.0) {
            return Err(Invalid::Weight(index));
        }
        if let Some(Anchors { worst, best }) = self.anchors
            && !(fits(worst) && fits(best) && self.better(best, worst))
        {
            return Err(Invalid::Anchors(index));
        }
        if [self.threshold, self.veto].into_iter().flatten().any(|level| !level.is_finite()) {
            return Err(Invalid::Level(index));
        }
        Ok(())
    }
}

/// The vetoes that strike an alternative: criterion, value and limit.
fn strikes(criteria: &[Criterion], row: &[f64]) -> impl Iterator<Item = (usize, f64, f64)> {
    criteria.iter().zip(row).enumerate().filter_map(|(index, (criterion, &value))| {
        let limit = criterion.veto?;
        criterion.better(limit, value).then_some((index, value, limit))
    })
}

/// Whether a value is a number with which one can compute.
fn fits(value: f64) -> bool {
    value.abs() <= MOST_MAGNITUDE
}

impl<'a> Problem<'a> {
    /// Of criteria and a matrix with a row for each alternative and a column for each criterion.
    pub fn new(criteria: &'a [Criterion], values: &'a Matrix) -> Result<Self, Invalid> {
        if values.n_rows() == 0 {
            return Err(Invalid::NoAlternatives);
        }
        if values.n_columns() != criteria.len() {
            return Err(Invalid::Shape { criteria: criteria.len(), columns: values.n_columns() });
        }
        criteria.iter().enumerate().try_for_each(|(index, criterion)| criterion.check(index))?;
        let sum: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
        if !(sum.is_finite() && sum > 0.0) {
            return Err(Invalid::Weights);
        }
        let mut exclusions = Vec::new();
        let mut admitted = Vec::new();
        for (alternative, row) in values.rows().enumerate() {
            if let Some(criterion) = row.iter().position(|&value| !fits(value)) {
                return Err(Invalid::Value { alternative, criterion });
            }
            let before = exclusions.len();
            exclusions.extend(strikes(criteria, row).map(|(criterion, value, limit)| Exclusion {
                alternative,
                criterion,
                value,
                limit,
            }));
            if exclusions.len() == before {
                admitted.push(alternative);
            }
        }
        let weights = criteria.iter().map(|criterion| criterion.weight / sum).collect();
        let scale = if admitted.is_empty() { (0..values.n_rows()).collect() } else { admitted.clone() };
        Ok(Self { criteria, values, weights, exclusions, admitted, scale })
    }

    /// Weights that add up to 1, by criterion.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Every veto that strikes, by alternative and then criterion.
    pub fn exclusions(&self) -> &[Exclusion] {
        &self.exclusions
    }

    /// The alternatives that no veto strikes, ascending.
    pub fn admitted(&self) -> &[usize] {
        &self.admitted
    }

    /// Scores and ranks by a method, without their terms.
    pub fn ranking(&self, method: Method) -> Ranking {
        match method {
            Method::WeightedSum => self.weighted_sum().ranking,
            Method::Topsis => self.topsis().ranking,
        }
    }

    /// All of it.
    pub fn decision(&self) -> Decision {
        Decision {
            weights: self.weights.clone(),
            exclusions: self.exclusions.clone(),
            weighted_sum: self.weighted_sum(),
            topsis: self.topsis(),
            pareto: self.pareto(),
            weighted_sum_stability: self.stability(Method::WeightedSum),
            topsis_stability: self.stability(Method::Topsis),
        }
    }

    /// Values of the rows that make the scale, on a criterion.
    fn on_scale(&self, criterion: usize) -> impl Iterator<Item = f64> {
        self.scale.iter().map(move |&row| self.values.row(row)[criterion])
    }
}

#[cfg(test)]
mod tests;
