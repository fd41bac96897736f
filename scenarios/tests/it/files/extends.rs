//! `extends` and phases: what is said last holds, and is blamed.

use super::{HEAD, faults_of};
use maillage_scenarios::file;
use std::fs;
use tempfile::TempDir;

#[test]
fn a_cycle_is_shown() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, base: &str| {
        fs::write(folder.path().join(name), format!("version = 1\nextends = \"{base}\"\n")).unwrap();
    };
    write("a.toml", "b.toml");
    write("b.toml", "a.toml");
    let faults = file::check(folder.path().join("a.toml"));
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message.key, "scenario-cyclic-extends");
    assert!(faults[0].file.ends_with("b.toml"));
    assert_eq!(faults[0].at.map(|at| (at.line, at.column)), Some((2, 11)));
}

#[test]
fn a_missing_base_is_the_fault_of_its_line() {
    let faults = faults_of(b"version = 1\nextends = \"base.toml\"\n");
    assert!(faults[0].starts_with("trial.toml:2:11: scenario-base-unreadable"), "{faults:?}");
    let faults = faults_of(b"version = 1\nextends = \"sconeeta/statu-quoo\"\n");
    assert_eq!(
        faults,
        [
            "trial.toml:2:11: scenario-unknown-base name=sconeeta/statu-quoo [scenario-did-you-mean name=sconeeta/statu-quo]"
        ]
    );
}

#[test]
fn the_file_that_really_said_it_is_blamed() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("base.toml"), format!("{HEAD}[pools.farm]\ncores = 0\n")).unwrap();
    let child = folder.path().join("child.toml");
    fs::write(&child, "version = 1\nextends = \"base.toml\"\n[pools.farm]\nqueue = 3\n").unwrap();
    let faults = file::check(&child);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].file.ends_with("base.toml"));
    assert_eq!(faults[0].at.map(|at| (at.line, at.column)), Some((5, 9)));
}

#[test]
fn phases_build_on_one_another() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("trial.toml");
    let said = "[phases.2015.pools.farm]\nqueue = 7\n[phases.2018.pools.farm]\ncores = 40\n";
    fs::write(&path, format!("{HEAD}{said}")).unwrap();
    let study = file::load_scenario(path.to_str().unwrap()).unwrap();
    let farm = |phase: &str| {
        let future = study.scenarios[0].future(&study.territory, phase, "ordinary").unwrap();
        let farm = future.pools.iter().find(|pool| pool.name == "farm").unwrap();
        (farm.queue, farm.cores)
    };
    // Cores after a tenth for virtualisation.
    assert_eq!(farm("2013"), (2000, 16.0 * (1.0 - 0.1)));
    assert_eq!(farm("2015"), (7, 16.0 * (1.0 - 0.1)));
    assert_eq!(farm("2018"), (7, 40.0 * (1.0 - 0.1)));
    assert_eq!(farm("2020"), farm("2018"));
}

#[test]
fn a_choice_is_replaced_and_a_table_is_merged() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("trial.toml");
    fs::write(&path, format!("{HEAD}[services]\nfiles = {{ on = {{ site = \"region\" }} }}\n")).unwrap();
    assert!(file::check(&path).is_empty());
}
