//! Recovery: what an interrupted session leaves, and who may take it.

use super::*;
use crate::action::Edit;
use crate::document::USUAL;

fn edited() -> Document {
    let mut document = Document::bundled(USUAL).unwrap();
    let text = Edit::Text { scenario: "mobilite".to_owned(), text: "# mine".to_owned() };
    document.edit(&text, None).unwrap();
    document
}

/// Ends a session as a crash does: its lock is free, its file is there.
fn crash(mut session: Session) {
    session.settle();
    session.lock.unlock().unwrap();
    std::mem::forget(session);
}

#[test]
fn a_crash_leaves_the_edits_and_an_end_does_not() {
    let place = tempfile::tempdir().unwrap();
    let now = Instant::now();
    let mut session = Session::start(place.path()).unwrap();
    assert_eq!(session.keep(&edited(), now), None);
    crash(session);
    let mut found = interrupted(place.path());
    assert_eq!(found.len(), 1);
    let found = found.remove(0);
    assert_eq!(Document::recovered(found.kept.clone()).texts(), edited().texts());
    // It is offered by one window at a time.
    assert!(interrupted(place.path()).is_empty());
    found.forget();
    assert!(interrupted(place.path()).is_empty());

    let mut session = Session::start(place.path()).unwrap();
    session.keep_now(&edited(), now);
    drop(session);
    assert!(interrupted(place.path()).is_empty());
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn a_window_does_not_take_the_edits_of_another_one() {
    let place = tempfile::tempdir().unwrap();
    let mut one = Session::start(place.path()).unwrap();
    let mut two = Session::start(place.path()).unwrap();
    assert_ne!(one.path(), two.path());
    one.keep_now(&edited(), Instant::now());
    one.settle();
    assert!(one.path().exists());
    assert!(interrupted(place.path()).is_empty());
    two.keep_now(&edited(), Instant::now());
    two.settle();
    assert!(interrupted(place.path()).is_empty());
}

#[test]
fn edits_are_kept_now_and_then_and_forgotten_once_saved() {
    let place = tempfile::tempdir().unwrap();
    let mut session = Session::start(place.path()).unwrap();
    let (start, mut document) = (Instant::now(), edited());
    assert_eq!(session.keep(&document, start), None);
    let more = Edit::Text { scenario: "mobilite".to_owned(), text: "# more".to_owned() };
    document.edit(&more, None).unwrap();
    let wait = session.keep(&document, start + Duration::from_secs(1));
    assert_eq!(wait, Some(Duration::from_secs(2)));
    assert_eq!(session.keep(&document, start + PAUSE), None);
    document.save_in(&place.path().join("saved")).unwrap();
    assert_eq!(session.keep(&document, start + PAUSE), None);
    session.settle();
    assert!(!session.path().exists());
}

#[test]
fn what_is_no_session_of_ours_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("session-1-0.json"), "{ \"version\": 1").unwrap();
    assert!(interrupted(place.path()).is_empty());
    assert!(place.path().join("session-1-0.json").exists());
    assert!(interrupted(&place.path().join("nowhere")).is_empty());
}
