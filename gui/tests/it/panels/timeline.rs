//! The day: cursor, playing, speed, words.

use crate::harness::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::timeline::LAST_MINUTE;
use maillage_gui::state::Period;
use maillage_scenarios::text::Language;

#[test]
fn the_day_plays_until_it_is_paused() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    let start = window.state().shown.minute;
    window.press("gui-play");
    assert!(window.state().shown.playing);
    assert_eq!(window.state().shown.period, Period::Instant, "the map shows the moment");
    window.frames(4);
    let then = window.state().shown.minute;
    assert!(then > start, "the cursor moves while it plays");
    window.press("gui-pause");
    let paused = window.state().shown.minute;
    window.frames(4);
    assert_eq!(window.state().shown.minute, paused);
}

#[test]
fn the_day_ends_with_its_last_minute() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    window.harness.state_mut().want(Action::Minute(LAST_MINUTE - 1.0));
    window.harness.state_mut().want(Action::Speed(180.0));
    window.press("gui-play");
    window.frames(10);
    assert!(!window.state().shown.playing);
    assert_eq!(window.state().shown.minute, LAST_MINUTE);
}

#[test]
fn the_cursor_is_moved_by_keys_and_told_in_words() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    window.want(Action::Minute(615.0));
    let strip = window.control_with(Role::Slider, "10:15");
    assert_eq!(strip.accesskit_node().numeric_value(), Some(615.0));
    let words = window.words();
    strip.focus();
    window.frames(2);
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.state().shown.minute, 616.0);
    window.key(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(window.state().shown.minute, 611.0);
    window.want(Action::Minute(7.0 * 60.0 + 5.0));
    assert_ne!(words, window.words(), "there are no lessons yet");
}
