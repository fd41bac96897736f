//! Support of users as a model of its own: tickets, those who solve them, the roads between (`docs/model.md` §9).
//!
//! [`run`] is a pure function, like the tiers of a day, but its clock counts **working time**: it stands still
//! while the support is closed ([`Calendar`]). A ticket goes through
//! 1. *handing over*: the wrong actors pass it on;
//! 2. *outside*: an operator repairs the line, for instance, and the ticket is solved; or
//! 3. *from a distance*: a desk, or the technicians of the base themselves, look at it and may solve it;
//! 4. *on site*: a technician of the base drives there, works, perhaps on all that waits at that site, and drives
//!    back.
//!
//! Those who wait are served by priority, then in the order in which their tickets were opened, and nobody is
//! interrupted. What tickets ask for is drawn by address and the same whatever the organisation and its numbers.
//!
//! ```
//! use maillage_sim::support::{self, Demand, Organisation, staffing::{self, Search, Target}};
//! use maillage_sim::{time::Span, territory::Position};
//!
//! let clermont = Position { latitude: 45.78, longitude: 3.08 };
//! let demand = support::example(clermont, 30);
//! let organisation = Organisation::pooled(vec![clermont]);
//! let two_days = demand.calendar.span_of_days(2.0);
//! let search = Search { target: Target::within(two_days), ..Search::default() };
//! let staffed = staffing::least(&organisation, &demand, &search);
//! let year = support::run(&staffed.support, 2013, 0);
//! assert_eq!(year.balance.opened, year.balance.solved + year.balance.open);
//! assert!(year.total.p95 < Span::from_hours(24.0));
//! ```

mod calendar;
mod example;
mod input;
mod kind;
mod organisation;
mod outcome;
mod progress;
mod simulation;
pub mod staffing;
mod ticket;

pub use calendar::{Calendar, Presence};
pub use example::example;
pub use input::{Base, Desk, Fault, MOST_TICKETS, Site, Support};
pub use kind::{Kind, Law, Outside};
pub use organisation::{Crews, Demand, DeskPlan, Organisation, Place, Travel, Visits};
pub use outcome::{Balance, Figures, Outcome, Parts, Use};

/// Simulates the warm-up and the year of a support: a pure function of its arguments.
///
/// # Panics
/// When [`Support::check`] finds a fault: whoever builds one has checked it.
pub fn run(support: &Support, seed: u64, replication: u32) -> Outcome {
    if let Err(fault) = support.check() {
        panic!("a support is checked by whoever builds it: {fault}");
    }
    let tickets = ticket::draw(support, seed, replication);
    let course = simulation::simulate(support, &tickets);
    outcome::outcome(support, &tickets, &course)
}

#[cfg(test)]
mod tests;
