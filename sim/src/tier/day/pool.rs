//! Pools of hosts during the day: admission, logins on processors and storage, streams, growth.

use super::farm::Job;
use super::state::{Looks, Stage};
use super::{Day, Event};
use crate::ids::PoolId;
use crate::measure::Culprit;
use crate::share::processor::{JobHandle, Processor};
use crate::tier::Tier;
use crate::tier::slab::Key;

impl Day<'_> {
    /// Sessions that a pool can hold now.
    fn session_limit(&self, pool: PoolId) -> u32 {
        let hosts = self.pools[pool.index()].hosts;
        (hosts * f64::from(self.future.pools[pool.index()].sessions_per_host)).min(f64::from(u32::MAX)) as u32
    }

    /// Whether a pool has an overflow pool and no room for so many more.
    pub(super) fn would_overflow(&self, pool: PoolId, seats: u32) -> bool {
        let state = &self.pools[pool.index()];
        // Lessons that have chosen this pool count whole: most of their seats may still be starting up.
        let present = f64::from(state.placed).max(state.members);
        self.future.pools[pool.index()].overflow.is_some()
            && present + f64::from(seats) > f64::from(self.session_limit(pool))
    }

    /// Asks for a session for each seat of a group; what finds none waits, or is refused.
    pub(super) fn ask_session(&mut self, key: Key, pool: PoolId) {
        let free = self.session_limit(pool).saturating_sub(self.pools[pool.index()].sessions);
        let seats = self.groups[key].seats;
        let admitted = seats.min(free);
        if admitted < seats {
            let rest = if admitted == 0 { key } else { self.split(key, seats - admitted, self.now) };
            self.wait_for_session(rest, pool);
        }
        if admitted > 0 {
            self.open_sessions(key, pool);
        }
    }

    fn wait_for_session(&mut self, key: Key, pool: PoolId) {
        let seats = self.groups[key].seats;
        let state = &mut self.pools[pool.index()];
        let room = self.future.pools[pool.index()].queue.saturating_sub(state.waiting_seats);
        let waiting = seats.min(room);
        let refused = seats - waiting;
        state.waiting_seats += waiting;
        state.refused += refused;
        if waiting > 0 {
            state.waiting.push_back(key);
        }
        let group = &mut self.groups[key];
        group.seats = waiting;
        group.stage = Stage::Admission;
        self.refuse(key, refused, Culprit::PoolSessions(pool.0));
    }

    fn open_sessions(&mut self, key: Key, pool: PoolId) {
        let seats = self.groups[key].seats;
        let state = &mut self.pools[pool.index()];
        state.sessions += seats;
        state.peak_sessions = state.peak_sessions.max(state.sessions);
        self.sessions += seats;
        self.recorder.peak_sessions = self.recorder.peak_sessions.max(self.sessions);
        self.recorder.balance.sessions_opened += u64::from(seats);
        self.groups[key].session = Some(pool);
        self.groups[key].host = self.enter_host(pool);
        self.admitted(key, pool);
    }

    /// Sessions end; those who wait come in, in order.
    pub(super) fn close_sessions(&mut self, pool: PoolId, seats: u32) {
        self.pools[pool.index()].sessions -= seats;
        self.sessions -= seats;
        self.recorder.balance.sessions_closed += u64::from(seats);
        self.admit_waiting(pool);
    }

    fn admit_waiting(&mut self, pool: PoolId) {
        loop {
            let free = self.session_limit(pool).saturating_sub(self.pools[pool.index()].sessions);
            let Some(key) = self.pools[pool.index()].waiting.front().copied() else { return };
            if self.running[self.groups[key].lesson].lesson.end <= self.now {
                // Its bell rings at this same instant: sessions given back by others come too late for it.
                self.give_up_waiting(key);
                continue;
            }
            if free == 0 {
                return;
            }
            let seats = self.groups[key].seats;
            let entering = seats.min(free);
            self.pools[pool.index()].waiting_seats -= entering;
            if entering == seats {
                self.pools[pool.index()].waiting.pop_front();
                self.open_sessions(key, pool);
            } else {
                // The part that enters leaves the rest at the head of the queue.
                let part = self.split(key, entering, self.now);
                self.open_sessions(part, pool);
            }
        }
    }

    /// The bell rings for a group that still waits: its seats never got in.
    pub(super) fn give_up_waiting(&mut self, key: Key) {
        let seats = std::mem::take(&mut self.groups[key].seats);
        let lesson = self.groups[key].lesson;
        if let Some(pool) = self.kits[self.running[lesson].kit as usize].session {
            let state = &mut self.pools[pool.index()];
            state.waiting.retain(|waiting| *waiting != key);
            state.waiting_seats -= seats;
            state.refused += seats;
            self.refuse(key, seats, Culprit::PoolSessions(pool.0));
        }
    }

    pub(super) fn start_login_work(&mut self, pool: PoolId, seats: u32, work: f64, key: Key) -> JobHandle {
        if let Some(host) = self.groups[key].host {
            return self.start_on_host(pool, host, work, Job::Login(key));
        }
        let now = self.now;
        let job = self.pools[pool.index()].logins.start(now, work, seats, key);
        self.reschedule_logins(pool);
        job
    }

    pub(super) fn cancel_login_work(&mut self, key: Key, job: JobHandle) {
        let group = &self.groups[key];
        let pool = group.session.expect("work on a host is done in a session");
        if let Some(host) = group.host {
            self.cancel_on_host(pool, host, job);
            return;
        }
        self.pools[pool.index()].logins.cancel(self.now, job);
        self.reschedule_logins(pool);
    }

    pub(super) fn pool_login_done(&mut self, pool: PoolId) {
        let state = &mut self.pools[pool.index()];
        state.login_event = None;
        let group = state.logins.pop(self.now);
        self.reschedule_logins(pool);
        self.host_done(group, pool);
    }

    /// The storage job of a login; `None` when the pool's storage is no limit.
    pub(super) fn start_storage(
        &mut self,
        pool: PoolId,
        seats: u32,
        operations: f64,
        key: Key,
    ) -> Option<JobHandle> {
        let seconds = operations / super::state::PoolState::OPERATIONS_PER_LOGIN;
        let now = self.now;
        let storage = self.pools[pool.index()].storage.as_mut()?;
        let job = storage.start(now, seconds, seats, key);
        self.reschedule_storage(pool);
        Some(job)
    }

    pub(super) fn cancel_storage(&mut self, pool: Option<PoolId>, job: JobHandle) {
        let pool = pool.expect("storage is read in a session");
        if let Some(storage) = &mut self.pools[pool.index()].storage {
            storage.cancel(self.now, job);
        }
        self.reschedule_storage(pool);
    }

    pub(super) fn pool_storage_done(&mut self, pool: PoolId) {
        let state = &mut self.pools[pool.index()];
        state.storage_event = None;
        let group = state.storage.as_mut().map(|storage| storage.pop(self.now));
        self.reschedule_storage(pool);
        if let Some(group) = group {
            self.storage_done(group, pool);
        }
    }

    pub(super) fn reschedule_logins(&mut self, pool: PoolId) {
        let state = &mut self.pools[pool.index()];
        if let Some(event) = state.login_event.take() {
            self.queue.cancel(event);
        }
        let next = state.logins.next_completion();
        state.login_event = next.map(|at| self.queue.schedule(at, Event::PoolLogin(pool)));
    }

    fn reschedule_storage(&mut self, pool: PoolId) {
        let state = &mut self.pools[pool.index()];
        if let Some(event) = state.storage_event.take() {
            self.queue.cancel(event);
        }
        let next = state.storage.as_ref().and_then(Processor::next_completion);
        state.storage_event = next.map(|at| self.queue.schedule(at, Event::PoolStorage(pool)));
    }

    /// Streams ask for cores; gives the reading of the shares granted so far.
    pub(super) fn join_cores(&mut self, pool: Option<PoolId>, cores: f64) -> Looks {
        let Some(pool) = pool else { return Looks::default() };
        let state = &mut self.pools[pool.index()];
        state.stream_cores += cores;
        state.stream_shares
    }

    /// Streams give their cores back; gives the mean share granted since the reading.
    pub(super) fn leave_cores(&mut self, pool: Option<PoolId>, cores: f64, reading: Looks) -> f64 {
        let Some(pool) = pool else { return 1.0 };
        let state = &mut self.pools[pool.index()];
        state.stream_cores = (state.stream_cores - cores).max(0.0);
        if cores > 0.0 { state.mean_stream_share(reading) } else { 1.0 }
    }

    /// Threshold scaling.
    pub(super) fn scale(&mut self, pool: PoolId) {
        let Some(elastic) = self.future.pools[pool.index()].elastic else { return };
        let state = &mut self.pools[pool.index()];
        let coming = state.hosts as u32 + state.starting;
        if state.utilisation > elastic.high && coming < elastic.max {
            // Enough hosts to come back half-way between the thresholds.
            let target = state.utilisation * state.hosts / f64::midpoint(elastic.high, elastic.low);
            let more = (target.ceil() as u32).clamp(coming + 1, elastic.max) - coming;
            state.starting += more;
            let at = self.now + elastic.start_delay;
            self.at(at, Event::HostsStarted(pool, more));
        } else if state.utilisation < elastic.low && state.starting == 0 && coming > elastic.min {
            // One at a time, and never below what sessions present need.
            let spec = &self.future.pools[pool.index()];
            let needed = state.sessions.div_ceil(spec.sessions_per_host.max(1)).max(elastic.min);
            let fewer = (coming - 1).max(needed);
            if fewer < coming && self.tier == Tier::Session {
                state.hosts = f64::from(fewer);
                let cores = state.cores_left(state.hosts * spec.cores);
                state.logins.set_cores(self.now, cores);
                self.reschedule_logins(pool);
            }
        }
    }

    pub(super) fn hosts_started(&mut self, pool: PoolId, hosts: u32) {
        let cores = self.future.pools[pool.index()].cores;
        let state = &mut self.pools[pool.index()];
        state.starting -= hosts;
        state.hosts += f64::from(hosts);
        if let Some(farm) = self.farms.get_mut(pool.index()) {
            farm.grow(hosts, cores);
        }
        let usable = state.cores_left(state.hosts * cores);
        state.logins.set_cores(self.now, usable);
        self.reschedule_logins(pool);
        self.admit_waiting(pool);
    }
}
