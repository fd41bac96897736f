//! Visitors at home: a Poisson number comes in every step, each stays for the length of a visit; at the portal
//! they are sources like those in class, over the route from the Internet.

use super::{Day, Event, home_step};
use crate::demand::home::{STEP_MINUTES, STEPS_A_DAY, arrivals};
use crate::ids::{EstablishmentId, PoolId};
use crate::tier::Tier;
use crate::tier::kit::{Maker, Port};
use crate::tier::slab::Key;
use std::collections::{BTreeMap, VecDeque};

/// A pool (or node) at which visitors of some establishments arrive.
#[derive(Debug)]
pub(super) struct Door {
    pub(super) port: Port,
    pub(super) present: u32,
    pub(super) last: [f64; 3],
    granted: [f64; 2],
    /// Visitors by step of arrival, the latest last.
    arrived: VecDeque<u32>,
    /// The visitors themselves, likewise (tier `interaction`).
    pub(super) visitors: VecDeque<Key>,
}

/// All doors, and the one of each establishment.
#[derive(Debug, Default)]
pub(super) struct Home {
    pub(super) doors: Vec<Door>,
    door_of: Vec<u32>,
}

impl Day<'_> {
    /// Arrivals of a step, and departures of those whose visit is over.
    pub(super) fn home_step(&mut self, step: u32) {
        let Some(visits) = &self.future.home else { return };
        if self.home.door_of.is_empty() {
            self.open_doors();
        }
        let mut arriving = vec![0_u32; self.home.doors.len()];
        for (establishment, door) in self.future.establishments.iter().zip(&self.home.door_of) {
            arriving[*door as usize] += arrivals(visits, establishment, step, self.seed.0, self.seed.1);
        }
        // A visit is counted in whole steps: its length rounded, at least one.
        let steps = (visits.duration.seconds() / 60.0 / f64::from(STEP_MINUTES)).round().max(1.0) as usize;
        for (index, count) in arriving.into_iter().enumerate() {
            let door = &mut self.home.doors[index];
            door.arrived.push_back(count);
            let gone = if door.arrived.len() > steps { door.arrived.pop_front().unwrap_or(0) } else { 0 };
            let staying = door.present - gone;
            if self.tier == Tier::Interaction {
                // Those who came first leave first, before the new ones come.
                self.change_visitors(index, staying);
            }
            self.change_visitors(index, staying + count);
        }
        if step + 1 < STEPS_A_DAY {
            self.at(self.now + home_step(), Event::Home(step + 1));
        }
    }

    fn open_doors(&mut self) {
        let Some(visits) = &self.future.home else { return };
        let interactions = self.interactions();
        let mut doors: BTreeMap<(Option<PoolId>, Vec<u32>), u32> = BTreeMap::new();
        for index in 0..self.future.establishments.len() {
            let maker = Maker {
                future: self.future,
                routes: &self.routes,
                fluid: &mut self.fluid,
                establishment: EstablishmentId::from_index(index),
                links: &self.sites[index].links,
                interactions,
                overflow: false,
            };
            let port = maker.home(&visits.page);
            let links = port.legs().flat_map(|leg| leg.links.iter().map(|link| link.0)).collect();
            let doors_known = &mut self.home.doors;
            let door = *doors.entry((port.pool, links)).or_insert_with(|| {
                doors_known.push(Door {
                    port,
                    present: 0,
                    last: [0.0; 3],
                    granted: [0.0; 2],
                    arrived: VecDeque::new(),
                    visitors: VecDeque::new(),
                });
                doors_known.len() as u32 - 1
            });
            self.home.door_of.push(door);
        }
    }

    fn change_visitors(&mut self, index: usize, present: u32) {
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

    /// The day is over: everybody leaves.
    pub(super) fn leave_home(&mut self) {
        for index in 0..self.home.doors.len() {
            self.change_visitors(index, 0);
        }
    }
}
