//! A look, every minute: utilisation, what holds streams back, gauges; and in tier `session` the quasi-steady
//! state of interactions.

use super::{Day, Event, LOOK_SECONDS, LOOKS, minutes};
use crate::ids::{EstablishmentId, LinkId};
use crate::measure::Culprit;
use crate::tier::Tier;
use crate::tier::ports::Local;
use crate::tier::record::utilisation::SCHOOL_HOURS;
use crate::tier::slab::Key;
use crate::time::Span;

impl Day<'_> {
    pub(super) fn look(&mut self, number: u32) {
        let school_hours = SCHOOL_HOURS.contains(&self.minute());
        self.recorder.look(self.minute());
        self.fluid.settle();
        match self.tier {
            Tier::Session | Tier::Analytic => {
                self.gather();
                self.settle_pools(school_hours);
            }
            Tier::Interaction => self.settle_farms(school_hours),
        }
        // At night, little moves on the links that many share: they are looked at every five minutes.
        if school_hours || number.is_multiple_of(5) {
            self.look_at_shared_links(school_hours);
        }
        // The look before the first one of the school's hours is where its minute begins.
        let access_read = school_hours || number + 1 == SCHOOL_HOURS.start;
        let mut start = 0;
        while let Some(site) = self.in_class.next(start) {
            start = site + 1;
            self.look_at_lessons(EstablishmentId::from_index(site));
        }
        if access_read {
            self.look_at_accesses(school_hours);
        }
        if self.tier == Tier::Session {
            self.look_home();
            self.change_paces();
        }
        self.gauges();
        if number + 1 < LOOKS {
            let next = minutes(number + 1) + Span::from_seconds(LOOK_SECONDS / 2.0);
            self.at(next, Event::Look(number + 1));
        }
    }

    /// Looks at the links that many share: what was used of each since the last look, and what is left for an
    /// answer.
    fn look_at_shared_links(&mut self, school_hours: bool) {
        self.busiest_link = 0.0;
        for index in 0..self.recorder.utilisation.shared_links.len() {
            let link = self.recorder.utilisation.shared_links[index];
            let rate = self.future.network.link(link).rate.value();
            let utilisation = self.since_last_look(link);
            let left = self.fluid.level(link).unwrap_or(rate * (1.0 - utilisation));
            // An answer always gets something: at least a thousandth of the link.
            self.seconds_per_bit[link.index()] = 1.0 / left.max(rate * 1e-3);
            self.busiest_link = self.busiest_link.max(utilisation);
            if school_hours {
                self.recorder.shared(link, utilisation);
            }
        }
    }

    fn look_at_lessons(&mut self, id: EstablishmentId) {
        let mut lessons = std::mem::take(&mut self.sites[id.index()].lessons);
        if self.tier == Tier::Session {
            self.answer_lessons(id, &mut lessons);
        }
        for lesson in &lessons {
            self.vote_on_streams(lesson.key);
        }
        self.sites[id.index()].lessons = lessons;
    }

    /// Utilisation of the access lines that were in use during the last minute.
    fn look_at_accesses(&mut self, school_hours: bool) {
        for site in self.home.visited_sites() {
            self.in_use.set(site.index());
        }
        let mut start = 0;
        while let Some(index) = self.in_use.next(start) {
            start = index + 1;
            self.look_at_access(EstablishmentId::from_index(index), school_hours);
            let site = &self.sites[index];
            if site.lessons.is_empty() && site.bulk.iter().all(|flows| *flows == 0) {
                self.in_use.clear(index);
            }
        }
    }

    /// Utilisation of the busier direction of an access line, lessons or not: updates and visits use it too.
    fn look_at_access(&mut self, id: EstablishmentId, school_hours: bool) {
        let mut busier = 0.0_f64;
        for local in [Local::AccessDown, Local::AccessUp].map(|local| local as usize) {
            let site = &self.sites[id.index()];
            if let Some(link) = site.links[local] {
                let rate = site.rates[local];
                // What an idle line carried is what it had carried a minute ago.
                let carried = self.fluid.carried_bits(self.now, link);
                let before = std::mem::replace(&mut self.carried[link.index()].0, carried);
                busier = busier.max(((carried - before) / (rate * LOOK_SECONDS)).min(1.0));
            }
        }
        if school_hours && busier > 0.0 {
            self.recorder.access(id, busier);
        }
    }

    /// Mean utilisation of a link since the last look at it.
    fn since_last_look(&mut self, link: LinkId) -> f64 {
        let now = self.now.seconds();
        let carried = self.fluid.carried_bits(self.now, link);
        let (before, at) = std::mem::replace(&mut self.carried[link.index()], (carried, now));
        let rate = self.future.network.link(link).rate.value();
        if now > at { ((carried - before) / (rate * (now - at))).min(1.0) } else { 0.0 }
    }

    /// Streams that get less than they need: what holds them back.
    fn vote_on_streams(&mut self, key: Key) {
        let running = &self.running[key];
        if running.streams.is_empty() {
            return;
        }
        let work = self.work_of(key);
        let kit = &self.kits[running.kit as usize];
        let mut votes: [Option<(Culprit, f64)>; 2] = [None; 2];
        for stream in &running.streams {
            let port = &kit.streams[stream.index as usize];
            let wanted = work.streams[stream.index as usize];
            for leg in port.legs() {
                let lost = 1.0 - self.fluid.last_rate(leg.class) / leg.cap;
                if lost > 1e-9 {
                    votes[0] = Some((self.bottleneck_of(leg), lost * f64::from(stream.count)));
                }
            }
            if let (Some(pool), true) = (port.pool, wanted.cores > 0.0) {
                let lost = 1.0 - self.pools[pool.index()].stream_share;
                if lost > 1e-9 {
                    votes[1] = Some((Culprit::PoolCores(pool.0), lost * f64::from(stream.count)));
                }
            }
        }
        for (culprit, weight) in votes.into_iter().flatten() {
            self.running[key].stream_vote.cast(culprit, weight);
        }
    }

    fn gauges(&mut self) {
        let minute = self.minute();
        let pool = self.pools.iter().map(|pool| pool.utilisation).fold(0.0, f64::max);
        let at_home: u32 = self.home.doors.iter().map(|door| door.present).sum();
        self.recorder.gauge("seats_at_work", minute, f64::from(self.seats_at_work));
        self.recorder.gauge("sessions", minute, f64::from(self.sessions));
        self.recorder.gauge("visitors_at_home", minute, f64::from(at_home));
        self.recorder.gauge("busiest_shared_link", minute, self.busiest_link);
        self.recorder.gauge("busiest_pool", minute, pool);
    }
}
