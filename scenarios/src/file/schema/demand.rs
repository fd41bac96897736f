//! People: classes, seats, bells, activities and what they are made of (`docs/model.md` §3).

use super::LocalText;
use crate::file::value::{Clock, Count, Named, Number, PerKind, Positive, SlotText, Unit};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes, Share};
use schemars::JsonSchema;
use serde::Deserialize;

/// A type of day: factors on the demand of the scenario.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// Title, as shown.
    pub title: LocalText,
    /// Factor on the share of classes that use devices, at most 100; the share stays at most 100 %.
    #[serde(default = "one")]
    pub device_share: Number,
    /// Factors on the weights of activities: `{ media = 2.0 }`.
    #[serde(default)]
    pub activities: Named<Number>,
    /// Shares of the lessons with devices that are given over to an activity, by type of establishment:
    /// `college = { exam = "50 %" }`. The other lessons keep their proportions.
    #[serde(default)]
    pub given_over: PerKind<Named<Unit<Share>>>,
    /// Factor on visits from home.
    #[serde(default = "one")]
    pub home_visits: Number,
}

const fn one() -> Number {
    Number(1.0)
}

/// Bells of a type of establishment.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timetable {
    /// Lesson slots in order, `"08:00-08:55"`.
    pub slots: Vec<SlotText>,
}

/// Classes and seats of a type of establishment.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equipment {
    /// Pupils in a class, on average.
    pub class_size: Number,
    /// Seats for 100 pupils, by delivery mode.
    pub seats: Seats,
    /// Fewest seats of each delivery mode that has any.
    #[serde(default)]
    pub minimum_seats: Count,
    /// Rate between the wired seats and the router of the establishment.
    pub lan: Positive<BitRate>,
}

/// Seats for 100 pupils, by delivery mode.
#[derive(Clone, Copy, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// Desktops that run their applications themselves.
    #[serde(default)]
    pub fat_client: Number,
    /// Thin clients on shared session hosts.
    #[serde(default)]
    pub thin_client: Number,
    /// Thin clients on a virtual desktop of their own.
    #[serde(default)]
    pub virtual_desktop: Number,
    /// Tablets of the establishment, on the radio.
    #[serde(default)]
    pub tablet: Number,
    /// Devices of the pupils' own, on the radio.
    #[serde(default)]
    pub own_device: Number,
}

/// What classes of a type of establishment want to do: the pedagogical target.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Share of the lessons of a class in which it wants devices, on an ordinary day.
    pub device_share: Unit<Share>,
    /// Weights of activities in those lessons: `{ office = 4, portal = 3 }`.
    pub activities: Named<Number>,
    /// Accounts of the ENT whose owners may visit from home, for each pupil: pupil, parents, teachers.
    #[serde(default)]
    pub home_accounts_per_pupil: Number,
}

/// An activity of the catalogue.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Title, as shown.
    pub title: LocalText,
    /// Pupils who share one seat, at least 1.
    #[serde(default = "one")]
    pub pupils_per_seat: Number,
    /// Application that it needs on a session host: applications in conflict split the hosts into silos.
    pub application: Option<String>,
    /// What it does on each delivery mode; impossible where nothing is said.
    #[serde(default)]
    pub uses: Uses,
}

/// What an activity does on each delivery mode.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Uses {
    /// On a desktop.
    pub fat_client: Option<Use>,
    /// On a thin client.
    pub thin_client: Option<Use>,
    /// On a virtual desktop.
    pub virtual_desktop: Option<Use>,
    /// On a tablet.
    pub tablet: Option<Use>,
    /// On a device of the pupil's own.
    pub own_device: Option<Use>,
}

impl Uses {
    /// Uses in the order of `Delivery::ALL`, with their keys.
    pub fn all(&self) -> [(&'static str, Option<&Use>); 5] {
        [
            ("fat_client", self.fat_client.as_ref()),
            ("thin_client", self.thin_client.as_ref()),
            ("virtual_desktop", self.virtual_desktop.as_ref()),
            ("tablet", self.tablet.as_ref()),
            ("own_device", self.own_device.as_ref()),
        ]
    }
}

impl Seats {
    /// Seats for 100 pupils in the order of `Delivery::ALL`.
    pub const fn all(&self) -> [f64; 5] {
        [self.fat_client.0, self.thin_client.0, self.virtual_desktop.0, self.tablet.0, self.own_device.0]
    }
}

/// What one seat does during a lesson.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// How the seat gets ready: a name of `[logins]`; ready at once when absent.
    pub login: Option<String>,
    /// What its user does over and over.
    pub interaction: Option<Interaction>,
    /// Amounts of data moved once in a lesson, by name.
    #[serde(default)]
    pub transfers: Named<Transfer>,
    /// Sound, video: constant rates for a while, by name.
    #[serde(default)]
    pub streams: Named<Stream>,
    /// Licence held from login to the end of the lesson: a name of `[licences]`.
    pub licence: Option<String>,
}

/// From sitting down to being able to work.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Service whose pool holds a session until the end of the lesson.
    pub session: Option<String>,
    /// Core time on that pool.
    #[serde(default)]
    pub work: Unit<Span>,
    /// Storage operations on that pool.
    #[serde(default)]
    pub operations: Number,
    /// Service that profile and image come from.
    pub files: Option<String>,
    /// Profile and image, as sent to the seat or to the session host.
    #[serde(default)]
    pub profile: Unit<Bytes>,
    /// Time of the device itself: start-up, typing a password.
    #[serde(default)]
    pub device: Unit<Span>,
    /// A login that takes longer than this is worse than it should be.
    pub threshold: Positive<Span>,
}

/// Think, ask, wait for the answer, again.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    /// Who answers: a name of `[services]`.
    pub service: String,
    /// Mean time from an answer to the next question.
    pub think: Positive<Span>,
    /// Mean core time for an answer.
    #[serde(default)]
    pub work: Unit<Span>,
    /// Bytes of a question.
    #[serde(default)]
    pub up: Unit<Bytes>,
    /// Bytes of an answer.
    #[serde(default)]
    pub down: Unit<Bytes>,
    /// Round trips that the protocol needs.
    #[serde(default = "one")]
    pub round_trips: Number,
    /// Whether it counts as a page time (a web page) as well as a response time.
    #[serde(default)]
    pub page: bool,
    /// A mean response over this is worse than it should be.
    pub threshold: Positive<Span>,
}

/// Direction of a transfer, seen from the establishment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Towards the establishment.
    #[default]
    Down,
    /// From the establishment.
    Up,
}

/// When something happens within a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// As soon as seats are ready.
    Start,
    /// At one instant for the whole class ("open your books").
    Together,
    /// At an instant of its own for each group of seats.
    Anytime,
}

/// Who takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every seat on its own.
    #[default]
    Seats,
    /// The class as one: one video projector.
    Class,
}

/// An amount of data moved once in a lesson, as fast as the network lets it.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Other end: a name of `[services]`.
    pub service: String,
    /// Amount for one seat, or for the class.
    pub size: Positive<Bytes>,
    /// Towards the establishment (`down`) or from it (`up`).
    #[serde(default)]
    pub direction: Direction,
    /// When in the lesson.
    pub when: When,
    /// Each seat, or the class as one.
    #[serde(default)]
    pub audience: Audience,
    /// A transfer slower than this is worse than it should be.
    pub threshold: Positive<Span>,
}

/// A constant rate for a while, degraded when granted less.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// Other end: a name of `[services]`.
    pub service: String,
    /// Rate towards the establishment.
    #[serde(default)]
    pub down: Unit<BitRate>,
    /// Rate from the establishment.
    #[serde(default)]
    pub up: Unit<BitRate>,
    /// Cores that it keeps busy on the pool of its service, for each seat.
    #[serde(default)]
    pub cores: Number,
    /// How long it lasts; cut at the end of the lesson.
    pub duration: Positive<Span>,
    /// When in the lesson.
    pub when: When,
    /// Each seat, or the class as one.
    #[serde(default)]
    pub audience: Audience,
    /// A stream granted less than this share of its rate is worse than it should be.
    pub needed: Unit<Share>,
}

/// How a class sits down after the bell.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settling {
    /// Time after the bell within which everybody starts to log in.
    pub window: Positive<Span>,
    /// Groups of seats that log in together, at least 1.
    pub groups: Count,
}

impl Default for Settling {
    fn default() -> Self {
        Self { window: Positive(Span::from_minutes(3.0)), groups: Count(4) }
    }
}

/// Transfers and work outside lessons.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// Transfers that every establishment makes once a day: updates, backups.
    #[serde(default)]
    pub transfers: Named<BackgroundTransfer>,
    /// Work that occupies hosts: antivirus scans.
    #[serde(default)]
    pub work: Named<BackgroundWork>,
}

/// A transfer that every establishment makes once a day. Its amount is the sum of what is given.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackgroundTransfer {
    /// Other end: a name of `[services]`.
    pub service: String,
    /// Towards the establishment (`down`) or from it (`up`).
    #[serde(default)]
    pub direction: Direction,
    /// Amount for an establishment.
    #[serde(default)]
    pub per_establishment: Unit<Bytes>,
    /// Amount for each pupil.
    #[serde(default)]
    pub per_pupil: Unit<Bytes>,
    /// Amount for each desktop.
    #[serde(default)]
    pub per_desktop: Unit<Bytes>,
    /// Only these types of establishment; all when absent.
    pub kinds: Option<Vec<super::Kind>>,
    /// Earliest start.
    pub start: Clock,
    /// Starts are spread evenly over this time.
    #[serde(default)]
    pub spread: Unit<Span>,
}

/// Work that occupies the hosts of a pool for a while.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackgroundWork {
    /// Pool: a name of `[pools]`.
    pub pool: String,
    /// Start.
    pub start: Clock,
    /// End, after the start.
    pub end: Clock,
    /// Share of the cores that it takes, under 100 %.
    pub share: Unit<Share>,
}

/// Visits of the ENT from home.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// Visits from home of an account on an ordinary day.
    pub visits_per_account: Number,
    /// Weights of the 24 hours of the day, from midnight.
    pub hours: Vec<Number>,
    /// Mean length of a visit.
    pub duration: Positive<Span>,
    /// What a visitor does, over and over.
    pub page: Interaction,
}

/// When a lesson counts as disturbed.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disturbed {
    /// Share of the seats of a lesson that must be worse than their threshold.
    pub seats: Unit<Share>,
}

impl Default for Disturbed {
    fn default() -> Self {
        Self { seats: Unit(Share::new(0.2).expect("a fifth is a share")) }
    }
}
