//! The links that establishments share, on mean demand: loads by type of establishment, levels where they are full,
//! and the course of utilisation over the day.

use super::plan::Plan;
use super::storm::MINUTES;
use crate::future::{Audience, Future, When};
use crate::ids::LinkId;
use crate::measure::SERIES_STEP_MINUTES;
use crate::network::LinkKind;
use crate::tier::kit::Leg;
use crate::tier::record::utilisation::SCHOOL_HOURS;
use nalgebra::DMatrix;

/// Steps of the day.
const STEPS: usize = MINUTES / SERIES_STEP_MINUTES as usize;

/// Who loads links: types of establishment, and visitors at home.
const SOURCES: usize = 5;

/// The links that several establishments share.
#[derive(Debug)]
pub(super) struct SharedLinks {
    /// Column of each link.
    column: Vec<Option<u32>>,
    links: Vec<LinkId>,
    rates: Vec<f64>,
    /// Bits a second that each source asks of each link while it is at work.
    loads: DMatrix<f64>,
    /// Share of each source that is at work by step.
    at_work: DMatrix<f64>,
    /// Their product: load by step and link.
    used: DMatrix<f64>,
    /// By link and type: seconds that a bit more takes, and share of their rate that streams get.
    seconds_per_bit: Vec<[f64; 4]>,
    granted: Vec<[f64; 4]>,
}

impl SharedLinks {
    pub(super) fn new(future: &Future, plan: &Plan) -> Self {
        let mut column = vec![None; future.network.link_count()];
        let (mut links, mut rates) = (Vec::new(), Vec::new());
        for (id, link) in future.network.links() {
            let own = matches!(link.kind, LinkKind::Lan | LinkKind::WiFi | LinkKind::Access);
            if !own {
                column[id.index()] = Some(links.len() as u32);
                links.push(id);
                rates.push(link.rate.value());
            }
        }
        let mut found = Self {
            loads: DMatrix::zeros(SOURCES, links.len()),
            at_work: DMatrix::zeros(STEPS, SOURCES),
            used: DMatrix::zeros(0, 0),
            seconds_per_bit: rates.iter().map(|rate| [1.0 / rate; 4]).collect(),
            granted: vec![[1.0; 4]; links.len()],
            column,
            links,
            rates,
        };
        found.gather(future, plan);
        found.solve();
        found
    }

    /// Mean demand of every task on the links of its legs, each held to what its own links carry.
    fn gather(&mut self, future: &Future, plan: &Plan) {
        for site in &plan.sites {
            let slots = &future.timetables[site.kind].slots;
            let Some(slot) = slots.first() else { continue };
            let length = (slot.end - slot.start).seconds();
            for task in &plan.tasks[site.tasks.clone()] {
                let work = Plan::work(future, task);
                if let (Some(port), Some(interaction)) = (&task.kit.interaction, &work.interaction) {
                    let cycle = interaction.think.seconds() + interaction.work.seconds();
                    for leg in port.legs() {
                        self.add(future, site.kind, leg, task.seats * leg.bits / cycle);
                    }
                }
                for (stream, port) in work.streams.iter().zip(&task.kit.streams) {
                    let count = if stream.audience == Audience::Seats { task.seats } else { task.lessons };
                    let part = (stream.duration.seconds() / length).min(1.0);
                    // Instants are uniform over the lesson, and the bell cuts what is on.
                    let share = if stream.when == When::Start { part } else { part * (1.0 - 0.5 * part) };
                    for leg in port.legs() {
                        self.add(future, site.kind, leg, count * leg.bits * share);
                    }
                }
                for (transfer, port) in work.transfers.iter().zip(&task.kit.transfers) {
                    let count = if transfer.audience == Audience::Seats { task.seats } else { task.lessons };
                    for leg in port.legs() {
                        self.add(future, site.kind, leg, count * leg.bits / length);
                    }
                }
                if let Some(leg) = &task.kit.profile {
                    self.add(future, site.kind, leg, task.seats * leg.bits / length);
                }
            }
        }
        if let Some(visits) = &future.home {
            let cycle = visits.page.think.seconds() + visits.page.work.seconds();
            for door in &plan.doors {
                for leg in door.port.legs() {
                    self.add(future, SOURCES - 1, leg, door.accounts * leg.bits / cycle);
                }
            }
        }
        self.courses(future);
    }

    fn add(&mut self, future: &Future, source: usize, leg: &Leg, bits: f64) {
        // What cannot leave the establishment does not load what lies behind.
        let own = leg.links.iter().filter(|link| self.column[link.index()].is_none());
        let most = own.map(|link| future.network.link(*link).rate.value()).fold(f64::INFINITY, f64::min);
        for link in leg.links.iter() {
            if let Some(column) = self.column[link.index()] {
                self.loads[(source, column as usize)] += bits.min(most);
            }
        }
    }

    /// Shares at work by step: half a window after the bell until the next bell.
    fn courses(&mut self, future: &Future) {
        let settle = future.settling.window.seconds() * 0.5;
        for kind in 0..4 {
            for slot in &future.timetables[kind].slots {
                let (from, to) = (slot.start.seconds() + settle, slot.end.seconds());
                for step in 0..STEPS {
                    let began = step as f64 * 300.0;
                    let part = (to.min(began + 300.0) - from.max(began)).max(0.0) / 300.0;
                    self.at_work[(step, kind)] += part;
                }
            }
        }
        if let Some(visits) = &future.home {
            for step in 0..STEPS {
                let rate = visits.visits_by_hour[step / 12] / 12.0;
                let stay = (visits.duration.seconds() / 300.0).round().max(1.0);
                self.at_work[(step, SOURCES - 1)] = rate * stay;
            }
        }
    }

    /// What is left on each link, on average over the steps of each type.
    fn solve(&mut self) {
        let used = &self.at_work * &self.loads;
        for (link, (&rate, used)) in self.rates.iter().zip(courses(&used)).enumerate() {
            // Most links are hardly used: what is left of them is all.
            if used.iter().fold(0.0, |most: f64, load| most.max(*load)) < 0.01 * rate {
                continue;
            }
            for kind in 0..4 {
                let (mut weight, mut seconds, mut granted) = (0.0, 0.0, 0.0);
                for (step, &load) in used.iter().enumerate() {
                    let here = self.at_work[(step, kind)];
                    if here > 0.0 {
                        weight += here;
                        seconds += here / (rate - load).max(rate * 1e-3);
                        granted += here * (rate / load.max(f64::MIN_POSITIVE)).min(1.0);
                    }
                }
                if weight > 0.0 {
                    self.seconds_per_bit[link][kind] = seconds / weight;
                    self.granted[link][kind] = granted / weight;
                }
            }
        }
        self.used = used;
    }

    /// Seconds that a bit takes over the slowest shared link of a leg, and that link.
    pub(super) fn slowest(&self, leg: &Leg, kind: usize) -> Option<(f64, LinkId)> {
        let mut slowest: Option<(f64, LinkId)> = None;
        for link in leg.links.iter() {
            if let Some(column) = self.column[link.index()] {
                let seconds = self.seconds_per_bit[column as usize][kind.min(3)];
                if slowest.is_none_or(|(most, _)| seconds > most) {
                    slowest = Some((seconds, *link));
                }
            }
        }
        slowest
    }

    /// Share of its rate that a stream gets on the shared links of a leg.
    pub(super) fn granted(&self, leg: &Leg, kind: usize) -> f64 {
        let share = |link: &LinkId| {
            self.column[link.index()].map_or(1.0, |column| self.granted[column as usize][kind])
        };
        leg.links.iter().map(share).fold(1.0, f64::min)
    }

    /// 95th percentile over school hours of the utilisation of each shared link, and that of the busiest by step.
    pub(super) fn utilisation(&self) -> (Vec<(LinkId, f64)>, Vec<f64>) {
        let school = SCHOOL_HOURS.start as usize / 5..SCHOOL_HOURS.end as usize / 5;
        let above = school.len() / 20;
        let mut busiest = vec![0.0_f64; STEPS];
        let mut all = Vec::with_capacity(self.links.len());
        let mut greatest = Vec::with_capacity(above + 1);
        for ((&link, rate), used) in self.links.iter().zip(&self.rates).zip(courses(&self.used)) {
            for (busiest, load) in busiest.iter_mut().zip(used) {
                *busiest = busiest.max((load / rate).min(1.0));
            }
            greatest.clear();
            for &load in &used[school.clone()] {
                keep_greatest(&mut greatest, above + 1, load);
            }
            all.push((link, (greatest[above] / rate).min(1.0)));
        }
        (all, busiest)
    }
}

/// The columns of a matrix of steps by links.
fn courses(used: &DMatrix<f64>) -> std::slice::ChunksExact<'_, f64> {
    used.as_slice().chunks_exact(STEPS)
}

/// Keeps a value among the greatest `n`, greatest first, if it is one of them.
fn keep_greatest(greatest: &mut Vec<f64>, n: usize, value: f64) {
    if greatest.len() == n {
        if greatest[n - 1] >= value {
            return;
        }
        greatest.pop();
    }
    let place = greatest.iter().position(|known| *known < value).unwrap_or(greatest.len());
    greatest.insert(place, value);
}

/// Rate of the narrowest link.
pub(super) fn narrowest(future: &Future, links: &[LinkId]) -> f64 {
    links.iter().map(|link| future.network.link(*link).rate.value()).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_are_those_of_a_sorted_list() {
        let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0];
        let mut sorted = values;
        sorted.sort_by(|a, b| f64::total_cmp(b, a));
        for n in 1..=values.len() {
            let mut greatest = Vec::new();
            for value in values {
                keep_greatest(&mut greatest, n, value);
            }
            assert_eq!(greatest, sorted[..n]);
        }
    }
}
