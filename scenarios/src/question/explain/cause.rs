//! Causes of the disturbed lessons of an establishment: what was felt, and the resource behind it.

use crate::results::blame::{self, CulpritClass};
use crate::results::places::Places;
use maillage_sim::measure::{Culprit, Outcome, Symptom};
use std::collections::BTreeMap;

/// A cause of disturbed lessons.
#[derive(Clone, PartialEq, Debug)]
pub struct Cause {
    /// What was felt.
    pub symptom: Symptom,
    /// Activity most disturbed.
    pub activity: String,
    /// What was felt, mean over lessons: seconds, or the share for streams and refusals.
    pub felt: f64,
    /// The threshold of the activity.
    pub threshold: f64,
    /// Disturbed lessons of a day, mean over replications.
    pub lessons: f64,
    /// Class of the resource to blame.
    pub class: CulpritClass,
    /// The resource.
    pub resource: Resource,
    /// Other establishments that the same resource disturbs, mean over replications.
    pub others: f64,
}

/// Facts on a resource, means over replications.
#[derive(Clone, PartialEq, Debug)]
pub enum Resource {
    /// A link.
    Link {
        /// `from > to`.
        name: String,
        /// Rate, Mb/s.
        megabits: f64,
        /// Whether towards the establishments.
        down: bool,
        /// 95th percentile of its utilisation in school hours, 0..=1.
        utilisation: f64,
        /// Minutes saturated.
        saturated: f64,
    },
    /// A pool.
    Pool {
        /// Name.
        name: String,
        /// Hosts.
        hosts: u32,
        /// Cores of a host.
        cores: f64,
        /// Sessions that it admits.
        sessions: u64,
        /// 95th percentile of its utilisation in school hours, 0..=1.
        utilisation: f64,
        /// Most sessions at once.
        peak: f64,
    },
    /// Licences, by name.
    Licence(String),
    /// Distance or the device.
    None,
}

#[derive(Default)]
struct Sum {
    lessons: u64,
    felt: f64,
    threshold: f64,
}

/// Causes at an establishment, most disturbed lessons first.
pub(crate) fn causes(outcomes: &[Outcome], places: &Places, place: usize) -> Vec<Cause> {
    let mut sums = BTreeMap::<(Culprit, Symptom, u32), Sum>::new();
    for entry in outcomes.iter().flat_map(|outcome| &outcome.blame) {
        if entry.establishment as usize == place && entry.lessons > 0 {
            let sum = sums.entry((entry.culprit, entry.symptom, entry.activity)).or_default();
            sum.lessons += u64::from(entry.lessons);
            sum.felt += f64::from(entry.felt) * f64::from(entry.lessons);
            sum.threshold += f64::from(entry.threshold) * f64::from(entry.lessons);
        }
    }
    let replications = outcomes.len().max(1) as f64;
    let mut causes: Vec<Cause> = sums
        .into_iter()
        .map(|((culprit, symptom, activity), sum)| {
            let lessons = sum.lessons as f64;
            Cause {
                symptom,
                activity: places.activities.get(activity as usize).cloned().unwrap_or_default(),
                felt: sum.felt / lessons,
                threshold: sum.threshold / lessons,
                lessons: lessons / replications,
                class: blame::name(culprit, places).0,
                resource: resource(outcomes, places, culprit),
                others: others(outcomes, culprit, place),
            }
        })
        .collect();
    causes.sort_by(|a, b| b.lessons.total_cmp(&a.lessons));
    causes
}

fn others(outcomes: &[Outcome], culprit: Culprit, place: usize) -> f64 {
    if matches!(culprit, Culprit::Latency | Culprit::Device) {
        return 0.0;
    }
    let count = |outcome: &Outcome| {
        let same = outcome.blame.iter().filter(|entry| entry.culprit == culprit && entry.lessons > 0);
        same.filter(|entry| entry.establishment as usize != place).count()
    };
    outcomes.iter().map(count).sum::<usize>() as f64 / outcomes.len().max(1) as f64
}

fn resource(outcomes: &[Outcome], places: &Places, culprit: Culprit) -> Resource {
    let mean = |of: &dyn Fn(&Outcome) -> Option<f64>| {
        let values: Vec<f64> = outcomes.iter().filter_map(of).collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    match culprit {
        Culprit::Link(index) => {
            let index = index as usize;
            places.links.get(index).map_or(Resource::None, |link| Resource::Link {
                name: link.name.clone(),
                megabits: link.rate / 1e6,
                down: link.down,
                utilisation: mean(&|outcome| Some(f64::from(outcome.links.get(index)?.utilisation_p95))),
                saturated: mean(&|outcome| Some(f64::from(outcome.links.get(index)?.saturated_minutes))),
            })
        }
        Culprit::PoolCores(index) | Culprit::PoolSessions(index) | Culprit::PoolStorage(index) => {
            let index = index as usize;
            places.pools.get(index).map_or(Resource::None, |pool| Resource::Pool {
                name: pool.name.clone(),
                hosts: pool.hosts,
                cores: pool.cores,
                sessions: u64::from(pool.hosts) * u64::from(pool.sessions_per_host),
                utilisation: mean(&|outcome| Some(f64::from(outcome.pools.get(index)?.utilisation_p95))),
                peak: mean(&|outcome| Some(f64::from(outcome.pools.get(index)?.peak_sessions))),
            })
        }
        Culprit::Licence(index) => {
            places.licences.get(index as usize).cloned().map_or(Resource::None, Resource::Licence)
        }
        Culprit::Latency | Culprit::Device => Resource::None,
    }
}
