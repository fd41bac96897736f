//! Visitors at home: a Poisson number comes in every step, each stays for the length of a visit; at the portal
//! they are sources like those in class, over the route from the Internet.

use super::{Day, Event, home_step};
use crate::demand::home::{STEP_MINUTES, STEPS_A_DAY, arrivals};
use crate::ids::{EstablishmentId, PoolId};
use crate::tier::Tier;
use crate::tier::kit::{Port, Variant};
use crate::tier::slab::Key;
use std::collections::{BTreeMap, VecDeque};

/// A pool (or node) at which visitors of some establishments arrive.
#[derive(Debug)]
pub(super) struct Door {
    /// One of the establishments whose visitors come here.
    establishment: EstablishmentId,
    pub(super) port: Port,
    pub(super) variant: Variant,
    /// The door of the overflow pool.
    overflow: Option<u32>,
    pub(super) present: u32,
    /// Those whose visit is over at this step.
    gone: u32,
    pub(super) last: [f64; 3],
    granted: [f64; 2],
    /// Visitors by step of arrival, the latest last.
    arrived: VecDeque<u32>,
    /// The visitors themselves, likewise (tier `interaction`).
    pub(super) visitors: VecDeque<Key>,
}

/// Doors by pool and links.
type Doors = BTreeMap<(Option<PoolId>, Vec<u32>), u32>;

/// All doors, and the one of each establishment.
#[derive(Debug, Default)]
pub(super) struct Home {
    pub(super) doors: Vec<Door>,
    door_of: Vec<u32>,
}

impl Door {
    /// Whether visitors cross the links of an establishment: one with a portal of its own.
    fn crosses_own_links(&self) -> bool {
        self.port.legs().any(|leg| leg.local != 0)
    }
}

impl Home {
    /// Establishments whose own links visitors cross now.
    pub(super) fn visited_sites(&self) -> impl Iterator<Item = EstablishmentId> {
        let own = |door: &&Door| door.present > 0 && door.crosses_own_links();
        self.doors.iter().filter(own).map(|door| door.establishment)
    }
}

impl Day<'_> {
    /// Arrivals of a step, and departures of those whose visit is over.
    pub(super) fn home_step(&mut self, step: u32) {
        let Some(visits) = &self.future.home else { return };
        if step == STEPS_A_DAY {
            // Midnight: the day is over and everybody leaves.
            (0..self.home.doors.len()).for_each(|index| self.change_visitors(index, 0));
            return;
        }
        if self.home.door_of.is_empty() {
            self.open_doors();
        }
        let mut arriving = vec![0_u32; self.home.doors.len()];
        for (establishment, door) in self.future.establishments.iter().zip(&self.home.door_of) {
            arriving[*door as usize] += arrivals(visits, establishment, step, self.seed.0, self.seed.1);
        }
        // A visit is counted in whole steps: its length rounded, at least one.
        let steps = (visits.duration.seconds() / 60.0 / f64::from(STEP_MINUTES)).round().max(1.0) as usize;
        // Those whose visit is over make room before anybody new looks for it.
        for door in &mut self.home.doors {
            door.gone = if door.arrived.len() >= steps { door.arrived.pop_front().unwrap_or(0) } else { 0 };
            if let Some(pool) = door.port.pool {
                self.pools[pool.index()].placed -= door.gone;
            }
        }
        self.overflow_visitors(&mut arriving);
        for (index, count) in arriving.into_iter().enumerate() {
            let door = &mut self.home.doors[index];
            door.arrived.push_back(count);
            let staying = door.present - door.gone;
            if self.tier == Tier::Interaction {
                // Those who came first leave first, before the new ones come.
                self.change_visitors(index, staying);
            }
            self.change_visitors(index, staying + count);
        }
        self.at(self.now + home_step(), Event::Home(step + 1));
    }

    /// Arrivals that find no room on the pool of their door go to that of its overflow; all others settle.
    fn overflow_visitors(&mut self, arriving: &mut [u32]) {
        let wanted_here = arriving.to_vec();
        for (index, wanted) in wanted_here.into_iter().enumerate() {
            let Door { overflow, port, .. } = &self.home.doors[index];
            let Some(pool) = port.pool else { continue };
            let settling = overflow.map_or(wanted, |_| wanted.min(self.room(pool)));
            self.pools[pool.index()].placed += settling;
            let Some(other) = overflow.map(|other| other as usize) else { continue };
            arriving[index] -= wanted - settling;
            arriving[other] += wanted - settling;
            if let Some(pool) = self.home.doors[other].port.pool {
                self.pools[pool.index()].placed += wanted - settling;
            }
        }
    }

    fn open_doors(&mut self) {
        // Doors of the same port, by pool and links.
        let mut known: Doors = BTreeMap::new();
        for index in 0..self.future.establishments.len() {
            let id = EstablishmentId::from_index(index);
            let door = self.door(&mut known, id, Variant::default());
            self.home.door_of.push(door);
        }
        for index in 0..self.home.doors.len() {
            let Door { establishment, port, .. } = &self.home.doors[index];
            let overflows = port.pool.is_some_and(|pool| self.future.pools[pool.index()].overflow.is_some());
            if overflows {
                let variant = Variant { overflow: true, pace: 0 };
                let other = self.door(&mut known, *establishment, variant);
                self.home.doors[index].overflow = Some(other);
            }
        }
    }

    /// The door through which visitors of an establishment come, made at its first use.
    fn door(&mut self, known: &mut Doors, id: EstablishmentId, variant: Variant) -> u32 {
        let port = self.home_port(id, variant).unwrap_or_default();
        let links = port.legs().flat_map(|leg| leg.links.iter().map(|link| link.0)).collect();
        let doors = &mut self.home.doors;
        *known.entry((port.pool, links)).or_insert_with(|| {
            doors.push(Door {
                establishment: id,
                port,
                variant,
                overflow: None,
                present: 0,
                gone: 0,
                last: [0.0; 3],
                granted: [0.0; 2],
                arrived: VecDeque::new(),
                visitors: VecDeque::new(),
            });
            doors.len() as u32 - 1
        })
    }

    fn home_port(&mut self, id: EstablishmentId, variant: Variant) -> Option<Port> {
        let visits = self.future.home.as_ref()?;
        Some(self.maker(id, self.interactions(), variant).home(&visits.page))
    }

    /// A look has found that a cycle of the visitors of a door takes longer, or less long.
    pub(super) fn repace_door(&mut self, index: usize, variant: Variant) {
        let Some(port) = self.home_port(self.home.doors[index].establishment, variant) else { return };
        let present = self.home.doors[index].present;
        self.change_visitors(index, 0);
        let door = &mut self.home.doors[index];
        (door.port, door.variant) = (port, variant);
        self.change_visitors(index, present);
    }

    fn change_visitors(&mut self, index: usize, present: u32) {
        let door = &self.home.doors[index];
        if door.crosses_own_links() {
            self.in_use.set(door.establishment.index());
        }
        if self.tier == Tier::Interaction {
            self.change_askers(index, present);
            return;
        }
        let door = &self.home.doors[index];
        let (port, before, granted) = (door.port.clone(), door.present, door.granted);
        if before > 0 {
            self.leave(port.down.as_ref(), before, granted[0]);
            self.leave(port.up.as_ref(), before, granted[1]);
        }
        let granted = if present > 0 {
            [self.join(port.down.as_ref(), present), self.join(port.up.as_ref(), present)]
        } else {
            [0.0; 2]
        };
        let door = &mut self.home.doors[index];
        (door.present, door.granted) = (present, granted);
    }

    /// Visitors are present on the pools of their doors.
    pub(super) fn gather_home(&mut self) {
        let Some(visits) = &self.future.home else { return };
        for door in &self.home.doors {
            let Some(pool) = door.port.pool else { continue };
            let fixed = door.port.round_trip * visits.page.round_trips;
            let away = visits.page.think.seconds() + fixed + door.last[0] + door.last[1];
            let state = &mut self.pools[pool.index()];
            state.members += f64::from(door.present);
            state.asked += f64::from(door.present) * visits.page.work.seconds() / away;
        }
    }
}
