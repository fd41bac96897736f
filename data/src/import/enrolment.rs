//! Enrolment counts: one number per establishment, level and school year. An establishment of two levels (cité
//! scolaire, lycée polyvalent) is in two files, whose counts add up; the same level of another year does not.

use super::headers::{Alias, cell, locate, missing, normalise};
use super::report::{FileReport, Report};
use super::values;
use crate::diagnostic::{Diagnostic, Message};
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Which pupils a file counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Level {
    Ecole,
    College,
    General,
    Professional,
    /// All of the establishment, whatever the level: used where no file of a level counts it.
    Whole,
}

/// A count and the year it is of; 0 when the file says none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Count {
    year: u32,
    pupils: u32,
}

/// Counts of all files.
#[derive(Debug, Default)]
pub(super) struct Counts(BTreeMap<(String, Level), Count>);

/// Pupils of an establishment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Total {
    pub(super) pupils: u32,
    /// Only one of the general and the professional pupils were counted.
    pub(super) half: bool,
}

const YEAR: usize = 0;
const YEARS: Alias = Alias { label: "rentree_scolaire", names: &["rentreescolaire", "anneescolaire"] };
const ECOLE: Alias = Alias { label: "numero_ecole", names: &["numeroecole", "numerodelecole"] };
const COLLEGE: Alias = Alias { label: "numero_college", names: &["numerocollege", "numeroducollege"] };
const LYCEE: Alias = Alias { label: "numero_lycee", names: &["numerolycee", "numerodulycee"] };
const WHOLE: Alias = Alias {
    label: "numero_d_etablissement",
    names: &["numerodetablissement", "uai", "numerouai", "codeetablissement", "identifiantdeletablissement"],
};
const PUPILS: Alias = Alias {
    label: "nombre_d_eleves",
    names: &[
        "nombretotaleleves",
        "nombretotaldeleves",
        "nombreelevestotal",
        "nombredelevestotal",
        "nombredeleves",
        "effectiftotal",
        "effectifs",
    ],
};
/// The label of the collèges' total goes on with an explanation in brackets.
const PUPILS_EXPLAINED: [&str; 2] = ["nombredelevestotalnombredeleves", "nombredelevesnombredeleves"];

/// Whether a file has the columns of enrolment counts.
pub(super) fn looks_like(table: &Table) -> bool {
    // A year alone is also in school calendars.
    let [ecole, college, lycee] = locate(table, &[ECOLE, COLLEGE, LYCEE]);
    ecole.or(college).or(lycee).is_some() || pupils_at(table).is_some()
}

impl Counts {
    /// Adds the counts of a file; the latest year of each establishment and level stays.
    pub(super) fn read(&mut self, path: &Path, report: &mut Report) -> Result<(), Vec<Diagnostic>> {
        let table = Table::read(path)?;
        let (uai, level) = identity(&table)?;
        let pupils = pupils_column(&table)?;
        let columns = locate(&table, &[YEARS]);
        let mut rows = 0;
        for row in table.rows() {
            rows += 1;
            let read = (values::uai(row.cell(uai)), values::pupils(row.cell(pupils)));
            let (Some(uai), Some(pupils)) = read else {
                report.enrolment_unreadable += 1;
                continue;
            };
            let count = Count { year: values::year(cell(&row, &columns, YEAR)), pupils };
            let kept = self.0.entry((uai, level));
            kept.and_modify(|kept| {
                report.enrolment_repeated += 1;
                *kept = count.max(*kept);
            })
            .or_insert(count);
        }
        if rows == 0 {
            return Err(vec![table.problem(Message::new("data-no-rows"))]);
        }
        report.enrolment.push(FileReport { file: table.file().to_owned(), rows });
        Ok(())
    }

    /// Pupils of an establishment and of the sections inside it; `None` when nobody was counted.
    pub(super) fn total(&self, members: &[&str]) -> Option<Total> {
        let of = |level| -> u32 { members.iter().filter_map(|uai| self.of(uai, level)).sum() };
        let (general, professional) = (of(Level::General), of(Level::Professional));
        let by_level = of(Level::Ecole) + of(Level::College) + general + professional;
        let pupils = if by_level > 0 { by_level } else { of(Level::Whole) };
        let half = by_level > 0 && (general > 0) != (professional > 0);
        (pupils > 0).then_some(Total { pupils, half })
    }

    fn of(&self, uai: &str, level: Level) -> Option<u32> {
        self.0.get(&(uai.to_owned(), level)).map(|count| count.pupils)
    }

    /// Every establishment that was counted.
    pub(super) fn establishments(&self) -> BTreeSet<&str> {
        self.0.keys().map(|(uai, _)| uai.as_str()).collect()
    }
}

/// The column of UAI codes and what the file counts.
fn identity(table: &Table) -> Result<(usize, Level), Vec<Diagnostic>> {
    let [ecole, college, lycee, whole] = locate(table, &[ECOLE, COLLEGE, LYCEE, WHOLE]);
    let general = || {
        let headers = table.headers().iter().map(|header| normalise(header));
        headers.into_iter().any(|header| header.contains("2ndesgt") || header.contains("1eresg"))
    };
    let lycee_level = || if general() { Level::General } else { Level::Professional };
    let found = (ecole.map(|at| (at, Level::Ecole)))
        .or_else(|| college.map(|at| (at, Level::College)))
        .or_else(|| lycee.map(|at| (at, lycee_level())))
        .or_else(|| whole.map(|at| (at, Level::Whole)));
    found.ok_or_else(|| vec![missing(table, &[ECOLE, COLLEGE, LYCEE, WHOLE])])
}

fn pupils_at(table: &Table) -> Option<usize> {
    let [exact] = locate(table, &[PUPILS]);
    let explained = || {
        let mut headers = table.headers().iter().map(|header| normalise(header));
        headers.position(|header| PUPILS_EXPLAINED.iter().any(|start| header.starts_with(start)))
    };
    exact.or_else(explained)
}

fn pupils_column(table: &Table) -> Result<usize, Vec<Diagnostic>> {
    pupils_at(table).ok_or_else(|| {
        let problem = missing(table, &[PUPILS]);
        let is_directory = table.headers().iter().any(|header| normalise(header).contains("commune"));
        let hint = is_directory.then(|| Message::new("import-is-directory"));
        let hint = problem.hint.clone().or(hint);
        vec![problem.hinted(hint)]
    })
}
