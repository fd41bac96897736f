//! Studies run by an engine of the test: threads, resuming, other inputs, stopping.

use crate::small::territory;
use maillage_data::{access, territory_csv};
use maillage_scenarios::decide::account::{self, Question};
use maillage_scenarios::file;
use maillage_scenarios::question::cell::{CellView, Standing, judge};
use maillage_scenarios::question::compare::{KEY_FIGURES, Verdicts, compare};
use maillage_scenarios::question::decide;
use maillage_scenarios::question::opened::{Opened, OpenedCell};
use maillage_scenarios::results::quantities;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::results::summary::Summary;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::study::runner::{Control, Progress, RunError, prepare};
use maillage_scenarios::study::{Cell, Replications, Settings, Study};
use maillage_sim::future::Future;
use maillage_sim::measure::holm::Verdict;
use maillage_sim::measure::{Culprit, EstablishmentBlame, Figures, Measure, Outcome, Series, Symptom};
use maillage_sim::random::key_number;
use maillage_sim::tier::Tier;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

fn settings(threads: usize) -> Settings {
    Settings { replications: Replications::Fixed(6), seed: 3, tier: Tier::Session, threads }
}

fn study(place: &Path) -> Study {
    territory(&place.join("small"));
    let selection = Selection {
        phases: vec!["2013".to_owned(), "2020".to_owned()],
        days: vec!["peak".to_owned()],
        territory: Some(place.join("small").display().to_string()),
        links: None,
    };
    load::study(file::load_study("sconeeta").unwrap(), &selection).unwrap()
}

/// A figure between 0 and 1 that depends on all of its arguments.
fn chance(future: &Future, seed: u64, replication: u32) -> f64 {
    let links = future.network.link_count() + future.pools.len();
    let key = format!("{links} {} {seed} {replication}", future.activities.len());
    (key_number(&key) % 1000) as f64 / 1000.0
}

/// An outcome without any simulation: noise that scenarios share, and an effect of their pools.
fn outcome(future: &Future, seed: u64, replication: u32) -> Outcome {
    let noise = (key_number(&format!("{seed} {replication}")) % 1000) as f64 / 10_000.0;
    let mut figures = Figures::default();
    figures.set(Measure::DisturbedLessons, 0.3 + noise - 0.01 * future.pools.len().min(20) as f64);
    figures.set(Measure::Lessons, 50.0);
    figures.set(Measure::ResponseP95, 1.0 + chance(future, seed, replication));
    let blame = EstablishmentBlame {
        establishment: 1,
        culprit: Culprit::Link(0),
        lessons: 3,
        activity: 0,
        felt: 4.5,
        threshold: 1.0,
        symptom: Symptom::Response,
    };
    Outcome {
        territory: figures.clone(),
        departements: vec![figures.clone(); future.departements as usize],
        establishments: vec![figures; future.establishments.len()],
        series: vec![Series { name: "lessons".to_owned(), values: vec![1.0, 2.0] }],
        blame: vec![blame],
        ..Outcome::default()
    }
}

struct Ran {
    summary: Result<Summary, RunError>,
    computed: usize,
}

fn told(study: &Study, settings: &Settings, directory: &Path, progress: &(dyn Fn(Progress) + Sync)) -> Ran {
    carried_out(study, settings, directory, usize::MAX, progress)
}

fn ran(study: &Study, settings: &Settings, directory: &Path, stop_after: usize) -> Ran {
    carried_out(study, settings, directory, stop_after, &|_| ())
}

fn carried_out(
    study: &Study,
    settings: &Settings,
    directory: &Path,
    stop_after: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Ran {
    let prepared = prepare(study, settings).unwrap();
    let store = Store::open(directory).unwrap();
    let (cancel, computed) = (AtomicBool::new(false), AtomicUsize::new(0));
    let engine = |future: &Future, seed, replication| {
        if computed.fetch_add(1, Ordering::Relaxed) + 1 >= stop_after {
            cancel.store(true, Ordering::Relaxed);
        }
        outcome(future, seed, replication)
    };
    let control = Control { cancel: &cancel, progress, finished: &|_, _, _| () };
    let summary = compare(study, &prepared, settings, &store, &control, &engine);
    Ran { summary, computed: computed.into_inner() }
}

/// Number of cells that are not the same work as an earlier one.
fn different(study: &Study) -> usize {
    let mut futures: Vec<String> =
        study.cells.iter().map(|cell| format!("{:?}", (cell.build)().unwrap())).collect();
    futures.sort();
    futures.dedup();
    futures.len()
}

/// Whether a file of a results directory is a finished run.
fn is_run(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "run")
}

fn files(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn results_do_not_depend_on_threads() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let one = place.path().join("1");
    ran(&study, &settings(1), &one, usize::MAX).summary.unwrap();
    for threads in [2, 8] {
        let many = place.path().join(threads.to_string());
        ran(&study, &settings(threads), &many, usize::MAX).summary.unwrap();
        assert!(files(&one) == files(&many), "{threads} threads");
    }
}

#[test]
fn a_stopped_study_continues() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let (whole, parts) = (place.path().join("whole"), place.path().join("parts"));
    let all = ran(&study, &settings(1), &whole, usize::MAX);
    let total = all.computed;
    assert_eq!(total, different(&study) * 6);
    let stopped = ran(&study, &settings(1), &parts, 7);
    // What was computed for one of several equal cells is finished for all of them.
    let kept = files(&parts).keys().filter(|name| is_run(name)).count();
    assert!(matches!(stopped.summary, Err(RunError::Interrupted { done, .. }) if done == kept && done > 7));
    assert!(!parts.join("summary.json").exists());
    let rest = ran(&study, &settings(1), &parts, usize::MAX);
    assert_eq!(rest.computed, total - 7);
    assert!(files(&whole) == files(&parts));
    assert_eq!(ran(&study, &settings(1), &parts, usize::MAX).computed, 0);
}

#[test]
fn cells_that_are_the_same_are_simulated_once_and_each_has_its_runs() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    // In 2013 the scenarios have not parted yet.
    assert!(different(&study) < study.cells.len());
    let out = place.path().join("out");
    let progress = Mutex::new(Vec::new());
    let all = told(&study, &settings(1), &out, &|at| progress.lock().unwrap().push(at));
    assert_eq!(all.computed, different(&study) * 6);
    let progress = progress.into_inner().unwrap();
    let total = study.cells.len() * 6;
    assert!(progress.iter().all(|at| at.total == total && at.reused == 0));
    assert!(progress.is_sorted_by(|a, b| a.done < b.done) && progress[progress.len() - 1].done == total);
    let whole = files(&out);
    for stem in study.stems() {
        let own = |name: &&String| name.starts_with(&format!("runs/{stem}-")) && is_run(name);
        assert_eq!(whole.keys().filter(own).count(), 6, "{stem}");
    }
    // Another order, a scenario alone: what a cell has does not depend on who shares it.
    for cell in &study.cells {
        let alone = Study { cells: vec![cell.clone()], reference: cell.scenario.clone(), ..study.clone() };
        let apart = tempfile::tempdir().unwrap();
        assert_eq!(ran(&alone, &settings(1), apart.path(), usize::MAX).computed, 6);
        for (name, bytes) in files(apart.path()).iter().filter(|(name, _)| name.starts_with("runs/")) {
            assert!(whole[name] == *bytes, "{name}");
        }
    }
}

#[test]
fn a_run_that_one_of_equal_cells_has_is_found_for_the_others() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let out = place.path().join("out");
    ran(&study, &settings(2), &out, usize::MAX).summary.unwrap();
    let whole = files(&out);
    let lost: Vec<&String> = whole
        .keys()
        .filter(|name| name.starts_with("runs/statu-quo-2013") || name.starts_with("runs/mobilite-2013"))
        .collect();
    assert!(lost.len() >= 12, "{lost:?}");
    for name in &lost {
        std::fs::remove_file(out.join(name)).unwrap();
    }
    assert_eq!(ran(&study, &settings(2), &out, usize::MAX).computed, 0);
    assert!(files(&out) == whole);
}

#[test]
fn a_damaged_run_is_run_again() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let out = place.path().join("out");
    ran(&study, &settings(2), &out, usize::MAX).summary.unwrap();
    let before = files(&out);
    // Of a year when no other cell has the same run.
    let alone = |name: &&String| name.starts_with("runs/clients-legers-2020") && is_run(name);
    let run = before.keys().find(alone).unwrap();
    let mut bytes = before[run].clone();
    let middle = bytes.len() - 5;
    bytes[middle] ^= 1;
    std::fs::write(out.join(run), bytes).unwrap();
    assert_eq!(ran(&study, &settings(2), &out, usize::MAX).computed, 1);
    assert!(files(&out) == before);
}

#[test]
fn other_inputs_never_mix_and_an_edit_undone_finds_its_runs() {
    let place = tempfile::tempdir().unwrap();
    let first = study(place.path());
    let out = place.path().join("out");
    ran(&first, &settings(2), &out, usize::MAX).summary.unwrap();
    let before = std::fs::read(out.join("summary.json")).unwrap();
    // Another school size, another seed: every run is another one.
    let edited = {
        let path = place.path().join("small/establishments.csv");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(",420\n", ",421\n")).unwrap();
        let selection = Selection {
            phases: vec!["2013".to_owned(), "2020".to_owned()],
            days: vec!["peak".to_owned()],
            territory: Some(place.path().join("small").display().to_string()),
            links: None,
        };
        load::study(file::load_study("sconeeta").unwrap(), &selection).unwrap()
    };
    assert_eq!(ran(&edited, &settings(2), &out, usize::MAX).computed, different(&edited) * 6);
    let other_seed = Settings { seed: 4, ..settings(2) };
    assert_eq!(ran(&first, &other_seed, &out, usize::MAX).computed, different(&first) * 6);
    let undone = study(place.path());
    assert_eq!(ran(&undone, &settings(2), &out, usize::MAX).computed, 0);
    assert!(std::fs::read(out.join("summary.json")).unwrap() == before);
}

#[test]
fn differences_are_paired() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let summary = ran(&study, &settings(2), &place.path().join("out"), usize::MAX).summary.unwrap();
    let reference = (study.cells[0].build)().unwrap().pools.len().min(20) as f64;
    let mut compared = 0;
    for judged in Verdicts::of(&summary).0 {
        let at = judged.difference;
        let cell = study.cells.iter().find(|c| c.scenario == at.b && c.phase == at.phase).unwrap();
        let own = study.cells.iter().find(|c| c.scenario == at.a && c.phase == at.phase).unwrap();
        let pools =
            |cell: &maillage_scenarios::study::Cell| (cell.build)().unwrap().pools.len().min(20) as f64;
        let expected = 0.01 * (pools(own) - pools(cell));
        // The noise is common and cancels but for rounding, of which a few units in the last place remain.
        assert!((at.mean - expected).abs() < 1e-15 * 8.0, "{at:?}, expected {expected}");
        let half = (at.ci95_high.unwrap() - at.ci95_low.unwrap()) / 2.0;
        assert!(half < 1e-14, "{at:?}");
        if expected.abs() > 1e-9 {
            assert_eq!(judged.verdict, if expected < 0.0 { Verdict::Better } else { Verdict::Worse });
            compared += 1;
        }
    }
    assert!(compared > 0, "no scenario has other pools than the reference ({reference})");
}

/// An outcome that depends on all of the future, with clear effects and noise.
fn peculiar(future: &Future, seed: u64, replication: u32) -> Outcome {
    let own = key_number(&format!("{future:?}"));
    let noise = |of: &str| (key_number(&format!("{own} {seed} {replication} {of}")) % 1000) as f64 / 1000.0;
    let effect = |of: &str| (key_number(&format!("{own} {of}")) % 5) as f64;
    let mut outcome = outcome(future, seed, replication);
    let figures = &mut outcome.territory;
    figures.set(Measure::DisturbedLessons, 0.1 * effect("lessons") + 0.01 * noise("lessons"));
    figures.set(Measure::LoginP95, 20.0 + 5.0 * effect("login") + noise("login"));
    figures.set(Measure::SaturatedMinutes, 60.0 * noise("minutes"));
    figures.set(Measure::PeakSessions, 100.0 + noise("sessions"));
    outcome
}

/// The window judges from figures of single replications what the command judges from its summary; what is written
/// down is the same again.
#[test]
fn the_window_says_what_the_command_says() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let mut decided = 0;
    for phase in ["2013", "2020"] {
        let selection = Selection {
            phases: vec![phase.to_owned()],
            days: vec!["peak".to_owned()],
            territory: Some(place.path().join("small").display().to_string()),
            links: None,
        };
        let study = load::study(file::load_study("sconeeta").unwrap(), &selection).unwrap();
        let (settings, out) = (settings(2), place.path().join(phase));
        let prepared = prepare(&study, &settings).unwrap();
        let cancel = AtomicBool::new(false);
        let control = Control { cancel: &cancel, progress: &|_| (), finished: &|_, _, _| () };
        let store = Store::open(&out).unwrap();
        let summary = compare(&study, &prepared, &settings, &store, &control, &peculiar).unwrap();
        let command = Verdicts::of_all(&summary).0;
        let opened = Opened::read(&out).unwrap();
        let view = |scenario: &str| {
            opened.view(opened.cells.iter().find(|cell| cell.scenario == scenario).unwrap()).unwrap()
        };
        let reference = view(&study.reference);
        let names = study.scenarios();
        let others: Vec<&str> = names.iter().copied().filter(|name| *name != study.reference).collect();
        let views: Vec<CellView> = others.iter().map(|name| view(name)).collect();
        let standings = judge(&reference, &views.iter().collect::<Vec<_>>());
        for (name, standing) in others.iter().zip(standings) {
            let fingerprint = |name: &str| &summary.day(name, phase, "peak").unwrap().fingerprint;
            let is_same = fingerprint(name) == fingerprint(&study.reference);
            assert_eq!(standing == Standing::Same, is_same, "{name} in {phase}");
            for measure in KEY_FIGURES {
                let found =
                    command.iter().find(|judged| judged.measure == measure && judged.difference.b == *name);
                let verdict = found.map(|judged| judged.verdict);
                assert_eq!(standing.on(measure), verdict, "{name} in {phase}, {measure:?}");
                let written = summary.differences.iter().find(|difference| {
                    difference.a == study.reference
                        && difference.b == *name
                        && difference.measure == measure.name()
                });
                assert_eq!(written.and_then(|difference| difference.verdict), verdict, "{name}, {measure:?}");
                decided += usize::from(verdict.is_some_and(|known| known != Verdict::NotDistinguishable));
            }
        }
        // Only differences from the reference are judged.
        let others = summary.differences.iter().filter(|difference| difference.a != study.reference);
        assert!(others.map(|difference| difference.verdict).all(|verdict| verdict.is_none()));
    }
    assert!(decided > 0, "nothing differs clearly");
}

#[test]
fn until_stops_when_narrow_with_the_same_number_everywhere() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let until = |target| Settings { replications: Replications::Until(target), ..settings(2) };
    let loose = ran(&study, &until(0.9), &place.path().join("a"), usize::MAX).summary.unwrap();
    assert_eq!(loose.replications, 5);
    let tight = ran(&study, &until(0.1), &place.path().join("b"), usize::MAX).summary.unwrap();
    assert!(tight.replications > 5 && tight.replications < 200, "{}", tight.replications);
    for scenario in &tight.scenarios {
        for day in scenario.phases.iter().flat_map(|phase| &phase.days) {
            for measure in [Measure::DisturbedLessons, Measure::ResponseP95] {
                let interval = day.measures.get(measure).unwrap();
                assert_eq!(interval.n, u64::from(tight.replications));
                assert!(interval.half_width().unwrap() <= 0.1 * interval.mean);
            }
        }
    }
}

#[test]
fn the_summary_reads_back_and_the_territory_with_it() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let out = place.path().join("out");
    let summary = ran(&study, &settings(2), &out, usize::MAX).summary.unwrap();
    assert!(Summary::read(&out).unwrap() == summary);
    let territory = territory_csv::read(&out.join("territory"), access::derive).unwrap();
    assert!(territory == *study.territory);
    let blamed = &summary.day("statu-quo", "2013", "peak").unwrap().blame[0];
    assert_eq!((blamed.lessons, blamed.share), (3.0, 1.0));
}

#[test]
fn one_replication_has_no_interval() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let one = Settings { replications: Replications::Fixed(1), ..settings(1) };
    let summary = ran(&study, &one, &place.path().join("out"), usize::MAX).summary.unwrap();
    let day = summary.day("statu-quo", "2013", "peak").unwrap();
    let interval = day.measures.get(Measure::DisturbedLessons).unwrap();
    assert_eq!((interval.ci95_low, interval.ci95_high, interval.n), (None, None, 1));
    assert!(Verdicts::of(&summary).0.iter().all(|judged| judged.verdict == Verdict::NotDistinguishable));
    assert!(summary.differences.iter().all(|difference| difference.verdict.is_none()));
}

/// What the window counts from the figures that it draws is what the command counted from the runs.
#[test]
fn quantities_of_figures_are_those_of_runs() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let directory = place.path().join("results");
    ran(&study, &settings(2), &directory, usize::MAX).summary.unwrap();
    let opened = Opened::read(&directory).unwrap();
    let view = |_: usize, cell: &Cell| {
        let is_cell = |known: &&OpenedCell| {
            (&known.scenario, &known.phase, &known.day) == (&cell.scenario, &cell.phase, &cell.day)
        };
        opened.cells.iter().find(is_cell).and_then(|known| opened.view(known)).map(Arc::new).ok_or(())
    };
    let counted = decide::quantities(&study, &view).unwrap();
    assert_eq!(Some(counted), quantities::read(&directory));
    let stopped = decide::quantities(&study, &|_, _| Err::<Arc<CellView>, _>("enough"));
    assert_eq!(stopped, Err("enough"));
}

/// Support that was kept gives the account that one makes from the start, whatever payers and prices.
#[test]
fn accounts_with_kept_support_are_the_same() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path());
    let directory = place.path().join("results");
    ran(&study, &settings(2), &directory, usize::MAX).summary.unwrap();
    let quantities = quantities::read(&directory).unwrap();
    let mut means = study.means.means.clone();
    let asked = AtomicUsize::new(0);
    let go_on = || asked.fetch_add(1, Ordering::Relaxed) < usize::MAX;
    let kept = account::support(&quantities, &means, &study.territory, 3, &go_on).unwrap();
    assert_eq!(asked.into_inner(), account::simulations(&quantities, &means));
    assert_eq!(account::support(&quantities, &means, &study.territory, 3, &|| false), None);
    for (_, item) in &mut means.items.0 {
        item.run = item.run.map(|price| price.at(0.5));
    }
    for governance in [None, Some("each_alone")] {
        let question = Question { seed: 3, reference: &study.reference, governance };
        let again = account::account_with(&quantities, &means, &study.territory, &question, &kept);
        assert_eq!(again, account::account(&quantities, &means, &study.territory, &question));
    }
}
