//! Which resource is to blame for which disturbed lessons.

use super::Verdict;
use crate::future::Future;
use crate::measure::{Culprit, EstablishmentBlame};

/// Disturbed lessons by culprit.
#[derive(Debug)]
pub(crate) struct BlameBook {
    /// By establishment: a few lines each.
    lines: Vec<Vec<EstablishmentBlame>>,
    pub(crate) links: Vec<u32>,
    pub(crate) pools: Vec<u32>,
}

impl BlameBook {
    pub(crate) fn new(future: &Future) -> Self {
        Self {
            lines: vec![Vec::new(); future.establishments.len()],
            links: vec![0; future.network.link_count()],
            pools: vec![0; future.pools.len()],
        }
    }

    /// A disturbed lesson.
    pub(crate) fn add(&mut self, verdict: &Verdict) {
        match verdict.culprit {
            Culprit::Link(link) => self.links[link as usize] += 1,
            Culprit::PoolCores(pool) | Culprit::PoolSessions(pool) | Culprit::PoolStorage(pool) => {
                self.pools[pool as usize] += 1;
            }
            Culprit::Licence(_) | Culprit::Latency | Culprit::Device => {}
        }
        let lines = &mut self.lines[verdict.establishment.index()];
        let known = lines.iter_mut().find(|line| {
            line.culprit == verdict.culprit
                && line.symptom == verdict.symptom
                && line.activity == verdict.activity.0
        });
        // `felt` holds the sum until the end of the day.
        if let Some(line) = known {
            line.lessons += 1;
            line.felt += verdict.felt as f32;
        } else {
            lines.push(EstablishmentBlame {
                establishment: verdict.establishment.0,
                culprit: verdict.culprit,
                lessons: 1,
                activity: verdict.activity.0,
                felt: verdict.felt as f32,
                threshold: verdict.threshold as f32,
                symptom: verdict.symptom,
            });
        }
    }

    /// Disturbed lessons of an establishment by culprit.
    pub(crate) fn of(&self, establishment: usize) -> impl Iterator<Item = (Culprit, u32)> {
        self.lines[establishment].iter().map(|line| (line.culprit, line.lessons))
    }

    /// For each establishment with disturbed lessons, its lines, the heaviest first.
    pub(crate) fn by_establishment(&self) -> Vec<EstablishmentBlame> {
        let mut all = Vec::new();
        for lines in &self.lines {
            let mut lines = lines.clone();
            lines.sort_by(|a, b| {
                b.lessons.cmp(&a.lessons).then(a.culprit.cmp(&b.culprit)).then(a.activity.cmp(&b.activity))
            });
            all.extend(
                lines
                    .into_iter()
                    .map(|line| EstablishmentBlame { felt: line.felt / line.lessons as f32, ..line }),
            );
        }
        all
    }
}
