//! After a crash: the edits that were kept are offered, taken back, or forgotten.

use crate::harness::Window;
use maillage_gui::action::Action;
use maillage_gui::state::{Question, Then};
use maillage_scenarios::text::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of a session, as a crash leaves it.
const LEFT: &str = "session-1-0.json";

/// The kept edits in a folder.
fn kept(folder: &Path) -> Option<PathBuf> {
    let mut files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files.find(|path| path.extension().is_some_and(|end| end == "json"))
}

/// Edits a study in a window that keeps its edits, and leaves these in a folder as if the program had ended there: nobody
/// holds them any more. The window lives on, and its folder with it.
fn crashed() -> (Window, PathBuf) {
    let mut window = Window::small(Language::French);
    let own = window.folder().join("own");
    window.harness.state_mut().keep_edits_in(&own);
    window.set_rate("20 Mb/s");
    window.until("the edit is kept", |_| kept(&own).is_some());
    let left = window.folder().join("left");
    fs::create_dir(&left).unwrap();
    fs::copy(kept(&own).unwrap(), left.join(LEFT)).unwrap();
    (window, left)
}

/// A window of the next start, to which the folder belongs.
fn next(left: &Path) -> Window {
    let mut window = Window::small(Language::French);
    window.harness.state_mut().keep_edits_in(left);
    window.frames(2);
    window
}

fn is_offered(window: &Window) -> bool {
    let arguments = [("study", "study".into()), ("count", 1_usize.into())];
    let offer = window.text.say("recovery-offer", &arguments);
    assert_eq!(window.reads(&offer), window.state().recoverable.is_some());
    window.reads(&offer)
}

#[test]
fn edits_of_a_crash_are_taken_back() {
    let (first, left) = crashed();
    let mut window = next(&left);
    let written = window.scenario_text("fibre");
    assert!(is_offered(&window) && !window.state().document.is_changed(), "nothing is taken unasked");
    window.press("recovery-take");
    window.settle();
    assert_eq!(window.state().document.texts(), first.state().document.texts());
    assert!(window.state().document.is_changed() && window.scenario_text("fibre").contains("20 Mb/s"));
    assert_eq!(
        window.state().document.path(),
        first.state().document.path(),
        "they are saved where they belong"
    );
    assert!(!is_offered(&window) && !left.join(LEFT).exists());
    // They can be undone as any edit.
    window.want(Action::Undo);
    assert_eq!(window.scenario_text("fibre"), written);
    assert!(!window.state().document.is_changed());
}

#[test]
fn edits_of_a_crash_are_forgotten() {
    let (_first, left) = crashed();
    let mut window = next(&left);
    let texts = window.state().document.texts().clone();
    assert!(is_offered(&window));
    window.press("recovery-forget");
    window.settle();
    assert_eq!(*window.state().document.texts(), texts);
    assert!(!is_offered(&window) && !left.join(LEFT).exists());
    drop(window);
    assert!(!is_offered(&next(&left)), "they are not offered again");
}

#[test]
fn edits_of_a_crash_do_not_cost_those_of_now() {
    let (_first, left) = crashed();
    let mut window = next(&left);
    window.set_rate("30 Mb/s");
    window.settle();
    window.press("recovery-take");
    assert_eq!(window.state().question, Some(Question::Unsaved(Then::Recover)));
    window.press("ask-cancel");
    assert!(window.scenario_text("fibre").contains("30 Mb/s"));
    assert!(is_offered(&window) && left.join(LEFT).exists(), "they are still there");
    window.press("recovery-take");
    window.press("ask-save");
    window.settle();
    let saved = fs::read_to_string(window.folder().join("fibre.toml")).unwrap();
    assert!(saved.contains("30 Mb/s") && window.scenario_text("fibre").contains("20 Mb/s"));
}

#[test]
fn a_session_that_lives_is_not_taken_for_a_crash() {
    let (first, _) = crashed();
    let own = first.folder().join("own");
    assert!(kept(&own).is_some());
    assert!(!is_offered(&next(&own)));
}
