//! The absorbing chain that one request sees (see `response`), cut to the states that matter.

use super::FiniteSource;

/// States whose measure is below this share of the largest are left out: less than rounding in every sum.
const NEGLIGIBLE: f64 = 1e-18;

/// The chain on a window of states; births at its top and deaths at its bottom are suppressed, which keeps it
/// reversible. All vectors have one entry per state.
#[derive(Debug)]
pub(super) struct Absorbing {
    /// The reversible measure, largest entry 1.
    pub(super) measure: Vec<f64>,
    /// Rate at which the followed request ends.
    pub(super) finish: Vec<f64>,
    /// Rate at which another request begins; 0 in the last state.
    pub(super) birth: Vec<f64>,
    /// Rate at which another request ends; 0 in the first state.
    pub(super) death: Vec<f64>,
}

impl Absorbing {
    /// The chain seen by one request among the sessions of `source` (with no session: by a single request).
    pub(super) fn of(source: &FiniteSource) -> Self {
        let others = source.sessions.saturating_sub(1);
        let birth = |j: u32| f64::from(others - j) * source.load;
        let finish = |j: u32| source.speed(f64::from(j) + 1.0);
        let death = |j: u32| f64::from(j) * finish(j);
        // Births fall and deaths rise with j: the measure has a single peak, found by bisection.
        let (mut low, mut high) = (0, others);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if birth(middle - 1) >= death(middle) { low = middle } else { high = middle - 1 }
        }
        let peak = low;
        let mut measure = vec![1.0];
        let (mut first, mut m) = (peak, 1.0);
        while first > 0 && m > NEGLIGIBLE {
            m *= death(first) / birth(first - 1);
            first -= 1;
            measure.push(m);
        }
        measure.reverse();
        let (mut last, mut m) = (peak, 1.0);
        while last < others && m > NEGLIGIBLE {
            m *= birth(last) / death(last + 1);
            last += 1;
            measure.push(m);
        }
        let mut chain = Self {
            measure,
            finish: (first..=last).map(finish).collect(),
            birth: (first..=last).map(birth).collect(),
            death: (first..=last).map(death).collect(),
        };
        chain.death[0] = 0.0;
        chain.birth[(last - first) as usize] = 0.0;
        chain
    }

    /// `f` with `A f = right`, by elimination without pivoting: `A` is diagonally dominant with positive
    /// diagonal and negative neighbours, so that for `right ≥ 0` nothing cancels.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = right.len();
        let (mut up, mut found) = (vec![0.0; n], vec![0.0; n]);
        // Excess of the pivot over the birth rate, carried along instead of the pivot itself (no subtraction).
        let mut excess = self.finish[0];
        for j in 0..n {
            if j > 0 {
                // pivot(j) = κ + b + d − d up(j−1), with 1 − up(j−1) = excess(j−1) / pivot(j−1).
                let before = excess / (excess + self.birth[j - 1]);
                excess = self.finish[j] + self.death[j] * before;
            }
            let pivot = excess + self.birth[j];
            let below = if j > 0 { self.death[j] * found[j - 1] } else { 0.0 };
            found[j] = (right[j] + below) / pivot;
            up[j] = self.birth[j] / pivot;
        }
        for j in (0..n - 1).rev() {
            found[j] += up[j] * found[j + 1];
        }
        found
    }
}
