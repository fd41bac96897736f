//! Files: dropped, broken, saved; nothing that people wrote is lost.

use crate::harness::Window;
use egui_kittest::kittest::NodeT;
use maillage_gui::action::{Action, Edit};
use maillage_scenarios::text::Language;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

#[test]
fn a_dropped_study_is_opened() {
    let mut window = Window::first_start(Language::English);
    let study = window.write_small();
    window.drop_file(&study);
    assert!(window.reads("Two futures"));
    assert!(window.state().view().is_some() && window.state().document.is_on_disk());
}

#[test]
fn a_file_that_is_no_study_is_refused_with_words_and_nothing_is_lost() {
    let mut window = Window::small(Language::French);
    window.set_rate("20 Mb/s");
    window.settle();
    let (texts, study) = (window.state().document.texts().clone(), window.state().study.clone().unwrap());
    let bad = [
        ("broken.toml", b"version = 1\ntitle = \n".to_vec()),
        ("picture.png", vec![0x89, b'P', b'N', b'G', 0, 255, 254]),
        ("empty.toml", Vec::new()),
    ];
    for (name, bytes) in bad {
        let path = window.folder().join(name);
        fs::write(&path, bytes).unwrap();
        window.drop_file(&path);
        let notice = window.state().notice.clone().expect("it says what is wrong");
        assert!(notice.is_fault && notice.words.contains(name), "{notice:?}");
        assert!(window.reads(notice.words.lines().next().unwrap()));
        assert_eq!(*window.state().document.texts(), texts);
        assert!(Arc::ptr_eq(window.state().study.as_ref().unwrap(), &study));
    }
    let gone = window.folder().join("nowhere.toml");
    window.drop_file(&gone);
    assert!(window.state().notice.as_ref().unwrap().is_fault);
    window.want(Action::Undo);
    assert!(!window.state().document.is_changed(), "the edit could still be undone");
}

#[test]
fn a_file_with_many_faults_does_not_cover_the_window() {
    let mut window = Window::small(Language::French);
    let path = window.folder().join("faulty.toml");
    let faults = (0..80).map(|at| format!("unknown_{at} = 1")).collect::<Vec<_>>().join("\n") + "\n";
    fs::write(&path, format!("version = 1\n{faults}")).unwrap();
    window.drop_file(&path);
    let notice = window.state().notice.clone().expect("it says what is wrong");
    assert!(notice.is_fault && notice.words.lines().count() > 40, "{notice:?}");
    let first = notice.words.lines().next().unwrap();
    let said = window.nodes().find(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().any(|words| words.starts_with(first))
    });
    let rect = said.expect("its first fault is said").rect();
    let foot = window.control(&window.say("gui-dismiss")).rect();
    assert!(rect.height() < 1.5 * foot.height() && rect.right() < 1400.0, "one line, cut off: {rect:?}");
    assert!(foot.top() > 850.0, "the foot is as high as ever: {foot:?}");
}

#[test]
fn a_study_is_saved_elsewhere_and_read_by_the_command() {
    let mut window = Window::small(Language::English);
    window.want(Action::Edit(Edit::Duplicate { scenario: "fibre".to_owned() }));
    let elsewhere = window.folder().join("elsewhere");
    window.want(Action::SaveIn(elsewhere.clone()));
    assert!(!window.state().document.is_changed());
    let path = elsewhere.join("study.toml");
    assert_eq!(window.state().document.path(), path);
    let read =
        maillage_scenarios::file::load_study_unsaved(&path, &maillage_scenarios::file::Unsaved::default());
    let names: Vec<String> = read.unwrap().scenarios.iter().map(|one| one.name().to_owned()).collect();
    assert_eq!(names, ["aujourdhui", "fibre", "fibre-2"]);
}

#[test]
fn a_bundled_study_is_no_file_to_write_over() {
    let mut window = Window::first_start(Language::French);
    window.until("the study", |window| window.state().study.is_some());
    let before = window.state().document.texts().clone();
    window.harness.state_mut().want(Action::Save);
    window.frames(3);
    assert!(!window.state().document.is_on_disk());
    assert_eq!(*window.state().document.texts(), before);
}

#[test]
fn what_cannot_be_written_is_said() {
    let mut window = Window::small(Language::French);
    window.set_rate("20 Mb/s");
    // A file stands where a folder would have to be.
    let folder = window.folder().join("study.toml").join("below");
    window.want(Action::SaveIn(folder));
    let notice = window.state().notice.clone().unwrap();
    assert!(notice.is_fault, "{notice:?}");
    assert!(window.state().document.is_changed(), "it is not taken for saved");
}

#[test]
fn results_are_written_as_the_command_writes_them() {
    let mut window = Window::small(Language::English);
    let folder = window.folder().join("results");
    window.want(Action::SaveResultsIn(folder.clone()));
    let notice = window.state().notice.clone().unwrap();
    assert!(!notice.is_fault, "{notice:?}");
    assert!(folder.join("summary.json").exists(), "{:?}", fs::read_dir(&folder).unwrap().collect::<Vec<_>>());
}

#[test]
fn results_are_opened_at_what_they_hold_and_opened_again() {
    let mut window = Window::small(Language::English);
    let folder = window.folder().join("results");
    window.want(Action::SaveResultsIn(folder.clone()));
    window.want(Action::Open(folder.clone()));
    let shown = &window.state().shown;
    assert_eq!((&*shown.scenario, &*shown.phase, &*shown.day), ("aujourdhui", "2015", "peak"));
    assert!(window.state().view().is_some_and(|view| !view.is_estimate), "it is simulated");
    assert_eq!(window.state().document.place(), Some(folder));
}

#[test]
fn a_bundled_study_is_opened_again_by_its_name() {
    let window = Window::first_start(Language::French);
    assert_eq!(window.state().document.place(), Some(PathBuf::from("sconeeta")));
}

#[test]
fn results_from_before_an_edit_are_not_reported_on() {
    let mut window = Window::small(Language::French);
    let folder = window.folder().join("results");
    for change in [None, Some(Action::Undo), Some(Action::Redo)] {
        window.harness.state_mut().state.accounts.results = Some(folder.clone());
        match change {
            Some(step) => window.want(step),
            None => window.set_rate("20 Mb/s"),
        }
        assert_eq!(window.state().accounts.results, None);
        window.settle();
    }
}

#[test]
fn results_of_an_older_text_are_not_taken_for_those_of_the_study() {
    let mut window = Window::small(Language::French);
    let folder = window.folder().join("results");
    let said = |window: &Window, key: &str| {
        let words = window.text.say(key, &[("path", folder.display().to_string().into())]);
        assert_eq!(window.state().notice.as_ref().unwrap().words, words);
    };
    // Edited in the frame in which saving begins: however fast it is, the edit comes before its end.
    window.harness.state_mut().want(Action::SaveResultsIn(folder.clone()));
    window.set_rate("20 Mb/s");
    window.settle();
    assert!(folder.join("summary.json").exists(), "what was asked for is written all the same");
    assert_eq!(window.state().accounts.results, None, "no report of it is offered");
    said(&window, "gui-results-saved-before");
    // An edit that is undone before the end leaves the study as it is saved.
    window.harness.state_mut().want(Action::SaveResultsIn(folder.clone()));
    window.harness.state_mut().want(Action::Edit(Edit::Duplicate { scenario: "fibre".to_owned() }));
    window.harness.state_mut().want(Action::Undo);
    window.settle();
    assert_eq!(window.state().accounts.results, Some(folder.clone()));
    said(&window, "gui-results-saved");
}
