//! A film as CSV: the territory with a row for each minute; links, pools and establishments with a row each and a column for
//! each minute, which fits spreadsheets and data frames alike.

use super::Reel;
use crate::results::places::LinkPlace;
use maillage_sim::ids::{LinkId, PoolId};
use maillage_sim::measure::film::FILMED;
use maillage_sim::territory::Territory;
use std::ops::Range;

/// Name and bytes of a file.
pub type File = (&'static str, Vec<u8>);

/// The files of a film: `film-day.csv`, `film-links.csv`, `film-pools.csv`, `film-establishments.csv`. Utilisations are shares, 0 to 1 in hundredths;
/// minutes are `HH:MM`, those of school hours and of every lesson. What was used outside school hours is not filmed: its cells are
/// empty. (The names are not those of the files of a territory, which may be in the same folder.)
pub fn files(reel: &Reel, territory: &Territory) -> Vec<File> {
    let minutes = minutes(reel);
    vec![
        ("film-day.csv", day(reel, minutes.clone())),
        ("film-links.csv", links(reel, territory, minutes.clone())),
        ("film-pools.csv", pools(reel, minutes.clone())),
        ("film-establishments.csv", establishments(reel, territory, minutes)),
    ]
}

/// Minutes after midnight that are written.
fn minutes(reel: &Reel) -> Range<u32> {
    let lessons = reel.film.lessons();
    let first = lessons.iter().map(|lesson| u32::from(lesson.first)).min().unwrap_or(FILMED.start);
    let last = lessons.iter().map(|lesson| u32::from(lesson.last)).max().unwrap_or(0);
    FILMED.start.min(first)..FILMED.end.max(last + 1)
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A table in memory: rows of texts.
fn table(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("rows are equally long, and memory takes them");
    }
    writer.into_inner().expect("memory takes what is written")
}

/// A utilisation in a minute; nothing outside school hours.
fn used(minute: u32, utilisation: f32) -> String {
    if FILMED.contains(&minute) { utilisation.to_string() } else { String::new() }
}

fn header(names: &[&str], minutes: Range<u32>) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).chain(minutes.map(clock)).collect()
}

fn day(reel: &Reel, minutes: Range<u32>) -> Vec<u8> {
    let names = ["minute", "lessons", "disturbed", "link", "link_utilisation", "pool", "pool_utilisation"];
    let row = |minute: u32| {
        let at = reel.at(minute as f32);
        let link = at.link.1.map_or("", |link| &reel.places.links[link.index()].name);
        let pool = at.pool.1.map_or("", |pool| &reel.places.pools[pool.index()].name);
        vec![
            clock(minute),
            at.lessons.to_string(),
            at.disturbed.to_string(),
            link.to_owned(),
            used(minute, at.link.0),
            pool.to_owned(),
            used(minute, at.pool.0),
        ]
    };
    table(std::iter::once(header(&names, 0..0)).chain(minutes.map(row)))
}

fn links(reel: &Reel, territory: &Territory, minutes: Range<u32>) -> Vec<u8> {
    let key = |link: &LinkPlace| {
        let at = link.establishment.and_then(|at| territory.establishments.get(at as usize));
        at.map_or_else(String::new, |school| school.key.clone())
    };
    let filmed = reel.places.links.iter().enumerate().filter(|(_, link)| link.is_told());
    let rows = filmed.map(|(at, link)| {
        let cell = |minute| used(minute, reel.link(LinkId::from_index(at), minute).unwrap_or(0.0));
        let kind = serde_json::to_value(link.kind).expect("a class has a name");
        let kind = kind.as_str().unwrap_or_default().to_owned();
        let names = [link.name.clone(), kind, key(link), link.rate.to_string()];
        names.into_iter().chain(minutes.clone().map(cell)).collect()
    });
    let names = ["link", "class", "establishment", "rate_bits_per_second"];
    table(std::iter::once(header(&names, minutes.clone())).chain(rows))
}

fn pools(reel: &Reel, minutes: Range<u32>) -> Vec<u8> {
    let rows = reel.places.pools.iter().enumerate().map(|(at, pool)| {
        let cell = |minute| used(minute, reel.film.pool(PoolId::from_index(at), minute));
        let names = [pool.name.clone(), pool.site.clone(), pool.hosts.to_string()];
        names.into_iter().chain(minutes.clone().map(cell)).collect()
    });
    table(std::iter::once(header(&["pool", "site", "hosts_at_start"], minutes.clone())).chain(rows))
}

fn establishments(reel: &Reel, territory: &Territory, minutes: Range<u32>) -> Vec<u8> {
    let n = territory.establishments.len();
    let by_minute: Vec<Vec<(u32, u32)>> =
        minutes.clone().map(|minute| reel.schools(minute as f32, n)).collect();
    let rows = territory.establishments.iter().enumerate().flat_map(|(at, school)| {
        let row = |measure: &str, of: fn((u32, u32)) -> u32| {
            let names = [school.key.clone(), school.name.clone(), measure.to_owned()];
            let counts = by_minute.iter().map(|minute| of(minute[at]).to_string());
            names.into_iter().chain(counts).collect()
        };
        [row("lessons", |(lessons, _)| lessons), row("disturbed", |(_, disturbed)| disturbed)]
    });
    table(std::iter::once(header(&["establishment", "name", "measure"], minutes)).chain(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::film::tests::reel;
    use crate::results::places::LinkClass;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_files_say_what_the_film_shows() {
        let reel = reel();
        let files = files(&reel, &Territory::default());
        let rows: Vec<Vec<Vec<String>>> = files.iter().map(|(_, bytes)| read(bytes)).collect();
        let [day, links, pools, establishments] = &rows[..] else { panic!() };
        let number = |cell: &String| cell.parse::<f32>().unwrap();
        for row in &day[1..] {
            let (hour, minute) = row[0].split_once(':').unwrap();
            let at = reel.at((hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()).into());
            assert_eq!(row[1], at.lessons.to_string());
            assert_eq!(row[2], at.disturbed.to_string());
            // Outside school hours nothing is filmed, which is not the same as nothing being used.
            let filmed = |cell: &String| cell.parse::<f32>().ok();
            assert_eq!(filmed(&row[4]).unwrap_or(0.0), at.link.0);
            assert_eq!(filmed(&row[6]).unwrap_or(0.0), at.pool.0);
            let is_filmed = ("08:00".."18:00").contains(&row[0].as_str());
            assert!(
                filmed(&row[4]).is_some() == is_filmed && filmed(&row[6]).is_some() == is_filmed,
                "{row:?}"
            );
        }
        assert!(day[1..].iter().any(|row| number(&row[1]) > 0.0));
        // A row for each minute is a column of the other files.
        for others in [links, pools, establishments] {
            let minutes: Vec<&String> = day[1..].iter().map(|row| &row[0]).collect();
            assert!(others[0].iter().rev().zip(minutes.iter().rev()).all(|(a, b)| a == *b));
        }
        let is_filmed = |link: &&LinkPlace| {
            !matches!(link.kind, LinkClass::Lan | LinkClass::Wifi)
                && (link.kind != LinkClass::Access || link.down)
        };
        assert_eq!(links.len() - 1, reel.places.links.iter().filter(is_filmed).count());
        let peak = |rows: &[Vec<String>], from: usize| {
            rows[1..].iter().flat_map(|row| &row[from..]).map(number).fold(0.0, f32::max)
        };
        assert_eq!(Some(peak(pools, 3)), reel.pool_use(PoolId(0)).map(|over| over.peak));
        assert!(peak(links, 4) > 0.0);
        assert_eq!(establishments.len(), 1, "a territory without establishments");
    }
}
