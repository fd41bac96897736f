//! The Lorenz curve and the Gini coefficient, which is twice the area between it and equality.
//!
//! M. O. Lorenz, "Methods of measuring the concentration of wealth", *Publications of the American Statistical
//! Association* 9, 1905; C. Gini, *Variabilità e mutabilità*, 1912.

use super::spread::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A curve for drawing has at most so many points.
pub const MOST_POINTS: usize = 101;

/// A point of the curve.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct LorenzPoint {
    /// Share of the pupils, those with least first, 0..=1.
    pub pupils: f64,
    /// Share of the whole amount that they have together, 0..=1.
    pub amount: f64,
}

/// A Lorenz curve: straight between its points, from (0, 0) to (1, 1). Pupils with equal values lie on one straight
/// piece, pupils with nothing on a flat one at the beginning. When nobody has anything it is the diagonal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Lorenz {
    /// Its points, at most [`MOST_POINTS`], all of them on the exact curve.
    pub points: Vec<LorenzPoint>,
    /// What the Gini coefficient loses when read from these points instead of all: 0 when none was left out.
    pub gini_lost: f64,
}

impl Lorenz {
    /// Of the levels of a distribution.
    pub(super) fn of(levels: &[Level]) -> Self {
        Self::decimated(curve(levels))
    }

    /// Gini coefficient of the curve as drawn: with `gini_lost` it adds up to that of the distribution.
    pub fn gini(&self) -> f64 {
        let trapezoids = self.points.windows(2);
        1.0 - trapezoids
            .map(|pair| (pair[1].pupils - pair[0].pupils) * (pair[0].amount + pair[1].amount))
            .sum::<f64>()
    }

    /// Leaves out, one after another, the point whose absence changes the area least (M. Visvalingam and
    /// J. D. Whyatt, *The Cartographic Journal* 30, 1993), lowest first among equals, and counts what is lost. The
    /// curve is convex, so that every loss has the same sign and the losses add up without error.
    fn decimated(all: Vec<LorenzPoint>) -> Self {
        let mut before: Vec<usize> = (0..all.len()).map(|point| point.saturating_sub(1)).collect();
        let mut after: Vec<usize> = (1..=all.len()).collect();
        let mut kept = vec![true; all.len()];
        // The bits of a non-negative number are in its order.
        let cost = |a: usize, b: usize, c: usize| triangle(all[a], all[b], all[c]).to_bits();
        let mut costs: Vec<u64> = vec![0; all.len()];
        let mut cheapest = BTreeSet::new();
        for point in 1..all.len() - 1 {
            costs[point] = cost(before[point], point, after[point]);
            cheapest.insert((costs[point], point));
        }
        let mut lost = 0.0;
        for _ in MOST_POINTS..all.len() {
            let (area, point) = cheapest.pop_first().expect("more points remain than the two ends");
            lost += f64::from_bits(area);
            kept[point] = false;
            let (left, right) = (before[point], after[point]);
            after[left] = right;
            before[right] = left;
            for neighbour in [left, right] {
                if cheapest.remove(&(costs[neighbour], neighbour)) {
                    costs[neighbour] = cost(before[neighbour], neighbour, after[neighbour]);
                    cheapest.insert((costs[neighbour], neighbour));
                }
            }
        }
        let points = all.into_iter().zip(kept).filter_map(|(point, kept)| kept.then_some(point)).collect();
        Self { points, gini_lost: 2.0 * lost }
    }
}

/// Area of a triangle; of three points in a line rounding may leave a little of either sign, which counts as none
/// when it is negative.
fn triangle(a: LorenzPoint, b: LorenzPoint, c: LorenzPoint) -> f64 {
    let cross = (b.pupils - a.pupils) * (c.amount - a.amount) - (c.pupils - a.pupils) * (b.amount - a.amount);
    (cross / 2.0).max(0.0)
}

/// Every point of the curve.
fn curve(levels: &[Level]) -> Vec<LorenzPoint> {
    let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
    let amount: f64 = levels.iter().map(|level| level.pupils * level.value).sum();
    let mut points = vec![LorenzPoint { pupils: 0.0, amount: 0.0 }];
    if amount > 0.0 {
        let (mut pupils_so_far, mut amount_so_far) = (0.0, 0.0);
        for level in &levels[..levels.len() - 1] {
            pupils_so_far += level.pupils;
            amount_so_far += level.pupils * level.value;
            points.push(LorenzPoint { pupils: pupils_so_far / pupils, amount: amount_so_far / amount });
        }
    }
    points.push(LorenzPoint { pupils: 1.0, amount: 1.0 });
    points
}

/// Gini coefficient of a distribution: one less twice the area under its Lorenz curve, without the correction
/// `n / (n − 1)` of samples, because all pupils are counted.
///
/// With `w` pupils at each level `x`, `C` pupils at lower ones, `W` in all and the mean `μ`, the area is written over
/// deviations, `Σ w (x − μ) (2 C + w) / (W² μ)`, which is the same since `Σ w (x − μ) = 0`, and exact where all are
/// equal. It is half of the mean absolute difference between two pupils drawn with replacement, over the mean.
pub(super) fn gini(levels: &[Level], mean: f64) -> f64 {
    if mean == 0.0 {
        return 0.0;
    }
    let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
    let mut below = 0.0;
    let mut sum = 0.0;
    for level in levels {
        let rank = (2.0 * below + level.pupils) / pupils;
        sum += level.pupils * ((level.value - mean) / mean) * rank;
        below += level.pupils;
    }
    (sum / pupils).max(0.0)
}
