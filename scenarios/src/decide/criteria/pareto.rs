//! The Pareto front: who is not beaten in everything by one and the same other.

use super::Problem;
use serde::{Deserialize, Serialize};

/// Who dominates whom, whatever the weights above 0.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Pareto {
    /// Admitted alternatives that no admitted one dominates, ascending.
    pub front: Vec<usize>,
    /// By alternative, the admitted ones that dominate it, ascending: on every criterion with a weight above 0 at
    /// least as good, on one better.
    pub dominated_by: Vec<Vec<usize>>,
}

impl Problem<'_> {
    /// Who dominates whom (V. Pareto, *Manuale di economia politica*, 1906). An excluded alternative dominates nobody.
    pub fn pareto(&self) -> Pareto {
        let dominators = |alternative: usize| -> Vec<usize> {
            self.admitted.iter().copied().filter(|&other| self.dominates(other, alternative)).collect()
        };
        let dominated_by: Vec<Vec<usize>> = (0..self.values.n_rows()).map(dominators).collect();
        let front =
            self.admitted.iter().copied().filter(|&admitted| dominated_by[admitted].is_empty()).collect();
        Pareto { front, dominated_by }
    }

    fn dominates(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.values.row(a), self.values.row(b));
        let counted =
            || self.criteria.iter().zip(a.iter().zip(b)).filter(|(criterion, _)| criterion.weight > 0.0);
        counted().all(|(criterion, (&a, &b))| !criterion.better(b, a))
            && counted().any(|(criterion, (&a, &b))| criterion.better(a, b))
    }
}
