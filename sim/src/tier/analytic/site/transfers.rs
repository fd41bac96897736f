//! Elastic transfers of a node: jobs of the narrowest link of the establishment.

use super::super::sharing::{Jobs, level, share};
use super::{LessonState, Slot, places};
use crate::future::{Audience, Direction, When};

impl Slot<'_> {
    pub(super) fn transfer(&mut self) {
        for place in places(self.holding) {
            let mut jobs = self.no_jobs();
            for (at, lesson) in self.lessons.iter().enumerate() {
                let roads = &self.transfers[self.roads(lesson).transfers..];
                for (index, transfer) in lesson.work.transfers.iter().enumerate() {
                    let port = &lesson.kit.transfers[index];
                    let leg = if transfer.direction == Direction::Down { &port.down } else { &port.up };
                    let (Some(leg), Some(_)) =
                        (leg, roads[index].filter(|road| road.narrowest == Some(place)))
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
                            jobs.push(Jobs::new(begins, count, leg.bits, (at as u32, index as u32)));
                        }
                    }
                }
            }
            if !jobs.is_empty() {
                self.carry(place, &mut jobs);
            }
            self.scratch.jobs = jobs;
        }
    }

    /// When a group starts something, after the bell.
    pub(super) fn instant(&self, lesson: &LessonState<'_>, group: usize, when: When) -> f64 {
        let ready = match lesson.flow {
            Some(flow) if lesson.kit.session.is_some() => {
                lesson.groups[group].sat + self.view.outlooks[flow as usize].mean.login
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
    fn carry(&mut self, place: usize, jobs: &mut [Jobs]) {
        let most = jobs.iter().map(|job| job.count).fold(0.0, f64::max);
        let rate = self.elastic_rate(place, most);
        let busy = share(jobs, rate, f64::INFINITY, self.length);
        self.bulk[place].seconds += busy.seconds;
        self.bulk[place].job_seconds += busy.job_seconds;
        self.elastic[place] += busy.seconds;
        let mut late = std::mem::take(&mut self.scratch.late);
        late.clear();
        for job in &*jobs {
            let (at, index) = job.owner;
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
        for &(at, _, seats) in &late {
            let lesson = &mut self.lessons[at as usize];
            lesson.late_transfer = lesson.late_transfer.max(seats);
        }
        self.scratch.late = late;
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
}
