//! Hosting: places, pools, overflow, elastic bounds, conflicts of applications, network.

use super::{Checker, at_least};
use crate::file::schema::{At, Place, Pool};
use maillage_data::diagnostic::Message;

pub(super) fn check(checker: &mut Checker<'_>) {
    let file = checker.file;
    for (name, service) in file.services.iter() {
        match &service.on {
            Place::Pool(pool) => checker.name(pool, &["services", name, "on", "pool"], "pools", &file.pools),
            Place::Site(site) => {
                checker.name(site, &["services", name, "on", "site"], "host_sites", &file.host_sites);
            }
            _ => {}
        }
    }
    for (name, pool) in file.pools.iter() {
        self::pool(checker, name, pool);
    }
    for (name, application) in file.applications.iter() {
        for (index, other) in application.conflicts_with.iter().enumerate() {
            let index = index.to_string();
            let path = ["applications", name, "conflicts_with", &index];
            checker.name(other, &path, "applications", &file.applications);
            checker.expect(other != name, &path, || Message::new("scenario-conflict-with-itself"));
        }
    }
    for (section, said) in
        [("backbone", file.network.backbone.is_some()), ("internet", file.network.internet.is_some())]
    {
        checker.expect(said, &["network"], || Message::new("scenario-missing-key").with("key", section));
    }
}

fn pool(checker: &mut Checker<'_>, name: &str, pool: &Pool) {
    let file = checker.file;
    let at = |key: &'static str| ["pools", name, key];
    if let At::Site(site) = &pool.at {
        checker.name(site, &["pools", name, "at", "site"], "host_sites", &file.host_sites);
    }
    checker.expect(pool.kinds.is_none() || pool.at == At::Establishment, &at("kinds"), || {
        Message::new("scenario-kinds-elsewhere")
    });
    checker.expect(pool.hosts.0 > pool.reserve.0, &at("hosts"), || at_least(pool.reserve.0 + 1));
    checker.expect(pool.cores.0 > 0.0, &at("cores"), || Message::new("scenario-above-zero"));
    let overhead = pool.virtualisation_overhead.0.value();
    checker.expect(overhead < 1.0, &at("virtualisation_overhead"), || Message::new("scenario-under-100"));
    if let Some(sessions) = pool.sessions_per_host {
        checker.expect(sessions.0 >= 1, &at("sessions_per_host"), || at_least(1));
    }
    match (pool.memory, pool.memory_per_session) {
        (Some(memory), Some(each)) => checker.expect(each.0 <= memory.0, &at("memory_per_session"), || {
            Message::new("scenario-session-over-memory")
        }),
        (Some(_), None) => {
            checker.fault(&at("memory"), Message::new("scenario-together").with("key", "memory_per_session"));
        }
        (None, Some(_)) => {
            checker.fault(&at("memory_per_session"), Message::new("scenario-together").with("key", "memory"));
        }
        (None, None) => {}
    }
    if let Some(sizing) = &pool.sizing {
        let key = |key: &'static str| ["pools", name, "sizing", key];
        // Less would ask for more hosts than there are people.
        for (said, name) in
            [(sizing.pupils_per_host, "pupils_per_host"), (sizing.sessions_per_core, "sessions_per_core")]
        {
            let least = if name == "pupils_per_host" { 1.0 } else { 0.1 };
            checker.expect(said.is_none_or(|said| said.0 >= least), &key(name), || {
                Message::new("scenario-at-least").with("least", least)
            });
        }
        let seats = sizing.sessions_per_core.is_none() || !sizing.seats.is_empty();
        checker.expect(seats, &key("sessions_per_core"), || {
            Message::new("scenario-together").with("key", "seats")
        });
    }
    if let Some(elastic) = pool.elastic {
        let key = |key: &'static str| ["pools", name, "elastic", key];
        checker.expect(elastic.min.0 >= 1, &key("min"), || at_least(1));
        checker.expect(elastic.max.0 >= elastic.min.0, &key("max"), || at_least(elastic.min.0));
        checker
            .expect(elastic.low.0 < elastic.high.0, &key("low"), || Message::new("scenario-low-under-high"));
    }
    if pool.overflow.is_some() {
        overflow(checker, name, pool);
    }
}

/// Overflow leads to a pool outside establishments, and never back.
fn overflow(checker: &mut Checker<'_>, name: &str, pool: &Pool) {
    let file = checker.file;
    let path = ["pools", name, "overflow"];
    let mut seen = vec![name];
    let mut next = pool.overflow.as_deref();
    while let Some(target) = next {
        if seen.contains(&target) {
            return checker.fault(&path, Message::new("scenario-overflow-cycle"));
        }
        seen.push(target);
        let Some(found) = file.pools.get(target) else {
            if seen.len() == 2 {
                checker.name(target, &path, "pools", &file.pools);
            }
            return;
        };
        if found.at == At::Establishment || (found.at == At::Departement && matches!(pool.at, At::Site(_))) {
            return checker.fault(&path, Message::new("scenario-overflow-inwards").with("pool", target));
        }
        next = found.overflow.as_deref();
    }
}
