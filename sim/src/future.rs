//! The checked input of a run: one phase of one scenario on one type of day. Nothing is optional that a run
//! needs, nothing is left to look up; whoever builds it (`maillage-scenarios`) has validated it.

pub mod activity;
pub mod hosting;

pub use activity::{
    Activity, Audience, Delivery, Direction, Interaction, Login, Stream, Transfer, Use, When,
};
pub use hosting::{Elastic, Licence, Pool, Service, ServicePlace};

use crate::ids::{ActivityId, DepartementId, NodeId, PoolId, ServiceId};
use crate::network::Network;
use crate::territory::EstablishmentKind;
use crate::time::{SimTime, Span};
use crate::units::Bytes;

/// One phase of one scenario on one type of day.
#[derive(Clone, Debug)]
pub struct Future {
    /// Nodes and links.
    pub network: Network,
    /// Node of the Internet, where visits from home come from.
    pub internet: NodeId,
    /// Establishments, with their seats and habits.
    pub establishments: Vec<Establishment>,
    /// Number of départements.
    pub departements: u32,
    /// Activities; [`ActivityId`] points here.
    pub activities: Vec<Activity>,
    /// Services; [`ServiceId`] points here.
    pub services: Vec<Service>,
    /// Pools of hosts; [`PoolId`] points here.
    pub pools: Vec<Pool>,
    /// Concurrent licences; [`crate::ids::LicenceId`] points here.
    pub licences: Vec<Licence>,
    /// Bells, by type of establishment (index of [`EstablishmentKind::ALL`]).
    pub timetables: [Timetable; 4],
    /// Visits of the ENT from home.
    pub home: Option<HomeVisits>,
    /// Transfers outside lessons: updates, backups.
    pub background_transfers: Vec<BackgroundTransfer>,
    /// Work on hosts outside lessons: antivirus scans.
    pub background_work: Vec<BackgroundWork>,
    /// How a class sits down after the bell.
    pub settling: Settling,
    /// Share of the seats of a lesson that must be worse than their threshold for it to count as disturbed.
    pub disturbed_seats: f64,
}

/// An establishment as a run sees it.
#[derive(Clone, PartialEq, Debug)]
pub struct Establishment {
    /// Number that addresses its random streams ([`crate::random::key_number`] of its key).
    pub number: u64,
    /// Département.
    pub departement: DepartementId,
    /// Type, which chooses its timetable.
    pub kind: EstablishmentKind,
    /// Pupils.
    pub pupils: u32,
    /// Pupils of each class, at least one class; their sum is `pupils`.
    pub classes: Vec<u32>,
    /// Router; local services stand here.
    pub router: NodeId,
    /// Node of the wired seats.
    pub wired: NodeId,
    /// Node of the wireless seats, where there is radio.
    pub wireless: Option<NodeId>,
    /// Seats by delivery mode.
    pub seats: Vec<SeatGroup>,
    /// Share of class-slots in which a class wants devices, 0..=1 (pedagogical target × type of day).
    pub device_share: f64,
    /// What classes do with them: cumulative weights by activity, the last one being 1.
    pub activity_mix: Vec<(ActivityId, f64)>,
    /// Accounts whose owners may visit the ENT from home (pupils, parents, teachers).
    pub home_accounts: f64,
}

/// How a class sits down: a few groups, each logging in together at an instant uniform over the window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Settling {
    /// Time after the bell within which everybody starts to log in.
    pub window: Span,
    /// Groups that log in together, at least 1; the tier `interaction` lets each seat log in on its own.
    pub groups: u32,
}

/// Seats of one kind in an establishment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SeatGroup {
    /// How work is delivered there.
    pub delivery: Delivery,
    /// Seats; a class cannot use more than there are.
    pub count: u32,
    /// Whether they hang on the radio.
    pub wireless: bool,
}

/// Bells of a type of establishment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Timetable {
    /// Slots in order of time, not overlapping.
    pub slots: Vec<Slot>,
}

/// A lesson slot between two bells.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Slot {
    /// Bell that opens it.
    pub start: SimTime,
    /// Bell that closes it.
    pub end: SimTime,
}

/// ENT visits from home: a non-homogeneous Poisson process per establishment.
#[derive(Clone, PartialEq, Debug)]
pub struct HomeVisits {
    /// Visits per account during each hour of the day.
    pub visits_by_hour: [f64; 24],
    /// Mean length of a visit.
    pub duration: Span,
    /// What a visitor does, over and over.
    pub page: Interaction,
}

/// A transfer that every concerned establishment makes once a day, outside lessons.
#[derive(Clone, PartialEq, Debug)]
pub struct BackgroundTransfer {
    /// Name, for reports.
    pub name: String,
    /// Where the data come from or go to.
    pub service: ServiceId,
    /// Direction seen from the establishment.
    pub direction: Direction,
    /// Amount by establishment, in the order of [`Future::establishments`].
    pub bytes: Vec<Bytes>,
    /// Earliest start.
    pub start: SimTime,
    /// Starts are uniform over this span.
    pub spread: Span,
}

/// Work that occupies the hosts of a pool for a while.
#[derive(Clone, PartialEq, Debug)]
pub struct BackgroundWork {
    /// Name, for reports.
    pub name: String,
    /// Pool concerned.
    pub pool: PoolId,
    /// Start.
    pub start: SimTime,
    /// End.
    pub end: SimTime,
    /// Share of the cores that it takes, 0..1.
    pub share: f64,
}
