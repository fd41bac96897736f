//! What comes out of a run (`docs/model.md` §7): measures by place, series over the day.

pub mod coverage;
pub mod film;
pub mod holm;
pub mod interval;
pub mod sequential;
pub mod usage;

use serde::{Deserialize, Serialize};
pub use usage::{SiteTraffic, Usage};

/// A figure of a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Share of lessons in which over a fifth of the seats were worse than their activity's threshold.
    DisturbedLessons,
    /// Lessons with devices that took place.
    Lessons,
    /// Share of wanted device lessons that found no free seat.
    UnseatedLessons,
    /// Response time of interactions in lessons, seconds: mean.
    ResponseMean,
    /// Median.
    ResponseP50,
    /// 95th percentile.
    ResponseP95,
    /// 99th percentile.
    ResponseP99,
    /// Login time, seconds: median.
    LoginP50,
    /// 95th percentile.
    LoginP95,
    /// Time of a web page in lessons, seconds: 95th percentile.
    PageP95,
    /// Time of a web page from home, seconds: 95th percentile.
    HomePageP95,
    /// Throughput of transfers in lessons, Mb/s: mean over transfers.
    TransferThroughput,
    /// Share of the bits of streams that was not granted.
    StreamDegradation,
    /// Share of logins refused (no session, no licence).
    RefusedLogins,
    /// 95th percentile, over school hours, of the utilisation of the access link (its busier direction);
    /// for a département or the territory the mean over establishments.
    AccessUtilisationP95,
    /// Minutes in which the access link was saturated; for a département or the territory the mean.
    SaturatedMinutes,
    /// 95th percentile over school hours of the busiest shared link (collection, backbone, host site, Internet).
    SharedLinkUtilisationP95,
    /// 95th percentile over school hours of the utilisation of the busiest pool of hosts.
    PoolUtilisationP95,
    /// Most sessions present at once.
    PeakSessions,
    /// Most licences in use at once, over all licence pools.
    PeakLicences,
    /// Host-hours used by elastic pools.
    ElasticHostHours,
    /// Share of the disturbed lessons for which each class of resource is to blame.
    BlameLan,
    /// Radio.
    BlameWiFi,
    /// Access links.
    BlameAccess,
    /// Collection, backbone and host-site links.
    BlameNetwork,
    /// Internet exchange.
    BlameInternet,
    /// Processors of hosts.
    BlameHosts,
    /// Sessions or licences exhausted.
    BlameAdmission,
    /// Storage.
    BlameStorage,
}

/// Which way a measure is good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither: it describes.
    Neither,
}

macro_rules! measures {
    ($($variant:ident $name:literal $unit:literal $better:ident $per_establishment:literal;)*) => {
        impl Measure {
            /// Every measure, in order.
            pub const ALL: [Self; [$(Self::$variant),*].len()] = [$(Self::$variant),*];

            /// Name in results, the same in every language.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Unit: `"share"`, `"s"`, `"Mb/s"`, `"count"`, `"min"`, `"h"`.
            pub const fn unit(self) -> &'static str {
                match self { $(Self::$variant => $unit),* }
            }

            /// Which way it is good.
            pub const fn better(self) -> Better {
                match self { $(Self::$variant => Better::$better),* }
            }

            /// Whether it exists for each establishment, and not only for départements and the territory.
            pub const fn per_establishment(self) -> bool {
                match self { $(Self::$variant => $per_establishment),* }
            }
        }
    };
}

measures! {
    DisturbedLessons "disturbed_lessons" "share" Lower true;
    Lessons "lessons" "count" Neither true;
    UnseatedLessons "unseated_lessons" "share" Lower true;
    ResponseMean "response_mean" "s" Lower true;
    ResponseP50 "response_p50" "s" Lower false;
    ResponseP95 "response_p95" "s" Lower true;
    ResponseP99 "response_p99" "s" Lower false;
    LoginP50 "login_p50" "s" Lower false;
    LoginP95 "login_p95" "s" Lower true;
    PageP95 "page_p95" "s" Lower false;
    HomePageP95 "home_page_p95" "s" Lower false;
    TransferThroughput "transfer_throughput" "Mb/s" Higher false;
    StreamDegradation "stream_degradation" "share" Lower true;
    RefusedLogins "refused_logins" "share" Lower true;
    AccessUtilisationP95 "access_utilisation_p95" "share" Lower true;
    SaturatedMinutes "saturated_minutes" "min" Lower true;
    SharedLinkUtilisationP95 "shared_link_utilisation_p95" "share" Lower false;
    PoolUtilisationP95 "pool_utilisation_p95" "share" Lower false;
    PeakSessions "peak_sessions" "count" Neither false;
    PeakLicences "peak_licences" "count" Neither false;
    ElasticHostHours "elastic_host_hours" "h" Lower false;
    BlameLan "blame_lan" "share" Neither false;
    BlameWiFi "blame_wifi" "share" Neither false;
    BlameAccess "blame_access" "share" Neither false;
    BlameNetwork "blame_network" "share" Neither false;
    BlameInternet "blame_internet" "share" Neither false;
    BlameHosts "blame_hosts" "share" Neither false;
    BlameAdmission "blame_admission" "share" Neither false;
    BlameStorage "blame_storage" "share" Neither false;
}

/// Figures of one place, by [`Measure::ALL`]; `None` where there was nothing to measure.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Figures(pub Vec<Option<f64>>);

impl Default for Figures {
    fn default() -> Self {
        Self(vec![None; Measure::ALL.len()])
    }
}

impl Figures {
    /// The figure of a measure.
    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.0[measure as usize]
    }

    /// Sets the figure of a measure.
    pub fn set(&mut self, measure: Measure, value: f64) {
        self.0[measure as usize] = Some(value);
    }
}

/// What came out of one run.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The whole territory.
    pub territory: Figures,
    /// By département.
    pub departements: Vec<Figures>,
    /// By establishment: only measures with [`Measure::per_establishment`].
    pub establishments: Vec<Figures>,
    /// By link, in the order of the network.
    pub links: Vec<LinkOutcome>,
    /// By pool.
    pub pools: Vec<PoolOutcome>,
    /// Course of the day, in steps of [`SERIES_STEP_MINUTES`].
    pub series: Vec<Series>,
    /// Why lessons were disturbed, by establishment: the resource most to blame.
    pub blame: Vec<EstablishmentBlame>,
    /// What must balance at the end of a run.
    pub balance: Balance,
    /// Seats, licences and traffic that the day used.
    pub usage: Usage,
    /// Events processed.
    pub events: u64,
}

/// Step of the series.
pub const SERIES_STEP_MINUTES: u32 = 5;

/// A link over the day.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct LinkOutcome {
    /// 95th percentile of utilisation over school hours, 0..=1.
    pub utilisation_p95: f32,
    /// Minutes saturated.
    pub saturated_minutes: f32,
    /// Disturbed lessons that it is to blame for.
    pub blamed_lessons: u32,
}

/// A pool over the day.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PoolOutcome {
    /// 95th percentile of utilisation over school hours, 0..=1.
    pub utilisation_p95: f32,
    /// Most sessions at once.
    pub peak_sessions: u32,
    /// Logins refused.
    pub refused: u32,
    /// Disturbed lessons that it is to blame for.
    pub blamed_lessons: u32,
    /// Host-hours in service from midnight to midnight, at work or not: of a pool that is not elastic its hosts × 24;
    /// of an elastic one the hosts in service at each instant, without the time that a host takes to start.
    pub host_hours: f32,
}

/// A quantity over the day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Series {
    /// Name in results: `"lessons"`, `"core_mbps"`, …
    pub name: String,
    /// Values, one per step from midnight.
    pub values: Vec<f32>,
}

/// The resource most to blame at an establishment.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct EstablishmentBlame {
    /// Establishment, by index.
    pub establishment: u32,
    /// What.
    pub culprit: Culprit,
    /// Lessons that it disturbed.
    pub lessons: u32,
    /// Activity most disturbed, by index.
    pub activity: u32,
    /// What was felt: mean of the figure over those lessons (seconds; share for streams).
    pub felt: f32,
    /// Its threshold.
    pub threshold: f32,
    /// Which symptom.
    pub symptom: Symptom,
}

/// A resource to blame.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Culprit {
    /// A link, by index.
    Link(u32),
    /// Processors of a pool, by index.
    PoolCores(u32),
    /// Sessions of a pool, by index.
    PoolSessions(u32),
    /// Storage of a pool, by index.
    PoolStorage(u32),
    /// Concurrent licences, by index.
    Licence(u32),
    /// Latency of the route: distance, not load.
    Latency,
    /// The device itself (start-up time).
    Device,
}

/// What was felt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Symptom {
    /// Answers came late.
    Response,
    /// Logging in took long.
    Login,
    /// Logins were refused.
    Refused,
    /// Sound and image were cut.
    Stream,
    /// A transfer took long.
    Transfer,
}

/// Conservation at the end of a run: both sides are counted independently.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Balance {
    /// Bits of transfers started, times the links of their routes.
    pub bits_offered: f64,
    /// Bits carried by links, and still to be carried at the end.
    pub bits_carried: f64,
    /// Sessions opened.
    pub sessions_opened: u64,
    /// Sessions closed; equal at the end of the day.
    pub sessions_closed: u64,
    /// Seats taken.
    pub seats_taken: u64,
    /// Seats given back.
    pub seats_returned: u64,
}
