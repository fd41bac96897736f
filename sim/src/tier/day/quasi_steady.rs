//! A look at those at work: between two looks, interactions are taken to be in the steady state of what is
//! present.
//!
//! **Host.** Sessions think, then ask the host: see [`super::hosts`].
//!
//! **Links of the establishment** (LAN, radio, access) are finite-source queues of one server that sends at what
//! streams leave over; elastic flows (profiles, downloads) are permanent customers of it.
//!
//! **Links that many share** are processor-sharing queues with so many sources that these count as infinite:
//! `B / (C − load)`; once saturated, an answer gets the level of the max-min allocation.
//!
//! A network grants no member more than its max-min share `g`, so that a cycle takes at least `B / g`. Times on
//! links in series do not add up in a fluid: the slowest one counts. Times of question, host and answer do.

use super::state::Seated;
use super::{Day, LOOK_SECONDS};
use crate::future::Interaction;
use crate::ids::{EstablishmentId, LinkId};
use crate::measure::Culprit;
use crate::queueing::finite_source::FiniteSource;
use crate::tier::kit::{Leg, Port};
use crate::tier::ports::Local;
use crate::tier::slab::Key;

/// Above so many sources on a full link its idle time is neglected: an error of at most √(2 / π N) of the time
/// away, 2.5 %, where it is just full.
const MANY_SOURCES: f64 = 1000.0;

/// Interactions on each of an establishment's own links.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    sources: f64,
    /// Cycles a second, were answers immediate on this link.
    cycles: f64,
    /// Bits a second, likewise.
    bits: f64,
    /// Bits a second granted to streams, and to interactions.
    streams: f64,
    granted: f64,
    /// Outcome: seconds per bit of an answer, mean and standard deviation.
    seconds_per_bit: f64,
    deviation_per_bit: f64,
}

type Loads = [Load; Local::COUNT];

/// Mean times of one interaction, and what takes longest.
#[derive(Clone, Copy, Debug)]
struct Answer {
    down: f64,
    up: f64,
    host: f64,
    fixed: f64,
    variance: f64,
    longest: (f64, Culprit),
}

/// An answer over a leg: mean time, the link that it is due to, and a bound on its standard deviation.
#[derive(Clone, Copy, Debug)]
struct Crossing {
    seconds: f64,
    link: LinkId,
    deviation: f64,
}

impl Answer {
    fn mean(&self) -> f64 {
        self.down + self.up + self.host + self.fixed
    }
}

impl Day<'_> {
    pub(super) fn interaction_of(&self, key: Key) -> Option<Interaction> {
        self.work_of(key).interaction
    }

    /// Interactions of the lessons of an establishment during the last minute.
    pub(super) fn answer_lessons(&mut self, id: EstablishmentId, lessons: &mut [Seated]) {
        let loads = self.loads(id, lessons);
        for lesson in lessons {
            if let Some(away) = self.look_at_lesson(id, lesson.key, &loads) {
                lesson.away = away;
            }
        }
    }

    /// What interactions and streams ask of the establishment's own links.
    fn loads(&mut self, id: EstablishmentId, lessons: &[Seated]) -> Loads {
        let mut loads = Loads::default();
        for Seated { key, .. } in lessons {
            let running = &self.running[*key];
            let kit = &self.kits[running.kit as usize];
            if let (Some(port), Some(interaction)) = (&kit.interaction, self.interaction_of(*key)) {
                let seats = f64::from(running.ready);
                let [down, up, host] = running.last;
                let away = interaction.think.seconds() + host + port.round_trip * interaction.round_trips;
                for (leg, elsewhere) in [(&port.down, up), (&port.up, down)] {
                    let Some(leg) = leg else { continue };
                    let granted = seats * self.fluid.last_rate(leg.class);
                    each_local(leg, |place| {
                        let load = &mut loads[place];
                        load.sources += seats;
                        load.granted += granted;
                        load.cycles += seats / (away + elsewhere);
                        load.bits += seats * leg.bits / (away + elsewhere);
                    });
                }
            }
            for stream in &running.streams {
                let port = &kit.streams[stream.index as usize];
                for leg in port.legs() {
                    let granted = f64::from(stream.count) * self.fluid.last_rate(leg.class);
                    each_local(leg, |place| loads[place].streams += granted);
                }
            }
        }
        let site = &self.sites[id.index()];
        for (place, load) in loads.iter_mut().enumerate() {
            let Some(link) = site.links[place] else { continue };
            if load.sources <= 0.0 || load.bits <= 0.0 {
                continue;
            }
            let rate = site.rates[place];
            let bulk = f64::from(site.bulk[place]);
            let (taken, permanent) = if bulk > 0.0 && self.fluid.level(link).is_none() {
                // Elastic flows that some other link holds back take what they get there, not a fair share here.
                (self.fluid.throughput(link) - load.granted, 0.0)
            } else {
                (load.streams, bulk)
            };
            let left = (rate - taken).max(rate * 1e-3);
            let size = load.bits / load.cycles;
            let think = load.sources / load.cycles;
            let queue =
                FiniteSource::new(load.sources as u32, size / left / think, 1.0).with_permanent(permanent);
            let slowdown = queue.steady_state().slowdown;
            load.seconds_per_bit = slowdown / left;
            // An answer of fixed size takes as long as there are others: it varies as their number does.
            load.deviation_per_bit =
                if slowdown > 2.0 { queue.active_variance().sqrt() / left } else { f64::INFINITY };
        }
        loads
    }

    /// Answers of a lesson during the last minute; gives the time that a cycle spends away from the host, where
    /// anybody asks.
    fn look_at_lesson(&mut self, id: EstablishmentId, key: Key, loads: &Loads) -> Option<f64> {
        let running = &self.running[key];
        let interaction = self.interaction_of(key).filter(|_| running.ready > 0)?;
        let port = self.kits[running.kit as usize].interaction.as_ref()?;
        let answer = self.answer(port, &interaction, running.last, Some((id, loads)));
        let (mean, seats) = (answer.mean(), f64::from(running.ready));
        let answers = seats * LOOK_SECONDS / (interaction.think.seconds() + mean);
        let running = &mut self.running[key];
        let written = running.unwritten.add(answers, mean, answer.variance);
        if let Some(done) = written {
            self.recorder.lessons.answers(id, done.answers, (done.mean, done.variance), interaction.page);
        }
        let cycle = interaction.think.seconds() + answer.host + answer.fixed;
        let at_rest = interaction.think.seconds() + interaction.work.seconds();
        let running = &mut self.running[key];
        let paced = running.variant.paced(cycle / at_rest);
        if paced != running.variant {
            self.repaced.push((key, paced));
        }
        running.last = [answer.down, answer.up, answer.host];
        running.answers += answers;
        running.response_sum += answers * mean;
        running.response_vote.cast(answer.longest.1, answers * (answer.longest.0).max(1e-9));
        Some(interaction.think.seconds() + answer.fixed + answer.down + answer.up)
    }

    /// Times of one interaction through a port.
    fn answer(
        &self,
        port: &Port,
        interaction: &Interaction,
        last: [f64; 3],
        local: Option<(EstablishmentId, &Loads)>,
    ) -> Answer {
        let slowdown = port.pool.map_or(1.0, |pool| self.pools[pool.index()].slowdown);
        let host = interaction.work.seconds() * slowdown;
        let fixed = port.round_trip * interaction.round_trips;
        let away = interaction.think.seconds() + host + fixed;
        let mut longest = (fixed, Culprit::Latency);
        let on_host = port.pool.map_or(Culprit::Device, |pool| Culprit::PoolCores(pool.0));
        if host > longest.0 {
            longest = (host, on_host);
        }
        let variation = port.pool.map_or(1.0, |pool| self.pools[pool.index()].variation);
        let mut variance = host * host * variation;
        let mut direction = |leg: &Option<Leg>, elsewhere: f64| {
            let Some(leg) = leg else { return 0.0 };
            let Crossing { seconds, link, deviation } = self.over(leg, away + elsewhere, local);
            // What the empty route would take is the same for every answer; only waiting varies.
            let least = leg.bits * leg.least;
            variance += (seconds - least).clamp(0.0, deviation).powi(2);
            if seconds > longest.0 {
                longest = (seconds, Culprit::Link(link.0));
            }
            seconds
        };
        let down = direction(&port.down, last[1]);
        let up = direction(&port.up, last[0]);
        Answer { down, up, host, fixed, variance, longest }
    }

    /// Seconds for an answer over a leg, and the link that they are due to.
    fn over(&self, leg: &Leg, away: f64, local: Option<(EstablishmentId, &Loads)>) -> Crossing {
        let mut slowest = Crossing { seconds: 0.0, link: leg.links[0], deviation: f64::INFINITY };
        if let Some((id, loads)) = local {
            let links = &self.sites[id.index()].links;
            each_local(leg, |place| {
                let seconds = leg.bits * loads[place].seconds_per_bit;
                if let (Some(link), true) = (links[place], seconds > slowest.seconds) {
                    let deviation = leg.bits * loads[place].deviation_per_bit;
                    slowest = Crossing { seconds, link, deviation };
                }
            });
        }
        let granted = self.fluid.last_rate(leg.class);
        let held = granted < leg.cap * (1.0 - 1e-9);
        let holder = if held { self.fluid.last_bottleneck(leg.class) } else { None };
        let own = leg.local.count_ones() as usize;
        if own < leg.links.len() {
            // The level of the link that holds these very members is their mean rate over whole cycles, not the
            // rate of one answer: the closed-loop bound below speaks for it.
            for link in leg.links.iter().filter(|link| Some(**link) != holder) {
                let seconds = leg.bits * self.seconds_per_bit[link.index()];
                if seconds > slowest.seconds {
                    slowest = Crossing { seconds, link: *link, deviation: f64::INFINITY };
                }
            }
        }
        if held && let Some(link) = holder {
            let found = self.closed_loop(leg.bits, granted, away, link);
            if found.seconds > slowest.seconds {
                slowest = found;
            }
        }
        slowest
    }

    /// An answer over a link that grants so many bits a second to each of its members: they are `rate / granted`
    /// sources that are away for so long between two answers.
    fn closed_loop(&self, bits: f64, granted: f64, away: f64, link: LinkId) -> Crossing {
        let rate = self.future.network.link(link).rate.value();
        let granted = granted.max(1e-3);
        let (alone, sources) = (bits / rate, rate / granted);
        if sources <= MANY_SOURCES && away > 0.0 {
            let queue = FiniteSource::new(sources.round() as u32, alone / away, 1.0);
            let (steady, variance) = queue.steady_state_and_variance();
            return Crossing { seconds: alone * steady.slowdown, link, deviation: alone * variance.sqrt() };
        }
        // With many a full link is hardly ever idle, and the number of those away is about Poisson.
        let seconds = bits / granted - away;
        let variance = sources * away / (away + seconds.max(0.0));
        Crossing { seconds, link, deviation: alone * variance.sqrt() }
    }

    /// Answers to visitors at home during the last minute.
    pub(super) fn look_home(&mut self) {
        let Some(visits) = &self.future.home else { return };
        for index in 0..self.home.doors.len() {
            let door = &self.home.doors[index];
            if door.present == 0 {
                continue;
            }
            let answer = self.answer(&door.port, &visits.page, door.last, None);
            let mean = answer.mean();
            let answers = f64::from(door.present) * LOOK_SECONDS / (visits.page.think.seconds() + mean);
            self.recorder.home_pages.add_spread(answers, mean, answer.variance);
            let cycle = visits.page.think.seconds() + answer.host + answer.fixed;
            let at_rest = visits.page.think.seconds() + visits.page.work.seconds();
            let door = &mut self.home.doors[index];
            let paced = door.variant.paced(cycle / at_rest);
            if paced != door.variant {
                self.repaced_doors.push((index, paced));
            }
            door.last = [answer.down, answer.up, answer.host];
        }
    }
}

/// The places of the establishment's own links that a leg crosses.
fn each_local(leg: &Leg, mut visit: impl FnMut(usize)) {
    let mut mask = leg.local;
    while mask != 0 {
        visit(mask.trailing_zeros() as usize);
        mask &= mask - 1;
    }
}
