//! One node of the quadrature: the lessons of a slot at one establishment, on its own links and pools, next to what
//! they meet on shared ones. Logins and transfers are jobs of processor-sharing stations, interactions a finite
//! source, streams members of a max-min allocation.

use super::flow::Flows;
use super::licence::Licences;
use super::links::{SharedLinks, narrowest};
use super::outlook::Outlook;
use super::plan::{GROUPS, Plan, Planned, Site, Task};
use super::sharing::{Busy, Jobs, level, share};
use crate::future::{Audience, Direction, Future, Use, When};
use crate::ids::{EstablishmentId, LinkId, PoolId};
use crate::measure::Culprit;
use crate::queueing::finite_source::FiniteSource;
use crate::tier::day::quasi_steady::{steady, variation};
use crate::tier::day::state::PoolState;
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
#[derive(Clone, Debug)]
struct Roads {
    profile: Option<Road>,
    transfers: Vec<Option<Road>>,
    interaction: [Option<Road>; 2],
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

/// A node at work.
pub(super) struct Slot<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) id: EstablishmentId,
    pub(super) site: &'a Site,
    pub(super) length: f64,
    pub(super) rates: [f64; Local::COUNT],
    roads: Vec<Roads>,
    pub(super) lessons: Vec<LessonState<'a>>,
    /// Elastic flows on each of its links: of transfers, and of all.
    pub(super) bulk: [Busy; Local::COUNT],
    pub(super) elastic: [f64; Local::COUNT],
    /// Bits a second that streams are granted on each of its links, and interactions ask; seconds of full streams.
    pub(super) streams: [f64; Local::COUNT],
    pub(super) asked: [f64; Local::COUNT],
    pub(super) full: [f64; Local::COUNT],
}

/// The places of a mask, as a loop.
fn places(mask: u8) -> impl Iterator<Item = usize> {
    (0..Local::COUNT).filter(move |place| mask & (1 << place) != 0)
}

impl<'a> Slot<'a> {
    pub(super) fn new(view: &'a View<'a>, id: EstablishmentId, site: &'a Site) -> Self {
        let mut rates = [f64::INFINITY; Local::COUNT];
        for (rate, link) in rates.iter_mut().zip(site.links) {
            if let Some(link) = link {
                *rate = view.future.network.link(link).rate.value();
            }
        }
        let slots = &view.future.timetables[site.kind].slots;
        let total: f64 = slots.iter().map(|slot| (slot.end - slot.start).seconds()).sum();
        let mut slot = Self {
            view,
            id,
            site,
            length: total / slots.len().max(1) as f64,
            rates,
            roads: Vec::new(),
            lessons: Vec::new(),
            bulk: Default::default(),
            elastic: [0.0; Local::COUNT],
            streams: [0.0; Local::COUNT],
            asked: [0.0; Local::COUNT],
            full: [0.0; Local::COUNT],
        };
        slot.roads = view.plan.tasks[site.tasks.clone()].iter().map(|task| slot.roads_of(task)).collect();
        slot
    }

    fn roads_of(&self, task: &Task) -> Roads {
        let road = |leg: &Option<Leg>| leg.as_ref().map(|leg| self.road(leg));
        let port = task.kit.interaction.as_ref();
        Roads {
            profile: road(&task.kit.profile),
            transfers: task
                .kit
                .transfers
                .iter()
                .map(|port| port.legs().next().map(|leg| self.road(leg)))
                .collect(),
            interaction: [port.and_then(|port| road(&port.down)), port.and_then(|port| road(&port.up))],
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
        self.bulk = Default::default();
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

    /// Bits a second that elastic flows, so many at once, have of a link beside interactions and streams.
    fn elastic_rate(&self, place: usize, flows: f64) -> f64 {
        let rate = self.rates[place];
        let members: f64 = self.lessons.iter().map(|lesson| lesson.seats).sum();
        let asked = self.asked[place];
        if asked <= 0.0 {
            return rate;
        }
        let level = level(&mut [(members, asked / members)], flows, rate);
        (level * flows).max(rate * 1e-3)
    }

    fn log_in(&mut self) {
        let pools = |lesson: &LessonState<'_>| {
            lesson.kit.session.filter(|pool| !self.view.flows.shared[pool.index()])
        };
        let mut own: Vec<PoolId> = self.lessons.iter().filter_map(pools).collect();
        own.sort_unstable();
        own.dedup();
        for pool in &own {
            self.admit(*pool);
            self.on_pool(*pool, true);
        }
        self.profiles();
        for pool in &own {
            self.on_pool(*pool, false);
        }
    }

    /// Sessions of an own pool: what finds none waits until the bell.
    fn admit(&mut self, pool: PoolId) {
        let spec = &self.view.future.pools[pool.index()];
        let mut free = f64::from(spec.hosts) * f64::from(spec.sessions_per_host);
        for lesson in self.lessons.iter_mut().filter(|lesson| lesson.kit.session == Some(pool)) {
            for group in &mut lesson.groups[..lesson.n_groups] {
                let refused = (group.seats - free).max(0.0);
                free -= group.seats - refused;
                group.seats -= refused;
                lesson.refused += refused;
                if refused > 0.0 {
                    lesson.refused_by = Some(Culprit::PoolSessions(pool.0));
                }
            }
        }
    }

    /// A stage of logins on an own pool: storage, or the work on its hosts.
    fn on_pool(&mut self, pool: PoolId, storage: bool) {
        let spec = &self.view.future.pools[pool.index()];
        let mut jobs = Vec::new();
        for (at, lesson) in self.lessons.iter().enumerate() {
            let login = &lesson.work.login;
            let work = if storage {
                login.operations / PoolState::OPERATIONS_PER_LOGIN
            } else {
                login.work.seconds()
            };
            if lesson.kit.session == Some(pool) && work > 0.0 {
                for (place, group) in lesson.groups[..lesson.n_groups].iter().enumerate() {
                    jobs.push(Jobs::new(group.ready, group.seats, work, (at as u32, place as u32)));
                }
            }
        }
        let (capacity, culprit) = if storage {
            let Some(iops) = spec.storage else { return };
            (iops.value() / PoolState::OPERATIONS_PER_LOGIN, Culprit::PoolStorage(pool.0))
        } else {
            (f64::from(spec.hosts) * spec.cores, Culprit::PoolCores(pool.0))
        };
        share(&mut jobs, capacity, 1.0, self.length);
        self.stage_over(&jobs, culprit);
    }

    fn stage_over(&mut self, jobs: &[Jobs], culprit: Culprit) {
        for job in jobs {
            let group = &mut self.lessons[job.owner.0 as usize].groups[job.owner.1 as usize];
            group.ready = job.leaves;
            let lasted = group.ready - group.stage;
            if lasted > group.longest {
                (group.longest, group.longest_on) = (lasted, Some(culprit));
            }
            group.stage = group.ready;
        }
    }

    fn profiles(&mut self) {
        for place in 0..Local::COUNT {
            let mut jobs = Vec::new();
            let mut behind = f64::INFINITY;
            for (at, lesson) in self.lessons.iter().enumerate() {
                let road = self.roads(lesson).profile;
                let Some(road) = road.filter(|road| road.narrowest == Some(place)) else { continue };
                let Some(leg) = lesson.kit.profile.as_ref() else { continue };
                if let Some((seconds, _)) = road.behind {
                    behind = behind.min(1.0 / seconds);
                }
                for (which, group) in lesson.groups[..lesson.n_groups].iter().enumerate() {
                    jobs.push(Jobs::new(group.ready, group.seats, leg.bits, (at as u32, which as u32)));
                }
            }
            if jobs.is_empty() {
                continue;
            }
            // Few are at work while others still log in: interactions hardly take a part of it.
            let busy = share(&mut jobs, self.rates[place].min(behind), f64::INFINITY, self.length);
            self.elastic[place] += busy.seconds;
            let link = self.site.links[place].map_or(Culprit::Latency, |link| Culprit::Link(link.0));
            self.stage_over(&jobs, link);
        }
    }

    fn transfer(&mut self) {
        for place in 0..Local::COUNT {
            let mut jobs: Vec<(Jobs, u32)> = Vec::new();
            for (at, lesson) in self.lessons.iter().enumerate() {
                for (index, transfer) in lesson.work.transfers.iter().enumerate() {
                    let port = &lesson.kit.transfers[index];
                    let leg = if transfer.direction == Direction::Down { &port.down } else { &port.up };
                    let road = self.roads(lesson).transfers[index];
                    let (Some(leg), Some(_)) = (leg, road.filter(|road| road.narrowest == Some(place)))
                    else {
                        continue;
                    };
                    let class = transfer.audience == Audience::Class;
                    for (which, group) in lesson.groups[..lesson.n_groups].iter().enumerate() {
                        if group.seats <= 0.0 || (class && which > 0) {
                            continue;
                        }
                        let begins = self.instant(lesson, which, transfer.when);
                        let count = if class { 1.0 } else { group.seats };
                        if begins < self.length {
                            let job = Jobs::new(begins, count, leg.bits, (at as u32, which as u32));
                            jobs.push((job, index as u32));
                        }
                    }
                }
            }
            if !jobs.is_empty() {
                self.carry(place, &mut jobs);
            }
        }
    }

    /// When a group starts something, after the bell.
    fn instant(&self, lesson: &LessonState<'_>, group: usize, when: When) -> f64 {
        let ready = match lesson.flow {
            Some(flow) if lesson.kit.session.is_some() => {
                lesson.groups[group].sat + self.view.outlooks[flow as usize].login
            }
            _ => lesson.groups[group].ready,
        };
        match when {
            When::Start => ready,
            When::Together => ready.max(f64::from(lesson.planned.together) * self.length),
            When::Anytime => ready.max(f64::from(lesson.planned.anytime[group]) * self.length),
        }
    }

    /// The transfers that a link of the establishment holds back.
    fn carry(&mut self, place: usize, jobs: &mut [(Jobs, u32)]) {
        let most = jobs.iter().map(|(job, _)| job.count).fold(0.0, f64::max);
        let rate = self.elastic_rate(place, most);
        // `share` sorts: the index of the transfer goes along in the owner.
        let mut packed: Vec<Jobs> =
            jobs.iter().map(|(job, index)| job.owned_by((job.owner.0, job.owner.1 | (index << 8)))).collect();
        let busy = share(&mut packed, rate, f64::INFINITY, self.length);
        self.bulk[place].seconds += busy.seconds;
        self.bulk[place].job_seconds += busy.job_seconds;
        self.elastic[place] += busy.seconds;
        let mut late: Vec<(u32, u32, f64)> = Vec::new();
        for job in &packed {
            let (at, index) = (job.owner.0, job.owner.1 >> 8);
            let lesson = &mut self.lessons[at as usize];
            let transfer = &lesson.work.transfers[index as usize];
            let trip = lesson.kit.transfers[index as usize].round_trip;
            let cut = job.leaves > self.length;
            let seconds = if cut { self.length - job.enters } else { job.leaves - job.enters + trip };
            if !cut {
                lesson.transfers.0 += job.count;
                lesson.transfers.1 += job.count * job.work / seconds.max(1e-9);
            }
            if seconds > transfer.threshold.seconds() {
                let seats = if transfer.audience == Audience::Class { lesson.seats } else { job.count };
                match late.iter_mut().find(|(of, which, _)| (*of, *which) == (at, index)) {
                    Some((.., sum)) => *sum += seats,
                    None => late.push((at, index, seats)),
                }
                lesson.late_seconds = lesson.late_seconds.max(seconds);
                lesson.late_link = self.site.links[place];
            }
        }
        for (at, _, seats) in late {
            let lesson = &mut self.lessons[at as usize];
            lesson.late_transfer = lesson.late_transfer.max(seats);
        }
    }

    fn stream(&mut self) {
        // Streams by lesson: from, to, number, and the leg of each direction.
        let mut on: Vec<(usize, usize, f64, f64, f64)> = Vec::new();
        for (at, lesson) in self.lessons.iter().enumerate() {
            for (index, stream) in lesson.work.streams.iter().enumerate() {
                let class = stream.audience == Audience::Class;
                let from = self.instant(lesson, 0, stream.when);
                let to = (from + stream.duration.seconds()).min(self.length);
                let count = if class { 1.0 } else { lesson.seats - lesson.refused };
                if to > from && count > 0.0 {
                    on.push((at, index, from, to, count));
                }
            }
        }
        for this in 0..on.len() {
            let (at, index, from, to, count) = on[this];
            let (kit, stream) = (self.lessons[at].kit, &self.lessons[at].work.streams[index]);
            for leg in kit.streams[index].legs() {
                let shared = self.view.links.granted(leg, self.site.kind);
                let mut least = (shared, None);
                for place in places(leg.local) {
                    let granted = self.granted(place, &on, (from, to), leg.bits);
                    if granted < least.0 {
                        least = (granted, self.site.links[place]);
                    }
                    self.streams[place] += count * leg.bits * granted * (to - from) / self.length;
                    if granted < 1.0 - 1e-9 {
                        self.full[place] += to - from;
                    }
                }
                let lesson = &mut self.lessons[at];
                let wanted = count * leg.bits * (to - from);
                lesson.wanted += wanted;
                lesson.granted += wanted * least.0;
                if least.0 < 1.0 - 1e-9 {
                    let behind = || self.view.links.slowest(leg, self.site.kind).map(|(_, link)| link);
                    lesson.stream_link = least.1.or_else(behind);
                }
            }
            let lesson = &mut self.lessons[at];
            lesson.needed = lesson.needed.max(stream.needed_share);
            lesson.stream_seats = lesson.stream_seats.max(if stream.audience == Audience::Class {
                lesson.seats
            } else {
                lesson.seats - lesson.refused
            });
        }
    }

    /// Share of its rate that a stream has on a link while it is on, beside those that overlap with it.
    fn granted(
        &self,
        place: usize,
        on: &[(usize, usize, f64, f64, f64)],
        (from, to): (f64, f64),
        rate: f64,
    ) -> f64 {
        let capacity = self.rates[place];
        let crossing = |&(at, index, begins, ends, count): &(usize, usize, f64, f64, f64)| {
            let leg = self.lessons[at].kit.streams[index].legs().find(|leg| leg.local & (1 << place) != 0)?;
            Some((begins.max(from), ends.min(to), count, leg.bits))
        };
        let others: Vec<(f64, f64, f64, f64)> =
            on.iter().filter_map(crossing).filter(|(begins, ends, ..)| ends > begins).collect();
        let wanted: f64 = others.iter().map(|other| other.2 * other.3).sum();
        let bulk = self.bulk[place];
        if wanted + self.asked[place] <= capacity && bulk.seconds <= 0.0 {
            return 1.0;
        }
        let members: f64 = self.lessons.iter().map(|lesson| lesson.seats).sum();
        let asked = (members, self.asked[place] / members.max(1.0));
        let mut cuts: Vec<f64> = others.iter().flat_map(|other| [other.0, other.1]).collect();
        cuts.sort_unstable_by(f64::total_cmp);
        cuts.dedup();
        let beside = (bulk.seconds / self.length).min(1.0);
        let mut sum = 0.0;
        for piece in cuts.windows(2) {
            let middle = f64::midpoint(piece[0], piece[1]);
            let mut groups: Vec<(f64, f64)> = others
                .iter()
                .filter(|other| (other.0..other.1).contains(&middle))
                .map(|other| (other.2, other.3))
                .collect();
            if asked.1 > 0.0 {
                groups.push(asked);
            }
            let share = |level: f64| (level / rate).min(1.0);
            let free = share(level(&mut groups, 0.0, capacity));
            let mut granted = free;
            if beside > 0.0 {
                let full = share(level(&mut groups, bulk.mean_number(), capacity));
                granted += (full - free) * beside;
            }
            sum += granted * (piece[1] - piece[0]);
        }
        (sum / (to - from)).min(1.0)
    }

    fn answer(&mut self) {
        #[derive(Clone, Copy, Default)]
        struct Load {
            sources: f64,
            cycles: f64,
            bits: f64,
        }
        let mut loads = [Load::default(); Local::COUNT];
        let mut hosts: Vec<(PoolId, f64, f64)> = Vec::new();
        for lesson in &self.lessons {
            let (Some(port), Some(interaction)) = (&lesson.kit.interaction, &lesson.work.interaction) else {
                continue;
            };
            let seats = lesson.seats - lesson.refused;
            let host = interaction.work.seconds() * self.slowdown(lesson);
            let away = interaction.think.seconds() + host + port.round_trip * interaction.round_trips;
            for leg in port.legs() {
                for place in places(leg.local) {
                    loads[place].sources += seats;
                    loads[place].cycles += seats / away;
                    loads[place].bits += seats * leg.bits / away;
                }
            }
            if let Some(pool) = port.pool.filter(|pool| !self.view.flows.shared[pool.index()]) {
                let asked = seats * interaction.work.seconds()
                    / (interaction.think.seconds() + port.round_trip * interaction.round_trips);
                match hosts.iter_mut().find(|known| known.0 == pool) {
                    Some(known) => (known.1, known.2) = (known.1 + seats, known.2 + asked),
                    None => hosts.push((pool, seats, asked)),
                }
            }
        }
        // Seconds per bit and their deviation, without and with elastic flows.
        let mut crossing = [[(0.0, 0.0); 2]; Local::COUNT];
        for (place, load) in loads.iter().enumerate() {
            if load.bits <= 0.0 {
                continue;
            }
            let left = (self.rates[place] - self.streams[place]).max(self.rates[place] * 1e-3);
            let (size, think) = (load.bits / load.cycles, load.sources / load.cycles);
            let bulk = self.bulk[place];
            for (phase, permanent) in [0.0, bulk.mean_number()].into_iter().enumerate() {
                if phase == 1 && bulk.seconds <= 0.0 {
                    crossing[place][1] = crossing[place][0];
                    continue;
                }
                let queue = FiniteSource::new(load.sources.round() as u32, size / left / think, 1.0)
                    .with_permanent(permanent);
                let slowdown = queue.steady_state().slowdown;
                let deviation =
                    if slowdown > 2.0 { queue.active_variance().sqrt() / left } else { f64::INFINITY };
                crossing[place][phase] = (slowdown / left, deviation);
            }
        }
        let solved: Vec<(PoolId, f64, f64)> = hosts.into_iter().map(|host| self.own_host(host)).collect();
        for at in 0..self.lessons.len() {
            self.lessons[at].answers = self.answers_of(&self.lessons[at], &crossing, &solved);
        }
    }

    fn slowdown(&self, lesson: &LessonState<'_>) -> f64 {
        lesson.flow.map_or(1.0, |flow| self.view.outlooks[flow as usize].slowdown)
    }

    fn own_host(&self, (pool, members, asked): (PoolId, f64, f64)) -> (PoolId, f64, f64) {
        let spec = &self.view.future.pools[pool.index()];
        let hosts = f64::from(spec.hosts);
        let load = asked / members;
        let (slowdown, busy) = steady(members / hosts, load, spec.cores, 0.0);
        (pool, slowdown, variation(members / hosts, load, spec.cores, 0.0, busy.cores))
    }

    fn answers_of(
        &self,
        lesson: &LessonState<'_>,
        crossing: &[[(f64, f64); 2]; Local::COUNT],
        hosts: &[(PoolId, f64, f64)],
    ) -> Option<Answers> {
        let (port, interaction) = (lesson.kit.interaction.as_ref()?, lesson.work.interaction.as_ref()?);
        let fixed = port.round_trip * interaction.round_trips;
        let mut answers = Answers { fixed, ..Answers::default() };
        let mut beside = 0.0_f64;
        for (phase, answer) in answers.phases.iter_mut().enumerate() {
            let (mut seconds, mut variance) = (fixed, 0.0);
            let legs = [&port.down, &port.up].into_iter().zip(self.roads(lesson).interaction);
            for (leg, road) in legs.filter_map(|(leg, road)| leg.as_ref().zip(road)) {
                let mut slowest = road.behind.map_or((0.0, f64::INFINITY, None), |(per_bit, link)| {
                    (per_bit * leg.bits, f64::INFINITY, Some(link))
                });
                for place in places(road.own) {
                    let (per_bit, deviation) = crossing[place][phase];
                    if per_bit * leg.bits > slowest.0 {
                        slowest = (per_bit * leg.bits, deviation * leg.bits, self.site.links[place]);
                    }
                    beside = beside.max(self.bulk[place].seconds / self.length);
                }
                seconds += slowest.0;
                variance += (slowest.0 - leg.bits * road.least).clamp(0.0, slowest.1).powi(2);
                if slowest.0 > answers.longest.0 {
                    answers.longest = (slowest.0, slowest.2);
                }
            }
            *answer = (0.0, seconds, variance);
        }
        answers.phases[0].0 = 1.0 - beside.min(1.0);
        answers.phases[1].0 = beside.min(1.0);
        answers.host = match port.pool {
            None => Some((1.0, 1.0)),
            Some(pool) => hosts.iter().find(|host| host.0 == pool).map(|host| (host.1, host.2)),
        };
        Some(answers)
    }
}
