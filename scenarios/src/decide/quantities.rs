//! What money, energy, support and equity are counted from: what a scenario has in a phase, and what its simulated days
//! used. Nothing here is estimated a second time: stocks come from the input of the runs, use from their outcomes.

use maillage_sim::territory::Technology;
use serde::{Deserialize, Serialize};

/// Version of the form of quantities that this program writes and counts from.
pub const VERSION: u32 = 2;

/// Of every scenario of a study.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Quantities {
    /// Version of this form: [`VERSION`].
    pub version: u32,
    /// Scenarios, in order.
    pub scenarios: Vec<ScenarioQuantities>,
}

/// Of a scenario.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct ScenarioQuantities {
    /// Its name.
    pub name: String,
    /// Phases, in order.
    pub phases: Vec<PhaseQuantities>,
}

/// Of a phase.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PhaseQuantities {
    /// Its name.
    pub name: String,
    /// What is there.
    pub stock: Stock,
    /// What its days used, in the order of the study.
    pub days: Vec<DayUse>,
}

/// What a scenario has in a phase.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Stock {
    /// By establishment, in the order of the territory.
    pub schools: Vec<SchoolStock>,
    /// Pools of hosts outside establishments.
    pub pools: Vec<PoolStock>,
    /// Licences.
    pub licences: Vec<LicenceStock>,
    /// Images of session hosts that cannot be merged.
    pub silos: u32,
    /// Where data of pupils are.
    pub data: Vec<DataPlace>,
    /// Governance, where the scenario names one.
    pub governance: Option<String>,
    /// Organisation of support, likewise.
    pub support: Option<String>,
    /// Units of projects under way.
    pub projects: Vec<(String, u32)>,
    /// Seats that go on as others.
    pub reuse: Vec<ReuseStock>,
    /// Hardware models, where the scenario says.
    pub hardware_models: Option<u32>,
    /// Models of printers, likewise.
    pub printer_models: Option<u32>,
}

/// What an establishment has.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SchoolStock {
    /// Seats by delivery mode.
    pub seats: [u32; 5],
    /// Technology of its line.
    pub technology: Technology,
    /// Rate towards it, bits a second.
    pub down: f64,
    /// Access points.
    pub access_points: u32,
    /// Hosts in the establishment.
    pub hosts: u32,
    /// Whether its pupils have accounts of the ENT.
    pub has_ent: bool,
}

/// Seats that go on as another kind; kinds are indices of delivery modes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReuseStock {
    /// Kind that they become.
    pub to: usize,
    /// Kind that they were.
    pub from: usize,
    /// Years that they last in their new use.
    pub years: u32,
    /// Their age when they change use, years.
    pub age: u32,
}

/// A pool of hosts outside establishments.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PoolStock {
    /// Its index among the pools of the outcome of a run.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Département in which it stands; none at a host site.
    pub departement: Option<u32>,
    /// Hosts owned, reserve included; none where they are rented.
    pub hosts: u32,
    /// Cores of a host, before virtualisation.
    pub cores: f64,
    /// Whether hosts come and go with the load, and are paid by the hour.
    pub is_rented: bool,
    /// Fewest of them that are rented, on days without school too; none where they are owned.
    pub kept: u32,
}

/// A licence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LicenceStock {
    /// Its name.
    pub name: String,
    /// Licences of the pool; none where each seat has its own.
    pub concurrent: Option<u32>,
    /// Seats on which an activity may hold it, by type of establishment.
    pub seats: [u32; 4],
}

/// A place where data of pupils lie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct DataPlace {
    /// Service.
    pub service: String,
    /// Host site, or `establishment`, `departement`, `internet`.
    pub site: String,
    /// Whether the place is outside France.
    pub is_abroad: bool,
    /// Whether a law outside the European Union reaches whoever runs it.
    pub foreign_law: bool,
}

/// What the runs of a day used, means over replications.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct DayUse {
    /// Type of day.
    pub name: String,
    /// Hours of seats in use, by delivery mode.
    pub seat_hours: [f64; 5],
    /// Core-hours of rented hosts.
    pub core_hours: f64,
    /// Gigabytes that left host sites behind the Internet.
    pub egress_gigabytes: f64,
    /// Gigabytes on access lines, both ways.
    pub access_gigabytes: f64,
    /// Most licences in use at once, by licence: the largest of the replications.
    pub licence_peaks: Vec<u32>,
    /// Lessons of the territory with devices, by replication.
    pub lessons: Vec<f64>,
    /// Share of them that was disturbed, by replication; 0 where there were none.
    pub disturbed: Vec<f64>,
    /// Lessons by establishment, mean.
    pub lessons_by_school: Vec<f32>,
    /// Share of disturbed lessons by establishment, mean; none where there were no lessons.
    pub disturbed_by_school: Vec<Option<f32>>,
}

impl Quantities {
    /// Those of a scenario.
    pub fn scenario(&self, name: &str) -> Option<&ScenarioQuantities> {
        self.scenarios.iter().find(|scenario| scenario.name == name)
    }
}

impl SchoolStock {
    /// Seats of all kinds.
    pub fn all_seats(&self) -> u32 {
        self.seats.iter().sum()
    }
}
