//! What a scenario needs of each item, year by year: stocks from its phases, flows from their simulated days.

use super::catalogue::Catalogue;
use crate::decide::calendar::of_year;
use crate::decide::count::{Counts, LEVELS, SHARED, count, is_of};
use crate::decide::energy::Energy;
use crate::decide::money::{Level, Need, Start};
use crate::decide::quantities::{PhaseQuantities, ScenarioQuantities};
use crate::decide::reuse::{Kept, Spot};
use crate::decide::timeline::Timeline;
use crate::file::schema::means::{Item as Rule, Means, Per, Place};
use maillage_sim::territory::Territory;

/// What the needs of a scenario are made from.
pub(super) struct Source<'a> {
    pub(super) means: &'a Means,
    pub(super) catalogue: &'a Catalogue,
    pub(super) territory: &'a Territory,
    pub(super) scenario: &'a ScenarioQuantities,
    pub(super) timeline: &'a Timeline,
    /// Seats kept in the place of new ones.
    pub(super) kept: &'a [Kept],
    /// Governance, by index.
    pub(super) governance: usize,
    /// Electricity, by phase.
    pub(super) energy: &'a [Energy],
    /// Full-time equivalents of support, by phase.
    pub(super) staff: &'a [Counts],
}

/// The needs of a scenario.
pub(super) fn needs(source: &Source<'_>) -> Vec<Need> {
    let mut needs = Vec::new();
    for (index, (_, rule)) in source.means.items.iter().enumerate() {
        match rule.per {
            Per::CoreHour | Per::EgressGigabyte | Per::KilowattHour | Per::FullTimeEquivalent => {
                flows(source, index, rule, &mut needs);
            }
            Per::Solution => solutions(source, index, rule, &mut needs),
            _ => stocks(source, index, rule, &mut needs),
        }
    }
    let years = source.timeline.len();
    for item in source.catalogue.coordination(source.governance) {
        needs.push(Need {
            item,
            level: Level::Shared,
            departement: None,
            stock: vec![1; years],
            start: Start::New,
            flow: Vec::new(),
        });
    }
    needs
}

/// The needs of some of the items that stand there.
pub(super) fn stocks_of(source: &Source<'_>, wanted: &dyn Fn(&Rule) -> bool) -> Vec<Need> {
    let mut needs = Vec::new();
    for (index, (_, rule)) in source.means.items.iter().enumerate().filter(|(_, (_, rule))| wanted(rule)) {
        stocks(source, index, rule, &mut needs);
    }
    needs
}

/// Units of an item for so many things counted, rounded up: an eighth of a switch is a switch.
fn units(rule: &Rule, counted: f64) -> u32 {
    // A product such as 0.1 × 30 may miss the whole number by a rounding of the machine.
    (counted * rule.each.0 - 1e-9).ceil().clamp(0.0, f64::from(u32::MAX)) as u32
}

fn stocks(source: &Source<'_>, item: usize, rule: &Rule, needs: &mut Vec<Need>) {
    let counts: Vec<Counts> =
        source.scenario.phases.iter().map(|phase| of_phase(source, rule, phase)).collect();
    for (level, departement) in places(source.territory) {
        let in_phase: Vec<u32> =
            counts.iter().map(|counts| units(rule, counts.get(level, departement))).collect();
        if in_phase.iter().all(|units| *units == 0) {
            continue;
        }
        let stock: Vec<u32> = source.timeline.phases.iter().map(|phase| in_phase[*phase]).collect();
        let start = start(source, rule, (level, departement), &stock);
        needs.push(Need { item, level: Level::ALL[level], departement, stock, start, flow: Vec::new() });
    }
}

fn of_phase(source: &Source<'_>, rule: &Rule, phase: &PhaseQuantities) -> Counts {
    count(&rule.per, rule.kinds.as_deref(), phase, source.territory)
}

/// Every level and département, in order.
fn places(territory: &Territory) -> impl Iterator<Item = Spot> {
    let departements = territory.departements.len() as u32;
    (0..LEVELS).flat_map(move |level| {
        (0..departements).map(Some).chain([None]).map(move |departement| (level, departement))
    })
}

/// What is there when the first year begins. Seats that go on as another kind are there from the year in which that
/// kind appears: what is in place is then not what was bought, but what was kept.
fn start(source: &Source<'_>, rule: &Rule, spot: Spot, stock: &[u32]) -> Start {
    let first = stock.first().copied().unwrap_or(0);
    if let Some(reused) = reused(source, rule, spot, stock) {
        return reused;
    }
    if rule.new {
        return Start::New;
    }
    match rule.age {
        Some(age) => Start::Aged { units: first, age: age.0 },
        None => Start::Spread { units: first },
    }
}

/// What is kept in the place of new seats, in the account from its first year, out of sight until it serves. What has no
/// life, such as training, is of people, and not kept with a device.
fn reused(source: &Source<'_>, rule: &Rule, spot: Spot, stock: &[u32]) -> Option<Start> {
    let Per::Seat(kind) = rule.per else { return None };
    let is_here = |kept: &&Kept| kept.to == kind as usize && kept.spot == spot && rule.life.is_some();
    let kept = source.kept.iter().find(is_here)?;
    let units = units(rule, f64::from(kept.seats)).min(stock[kept.first]);
    Some(Start::Reused { units, age: kept.age, lasts: kept.years, from: kept.first as u32 })
}

/// Solutions of the category, as the governance shares them; one where it says nothing.
fn solutions(source: &Source<'_>, index: usize, rule: &Rule, needs: &mut Vec<Need>) {
    let (_, governance) = &source.means.governances.0[source.governance];
    let solutions = governance.sharing.get(&rule.category).map_or(1, |sharing| sharing.solutions.0);
    let stock = vec![units(rule, f64::from(solutions)); source.timeline.len()];
    let start = if rule.new { Start::New } else { Start::Spread { units: stock[0] } };
    let item = source.catalogue.under(source.governance, index);
    needs.push(Need { item, level: Level::Shared, departement: None, stock, start, flow: Vec::new() });
}

fn flows(source: &Source<'_>, item: usize, rule: &Rule, needs: &mut Vec<Need>) {
    let shared = |number: f64| {
        let mut counts = Counts::new(source.territory.departements.len());
        counts.add(SHARED, None, number);
        counts
    };
    let calendar = &source.means.calendar;
    let in_phase: Vec<Counts> = source
        .scenario
        .phases
        .iter()
        .enumerate()
        .map(|(at, phase)| match rule.per {
            Per::CoreHour => shared(source.energy[at].core_hours),
            Per::EgressGigabyte => shared(of_year(calendar, &phase.days, |day| day.egress_gigabytes)),
            Per::KilowattHour => source.energy[at].bought.clone(),
            _ => source.staff[at].clone(),
        })
        .collect();
    for (level, departement) in places(source.territory) {
        let flow: Vec<f64> = source
            .timeline
            .phases
            .iter()
            // A scenario without phases uses nothing.
            .map(|phase| {
                in_phase.get(*phase).map_or(0.0, |counts| counts.get(level, departement)) * rule.each.0
            })
            .collect();
        if flow.iter().any(|number| *number > 0.0) {
            let level = Level::ALL[level];
            needs.push(Need { item, level, departement, stock: Vec::new(), start: Start::New, flow });
        }
    }
}

/// What a phase has that no item has a price for: seats, lines, licences, hosts, rented cores, projects, by the words of
/// the means.
pub(super) fn unpriced(means: &Means, scenario: &ScenarioQuantities, territory: &Territory) -> Vec<String> {
    use crate::file::means::{SEATS, TECHNOLOGIES};
    let mut missing: Vec<String> = Vec::new();
    let mut add = |what: String| {
        if !missing.contains(&what) {
            missing.push(what);
        }
    };
    let has = |wanted: &dyn Fn(&Rule) -> bool| means.items.iter().any(|(_, rule)| wanted(rule));
    for phase in &scenario.phases {
        for (school, stock) in territory.establishments.iter().zip(&phase.stock.schools) {
            let concerns = |rule: &Rule| is_of(rule.kinds.as_deref(), Some(school.kind));
            for (kind, seats) in stock.seats.iter().enumerate() {
                let priced = |rule: &Rule| {
                    matches!(rule.per, Per::Seat(known) if known as usize == kind) && concerns(rule)
                };
                if *seats > 0 && !has(&priced) {
                    add(format!("seat = {}", SEATS[kind]));
                }
            }
            let (technology, name) = TECHNOLOGIES
                .into_iter()
                .find(|(known, _)| *known == stock.technology)
                .expect("every technology has a key");
            let priced = |rule: &Rule| {
                matches!(rule.per, Per::Line(known) if maillage_sim::territory::Technology::from(known) == technology)
                    && concerns(rule)
            };
            if !has(&priced) {
                add(format!("line = {name}"));
            }
        }
        for licence in &phase.stock.licences {
            // A licence for each seat and a shared one have prices of their own.
            let priced = |rule: &Rule| match (&rule.per, licence.concurrent) {
                (Per::LicensedSeat(name), None) | (Per::Licence(name), Some(_)) => *name == licence.name,
                _ => false,
            };
            if licence.seats.iter().any(|seats| *seats > 0) && !has(&priced) {
                add(format!("licence = {}", licence.name));
            }
        }
        let host = |place: Place| has(&|rule| matches!(rule.per, Per::Host(known) if known == place));
        let hosts_of_schools = phase.stock.schools.iter().any(|stock| stock.hosts > 0);
        if hosts_of_schools && !host(Place::Establishment) {
            add("host = establishment".to_owned());
        }
        for pool in &phase.stock.pools {
            let (place, name) = match pool.departement {
                Some(_) => (Place::Departement, "departement"),
                None => (Place::Site, "site"),
            };
            if pool.is_rented && !has(&|rule| matches!(rule.per, Per::CoreHour)) {
                add("core_hour".to_owned());
            } else if !pool.is_rented && pool.hosts > 0 && !host(place) {
                add(format!("host = {name}"));
            }
        }
        for (name, units) in &phase.stock.projects {
            if *units > 0 && !has(&|rule| matches!(&rule.per, Per::Project(known) if known == name)) {
                add(format!("project = {name}"));
            }
        }
    }
    missing
}
