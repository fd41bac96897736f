//! TOPSIS: closeness to the best that could be had, away from the worst (C.-L. Hwang and K. Yoon, *Multiple Attribute
//! Decision Making*, 1981, pages 128–140).

use super::{Problem, Ranking};
use serde::{Deserialize, Serialize};

/// Closeness coefficients, 0..=1, with their terms.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Topsis {
    /// Scores (closeness: `from_worst / (to_best + from_worst)`; a half when both are 0, as all are alike) and ranks.
    pub ranking: Ranking,
    /// Distance to the ideal by alternative: the root of the sum of the squares of the terms' `to_best`.
    pub to_best: Vec<f64>,
    /// Distance to the anti-ideal, likewise.
    pub from_worst: Vec<f64>,
    /// Terms by alternative and criterion.
    pub terms: Vec<Vec<Distance>>,
}

/// What a criterion adds to the distances of an alternative.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Distance {
    /// Value of the alternative, in the unit of the criterion.
    pub value: f64,
    /// The value over the norm of its column, or its place between the anchors (0 to 1).
    pub normalised: f64,
    /// Weight, as a share of all weights.
    pub weight: f64,
    /// `weight × normalised`.
    pub weighted: f64,
    /// Distance of `weighted` to that of the ideal.
    pub to_best: f64,
    /// Distance of `weighted` to that of the anti-ideal.
    pub from_worst: f64,
}

/// How a column is normalised.
#[derive(Clone, Copy)]
struct Column {
    /// What is subtracted.
    zero: f64,
    /// What is divided by; 0 for a column of zeros.
    unit: f64,
    /// Normalised value of the anti-ideal.
    worst: f64,
    /// Normalised value of the ideal.
    best: f64,
}

impl Column {
    /// Of a value, which beyond the ideal or the anti-ideal is cut: to be better than the ideal is no distance to it.
    fn normalised(&self, value: f64) -> f64 {
        let normalised = if self.unit == 0.0 { 0.0 } else { (value - self.zero) / self.unit };
        normalised.clamp(self.worst.min(self.best), self.worst.max(self.best))
    }
}

impl Problem<'_> {
    /// Scores by closeness.
    ///
    /// A criterion without anchors is divided by the norm of its column (the root of the sum of squares), and its
    /// ideal is the best value among those admitted: another alternative may then change the order of the others. A
    /// criterion with anchors is scored between them and they are the ideal and the anti-ideal, which cures this when
    /// all have them (M. S. García-Cascales and M. T. Lamata, *Mathematical and Computer Modelling* 56, 2012).
    pub fn topsis(&self) -> Topsis {
        let terms = self.distances(&self.weights);
        let length = |part: fn(&Distance) -> f64| -> Vec<f64> {
            terms
                .iter()
                .map(|terms| terms.iter().map(|term| part(term).powi(2)).sum::<f64>().sqrt())
                .collect()
        };
        let (to_best, from_worst) = (length(|term| term.to_best), length(|term| term.from_worst));
        let scores =
            to_best.iter().zip(&from_worst).map(|(&to_best, &from_worst)| closeness(to_best, from_worst));
        let ranking = Ranking::of(scores.collect(), &self.admitted);
        Topsis { ranking, to_best, from_worst, terms }
    }

    /// Terms by alternative and criterion under some weights, on the scale of this problem, which no weight changes.
    pub(super) fn distances(&self, weights: &[f64]) -> Vec<Vec<Distance>> {
        let columns: Vec<Column> = (0..self.criteria.len()).map(|criterion| self.column(criterion)).collect();
        let of_row = |row: &[f64]| {
            let each = row.iter().zip(&columns).zip(weights);
            each.map(|((&value, column), &weight)| distance(value, column, weight)).collect()
        };
        self.values.rows().map(of_row).collect()
    }

    fn column(&self, criterion: usize) -> Column {
        let chosen = &self.criteria[criterion];
        if let Some(anchors) = chosen.anchors {
            return Column { zero: anchors.worst, unit: anchors.best - anchors.worst, worst: 0.0, best: 1.0 };
        }
        let (worst, best) = chosen.worst_and_best(self.on_scale(criterion));
        // The norm relative to the largest magnitude, whose squares neither overflow nor vanish.
        let largest = worst.abs().max(best.abs());
        if largest == 0.0 {
            return Column { zero: 0.0, unit: 0.0, worst: 0.0, best: 0.0 };
        }
        let unit =
            largest * self.on_scale(criterion).map(|value| (value / largest).powi(2)).sum::<f64>().sqrt();
        Column { zero: 0.0, unit, worst: worst / unit, best: best / unit }
    }
}

fn distance(value: f64, column: &Column, weight: f64) -> Distance {
    let normalised = column.normalised(value);
    Distance {
        value,
        normalised,
        weight,
        weighted: weight * normalised,
        to_best: weight * (normalised - column.best).abs(),
        from_worst: weight * (normalised - column.worst).abs(),
    }
}

/// Closeness from the two distances.
pub(super) fn closeness(to_best: f64, from_worst: f64) -> f64 {
    let sum = to_best + from_worst;
    if sum == 0.0 { 0.5 } else { from_worst / sum }
}
