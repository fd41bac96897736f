//! What a scenario has in a phase, counted: from the same tables and rules as the input of its runs.

use super::network::is_wireless;
use super::{Context, colour, establishments, hosting, lines, network};
use crate::decide::quantities::{DataPlace, LicenceStock, PoolStock, ReuseStock, SchoolStock, Stock};
use crate::file::schema::{At, Country, Place};
use maillage_sim::future::{Activity, Delivery, Establishment, Pool};

/// Sites of data that are none of ours to place.
const INTERNET: &str = "internet";

/// Counts what there is.
pub(super) fn of(context: &Context<'_>) -> Stock {
    let built = network::build(context);
    let schools = establishments::build(context, &built);
    let colours = colour::silos(context);
    let hosting = hosting::build(context, &built, &schools, &colours);
    let activities = super::activities::build(context, &hosting);
    let said = &context.file.means;
    let mut local_hosts = vec![0; schools.len()];
    let pools = pools(context, &hosting, &mut local_hosts);
    Stock {
        schools: school_stocks(context, &schools, &local_hosts),
        pools,
        licences: licences(context, &schools, &activities),
        silos: colours.iter().max().map_or(1, |most| *most as u32 + 1),
        data: data(context),
        governance: said.governance.clone(),
        support: said.support.clone(),
        projects: said.projects.iter().map(|(name, units)| (name.to_owned(), units.0)).collect(),
        reuse: said
            .reuse
            .iter()
            .filter_map(|(name, reuse)| {
                let (from, years, age) = (reuse.from as usize, reuse.years.0, reuse.age.0);
                Some(ReuseStock { to: seat_kind(name)?, from, years, age })
            })
            .collect(),
        hardware_models: said.hardware_models.map(|models| models.0),
        printer_models: said.printer_models.map(|models| models.0),
    }
}

/// Index of a kind of seat by its key.
fn seat_kind(name: &str) -> Option<usize> {
    crate::file::means::SEATS.iter().position(|known| *known == name)
}

fn school_stocks(context: &Context<'_>, schools: &[Establishment], local_hosts: &[u32]) -> Vec<SchoolStock> {
    let lines = lines::access(context);
    let busiest = context.file.days.iter().map(|(_, day)| day.device_share.0).fold(0.0, f64::max);
    schools
        .iter()
        .zip(&lines)
        .zip(local_hosts)
        .map(|((school, line), hosts)| {
            let mut seats = [0; 5];
            for group in &school.seats {
                seats[group.delivery as usize] += group.count;
            }
            SchoolStock {
                seats,
                technology: line.technology,
                down: line.down.value(),
                access_points: access_points(context, school, &seats, busiest),
                hosts: *hosts,
                has_ent: school.home_accounts > 0.0,
            }
        })
        .collect()
}

/// Access points of a school. On demand, as many as classes are expected to use devices at once on the busiest type of
/// day: the teacher takes one along.
fn access_points(context: &Context<'_>, school: &Establishment, seats: &[u32; 5], busiest: f64) -> u32 {
    let has_radio =
        Delivery::ALL.into_iter().any(|delivery| is_wireless(delivery) && seats[delivery as usize] > 0);
    let Some(wifi) = context.file.wifi.get(school.kind).filter(|_| has_radio) else { return 0 };
    let points = if wifi.on_demand {
        let share = context.file.demand.get(school.kind).map_or(0.0, |said| super::value(said.device_share));
        school.classes.len() as f64 * (share * busiest).min(1.0)
    } else {
        f64::from(school.pupils) / 100.0 * wifi.access_points_per_100_pupils.0
    };
    points.ceil().max(1.0) as u32
}

/// Pools outside establishments; hosts inside are added up by establishment.
fn pools(context: &Context<'_>, hosting: &hosting::Hosting, local_hosts: &mut [u32]) -> Vec<PoolStock> {
    let mut stocks = Vec::new();
    for (name, said) in context.file.pools.iter() {
        let is_rented = said.elastic.is_some() && said.at != At::Establishment;
        let reserve = said.reserve.0;
        match &said.at {
            At::Establishment => {
                for (school, hosts) in local_hosts.iter_mut().enumerate() {
                    // What may be switched on there stands there.
                    let most = |pool: &Pool| pool.elastic.map_or(pool.hosts, |elastic| elastic.max);
                    let owned = hosting.pools_at(name, school).map(|id| most(&hosting.pools[id.index()]));
                    let owned: Vec<u32> = owned.collect();
                    if !owned.is_empty() {
                        *hosts += owned.iter().sum::<u32>() + reserve;
                    }
                }
            }
            At::Departement | At::Site(_) => {
                let departements = context.territory.departements.len();
                let ids = hosting.pools_of(name);
                for (order, id) in ids.iter().enumerate() {
                    let in_departement = said.at == At::Departement;
                    // Silos come one after the other, each with all its instances.
                    let instances = if in_departement { departements } else { 1 };
                    let pool = &hosting.pools[id.index()];
                    stocks.push(PoolStock {
                        index: id.index(),
                        name: pool.name.clone(),
                        departement: in_departement.then(|| (order % departements.max(1)) as u32),
                        // The reserve is that of the entry, not of each of its silos.
                        hosts: if is_rented {
                            0
                        } else {
                            pool.hosts + if order < instances { reserve } else { 0 }
                        },
                        cores: said.cores.0,
                        is_rented,
                        kept: pool.elastic.filter(|_| is_rented).map_or(0, |elastic| elastic.min),
                    });
                }
            }
        }
    }
    stocks
}

/// Licences, with the seats on which an activity of the school may hold one.
fn licences(context: &Context<'_>, schools: &[Establishment], activities: &[Activity]) -> Vec<LicenceStock> {
    let stock = |(index, (name, licence)): (usize, (&str, &crate::file::schema::Licence))| {
        let mut seats = [0; 4];
        for school in schools {
            for group in &school.seats {
                let holds = school.activity_mix.iter().any(|(activity, _)| {
                    let used = activities[activity.index()].uses[group.delivery as usize].as_ref();
                    used.and_then(|used| used.licence).is_some_and(|held| held.index() == index)
                });
                if holds {
                    seats[establishments::index(school.kind)] += group.count;
                }
            }
        }
        LicenceStock { name: name.to_owned(), concurrent: licence.concurrent.map(|count| count.0), seats }
    };
    context.file.licences.iter().enumerate().map(stock).collect()
}

/// Where data of pupils lie: the place of each service that holds them, and the pools that it overflows to.
fn data(context: &Context<'_>) -> Vec<DataPlace> {
    let file = context.file;
    let mut places: Vec<DataPlace> = Vec::new();
    for (service, said) in file.services.iter().filter(|(_, said)| said.personal_data) {
        let mut add = |site: &str, is_abroad: bool, foreign_law: bool| {
            let place =
                DataPlace { service: service.to_owned(), site: site.to_owned(), is_abroad, foreign_law };
            if !places.contains(&place) {
                places.push(place);
            }
        };
        let mut at_site = |site: &str| {
            let facts = file.host_sites.get(site);
            let country = facts.map_or(Country::France, |facts| facts.country);
            add(site, country != Country::France, facts.is_some_and(|facts| facts.foreign_law));
        };
        match &said.on {
            Place::Device | Place::Establishment => add(kind_of_place(&said.on), false, false),
            // Nobody said where: the worst is assumed.
            Place::Internet => add(INTERNET, true, true),
            Place::Site(site) => at_site(site),
            Place::Pool(pool) => {
                let mut next = Some(pool.as_str());
                // A pool is met once: overflow has no rings, which `check` sees to.
                while let Some(said) = next.and_then(|name| file.pools.get(name)) {
                    match &said.at {
                        At::Site(site) => at_site(site),
                        At::Departement => at_site("departement"),
                        At::Establishment => at_site("establishment"),
                    }
                    next = said.overflow.as_deref();
                }
            }
        }
    }
    places.sort();
    places
}

const fn kind_of_place(place: &Place) -> &'static str {
    match place {
        Place::Device => "device",
        _ => "establishment",
    }
}
