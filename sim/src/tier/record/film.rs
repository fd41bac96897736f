//! Takes the film of a run while it goes.

use super::utilisation::UtilisationBook;
use crate::future::Future;
use crate::ids::{EstablishmentId, LinkId, PoolId};
use crate::measure::film::{Film, FilmedLesson, Track};

/// A film being taken.
#[derive(Debug)]
pub(crate) struct FilmBook {
    film: Film,
    /// Minute of the look at hand, or of the last one.
    minute: u32,
}

impl FilmBook {
    pub(crate) fn new(future: &Future, utilisation: &UtilisationBook) -> Self {
        let film = Film {
            access: Track::new(future.establishments.len()),
            shared: Track::new(utilisation.shared_links.len()),
            shared_row: utilisation.shared_row.clone(),
            pools: Track::new(future.pools.len()),
            lessons: Vec::new(),
        };
        Self { film, minute: 0 }
    }

    /// A look begins in this minute.
    pub(crate) fn look(&mut self, minute: u32) {
        self.minute = minute;
    }

    pub(crate) fn access(&mut self, establishment: EstablishmentId, utilisation: f64) {
        self.film.access.set(establishment.index(), self.minute, utilisation);
    }

    pub(crate) fn shared(&mut self, link: LinkId, utilisation: f64) {
        if let Some(row) = self.film.shared_row[link.index()] {
            self.film.shared.set(row as usize, self.minute, utilisation);
        }
    }

    pub(crate) fn pool(&mut self, pool: PoolId, utilisation: f64) {
        self.film.pools.set(pool.index(), self.minute, utilisation);
    }

    /// A lesson that began in minute `first` has ended: every minute is looked at, so that the last look was in the last
    /// minute of its own.
    pub(crate) fn lesson(&mut self, establishment: EstablishmentId, first: u32, disturbed: bool) {
        let last = self.minute.max(first) as u16;
        self.film.lessons.push(FilmedLesson { first: first as u16, establishment, last, disturbed });
    }

    /// The film, when the day is over.
    pub(crate) fn finish(mut self) -> Film {
        self.film.lessons.sort_unstable();
        self.film
    }
}
