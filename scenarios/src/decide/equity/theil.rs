//! Theil's T and its parts between and within groups.
//!
//! H. Theil, *Economics and Information Theory*, 1967, chapter 4; that it alone, with the mean logarithmic deviation,
//! divides so: F. Bourguignon, *Econometrica* 47, 1979, and A. F. Shorrocks, *Econometrica* 48, 1980.

use super::Place;
use super::spread::{self, Level};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Theil's T: 0 when all have the same (also when all have nothing), at most the logarithm of the number of pupils.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Theil {
    /// Over all pupils: mean of `x/μ · ln(x/μ)`, where `0 · ln 0` is 0.
    pub total: f64,
    /// What would remain if all pupils of a group had its mean.
    pub between: f64,
    /// The values of the groups, each weighted by its share of the amount; `total = between + within`.
    pub within: f64,
}

/// A group of places, such as a département.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Index that the caller gave.
    pub group: usize,
    /// Its pupils.
    pub pupils: f64,
    /// Mean over its pupils.
    pub mean: f64,
    /// Share of the whole amount that its pupils have, 0..=1; 0 when nobody has anything.
    pub amount: f64,
    /// Theil's T among its pupils.
    pub theil: f64,
}

/// Theil's T of levels around their mean.
///
/// `ln` is taken of `1 + d` with `d = x/μ − 1`, and the mean of `d`, which is 0, is subtracted term by term: no term
/// is negative then, and little inequality is computed as precisely as much.
fn around_mean(levels: &[Level], mean: f64) -> f64 {
    if mean == 0.0 {
        return 0.0;
    }
    let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
    let term = |value: f64| {
        let d = (value - mean) / mean;
        // Where there is nothing, or too little to differ from it beside the mean, x ln x is 0 and d is −1.
        if d <= -1.0 { 1.0 } else { ((1.0 + d) * d.ln_1p() - d).max(0.0) }
    };
    levels.iter().map(|level| level.pupils * term(level.value)).sum::<f64>() / pupils
}

/// The groups in order of their indices, and the index with its parts.
pub(super) fn decompose(places: &[Place], levels: &[Level]) -> (Vec<Group>, Theil) {
    let mut members: BTreeMap<usize, Vec<&Place>> = BTreeMap::new();
    for place in places {
        members.entry(place.group).or_default().push(place);
    }
    let amount: f64 = levels.iter().map(|level| level.pupils * level.value).sum();
    let groups: Vec<Group> = members
        .into_iter()
        .map(|(group, places)| {
            let levels = spread::levels(places.into_iter().copied());
            let mean = spread::mean(&levels);
            let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
            let amount = if amount > 0.0 { pupils * mean / amount } else { 0.0 };
            Group { group, pupils, mean, amount, theil: around_mean(&levels, mean) }
        })
        .collect();
    // The groups as if all of a group had its mean; equal means need not be one level for a sum.
    let means: Vec<Level> =
        groups.iter().map(|group| Level { value: group.mean, pupils: group.pupils }).collect();
    let mean = spread::mean(levels);
    let theil = Theil {
        total: around_mean(levels, mean),
        between: around_mean(&means, mean),
        within: groups.iter().map(|group| group.amount * group.theil).sum(),
    };
    (groups, theil)
}
