//! What a support year amounts to: delays, seats lost, hours of technicians.

use super::calendar::Hours;
use super::input::Support;
use super::progress::{Course, Progress, Stage};
use super::ticket::Ticket;
use crate::time::Span;
use serde::{Deserialize, Serialize};

/// Figures of a year. Delays and numbers are those of the tickets opened in the year that is counted; seat-days,
/// hours and open tickets are those of its time, whenever a ticket was opened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// All tickets.
    pub total: Figures,
    /// By kind of ticket.
    pub kinds: Vec<Figures>,
    /// By group (département).
    pub groups: Vec<Figures>,
    /// Seat-days lost by site.
    pub sites: Vec<f64>,
    /// By base.
    pub bases: Vec<Use>,
    /// By desk.
    pub desks: Vec<Use>,
    /// Technicians in full-time equivalents ([`Support::full_time`]).
    pub full_time: f64,
    /// Mean number of open tickets, counted as they open and close.
    pub mean_open: f64,
    /// What must balance.
    pub balance: Balance,
}

/// What happened to some tickets.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Tickets opened; the other figures are 0 when there are none.
    pub tickets: u64,
    /// Of these, solved before the end of the year.
    pub solved: u64,
    /// Mean working time from opening to solution. A ticket that is open at the end enters with its age, here and in
    /// the quantiles: a lower bound, which shows when technicians are too few and hardly otherwise.
    pub mean: Span,
    /// Median of the same.
    pub p50: Span,
    /// The delay that 95 % of the tickets do not exceed.
    pub p95: Span,
    /// Share solved within [`Support::target`], 0 to 1, of those of which it is known: a ticket that is open and not
    /// late yet does not count.
    pub within_target: f64,
    /// What the mean delay of the solved tickets is made of.
    pub parts: Parts,
    /// Share of the solved tickets that no technician was free to take at once, 0 to 1.
    pub waited: f64,
    /// Seats out of use × working days.
    pub seat_days: f64,
}

/// Parts of a mean delay, which add up to it.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Parts {
    /// With wrong actors.
    pub handing_over: Span,
    /// With someone outside.
    pub outside: Span,
    /// Waiting for a technician, pauses between the visits of a part-time person included.
    pub waiting: Span,
    /// The technician's way there.
    pub travel: Span,
    /// Work, from a distance and on site.
    pub work: Span,
}

/// How a crew was used.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Use {
    /// Technicians.
    pub technicians: u32,
    /// Share of their time of presence at work or on the road, 0 to 1.
    pub utilisation: f64,
    /// Technician-hours at work or on the road.
    pub busy: Span,
    /// Technician-hours on the road.
    pub travel: Span,
}

/// Tickets from the start of the warm-up to the end of the year, each number counted by itself: `opened` is
/// `solved + open`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Balance {
    /// Tickets opened, counted as they came.
    pub opened: u64,
    /// Tickets solved, counted as they were.
    pub solved: u64,
    /// Tickets found open at the end.
    pub open: u64,
}

/// The smallest delay that at least a share of them does not exceed; reorders them. 0 without any.
fn quantile(delays: &mut [f64], share: f64) -> Span {
    if delays.is_empty() {
        return Span::ZERO;
    }
    let rank = ((share * delays.len() as f64).ceil() as usize).clamp(1, delays.len()) - 1;
    Span::from_seconds(*delays.select_nth_unstable_by(rank, f64::total_cmp).1)
}

/// Sums over tickets.
#[derive(Clone, Default)]
struct Sums {
    tickets: u64,
    solved: u64,
    delays: f64,
    within: u64,
    known: u64,
    waited: u64,
    /// Handing over, outside, waiting, travel, work.
    parts: [f64; 5],
    seat_seconds: f64,
}

impl Sums {
    fn add(&mut self, ticket: &Ticket, progress: &Progress, (target, end): (f64, f64)) {
        let delay = progress.delay(ticket.opened, end);
        self.tickets += 1;
        self.delays += delay;
        if let Some(within) = progress.is_within(target, ticket.opened, end) {
            self.known += 1;
            self.within += u64::from(within);
        }
        if progress.stage == Stage::Solved {
            self.solved += 1;
            self.waited += u64::from(progress.waited > 0.0);
            let before =
                [ticket.handing_over, ticket.outside.unwrap_or(0.0), progress.waited, progress.travelled];
            let work = delay - before.iter().sum::<f64>();
            for (sum, part) in self.parts.iter_mut().zip(before.into_iter().chain([work])) {
                *sum += part;
            }
        }
    }

    fn figures(&self, delays: &mut [f64], opening: Span) -> Figures {
        let mean = |sum: f64, n: u64| sum / n.max(1) as f64;
        let [handing_over, outside, waiting, travel, work] =
            self.parts.map(|sum| Span::from_seconds(mean(sum, self.solved)));
        Figures {
            tickets: self.tickets,
            solved: self.solved,
            mean: Span::from_seconds(mean(self.delays, self.tickets)),
            p50: quantile(delays, 0.5),
            p95: quantile(delays, 0.95),
            within_target: mean(self.within as f64, self.known),
            parts: Parts { handing_over, outside, waiting, travel, work },
            waited: mean(self.waited as f64, self.solved),
            seat_days: self.seat_seconds / opening.seconds(),
        }
    }
}

/// Figures of tickets divided into classes by `class`.
fn by_class(
    (support, tickets, course): (&Support, &[Ticket], &Course),
    classes: usize,
    class: impl Fn(&Ticket) -> u32,
) -> Vec<Figures> {
    let (from, end) = (support.counted_from(), support.end());
    let limits = (support.target.seconds(), end);
    let mut sums = vec![Sums::default(); classes];
    for (ticket, progress) in tickets.iter().zip(&course.progress) {
        let sum = &mut sums[class(ticket) as usize];
        sum.seat_seconds += seat_seconds(support, ticket, progress);
        if ticket.opened >= from {
            sum.add(ticket, progress, limits);
        }
    }
    // The delays of each class side by side in one table.
    let mut ends: Vec<usize> = Vec::with_capacity(classes);
    let mut starts = Vec::with_capacity(classes + 1);
    let mut total = 0;
    for sum in &sums {
        starts.push(total);
        ends.push(total);
        total += sum.tickets as usize;
    }
    starts.push(total);
    let mut delays = vec![0.0; total];
    for (ticket, progress) in tickets.iter().zip(&course.progress) {
        if ticket.opened >= from {
            let place = &mut ends[class(ticket) as usize];
            delays[*place] = progress.delay(ticket.opened, end);
            *place += 1;
        }
    }
    let range = |index: usize| starts[index]..starts[index + 1];
    sums.iter()
        .enumerate()
        .map(|(index, sum)| sum.figures(&mut delays[range(index)], support.calendar.opening))
        .collect()
}

/// Seats that a ticket takes out of use × working seconds of the year that is counted.
fn seat_seconds(support: &Support, ticket: &Ticket, progress: &Progress) -> f64 {
    let (from, end) = (support.counted_from(), support.end());
    let lost = progress.solved.min(end) - ticket.opened.max(from);
    support.kinds[ticket.kind as usize].seats * lost.max(0.0)
}

/// Adds a run up.
pub(super) fn outcome(support: &Support, tickets: &[Ticket], course: &Course) -> Outcome {
    let all = (support, tickets, course);
    let (from, end) = (support.counted_from(), support.end());
    let opening = support.calendar.opening;
    let group = |ticket: &Ticket| support.sites[ticket.site as usize].group;
    let mut sites = vec![0.0; support.sites.len()];
    for (ticket, progress) in tickets.iter().zip(&course.progress) {
        sites[ticket.site as usize] += seat_seconds(support, ticket, progress) / opening.seconds();
    }
    let used = |index: usize, technicians: u32, presence| {
        let work = course.crews[index];
        let there = f64::from(technicians) * Hours::new(presence, opening).between(from, end);
        Use {
            technicians,
            utilisation: if there > 0.0 { work.busy / there } else { 0.0 },
            busy: Span::from_seconds(work.busy),
            travel: Span::from_seconds(work.travel),
        }
    };
    let bases = support.bases.iter().enumerate();
    let desks = support.desks.iter().enumerate();
    let n_bases = support.bases.len();
    let open = course.progress.iter().filter(|progress| progress.stage != Stage::Solved).count();
    Outcome {
        total: by_class(all, 1, |_| 0)[0],
        kinds: by_class(all, support.kinds.len(), |ticket| ticket.kind),
        groups: by_class(all, support.groups as usize, group),
        sites,
        bases: bases.map(|(index, base)| used(index, base.technicians, base.presence)).collect(),
        desks: desks.map(|(index, desk)| used(n_bases + index, desk.technicians, None)).collect(),
        full_time: support.full_time(),
        mean_open: course.open_seconds / (end - from),
        balance: Balance { opened: course.opened, solved: course.solved, open: open as u64 },
    }
}
