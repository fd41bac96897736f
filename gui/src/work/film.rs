//! Films the day that is shown, while the window goes on: one simulated day, minute by minute.

use crate::job::Worker;
use crate::results::CellId;
use egui::Context;
use maillage_scenarios::file::Scenario;
pub use maillage_scenarios::question::film::{Going, Minute, Reel};
use maillage_scenarios::results::places::Places;
use maillage_sim::territory::Territory;
use maillage_sim::tier;
use std::sync::Arc;

/// A cell to film.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its identity.
    pub cell: CellId,
    /// Its scenario.
    pub scenario: Arc<Scenario>,
    /// Where.
    pub territory: Arc<Territory>,
    /// Seed of the study.
    pub seed: u64,
}

/// Starts the thread that films. It gives up a day that nobody waits for any more.
pub fn start(window: &Context) -> Worker<Request, (CellId, Arc<Reel>)> {
    Worker::start(window, "maillage-film", |request: Request, answering| {
        let Request { cell, scenario, territory, seed } = request;
        // Faults of the texts are said by whoever reads them.
        if let Ok(future) = scenario.future(&territory, &cell.phase, &cell.day) {
            let Some((_, film)) = tier::film_while(&future, seed, 0, &|| answering.is_latest()) else {
                return;
            };
            let reel = Reel::new(film, Places::of(&future, &territory), &territory);
            answering.send((cell, Arc::new(reel)));
        }
    })
}

#[cfg(test)]
mod tests;
