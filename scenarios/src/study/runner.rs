//! Runs the cells of a study on all cores, keeping every finished run on disk.
//!
//! Workers take the runs in order, cell by cell, and put what they found at the place of the run: results depend
//! neither on the number of threads nor on which run ends first. A future is built by the first worker that needs
//! it and dropped after its last run, so that about one future per thread is alive.

use super::fingerprint::Fingerprint;
use super::precision::{self, next_round};
use super::{Engine, Replications, Settings, Study};
use crate::results::digest::Digest;
use crate::results::places::Places;
use crate::results::store::Store;
use maillage_sim::future::Future;
use rayon::ThreadPoolBuilder;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Why a study was not run to its end.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Asked to stop; finished runs are kept.
    #[error("interrupted after {done} of {total} runs")]
    Interrupted {
        /// Runs finished.
        done: usize,
        /// Runs wanted.
        total: usize,
    },
    /// A file could not be written or read.
    #[error("{}: {error}", path.display())]
    Disk {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The threads could not be started.
    #[error("threads: {0}")]
    Threads(String),
}

/// How far the work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Runs finished, those found on disk included.
    pub done: usize,
    /// Of which found on disk.
    pub reused: usize,
    /// Runs wanted; grows when more replications are needed.
    pub total: usize,
    /// Since the start.
    pub elapsed: Duration,
}

/// The strings by which a caller holds running work.
pub struct Control<'a> {
    /// Set to stop after the runs at hand.
    pub cancel: &'a AtomicBool,
    /// Told after every run, from any thread.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl std::fmt::Debug for Control<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Control(cancel: {})", self.cancel.load(Ordering::Relaxed))
    }
}

/// The runs of a study.
#[derive(Clone, PartialEq, Debug)]
pub struct Runs {
    /// By cell, in the order of the study.
    pub cells: Vec<CellRuns>,
    /// Replications of every cell.
    pub replications: u32,
    /// Runs found on disk.
    pub reused: usize,
}

/// The runs of a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct CellRuns {
    /// What they are known by.
    pub fingerprint: Fingerprint,
    /// What is kept in memory of each, by replication.
    pub digests: Vec<Digest>,
}

/// Runs a study, or what is missing of it.
///
/// # Errors
/// When asked to stop, or when the disk fails; finished runs are kept in both cases.
pub fn run(
    study: &Study,
    settings: &Settings,
    store: &Store,
    control: &Control<'_>,
    engine: Engine<'_>,
) -> Result<Runs, RunError> {
    let mut work = Work::new(study, settings, store, control, engine);
    let pool = ThreadPoolBuilder::new()
        .num_threads(settings.threads)
        .thread_name(|index| format!("maillage-{index}"))
        .build()
        .map_err(|error| RunError::Threads(error.to_string()))?;
    let mut replications = match settings.replications {
        Replications::Fixed(count) => count.max(1),
        Replications::Until(_) => precision::LEAST,
    };
    loop {
        work.round(&pool, replications)?;
        let Replications::Until(target) = settings.replications else { break };
        match next_round(&work.runs, replications, target) {
            Some(more) => replications = more,
            None => break,
        }
    }
    let reused = *work.reused.get_mut();
    let cells = work
        .slots
        .iter()
        .zip(work.runs)
        .map(|(slot, digests)| CellRuns {
            fingerprint: *slot.fingerprint.get().expect("every cell ran"),
            digests,
        })
        .collect();
    Ok(Runs { cells, replications, reused })
}

/// A cell while it is worked on.
#[derive(Default)]
struct Slot {
    fingerprint: OnceLock<Fingerprint>,
    future: Mutex<Option<Arc<Future>>>,
    left: AtomicUsize,
}

struct Work<'a> {
    study: &'a Study,
    stems: Vec<String>,
    settings: &'a Settings,
    store: &'a Store,
    control: &'a Control<'a>,
    engine: Engine<'a>,
    slots: Vec<Slot>,
    runs: Vec<Vec<Digest>>,
    done: AtomicUsize,
    reused: AtomicUsize,
    since: Instant,
}

/// A run to do: cell and replication.
type Task = (usize, u32);

impl<'a> Work<'a> {
    fn new(
        study: &'a Study,
        settings: &'a Settings,
        store: &'a Store,
        control: &'a Control<'a>,
        engine: Engine<'a>,
    ) -> Self {
        Self {
            study,
            stems: study.stems(),
            settings,
            store,
            control,
            engine,
            slots: study.cells.iter().map(|_| Slot::default()).collect(),
            runs: vec![Vec::new(); study.cells.len()],
            done: AtomicUsize::new(0),
            reused: AtomicUsize::new(0),
            since: Instant::now(),
        }
    }

    /// Brings every cell to this number of replications.
    fn round(&mut self, pool: &rayon::ThreadPool, replications: u32) -> Result<(), RunError> {
        let tasks: Vec<Task> = (0..self.runs.len())
            .flat_map(|cell| (self.runs[cell].len() as u32..replications).map(move |r| (cell, r)))
            .collect();
        for (cell, slot) in self.slots.iter().enumerate() {
            slot.left.store(replications as usize - self.runs[cell].len(), Ordering::Relaxed);
        }
        let total = self.runs.len() * replications as usize;
        let found: Vec<OnceLock<Digest>> = tasks.iter().map(|_| OnceLock::new()).collect();
        let next = AtomicUsize::new(0);
        let failure: Mutex<Option<RunError>> = Mutex::new(None);
        let broken = AtomicBool::new(false);
        pool.broadcast(|_| {
            while !self.control.cancel.load(Ordering::Relaxed) && !broken.load(Ordering::Relaxed) {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(&task) = tasks.get(index) else { break };
                match self.task(task) {
                    Ok(digest) => {
                        found[index].set(digest).expect("every task is taken once");
                        self.report(total);
                    }
                    Err(error) => {
                        broken.store(true, Ordering::Relaxed);
                        failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                    }
                }
            }
        });
        if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        for ((cell, _), digest) in tasks.iter().zip(found) {
            let Some(digest) = digest.into_inner() else {
                return Err(RunError::Interrupted { done: self.done.load(Ordering::Relaxed), total });
            };
            self.runs[*cell].push(digest);
        }
        Ok(())
    }

    fn report(&self, total: usize) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let reused = self.reused.load(Ordering::Relaxed);
        (self.control.progress)(Progress { done, reused, total, elapsed: self.since.elapsed() });
    }

    /// One run: found on disk, or done and written there.
    fn task(&self, (cell, replication): Task) -> Result<Digest, RunError> {
        let slot = &self.slots[cell];
        let fingerprint = match slot.fingerprint.get() {
            Some(fingerprint) => *fingerprint,
            None => self.prepare(cell)?,
        };
        let stem = &self.stems[cell];
        let digest = if let Some(outcome) = self.store.read(stem, &fingerprint, replication) {
            self.reused.fetch_add(1, Ordering::Relaxed);
            Digest::of(&outcome)
        } else {
            let future = self.future(cell);
            let outcome = (self.engine)(&future, self.settings.seed, replication);
            self.store.write(stem, &fingerprint, replication, &outcome)?;
            Digest::of(&outcome)
        };
        if slot.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            slot.future.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        Ok(digest)
    }

    /// Fingerprints a cell and writes the names of its places.
    fn prepare(&self, cell: usize) -> Result<Fingerprint, RunError> {
        let future = self.future(cell);
        let slot = &self.slots[cell];
        let mut written = Ok(());
        let fingerprint = *slot.fingerprint.get_or_init(|| {
            let fingerprint = Fingerprint::of(&future, self.settings);
            let places = Places::of(&future, &self.study.territory);
            written = self.store.write_places(&self.stems[cell], &fingerprint, &places);
            fingerprint
        });
        written.map(|()| fingerprint)
    }

    /// The future of a cell, built when it is not there; others who want it wait.
    fn future(&self, cell: usize) -> Arc<Future> {
        let mut slot = self.slots[cell].future.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slot.get_or_insert_with(|| Arc::new((self.study.cells[cell].build)())))
    }
}
