//! Logins of a node: admission to its own pools, then stages on storage, the narrowest link and processors, each of which is
//! a processor-sharing station.

use super::super::sharing::{Jobs, share};
use super::Slot;
use crate::ids::PoolId;
use crate::measure::Culprit;
use crate::tier::day::state::PoolState;
use crate::tier::ports::Local;

impl Slot<'_> {
    pub(super) fn log_in(&mut self) {
        let mut own = std::mem::take(&mut self.scratch.pools);
        own.clear();
        own.extend(
            self.lessons
                .iter()
                .filter_map(|lesson| lesson.kit.session.filter(|pool| !self.view.flows.shared[pool.index()])),
        );
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
        self.scratch.pools = own;
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
        let (capacity, culprit) = if storage {
            let Some(iops) = spec.storage else { return };
            (iops.value() / PoolState::OPERATIONS_PER_LOGIN, Culprit::PoolStorage(pool.0))
        } else {
            (f64::from(spec.hosts) * spec.cores, Culprit::PoolCores(pool.0))
        };
        let mut jobs = self.no_jobs();
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
        share(&mut jobs, capacity, 1.0, self.length);
        self.stage_over(jobs, culprit);
    }

    /// A list for jobs, which [`Self::stage_over`] takes back.
    pub(super) fn no_jobs(&mut self) -> Vec<Jobs> {
        let mut jobs = std::mem::take(&mut self.scratch.jobs);
        jobs.clear();
        jobs
    }

    fn stage_over(&mut self, jobs: Vec<Jobs>, culprit: Culprit) {
        for job in &jobs {
            let group = &mut self.lessons[job.owner.0 as usize].groups[job.owner.1 as usize];
            group.ready = job.leaves;
            let lasted = group.ready - group.stage;
            if lasted > group.longest {
                (group.longest, group.longest_on) = (lasted, Some(culprit));
            }
            group.stage = group.ready;
        }
        self.scratch.jobs = jobs;
    }

    fn profiles(&mut self) {
        for place in 0..Local::COUNT {
            let mut jobs = self.no_jobs();
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
            // Few are at work while others still log in: interactions hardly take a part of it.
            let busy = share(&mut jobs, self.rates[place].min(behind), f64::INFINITY, self.length);
            self.elastic[place] += busy.seconds;
            let link = self.site.links[place].map_or(Culprit::Latency, |link| Culprit::Link(link.0));
            self.stage_over(jobs, link);
        }
    }
}
