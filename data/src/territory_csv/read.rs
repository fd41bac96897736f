//! Reads the directory of a territory; every fault of every file is reported.

use super::{DEPARTEMENTS, DEPARTEMENTS_FILE, ESTABLISHMENTS_FILE, LINKS_FILE, POINTS_FILE, TERRITORY};
use super::{TERRITORY_FILE, establishments, links};
use crate::cell::{Fault, required, suggestion};
use crate::columns::{Cells, Column, Unknown, locate};
use crate::departement;
use crate::diagnostic::{Diagnostic, Message, Problems};
use crate::table::Table;
use maillage_sim::territory::{Departement, Territory};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a territory. `derive` makes the access lines and points of presence of a territory without `links.csv`.
pub fn read(directory: &Path, derive: impl FnOnce(&mut Territory)) -> Result<Territory, Vec<Diagnostic>> {
    if !directory.is_dir() {
        let message = Message::new("territory-not-a-directory");
        return Err(vec![Diagnostic::of_file(directory.display(), message)]);
    }
    let mut problems = Problems::default();
    let name = read_name(directory, &mut problems);
    let mut known = read_departements(directory, &mut problems);
    let mut establishments =
        establishments::read(&directory.join(ESTABLISHMENTS_FILE), &mut known, &mut problems);
    establishments.sort_by(|a, b| a.0.key.cmp(&b.0.key));
    let keys: Vec<&str> =
        establishments.iter().map(|(establishment, _)| establishment.key.as_str()).collect();
    let (lines_path, points_path) = (directory.join(LINKS_FILE), directory.join(POINTS_FILE));
    let network = match (lines_path.exists(), points_path.exists()) {
        (false, false) => None,
        (true, true) => {
            let mut points = links::read_points(&points_path, &mut known, &mut problems);
            points.sort_by(|a, b| a.0.name.cmp(&b.0.name));
            let names: Vec<&str> = points.iter().map(|(point, _)| point.name.as_str()).collect();
            // After a fault above, every line of a faulty establishment would only repeat it.
            let sound = problems.is_empty();
            let access = sound.then(|| links::read_lines(&lines_path, &keys, &names, &mut problems));
            Some((points, access))
        }
        (lines, _) => {
            let (there, absent) = if lines { (&lines_path, POINTS_FILE) } else { (&points_path, LINKS_FILE) };
            let message = Message::new("territory-file-alone").with("absent", absent);
            problems.push(Diagnostic::of_file(there.display(), message));
            None
        }
    };
    problems.into_result(())?;
    let departements = known.finish();
    let index = |code: &str| {
        let found = departements.binary_search_by(|departement| departement.code.as_str().cmp(code));
        found.expect("codes were checked while reading") as u32
    };
    let mut territory = Territory { name, ..Territory::default() };
    for (mut establishment, code) in establishments {
        establishment.departement = index(&code);
        territory.establishments.push(establishment);
    }
    let derived = network.is_none();
    if let Some((points, access)) = network {
        for (mut point, code) in points {
            point.departement = index(&code);
            territory.points_of_presence.push(point);
        }
        territory.access = access.unwrap_or_default();
    }
    territory.departements = departements;
    if derived {
        derive(&mut territory);
    }
    Ok(territory)
}

/// Départements a file may name, and those that were named.
pub(super) struct Departements {
    names: BTreeMap<String, String>,
    used: Option<BTreeMap<String, String>>,
}

impl Departements {
    /// The code, when it is known.
    pub(super) fn check(&self, text: &str) -> Result<String, Fault> {
        let code = required(text)?;
        if self.names.contains_key(code) {
            return Ok(code.to_owned());
        }
        let hint = match code.parse::<u32>() {
            // Spreadsheets drop the leading zero of "03"; the directory writes "063".
            Ok(number) if self.names.contains_key(&format!("{number:02}")) => {
                Some(Message::new("data-did-you-mean").with("near", format!("{number:02}")))
            }
            _ => suggestion(code, self.names.keys().map(String::as_str)),
        };
        Err(Fault { message: Message::new("territory-departement-unknown").with("code", code), hint })
    }

    /// Notes that a département is part of the territory.
    pub(super) fn mark(&mut self, code: &str) {
        if let Some(used) = &mut self.used {
            used.entry(code.to_owned()).or_insert_with(|| self.names[code].clone());
        }
    }

    fn finish(self) -> Vec<Departement> {
        let all = self.used.unwrap_or(self.names);
        all.into_iter().map(|(code, name)| Departement { code, name }).collect()
    }
}

/// Reads a file of the territory row by row; a row that is short, long or a repetition of a key is a fault.
pub(super) fn rows<const N: usize>(
    path: &Path,
    columns: &[Column; N],
    problems: &mut Problems,
    mut each: impl FnMut(&mut Cells<'_>),
) -> Option<Table> {
    let table = match Table::read(path) {
        Ok(table) => table,
        Err(found) => {
            problems.extend(found);
            return None;
        }
    };
    let before = problems.len();
    let found = locate(&table, columns, Unknown::Refused, problems);
    if problems.len() > before {
        return None;
    }
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for row in table.rows() {
        if problems.is_enough() {
            break;
        }
        let mut cells = Cells { table: &table, row: &row, columns: &found, problems };
        if !cells.whole() {
            continue;
        }
        let key = cells.text(0).to_owned();
        if let Some(first) = lines.get(&key).filter(|_| !key.is_empty()) {
            let message = Message::new("data-duplicate").with("key", &key).with("line", first);
            cells.fault(0, message.into());
        }
        lines.insert(key, row.place.line);
        each(&mut cells);
    }
    Some(table)
}

fn read_name(directory: &Path, problems: &mut Problems) -> String {
    let path = directory.join(TERRITORY_FILE);
    let mut name = None;
    if path.exists() {
        let table = rows(&path, &TERRITORY, problems, |cells| {
            name = cells.read(0, |text| required(text).map(str::to_owned));
        });
        if let (Some(table), None, true) = (table, &name, problems.is_empty()) {
            problems.push(table.problem(Message::new("data-no-rows")));
        }
    }
    name.unwrap_or_else(|| {
        let own = directory.file_name().map(|name| name.to_string_lossy().into_owned());
        own.unwrap_or_else(|| directory.display().to_string())
    })
}

fn read_departements(directory: &Path, problems: &mut Problems) -> Departements {
    let path = directory.join(DEPARTEMENTS_FILE);
    if !path.exists() {
        let all = departement::DEPARTEMENTS.iter();
        let names = all.map(|&(code, name)| (code.to_owned(), name.to_owned())).collect();
        return Departements { names, used: Some(BTreeMap::new()) };
    }
    let mut names = BTreeMap::new();
    rows(&path, &DEPARTEMENTS, problems, |cells| {
        let code = cells.read(0, |text| required(text).map(str::to_owned));
        let name = cells.read(1, |text| required(text).map(str::to_owned));
        if let (Some(code), Some(name)) = (code, name) {
            names.insert(code, name);
        }
    });
    Departements { names, used: None }
}
