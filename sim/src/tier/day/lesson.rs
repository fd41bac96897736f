//! A lesson from bell to bell: seats, transfers, streams, and the verdict at its end.

use super::state::{Group, Running, RunningStream, RunningTransfer, Seated, Stage, Vote};
use super::traffic::Purpose;
use super::{Day, Event};
use crate::demand::lesson::{Lesson, login_groups, of_slot};
use crate::future::{Audience, Future, Interaction, Use, When};
use crate::ids::EstablishmentId;
use crate::measure::{Culprit, Symptom};
use crate::share::max_min::FlowId;
use crate::tier::Tier;
use crate::tier::kit::Variant;
use crate::tier::record::{Cause, Verdict};
use crate::tier::slab::Key;
use crate::time::{SimTime, Span};

impl<'a> Day<'a> {
    /// A bell: the lessons of the slot begin.
    pub(super) fn bell(&mut self, id: EstablishmentId, slot: u32) {
        let mut found = std::mem::take(&mut self.found);
        let wanted = of_slot(self.future, id, slot, self.seed, &mut found);
        let tally = self.recorder.lessons.tally(id);
        tally.wanted += f64::from(wanted.wanted);
        tally.unseated += f64::from(wanted.unseated);
        if !found.is_empty() {
            self.in_class.set(id.index());
            self.in_use.set(id.index());
        }
        for lesson in found.drain(..) {
            let kit = self.kit(id, lesson.group, lesson.activity, Variant::default());
            let key = self.running.insert(Running::new(lesson, kit));
            let seated = self.seated(key);
            self.sites[id.index()].lessons.push(seated);
            self.recorder.balance.seats_taken += u64::from(lesson.seats);
            self.at(lesson.end, Event::LessonEnd(key));
            let future = self.future;
            let n_groups = match self.tier {
                Tier::Session | Tier::Analytic => future.settling.groups,
                Tier::Interaction => lesson.seats,
            };
            login_groups(future, &lesson, n_groups, self.seed, |instant, seats, anytime| {
                let group = self.groups.insert(Group {
                    lesson: key,
                    seats,
                    began: instant,
                    stage_began: instant,
                    stage: Stage::Device,
                    anytime,
                    session: None,
                    licences: 0,
                    longest: 0.0,
                    longest_on: Culprit::Device,
                    granted: [0.0; 2],
                    asker: None,
                    host: None,
                });
                self.running[key].groups.push(group);
                self.at(instant.min(lesson.end), Event::Login(group));
            });
        }
        self.found = found;
    }

    /// What a look needs to know of a lesson, as it is now.
    fn seated(&self, key: Key) -> Seated {
        let running = &self.running[key];
        let port = self.kits[running.kit as usize].interaction.as_ref();
        let (Some(port), Some(interaction)) = (port, self.interaction_of(key)) else {
            return Seated { key, pool: None, ready: 0, work: 0.0, away: 0.0 };
        };
        let fixed = port.round_trip * interaction.round_trips;
        let away = interaction.think.seconds() + fixed + running.last[0] + running.last[1];
        Seated { key, pool: port.pool, ready: running.ready, work: interaction.work.seconds(), away }
    }

    /// Something that looks need to know of a lesson has changed.
    pub(super) fn update_seated(&mut self, key: Key) {
        let seated = self.seated(key);
        let lessons = &mut self.sites[self.running[key].lesson.establishment.index()].lessons;
        let place = lessons.iter().position(|lesson| lesson.key == key).expect("a site knows its lessons");
        lessons[place] = seated;
    }

    /// What the activity of a lesson does on its seats.
    pub(super) fn work_of(&self, lesson: Key) -> &'a Use {
        let lesson = &self.running[lesson].lesson;
        let future: &'a Future = self.future;
        future.activities[lesson.activity.index()].uses[lesson.delivery as usize]
            .as_ref()
            .expect("lessons are seated only where their activity is possible")
    }

    /// A group is at work: its transfers and streams will start at their instants.
    pub(super) fn schedule_work(&mut self, key: Key) {
        let group = &self.groups[key];
        let running = &self.running[group.lesson];
        let (start, end) = (running.lesson.start.seconds(), running.lesson.end.seconds());
        let (together, anytime) = (running.lesson.together, group.anytime);
        // What the class does as one begins with the first group at work, whoever was refused.
        let first = running.ready == group.seats;
        let now = self.now.seconds();
        let instant = |when: When| {
            let share = match when {
                When::Start => return now,
                When::Together => together,
                When::Anytime => anytime,
            };
            // Never before the group is ready.
            (start + share * (end - start)).max(now)
        };
        let takes_part = |audience: Audience| audience == Audience::Seats || first;
        let work = self.work_of(group.lesson);
        for (index, transfer) in work.transfers.iter().enumerate() {
            if takes_part(transfer.audience) {
                let at = SimTime::from_seconds(instant(transfer.when));
                self.queue.schedule(at, Event::TransferStart(key, index as u32));
            }
        }
        for (index, stream) in work.streams.iter().enumerate() {
            if takes_part(stream.audience) {
                let at = SimTime::from_seconds(instant(stream.when));
                self.queue.schedule(at, Event::StreamStart(key, index as u32));
            }
        }
    }

    /// Seats that take part: all of the group, or one for the class.
    fn participants(&self, key: Key, audience: Audience) -> Option<(Key, u32)> {
        let group = self.groups.get(key)?;
        let count = match audience {
            Audience::Seats => group.seats,
            Audience::Class => 1,
        };
        (count > 0).then_some((group.lesson, count))
    }

    pub(super) fn start_transfer(&mut self, key: Key, index: u32) {
        let Some(lesson) = self.groups.get(key).map(|group| group.lesson) else { return };
        let transfer = self.work_of(lesson).transfers[index as usize];
        let Some((lesson, count)) = self.participants(key, transfer.audience) else { return };
        let kit = self.running[lesson].kit;
        let Some(leg) = self.kits[kit as usize].transfers[index as usize].legs().next().cloned() else {
            return;
        };
        let site = self.running[lesson].lesson.establishment;
        let flow = self.start_flows(site, &leg, count, Purpose::Transfer(lesson));
        let began = self.now;
        self.running[lesson].transfers.push(RunningTransfer { index, count, began, flow });
    }

    pub(super) fn transfer_done(&mut self, lesson: Key, flow: FlowId) {
        let running = &mut self.running[lesson];
        let place = running.transfers.iter().position(|transfer| transfer.flow == flow);
        let done = running.transfers.swap_remove(place.expect("a lesson knows its transfers"));
        let site = running.lesson.establishment;
        let port = &self.kits[running.kit as usize].transfers[done.index as usize];
        let leg = port.legs().next().expect("a transfer that flowed has a leg");
        let (local, bits) = (leg.local, leg.bits);
        // Latency is not part of the fluid: the last bit arrives one way later, the request one way before.
        let seconds = (self.now - done.began).seconds() + port.round_trip;
        let culprit = self.bottleneck_of(leg);
        self.flows_ended(site, local, done.count);
        let count = f64::from(done.count);
        let tally = self.recorder.lessons.tally(site);
        tally.transfers += count;
        tally.throughput_sum += count * bits / seconds.max(1e-9);
        self.judge_transfer(lesson, done, seconds, culprit);
    }

    fn judge_transfer(&mut self, lesson: Key, done: RunningTransfer, seconds: f64, culprit: Culprit) {
        let transfer = &self.work_of(lesson).transfers[done.index as usize];
        if seconds > transfer.threshold.seconds() {
            let audience = transfer.audience;
            let running = &mut self.running[lesson];
            running.late_transfers.resize(running.late_transfers.len().max(done.index as usize + 1), 0);
            running.late_transfers[done.index as usize] += match audience {
                Audience::Seats => done.count,
                Audience::Class => running.lesson.seats,
            };
            running.late_transfer_seconds = running.late_transfer_seconds.max(seconds);
            running.transfer_vote.cast(culprit, f64::from(done.count));
        }
    }

    pub(super) fn start_stream(&mut self, key: Key, index: u32) {
        let Some(lesson) = self.groups.get(key).map(|group| group.lesson) else { return };
        let stream = self.work_of(lesson).streams[index as usize];
        let Some((lesson, count)) = self.participants(key, stream.audience) else { return };
        let running = &self.running[lesson];
        let end = (self.now + stream.duration).min(running.lesson.end);
        if end <= self.now {
            return;
        }
        let port = self.kits[running.kit as usize].streams[index as usize].clone();
        let granted = [self.join(port.down.as_ref(), count), self.join(port.up.as_ref(), count)];
        let began = self.now;
        let cores = self.join_cores(port.pool, stream.cores * f64::from(count));
        let end = self.queue.schedule(end, Event::StreamEnd(lesson, index, began));
        self.running[lesson].streams.push(RunningStream { index, count, began, granted, cores, end });
    }

    pub(super) fn end_stream(&mut self, lesson: Key, index: u32, began: SimTime) {
        let Some(running) = self.running.get_mut(lesson) else { return };
        let place = running.streams.iter().position(|stream| stream.index == index && stream.began == began);
        let Some(place) = place else { return };
        let done = running.streams.swap_remove(place);
        self.close_stream(lesson, done);
    }

    fn close_stream(&mut self, lesson: Key, done: RunningStream) {
        let stream = self.work_of(lesson).streams[done.index as usize];
        let running = &self.running[lesson];
        let site = running.lesson.establishment;
        let port = self.kits[running.kit as usize].streams[done.index as usize].clone();
        let down = self.leave(port.down.as_ref(), done.count, done.granted[0]);
        let up = self.leave(port.up.as_ref(), done.count, done.granted[1]);
        let elapsed = (self.now - done.began).seconds();
        let cores = self.leave_cores(port.pool, stream.cores * f64::from(done.count), done.cores);
        let (rate_down, rate_up) = (
            if port.down.is_some() { stream.down.value() } else { 0.0 },
            if port.up.is_some() { stream.up.value() } else { 0.0 },
        );
        let count = f64::from(done.count);
        let wanted = (rate_down + rate_up) * elapsed * count;
        // A host without cores left drops frames even when the network would carry them.
        let granted = ((down + up) * count).min(wanted) * cores;
        let tally = self.recorder.lessons.tally(site);
        tally.stream_wanted += wanted;
        tally.stream_granted += granted;
        let running = &mut self.running[lesson];
        running.stream_wanted += wanted;
        running.stream_granted += granted;
        if wanted <= 0.0 {
            // What crosses no link can lack cores all the same.
            let busy = stream.cores * elapsed * count;
            running.cores_wanted += busy;
            running.cores_granted += busy * cores;
        }
        running.stream_seats = running.stream_seats.max(match stream.audience {
            Audience::Seats => running.ready,
            Audience::Class => running.lesson.seats,
        });
        running.stream_needed = running.stream_needed.max(stream.needed_share);
    }

    /// The bell that ends a lesson: everything stops, seats are given back, the lesson is judged.
    pub(super) fn end_lesson(&mut self, key: Key) {
        let site = self.running[key].lesson.establishment;
        while let Some(stream) = self.running[key].streams.pop() {
            self.queue.cancel(stream.end);
            self.close_stream(key, stream);
        }
        while let Some(transfer) = self.running[key].transfers.pop() {
            let port = self.kits[self.running[key].kit as usize].transfers[transfer.index as usize].clone();
            let leg = port.legs().next().expect("a transfer that flowed has a leg");
            let culprit = self.bottleneck_of(leg);
            self.cancel_flows(site, leg, transfer.count, transfer.flow);
            // Cut by the bell: it took at least this long.
            let seconds = (self.now - transfer.began).seconds();
            self.judge_transfer(key, transfer, seconds.max(1e-9), culprit);
        }
        let groups = std::mem::take(&mut self.running[key].groups);
        for group in groups {
            self.stand_up(group);
        }
        if self.running[key].placed {
            self.count_placed(key, |placed, seats| placed - seats);
        }
        let running = self.running.remove(key).expect("a lesson ends once");
        let lessons = &mut self.sites[site.index()].lessons;
        let place = lessons.iter().position(|lesson| lesson.key == key).expect("a site knows its lessons");
        lessons.remove(place);
        if lessons.is_empty() {
            self.in_class.clear(site.index());
        }
        let Lesson { delivery, seats, start, .. } = running.lesson;
        self.recorder.balance.seats_returned += u64::from(seats);
        self.recorder.usage.seats(delivery, f64::from(seats), (self.now - start).seconds());
        let last = running.unwritten;
        if let (true, Some(interaction)) = (last.answers > 0.0, self.interaction_of_lesson(&running.lesson)) {
            self.recorder.lessons.answers(site, last.answers, (last.mean, last.variance), interaction.page);
        }
        let verdict = self.verdict(&running);
        self.recorder.lesson(&verdict);
    }

    fn interaction_of_lesson(&self, lesson: &Lesson) -> Option<Interaction> {
        let uses = &self.future.activities[lesson.activity.index()].uses;
        uses[lesson.delivery as usize].as_ref().and_then(|work| work.interaction)
    }

    /// How many seats were worse than they should have been, and why.
    fn verdict(&self, running: &Running) -> Verdict {
        let lesson = &running.lesson;
        let work = self.future.activities[lesson.activity.index()].uses[lesson.delivery as usize]
            .as_ref()
            .expect("lessons are seated only where their activity is possible");
        let mean = running.response_sum / running.answers.max(f64::MIN_POSITIVE);
        let limit = work.interaction.map_or(f64::INFINITY, |interaction| interaction.threshold.seconds());
        let slow = if running.answers > 0.0 && mean > limit { running.ready } else { 0 };
        let share_of = |granted: f64, wanted: f64| if wanted > 0.0 { granted / wanted } else { 1.0 };
        let share = share_of(running.stream_granted, running.stream_wanted)
            .min(share_of(running.cores_granted, running.cores_wanted));
        let cut = if share < running.stream_needed { running.stream_seats } else { 0 };
        let login = work.login.threshold.seconds();
        let transfer = work.transfers.iter().map(|transfer| transfer.threshold.seconds());
        let transfer = transfer.fold(f64::INFINITY, f64::min);
        let late = running.late_login_seconds;
        let candidates: [(u32, Symptom, f64, f64, &Vote); 5] = [
            (running.refused, Symptom::Refused, f64::from(running.refused), 0.0, &running.refusal_vote),
            (running.late_logins, Symptom::Login, late, login, &running.login_vote),
            (slow, Symptom::Response, mean, limit, &running.response_vote),
            (cut, Symptom::Stream, share, running.stream_needed, &running.stream_vote),
            (
                running.late_transfers.iter().copied().max().unwrap_or(0),
                Symptom::Transfer,
                running.late_transfer_seconds,
                transfer,
                &running.transfer_vote,
            ),
        ];
        // The symptom that most seats felt; the first of equals.
        let worst =
            candidates.iter().rev().max_by_key(|candidate| candidate.0).expect("there are candidates");
        // Whoever was refused had nothing else to suffer from; the others may have had several reasons.
        let others = candidates[1..].iter().map(|candidate| candidate.0).max().unwrap_or(0);
        let worse = (running.refused + others).min(lesson.seats);
        Verdict {
            establishment: lesson.establishment,
            seats: f64::from(lesson.seats),
            worse: f64::from(worse),
            cause: Cause {
                activity: lesson.activity,
                symptom: worst.1,
                felt: worst.2,
                threshold: worst.3,
                culprit: worst.4.winner().unwrap_or(Culprit::Latency),
            },
            minute: (lesson.start + Span::ZERO).seconds() as u32 / 60,
        }
    }
}
