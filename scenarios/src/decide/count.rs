//! What an item or a ticket is counted by: so many at each level and département, in a phase.

use super::quantities::{PhaseQuantities, SchoolStock};
use crate::file::means::TECHNOLOGIES;
use crate::file::schema::Kind;
use crate::file::schema::means::{Per, Place};
use maillage_sim::territory::{Establishment, EstablishmentKind, Territory};

/// Levels: types of establishment, then what belongs to no school.
pub const LEVELS: usize = 5;

/// The level of what belongs to no school.
pub const SHARED: usize = 4;

/// Position of a type of establishment among the levels.
pub fn level(kind: EstablishmentKind) -> usize {
    EstablishmentKind::ALL.iter().position(|known| *known == kind).expect("ALL lists every type")
}

/// Numbers by level and département; what is shared and stands nowhere in particular has a place behind the last
/// département.
#[derive(Clone, PartialEq, Debug)]
pub struct Counts {
    departements: usize,
    cells: Vec<f64>,
}

impl Counts {
    /// None of anything, in so many départements.
    pub fn new(departements: usize) -> Self {
        Self { departements, cells: vec![0.0; LEVELS * (departements + 1)] }
    }

    fn at(&self, level: usize, departement: Option<u32>) -> usize {
        level * (self.departements + 1) + departement.map_or(self.departements, |at| at as usize)
    }

    /// Adds some.
    pub fn add(&mut self, level: usize, departement: Option<u32>, number: f64) {
        let at = self.at(level, departement);
        self.cells[at] += number;
    }

    /// How many at a level in a département.
    pub fn get(&self, level: usize, departement: Option<u32>) -> f64 {
        self.cells[self.at(level, departement)]
    }

    /// Those of some types of establishment alone; all of them where none is named.
    #[must_use]
    pub fn of_kinds(&self, kinds: Option<&[Kind]>) -> Self {
        let mut some = self.clone();
        let width = self.departements + 1;
        for (at, number) in some.cells.iter_mut().enumerate() {
            let kind = EstablishmentKind::ALL.get(at / width);
            if !is_of(kinds, kind.copied()) {
                *number = 0.0;
            }
        }
        some
    }

    /// How many in all.
    pub fn total(&self) -> f64 {
        self.cells.iter().sum()
    }

    /// Levels, départements and numbers, in order, zeros included.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Option<u32>, f64)> + '_ {
        let width = self.departements + 1;
        self.cells.iter().enumerate().map(move |(at, number)| {
            let departement = at % width;
            (at / width, (departement < self.departements).then_some(departement as u32), *number)
        })
    }
}

/// Whether a type of establishment, or what belongs to no school, is among those that are named.
pub fn is_of(kinds: Option<&[Kind]>, wanted: Option<EstablishmentKind>) -> bool {
    kinds.is_none_or(|kinds| kinds.iter().any(|kind| Some(EstablishmentKind::from(*kind)) == wanted))
}

/// How many there are of something in a phase. Flows (hours, gigabytes, kilowatt-hours), full-time equivalents and
/// solutions are no stocks: there are none of them here.
pub fn count(per: &Per, kinds: Option<&[Kind]>, phase: &PhaseQuantities, territory: &Territory) -> Counts {
    let mut counts = Counts::new(territory.departements.len());
    let wanted = |school: &Establishment| is_of(kinds, Some(school.kind));
    for (school, stock) in territory.establishments.iter().zip(&phase.stock.schools) {
        let number = of_school(per, school, stock);
        if number > 0.0 && wanted(school) {
            counts.add(level(school.kind), Some(school.departement), number);
        }
    }
    of_territory(per, kinds, phase, &mut counts);
    counts
}

/// How many there are of something in an establishment.
pub fn of_school(per: &Per, school: &Establishment, stock: &SchoolStock) -> f64 {
    match per {
        Per::Pupil => f64::from(school.pupils),
        Per::EntPupil if stock.has_ent => f64::from(school.pupils),
        Per::Establishment => 1.0,
        Per::Seat(kind) => f64::from(stock.seats[*kind as usize]),
        Per::AccessPoint => f64::from(stock.access_points),
        Per::Line(technology) => {
            let wanted = TECHNOLOGIES.iter().find(|(known, _)| *known == (*technology).into());
            f64::from(u8::from(wanted.is_some_and(|(known, _)| *known == stock.technology)))
        }
        Per::Host(Place::Establishment) => f64::from(stock.hosts),
        _ => 0.0,
    }
}

fn of_territory(per: &Per, kinds: Option<&[Kind]>, phase: &PhaseQuantities, counts: &mut Counts) {
    match per {
        Per::Host(place @ (Place::Departement | Place::Site)) => {
            let in_departements = *place == Place::Departement;
            for pool in phase.stock.pools.iter().filter(|pool| pool.departement.is_some() == in_departements)
            {
                counts.add(SHARED, pool.departement, f64::from(pool.hosts));
            }
        }
        Per::Project(name) => {
            let units = phase.stock.projects.iter().find(|(known, _)| known == name);
            counts.add(SHARED, None, units.map_or(0.0, |(_, units)| f64::from(*units)));
        }
        Per::LicensedSeat(name) => {
            for licence in phase.stock.licences.iter().filter(|licence| licence.name == *name) {
                // A pool is bought by the number in use at once, not by the seat.
                if licence.concurrent.is_none() {
                    for (at, seats) in licence.seats.iter().enumerate() {
                        let kind = EstablishmentKind::ALL[at];
                        if is_of(kinds, Some(kind)) {
                            counts.add(at, None, f64::from(*seats));
                        }
                    }
                }
            }
        }
        Per::Licence(name) => {
            for (at, licence) in phase.stock.licences.iter().enumerate() {
                if licence.name == *name && licence.concurrent.is_some() {
                    let peak = phase.days.iter().filter_map(|day| day.licence_peaks.get(at)).max();
                    counts.add(SHARED, None, peak.map_or(0.0, |peak| f64::from(*peak)));
                }
            }
        }
        _ => {}
    }
}
