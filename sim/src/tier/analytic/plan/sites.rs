//! Establishments of a plan: their tasks, and the nodes of the quadrature over a slot.

use super::super::draws::{Node, binomial};
use super::{Config, Door, GROUPS, Planned, Site, Task};
use crate::demand::lesson::seats_for;
use crate::future::Future;
use crate::ids::{ActivityId, EstablishmentId, PoolId};
use crate::territory::EstablishmentKind;
use crate::tier::kit::{Interactions, Kit, Maker, Variant};
use crate::tier::ports::{LocalLinks, Routes};
use std::collections::BTreeMap;
use std::ops::Range;

/// Most nodes for one number of lessons, a power of two.
const MOST_TURNS: u32 = 4;

/// Lessons of all nodes of an establishment, about.
const NODES: f64 = 24.0;

/// Numbers of lessons that stand for a smaller share of all lessons are left to the others.
const NEGLIGIBLE: f64 = 1e-3;

/// Numbers of lessons that are told apart at one establishment; more are taken in groups.
const NUMBERS: usize = 8;

/// Establishments in a row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) sites: Vec<Site>,
    pub(super) tasks: Vec<Task>,
    pub(super) configs: Vec<Config>,
    pub(super) planned: Vec<Planned>,
}

impl Row {
    /// With those that follow.
    pub(super) fn append(mut self, mut next: Self) -> Self {
        let (tasks, configs) = (self.tasks.len(), self.configs.len());
        for site in &mut next.sites {
            site.tasks = site.tasks.start + tasks..site.tasks.end + tasks;
            site.configs = site.configs.start + configs..site.configs.end + configs;
        }
        let planned = self.planned.len() as u32;
        next.configs.iter_mut().for_each(|config| config.first += planned);
        next.planned.iter_mut().for_each(|planned| planned.task += tasks as u32);
        self.sites.append(&mut next.sites);
        self.tasks.append(&mut next.tasks);
        self.configs.append(&mut next.configs);
        self.planned.append(&mut next.planned);
        self
    }
}

/// What sites are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Builder<'a> {
    pub(super) future: &'a Future,
    pub(super) routes: &'a Routes,
    pub(super) links: &'a [LocalLinks],
}

impl<'a> Builder<'a> {
    /// Some establishments in a row.
    pub(super) fn row(self, establishments: Range<usize>) -> Row {
        let mut row = Row::default();
        for index in establishments {
            self.site(EstablishmentId::from_index(index), &mut row);
        }
        row
    }

    fn kit(self, id: EstablishmentId, activity: ActivityId, group: usize, overflow: bool) -> Kit {
        self.maker(id, overflow).kit(activity, group as u32)
    }

    fn maker(self, id: EstablishmentId, overflow: bool) -> Maker<'a> {
        Maker {
            future: self.future,
            routes: self.routes,
            fluid: None,
            establishment: id,
            links: &self.links[id.index()],
            interactions: Interactions::MeanRate,
            variant: Variant { overflow, ..Variant::default() },
        }
    }

    /// The nodes of an establishment, and the tasks that they need.
    fn site(self, id: EstablishmentId, row: &mut Row) {
        let school = &self.future.establishments[id.index()];
        let (first_task, first_config) = (row.tasks.len(), row.configs.len());
        let classes = school.classes.len();
        // Without an activity to choose, nobody wants devices.
        let share = if school.activity_mix.is_empty() { 0.0 } else { school.device_share };
        let law = binomial(classes, share);
        let expected = school.device_share * classes as f64;
        let mut site = Site {
            kind: kind_index(school.kind),
            links: self.links[id.index()],
            tasks: first_task..first_task,
            configs: first_config..first_config,
            wanted: 0.0,
            unseated: 0.0,
            variance: 0.0,
        };
        let mut of: BTreeMap<(u32, usize), u32> = BTreeMap::new();
        // Seats of a slot and their square.
        let (mut mean, mut square) = (0.0, 0.0);
        for (wanting, probability) in numbers(&law) {
            let share = probability * wanting as f64 / expected.max(f64::MIN_POSITIVE);
            let first = if wanting == 1 { school.activity_mix.len() as u32 } else { 1 };
            let turns = match wanting {
                1 => 1,
                _ => ((share * NODES / wanting as f64).round().max(1.0) as u32)
                    .next_power_of_two()
                    .min(MOST_TURNS),
            };
            for choice in 0..first {
                for turn in 0..turns {
                    let node = Node { establishment: school.number, wanting: wanting as u32, turn, turns };
                    // A single lesson is enumerated by activity, several are nodes of the lattice.
                    let single = (wanting == 1).then_some(choice as usize);
                    let chance = single.map_or(1.0 / f64::from(turns), |choice| {
                        let mix = &school.activity_mix;
                        mix[choice].1 - if choice > 0 { mix[choice - 1].1 } else { 0.0 }
                    });
                    if chance <= 0.0 {
                        continue;
                    }
                    let seats =
                        self.config(id, (node, single, probability * chance), &mut of, (row, &mut site));
                    mean += probability * chance * seats;
                    square += probability * chance * seats * seats;
                }
            }
        }
        site.variance = (square - mean * mean).max(0.0);
        site.tasks = first_task..row.tasks.len();
        site.configs = first_config..row.configs.len();
        row.sites.push(site);
    }

    /// Deals the seats of a node as a bell does and keeps its lessons; gives the seats taken.
    fn config(
        self,
        id: EstablishmentId,
        (node, single, probability): (Node, Option<usize>, f64),
        of: &mut BTreeMap<(u32, usize), u32>,
        (row, site): (&mut Row, &mut Site),
    ) -> f64 {
        let future = self.future;
        let school = &future.establishments[id.index()];
        let mut free: Vec<u32> = school.seats.iter().map(|group| group.count).collect();
        let first = row.planned.len() as u32;
        let classes = school.classes.len();
        let offset = (node.at(0) * classes as f64) as usize;
        let mut taken = 0.0;
        for lesson in 0..node.wanting {
            let dimension = 1 + lesson * (2 * GROUPS as u32 + 2);
            let choice = node.at(dimension);
            let chosen = single.unwrap_or_else(|| {
                let place = school.activity_mix.iter().position(|(_, cumulative)| choice < *cumulative);
                place.unwrap_or(school.activity_mix.len() - 1)
            });
            let activity = school.activity_mix[chosen].0;
            site.wanted += probability;
            // Classes that want devices are spread over all of them.
            let class = (offset + lesson as usize * classes / node.wanting as usize) % classes;
            let Some((group, seats)) = seats_for(future, school, activity, class, &free) else {
                site.unseated += probability;
                continue;
            };
            free[group] -= seats;
            let task = *of.entry((activity.0, group)).or_insert_with(|| {
                let kit = self.kit(id, activity, group, false);
                let overflows = kit.pools().any(|pool| future.pools[pool.index()].overflow.is_some());
                let overflow = overflows.then(|| self.kit(id, activity, group, true));
                row.tasks.push(Task {
                    activity,
                    delivery: school.seats[group].delivery as usize,
                    kit,
                    overflow,
                    seats: 0.0,
                    lessons: 0.0,
                });
                row.tasks.len() as u32 - 1
            });
            let known = &mut row.tasks[task as usize];
            known.seats += probability * f64::from(seats);
            known.lessons += probability;
            taken += f64::from(seats);
            let coordinate = |at: u32| node.at(dimension + at) as f32;
            row.planned.push(Planned {
                task,
                seats,
                together: coordinate(1),
                sits: std::array::from_fn(|group| coordinate(2 + group as u32)),
                anytime: std::array::from_fn(|group| coordinate((2 + GROUPS + group) as u32)),
            });
        }
        let lessons = row.planned.len() as u32 - first;
        if lessons > 0 {
            row.configs.push(Config { probability, first, lessons });
        }
        taken
    }

    /// Establishments with the same portal and route from home are one door.
    pub(super) fn doors(self) -> Vec<Door> {
        let Some(visits) = &self.future.home else { return Vec::new() };
        let mut doors: Vec<Door> = Vec::new();
        let mut known: BTreeMap<(Option<PoolId>, Vec<u32>), usize> = BTreeMap::new();
        for (index, school) in self.future.establishments.iter().enumerate() {
            if school.home_accounts <= 0.0 {
                continue;
            }
            let port = self.maker(EstablishmentId::from_index(index), false).home(&visits.page);
            let links = port.legs().flat_map(|leg| leg.links.iter().map(|link| link.0)).collect();
            let door = *known.entry((port.pool, links)).or_insert_with(|| {
                doors.push(Door { port, accounts: 0.0 });
                doors.len() - 1
            });
            doors[door].accounts += school.home_accounts;
        }
        doors
    }
}

/// Numbers of lessons that stand for all, with their probabilities: the mean number is that of the law.
fn numbers(law: &[f64]) -> Vec<(usize, f64)> {
    let lessons = |number: usize| law[number] * number as f64;
    let all: f64 = (1..law.len()).map(lessons).sum();
    if all <= 0.0 {
        return Vec::new();
    }
    let kept: Vec<usize> = (1..law.len()).filter(|&number| lessons(number) >= NEGLIGIBLE * all).collect();
    let sum: f64 = kept.iter().map(|&number| lessons(number)).sum();
    let neighbours = kept.len().div_ceil(NUMBERS).max(1);
    kept.chunks(neighbours)
        .map(|group| {
            let part: f64 = group.iter().map(|&number| lessons(number)).sum();
            let chance: f64 = group.iter().map(|&number| law[number]).sum();
            let number = (part / chance).round().max(1.0);
            (number as usize, part / number * all / sum)
        })
        .collect()
}

/// Position of a type of establishment among the timetables.
fn kind_index(kind: EstablishmentKind) -> usize {
    EstablishmentKind::ALL.iter().position(|known| *known == kind).expect("ALL lists every type")
}
