//! What the views draw: figures by cell, each known by what it was computed from, so that a stale figure is never
//! shown as a current one.

use crate::work::film::Reel;
use maillage_scenarios::question::cell::CellView;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// A cell of a study: a scenario as its text says now, in a phase, on a type of day.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CellId {
    /// Hash of everything that the scenario was read from, the territory and the seed included.
    pub scenario: u64,
    /// Phase.
    pub phase: String,
    /// Type of day.
    pub day: String,
}

/// Figures of cells, estimated and simulated. An edit changes the identity of its cells; undone, it finds them again.
#[derive(Clone, Debug)]
pub struct Results {
    estimated: Kept,
    simulated: Kept,
    /// Of these, cells of which days were simulated here that are on no disk.
    unsaved: HashSet<CellId>,
    /// Films of cells, the oldest first.
    films: Vec<(CellId, Arc<Reel>)>,
    /// Cells of which making a film has failed.
    unfilmable: HashSet<CellId>,
    /// Cells kept at most of each kind.
    most: usize,
    /// Changes with everything that arrives: what is derived from figures is made again when it moves.
    pub version: u64,
}

/// Figures of so many establishments are kept of each kind: about 600 MB.
const ESTABLISHMENTS: usize = 1_500_000;

/// Cells kept, whatever their size: those of a study at least.
const CELLS: std::ops::RangeInclusive<usize> = 64..=300;

impl Default for Results {
    fn default() -> Self {
        Self {
            estimated: Kept::default(),
            simulated: Kept::default(),
            unsaved: HashSet::new(),
            films: Vec::new(),
            unfilmable: HashSet::new(),
            most: *CELLS.end(),
            version: 0,
        }
    }
}

/// Films kept at most: 2 MB each for a région, a hundred for the whole country.
const FILMS: usize = 4;

impl Results {
    /// Keeps as many cells of a territory of so many establishments as memory allows.
    pub fn make_room(&mut self, establishments: usize) {
        self.most = (ESTABLISHMENTS / establishments.max(1)).clamp(*CELLS.start(), *CELLS.end());
    }

    /// The best that is known of a cell: simulated, else estimated.
    pub fn best(&self, cell: &CellId) -> Option<&Arc<CellView>> {
        self.simulated.cells.get(cell).or_else(|| self.estimated.cells.get(cell))
    }

    /// What was simulated of a cell.
    pub fn simulated(&self, cell: &CellId) -> Option<&Arc<CellView>> {
        self.simulated.cells.get(cell)
    }

    /// What was estimated of a cell.
    pub fn estimated(&self, cell: &CellId) -> Option<&Arc<CellView>> {
        self.estimated.cells.get(cell)
    }

    /// The film of a cell.
    pub fn film(&self, cell: &CellId) -> Option<&Arc<Reel>> {
        self.films.iter().find(|(known, _)| known == cell).map(|(_, film)| film)
    }

    /// Whether a film of a cell is wanted: it is not there, and making it has not failed.
    pub fn can_film(&self, cell: &CellId) -> bool {
        self.film(cell).is_none() && !self.unfilmable.contains(cell)
    }

    /// No film of a cell can be made.
    pub fn cannot_film(&mut self, cell: CellId) {
        self.unfilmable.insert(cell);
    }

    /// Keeps a film.
    pub fn keep_film(&mut self, cell: CellId, film: Arc<Reel>) {
        self.films.retain(|(known, _)| *known != cell);
        if self.films.len() >= FILMS {
            self.films.remove(0);
        }
        self.films.push((cell, film));
    }

    /// The cells that are estimated.
    pub fn estimates(&self) -> HashSet<CellId> {
        self.estimated.cells.keys().cloned().collect()
    }

    /// Keeps an estimate.
    pub fn estimate(&mut self, cell: CellId, view: Arc<CellView>) {
        self.version += 1;
        self.estimated.keep(self.most, cell, view);
    }

    /// Keeps what was simulated so far; more replications take the place of fewer.
    pub fn simulate(&mut self, cell: CellId, view: Arc<CellView>) {
        self.version += 1;
        if self.simulated.cells.get(&cell).is_none_or(|known| known.replications <= view.replications) {
            self.simulated.keep(self.most, cell, view);
        }
    }

    /// Keeps what was simulated here so far: more days than are known are on no disk until they are saved.
    pub fn simulate_here(&mut self, cell: CellId, view: Arc<CellView>) {
        if self.simulated(&cell).is_none_or(|known| known.replications < view.replications) {
            self.unsaved.insert(cell.clone());
        }
        self.simulate(cell, view);
    }

    /// The days of a cell that were simulated here and are not saved; none when all are.
    pub fn unsaved(&self, cell: &CellId) -> Option<u32> {
        let view = self.unsaved.contains(cell).then(|| self.simulated(cell)).flatten()?;
        Some(view.replications)
    }

    /// So many days of each of these cells are saved.
    pub fn save(&mut self, cells: impl IntoIterator<Item = CellId>, days: u32) {
        for cell in cells {
            if self.unsaved(&cell).is_some_and(|known| known <= days) {
                self.unsaved.remove(&cell);
            }
        }
    }
}

/// Cells of one kind, and the order in which they came.
#[derive(Clone, Default, Debug)]
struct Kept {
    cells: HashMap<CellId, Arc<CellView>>,
    order: VecDeque<CellId>,
}

impl Kept {
    /// Keeps a cell; of too many, the one that came first goes.
    fn keep(&mut self, most: usize, cell: CellId, view: Arc<CellView>) {
        if self.cells.insert(cell.clone(), view).is_none() {
            self.order.push_back(cell);
        }
        while self.cells.len() > most
            && let Some(oldest) = self.order.pop_front()
        {
            self.cells.remove(&oldest);
        }
    }
}
