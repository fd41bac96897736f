//! Overrides of access lines: the rows of `links.csv` (`key,technology,down,up,latency,length`), values with
//! their unit (`8 Mb/s`, `20 ms`, `3 km`), a blank leaving what was derived.

use maillage_sim::territory::{AccessLine, Technology, Territory};
use maillage_sim::time::Span;
use maillage_sim::units::parse::{Quantity, UnitError};
use maillage_sim::units::{BitRate, Distance};
use std::collections::BTreeMap;

/// The columns, in the order of [`LinkRow::cells`].
pub const COLUMNS: [&str; 6] = ["key", "technology", "down", "up", "latency", "length"];

/// A row as read: where it stood and its cells in the order of [`COLUMNS`], untrimmed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LinkRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Cells in the order of [`COLUMNS`]; empty means unchanged.
    pub cells: [String; 6],
}

/// What is wrong with a cell.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("{kind}")]
pub struct RowError {
    /// Line of the file, from 1.
    pub line: u64,
    /// Name of the column.
    pub column: &'static str,
    /// What is wrong.
    pub kind: RowErrorKind,
}

/// The kinds of [`RowError`].
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum RowErrorKind {
    /// No establishment has the key.
    #[error("no establishment has the key {key:?}{}", hint(suggestion.as_deref()))]
    UnknownKey {
        /// The key as written.
        key: String,
        /// The key that resembles it most.
        suggestion: Option<String>,
    },
    /// An earlier row already has the key.
    #[error("the key {key:?} is already on line {first}")]
    RepeatedKey {
        /// The key.
        key: String,
        /// Line of the earlier row.
        first: u64,
    },
    /// Not a technology.
    #[error("unknown technology {text:?}{}", hint(suggestion.as_deref()))]
    UnknownTechnology {
        /// The text as written.
        text: String,
        /// The technology that resembles it most.
        suggestion: Option<String>,
    },
    /// Not a value with a unit of the column.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// A rate of nothing.
    #[error("the rate must be above zero")]
    ZeroRate,
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map_or(String::new(), |name| format!(": did you mean {name:?}?"))
}

/// Names of technologies in `links.csv`: those of the territory file.
pub const TECHNOLOGIES: [(&str, Technology); 6] = [
    ("adsl", Technology::Adsl),
    ("sdsl", Technology::Sdsl),
    ("vdsl", Technology::Vdsl),
    ("shared_fibre", Technology::SharedFibre),
    ("dedicated_fibre", Technology::DedicatedFibre),
    ("radio", Technology::Radio),
];

/// Overrides the access lines of a territory. With any error nothing is changed, and all errors are returned in
/// the order of the rows.
///
/// A row that changes the technology and leaves the latency blank keeps the old latency: blanks change nothing.
pub fn apply(territory: &mut Territory, rows: &[LinkRow]) -> Result<(), Vec<RowError>> {
    let keys: BTreeMap<&str, usize> = territory
        .establishments
        .iter()
        .enumerate()
        .map(|(index, school)| (school.key.as_str(), index))
        .collect();
    let mut errors = Vec::new();
    let mut seen = BTreeMap::new();
    let mut changes: Vec<(usize, AccessLine)> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut fail =
            |column: usize, kind| errors.push(RowError { line: row.line, column: COLUMNS[column], kind });
        let key = row.cells[0].trim();
        let found = keys.get(key).copied();
        if found.is_none() {
            fail(
                0,
                RowErrorKind::UnknownKey {
                    key: key.to_owned(),
                    suggestion: nearest(key, keys.keys().copied()),
                },
            );
        } else if let Some(first) = seen.insert(key, row.line) {
            fail(0, RowErrorKind::RepeatedKey { key: key.to_owned(), first });
        }
        // The other cells of a row with an unknown key are read all the same, for their own errors.
        let index = found.unwrap_or(0);
        let Some(&before) = territory.access.get(index) else { continue };
        changes.push((index, changed(before, row, &mut fail)));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    for (index, line) in changes {
        territory.access[index] = line;
    }
    Ok(())
}

/// The line with the cells of a row that are not blank.
fn changed(before: AccessLine, row: &LinkRow, fail: &mut impl FnMut(usize, RowErrorKind)) -> AccessLine {
    let mut line = before;
    let text = |column: usize| Some(row.cells[column].trim()).filter(|text| !text.is_empty());
    if let Some(name) = text(1) {
        if let Some(&(_, technology)) =
            TECHNOLOGIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            line.technology = technology;
        } else {
            let suggestion = nearest(&name.to_lowercase(), TECHNOLOGIES.iter().map(|(known, _)| *known));
            fail(1, RowErrorKind::UnknownTechnology { text: name.to_owned(), suggestion });
        }
    }
    for (column, rate) in [(2, &mut line.down), (3, &mut line.up)] {
        match text(column).map(BitRate::parse).transpose() {
            Ok(Some(value)) if value > BitRate::ZERO => *rate = value,
            Ok(Some(_)) => fail(column, RowErrorKind::ZeroRate),
            Ok(None) => {}
            Err(error) => fail(column, error.into()),
        }
    }
    match text(4).map(Span::parse).transpose() {
        Ok(value) => line.latency = value.unwrap_or(line.latency),
        Err(error) => fail(4, error.into()),
    }
    match text(5).map(Distance::parse).transpose() {
        Ok(value) => line.length = value.unwrap_or(line.length),
        Err(error) => fail(5, error.into()),
    }
    line
}

/// The name that resembles a text most, if any is within a third of its length.
fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    names
        .map(|name| (strsim::damerau_levenshtein(text, name), name))
        .filter(|(distance, _)| *distance * 3 <= text.chars().count())
        .min()
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests;
