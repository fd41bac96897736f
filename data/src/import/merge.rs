//! Joins what all files say of each establishment, by UAI, and decides what becomes of every row.

use super::classify::{Class, Evidence};
use super::directory::Entry;
use super::enrolment::Counts;
use super::place::{Commune, CommuneLookup};
use super::report::{Example, Reason, Report};
use super::{PrivateSector, Request, estimate, place, values};
use crate::departement;
use maillage_sim::territory::{Departement, Establishment, EstablishmentKind, Position, Sector, Territory};
use std::collections::{BTreeMap, BTreeSet};

/// Makes the territory and completes the report.
pub(super) fn territory(
    entries: Vec<Entry>,
    counts: &Counts,
    request: &Request,
    communes: &dyn CommuneLookup,
    report: &mut Report,
) -> Territory {
    let mut sections: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut groups: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        if let (Class::Outside(Reason::Section), Some(mother)) = (entry.class, &entry.mother) {
            sections.entry(mother.clone()).or_default().insert(entry.uai.clone());
        }
        groups.entry(entry.uai.clone()).or_default().push(entry);
    }
    let mut counted: BTreeSet<&str> = counts.establishments();
    let mut kept: Vec<(Establishment, &'static str)> = Vec::new();
    for (uai, group) in &groups {
        let (alive, dropped) = sort_out(group);
        for (entry, reason) in dropped {
            drop_row(report, entry, reason);
        }
        if alive.is_empty() {
            continue;
        }
        let joined = join(&alive, request.private, communes);
        let joined = match joined {
            Ok(joined) => joined,
            Err(reason) => {
                for entry in alive {
                    drop_row(report, entry, reason);
                }
                continue;
            }
        };
        let mut members = vec![uai.as_str()];
        members.extend(sections.get(uai).into_iter().flatten().map(String::as_str));
        for member in &members {
            counted.remove(member);
        }
        report.merged += alive.len() - 1;
        kept.push(establishment(uai, &alive, joined, counts, &members, report));
    }
    report.enrolment_unmatched = counted.len();
    assemble(kept, request, report)
}

/// Rows that may describe an establishment, and rows that do not with the reason. What one file knows (closed, a
/// section) overrules a file that does not say.
fn sort_out(group: &[Entry]) -> (Vec<&Entry>, Vec<(&Entry, Reason)>) {
    let fate = |entry: &Entry| match entry.class {
        _ if entry.open == Some(false) => Some(Reason::Closed),
        Class::Outside(reason) => Some(reason),
        _ => None,
    };
    let fates: Vec<_> = group.iter().map(|entry| (entry, fate(entry))).collect();
    let alive = || fates.iter().filter(|(_, fate)| fate.is_none()).map(|(entry, _)| *entry);
    let overruled = fates.iter().filter_map(|(_, fate)| *fate).find(|reason| match reason {
        Reason::Closed => !alive().any(|entry| entry.open == Some(true)),
        _ => !alive().any(|entry| matches!(entry.class, Class::Kind(_, Evidence::Nature))),
    });
    let kept = if overruled.is_some() { Vec::new() } else { alive().collect() };
    let dropped = fates.iter().filter_map(|&(entry, fate)| fate.or(overruled).map(|reason| (entry, reason)));
    (kept, dropped.collect())
}

fn drop_row(report: &mut Report, entry: &Entry, reason: Reason) {
    let file = report.directory[entry.file].file.clone();
    let what = format!("{} {}", entry.uai, entry.name);
    report.drop(reason, Example { file, line: entry.line, what });
}

/// What all rows of an establishment say together.
struct Joined {
    kind: EstablishmentKind,
    evidence: Evidence,
    name: String,
    sector: Option<Sector>,
    departement: &'static str,
    commune: Option<Commune>,
    said: (String, String),
    position: Position,
    at_town_hall: bool,
}

fn join(alive: &[&Entry], private: PrivateSector, communes: &dyn CommuneLookup) -> Result<Joined, Reason> {
    let kinds = alive.iter().filter_map(|entry| match entry.class {
        Class::Kind(kind, evidence) => Some((evidence, kind, *entry)),
        _ => None,
    });
    // The first of the surest.
    let surest = kinds.rev().max_by_key(|(evidence, ..)| *evidence);
    let (evidence, kind, named) = surest.ok_or(Reason::UnknownType)?;
    let sector = alive.iter().find_map(|entry| entry.sector);
    if sector == Some(Sector::Private) && private == PrivateSector::Drop {
        return Err(Reason::Private);
    }
    let said_departement = alive.iter().find_map(|entry| entry.departement);
    let of_commune = || {
        let codes = alive.iter().filter_map(|entry| values::commune(&entry.said.code));
        codes.into_iter().find_map(|code| departement::of_commune(&code))
    };
    let departement = said_departement
        .or_else(|| values::departement_of_uai(&named.uai))
        .or_else(of_commune)
        .ok_or(Reason::UnknownDepartement)?;
    let commune = alive.iter().find_map(|entry| place::commune(&entry.said, departement, communes));
    let own = alive.iter().find_map(|entry| entry.said.position);
    let town_hall = commune.as_ref().and_then(|commune| commune.position);
    let position = own.or(town_hall).ok_or(Reason::NoPlace)?;
    let name = std::iter::once(&named).chain(alive).map(|entry| entry.name.as_str());
    let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or(&named.uai).to_owned();
    let said = |pick: fn(&Entry) -> &String| {
        let texts = alive.iter().map(|entry| pick(entry));
        texts.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default()
    };
    Ok(Joined {
        kind,
        evidence,
        name,
        sector,
        departement,
        commune,
        said: (said(|entry| &entry.said.code), said(|entry| &entry.said.name)),
        position,
        at_town_hall: own.is_none(),
    })
}

fn establishment(
    uai: &str,
    alive: &[&Entry],
    joined: Joined,
    counts: &Counts,
    members: &[&str],
    report: &mut Report,
) -> (Establishment, &'static str) {
    let total = counts.total(members);
    let of_directory = alive.iter().filter_map(|entry| entry.pupils).max();
    let population = joined.commune.as_ref().map_or(0, |commune| commune.population);
    let half = total.is_some_and(|total| total.half) && alive.iter().any(|entry| entry.polyvalent);
    if total.is_some() {
        report.counted.0 += 1;
        report.half_counted += usize::from(half);
    } else if of_directory.is_some() {
        report.counted.1 += 1;
    } else {
        *report.estimated.entry(joined.kind).or_default() += 1;
    }
    let counted = total.map(|total| total.pupils).or(of_directory);
    let pupils = counted.unwrap_or_else(|| estimate::pupils(joined.kind, population));
    report.kept += 1;
    report.pupils += u64::from(pupils);
    *report.kinds.entry(joined.kind).or_default() += 1;
    report.at_town_hall += usize::from(joined.at_town_hall);
    report.commune_unknown += usize::from(joined.commune.is_none());
    report.kind_guessed += usize::from(joined.evidence <= Evidence::Name);
    report.sector_unknown += usize::from(joined.sector.is_none());
    let (code, name) = joined.said;
    let (commune, commune_name) = match joined.commune {
        Some(commune) => (commune.code, commune.name),
        None => (values::commune(&code).unwrap_or_default(), name),
    };
    let establishment = Establishment {
        key: uai.to_owned(),
        name: joined.name,
        kind: joined.kind,
        sector: joined.sector.unwrap_or(Sector::Public),
        commune,
        commune_name,
        commune_population: population,
        departement: 0,
        position: joined.position,
        pupils,
        pupils_estimated: counted.is_none() || half,
    };
    (establishment, joined.departement)
}

/// Numbers the départements and names the territory after them. The establishments are in the order of their keys.
fn assemble(kept: Vec<(Establishment, &'static str)>, request: &Request, report: &Report) -> Territory {
    debug_assert_eq!(report.rows(), report.kept + report.merged + report.dropped_rows());
    let codes: BTreeSet<&str> = kept.iter().map(|(_, code)| *code).collect();
    let departements: Vec<Departement> = codes
        .iter()
        .map(|&code| {
            let name = departement::name(code).expect("codes come from the table of départements");
            Departement { code: code.to_owned(), name: name.to_owned() }
        })
        .collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let name = request.name.clone().unwrap_or_else(|| codes.join(", "));
    let establishments = kept.into_iter().map(|(mut establishment, code)| {
        let index = codes.binary_search(&code).expect("every code was collected above");
        establishment.departement = index as u32;
        establishment
    });
    let establishments = establishments.collect();
    Territory { name, establishments, departements, ..Territory::default() }
}
