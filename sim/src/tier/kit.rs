//! What a lesson of an activity on a group of seats needs of the network and of pools: routes and flow
//! classes, resolved at its first lesson and used by all later ones.

use super::ports::{Answerer, Local, LocalLinks, Routes, answerer};
use crate::future::{Direction, Future, Interaction, Use};
use crate::ids::{ActivityId, EstablishmentId, LinkId, NodeId, PoolId, ServiceId};
use crate::share::max_min::{ClassId, FluidNetwork};
use std::sync::Arc;

/// One direction of traffic over the network.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Leg {
    /// Flow class.
    pub(crate) class: ClassId,
    /// Bits of one question, answer, transfer; for a stream its rate.
    pub(crate) bits: f64,
    /// Cap of each flow, bits per second; infinite for elastic ones.
    pub(crate) cap: f64,
    /// Links in order.
    pub(crate) links: Arc<[LinkId]>,
    /// Seconds that a bit takes over the narrowest of them.
    pub(crate) least: f64,
    /// Which of the establishment's own links it crosses: a bit for each [`super::ports::Local`].
    pub(crate) local: u8,
}

/// Traffic with whoever answers a service.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Port {
    /// Towards the seat; `None` when nothing crosses a link.
    pub(crate) down: Option<Leg>,
    /// From the seat.
    pub(crate) up: Option<Leg>,
    /// Latency of the route and back, seconds.
    pub(crate) round_trip: f64,
    /// Pool of the service, where it has hosts of ours.
    pub(crate) pool: Option<PoolId>,
}

impl Port {
    /// Both directions.
    pub(crate) fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.down.iter().chain(&self.up)
    }
}

/// All ports of a use at an establishment; indices follow those of [`Use`].
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Kit {
    pub(crate) interaction: Option<Port>,
    /// Pool of sessions, and the leg over which profile and image come.
    pub(crate) session: Option<PoolId>,
    pub(crate) profile: Option<Leg>,
    pub(crate) transfers: Vec<Port>,
    pub(crate) streams: Vec<Port>,
}

impl Kit {
    /// Pool of sessions and pool of interactions, once where they are the same.
    pub(crate) fn pools(&self) -> impl Iterator<Item = PoolId> + use<> {
        let answering = self.interaction.as_ref().and_then(|port| port.pool);
        self.session.into_iter().chain(answering.filter(|pool| self.session != Some(*pool)))
    }
}

/// How interactions travel: as members of mean rate, or each answer as a flow of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Interactions {
    /// Constant demand of mean rate (tier `session`).
    MeanRate,
    /// A flow per question and answer (tier `interaction`).
    Flows,
}

/// Builds the kits of an establishment.
#[derive(Debug)]
pub(crate) struct Maker<'a> {
    pub(crate) future: &'a Future,
    pub(crate) routes: &'a Routes,
    /// Where flows get their classes; without it, as for an estimate, legs have none of their own.
    pub(crate) fluid: Option<&'a mut FluidNetwork>,
    pub(crate) establishment: EstablishmentId,
    pub(crate) links: &'a LocalLinks,
    pub(crate) interactions: Interactions,
    pub(crate) variant: Variant,
}

/// What tells apart the kits of an activity on the same seats.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Variant {
    /// Whether pools that have an overflow pool are replaced by it.
    pub(crate) overflow: bool,
    /// Number of steps by which a cycle of interactions is longer than with hosts at rest: the mean rate of its
    /// members is so much lower.
    pub(crate) pace: u8,
}

/// Length of a cycle over that of the pace before.
const PACE_STEP: f64 = 1.1;

/// Part of a step by which a cycle must differ from its pace to change it: more than half, so that a load that
/// wavers between two paces does not change pace at every look.
const PACE_SLACK: f64 = 0.75;

impl Variant {
    /// The variant for a cycle that takes `ratio` times what it takes with hosts at rest.
    pub(crate) fn paced(self, ratio: f64) -> Self {
        let exact = ratio.max(1.0).ln() / PACE_STEP.ln();
        let pace =
            if (exact - f64::from(self.pace)).abs() > PACE_SLACK { exact.round() as u8 } else { self.pace };
        Self { pace, ..self }
    }

    fn cycle(self) -> f64 {
        PACE_STEP.powi(i32::from(self.pace))
    }
}

impl Maker<'_> {
    /// The kit of an activity as this group of seats does it.
    pub(crate) fn kit(self, activity: ActivityId, group: u32) -> Kit {
        let seats = self.future.establishments[self.establishment.index()].seats[group as usize];
        let work = self.future.activities[activity.index()].uses[seats.delivery as usize]
            .as_ref()
            .expect("lessons are seated only where their activity is possible");
        Seat { at: self.seat(seats.wireless), maker: self }.kit(work)
    }

    /// The port of somebody at home to the portal of this establishment.
    pub(crate) fn home(self, page: &Interaction) -> Port {
        Seat { at: self.future.internet, maker: self }.interaction(page)
    }

    /// The leg between the router and a service; `None` where the establishment has none.
    pub(crate) fn router_leg(self, service: ServiceId, down: bool, bits: f64) -> Option<Leg> {
        let router = self.future.establishments[self.establishment.index()].router;
        let mut seat = Seat { at: router, maker: self };
        let Answerer::Node(node, _) = seat.answerer(service) else { return None };
        let ends = if down { (node, router) } else { (router, node) };
        seat.leg(ends, (bits, f64::INFINITY)).map(|(leg, _)| leg)
    }

    /// Where the seats hang.
    pub(crate) fn seat(&self, wireless: bool) -> NodeId {
        let site = &self.future.establishments[self.establishment.index()];
        if wireless { site.wireless.unwrap_or(site.wired) } else { site.wired }
    }
}

/// A maker at the seats of one group.
struct Seat<'a> {
    maker: Maker<'a>,
    at: NodeId,
}

impl Seat<'_> {
    fn kit(mut self, work: &Use) -> Kit {
        let interaction = work.interaction.as_ref().map(|interaction| self.interaction(interaction));
        let session = work.login.session.and_then(|service| match self.answerer(service) {
            Answerer::Node(_, pool) => pool,
            Answerer::Device | Answerer::Nobody => None,
        });
        let profile = self.profile(work, session);
        let transfers = work
            .transfers
            .iter()
            .map(|transfer| {
                let bits = transfer.bytes.bits();
                match transfer.direction {
                    Direction::Down => self.port(transfer.service, (bits, f64::INFINITY), (0.0, 0.0)),
                    Direction::Up => self.port(transfer.service, (0.0, 0.0), (bits, f64::INFINITY)),
                }
            })
            .collect();
        let streams = work
            .streams
            .iter()
            .map(|stream| {
                let (down, up) = (stream.down.value(), stream.up.value());
                self.port(stream.service, (down, down), (up, up))
            })
            .collect();
        Kit { interaction, session, profile, transfers, streams }
    }

    fn interaction(&mut self, interaction: &Interaction) -> Port {
        let (down, up) = (interaction.down.bits(), interaction.up.bits());
        let at_rest = interaction.think.seconds() + interaction.work.seconds();
        let cycle = at_rest * self.maker.variant.cycle();
        let cap = |bits: f64| match self.maker.interactions {
            Interactions::MeanRate => bits / cycle,
            Interactions::Flows => f64::INFINITY,
        };
        self.port(interaction.service, (down, cap(down)), (up, cap(up)))
    }

    /// Profile and image: to the seat, or to the host of its session where it has one.
    fn profile(&mut self, work: &Use, session: Option<PoolId>) -> Option<Leg> {
        let files = work.login.files?;
        let Answerer::Node(node, _) = self.answerer(files) else { return None };
        let to = session.map_or(self.at, |pool| self.maker.future.pools[pool.index()].node);
        self.leg((node, to), (work.login.profile.bits(), f64::INFINITY)).map(|(leg, _)| leg)
    }

    fn answerer(&self, service: ServiceId) -> Answerer {
        let Maker { future, establishment, variant, .. } = self.maker;
        let answerer = answerer(future, service, establishment);
        match answerer {
            Answerer::Node(_, Some(pool)) if variant.overflow => {
                let pool = future.pools[pool.index()].overflow.unwrap_or(pool);
                Answerer::Node(future.pools[pool.index()].node, Some(pool))
            }
            Answerer::Node(..) | Answerer::Device | Answerer::Nobody => answerer,
        }
    }

    /// A port to a service, with bits and cap of each direction.
    fn port(&mut self, service: ServiceId, down: (f64, f64), up: (f64, f64)) -> Port {
        let Answerer::Node(node, pool) = self.answerer(service) else { return Port::default() };
        let towards = self.leg((node, self.at), down);
        let away = self.leg((self.at, node), up);
        let latency = |leg: &Option<(Leg, f64)>| leg.as_ref().map(|(_, latency)| *latency);
        // A direction without traffic has the latency of the other one: routes are there and back.
        let round_trip = match (latency(&towards), latency(&away)) {
            (Some(there), Some(back)) => there + back,
            (Some(one), None) | (None, Some(one)) => 2.0 * one,
            (None, None) => 0.0,
        };
        let leg = |found: Option<(Leg, f64)>| found.map(|(leg, _)| leg);
        Port { down: leg(towards), up: leg(away), round_trip, pool }
    }

    fn leg(&mut self, (from, to): (NodeId, NodeId), (bits, cap): (f64, f64)) -> Option<(Leg, f64)> {
        if bits <= 0.0 || from == to {
            return None;
        }
        let route = self.maker.routes.route(self.maker.future, from, to);
        let route = route.expect("a checked future has a route between every seat and what it uses");
        let fluid = self.maker.fluid.as_deref_mut();
        let class = fluid.map_or_else(ClassId::default, |fluid| fluid.class(&route.links, cap));
        let own = |place: usize| self.maker.links[place].is_some_and(|link| route.links.contains(&link));
        let local = (0..Local::COUNT).filter(|place| own(*place)).fold(0, |mask, place| mask | (1 << place));
        let rate = |link: &LinkId| self.maker.future.network.link(*link).rate.value();
        let least = 1.0 / route.links.iter().map(rate).fold(f64::INFINITY, f64::min);
        Some((Leg { class, bits, cap, links: route.links.into(), least, local }, route.latency))
    }
}
