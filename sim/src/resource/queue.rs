//! Waiting: a line with a limit, and a station that serves in order of arrival.

use crate::time::{SimTime, Span};
use std::collections::VecDeque;

/// A line of those who wait, first come, first served, of bounded length; who finds it full is refused.
#[derive(Clone, Debug)]
pub struct WaitingLine<T> {
    waiting: VecDeque<T>,
    limit: usize,
    refused: u64,
    peak: usize,
}

impl<T> WaitingLine<T> {
    /// An empty line with places for `limit` (`usize::MAX`: for all).
    pub const fn new(limit: usize) -> Self {
        Self { waiting: VecDeque::new(), limit, refused: 0, peak: 0 }
    }

    /// Number of those who wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Number of those who found the line full.
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Most that ever waited together.
    pub const fn peak(&self) -> usize {
        self.peak
    }

    /// Joins the end of the line; `false` if it is full, which is counted.
    pub fn join(&mut self, who: T) -> bool {
        if self.waiting.len() >= self.limit {
            self.refused += 1;
            return false;
        }
        self.waiting.push_back(who);
        self.peak = self.peak.max(self.waiting.len());
        true
    }

    /// Who is next.
    pub fn first(&self) -> Option<&T> {
        self.waiting.front()
    }

    /// Takes the next one out.
    pub fn take_first(&mut self) -> Option<T> {
        self.waiting.pop_front()
    }

    /// Lets those go who no longer want to wait; the others keep their order. Looks at everybody.
    pub fn keep(&mut self, wants: impl FnMut(&T) -> bool) {
        self.waiting.retain(wants);
    }
}

/// A job that is being served, and when its service ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Service<J> {
    /// What the caller calls the job.
    pub job: J,
    /// End of its service.
    pub end: SimTime,
}

/// What happens to a job that arrives at a [`Station`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival<J> {
    /// A channel was free: its service ends at [`Service::end`], which the caller schedules.
    Served(Service<J>),
    /// It waits.
    Waits,
    /// It found the line full and is gone, counted in [`Station::line`].
    Refused,
}

/// A station of several channels with one line, first come, first served (M/M/c when both laws are exponential).
#[derive(Clone, Debug)]
pub struct Station<J> {
    channels: u32,
    busy: u32,
    line: WaitingLine<(J, Span)>,
    latest: SimTime,
    /// Channel-seconds used until `latest`.
    used: f64,
}

impl<J> Station<J> {
    /// An idle station with so many channels and places to wait.
    pub const fn new(channels: u32, places: usize) -> Self {
        Self { channels, busy: 0, line: WaitingLine::new(places), latest: SimTime::START, used: 0.0 }
    }

    /// Channels at work.
    pub const fn busy(&self) -> u32 {
        self.busy
    }

    /// The jobs that wait, with the refusals.
    pub const fn line(&self) -> &WaitingLine<(J, Span)> {
        &self.line
    }

    /// Channel-seconds used from the start to `now`.
    pub fn busy_seconds(&self, now: SimTime) -> f64 {
        self.used + f64::from(self.busy) * (now - self.latest).seconds()
    }

    /// A job arrives that needs a channel for `service`.
    pub fn arrive(&mut self, now: SimTime, job: J, service: Span) -> Arrival<J> {
        if self.busy < self.channels {
            self.settle(now);
            self.busy += 1;
            return Arrival::Served(Service { job, end: now + service });
        }
        if self.line.join((job, service)) { Arrival::Waits } else { Arrival::Refused }
    }

    /// A service has ended; the next job, if one waits, takes the channel and ends at [`Service::end`].
    ///
    /// # Panics
    /// When no channel is at work: a bug of the caller.
    pub fn finish(&mut self, now: SimTime) -> Option<Service<J>> {
        assert!(self.busy > 0, "a service ends on a channel at work");
        if let Some((job, service)) = self.line.take_first() {
            return Some(Service { job, end: now + service });
        }
        self.settle(now);
        self.busy -= 1;
        None
    }

    fn settle(&mut self, now: SimTime) {
        assert!(now >= self.latest, "time goes from {} s to {} s", self.latest.seconds(), now.seconds());
        self.used = self.busy_seconds(now);
        self.latest = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_channel_one_place() {
        let at = SimTime::from_seconds;
        let span = Span::from_seconds;
        let mut desk = Station::new(1, 1);
        assert_eq!(desk.arrive(at(1.0), 'a', span(4.0)), Arrival::Served(Service { job: 'a', end: at(5.0) }));
        assert_eq!(desk.arrive(at(2.0), 'b', span(3.0)), Arrival::Waits);
        assert_eq!(desk.arrive(at(3.0), 'c', span(1.0)), Arrival::Refused);
        assert_eq!(desk.finish(at(5.0)), Some(Service { job: 'b', end: at(8.0) }));
        assert_eq!((desk.finish(at(8.0)), desk.busy()), (None, 0));
        assert_eq!((desk.busy_seconds(at(9.0)), desk.line().refused(), desk.line().peak()), (7.0, 1, 1));
    }

    #[test]
    fn who_gives_up_leaves_the_others_in_order() {
        let mut line = WaitingLine::new(usize::MAX);
        (0..6).for_each(|who| assert!(line.join(who)));
        line.keep(|who| who % 3 != 0);
        assert_eq!(line.first(), Some(&1));
        assert!(std::iter::from_fn(|| line.take_first()).eq([1, 2, 4, 5]));
        assert_eq!((line.len(), line.peak()), (0, 6));
    }
}
