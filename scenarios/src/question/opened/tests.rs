//! Results that are opened again: figures of runs, of the summary alone, and what is refused.

use super::*;
use crate::file;
use crate::question::compare;
use crate::study::load::{self, Selection};
use crate::study::runner::{Control, prepare};
use crate::study::{Replications, Settings};
use maillage_sim::measure::Measure;
use maillage_sim::tier::{self, Tier};
use std::sync::atomic::AtomicBool;

const SCHOOLS: &str = "key,name,kind,sector,commune,commune_name,commune_population,departement,latitude,longitude,pupils\n\
    SYN-A,École A,ecole,public,15014,Aurillac,25000,15,44.93,2.44,120\n\
    SYN-B,Collège B,college,public,15014,Aurillac,25000,15,44.92,2.45,420\n";

/// Results of two days of the status quo on two schools.
fn results(place: &Path) -> PathBuf {
    let schools = place.join("small");
    std::fs::create_dir_all(&schools).unwrap();
    std::fs::write(schools.join("establishments.csv"), SCHOOLS).unwrap();
    let selection = Selection {
        phases: vec!["2013".to_owned()],
        days: vec!["peak".to_owned()],
        territory: Some(schools.display().to_string()),
        links: None,
    };
    let study = load::study(file::load_scenario("statu-quo").unwrap(), &selection).unwrap();
    let settings =
        Settings { replications: Replications::Fixed(2), seed: 1, tier: Tier::Session, threads: 1 };
    let prepared = prepare(&study, &settings).unwrap();
    let out = place.join("out");
    let store = Store::open(&out).unwrap();
    let cancel = AtomicBool::new(false);
    let control = Control { cancel: &cancel, progress: &|_| {}, finished: &|_, _, _| {} };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    compare::compare(&study, &prepared, &settings, &store, &control, &engine).unwrap();
    out
}

#[test]
fn opened_results_are_those_that_were_run() {
    let place = tempfile::tempdir().unwrap();
    let out = results(place.path());
    let opened = Opened::read(&out).unwrap();
    assert_eq!(opened.territory.establishments.len(), 2);
    assert_eq!(opened.cells.len(), 1);
    let view = opened.view(&opened.cells[0]).unwrap();
    assert_eq!((view.replications, view.is_estimate), (2, false));
    assert_eq!(view.establishments.len(), 2);
    let day = opened.summary.day("statu-quo", "2013", "peak").unwrap();
    assert_eq!(view.territory.get(Measure::Lessons), day.measures.get(Measure::Lessons));
    assert!(view.figure(1, Measure::Lessons).is_some());
}

#[test]
fn without_its_runs_a_cell_has_what_the_summary_says() {
    let place = tempfile::tempdir().unwrap();
    let out = results(place.path());
    let runs = std::fs::read_dir(out.join("runs")).unwrap().map(|entry| entry.unwrap().path());
    let run = runs.filter(|path| path.extension().is_some_and(|end| end == "run")).min().unwrap();
    std::fs::write(run, "cut").unwrap();
    let opened = Opened::read(&out).unwrap();
    let view = opened.view(&opened.cells[0]).unwrap();
    let day = opened.summary.day("statu-quo", "2013", "peak").unwrap();
    assert_eq!(view.territory, day.measures);
    assert_eq!(view.departements.len(), 1);
    assert_eq!(view.replications, 2);
    assert_eq!(view.figure(1, Measure::Lessons), None);
}

#[test]
fn a_file_of_results_leads_to_their_directory() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    std::fs::create_dir_all(out.join("runs")).unwrap();
    assert_eq!(directory_of(&out), None);
    std::fs::write(out.join(FILE), "{}").unwrap();
    for file in ["", "summary.json", "runs.parquet", "runs/a.run", "territory/links.csv"] {
        assert_eq!(directory_of(&out.join(file)), Some(out.clone()), "{file}");
    }
    // A study that somebody keeps beside its results is a study.
    assert_eq!(directory_of(&out.join("study.toml")), None);
    assert!(matches!(Opened::read(&out), Err(OpenedError::Summary(_))));
}
