//! Opening results: with the texts that they were computed from, and without.

use super::*;
use crate::action::Edit;
use maillage_scenarios::question::compare;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::study::runner::{Control, prepare};
use maillage_scenarios::study::{Replications, Settings};
use maillage_sim::tier::{self, Tier};
use std::sync::atomic::AtomicBool;

/// Writes the study of a document, cut to two schools, into a folder, runs one moment of it as the command does, and
/// opens the results.
fn results(place: &Path) -> (Document, Opened) {
    let mut document = Document::bundled("sconeeta").unwrap();
    let study = document.study_text().replace("from = \"auvergne\"", "from = \"auvergne\"\nlargest = 2");
    document.edit(&Edit::StudyText { text: study }, None).unwrap();
    document.save_in(place).unwrap();
    let path = document.path();
    let loaded = file::load_study(path.to_str().unwrap()).unwrap();
    let selection =
        Selection { phases: vec!["2018".to_owned()], days: vec!["peak".to_owned()], ..Selection::default() };
    let seed = loaded.seed;
    let study = load::study(loaded, &selection).unwrap();
    let settings = Settings { replications: Replications::Fixed(1), seed, tier: Tier::Session, threads: 1 };
    let prepared = prepare(&study, &settings).unwrap();
    let out = place.join("out");
    let store = Store::open(&out).unwrap();
    let cancel = AtomicBool::new(false);
    let control = Control { cancel: &cancel, progress: &|_| {}, finished: &|_, _, _| {} };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    compare::compare(&study, &prepared, &settings, &store, &control, &engine).unwrap();
    (document, Opened::read(&out).unwrap())
}

#[test]
fn results_find_their_texts_and_hold_only_for_those_that_are_as_they_were() {
    let place = tempfile::tempdir().unwrap();
    let (document, opened) = results(place.path());
    let text = Text::new(Language::French);

    // All the texts are as they were: every scenario holds.
    let (message, identities) = study(&opened, &text);
    let Message::Texts(found, outdated) = message else { panic!("{message:?}") };
    assert_eq!(found.texts(), document.texts());
    assert!(outdated.is_empty(), "{outdated:?}");
    assert_eq!(identities.len(), opened.summary.scenarios.len());
    assert_eq!(identities["mobilite"], identity(&found, "mobilite"));

    // One scenario has changed: its figures are no longer current.
    let file = place.path().join("mobilite.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{before}\n# another word\n")).unwrap();
    let (message, identities) = study(&opened, &text);
    let Message::Texts(_, outdated) = message else { panic!("{message:?}") };
    assert_eq!(outdated, ["mobilite"]);
    assert!(!identities.contains_key("mobilite") && identities.contains_key("securiser"));

    // The study itself has changed: the results are shown by themselves, to be looked at only.
    let file = place.path().join("study.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, before.replace("seed = 1", "seed = 2")).unwrap();
    let (message, identities) = study(&opened, &text);
    let Message::Study(told) = message else { panic!("{message:?}") };
    assert!(told.scenarios.iter().all(|known| known.scenario.is_none()));
    assert_eq!((told.phases.as_slice(), told.days.len()), (&["2018".to_owned()][..], 1));
    assert_eq!(identities.len(), told.scenarios.len());
    assert_eq!(told.scenarios[0].title.fr, "Statu quo");
    assert!(told.cell("mobilite", "2018", "peak").is_some());
}

#[test]
fn a_results_directory_opens_as_a_document_without_texts() {
    let place = tempfile::tempdir().unwrap();
    let (_, opened) = results(place.path());
    let text = Text::new(Language::French);
    for path in [
        opened.directory.clone(),
        opened.directory.join("runs.parquet"),
        opened.directory.join("summary.json"),
    ] {
        let document = Document::open(&path, &text).unwrap();
        assert_eq!(document.results(), Some(opened.directory.as_path()));
        assert!(document.texts().is_empty() && !document.is_changed());
    }
    std::fs::write(opened.directory.join("summary.json"), "{").unwrap();
    let refused = Document::open(&opened.directory, &text).unwrap_err();
    assert!(refused.contains("n’est pas de cette version"), "{refused}");
    // The folder of a study opens its study.
    assert_eq!(Document::open(place.path(), &text).unwrap().results(), None);
}
