//! The tables of a results directory, made in one pass over its runs: `runs.parquet`, `series.parquet` and
//! `blame.parquet`.
//!
//! Runs are read and turned into rows on all threads of the pool at hand, some at a time, while the rows of those
//! before them are compressed in their order: the files do not depend on the number of threads.
//!
//! Of links that belong to one establishment only blamed lessons are tabled, where there are any: their utilisation
//! and saturation are measures of the establishment.

use super::blame;
use super::parquet::{Cell as Value, Kind, Rows, Table};
use super::places::{LinkClass, Places};
use super::quantities::{self, Sum};
use super::store::Store;
use crate::decide::quantities::{Quantities, Stock};
use crate::study::runner::{CellRuns, RunError, Runs};
use crate::study::{Cell, Study};
use arrow_array::RecordBatch;
use maillage_sim::measure::{Figures, Measure, Outcome, SERIES_STEP_MINUTES, Symptom};
use rayon::prelude::*;
use std::io;

const RUNS: [(&str, Kind); 8] = [
    ("scenario", Kind::Name),
    ("phase", Kind::Name),
    ("day", Kind::Name),
    ("replication", Kind::Count),
    ("measure", Kind::Name),
    ("place_kind", Kind::Name),
    ("place", Kind::Name),
    ("value", Kind::Figure),
];
const SERIES: [(&str, Kind); 7] = [
    ("scenario", Kind::Name),
    ("phase", Kind::Name),
    ("day", Kind::Name),
    ("replication", Kind::Count),
    ("series", Kind::Name),
    ("minute", Kind::Count),
    ("value", Kind::Figure),
];
const BLAME: [(&str, Kind); 12] = [
    ("scenario", Kind::Name),
    ("phase", Kind::Name),
    ("day", Kind::Name),
    ("replication", Kind::Count),
    ("establishment", Kind::Name),
    ("culprit", Kind::Name),
    ("place", Kind::Name),
    ("activity", Kind::Name),
    ("symptom", Kind::Name),
    ("lessons", Kind::Count),
    ("felt", Kind::Figure),
    ("threshold", Kind::Figure),
];

/// An establishment among the most disturbed of a cell.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Disturbed {
    /// Index in the territory.
    pub establishment: usize,
    /// Disturbed lessons, mean over replications.
    pub lessons: f64,
}

/// Most disturbed establishments kept by cell.
const WORST: usize = 5;

/// Names of the files, in the order of what [`Source::rows`] makes.
const FILES: [&str; 3] = ["runs.parquet", "series.parquet", "blame.parquet"];

/// Runs at hand at a time, for each thread.
const AT_A_TIME: usize = 4;

/// The names of the places of each cell.
pub fn places(study: &Study, runs: &Runs, store: &Store) -> Result<Vec<Places>, RunError> {
    let of_cell = |(stem, cell): (&String, &CellRuns)| {
        store
            .read_places(stem, &cell.fingerprint)
            .ok_or_else(|| RunError::Disk { path: store.directory().join("runs"), error: vanished(stem) })
    };
    study.stems().iter().zip(&runs.cells).map(of_cell).collect()
}

/// What is found on the way through the runs.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// By cell, the establishments with most disturbed lessons.
    pub worst: Vec<Vec<Disturbed>>,
    /// What the account is made from.
    pub quantities: Quantities,
}

/// Writes the tables and returns what else the runs say; `places` are by cell.
pub fn tables(study: &Study, runs: &Runs, places: &[Places], store: &Store) -> Result<Found, RunError> {
    let stocks = quantities::stocks(study);
    let source = Source { study, runs, places, stocks: &stocks, store, stems: study.stems() };
    let at = |index: usize| {
        let path = store.directory().join(FILES[index]);
        move |error| RunError::Disk { path, error }
    };
    let mut tables = Tables {
        files: [
            Table::new(&RUNS).map_err(at(0))?,
            Table::new(&SERIES).map_err(at(1))?,
            Table::new(&BLAME).map_err(at(2))?,
        ],
        disturbed: vec![vec![0.0; study.territory.establishments.len()]; study.cells.len()],
        used: vec![Sum::default(); study.cells.len()],
    };
    let tasks: Vec<(usize, u32)> = (0..study.cells.len())
        .flat_map(|cell| (0..runs.replications).map(move |replication| (cell, replication)))
        .collect();
    let mut made = Vec::new();
    for some in tasks.chunks(AT_A_TIME * rayon::current_num_threads()) {
        let make = || some.par_iter().map(|&(cell, replication)| source.rows(cell, replication)).collect();
        let (written, next) = rayon::join(|| tables.add(made), make);
        written.map_err(at(0))?;
        made = next;
    }
    tables.add(made).map_err(at(0))?;
    for (index, table) in tables.files.into_iter().enumerate() {
        let path = store.directory().join(FILES[index]);
        table.finish(&path).map_err(at(index))?;
    }
    let worst = tables.disturbed.into_iter().map(|lessons| most(lessons, runs.replications)).collect();
    Ok(Found { worst, quantities: quantities::of(study, stocks, tables.used) })
}

/// What a run adds to the tables.
struct Made {
    cell: usize,
    rows: [RecordBatch; 3],
    /// Disturbed lessons by establishment.
    disturbed: Vec<f64>,
    used: Sum,
}

struct Tables {
    files: [Table; 3],
    /// Disturbed lessons by cell and establishment, summed over replications.
    disturbed: Vec<Vec<f64>>,
    /// What the runs of each cell used.
    used: Vec<Sum>,
}

impl Tables {
    fn add(&mut self, made: Vec<io::Result<Made>>) -> io::Result<()> {
        // In the order of the runs, so that sums do not depend on threads.
        for made in made {
            let Made { cell, rows, disturbed, used } = made?;
            for (table, rows) in self.files.iter_mut().zip(&rows) {
                table.write(rows)?;
            }
            for (sum, lessons) in self.disturbed[cell].iter_mut().zip(disturbed) {
                *sum += lessons;
            }
            self.used[cell].add(used);
        }
        Ok(())
    }
}

/// The most disturbed establishments, given their lessons over all replications.
fn most(lessons: Vec<f64>, replications: u32) -> Vec<Disturbed> {
    let replications = f64::from(replications.max(1));
    let mut worst: Vec<Disturbed> = lessons
        .into_iter()
        .enumerate()
        .filter(|(_, lessons)| *lessons > 0.0)
        .map(|(establishment, lessons)| Disturbed { establishment, lessons: lessons / replications })
        .collect();
    worst.sort_by(|a, b| b.lessons.total_cmp(&a.lessons));
    worst.truncate(WORST);
    worst
}

/// The first four cells of a row: whose run it is.
type Whose<'a> = [Value<'a>; 4];

struct Source<'a> {
    study: &'a Study,
    runs: &'a Runs,
    places: &'a [Places],
    stocks: &'a [Stock],
    store: &'a Store,
    stems: Vec<String>,
}

impl Source<'_> {
    /// The rows of a run.
    fn rows(&self, index: usize, replication: u32) -> io::Result<Made> {
        let stem = &self.stems[index];
        let outcome = self
            .store
            .read(stem, &self.runs.cells[index].fingerprint, replication)
            .ok_or_else(|| vanished(stem))?;
        let (places, row) = (&self.places[index], whose(&self.study.cells[index], replication));
        let (mut runs, mut series, mut blame) = (Rows::new(&RUNS), Rows::new(&SERIES), Rows::new(&BLAME));
        let disturbed = self.figure_rows(&mut runs, row, &outcome);
        link_rows(&mut runs, row, &outcome, places);
        pool_rows(&mut runs, row, &outcome, places);
        series_rows(&mut series, row, &outcome);
        blame_rows(&mut blame, row, &outcome, places, self.study);
        let used = Sum::of(&outcome, places, &self.stocks[index]);
        Ok(Made { cell: index, rows: [runs.finish()?, series.finish()?, blame.finish()?], disturbed, used })
    }

    /// The rows of the territory, the départements and the establishments; disturbed lessons of the latter.
    fn figure_rows(&self, table: &mut Rows, row: Whose<'_>, outcome: &Outcome) -> Vec<f64> {
        let territory = &self.study.territory;
        figures(table, row, ("territory", &territory.name), &outcome.territory);
        for (departement, of) in territory.departements.iter().zip(&outcome.departements) {
            figures(table, row, ("departement", &departement.code), of);
        }
        let mut disturbed = Vec::with_capacity(territory.establishments.len());
        for (school, of) in territory.establishments.iter().zip(&outcome.establishments) {
            figures(table, row, ("establishment", &school.key), of);
            let share = of.get(Measure::DisturbedLessons).unwrap_or(0.0);
            disturbed.push(share * of.get(Measure::Lessons).unwrap_or(0.0));
        }
        disturbed
    }
}

fn vanished(stem: &str) -> io::Error {
    io::Error::other(format!("{stem}: a run that was finished can no longer be read"))
}

fn whose(cell: &Cell, replication: u32) -> Whose<'_> {
    [Value::Name(&cell.scenario), Value::Name(&cell.phase), Value::Name(&cell.day), Value::Count(replication)]
}

fn put(table: &mut Rows, row: Whose<'_>, rest: &[Value<'_>]) {
    table.row(&[row.as_slice(), rest].concat());
}

fn figure(table: &mut Rows, row: Whose<'_>, measure: &str, (kind, place): (&str, &str), value: f64) {
    put(table, row, &[Value::Name(measure), Value::Name(kind), Value::Name(place), Value::Figure(value)]);
}

fn figures(table: &mut Rows, row: Whose<'_>, place: (&str, &str), of: &Figures) {
    for measure in Measure::ALL {
        if place.0 == "establishment" && !measure.per_establishment() {
            continue;
        }
        if let Some(value) = of.get(measure) {
            figure(table, row, measure.name(), place, value);
        }
    }
}

fn link_rows(table: &mut Rows, row: Whose<'_>, outcome: &Outcome, places: &Places) {
    for (link, of) in places.links.iter().zip(&outcome.links) {
        let at = ("link", link.name.as_str());
        let own = matches!(link.kind, LinkClass::Lan | LinkClass::Wifi | LinkClass::Access);
        if !own {
            figure(table, row, "utilisation_p95", at, f64::from(of.utilisation_p95));
            figure(table, row, "saturated_minutes", at, f64::from(of.saturated_minutes));
        }
        if !own || of.blamed_lessons > 0 {
            figure(table, row, "blamed_lessons", at, f64::from(of.blamed_lessons));
        }
    }
}

fn pool_rows(table: &mut Rows, row: Whose<'_>, outcome: &Outcome, places: &Places) {
    for (pool, of) in places.pools.iter().zip(&outcome.pools) {
        let at = ("pool", pool.name.as_str());
        figure(table, row, "utilisation_p95", at, f64::from(of.utilisation_p95));
        figure(table, row, "peak_sessions", at, f64::from(of.peak_sessions));
        figure(table, row, "refused", at, f64::from(of.refused));
        figure(table, row, "blamed_lessons", at, f64::from(of.blamed_lessons));
        figure(table, row, "host_hours", at, f64::from(of.host_hours));
    }
}

fn series_rows(table: &mut Rows, row: Whose<'_>, outcome: &Outcome) {
    for series in &outcome.series {
        for (minute, value) in (0..).step_by(SERIES_STEP_MINUTES as usize).zip(&series.values) {
            let rest = [Value::Name(&series.name), Value::Count(minute), Value::Figure(f64::from(*value))];
            put(table, row, &rest);
        }
    }
}

fn blame_rows(table: &mut Rows, row: Whose<'_>, outcome: &Outcome, places: &Places, study: &Study) {
    for entry in &outcome.blame {
        let Some(school) = study.territory.establishments.get(entry.establishment as usize) else { continue };
        let (class, name) = blame::name(entry.culprit, places);
        let rest = [
            Value::Name(&school.key),
            Value::Name(class.name()),
            Value::Name(name.unwrap_or("")),
            Value::Name(places.activities.get(entry.activity as usize).map_or("", String::as_str)),
            Value::Name(symptom_name(entry.symptom)),
            Value::Count(entry.lessons),
            Value::Figure(f64::from(entry.felt)),
            Value::Figure(f64::from(entry.threshold)),
        ];
        put(table, row, &rest);
    }
}

/// Name of a symptom in results and in keys of texts.
pub const fn symptom_name(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Response => "response",
        Symptom::Login => "login",
        Symptom::Refused => "refused",
        Symptom::Stream => "stream",
        Symptom::Transfer => "transfer",
    }
}
