//! Which resource is to blame for which disturbed lessons.

use super::Verdict;
use crate::future::Future;
use crate::measure::{Culprit, EstablishmentBlame};

/// Disturbed lessons by culprit.
#[derive(Debug)]
pub(crate) struct BlameBook {
    /// By establishment: a few lines each, with their lessons, which an estimate expects in fractions.
    lines: Vec<Vec<(EstablishmentBlame, f64)>>,
    pub(crate) links: Vec<f64>,
    pub(crate) pools: Vec<f64>,
}

impl BlameBook {
    pub(crate) fn new(future: &Future) -> Self {
        Self {
            lines: vec![Vec::new(); future.establishments.len()],
            links: vec![0.0; future.network.link_count()],
            pools: vec![0.0; future.pools.len()],
        }
    }

    /// Disturbed lessons: one, or as many as an estimate expects.
    pub(crate) fn add(&mut self, verdict: &Verdict, lessons: f64) {
        match verdict.culprit {
            Culprit::Link(link) => self.links[link as usize] += lessons,
            Culprit::PoolCores(pool) | Culprit::PoolSessions(pool) | Culprit::PoolStorage(pool) => {
                self.pools[pool as usize] += lessons;
            }
            Culprit::Licence(_) | Culprit::Latency | Culprit::Device => {}
        }
        let lines = &mut self.lines[verdict.establishment.index()];
        let known = lines.iter_mut().find(|(line, _)| {
            line.culprit == verdict.culprit
                && line.symptom == verdict.symptom
                && line.activity == verdict.activity.0
        });
        // `felt` holds the sum until the end of the day.
        let felt = (verdict.felt * lessons) as f32;
        if let Some((line, count)) = known {
            *count += lessons;
            line.felt += felt;
        } else {
            let line = EstablishmentBlame {
                establishment: verdict.establishment.0,
                culprit: verdict.culprit,
                lessons: 0,
                activity: verdict.activity.0,
                felt,
                threshold: verdict.threshold as f32,
                symptom: verdict.symptom,
            };
            lines.push((line, lessons));
        }
    }

    /// Disturbed lessons of an establishment by culprit.
    pub(crate) fn of(&self, establishment: usize) -> impl Iterator<Item = (Culprit, f64)> {
        self.lines[establishment].iter().map(|(line, lessons)| (line.culprit, *lessons))
    }

    /// For each establishment with disturbed lessons, its lines, the heaviest first. Fractions of lessons are carried
    /// over to the next line of the same kind of culprit, so that whole numbers add up to the sums expected.
    pub(crate) fn by_establishment(&self) -> Vec<EstablishmentBlame> {
        let mut all = Vec::new();
        let mut carried = [0.0; 7];
        for lines in &self.lines {
            let mut lines = lines.clone();
            lines.sort_by(|(a, n), (b, m)| {
                m.total_cmp(n).then(a.culprit.cmp(&b.culprit)).then(a.activity.cmp(&b.activity))
            });
            for (line, lessons) in lines {
                let carry = &mut carried[kind(line.culprit)];
                let whole = (lessons + *carry).round().max(0.0);
                *carry += lessons - whole;
                if whole >= 1.0 {
                    let felt = (f64::from(line.felt) / lessons) as f32;
                    all.push(EstablishmentBlame { lessons: whole as u32, felt, ..line });
                }
            }
        }
        all
    }
}

const fn kind(culprit: Culprit) -> usize {
    match culprit {
        Culprit::Link(_) => 0,
        Culprit::PoolCores(_) => 1,
        Culprit::PoolSessions(_) => 2,
        Culprit::PoolStorage(_) => 3,
        Culprit::Licence(_) => 4,
        Culprit::Latency => 5,
        Culprit::Device => 6,
    }
}
