//! A day of simulation, for both tiers (`docs/model.md` §5). Lessons, logins, transfers, streams and scaling are
//! events in both. In tier `session` the interactions of those at work are in quasi-steady state between two
//! looks ([`quasi_steady`]); in tier `interaction` every question and answer is an event ([`ask`]).

mod ask;
mod background;
mod farm;
mod home;
pub(super) mod hosts;
mod lesson;
mod login;
mod look;
mod pace;
mod pool;
mod quasi_steady;
pub(super) mod state;
mod traffic;

use super::Tier;
use super::kit::{Interactions, Kit, Maker, Variant};
use super::marks::Marks;
use super::ports::{Routes, local_links};
use super::record::Recorder;
use super::slab::{Key, Slab};
use crate::demand::home::STEP_MINUTES;
use crate::demand::lesson::slots;
use crate::future::Future;
use crate::hands::Alone;
use crate::ids::{ActivityId, EstablishmentId, LinkId, PoolId};
use crate::kernel::EventQueue;
use crate::measure::Outcome;
use crate::measure::film::Film;
use crate::resource::token::TokenPool;
use crate::share::max_min::FluidNetwork;
use crate::time::{SimTime, Span};
use ask::Asker;
use farm::Farm;
use home::Home;
use state::{Group, PoolState, Running, Site};

/// Time between two looks at those at work, in seconds.
const LOOK_SECONDS: f64 = 60.0;

/// End of the day.
const DAY_SECONDS: f64 = 86_400.0;

/// What happens at an instant.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Event {
    /// A bell rings at an establishment, opening one of its slots.
    Bell(EstablishmentId, u32),
    /// A group of seats sits down.
    Login(Key),
    /// The devices of a group have started.
    DeviceReady(Key),
    /// A lesson ends.
    LessonEnd(Key),
    /// A group (or, for the class, the first group at work) starts a transfer or a stream of its use.
    TransferStart(Key, u32),
    StreamStart(Key, u32),
    /// A stream of a lesson ends: index and start identify it.
    StreamEnd(Key, u32, SimTime),
    /// The next login, or storage job, of a pool is done.
    PoolLogin(PoolId),
    PoolStorage(PoolId),
    /// The next job of one host of a pool is done (tier `interaction`).
    HostJob(PoolId, u32),
    /// Somebody asks the next question, or has the answer of a device (tier `interaction`).
    Ask(Key),
    DeviceAnswer(Key),
    /// Hosts of an elastic pool are in service.
    HostsStarted(PoolId, u32),
    /// Visits from home in the next step.
    Home(u32),
    /// A background transfer of an establishment starts.
    BackgroundTransfer(u32, EstablishmentId),
    /// Background work starts or ends.
    BackgroundWork(u32, bool),
    /// A look at those at work, by number.
    Look(u32),
}

/// A day in progress.
#[derive(Debug)]
struct Day<'a> {
    future: &'a Future,
    tier: Tier,
    seed: (u64, u32),
    now: SimTime,
    queue: EventQueue<Event>,
    fluid: FluidNetwork,
    routes: Routes,
    kits: Vec<Kit>,
    sites: Vec<Site>,
    /// Sites with lessons, and sites whose access may have carried something since it was last looked at.
    in_class: Marks,
    in_use: Marks,
    running: Slab<Running>,
    groups: Slab<Group>,
    pools: Vec<PoolState>,
    /// Hosts one by one, by pool, and those who ask them (tier `interaction`).
    farms: Vec<Farm>,
    askers: Slab<Asker>,
    /// A token for each licence in use; nobody waits for one.
    licences: Vec<TokenPool<()>>,
    home: Home,
    recorder: Recorder,
    sessions: u32,
    seats_at_work: u32,
    /// Utilisation of the busiest shared link, as of the last look.
    busiest_link: f64,
    /// Bits carried by each link up to the last look, and when that was: for the mean utilisation since.
    carried: Vec<(f64, f64)>,
    /// Seconds that a bit more would take on each shared link, as of the last look.
    seconds_per_bit: Vec<f64>,
    /// Scratch of a look: lessons, and doors, whose cycle has become longer or shorter.
    repaced: Vec<(Key, Variant)>,
    repaced_doors: Vec<(usize, Variant)>,
    /// Scratch of a bell: lessons of the slot.
    found: Vec<crate::demand::lesson::Lesson>,
    events: u64,
}

/// Runs one day.
pub(super) fn run(tier: Tier, future: &Future, study_seed: u64, replication: u32) -> Outcome {
    let mut day = Day::new(tier, future, (study_seed, replication));
    day.pass(&|| true);
    day.end().0
}

/// Runs one day in tier `session`, and films it; none once it is not wanted any more.
pub(super) fn film(
    future: &Future,
    seed: (u64, u32),
    is_wanted: &dyn Fn() -> bool,
) -> Option<(Outcome, Film)> {
    let mut day = Day::new(Tier::Session, future, seed);
    day.recorder.start_film(future);
    day.pass(is_wanted).then(|| {
        let (outcome, film) = day.end();
        (outcome, film.expect("a film was started"))
    })
}

impl<'a> Day<'a> {
    fn new(tier: Tier, future: &'a Future, seed: (u64, u32)) -> Self {
        let capacities: Vec<f64> = future.network.links().map(|(_, link)| link.rate.value()).collect();
        let sites: Vec<Site> = local_links(future)
            .into_iter()
            .map(|links| {
                let rates = links.map(|link| link.map_or(0.0, |link| future.network.link(link).rate.value()));
                Site { lessons: Vec::new(), links, rates, bulk: [0; 6], kits: Vec::new() }
            })
            .collect();
        let farms = match tier {
            Tier::Session | Tier::Analytic => Vec::new(),
            Tier::Interaction => future.pools.iter().map(Farm::new).collect(),
        };
        let licences = future.licences.iter().map(|it| TokenPool::new(it.count.unwrap_or(u32::MAX), 0));
        let pools = (0..future.pools.len()).map(|pool| PoolState::new(future, PoolId::from_index(pool)));
        Self {
            future,
            tier,
            seed,
            now: SimTime::START,
            queue: EventQueue::new(),
            fluid: FluidNetwork::new(&capacities),
            routes: Routes::new(future),
            kits: Vec::new(),
            in_class: Marks::new(sites.len()),
            in_use: Marks::new(sites.len()),
            sites,
            running: Slab::default(),
            groups: Slab::default(),
            pools: pools.collect(),
            farms,
            askers: Slab::default(),
            licences: licences.collect(),
            home: Home::default(),
            recorder: Recorder::new(future),
            sessions: 0,
            seats_at_work: 0,
            busiest_link: 0.0,
            carried: vec![(0.0, 0.0); capacities.len()],
            seconds_per_bit: capacities.iter().map(|capacity| 1.0 / capacity).collect(),
            repaced: Vec::new(),
            repaced_doors: Vec::new(),
            found: Vec::new(),
            events: 0,
        }
    }

    fn at(&mut self, instant: SimTime, event: Event) {
        self.queue.schedule(instant, event);
    }

    fn schedule_fixed_events(&mut self) {
        for index in 0..self.future.establishments.len() {
            let establishment = &self.future.establishments[index];
            for (slot, times) in slots(self.future, establishment).iter().enumerate() {
                self.at(times.start, Event::Bell(EstablishmentId::from_index(index), slot as u32));
            }
        }
        self.schedule_background();
        if self.future.home.is_some() {
            self.at(SimTime::START, Event::Home(0));
        }
        self.at(SimTime::from_seconds(LOOK_SECONDS / 2.0), Event::Look(0));
    }

    /// The event loop, while the day is wanted; whether it was to the end. At one instant, events of the queue come before
    /// the ends of flows.
    fn pass(&mut self, is_wanted: &dyn Fn() -> bool) -> bool {
        self.schedule_fixed_events();
        loop {
            let queued = self.queue.peek_time();
            // Between two events of one instant no flow can end: rates are worked out once an instant, not
            // once for each of the thousands of lessons that a bell ends.
            if queued != Some(self.now)
                && let Some(flowing) = self.fluid.next_completion()
                && queued.is_none_or(|event| flowing < event)
            {
                self.events += 1;
                if let Some(end) = self.fluid.pop_completion(flowing) {
                    self.now = end.at;
                    self.flow_ended(end.tag, end.flow);
                }
                continue;
            }
            let Some((at, event)) = self.queue.pop() else { return true };
            if matches!(event, Event::Look(_)) && !is_wanted() {
                return false;
            }
            self.events += 1;
            self.now = at;
            self.happen(event);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Bell(establishment, slot) => self.bell(establishment, slot),
            Event::Login(group) => self.sit_down(group),
            Event::DeviceReady(group) => self.device_ready(group),
            Event::LessonEnd(lesson) => self.end_lesson(lesson),
            Event::TransferStart(group, index) => self.start_transfer(group, index),
            Event::StreamStart(group, index) => self.start_stream(group, index),
            Event::StreamEnd(lesson, index, began) => self.end_stream(lesson, index, began),
            Event::PoolLogin(pool) => self.pool_login_done(pool),
            Event::PoolStorage(pool) => self.pool_storage_done(pool),
            Event::HostJob(pool, host) => self.host_job_done(pool, host),
            Event::Ask(asker) => self.ask(asker),
            Event::DeviceAnswer(asker) => self.host_answered(asker),
            Event::HostsStarted(pool, hosts) => self.hosts_started(pool, hosts),
            Event::Home(step) => self.home_step(step),
            Event::BackgroundTransfer(job, establishment) => self.background_transfer(job, establishment),
            Event::BackgroundWork(job, starts) => self.background_work(job, starts),
            Event::Look(number) => self.look(number),
        }
    }

    /// The kit of an activity on a group of seats, made at its first use.
    fn kit(&mut self, id: EstablishmentId, group: u32, activity: ActivityId, variant: Variant) -> u32 {
        let known = self.sites[id.index()]
            .kits
            .iter()
            .find(|kit| (kit.0, kit.1, kit.2) == (group, activity, variant));
        if let Some((.., kit)) = known {
            return *kit;
        }
        let made = self.maker(id, self.interactions(), variant).kit(activity, group);
        self.kits.push(made);
        let kit = self.kits.len() as u32 - 1;
        self.sites[id.index()].kits.push((group, activity, variant, kit));
        kit
    }

    /// What makes kits and ports for the seats and the router of an establishment.
    fn maker(&mut self, id: EstablishmentId, interactions: Interactions, variant: Variant) -> Maker<'_> {
        Maker {
            future: self.future,
            routes: &self.routes,
            fluid: Some(&mut self.fluid),
            establishment: id,
            links: &self.sites[id.index()].links,
            interactions,
            variant,
        }
    }

    /// How interactions travel in this tier.
    fn interactions(&self) -> Interactions {
        match self.tier {
            Tier::Session | Tier::Analytic => Interactions::MeanRate,
            Tier::Interaction => Interactions::Flows,
        }
    }

    /// Minutes after midnight, now.
    fn minute(&self) -> u32 {
        (self.now.seconds() / 60.0) as u32
    }

    /// What was written down of the day, once it is over.
    fn end(mut self) -> (Outcome, Option<Film>) {
        self.close();
        let film = self.recorder.end_film();
        (self.recorder.outcome(self.future, self.events, &Alone), film)
    }

    /// After the last event: what is still in progress stops, so that everything balances.
    fn close(&mut self) {
        let end_of_day = SimTime::from_seconds(DAY_SECONDS);
        let end = self.now.max(end_of_day);
        self.now = end;
        for link in (0..self.future.network.link_count()).map(LinkId::from_index) {
            let carried = self.fluid.carried_bits(end, link);
            self.recorder.balance.bits_carried += carried;
            self.recorder.usage.bits[link.index()] = carried;
            self.recorder.utilisation.saturated[link.index()] = self.fluid.saturated_seconds(end, link);
        }
        for (index, state) in self.pools.iter().enumerate() {
            let book = &mut self.recorder.utilisation;
            book.peak_sessions[index] = state.sessions.peak();
            book.refused[index] = state.sessions.refused() as u32;
            book.host_hours[index] = state.fleet.host_seconds(end_of_day) / 3600.0;
            if self.future.pools[index].elastic.is_some() {
                book.elastic_hours += book.host_hours[index];
            }
        }
        self.recorder.usage.licence_peaks = self.licences.iter().map(TokenPool::peak).collect();
    }
}

/// Looks of a day.
const LOOKS: u32 = (DAY_SECONDS / LOOK_SECONDS) as u32;

/// An instant so many minutes after midnight.
fn minutes(minutes: u32) -> SimTime {
    SimTime::START + Span::from_minutes(f64::from(minutes))
}

/// Length of a step of visits from home.
fn home_step() -> Span {
    Span::from_minutes(f64::from(STEP_MINUTES))
}
