//! Logging in: device, licence, admission, storage, profile, work on the host; then at work until the bell.

use super::state::{Group, Stage};
use super::traffic::Purpose;
use super::{Day, Event};
use crate::future::Login;
use crate::ids::{LicenceId, PoolId};
use crate::measure::Culprit;
use crate::resource::token::TokenPool;
use crate::tier::Tier;
use crate::tier::kit::Leg;
use crate::tier::slab::Key;
use crate::time::SimTime;

impl Day<'_> {
    /// A group sits down: licences are taken, devices start.
    pub(super) fn sit_down(&mut self, key: Key) {
        let Some(group) = self.groups.get(key) else { return };
        let lesson = group.lesson;
        let work = self.work_of(lesson);
        let (licence, device) = (work.licence, work.login.device);
        let attempted = self.groups[key].seats;
        let site = self.running[lesson].lesson.establishment;
        self.recorder.lessons.tally(site).logins += f64::from(attempted);
        self.place(lesson);
        if let Some(licence) = licence {
            self.take_licences(key, licence);
        }
        let group = &mut self.groups[key];
        group.stage_began = self.now;
        let ready = self.now + device;
        self.at(ready, Event::DeviceReady(key));
    }

    fn take_licences(&mut self, key: Key, licence: LicenceId) {
        let group = &mut self.groups[key];
        let granted = self.licences[licence.index()].take(group.seats);
        let refused = group.seats - granted;
        group.licences = granted;
        group.seats = granted;
        let in_use: u32 = self.licences.iter().map(TokenPool::held).sum();
        self.recorder.peak_licences = self.recorder.peak_licences.max(in_use);
        self.refuse(key, refused, Culprit::Licence(licence.0));
    }

    /// Gives licences of the lesson of a group back.
    pub(super) fn give_back_licences(&mut self, key: Key, count: u32) {
        if let Some(licence) = self.work_of(self.groups[key].lesson).licence {
            self.licences[licence.index()].give_back(count);
        }
    }

    /// Seats of a group that cannot work.
    pub(super) fn refuse(&mut self, key: Key, seats: u32, culprit: Culprit) {
        if seats == 0 {
            return;
        }
        let lesson = self.groups[key].lesson;
        let running = &mut self.running[lesson];
        running.refused += seats;
        running.refusal_vote.cast(culprit, f64::from(seats));
        self.recorder.lessons.tally(running.lesson.establishment).refused += f64::from(seats);
    }

    pub(super) fn device_ready(&mut self, key: Key) {
        let Some(group) = self.groups.get(key) else { return };
        let lesson = group.lesson;
        self.stage_over(key, Culprit::Device);
        match self.kits[self.running[lesson].kit as usize].session {
            Some(pool) => self.ask_session(key, pool),
            None => self.fetch_profile(key),
        }
    }

    /// The sessions of a group are open: storage comes next.
    pub(super) fn admitted(&mut self, key: Key, pool: PoolId) {
        if self.groups[key].stage == Stage::Admission {
            self.stage_over(key, Culprit::PoolSessions(pool.0));
        }
        let seats = self.groups[key].seats;
        let operations = self.login_of(key).operations;
        if operations > 0.0
            && let Some(job) = self.start_storage(pool, seats, operations, key)
        {
            self.groups[key].stage = Stage::Storage(job);
            return;
        }
        self.fetch_profile(key);
    }

    pub(super) fn storage_done(&mut self, key: Key, pool: PoolId) {
        self.stage_over(key, Culprit::PoolStorage(pool.0));
        self.fetch_profile(key);
    }

    fn fetch_profile(&mut self, key: Key) {
        let group = &self.groups[key];
        let (lesson, seats) = (group.lesson, group.seats);
        let running = &self.running[lesson];
        let site = running.lesson.establishment;
        if seats > 0
            && let Some(leg) = self.kits[running.kit as usize].profile.clone()
        {
            let flow = self.start_flows(site, &leg, seats, Purpose::Profile(key));
            self.groups[key].stage = Stage::Profile(flow);
        } else {
            self.work_on_host(key);
        }
    }

    pub(super) fn profile_done(&mut self, key: Key) {
        let group = &self.groups[key];
        let (lesson, seats) = (group.lesson, group.seats);
        let running = &self.running[lesson];
        let site = running.lesson.establishment;
        let leg = self.kits[running.kit as usize].profile.as_ref().expect("the profile came over a leg");
        let (culprit, local) = (self.bottleneck_of(leg), leg.local);
        self.flows_ended(site, local, seats);
        self.stage_over(key, culprit);
        self.work_on_host(key);
    }

    fn work_on_host(&mut self, key: Key) {
        let group = &self.groups[key];
        let work = self.login_of(key).work.seconds();
        if let Some(pool) = group.session
            && group.seats > 0
            && work > 0.0
        {
            let job = self.start_login_work(pool, group.seats, work, key);
            self.groups[key].stage = Stage::Host(job);
        } else {
            self.ready(key);
        }
    }

    pub(super) fn host_done(&mut self, key: Key, pool: PoolId) {
        self.stage_over(key, Culprit::PoolCores(pool.0));
        self.ready(key);
    }

    /// A group is at work.
    fn ready(&mut self, key: Key) {
        let group = &mut self.groups[key];
        group.stage = Stage::Ready;
        let (lesson, seats) = (group.lesson, group.seats);
        if seats == 0 {
            return;
        }
        self.judge_login(key, (self.now - self.groups[key].began).seconds());
        self.running[lesson].ready += seats;
        self.update_seated(lesson);
        self.seats_at_work += seats;
        let kit = self.running[lesson].kit as usize;
        match (self.kits[kit].interaction.clone(), self.tier) {
            (Some(port), Tier::Session | Tier::Analytic) => {
                let granted = [self.join(port.down.as_ref(), seats), self.join(port.up.as_ref(), seats)];
                self.groups[key].granted = granted;
                if let Some(pool) = port.pool {
                    self.join_pool(lesson, pool, seats);
                }
            }
            (Some(_), Tier::Interaction) => self.start_asking(key),
            (None, _) => {}
        }
        self.schedule_work(key);
    }

    /// Writes down a login that took, or will have taken at least, so long.
    fn judge_login(&mut self, key: Key, seconds: f64) {
        let threshold = self.login_of(key).threshold.seconds();
        let Group { lesson, seats, longest_on, .. } = self.groups[key];
        let running = &mut self.running[lesson];
        self.recorder.lessons.login(running.lesson.establishment, seconds, f64::from(seats));
        if seconds > threshold {
            running.late_logins += seats;
            running.late_login_seconds = running.late_login_seconds.max(seconds);
            running.login_vote.cast(longest_on, f64::from(seats));
        }
    }

    /// A group leaves at the end of its lesson, wherever it has got to.
    pub(super) fn stand_up(&mut self, key: Key) {
        let group = &self.groups[key];
        let (lesson, seats, stage, session) = (group.lesson, group.seats, group.stage, group.session);
        let kit = self.running[lesson].kit as usize;
        let site = self.running[lesson].lesson.establishment;
        match stage {
            Stage::Device => {}
            Stage::Admission => self.give_up_waiting(key),
            Stage::Storage(job) => self.cancel_storage(session, job),
            Stage::Profile(flow) => {
                let leg = self.kits[kit].profile.clone().expect("the profile comes over a leg");
                let culprit = self.bottleneck_of(&leg);
                self.stage_over(key, culprit);
                self.cancel_flows(site, &leg, seats, flow);
            }
            Stage::Host(job) => self.cancel_login_work(key, job),
            Stage::Ready => {
                self.seats_at_work -= seats;
                if let Some(asker) = self.groups[key].asker.take() {
                    self.stop_asking(asker);
                } else if seats > 0
                    && self.tier == Tier::Session
                    && let Some(port) = self.kits[kit].interaction.clone()
                {
                    let granted = self.groups[key].granted;
                    self.leave(port.down.as_ref(), seats, granted[0]);
                    self.leave(port.up.as_ref(), seats, granted[1]);
                }
            }
        }
        if stage != Stage::Ready && self.groups[key].seats > 0 {
            // Cut by the bell: the login took at least this long.
            match (stage, session) {
                (Stage::Storage(_), Some(pool)) => self.stage_over(key, Culprit::PoolStorage(pool.0)),
                (Stage::Host(_), Some(pool)) => self.stage_over(key, Culprit::PoolCores(pool.0)),
                _ => {}
            }
            let waited = (self.now - self.groups[key].began.min(self.now)).seconds();
            self.judge_login(key, waited.max(1e-3));
        }
        self.give_back_licences(key, self.groups[key].licences);
        let group = self.groups.remove(key).expect("a group stands up once");
        if let Some(pool) = group.session {
            self.leave_host(pool, group.host);
            self.close_sessions(pool, group.seats);
        }
    }

    /// A stage of a login has ended; the longest one is to blame if the login is late.
    fn stage_over(&mut self, key: Key, culprit: Culprit) {
        let now = self.now;
        let group = &mut self.groups[key];
        let seconds = (now - group.stage_began).seconds();
        if seconds > group.longest {
            (group.longest, group.longest_on) = (seconds, culprit);
        }
        group.stage_began = now;
    }

    fn login_of(&self, key: Key) -> Login {
        self.work_of(self.groups[key].lesson).login
    }

    /// What holds back the flows of a leg: the link at which they have their max-min share, else the
    /// narrowest link, which an unhindered flow would fill.
    pub(super) fn bottleneck_of(&self, leg: &Leg) -> Culprit {
        let narrowest = || {
            let rate = |link: &crate::ids::LinkId| self.future.network.link(*link).rate.value();
            let narrower = |a: &&crate::ids::LinkId, b: &&crate::ids::LinkId| rate(a).total_cmp(&rate(b));
            leg.links.iter().min_by(narrower).copied()
        };
        let link = self.fluid.last_bottleneck(leg.class).or_else(narrowest);
        link.map_or(Culprit::Latency, |link| Culprit::Link(link.0))
    }

    /// Splits `seats` off a group: a new group of the same lesson, in the same stage.
    pub(super) fn split(&mut self, key: Key, seats: u32, now: SimTime) -> Key {
        let group = &mut self.groups[key];
        group.seats -= seats;
        // The licences of the seats go with them.
        let licences = if group.licences > 0 { seats } else { 0 };
        group.licences -= licences;
        let part = Group { seats, licences, stage_began: group.stage_began.min(now), ..*group };
        let lesson = group.lesson;
        let part = self.groups.insert(part);
        self.running[lesson].groups.push(part);
        part
    }
}
