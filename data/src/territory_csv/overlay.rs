//! Changes some access lines of a territory: a `links.csv` with `key` and any of the other columns, in which a blank
//! cell leaves the line as it is.

use super::TECHNOLOGIES;
use super::links::{establishment, latency, length, point_of_presence, rate};
use super::read::rows;
use crate::cell::{Fault, choice};
use crate::columns::Column;
use crate::diagnostic::{Diagnostic, Message, Problems};
use maillage_sim::territory::Territory;
use std::path::Path;

const COLUMNS: [Column; 7] = [
    ("key", true),
    ("technology", false),
    ("down", false),
    ("up", false),
    ("latency", false),
    ("length", false),
    ("point_of_presence", false),
];

/// Applies a file to the access lines of a territory and returns how many lines it names. When anything in the file
/// is wrong, the territory stays as it was.
pub fn overlay(territory: &mut Territory, path: &Path) -> Result<usize, Vec<Diagnostic>> {
    let keys: Vec<&str> = territory.establishments.iter().map(|school| school.key.as_str()).collect();
    let points: Vec<&str> = territory.points_of_presence.iter().map(|point| point.name.as_str()).collect();
    let mut access = territory.access.clone();
    let mut problems = Problems::default();
    let mut named = 0;
    let table = rows(path, &COLUMNS, &mut problems, |cells| {
        let key = cells.read(0, |text| establishment(text, &keys));
        let technology = cells.read_or(1, None, |text| choice(text, &TECHNOLOGIES).map(Some));
        let down = cells.read_or(2, None, |text| rate(text).map(Some));
        let up = cells.read_or(3, None, |text| rate(text).map(Some));
        let latency = cells.read_or(4, None, |text| latency(text).map(Some));
        let length = cells.read_or(5, None, |text| length(text).map(Some));
        let point = cells.read_or(6, None, |text| -> Result<_, Fault> {
            point_of_presence(text, &points).map(|index| Some(index as u32))
        });
        named += 1;
        let Some(line) = key.and_then(|key| access.get_mut(key)) else { return };
        line.technology = technology.flatten().unwrap_or(line.technology);
        line.down = down.flatten().unwrap_or(line.down);
        line.up = up.flatten().unwrap_or(line.up);
        line.latency = latency.flatten().unwrap_or(line.latency);
        line.length = length.flatten().unwrap_or(line.length);
        line.point_of_presence = point.flatten().unwrap_or(line.point_of_presence);
    });
    if let (Some(table), 0) = (table, named) {
        problems.push(table.problem(Message::new("data-no-rows")));
    }
    problems.into_result(())?;
    territory.access = access;
    Ok(named)
}
