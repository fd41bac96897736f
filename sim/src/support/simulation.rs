//! The events of a support year: tickets come, technicians take them, drive, work and drive back.
//!
//! Bases and desks are *crews*: technicians and those who wait for them. Openings are a second source of events
//! beside the queue (`kernel`): at equal instants the queue goes first.

use super::calendar::Hours;
use super::input::Support;
use super::progress::{Course, Progress, Stage, Window, Work};
use super::ticket::Ticket;
use crate::kernel::EventQueue;
use crate::time::SimTime;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What can happen, beside the opening of a ticket.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The last wrong actor passes a ticket on.
    HandedOver { ticket: u32 },
    /// Someone outside has repaired.
    Repaired { ticket: u32 },
    /// A technician has done the work of a ticket, from a distance or on site.
    Done { crew: u32, ticket: u32 },
    /// A technician is back at the base.
    Back { crew: u32 },
    /// A part-time person arrives, for whom tickets wait.
    Present { crew: u32 },
}

/// Who waits, first to be served on top: the priority above, the number of the ticket (order of opening) below.
type Waiting = BinaryHeap<Reverse<u64>>;

/// Technicians and their queue.
#[derive(Debug)]
struct Crew {
    free: u32,
    hours: Hours,
    waiting: Waiting,
    /// Whether [`Event::Present`] is scheduled.
    expected: bool,
    work: Work,
}

struct Run<'a> {
    support: &'a Support,
    tickets: &'a [Ticket],
    queue: EventQueue<Event>,
    crews: Vec<Crew>,
    /// Those who wait for someone on site, site by site; unused unless all are served at once.
    at_site: Vec<Waiting>,
    progress: Vec<Progress>,
    window: Window,
    open: u64,
    opened: u64,
    solved: u64,
    open_seconds: f64,
    /// When `open` last changed.
    changed: f64,
}

/// Runs from the start of the warm-up to the end of the year; what is open then stays open.
pub(super) fn simulate(support: &Support, tickets: &[Ticket]) -> Course {
    let mut run = Run::new(support, tickets);
    let end = SimTime::from_seconds(support.end());
    let mut next = 0;
    loop {
        let opening = tickets.get(next).map_or(end, |ticket| SimTime::from_seconds(ticket.opened));
        if let Some((now, event)) = run.queue.pop_until(Some(opening)) {
            run.happen(now.seconds(), event);
        } else if next < tickets.len() {
            run.queue.advance(opening);
            run.open(next as u32);
            next += 1;
        } else {
            return run.finish();
        }
    }
}

impl<'a> Run<'a> {
    fn new(support: &'a Support, tickets: &'a [Ticket]) -> Self {
        let opening = support.calendar.opening;
        let crew = |technicians, presence| Crew {
            free: technicians,
            hours: Hours::new(presence, opening),
            waiting: Waiting::new(),
            expected: false,
            work: Work::default(),
        };
        let bases = support.bases.iter().map(|base| crew(base.technicians, base.presence));
        let desks = support.desks.iter().map(|desk| crew(desk.technicians, None));
        let crews = bases.chain(desks).collect();
        let sites = if support.all_at_once { support.sites.len() } else { 0 };
        let window = Window { from: support.counted_from(), to: support.end() };
        Self {
            support,
            tickets,
            queue: EventQueue::new(),
            crews,
            at_site: vec![Waiting::new(); sites],
            progress: vec![Progress::OPENED; tickets.len()],
            window,
            open: 0,
            opened: 0,
            solved: 0,
            open_seconds: 0.0,
            changed: window.from,
        }
    }

    fn now(&self) -> f64 {
        self.queue.now().seconds()
    }

    fn schedule(&mut self, at: f64, event: Event) {
        // Rounding of the hours of a part-time person must not lead back in time.
        self.queue.schedule(SimTime::from_seconds(at.max(self.now())), event);
    }

    fn happen(&mut self, now: f64, event: Event) {
        match event {
            Event::HandedOver { ticket } => self.enter(ticket),
            Event::Repaired { ticket } => self.solve(now, ticket),
            Event::Done { crew, ticket } => self.done(now, crew, ticket),
            Event::Back { crew } => self.release(crew),
            Event::Present { crew } => {
                self.crews[crew as usize].expected = false;
                self.serve(crew);
            }
        }
    }

    /// Adds the open tickets since their number last changed.
    fn count_open(&mut self, now: f64) {
        if now > self.changed {
            self.open_seconds += self.open as f64 * (now - self.changed);
            self.changed = now;
        }
    }

    fn open(&mut self, ticket: u32) {
        let now = self.now();
        self.count_open(now);
        self.open += 1;
        self.opened += 1;
        let handing_over = self.tickets[ticket as usize].handing_over;
        if handing_over > 0.0 {
            self.schedule(now + handing_over, Event::HandedOver { ticket });
        } else {
            self.enter(ticket);
        }
    }

    /// A ticket reaches the right actor.
    fn enter(&mut self, ticket: u32) {
        let content = &self.tickets[ticket as usize];
        if let Some(wait) = content.outside {
            self.schedule(self.now() + wait, Event::Repaired { ticket });
            return;
        }
        let base = self.support.sites[content.site as usize].base;
        if self.support.kinds[content.kind as usize].is_looked_at_from_distance() {
            let desk = self.support.bases[base as usize].desk;
            let crew = desk.map_or(base, |desk| self.support.bases.len() as u32 + desk);
            self.line_up(ticket, crew, Stage::Distance);
        } else {
            self.line_up(ticket, base, Stage::Site);
        }
    }

    fn line_up(&mut self, ticket: u32, crew: u32, stage: Stage) {
        let now = self.now();
        let progress = &mut self.progress[ticket as usize];
        progress.stage = stage;
        progress.waiting = true;
        progress.since = now;
        let content = &self.tickets[ticket as usize];
        let priority = self.support.kinds[content.kind as usize].priority;
        let place = Reverse((u64::from(priority) << 32) | u64::from(ticket));
        self.crews[crew as usize].waiting.push(place);
        if self.support.all_at_once && stage == Stage::Site {
            self.at_site[content.site as usize].push(place);
        }
        self.serve(crew);
    }

    /// Gives work to the technicians of a crew who are free and there.
    fn serve(&mut self, index: u32) {
        let now = self.now();
        while self.crews[index as usize].free > 0 {
            let crew = &mut self.crews[index as usize];
            let Some(ticket) = first(&mut crew.waiting, &self.progress) else {
                return;
            };
            let present = crew.hours.next(now);
            if present > now {
                if !crew.expected {
                    crew.expected = true;
                    self.schedule(present, Event::Present { crew: index });
                }
                return;
            }
            crew.waiting.pop();
            crew.free -= 1;
            let content = &self.tickets[ticket as usize];
            let travel = match self.progress[ticket as usize].stage {
                Stage::Site => self.support.sites[content.site as usize].travel.seconds(),
                _ => 0.0,
            };
            self.begin(index, ticket, travel);
        }
    }

    /// A technician sets out for a ticket, or to work at once when there is no way to go.
    fn begin(&mut self, index: u32, ticket: u32, travel: f64) {
        let now = self.now();
        let content = &self.tickets[ticket as usize];
        let progress = &mut self.progress[ticket as usize];
        let waited = now - progress.since;
        let work = if progress.stage == Stage::Distance {
            progress.answered_after = waited;
            content.distance_work
        } else {
            progress.travelled = travel;
            content.site_work
        };
        progress.waiting = false;
        let crew = &mut self.crews[index as usize];
        let end = crew.hours.finish(now, travel + work);
        // What is not travel or work is the pause of a part-time person: exactly zero without one, since the end is
        // then this very sum.
        progress.waited += waited + (end - (now + (travel + work))).max(0.0);
        let arrival = if travel > 0.0 { crew.hours.finish(now, travel) } else { now };
        crew.work.travel += self.window.counted(crew.hours, now, arrival);
        crew.work.busy += self.window.counted(crew.hours, now, end);
        self.schedule(end, Event::Done { crew: index, ticket });
    }

    fn done(&mut self, now: f64, index: u32, ticket: u32) {
        let content = self.tickets[ticket as usize];
        let site = &self.support.sites[content.site as usize];
        if self.progress[ticket as usize].stage == Stage::Distance {
            if content.from_distance {
                self.solve(now, ticket);
            } else {
                self.line_up(ticket, site.base, Stage::Site);
            }
            self.release(index);
            return;
        }
        self.solve(now, ticket);
        if self.support.all_at_once {
            // Whatever waits here goes before what waits elsewhere: the way is made already.
            let next = first(&mut self.at_site[content.site as usize], &self.progress);
            if let Some(next) = next {
                self.at_site[content.site as usize].pop();
                self.begin(index, next, 0.0);
                return;
            }
        }
        let travel = site.travel.seconds();
        if travel > 0.0 {
            let crew = &mut self.crews[index as usize];
            let back = crew.hours.finish(now, travel);
            let counted = self.window.counted(crew.hours, now, back);
            crew.work.travel += counted;
            crew.work.busy += counted;
            self.schedule(back, Event::Back { crew: index });
        } else {
            self.release(index);
        }
    }

    fn release(&mut self, crew: u32) {
        self.crews[crew as usize].free += 1;
        self.serve(crew);
    }

    fn solve(&mut self, now: f64, ticket: u32) {
        self.count_open(now);
        let progress = &mut self.progress[ticket as usize];
        progress.stage = Stage::Solved;
        progress.solved = now;
        self.open -= 1;
        self.solved += 1;
    }

    fn finish(mut self) -> Course {
        self.count_open(self.window.to);
        Course {
            progress: self.progress,
            crews: self.crews.into_iter().map(|crew| crew.work).collect(),
            open_seconds: self.open_seconds,
            opened: self.opened,
            solved: self.solved,
        }
    }
}

/// The first who still waits. Those whom a visit has served in passing are still in the other queue: they are
/// dropped when they come up.
fn first(waiting: &mut Waiting, progress: &[Progress]) -> Option<u32> {
    while let Some(&Reverse(place)) = waiting.peek() {
        let ticket = place as u32;
        if progress[ticket as usize].waiting {
            return Some(ticket);
        }
        waiting.pop();
    }
    None
}
