//! The territory of a study: bundled or imported, then narrowed to what the study is about.

use super::de::suggestion;
use super::schema::TerritoryChoice;
use super::source::{Address, sha256};
use super::study::InputFile;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_data::{access, bundled, territory_csv};
use maillage_sim::territory::{EstablishmentKind, Territory};
use std::path::{Path, PathBuf};

/// What goes wrong with a choice of territory.
pub(super) enum Wrong {
    /// A key of the choice, and what is wrong with it.
    Key(&'static str, Message, Option<Message>),
    /// Faults of the files of the territory.
    Files(Vec<Diagnostic>),
}

/// Reads the territory that a study at `home` chooses, and lists the files it was read from.
pub(super) fn choose(choice: &TerritoryChoice, home: &Address) -> Result<(Territory, Vec<InputFile>), Wrong> {
    let mut inputs = Vec::new();
    let mut territory = if let Some(territory) = bundled::territory(&choice.from) {
        inputs.push(InputFile { name: format!("<maillage>/{}", choice.from), sha256: digest(&territory) });
        territory
    } else {
        let directory = beside(home, &choice.from);
        if !directory.is_dir() {
            let message = Message::new("scenario-unknown-territory").with("name", &choice.from);
            return Err(Wrong::Key("from", message, suggestion(&choice.from, bundled::NAMES)));
        }
        let read = territory_csv::read(&directory, access::derive).map_err(Wrong::Files)?;
        inputs.extend(files_of(&directory));
        read
    };
    if let Some(links) = &choice.links {
        let path = beside(home, links);
        territory_csv::overlay(&mut territory, &path).map_err(Wrong::Files)?;
        inputs.extend(input(&path));
    }
    narrow(&mut territory, choice)?;
    if territory.establishments.is_empty() {
        return Err(Wrong::Key("from", Message::new("scenario-empty-territory"), None));
    }
    if let Some(name) = &choice.name {
        territory.name.clone_from(name);
    }
    Ok((territory, inputs))
}

/// A path as seen from the folder of the study.
fn beside(home: &Address, path: &str) -> PathBuf {
    match home {
        Address::Disk(file, _) => file.parent().unwrap_or(Path::new("")).join(path),
        Address::Bundled(_) => PathBuf::from(path),
    }
}

fn input(path: &Path) -> Option<InputFile> {
    let bytes = std::fs::read(path).ok()?;
    Some(InputFile { name: path.display().to_string(), sha256: sha256(&bytes) })
}

fn files_of(directory: &Path) -> Vec<InputFile> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| input(path)).collect()
}

/// A digest of a territory that is made rather than read.
fn digest(territory: &Territory) -> String {
    sha256(&serde_json::to_vec(territory).expect("a territory has no maps with keys other than text"))
}

/// Keeps the establishments that the study is about, with what they need.
fn narrow(territory: &mut Territory, choice: &TerritoryChoice) -> Result<(), Wrong> {
    if let Some(codes) = &choice.departements {
        let known: Vec<&str> = territory.departements.iter().map(|known| known.code.as_str()).collect();
        if let Some(unknown) = codes.iter().find(|code| !known.contains(&code.as_str())) {
            let hint = suggestion(unknown, known.iter().copied());
            let message = Message::new("scenario-unknown-departement").with("code", unknown);
            return Err(Wrong::Key("departements", message, hint));
        }
    }
    let kinds: Option<Vec<EstablishmentKind>> =
        choice.kinds.as_ref().map(|kinds| kinds.iter().map(|kind| (*kind).into()).collect());
    let mut kept: Vec<usize> = (0..territory.establishments.len())
        .filter(|at| {
            let school = &territory.establishments[*at];
            let code = &territory.departements[school.departement as usize].code;
            kinds.as_ref().is_none_or(|kinds| kinds.contains(&school.kind))
                && choice.departements.as_ref().is_none_or(|codes| codes.contains(code))
        })
        .collect();
    if let Some(largest) = choice.largest {
        kept.sort_by_key(|at| (std::cmp::Reverse(territory.establishments[*at].pupils), *at));
        kept.truncate(largest.0 as usize);
        kept.sort_unstable();
    }
    if kept.len() < territory.establishments.len() {
        territory.establishments = kept.iter().map(|at| territory.establishments[*at].clone()).collect();
        territory.access = kept.iter().map(|at| territory.access[*at]).collect();
        drop_unused(territory);
    }
    Ok(())
}

/// Drops points of presence and départements that no establishment needs any more.
fn drop_unused(territory: &mut Territory) {
    let mut needed = vec![false; territory.points_of_presence.len()];
    territory.access.iter().for_each(|line| needed[line.point_of_presence as usize] = true);
    let points = renumber(&needed);
    keep(&mut territory.points_of_presence, &needed);
    territory
        .access
        .iter_mut()
        .for_each(|line| line.point_of_presence = points[line.point_of_presence as usize]);

    let mut needed = vec![false; territory.departements.len()];
    territory.establishments.iter().for_each(|school| needed[school.departement as usize] = true);
    territory.points_of_presence.iter().for_each(|point| needed[point.departement as usize] = true);
    let departements = renumber(&needed);
    keep(&mut territory.departements, &needed);
    for school in &mut territory.establishments {
        school.departement = departements[school.departement as usize];
    }
    for point in &mut territory.points_of_presence {
        point.departement = departements[point.departement as usize];
    }
}

/// New index of each item once the unneeded ones are gone.
fn renumber(needed: &[bool]) -> Vec<u32> {
    let mut next = 0;
    needed
        .iter()
        .map(|needed| {
            let index = next;
            next += u32::from(*needed);
            index
        })
        .collect()
}

fn keep<T>(items: &mut Vec<T>, needed: &[bool]) {
    let mut needed = needed.iter();
    items.retain(|_| *needed.next().expect("one mark for each item"));
}
