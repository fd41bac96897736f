//! Hosts one by one (tier `interaction`): least-loaded placement, processor sharing on each host.

use super::{Day, Event, LOOK_SECONDS};
use crate::future::Pool;
use crate::ids::PoolId;
use crate::kernel::EventHandle;
use crate::share::processor::{JobHandle, Processor};
use crate::tier::slab::Key;
use std::collections::BTreeSet;

/// A host.
#[derive(Debug)]
struct Host {
    processor: Processor<Job>,
    present: u32,
    event: Option<EventHandle>,
}

/// The hosts of a pool.
#[derive(Debug)]
pub(super) struct Farm {
    hosts: Vec<Host>,
    /// Hosts by number present, then by index: the first one is the least loaded.
    by_load: BTreeSet<(u32, u32)>,
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
        let mut farm = Self { hosts: Vec::new(), by_load: BTreeSet::new() };
        farm.grow(pool.hosts, pool.cores);
        farm
    }

    /// Hosts are added.
    pub(super) fn grow(&mut self, hosts: u32, cores: f64) {
        for _ in 0..hosts {
            self.by_load.insert((0, self.hosts.len() as u32));
            self.hosts.push(Host { processor: Processor::new(cores), present: 0, event: None });
        }
    }

    fn change(&mut self, host: u32, present: u32) {
        let before = std::mem::replace(&mut self.hosts[host as usize].present, present);
        self.by_load.remove(&(before, host));
        self.by_load.insert((present, host));
    }
}

impl Day<'_> {
    /// Places somebody on the least-loaded host of a pool; `None` where hosts are not told apart.
    pub(super) fn enter_host(&mut self, pool: PoolId) -> Option<u32> {
        let farm = self.farms.get_mut(pool.index())?;
        let (present, host) = *farm.by_load.first()?;
        farm.change(host, present + 1);
        Some(host)
    }

    pub(super) fn leave_host(&mut self, pool: PoolId, host: Option<u32>) {
        if let (Some(host), Some(farm)) = (host, self.farms.get_mut(pool.index())) {
            let present = farm.hosts[host as usize].present;
            farm.change(host, present - 1);
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
            let streams = state.stream_cores / state.hosts;
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
            state.host_seconds += state.hosts * LOOK_SECONDS;
            if school_hours && state.utilisation > 0.0 {
                self.recorder.utilisation.pool(pool, state.utilisation);
            }
            for host in 0..self.farms[index].hosts.len() as u32 {
                self.reschedule_host(pool, host);
            }
            self.scale(pool);
        }
    }
}
