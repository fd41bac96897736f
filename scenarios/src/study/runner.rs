//! Runs the cells of a study on all cores, keeping every finished run on disk.
//!
//! Workers take the runs in order, cell by cell, and put what they found at the place of the run: results depend
//! neither on the number of threads nor on which run ends first. A future is built by the first worker that needs
//! it and dropped after its last run, so that about one future per thread is alive. Cells whose futures are the same
//! (scenarios before their ways part) have one fingerprint: they are simulated once, and each keeps the run as its own.

use super::fingerprint::Fingerprint;
use super::precision::{self, next_round};
use super::{Cell, Engine, Replications, Settings, Study};
use crate::results::digest::Digest;
use crate::results::places::Places;
use crate::results::store::Store;
use maillage_data::diagnostic::Diagnostic;
use maillage_sim::future::Future;
use maillage_sim::measure::Outcome;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// The fingerprints of the cells of a study, by cell. Having them means that every future can be built.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prepared(pub(super) Vec<Fingerprint>);

/// Builds every future of a study once, and says all that is wrong with them.
pub fn prepare(study: &Study, settings: &Settings) -> Result<Prepared, Vec<Diagnostic>> {
    let fingerprint = |cell: &Cell| (cell.build)().map(|future| Fingerprint::of(&future, settings));
    let built: Vec<Result<Fingerprint, Vec<Diagnostic>>> = match threads(settings) {
        Ok(pool) => pool.install(|| study.cells.par_iter().map(fingerprint).collect()),
        // Where threads cannot be started, running the study will say so.
        Err(_) => study.cells.iter().map(fingerprint).collect(),
    };
    let mut faults: Vec<Diagnostic> = Vec::new();
    let mut fingerprints = Vec::new();
    for cell in built {
        match cell {
            Ok(fingerprint) => fingerprints.push(fingerprint),
            // Phases and days share what is wrong: it is said once.
            Err(found) => {
                for fault in found {
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    if faults.is_empty() { Ok(Prepared(fingerprints)) } else { Err(faults) }
}

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
    /// Told after every run (once for runs that are the same), from any thread.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// Given every run, from any thread: cell, replication, outcome.
    pub finished: &'a (dyn Fn(usize, u32, &Outcome) + Sync),
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
    prepared: &Prepared,
    settings: &Settings,
    store: &Store,
    control: &Control<'_>,
    engine: Engine<'_>,
) -> Result<Runs, RunError> {
    let pool = threads(settings)?;
    let groups = groups(&prepared.0);
    let work = Work {
        study,
        prepared,
        stems: study.stems(),
        settings,
        store,
        control,
        engine,
        slots: groups.iter().map(|_| Slot::default()).collect(),
        groups,
        done: AtomicUsize::new(0),
        reused: AtomicUsize::new(0),
        since: Instant::now(),
    };
    let mut runs = vec![Vec::new(); study.cells.len()];
    let mut replications = match settings.replications {
        Replications::Fixed(count) => count.max(1),
        Replications::Until(_) => precision::LEAST,
    };
    loop {
        work.round(&pool, &mut runs, replications)?;
        let Replications::Until(target) = settings.replications else { break };
        match next_round(&runs, replications, target) {
            Some(more) => replications = more,
            None => break,
        }
    }
    let cells = prepared
        .0
        .iter()
        .zip(runs)
        .map(|(&fingerprint, digests)| CellRuns { fingerprint, digests })
        .collect();
    Ok(Runs { cells, replications, reused: work.reused.into_inner() })
}

/// The threads that were asked for.
pub fn threads(settings: &Settings) -> Result<ThreadPool, RunError> {
    ThreadPoolBuilder::new()
        .num_threads(settings.threads)
        .thread_name(|index| format!("maillage-{index}"))
        .build()
        .map_err(|error| RunError::Threads(error.to_string()))
}

/// Cells that are the same work, in the order of the first of each group.
fn groups(fingerprints: &[Fingerprint]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (cell, fingerprint) in fingerprints.iter().enumerate() {
        match groups.iter_mut().find(|group| fingerprints[group[0]] == *fingerprint) {
            Some(group) => group.push(cell),
            None => groups.push(vec![cell]),
        }
    }
    groups
}

/// A group of cells while it is worked on.
#[derive(Default)]
struct Slot {
    future: Mutex<Option<Arc<Future>>>,
    left: AtomicUsize,
    /// The names of its places are on disk, and sound.
    named: AtomicBool,
}

struct Work<'a> {
    study: &'a Study,
    prepared: &'a Prepared,
    stems: Vec<String>,
    settings: &'a Settings,
    store: &'a Store,
    control: &'a Control<'a>,
    engine: Engine<'a>,
    groups: Vec<Vec<usize>>,
    slots: Vec<Slot>,
    done: AtomicUsize,
    reused: AtomicUsize,
    since: Instant,
}

/// A run to do: group of cells and replication.
type Task = (usize, u32);

impl Work<'_> {
    /// Brings every cell to this number of replications.
    fn round(&self, pool: &ThreadPool, runs: &mut [Vec<Digest>], replications: u32) -> Result<(), RunError> {
        let finished = |group: &[usize]| runs[group[0]].len() as u32;
        let tasks: Vec<Task> = (0..)
            .zip(&self.groups)
            .flat_map(|(index, group)| (finished(group)..replications).map(move |r| (index, r)))
            .collect();
        for (group, slot) in self.groups.iter().zip(&self.slots) {
            slot.left.store((replications - finished(group)) as usize, Ordering::Relaxed);
        }
        let total = runs.len() * replications as usize;
        let found: Vec<OnceLock<Digest>> = tasks.iter().map(|_| OnceLock::new()).collect();
        let next = AtomicUsize::new(0);
        let failure: OnceLock<RunError> = OnceLock::new();
        pool.broadcast(|_| {
            while !self.control.cancel.load(Ordering::Relaxed) && failure.get().is_none() {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(&task) = tasks.get(index) else { break };
                match self.task(task) {
                    Ok(digest) => {
                        found[index].set(digest).expect("every task is taken once");
                        self.report(self.groups[task.0].len(), total);
                    }
                    // Of several failures the first is reported.
                    Err(error) => drop(failure.set(error)),
                }
            }
        });
        if let Some(error) = failure.into_inner() {
            return Err(error);
        }
        for ((group, _), digest) in tasks.iter().zip(found) {
            let Some(digest) = digest.into_inner() else {
                return Err(RunError::Interrupted { done: self.done.load(Ordering::Relaxed), total });
            };
            for &cell in &self.groups[*group] {
                runs[cell].push(digest.clone());
            }
        }
        Ok(())
    }

    fn report(&self, finished: usize, total: usize) {
        let done = self.done.fetch_add(finished, Ordering::Relaxed) + finished;
        let reused = self.reused.load(Ordering::Relaxed);
        (self.control.progress)(Progress { done, reused, total, elapsed: self.since.elapsed() });
    }

    /// One run of a group: found on disk, or done; then written for the cells that do not have it there.
    fn task(&self, (group, replication): Task) -> Result<Digest, RunError> {
        let (slot, cells) = (&self.slots[group], &self.groups[group]);
        let fingerprint = &self.prepared.0[cells[0]];
        if !slot.named.load(Ordering::Relaxed) {
            self.name_places(group)?;
            slot.named.store(true, Ordering::Relaxed);
        }
        let (mut known, mut missing) = (None, Vec::new());
        for &cell in cells {
            match self.store.read(&self.stems[cell], fingerprint, replication) {
                Some(outcome) => known = Some(outcome),
                None => missing.push(cell),
            }
        }
        self.reused.fetch_add(cells.len() - missing.len(), Ordering::Relaxed);
        let outcome =
            known.unwrap_or_else(|| (self.engine)(&self.future(group), self.settings.seed, replication));
        for cell in missing {
            self.store.write(&self.stems[cell], fingerprint, replication, &outcome)?;
        }
        for &cell in cells {
            (self.control.finished)(cell, replication, &outcome);
        }
        if slot.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            slot.future.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        Ok(Digest::of(&outcome))
    }

    /// Sees to it that the names of the places of every cell of a group are on disk.
    fn name_places(&self, group: usize) -> Result<(), RunError> {
        let mut places = None;
        for &cell in &self.groups[group] {
            let (stem, fingerprint) = (&self.stems[cell], &self.prepared.0[cell]);
            if self.store.read_places(stem, fingerprint).is_none() {
                let places =
                    places.get_or_insert_with(|| Places::of(&self.future(group), &self.study.territory));
                self.store.write_places(stem, fingerprint, places)?;
            }
        }
        Ok(())
    }

    /// The future of a group, built when it is not there; others who want it wait.
    fn future(&self, group: usize) -> Arc<Future> {
        let mut slot = self.slots[group].future.lock().unwrap_or_else(PoisonError::into_inner);
        let first = &self.study.cells[self.groups[group][0]];
        let build = || (first.build)().expect("it was built before, when it was prepared");
        Arc::clone(slot.get_or_insert_with(|| Arc::new(build())))
    }
}
