//! The tables of a results directory, made in one pass over its runs: `runs.parquet`, `series.parquet` and
//! `blame.parquet`.
//!
//! Of links that belong to one establishment only blamed lessons are tabled, where there are any: their utilisation
//! and saturation are measures of the establishment.

use super::blame;
use super::parquet::{Cell as Value, Kind, Table, write};
use super::places::{LinkClass, Places};
use super::store::Store;
use crate::study::runner::{RunError, Runs};
use crate::study::{Cell, Study};
use maillage_sim::measure::{Figures, Measure, Outcome, SERIES_STEP_MINUTES, Symptom};
use std::io;
use std::path::PathBuf;

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

/// Writes the tables and returns, by cell, the establishments with most disturbed lessons.
pub fn tables(study: &Study, runs: &Runs, store: &Store) -> Result<Vec<Vec<Disturbed>>, RunError> {
    let source = Source { study, runs, store, stems: study.stems() };
    let mut worst = Vec::new();
    source.table("runs.parquet", &RUNS, |table| {
        for cell in 0..study.cells.len() {
            worst.push(source.cell_rows(table, cell)?);
        }
        Ok(())
    })?;
    source.table("series.parquet", &SERIES, |table| {
        source.each(|row, outcome, _| series_rows(table, row, outcome))
    })?;
    source.table("blame.parquet", &BLAME, |table| {
        source.each(|row, outcome, places| blame_rows(table, row, outcome, places, study))
    })?;
    Ok(worst)
}

/// The first four cells of a row: whose run it is.
type Whose<'a> = [Value<'a>; 4];

struct Source<'a> {
    study: &'a Study,
    runs: &'a Runs,
    store: &'a Store,
    stems: Vec<String>,
}

impl Source<'_> {
    fn table(
        &self,
        name: &str,
        columns: &[(&str, Kind)],
        fill: impl FnOnce(&mut Table) -> io::Result<()>,
    ) -> Result<(), RunError> {
        let path: PathBuf = self.store.directory().join(name);
        write(&path, columns, fill).map_err(|error| RunError::Disk { path, error })
    }

    fn places(&self, cell: usize) -> io::Result<Places> {
        self.store
            .read_places(&self.stems[cell], &self.runs.cells[cell].fingerprint)
            .ok_or_else(|| vanished(&self.stems[cell]))
    }

    fn outcome(&self, cell: usize, replication: u32) -> io::Result<Outcome> {
        self.store
            .read(&self.stems[cell], &self.runs.cells[cell].fingerprint, replication)
            .ok_or_else(|| vanished(&self.stems[cell]))
    }

    fn each(&self, mut visit: impl FnMut(Whose<'_>, &Outcome, &Places) -> io::Result<()>) -> io::Result<()> {
        for (index, cell) in self.study.cells.iter().enumerate() {
            let places = self.places(index)?;
            for replication in 0..self.runs.replications {
                visit(whose(cell, replication), &self.outcome(index, replication)?, &places)?;
            }
        }
        Ok(())
    }

    /// The rows of a cell in `runs.parquet`, and its most disturbed establishments.
    fn cell_rows(&self, table: &mut Table, index: usize) -> io::Result<Vec<Disturbed>> {
        let cell = &self.study.cells[index];
        let territory = &self.study.territory;
        let places = self.places(index)?;
        let mut disturbed = vec![0.0; territory.establishments.len()];
        for replication in 0..self.runs.replications {
            let outcome = self.outcome(index, replication)?;
            let row = whose(cell, replication);
            figures(table, row, ("territory", &territory.name), &outcome.territory)?;
            for (departement, of) in territory.departements.iter().zip(&outcome.departements) {
                figures(table, row, ("departement", &departement.code), of)?;
            }
            for (place, (school, of)) in
                territory.establishments.iter().zip(&outcome.establishments).enumerate()
            {
                figures(table, row, ("establishment", &school.key), of)?;
                let share = of.get(Measure::DisturbedLessons).unwrap_or(0.0);
                disturbed[place] += share * of.get(Measure::Lessons).unwrap_or(0.0);
            }
            link_rows(table, row, &outcome, &places)?;
            pool_rows(table, row, &outcome, &places)?;
        }
        let replications = f64::from(self.runs.replications.max(1));
        let mut worst: Vec<Disturbed> = disturbed
            .into_iter()
            .enumerate()
            .filter(|(_, lessons)| *lessons > 0.0)
            .map(|(establishment, lessons)| Disturbed { establishment, lessons: lessons / replications })
            .collect();
        worst.sort_by(|a, b| b.lessons.total_cmp(&a.lessons));
        worst.truncate(WORST);
        Ok(worst)
    }
}

fn vanished(stem: &str) -> io::Error {
    io::Error::other(format!("{stem}: a run that was finished can no longer be read"))
}

fn whose(cell: &Cell, replication: u32) -> Whose<'_> {
    [Value::Name(&cell.scenario), Value::Name(&cell.phase), Value::Name(&cell.day), Value::Count(replication)]
}

fn put(table: &mut Table, row: Whose<'_>, rest: &[Value<'_>]) -> io::Result<()> {
    table.row(&[row.as_slice(), rest].concat())
}

fn figure(
    table: &mut Table,
    row: Whose<'_>,
    measure: &str,
    (kind, place): (&str, &str),
    value: f64,
) -> io::Result<()> {
    put(table, row, &[Value::Name(measure), Value::Name(kind), Value::Name(place), Value::Figure(value)])
}

fn figures(table: &mut Table, row: Whose<'_>, place: (&str, &str), of: &Figures) -> io::Result<()> {
    for measure in Measure::ALL {
        if place.0 == "establishment" && !measure.per_establishment() {
            continue;
        }
        if let Some(value) = of.get(measure) {
            figure(table, row, measure.name(), place, value)?;
        }
    }
    Ok(())
}

fn link_rows(table: &mut Table, row: Whose<'_>, outcome: &Outcome, places: &Places) -> io::Result<()> {
    for (link, of) in places.links.iter().zip(&outcome.links) {
        let at = ("link", link.name.as_str());
        let own = matches!(link.kind, LinkClass::Lan | LinkClass::Wifi | LinkClass::Access);
        if !own {
            figure(table, row, "utilisation_p95", at, f64::from(of.utilisation_p95))?;
            figure(table, row, "saturated_minutes", at, f64::from(of.saturated_minutes))?;
        }
        if !own || of.blamed_lessons > 0 {
            figure(table, row, "blamed_lessons", at, f64::from(of.blamed_lessons))?;
        }
    }
    Ok(())
}

fn pool_rows(table: &mut Table, row: Whose<'_>, outcome: &Outcome, places: &Places) -> io::Result<()> {
    for (pool, of) in places.pools.iter().zip(&outcome.pools) {
        let at = ("pool", pool.name.as_str());
        figure(table, row, "utilisation_p95", at, f64::from(of.utilisation_p95))?;
        figure(table, row, "peak_sessions", at, f64::from(of.peak_sessions))?;
        figure(table, row, "refused", at, f64::from(of.refused))?;
        figure(table, row, "blamed_lessons", at, f64::from(of.blamed_lessons))?;
        figure(table, row, "host_hours", at, f64::from(of.host_hours))?;
    }
    Ok(())
}

fn series_rows(table: &mut Table, row: Whose<'_>, outcome: &Outcome) -> io::Result<()> {
    for series in &outcome.series {
        for (minute, value) in (0..).step_by(SERIES_STEP_MINUTES as usize).zip(&series.values) {
            let rest = [Value::Name(&series.name), Value::Count(minute), Value::Figure(f64::from(*value))];
            put(table, row, &rest)?;
        }
    }
    Ok(())
}

fn blame_rows(
    table: &mut Table,
    row: Whose<'_>,
    outcome: &Outcome,
    places: &Places,
    study: &Study,
) -> io::Result<()> {
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
        put(table, row, &rest)?;
    }
    Ok(())
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
