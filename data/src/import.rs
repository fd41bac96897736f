//! Reads the official school directory of France and its enrolment counts (open data of the Ministry of Education,
//! Licence Ouverte) and makes a territory of them.
//!
//! The files are read as published or as a spreadsheet saved them again: columns are found by their names in either
//! of the published spellings, never by position; rows are joined by UAI, because columns named after the commune
//! sometimes hold postal codes. Nothing is left out in silence: every row that is read is kept, merged or dropped
//! with a reason, and [`Report`] counts them.

use crate::diagnostic::{Diagnostic, Message, Problems};
use maillage_sim::territory::Territory;
use std::path::PathBuf;

mod classify;
mod directory;
mod enrolment;
mod estimate;
mod headers;
mod merge;
mod place;
mod report;
mod values;

pub use place::{Commune, CommuneLookup};
pub use report::{Drop, Example, FileReport, Reason, Report};
pub use values::same_name;

/// What to import.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files of the directory: names, types, places. Several may describe the same establishments.
    pub directory: Vec<PathBuf>,
    /// Files of enrolment counts, of any year and level.
    pub enrolment: Vec<PathBuf>,
    /// What to do with private establishments.
    pub private: PrivateSector,
    /// Name of the territory; `None` for the codes of its départements.
    pub name: Option<String>,
}

/// What to do with private establishments.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PrivateSector {
    /// They are part of the territory.
    #[default]
    Keep,
    /// They are left out.
    Drop,
}

/// A territory without access network, and how it came about.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Establishments and départements; access lines and points of presence are still to be derived.
    pub territory: Territory,
    /// What was read, kept, dropped and estimated.
    pub report: Report,
}

/// Imports the official directory.
pub fn annuaire(request: &Request, communes: &dyn CommuneLookup) -> Result<Imported, Vec<Diagnostic>> {
    let mut problems = Problems::default();
    let mut report = Report::default();
    let mut entries = Vec::new();
    for path in &request.directory {
        match directory::read(path, &mut report) {
            Ok(found) => entries.extend(found),
            Err(found) => problems.extend(found),
        }
    }
    let mut counts = enrolment::Counts::default();
    for path in &request.enrolment {
        if let Err(found) = counts.read(path, &mut report) {
            problems.extend(found);
        }
    }
    problems.into_result(())?;
    let territory = merge::territory(entries, &counts, request, communes, &mut report);
    if territory.establishments.is_empty() {
        let names: Vec<_> = request.directory.iter().map(|path| path.display().to_string()).collect();
        let message = Message::new("import-nothing-kept").with("read", report.rows());
        return Err(vec![Diagnostic::of_file(names.join(", "), message).hinted(report.main_reason())]);
    }
    Ok(Imported { territory, report })
}
