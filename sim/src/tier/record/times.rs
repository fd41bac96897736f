//! Histograms of times, log-spaced: 13 bins an octave from a millisecond to half an hour, so that a quantile is
//! within 5.5 % (a bin) of the true one, within half of that where times are spread over the bin.

use super::add_each;
use std::sync::LazyLock;

/// Bins an octave.
const PER_OCTAVE: f64 = 13.0;
/// Lower edge of the first bin, seconds: two to the power of minus ten.
const LOWEST_LOG2: f64 = -10.0;
/// Number of bins: 21 octaves, up to 2048 s.
const BINS: usize = 273;

/// Where a time falls, as a real number of bins.
fn position(seconds: f64) -> f64 {
    (seconds.max(1e-9).log2() - LOWEST_LOG2) * PER_OCTAVE
}

/// A bin, found once for a time that many add.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bin(u16);

impl Bin {
    /// The bin of a time.
    pub(crate) fn of(seconds: f64) -> Self {
        Self(bin(position(seconds)) as u16)
    }
}

fn bin(position: f64) -> usize {
    // A cast from a float saturates: below the range is the first bin.
    (position as usize).min(BINS - 1)
}

fn seconds_at(position: f64) -> f64 {
    (position / PER_OCTAVE + LOWEST_LOG2).exp2()
}

/// The quantile of a histogram; `None` when it is empty.
fn quantile<W: Copy + Into<f64>>(bins: &[W], q: f64) -> Option<f64> {
    let total: f64 = bins.iter().map(|weight| (*weight).into()).sum();
    if total <= 0.0 {
        return None;
    }
    let wanted = q * total;
    let mut below = 0.0;
    for (index, weight) in bins.iter().enumerate() {
        let weight: f64 = (*weight).into();
        if weight > 0.0 && below + weight >= wanted {
            return Some(seconds_at(index as f64 + ((wanted - below) / weight).clamp(0.0, 1.0)));
        }
        below += weight;
    }
    bins.iter().rposition(|weight| (*weight).into() > 0.0).map(|last| seconds_at(last as f64 + 1.0))
}

/// Representative points of a positive law of mean one: offset in bins and probability.
///
/// A law with mean and variance is taken as a gamma law with these, cut at fixed probabilities, finer in the
/// tail; every part stands at its middle quantile.
type Points = [(f64, f64); CUTS.len() - 1];

/// The median, the 95th and the 99th percentile are middles of parts.
const CUTS: [f64; 18] =
    [0.0, 0.1, 0.2, 0.3, 0.4, 0.46, 0.54, 0.6, 0.7, 0.8, 0.87, 0.92, 0.94, 0.96, 0.98, 0.985, 0.995, 1.0];

/// Shapes that have points, closest around the exponential law.
const SHAPES: [f64; 16] =
    [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 100.0, 1000.0];

/// Points of the gamma laws, and the boundaries between their shapes: half-way (geometrically).
struct Gammas {
    boundaries: [f64; SHAPES.len() - 1],
    points: [Points; SHAPES.len()],
}

static GAMMAS: LazyLock<Gammas> = LazyLock::new(|| {
    use statrs::distribution::{ContinuousCDF, Gamma};
    let points = SHAPES.map(|shape| {
        let law = Gamma::new(shape, shape).expect("the shapes are positive");
        std::array::from_fn(|part| {
            let (low, high) = (CUTS[part], CUTS[part + 1]);
            (law.inverse_cdf(f64::midpoint(low, high)).log2() * PER_OCTAVE, high - low)
        })
    });
    Gammas { boundaries: std::array::from_fn(|at| (SHAPES[at] * SHAPES[at + 1]).sqrt()), points }
});

/// Points of the gamma law whose shape is nearest.
fn points(mean: f64, variance: f64) -> &'static Points {
    let gammas = &*GAMMAS;
    let shape = if variance > 0.0 { mean * mean / variance } else { f64::INFINITY };
    &gammas.points[gammas.boundaries.partition_point(|boundary| shape > *boundary)]
}

fn each_part(weight: f64, mean: f64, variance: f64, mut add: impl FnMut(usize, f64)) {
    let centre = position(mean);
    for (offset, probability) in points(mean, variance) {
        add(bin(centre + offset), weight * probability);
    }
}

/// One histogram. Whole territories add up here: beyond 2²⁴ a sum of `f32` would lose what is added to it.
#[derive(Clone, Debug)]
pub(crate) struct Times(Vec<f64>);

impl Default for Times {
    fn default() -> Self {
        Self(vec![0.0; BINS])
    }
}

impl Times {
    pub(crate) fn add(&mut self, seconds: f64, weight: f64) {
        self.0[bin(position(seconds))] += weight;
    }

    pub(crate) fn add_spread(&mut self, weight: f64, mean: f64, variance: f64) {
        each_part(weight, mean, variance, |bin, part| self.0[bin] += part);
    }

    pub(crate) fn quantile(&self, q: f64) -> Option<f64> {
        quantile(&self.0, q)
    }

    /// The times of another one as well.
    pub(crate) fn merge(&mut self, other: &Self) {
        add_each(&mut self.0, &other.0);
    }

    fn merge_row(&mut self, bins: &[f32]) {
        for (mine, theirs) in self.0.iter_mut().zip(bins) {
            *mine += f64::from(*theirs);
        }
    }
}

/// A histogram for each establishment.
#[derive(Debug)]
pub(crate) struct TimeTable {
    /// Rows of each part but the last, which may have fewer.
    length: usize,
    parts: Vec<Vec<f32>>,
}

impl TimeTable {
    pub(crate) fn new(rows: usize) -> Self {
        Self { length: rows.max(1), parts: vec![vec![0.0; rows * BINS]] }
    }

    /// The rows that follow, of a table that has no more of them than each one before it.
    pub(crate) fn append(&mut self, mut next: Self) {
        debug_assert!(
            next.length <= self.length && self.parts.iter().all(|part| part.len() == self.length * BINS)
        );
        self.parts.append(&mut next.parts);
    }

    fn row(&self, row: usize) -> &[f32] {
        &self.parts[row / self.length][row % self.length * BINS..][..BINS]
    }

    fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.parts[row / self.length][row % self.length * BINS..][..BINS]
    }

    pub(crate) fn add(&mut self, row: usize, seconds: f64, weight: f64) {
        self.add_shares(row, &[(Bin::of(seconds), 1.0)], weight);
    }

    /// Adds shares of a weight, each where it falls.
    pub(crate) fn add_shares(&mut self, row: usize, shares: &[(Bin, f64)], weight: f64) {
        let bins = self.row_mut(row);
        for (bin, share) in shares {
            bins[usize::from(bin.0)] += (weight * share) as f32;
        }
    }

    /// Times with a mean and a variance, also among those of `others`.
    pub(crate) fn add_spread(
        &mut self,
        row: usize,
        weight: f64,
        (mean, variance): (f64, f64),
        others: Option<&mut Times>,
    ) {
        let bins = self.row_mut(row);
        match others {
            None => each_part(weight, mean, variance, |bin, part| bins[bin] += part as f32),
            Some(others) => each_part(weight, mean, variance, |bin, part| {
                bins[bin] += part as f32;
                others.0[bin] += part;
            }),
        }
    }

    pub(crate) fn quantile(&self, row: usize, q: f64) -> Option<f64> {
        quantile(self.row(row), q)
    }

    /// The rows together.
    pub(crate) fn merged(&self, rows: impl Iterator<Item = usize>) -> Times {
        let mut times = Times::default();
        rows.for_each(|row| times.merge_row(self.row(row)));
        times
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_within_half_a_bin() {
        let mut times = Times::default();
        for k in 1..=10_000 {
            times.add(f64::from(k) * 1e-3, 1.0);
        }
        for q in [0.1, 0.5, 0.95, 0.99] {
            let ratio = times.quantile(q).unwrap() / (q * 10.0);
            assert!((ratio.log2() * PER_OCTAVE).abs() <= 0.5, "quantile {q}: ratio {ratio}");
        }
        assert_eq!(Times::default().quantile(0.5), None);
    }

    #[test]
    fn a_spread_is_the_law_it_stands_for() {
        // Exponential of mean 2: the median is 2 ln 2, the 95th percentile 2 ln 20. The error allowed is a bin
        // and the width of the part of the law in which the quantile falls (1.5 % of the tail here).
        let mut times = Times::default();
        times.add_spread(1.0, 2.0, 4.0);
        let (median, p95) = (times.quantile(0.5).unwrap(), times.quantile(0.95).unwrap());
        assert!((median / (2.0 * 2.0_f64.ln()) - 1.0).abs() < 0.15, "median {median}");
        assert!((p95 / (2.0 * 20.0_f64.ln()) - 1.0).abs() < 0.1, "p95 {p95}");
    }
}
