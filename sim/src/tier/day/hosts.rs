//! Hosts between two looks: a finite-source queue with processor sharing, solved exactly for the mean demand of
//! the sessions present (`docs/model.md` §5.2); logins and streams are permanent customers of it.

use super::Day;
use crate::ids::PoolId;
use crate::queueing::finite_source::FiniteSource;
use crate::tier::slab::Key;

impl Day<'_> {
    /// Who is present on which pool.
    pub(super) fn gather(&mut self) {
        for pool in &mut self.pools {
            (pool.members, pool.asked) = (0.0, 0.0);
        }
        let mut start = 0;
        while let Some(site) = self.in_class.next(start) {
            start = site + 1;
            for lesson in &self.sites[site].lessons {
                let Some(pool) = lesson.pool else { continue };
                let seats = f64::from(lesson.ready);
                let state = &mut self.pools[pool.index()];
                state.members += seats;
                state.asked += seats * lesson.work / lesson.away;
            }
        }
        self.gather_home();
    }

    /// Seats begin to ask a pool: logins still in progress there feel them at once, not at the next look.
    pub(super) fn join_pool(&mut self, lesson: Key, pool: PoolId, seats: u32) {
        let Some(interaction) = self.interaction_of(lesson) else { return };
        let cores = self.future.pools[pool.index()].cores;
        let state = &mut self.pools[pool.index()];
        state.members += f64::from(seats);
        state.asked += f64::from(seats) * interaction.work.seconds() / interaction.think.seconds();
        let logins = state.logins.active() as f64;
        let hosts = state.hosts();
        if logins <= 0.0 || hosts <= 0.0 {
            return;
        }
        let per_host = state.cores_left(hosts * cores) / hosts;
        let permanent = (logins + state.stream_cores) / hosts;
        let (_, busy) = steady(state.members / hosts, state.asked / state.members, per_host, permanent);
        state.logins.set_background(self.now, busy.active * hosts + state.stream_cores);
        self.reschedule_logins(pool);
    }

    /// The quasi-steady state of every pool, from what the look has gathered.
    pub(super) fn settle_pools(&mut self, school_hours: bool) {
        for index in 0..self.pools.len() {
            let pool = PoolId::from_index(index);
            let spec = &self.future.pools[index];
            let state = &mut self.pools[index];
            let hosts = state.hosts();
            let logins = state.logins.active() as f64;
            if state.members <= 0.0 && logins <= 0.0 && state.stream_cores <= 0.0 && state.background <= 0.0 {
                (state.slowdown, state.variation, state.utilisation, state.stream_share) =
                    (1.0, 1.0, 0.0, 1.0);
                // Whoever logs in before the next look finds hosts at rest.
                state.logins.set_background(self.now, 0.0);
                if spec.elastic.is_some() {
                    self.scale(pool);
                }
                continue;
            }
            let cores = hosts * spec.cores;
            let left = state.cores_left(cores);
            // Streams and logins are jobs of at most one core each that never think; they share as permanent
            // jobs do. A host has its even part of all of them.
            let permanent = (logins + state.stream_cores) / hosts;
            let sessions = state.members / hosts;
            // Mean demand over mean think time of the mixture: core seconds asked a second by one session.
            let load = if state.members > 0.0 { state.asked / state.members } else { 0.0 };
            let per_host = left / hosts;
            let (slowdown, busy) = steady(sessions, load, per_host, permanent);
            state.slowdown = slowdown;
            state.variation = variation(sessions, load, per_host, permanent, busy.cores);
            let active = busy.active + permanent;
            state.stream_share = (per_host / active.max(f64::MIN_POSITIVE)).min(1.0);
            state.count_stream_share();
            let used = busy.cores + (permanent * state.stream_share);
            state.utilisation = (state.background + used * hosts / cores).min(1.0);
            state.logins.set_background(self.now, busy.active * hosts + state.stream_cores);
            state.logins.set_cores(self.now, left);
            if school_hours {
                self.recorder.pool(pool, state.utilisation);
            }
            self.reschedule_logins(pool);
            if spec.elastic.is_some() {
                self.scale(pool);
            }
        }
    }
}

/// Busy part of a host in steady state.
pub(crate) struct Busy {
    pub(crate) active: f64,
    pub(crate) cores: f64,
}

/// Slowdown of interactions and busy part of a host with a real number of sessions: between whole numbers the
/// state is interpolated, since some hosts have one session more than others.
pub(crate) fn steady(sessions: f64, load: f64, cores: f64, permanent: f64) -> (f64, Busy) {
    let state =
        |sessions: u32| FiniteSource::new(sessions, load, cores).with_permanent(permanent).steady_state();
    let (below, above) = (state(sessions.floor() as u32), state(sessions.ceil() as u32));
    let part = sessions.fract();
    let between = |low: f64, high: f64| low + (high - low) * part;
    let slowdown = if sessions < 1.0 { above.slowdown } else { between(below.slowdown, above.slowdown) };
    let busy = Busy {
        active: between(below.active, above.active),
        cores: between(below.busy_cores, above.busy_cores),
    };
    (slowdown, busy)
}

/// Squared coefficient of variation of the response of exponential demands. Where hosts are less than half busy
/// answers hardly wait and it is that of the demands, 1.
pub(crate) fn variation(sessions: f64, load: f64, cores: f64, permanent: f64, busy: f64) -> f64 {
    if sessions < 1.0 || busy + permanent < 0.5 * cores {
        return 1.0;
    }
    let queue = FiniteSource::new(sessions.round() as u32, load, cores).with_permanent(permanent);
    // Two exponentials have the first three moments of the response.
    let law = queue.response(2);
    let second: f64 = law.terms().iter().map(|term| 2.0 * term.weight * term.mean * term.mean).sum();
    second / law.mean().powi(2) - 1.0
}
