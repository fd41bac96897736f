//! A results directory, opened to be looked at: what was run, on which territory, and the figures of each cell.

use super::cell::CellView;
use crate::results::store::Store;
use crate::results::summary::{DaySummary, FILE, ReadError, Summary};
use crate::study::fingerprint::Fingerprint;
use crate::study::stems;
use maillage_data::diagnostic::Diagnostic;
use maillage_data::{access, territory_csv};
use maillage_sim::measure::Outcome;
use maillage_sim::territory::Territory;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A results directory.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it is.
    pub directory: PathBuf,
    /// What was run.
    pub summary: Summary,
    /// On which territory.
    pub territory: Arc<Territory>,
    /// Scenario, phase and day of each cell, in the order of the summary.
    pub cells: Vec<OpenedCell>,
}

/// A cell of a results directory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedCell {
    /// Scenario.
    pub scenario: String,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
    /// Name of its files.
    stem: String,
}

/// Why a results directory is not opened.
#[derive(Debug)]
pub enum OpenedError {
    /// Its summary cannot be read.
    Summary(ReadError),
    /// Its territory cannot be read.
    Territory(Vec<Diagnostic>),
    /// It holds no scenario, phase and day.
    Empty,
}

/// The results directory that a path names: itself, or one that it is a file of (`summary.json`, `runs.parquet`, a run
/// in `runs`, …). Nothing when there are no results.
pub fn directory_of(path: &Path) -> Option<PathBuf> {
    let is_results = |directory: &&Path| directory.join(FILE).is_file();
    // Deeper files are those of `runs/` and `territory/`.
    let ours = path.ancestors().take(if path.is_dir() { 1 } else { 3 }).find(is_results)?;
    let is_of_territory_or_runs = |name: &str| ["runs", "territory"].contains(&name);
    let between = path.strip_prefix(ours).ok()?;
    let folder = between.parent().and_then(Path::to_str).unwrap_or_default();
    let is_text = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    (!is_text && (folder.is_empty() || is_of_territory_or_runs(folder))).then(|| ours.to_owned())
}

impl Opened {
    /// Reads what was run and on which territory; the runs are read by [`Self::view`].
    pub fn read(directory: &Path) -> Result<Self, OpenedError> {
        let summary = Summary::read(directory).map_err(OpenedError::Summary)?;
        let mut territory = territory_csv::read(&directory.join("territory"), access::derive)
            .map_err(OpenedError::Territory)?;
        territory.name.clone_from(&summary.territory.name);
        let mut cells = Vec::new();
        for scenario in &summary.scenarios {
            for phase in &scenario.phases {
                for day in &phase.days {
                    cells.push([scenario.name.as_str(), phase.name.as_str(), day.name.as_str()]);
                }
            }
        }
        if cells.is_empty() {
            return Err(OpenedError::Empty);
        }
        let names = stems(cells.iter().copied());
        let cells = cells.into_iter().zip(names).map(|([scenario, phase, day], stem)| OpenedCell {
            scenario: scenario.to_owned(),
            phase: phase.to_owned(),
            day: day.to_owned(),
            stem,
        });
        let cells = cells.collect();
        Ok(Self { directory: directory.to_owned(), territory: Arc::new(territory), summary, cells })
    }

    /// The figures of a cell: of its runs, or of the summary alone where a run is missing or unsound.
    pub fn view(&self, cell: &OpenedCell) -> Option<CellView> {
        let day = self.summary.day(&cell.scenario, &cell.phase, &cell.day)?;
        let is_estimate = self.summary.is_estimate();
        Some(self.of_runs(cell, day, is_estimate).unwrap_or_else(|| {
            let codes: Vec<&str> =
                self.territory.departements.iter().map(|departement| departement.code.as_str()).collect();
            CellView::of_summary(day, &codes, self.territory.establishments.len(), is_estimate)
        }))
    }

    fn of_runs(&self, cell: &OpenedCell, day: &DaySummary, is_estimate: bool) -> Option<CellView> {
        let fingerprint = Fingerprint::from_hexadecimal(&day.fingerprint)?;
        let store = Store::existing(&self.directory);
        let places = store.read_places(&cell.stem, &fingerprint)?;
        let runs: Vec<Arc<Outcome>> = (0..self.summary.replications)
            .map(|replication| store.read(&cell.stem, &fingerprint, replication).map(Arc::new))
            .collect::<Option<_>>()?;
        (!runs.is_empty()).then(|| CellView::of(&runs, Arc::new(places), is_estimate))
    }
}

#[cfg(test)]
mod tests;
