//! The film of a day: what was used of each link and pool in every minute of school hours, and which lessons were in
//! progress. Made on request ([`crate::tier::film`]): an [`super::Outcome`] sums up, a film shows.

use crate::ids::{EstablishmentId, LinkId, PoolId};
use std::ops::Range;

/// Minutes after midnight that a film shows; at any other minute links and pools count as at rest.
pub const FILMED: Range<u32> = 8 * 60..18 * 60;

/// A day, minute by minute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Film {
    /// Busier direction of access links, by establishment.
    pub(crate) access: Track,
    /// Links that many share.
    pub(crate) shared: Track,
    /// Row of each link among the shared ones.
    pub(crate) shared_row: Vec<Option<u32>>,
    /// Pools of hosts.
    pub(crate) pools: Track,
    /// Lessons, by the minute in which they began, then by establishment.
    pub(crate) lessons: Vec<FilmedLesson>,
}

/// A lesson with devices, as a film shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FilmedLesson {
    /// First minute after midnight in which it was in progress.
    pub first: u16,
    /// Where.
    pub establishment: EstablishmentId,
    /// Last minute in which it was in progress.
    pub last: u16,
    /// Whether it was found disturbed when the bell rang.
    pub disturbed: bool,
}

impl FilmedLesson {
    /// Whether it is in progress in a minute after midnight.
    pub fn is_on(&self, minute: u32) -> bool {
        (u32::from(self.first)..=u32::from(self.last)).contains(&minute)
    }
}

impl Film {
    /// Utilisation of the access link of an establishment, its busier direction, in a minute after midnight: 0..=1 in
    /// hundredths.
    pub fn access(&self, establishment: EstablishmentId, minute: u32) -> f32 {
        self.access.get(establishment.index(), minute)
    }

    /// Utilisation of a link that many share (collection, backbone, host site, Internet), likewise; none of the
    /// others, of which only the busier direction of access links is kept.
    pub fn link(&self, link: LinkId, minute: u32) -> Option<f32> {
        let row = (*self.shared_row.get(link.index())?)?;
        Some(self.shared.get(row as usize, minute))
    }

    /// Utilisation of a pool of hosts, likewise.
    pub fn pool(&self, pool: PoolId, minute: u32) -> f32 {
        self.pools.get(pool.index(), minute)
    }

    /// Every lesson of the day, by the minute in which it began.
    pub fn lessons(&self) -> &[FilmedLesson] {
        &self.lessons
    }

    /// Lessons in progress in a minute after midnight.
    pub fn lessons_at(&self, minute: u32) -> impl Iterator<Item = &FilmedLesson> {
        let begun = self.lessons.partition_point(|lesson| u32::from(lesson.first) <= minute);
        self.lessons[..begun].iter().filter(move |lesson| lesson.is_on(minute))
    }
}

/// Utilisation of some things, minute by minute, in hundredths. What belongs to one minute lies together: that is how
/// it is written and how it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Track {
    rows: usize,
    hundredths: Vec<u8>,
}

impl Track {
    pub(crate) fn new(rows: usize) -> Self {
        Self { rows, hundredths: vec![0; rows * FILMED.len()] }
    }

    pub(crate) fn set(&mut self, row: usize, minute: u32, utilisation: f64) {
        if let Some(place) = self.place(row, minute) {
            self.hundredths[place] = (utilisation * 100.0).round().clamp(0.0, 100.0) as u8;
        }
    }

    fn get(&self, row: usize, minute: u32) -> f32 {
        self.place(row, minute).map_or(0.0, |place| f32::from(self.hundredths[place]) / 100.0)
    }

    fn place(&self, row: usize, minute: u32) -> Option<usize> {
        (row < self.rows && FILMED.contains(&minute))
            .then(|| (minute - FILMED.start) as usize * self.rows + row)
    }
}
