//! Makes the account of a study in the background: what its cells used, estimated where nothing better is known, then the
//! support of every scenario; and, once that is there, the account at whatever somebody tries out.

use super::report::words;
use super::simulate::{all, study};
use crate::account::{Identity, Reckoned, Trial};
use crate::job::{Job, Reporter, Worker};
use crate::results::CellId;
use crate::study::Checked;
use crate::text::Text;
use egui::Context;
use maillage_scenarios::decide::account::{Account, Question, account_with, simulations, support};
use maillage_scenarios::decide::quantities::Quantities;
use maillage_scenarios::file::means::LoadedMeans;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::decide;
use maillage_scenarios::report::material::Sources;
use maillage_scenarios::results::places::Places;
use maillage_scenarios::study::Cell;
use maillage_scenarios::text::{Language, diagnostic};
use maillage_sim::tier::analytic::Model;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the work reports.
#[derive(Debug)]
pub enum Message {
    /// Steps done, of how many.
    Progress(usize, usize),
    /// A cell that was estimated on the way.
    Estimate(CellId, Arc<CellView>),
    /// The account.
    Done(Box<Reckoned>),
    /// There is none: why.
    Failed(String),
}

/// What an account is made from.
#[derive(Debug)]
pub struct Request {
    /// What it will be the account of.
    pub identity: Identity,
    /// The study.
    pub study: Arc<Checked>,
    /// Figures of cells that are at hand, with their runs.
    pub known: HashMap<CellId, Arc<CellView>>,
    /// Results to read instead, when the study has no texts.
    pub results: Option<PathBuf>,
    /// Language of what may go wrong.
    pub language: Language,
}

/// Starts making an account.
pub fn start(window: &Context, request: Request) -> Job<Message> {
    Job::start(window, "maillage-account", move |reporter| {
        let text = Text::new(request.language);
        match reckon(&request, reporter, &text) {
            Ok(reckoned) => reporter.finish(Message::Done(Box::new(reckoned))),
            Err(Some(words)) => reporter.finish(Message::Failed(words)),
            // Nobody waits for it any more.
            Err(None) => {}
        }
    })
}

/// Why there is no account; nothing when nobody wants it any more.
type Failure = Option<String>;

/// What was used, at what means, where.
struct Used {
    quantities: Quantities,
    means: Arc<LoadedMeans>,
    estimated: (usize, usize),
}

fn reckon(request: &Request, reporter: &Reporter<Message>, text: &Text) -> Result<Reckoned, Failure> {
    let Request { identity, study: checked, .. } = request;
    let used = match &request.results {
        Some(directory) => of_results(directory, text)?,
        None => of_cells(request, reporter, text)?,
    };
    let Used { quantities, means, estimated } = used;
    let (seed, territory) = (checked.seed, &checked.territory);
    let (done, total) = (AtomicUsize::new(0), simulations(&quantities, &means.means));
    let go_on = || reporter.report(Message::Progress(done.fetch_add(1, Ordering::Relaxed), total));
    let supported = support(&quantities, &means.means, territory, seed, &go_on).ok_or(None)?;
    let reference = checked.scenarios[checked.reference].name.clone();
    let question = Question { seed, reference: &reference, governance: None };
    let account = account_with(&quantities, &means.means, territory, &question, &supported);
    Ok(Reckoned {
        identity: identity.clone(),
        territory: Arc::clone(territory),
        titles: checked.titles.clone(),
        account: Arc::new(account),
        quantities,
        means,
        reference,
        seed,
        supported,
        estimated,
    })
}

/// What the cells of a study under edit used; those that nothing is known of are estimated.
fn of_cells(request: &Request, reporter: &Reporter<Message>, text: &Text) -> Result<Used, Failure> {
    let checked = &request.study;
    let study = study(checked, &all(checked));
    let estimated = AtomicUsize::new(0);
    let total = study.cells.len();
    let done = AtomicUsize::new(0);
    let view = |_: usize, cell: &Cell| -> Result<Arc<CellView>, Failure> {
        if !reporter.report(Message::Progress(done.fetch_add(1, Ordering::Relaxed), total)) {
            return Err(None);
        }
        let id = checked.cell(&cell.scenario, &cell.phase, &cell.day).ok_or(None)?;
        if let Some(known) = request.known.get(&id) {
            estimated.fetch_add(usize::from(known.is_estimate), Ordering::Relaxed);
            return Ok(Arc::clone(known));
        }
        let words = |faults: Vec<_>| faults.first().map(|fault| diagnostic::render(text, fault));
        let future = (cell.build)().map_err(words)?;
        let outcome = Arc::new(Model::new(&future).estimate(&future));
        let places = Arc::new(Places::of(&future, &checked.territory));
        let view = Arc::new(CellView::of(&[outcome], places, true));
        reporter.report(Message::Estimate(id, Arc::clone(&view)));
        estimated.fetch_add(1, Ordering::Relaxed);
        Ok(view)
    };
    let quantities = decide::quantities(&study, &view)?;
    Ok(Used { quantities, means: Arc::clone(&checked.means), estimated: (estimated.into_inner(), total) })
}

/// What a results directory says that was used.
fn of_results(directory: &Path, text: &Text) -> Result<Used, Failure> {
    let sources = Sources::read(directory, None).map_err(|error| Some(words(&error, directory, text)))?;
    let Sources { opened, quantities, means } = sources;
    // An estimate is an estimate in all its cells.
    let cells = opened.cells.len();
    let estimated = if opened.summary.is_estimate() { cells } else { 0 };
    Ok(Used { quantities, means: Arc::new(means), estimated: (estimated, cells) })
}

/// What is tried out in an account.
pub type Tried = (Arc<Reckoned>, Trial);

/// Starts the thread that makes the account at what is tried, with the support that is known.
pub fn trials(window: &Context) -> Worker<Tried, (Tried, Arc<Account>)> {
    Worker::start(window, "maillage-trial", |(reckoned, trial): Tried, answering| {
        let means = trial.means(&reckoned.means.means);
        let question = Question {
            seed: reckoned.seed,
            reference: &reckoned.reference,
            governance: trial.governance.as_deref(),
        };
        let Reckoned { quantities, territory, supported, .. } = &*reckoned;
        let account = account_with(quantities, &means, territory, &question, supported);
        answering.send(((reckoned, trial), Arc::new(account)));
    })
}
