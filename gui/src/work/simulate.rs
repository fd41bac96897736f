//! Simulates cells of the study in the background, on all cores, and reports every day that is finished.

use crate::job::{Job, Reporter};
use crate::results::CellId;
use crate::state::Progress;
use crate::study::Checked;
use crate::text::Text;
use egui::Context;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::results::places::Places;
use maillage_scenarios::results::store::{OpenError, Store};
use maillage_scenarios::study::runner::{self, Control, RunError};
use maillage_scenarios::study::{Cell, Replications, Settings, Study};
use maillage_scenarios::text::{Language, failure};
use maillage_sim::measure::Outcome;
use maillage_sim::tier::{self, Tier};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What the simulation reports.
#[derive(Clone, Debug)]
pub enum Message {
    /// How far it is.
    Progress(Progress),
    /// What is known of a cell so far.
    Cell(CellId, Arc<CellView>),
    /// It is over.
    Done,
    /// It was stopped.
    Stopped,
    /// It could not go on: why.
    Failed(String),
}

/// A cell to simulate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Scenario.
    pub scenario: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
}

/// Every cell of a study.
pub fn all(study: &Checked) -> Vec<Wanted> {
    let mut cells = Vec::new();
    for scenario in &study.scenarios {
        for phase in &study.phases {
            for (day, _) in &study.days {
                cells.push(Wanted {
                    scenario: scenario.name.clone(),
                    phase: phase.clone(),
                    day: day.clone(),
                });
            }
        }
    }
    cells
}

/// Starts simulating; finished days are kept in `directory`, and found there again.
pub fn start(
    window: &Context,
    study: &Arc<Checked>,
    wanted: Vec<Wanted>,
    replications: u32,
    directory: PathBuf,
    language: Language,
) -> Job<Message> {
    let text = Text::new(language);
    let study = Arc::clone(study);
    Job::start(window, "maillage-simulate", move |reporter| {
        let message = match simulate(&study, &wanted, replications, &directory, reporter) {
            Ok(()) => Message::Done,
            Err(Failure::Run(RunError::Interrupted { .. })) => Message::Stopped,
            Err(Failure::Run(error)) => Message::Failed(failure::unrun(&text, &error)),
            Err(Failure::Open(path, error)) => Message::Failed(failure::unopened(&text, &path, &error)),
            Err(Failure::Said(words)) => Message::Failed(words),
        };
        // A job that was asked to stop still says so.
        reporter.finish(message);
    })
}

/// Why a study is not simulated to its end.
pub(super) enum Failure {
    /// What stopped the runs.
    Run(RunError),
    /// The folder does not take them.
    Open(PathBuf, OpenError),
    /// Something else, in words.
    Said(String),
}

fn simulate(
    checked: &Arc<Checked>,
    wanted: &[Wanted],
    replications: u32,
    directory: &std::path::Path,
    reporter: &Reporter<Message>,
) -> Result<(), Failure> {
    let study = study(checked, wanted);
    let settings = Settings {
        replications: Replications::Fixed(replications),
        seed: checked.seed,
        tier: Tier::Session,
        threads: 0,
    };
    let prepared = runner::prepare(&study, &settings).map_err(|faults| {
        Failure::Said(faults.first().map_or_else(String::new, |fault| fault.file.clone()))
    })?;
    let store = Store::open(directory).map_err(|error| Failure::Open(directory.to_owned(), error))?;
    let cells: Vec<Gathered> = study.cells.iter().map(|_| Gathered::default()).collect();
    let progress = |progress: runner::Progress| {
        let runner::Progress { done, total, elapsed, .. } = progress;
        reporter.report(Message::Progress(Progress { done, total, elapsed, stopping: false }));
    };
    let finished = |cell: usize, replication: u32, outcome: &Outcome| {
        let of = &study.cells[cell];
        if let (Some(view), Some(id)) = (
            cells[cell].add(replication, outcome, of, checked),
            checked.cell(&of.scenario, &of.phase, &of.day),
        ) {
            reporter.report(Message::Cell(id, Arc::new(view)));
        }
    };
    let control = Control { cancel: reporter.stop(), progress: &progress, finished: &finished };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    runner::run(&study, &prepared, &settings, &store, &control, &engine).map_err(Failure::Run)?;
    Ok(())
}

/// The study of the wanted cells.
pub(super) fn study(checked: &Arc<Checked>, wanted: &[Wanted]) -> Study {
    let cells = wanted
        .iter()
        .filter_map(|cell| {
            let scenario = Arc::clone(checked.scenario(&cell.scenario)?.scenario.as_ref()?);
            let (territory, phase, day) =
                (Arc::clone(&checked.territory), cell.phase.clone(), cell.day.clone());
            let (of, on, at) = (Arc::clone(&scenario), Arc::clone(&territory), phase.clone());
            Some(Cell {
                scenario: cell.scenario.clone(),
                phase: cell.phase.clone(),
                day: cell.day.clone(),
                build: Arc::new(move || scenario.future(&territory, &phase, &day)),
                // A phase that a scenario does not know is a fault of its future.
                stock: Arc::new(move || of.stock(&on, &at).unwrap_or_default()),
            })
        })
        .collect();
    Study {
        name: checked.name.clone(),
        territory: Arc::clone(&checked.territory),
        reference: checked.scenarios[checked.reference].name.clone(),
        titles: checked.titles.clone(),
        inputs: Vec::new(),
        cells,
        means: Arc::clone(&checked.means),
    }
}

/// What has come of a cell so far.
#[derive(Default)]
struct Gathered(Mutex<SoFar>);

/// Names of places, and days by replication.
type SoFar = (Option<Arc<Places>>, Vec<(u32, Arc<Outcome>)>);

impl Gathered {
    /// Adds a day and sums up the first days without a gap, in their order: figures do not depend on threads, and days of
    /// two scenarios are compared with each other, one by one. None while the first day is missing.
    fn add(&self, replication: u32, outcome: &Outcome, cell: &Cell, study: &Checked) -> Option<CellView> {
        let mut gathered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (places, outcomes) = &mut *gathered;
        let places = places.get_or_insert_with(|| {
            let future = (cell.build)().expect("it was built before, when it was prepared");
            Arc::new(Places::of(&future, &study.territory))
        });
        outcomes.push((replication, Arc::new(outcome.clone())));
        outcomes.sort_by_key(|(replication, _)| *replication);
        let first = (0_u32..).zip(outcomes.iter()).take_while(|(expected, (known, _))| expected == known);
        let outcomes: Vec<Arc<Outcome>> = first.map(|(_, (_, outcome))| Arc::clone(outcome)).collect();
        (!outcomes.is_empty()).then(|| CellView::of(&outcomes, Arc::clone(places), false))
    }
}
