//! Ways to organise the same demand: someone in each establishment, a base per group, bases for the whole region.

use super::calendar::{Calendar, Presence};
use super::input::{Base, Desk, Site, Support};
use super::kind::Kind;
use super::ticket::base_work;
use crate::territory::Position;
use crate::time::Span;
use crate::units::Share;
use serde::{Deserialize, Serialize};

/// A site before anybody is made responsible for it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// [`crate::random::key_number`] of its key.
    pub number: u64,
    /// Its group (département).
    pub group: u32,
    /// Where it stands.
    pub position: Position,
    /// Tickets per working day, by kind.
    pub rates: Vec<f64>,
}

/// What a support has to deal with, whoever does it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Demand {
    /// When the support works.
    pub calendar: Calendar,
    /// See [`Support::warm_up`].
    pub warm_up: u32,
    /// See [`Support::target`].
    pub target: Span,
    /// Kinds of ticket.
    pub kinds: Vec<Kind>,
    /// Number of groups.
    pub groups: u32,
    /// Where tickets come from.
    pub places: Vec<Place>,
}

/// How long ways take.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Travel {
    /// Length of a way by road over its length in a straight line, at least 1.
    pub detour: f64,
    /// Mean speed in km/h, above 0.
    pub speed: f64,
}

impl Default for Travel {
    /// Detour 1.3 (assumption, range 1.2 to 1.5: ways to the centres of 300 European cities are 1.343 times as long as
    /// straight lines, *Environment and Planning B*, 2023, doi 10.1177/23998083231168870), 50 km/h on rural roads
    /// (assumption, range 40 to 70).
    fn default() -> Self {
        Self { detour: 1.3, speed: 50.0 }
    }
}

impl Travel {
    /// Time of the way from one place to another: great-circle distance × detour / speed.
    pub fn time(self, from: Position, to: Position) -> Span {
        Span::from_seconds(from.distance(to).value() * self.detour / (self.speed / 3.6))
    }
}

/// How a part-time person's visits are made from the work that is to be done.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Visits {
    /// Working days from one visit to the next, at least 1.
    pub every: u32,
    /// Least length of a visit, above 0.
    pub least: Span,
    /// Share of a visit that the mean work may fill, above 0: what is left absorbs busier weeks.
    pub filled: Share,
}

impl Default for Visits {
    /// Once a week, an hour at least, filled to 70 % (assumptions).
    fn default() -> Self {
        Self { every: 5, least: Span::from_hours(1.0), filled: Share::new(0.7).expect("0.7 is a share") }
    }
}

/// Where technicians start from.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crews {
    /// A part-time person in each establishment, who does not travel.
    InEachEstablishment(Visits),
    /// A base for each group, in their order.
    ByGroup(Vec<Position>),
    /// Bases for the whole region: each site belongs to the nearest, the first of equals.
    Nearest(Vec<Position>),
}

/// Who answers from a distance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskPlan {
    /// The technicians of the base.
    None,
    /// A desk for each base.
    PerBase,
    /// One for all.
    Shared,
}

/// An organisation of the support, without numbers of technicians.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// Where technicians start from.
    pub crews: Crews,
    /// Who answers from a distance.
    pub desk: DeskPlan,
    /// See [`Support::all_at_once`].
    pub all_at_once: bool,
    /// How long ways take.
    pub travel: Travel,
}

impl Organisation {
    /// A part-time person in each establishment, and nobody else.
    pub fn in_each_establishment(visits: Visits) -> Self {
        Self::new(Crews::InEachEstablishment(visits), DeskPlan::None)
    }

    /// Each group (département) with a base and a desk of its own.
    pub fn by_group(bases: Vec<Position>) -> Self {
        Self::new(Crews::ByGroup(bases), DeskPlan::PerBase)
    }

    /// One desk for the region, and its bases.
    pub fn pooled(bases: Vec<Position>) -> Self {
        Self::new(Crews::Nearest(bases), DeskPlan::Shared)
    }

    fn new(crews: Crews, desk: DeskPlan) -> Self {
        Self { crews, desk, all_at_once: true, travel: Travel::default() }
    }

    /// The support that meets a demand in this way, with one technician at every base and desk (those in an
    /// establishment are as many as a visit of at most a day needs).
    ///
    /// Where a group or the region has no base, [`Support::check`] says so.
    pub fn support(&self, demand: &Demand) -> Support {
        let sites: Vec<Site> = demand.places.iter().map(|place| self.site(place)).collect();
        let base = Base { technicians: 1, presence: None, desk: None };
        let mut bases = match &self.crews {
            Crews::InEachEstablishment(visits) => {
                let has_desk = self.desk != DeskPlan::None;
                sites.iter().map(|site| visits.base(demand, site, has_desk)).collect()
            }
            Crews::ByGroup(bases) | Crews::Nearest(bases) => vec![base; bases.len()],
        };
        let n_desks = match self.desk {
            DeskPlan::None => 0,
            DeskPlan::PerBase => bases.len(),
            DeskPlan::Shared => 1,
        };
        for (index, base) in bases.iter_mut().enumerate() {
            base.desk = (n_desks > 0).then_some(if n_desks == 1 { 0 } else { index as u32 });
        }
        let mut support = Support {
            calendar: demand.calendar,
            warm_up: demand.warm_up,
            target: demand.target,
            kinds: demand.kinds.clone(),
            groups: demand.groups,
            sites,
            bases,
            desks: vec![Desk { technicians: 1 }; n_desks],
            all_at_once: self.all_at_once,
        };
        if let Crews::InEachEstablishment(_) = self.crews {
            for (index, site) in support.sites.iter_mut().enumerate() {
                site.base = index as u32;
            }
        }
        support
    }

    fn site(&self, place: &Place) -> Site {
        let way = |base: &Position| self.travel.time(*base, place.position);
        let (base, travel) = match &self.crews {
            Crews::InEachEstablishment(_) => (0, Span::ZERO),
            Crews::ByGroup(bases) => (place.group, bases.get(place.group as usize).map_or(Span::ZERO, way)),
            Crews::Nearest(bases) => {
                let ways = bases.iter().map(way).enumerate();
                let nearest = ways.min_by(|a, b| a.1.seconds().total_cmp(&b.1.seconds()));
                nearest.map_or((0, Span::ZERO), |(base, travel)| (base as u32, travel))
            }
        };
        Site { number: place.number, group: place.group, base, travel, rates: place.rates.clone() }
    }
}

impl Visits {
    /// The person in an establishment: as long as the mean work of an interval asks for, the days of the first visits
    /// spread by the numbers of the establishments.
    fn base(&self, demand: &Demand, site: &Site, has_desk: bool) -> Base {
        let opening = demand.calendar.opening.seconds();
        let daily: f64 = demand
            .kinds
            .iter()
            .zip(&site.rates)
            .map(|(kind, rate)| rate * base_work(kind, site, has_desk))
            .sum();
        let needed = daily * f64::from(self.every) / self.filled.value().max(f64::MIN_POSITIVE);
        let hours = needed.max(self.least.seconds());
        // More than a day's work is shared by several people on the same day.
        let technicians = (hours / opening).ceil().clamp(1.0, 1e6);
        let hours = Span::from_seconds((hours / technicians).min(opening));
        let first = (site.number % u64::from(self.every.max(1))) as u32;
        let presence = Some(Presence { every: self.every, hours, first });
        Base { technicians: technicians as u32, presence, desk: None }
    }
}
