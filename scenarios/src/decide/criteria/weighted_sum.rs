//! The weighted sum: a score is the sum of weight × normalised value (P. C. Fishburn, *Operations Research* 15, 1967).

use super::{Problem, Ranking};
use serde::{Deserialize, Serialize};

/// Scores by weighted sum, 0..=1, with their terms.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WeightedSum {
    /// Scores and ranks.
    pub ranking: Ranking,
    /// Terms by alternative and criterion: the score is the sum of `contribution`, in this order, to the last bit.
    pub terms: Vec<Vec<Term>>,
}

/// What a criterion adds to the score of an alternative.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Value of the alternative, in the unit of the criterion.
    pub value: f64,
    /// Level that scores 0: the worst anchor or, without anchors, the worst among those admitted.
    pub worst: f64,
    /// Level that scores 1.
    pub best: f64,
    /// `(value − worst) / (best − worst)`, cut at 0 and 1; 1 for all when the two are the same.
    pub normalised: f64,
    /// Whether the value lies beyond a level, so that it was cut.
    pub cut: bool,
    /// Weight, as a share of all weights.
    pub weight: f64,
    /// `weight × normalised`.
    pub contribution: f64,
    /// Whether the threshold is reached; `None` without one.
    pub satisfied: Option<bool>,
}

impl Problem<'_> {
    /// Scores by weighted sum.
    ///
    /// Without anchors (min–max normalisation) the order of two alternatives may change when a third is added or
    /// removed (V. Belton and T. Gear, *Omega* 11, 1983); with anchors on every criterion it cannot.
    pub fn weighted_sum(&self) -> WeightedSum {
        let levels: Vec<(f64, f64)> =
            (0..self.criteria.len()).map(|criterion| self.levels(criterion)).collect();
        let terms: Vec<Vec<Term>> = self
            .values
            .rows()
            .map(|row| {
                (0..row.len())
                    .map(|criterion| self.term(criterion, row[criterion], levels[criterion]))
                    .collect()
            })
            .collect();
        let score = |terms: &Vec<Term>| terms.iter().map(|term| term.contribution).sum();
        let ranking = Ranking::of(terms.iter().map(score).collect(), &self.admitted);
        WeightedSum { ranking, terms }
    }

    /// The levels of a criterion that score 0 and 1.
    fn levels(&self, criterion: usize) -> (f64, f64) {
        let chosen = &self.criteria[criterion];
        match chosen.anchors {
            Some(anchors) => (anchors.worst, anchors.best),
            None => chosen.worst_and_best(self.on_scale(criterion)),
        }
    }

    fn term(&self, criterion: usize, value: f64, (worst, best): (f64, f64)) -> Term {
        let chosen = &self.criteria[criterion];
        let position = if best == worst { 1.0 } else { (value - worst) / (best - worst) };
        let normalised = position.clamp(0.0, 1.0);
        let weight = self.weights[criterion];
        Term {
            value,
            worst,
            best,
            normalised,
            cut: chosen.better(value, best) || chosen.better(worst, value),
            weight,
            contribution: weight * normalised,
            satisfied: chosen.threshold.map(|threshold| !chosen.better(threshold, value)),
        }
    }
}
