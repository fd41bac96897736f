//! Reads `links.csv` and `points_of_presence.csv`.

use super::establishments::position;
use super::read::{Departements, rows};
use super::{LINKS, POINTS, TECHNOLOGIES};
use crate::cell::{Fault, choice, quantity_between, required, suggestion};
use crate::diagnostic::{Diagnostic, Message, Problems};
use maillage_sim::territory::{AccessLine, PointOfPresence};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Distance};
use std::path::Path;

/// Points of presence with the code of their département.
pub(super) fn read_points(
    path: &Path,
    departements: &mut Departements,
    problems: &mut Problems,
) -> Vec<(PointOfPresence, String)> {
    let mut found = Vec::new();
    rows(path, &POINTS, problems, |cells| {
        let name = cells.read(0, |text| required(text).map(str::to_owned));
        let code = cells.read(1, |text| departements.check(text));
        let position = position(cells, 2, 3);
        let rate = cells.read(4, rate);
        let latency = cells.read(5, latency);
        if let (Some(name), Some(code), Some(position), Some(rate), Some(latency)) =
            (name, code, position, rate, latency)
        {
            departements.mark(&code);
            found.push((PointOfPresence { name, position, departement: 0, rate, latency }, code));
        }
    });
    found
}

/// Access lines in the order of `keys`, which are sorted, as are the names of the points of presence.
pub(super) fn read_lines(
    path: &Path,
    keys: &[&str],
    points: &[&str],
    problems: &mut Problems,
) -> Vec<AccessLine> {
    let before = problems.len();
    let mut found: Vec<Option<AccessLine>> = vec![None; keys.len()];
    rows(path, &LINKS, problems, |cells| {
        let key = cells.read(0, |text| establishment(text, keys));
        let technology = cells.read(1, |text| choice(text, &TECHNOLOGIES));
        let down = cells.read(2, rate);
        let up = cells.read(3, rate);
        let latency = cells.read(4, latency);
        let length = cells.read(5, length);
        let point = cells.read(6, |text| point_of_presence(text, points));
        if let (Some(key), Some(technology), Some(down), Some(up), Some(latency), Some(length), Some(point)) =
            (key, technology, down, up, latency, length, point)
        {
            let point_of_presence = point as u32;
            found[key] = Some(AccessLine { technology, down, up, latency, length, point_of_presence });
        }
    });
    if problems.len() == before {
        for (key, _) in keys.iter().zip(&found).filter(|(_, line)| line.is_none()) {
            let message = Message::new("territory-line-missing").with("key", key);
            problems.push(Diagnostic::of_file(path.display(), message));
        }
    }
    found.into_iter().flatten().collect()
}

/// A rate: a line of no rate would carry nothing for ever.
pub(super) fn rate(text: &str) -> Result<BitRate, Fault> {
    quantity_between(text, "1 b/s", "1000 Tb/s")
}

/// A one-way latency; that of a geostationary satellite is a quarter of a second.
pub(super) fn latency(text: &str) -> Result<Span, Fault> {
    quantity_between(text, "0 s", "60 s")
}

/// A length of copper or fibre, at most round the Earth.
pub(super) fn length(text: &str) -> Result<Distance, Fault> {
    quantity_between(text, "0 km", "40000 km")
}

/// Index of an establishment by its key.
pub(super) fn establishment(text: &str, keys: &[&str]) -> Result<usize, Fault> {
    let key = required(text)?;
    keys.binary_search(&key).map_err(|_place| Fault {
        message: Message::new("territory-key-unknown").with("key", key),
        hint: suggestion(key, keys.iter().copied()),
    })
}

/// Index of a point of presence by its name.
pub(super) fn point_of_presence(text: &str, names: &[&str]) -> Result<usize, Fault> {
    let name = required(text)?;
    names.binary_search(&name).map_err(|_place| Fault {
        message: Message::new("territory-point-unknown").with("name", name),
        hint: suggestion(name, names.iter().copied()),
    })
}
