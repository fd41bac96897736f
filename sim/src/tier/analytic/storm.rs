//! The pools that establishments share, minute by minute, on mean demand: logins after the bells as a fluid through
//! admission, storage and processors; interactions in the steady state of a finite-source queue; scaling.
//!
//! Many classes ring at once, so that numbers present are close to their means: the fluid limit of a
//! processor-sharing queue. What is left of their dispersion is a factor on the seats of a slot.

use super::flow::{Flow, Flows, Way};
use super::plan::Plan;
use super::pool::{Cohort, SharedPool};
use crate::demand::home::{STEP_MINUTES, STEPS_A_DAY};
use crate::future::{Future, When};
use crate::ids::PoolId;

/// Minutes of a day.
pub(super) const MINUTES: usize = 1440;

/// Steps of a minute while people log in.
const SUBSTEPS: usize = 4;

/// The lessons of a flow in a slot.
#[derive(Clone, Debug)]
pub(super) struct Wave {
    pub(super) flow: usize,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) overflowing: bool,
    /// Seats, of which ready and refused.
    pub(super) seats: f64,
    pub(super) ready: f64,
    pub(super) refused: f64,
    /// Share of the seats of its flow.
    pub(super) share: f64,
    /// Logins: seats and seconds.
    pub(super) logins: Vec<(f64, f64)>,
    /// Answers, their slowdowns, and the second moments of the slowdowns.
    pub(super) answers: f64,
    pub(super) slowdown: f64,
    pub(super) square: f64,
    /// Cores granted to streams over cores wanted, summed over looks.
    pub(super) streams: (f64, f64),
    pub(super) sessions_held: f64,
}

/// What a day of shared pools gives.
#[derive(Debug)]
pub(super) struct Storm {
    pub(super) waves: Vec<Wave>,
    pub(super) pools: Vec<SharedPool>,
    /// Sessions of all pools and the utilisation of the busiest, by minute.
    pub(super) sessions: Vec<f64>,
    pub(super) busiest: Vec<f64>,
    /// Visitors at home by minute.
    pub(super) visitors: Vec<f64>,
    /// By door, each five minutes: visitors present, slowdown and variation on the host.
    pub(super) doors: Vec<Vec<(f64, f64, f64)>>,
    pub(super) elastic_hours: f64,
}

struct Day<'a> {
    future: &'a Future,
    plan: &'a Plan,
    flows: &'a Flows<'a>,
    out: Storm,
    /// Pools that are shared.
    shared: Vec<usize>,
    /// Waves in progress, the next one to begin, and how many begin with a bell.
    active: Vec<usize>,
    next: usize,
    planned: usize,
    now: f64,
}

/// The day with the seats of each slot times `1 + deviation × coefficient of variation`.
pub(super) fn day(future: &Future, plan: &Plan, flows: &Flows<'_>, deviation: f64) -> Storm {
    let pools = future.pools.iter().zip(&flows.shared);
    let pools = pools.map(|(pool, shared)| SharedPool::new(pool, *shared)).collect();
    let out = Storm {
        waves: waves(future, flows, deviation),
        pools,
        sessions: vec![0.0; MINUTES],
        busiest: vec![0.0; MINUTES],
        visitors: vec![0.0; MINUTES],
        doors: vec![Vec::new(); plan.doors.len()],
        elastic_hours: 0.0,
    };
    let planned = out.waves.len();
    let shared = (0..future.pools.len()).filter(|&pool| flows.shared[pool]).collect();
    let mut day = Day { future, plan, flows, out, shared, active: Vec::new(), next: 0, planned, now: 0.0 };
    for minute in 0..MINUTES {
        day.minute(minute);
    }
    for (pool, spec) in day.out.pools.iter().zip(&future.pools) {
        if spec.elastic.is_some() {
            day.out.elastic_hours += pool.host_seconds / 3600.0;
        }
    }
    day.out
}

/// The waves of the day by start.
fn waves(future: &Future, flows: &Flows<'_>, deviation: f64) -> Vec<Wave> {
    let mut waves = Vec::new();
    for (index, flow) in flows.all.iter().enumerate() {
        let pool = flow.way.session.or(flow.way.answering).or(flow.way.streams.first().map(|s| s.pool));
        let variation = pool.map_or(0.0, |pool| flows.variation[pool.index()]);
        let factor = (1.0 + deviation * variation).max(0.0);
        for slot in &future.timetables[flow.kind].slots {
            waves.push(Wave {
                flow: index,
                start: slot.start.seconds(),
                end: slot.end.seconds(),
                overflowing: false,
                seats: flow.seats * factor,
                ready: 0.0,
                refused: 0.0,
                share: 1.0,
                logins: Vec::new(),
                answers: 0.0,
                slowdown: 0.0,
                square: 0.0,
                streams: (0.0, 0.0),
                sessions_held: 0.0,
            });
        }
    }
    waves.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.flow.cmp(&b.flow)));
    waves
}

impl Wave {
    pub(super) fn way<'a>(&self, flow: &'a Flow<'_>) -> &'a Way {
        if self.overflowing { flow.overflow.as_ref().unwrap_or(&flow.way) } else { &flow.way }
    }
}

impl Day<'_> {
    fn minute(&mut self, minute: usize) {
        let began = minute as f64 * 60.0;
        if minute.is_multiple_of(STEP_MINUTES as usize) {
            self.visitors(minute);
        }
        self.end(began);
        self.begin(began);
        let window = self.future.settling.window.seconds();
        let storm = self.active.iter().any(|&wave| {
            let wave = &self.out.waves[wave];
            let device = self.flows.all[wave.flow].work.login.device.seconds();
            began < wave.start + window + device + 60.0
        }) || self.shared.iter().any(|&pool| self.out.pools[pool].is_busy());
        let steps = if storm { SUBSTEPS } else { 1 };
        let length = 60.0 / steps as f64;
        for step in 0..steps {
            self.now = began + step as f64 * length;
            // Seats are given back before others take them.
            self.end(self.now);
            self.begin(self.now);
            self.arrive(length);
            self.pass(length);
            self.gather(minute);
            if step == steps / 2 {
                self.look(minute);
            }
        }
    }

    /// Waves whose bell has rung: those that find their pool full go to the one that it overflows to.
    fn begin(&mut self, now: f64) {
        while self.next < self.planned && self.out.waves[self.next].start <= now {
            let index = self.next;
            self.next += 1;
            let flow = &self.flows.all[self.out.waves[index].flow];
            let seats = self.out.waves[index].seats;
            let mut kept = 1.0_f64;
            if flow.overflow.is_some() {
                for pool in flow.way.session.into_iter().chain(flow.way.answering) {
                    let spec = &self.future.pools[pool.index()];
                    if spec.overflow.is_some() {
                        let state = &self.out.pools[pool.index()];
                        let room = state.limit(spec) - state.placed.max(state.members);
                        kept = kept.min((room / seats).clamp(0.0, 1.0));
                    }
                }
            }
            if kept < 1.0 {
                let mut other = self.out.waves[index].clone();
                (other.overflowing, other.share) = (true, 1.0 - kept);
                other.seats = seats * (1.0 - kept);
                self.place(&other, 1.0);
                self.out.waves.push(other);
                self.active.push(self.out.waves.len() - 1);
                let wave = &mut self.out.waves[index];
                (wave.seats, wave.share) = (seats * kept, kept);
            }
            let wave = self.out.waves[index].clone();
            self.place(&wave, 1.0);
            self.active.push(index);
        }
    }

    fn place(&mut self, wave: &Wave, sign: f64) {
        let way = wave.way(&self.flows.all[wave.flow]);
        let session = way.session;
        for pool in session.into_iter().chain(way.answering.filter(|pool| session != Some(*pool))) {
            self.out.pools[pool.index()].placed += sign * wave.seats;
        }
    }

    /// Waves whose lessons are over at an instant.
    fn end(&mut self, now: f64) {
        let mut ended = Vec::new();
        self.active.retain(|&wave| {
            let over = self.out.waves[wave].end <= now + 1e-9;
            if over {
                ended.push(wave);
            }
            !over
        });
        for index in ended {
            let wave = self.out.waves[index].clone();
            self.place(&wave, -1.0);
            let way = wave.way(&self.flows.all[wave.flow]);
            let lasted = wave.end;
            if let Some(pool) = way.session {
                let (stopped, waiting) = self.out.pools[pool.index()].cut(index);
                let wave = &mut self.out.waves[index];
                for cohort in stopped {
                    wave.logins.push((cohort.mass, lasted - cohort.sat));
                }
                wave.refused += waiting;
                let held = wave.sessions_held;
                self.out.pools[pool.index()].sessions -= held;
            }
        }
    }

    /// Seats whose device is ready during a step.
    fn arrive(&mut self, length: f64) {
        let window = self.future.settling.window.seconds().max(1e-6);
        for &index in &self.active {
            let wave = &mut self.out.waves[index];
            let flow = &self.flows.all[wave.flow];
            let device = flow.work.login.device.seconds();
            let (from, to) = (self.now - device, self.now - device + length);
            let (low, high) = (from.max(wave.start), to.min(wave.start + window));
            if high <= low {
                continue;
            }
            let mass = wave.seats * (high - low) / window;
            let way = wave.way(flow);
            let sat = f64::midpoint(low, high);
            if let Some(pool) = way.session {
                let cohort = Cohort { wave: index, mass, sat, entered: sat + device, target: 0.0 };
                let spec = &self.future.pools[pool.index()];
                wave.refused += self.out.pools[pool.index()].ask(spec, cohort);
            } else {
                // Its login is an affair of the establishment.
                wave.ready += mass;
            }
        }
    }

    /// Logins advance by a step.
    fn pass(&mut self, length: f64) {
        for at in 0..self.shared.len() {
            let index = self.shared[at];
            if !self.out.pools[index].is_busy() {
                continue;
            }
            let spec = &self.future.pools[index];
            let flows = self.flows;
            let waves = &mut self.out.waves;
            let work = |cohort: &Cohort| {
                let wave = &waves[cohort.wave];
                let flow = &flows.all[wave.flow];
                (flow.work.login.operations, flow.work.login.work.seconds(), wave.way(flow).profile)
            };
            let (admitted, ready) = self.out.pools[index].pass(spec, self.now, length, work);
            for (wave, mass) in admitted {
                waves[wave].sessions_held += mass;
            }
            for cohort in ready {
                let wave = &mut waves[cohort.wave];
                wave.ready += cohort.mass;
                wave.logins.push((cohort.mass, cohort.entered - cohort.sat));
            }
        }
    }

    /// Who is present, and the steady state of those: logins feel it at once.
    fn gather(&mut self, minute: usize) {
        for &pool in &self.shared {
            let pool = &mut self.out.pools[pool];
            (pool.members, pool.asked, pool.stream_cores) = (0.0, 0.0, 0.0);
        }
        for &index in &self.active {
            let wave = &self.out.waves[index];
            let flow = &self.flows.all[wave.flow];
            let way = wave.way(flow);
            if let (Some(pool), Some(interaction)) = (way.answering, &flow.work.interaction) {
                let state = &mut self.out.pools[pool.index()];
                state.members += wave.ready;
                state.asked +=
                    wave.ready * interaction.work.seconds() / (interaction.think.seconds() + way.network);
            }
            for stream in &way.streams {
                self.out.pools[stream.pool.index()].stream_cores += on_now(wave, flow, stream, self.now);
            }
        }
        self.members_from_home(minute);
        for &index in &self.shared {
            let background = self.future.background_work.iter().filter(|work| {
                work.pool == PoolId::from_index(index)
                    && (work.start.seconds()..work.end.seconds()).contains(&self.now)
            });
            let pool = &mut self.out.pools[index];
            pool.background = background.map(|work| work.share).sum();
            pool.solve(&self.future.pools[index]);
        }
    }

    /// A look: what holds for a minute is written down, and pools grow or shrink.
    fn look(&mut self, minute: usize) {
        let (mut sessions, mut busiest) = (0.0, 0.0_f64);
        for &index in &self.shared {
            let pool = &mut self.out.pools[index];
            pool.settle(&self.future.pools[index], minute, self.now);
            sessions += pool.sessions;
            busiest = busiest.max(pool.utilisation);
        }
        self.out.sessions[minute] = sessions;
        self.out.busiest[minute] = busiest;
        for &index in &self.active {
            let wave = &mut self.out.waves[index];
            let flow = &self.flows.all[wave.flow];
            let way = if wave.overflowing { flow.overflow.as_ref().unwrap_or(&flow.way) } else { &flow.way };
            if let (Some(pool), Some(interaction)) = (way.answering, &flow.work.interaction) {
                let state = &self.out.pools[pool.index()];
                let response = interaction.work.seconds() * state.slowdown + way.network;
                let answers = wave.ready * 60.0 / (interaction.think.seconds() + response);
                wave.answers += answers;
                wave.slowdown += answers * state.slowdown;
                wave.square += answers * state.slowdown.powi(2) * (1.0 + state.variation);
            }
            for stream in &way.streams {
                let cores = on_now(wave, flow, stream, self.now);
                wave.streams.0 += cores * self.out.pools[stream.pool.index()].stream_share;
                wave.streams.1 += cores;
            }
        }
    }

    /// Visitors at home in the step that begins.
    fn visitors(&mut self, minute: usize) {
        let Some(visits) = &self.future.home else { return };
        let per_step = |minute: usize| visits.visits_by_hour[minute / 60] * f64::from(STEP_MINUTES) / 60.0;
        let stay = (visits.duration.seconds() / 60.0 / f64::from(STEP_MINUTES)).round().max(1.0) as usize;
        let step = minute / STEP_MINUTES as usize;
        debug_assert!(step < STEPS_A_DAY as usize);
        let rate: f64 =
            (0..stay.min(step + 1)).map(|before| per_step(minute - before * STEP_MINUTES as usize)).sum();
        let mut all = 0.0;
        for (door, seen) in self.plan.doors.iter().zip(&mut self.out.doors) {
            seen.push((door.accounts * rate, 1.0, 1.0));
            all += door.accounts * rate;
        }
        let to = (minute + STEP_MINUTES as usize).min(MINUTES);
        self.out.visitors[minute..to].fill(all);
    }

    fn members_from_home(&mut self, minute: usize) {
        let Some(visits) = &self.future.home else { return };
        for (door, seen) in self.plan.doors.iter().zip(&mut self.out.doors) {
            let (Some(pool), Some(last)) = (door.port.pool, seen.last_mut()) else { continue };
            let state = &mut self.out.pools[pool.index()];
            let away = visits.page.think.seconds() + door.port.round_trip * visits.page.round_trips;
            state.members += last.0;
            state.asked += last.0 * visits.page.work.seconds() / away;
            if minute % STEP_MINUTES as usize == STEP_MINUTES as usize / 2 {
                (last.1, last.2) = (state.slowdown, state.variation);
            }
        }
    }
}

/// Cores of a stream that are wanted now: all of a wave's ready seats at the start of a lesson, a part of them while
/// streams begin at instants uniform over it.
fn on_now(wave: &Wave, flow: &Flow<'_>, stream: &super::flow::StreamCores, now: f64) -> f64 {
    let (since, length) = (now - wave.start, wave.end - wave.start);
    let on = match stream.when {
        When::Start => f64::from(since <= stream.duration),
        When::Together | When::Anytime => since.clamp(0.0, stream.duration) / length,
    };
    stream.cores * wave.ready / flow.seats.max(f64::MIN_POSITIVE) * on
}
