//! Documents: edits and their undoing, saving, conflicts, recovery.

use super::*;
use crate::document::store::Kept;
use maillage_scenarios::text::Language;
use std::fs;

const CORES: [&str; 3] = ["pools", "farm", "cores"];

fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn set(scenario: &str, value: &str) -> Edit {
    Edit::Set { scenario: scenario.to_owned(), phase: None, path: path(&CORES), value: value.to_owned() }
}

/// The bundled study in a folder, opened from there.
fn on_disk(folder: &Path) -> Document {
    Document::bundled(USUAL).unwrap().save_in(folder).unwrap();
    Document::open(&folder.join("study.toml"), &Text::new(Language::French)).unwrap()
}

#[test]
fn saving_keeps_comments_and_everything_else() {
    let place = tempfile::tempdir().unwrap();
    let mut document = on_disk(place.path());
    document.edit(&set("statu-quo", "20"), None).unwrap();
    document.save().unwrap();
    let before = file::bundled_texts(USUAL).unwrap();
    let (_, before) = before.iter().find(|(name, _)| *name == "statu-quo.toml").unwrap();
    let after = fs::read_to_string(place.path().join("statu-quo.toml")).unwrap();
    assert_eq!(after, before.replace("\ncores = 16\n", "\ncores = 20\n"));
    assert!(!document.is_changed());
}

#[test]
fn a_file_that_somebody_else_changed_is_a_conflict() {
    let place = tempfile::tempdir().unwrap();
    let mut document = on_disk(place.path());
    document.edit(&set("statu-quo", "20"), None).unwrap();
    assert!(document.conflicts().is_empty());
    let file = place.path().join("statu-quo.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}# theirs\n")).unwrap();
    assert_eq!(document.conflicts(), ["statu-quo.toml"]);
    // A file without edits here is not written, whatever happened to it.
    fs::write(&file, text).unwrap();
    fs::write(place.path().join("mobilite.toml"), "theirs").unwrap();
    assert!(document.conflicts().is_empty());
    fs::remove_file(&file).unwrap();
    assert_eq!(document.conflicts(), ["statu-quo.toml"]);
}

#[test]
fn another_folder_says_what_it_would_lose() {
    let place = tempfile::tempdir().unwrap();
    let document = Document::bundled(USUAL).unwrap();
    assert!(document.overwrites(place.path()).is_empty());
    fs::write(place.path().join("mobilite.toml"), "theirs").unwrap();
    assert_eq!(document.overwrites(place.path()), ["mobilite.toml"]);
}

#[test]
fn an_invalid_text_is_kept_and_can_be_undone() {
    let mut document = Document::bundled(USUAL).unwrap();
    let before = document.texts().clone();
    let text = Edit::Text { scenario: "mobilite".to_owned(), text: "version = = 1".to_owned() };
    document.edit(&text, Some(1)).unwrap();
    assert_eq!(&**document.scenario_text("mobilite").unwrap(), "version = = 1");
    // A field cannot be set in it, and nothing is lost by trying.
    assert!(matches!(document.edit(&set("mobilite", "3"), None), Err(Refused::Text(EditError::NotToml(_)))));
    assert_eq!(&**document.scenario_text("mobilite").unwrap(), "version = = 1");
    assert!(document.undo());
    assert_eq!(*document.texts(), before);
    assert!(document.redo());
    assert_eq!(&**document.scenario_text("mobilite").unwrap(), "version = = 1");
}

#[test]
fn every_kind_of_edit_is_undone_and_done_again() {
    let scenario = "mobilite".to_owned();
    let edits = [
        set("statu-quo", "20"),
        Edit::Unset {
            scenario: "statu-quo".to_owned(),
            phase: Some("2020".to_owned()),
            path: path(&["demand", "ecole", "device_share"]),
        },
        Edit::SetAll {
            scenario: scenario.clone(),
            phase: None,
            values: vec![
                (path(&["host_sites", "new", "rate"]), "\"1 Gb/s\"".to_owned()),
                (path(&["host_sites", "new", "latency"]), "\"2 ms\"".to_owned()),
            ],
        },
        Edit::Study { key: "replications".to_owned(), value: "7".to_owned() },
        Edit::StudyText { text: "version = 1".to_owned() },
        Edit::AddPhase { phase: "2025".to_owned() },
        Edit::Text { scenario: scenario.clone(), text: "# nothing".to_owned() },
        Edit::Duplicate { scenario: scenario.clone() },
        Edit::Remove { scenario },
    ];
    for edit in edits {
        let mut document = Document::bundled(USUAL).unwrap();
        let before = document.texts().clone();
        document.edit(&edit, None).unwrap();
        let after = document.texts().clone();
        assert_ne!(after, before, "{edit:?}");
        assert!(document.is_changed(), "{edit:?}");
        assert!(document.undo() && *document.texts() == before && !document.is_changed(), "{edit:?}");
        assert!(document.redo() && *document.texts() == after, "{edit:?}");
    }
}

#[test]
fn a_phase_that_is_added_is_one_of_every_scenario() {
    let mut document = Document::bundled(USUAL).unwrap();
    document.edit(&Edit::AddPhase { phase: "2025".to_owned() }, None).unwrap();
    let study = file::load_study_unsaved(&document.path(), &document.unsaved()).unwrap();
    assert_eq!(study.phases.last().map(String::as_str), Some("2025"));
    assert!(study.scenarios.iter().all(|scenario| scenario.phases().contains(&"2025".to_owned())));
}

#[test]
fn a_copy_starts_from_the_scenario_as_the_study_names_it() {
    let mut document = Document::bundled(USUAL).unwrap();
    let study = document.study_text().replace("\"mobilite.toml\"", "\"sconeeta/mobilite\"");
    document.edit(&Edit::StudyText { text: study }, None).unwrap();
    document.edit(&Edit::Duplicate { scenario: "mobilite".to_owned() }, None).unwrap();
    assert!(document.scenario_text("mobilite-2").unwrap().contains("extends = \"sconeeta/mobilite\""));
    assert_eq!(document.newest().as_deref(), Some("mobilite-2"));
}

#[test]
fn what_is_kept_for_after_a_crash_comes_back_whole() {
    let mut document = Document::bundled(USUAL).unwrap();
    document.edit(&Edit::Text { scenario: "mobilite".to_owned(), text: "= wrong".to_owned() }, None).unwrap();
    let kept = serde_json::to_string(&document.kept()).unwrap();
    let kept: Kept = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept.changed(), ["mobilite.toml"]);
    let mut back = Document::recovered(kept);
    assert_eq!(back.texts(), document.texts());
    assert!(back.is_changed() && !back.is_on_disk());
    assert!(back.undo() && !back.is_changed());
}

#[test]
fn a_study_is_found_again_from_any_folder() {
    let place = Path::new("../scenarios/bundled/faure/study.toml");
    let document = Document::open(place, &Text::new(Language::French)).unwrap();
    assert!(document.path().is_absolute(), "{:?}", document.path());
}

#[test]
fn a_folder_with_nothing_to_open_is_said_to_have_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let text = Text::new(language);
        let said = Document::open(folder.path(), &text).unwrap_err();
        let path = [("path", folder.path().display().to_string().into())];
        assert_eq!(said, text.say("gui-nothing-in-folder", &path));
    }
}
