//! Regret: what one would have gained with the best choice, had one known.

use super::Direction;
use serde::{Deserialize, Serialize};

/// Regret of an alternative over draws (L. J. Savage, "The theory of statistical decision", *Journal of the American
/// Statistical Association* 46, 1951), in the unit of the figure.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Regret {
    /// Mean over draws.
    pub mean: f64,
    /// The largest of any draw: whoever regrets least takes the alternative in which this is smallest.
    pub max: f64,
}

/// Regrets by alternative, of draws × alternatives of a figure that is good in a direction, such as costs: in each
/// draw, how far an alternative is from the best one. `None` when draws are not equally long, a figure is not a finite
/// number, or there is no draw or no alternative.
pub fn regrets<D: AsRef<[f64]>>(draws: &[D], direction: Direction) -> Option<Vec<Regret>> {
    let n = draws.first()?.as_ref().len();
    let mut found = vec![Accumulated::default(); n];
    for draw in draws {
        let draw = draw.as_ref();
        if draw.len() != n || draw.iter().any(|figure| !figure.is_finite()) {
            return None;
        }
        let signed = |figure: f64| match direction {
            Direction::HigherIsBetter => figure,
            Direction::LowerIsBetter => -figure,
        };
        let best = draw.iter().copied().map(signed).fold(f64::NEG_INFINITY, f64::max);
        for (found, &figure) in found.iter_mut().zip(draw) {
            found.add(best - signed(figure));
        }
    }
    let regrets: Option<Vec<Regret>> = found.iter().map(Accumulated::regret).collect();
    regrets.filter(|regrets| !regrets.is_empty())
}

/// Regrets of an alternative so far.
#[derive(Clone, Copy, Default)]
pub(super) struct Accumulated {
    n: u32,
    sum: f64,
    max: f64,
}

impl Accumulated {
    /// One more draw.
    pub(super) fn add(&mut self, regret: f64) {
        self.n += 1;
        self.sum += regret;
        self.max = self.max.max(regret);
    }

    /// Over all draws; `None` without any.
    pub(super) fn regret(&self) -> Option<Regret> {
        (self.n > 0).then(|| Regret { mean: self.sum / f64::from(self.n), max: self.max })
    }
}
