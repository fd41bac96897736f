//! Futures: equal for equal files, local to what changed, and shaped as the territory is.

use super::HEAD;
use maillage_scenarios::file::{self, LoadedStudy};
use maillage_sim::future::{Delivery, Establishment, Future};
use maillage_sim::network::{LinkKind, Node};
use maillage_sim::territory::{EstablishmentKind, Territory};
use std::fs;
use tempfile::TempDir;

fn trial(said: &str) -> LoadedStudy {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("trial.toml");
    fs::write(&path, format!("{HEAD}{said}")).unwrap();
    file::load_scenario(path.to_str().unwrap())
        .unwrap_or_else(|faults| panic!("{:?}", faults.iter().map(ToString::to_string).collect::<Vec<_>>()))
}

fn future(study: &LoadedStudy, phase: &str, day: &str) -> Future {
    study.scenarios[0].future(&study.territory, phase, day).unwrap()
}

/// An establishment without the ids of its nodes.
fn facts(school: &Establishment) -> Establishment {
    let id = maillage_sim::ids::NodeId(0);
    Establishment { router: id, wired: id, wireless: school.wireless.map(|_| id), ..school.clone() }
}

/// Whoever narrows a territory by hand must narrow its lines too.
#[test]
fn establishments_without_lines_are_refused() {
    let study = maillage_scenarios::file::load_study("faure").unwrap();
    let future = |territory: &_| study.scenarios[0].future(territory, &study.phases[0], &study.days[0]);
    assert!(future(&study.territory).is_ok());
    let mut fewer = study.territory.clone();
    fewer.establishments.pop();
    let mut lost = study.territory.clone();
    lost.points_of_presence.clear();
    for territory in [fewer, lost] {
        assert_eq!(future(&territory).unwrap_err()[0].message.key, "scenario-lines-missing");
    }
}

#[test]
fn an_edit_undone_gives_the_same_future() {
    let text = |study: &LoadedStudy| format!("{:?}", future(study, "2018", "peak"));
    let plain = text(&trial(""));
    assert_ne!(text(&trial("[host_sites.region]\nrate = \"20 Gb/s\"\n")), plain);
    assert_eq!(text(&trial("[host_sites.region]\nrate = \"10 Gb/s\"\n")), plain);
    assert_eq!(text(&trial("")), plain);
}

#[test]
fn adding_a_school_leaves_the_others_as_they_were() {
    let study = file::load_scenario("mobilite").unwrap();
    let mut larger = study.territory.clone();
    let mut school = larger.establishments[0].clone();
    "ZZZ-NEW".clone_into(&mut school.key);
    larger.establishments.push(school);
    larger.access.push(larger.access[0]);
    let build =
        |territory: &Territory| study.scenarios[0].future(territory, "2018", "peak").unwrap().establishments;
    let (before, after) = (build(&study.territory), build(&larger));
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().zip(&after).all(|(before, after)| before == after));
    // In front of the others it shifts the numbers of nodes and nothing else.
    let school = larger.establishments.pop().unwrap();
    larger.establishments.insert(0, school);
    let line = larger.access.pop().unwrap();
    larger.access.insert(0, line);
    let shifted = build(&larger);
    assert!(before.iter().zip(&shifted[1..]).all(|(before, after)| facts(before) == facts(after)));
}

#[test]
fn classes_and_seats_add_up() {
    let study = file::load_scenario("clients-legers").unwrap();
    let future = future(&study, "2018", "ordinary");
    for (school, facts) in future.establishments.iter().zip(&study.territory.establishments) {
        assert_eq!(school.classes.iter().sum::<u32>(), facts.pupils);
        assert!(!school.classes.is_empty() && !school.seats.is_empty());
        assert_eq!(school.activity_mix.last().map(|last| last.1), Some(1.0));
        assert!(school.activity_mix.is_sorted_by(|a, b| a.1 < b.1));
    }
}

#[test]
fn every_establishment_reaches_every_host_site() {
    for scenario in ["cloud-hybride", "mobilite"] {
        let study = file::load_scenario(scenario).unwrap();
        let future = future(&study, "2018", "ordinary");
        let network = &future.network;
        let mut reached = vec![false; network.node_count()];
        let mut next = vec![future.internet];
        while let Some(node) = next.pop() {
            if !std::mem::replace(&mut reached[node.index()], true) {
                let links = network.links().filter(|(id, _)| network.ends(*id).0 == node);
                next.extend(links.map(|(id, _)| network.ends(id).1).collect::<Vec<_>>());
            }
            if reached.iter().all(|reached| *reached) {
                break;
            }
        }
        assert!(reached.iter().all(|reached| *reached));
        assert!(network.links().all(|(_, link)| link.rate.value() > 0.0));
    }
}

#[test]
fn rules_change_the_lines_they_are_about() {
    let rule = "[phases.2013.links.towns]\nkinds = [\"college\"]\nshare = \"50 %\"\nfirst = \"largest\"\ntechnology = \
                \"dedicated_fibre\"\ndown = \"1 Gb/s\"\nup = \"1 Gb/s\"\nlatency = \"1 ms\"\n";
    let study = trial(rule);
    let built = future(&study, "2013", "ordinary");
    let fast: Vec<usize> = built
        .network
        .links()
        .filter(|(_, link)| link.kind == LinkKind::Access && link.rate.megabits() == 1000.0)
        .filter_map(|(_, link)| link.establishment)
        .map(maillage_sim::ids::EstablishmentId::index)
        .collect();
    let schools = &study.territory.establishments;
    let colleges = schools.iter().filter(|school| school.kind == EstablishmentKind::College).count();
    // Both directions of half of the collèges.
    assert_eq!(fast.len(), 2 * (colleges / 2));
    let smallest_fast = fast.iter().map(|at| schools[*at].pupils).min().unwrap();
    let others =
        (0..schools.len()).filter(|at| schools[*at].kind == EstablishmentKind::College && !fast.contains(at));
    assert!(others.map(|at| schools[at].pupils).all(|pupils| pupils <= smallest_fast));
}

#[test]
fn a_ring_joins_points_of_presence_through_the_departement() {
    let study = trial("[network.collection]\ntopology = \"ring\"\nring_size = 5\nring_rate = \"1 Gb/s\"\n");
    let built = future(&study, "2013", "ordinary");
    for (index, point) in study.territory.departements.iter().enumerate() {
        let members =
            study.territory.points_of_presence.iter().filter(|pop| pop.departement as usize == index).count();
        let links = built.network.links().filter(|(id, link)| {
            let (from, to) = built.network.ends(*id);
            link.kind == LinkKind::Collection
                && [from, to].iter().any(
                    |end| matches!(built.network.node(*end), Node::Departement(id) if id.index() == index),
                )
        });
        // Each ring reaches the département twice, each way; a last ring of one point once.
        let (full, rest) = (members / 5, members % 5);
        let ends = 2 * full
            + match rest {
                0 => 0,
                1 => 1,
                _ => 2,
            };
        assert_eq!(links.count(), 2 * ends, "{}", point.name);
    }
}

#[test]
fn conflicting_applications_split_the_farm() {
    let conflict = "[applications.textbook_reader]\nconflicts_with = [\"office_suite\"]\n[equipment.college.seats]\n\
                    thin_client = 20\n";
    let (whole, split) = (trial(&conflict.replace("\"office_suite\"", "")), trial(conflict));
    let hosts = |study: &LoadedStudy| -> Vec<(String, u32)> {
        let pools = future(study, "2018", "ordinary").pools;
        pools
            .into_iter()
            .filter(|pool| pool.name.starts_with("farm"))
            .map(|pool| (pool.name, pool.hosts))
            .collect()
    };
    let (whole, parts) = (hosts(&whole), hosts(&split));
    assert_eq!(whole.len(), 1);
    assert_eq!(
        parts.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["farm (silo 1)", "farm (silo 2)"]
    );
    assert_eq!(parts.iter().map(|(_, hosts)| hosts).sum::<u32>(), whole[0].1);
    assert!(parts.iter().all(|(_, hosts)| *hosts >= 1));

    let future = future(&split, "2018", "ordinary");
    let session = |activity: &str| {
        let activity = future.activities.iter().find(|known| known.name == activity).unwrap();
        activity.uses[Delivery::ThinClient as usize].as_ref().unwrap().login.session.unwrap()
    };
    assert_ne!(session("office"), session("textbook"));
    assert_eq!(session("office"), session("files"));
}

#[test]
fn exams_take_the_share_they_are_given() {
    let study = file::load_scenario("statu-quo").unwrap();
    let built = future(&study, "2013", "exam");
    let exam = built.activities.iter().position(|activity| activity.name == "exam").unwrap();
    let college =
        built.establishments.iter().find(|school| school.kind == EstablishmentKind::College).unwrap();
    let mut before = 0.0;
    let mut share = 0.0;
    for (activity, cumulative) in &college.activity_mix {
        if activity.index() == exam {
            share = cumulative - before;
        }
        before = *cumulative;
    }
    // Differences of sums of ten terms near 1: a few units in the last place.
    assert!((share - 0.4).abs() < 10.0 * f64::EPSILON, "{share}");
    let ecole = built.establishments.iter().find(|school| school.kind == EstablishmentKind::Ecole).unwrap();
    assert!(ecole.activity_mix.iter().all(|(activity, _)| activity.index() != exam));
}
