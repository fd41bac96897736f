//! Questions and answers as events (tier `interaction`): think, ask over the network, work on a host, answer
//! over the network, again. Think times and work are exponential; sizes are as the activity says.

use super::farm::Job;
use super::traffic::Purpose;
use super::{Day, Event};
use crate::future::Interaction;
use crate::ids::{EstablishmentId, PoolId};
use crate::kernel::EventHandle;
use crate::measure::Culprit;
use crate::random::{Address, Purpose as Draw, stream, uniform};
use crate::share::max_min::FlowId;
use crate::share::processor::JobHandle;
use crate::tier::kit::{Leg, Port};
use crate::tier::slab::Key;
use crate::time::{SimTime, Span};
use rand_pcg::Pcg64Mcg;
use std::rc::Rc;

/// Somebody who asks: a seat, or a visitor at home.
#[derive(Debug)]
pub(super) struct Asker {
    /// Lesson and establishment; `None` at home.
    lesson: Option<(Key, EstablishmentId)>,
    port: Rc<Port>,
    interaction: Interaction,
    /// Host that answers, where it is one of ours, and whether it is to be left at the end.
    host: Option<(PoolId, u32)>,
    placed: bool,
    draws: Pcg64Mcg,
    state: Asking,
    asked: SimTime,
    /// When the present stage began; the longest stage of this question, and what it was spent on.
    stage_began: SimTime,
    longest: (f64, Culprit),
}

/// How far a question has got.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Asking {
    Thinking(EventHandle),
    Up(FlowId),
    Host(JobHandle),
    Device(EventHandle),
    Down(FlowId),
    /// Between two stages.
    Nowhere,
}

fn exponential(draws: &mut Pcg64Mcg, mean: f64) -> f64 {
    -uniform(draws).ln() * mean
}

impl Day<'_> {
    /// A group of one seat begins to ask.
    pub(super) fn start_asking(&mut self, group: Key) {
        let lesson = self.groups[group].lesson;
        let running = &self.running[lesson];
        let (Some(port), Some(interaction)) =
            (self.kits[running.kit as usize].interaction.clone(), self.interaction_of(lesson))
        else {
            return;
        };
        let seat = running.groups.iter().position(|known| *known == group).unwrap_or(0) as u64;
        let site = running.lesson.establishment;
        let address = running.lesson.address(self.future, Draw::Interaction, self.seed.0, self.seed.1);
        let address = Address { item: address.item | (seat << 40), ..address };
        // Those in a session ask the host of their session.
        let session = self.groups[group].session.zip(self.groups[group].host);
        let asker = self.new_asker(Some((lesson, site)), Rc::new(port), interaction, session, address);
        self.groups[group].asker = Some(asker);
    }

    fn new_asker(
        &mut self,
        lesson: Option<(Key, EstablishmentId)>,
        port: Rc<Port>,
        interaction: Interaction,
        session: Option<(PoolId, u32)>,
        address: Address,
    ) -> Key {
        let own = session.filter(|(pool, _)| port.pool == Some(*pool));
        let host = own.or_else(|| port.pool.and_then(|pool| self.enter_host(pool).map(|host| (pool, host))));
        let asker = self.askers.insert(Asker {
            lesson,
            port,
            interaction,
            host,
            placed: own.is_none(),
            draws: stream(address),
            state: Asking::Nowhere,
            asked: self.now,
            stage_began: self.now,
            longest: (0.0, Culprit::Latency),
        });
        self.think(asker, Span::ZERO);
        asker
    }

    /// The next question comes after a pause and a think time.
    fn think(&mut self, key: Key, pause: Span) {
        let asker = &mut self.askers[key];
        let think = exponential(&mut asker.draws, asker.interaction.think.seconds());
        let at = self.now + pause + Span::from_seconds(think);
        asker.state = Asking::Thinking(self.queue.schedule(at, Event::Ask(key)));
    }

    pub(super) fn ask(&mut self, key: Key) {
        let now = self.now;
        let asker = &mut self.askers[key];
        (asker.asked, asker.stage_began) = (now, now);
        asker.longest = (asker.port.round_trip * asker.interaction.round_trips, Culprit::Latency);
        asker.state = Asking::Nowhere;
        let port = Rc::clone(&asker.port);
        match &port.up {
            Some(leg) => {
                let flow = self.start_single(leg, 1, Purpose::Asking(key));
                self.askers[key].state = Asking::Up(flow);
            }
            None => self.work_on_answer(key),
        }
    }

    /// A question has arrived, or an answer has.
    pub(super) fn asking_flow_ended(&mut self, key: Key) {
        let asker = &self.askers[key];
        let port = Rc::clone(&asker.port);
        let question = matches!(asker.state, Asking::Up(_));
        let leg = if question { &port.up } else { &port.down };
        let culprit = leg.as_ref().map_or(Culprit::Latency, |leg| self.bottleneck_of(leg));
        self.question_stage_over(key, culprit);
        if question {
            self.work_on_answer(key);
        } else {
            self.answered(key);
        }
    }

    fn work_on_answer(&mut self, key: Key) {
        let asker = &mut self.askers[key];
        let work = exponential(&mut asker.draws, asker.interaction.work.seconds().max(f64::MIN_POSITIVE));
        let state = if let Some((pool, host)) = asker.host {
            Asking::Host(self.start_on_host(pool, host, work, Job::Answer(key)))
        } else {
            let at = self.now + Span::from_seconds(work);
            Asking::Device(self.queue.schedule(at, Event::DeviceAnswer(key)))
        };
        self.askers[key].state = state;
    }

    /// A host, or the device, has worked out an answer.
    pub(super) fn host_answered(&mut self, key: Key) {
        let asker = &self.askers[key];
        let culprit = asker.host.map_or(Culprit::Device, |(pool, _)| Culprit::PoolCores(pool.0));
        let port = Rc::clone(&asker.port);
        self.question_stage_over(key, culprit);
        match &port.down {
            Some(leg) => {
                let flow = self.start_single(leg, 1, Purpose::Asking(key));
                self.askers[key].state = Asking::Down(flow);
            }
            None => self.answered(key),
        }
    }

    fn question_stage_over(&mut self, key: Key, culprit: Culprit) {
        let now = self.now;
        let asker = &mut self.askers[key];
        let seconds = (now - asker.stage_began).seconds();
        if seconds > asker.longest.0 {
            asker.longest = (seconds, culprit);
        }
        asker.stage_began = now;
    }

    /// The answer is there, but for the latency of the route, which the fluid does not know.
    fn answered(&mut self, key: Key) {
        let asker = &self.askers[key];
        let fixed = asker.port.round_trip * asker.interaction.round_trips;
        let response = (self.now - asker.asked).seconds() + fixed;
        self.count_answer(key, response);
        self.think(key, Span::from_seconds(fixed));
    }

    /// Writes down an answer that took, or will have taken at least, so long.
    fn count_answer(&mut self, key: Key, response: f64) {
        let asker = &self.askers[key];
        let (page, longest) = (asker.interaction.page, asker.longest);
        if let Some((lesson, site)) = asker.lesson {
            self.recorder.lessons.answer(site, response, page);
            let running = &mut self.running[lesson];
            running.answers += 1.0;
            running.response_sum += response;
            running.response_vote.cast(longest.1, longest.0.max(1e-9));
        } else {
            self.recorder.home_pages.add(response, 1.0);
        }
    }

    /// The stage of a question that the bell cuts off.
    fn cut_stage(&self, key: Key) -> Option<Culprit> {
        let asker = &self.askers[key];
        let over = |leg: &Option<Leg>| leg.as_ref().map_or(Culprit::Latency, |leg| self.bottleneck_of(leg));
        match asker.state {
            Asking::Thinking(_) | Asking::Nowhere => None,
            Asking::Up(_) => Some(over(&asker.port.up)),
            Asking::Down(_) => Some(over(&asker.port.down)),
            Asking::Host(_) => asker.host.map(|(pool, _)| Culprit::PoolCores(pool.0)),
            Asking::Device(_) => Some(Culprit::Device),
        }
    }

    /// Somebody stops asking, wherever the question has got to. An answer that the end cuts off took at least
    /// the time until then.
    pub(super) fn stop_asking(&mut self, key: Key) {
        if let Some(culprit) = self.cut_stage(key) {
            self.question_stage_over(key, culprit);
            self.count_answer(key, (self.now - self.askers[key].asked).seconds());
        }
        let Some(asker) = self.askers.remove(key) else { return };
        match asker.state {
            Asking::Thinking(event) | Asking::Device(event) => {
                self.queue.cancel(event);
            }
            Asking::Up(flow) | Asking::Down(flow) => {
                let question = matches!(asker.state, Asking::Up(_));
                let leg = if question { &asker.port.up } else { &asker.port.down };
                if let Some(leg) = leg {
                    self.cancel_single(leg, 1, flow);
                }
            }
            Asking::Host(job) => {
                if let Some((pool, host)) = asker.host {
                    self.cancel_on_host(pool, host, job);
                }
            }
            Asking::Nowhere => {}
        }
        if let (true, Some((pool, host))) = (asker.placed, asker.host) {
            self.leave_host(pool, Some(host));
        }
    }

    /// Visitors at a door come or go, until so many are present.
    pub(super) fn change_askers(&mut self, door: usize, present: u32) {
        let Some(visits) = &self.future.home else { return };
        while self.home.doors[door].present > present {
            if let Some(visitor) = self.home.doors[door].visitors.pop_front() {
                self.stop_asking(visitor);
            }
            self.home.doors[door].present -= 1;
        }
        if self.home.doors[door].present < present {
            let port = Rc::new(self.home.doors[door].port.clone());
            let step = u64::from(self.minute() / crate::demand::home::STEP_MINUTES);
            while self.home.doors[door].present < present {
                let visitor = u64::from(self.home.doors[door].present);
                let address = Address {
                    study_seed: self.seed.0,
                    replication: self.seed.1,
                    establishment: door as u64,
                    purpose: Draw::Interaction,
                    item: (1 << 63) | (step << 32) | visitor,
                };
                let key = self.new_asker(None, Rc::clone(&port), visits.page, None, address);
                self.home.doors[door].visitors.push_back(key);
                self.home.doors[door].present += 1;
            }
        }
    }
}
