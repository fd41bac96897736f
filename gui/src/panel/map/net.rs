//! The network behind the schools as the map draws it: shared links from place to place, host sites with their pools.
//! Taken from the names of a cell once. Where lines run is not known: they are drawn straight; host sites whose place
//! the scenario does not say stand in the margin.

use super::world::World;
use crate::work::film::Reel;
use egui::{Pos2, pos2};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::results::places::{LinkClass, Places};
use maillage_sim::ids::{EstablishmentId, LinkId, PoolId};
use maillage_sim::measure::Measure;
use maillage_sim::territory::Territory;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How full things are: over the day (95th percentiles), or at a minute.
#[derive(Clone, Copy, Debug)]
pub(super) enum Load<'a> {
    /// Over the day.
    Day(&'a CellView),
    /// At a minute after midnight.
    Instant(&'a Reel, u32),
}

impl Load<'_> {
    /// Utilisation of a shared link.
    pub(super) fn link(&self, link: LinkId) -> f32 {
        match self {
            Self::Day(view) => view.links.get(link.index()).map_or(0.0, |link| link.utilisation_p95),
            Self::Instant(reel, minute) => reel.film.link(link, *minute).unwrap_or(0.0),
        }
    }

    /// Utilisation of a pool.
    pub(super) fn pool(&self, pool: PoolId) -> f32 {
        match self {
            Self::Day(view) => view.pools.get(pool.index()).map_or(0.0, |pool| pool.utilisation_p95),
            Self::Instant(reel, minute) => reel.film.pool(pool, *minute),
        }
    }

    /// Utilisation of the access link of an establishment.
    pub(super) fn access(&self, establishment: usize) -> f32 {
        match self {
            Self::Day(view) => {
                view.figure(establishment, Measure::AccessUtilisationP95).map_or(0.0, |share| share as f32)
            }
            Self::Instant(reel, minute) => {
                reel.film.access(EstablishmentId::from_index(establishment), *minute)
            }
        }
    }

    /// What links and pools are called.
    pub(super) fn places(&self) -> &Arc<Places> {
        match self {
            Self::Day(view) => &view.places,
            Self::Instant(reel, _) => &reel.places,
        }
    }
}

/// A shared link, both directions.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) ends: [Pos2; 2],
    pub(super) class: LinkClass,
    pub(super) links: Vec<LinkId>,
}

/// What stands behind the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SiteKind {
    /// Hosts of the région or beyond.
    Centre,
    /// Hosts of a département.
    Departement,
    /// The Internet.
    Internet,
}

/// A host site, or the Internet.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) kind: SiteKind,
    /// Name as in the scenario.
    pub(super) name: String,
    pub(super) at: Pos2,
    pub(super) pools: Vec<PoolId>,
    pub(super) links: Vec<LinkId>,
}

impl Site {
    /// How full it is: the busiest of its pools, else of its links.
    pub(super) fn load(&self, load: &Load<'_>) -> f32 {
        if self.pools.is_empty() {
            return self.links.iter().map(|link| load.link(*link)).fold(0.0, f32::max);
        }
        self.pools.iter().map(|pool| load.pool(*pool)).fold(0.0, f32::max)
    }
}

/// Links and sites of a cell.
#[derive(Default, Debug)]
pub(super) struct Net {
    of: Option<Arc<Places>>,
    pub(super) spans: Vec<Span>,
    pub(super) sites: Vec<Site>,
    /// Collection links of each point of presence.
    pub(super) collection: Vec<Vec<LinkId>>,
}

impl Net {
    /// Forgets everything: the territory is another one.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes the places of a cell, if they are not those of the last call.
    pub(super) fn take(&mut self, load: &Load<'_>, world: &World, territory: &Territory) {
        let places = load.places();
        if self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, places)) {
            return;
        }
        if self.of.replace(Arc::clone(places)).is_some_and(|known| known == *places) {
            return;
        }
        self.sites = sites(places, world, territory);
        self.spans = spans(places, &self.sites, world, territory);
        self.collection = collection(places, territory);
    }
}

/// Name of the middle of the network, and of its other side, in results.
const CORE: &str = "core";
const INTERNET: &str = "internet";

fn sites(places: &Places, world: &World, territory: &Territory) -> Vec<Site> {
    let codes: BTreeSet<&str> = territory.departements.iter().map(|one| one.code.as_str()).collect();
    let mut links = BTreeMap::<&str, Vec<LinkId>>::new();
    for (at, place) in places.links.iter().enumerate() {
        let ends: Vec<&str> = match place.kind {
            LinkClass::HostSite => {
                let is_site = |end: &&str| *end != CORE && *end != INTERNET && !codes.contains(end);
                place.name.split(" > ").filter(is_site).collect()
            }
            LinkClass::Internet => vec![INTERNET],
            _ => continue,
        };
        for end in ends {
            links.entry(end).or_default().push(LinkId::from_index(at));
        }
    }
    let hub = |name: &str| {
        let at = territory.departements.iter().position(|one| one.name == name || one.code == name)?;
        world.hubs.get(at).copied()
    };
    // The Internet stands last.
    let margin: Vec<&str> =
        links.keys().copied().filter(|name| *name != INTERNET && hub(name).is_none()).collect();
    let margin: Vec<&str> =
        margin.into_iter().chain(links.contains_key(INTERNET).then_some(INTERNET)).collect();
    let (bounds, n) = (world.bounds, margin.len() as f32);
    let step = (0.21 * bounds.height()).min(0.9 * bounds.height() / n.max(1.0));
    let in_margin = |at: usize| {
        pos2(
            bounds.right() + 0.09 * bounds.height(),
            bounds.center().y + (at as f32 - (n - 1.0) / 2.0) * step,
        )
    };
    let pools_at = |name: &str| -> Vec<PoolId> {
        let pools = places.pools.iter().enumerate();
        pools.filter(|(_, pool)| pool.site == name).map(|(at, _)| PoolId::from_index(at)).collect()
    };
    let site =
        |name: &str, kind, at, links| Site { kind, name: name.to_owned(), at, pools: pools_at(name), links };
    let mut sites: Vec<Site> = Vec::new();
    for (name, links) in &links {
        if let Some(at) = hub(name) {
            sites.push(site(name, SiteKind::Departement, at, links.clone()));
        }
    }
    // Pools that stand at the node of a département have no line of their own.
    for (at, departement) in territory.departements.iter().enumerate() {
        if places.pools.iter().any(|pool| pool.site == departement.code) {
            sites.push(site(&departement.code, SiteKind::Departement, world.hubs[at], Vec::new()));
        }
    }
    for (at, name) in margin.iter().enumerate() {
        let kind = if *name == INTERNET { SiteKind::Internet } else { SiteKind::Centre };
        sites.push(site(name, kind, in_margin(at), links[name].clone()));
    }
    sites
}

fn spans(places: &Places, sites: &[Site], world: &World, territory: &Territory) -> Vec<Span> {
    let mut known: HashMap<&str, Pos2> = HashMap::from([(CORE, world.core)]);
    known.extend(
        territory.points_of_presence.iter().zip(&world.points).map(|(one, at)| (one.name.as_str(), *at)),
    );
    known.extend(territory.departements.iter().zip(&world.hubs).map(|(one, at)| (one.code.as_str(), *at)));
    let behind: HashMap<&str, Pos2> = sites.iter().map(|site| (site.name.as_str(), site.at)).collect();
    let mut spans = BTreeMap::<[&str; 2], Span>::new();
    for (at, place) in places.links.iter().enumerate() {
        if matches!(place.kind, LinkClass::Lan | LinkClass::Wifi | LinkClass::Access) {
            continue;
        }
        let Some((from, to)) = place.name.split_once(" > ") else { continue };
        // A host site may be called as a place of the territory is.
        let is_behind = matches!(place.kind, LinkClass::HostSite | LinkClass::Internet);
        let spot = |name: &str| {
            let (first, then) = if is_behind { (&behind, &known) } else { (&known, &behind) };
            first.get(name).or_else(|| then.get(name)).copied()
        };
        let (Some(one), Some(other)) = (spot(from), spot(to)) else { continue };
        let key = if from < to { [from, to] } else { [to, from] };
        let span = spans.entry(key).or_insert_with(|| Span {
            ends: [one, other],
            class: place.kind,
            links: Vec::new(),
        });
        span.links.push(LinkId::from_index(at));
    }
    spans.into_values().collect()
}

/// Collection links of each point of presence, both directions.
fn collection(places: &Places, territory: &Territory) -> Vec<Vec<LinkId>> {
    let points = territory.points_of_presence.iter().enumerate();
    let numbers: HashMap<&str, usize> = points.map(|(at, point)| (point.name.as_str(), at)).collect();
    let mut collection = vec![Vec::new(); numbers.len()];
    for (at, place) in
        places.links.iter().enumerate().filter(|(_, place)| place.kind == LinkClass::Collection)
    {
        if let Some(point) = place.name.split(" > ").find_map(|end| numbers.get(end)) {
            collection[*point].push(LinkId::from_index(at));
        }
    }
    collection
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use maillage_scenarios::file;

    #[test]
    fn every_shared_link_and_site_of_the_bundled_study_has_a_place() {
        let document = Document::bundled(crate::document::USUAL).unwrap();
        let study = file::load_study_unsaved(&document.path(), &document.unsaved()).unwrap();
        let territory = Arc::new(study.territory);
        let world = World::new(&territory);
        for scenario in &study.scenarios {
            let future = scenario.future(&territory, &study.phases[2], &study.days[0]).unwrap();
            let places = Places::of(&future, &territory);
            let sites = sites(&places, &world, &territory);
            let spans = spans(&places, &sites, &world, &territory);
            let own = |class| matches!(class, LinkClass::Lan | LinkClass::Wifi | LinkClass::Access);
            let shared = places.links.iter().filter(|link| !own(link.kind)).count();
            assert_eq!(
                spans.iter().map(|span| span.links.len()).sum::<usize>(),
                shared,
                "{}",
                scenario.name()
            );
            let schools: BTreeSet<&str> =
                territory.establishments.iter().map(|one| one.key.as_str()).collect();
            let central = places.pools.iter().filter(|pool| !schools.contains(pool.site.as_str())).count();
            assert_eq!(
                sites.iter().map(|site| site.pools.len()).sum::<usize>(),
                central,
                "{}",
                scenario.name()
            );
            assert!(sites.iter().any(|site| site.kind == SiteKind::Internet));
        }
    }
}
