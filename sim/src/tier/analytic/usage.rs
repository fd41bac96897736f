//! Seats and traffic to expect of a day: what each task sends over the links of its legs, whole legs being held to what
//! the links of the establishment carry while lessons last.

use super::links::narrowest;
use super::outlook::Outlook;
use super::part::Part;
use super::plan::{Plan, Site, Task};
use super::site::View;
use super::sums::Sums;
use crate::future::{Audience, Delivery, Direction, Future, When};
use crate::ids::{EstablishmentId, LinkId};
use crate::tier::kit::{Kit, Leg, Port};
use crate::tier::ports::{Answerer, Local, LocalLinks, Routes, answerer};
use crate::tier::record::usage::UsageBook;
use std::sync::Arc;

/// Slots of a day at an establishment.
#[derive(Clone, Copy)]
struct Day {
    slots: f64,
    /// Mean length, seconds.
    length: f64,
    /// Share of the seats that are admitted, and of the bits of streams down and up that the network grants.
    admitted: f64,
    granted: [f64; 2],
}

/// Writes down what the lessons of an establishment use.
pub(super) fn site(view: &View<'_>, id: EstablishmentId, sums: &Sums, part: &mut Part) {
    let site = &view.plan.sites[id.index()];
    let slots = &view.future.timetables[site.kind].slots;
    let lasting: f64 = slots.iter().map(|slot| (slot.end - slot.start).seconds()).sum();
    if lasting <= 0.0 {
        return;
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let tally = part.lessons.tally(id);
    let day = Day {
        slots: slots.len() as f64,
        length: lasting / slots.len() as f64,
        admitted: 1.0 - share(tally.refused, tally.logins),
        granted: sums.streams.map(|(wanted, granted)| 1.0 - share(wanted - granted, wanted)),
    };
    let mut sent: Vec<(&Leg, f64)> = Vec::new();
    for (index, answers) in site.tasks.clone().zip(&sums.answered) {
        let task = &view.plan.tasks[index];
        part.usage.seats(Delivery::ALL[task.delivery], task.seats, lasting);
        let outlook = view.flows.of_task[index].map(|flow| &view.outlooks[flow as usize]);
        let overflow = outlook.map_or(0.0, |outlook| outlook.overflow);
        for (kit, share) in [(Some(&task.kit), 1.0 - overflow), (task.overflow.as_ref(), overflow)] {
            if let Some(kit) = kit.filter(|_| share > 0.0) {
                let day = Day { slots: day.slots * share, ..day };
                task_sends(view, (site, task, kit), (day, answers * share, outlook), &mut sent);
            }
        }
    }
    let within = held(view.future, &site.links, lasting, &sent);
    for (leg, bits) in sent {
        let places = (0..Local::COUNT).filter(|place| leg.local & (1 << place) != 0);
        cross(&mut part.usage, &leg.links, bits * places.map(|place| within[place]).fold(1.0, f64::min));
    }
}

/// The bits of a task on a kit, by leg: answers, profiles, transfers, streams.
fn task_sends<'a>(
    view: &View<'_>,
    (site, task, kit): (&Site, &Task, &'a Kit),
    (day, answers, outlook): (Day, f64, Option<&Outlook>),
    sent: &mut Vec<(&'a Leg, f64)>,
) {
    let work = Plan::work(view.future, task);
    let seats = task.seats * day.slots * day.admitted;
    let of = |audience: Audience| match audience {
        Audience::Seats => seats,
        Audience::Class => task.lessons * day.slots,
    };
    sent.extend(kit.interaction.iter().flat_map(Port::legs).map(|leg| (leg, answers * leg.bits)));
    // What the bell cuts off because links that many share are full is not sent.
    let elastic = |leg: &'a Leg, count: f64| (leg, count * leg.bits * view.links.granted(leg, site.kind));
    sent.extend(kit.profile.iter().map(|leg| elastic(leg, seats)));
    for (transfer, port) in work.transfers.iter().zip(&kit.transfers) {
        sent.extend(port.legs().map(|leg| elastic(leg, of(transfer.audience))));
    }
    let login = match outlook {
        Some(outlook) if kit.session.is_some() => outlook.mean.login,
        _ => {
            work.login.device.seconds()
                + kit.profile.as_ref().map_or(0.0, |leg| leg.bits / narrowest(view.future, &leg.links))
        }
    };
    let ready = (0.5 * view.future.settling.window.seconds() + login).min(day.length);
    for (stream, port) in work.streams.iter().zip(&kit.streams) {
        let seconds = seconds_on(stream.when, stream.duration.seconds(), ready, day.length);
        for (leg, granted) in [&port.down, &port.up].into_iter().zip(day.granted) {
            sent.extend(leg.iter().map(|leg| (leg, of(stream.audience) * leg.bits * seconds * granted)));
        }
    }
}

/// Mean seconds for which a stream is on before the bell, of a group that is ready at an instant: one that starts at an
/// instant uniform over the lesson starts when the group is ready, if that is later.
fn seconds_on(when: When, duration: f64, ready: f64, length: f64) -> f64 {
    let left = length - ready;
    let most = duration.min(left);
    match when {
        When::Start => most,
        // The mean of min(duration, length − t) over instants t from ready on, and those before it.
        When::Together | When::Anytime => (ready * most + most * (left - 0.5 * most)) / length,
    }
}

/// Shares of what is sent over each link of an establishment that it carries while lessons last.
fn held(future: &Future, links: &LocalLinks, lasting: f64, sent: &[(&Leg, f64)]) -> [f64; Local::COUNT] {
    std::array::from_fn(|place| {
        let Some(link) = links[place] else { return 1.0 };
        let wanted: f64 =
            sent.iter().filter(|(leg, _)| leg.local & (1 << place) != 0).map(|(_, bits)| bits).sum();
        (future.network.link(link).rate.value() * lasting / wanted.max(f64::MIN_POSITIVE)).min(1.0)
    })
}

/// Writes down bits that cross links.
pub(super) fn cross(usage: &mut UsageBook, links: &[LinkId], bits: f64) {
    for link in links {
        usage.bits[link.index()] += bits;
    }
}

/// The links of every background transfer, of every establishment in turn; `None` where nothing crosses one.
pub(super) fn background_routes(future: &Future, routes: &Routes) -> Vec<Option<Arc<[LinkId]>>> {
    let mut all = Vec::with_capacity(future.establishments.len() * future.background_transfers.len());
    for (index, school) in future.establishments.iter().enumerate() {
        let id = EstablishmentId::from_index(index);
        for transfer in &future.background_transfers {
            let Answerer::Node(node, _) = answerer(future, transfer.service, id) else {
                all.push(None);
                continue;
            };
            let down = transfer.direction == Direction::Down;
            let (from, to) = if down { (node, school.router) } else { (school.router, node) };
            all.push(routes.route(future, from, to).map(|route| route.links.into()));
        }
    }
    all
}

/// Writes down the background transfers of the day, each to its end.
pub(super) fn background(view: &View<'_>, usage: &mut UsageBook) {
    let future = view.future;
    let jobs = future.background_transfers.len();
    for (at, links) in view.plan.background.iter().enumerate() {
        let bits = future.background_transfers[at % jobs].bytes[at / jobs].bits();
        if let Some(links) = links {
            cross(usage, links, bits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mean over many instants.
    #[test]
    fn streams_are_on_until_they_end_or_the_bell_rings() {
        let (length, n) = (3300.0, 100_000);
        for (duration, ready) in
            [(600.0, 0.0), (600.0, 200.0), (3200.0, 200.0), (9000.0, 500.0), (60.0, 3300.0)]
        {
            let instants = (0..n).map(|at| (f64::from(at) + 0.5) / f64::from(n) * length);
            let mean = instants.map(|at| (length - at.max(ready)).min(duration)).sum::<f64>() / f64::from(n);
            // Middles of steps: the function bends twice, each an error of at most a step.
            let found = seconds_on(When::Anytime, duration, ready, length);
            assert!((found - mean).abs() <= 2.0 * length / f64::from(n), "{found}, expected {mean}");
            assert_eq!(seconds_on(When::Start, duration, ready, length), duration.min(length - ready));
        }
    }
}
