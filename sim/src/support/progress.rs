//! What a run of support writes down: how far each ticket is, and what each crew has done.

use super::calendar::Hours;

/// Where a ticket is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// With a wrong actor, or with someone who repairs it outside.
    Elsewhere,
    /// At those who look at it from a distance.
    Distance,
    /// At the technicians who go to its site.
    Site,
    /// Done.
    Solved,
}

/// How far a ticket is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Progress {
    pub(super) stage: Stage,
    /// Whether it stands in a queue.
    pub(super) waiting: bool,
    /// When it last entered a queue.
    pub(super) since: f64,
    /// Time in queues and in pauses between visits of a part-time person.
    pub(super) waited: f64,
    /// Wait for whoever looks at it from a distance; infinite while nobody has.
    pub(super) answered_after: f64,
    /// Way of the technician who came for it; 0 for whom one was there already.
    pub(super) travelled: f64,
    /// When it was solved; infinite while it is open.
    pub(super) solved: f64,
}

impl Progress {
    pub(super) const OPENED: Self = Self {
        stage: Stage::Elsewhere,
        waiting: false,
        since: 0.0,
        waited: 0.0,
        answered_after: f64::INFINITY,
        travelled: 0.0,
        solved: f64::INFINITY,
    };

    /// From opening to solution, or to the end of the run while the ticket is open.
    pub(super) fn delay(&self, opened: f64, end: f64) -> f64 {
        self.solved.min(end) - opened
    }

    /// Whether a ticket was solved within a limit; `None` when it is open and not late yet.
    pub(super) fn is_within(&self, limit: f64, opened: f64, end: f64) -> Option<bool> {
        let delay = self.delay(opened, end);
        if delay > limit { Some(false) } else { (self.stage == Stage::Solved).then_some(true) }
    }

    /// Whether someone looked at it from a distance within a limit; `None` when that is not known yet or never
    /// happens.
    pub(super) fn is_answered_within(&self, limit: f64, end: f64) -> Option<bool> {
        if self.answered_after < f64::INFINITY {
            return Some(self.answered_after <= limit);
        }
        (self.stage == Stage::Distance && end - self.since > limit).then_some(false)
    }
}

/// What a crew has done within the time that is counted.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Work {
    /// Seconds of technicians at work or on the road.
    pub(super) busy: f64,
    /// Seconds of technicians on the road, of `busy`.
    pub(super) travel: f64,
}

/// The part of the clock that is counted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Window {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Window {
    /// Time of presence between two instants, as far as it is counted.
    pub(super) fn counted(self, hours: Hours, begin: f64, end: f64) -> f64 {
        hours.between(begin.max(self.from), end.min(self.to))
    }
}

/// The course of a run.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Course {
    /// In the order of the tickets.
    pub(super) progress: Vec<Progress>,
    /// Bases, then desks.
    pub(super) crews: Vec<Work>,
    /// Integral of the number of open tickets over the time that is counted, in seconds.
    pub(super) open_seconds: f64,
    /// Tickets opened and solved from the start of the warm-up on, each counted when it happened.
    pub(super) opened: u64,
    /// See `opened`.
    pub(super) solved: u64,
}
