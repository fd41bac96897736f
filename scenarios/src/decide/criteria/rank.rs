//! Ranks from scores.

use serde::{Deserialize, Serialize};

/// Alternatives in the order of their scores.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ranking {
    /// Score by alternative, excluded or not; higher is better.
    pub scores: Vec<f64>,
    /// Rank by alternative, from 1; `None` for an excluded one. Equal scores share the better rank and the next one
    /// is left out (1, 1, 3).
    pub ranks: Vec<Option<usize>>,
    /// Ranked alternatives, best first, equal ones by index.
    pub order: Vec<usize>,
}

impl Ranking {
    /// Of scores, for the alternatives that are admitted.
    pub(super) fn of(scores: Vec<f64>, admitted: &[usize]) -> Self {
        let mut order = admitted.to_vec();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        let mut ranks = vec![None; scores.len()];
        let mut rank = 0;
        for (position, &alternative) in order.iter().enumerate() {
            if position == 0 || scores[alternative] != scores[order[position - 1]] {
                rank = position + 1;
            }
            ranks[alternative] = Some(rank);
        }
        Self { scores, ranks, order }
    }

    /// The first alternative: of several with the best score the one with the lowest index. `None` when all are
    /// excluded.
    pub fn winner(&self) -> Option<usize> {
        self.order.first().copied()
    }

    /// All who share the first rank, by index.
    pub fn winners(&self) -> &[usize] {
        let n = self.order.iter().take_while(|&&alternative| self.ranks[alternative] == Some(1)).count();
        &self.order[..n]
    }

    /// The mean of the ranks that equal scores would have in all their orders (1.5, 1.5, 3), by alternative.
    pub(super) fn mean_ranks(&self) -> Vec<Option<f64>> {
        let share = |rank: usize| {
            let n = self.order.iter().filter(|&&other| self.ranks[other] == Some(rank)).count();
            rank as f64 + (n as f64 - 1.0) / 2.0
        };
        self.ranks.iter().map(|rank| rank.map(share)).collect()
    }
}
