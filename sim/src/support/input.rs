//! The input of a run of support: sites, kinds of ticket, bases, desks.

use super::calendar::{Calendar, Presence};
use super::kind::Kind;
use crate::time::Span;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Everything that a run needs to know. [`super::Organisation::support`] builds one from coordinates.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Support {
    /// When the support works, and the year that is counted.
    pub calendar: Calendar,
    /// Working days simulated before the year that is counted, so that it does not begin with empty queues.
    pub warm_up: u32,
    /// Delay to which [`super::Figures::within_target`] refers.
    pub target: Span,
    /// Kinds of ticket.
    pub kinds: Vec<Kind>,
    /// Number of groups (départements).
    pub groups: u32,
    /// Where tickets come from.
    pub sites: Vec<Site>,
    /// Where technicians start from.
    pub bases: Vec<Base>,
    /// Who answers from a distance.
    pub desks: Vec<Desk>,
    /// Whether a technician on site also serves what else waits there before driving back.
    pub all_at_once: bool,
}

/// A site (an establishment).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Site {
    /// Number that belongs to the site itself, [`crate::random::key_number`] of its key: its tickets are drawn by it.
    pub number: u64,
    /// Its group (département).
    pub group: u32,
    /// The base whose technicians come.
    pub base: u32,
    /// One way from the base to the site.
    pub travel: Span,
    /// Tickets per working day, by kind, at least 0.
    pub rates: Vec<f64>,
}

/// Technicians who go to sites.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Base {
    /// How many, there at the same time. With none, tickets wait for ever.
    pub technicians: u32,
    /// When they are there; `None`: during all opening hours.
    pub presence: Option<Presence>,
    /// The desk that looks at its tickets first; `None`: its own technicians do, without moving.
    pub desk: Option<u32>,
}

/// Technicians who answer from a distance, during all opening hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Desk {
    /// How many. With none, tickets wait for ever.
    pub technicians: u32,
}

/// Tickets that a run may be expected to have: some hundred times those of the largest region.
pub const MOST_TICKETS: f64 = 2e7;

/// What makes an input meaningless.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// No working time, or so much that it cannot be counted.
    #[error("the calendar has no working time")]
    Calendar,
    /// A duration, a rate or a number of seats is negative or not finite, or a probability is 1 where it must not be.
    #[error("kind {0} of ticket has a number out of its range")]
    Kind(usize),
    /// A rate or a duration is negative or not finite, or the rates are not one per kind.
    #[error("site {0} has a number out of its range")]
    SiteNumber(usize),
    /// More tickets are expected than anybody would simulate.
    #[error("more than {MOST_TICKETS} tickets are expected")]
    TooMany,
    /// The group or the base does not exist.
    #[error("site {0} belongs to a group or base that does not exist")]
    SiteIndex(usize),
    /// The desk does not exist, or the presence is impossible.
    #[error("base {0} has a desk or a presence that cannot be")]
    Base(usize),
}

impl Support {
    /// Says what is wrong with the input, if anything: [`super::run`] takes only sound ones.
    pub fn check(&self) -> Result<(), Fault> {
        let opening = self.calendar.opening;
        if self.calendar.days == 0 || opening <= Span::ZERO {
            return Err(Fault::Calendar);
        }
        if let Some(kind) = self.kinds.iter().position(|kind| !kind.is_sound()) {
            return Err(Fault::Kind(kind));
        }
        for (index, site) in self.sites.iter().enumerate() {
            let rates = site.rates.iter().all(|rate| (0.0..f64::INFINITY).contains(rate));
            if !rates || site.rates.len() != self.kinds.len() || site.travel < Span::ZERO {
                return Err(Fault::SiteNumber(index));
            }
            if site.group >= self.groups || site.base as usize >= self.bases.len() {
                return Err(Fault::SiteIndex(index));
            }
        }
        if self.expected_tickets() > MOST_TICKETS {
            return Err(Fault::TooMany);
        }
        let sound = |base: &Base| {
            let desk = base.desk.is_none_or(|desk| (desk as usize) < self.desks.len());
            let presence = base.presence.is_none_or(|presence| {
                let hours = presence.hours > Span::ZERO && presence.hours <= opening;
                hours && presence.first < presence.every
            });
            desk && presence
        };
        self.bases.iter().position(|base| !sound(base)).map_or(Ok(()), |base| Err(Fault::Base(base)))
    }

    /// Technicians in full-time equivalents: a part-time person counts for the share of the opening hours during
    /// which they are there. Nobody is ill or on leave: whoever counts posts divides by the share of presence.
    pub fn full_time(&self) -> f64 {
        let share = |presence: Option<Presence>| {
            presence.map_or(1.0, |presence| presence.share(self.calendar.opening))
        };
        let bases: f64 =
            self.bases.iter().map(|base| f64::from(base.technicians) * share(base.presence)).sum();
        bases + self.desks.iter().map(|desk| f64::from(desk.technicians)).sum::<f64>()
    }

    /// The same support with other numbers of technicians, base by base and desk by desk.
    ///
    /// # Panics
    /// When the numbers are not one per base and one per desk.
    #[must_use]
    pub fn with_technicians(mut self, bases: &[u32], desks: &[u32]) -> Self {
        self.set_technicians(bases, desks);
        self
    }

    /// Sets the numbers of technicians.
    pub(super) fn set_technicians(&mut self, bases: &[u32], desks: &[u32]) {
        assert_eq!((bases.len(), desks.len()), (self.bases.len(), self.desks.len()), "a number for each");
        for (base, &technicians) in self.bases.iter_mut().zip(bases) {
            base.technicians = technicians;
        }
        for (desk, &technicians) in self.desks.iter_mut().zip(desks) {
            desk.technicians = technicians;
        }
    }

    /// Mean number of tickets of a run, warm-up included.
    pub fn expected_tickets(&self) -> f64 {
        let daily: f64 = self.sites.iter().flat_map(|site| &site.rates).sum();
        daily * (f64::from(self.warm_up) + f64::from(self.calendar.days))
    }

    /// Technicians whom the work of the tickets keeps busy, on the mean (erlangs); ways and wrong actors are left out, so
    /// that fewer are too few. What is solved from a distance is that of these kinds of ticket.
    pub fn offered_work(&self) -> f64 {
        let work = |kind: &Kind| {
            let (distance, site) = (kind.distance_work.mean().seconds(), kind.site_work.mean().seconds());
            kind.ours() * distance + kind.on_site() * site
        };
        let daily: f64 = self
            .sites
            .iter()
            .flat_map(|site| self.kinds.iter().zip(&site.rates))
            .map(|(kind, rate)| rate * work(kind))
            .sum();
        daily / self.calendar.opening.seconds()
    }

    /// Working seconds simulated before what is counted.
    pub(super) fn counted_from(&self) -> f64 {
        self.calendar.span_of_days(f64::from(self.warm_up)).seconds()
    }

    /// Working seconds simulated in all.
    pub(super) fn end(&self) -> f64 {
        self.counted_from() + self.calendar.length().seconds()
    }
}
