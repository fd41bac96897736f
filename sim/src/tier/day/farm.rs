//! Hosts one by one (tier `interaction`): least-loaded placement, processor sharing on each host.

use super::{Day, Event};
use crate::future::Pool;
use crate::ids::PoolId;
use crate::kernel::EventHandle;
use crate::resource::host::Placement;
use crate::share::processor::{JobHandle, Processor};
use crate::tier::slab::Key;

/// A host.
#[derive(Debug)]
struct Host {
    processor: Processor<Job>,
    event: Option<EventHandle>,
}

/// The hosts of a pool.
#[derive(Debug, Default)]
pub(super) struct Farm {
    hosts: Vec<Host>,
    placement: Placement,
}

/// What a job on a host is for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Job {
    /// The login of a group of one seat.
    Login(Key),
    /// The work on an answer.
    Answer(Key),
}

impl Farm {
    pub(super) fn new(pool: &Pool) -> Self {
        let mut farm = Self::default();
        farm.grow(pool.hosts, pool.cores);
        farm
    }

    /// Hosts are added, with so many cores left to work with.
    pub(super) fn grow(&mut self, hosts: u32, cores: f64) {
        self.placement.grow(hosts);
        self.hosts.extend((0..hosts).map(|_| Host { processor: Processor::new(cores), event: None }));
    }
}

impl Day<'_> {
    /// Places somebody on the least-loaded host of a pool; `None` where hosts are not told apart.
    pub(super) fn enter_host(&mut self, pool: PoolId) -> Option<u32> {
        self.farms.get_mut(pool.index())?.placement.enter()
    }

    pub(super) fn leave_host(&mut self, pool: PoolId, host: Option<u32>) {
        if let (Some(host), Some(farm)) = (host, self.farms.get_mut(pool.index())) {
            farm.placement.leave(host);
        }
    }

    /// What background work leaves of the cores of each host has changed.
    pub(super) fn farm_cores_changed(&mut self, pool: PoolId) {
        let Some(farm) = self.farms.get_mut(pool.index()) else { return };
        let left = self.pools[pool.index()].cores_left(self.future.pools[pool.index()].cores);
        for host in &mut farm.hosts {
            host.processor.set_cores(self.now, left);
        }
        for host in 0..farm.hosts.len() as u32 {
            self.reschedule_host(pool, host);
        }
    }

    pub(super) fn start_on_host(&mut self, pool: PoolId, host: u32, work: f64, job: Job) -> JobHandle {
        let processor = &mut self.farms[pool.index()].hosts[host as usize].processor;
        let id = processor.start(self.now, work, 1, job);
        self.reschedule_host(pool, host);
        id
    }

    pub(super) fn cancel_on_host(&mut self, pool: PoolId, host: u32, job: JobHandle) {
        self.farms[pool.index()].hosts[host as usize].processor.cancel(self.now, job);
        self.reschedule_host(pool, host);
    }

    pub(super) fn host_job_done(&mut self, pool: PoolId, host: u32) {
        let state = &mut self.farms[pool.index()].hosts[host as usize];
        state.event = None;
        let done = state.processor.pop(self.now);
        self.reschedule_host(pool, host);
        match done {
            Job::Login(group) => self.host_done(group, pool),
            Job::Answer(asker) => self.host_answered(asker),
        }
    }

    fn reschedule_host(&mut self, pool: PoolId, host: u32) {
        let state = &mut self.farms[pool.index()].hosts[host as usize];
        if let Some(event) = state.event.take() {
            self.queue.cancel(event);
        }
        let next = state.processor.next_completion();
        state.event = next.map(|at| self.queue.schedule(at, Event::HostJob(pool, host)));
    }

    /// Utilisation of every pool, and what streams and background work leave to jobs.
    pub(super) fn settle_farms(&mut self, school_hours: bool) {
        for index in 0..self.pools.len() {
            let pool = PoolId::from_index(index);
            let cores = self.future.pools[index].cores;
            let state = &mut self.pools[index];
            let left = state.cores_left(cores);
            let streams = state.stream_cores / state.hosts();
            let mut busy = 0.0;
            let mut share = 0.0;
            let now = self.now;
            for host in &mut self.farms[index].hosts {
                host.processor.set_background(now, streams);
                host.processor.set_cores(now, left);
                let wanted = host.processor.active() as f64 + streams;
                busy += wanted.min(left);
                share += (left / wanted.max(f64::MIN_POSITIVE)).min(1.0);
            }
            let hosts = self.farms[index].hosts.len() as f64;
            state.utilisation = (state.background + busy / (cores * hosts)).min(1.0);
            state.stream_share = share / hosts;
            state.count_stream_share();
            if school_hours && state.utilisation > 0.0 {
                self.recorder.pool(pool, state.utilisation);
            }
            for host in 0..self.farms[index].hosts.len() as u32 {
                self.reschedule_host(pool, host);
            }
            self.scale(pool);
        }
    }
}
