//! What comes with the program: it loads, builds, and is named as others call it.

use maillage_scenarios::file::{self, MESSAGE_KEYS};
use maillage_sim::future::Delivery;
use std::collections::BTreeSet;

#[test]
fn every_bundled_file_loads_and_builds() {
    for file::BundledStudy { name, title, .. } in file::bundled().studies {
        let faults: Vec<String> = file::check(&name).iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
        assert!(!title.fr.is_empty() && !title.en.is_empty());
    }
    for (name, _) in file::bundled().scenarios {
        assert!(file::load_scenario(&name).is_ok(), "{name}");
    }
    for (name, _) in file::bundled().territories {
        assert!(maillage_data::bundled::NAMES.contains(&name.as_str()));
    }
}

#[test]
fn names_are_those_of_the_contract() {
    let study = file::load_study("sconeeta").unwrap();
    let names: Vec<&str> = study.scenarios.iter().map(file::Scenario::name).collect();
    assert_eq!(names, ["statu-quo", "securiser", "clients-legers", "cloud-hybride", "mobilite"]);
    assert_eq!(study.phases, ["2013", "2015", "2018", "2020"]);
    assert_eq!(study.days, ["ordinary", "peak", "exam"]);
    assert_eq!(study.scenarios[study.reference].name(), "statu-quo");
    let creteil = file::load_study("creteil").unwrap();
    assert_eq!((creteil.scenarios[0].name(), creteil.phases), ("creteil", vec!["2018".to_owned()]));
    let licences = file::load_study("licences").unwrap();
    let names: Vec<&str> = licences.scenarios.iter().map(file::Scenario::name).collect();
    assert_eq!(names, ["per-poste", "concurrentes"]);
}

#[test]
fn the_faure_case_has_its_4000_seats() {
    let study = file::load_study("faure").unwrap();
    assert_eq!(study.territory.establishments.len(), 95);
    let future = study.scenarios[0].future(&study.territory, "2013", "media").unwrap();
    let seats = future.establishments.iter().flat_map(|school| &school.seats);
    let thin: u32 =
        seats.clone().filter(|group| group.delivery == Delivery::ThinClient).map(|group| group.count).sum();
    // One seat of rounding at most for each collège.
    assert!(thin.abs_diff(4000) <= 95, "{thin} seats");
    assert!(seats.clone().all(|group| group.delivery == Delivery::ThinClient));
}

#[test]
fn people_do_the_same_things_in_every_scenario_of_a_study() {
    for name in ["sconeeta", "faure", "licences"] {
        let study = file::load_study(name).unwrap();
        for phase in &study.phases {
            for day in &study.days {
                let habits = |scenario: &file::Scenario| -> Vec<_> {
                    let future = scenario.future(&study.territory, phase, day).unwrap();
                    let of = |school: maillage_sim::future::Establishment| {
                        (
                            school.number,
                            school.classes,
                            school.device_share,
                            school.activity_mix,
                            school.home_accounts,
                        )
                    };
                    future.establishments.into_iter().map(of).collect()
                };
                let first = habits(&study.scenarios[0]);
                assert!(
                    study.scenarios.iter().all(|scenario| habits(scenario) == first),
                    "{name} {phase} {day}"
                );
            }
        }
    }
}

#[test]
fn a_new_study_loads_in_both_languages() {
    for lang in ["fr", "en"] {
        let text = file::new_study("essai \"\\", lang);
        assert_eq!(super::faults_of(text.as_bytes()), Vec::<String>::new(), "{lang}");
    }
    assert!(file::new_study("x", "fr").contains("Graine du hasard"));
}

#[test]
fn every_message_is_in_both_languages_and_no_other() {
    let texts =
        [include_str!("../../../locales/fr/scenario.ftl"), include_str!("../../../locales/en/scenario.ftl")];
    let known: BTreeSet<&str> = MESSAGE_KEYS.iter().copied().collect();
    for text in texts {
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        let keys: BTreeSet<&str> = lines.map(|(key, _)| key).filter(|key| !key.starts_with('#')).collect();
        assert_eq!(keys, known);
    }
}

#[test]
fn schemas_describe_every_section_and_require_only_the_version() {
    let (scenario, study) = file::schema();
    for key in ["extends", "phases", "days", "equipment", "demand", "activities", "pools", "links", "home"] {
        let property = &scenario["properties"][key];
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{key}: {property}");
    }
    assert_eq!(scenario["required"], serde_json::json!(["version"]));
    assert!(scenario["$defs"]["Pool"].get("required").is_none());
    assert!(study["properties"]["scenarios"].is_object());
}
