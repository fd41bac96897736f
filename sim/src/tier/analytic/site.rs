//! One node of the quadrature: the lessons of a slot at one establishment, on its own links and pools, next to what
//! they meet on shared ones. Logins and transfers are jobs of processor-sharing stations, interactions a finite
//! source, streams members of a max-min allocation.

mod answers;
mod logins;
mod streams;
mod transfers;

use super::flow::Flows;
use super::licence::Licences;
use super::links::{SharedLinks, narrowest};
use super::outlook::Outlook;
use super::plan::{GROUPS, Plan, Planned, Site, Task};
use super::sharing::{Busy, Jobs};
use crate::future::{Future, Use};
use crate::ids::{EstablishmentId, LinkId, PoolId};
use crate::measure::Culprit;
use crate::tier::kit::{Kit, Leg};
use crate::tier::ports::Local;

/// What every node looks at.
pub(super) struct View<'a> {
    pub(super) future: &'a Future,
    pub(super) plan: &'a Plan,
    pub(super) flows: &'a Flows<'a>,
    pub(super) links: &'a SharedLinks,
    pub(super) licences: &'a Licences,
    pub(super) outlooks: &'a [Outlook],
}

/// What a leg crosses, as every lesson of a task needs it.
#[derive(Clone, Copy, Debug)]
struct Road {
    own: u8,
    /// The narrowest of the establishment's own links.
    narrowest: Option<usize>,
    /// Seconds a bit takes on the narrowest link of all, and on the slowest shared one as it is loaded.
    least: f64,
    behind: Option<(f64, LinkId)>,
}

/// The roads of a task.
#[derive(Clone, Copy, Debug)]
struct Roads {
    profile: Option<Road>,
    interaction: [Option<Road>; 2],
    /// Place of its first transfer among those of the establishment.
    transfers: usize,
}

/// Groups of a lesson: seats, login time, longest stage.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GroupState {
    pub(super) seats: f64,
    pub(super) sat: f64,
    pub(super) ready: f64,
    pub(super) stage: f64,
    pub(super) longest: f64,
    pub(super) longest_on: Option<Culprit>,
}

/// How interactions of a lesson go on the network, and on the host where that is its own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answers {
    /// Share of the time, seconds on the network, and their variance; without and with elastic flows beside.
    pub(super) phases: [(f64, f64, f64); 2],
    /// Slowdown and variation of the host where it is not shared.
    pub(super) host: Option<(f64, f64)>,
    /// Longest part on the network.
    pub(super) longest: (f64, Option<LinkId>),
    pub(super) fixed: f64,
}

/// A lesson of a node.
#[derive(Clone, Debug)]
pub(super) struct LessonState<'a> {
    pub(super) planned: Planned,
    pub(super) task: &'a Task,
    pub(super) kit: &'a Kit,
    pub(super) work: &'a Use,
    pub(super) flow: Option<u32>,
    pub(super) groups: [GroupState; GROUPS],
    pub(super) n_groups: usize,
    pub(super) seats: f64,
    pub(super) refused: f64,
    pub(super) refused_by: Option<Culprit>,
    pub(super) answers: Option<Answers>,
    /// Seats of the largest late transfer, its seconds, threshold and link.
    pub(super) late_transfer: f64,
    pub(super) late_seconds: f64,
    pub(super) late_link: Option<LinkId>,
    /// Completed transfers and the sum of their throughput in bits per second.
    pub(super) transfers: (f64, f64),
    /// Bits of streams wanted and granted, what is needed, seats concerned, link.
    pub(super) wanted: f64,
    pub(super) granted: f64,
    pub(super) needed: f64,
    pub(super) stream_seats: f64,
    pub(super) stream_link: Option<LinkId>,
}

/// A stream of a lesson, while it is on.
#[derive(Clone, Copy, Debug)]
struct OnAir {
    lesson: usize,
    stream: usize,
    from: f64,
    to: f64,
    count: f64,
}

/// Lists that one node leaves to the next, so that none is asked of the allocator.
#[derive(Debug, Default)]
struct Scratch {
    jobs: Vec<Jobs>,
    /// Late transfers: lesson, transfer, seats.
    late: Vec<(u32, u32, f64)>,
    on_air: Vec<OnAir>,
    /// Streams that overlap: from, to, number, rate; the instants at which they begin and end; who shares the link.
    overlapping: Vec<(f64, f64, f64, f64)>,
    cuts: Vec<f64>,
    groups: Vec<(f64, f64)>,
    pools: Vec<PoolId>,
    /// Pools of the establishment: seats, and cores asked or slowdown and variation.
    hosts: Vec<(PoolId, f64, f64)>,
}

/// A node at work, one establishment after another.
pub(super) struct Slot<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) id: EstablishmentId,
    pub(super) site: &'a Site,
    pub(super) length: f64,
    pub(super) rates: [f64; Local::COUNT],
    roads: Vec<Roads>,
    /// Roads of the transfers of all tasks, and the links that hold some of them back: a bit for each.
    transfers: Vec<Option<Road>>,
    holding: u8,
    pub(super) lessons: Vec<LessonState<'a>>,
    /// Elastic flows on each of its links: of transfers, and of all.
    pub(super) bulk: [Busy; Local::COUNT],
    pub(super) elastic: [f64; Local::COUNT],
    /// Bits a second that streams are granted on each of its links, and interactions ask; seconds of full streams.
    pub(super) streams: [f64; Local::COUNT],
    pub(super) asked: [f64; Local::COUNT],
    pub(super) full: [f64; Local::COUNT],
    /// Bits of streams down and up, wanted and granted by the network.
    pub(super) stream_bits: [(f64, f64); 2],
    scratch: Scratch,
}

/// The places of a mask, as a loop.
fn places(mut mask: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros() as usize;
        // All but the lowest.
        mask &= mask.checked_sub(1)?;
        Some(place)
    })
}

impl<'a> Slot<'a> {
    /// At the first establishment, where nothing has been looked at yet.
    pub(super) fn new(view: &'a View<'a>) -> Self {
        Self {
            view,
            id: EstablishmentId(0),
            site: &view.plan.sites[0],
            length: 0.0,
            rates: [f64::INFINITY; Local::COUNT],
            roads: Vec::new(),
            transfers: Vec::new(),
            holding: 0,
            lessons: Vec::new(),
            bulk: Default::default(),
            elastic: [0.0; Local::COUNT],
            streams: [0.0; Local::COUNT],
            asked: [0.0; Local::COUNT],
            full: [0.0; Local::COUNT],
            stream_bits: [(0.0, 0.0); 2],
            scratch: Scratch::default(),
        }
    }

    /// Goes to an establishment.
    pub(super) fn enter(&mut self, id: EstablishmentId) {
        let (view, site) = (self.view, &self.view.plan.sites[id.index()]);
        (self.id, self.site) = (id, site);
        let rate = |link: LinkId| view.future.network.link(link).rate.value();
        self.rates = site.links.map(|link| link.map_or(f64::INFINITY, rate));
        let slots = &view.future.timetables[site.kind].slots;
        let total: f64 = slots.iter().map(|slot| (slot.end - slot.start).seconds()).sum();
        self.length = total / slots.len().max(1) as f64;
        self.roads.clear();
        self.transfers.clear();
        self.holding = 0;
        for task in &view.plan.tasks[site.tasks.clone()] {
            let roads = self.roads_of(task);
            self.roads.push(roads);
            for port in &task.kit.transfers {
                let road = port.legs().next().map(|leg| self.road(leg));
                let narrowest = road.and_then(|road| road.narrowest);
                self.holding |= narrowest.map_or(0, |place| 1 << place);
                self.transfers.push(road);
            }
        }
    }

    fn roads_of(&self, task: &Task) -> Roads {
        let road = |leg: &Option<Leg>| leg.as_ref().map(|leg| self.road(leg));
        let port = task.kit.interaction.as_ref();
        Roads {
            profile: road(&task.kit.profile),
            interaction: [port.and_then(|port| road(&port.down)), port.and_then(|port| road(&port.up))],
            transfers: self.transfers.len(),
        }
    }

    fn road(&self, leg: &Leg) -> Road {
        Road {
            own: leg.local,
            narrowest: places(leg.local).min_by(|&a, &b| self.rates[a].total_cmp(&self.rates[b])),
            least: 1.0 / narrowest(self.view.future, &leg.links),
            behind: self.view.links.slowest(leg, self.site.kind),
        }
    }

    fn roads(&self, lesson: &LessonState<'_>) -> &Roads {
        &self.roads[lesson.planned.task as usize - self.site.tasks.start]
    }

    /// Works a node out.
    pub(super) fn work_out(&mut self, planned: &[Planned]) {
        self.lessons.clear();
        (self.bulk, self.stream_bits) = Default::default();
        for state in [&mut self.elastic, &mut self.streams, &mut self.asked, &mut self.full] {
            *state = [0.0; Local::COUNT];
        }
        for lesson in planned {
            self.sit_down(*lesson);
        }
        self.demand();
        self.log_in();
        self.transfer();
        self.stream();
        self.answer();
    }

    fn sit_down(&mut self, planned: Planned) {
        let (view, future) = (self.view, self.view.future);
        let task = &view.plan.tasks[planned.task as usize];
        let work = Plan::work(future, task);
        let n_groups = (future.settling.groups as usize).clamp(1, GROUPS).min(planned.seats.max(1) as usize);
        let window = future.settling.window.seconds();
        let licence =
            work.licence.map(|licence| (licence, view.licences.refused[licence.index()][self.site.kind]));
        let share = licence.map_or(0.0, |(_, refused)| refused);
        let mut groups = [GroupState::default(); GROUPS];
        for (place, group) in groups.iter_mut().take(n_groups).enumerate() {
            let seats =
                planned.seats as usize / n_groups + usize::from(place < planned.seats as usize % n_groups);
            let sat = f64::from(planned.sits[place]) * window;
            let device = work.login.device.seconds();
            *group = GroupState {
                seats: seats as f64 * (1.0 - share),
                sat,
                ready: sat + device,
                stage: sat + device,
                longest: device,
                longest_on: Some(Culprit::Device),
            };
        }
        self.lessons.push(LessonState {
            planned,
            task,
            kit: &task.kit,
            work,
            flow: view.flows.of_task[planned.task as usize],
            groups,
            n_groups,
            seats: f64::from(planned.seats),
            refused: f64::from(planned.seats) * share,
            refused_by: licence.filter(|_| share > 0.0).map(|(licence, _)| Culprit::Licence(licence.0)),
            answers: None,
            late_transfer: 0.0,
            late_seconds: 0.0,
            late_link: None,
            transfers: (0.0, 0.0),
            wanted: 0.0,
            granted: 0.0,
            needed: 0.0,
            stream_seats: 0.0,
            stream_link: None,
        });
    }

    /// What interactions ask of the links of the establishment, at their mean rate.
    fn demand(&mut self) {
        for lesson in &self.lessons {
            if let (Some(port), Some(interaction)) = (&lesson.kit.interaction, &lesson.work.interaction) {
                let cycle = interaction.think.seconds() + interaction.work.seconds();
                for leg in port.legs() {
                    for place in places(leg.local) {
                        self.asked[place] += lesson.seats * leg.bits / cycle;
                    }
                }
            }
        }
    }
}
