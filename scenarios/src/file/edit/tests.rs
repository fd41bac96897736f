//! Edits change what they are meant to and nothing else.

use super::*;
use crate::file::{Entry, Scenario, Unsaved, bundled_texts, load_scenario_unsaved};
use proptest::prelude::*;
use std::path::Path;

const CHILD: &str = r#"# Head.
version = 1
extends = "sconeeta/statu-quo" # the base
title = { fr = "Essai", en = "Trial" }

# A farm.
[pools.farm]
# Source: somebody.
cores = 32
sizing.most = 12

[links.slow]
technology = "radio"
# ---- phases

[phases.2013]

[phases.2018]
# Source: INSEE.
equipment.college.seats = { fat_client = 22, tablet = 3.7 }
demand.college.device_share = "12 %"
[phases.2018.links.fibre]
down = "1 Gb/s"
# The end.
"#;

/// Where lines differ: removed ones with `-`, added ones with `+`.
fn changes(before: &str, after: &str) -> Vec<String> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = |a: &mut dyn Iterator<Item = (&&str, &&str)>| a.take_while(|(a, b)| a == b).count();
    let tail = same(&mut before.iter().rev().zip(after.iter().rev()));
    let shorter = before.len().min(after.len()) - tail;
    let head = same(&mut before[..shorter].iter().zip(&after[..shorter]));
    let removed = before[head..before.len() - tail].iter().map(|line| format!("-{line}"));
    removed.chain(after[head..after.len() - tail].iter().map(|line| format!("+{line}"))).collect()
}

/// Sets a key, looks at the lines that change, and takes it out again.
fn there_and_back(text: &str, phase: Option<&str>, path: &str, value: &str, expected: &[&str]) {
    let path: Vec<&str> = path.split('.').collect();
    let after = set(text, phase, &path, value).unwrap();
    assert_eq!(changes(text, &after), expected, "{after}");
    assert_eq!(unset(&after, phase, &path).unwrap(), text);
}

#[test]
fn what_is_there_is_changed_in_place() {
    let cases = [
        (None, "extends", "\"b.toml\"", "extends = \"b.toml\" # the base"),
        (None, "title.en", "\"Test\"", "title = { fr = \"Essai\", en = \"Test\" }"),
        (None, "pools.farm.sizing.most", "13", "sizing.most = 13"),
        (
            Some("2018"),
            "equipment.college.seats.tablet",
            "4",
            "equipment.college.seats = { fat_client = 22, tablet = 4 }",
        ),
        (Some("2018"), "links.fibre.down", "\"2 Gb/s\"", "down = \"2 Gb/s\""),
    ];
    for (phase, path, value, line) in cases {
        let path: Vec<&str> = path.split('.').collect();
        let after = set(CHILD, phase, &path, value).unwrap();
        assert_eq!(after.lines().count(), CHILD.lines().count());
        assert!(after.lines().any(|found| found == line), "{after}");
    }
}

#[test]
fn a_new_key_goes_to_its_table() {
    there_and_back(CHILD, None, "pools.farm.hosts", "4", &["+", "+hosts = 4"]);
    there_and_back(
        CHILD,
        None,
        "pools.farm.sizing.concurrency",
        "\"50 %\"",
        &["+", "+sizing.concurrency = \"50 %\""],
    );
    there_and_back(CHILD, None, "links.slow.up", "\"2 Mb/s\"", &["+up = \"2 Mb/s\""]);
    there_and_back(CHILD, None, "disturbed.seats", "\"25 %\"", &["+", "+[disturbed]", "+seats = \"25 %\""]);
    there_and_back(CHILD, None, "pools.portal.cores", "4", &["+", "+[pools.portal]", "+cores = 4"]);
    there_and_back(
        CHILD,
        None,
        "pools.salle des profs.cores",
        "4",
        &["+", "+[pools.\"salle des profs\"]", "+cores = 4"],
    );
    there_and_back(CHILD, Some("2013"), "pools.farm.cores", "4", &["+pools.farm.cores = 4"]);
    there_and_back(
        CHILD,
        Some("2018"),
        "equipment.college.seats.own_device",
        "1",
        &[
            "-equipment.college.seats = { fat_client = 22, tablet = 3.7 }",
            "+equipment.college.seats = { fat_client = 22, tablet = 3.7, own_device = 1 }",
        ],
    );
    there_and_back(CHILD, Some("2018"), "links.fibre.up", "\"1 Gb/s\"", &["+up = \"1 Gb/s\""]);
    there_and_back(
        CHILD,
        Some("2018"),
        "links.rest.up",
        "\"1 Gb/s\"",
        &["+", "+[phases.2018.links.rest]", "+up = \"1 Gb/s\""],
    );
}

#[test]
fn keys_without_source_stay_together_apart_from_those_that_have_one() {
    let once = set(CHILD, None, &["pools", "farm", "hosts"], "4").unwrap();
    let twice = set(&once, None, &["pools", "farm", "queue"], "5").unwrap();
    assert_eq!(changes(&once, &twice), ["+queue = 5"]);
    assert_eq!(unset(&twice, None, &["pools", "farm", "queue"]).unwrap(), once);
    let without_first = unset(&twice, None, &["pools", "farm", "hosts"]).unwrap();
    assert_eq!(changes(CHILD, &without_first), ["+", "+queue = 5"]);
    assert_eq!(unset(&without_first, None, &["pools", "farm", "queue"]).unwrap(), CHILD);
}

#[test]
fn a_run_of_keys_that_a_comment_justifies_is_not_divided() {
    let path = "equipment.college.class_size";
    there_and_back(CHILD, Some("2018"), path, "20", &["+", "+equipment.college.class_size = 20"]);
    let after = set(CHILD, Some("2018"), &path.split('.').collect::<Vec<_>>(), "20").unwrap();
    assert!(after.contains("12 %\"\n\nequipment.college.class_size"), "{after}");
}

#[test]
fn a_new_phase_stays_and_stands_in_order() {
    let set_in = |phase: &str| set(CHILD, Some(phase), &["settling", "groups"], "3").unwrap();
    let after = set_in("2015");
    assert_eq!(changes(CHILD, &after), ["+", "+[phases.2015]", "+settling.groups = 3"]);
    let back = unset(&after, Some("2015"), &["settling", "groups"]).unwrap();
    assert_eq!(changes(CHILD, &back), ["+", "+[phases.2015]"]);
    assert!(set_in("2020").ends_with("# The end.\n\n[phases.2020]\nsettling.groups = 3\n"));
    assert!(set_in("later").ends_with("# The end.\n\n[phases.later]\nsettling.groups = 3\n"));
}

#[test]
fn what_is_taken_out_takes_its_comment_along() {
    let gone = |path: &str, phase: Option<&str>| {
        let path: Vec<&str> = path.split('.').collect();
        changes(CHILD, &unset(CHILD, phase, &path).unwrap())
    };
    // The comment justifies the next key as well.
    assert_eq!(gone("pools.farm.cores", None), ["-cores = 32"]);
    assert_eq!(gone("pools.farm.sizing.most", None), ["-sizing.most = 12"]);
    assert_eq!(gone("pools.farm", None).len(), 6);
    assert_eq!(gone("nothing.at.all", None), Vec::<String>::new());
    assert_eq!(gone("links.fibre", Some("2018")), ["-[phases.2018.links.fibre]", "-down = \"1 Gb/s\""]);
    assert_eq!(
        gone("equipment.college.seats.fat_client", Some("2018")),
        [
            "-equipment.college.seats = { fat_client = 22, tablet = 3.7 }",
            "+equipment.college.seats = { tablet = 3.7 }",
        ]
    );
    let text = "version = 1\n\n# Why.\n[settling]\n# Source.\nwindow = \"3 min\"\n\n[home]\n";
    assert_eq!(unset(text, None, &["settling", "window"]).unwrap(), "version = 1\n\n[home]\n");
    let applications = "[applications.a]\nconflicts_with = []\n";
    assert_eq!(
        unset(applications, None, &["applications", "a", "conflicts_with"]).unwrap(),
        "[applications.a]\n"
    );
}

#[test]
fn a_choice_is_replaced_whole() {
    let text = "[services.web]\non.pool = \"farm\"\n[services.x.on]\nsite = \"a\"\n";
    let after = set(text, None, &["services", "web", "on"], "\"internet\"").unwrap();
    assert_eq!(after, "[services.web]\non = \"internet\"\n[services.x.on]\nsite = \"a\"\n");
    let after = set(text, None, &["services", "x", "on"], "{ pool = \"p\" }").unwrap();
    assert!(after.contains("[services.x]\non = { pool = \"p\" }\n"), "{after}");
    let inline = "services = { web = { on.pool = \"farm\" } }\n";
    let after = set(inline, None, &["services", "web", "on"], "\"internet\"").unwrap();
    assert_eq!(after, "services = { web = { on = \"internet\" } }\n");
}

#[test]
fn line_ends_and_marks_are_kept() {
    let windows = format!("\u{feff}{}", CHILD.replace('\n', "\r\n"));
    there_and_back(&windows, None, "pools.portal.cores", "4", &["+", "+[pools.portal]", "+cores = 4"]);
    let after = set(&windows, Some("2013"), &["pools", "farm", "cores"], "4").unwrap();
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    there_and_back("version = 1", None, "extends", "\"a.toml\"", &["+extends = \"a.toml\""]);
    there_and_back("version = 1", None, "settling.groups", "1", &["+", "+[settling]", "+groups = 1"]);
    assert_eq!(
        set("", Some("2013"), &["settling", "groups"], "1").unwrap(),
        "[phases.2013]\nsettling.groups = 1\n"
    );
}

#[test]
fn faults_are_told() {
    assert!(matches!(set("a = ", None, &["b"], "1"), Err(EditError::NotToml(_))));
    assert!(matches!(set("a = 1", None, &["b"], "twenty ms"), Err(EditError::NotAValue(_))));
    assert!(matches!(set("a = 1", None, &["b"], "1\nc = 2"), Err(EditError::NotAValue(_))));
    assert!(matches!(set("a = 1", None, &["a", "b"], "1"), Err(EditError::NotATable(_))));
    assert!(matches!(set("[[a]]\nb = 1", None, &["c"], "1"), Err(EditError::Unsupported(_))));
}

#[test]
fn a_study_lists_scenarios() {
    let text = bundled_texts("sconeeta").unwrap()[0].1;
    let with = add_to_study(text, "mine.toml").unwrap();
    assert!(with.contains("\"mobilite.toml\", \"mine.toml\"]"));
    assert_eq!(add_to_study(&with, "mine.toml").unwrap(), with);
    assert_eq!(remove_from_study(&with, "mine.toml").unwrap(), text);
    let without = remove_from_study(text, "statu-quo.toml").unwrap();
    assert!(without.contains("scenarios = [\"securiser.toml\"") && !without.contains("reference"));
    assert_eq!(remove_from_study(text, "mine.toml").unwrap(), text);
    let lines = "scenarios = [\n  \"a.toml\", # first\n  \"b.toml\",\n]\n";
    let with = add_to_study(lines, "c.toml").unwrap();
    assert_eq!(with, "scenarios = [\n  \"a.toml\", # first\n  \"b.toml\",\n  \"c.toml\",\n]\n");
    assert_eq!(remove_from_study(&with, "c.toml").unwrap(), lines);
    let only = remove_from_study("scenarios = [\"a.toml\"]\n", "a.toml").unwrap();
    assert_eq!(add_to_study(&only, "a.toml").unwrap(), "scenarios = [\"a.toml\"]\n");
}

#[test]
fn a_new_scenario_says_what_its_base_says() {
    let text = new_scenario("sconeeta/mobilite", ("L'« essai »", "The \"trial\""));
    let scenario = read(&text);
    assert_eq!(scenario.title().en, "The \"trial\"");
    assert_eq!(scenario.phases(), ["2013", "2015", "2018", "2020"]);
}

fn read(text: &str) -> Scenario {
    try_read(text).unwrap()
}

fn try_read(text: &str) -> Result<Scenario, Vec<maillage_data::diagnostic::Diagnostic>> {
    let folder = Path::new("/no such folder");
    let mut unsaved = Unsaved::new();
    for (name, text) in bundled_texts("sconeeta").unwrap() {
        unsaved.insert(&folder.join(name), text);
    }
    let path = folder.join("tried.toml");
    unsaved.insert(&path, text);
    load_scenario_unsaved(&path, &unsaved)
}

/// Paths and written values.
fn said(entries: &[Entry]) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> =
        entries.iter().map(|entry| (entry.path.join("/"), entry.written.clone())).collect();
    said.sort();
    said
}

fn comments(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.trim_start().starts_with('#')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]
    /// Whatever is set, in whichever bundled scenario and phase, is what the scenario says there from then on; nothing
    /// else changes, no comment is lost, and taking it out again gives the text back.
    #[test]
    fn what_is_set_is_said_and_nothing_else(
        scenario in 1_usize..6, phase in 0_usize..4, of in 0_usize..4, at in any::<prop::sample::Index>(), in_phase: bool
    ) {
        let text = bundled_texts("sconeeta").unwrap()[scenario].1;
        let before = read(text);
        let (phase, of) = (before.phases()[phase].clone(), before.phases()[of].clone());
        // A value that the scenario may say: one that it says in some phase.
        let there = before.entries(&of);
        let entry = at.get(&there);
        let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
        let in_phase = in_phase && !["version", "extends", "title", "summary"].contains(&path[0]);
        let is_new = matches!(entry.value, crate::file::EntryValue::Empty);
        prop_assume!(!is_new);
        let value = entry.written.clone();
        let section = in_phase.then_some(phase.as_str());
        let after_text = set(text, section, &path, &value).unwrap();
        prop_assert!(comments(text).iter().all(|line| comments(&after_text).contains(line)));
        // What is right in one phase may be wrong in another: two changes that only together make sense.
        let Ok(after) = try_read(&after_text) else {
            return Err(TestCaseError::reject("no valid scenario"));
        };
        let entries = |scenario: &Scenario| if in_phase { scenario.entries(&phase) } else { scenario.base_entries() };
        let key = entry.path.join("/");
        let mut expected = said(&entries(&before));
        expected.retain(|(path, _)| *path != key);
        expected.push((key, entry.written.clone()));
        expected.sort();
        prop_assert_eq!(said(&entries(&after)), expected);
        // Once more, to take out what was not there.
        let there_before = Layout::read(text).unwrap();
        let whole = full(section, &path);
        let was_there = there_before.atoms.iter().any(|atom| whole.starts_with(&atom.path) && atom.is_pair()
            || atom.path.starts_with(&whole));
        let has_phase = section.is_none_or(|phase| {
            let header = ["phases".to_owned(), phase.to_owned()];
            there_before.atoms.iter().any(|atom| atom.path == header)
        });
        if !was_there && has_phase {
            prop_assert_eq!(unset(&after_text, section, &path).unwrap(), text);
        }
    }
}
