//! Which resource is to blame for which disturbed lessons.

use super::Cause;
use crate::ids::EstablishmentId;
use crate::measure::{Culprit, EstablishmentBlame};

/// Disturbed lessons by culprit, of establishments in a row.
#[derive(Debug)]
pub(crate) struct BlameBook {
    /// By establishment: a few lines each, with their lessons, which an estimate expects in fractions.
    lines: Vec<Vec<(EstablishmentBlame, f64)>>,
}

impl BlameBook {
    pub(crate) fn new(establishments: usize) -> Self {
        Self { lines: vec![Vec::new(); establishments] }
    }

    /// The establishments that follow.
    pub(crate) fn append(&mut self, mut next: Self) {
        self.lines.append(&mut next.lines);
    }

    /// Disturbed lessons of an establishment, by row: one, or as many as an estimate expects.
    pub(crate) fn add(&mut self, row: usize, establishment: EstablishmentId, cause: &Cause, lessons: f64) {
        let lines = &mut self.lines[row];
        let known = lines.iter_mut().find(|(line, _)| {
            line.culprit == cause.culprit
                && line.symptom == cause.symptom
                && line.activity == cause.activity.0
        });
        // `felt` holds the sum until the end of the day.
        let felt = (cause.felt * lessons) as f32;
        if let Some((line, count)) = known {
            *count += lessons;
            line.felt += felt;
        } else {
            let line = EstablishmentBlame {
                establishment: establishment.0,
                culprit: cause.culprit,
                lessons: 0,
                activity: cause.activity.0,
                felt,
                threshold: cause.threshold as f32,
                symptom: cause.symptom,
            };
            lines.push((line, lessons));
        }
    }

    /// Disturbed lessons of an establishment by culprit.
    pub(crate) fn of(&self, establishment: usize) -> impl Iterator<Item = (Culprit, f64)> {
        self.lines[establishment].iter().map(|(line, lessons)| (line.culprit, *lessons))
    }

    /// Disturbed lessons of all establishments, by link and by pool.
    pub(crate) fn by_resource(&self, links: usize, pools: usize) -> (Vec<f64>, Vec<f64>) {
        let (mut by_link, mut by_pool) = (vec![0.0; links], vec![0.0; pools]);
        for (line, lessons) in self.lines.iter().flatten() {
            match line.culprit {
                Culprit::Link(link) => by_link[link as usize] += lessons,
                Culprit::PoolCores(pool) | Culprit::PoolSessions(pool) | Culprit::PoolStorage(pool) => {
                    by_pool[pool as usize] += lessons;
                }
                Culprit::Licence(_) | Culprit::Latency | Culprit::Device => {}
            }
        }
        (by_link, by_pool)
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
