//! Rented machines that come and go with the load: threshold scaling with a start delay.
//!
//! The caller reports the utilisation at instants of its choice (every minute, as clouds do); above the upper
//! threshold one unit is started, below the lower one a unit is stopped. A unit works, and is counted as
//! working, only after its start delay, but is paid for from the order on. While a unit is starting no further
//! one is ordered and none is stopped, since its effect has not been seen yet.

use crate::time::{SimTime, Span};

/// The rule by which a pool scales.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scaling {
    /// Units that always run.
    pub min: u32,
    /// Units at most.
    pub max: u32,
    /// Utilisation of the running units above which one more is started.
    pub upper: f64,
    /// Utilisation below which one is stopped; lower than [`Scaling::upper`].
    pub lower: f64,
    /// From the order of a unit until it works.
    pub start_delay: Span,
}

/// What a pool decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
    /// A unit was ordered and works from `ready` on: the caller schedules [`ElasticPool::started`] for then.
    Start {
        /// When it works.
        ready: SimTime,
    },
    /// A unit is taken away now.
    Stop,
}

/// The units of an elastic pool.
#[derive(Clone, Debug)]
pub struct ElasticPool {
    scaling: Scaling,
    running: u32,
    starting: Option<SimTime>,
    peak: u32,
    latest: SimTime,
    /// Unit-seconds paid for until `latest`.
    paid: f64,
}

impl ElasticPool {
    /// A pool in which the least number of units runs.
    ///
    /// # Panics
    /// When `min` exceeds `max`, the thresholds are not in order or the delay is negative: bugs of the caller.
    pub fn new(scaling: Scaling) -> Self {
        assert!(scaling.min <= scaling.max, "min {} exceeds max {}", scaling.min, scaling.max);
        assert!(scaling.lower < scaling.upper, "thresholds {} and {}", scaling.lower, scaling.upper);
        assert!(scaling.start_delay.seconds() >= 0.0, "start delay of {} s", scaling.start_delay.seconds());
        Self {
            scaling,
            running: scaling.min,
            starting: None,
            peak: scaling.min,
            latest: SimTime::START,
            paid: 0.0,
        }
    }

    /// Units at work.
    pub const fn running(&self) -> u32 {
        self.running
    }

    /// Units paid for: at work or starting.
    pub const fn ordered(&self) -> u32 {
        self.running + self.starting.is_some() as u32
    }

    /// Most units ever paid for together.
    pub const fn peak(&self) -> u32 {
        self.peak
    }

    /// Unit-seconds paid for from the start to `now`.
    pub fn unit_seconds(&self, now: SimTime) -> f64 {
        self.paid + f64::from(self.ordered()) * (now - self.latest).seconds()
    }

    /// Reports the utilisation of the running units (1: all busy, above 1: some wait) and decides. With no unit
    /// running, any load counts as above the threshold: report 1 or more.
    pub fn observe(&mut self, now: SimTime, utilisation: f64) -> Option<Decision> {
        if self.starting.is_some() {
            return None;
        }
        if utilisation > self.scaling.upper && self.running < self.scaling.max {
            self.settle(now);
            let ready = now + self.scaling.start_delay;
            self.starting = Some(ready);
            self.peak = self.peak.max(self.ordered());
            return Some(Decision::Start { ready });
        }
        if utilisation < self.scaling.lower && self.running > self.scaling.min {
            self.settle(now);
            self.running -= 1;
            return Some(Decision::Stop);
        }
        None
    }

    /// The unit that was ordered works from now on.
    ///
    /// # Panics
    /// When none is due at this instant: a bug of the caller.
    pub fn started(&mut self, now: SimTime) {
        assert_eq!(self.starting, Some(now), "a unit works once its start delay is over");
        self.settle(now);
        self.starting = None;
        self.running += 1;
    }

    fn settle(&mut self, now: SimTime) {
        assert!(now >= self.latest, "time goes from {} s to {} s", self.latest.seconds(), now.seconds());
        self.paid = self.unit_seconds(now);
        self.latest = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_the_cloud() {
        let at = SimTime::from_seconds;
        let start_delay = Span::from_seconds(90.0);
        let mut pool = ElasticPool::new(Scaling { min: 1, max: 2, upper: 0.8, lower: 0.3, start_delay });
        assert_eq!(pool.observe(at(0.0), 0.1), None, "never below the least number");
        assert_eq!(pool.observe(at(60.0), 0.9), Some(Decision::Start { ready: at(150.0) }));
        assert_eq!((pool.running(), pool.ordered()), (1, 2));
        assert_eq!(pool.observe(at(120.0), 1.5), None, "one is starting");
        pool.started(at(150.0));
        assert_eq!(pool.observe(at(180.0), 0.95), None, "never above the greatest number");
        assert_eq!(pool.observe(at(200.0), 0.8), None, "not above the threshold");
        assert_eq!(pool.observe(at(240.0), 0.2), Some(Decision::Stop));
        assert_eq!((pool.running(), pool.peak()), (1, 2));
        assert_eq!(pool.unit_seconds(at(300.0)), 300.0 + 180.0, "the second is paid from its order on");
    }

    #[test]
    fn none_at_all_when_idle() {
        let scaling = Scaling { min: 0, max: 3, upper: 0.7, lower: 0.2, start_delay: Span::ZERO };
        let mut pool = ElasticPool::new(scaling);
        let now = SimTime::from_seconds(5.0);
        assert_eq!(pool.observe(now, 1.0), Some(Decision::Start { ready: now }));
        pool.started(now);
        assert_eq!(pool.observe(now, 0.0), Some(Decision::Stop));
        assert_eq!((pool.ordered(), pool.unit_seconds(now)), (0, 0.0));
    }
}
