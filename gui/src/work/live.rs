//! Reads the texts at every edit and estimates what they mean, while the window goes on: the last request counts.

mod identity;

use crate::document::{Document, Texts};
use crate::job::{Answering, Worker};
use crate::results::CellId;
use crate::study::{Checked, Known};
use egui::Context;
use identity::{Bases, hash};
use maillage_data::diagnostic::Diagnostic;
use maillage_scenarios::file::{self, LoadedStudy, Scenario, Unsaved};
use maillage_scenarios::hands::Threads;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::results::places::Places;
use maillage_scenarios::study::load;
use maillage_sim::hands::Hands;
use maillage_sim::tier::analytic::Model;
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use identity::identity;

/// Texts to read, and what of them is looked at.
#[derive(Clone, Debug)]
pub struct Request {
    name: String,
    path: PathBuf,
    unsaved: Unsaved,
    texts: Texts,
    study_text: Arc<str>,
    focus: Option<Focus>,
    known: HashSet<CellId>,
    is_typed: bool,
}

/// What is looked at: estimated first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Focus {
    /// Scenario.
    pub scenario: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
}

/// What the texts turned out to be.
#[derive(Clone, Debug)]
pub enum Answer {
    /// They read well; the estimate of what is looked at came before, if it does not take long.
    Checked(Arc<Checked>),
    /// They do not.
    Faults(Vec<Diagnostic>),
    /// An estimate of a cell.
    Estimate(CellId, Arc<CellView>),
    /// Everything that was asked for has been sent.
    Settled,
}

/// A cell with its estimate.
type Estimate = (CellId, Arc<CellView>);

/// Establishments of territories whose estimate takes a glance; those of larger ones are waited for with the study shown.
const QUICK: usize = 5000;

/// How long a hand must rest before what it does not look at is estimated: while a slider is dragged, a request comes
/// with every frame.
const REST: Duration = Duration::from_millis(60);

impl Request {
    /// The texts of a document; estimates in `known` are not made again.
    pub fn new(document: &Document, focus: Option<Focus>, known: HashSet<CellId>) -> Self {
        Self {
            name: document.name.clone(),
            path: document.path(),
            unsaved: document.unsaved(),
            texts: document.texts().clone(),
            study_text: document.study_text(),
            focus,
            known,
            is_typed: false,
        }
    }

    /// The same of an edit that was made with the keyboard: fields show what the study says, and the next key finds them as
    /// the last one left them, so that the study is not kept back for its estimate.
    #[must_use]
    pub fn typed(self, is_typed: bool) -> Self {
        Self { is_typed, ..self }
    }
}

/// Starts the thread that reads and estimates.
pub fn start(window: &Context) -> Worker<Request, Answer> {
    let mut reader = Reader::new(Threads::start());
    Worker::start(window, "maillage-live", move |request, answering| reader.answer(&request, answering))
}

/// Scenarios, and texts, of which it is remembered how they read.
const KEPT: usize = 200;

/// What was read last, so that an edit of one scenario reads that one alone.
struct Reader {
    study: Option<(Arc<str>, Arc<Checked>)>,
    scenarios: HashMap<u64, Arc<Scenario>>,
    bases: Bases,
    /// What is prepared for estimates of what is looked at: a slider changes little of it.
    model: Option<(Focus, Model)>,
    hands: Threads,
}

impl Reader {
    fn new(hands: Threads) -> Self {
        Self { study: None, scenarios: HashMap::new(), bases: Bases::default(), model: None, hands }
    }

    fn answer(&mut self, request: &Request, answering: &Answering<'_, Answer>) {
        let checked = match self.read(request) {
            Ok(checked) => Arc::new(checked),
            Err(faults) => return answering.send(Answer::Faults(faults)),
        };
        self.study = Some((Arc::clone(&request.study_text), Arc::clone(&checked)));
        let is_quick = checked.territory.establishments.len() <= QUICK && !request.is_typed;
        let look = || if is_quick { self.look_at(&checked, request) } else { None };
        let first = catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|fault| {
            // The study before the edit is not shown as if nothing had been edited.
            answering.send(Answer::Checked(Arc::clone(&checked)));
            resume_unwind(fault)
        });
        // What is said and what it comes to change on the screen together. Also when another request waits: while a slider
        // is dragged there always is one.
        let made = match first {
            Some(Ok((cell, view))) => {
                answering.send(Answer::Estimate(cell.clone(), view));
                Some(cell)
            }
            Some(Err(faults)) => return answering.send(Answer::Faults(faults)),
            None => None,
        };
        answering.send(Answer::Checked(Arc::clone(&checked)));
        self.estimate(&checked, request, made.as_ref(), answering);
    }

    /// The estimate of what is looked at; none when it is known.
    fn look_at(&mut self, study: &Checked, request: &Request) -> Option<Result<Estimate, Vec<Diagnostic>>> {
        let focus = request.focus.as_ref()?;
        let known = study.scenario(&focus.scenario)?;
        let cell = CellId { scenario: known.hash, phase: focus.phase.clone(), day: focus.day.clone() };
        let is_there = study.phases.contains(&focus.phase) && study.days.iter().any(|day| day.0 == focus.day);
        if request.known.contains(&cell) || !is_there {
            return None;
        }
        let scenario = known.scenario.as_ref()?;
        Some(self.view(study, scenario, focus, true).map(|view| (cell, view)))
    }

    fn read(&mut self, request: &Request) -> Result<Checked, Vec<Diagnostic>> {
        match &self.study {
            // Only scenarios have changed: the territory and the rest of the study stay.
            Some((text, known)) if *text == request.study_text && known.name == request.name => {
                let known = Arc::clone(known);
                let mut checked = Checked::clone(&known);
                for scenario in &mut checked.scenarios {
                    self.reread(scenario, request)?;
                }
                let read = checked.scenarios.iter().filter_map(|known| known.scenario.as_deref());
                checked.titles = load::titles(read);
                Ok(checked)
            }
            _ => self.read_all(request),
        }
    }

    fn reread(&mut self, scenario: &mut Known, request: &Request) -> Result<(), Vec<Diagnostic>> {
        let hash = hash(request, &scenario.name, &mut self.bases);
        if hash == scenario.hash {
            return Ok(());
        }
        let file = format!("{}.toml", scenario.name);
        if !request.texts.contains_key(&file) {
            return Ok(());
        }
        let read = if let Some(read) = self.scenarios.get(&hash) {
            Arc::clone(read)
        } else {
            let path = request.path.with_file_name(file);
            Arc::new(file::load_scenario_unsaved(&path, &request.unsaved)?)
        };
        self.keep(hash, &read);
        *scenario = known(&read, hash);
        Ok(())
    }

    fn read_all(&mut self, request: &Request) -> Result<Checked, Vec<Diagnostic>> {
        let loaded = file::load_study_unsaved(&request.path, &request.unsaved)?;
        let LoadedStudy {
            title,
            seed,
            replications,
            territory,
            scenarios,
            phases,
            days,
            reference,
            means,
            ..
        } = loaded;
        let titles = load::titles(scenarios.iter());
        let of_reference = &scenarios[reference];
        let days = days
            .into_iter()
            .map(|day| {
                let at = of_reference.days().iter().position(|known| *known == day);
                let title = at.map(|at| of_reference.day_titles()[at].clone()).unwrap_or_default();
                (day, title)
            })
            .collect();
        let scenarios = scenarios
            .into_iter()
            .map(|scenario| {
                let hash = hash(request, scenario.name(), &mut self.bases);
                let read = Arc::new(scenario);
                self.keep(hash, &read);
                known(&read, hash)
            })
            .collect();
        Ok(Checked {
            name: request.name.clone(),
            title,
            territory: Arc::new(territory),
            scenarios,
            phases,
            days,
            titles,
            means: Arc::new(means),
            reference,
            seed,
            replications,
        })
    }

    fn keep(&mut self, hash: u64, scenario: &Arc<Scenario>) {
        // Values tried with a slider are forgotten now and then.
        if self.scenarios.len() > KEPT {
            self.scenarios.clear();
        }
        self.scenarios.insert(hash, Arc::clone(scenario));
    }
}

fn known(scenario: &Arc<Scenario>, hash: u64) -> Known {
    Known {
        name: scenario.name().to_owned(),
        title: scenario.title().clone(),
        summary: scenario.summary().cloned(),
        hash,
        scenario: Some(Arc::clone(scenario)),
    }
}

impl Reader {
    /// Estimates what is looked at, then the other scenarios at the same moment, then the other phases of the same day,
    /// until a later request comes.
    fn estimate(
        &mut self,
        study: &Checked,
        request: &Request,
        made: Option<&CellId>,
        answering: &Answering<'_, Answer>,
    ) {
        let Some(focus) = &request.focus else { return };
        let (first, others): (Vec<&Known>, Vec<&Known>) =
            study.scenarios.iter().partition(|known| known.name == focus.scenario);
        let later = study.phases.iter().filter(|phase| **phase != focus.phase);
        let mut has_rested = false;
        for phase in std::iter::once(&focus.phase).chain(later) {
            for known in first.iter().chain(&others) {
                if !answering.is_latest() {
                    return;
                }
                let cell = CellId { scenario: known.hash, phase: phase.clone(), day: focus.day.clone() };
                if request.known.contains(&cell) || made == Some(&cell) {
                    continue;
                }
                let is_looked_at = known.name == focus.scenario && *phase == focus.phase;
                if !is_looked_at && !has_rested {
                    if !answering.rests(REST) {
                        return;
                    }
                    has_rested = true;
                }
                let Some(scenario) = &known.scenario else { continue };
                let of = Focus { scenario: known.name.clone(), phase: phase.clone(), day: focus.day.clone() };
                match self.view(study, scenario, &of, is_looked_at) {
                    Ok(view) => answering.send(Answer::Estimate(cell, view)),
                    Err(faults) => return answering.send(Answer::Faults(faults)),
                }
            }
        }
        if answering.is_latest() {
            answering.send(Answer::Settled);
        }
    }

    /// The estimate of a scenario at a moment; what is prepared for it is kept if it is the one that is looked at.
    fn view(
        &mut self,
        study: &Checked,
        scenario: &Scenario,
        of: &Focus,
        is_looked_at: bool,
    ) -> Result<Arc<CellView>, Vec<Diagnostic>> {
        let future = scenario.future(&study.territory, &of.phase, &of.day)?;
        let Self { model, hands, .. } = self;
        let (outcome, places) = hands.both(
            || match model {
                Some((known, model)) if is_looked_at && known == of => model.estimate_with(&future, hands),
                kept => {
                    let mut made = Model::with(&future, hands);
                    let outcome = made.estimate_with(&future, hands);
                    if is_looked_at {
                        *kept = Some((of.clone(), made));
                    }
                    outcome
                }
            },
            || Places::of(&future, &study.territory),
        );
        Ok(Arc::new(CellView::of(&[Arc::new(outcome)], Arc::new(places), true)))
    }
}
