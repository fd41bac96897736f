//! What people do, made of four primitives only: interactions, transfers, streams and tokens (`docs/model.md` §3).

use crate::ids::{LicenceId, ServiceId};
use crate::time::Span;
use crate::units::{BitRate, Bytes};
use serde::{Deserialize, Serialize};

/// How work reaches a seat.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// A desktop that runs its applications itself.
    FatClient,
    /// A thin client on a shared session host (RDSH).
    ThinClient,
    /// A thin client on a virtual desktop of its own (VDI).
    VirtualDesktop,
    /// A tablet of the establishment, on the radio, with web applications.
    Tablet,
    /// A device of the pupil's own, on the radio, with web applications.
    OwnDevice,
}

impl Delivery {
    /// Every delivery mode, in order.
    pub const ALL: [Self; 5] =
        [Self::FatClient, Self::ThinClient, Self::VirtualDesktop, Self::Tablet, Self::OwnDevice];
}

/// An activity of the catalogue.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    /// Name, as in the scenario.
    pub name: String,
    /// What it does on each delivery mode (index of [`Delivery::ALL`]); `None`: impossible there.
    pub uses: [Option<Use>; 5],
    /// Pupils who share one seat, at least 1.
    pub pupils_per_seat: f64,
}

/// What one seat does during a lesson.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Use {
    /// How the seat gets ready.
    pub login: Login,
    /// What its user does over and over.
    pub interaction: Option<Interaction>,
    /// Elastic transfers.
    pub transfers: Vec<Transfer>,
    /// Constant-rate streams.
    pub streams: Vec<Stream>,
    /// Licence held from login to the end of the lesson.
    pub licence: Option<LicenceId>,
}

/// From sitting down to being able to work. Stages follow one another: image, admission, storage, profile, work.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Login {
    /// Service whose pool holds a session until the end of the lesson; its admission limits apply.
    pub session: Option<ServiceId>,
    /// Core seconds on the pool of `session`.
    pub work: Span,
    /// Storage operations on the pool of `session`.
    pub operations: f64,
    /// Service that profile and image come from.
    pub files: Option<ServiceId>,
    /// Profile and image sent to the seat (or to the session host, when `session` is set).
    pub profile: Bytes,
    /// Time of the device itself, which no resource shortens (start-up, typing a password).
    pub device: Span,
    /// A login that takes longer than this is worse than it should be.
    pub threshold: Span,
}

impl Default for Login {
    fn default() -> Self {
        Self {
            session: None,
            work: Span::ZERO,
            operations: 0.0,
            files: None,
            profile: Bytes::ZERO,
            device: Span::ZERO,
            threshold: Span::from_hours(24.0),
        }
    }
}

/// Think, ask, wait for the answer, again. Think time and work are exponential with these means.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interaction {
    /// Who answers; a service on the device itself uses no network.
    pub service: ServiceId,
    /// Mean time from an answer to the next question.
    pub think: Span,
    /// Mean core seconds for an answer.
    pub work: Span,
    /// Bytes of a question.
    pub up: Bytes,
    /// Bytes of an answer.
    pub down: Bytes,
    /// Round trips that the protocol needs, at the latency of the route.
    pub round_trips: f64,
    /// Whether it counts as a page time (a web page) as well as a response time.
    pub page: bool,
    /// A mean response over this is worse than it should be.
    pub threshold: Span,
}

/// Direction of a transfer, seen from the establishment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Towards the establishment.
    Down,
    /// From the establishment.
    Up,
}

/// When something happens within a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// As soon as the group of seats is ready.
    Start,
    /// At an instant uniform over the lesson, the same for the whole class ("open your books").
    Together,
    /// At an instant uniform over the lesson, of each group of seats.
    Anytime,
}

/// Who takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every seat on its own.
    Seats,
    /// The class as one: one video projector.
    Class,
}

/// An elastic transfer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Transfer {
    /// Other end.
    pub service: ServiceId,
    /// Amount for one seat (or for the class).
    pub bytes: Bytes,
    /// Direction.
    pub direction: Direction,
    /// When.
    pub when: When,
    /// Who.
    pub audience: Audience,
    /// A transfer slower than this is worse than it should be.
    pub threshold: Span,
}

/// A stream of constant rate, degraded when granted less.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stream {
    /// Other end.
    pub service: ServiceId,
    /// Rate towards the establishment.
    pub down: BitRate,
    /// Rate from the establishment.
    pub up: BitRate,
    /// Cores that it keeps busy on the pool of its service (decoding and encoding on a session host).
    pub cores: f64,
    /// How long it lasts; cut at the end of the lesson.
    pub duration: Span,
    /// When it starts.
    pub when: When,
    /// Who.
    pub audience: Audience,
    /// A stream granted less than this share of its rate is worse than it should be, 0..=1.
    pub needed_share: f64,
}
