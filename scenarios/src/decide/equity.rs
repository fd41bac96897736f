//! How evenly something is spread over pupils, establishments and départements.
//!
//! Every figure is about pupils: an establishment counts as often as it has pupils, each of whom has the value of
//! the establishment (Mb/s per pupil, share of lessons disturbed, euros per pupil). Formulas and their sources are
//! in `docs/model.md`, "Equity and decision".

mod lorenz;
mod spread;
mod theil;

pub use lorenz::{Lorenz, LorenzPoint, MOST_POINTS};
pub use maillage_sim::measure::holm::Direction;
pub use theil::{Group, Theil};

use serde::{Deserialize, Serialize};
use spread::Level;

/// A commune with fewer inhabitants is called rural. INSEE called urban, from 1954 until the density grid of 2021, a
/// commune with a built-up zone of at least 2,000 inhabitants; the population of the commune stands here for that
/// of the zone, so that a small commune within a large agglomeration counts as rural.
pub const RURAL_BELOW_INHABITANTS: u32 = 2_000;

/// How many places are named as the worst served.
pub const N_WORST: usize = 10;

/// An establishment, seen as a number of pupils who all have the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// How the caller knows it; also the order among places of equal value.
    pub key: usize,
    /// What each of its pupils has: finite, not negative.
    pub value: f64,
    /// Its pupils: finite, not negative. A place without pupils counts nowhere.
    pub pupils: f64,
    /// Its département, as an index of the caller.
    pub group: usize,
    /// Whether its commune is rural ([`RURAL_BELOW_INHABITANTS`]).
    pub rural: bool,
}

/// Why places have no equity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// No place has pupils.
    NoPupils,
    /// The value of the place with this key is negative or not a finite number: shares of a total have no meaning.
    Value(usize),
    /// The number of pupils of the place with this key is negative or not a finite number.
    Pupils(usize),
    /// The target is not a finite number.
    Target,
    /// Values or pupils are so large or so far apart that floating point cannot hold their sums.
    OutOfRange,
}

/// How evenly a measure is spread over pupils.
///
/// Gini, Theil and the Lorenz curve describe the distribution of the measure itself, whichever way it is good: for
/// an evil such as disturbed lessons they say how unevenly the *evil* is spread, so that a Gini near 1 means that few
/// pupils bear nearly all of it. Equality of an evil is no merit by itself: read the mean beside it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Equity {
    /// Which way the measure is good; `None` for one that only describes, such as euros per pupil.
    pub direction: Option<Direction>,
    /// Places with pupils.
    pub n_places: usize,
    /// Their pupils.
    pub pupils: f64,
    /// Mean over pupils.
    pub mean: f64,
    /// Gini coefficient, 0 (all the same) to 1 (excluded: one pupil has all); 0 when nobody has anything.
    pub gini: f64,
    /// Theil's T and its parts between and within groups.
    pub theil: Theil,
    /// By group, in the order of their indices: groups without pupils are absent.
    pub groups: Vec<Group>,
    /// The value that at least a tenth of the pupils do not exceed: the least such value.
    pub p10: f64,
    /// Median, by the same rule.
    pub p50: f64,
    /// Nine tenths, by the same rule.
    pub p90: f64,
    /// `p90 / p10`; `None` when `p10` is 0.
    pub p90_over_p10: Option<f64>,
    /// Against a target; `None` without one.
    pub target: Option<AgainstTarget>,
    /// Mean over pupils of rural communes; `None` when there are none.
    pub rural_mean: Option<f64>,
    /// Mean over the other pupils; `None` when there are none.
    pub urban_mean: Option<f64>,
    /// Share of the pupils who are in rural communes, 0..=1.
    pub rural_pupils: f64,
    /// `rural_mean / urban_mean`; `None` when one is missing or the latter is 0.
    pub rural_over_urban: Option<f64>,
    /// The Lorenz curve.
    pub lorenz: Lorenz,
    /// The [`N_WORST`] worst served places, worst first, equal ones by key; none when the measure only describes.
    pub worst: Vec<Worst>,
}

/// Where pupils are against a target.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct AgainstTarget {
    /// The target, in the unit of the measure.
    pub level: f64,
    /// Share of the pupils who have less, 0..=1.
    pub under: f64,
    /// Share of the pupils who have more, 0..=1. Who has just that is in neither.
    pub over: f64,
    /// Share of the pupils for whom the target is missed: `under` if more is better, `over` if less is; `None` when
    /// the measure only describes.
    pub missed: Option<f64>,
}

/// A badly served place.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Worst {
    /// Key of the place.
    pub key: usize,
    /// Its value.
    pub value: f64,
    /// Its pupils.
    pub pupils: f64,
}

impl Equity {
    /// Of some places, for a measure that is good in a direction (`None`: it only describes), against a target.
    pub fn of(places: &[Place], direction: Option<Direction>, target: Option<f64>) -> Result<Self, Unfit> {
        let places = sound(places)?;
        if target.is_some_and(|level| !level.is_finite()) {
            return Err(Unfit::Target);
        }
        let levels = spread::levels(&places);
        let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
        let mean = spread::mean(&levels);
        let (groups, theil) = theil::decompose(&places, &levels);
        let [p10, p50, p90] = [10.0, 50.0, 90.0].map(|percent| spread::percentile(&levels, percent));
        let of_commune = |rural: bool| -> Vec<Level> {
            spread::levels(places.iter().filter(|place| place.rural == rural))
        };
        let (rural, urban) = (of_commune(true), of_commune(false));
        let mean_of = |levels: &[Level]| (!levels.is_empty()).then(|| spread::mean(levels));
        let (rural_mean, urban_mean) = (mean_of(&rural), mean_of(&urban));
        let equity = Self {
            direction,
            n_places: places.len(),
            pupils,
            mean,
            gini: lorenz::gini(&levels, mean),
            theil,
            groups,
            p10,
            p50,
            p90,
            p90_over_p10: ratio(p90, p10),
            target: target.map(|level| AgainstTarget::of(&levels, direction, level)),
            rural_mean,
            urban_mean,
            rural_pupils: share(&rural, pupils),
            rural_over_urban: rural_mean.zip(urban_mean).and_then(|(rural, urban)| ratio(rural, urban)),
            lorenz: Lorenz::of(&levels),
            worst: worst(&places, direction),
        };
        if equity.is_finite() { Ok(equity) } else { Err(Unfit::OutOfRange) }
    }

    /// Whether floating point has held: sums can exceed it, quotients of values far apart too.
    fn is_finite(&self) -> bool {
        let groups = self.groups.iter().flat_map(|group| [group.mean, group.theil, group.amount]);
        let optional = [self.p90_over_p10, self.rural_mean, self.urban_mean, self.rural_over_urban];
        [self.pupils, self.mean, self.gini, self.theil.total, self.theil.between, self.theil.within]
            .into_iter()
            .chain(groups)
            .chain(optional.into_iter().flatten())
            .chain(self.lorenz.points.iter().map(|point| point.amount))
            .all(f64::is_finite)
    }
}

impl AgainstTarget {
    fn of(levels: &[Level], direction: Option<Direction>, level: f64) -> Self {
        let pupils: f64 = levels.iter().map(|level| level.pupils).sum();
        // Levels ascend, so that those below come first and those above come last.
        let below = levels.partition_point(|other| other.value < level);
        let above = levels.partition_point(|other| other.value <= level);
        let (under, over) = (share(&levels[..below], pupils), share(&levels[above..], pupils));
        let missed = direction.map(|direction| match direction {
            Direction::HigherIsBetter => under,
            Direction::LowerIsBetter => over,
        });
        Self { level, under, over, missed }
    }
}

/// The places that have pupils, once all are found sound.
fn sound(places: &[Place]) -> Result<Vec<Place>, Unfit> {
    // Written so that what is not a number is refused with the negative ones.
    let fits = |number: f64| number.is_finite() && number >= 0.0;
    if let Some(place) = places.iter().find(|place| !fits(place.value)) {
        return Err(Unfit::Value(place.key));
    }
    if let Some(place) = places.iter().find(|place| !fits(place.pupils)) {
        return Err(Unfit::Pupils(place.key));
    }
    let with_pupils: Vec<Place> = places.iter().copied().filter(|place| place.pupils > 0.0).collect();
    if with_pupils.is_empty() { Err(Unfit::NoPupils) } else { Ok(with_pupils) }
}

/// Share of all pupils who are at some levels.
fn share(levels: &[Level], pupils: f64) -> f64 {
    // The smaller sum may exceed the larger one by its rounding.
    (levels.iter().map(|level| level.pupils).sum::<f64>() / pupils).min(1.0)
}

fn ratio(above: f64, below: f64) -> Option<f64> {
    (below > 0.0).then(|| above / below)
}

fn worst(places: &[Place], direction: Option<Direction>) -> Vec<Worst> {
    let Some(direction) = direction else { return Vec::new() };
    let mut order: Vec<&Place> = places.iter().collect();
    order.sort_by(|a, b| {
        let (first, second) = match direction {
            Direction::HigherIsBetter => (a, b),
            Direction::LowerIsBetter => (b, a),
        };
        first.value.total_cmp(&second.value).then(a.key.cmp(&b.key))
    });
    let named = order.into_iter().take(N_WORST);
    named.map(|place| Worst { key: place.key, value: place.value, pupils: place.pupils }).collect()
}

#[cfg(test)]
mod tests;
