//! What is known of one cell (scenario × phase × day), in the form that pictures are drawn from: means over
//! replications for every place, intervals for the territory and its départements, courses of the day with their range.

mod hours;
mod judge;

pub use hours::HOURLY;
pub use judge::{Standing, judge};

use super::explain::{Cause, causes};
use crate::results::blame::{Blamed, ranking};
use crate::results::digest::Digest;
use crate::results::places::{LinkClass, Places};
use crate::results::summary::{DaySummary, Measures};
use crate::statistics::{Interval, difference};
use maillage_sim::measure::{Figures, LinkOutcome, Measure, Outcome, PoolOutcome, Series};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cell, summed up over its replications.
#[derive(Clone, PartialEq, Debug)]
pub struct CellView {
    /// Replications that it is the mean of.
    pub replications: u32,
    /// Whether it was computed rather than simulated (tier `analytic`): without interval.
    pub is_estimate: bool,
    /// Measures of the territory.
    pub territory: Measures,
    /// Measures by département, in the order of the territory.
    pub departements: Vec<Measures>,
    /// Means by establishment, in the order of the territory.
    pub establishments: Vec<Figures>,
    /// Means by link, in the order of `places`.
    pub links: Vec<LinkOutcome>,
    /// Means by pool, in the order of `places`.
    pub pools: Vec<PoolOutcome>,
    /// Courses of the day.
    pub series: Vec<Course>,
    /// Measures by hour from midnight, of those that are [`HOURLY`].
    pub hours: Vec<Measures>,
    /// What is to blame for the disturbed lessons of the territory, most first.
    pub blame: Vec<Blamed>,
    /// Names of links, pools, licences and activities.
    pub places: Arc<Places>,
    /// Rate of the access line towards each establishment, bits per second, where it is known.
    access_rates: Vec<Option<f64>>,
    /// The runs without what is summed up above, to explain single establishments from.
    runs: Vec<Outcome>,
}

/// A quantity over the day, in steps of [`maillage_sim::measure::SERIES_STEP_MINUTES`].
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Name in results.
    pub name: String,
    /// Means over replications, one per step from midnight.
    pub mean: Vec<f32>,
    /// The least of the replications, likewise.
    pub least: Vec<f32>,
    /// The most.
    pub most: Vec<f32>,
}

impl CellView {
    /// Of the outcomes of one cell, at least one, by replication.
    pub fn of(outcomes: &[Arc<Outcome>], places: Arc<Places>, is_estimate: bool) -> Self {
        let digests: Vec<Digest> = outcomes.iter().map(|outcome| Digest::of(outcome)).collect();
        let n_departements = outcomes.first().map_or(0, |outcome| outcome.departements.len());
        // Field by field: what is left out is most of a run, and is not copied first.
        let runs = outcomes.iter().map(|outcome| Outcome {
            territory: outcome.territory.clone(),
            departements: outcome.departements.clone(),
            establishments: Vec::new(),
            links: outcome.links.clone(),
            pools: outcome.pools.clone(),
            series: Vec::new(),
            blame: outcome.blame.clone(),
            balance: outcome.balance,
            usage: outcome.usage.clone(),
            events: outcome.events,
        });
        Self {
            replications: outcomes.len() as u32,
            is_estimate,
            territory: intervals(&digests, |run| Some(&run.territory)),
            departements: (0..n_departements)
                .map(|at| intervals(&digests, move |run| run.departements.get(at)))
                .collect(),
            establishments: establishments(outcomes),
            links: links(outcomes),
            pools: pools(outcomes),
            series: courses(outcomes),
            hours: hours::hours(outcomes),
            blame: ranking(digests.iter().map(|run| &run.blame), &places),
            runs: runs.collect(),
            access_rates: access_rates(&places),
            places,
        }
    }

    /// Of what a summary says of a cell whose runs are no longer there: territory, départements (in the order of
    /// `departements`, their codes) and blame; nothing of its `establishments`, links and courses of the day.
    pub fn of_summary(
        day: &DaySummary,
        departements: &[&str],
        establishments: usize,
        is_estimate: bool,
    ) -> Self {
        let n = day.measures.0.values().map(|interval| interval.n).max().unwrap_or(1);
        let of = |code: &&str| day.departements.get(*code).cloned().unwrap_or_default();
        Self {
            replications: u32::try_from(n).unwrap_or(u32::MAX),
            is_estimate,
            territory: day.measures.clone(),
            departements: departements.iter().map(of).collect(),
            establishments: vec![Figures::default(); establishments],
            links: Vec::new(),
            pools: Vec::new(),
            series: Vec::new(),
            hours: Vec::new(),
            blame: day.blame.clone(),
            runs: Vec::new(),
            access_rates: Vec::new(),
            places: Arc::default(),
        }
    }

    /// Whether its runs are at hand: a summary alone says nothing of what they used.
    pub const fn has_runs(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The runs, without figures of establishments and courses of the day.
    pub(crate) fn runs(&self) -> &[Outcome] {
        &self.runs
    }

    /// Why lessons of an establishment were disturbed, most disturbing first.
    pub fn causes(&self, establishment: usize) -> Vec<Cause> {
        causes(&self.runs, &self.places, establishment)
    }

    /// The mean of a measure at an establishment.
    pub fn figure(&self, establishment: usize, measure: Measure) -> Option<f64> {
        self.establishments.get(establishment)?.get(measure)
    }

    /// The rate of the access line towards an establishment, bits per second.
    pub fn access_rate(&self, establishment: usize) -> Option<f64> {
        *self.access_rates.get(establishment)?
    }

    /// A measure of the territory in each replication.
    pub fn by_replication(&self, measure: Measure) -> Vec<Option<f64>> {
        self.runs.iter().map(|run| run.territory.get(measure)).collect()
    }

    /// The difference of a measure of the territory, this cell less another one, on common random numbers: with an
    /// interval where both were simulated twice or more.
    pub fn difference(&self, other: &Self, measure: Measure) -> Option<Interval> {
        let paired = difference(other.by_replication(measure), self.by_replication(measure))?;
        let mut interval = Interval::from(paired.estimate);
        if self.is_estimate || other.is_estimate {
            (interval.ci95_low, interval.ci95_high) = (None, None);
        }
        Some(interval)
    }

    /// A course of the day by its name.
    pub fn course(&self, name: &str) -> Option<&Course> {
        self.series.iter().find(|course| course.name == name)
    }
}

fn access_rates(places: &Places) -> Vec<Option<f64>> {
    let mut rates = Vec::new();
    for link in places.links.iter().filter(|link| link.kind == LinkClass::Access && link.down) {
        let Some(at) = link.establishment.map(|at| at as usize) else { continue };
        if rates.len() <= at {
            rates.resize(at + 1, None);
        }
        rates[at] = Some(link.rate);
    }
    rates
}

fn intervals<'a>(runs: &'a [Digest], figures: impl Fn(&'a Digest) -> Option<&'a Figures>) -> Measures {
    let interval = |measure| Interval::of(runs.iter().filter_map(|run| figures(run)?.get(measure)));
    let known = Measure::ALL.into_iter().filter_map(|measure| Some((measure, interval(measure)?)));
    Measures(known.collect::<BTreeMap<_, _>>())
}

/// Mean of what is there; `None` where there is nothing.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

fn establishments(outcomes: &[Arc<Outcome>]) -> Vec<Figures> {
    if let [only] = outcomes {
        return only.establishments.clone();
    }
    let n = outcomes.first().map_or(0, |outcome| outcome.establishments.len());
    (0..n)
        .map(|at| {
            let mut figures = Figures::default();
            for measure in Measure::ALL.into_iter().filter(|measure| measure.per_establishment()) {
                let values = outcomes.iter().filter_map(|run| run.establishments.get(at)?.get(measure));
                if let Some(value) = mean(values) {
                    figures.set(measure, value);
                }
            }
            figures
        })
        .collect()
}

fn links(outcomes: &[Arc<Outcome>]) -> Vec<LinkOutcome> {
    if let [only] = outcomes {
        return only.links.clone();
    }
    let n = outcomes.first().map_or(0, |outcome| outcome.links.len());
    let over = |at: usize, of: fn(&LinkOutcome) -> f64| {
        mean(outcomes.iter().filter_map(|run| run.links.get(at)).map(of)).unwrap_or(0.0)
    };
    (0..n)
        .map(|at| LinkOutcome {
            utilisation_p95: over(at, |link| f64::from(link.utilisation_p95)) as f32,
            saturated_minutes: over(at, |link| f64::from(link.saturated_minutes)) as f32,
            blamed_lessons: over(at, |link| f64::from(link.blamed_lessons)).round() as u32,
        })
        .collect()
}

fn pools(outcomes: &[Arc<Outcome>]) -> Vec<PoolOutcome> {
    let n = outcomes.first().map_or(0, |outcome| outcome.pools.len());
    let over = |at: usize, of: fn(&PoolOutcome) -> f64| {
        mean(outcomes.iter().filter_map(|run| run.pools.get(at)).map(of)).unwrap_or(0.0)
    };
    (0..n)
        .map(|at| PoolOutcome {
            utilisation_p95: over(at, |pool| f64::from(pool.utilisation_p95)) as f32,
            peak_sessions: over(at, |pool| f64::from(pool.peak_sessions)).round() as u32,
            refused: over(at, |pool| f64::from(pool.refused)).round() as u32,
            blamed_lessons: over(at, |pool| f64::from(pool.blamed_lessons)).round() as u32,
            host_hours: over(at, |pool| f64::from(pool.host_hours)) as f32,
        })
        .collect()
}

fn courses(outcomes: &[Arc<Outcome>]) -> Vec<Course> {
    let Some(first) = outcomes.first() else { return Vec::new() };
    let course = |series: &Series| {
        let same: Vec<&Series> = outcomes
            .iter()
            .filter_map(|run| run.series.iter().find(|known| known.name == series.name))
            .collect();
        let at = |step: usize| same.iter().filter_map(move |series| series.values.get(step).copied());
        let steps = 0..series.values.len();
        Course {
            name: series.name.clone(),
            mean: steps
                .clone()
                .map(|step| mean(at(step).map(f64::from)).map_or(0.0, |value| value as f32))
                .collect(),
            least: steps.clone().map(|step| at(step).fold(f32::INFINITY, f32::min)).collect(),
            most: steps.map(|step| at(step).fold(f32::NEG_INFINITY, f32::max)).collect(),
        }
    };
    first.series.iter().map(course).collect()
}
