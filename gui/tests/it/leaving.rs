//! Leaving a study: unsaved edits and simulated days are asked about, whatever the way out, and each answer does as it says.

use crate::harness::{Window, write_small};
use egui::{ViewportCommand, ViewportEvent, ViewportId};
use maillage_gui::action::{Action, Extent};
use maillage_gui::state::{Purpose, Question, Then};
use maillage_scenarios::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// The small study again in another folder, to be opened in the place of the one at hand.
fn another(window: &Window) -> PathBuf {
    let folder = window.folder().join("another");
    fs::create_dir(&folder).unwrap();
    write_small(&folder)
}

/// A window with an edit.
fn edited() -> Window {
    let mut window = Window::small(Language::French);
    window.set_rate("20 Mb/s");
    window.settle();
    assert!(window.state().document.is_changed());
    window
}

/// A window with simulated days.
fn simulated() -> Window {
    let mut window = Window::small(Language::English);
    window.want(Action::Simulate(Extent::Shown));
    assert!(!window.state().view().unwrap().is_estimate);
    window
}

/// The text of the scenario that is edited, as it is on disk.
fn on_disk(window: &Window) -> String {
    fs::read_to_string(window.folder().join("fibre.toml")).unwrap()
}

fn is_at(window: &Window, study: &Path) -> bool {
    window.state().document.path() == study
}

/// What the window wanted of the system in the last frame.
fn commands(window: &Window) -> Vec<ViewportCommand> {
    window.harness.output().viewport_output.get(&ViewportId::ROOT).unwrap().commands.clone()
}

/// Presses the button that closes the window; whether it closes.
fn close(window: &mut Window) -> bool {
    let root = window.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
    root.events.push(ViewportEvent::Close);
    window.frames(1);
    let closes = !commands(window).contains(&ViewportCommand::CancelClose);
    window.frames(1);
    closes
}

/// Answers a question; whether the window then closes.
fn answer(window: &mut Window, key: &str) -> bool {
    window.control(&window.say(key)).click_accesskit();
    let mut closes = false;
    for _ in 0..4 {
        window.frames(1);
        closes |= commands(window).contains(&ViewportCommand::Close);
    }
    closes
}

#[test]
fn edits_are_asked_about_and_kept_or_given_up() {
    let mut window = edited();
    let (study, other, written) = (window.state().document.path(), another(&window), on_disk(&window));
    let text = window.scenario_text("fibre");
    assert_ne!(text, written);
    let ways = [
        (Action::Open(other.clone()), Then::Open(other.clone())),
        (Action::OpenBundled("sconeeta".to_owned()), Then::OpenBundled("sconeeta".to_owned())),
    ];
    for (action, then) in ways {
        window.want(action);
        assert_eq!(window.state().question, Some(Question::Unsaved(then)));
        assert!(window.reads(&window.say("ask-unsaved-why")));
        window.press("ask-cancel");
        assert_eq!(window.state().question, None);
        assert!(is_at(&window, &study) && window.scenario_text("fibre") == text);
    }
    window.drop_file(&other);
    assert_eq!(window.state().question, Some(Question::Unsaved(Then::Open(other.clone()))));
    window.press("ask-do-not-save");
    window.settle();
    assert!(is_at(&window, &other) && !window.state().document.is_changed());
    assert_eq!(window.scenario_text("fibre"), written, "the other study has the text of before");
    assert_eq!(on_disk(&window), written, "nothing was written");
}

#[test]
fn edits_are_saved_on_the_way() {
    let mut window = edited();
    let (other, text) = (another(&window), window.scenario_text("fibre"));
    window.drop_file(&other);
    window.press("ask-save");
    window.settle();
    assert!(is_at(&window, &other) && window.state().question.is_none());
    assert_eq!(on_disk(&window), text);
}

#[test]
fn a_window_with_edits_asks_before_it_closes() {
    let mut window = Window::small(Language::French);
    assert!(close(&mut window) && window.state().question.is_none(), "there is nothing to ask");
    let mut window = edited();
    let written = on_disk(&window);
    assert!(!close(&mut window));
    assert_eq!(window.state().question, Some(Question::Unsaved(Then::Close)));
    assert!(!answer(&mut window, "ask-cancel"));
    assert!(window.state().question.is_none() && window.state().document.is_changed());
    assert!(!close(&mut window));
    assert!(answer(&mut window, "ask-do-not-save"));
    assert_eq!(on_disk(&window), written);
    assert!(close(&mut window), "it has been asked");

    let mut window = edited();
    let text = window.scenario_text("fibre");
    assert!(!close(&mut window));
    assert!(answer(&mut window, "ask-save"));
    assert_eq!(on_disk(&window), text);
}

#[test]
fn simulated_days_are_asked_about_and_kept_or_given_up() {
    let mut window = simulated();
    let (study, other) = (window.state().document.path(), another(&window));
    window.drop_file(&other);
    assert_eq!(window.state().question, Some(Question::UnsavedResults(Then::Open(other.clone()))));
    assert!(window.reads(&window.say("ask-unsaved-results-why")));
    window.press("ask-cancel");
    assert!(is_at(&window, &study) && !window.state().view().unwrap().is_estimate);
    window.drop_file(&other);
    window.press("ask-do-not-save");
    window.settle();
    assert!(is_at(&window, &other) && window.state().view().unwrap().is_estimate);
}

#[test]
fn simulated_days_are_saved_on_the_way() {
    let mut window = simulated();
    let (other, folder) = (another(&window), window.folder().join("results"));
    window.drop_file(&other);
    window.press("menu-save-results");
    assert!(matches!(window.state().question, Some(Question::Where(Purpose::SaveResults, _))));
    window.want(Action::Chosen(folder.clone()));
    window.press("ask-save");
    window.settle();
    assert!(is_at(&window, &other), "it goes on once they are saved");
    assert!(folder.join("summary.json").exists());
    assert_eq!(window.state().accounts.results, None, "they are those of the study that was left");
}

#[test]
fn a_folder_that_is_not_chosen_leads_nowhere() {
    let mut window = simulated();
    let (study, other, folder) =
        (window.state().document.path(), another(&window), window.folder().join("results"));
    window.drop_file(&other);
    window.press("menu-save-results");
    window.press("ask-cancel");
    window.want(Action::SaveResultsIn(folder));
    assert!(is_at(&window, &study), "the other study was given up");
}

#[test]
fn days_come_before_edits() {
    let mut window = edited();
    window.want(Action::Scenario("fibre".to_owned()));
    window.want(Action::Simulate(Extent::Shown));
    let other = another(&window);
    window.drop_file(&other);
    assert_eq!(window.state().question, Some(Question::UnsavedResults(Then::Open(other.clone()))));
    window.press("ask-do-not-save");
    assert_eq!(window.state().question, Some(Question::Unsaved(Then::Open(other.clone()))));
    window.press("ask-do-not-save");
    window.settle();
    assert!(is_at(&window, &other));
}

#[test]
fn what_is_saved_or_being_saved_is_not_asked_about() {
    let mut window = Window::small(Language::French);
    let (other, folder) = (another(&window), window.folder().join("results"));
    window.want(Action::Replications(4));
    window.want(Action::Simulate(Extent::Shown));
    // Fewer days than were simulated: some would be lost.
    window.want(Action::Replications(3));
    window.want(Action::SaveResultsIn(folder.clone()));
    window.drop_file(&other);
    assert!(matches!(window.state().question, Some(Question::UnsavedResults(_))));
    window.press("ask-cancel");
    // While they are being saved, then once they are.
    window.want(Action::Replications(4));
    let study = window.state().document.path();
    for folder in [folder, window.folder().join("again")] {
        window.harness.state_mut().want(Action::SaveResultsIn(folder.clone()));
        window.harness.state_mut().want(Action::Open(other.clone()));
        window.frames(1);
        assert!(is_at(&window, &other) && window.state().question.is_none());
        window.settle();
        assert!(folder.join("summary.json").exists(), "they are saved although the study was left");
        assert_eq!(window.state().accounts.results, None);
        window.want(Action::Open(study.clone()));
        window.want(Action::Simulate(Extent::Shown));
    }
    window.want(Action::Replications(3));
    window.want(Action::SaveResultsIn(window.folder().join("results")));
    window.want(Action::Open(other.clone()));
    assert!(is_at(&window, &other) && window.state().question.is_none());
}

#[test]
fn a_window_with_simulated_days_asks_before_it_closes() {
    let mut window = simulated();
    assert!(!close(&mut window));
    assert_eq!(window.state().question, Some(Question::UnsavedResults(Then::Close)));
    assert!(!answer(&mut window, "ask-cancel"));
    assert!(!close(&mut window));
    assert!(answer(&mut window, "ask-do-not-save"));

    let mut window = simulated();
    window.want(Action::SaveResultsIn(window.folder().join("results")));
    assert!(close(&mut window));
}
