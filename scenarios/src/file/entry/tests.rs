//! Entries know where they are written, by whom and why.

use super::*;
use crate::file::{Unsaved, load_scenario_unsaved, load_study};
use std::path::Path;

const CHILD: &str = r#"# What this file is about.

version = 1
extends = "sconeeta/statu-quo"
title = { fr = "Essai", en = "Trial" }
pools.portal.cores = 4.5 # after the # of hosts

[services]
# Source: nobody knows.
# A second line.
files = { on = { site = "region" } }
web.on.site = "region"

# Above the header.
[network.collection]
topology = "ring"
ring_size = 4

[phases.2015]
# Source: INSEE.
equipment.college.seats.fat_client = 30
demand.college.device_share = "12 %"

demand.lycee.device_share = "12 %"
timetables.ecole.slots = [
  # not a source
  "08:30-10:00",
]
settling.window = "4 min"
"#;

fn read(text: &str) -> Scenario {
    let path = Path::new("/no such folder/child.toml");
    let mut unsaved = Unsaved::new();
    unsaved.insert(path, text);
    load_scenario_unsaved(path, &unsaved).unwrap()
}

fn entry(entries: &[Entry], path: &str) -> Entry {
    entries
        .iter()
        .find(|entry| entry.path.join(".") == path)
        .unwrap_or_else(|| panic!("no entry {path}"))
        .clone()
}

#[test]
fn an_entry_knows_where_it_is_written_and_why() {
    let scenario = read(CHILD);
    let entries = scenario.entries("2015");
    let own = entry(&entries, "equipment.college.seats.fat_client");
    assert_eq!(own.value, EntryValue::Integer(30));
    assert_eq!(own.written, "30");
    assert_eq!(own.file, "child.toml");
    assert_eq!(own.line, CHILD.lines().position(|line| line.contains("= 30")).unwrap() + 1);
    assert_eq!(own.origin, Origin::Own { phase: Some("2015".to_owned()) });
    assert_eq!(own.source.as_deref(), Some("Source: INSEE."));
    let source = |path: &str| entry(&entries, path).source;
    assert_eq!(source("demand.college.device_share").as_deref(), Some("Source: INSEE."));
    assert_eq!(source("demand.lycee.device_share"), None);
    assert_eq!(source("timetables.ecole.slots"), None);
    assert_eq!(source("settling.window"), None);
    assert_eq!(source("pools.portal.cores").as_deref(), Some("after the # of hosts"));
    assert_eq!(source("services.files.on").as_deref(), Some("Source: nobody knows. A second line."));
    assert_eq!(source("network.collection.ring_size").as_deref(), Some("Above the header."));
    assert_eq!(source("version"), None);
    let inherited = entry(&entries, "activities.web.uses.fat_client.interaction.think");
    assert_eq!(inherited.written, "\"60 s\"");
    assert_eq!(inherited.file, "statu-quo.toml");
    assert_eq!(inherited.origin, Origin::Inherited { scenario: "statu-quo".to_owned(), phase: None });
    assert!(inherited.source.unwrap().starts_with("Source: ecoindex"));
    let later = scenario.entries("2018");
    let seats = entry(&later, "equipment.college.seats.fat_client");
    let statu_quo = Origin::Inherited { scenario: "statu-quo".to_owned(), phase: Some("2018".to_owned()) };
    assert_eq!(seats.origin, statu_quo);
    assert_eq!(entry(&later, "settling.window").origin, Origin::Own { phase: Some("2015".to_owned()) });
    assert_eq!(entry(&scenario.base_entries(), "settling.window").written, "\"3 min\"");
    assert!(scenario.entries("1999").is_empty());
}

#[test]
fn choices_lists_and_empty_tables_are_values() {
    let entries = read(CHILD).entries("2015");
    let site = EntryValue::Choice { key: "site".to_owned(), value: "region".to_owned() };
    let web = entry(&entries, "services.web.on");
    assert_eq!(web.value, site);
    assert_eq!(web.written, "{ site = \"region\" }");
    assert_eq!(entry(&entries, "services.files.on").value, site);
    assert_eq!(entry(&entries, "services.device.on").value, EntryValue::Text("device".to_owned()));
    assert_eq!(entry(&entries, "applications.browser").value, EntryValue::Empty);
    let slots = entry(&entries, "timetables.ecole.slots");
    assert_eq!(slots.value, EntryValue::Array(vec![EntryValue::Text("08:30-10:00".to_owned())]));
    assert!(slots.written.starts_with('[') && slots.written.ends_with(']'));
    assert_eq!(entry(&entries, "pools.portal.cores").value, EntryValue::Float(4.5));
}

#[test]
fn written_values_of_bundled_scenarios_are_toml() {
    for scenario in load_study("sconeeta").unwrap().scenarios {
        for phase in scenario.phases() {
            for entry in scenario.entries(phase) {
                let parsed = entry.written.parse::<toml_edit::Value>();
                assert!(parsed.is_ok(), "{}: {}", entry.path.join("."), entry.written);
            }
        }
    }
}

#[test]
fn differences_are_values_that_mean_something_else() {
    let a = read(CHILD);
    assert!(diff(&a, &a, "2015").is_empty());
    let text = CHILD
        .replace("\"4 min\"", "\"240 s\"")
        .replace("fat_client = 30", "fat_client = 30.0")
        .replace("ring_size = 4\n", "at_least = \"1 Gb/s\"\n")
        .replace("cores = 4.5", "cores = 5")
        .replace("Essai", "Autre");
    let found: Vec<(String, Option<String>, Option<String>)> =
        diff(&a, &read(&text), "2015").into_iter().map(|one| (one.path.join("."), one.a, one.b)).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        found,
        [
            ("pools.portal.cores".to_owned(), some("4.5"), some("5")),
            ("network.collection.ring_size".to_owned(), some("4"), None),
            ("network.collection.at_least".to_owned(), None, some("\"1 Gb/s\"")),
        ]
    );
}
