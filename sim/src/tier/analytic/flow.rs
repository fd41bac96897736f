//! What all establishments together ask of the pools that they share, by type of establishment and activity.

use super::links::narrowest;
use super::plan::{Plan, shared_pools};
use crate::future::{Audience, Delivery, Future, Use, When};
use crate::ids::PoolId;
use crate::tier::kit::{Kit, Port};
/// Cores that a stream keeps busy on a shared pool.
#[derive(Clone, Copy, Debug)]
pub(super) struct StreamCores {
    pub(super) pool: PoolId,
    /// Cores at once, all lessons of a slot together, if all were on.
    pub(super) cores: f64,
    pub(super) when: When,
    pub(super) duration: f64,
}

/// Where a flow works: on the pools of its services, or on those that they overflow to.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) session: Option<PoolId>,
    pub(super) answering: Option<PoolId>,
    pub(super) streams: Vec<StreamCores>,
    /// Mean seconds of an answer on an empty network, and of a profile.
    pub(super) network: f64,
    pub(super) profile: f64,
}

/// The same activity, in establishments of a type, on the same shared pools.
#[derive(Clone, Debug)]
pub(super) struct Flow<'a> {
    pub(super) kind: usize,
    pub(super) work: &'a Use,
    /// Seats and lessons of a slot, mean.
    pub(super) seats: f64,
    pub(super) lessons: f64,
    pub(super) way: Way,
    pub(super) overflow: Option<Way>,
}

/// All flows, that of each task, and by pool the coefficient of variation of the seats of a slot.
#[derive(Debug)]
pub(super) struct Flows<'a> {
    pub(super) all: Vec<Flow<'a>>,
    pub(super) of_task: Vec<Option<u32>>,
    pub(super) shared: Vec<bool>,
    pub(super) variation: Vec<f64>,
}

impl<'a> Flows<'a> {
    pub(super) fn of(future: &'a Future, plan: &Plan) -> Self {
        let shared = shared_pools(future);
        let on_shared = |pool: Option<PoolId>| pool.filter(|pool| shared[pool.index()]);
        // Flows of each type, activity and delivery: few, which differ by their pools.
        let deliveries = Delivery::ALL.len();
        let mut known: Vec<Vec<u32>> = vec![Vec::new(); 4 * future.activities.len() * deliveries];
        let mut all: Vec<Flow<'a>> = Vec::new();
        let mut of_task = vec![None; plan.tasks.len()];
        let mut moments = vec![(0.0, 0.0); future.pools.len()];
        for site in &plan.sites {
            let whole: f64 = plan.tasks[site.tasks.clone()].iter().map(|task| task.seats).sum();
            for index in site.tasks.clone() {
                let task = &plan.tasks[index];
                let work = Plan::work(future, task);
                let way = way(future, work, &task.kit, &on_shared, (task.seats, task.lessons));
                if way.session.is_none() && way.answering.is_none() && way.streams.is_empty() {
                    continue;
                }
                // The variance of the seats of a site is dealt to its tasks in proportion.
                let part = site.variance * task.seats / whole;
                let mut pools: Vec<PoolId> = way.session.into_iter().chain(way.answering).collect();
                pools.extend(way.streams.iter().map(|stream| stream.pool));
                pools.sort_unstable();
                pools.dedup();
                for pool in pools {
                    let (mean, variance) = &mut moments[pool.index()];
                    *mean += task.seats;
                    *variance += part;
                }
                let place = (site.kind * future.activities.len() + task.activity.index()) * deliveries;
                let known = &mut known[place + task.delivery];
                let overflow = task
                    .overflow
                    .as_ref()
                    .map(|kit| self::way(future, work, kit, &on_shared, (task.seats, task.lessons)));
                let alike = |flow: &&u32| all[**flow as usize].way.stands_as(&way);
                if let Some(flow) = known.iter().find(alike) {
                    all[*flow as usize].join(task.seats, task.lessons, &way, overflow.as_ref());
                    of_task[index] = Some(*flow);
                } else {
                    known.push(all.len() as u32);
                    of_task[index] = Some(all.len() as u32);
                    let (seats, lessons) = (task.seats, task.lessons);
                    all.push(Flow { kind: site.kind, work, seats, lessons, way, overflow });
                }
            }
        }
        let variation = moments
            .into_iter()
            .map(|(mean, variance)| if mean > 0.0 { variance.sqrt() / mean } else { 0.0 })
            .collect();
        Self { all, of_task, shared, variation }
    }
}

impl Flow<'_> {
    /// More seats of the same flow: times are means over seats.
    fn join(&mut self, seats: f64, lessons: f64, way: &Way, overflow: Option<&Way>) {
        let share = seats / (self.seats + seats);
        self.seats += seats;
        self.lessons += lessons;
        self.way.join(way, share);
        if let (Some(mine), Some(more)) = (&mut self.overflow, overflow) {
            mine.join(more, share);
        }
    }
}

impl Way {
    /// Whether both need the same pools.
    fn stands_as(&self, other: &Self) -> bool {
        let streams = |way: &Self| way.streams.iter().map(|stream| stream.pool).collect::<Vec<_>>();
        (self.session, self.answering) == (other.session, other.answering) && streams(self) == streams(other)
    }

    fn join(&mut self, more: &Self, share: f64) {
        self.network += (more.network - self.network) * share;
        self.profile += (more.profile - self.profile) * share;
        for (mine, theirs) in self.streams.iter_mut().zip(&more.streams) {
            mine.cores += theirs.cores;
        }
    }
}

fn way(
    future: &Future,
    work: &Use,
    kit: &Kit,
    shared: &dyn Fn(Option<PoolId>) -> Option<PoolId>,
    (seats, lessons): (f64, f64),
) -> Way {
    let network = match (&kit.interaction, &work.interaction) {
        (Some(port), Some(interaction)) => {
            port.round_trip * interaction.round_trips + empty_seconds(future, port)
        }
        _ => 0.0,
    };
    let profile = kit.profile.as_ref().map_or(0.0, |leg| leg.bits / narrowest(future, &leg.links));
    let streams = work.streams.iter().zip(&kit.streams).filter_map(|(stream, port)| {
        let pool = shared(port.pool).filter(|_| stream.cores > 0.0)?;
        let count = if stream.audience == Audience::Seats { seats } else { lessons };
        let duration = stream.duration.seconds();
        Some(StreamCores { pool, cores: stream.cores * count, when: stream.when, duration })
    });
    Way {
        session: shared(kit.session),
        answering: shared(kit.interaction.as_ref().and_then(|port| port.pool)),
        streams: streams.collect(),
        network,
        profile,
    }
}

/// Seconds of a question and an answer on an empty network.
fn empty_seconds(future: &Future, port: &Port) -> f64 {
    port.legs().map(|leg| leg.bits / narrowest(future, &leg.links)).sum()
}
