//! Pools of hosts during the day: admission, logins on processors and storage, streams, growth.

use super::farm::Job;
use super::state::{Looks, Stage, places};
use super::{DAY_SECONDS, Day, Event};
use crate::ids::PoolId;
use crate::measure::Culprit;
use crate::resource::elastic::Decision;
use crate::share::processor::{JobHandle, Processor};
use crate::tier::Tier;
use crate::tier::kit::Variant;
use crate::tier::slab::Key;
use crate::time::SimTime;

impl Day<'_> {
    /// Whether a pool has an overflow pool and no room for so many more. Lessons that have chosen this pool
    /// count whole: most of their seats may still be starting up.
    fn would_overflow(&self, pool: PoolId, seats: u32) -> bool {
        self.future.pools[pool.index()].overflow.is_some() && seats > self.room(pool)
    }

    /// Places for sessions that nobody has settled for.
    pub(super) fn room(&self, pool: PoolId) -> u32 {
        let state = &self.pools[pool.index()];
        state.sessions.tokens().saturating_sub(state.placed)
    }

    /// Settles, at the first login of a lesson, whether it works on the overflow pools.
    pub(super) fn place(&mut self, key: Key) {
        let running = &mut self.running[key];
        if std::mem::replace(&mut running.placed, true) {
            return;
        }
        let lesson = running.lesson;
        let kit = &self.kits[running.kit as usize];
        let full = kit.pools().any(|pool| self.would_overflow(pool, lesson.seats));
        if full {
            // Nobody is at work yet, so that the pace is that of hosts at rest.
            let variant = Variant { overflow: true, pace: 0 };
            let kit = self.kit(lesson.establishment, lesson.group, lesson.activity, variant);
            let running = &mut self.running[key];
            (running.kit, running.variant) = (kit, variant);
            self.update_seated(key);
        }
        self.count_placed(key, |placed, seats| placed + seats);
    }

    /// Changes the number of seats settled on the pools of a lesson.
    pub(super) fn count_placed(&mut self, key: Key, change: impl Fn(u32, u32) -> u32) {
        let running = &self.running[key];
        for pool in self.kits[running.kit as usize].pools() {
            let placed = &mut self.pools[pool.index()].placed;
            *placed = change(*placed, running.lesson.seats);
        }
    }

    /// Asks for a session for each seat of a group; what finds none waits, or is refused.
    pub(super) fn ask_session(&mut self, key: Key, pool: PoolId) {
        let seats = self.groups[key].seats;
        let admitted = self.pools[pool.index()].sessions.take(seats);
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
        let waiting = self.pools[pool.index()].sessions.wait(seats, key);
        let group = &mut self.groups[key];
        group.seats = waiting;
        group.stage = Stage::Admission;
        // Whoever is refused has no use for a licence.
        let idle = group.licences.saturating_sub(waiting);
        group.licences -= idle;
        self.give_back_licences(key, idle);
        self.refuse(key, seats - waiting, Culprit::PoolSessions(pool.0));
    }

    /// The sessions taken for a group are open.
    fn open_sessions(&mut self, key: Key, pool: PoolId) {
        let seats = self.groups[key].seats;
        self.sessions += seats;
        self.recorder.peak_sessions = self.recorder.peak_sessions.max(self.sessions);
        self.recorder.balance.sessions_opened += u64::from(seats);
        self.groups[key].session = Some(pool);
        self.groups[key].host = self.enter_host(pool);
        self.admitted(key, pool);
    }

    /// Sessions end; those who wait come in, in order.
    pub(super) fn close_sessions(&mut self, pool: PoolId, seats: u32) {
        self.pools[pool.index()].sessions.give_back(seats);
        self.sessions -= seats;
        self.recorder.balance.sessions_closed += u64::from(seats);
        self.admit_waiting(pool);
    }

    fn admit_waiting(&mut self, pool: PoolId) {
        while let Some(first) = self.pools[pool.index()].sessions.first() {
            if self.running[self.groups[first].lesson].lesson.end <= self.now {
                // Its bell rings at this same instant: sessions given back by others come too late for it.
                self.give_up_waiting(first);
                continue;
            }
            let Some(admitted) = self.pools[pool.index()].sessions.admit() else { return };
            let entering = if admitted.whole { first } else { self.split(first, admitted.tokens, self.now) };
            self.open_sessions(entering, pool);
        }
    }

    /// The bell rings for a group that still waits: its seats never got in.
    pub(super) fn give_up_waiting(&mut self, key: Key) {
        let lesson = self.groups[key].lesson;
        if let Some(pool) = self.kits[self.running[lesson].kit as usize].session {
            let refused = self.pools[pool.index()].sessions.give_up(key);
            self.groups[key].seats = 0;
            self.refuse(key, refused, Culprit::PoolSessions(pool.0));
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
        let spec = &self.future.pools[pool.index()];
        let Some(elastic) = &spec.elastic else { return };
        let state = &mut self.pools[pool.index()];
        // Places for sessions run out as cores do, and those who wait for one ask for no core yet.
        let wanted = f64::from(state.sessions.held() + state.sessions.waiting());
        let places = f64::from(state.sessions.tokens().max(1));
        let load = state.utilisation.max(wanted / places);
        let needed = match self.tier {
            Tier::Session | Tier::Analytic => state.sessions.held().div_ceil(spec.sessions_per_host.max(1)),
            // Whoever works on a host that is stopped would have to move.
            Tier::Interaction => u32::MAX,
        };
        match state.fleet.observe(self.now, elastic, load, needed) {
            Decision::Stay => {}
            Decision::Start(hosts) => {
                self.at(self.now + elastic.start_delay, Event::HostsStarted(pool, hosts));
            }
            Decision::Stop => self.hosts_changed(pool),
        }
    }

    pub(super) fn hosts_started(&mut self, pool: PoolId, hosts: u32) {
        // The day's hours end at midnight, even when the last ordered hosts come later.
        let now = self.now.min(SimTime::from_seconds(DAY_SECONDS));
        let state = &mut self.pools[pool.index()];
        state.fleet.started(now, hosts);
        let cores = state.cores_left(self.future.pools[pool.index()].cores);
        if let Some(farm) = self.farms.get_mut(pool.index()) {
            farm.grow(hosts, cores);
        }
        self.hosts_changed(pool);
        self.admit_waiting(pool);
    }

    /// What a pool can do after its number of hosts has changed.
    fn hosts_changed(&mut self, pool: PoolId) {
        let spec = &self.future.pools[pool.index()];
        let state = &mut self.pools[pool.index()];
        state.sessions.set_tokens(places(state.fleet.running(), spec.sessions_per_host));
        self.cores_changed(pool);
    }

    /// What background work leaves of the cores of a pool has changed, or their number.
    pub(super) fn cores_changed(&mut self, pool: PoolId) {
        let cores = self.future.pools[pool.index()].cores;
        let state = &mut self.pools[pool.index()];
        let left = state.cores_left(state.hosts() * cores);
        state.logins.set_cores(self.now, left);
        self.reschedule_logins(pool);
    }
}
