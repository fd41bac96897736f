//! Results whose scenarios have changed since: the window says so, and takes nothing of them for what it shows.

use crate::harness::Window;
use maillage_gui::action::Action;
use maillage_scenarios::file;
use maillage_scenarios::question::compare;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::study::runner::{Control, prepare};
use maillage_scenarios::study::{Replications, Settings};
use maillage_scenarios::text::Language;
use maillage_sim::tier::{self, Tier};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

/// Results of one moment of the small study, as the command writes them: with the files that they are of.
fn results(window: &Window) -> PathBuf {
    let loaded = file::load_study(window.state().document.path().to_str().unwrap()).unwrap();
    let seed = loaded.seed;
    let selection =
        Selection { phases: vec!["2018".to_owned()], days: vec!["peak".to_owned()], ..Selection::default() };
    let study = load::study(loaded, &selection).unwrap();
    let settings = Settings { replications: Replications::Fixed(1), seed, tier: Tier::Session, threads: 1 };
    let prepared = prepare(&study, &settings).unwrap();
    let folder = window.folder().join("results");
    let store = Store::open(&folder).unwrap();
    let cancel = AtomicBool::new(false);
    let control = Control { cancel: &cancel, progress: &|_| {}, finished: &|_, _, _| {} };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    compare::compare(&study, &prepared, &settings, &store, &control, &engine).unwrap();
    folder
}

/// Whether what is known of a scenario at the moment shown is an estimate.
fn is_estimate(window: &Window, scenario: &str) -> bool {
    let cell = window.state().cell_of(scenario).unwrap();
    window.state().results.best(&cell).unwrap().is_estimate
}

#[test]
fn scenarios_that_changed_since_the_results_are_named() {
    for (language, title) in [(Language::French, "Fibre partout"), (Language::English, "Fibre everywhere")] {
        let mut window = Window::small(language);
        let folder = results(&window);
        let words =
            window.text.say("gui-outdated", &[("count", 1_usize.into()), ("scenarios", title.into())]);
        window.want(Action::Open(folder.clone()));
        assert!(!is_estimate(&window, "aujourdhui") && !is_estimate(&window, "fibre"));
        assert!(window.state().outdated.is_empty() && !window.reads(&words));
        assert_eq!(window.state().accounts.results, Some(folder.clone()));

        let file = window.folder().join("fibre.toml");
        let text = fs::read_to_string(&file).unwrap().replace("down = \"100 Mb/s\"", "down = \"10 Mb/s\"");
        fs::write(&file, text).unwrap();
        window.want(Action::Open(folder));
        assert!(!is_estimate(&window, "aujourdhui"), "its results hold");
        assert!(is_estimate(&window, "fibre"), "the results are not those of its text");
        assert_eq!(window.state().outdated, ["fibre"]);
        assert!(window.reads(&words), "{:?}", window.words());
        assert_eq!(window.state().accounts.results, None, "no report of what is not shown");
        window.press("gui-outdated-dismiss");
        assert!(!window.reads(&words));
    }
}
