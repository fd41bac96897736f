//! What is to blame, by name: the culprits of outcomes in words that files keep.

use super::places::{LinkClass, Places};
use maillage_sim::measure::Culprit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Class of a resource to blame.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CulpritClass {
    /// The wires of an establishment.
    Lan,
    /// The radio of an establishment.
    Wifi,
    /// The access link.
    Access,
    /// Collection links.
    Collection,
    /// Backbone links.
    Backbone,
    /// The link of a host site.
    HostSite,
    /// The Internet exchange.
    Internet,
    /// Processors of hosts.
    Hosts,
    /// Sessions of hosts.
    Sessions,
    /// Storage of hosts.
    Storage,
    /// Concurrent licences.
    Licences,
    /// Distance.
    Latency,
    /// The device.
    Device,
}

impl CulpritClass {
    /// Every class, in order.
    pub const ALL: [Self; 13] = [
        Self::Lan,
        Self::Wifi,
        Self::Access,
        Self::Collection,
        Self::Backbone,
        Self::HostSite,
        Self::Internet,
        Self::Hosts,
        Self::Sessions,
        Self::Storage,
        Self::Licences,
        Self::Latency,
        Self::Device,
    ];

    /// Name in results.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lan => "lan",
            Self::Wifi => "wifi",
            Self::Access => "access",
            Self::Collection => "collection",
            Self::Backbone => "backbone",
            Self::HostSite => "host_site",
            Self::Internet => "internet",
            Self::Hosts => "hosts",
            Self::Sessions => "sessions",
            Self::Storage => "storage",
            Self::Licences => "licences",
            Self::Latency => "latency",
            Self::Device => "device",
        }
    }

    /// End of the keys of its texts.
    pub fn key(self) -> String {
        self.name().replace('_', "-")
    }

    /// Whether it belongs to one establishment rather than to several.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Lan | Self::Wifi | Self::Access | Self::Latency | Self::Device)
    }
}

impl From<LinkClass> for CulpritClass {
    fn from(kind: LinkClass) -> Self {
        match kind {
            LinkClass::Lan => Self::Lan,
            LinkClass::Wifi => Self::Wifi,
            LinkClass::Access => Self::Access,
            LinkClass::Collection => Self::Collection,
            LinkClass::Backbone => Self::Backbone,
            LinkClass::HostSite => Self::HostSite,
            LinkClass::Internet => Self::Internet,
        }
    }
}

/// Class and name of a culprit; no name for distance and devices.
pub fn name(culprit: Culprit, places: &Places) -> (CulpritClass, Option<&str>) {
    let pool = |index: u32| places.pools.get(index as usize).map(|pool| pool.name.as_str());
    match culprit {
        Culprit::Link(index) => places
            .links
            .get(index as usize)
            .map_or((CulpritClass::Access, None), |link| (link.kind.into(), Some(link.name.as_str()))),
        Culprit::PoolCores(index) => (CulpritClass::Hosts, pool(index)),
        Culprit::PoolSessions(index) => (CulpritClass::Sessions, pool(index)),
        Culprit::PoolStorage(index) => (CulpritClass::Storage, pool(index)),
        Culprit::Licence(index) => {
            (CulpritClass::Licences, places.licences.get(index as usize).map(String::as_str))
        }
        Culprit::Latency => (CulpritClass::Latency, None),
        Culprit::Device => (CulpritClass::Device, None),
    }
}

/// A culprit of a day, over the territory.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Blamed {
    /// Class of resource.
    pub class: CulpritClass,
    /// Name, for what several establishments share.
    pub name: Option<String>,
    /// Disturbed lessons, mean over replications.
    pub lessons: f64,
    /// Share of the disturbed lessons, 0..=1.
    pub share: f64,
}

/// Culprits by disturbed lessons, most first; what belongs to single establishments is summed by class.
pub fn ranking<'a>(
    runs: impl ExactSizeIterator<Item = &'a BTreeMap<Culprit, u64>>,
    places: &Places,
) -> Vec<Blamed> {
    let replications = runs.len().max(1) as f64;
    let mut sums = BTreeMap::<(CulpritClass, Option<&str>), u64>::new();
    for run in runs {
        for (&culprit, &lessons) in run {
            let (class, name) = name(culprit, places);
            *sums.entry((class, name.filter(|_| !class.is_own()))).or_default() += lessons;
        }
    }
    let total: u64 = sums.values().sum();
    let mut ranking: Vec<Blamed> = sums
        .into_iter()
        .filter(|(_, lessons)| *lessons > 0)
        .map(|((class, name), lessons)| Blamed {
            class,
            name: name.map(str::to_owned),
            lessons: lessons as f64 / replications,
            share: lessons as f64 / total as f64,
        })
        .collect();
    ranking.sort_by(|a, b| b.lessons.total_cmp(&a.lessons));
    ranking
}
