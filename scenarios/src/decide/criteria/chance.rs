//! How likely each alternative is to be the best, over draws of what is uncertain.

use super::regret::Accumulated;
use super::{Anchors, Criterion, Invalid, Matrix, Method, Problem, Regret, strikes};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// The 97.5 % quantile of the normal distribution.
const NORMAL_975: f64 = 1.959_963_984_540_054;

/// What draws say of each alternative.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outlook {
    /// How scores were made.
    pub method: Method,
    /// How many draws.
    pub n_draws: usize,
    /// Share of the draws in which every alternative was excluded, so that none was the best.
    pub nobody: f64,
    /// By alternative.
    pub alternatives: Vec<Prospect>,
}

/// What draws say of an alternative.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Prospect {
    /// Share of all draws in which it ranks first; `k` alternatives that share the first rank have a `k`-th each.
    pub best: Share,
    /// Share of the draws in which a veto excludes it, 0..=1.
    pub excluded: f64,
    /// Mean of its rank over the draws in which it is ranked; equal scores have the mean of their ranks. `None` when
    /// it never is.
    pub rank: Option<f64>,
    /// Best score less its own, over the draws in which it is ranked; `None` when it never is.
    pub regret: Option<Regret>,
}

/// A share of draws with its 95 % interval (E. B. Wilson, *Journal of the American Statistical Association* 22, 1927).
/// It is about the number of draws, if these are independent: not about what the draws leave out.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Share {
    /// The share, 0..=1.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Share {
    /// Of a count, whole or not, among some draws; there must be one.
    fn of(count: f64, n: usize) -> Self {
        let n = n as f64;
        let share = (count / n).min(1.0);
        let z2 = NORMAL_975 * NORMAL_975;
        let middle = share + z2 / (2.0 * n);
        let half = NORMAL_975 * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let end = |sum: f64| sum / (1.0 + z2 / n);
        // Rounding must not carry an end past the share, which lies on it when all or none of the draws count.
        Self {
            share,
            low: end(middle - half).max(0.0).min(share),
            high: end(middle + half).min(1.0).max(share),
        }
    }
}

/// Ranks the alternatives in every draw (a matrix of alternatives × criteria) and counts. The draws may be a slice or
/// be made one at a time.
///
/// Without anchors each draw has its own scale, and regrets of different draws do not measure the same: see
/// [`anchored_over`]. The error is that of the first draw that is no sound problem, or has other alternatives than
/// the first; without draws there are no alternatives.
pub fn outlook<M: Borrow<Matrix>>(
    criteria: &[Criterion],
    draws: impl IntoIterator<Item = M>,
    method: Method,
) -> Result<Outlook, Invalid> {
    let mut tallies: Vec<Tally> = Vec::new();
    let mut n_draws = 0;
    let mut nobody = 0_usize;
    for draw in draws {
        let draw = draw.borrow();
        if n_draws == 0 {
            tallies = vec![Tally::default(); draw.n_rows()];
        } else if draw.n_rows() != tallies.len() {
            return Err(Invalid::Alternatives { expected: tallies.len(), found: draw.n_rows() });
        }
        n_draws += 1;
        let ranking = Problem::new(criteria, draw)?.ranking(method);
        let Some(winner) = ranking.winner() else {
            nobody += 1;
            continue;
        };
        let part = 1.0 / ranking.winners().len() as f64;
        for &alternative in ranking.winners() {
            tallies[alternative].best += part;
        }
        let best = ranking.scores[winner];
        let ranks = ranking.mean_ranks();
        for ((tally, rank), score) in tallies.iter_mut().zip(ranks).zip(&ranking.scores) {
            if let Some(rank) = rank {
                tally.n_ranked += 1;
                tally.ranks += rank;
                tally.regret.add(best - score);
            }
        }
    }
    if n_draws == 0 {
        return Err(Invalid::NoAlternatives);
    }
    let alternatives = tallies.iter().map(|tally| tally.prospect(n_draws)).collect();
    Ok(Outlook { method, n_draws, nobody: nobody as f64 / n_draws as f64, alternatives })
}

/// What is counted of an alternative.
#[derive(Clone, Copy, Default)]
struct Tally {
    best: f64,
    n_ranked: usize,
    ranks: f64,
    regret: Accumulated,
}

impl Tally {
    fn prospect(&self, n_draws: usize) -> Prospect {
        Prospect {
            best: Share::of(self.best, n_draws),
            excluded: (n_draws - self.n_ranked) as f64 / n_draws as f64,
            rank: (self.n_ranked > 0).then(|| self.ranks / self.n_ranked as f64),
            regret: self.regret.regret(),
        }
    }
}

/// The criteria, those without anchors now anchored at the worst and the best of any alternative that is admitted in
/// any draw: all draws then share one scale. A criterion on which all of these are the same, or which a draw does not
/// have, stays as it is.
pub fn anchored_over(criteria: &[Criterion], draws: &[Matrix]) -> Vec<Criterion> {
    let admitted: Vec<&[f64]> =
        draws.iter().flat_map(Matrix::rows).filter(|row| strikes(criteria, row).next().is_none()).collect();
    let anchored = |(index, criterion): (usize, &Criterion)| {
        let values: Option<Vec<f64>> = admitted.iter().map(|row| row.get(index).copied()).collect();
        let range = values.map(|values| criterion.worst_and_best(values.into_iter()));
        // Of no values at all the best is not better than the worst either.
        let range = range.filter(|&(worst, best)| criterion.better(best, worst));
        let anchors = range.map(|(worst, best)| Anchors { worst, best });
        Criterion { anchors: criterion.anchors.or(anchors), ..criterion.clone() }
    };
    criteria.iter().enumerate().map(anchored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", *Statistics in Medicine* 17, 1998,
    /// table I, method 3, published with four digits.
    #[test]
    fn intervals_as_published() {
        for (count, n, low, high) in [
            (81.0, 263, 0.2553, 0.3662),
            (15.0, 148, 0.0624, 0.1605),
            (0.0, 20, 0.0, 0.1611),
            (1.0, 29, 0.0061, 0.1718),
        ] {
            let share = Share::of(count, n);
            assert!((share.low - low).abs() <= 5e-5 && (share.high - high).abs() <= 5e-5, "{share:?}");
        }
        assert_eq!(Share::of(20.0, 20).high, 1.0);
    }
}
