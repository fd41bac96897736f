//! Rented machines that come and go with the load: threshold scaling with a start delay (`docs/model.md` §4.4).
//!
//! The caller reports the load at instants of its choice (every minute, as clouds do). Above the upper threshold
//! as many hosts are ordered as would bring it half-way between the thresholds, those already ordered counted;
//! below the lower one, with none on its way, a host is stopped.

use crate::future::Elastic;
use crate::time::SimTime;

/// What is decided when a load is reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Nothing changes.
    Stay,
    /// So many hosts were ordered: they serve once their start delay is over, when the caller says so
    /// ([`Fleet::started`]).
    Start(u32),
    /// One host is taken away now.
    Stop,
}

/// The hosts of a pool: those that serve and those that are on their way.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fleet {
    running: u32,
    starting: u32,
    latest: SimTime,
    /// Host-seconds in service until `latest`.
    served: f64,
}

impl Fleet {
    /// So many hosts in service from the start of the day.
    pub const fn new(hosts: u32) -> Self {
        Self { running: hosts, starting: 0, latest: SimTime::START, served: 0.0 }
    }

    /// Hosts in service.
    pub const fn running(&self) -> u32 {
        self.running
    }

    /// Hosts in service or on their way.
    pub const fn ordered(&self) -> u32 {
        self.running + self.starting
    }

    /// Host-seconds in service from the start of the day to `now`, which is not before the latest change.
    pub fn host_seconds(&self, now: SimTime) -> f64 {
        self.served + f64::from(self.running) * (now - self.latest).seconds()
    }

    /// Reports the load of the hosts in service (1: all that they can do) and decides. At least `needed` hosts
    /// are kept, whatever the rule says.
    pub fn observe(&mut self, now: SimTime, rule: &Elastic, load: f64, needed: u32) -> Decision {
        if load > rule.high {
            let target = load * f64::from(self.running) / f64::midpoint(rule.high, rule.low);
            let more = (target.ceil() as u32).min(rule.max).saturating_sub(self.ordered());
            self.starting += more;
            return if more > 0 { Decision::Start(more) } else { Decision::Stay };
        }
        if load < rule.low && self.starting == 0 && self.running > rule.min.max(needed) {
            self.settle(now);
            self.running -= 1;
            return Decision::Stop;
        }
        Decision::Stay
    }

    /// So many of the hosts that were ordered serve from now on.
    ///
    /// # Panics
    /// When fewer are on their way: a bug of the caller.
    pub fn started(&mut self, now: SimTime, hosts: u32) {
        assert!(hosts <= self.starting, "{hosts} hosts started, {} ordered", self.starting);
        self.settle(now);
        self.starting -= hosts;
        self.running += hosts;
    }

    fn settle(&mut self, now: SimTime) {
        self.served = self.host_seconds(now);
        self.latest = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    const fn rule(min: u32, max: u32) -> Elastic {
        Elastic { min, max, high: 0.7, low: 0.3, start_delay: Span::ZERO }
    }

    fn at(minute: f64) -> SimTime {
        SimTime::START + Span::from_minutes(minute)
    }

    #[test]
    fn hosts_on_their_way_are_not_ordered_again() {
        let mut fleet = Fleet::new(2);
        let rule = rule(1, 9);
        // 2 hosts at 100 % are 4 at half: two more.
        assert_eq!(fleet.observe(at(1.0), &rule, 1.0, 0), Decision::Start(2));
        assert_eq!(fleet.observe(at(2.0), &rule, 1.0, 0), Decision::Stay, "two are on their way");
        assert_eq!(fleet.observe(at(3.0), &rule, 1.2, 0), Decision::Start(1), "the load has grown");
        assert_eq!(fleet.observe(at(4.0), &rule, 0.1, 0), Decision::Stay, "none is stopped meanwhile");
        fleet.started(at(6.0), 2);
        fleet.started(at(8.0), 1);
        assert_eq!((fleet.running(), fleet.ordered()), (5, 5));
        assert_eq!(fleet.host_seconds(at(10.0)), 60.0 * (2.0 * 6.0 + 4.0 * 2.0 + 5.0 * 2.0));
    }

    #[test]
    fn bounds_hold() {
        let mut fleet = Fleet::new(3);
        assert_eq!(fleet.observe(at(1.0), &rule(1, 3), 5.0, 0), Decision::Stay, "never above the most");
        assert_eq!(fleet.observe(at(2.0), &rule(3, 9), 0.0, 0), Decision::Stay, "never below the fewest");
        assert_eq!(fleet.observe(at(3.0), &rule(1, 9), 0.1, 3), Decision::Stay, "nor below what is needed");
        assert_eq!(fleet.observe(at(4.0), &rule(1, 9), 0.1, 2), Decision::Stop);
        assert_eq!(fleet.observe(at(5.0), &rule(1, 9), 0.7, 0), Decision::Stay, "not above the threshold");
        assert_eq!((fleet.running(), fleet.host_seconds(at(5.0))), (2, 60.0 * (3.0 * 4.0 + 2.0)));
    }
}
