//! A day minute by minute: what is read off the film of a run, for the window and for files.

pub mod csv;

use crate::results::places::{LinkClass, LinkPlace, Places};
use maillage_sim::ids::{EstablishmentId, LinkId, PoolId};
use maillage_sim::measure::film::{FILMED, Film};
use maillage_sim::territory::Territory;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A film with what is read off it at every frame.
#[derive(Clone, Debug)]
pub struct Reel {
    /// The film.
    pub film: Film,
    /// What its links and pools are called.
    pub places: Arc<Places>,
    /// By minute from midnight.
    minutes: Vec<Minute>,
    /// By link; none of those within establishments, which are not filmed.
    links: Vec<Option<Use>>,
    /// By pool.
    pools: Vec<Use>,
}

/// How much something is used over the minutes of a film, 0..=1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Use {
    /// In the minute of most use.
    pub peak: f32,
    /// On average.
    pub mean: f32,
}

impl Use {
    /// Of a utilisation by minute after midnight.
    fn of(utilisation: impl Fn(u32) -> f32) -> Self {
        let (peak, sum) =
            FILMED.map(utilisation).fold((0.0_f32, 0.0), |(peak, sum), used| (peak.max(used), sum + used));
        Self { peak, mean: sum / FILMED.len() as f32 }
    }
}

/// The territory in a minute.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Minute {
    /// Lessons in progress.
    pub lessons: u32,
    /// Of these, lessons that end disturbed.
    pub disturbed: u32,
    /// Utilisation of the busiest shared link, and which it is.
    pub link: (f32, Option<LinkId>),
    /// Utilisation of the busiest pool outside establishments, and which it is.
    pub pool: (f32, Option<PoolId>),
}

/// How lessons go at a place in a minute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Going {
    /// Nobody is at work.
    Rest,
    /// No lesson in progress ends disturbed.
    Well,
    /// Fewer than half of them do.
    Some,
    /// Half of them or more.
    Most,
}

impl Going {
    /// Every state, from rest to the worst.
    pub const ALL: [Self; 4] = [Self::Rest, Self::Well, Self::Some, Self::Most];

    /// Of so many lessons, so many of which end disturbed.
    pub const fn of(lessons: u32, disturbed: u32) -> Self {
        match (lessons, disturbed) {
            (0, _) => Self::Rest,
            (_, 0) => Self::Well,
            _ if 2 * disturbed < lessons => Self::Some,
            _ => Self::Most,
        }
    }
}

/// Minutes of a day.
const DAY: usize = 24 * 60;

impl Reel {
    /// Of a film on a territory.
    pub fn new(film: Film, places: Places, territory: &Territory) -> Self {
        let mut minutes = vec![Minute::default(); DAY];
        for lesson in film.lessons() {
            for minute in &mut minutes[usize::from(lesson.first)..=usize::from(lesson.last)] {
                minute.lessons += 1;
                minute.disturbed += u32::from(lesson.disturbed);
            }
        }
        let is_shared =
            |class: LinkClass| !matches!(class, LinkClass::Lan | LinkClass::Wifi | LinkClass::Access);
        let links: Vec<LinkId> = (0..places.links.len())
            .filter(|at| is_shared(places.links[*at].kind))
            .map(LinkId::from_index)
            .collect();
        let schools: BTreeSet<&str> =
            territory.establishments.iter().map(|school| school.key.as_str()).collect();
        let pools: Vec<PoolId> = (0..places.pools.len())
            .filter(|at| !schools.contains(places.pools[*at].site.as_str()))
            .map(PoolId::from_index)
            .collect();
        for (minute, at) in minutes.iter_mut().zip(0..) {
            minute.link = busiest(&links, |link| film.link(link, at).unwrap_or(0.0));
            minute.pool = busiest(&pools, |pool| film.pool(pool, at));
        }
        let (links, uses) = (link_uses(&film, &places), 0..places.pools.len());
        let uses =
            uses.map(PoolId::from_index).map(|pool| Use::of(|minute| film.pool(pool, minute))).collect();
        Self { film, places: Arc::new(places), minutes, links, pools: uses }
    }

    /// Utilisation of a link in a minute after midnight, of an access line its busier direction; none of the links within
    /// establishments.
    pub fn link(&self, link: LinkId, minute: u32) -> Option<f32> {
        match self.places.links.get(link.index())? {
            LinkPlace { kind: LinkClass::Access, establishment: Some(at), .. } => {
                Some(self.film.access(EstablishmentId(*at), minute))
            }
            _ => self.film.link(link, minute),
        }
    }

    /// The same over the day.
    pub fn link_use(&self, link: LinkId) -> Option<Use> {
        *self.links.get(link.index())?
    }

    /// How much a pool is used over the day.
    pub fn pool_use(&self, pool: PoolId) -> Option<Use> {
        self.pools.get(pool.index()).copied()
    }

    /// The territory in a minute after midnight.
    pub fn at(&self, minute: f32) -> Minute {
        self.minutes[(minute.max(0.0) as usize).min(DAY - 1)]
    }

    /// Every minute from midnight.
    pub fn minutes(&self) -> &[Minute] {
        &self.minutes
    }

    /// Lessons in progress in a minute, and those that end disturbed, by establishment.
    pub fn schools(&self, minute: f32, n: usize) -> Vec<(u32, u32)> {
        let mut schools = vec![(0, 0); n];
        for lesson in self.film.lessons_at(minute.max(0.0) as u32) {
            if let Some((lessons, disturbed)) = schools.get_mut(lesson.establishment.index()) {
                *lessons += 1;
                *disturbed += u32::from(lesson.disturbed);
            }
        }
        schools
    }

    /// The same of one establishment.
    pub fn school(&self, minute: f32, establishment: usize) -> (u32, u32) {
        let own = self
            .film
            .lessons_at(minute.max(0.0) as u32)
            .filter(|lesson| lesson.establishment == EstablishmentId::from_index(establishment));
        own.fold((0, 0), |(lessons, disturbed), lesson| {
            (lessons + 1, disturbed + u32::from(lesson.disturbed))
        })
    }
}

/// How much each link is used over the day.
fn link_uses(film: &Film, places: &Places) -> Vec<Option<Use>> {
    let access = |link: &LinkPlace| link.establishment.filter(|_| link.kind == LinkClass::Access);
    let n = places.links.iter().filter_map(access).max().map_or(0, |last| last + 1);
    // Both directions of an access line are filmed as one.
    let lines: Vec<Use> =
        (0..n).map(|at| Use::of(|minute| film.access(EstablishmentId(at), minute))).collect();
    let of = |(at, link): (usize, &LinkPlace)| {
        if let Some(establishment) = access(link) {
            return lines.get(establishment as usize).copied();
        }
        let link = LinkId::from_index(at);
        film.link(link, FILMED.start)?;
        Some(Use::of(|minute| film.link(link, minute).unwrap_or(0.0)))
    };
    places.links.iter().enumerate().map(of).collect()
}

/// The busiest of some things; the first of equals, none when all are at rest.
fn busiest<T: Copy>(of: &[T], utilisation: impl Fn(T) -> f32) -> (f32, Option<T>) {
    of.iter().fold((0.0, None), |best, &one| {
        let used = utilisation(one);
        if used > best.0 { (used, Some(one)) } else { best }
    })
}

#[cfg(test)]
mod tests;
