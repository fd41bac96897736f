//! Tier `analytic`: what to expect of a day, in milliseconds and without drawing anything (`docs/model.md` §5.7).
//!
//! A *plan* (`plan`) says who does what over which routes and enumerates what a slot may bring; it does not depend on
//! capacities. An *estimate* solves, in this order: loads of shared links on mean demand (`links`); shared pools
//! through the day (`storm`); every node of the plan on the links and pools of its own establishment (`site`). What
//! is found is written down by the recorder of the other tiers, as expectations.

mod draws;
mod flow;
mod judge;
mod licence;
mod links;
mod outlook;
mod part;
mod plan;
mod pool;
mod sharing;
mod site;
mod storm;
mod sums;
mod usage;

use super::record::Recorder;
use super::record::utilisation::SCHOOL_HOURS;
use crate::future::Future;
use crate::hands::{Alone, Hands};
use crate::measure::{Measure, Outcome, SERIES_STEP_MINUTES};
use flow::Flows;
use licence::Licences;
use links::{SharedLinks, narrowest};
use outlook::{DEVIATIONS, outlooks};
use plan::Plan;
use site::View;
use storm::{MINUTES, Storm};

/// Estimates of futures that differ little, such as the positions of a slider: what does not depend on capacities is
/// prepared once and kept while it serves.
///
/// ```
/// use maillage_sim::small::Small;
/// use maillage_sim::tier::analytic::Model;
/// use maillage_sim::measure::Measure;
/// let mut region = Small::default();
/// let mut model = Model::new(&region.future());
/// region.pool.cores = 2.0;
/// let outcome = model.estimate(&region.future());
/// assert!(outcome.territory.get(Measure::ResponseMean).is_some());
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    plan: Plan,
}

impl Model {
    /// Prepares the estimates of a future and of those that differ from it in capacities.
    pub fn new(future: &Future) -> Self {
        Self::with(future, &Alone)
    }

    /// [`Self::new`], in pieces that others do.
    pub fn with(future: &Future, hands: &impl Hands) -> Self {
        Self { plan: Plan::new(future, hands) }
    }

    /// The estimate of a future. Prepares anew when demand, timetables, seats, routes or places of services differ
    /// from those of the last one: the result depends on the future alone.
    pub fn estimate(&mut self, future: &Future) -> Outcome {
        self.estimate_with(future, &Alone)
    }

    /// [`Self::estimate`], in pieces that others do: the same to the last bit, whoever they are.
    pub fn estimate_with(&mut self, future: &Future, hands: &impl Hands) -> Outcome {
        if !self.plan.fits(future) {
            self.plan = Plan::new(future, hands);
        }
        estimate(future, &self.plan, hands)
    }
}

/// The estimate of a day; nothing is drawn.
pub(super) fn run(future: &Future) -> Outcome {
    estimate(future, &Plan::new(future, &Alone), &Alone)
}

fn estimate(future: &Future, plan: &Plan, hands: &impl Hands) -> Outcome {
    let licences = Licences::of(future, plan);
    let (links, (flows, storms)) = hands.both(
        || SharedLinks::new(future, plan),
        || {
            let flows = Flows::of(future, plan);
            let storms =
                hands.each(DEVIATIONS.len(), |at| storm::day(future, plan, &flows, DEVIATIONS[at].0));
            (flows, storms)
        },
    );
    let outlooks = outlooks(future, &flows, &storms);
    let view = View { future, plan, flows: &flows, links: &links, licences: &licences, outlooks: &outlooks };
    let (whole, (utilisation, busiest)) = hands.both(|| part::whole(&view, hands), || links.utilisation());
    let mut recorder = Recorder::expecting(whole.lessons, whole.usage, future);
    for (links, saturated) in recorder.utilisation.access_links.iter().zip(&whole.saturated) {
        if let Some(link) = links.iter().flatten().next() {
            recorder.utilisation.saturated[link.index()] = *saturated;
        }
    }
    let access = whole.access;
    at_home(&view, &storms, &mut recorder);
    usage::background(&view, &mut recorder.usage);
    recorder.usage.licence_peaks = licences.peaks.iter().map(|peak| peak.round() as u32).collect();
    let peak = courses(&view, &storms, &mut recorder);
    for (step, busiest) in busiest.iter().enumerate() {
        for minute in 0..SERIES_STEP_MINUTES {
            recorder.gauge("busiest_shared_link", step as u32 * SERIES_STEP_MINUTES + minute, *busiest);
        }
    }
    let access_links = recorder.utilisation.access_links.clone();
    let mut outcome = recorder.outcome(future, 0, hands);
    for (links, p95) in access_links.iter().zip(&access) {
        for link in links.iter().flatten() {
            outcome.links[link.index()].utilisation_p95 = *p95 as f32;
        }
    }
    patch(&mut outcome, future, &storms, &utilisation, &access);
    outcome.territory.set(Measure::PeakSessions, peak);
    outcome.territory.set(Measure::PeakLicences, licences.peak);
    outcome
}

/// Pages of visitors at home.
fn at_home(view: &View<'_>, storms: &[Storm], recorder: &mut Recorder) {
    let Some(visits) = &view.future.home else { return };
    let page = &visits.page;
    for (storm, (_, weight)) in storms.iter().zip(DEVIATIONS) {
        for (door, seen) in view.plan.doors.iter().zip(&storm.doors) {
            let network: f64 = door
                .port
                .legs()
                .map(|leg| {
                    let least = leg.bits / narrowest(view.future, &leg.links);
                    view.links.slowest(leg, 3).map_or(least, |(per_bit, _)| (per_bit * leg.bits).max(least))
                })
                .sum::<f64>()
                + door.port.round_trip * page.round_trips;
            let mut answered = 0.0;
            for &(present, slowdown, variation) in seen {
                let host = page.work.seconds() * slowdown;
                let mean = network + host;
                let answers = weight * present * 300.0 / (page.think.seconds() + mean);
                if answers > 0.0 {
                    recorder.home_pages.add_spread(answers, mean, variation * host * host);
                    answered += answers;
                }
            }
            for leg in door.port.legs() {
                usage::cross(&mut recorder.usage, &leg.links, answered * leg.bits);
            }
        }
    }
}

/// The course of the day; gives the most sessions to expect at once.
fn courses(view: &View<'_>, storms: &[Storm], recorder: &mut Recorder) -> f64 {
    let settle = view.future.settling.window.seconds();
    let mut seats = vec![0.0; MINUTES];
    // Sessions on pools of single establishments.
    let mut own = vec![0.0; MINUTES];
    let mut by_kind = [(0.0, 0.0); 4];
    let mut variance = 0.0;
    for site in &view.plan.sites {
        let (all, with) = &mut by_kind[site.kind];
        variance += site.variance;
        for task in &view.plan.tasks[site.tasks.clone()] {
            *all += task.seats;
            let is_own = task.kit.session.is_some_and(|pool| !view.flows.shared[pool.index()]);
            *with += if is_own { task.seats } else { 0.0 };
        }
    }
    for (kind, (all, with)) in by_kind.into_iter().enumerate() {
        for slot in &view.future.timetables[kind].slots {
            let (from, to) = (slot.start.seconds(), slot.end.seconds());
            for minute in (from / 60.0) as usize..((to / 60.0) as usize).min(MINUTES) {
                let since = minute as f64 * 60.0 + 30.0 - from;
                let part = (since / settle.max(1.0)).min(1.0);
                seats[minute] += all * part;
                own[minute] += with * part;
            }
        }
    }
    let mut peak = 0.0_f64;
    for minute in 0..MINUTES {
        let mean = |of: &dyn Fn(&Storm) -> f64| -> f64 {
            storms.iter().zip(DEVIATIONS).map(|(storm, (_, weight))| weight * of(storm)).sum()
        };
        let at = minute as u32;
        recorder.gauge("seats_at_work", at, seats[minute]);
        let sessions = own[minute] + mean(&|storm| storm.sessions[minute]);
        peak = peak.max(sessions);
        recorder.gauge("sessions", at, sessions);
        recorder.gauge("visitors_at_home", at, mean(&|storm| storm.visitors[minute]));
        recorder.gauge("busiest_pool", at, mean(&|storm| storm.busiest[minute]));
    }
    // The most crowded of a few slots that are about as crowded: the mean of the greatest of four normal deviations.
    if peak > 0.0 { peak + 1.03 * variance.sqrt() } else { 0.0 }
}

/// Figures that the recorder cannot know from expectations.
fn patch(
    outcome: &mut Outcome,
    future: &Future,
    storms: &[Storm],
    shared: &[(crate::ids::LinkId, f64)],
    access: &[f64],
) {
    for (figures, p95) in outcome.establishments.iter_mut().zip(access) {
        figures.set(Measure::AccessUtilisationP95, *p95);
    }
    let mut by_departement = vec![(0.0, 0.0_f64); future.departements as usize];
    for (school, p95) in future.establishments.iter().zip(access) {
        let (sum, count) = &mut by_departement[school.departement.index()];
        (*sum, *count) = (*sum + p95, *count + 1.0);
    }
    for (figures, (sum, count)) in outcome.departements.iter_mut().zip(by_departement) {
        figures.set(Measure::AccessUtilisationP95, sum / count.max(1.0));
    }
    let mean = access.iter().sum::<f64>() / access.len().max(1) as f64;
    outcome.territory.set(Measure::AccessUtilisationP95, mean);
    let mut busiest = 0.0_f64;
    for &(link, p95) in shared {
        outcome.links[link.index()].utilisation_p95 = p95 as f32;
        busiest = busiest.max(p95);
    }
    outcome.territory.set(Measure::SharedLinkUtilisationP95, busiest);
    let weighted = |of: &dyn Fn(&Storm) -> f64| -> f64 {
        storms.iter().zip(DEVIATIONS).map(|(storm, (_, weight))| weight * of(storm)).sum()
    };
    let mut busiest = 0.0_f64;
    for (index, pool) in outcome.pools.iter_mut().enumerate() {
        if !storms[0].pools[index].shared {
            // The number of its hosts does not change in an estimate.
            pool.host_hours = (f64::from(future.pools[index].hosts) * 24.0) as f32;
            continue;
        }
        let p95 = percentile(storms, index);
        busiest = busiest.max(p95);
        pool.utilisation_p95 = p95 as f32;
        pool.peak_sessions = weighted(&|storm| storm.pools[index].peak_sessions).round() as u32;
        pool.refused = weighted(&|storm| storm.pools[index].refused).round() as u32;
        pool.host_hours = (weighted(&|storm| storm.pools[index].host_seconds) / 3600.0) as f32;
    }
    outcome.territory.set(Measure::PoolUtilisationP95, busiest);
    outcome.territory.set(Measure::ElasticHostHours, weighted(&|storm| storm.elastic_hours));
}

/// 95th percentile over the minutes of school hours, in all cases together.
fn percentile(storms: &[Storm], pool: usize) -> f64 {
    let mut all: Vec<(f32, f64)> = Vec::with_capacity(storms.len() * SCHOOL_HOURS.len());
    for (storm, (_, weight)) in storms.iter().zip(DEVIATIONS) {
        let course = &storm.pools[pool].course;
        all.extend(SCHOOL_HOURS.map(|minute| (course[minute as usize], weight)));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut above = SCHOOL_HOURS.len() as f64 / 20.0;
    for (share, weight) in all {
        above -= weight;
        if above < 0.0 {
            return f64::from(share);
        }
    }
    0.0
}
