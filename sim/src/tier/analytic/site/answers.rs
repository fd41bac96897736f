//! Interactions of a node: finite sources on the links of the establishment and on its own pools.

use super::{Answers, LessonState, Slot, places};
use crate::ids::PoolId;
use crate::queueing::finite_source::FiniteSource;
use crate::tier::day::hosts::{steady, variation};
use crate::tier::ports::Local;

impl Slot<'_> {
    pub(super) fn answer(&mut self) {
        #[derive(Clone, Copy, Default)]
        struct Load {
            sources: f64,
            cycles: f64,
            bits: f64,
        }
        let mut loads = [Load::default(); Local::COUNT];
        let mut hosts = std::mem::take(&mut self.scratch.hosts);
        hosts.clear();
        for lesson in &self.lessons {
            let (Some(port), Some(interaction)) = (&lesson.kit.interaction, &lesson.work.interaction) else {
                continue;
            };
            let seats = lesson.seats - lesson.refused;
            if seats <= 0.0 {
                continue;
            }
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
                let (steady, variance) = queue.steady_state_and_variance();
                let slowdown = steady.slowdown;
                let deviation = if slowdown > 2.0 { variance.sqrt() / left } else { f64::INFINITY };
                crossing[place][phase] = (slowdown / left, deviation);
            }
        }
        for host in &mut hosts {
            *host = self.own_host(*host);
        }
        for at in 0..self.lessons.len() {
            self.lessons[at].answers = self.answers_of(&self.lessons[at], &crossing, &hosts);
        }
        self.scratch.hosts = hosts;
    }

    fn slowdown(&self, lesson: &LessonState<'_>) -> f64 {
        lesson.flow.map_or(1.0, |flow| self.view.outlooks[flow as usize].mean.slowdown)
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
        // Without transfers, the links are the same in both phases.
        let phases = if self.bulk.iter().any(|bulk| bulk.seconds > 0.0) { 2 } else { 1 };
        for (phase, answer) in answers.phases.iter_mut().take(phases).enumerate() {
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
