//! Pools, services and licences of a phase, with their silos.
//!
//! Where activities of several silos hold their sessions on one pool, the pool is split: each silo gets a pool of its
//! own with a part of the hosts, in proportion to the lessons it serves on an ordinary day (largest remainders), at
//! least one host each. The split does not depend on the day.

use super::network::Built;
use super::{Context, establishments};
use crate::file::schema::{self, At, Place};
use crate::file::value::Positive;
use maillage_sim::future::{Delivery, Elastic, Establishment, Licence, Pool, Service, ServicePlace};
use maillage_sim::ids::{NodeId, PoolId, ServiceId};
use maillage_sim::territory::EstablishmentKind;
use maillage_sim::units::{Bytes, Iops};

/// Sessions on a host that has no limit.
const UNLIMITED_SESSIONS: u32 = 1_000_000;

/// Services, pools and licences, and how to find them.
pub(super) struct Hosting {
    pub services: Vec<Service>,
    pub pools: Vec<Pool>,
    pub licences: Vec<Licence>,
    /// Name of each service of the scenario, with its id by silo.
    ids: Vec<(String, Vec<(usize, ServiceId)>)>,
    /// Name of each pool of the scenario, with its instances.
    instances: Vec<(String, Vec<Instances>)>,
}

/// The pools made of one entry of the scenario, for one silo.
#[derive(Clone)]
enum Instances {
    Shared(PoolId),
    PerDepartement(Vec<PoolId>),
    PerEstablishment(Vec<Option<PoolId>>),
}

impl Hosting {
    /// The service of a name, for a silo.
    pub(super) fn service(&self, name: &str, silo: usize) -> ServiceId {
        let (_, ids) = self.ids.iter().find(|(known, _)| known == name).expect("checked: the service exists");
        ids.iter().find(|(known, _)| *known == silo).unwrap_or(&ids[0]).1
    }

    /// Every pool made of the entry of a name.
    pub(super) fn pools_of(&self, name: &str) -> Vec<PoolId> {
        let (_, silos) =
            self.instances.iter().find(|(known, _)| known == name).expect("checked: the pool exists");
        silos
            .iter()
            .flat_map(|instances| match instances {
                Instances::Shared(id) => vec![*id],
                Instances::PerDepartement(ids) => ids.clone(),
                Instances::PerEstablishment(ids) => ids.iter().flatten().copied().collect(),
            })
            .collect()
    }
}

impl Hosting {
    /// The pools made of the entry of a name in an establishment.
    pub(super) fn pools_at(&self, name: &str, school: usize) -> impl Iterator<Item = PoolId> + '_ {
        let silos = self.instances.iter().find(|(known, _)| known == name).map(|(_, silos)| silos);
        silos.into_iter().flatten().filter_map(move |instances| match instances {
            Instances::PerEstablishment(ids) => *ids.get(school)?,
            Instances::Shared(_) | Instances::PerDepartement(_) => None,
        })
    }
}

/// Pupils and seats that an instance of a pool serves, by type of establishment.
#[derive(Clone, Copy, Default)]
struct Served {
    pupils: [f64; 4],
    seats: [[f64; 5]; 4],
}

impl Served {
    fn add(&mut self, school: &Establishment) {
        let kind = establishments::index(school.kind);
        self.pupils[kind] += f64::from(school.pupils);
        for group in &school.seats {
            self.seats[kind][group.delivery as usize] += f64::from(group.count);
        }
    }
}

/// Builds the hosting of a phase; `silos` gives the silo of each activity.
pub(super) fn build(
    context: &Context<'_>,
    built: &Built,
    schools: &[Establishment],
    silos: &[usize],
) -> Hosting {
    let mut pools = Vec::new();
    let mut instances = Vec::new();
    let mut silos_of_pools = Vec::new();
    for (name, pool) in context.file.pools.iter() {
        let weights = silo_weights(context, name, silos);
        let made = instantiate(context, (name, pool), &weights, built, schools, &mut pools);
        silos_of_pools.push(weights.into_iter().map(|(silo, _)| silo).collect::<Vec<_>>());
        instances.push((name.to_owned(), made));
    }
    link_overflow(context, &instances, &mut pools);
    let (services, ids) = services(context, built, &instances, &silos_of_pools);
    let licences = context
        .file
        .licences
        .iter()
        .map(|(name, licence)| Licence {
            name: name.to_owned(),
            count: licence.concurrent.map(|count| count.0),
        })
        .collect();
    Hosting { services, pools, licences, ids, instances }
}

/// Silos whose sessions are held on a pool, with the lessons of each on an ordinary day; silo 0 alone when none.
fn silo_weights(context: &Context<'_>, pool: &str, silos: &[usize]) -> Vec<(usize, f64)> {
    let mut weights: Vec<(usize, f64)> = Vec::new();
    for ((name, activity), silo) in context.file.activities.iter().zip(silos) {
        let holds =
            [&activity.uses.thin_client, &activity.uses.virtual_desktop].into_iter().flatten().any(|on| {
                let login = on.login.as_deref().and_then(|login| context.file.logins.get(login));
                let service = login.and_then(|login| login.session.as_deref());
                let place =
                    service.and_then(|service| context.file.services.get(service)).map(|service| &service.on);
                place.is_some_and(|place| matches!(place, Place::Pool(held) if held == pool))
            });
        if holds {
            let lessons = lessons(context, name);
            match weights.iter_mut().find(|(known, _)| known == silo) {
                Some((_, weight)) => *weight += lessons,
                None => weights.push((*silo, lessons)),
            }
        }
    }
    weights.sort_by_key(|(silo, _)| *silo);
    if weights.is_empty() { vec![(0, 1.0)] } else { weights }
}

/// Pupils of the territory times the share of their lessons that an activity takes on an ordinary day.
fn lessons(context: &Context<'_>, activity: &str) -> f64 {
    EstablishmentKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let demand = context.file.demand.get(kind)?;
            let total: f64 = demand.activities.iter().map(|(_, weight)| weight.0).sum();
            let weight = demand.activities.get(activity)?.0 / if total > 0.0 { total } else { 1.0 };
            let schools = context.territory.establishments.iter().filter(|school| school.kind == kind);
            let pupils: f64 = schools.map(|school| f64::from(school.pupils)).sum();
            Some(pupils * super::value(demand.device_share) * weight)
        })
        .sum()
}

/// Makes the pools of an entry: for each silo, one for all, or one for each département or establishment.
fn instantiate(
    context: &Context<'_>,
    (name, said): (&str, &schema::Pool),
    weights: &[(usize, f64)],
    built: &Built,
    schools: &[Establishment],
    pools: &mut Vec<Pool>,
) -> Vec<Instances> {
    let mut add = |label: Option<&str>, node: NodeId, served: &Served| -> Vec<PoolId> {
        made((name, label), said, node, served, weights)
            .into_iter()
            .map(|pool| {
                pools.push(pool);
                PoolId::from_index(pools.len() - 1)
            })
            .collect()
    };
    let silos = 0..weights.len();
    match &said.at {
        At::Site(site) => {
            let node =
                built.sites[context.file.host_sites.position(site).expect("checked: the host site exists")];
            let mut served = Served::default();
            for school in schools {
                served.add(school);
            }
            add(None, node, &served).into_iter().map(Instances::Shared).collect()
        }
        At::Departement => {
            let mut served = vec![Served::default(); context.territory.departements.len()];
            for school in schools {
                served[school.departement.index()].add(school);
            }
            let ids: Vec<Vec<PoolId>> = context
                .territory
                .departements
                .iter()
                .zip(&served)
                .zip(&built.departement_sites)
                .map(|((departement, served), node)| add(Some(&departement.name), *node, served))
                .collect();
            silos.map(|silo| Instances::PerDepartement(ids.iter().map(|ids| ids[silo]).collect())).collect()
        }
        At::Establishment => {
            let ids: Vec<Option<Vec<PoolId>>> = schools
                .iter()
                .zip(&context.territory.establishments)
                .map(|(school, facts)| {
                    let kinds = said.kinds.as_ref();
                    let has = kinds.is_none_or(|kinds| {
                        kinds.iter().any(|kind| EstablishmentKind::from(*kind) == school.kind)
                    });
                    has.then(|| {
                        let mut served = Served::default();
                        served.add(school);
                        add(Some(&facts.name), school.router, &served)
                    })
                })
                .collect();
            silos
                .map(|silo| {
                    Instances::PerEstablishment(
                        ids.iter().map(|ids| ids.as_ref().map(|ids| ids[silo])).collect(),
                    )
                })
                .collect()
        }
    }
}

/// The pools of one instance, one for each silo.
fn made(
    (name, label): (&str, Option<&str>),
    said: &schema::Pool,
    node: NodeId,
    served: &Served,
    weights: &[(usize, f64)],
) -> Vec<Pool> {
    let cores = said.cores.0 * (1.0 - super::value(said.virtualisation_overhead));
    let hosts = split(hosts(said, cores, served), weights);
    let bounds = said.elastic.map(|elastic| (split(elastic.min.0, weights), split(elastic.max.0, weights)));
    hosts
        .into_iter()
        .enumerate()
        .map(|(silo, hosts)| {
            let elastic = said.elastic.zip(bounds.as_ref()).map(|(elastic, (min, max))| Elastic {
                min: min[silo],
                max: max[silo],
                high: super::value(elastic.high),
                low: super::value(elastic.low),
                start_delay: elastic.start_delay.0,
            });
            let hosts = elastic.map_or(hosts, |elastic| hosts.clamp(elastic.min, elastic.max));
            let mut shown = name.to_owned();
            if weights.len() > 1 {
                shown = format!("{shown} (silo {})", silo + 1);
            }
            if let Some(label) = label {
                shown = format!("{shown}, {label}");
            }
            Pool {
                name: shown,
                node,
                hosts,
                cores,
                sessions_per_host: sessions_per_host(said),
                queue: said.queue.0,
                storage: said
                    .storage_per_host
                    .map(|Positive(storage)| Iops::new(storage.value() * f64::from(hosts))),
                elastic,
                overflow: None,
            }
        })
        .collect()
}

/// Hosts in service: the largest of what is said and what the sizing asks for.
fn hosts(said: &schema::Pool, cores: f64, served: &Served) -> u32 {
    let fixed = said.hosts.0.saturating_sub(said.reserve.0).max(1);
    let Some(sizing) = &said.sizing else { return fixed };
    let counted = |kind: usize| {
        let kind = EstablishmentKind::ALL[kind];
        sizing
            .kinds
            .as_ref()
            .is_none_or(|kinds| kinds.iter().any(|known| EstablishmentKind::from(*known) == kind))
    };
    let kinds = (0..4).filter(|kind| counted(*kind));
    let for_pupils = sizing
        .pupils_per_host
        .map_or(0.0, |pupils| kinds.clone().map(|kind| served.pupils[kind]).sum::<f64>() / pupils.0);
    let for_seats = sizing.sessions_per_core.map_or(0.0, |sessions| {
        let seats: f64 = kinds
            .map(|kind| {
                sizing.seats.iter().map(|delivery| served.seats[kind][*delivery as usize]).sum::<f64>()
            })
            .sum();
        seats * sizing.concurrency.map_or(1.0, super::value) / (sessions.0 * cores)
    });
    let most = sizing.most.map_or(u32::MAX, |most| most.0);
    fixed.max(for_pupils.max(for_seats).ceil() as u32).min(most.max(1))
}

/// Sessions that a host admits: what is said, and what its memory holds.
fn sessions_per_host(said: &schema::Pool) -> u32 {
    let by_memory = said.memory.zip(said.memory_per_session).map_or(UNLIMITED_SESSIONS, |(memory, each)| {
        let (memory, each): (Bytes, Bytes) = (memory.0, each.0);
        (memory / each).floor().min(f64::from(UNLIMITED_SESSIONS)) as u32
    });
    by_memory.min(said.sessions_per_host.map_or(UNLIMITED_SESSIONS, |sessions| sessions.0)).max(1)
}

/// Splits hosts in proportion to weights by largest remainders, at least one each when there are several parts.
fn split(hosts: u32, weights: &[(usize, f64)]) -> Vec<u32> {
    if weights.len() == 1 {
        return vec![hosts];
    }
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let exact: Vec<f64> = weights
        .iter()
        .map(|(_, weight)| {
            f64::from(hosts) * if total > 0.0 { weight / total } else { 1.0 / weights.len() as f64 }
        })
        .collect();
    let mut parts: Vec<u32> = exact.iter().map(|exact| exact.floor() as u32).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()).then(a.cmp(b)));
    let left = hosts.saturating_sub(parts.iter().sum()) as usize;
    order.into_iter().take(left).for_each(|part| parts[part] += 1);
    parts.iter().map(|part| (*part).max(1)).collect()
}

/// Joins pools to those that take what they cannot admit, silo by silo where both are split.
fn link_overflow(context: &Context<'_>, instances: &[(String, Vec<Instances>)], pools: &mut [Pool]) {
    for ((_, said), (_, from)) in context.file.pools.iter().zip(instances) {
        let Some(target) = said.overflow.as_deref() else { continue };
        let (_, targets) =
            instances.iter().find(|(name, _)| name == target).expect("checked: the pool exists");
        for (silo, from) in from.iter().enumerate() {
            let target = targets.get(silo).unwrap_or(&targets[0]);
            let to = |departement: usize| match target {
                Instances::Shared(id) => *id,
                Instances::PerDepartement(ids) => ids[departement],
                Instances::PerEstablishment(_) => unreachable!("checked: no overflow into establishments"),
            };
            match from {
                Instances::Shared(id) => pools[id.index()].overflow = Some(to(0)),
                Instances::PerDepartement(ids) => {
                    ids.iter().enumerate().for_each(|(at, id)| pools[id.index()].overflow = Some(to(at)));
                }
                Instances::PerEstablishment(ids) => {
                    for (school, id) in context.territory.establishments.iter().zip(ids) {
                        if let Some(id) = id {
                            pools[id.index()].overflow = Some(to(school.departement as usize));
                        }
                    }
                }
            }
        }
    }
}

/// Ids of a service by silo.
type ServiceIds = (String, Vec<(usize, ServiceId)>);

/// Services in the order of the scenario, those of further silos after them.
fn services(
    context: &Context<'_>,
    built: &Built,
    instances: &[(String, Vec<Instances>)],
    silos_of_pools: &[Vec<usize>],
) -> (Vec<Service>, Vec<ServiceIds>) {
    let mut services: Vec<Service> = Vec::new();
    let mut ids: Vec<ServiceIds> = Vec::new();
    let mut further: Vec<(usize, usize, usize)> = Vec::new();
    let pool_place = |pool: usize, part: usize| match &instances[pool].1[part] {
        Instances::Shared(id) => ServicePlace::Shared(*id),
        Instances::PerDepartement(ids) => ServicePlace::PerDepartement(ids.clone()),
        Instances::PerEstablishment(ids) => ServicePlace::PerEstablishment(ids.clone()),
    };
    for (index, (name, service)) in context.file.services.iter().enumerate() {
        let mut silo = 0;
        let place = match &service.on {
            Place::Device => ServicePlace::Device,
            Place::Internet => ServicePlace::Node(built.internet),
            Place::Establishment => ServicePlace::Router,
            Place::Site(site) => {
                let at = context.file.host_sites.position(site).expect("checked: the host site exists");
                ServicePlace::Node(built.sites[at])
            }
            Place::Pool(pool) => {
                let pool = context.file.pools.position(pool).expect("checked: the pool exists");
                silo = silos_of_pools[pool][0];
                further.extend((1..silos_of_pools[pool].len()).map(|part| (index, pool, part)));
                pool_place(pool, 0)
            }
        };
        ids.push((name.to_owned(), vec![(silo, ServiceId::from_index(services.len()))]));
        services.push(Service { name: name.to_owned(), place });
    }
    for (index, pool, part) in further {
        let name = format!("{} (silo {})", ids[index].0, part + 1);
        ids[index].1.push((silos_of_pools[pool][part], ServiceId::from_index(services.len())));
        services.push(Service { name, place: pool_place(pool, part) });
    }
    (services, ids)
}

// Both enumerations index `Served::seats`.
const _: () = assert!(Delivery::OwnDevice as usize == 4 && schema::SeatKind::OwnDevice as usize == 4);
