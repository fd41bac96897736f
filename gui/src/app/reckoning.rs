//! The account of the study: when it is made, what is tried out in it, and its report.

use super::App;
use crate::account::{Identity, Reckoned, Trial};
use crate::job::{Job, Worker};
use crate::layout::Pane;
use crate::work::account::{self, Message, Request, Tried};
use crate::work::report;
use egui::Context;
use maillage_scenarios::decide::account::Account;
use maillage_scenarios::question::cell::CellView;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What the application remembers of accounts.
#[derive(Debug)]
pub(super) struct Reckoning {
    job: Option<(Identity, Job<Message>)>,
    trials: Worker<Tried, (Tried, Arc<Account>)>,
    /// What was asked to be tried last, in which account.
    asked: Option<(Arc<Reckoned>, Trial)>,
    report: Option<Job<Result<PathBuf, String>>>,
}

impl Reckoning {
    /// Nothing is under way.
    pub(super) fn start(context: &Context) -> Self {
        Self { job: None, trials: account::trials(context), asked: None, report: None }
    }

    /// Lets a report that is being written be written whole, as long as that at most.
    pub(super) fn finish(&self, patience: Duration) {
        if let Some(report) = &self.report {
            report.wait(patience);
        }
    }

    /// Whether nothing is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.job.is_none() && self.report.is_none() && self.trials.is_idle()
    }
}

impl App {
    /// Takes accounts that are ready, and asks for that of the study as it is now while somebody looks at it.
    pub(super) fn reckon(&mut self, context: &Context) {
        self.take_reckoned();
        self.take_tried();
        self.take_report();
        if self.state.shown.view != Pane::Decide {
            return;
        }
        let wanted = self.state.reckonable();
        if let Some((identity, _)) = &self.reckoning.job
            && wanted.as_ref() != Some(identity)
        {
            // What is made is not what is wanted any more.
            self.reckoning.job = None;
            self.state.accounts.progress = None;
        }
        // Simulations, those of results that are saved included, come first.
        let is_free = self.is_settled() && self.state.progress.is_none() && self.state.faults.is_empty();
        let accounts = &self.state.accounts;
        if let Some(identity) = wanted
            && is_free
            && self.reckoning.job.is_none()
            && accounts.reckoned.as_ref().is_none_or(|known| known.identity != identity)
            && accounts.refused.as_ref().is_none_or(|(known, _)| *known != identity)
        {
            self.make(context, identity);
        }
        self.ask_trial();
    }

    /// Whether the view of the decision has all that it shows.
    pub(super) fn is_reckoned(&self) -> bool {
        let accounts = &self.state.accounts;
        let is_tried = accounts.shown().is_some_and(|(_, is_current)| is_current);
        accounts.refused.is_some() || (self.state.is_reckoned() && is_tried)
    }

    fn make(&mut self, context: &Context, identity: Identity) {
        let Some(study) = self.state.study.clone() else { return };
        let mut known = std::collections::HashMap::new();
        for scenario in &study.scenarios {
            for phase in &study.phases {
                for (day, _) in &study.days {
                    if let Some(cell) = study.cell(&scenario.name, phase, day)
                        && let Some(view) = self.state.results.best(&cell).filter(|view| view.has_runs())
                    {
                        known.insert(cell, Arc::clone(view));
                    }
                }
            }
        }
        let results = self.state.document.results().map(Path::to_owned);
        let language = self.state.language();
        self.state.accounts.progress = Some((0, 0));
        let request = Request { identity: identity.clone(), study, known, results, language };
        self.reckoning.job = Some((identity, account::start(context, request)));
    }

    fn take_reckoned(&mut self) {
        let Some((identity, job)) = &self.reckoning.job else { return };
        let identity = identity.clone();
        let is_over = job.is_over();
        let mut ended = false;
        while let Some(message) = job.next() {
            match message {
                Message::Progress(done, total) => self.state.accounts.progress = Some((done, total)),
                Message::Estimate(cell, view) => self.state.results.estimate(cell, view),
                Message::Done(reckoned) => {
                    self.state.accounts.reckoned = Some(Arc::new(*reckoned));
                    self.state.accounts.tried = None;
                    ended = true;
                }
                Message::Failed(words) => {
                    self.state.accounts.refused = Some((identity.clone(), Some(words)));
                    ended = true;
                }
            }
        }
        if is_over && !ended {
            // Work that ends without a word has failed.
            let words = self.text.get("gui-job-failed");
            self.state.accounts.refused = Some((identity, Some(words)));
            ended = true;
        }
        if ended {
            self.reckoning.job = None;
            self.state.accounts.progress = None;
        }
    }

    /// Stops making the account of the study as it is now.
    pub(super) fn stop_reckoning(&mut self) {
        if let Some((identity, _)) = self.reckoning.job.take() {
            self.state.accounts.refused = Some((identity, None));
            self.state.accounts.progress = None;
        }
    }

    fn ask_trial(&mut self) {
        let accounts = &self.state.accounts;
        let Some(reckoned) = &accounts.reckoned else { return };
        let is_known = accounts.shown().is_some_and(|(_, is_current)| is_current);
        let is_asked = self
            .reckoning
            .asked
            .as_ref()
            .is_some_and(|(of, trial)| Arc::ptr_eq(of, reckoned) && *trial == accounts.trial);
        if !is_known && !is_asked {
            let wanted = (Arc::clone(reckoned), accounts.trial.clone());
            self.reckoning.asked = Some(wanted.clone());
            self.reckoning.trials.ask(wanted);
        }
    }

    fn take_tried(&mut self) {
        while let Some(((of, trial), account)) = self.reckoning.trials.next() {
            // What was tried in an older account is of no use.
            if self.state.accounts.reckoned.as_ref().is_some_and(|known| Arc::ptr_eq(known, &of)) {
                self.state.accounts.tried = Some((trial, account));
            }
        }
    }

    /// Writes the report of the results at hand.
    pub(super) fn write_report(&mut self, context: &Context, path: PathBuf) {
        self.state.question = None;
        let Some(results) = self.state.accounts.results.clone() else { return };
        self.say(self.text.get("gui-report-under-way"), false);
        self.reckoning.report = Some(report::start(context, results, path, self.state.language()));
    }

    fn take_report(&mut self) {
        let Some(report) = &self.reckoning.report else { return };
        let is_over = report.is_over();
        let written = report.next().or_else(|| is_over.then(|| Err(self.text.get("gui-job-failed"))));
        let Some(written) = written else { return };
        self.reckoning.report = None;
        match written {
            Ok(path) => {
                let path = path.display().to_string();
                self.say(self.text.say("gui-saved", &[("path", path.into())]), false);
            }
            Err(words) => self.say(words, true),
        }
    }
}

impl crate::state::State {
    /// What the account of the study as it is now would be made of; nothing while there is no study.
    pub fn reckonable(&self) -> Option<Identity> {
        let study = self.study.as_ref()?;
        // Results that stand for themselves do not change.
        let is_edited = self.document.results().is_none();
        let days = |view: &Arc<CellView>| view.replications;
        Some(Identity::of(study, |scenario, phase, day| {
            let cell = study.cell(scenario, phase, day).filter(|_| is_edited);
            cell.and_then(|cell| self.results.simulated(&cell).map(days)).unwrap_or(0)
        }))
    }

    /// Whether the account at hand is that of the study as it is now.
    pub fn is_reckoned(&self) -> bool {
        let wanted = self.reckonable();
        wanted.is_some() && self.accounts.reckoned.as_ref().map(|known| &known.identity) == wanted.as_ref()
    }
}
