//! Writes the results of the whole study into a folder, as the command does.

use super::simulate::{all, study};
use crate::job::Job;
use crate::study::Checked;
use egui::Context;
use maillage_scenarios::question::compare;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::study::runner::{self, Control};
use maillage_scenarios::study::{Replications, Settings};
use maillage_sim::tier::{self, Tier};
use std::path::PathBuf;
use std::sync::Arc;

/// Starts simulating what is missing and writing; the message is the folder, or why it failed.
pub fn start(window: &Context, checked: &Arc<Checked>, directory: PathBuf) -> Job<Result<PathBuf, String>> {
    let checked = Arc::clone(checked);
    Job::start(window, "maillage-results", move |reporter| {
        let study = study(&checked, &all(&checked));
        let settings = Settings {
            replications: Replications::Fixed(checked.replications),
            seed: checked.seed,
            tier: Tier::Session,
            threads: 0,
        };
        let write = || -> Result<PathBuf, String> {
            let prepared = runner::prepare(&study, &settings)
                .map_err(|faults| faults.first().map_or_else(String::new, |fault| fault.file.clone()))?;
            let store = Store::open(&directory).map_err(|error| error.to_string())?;
            let control = Control { cancel: reporter.stop(), progress: &|_| {}, finished: &|_, _, _| {} };
            let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
            compare::compare(&study, &prepared, &settings, &store, &control, &engine)
                .map_err(|error| error.to_string())?;
            Ok(directory.clone())
        };
        reporter.finish(write());
    })
}
