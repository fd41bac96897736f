//! What is written down of the lessons of some establishments in a row: verdicts, times, what is to blame.

use super::blame::BlameBook;
use super::times::{Bin, TimeTable, Times};
use super::{Cause, STEPS, Tally, Verdict, add_each};
use crate::ids::EstablishmentId;
use crate::measure::SERIES_STEP_MINUTES;
use std::ops::Range;

/// The lessons of establishments that follow each other.
#[derive(Debug)]
pub(crate) struct LessonBook {
    /// Index of the first of them.
    first: usize,
    pub(crate) tallies: Vec<Tally>,
    /// Response and login times by establishment.
    pub(crate) responses: TimeTable,
    pub(crate) logins: TimeTable,
    /// Page times of all lessons.
    pub(crate) pages: Times,
    pub(crate) blame: BlameBook,
    /// Lessons, and disturbed ones, by the step in which they begin.
    pub(super) by_step: Vec<f32>,
    pub(super) disturbed_by_step: Vec<f32>,
}

impl LessonBook {
    pub(crate) fn new(establishments: Range<usize>) -> Self {
        let n = establishments.len();
        Self {
            first: establishments.start,
            tallies: vec![Tally::default(); n],
            responses: TimeTable::new(n),
            logins: TimeTable::new(n),
            pages: Times::default(),
            blame: BlameBook::new(n),
            by_step: vec![0.0; STEPS],
            disturbed_by_step: vec![0.0; STEPS],
        }
    }

    /// The book of the establishments that follow, no more of them than each book before it has: together they are one.
    pub(crate) fn append(&mut self, next: Self) {
        debug_assert_eq!(self.first + self.tallies.len(), next.first);
        self.tallies.extend_from_slice(&next.tallies);
        self.responses.append(next.responses);
        self.logins.append(next.logins);
        self.pages.merge(&next.pages);
        self.blame.append(next.blame);
        add_each(&mut self.by_step, &next.by_step);
        add_each(&mut self.disturbed_by_step, &next.disturbed_by_step);
    }

    fn row(&self, establishment: EstablishmentId) -> usize {
        establishment.index() - self.first
    }

    /// The counts of an establishment.
    pub(crate) fn tally(&mut self, establishment: EstablishmentId) -> &mut Tally {
        let row = self.row(establishment);
        &mut self.tallies[row]
    }

    /// A lesson has ended.
    pub(super) fn lesson(&mut self, verdict: &Verdict, disturbed: bool) {
        let row = self.row(verdict.establishment);
        let step = step(verdict.minute);
        self.tallies[row].lessons += 1.0;
        self.by_step[step] += 1.0;
        if disturbed {
            self.tallies[row].disturbed += 1.0;
            self.disturbed_by_step[step] += 1.0;
            self.blame.add(row, verdict.establishment, &verdict.cause, 1.0);
        }
    }

    /// Disturbed lessons that an estimate expects.
    pub(crate) fn expect_disturbed(&mut self, establishment: EstablishmentId, cause: &Cause, lessons: f64) {
        let row = self.row(establishment);
        self.tallies[row].disturbed += lessons;
        self.blame.add(row, establishment, cause, lessons);
    }

    /// Lessons, and disturbed ones, that an estimate expects in slots that begin at a minute of the day.
    pub(crate) fn expect_at(&mut self, minute: u32, lessons: f64, disturbed: f64) {
        let step = step(minute);
        self.by_step[step] += lessons as f32;
        self.disturbed_by_step[step] += disturbed as f32;
    }

    /// A login has ended, for `seats` seats.
    pub(crate) fn login(&mut self, establishment: EstablishmentId, seconds: f64, seats: f64) {
        self.logins.add(self.row(establishment), seconds, seats);
    }

    /// Logins of `seats` seats that an estimate expects: shares of them by how long they last.
    pub(crate) fn logins(&mut self, establishment: EstablishmentId, shares: &[(Bin, f64)], seats: f64) {
        self.logins.add_shares(self.row(establishment), shares, seats);
    }

    /// Answers with a given mean and variance of the response time.
    pub(crate) fn answers(
        &mut self,
        establishment: EstablishmentId,
        answers: f64,
        (mean, variance): (f64, f64),
        page: bool,
    ) {
        let row = self.row(establishment);
        let tally = &mut self.tallies[row];
        tally.answers += answers;
        tally.response_sum += answers * mean;
        self.responses.add_spread(row, answers, (mean, variance), page.then_some(&mut self.pages));
    }

    /// One answer (tier `interaction`).
    pub(crate) fn answer(&mut self, establishment: EstablishmentId, seconds: f64, page: bool) {
        let row = self.row(establishment);
        let tally = &mut self.tallies[row];
        tally.answers += 1.0;
        tally.response_sum += seconds;
        self.responses.add(row, seconds, 1.0);
        if page {
            self.pages.add(seconds, 1.0);
        }
    }
}

fn step(minute: u32) -> usize {
    (minute / SERIES_STEP_MINUTES) as usize % STEPS
}
