//! Working time: what the clock of a support counts, and when a part-time person is there.

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// When the support works.
///
/// **Convention.** The clock counts seconds of opening: with an opening of 7 h, instant 7 h is both the end of the
/// first day and the beginning of the second. Evenings, week-ends and holidays do not exist; work and travel that
/// are under way at closing time go on at the next opening.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Calendar {
    /// Working days of the year that is counted, at least 1.
    pub days: u32,
    /// Opening hours of a day, above 0.
    pub opening: Span,
}

impl Calendar {
    /// A school year: 36 weeks of 5 days (Code de l'éducation, L521-1), open 7 h a day (assumption).
    pub fn school_year() -> Self {
        Self { days: 180, opening: Span::from_hours(7.0) }
    }

    /// Working time of the year.
    pub fn length(&self) -> Span {
        self.span_of_days(f64::from(self.days))
    }

    /// So many working days, as working time.
    pub fn span_of_days(&self, days: f64) -> Span {
        self.opening * days
    }

    /// Working time in working days.
    pub fn in_days(&self, working: Span) -> f64 {
        working / self.opening
    }

    /// Time of a clock that never stops, as working time: 24 h are one working day. An operator who repairs within
    /// 48 h, days of closing not counted, repairs within two working days.
    pub fn span_of_clock(&self, clock: Span) -> Span {
        self.span_of_days(clock / Span::from_hours(24.0))
    }
}

/// A person who comes every so many days for so many hours, from the opening of that day.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Presence {
    /// Working days from one visit to the next, at least 1.
    pub every: u32,
    /// Length of a visit, above 0, at most the opening hours.
    pub hours: Span,
    /// Working day of the first visit, below `every`.
    pub first: u32,
}

impl Presence {
    /// Share of the opening hours during which the person is there.
    pub fn share(&self, opening: Span) -> f64 {
        self.hours / (opening * f64::from(self.every))
    }
}

/// When a crew is there, in seconds of working time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Hours {
    /// Whenever the support is open.
    Always,
    /// From `first + k × period`, for `length`.
    Visits { period: f64, length: f64, first: f64 },
}

impl Hours {
    pub(super) fn new(presence: Option<Presence>, opening: Span) -> Self {
        presence.map_or(Self::Always, |presence| Self::Visits {
            period: opening.seconds() * f64::from(presence.every),
            length: presence.hours.seconds(),
            first: opening.seconds() * f64::from(presence.first),
        })
    }

    /// The visit that has begun last (or will begin first) by its number, and the time since it began.
    fn visit(period: f64, first: f64, at: f64) -> (f64, f64) {
        let number = ((at - first) / period).floor();
        (number, at - first - number * period)
    }

    /// The next instant of presence: `at` itself when someone is there.
    pub(super) fn next(self, at: f64) -> f64 {
        match self {
            Self::Always => at,
            Self::Visits { period, length, first } => {
                let (number, since) = Self::visit(period, first, at);
                // A visit before the first one does not exist: visits have numbers from 0.
                if number >= 0.0 && since < length { at } else { first + (number + 1.0).max(0.0) * period }
            }
        }
    }

    /// When a work that begins at `at` (an instant of presence) ends: what a visit leaves goes on at the next one.
    pub(super) fn finish(self, at: f64, work: f64) -> f64 {
        match self {
            Self::Always => at + work,
            Self::Visits { period, length, first } => {
                let (number, since) = Self::visit(period, first, at);
                let left = length - since;
                if work <= left {
                    return at + work;
                }
                // Whole visits after this one; a work that fills its last visit ends with it.
                let whole = (((work - left) / length).ceil() - 1.0).max(0.0);
                first + (number + 1.0 + whole) * period + (work - left - whole * length)
            }
        }
    }

    /// Time of presence between two instants; 0 when the second is not after the first.
    pub(super) fn between(self, from: f64, to: f64) -> f64 {
        if to <= from {
            return 0.0;
        }
        match self {
            Self::Always => to - from,
            Self::Visits { period, length, first } => {
                let before = |at: f64| {
                    let (number, since) = Self::visit(period, first, at);
                    if number < 0.0 { 0.0 } else { number * length + since.min(length) }
                };
                before(to) - before(from)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three hours every fifth day of 7 h, from the third day on.
    fn visits() -> Hours {
        let presence = Presence { every: 5, hours: Span::from_hours(3.0), first: 2 };
        Hours::new(Some(presence), Span::from_hours(7.0))
    }

    const HOUR: f64 = 3600.0;

    #[test]
    fn days_and_clocks_are_converted() {
        let calendar = Calendar::school_year();
        assert_eq!(calendar.length(), Span::from_hours(1260.0));
        assert_eq!(calendar.in_days(Span::from_hours(10.5)), 1.5);
        assert_eq!(calendar.span_of_clock(Span::from_hours(48.0)), Span::from_hours(14.0));
    }

    #[test]
    fn someone_comes_on_the_day_of_a_visit() {
        let visits = visits();
        // Visits from 14 h to 17 h, from 49 h to 52 h, and so on.
        assert_eq!(visits.next(0.0), 14.0 * HOUR);
        assert_eq!(visits.next(16.0 * HOUR), 16.0 * HOUR);
        assert_eq!(visits.next(17.0 * HOUR), 49.0 * HOUR);
        assert_eq!(Hours::Always.next(17.0), 17.0);
    }

    #[test]
    fn work_goes_on_at_the_next_visit() {
        let visits = visits();
        assert_eq!(visits.finish(15.0 * HOUR, HOUR), 16.0 * HOUR);
        assert_eq!(visits.finish(15.0 * HOUR, 2.0 * HOUR), 17.0 * HOUR);
        assert_eq!(visits.finish(16.0 * HOUR, 2.0 * HOUR), 50.0 * HOUR);
        // Seven hours from 16 h: one, three, three, the last ones of the visit that begins at 84 h.
        assert_eq!(visits.finish(16.0 * HOUR, 7.0 * HOUR), 87.0 * HOUR);
    }

    #[test]
    fn what_is_done_between_beginning_and_end_is_the_work() {
        let visits = visits();
        for begin in [14.0, 14.5, 51.9] {
            for work in [0.1, 0.5, 2.9, 3.0, 10.0, 100.0] {
                let (begin, work) = (begin * HOUR, work * HOUR);
                let end = visits.finish(begin, work);
                // Sums of a few terms below 2^23 s: each is rounded by less than 2^-30 s.
                assert!((visits.between(begin, end) - work).abs() < 1e-8, "{begin} {work}");
                assert!(end >= begin + work);
            }
        }
        assert_eq!(visits.between(0.0, 35.0 * 4.0 * HOUR), 12.0 * HOUR);
        assert_eq!(visits.between(5.0, 4.0), 0.0);
    }
}
