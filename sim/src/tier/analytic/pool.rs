//! A pool that establishments share, as a fluid: cohorts of logins pass admission, storage and processors; those at
//! work are in steady state; threshold scaling as in the other tiers.

use crate::future::Pool;
use crate::tier::day::hosts::{Busy, steady, variation};
use crate::tier::day::state::PoolState;
use std::collections::VecDeque;

/// Seats that log in together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cohort {
    pub(super) wave: usize,
    pub(super) mass: f64,
    /// When they sat down, and when they entered the present stage.
    pub(super) sat: f64,
    pub(super) entered: f64,
    /// Virtual time at which the stage ends.
    pub(super) target: f64,
}

/// A processor-sharing station in virtual time.
#[derive(Clone, Debug, Default)]
struct Station {
    virtual_time: f64,
    present: Vec<Cohort>,
    mass: f64,
}

impl Station {
    /// Advances by a step at a speed; those who leave have `entered` set to the instant at which they do.
    fn pass(&mut self, now: f64, length: f64, speed: f64, left: &mut Vec<Cohort>) {
        let until = self.virtual_time + speed * length;
        let begun = self.virtual_time;
        let first = left.len();
        self.present.retain(|cohort| {
            let over = cohort.target <= until;
            if over {
                left.push(Cohort { entered: now + (cohort.target - begun) / speed, ..*cohort });
            }
            !over
        });
        left[first..].sort_by(|a, b| a.entered.total_cmp(&b.entered));
        self.virtual_time = until;
        self.mass = self.present.iter().map(|cohort| cohort.mass).sum();
    }

    /// Adds a cohort that enters during the step just passed or about to pass, from `now` on at a speed.
    fn enter(&mut self, cohort: Cohort, now: f64, speed: f64, work: f64) {
        let at = self.virtual_time + speed * (cohort.entered - now).max(0.0);
        self.mass += cohort.mass;
        self.present.push(Cohort { target: at + work, ..cohort });
    }
}

/// A pool during the day.
#[derive(Clone, Debug)]
pub(super) struct SharedPool {
    pub(super) shared: bool,
    pub(super) hosts: f64,
    starting: Vec<(f64, u32)>,
    pub(super) sessions: f64,
    pub(super) placed: f64,
    pub(super) peak_sessions: f64,
    waiting: VecDeque<Cohort>,
    waiting_seats: f64,
    admitted: Vec<Cohort>,
    storage: Station,
    processors: Station,
    pub(super) members: f64,
    pub(super) asked: f64,
    pub(super) stream_cores: f64,
    pub(super) background: f64,
    pub(super) slowdown: f64,
    pub(super) variation: f64,
    pub(super) stream_share: f64,
    pub(super) utilisation: f64,
    pub(super) host_seconds: f64,
    pub(super) refused: f64,
    /// Utilisation by minute.
    pub(super) course: Vec<f32>,
    active: f64,
    /// What the steady state was last solved for, its busy cores, and its variation where that is known.
    solved: ([f64; 4], f64),
    varies: Option<f64>,
}

impl SharedPool {
    pub(super) fn new(spec: &Pool, shared: bool) -> Self {
        Self {
            shared,
            hosts: f64::from(spec.hosts),
            starting: Vec::new(),
            sessions: 0.0,
            placed: 0.0,
            peak_sessions: 0.0,
            waiting: VecDeque::new(),
            waiting_seats: 0.0,
            admitted: Vec::new(),
            storage: Station::default(),
            processors: Station::default(),
            members: 0.0,
            asked: 0.0,
            stream_cores: 0.0,
            background: 0.0,
            slowdown: 1.0,
            variation: 1.0,
            stream_share: 1.0,
            utilisation: 0.0,
            host_seconds: 0.0,
            refused: 0.0,
            course: if shared { vec![0.0; super::storm::MINUTES] } else { Vec::new() },
            active: 0.0,
            solved: ([-1.0; 4], 0.0),
            varies: None,
        }
    }

    /// Sessions that it can hold.
    pub(super) fn limit(&self, spec: &Pool) -> f64 {
        self.hosts * f64::from(spec.sessions_per_host)
    }

    /// Whether somebody logs in.
    pub(super) fn is_busy(&self) -> bool {
        !self.waiting.is_empty()
            || !self.admitted.is_empty()
            || self.storage.mass > 0.0
            || self.processors.mass > 0.0
    }

    /// Asks for sessions; gives the seats that are refused.
    pub(super) fn ask(&mut self, spec: &Pool, cohort: Cohort) -> f64 {
        let free = if self.waiting.is_empty() { (self.limit(spec) - self.sessions).max(0.0) } else { 0.0 };
        let enters = cohort.mass.min(free);
        if enters > 0.0 {
            self.sessions += enters;
            self.admitted.push(Cohort { mass: enters, ..cohort });
        }
        let room = (f64::from(spec.queue) - self.waiting_seats).max(0.0);
        let waits = (cohort.mass - enters).min(room);
        if waits > 1e-9 {
            self.waiting_seats += waits;
            self.waiting.push_back(Cohort { mass: waits, ..cohort });
        }
        let refused = (cohort.mass - enters - waits).max(0.0);
        self.refused += refused;
        refused
    }

    /// Takes the logins of a wave away: those in progress, and the seats that still waited.
    pub(super) fn cut(&mut self, wave: usize) -> (Vec<Cohort>, f64) {
        let mut stopped = Vec::new();
        let mut take = |list: &mut Vec<Cohort>| {
            list.retain(|cohort| {
                let own = cohort.wave == wave;
                if own {
                    stopped.push(*cohort);
                }
                !own
            });
        };
        take(&mut self.admitted);
        for station in [&mut self.storage, &mut self.processors] {
            take(&mut station.present);
            station.mass = station.present.iter().map(|cohort| cohort.mass).sum();
        }
        let before = self.waiting_seats;
        self.waiting.retain(|cohort| cohort.wave != wave);
        self.waiting_seats = self.waiting.iter().map(|cohort| cohort.mass).sum();
        let refused = (before - self.waiting_seats).max(0.0);
        self.refused += refused;
        (stopped, refused)
    }

    /// A step of logins: seats admitted by wave, and cohorts that are ready, whose `entered` is when.
    pub(super) fn pass(
        &mut self,
        spec: &Pool,
        now: f64,
        length: f64,
        work: impl Fn(&Cohort) -> (f64, f64, f64),
    ) -> (Vec<(usize, f64)>, Vec<Cohort>) {
        let mut free = (self.limit(spec) - self.sessions).max(0.0);
        while free > 1e-9
            && let Some(first) = self.waiting.front_mut()
        {
            let enters = first.mass.min(free);
            self.admitted.push(Cohort { mass: enters, entered: first.entered.max(now), ..*first });
            first.mass -= enters;
            self.sessions += enters;
            self.waiting_seats -= enters;
            free -= enters;
            if first.mass <= 1e-9 {
                self.waiting.pop_front();
            }
        }
        self.peak_sessions = self.peak_sessions.max(self.sessions);
        let admitted: Vec<(usize, f64)> =
            self.admitted.iter().map(|cohort| (cohort.wave, cohort.mass)).collect();
        let mut stored = Vec::new();
        if let Some(iops) = spec.storage {
            let cores = iops.value() / PoolState::OPERATIONS_PER_LOGIN;
            let coming: f64 = self.admitted.iter().map(|cohort| cohort.mass).sum();
            let speed = (cores / (self.storage.mass + coming * 0.5).max(f64::MIN_POSITIVE)).min(1.0);
            for cohort in self.admitted.drain(..) {
                let operations = work(&cohort).0 / PoolState::OPERATIONS_PER_LOGIN;
                self.storage.enter(cohort, now, speed, operations);
            }
            self.storage.pass(now, length, speed, &mut stored);
        } else {
            stored.append(&mut self.admitted);
        }
        let cores = self.hosts * spec.cores * (1.0 - self.background).clamp(0.01, 1.0);
        let coming: f64 = stored.iter().map(|cohort| cohort.mass).sum();
        let others = self.active * self.hosts + self.stream_cores;
        let speed = (cores / (self.processors.mass + coming * 0.5 + others).max(f64::MIN_POSITIVE)).min(1.0);
        for mut cohort in stored {
            let (_, seconds, profile) = work(&cohort);
            cohort.entered += profile;
            self.processors.enter(cohort, now, speed, seconds);
        }
        let mut ready = Vec::new();
        self.processors.pass(now, length, speed, &mut ready);
        (admitted, ready)
    }

    /// The steady state of those at work.
    pub(super) fn solve(&mut self, spec: &Pool) {
        let logins = self.processors.mass;
        let cores = self.hosts * spec.cores;
        let left = cores * (1.0 - self.background).clamp(0.01, 1.0);
        let permanent = (logins + self.stream_cores) / self.hosts;
        let inputs = [self.members / self.hosts, self.asked / self.hosts, permanent, left / self.hosts];
        let alike = |a: f64, b: f64| (a - b).abs() <= 2e-3 * a.abs();
        if !inputs.iter().zip(self.solved.0).all(|(&a, b)| alike(a, b)) {
            let load = if self.members > 0.0 { self.asked / self.members } else { 0.0 };
            let (slowdown, Busy { active, cores: busy }) = steady(inputs[0], load, inputs[3], permanent);
            (self.slowdown, self.active) = (slowdown, active);
            self.solved = (inputs, busy);
            self.varies = None;
        }
        self.stream_share = (left / self.hosts / (self.active + permanent).max(f64::MIN_POSITIVE)).min(1.0);
        let used = self.solved.1 + permanent * self.stream_share;
        self.utilisation =
            if cores > 0.0 { (self.background + used * self.hosts / cores).min(1.0) } else { 0.0 };
    }

    /// What holds for a minute, then growth and shrinkage.
    pub(super) fn settle(&mut self, spec: &Pool, minute: usize, now: f64) {
        self.host_seconds += self.hosts * 60.0;
        let ([members, asked, permanent, cores], busy) = self.solved;
        let load = if members > 0.0 { asked / members } else { 0.0 };
        self.variation = *self.varies.get_or_insert_with(|| variation(members, load, cores, permanent, busy));
        self.course[minute] = self.utilisation as f32;
        self.scale(spec, now);
    }

    fn scale(&mut self, spec: &Pool, now: f64) {
        let Some(elastic) = spec.elastic else { return };
        let mut started = 0;
        self.starting.retain(|&(at, hosts)| {
            started += if at <= now { hosts } else { 0 };
            at > now
        });
        self.hosts += f64::from(started);
        let starting: u32 = self.starting.iter().map(|(_, hosts)| hosts).sum();
        let coming = self.hosts as u32 + starting;
        let wanted = self.sessions + self.waiting_seats;
        let places = self.limit(spec).max(1.0);
        let load = self.utilisation.max(wanted / places);
        if load > elastic.high && coming < elastic.max {
            let target = load * self.hosts / f64::midpoint(elastic.high, elastic.low);
            let more = (target.ceil() as u32).clamp(coming + 1, elastic.max) - coming;
            self.starting.push((now + elastic.start_delay.seconds(), more));
        } else if load < elastic.low && starting == 0 && coming > elastic.min {
            let needed = (self.sessions / f64::from(spec.sessions_per_host.max(1))).ceil() as u32;
            let fewer = (coming - 1).max(needed.max(elastic.min));
            if fewer < coming {
                self.hosts = f64::from(fewer);
            }
        }
    }
}
