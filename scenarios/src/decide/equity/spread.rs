//! The distribution of a measure over pupils: its levels, their mean and percentiles.

use super::Place;
use std::borrow::Borrow;

/// All pupils who have the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Level {
    /// What each of them has.
    pub(super) value: f64,
    /// How many they are, above 0.
    pub(super) pupils: f64,
}

/// The levels of some places, ascending. Places of equal value become one level, so that no figure depends on the
/// order of the places.
pub(super) fn levels(places: impl IntoIterator<Item = impl Borrow<Place>>) -> Vec<Level> {
    let mut pairs: Vec<(f64, f64)> = places
        .into_iter()
        // Adding 0 makes a zero of either sign the same level.
        .map(|place| (place.borrow().value + 0.0, place.borrow().pupils))
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut levels: Vec<Level> = Vec::new();
    for (value, pupils) in pairs {
        match levels.last_mut() {
            Some(level) if level.value == value => level.pupils += pupils,
            _ => levels.push(Level { value, pupils }),
        }
    }
    levels
}

/// Mean over pupils; there must be a level.
pub(super) fn mean(levels: &[Level]) -> f64 {
    let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
    let amount: f64 = levels.iter().map(|level| level.pupils * level.value).sum();
    let (least, most) = (levels[0].value, levels[levels.len() - 1].value);
    // Rounding must not carry a mean outside of what it is the mean of: where all are equal it is exact.
    (amount / pupils).max(least).min(most)
}

/// The least value that so many per cent of the pupils do not exceed: the inverse of the distribution function
/// (definition 1 of Hyndman and Fan, *The American Statistician* 50, 1996), which always is a value that somebody has.
pub(super) fn percentile(levels: &[Level], percent: f64) -> f64 {
    let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
    let mut so_far = 0.0;
    for level in levels {
        so_far += level.pupils;
        // Per cent and not shares, because whole numbers of pupils then compare without rounding.
        if so_far * 100.0 >= percent * pupils {
            return level.value;
        }
    }
    levels[levels.len() - 1].value
}
