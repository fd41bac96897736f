//! What an estimate prepares: who does what over which routes, and the nodes of the quadrature over a slot. It
//! depends on the territory, its timetables, seats and demand, and on where services stand; not on rates, numbers of
//! hosts or any other capacity.

use super::draws::{Node, binomial};
use super::usage::background_routes;
use crate::demand::lesson::seats_for;
use crate::future::{Activity, Direction, Establishment, Future, HomeVisits, Service, ServicePlace, Use};
use crate::ids::{ActivityId, EstablishmentId, LinkId, NodeId, PoolId, ServiceId};
use crate::network::LinkKind;
use crate::share::max_min::FluidNetwork;
use crate::territory::EstablishmentKind;
use crate::tier::kit::{Interactions, Kit, Maker, Port, Variant};
use crate::tier::ports::{LocalLinks, Routes, local_links};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Login groups that are told apart; more of them are dealt among these.
pub(super) const GROUPS: usize = 4;

/// Most nodes for one number of lessons, a power of two.
const MOST_TURNS: u32 = 4;

/// Lessons of all nodes of an establishment, about.
const NODES: f64 = 24.0;

/// Numbers of lessons that stand for a smaller share of all lessons are left to the others.
const NEGLIGIBLE: f64 = 1e-3;

/// Numbers of lessons that are told apart at one establishment; more are taken in groups.
const NUMBERS: usize = 8;

/// A lesson of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub(super) task: u32,
    pub(super) seats: u32,
    /// When the class does things together, as a share of the lesson.
    pub(super) together: f32,
    /// When each group sits down, as a share of the settling window, and does things on its own.
    pub(super) sits: [f32; GROUPS],
    pub(super) anytime: [f32; GROUPS],
}

/// A node: lessons that a slot may bring, and the probability that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Config {
    pub(super) probability: f64,
    pub(super) first: u32,
    pub(super) lessons: u32,
}

/// An activity on a group of seats of an establishment.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) activity: ActivityId,
    pub(super) delivery: usize,
    pub(super) kit: Kit,
    /// The same on the overflow pools, where there are any.
    pub(super) overflow: Option<Kit>,
    /// Seats of a slot: mean, and mean number of lessons.
    pub(super) seats: f64,
    pub(super) lessons: f64,
}

/// An establishment.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) kind: usize,
    pub(super) links: LocalLinks,
    pub(super) tasks: std::ops::Range<usize>,
    pub(super) configs: std::ops::Range<usize>,
    /// Lessons of a slot that want devices, and those that find no seats.
    pub(super) wanted: f64,
    pub(super) unseated: f64,
    /// Variance of the seats taken in a slot.
    pub(super) variance: f64,
}

/// A portal as seen from home, and its accounts.
#[derive(Clone, Debug)]
pub(super) struct Door {
    pub(super) port: Port,
    pub(super) accounts: f64,
}

/// Everything prepared.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    basis: Basis,
    pub(super) sites: Vec<Site>,
    pub(super) tasks: Vec<Task>,
    pub(super) configs: Vec<Config>,
    pub(super) planned: Vec<Planned>,
    pub(super) doors: Vec<Door>,
    /// Links of each background transfer, of each establishment in turn.
    pub(super) background: Vec<Option<Arc<[LinkId]>>>,
}

/// What a plan was made of.
#[derive(Clone, PartialEq, Debug)]
struct Basis {
    ends: Vec<(NodeId, NodeId, LinkKind, f64)>,
    internet: NodeId,
    establishments: Vec<Establishment>,
    activities: Vec<Activity>,
    services: Vec<Service>,
    pools: Vec<(NodeId, Option<PoolId>)>,
    home: Option<HomeVisits>,
    background: Vec<(ServiceId, Direction)>,
}

impl Basis {
    fn of(future: &Future) -> Self {
        Self {
            ends: ends(future).collect(),
            internet: future.internet,
            establishments: future.establishments.clone(),
            activities: future.activities.clone(),
            services: future.services.clone(),
            pools: places(future).collect(),
            home: future.home.clone(),
            background: background(future).collect(),
        }
    }
}

fn ends(future: &Future) -> impl Iterator<Item = (NodeId, NodeId, LinkKind, f64)> {
    future.network.links().map(|(id, link)| {
        let (from, to) = future.network.ends(id);
        (from, to, link.kind, link.latency.seconds())
    })
}

fn places(future: &Future) -> impl Iterator<Item = (NodeId, Option<PoolId>)> {
    future.pools.iter().map(|pool| (pool.node, pool.overflow))
}

fn background(future: &Future) -> impl Iterator<Item = (ServiceId, Direction)> {
    future.background_transfers.iter().map(|transfer| (transfer.service, transfer.direction))
}

impl Plan {
    /// Whether the plan serves a future as well: it differs in capacities and times at most.
    pub(super) fn fits(&self, future: &Future) -> bool {
        let was = &self.basis;
        ends(future).eq(was.ends.iter().copied())
            && places(future).eq(was.pools.iter().copied())
            && was.internet == future.internet
            && was.establishments == future.establishments
            && was.activities == future.activities
            && was.services == future.services
            && was.home == future.home
            && background(future).eq(was.background.iter().copied())
    }

    /// Prepares a future.
    pub(super) fn new(future: &Future) -> Self {
        let capacities: Vec<f64> = future.network.links().map(|(_, link)| link.rate.value()).collect();
        let mut builder = Builder {
            future,
            routes: Routes::new(future),
            fluid: FluidNetwork::new(&capacities),
            links: local_links(future),
            plan: Self {
                basis: Basis::of(future),
                sites: Vec::new(),
                tasks: Vec::new(),
                configs: Vec::new(),
                planned: Vec::new(),
                doors: Vec::new(),
                background: Vec::new(),
            },
        };
        for index in 0..future.establishments.len() {
            builder.site(EstablishmentId::from_index(index));
        }
        builder.doors();
        builder.plan.background = background_routes(future, &builder.routes);
        builder.plan
    }

    /// What a task does.
    pub(super) fn work<'a>(future: &'a Future, task: &Task) -> &'a Use {
        future.activities[task.activity.index()].uses[task.delivery]
            .as_ref()
            .expect("tasks are made for what is possible")
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

struct Builder<'a> {
    future: &'a Future,
    routes: Routes,
    fluid: FluidNetwork,
    links: Vec<LocalLinks>,
    plan: Plan,
}

impl Builder<'_> {
    fn kit(&mut self, id: EstablishmentId, activity: ActivityId, group: usize, overflow: bool) -> Kit {
        self.maker(id, overflow).kit(activity, group as u32)
    }

    fn maker(&mut self, id: EstablishmentId, overflow: bool) -> Maker<'_> {
        Maker {
            future: self.future,
            routes: &self.routes,
            fluid: &mut self.fluid,
            establishment: id,
            links: &self.links[id.index()],
            interactions: Interactions::MeanRate,
            variant: Variant { overflow, ..Variant::default() },
        }
    }

    /// The nodes of an establishment, and the tasks that they need.
    fn site(&mut self, id: EstablishmentId) {
        let school = &self.future.establishments[id.index()];
        let (first_task, first_config) = (self.plan.tasks.len(), self.plan.configs.len());
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
                    let seats = self.config(id, (node, single, probability * chance), &mut of, &mut site);
                    mean += probability * chance * seats;
                    square += probability * chance * seats * seats;
                }
            }
        }
        site.variance = (square - mean * mean).max(0.0);
        site.tasks = first_task..self.plan.tasks.len();
        site.configs = first_config..self.plan.configs.len();
        self.plan.sites.push(site);
    }

    /// Deals the seats of a node as a bell does and keeps its lessons; gives the seats taken.
    fn config(
        &mut self,
        id: EstablishmentId,
        (node, single, probability): (Node, Option<usize>, f64),
        of: &mut BTreeMap<(u32, usize), u32>,
        site: &mut Site,
    ) -> f64 {
        let future = self.future;
        let school = &future.establishments[id.index()];
        let mut free: Vec<u32> = school.seats.iter().map(|group| group.count).collect();
        let first = self.plan.planned.len() as u32;
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
                self.plan.tasks.push(Task {
                    activity,
                    delivery: school.seats[group].delivery as usize,
                    kit,
                    overflow,
                    seats: 0.0,
                    lessons: 0.0,
                });
                self.plan.tasks.len() as u32 - 1
            });
            let known = &mut self.plan.tasks[task as usize];
            known.seats += probability * f64::from(seats);
            known.lessons += probability;
            taken += f64::from(seats);
            let coordinate = |at: u32| node.at(dimension + at) as f32;
            self.plan.planned.push(Planned {
                task,
                seats,
                together: coordinate(1),
                sits: std::array::from_fn(|group| coordinate(2 + group as u32)),
                anytime: std::array::from_fn(|group| coordinate((2 + GROUPS + group) as u32)),
            });
        }
        let lessons = self.plan.planned.len() as u32 - first;
        if lessons > 0 {
            self.plan.configs.push(Config { probability, first, lessons });
        }
        taken
    }

    /// Establishments with the same portal and route from home are one door.
    fn doors(&mut self) {
        let Some(visits) = &self.future.home else { return };
        let mut known: BTreeMap<(Option<PoolId>, Vec<u32>), usize> = BTreeMap::new();
        for (index, school) in self.future.establishments.iter().enumerate() {
            if school.home_accounts <= 0.0 {
                continue;
            }
            let port = self.maker(EstablishmentId::from_index(index), false).home(&visits.page);
            let links = port.legs().flat_map(|leg| leg.links.iter().map(|link| link.0)).collect();
            let doors = &mut self.plan.doors;
            let door = *known.entry((port.pool, links)).or_insert_with(|| {
                doors.push(Door { port, accounts: 0.0 });
                doors.len() - 1
            });
            doors[door].accounts += school.home_accounts;
        }
    }
}

/// Whether a pool serves several establishments, given what services stand on it.
pub(super) fn shared_pools(future: &Future) -> Vec<bool> {
    let mut own = vec![false; future.pools.len()];
    for service in &future.services {
        if let ServicePlace::PerEstablishment(pools) = &service.place {
            for pool in pools.iter().flatten() {
                own[pool.index()] = true;
            }
        }
    }
    own.into_iter().map(|own| !own).collect()
}
