//! What an estimate prepares: who does what over which routes, and the nodes of the quadrature over a slot. It
//! depends on the territory, its timetables, seats and demand, and on where services stand; not on rates, numbers of
//! hosts or any other capacity.

mod sites;

use super::usage::background_routes;
use crate::future::{Activity, Direction, Establishment, Future, HomeVisits, Service, ServicePlace, Use};
use crate::hands::{Hands, in_pieces};
use crate::ids::{ActivityId, LinkId, NodeId, PoolId, ServiceId};
use crate::network::LinkKind;
use crate::tier::kit::{Kit, Port};
use crate::tier::ports::{LocalLinks, Routes, local_links};
use sites::{Builder, Row};
use std::sync::Arc;

/// Login groups that are told apart; more of them are dealt among these.
pub(super) const GROUPS: usize = 4;

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

    /// Prepares a future, in pieces that others do.
    pub(super) fn new(future: &Future, hands: &impl Hands) -> Self {
        let (routes, links) = (Routes::new(future), local_links(future));
        let builder = Builder { future, routes: &routes, links: &links };
        let (row, (doors, background)) = hands.both(
            || {
                let rows = in_pieces(hands, future.establishments.len(), |some| builder.row(some));
                rows.reduce(Row::append).unwrap_or_default()
            },
            || (builder.doors(), background_routes(future, &routes)),
        );
        let Row { sites, tasks, configs, planned } = row;
        Self { basis: Basis::of(future), sites, tasks, configs, planned, doors, background }
    }

    /// What a task does.
    pub(super) fn work<'a>(future: &'a Future, task: &Task) -> &'a Use {
        future.activities[task.activity.index()].uses[task.delivery]
            .as_ref()
            .expect("tasks are made for what is possible")
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
