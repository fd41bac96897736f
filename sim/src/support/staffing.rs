//! How few technicians are enough: the least numbers with which a delay is kept, found with few simulated years.
//!
//! Tickets are drawn once for all numbers that are tried. Two facts make the search cheap:
//! - *desks come first*: what reaches a desk does not depend on the bases behind it, so that the least number that
//!   answers in time is found by itself ([`Target::answer`]);
//! - *bases do not share technicians*: one simulation tries a number for every base at once, and each of them is
//!   bisected by itself.
//!
//! Each search starts from the Erlang C formula (`queueing`) and gallops from there, which takes one or two more
//! tries when the formula is right. It takes for granted that more technicians do not make delays longer; what is
//! returned has itself been seen to hold, and one less to fail.

mod bracket;

use super::calendar::Calendar;
use super::input::Support;
use super::organisation::{Crews, Demand, Organisation, Visits};
use super::progress::Course;
use super::simulation::simulate;
use super::ticket::{self, Ticket, base_work};
use crate::queueing::multi_server::MultiServer;
use crate::time::Span;
use crate::units::Share;
use bracket::Bracket;

/// What the technicians must be enough for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Target {
    /// Working time from opening to solution...
    pub delay: Span,
    /// ... that this share of the tickets must not exceed, of every base (of all establishments together when there
    /// is someone in each). 0.95 makes `delay` the limit of the 95th percentile.
    pub share: Share,
    /// Working time within which the same share of what reaches a desk must be looked at.
    pub answer: Span,
}

impl Target {
    /// 95 % within a delay; an hour to be answered by a desk (assumption).
    pub fn within(delay: Span) -> Self {
        let share = Share::new(0.95).expect("0.95 is a share");
        Self { delay, share, answer: Span::from_hours(1.0) }
    }
}

/// How to search.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Search {
    /// What is to be kept.
    pub target: Target,
    /// Years, each with other tickets, over which shares are taken together; at least 1. The warm-up is that of the
    /// demand.
    pub replications: u32,
    /// Seed of the study.
    pub seed: u64,
}

impl Default for Search {
    /// Two working days of 7 h, three years.
    fn default() -> Self {
        Self { target: Target::within(Span::from_hours(14.0)), replications: 3, seed: 0 }
    }
}

/// The least staff.
#[derive(Clone, PartialEq, Debug)]
pub struct Staffing {
    /// The support with its technicians.
    pub support: Support,
    /// Technicians in full-time equivalents.
    pub full_time: f64,
    /// Share of all tickets solved within the delay, over the replications.
    pub within: f64,
    /// Bases at which no number of technicians is enough (ways, wrong actors or repairs outside take too long); they
    /// have as many as Erlang C asks for a stable queue. With someone in each establishment: all, when not even
    /// somebody there all day is enough.
    pub unreached: Vec<u32>,
    /// Simulated years that it took.
    pub years: u32,
}

/// More technicians than there are tickets at any time.
const UNLIMITED: u32 = 1 << 30;

/// The least numbers of technicians with which a demand, organised so, keeps a target.
///
/// # Panics
/// When the demand is not sound ([`Support::check`]) or there is no replication.
pub fn least(organisation: &Organisation, demand: &Demand, search: &Search) -> Staffing {
    assert!(search.replications > 0, "a share is taken over at least one year");
    let support = organisation.support(demand);
    if let Err(fault) = support.check() {
        panic!("a demand is checked by whoever builds it: {fault}");
    }
    let draw = |replication| ticket::draw(&support, search.seed, replication);
    let tickets: Vec<Vec<Ticket>> = (0..search.replications).map(draw).collect();
    let mut trial = Trial { support, tickets: &tickets, target: search.target, years: 0 };
    let desks = least_desks(&mut trial);
    let unreached = match &organisation.crews {
        Crews::InEachEstablishment(visits) => {
            rarest_visits(&mut trial, organisation, demand, *visits, &desks)
        }
        Crews::ByGroup(_) | Crews::Nearest(_) => least_bases(&mut trial, &desks),
    };
    let within = trial.run().total.share();
    Staffing {
        full_time: trial.support.full_time(),
        support: trial.support,
        within,
        unreached,
        years: trial.years,
    }
}

/// Of how many tickets it is known whether they were in time, and how many were.
#[derive(Clone, Copy, Default)]
struct Tally {
    within: u64,
    known: u64,
}

impl Tally {
    fn add(&mut self, within: Option<bool>) {
        self.known += u64::from(within.is_some());
        self.within += u64::from(within == Some(true));
    }

    /// 1 without any ticket: nobody has been late.
    fn share(self) -> f64 {
        if self.known == 0 { 1.0 } else { self.within as f64 / self.known as f64 }
    }
}

/// Tallies of some years.
struct Tallies {
    bases: Vec<Tally>,
    desks: Vec<Tally>,
    total: Tally,
}

/// Numbers of technicians on trial.
struct Trial<'a> {
    support: Support,
    tickets: &'a [Vec<Ticket>],
    target: Target,
    years: u32,
}

impl Trial<'_> {
    fn run(&mut self) -> Tallies {
        let Support { bases, desks, .. } = &self.support;
        let mut tallies = Tallies {
            bases: vec![Tally::default(); bases.len()],
            desks: vec![Tally::default(); desks.len()],
            total: Tally::default(),
        };
        for tickets in self.tickets {
            self.years += 1;
            let course = simulate(&self.support, tickets);
            self.tally(tickets, &course, &mut tallies);
        }
        tallies
    }

    fn tally(&self, tickets: &[Ticket], course: &Course, tallies: &mut Tallies) {
        let (from, end) = (self.support.counted_from(), self.support.end());
        let (delay, answer) = (self.target.delay.seconds(), self.target.answer.seconds());
        for (ticket, progress) in tickets.iter().zip(&course.progress) {
            if ticket.opened < from {
                continue;
            }
            let within = progress.is_within(delay, ticket.opened, end);
            let base = self.support.sites[ticket.site as usize].base as usize;
            tallies.total.add(within);
            tallies.bases[base].add(within);
            if let Some(desk) = self.support.bases[base].desk {
                tallies.desks[desk as usize].add(progress.is_answered_within(answer, end));
            }
        }
    }

    fn holds(&self, tally: Tally) -> bool {
        tally.share() >= self.target.share.value()
    }
}

/// Arrivals per second at a crew, and the technicians whom their work keeps busy on the mean (erlangs).
#[derive(Clone, Copy, Default)]
struct Load {
    rate: f64,
    work: f64,
}

/// The fewest technicians with whom M/M/c has a share of the waits within a limit; 0 when there is nothing to do.
fn erlang(load: Load, limit: f64, share: f64) -> u32 {
    if load.work <= 0.0 {
        return 0;
    }
    // Numbers that no region has would take for ever: the search takes over from there.
    let stable = load.work.min(1e5) as u32 + 1;
    let enough = |&servers: &u32| {
        MultiServer::new(servers, load.rate, load.work / load.rate)
            .is_some_and(|queue| queue.wait_exceeds(limit.max(0.0)) <= 1.0 - share)
    };
    (stable..stable + 1000).find(enough).unwrap_or(stable)
}

/// What each desk has to do.
fn desk_loads(support: &Support) -> Vec<Load> {
    let mut loads = vec![Load::default(); support.desks.len()];
    let day = support.calendar.opening.seconds();
    for site in &support.sites {
        if let Some(desk) = support.bases[site.base as usize].desk {
            for (kind, rate) in support.kinds.iter().zip(&site.rates) {
                if kind.is_looked_at_from_distance() {
                    let rate = rate / day * kind.ours();
                    loads[desk as usize].rate += rate;
                    loads[desk as usize].work += rate * kind.distance_work.mean().seconds();
                }
            }
        }
    }
    loads
}

/// What the technicians of each base have to do, ways included as if each ticket took one.
fn base_loads(support: &Support) -> Vec<Load> {
    let mut loads = vec![Load::default(); support.bases.len()];
    let day = support.calendar.opening.seconds();
    for site in &support.sites {
        let has_desk = support.bases[site.base as usize].desk.is_some();
        for (kind, rate) in support.kinds.iter().zip(&site.rates) {
            let load = &mut loads[site.base as usize];
            let share = if has_desk { kind.on_site() } else { kind.ours() };
            load.rate += rate / day * share;
            load.work += rate / day * base_work(kind, site, has_desk);
        }
    }
    loads
}

/// Tries numbers until every bracket is closed; `set` gives them to the support, `tallies` picks what they decide.
fn close(
    trial: &mut Trial,
    brackets: &mut [Bracket],
    set: impl Fn(&mut Support, &[u32]),
    tallies: impl Fn(Tallies) -> Vec<Tally>,
) -> Vec<u32> {
    while brackets.iter().any(|bracket| !bracket.is_closed()) {
        let tried: Vec<u32> = brackets.iter().map(Bracket::next).collect();
        set(&mut trial.support, &tried);
        let found = tallies(trial.run());
        for ((bracket, tally), number) in brackets.iter_mut().zip(found).zip(tried) {
            bracket.learn(number, trial.holds(tally));
        }
    }
    brackets.iter().map(Bracket::next).collect()
}

fn least_desks(trial: &mut Trial) -> Vec<u32> {
    let limit = trial.target.answer.seconds();
    let share = trial.target.share.value();
    let loads = desk_loads(&trial.support);
    let mut brackets: Vec<Bracket> = loads
        .iter()
        .map(|&load| Bracket::from(u32::from(load.work > 0.0), erlang(load, limit, share)))
        .collect();
    let bases = vec![UNLIMITED; trial.support.bases.len()];
    close(trial, &mut brackets, |support, desks| support.set_technicians(&bases, desks), |found| found.desks)
}

fn least_bases(trial: &mut Trial, desks: &[u32]) -> Vec<u32> {
    let share = trial.target.share.value();
    let unlimited = vec![UNLIMITED; trial.support.bases.len()];
    trial.support.set_technicians(&unlimited, desks);
    let best = trial.run().bases;
    let loads = base_loads(&trial.support);
    let start = |load: Load| {
        // Half of what occupies a technician, at least, lies before the solution.
        let limit = trial.target.delay.seconds() - load.work / load.rate.max(f64::MIN_POSITIVE);
        erlang(load, limit, share)
    };
    let mut unreached = Vec::new();
    let mut brackets = Vec::with_capacity(loads.len());
    for (base, &load) in loads.iter().enumerate() {
        let least = u32::from(load.work > 0.0);
        if trial.holds(best[base]) {
            brackets.push(Bracket::from(least, start(load)));
        } else {
            unreached.push(base as u32);
            let stable = erlang(load, f64::MAX, share);
            brackets.push(Bracket::within(stable, stable, stable));
        }
    }
    let set = |support: &mut Support, bases: &[u32]| support.set_technicians(bases, desks);
    let numbers = close(trial, &mut brackets, set, |found| found.bases);
    set(&mut trial.support, &numbers);
    unreached
}

/// By how much visits that are daily already are made longer at a time, in seconds.
const LONGER: f64 = 900.0;

/// Visits from rare to long: the first numbers shorten the interval from a year to a day, the others then lengthen
/// the daily visit to the whole day. Full-time equivalents grow all along.
fn visits(from: Visits, calendar: Calendar, number: u32) -> Visits {
    let Calendar { days, opening } = calendar;
    let longer = from.least.seconds() + LONGER * f64::from((number + 1).saturating_sub(days));
    let least = Span::from_seconds(longer.min(opening.seconds()));
    Visits { every: days.saturating_sub(number).max(1), least, ..from }
}

/// The rarest visits that keep the target over all establishments together.
fn rarest_visits(
    trial: &mut Trial,
    organisation: &Organisation,
    demand: &Demand,
    from: Visits,
    desks: &[u32],
) -> Vec<u32> {
    let calendar = demand.calendar;
    let set = |support: &mut Support, number: &[u32]| {
        let crews = Crews::InEachEstablishment(visits(from, calendar, number[0]));
        *support = Organisation { crews, ..organisation.clone() }.support(demand);
        for (desk, &technicians) in support.desks.iter_mut().zip(desks) {
            desk.technicians = technicians;
        }
    };
    let lengths = ((calendar.opening - from.least).seconds().max(0.0) / LONGER).ceil() as u32;
    let last = calendar.days - 1 + lengths;
    set(&mut trial.support, &[last]);
    let best = trial.run().total;
    if !trial.holds(best) {
        return (0..trial.support.bases.len() as u32).collect();
    }
    // A ticket waits for up to an interval: the share that is in time is that of the interval that the delay covers.
    let guess = calendar.in_days(trial.target.delay) / trial.target.share.value().max(f64::MIN_POSITIVE);
    let guess = (guess as u32).clamp(1, calendar.days);
    let mut bracket = [Bracket::within(0, last, calendar.days - guess)];
    let number = close(trial, &mut bracket, set, |found| vec![found.total]);
    set(&mut trial.support, &number);
    Vec::new()
}

#[cfg(test)]
mod tests;
