//! Exact replay of a trace of jobs on pools of servers: processor sharing, or first come, first served.
//!
//! *Processor sharing*: the trace says which server of the pool a job runs on; a server of `k` cores with `n`
//! jobs serves each at `min(1, k/n)` CPU seconds per second ([`Processor`]). *First come, first served*: one
//! queue for the pool, servers × cores channels, one job per channel. Jobs that arrive at the same instant
//! come in the order of the trace; a job that ends when another arrives ends first. Servers do not influence
//! one another, so each is replayed alone.

use crate::share::processor::Processor;
use crate::time::SimTime;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// How a pool serves its jobs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Discipline {
    /// All jobs of a server share its cores equally, each at most one core.
    ProcessorSharing,
    /// A job waits for a free core of any server and keeps it to its end.
    FirstCome,
}

/// A pool of equal servers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool {
    /// Its name, unique in the trace.
    pub id: String,
    /// Number of servers, at least 1.
    pub servers: u32,
    /// Cores of each server, at least 1.
    pub cores: u32,
    /// How it serves.
    pub discipline: Discipline,
}

/// A job of the trace.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Job {
    /// When it arrives, in seconds from the start, finite and not negative.
    pub arrival: f64,
    /// Its pool, as [`Pools::find`] says.
    pub pool: u32,
    /// The server it runs on, from 0; needed for processor sharing, not looked at otherwise.
    pub server: Option<u32>,
    /// CPU seconds it needs, finite and not negative.
    pub cpu: f64,
}

/// What is wrong with a trace. Rows count from 0 in the order given.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum JobsError {
    /// A pool without servers or cores.
    #[error("pool {id}: servers and cores must be at least 1")]
    EmptyPool {
        /// Position of the pool.
        row: usize,
        /// Its name.
        id: String,
    },
    /// Two pools of one name.
    #[error("pool {id} is given twice")]
    DuplicatePool {
        /// Position of the second one.
        row: usize,
        /// Their name.
        id: String,
    },
    /// A job names a pool that does not exist.
    #[error("no pool has the number {pool}")]
    UnknownPool {
        /// Position of the job.
        row: usize,
        /// The number it gives.
        pool: u32,
    },
    /// A job of a processor-sharing pool does not say where it runs.
    #[error("pool {pool} shares processors: the job must name a server from 0 to {}", servers - 1)]
    MissingServer {
        /// Position of the job.
        row: usize,
        /// Name of the pool.
        pool: String,
        /// Number of servers of the pool.
        servers: u32,
    },
    /// A job names a server that its pool does not have.
    #[error("pool {pool} has no server {server}: they are numbered from 0 to {}", servers - 1)]
    UnknownServer {
        /// Position of the job.
        row: usize,
        /// Name of the pool.
        pool: String,
        /// The number given.
        server: u32,
        /// Number of servers of the pool.
        servers: u32,
    },
    /// An arrival that is no instant.
    #[error("the arrival must be finite and not negative: {value}")]
    Arrival {
        /// Position of the job.
        row: usize,
        /// The value given.
        value: f64,
    },
    /// CPU seconds that are no amount of work.
    #[error("the CPU seconds must be finite and not negative: {value}")]
    Cpu {
        /// Position of the job.
        row: usize,
        /// The value given.
        value: f64,
    },
    /// A job that would end later than numbers go.
    #[error("the job never ends: its finish exceeds the largest number")]
    Endless {
        /// Position of the job.
        row: usize,
    },
}

impl JobsError {
    /// Position of the offending row, from 0, in the pools or in the jobs (see [`JobsError::in_pools`]).
    pub const fn row(&self) -> usize {
        match *self {
            Self::EmptyPool { row, .. }
            | Self::DuplicatePool { row, .. }
            | Self::UnknownPool { row, .. }
            | Self::MissingServer { row, .. }
            | Self::UnknownServer { row, .. }
            | Self::Arrival { row, .. }
            | Self::Cpu { row, .. }
            | Self::Endless { row } => row,
        }
    }

    /// Whether the row is one of the pools, not of the jobs.
    pub const fn in_pools(&self) -> bool {
        matches!(self, Self::EmptyPool { .. } | Self::DuplicatePool { .. })
    }
}

/// The checked pools of a trace.
#[derive(Clone, Debug)]
pub struct Pools {
    list: Vec<Pool>,
    /// Number of the first queue of each pool: one per server for processor sharing, one in all otherwise.
    first_queue: Vec<u32>,
    numbers: BTreeMap<String, u32>,
}

impl Pools {
    /// Checks pools; their order gives their numbers.
    pub fn new(pools: Vec<Pool>) -> Result<Self, JobsError> {
        let mut numbers = BTreeMap::new();
        let mut first_queue = Vec::with_capacity(pools.len());
        let mut queues = 0_u32;
        for (row, pool) in pools.iter().enumerate() {
            let id = pool.id.clone();
            if pool.servers == 0 || pool.cores == 0 {
                return Err(JobsError::EmptyPool { row, id });
            }
            if numbers.insert(id.clone(), row as u32).is_some() {
                return Err(JobsError::DuplicatePool { row, id });
            }
            first_queue.push(queues);
            queues = queues.saturating_add(match pool.discipline {
                Discipline::ProcessorSharing => pool.servers,
                Discipline::FirstCome => 1,
            });
        }
        Ok(Self { list: pools, first_queue, numbers })
    }

    /// Number of the pool of a name.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// When each job ends, in seconds from the start, in the order of `jobs`, which need not be sorted.
    pub fn replay(&self, jobs: &[Job]) -> Result<Vec<f64>, JobsError> {
        // Queue, arrival and position, packed so that plain integers sort them.
        let mut order = Vec::with_capacity(jobs.len());
        for (row, job) in jobs.iter().enumerate() {
            let queue = self.queue_of(row, job)?;
            order.push((queue, SimTime::from_seconds(job.arrival).key(), row as u32));
        }
        order.sort_unstable();
        let mut finish = vec![0.0; jobs.len()];
        for members in order.chunk_by(|a, b| a.0 == b.0) {
            let rows = members.iter().map(|member| member.2 as usize);
            let pool = &self.list[jobs[members[0].2 as usize].pool as usize];
            match pool.discipline {
                Discipline::ProcessorSharing => share(pool.cores, jobs, rows, &mut finish),
                Discipline::FirstCome => first_come(pool, jobs, rows, &mut finish),
            }
        }
        match finish.iter().position(|end| !end.is_finite()) {
            Some(row) => Err(JobsError::Endless { row }),
            None => Ok(finish),
        }
    }

    /// The queue a job belongs to, once it is known to be sound.
    fn queue_of(&self, row: usize, job: &Job) -> Result<u32, JobsError> {
        let Some(pool) = self.list.get(job.pool as usize) else {
            return Err(JobsError::UnknownPool { row, pool: job.pool });
        };
        let sound = |value: f64| value >= 0.0 && value.is_finite();
        if !sound(job.arrival) {
            return Err(JobsError::Arrival { row, value: job.arrival });
        }
        if !sound(job.cpu) {
            return Err(JobsError::Cpu { row, value: job.cpu });
        }
        let first = self.first_queue[job.pool as usize];
        let servers = pool.servers;
        match (pool.discipline, job.server) {
            (Discipline::FirstCome, _) => Ok(first),
            (Discipline::ProcessorSharing, Some(server)) if server < servers => Ok(first + server),
            (Discipline::ProcessorSharing, Some(server)) => {
                Err(JobsError::UnknownServer { row, pool: pool.id.clone(), server, servers })
            }
            (Discipline::ProcessorSharing, None) => {
                Err(JobsError::MissingServer { row, pool: pool.id.clone(), servers })
            }
        }
    }
}

/// One server of a processor-sharing pool; `rows` by arrival.
fn share(cores: u32, jobs: &[Job], rows: impl Iterator<Item = usize>, finish: &mut [f64]) {
    let mut server = Processor::new(f64::from(cores));
    for row in rows {
        let arrival = SimTime::from_seconds(jobs[row].arrival);
        while let Some(end) = server.next_completion().filter(|&end| end <= arrival) {
            finish[server.pop(end)] = end.seconds();
        }
        finish[row] = f64::INFINITY; // until it ends
        server.start(arrival, jobs[row].cpu, 1, row);
    }
    while let Some(end) = server.next_completion() {
        finish[server.pop(end)] = end.seconds();
    }
}

/// The one queue of a first-come pool; `rows` by arrival.
fn first_come(pool: &Pool, jobs: &[Job], rows: impl Iterator<Item = usize>, finish: &mut [f64]) {
    // Channels that have worked, by when they are free again: bits of a time that is not negative sort alike.
    let channels = u64::from(pool.servers) * u64::from(pool.cores);
    let mut free: BinaryHeap<Reverse<u64>> = BinaryHeap::new();
    for row in rows {
        let mut start = jobs[row].arrival;
        if free.len() as u64 == channels {
            let Reverse(earliest) = free.pop().expect("a pool has a channel");
            start = start.max(f64::from_bits(earliest));
        }
        finish[row] = start + jobs[row].cpu;
        free.push(Reverse(finish[row].to_bits()));
    }
}

#[cfg(test)]
mod tests;
