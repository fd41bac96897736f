//! Elastic flows and members of the fluid network, with what the books need: balance, and the number of
//! elastic flows on the links of each establishment.

use super::Day;
use crate::ids::EstablishmentId;
use crate::share::max_min::FlowId;
use crate::tier::kit::Leg;
use crate::tier::slab::Key;

/// What an elastic flow is for; kept in its tag.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Purpose {
    /// Profile and image of a group of seats.
    Profile(Key),
    /// A transfer of a lesson.
    Transfer(Key),
    /// A background transfer: job and establishment.
    Background(u32, EstablishmentId),
    /// A question or an answer (tier `interaction`).
    Asking(Key),
}

const KIND_SHIFT: u32 = 62;

impl Purpose {
    pub(super) fn tag(self) -> u64 {
        match self {
            Self::Profile(group) => group.number(),
            Self::Transfer(lesson) => (1 << KIND_SHIFT) | lesson.number(),
            Self::Asking(asker) => (3 << KIND_SHIFT) | asker.number(),
            Self::Background(job, establishment) => {
                (2 << KIND_SHIFT) | (u64::from(job & 0x3FFF_FFFF) << 32) | u64::from(establishment.0)
            }
        }
    }

    pub(super) fn from_tag(tag: u64) -> Self {
        let rest = tag & ((1 << KIND_SHIFT) - 1);
        match tag >> KIND_SHIFT {
            0 => Self::Profile(Key::from_number(rest)),
            1 => Self::Transfer(Key::from_number(rest)),
            3 => Self::Asking(Key::from_number(rest)),
            _ => Self::Background((rest >> 32) as u32, EstablishmentId(rest as u32)),
        }
    }
}

impl Day<'_> {
    /// Starts `count` identical elastic flows over a leg.
    pub(super) fn start_flows(
        &mut self,
        site: EstablishmentId,
        leg: &Leg,
        count: u32,
        purpose: Purpose,
    ) -> FlowId {
        self.count_bulk(site, leg.local, |bulk| bulk + count);
        self.start_single(leg, count, purpose)
    }

    /// The same for flows that are not counted as lasting ones.
    pub(super) fn start_single(&mut self, leg: &Leg, count: u32, purpose: Purpose) -> FlowId {
        self.recorder.balance.bits_offered += leg.bits * f64::from(count) * leg.links.len() as f64;
        self.fluid.start(self.now, leg.class, count, leg.bits, purpose.tag())
    }

    /// Elastic flows over a leg have ended by themselves.
    pub(super) fn flows_ended(&mut self, site: EstablishmentId, local: u8, count: u32) {
        self.count_bulk(site, local, |bulk| bulk - count);
    }

    /// Stops elastic flows before their end.
    pub(super) fn cancel_flows(&mut self, site: EstablishmentId, leg: &Leg, count: u32, flow: FlowId) {
        self.cancel_single(leg, count, flow);
        self.count_bulk(site, leg.local, |bulk| bulk - count);
    }

    /// The same for flows that are not counted as lasting ones.
    pub(super) fn cancel_single(&mut self, leg: &Leg, count: u32, flow: FlowId) {
        let remaining = self.fluid.cancel(self.now, flow).unwrap_or(0.0);
        self.recorder.balance.bits_offered -= remaining * f64::from(count) * leg.links.len() as f64;
    }

    fn count_bulk(&mut self, site: EstablishmentId, local: u8, change: impl Fn(u32) -> u32) {
        self.in_use.set(site.index());
        for (place, bulk) in self.sites[site.index()].bulk.iter_mut().enumerate() {
            if local & (1 << place) != 0 {
                *bulk = change(*bulk);
            }
        }
    }

    /// Adds members of constant demand to a leg and gives the reading of its granted bits.
    pub(super) fn join(&mut self, leg: Option<&Leg>, count: u32) -> f64 {
        let Some(leg) = leg else { return 0.0 };
        self.fluid.join(self.now, leg.class, count);
        self.fluid.granted_bits(self.now, leg.class)
    }

    /// Takes members off a leg and gives the bits granted to each since the reading.
    pub(super) fn leave(&mut self, leg: Option<&Leg>, count: u32, reading: f64) -> f64 {
        let Some(leg) = leg else { return 0.0 };
        let granted = self.fluid.granted_bits(self.now, leg.class) - reading;
        self.fluid.leave(self.now, leg.class, count);
        self.recorder.balance.bits_offered += granted * f64::from(count) * leg.links.len() as f64;
        granted
    }

    /// An elastic flow has ended.
    pub(super) fn flow_ended(&mut self, tag: u64, flow: FlowId) {
        match Purpose::from_tag(tag) {
            Purpose::Profile(group) => self.profile_done(group),
            Purpose::Transfer(lesson) => self.transfer_done(lesson, flow),
            Purpose::Asking(asker) => self.asking_flow_ended(asker),
            Purpose::Background(job, site) => self.background_done(job, site),
        }
    }
}
