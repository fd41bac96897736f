//! A small territory with known quantities, for tests.

use super::quantities::{
    DataPlace, DayUse, LicenceStock, PhaseQuantities, PoolStock, Quantities, ScenarioQuantities, SchoolStock,
    Stock, VERSION,
};
use maillage_sim::territory::{
    Departement, Establishment, EstablishmentKind, Position, Sector, Technology, Territory,
};

/// Two collèges and an école in two départements.
pub(crate) fn territory() -> Territory {
    let school = |key: &str, kind, departement, pupils, latitude, population| Establishment {
        key: key.to_owned(),
        name: format!("School {key}"),
        kind,
        sector: Sector::Public,
        commune: "63001".to_owned(),
        commune_name: "Somewhere".to_owned(),
        commune_population: population,
        departement,
        position: Position { latitude, longitude: 3.0 },
        pupils,
        pupils_estimated: false,
    };
    let departement =
        |code: &str| Departement { code: code.to_owned(), name: format!("Département {code}") };
    Territory {
        name: "Sample".to_owned(),
        establishments: vec![
            school("A", EstablishmentKind::College, 0, 400, 45.0, 10_000),
            school("B", EstablishmentKind::College, 1, 300, 45.5, 1_500),
            school("C", EstablishmentKind::Ecole, 1, 100, 45.6, 800),
        ],
        departements: vec![departement("03"), departement("63")],
        ..Territory::default()
    }
}

/// A phase: desktops everywhere, a server in each collège, one pool of three hosts at a site.
pub(crate) fn phase(name: &str) -> PhaseQuantities {
    let school = |seats, technology, down, hosts, has_ent| SchoolStock {
        seats: [seats, 0, 0, 0, 0],
        technology,
        down,
        access_points: 0,
        hosts,
        has_ent,
    };
    PhaseQuantities {
        name: name.to_owned(),
        stock: Stock {
            schools: vec![
                school(80, Technology::DedicatedFibre, 1e8, 1, true),
                school(60, Technology::Adsl, 8e6, 1, true),
                school(10, Technology::Adsl, 4e6, 0, false),
            ],
            pools: vec![PoolStock {
                index: 2,
                name: "portal".to_owned(),
                departement: None,
                hosts: 3,
                cores: 8.0,
                is_rented: false,
                kept: 0,
            }],
            silos: 1,
            ..Stock::default()
        },
        days: vec![
            DayUse {
                name: "ordinary".to_owned(),
                seat_hours: [300.0, 0.0, 0.0, 0.0, 0.0],
                access_gigabytes: 10.0,
                lessons: vec![80.0, 120.0],
                disturbed: vec![0.1, 0.2],
                lessons_by_school: vec![60.0, 40.0, 0.0],
                disturbed_by_school: vec![Some(0.0), Some(0.3), None],
                ..DayUse::default()
            },
            DayUse {
                name: "peak".to_owned(),
                seat_hours: [600.0, 0.0, 0.0, 0.0, 0.0],
                access_gigabytes: 20.0,
                lessons: vec![120.0, 180.0],
                disturbed: vec![0.3, 0.4],
                lessons_by_school: vec![90.0, 50.0, 10.0],
                disturbed_by_school: vec![Some(0.1), Some(0.6), Some(0.5)],
                ..DayUse::default()
            },
        ],
    }
}

/// A scenario with these phases.
pub(crate) fn scenario(name: &str, phases: Vec<PhaseQuantities>) -> ScenarioQuantities {
    ScenarioQuantities { name: name.to_owned(), phases }
}

/// A study of these scenarios.
pub(crate) fn study(scenarios: Vec<ScenarioQuantities>) -> Quantities {
    Quantities { version: VERSION, scenarios }
}

/// The phase with a licence that its 140 seats of collèges may hold: one for each seat, or a pool of which so many are in
/// use at once on its two days.
pub(crate) fn licensed(name: &str, pool: Option<(u32, [u32; 2])>) -> PhaseQuantities {
    let mut phase = phase(name);
    phase.stock.licences = vec![LicenceStock {
        name: "atlas".to_owned(),
        concurrent: pool.map(|(count, _)| count),
        seats: [0, 140, 0, 0],
    }];
    let peaks = pool.map_or([70, 90], |(_, peaks)| peaks);
    for (day, peak) in phase.days.iter_mut().zip(peaks) {
        day.licence_peaks = vec![peak];
    }
    phase
}

/// The phase with thin clients instead of desktops in the collèges, on rented hosts that a foreign law reaches.
pub(crate) fn cloud(name: &str) -> PhaseQuantities {
    let mut phase = phase(name);
    for school in &mut phase.stock.schools[..2] {
        school.seats = [0, school.seats[0], 0, 0, 0];
    }
    phase.stock.pools.push(PoolStock {
        index: 3,
        name: "cloud".to_owned(),
        departement: None,
        hosts: 0,
        cores: 4.0,
        is_rented: true,
        kept: 1,
    });
    phase.stock.projects = vec![("cloud".to_owned(), 1)];
    phase.stock.data = vec![DataPlace {
        service: "sessions".to_owned(),
        site: "cloud".to_owned(),
        is_abroad: false,
        foreign_law: true,
    }];
    for day in &mut phase.days {
        day.seat_hours.swap(0, 1);
        day.core_hours = 40.0;
        day.egress_gigabytes = 5.0;
        // Better lessons than those of the phase that it comes from.
        day.disturbed = vec![0.0, 0.05];
    }
    phase
}

/// Three scenarios: the sample carried on, moved to a foreign cloud in 2015, and with shared licences.
pub(crate) fn three() -> Quantities {
    study(vec![
        scenario("same", vec![phase("2013"), licensed("2015", None)]),
        scenario("cloud", vec![phase("2013"), cloud("2015")]),
        scenario("pool", vec![phase("2013"), licensed("2015", Some((100, [30, 40])))]),
    ])
}
