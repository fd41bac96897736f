//! `quantities.json`: what money, energy, support and equity are counted from, collected from the runs of a study.

use super::places::{LinkClass, Places};
use crate::decide::quantities::{
    DayUse, PhaseQuantities, PoolStock, Quantities, ScenarioQuantities, Stock, VERSION,
};
use crate::question::cell::CellView;
use crate::study::Study;
use maillage_sim::measure::{Figures, Measure, Outcome};
use maillage_sim::territory::Territory;
use std::path::Path;

/// File of a results directory.
pub const FILE: &str = "quantities.json";

/// What the runs of a cell used, summed up run by run.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Sum {
    runs: u32,
    total: DayUse,
    schools: Vec<OfSchool>,
}

/// What the runs of an establishment add up to.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct OfSchool {
    lessons: f64,
    /// Shares of disturbed lessons, of the runs in which there were lessons.
    disturbed: f64,
    /// How many runs those were.
    taught: u32,
}

impl OfSchool {
    fn of(figures: &Figures) -> Self {
        let disturbed = figures.get(Measure::DisturbedLessons);
        Self {
            lessons: figures.get(Measure::Lessons).unwrap_or(0.0),
            disturbed: disturbed.unwrap_or(0.0),
            taught: u32::from(disturbed.is_some()),
        }
    }
}

impl Sum {
    /// Of one run.
    pub(crate) fn of(outcome: &Outcome, places: &Places, stock: &Stock) -> Self {
        let usage = &outcome.usage;
        let carried = |wanted: &dyn Fn(usize) -> bool| -> f64 {
            let links = usage.link_gigabytes.iter().enumerate().filter(|(at, _)| wanted(*at));
            links.map(|(_, gigabytes)| f64::from(*gigabytes)).sum()
        };
        let link = |at: usize| places.links.get(at);
        let leaves_cloud = |at: usize| {
            link(at).is_some_and(|link| link.kind == LinkClass::HostSite && link.name.ends_with("> internet"))
        };
        let rented = stock.pools.iter().filter(|pool| pool.is_rented);
        let hours = |index: usize| outcome.pools.get(index).map_or(0.0, |pool| f64::from(pool.host_hours));
        Self {
            runs: 1,
            total: DayUse {
                name: String::new(),
                seat_hours: usage.seat_hours,
                core_hours: rented.map(|pool| hours(pool.index) * pool.cores).sum(),
                egress_gigabytes: carried(&leaves_cloud),
                access_gigabytes: carried(&|at| link(at).is_some_and(|link| link.kind == LinkClass::Access)),
                licence_peaks: usage.licence_peaks.clone(),
                lessons: vec![outcome.territory.get(Measure::Lessons).unwrap_or(0.0)],
                disturbed: vec![outcome.territory.get(Measure::DisturbedLessons).unwrap_or(0.0)],
                ..DayUse::default()
            },
            schools: outcome.establishments.iter().map(OfSchool::of).collect(),
        }
    }

    /// Of all runs of a cell, as they were summed up for pictures.
    pub(crate) fn of_view(view: &CellView, stock: &Stock) -> Self {
        let mut sum = Self::default();
        for run in view.runs() {
            sum.add(Self::of(run, &view.places, stock));
        }
        // The view keeps means: of lessons over all runs, of their disturbed share over those in which there were any.
        let runs = f64::from(sum.runs);
        let of = |figures| {
            let mean = OfSchool::of(figures);
            OfSchool { lessons: mean.lessons * runs, ..mean }
        };
        sum.schools = view.establishments.iter().map(of).collect();
        sum
    }

    /// Adds a later run.
    pub(crate) fn add(&mut self, other: Self) {
        if self.runs == 0 {
            *self = other;
            return;
        }
        self.runs += other.runs;
        let (total, more) = (&mut self.total, other.total);
        for (sum, value) in total.seat_hours.iter_mut().zip(more.seat_hours) {
            *sum += value;
        }
        total.core_hours += more.core_hours;
        total.egress_gigabytes += more.egress_gigabytes;
        total.access_gigabytes += more.access_gigabytes;
        for (most, peak) in total.licence_peaks.iter_mut().zip(more.licence_peaks) {
            *most = (*most).max(peak);
        }
        total.lessons.extend(more.lessons);
        total.disturbed.extend(more.disturbed);
        for (sum, more) in self.schools.iter_mut().zip(other.schools) {
            sum.lessons += more.lessons;
            sum.disturbed += more.disturbed;
            sum.taught += more.taught;
        }
    }

    /// Means over the runs.
    fn mean(self, day: &str) -> DayUse {
        let runs = f64::from(self.runs.max(1));
        DayUse {
            name: day.to_owned(),
            seat_hours: self.total.seat_hours.map(|sum| sum / runs),
            core_hours: self.total.core_hours / runs,
            egress_gigabytes: self.total.egress_gigabytes / runs,
            access_gigabytes: self.total.access_gigabytes / runs,
            lessons_by_school: self.schools.iter().map(|school| (school.lessons / runs) as f32).collect(),
            disturbed_by_school: self
                .schools
                .iter()
                .map(|school| {
                    (school.taught > 0).then(|| (school.disturbed / f64::from(school.taught)) as f32)
                })
                .collect(),
            ..self.total
        }
    }
}

/// What every cell has, in the order of the study; counted once for all days of a phase.
pub(crate) fn stocks(study: &Study) -> Vec<Stock> {
    let mut stocks: Vec<Stock> = Vec::with_capacity(study.cells.len());
    for (index, cell) in study.cells.iter().enumerate() {
        let same =
            |at: &usize| study.cells[*at].scenario == cell.scenario && study.cells[*at].phase == cell.phase;
        let stock = match (0..index).find(same) {
            Some(at) => stocks[at].clone(),
            None => (cell.stock)(),
        };
        stocks.push(stock);
    }
    stocks
}

/// Puts together what the cells have and what their runs used, in the order of the study.
pub(crate) fn of(study: &Study, stocks: Vec<Stock>, sums: Vec<Sum>) -> Quantities {
    let mut quantities = Quantities { version: VERSION, scenarios: Vec::new() };
    for ((cell, stock), sum) in study.cells.iter().zip(stocks).zip(sums) {
        let scenarios = &mut quantities.scenarios;
        let at = scenarios.iter().position(|known| known.name == cell.scenario).unwrap_or_else(|| {
            scenarios.push(ScenarioQuantities { name: cell.scenario.clone(), phases: Vec::new() });
            scenarios.len() - 1
        });
        let phases = &mut scenarios[at].phases;
        let at = phases.iter().position(|known| known.name == cell.phase).unwrap_or_else(|| {
            phases.push(PhaseQuantities { name: cell.phase.clone(), stock, days: Vec::new() });
            phases.len() - 1
        });
        phases[at].days.push(sum.mean(&cell.day));
    }
    quantities
}

/// Their JSON text.
pub fn to_json(quantities: &Quantities) -> String {
    serde_json::to_string(quantities).expect("numbers are finite and keys are texts")
}

/// Whether they can be those of a territory: files of other runs, or changed by hand, are not counted by.
pub fn fits(quantities: &Quantities, territory: &Territory) -> bool {
    // Far beyond any region, and far below where sums would overflow.
    let is_figure = |figure: &f64| (0.0..=1e12).contains(figure);
    let is_count = |count: &u32| *count <= 1_000_000;
    quantities.scenarios.iter().flat_map(|scenario| &scenario.phases).all(|phase| {
        let stock = &phase.stock;
        let departement =
            |pool: &PoolStock| pool.departement.is_none_or(|at| (at as usize) < territory.departements.len());
        let day = |day: &DayUse| {
            let figures = [day.core_hours, day.egress_gigabytes, day.access_gigabytes];
            let schools = day.disturbed_by_school.len();
            figures.iter().chain(&day.seat_hours).chain(&day.lessons).chain(&day.disturbed).all(is_figure)
                && day.lessons_by_school.iter().all(|lessons| is_figure(&f64::from(*lessons)))
                && day.lessons.len() == day.disturbed.len()
                && day.lessons_by_school.len() == schools
                && (schools == 0 || schools == territory.establishments.len())
        };
        stock.schools.len() == territory.establishments.len()
            && stock.schools.iter().all(|school| {
                let others = [school.access_points, school.hosts];
                is_figure(&school.down) && school.seats.iter().chain(&others).all(is_count)
            })
            && stock.pools.iter().all(|pool| {
                let counts = [pool.hosts, pool.kept];
                departement(pool)
                    && pool.cores <= 1e6
                    && is_figure(&pool.cores)
                    && counts.iter().all(is_count)
            })
            && stock.reuse.iter().all(|reuse| reuse.from < 5 && reuse.to < 5)
            && stock.licences.iter().flat_map(|licence| licence.seats).all(|seats| seats <= 100_000_000)
            && phase.days.iter().all(day)
    })
}

/// Reads the quantities of a results directory; nothing when they are not there, or not of this version.
pub fn read(directory: &Path) -> Option<Quantities> {
    let bytes = std::fs::read(directory.join(FILE)).ok()?;
    serde_json::from_slice(&bytes).ok().filter(|read: &Quantities| read.version == VERSION)
}
