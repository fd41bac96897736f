//! A score as a function of one weight, and who leads between two of them.
//!
//! Let `t` be the weight, `r = t / (1 − t)`. A weighted sum is `t·n + (1 − t)·R`, with the normalised value `n` on the
//! criterion and the mean `R` of the others: two of them cross where a linear function of `r` is 0. In TOPSIS the
//! squares of both distances are `t²·α + (1 − t)²·β`, and closeness is in the order of the quotient of the squares:
//! two of them cross where `(α₁u + β₁)(α₂u + β₂) − (α₃u + β₃)(α₄u + β₄)`, a quadratic in `u = r²`, is 0. Its roots in
//! closed form miss no crossing, which a search could where two lie close together.

use crate::decide::criteria::topsis::closeness;
use crate::decide::criteria::{Distance, Method, Problem, Term};

/// A score as a function of one weight.
#[derive(Clone, Copy, Debug)]
pub(super) enum Profile {
    /// Weighted sum: normalised value on the criterion, and mean over the others.
    Sum { own: f64, rest: f64 },
    /// Squared distances to the ideal and from the anti-ideal.
    Closeness { to_best: Square, from_worst: Square },
}

/// `t²·own + (1 − t)²·rest`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Square {
    own: f64,
    rest: f64,
}

impl Square {
    fn root(self, t: f64) -> f64 {
        (t * t * self.own + (1.0 - t) * (1.0 - t) * self.rest).sqrt()
    }
}

impl Profile {
    /// The score at a weight.
    pub(super) fn score(&self, t: f64) -> f64 {
        match self {
            Self::Sum { own, rest } => t * own + (1.0 - t) * rest,
            Self::Closeness { to_best, from_worst } => closeness(to_best.root(t), from_worst.root(t)),
        }
    }

    /// By how much this one leads, up to a positive factor; both must be of the same method.
    pub(super) fn lead_over(&self, other: &Self) -> Lead {
        match (*self, *other) {
            (Self::Sum { own, rest }, Self::Sum { own: other_own, rest: other_rest }) => {
                Lead { power: 1, coefficients: [minus(rest, other_rest), minus(own, other_own), 0.0] }
            }
            (
                Self::Closeness { to_best: p, from_worst: m },
                Self::Closeness { to_best: other_p, from_worst: other_m },
            ) => {
                let constant = minus(m.rest * other_p.rest, other_m.rest * p.rest);
                // In pairs that cancel exactly when both alternatives are the same.
                let left = m.own * other_p.rest - other_m.own * p.rest;
                let right = m.rest * other_p.own - other_m.rest * p.own;
                let size =
                    m.own * other_p.rest + other_m.own * p.rest + m.rest * other_p.own + other_m.rest * p.own;
                let linear = unless_rounding(left + right, size);
                let quadratic = minus(m.own * other_p.own, other_m.own * p.own);
                Lead { power: 2, coefficients: [constant, linear, quadratic] }
            }
            _ => unreachable!("profiles are compared within one method"),
        }
    }
}

/// A difference of two numbers that are not negative; 0 when no more than their rounding.
fn minus(a: f64, b: f64) -> f64 {
    unless_rounding(a - b, a + b)
}

/// A number, or 0 when it is within the rounding of sums and products of the size given: of about 16 operations, as
/// many criteria as a decision has.
fn unless_rounding(number: f64, size: f64) -> f64 {
    if number.abs() <= 16.0 * f64::EPSILON * size { 0.0 } else { number }
}

/// Who leads: `c₀ + c₁x + c₂x²` with `x = r^power`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    power: i32,
    coefficients: [f64; 3],
}

/// A range of the weight in which the lead keeps its sign.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Piece {
    /// Where it begins, 0..=1.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
    /// 1, −1, or 0 for level.
    pub(super) sign: i8,
}

impl Lead {
    /// Sign of a piece in which the first of two alternatives leads.
    pub(super) const AHEAD: i8 = 1;
    /// Sign of one in which the second does.
    pub(super) const BEHIND: i8 = -1;

    /// From 0 to 1.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut ends = vec![0.0];
        ends.extend(self.crossings());
        ends.push(1.0);
        let piece = |ends: &[f64]| Piece {
            from: ends[0],
            to: ends[1],
            sign: self.sign_at(f64::midpoint(ends[0], ends[1])),
        };
        ends.windows(2).map(piece).collect()
    }

    fn sign_at(&self, t: f64) -> i8 {
        let [c0, c1, c2] = self.coefficients;
        let (x, y) = (t.powi(self.power), (1.0 - t).powi(self.power));
        // Times y², so that t may be close to 1.
        let lead = c2 * x * x + c1 * x * y + c0 * y * y;
        if lead > 0.0 {
            Self::AHEAD
        } else if lead < 0.0 {
            Self::BEHIND
        } else {
            0
        }
    }

    /// Weights within 0 and 1 at which the lead is 0, ascending.
    fn crossings(&self) -> Vec<f64> {
        let mut weights: Vec<f64> = roots(self.coefficients)
            .into_iter()
            .map(|x| if self.power == 1 { x } else { x.sqrt() })
            // The same as r / (1 + r), also where r is so large that 1 + r is r.
            .map(|r| 1.0 / (1.0 + r.recip()))
            .filter(|&t| t > 0.0 && t < 1.0)
            .collect();
        weights.sort_by(f64::total_cmp);
        weights.dedup();
        weights
    }
}

/// Roots above 0 of `c₀ + c₁x + c₂x²`, computed so that no digits cancel (W. H. Press and others, *Numerical Recipes*,
/// 1992, §5.6). Where the function touches 0 without crossing it there is none.
fn roots([c0, c1, c2]: [f64; 3]) -> Vec<f64> {
    let (square, product) = (c1 * c1, 4.0 * c2 * c0);
    let discriminant = unless_rounding(square - product, square + product.abs());
    if discriminant <= 0.0 {
        return Vec::new();
    }
    let q = -0.5 * (c1 + discriminant.sqrt().copysign(c1));
    // A quotient of nothing by nothing is no number, and fails the comparison.
    [q / c2, c0 / q].into_iter().filter(|&x| x > 0.0 && x.is_finite()).collect()
}

impl Problem<'_> {
    /// The profile of every alternative, as the weight of a criterion moves.
    pub(super) fn profiles(&self, method: Method, criterion: usize) -> Vec<Profile> {
        let shares = self.shares_without(criterion);
        match method {
            Method::WeightedSum => {
                let profile = |terms: &Vec<Term>| {
                    let rest = terms.iter().zip(&shares).map(|(term, share)| share * term.normalised).sum();
                    Profile::Sum { own: terms[criterion].normalised, rest }
                };
                self.weighted_sum().terms.iter().map(profile).collect()
            }
            Method::Topsis => {
                let square = |terms: &[Distance], part: fn(&Distance) -> f64| Square {
                    own: part(&terms[criterion]).powi(2),
                    rest: terms.iter().zip(&shares).map(|(term, share)| (share * part(term)).powi(2)).sum(),
                };
                let profile = |terms: &Vec<Distance>| Profile::Closeness {
                    to_best: square(terms, |term| term.to_best),
                    from_worst: square(terms, |term| term.from_worst),
                };
                // Each criterion counts one here: its weight comes in as `t` or as its share of the rest.
                self.distances(&vec![1.0; shares.len()]).iter().map(profile).collect()
            }
        }
    }

    /// Proportions of the other criteria, which add up to 1; 0 for the criterion itself.
    fn shares_without(&self, criterion: usize) -> Vec<f64> {
        let others = || self.weights.iter().enumerate().filter(|&(index, _)| index != criterion);
        let sum: f64 = others().map(|(_, weight)| weight).sum();
        let n_others = (self.weights.len() - 1) as f64;
        let mut shares = vec![0.0; self.weights.len()];
        for (index, weight) in others() {
            shares[index] = if sum > 0.0 { weight / sum } else { 1.0 / n_others };
        }
        shares
    }
}
