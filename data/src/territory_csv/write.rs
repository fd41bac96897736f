//! Writes the directory of a territory.

use super::{
    DEPARTEMENTS, DEPARTEMENTS_FILE, ESTABLISHMENTS, ESTABLISHMENTS_FILE, KINDS, LINKS, LINKS_FILE, POINTS,
    POINTS_FILE, SECTORS, TECHNOLOGIES, TERRITORY, TERRITORY_FILE, TRUTHS, word_of,
};
use crate::cell::write_quantity;
use crate::columns::Column;
use crate::write::directory;
use maillage_sim::territory::Territory;
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Distance};
use std::io;
use std::path::Path;

/// Writes a territory so that reading it gives the same territory. Without access lines, `links.csv` and
/// `points_of_presence.csv` are left out.
pub fn write(territory: &Territory, path: &Path) -> io::Result<()> {
    let mut files = vec![
        (TERRITORY_FILE, csv(&TERRITORY, [vec![territory.name.clone()]])?),
        (DEPARTEMENTS_FILE, departements(territory)?),
        (ESTABLISHMENTS_FILE, establishments(territory)?),
    ];
    let derived_on_reading = territory.access.is_empty();
    if !derived_on_reading {
        files.push((POINTS_FILE, points(territory)?));
        files.push((LINKS_FILE, lines(territory)?));
    }
    directory(path, &files)?;
    if derived_on_reading {
        // Lines of a territory that was there before would name establishments of another.
        for stale in [LINKS_FILE, POINTS_FILE].map(|name| path.join(name)).iter().filter(|path| path.exists())
        {
            std::fs::remove_file(stale)?;
        }
    }
    Ok(())
}

fn csv(columns: &[Column], rows: impl IntoIterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.iter().map(|(name, _)| name))?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn code(territory: &Territory, index: u32) -> String {
    territory.departements[index as usize].code.clone()
}

fn departements(territory: &Territory) -> io::Result<Vec<u8>> {
    csv(&DEPARTEMENTS, territory.departements.iter().map(|one| vec![one.code.clone(), one.name.clone()]))
}

fn establishments(territory: &Territory) -> io::Result<Vec<u8>> {
    let row = |one: &maillage_sim::territory::Establishment| {
        vec![
            one.key.clone(),
            one.name.clone(),
            word_of(&KINDS, &one.kind).to_owned(),
            word_of(&SECTORS, &one.sector).to_owned(),
            one.commune.clone(),
            one.commune_name.clone(),
            one.commune_population.to_string(),
            code(territory, one.departement),
            one.position.latitude.to_string(),
            one.position.longitude.to_string(),
            one.pupils.to_string(),
            word_of(&TRUTHS, &one.pupils_estimated).to_owned(),
        ]
    };
    csv(&ESTABLISHMENTS, territory.establishments.iter().map(row))
}

fn points(territory: &Territory) -> io::Result<Vec<u8>> {
    let row = |one: &maillage_sim::territory::PointOfPresence| {
        vec![
            one.name.clone(),
            code(territory, one.departement),
            one.position.latitude.to_string(),
            one.position.longitude.to_string(),
            rate(one.rate),
            span(one.latency),
        ]
    };
    csv(&POINTS, territory.points_of_presence.iter().map(row))
}

fn lines(territory: &Territory) -> io::Result<Vec<u8>> {
    let pairs = territory.establishments.iter().zip(&territory.access);
    let row =
        |(one, line): (&maillage_sim::territory::Establishment, &maillage_sim::territory::AccessLine)| {
            vec![
                one.key.clone(),
                word_of(&TECHNOLOGIES, &line.technology).to_owned(),
                rate(line.down),
                rate(line.up),
                span(line.latency),
                distance(line.length),
                territory.points_of_presence[line.point_of_presence as usize].name.clone(),
            ]
        };
    csv(&LINKS, pairs.map(row))
}

fn rate(value: BitRate) -> String {
    write_quantity(value, value.value())
}

fn span(value: Span) -> String {
    write_quantity(value, value.seconds())
}

fn distance(value: Distance) -> String {
    write_quantity(value, value.value())
}
