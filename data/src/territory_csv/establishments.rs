//! Reads `establishments.csv`.

use super::read::{Departements, rows};
use super::{ESTABLISHMENTS, KINDS, SECTORS, TRUTHS};
use crate::cell::{Fault, choice, count, number_between, required};
use crate::columns::Cells;
use crate::diagnostic::{Message, Problems};
use maillage_sim::territory::{Establishment, Position, Sector};
use std::path::Path;

/// Most pupils of one establishment; the largest of France has about 4,000.
const MOST_PUPILS: u32 = 100_000;
/// Most inhabitants of a commune.
const MOST_INHABITANTS: u32 = 100_000_000;

/// Establishments with the code of their département, whose index is not known before all are read.
pub(super) fn read(
    path: &Path,
    departements: &mut Departements,
    problems: &mut Problems,
) -> Vec<(Establishment, String)> {
    let mut found = Vec::new();
    let mut any = false;
    let table = rows(path, &ESTABLISHMENTS, problems, |cells| {
        any = true;
        if let Some((establishment, code)) = establishment(cells, departements) {
            departements.mark(&code);
            found.push((establishment, code));
        }
    });
    if let (Some(table), false) = (table, any) {
        problems.push(table.problem(Message::new("territory-empty")));
    }
    found
}

fn establishment(cells: &mut Cells<'_>, departements: &Departements) -> Option<(Establishment, String)> {
    let word = |text: &str| required(text).map(str::to_owned);
    let any = |text: &str| -> Result<String, Fault> { Ok(text.to_owned()) };
    let key = cells.read(0, word);
    let name = cells.read(1, word);
    let kind = cells.read(2, |text| choice(text, &KINDS));
    let sector = cells.read_or(3, Sector::Public, |text| choice(text, &SECTORS));
    let commune = cells.read(4, any);
    let commune_name = cells.read(5, any);
    let commune_population = cells.read_or(6, 0, |text| count(text, 0, MOST_INHABITANTS));
    let code = cells.read(7, |text| departements.check(text));
    let position = position(cells, 8, 9);
    let pupils = cells.read(10, |text| count(text, 0, MOST_PUPILS));
    let pupils_estimated = cells.read_or(11, false, |text| choice(text, &TRUTHS));
    let establishment = Establishment {
        key: key?,
        name: name?,
        kind: kind?,
        sector: sector?,
        commune: commune?,
        commune_name: commune_name?,
        commune_population: commune_population?,
        departement: 0,
        position: position?,
        pupils: pupils?,
        pupils_estimated: pupils_estimated?,
    };
    Some((establishment, code?))
}

/// Latitude and longitude of two columns.
pub(super) fn position(cells: &mut Cells<'_>, latitude: usize, longitude: usize) -> Option<Position> {
    let latitude = cells.read(latitude, |text| number_between(text, -90.0, 90.0));
    let longitude = cells.read(longitude, |text| number_between(text, -180.0, 180.0));
    Some(Position { latitude: latitude?, longitude: longitude? })
}
