//! The day: cursor, playing, speed, words.

use crate::harness::{Window, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::figure::{clock, hundredths};
use maillage_gui::panel::timeline::LAST_MINUTE;
use maillage_gui::state::Period;
use maillage_gui::text::number;
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
fn a_film_of_what_is_not_looked_at_any_more_is_given_up() {
    // Of a whole région, so that it is not over before the next frame.
    let mut window = Window::first_start(Language::French);
    window.settle();
    window.show(Pane::Timeline);
    window.until("filming", |window| window.harness.state().is_filming());
    let shown = &window.state().shown;
    let (scenario, day) = (shown.scenario.clone(), shown.day.clone());
    let cell = window.state().cell_of(&scenario).unwrap();
    let study = window.state().study.as_ref().unwrap();
    let other = study.days.iter().find(|known| known.0 != day).unwrap().0.clone();
    window.want(Action::Day(other));
    window.until("the film of the other day", |window| window.state().film().is_some());
    assert!(window.state().results.film(&cell).is_none(), "nobody waited for it");
    window.want(Action::Day(day));
    window.until("the film of the first day", |window| window.state().film().is_some());
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

#[test]
fn curves_are_nodes_with_their_value_and_their_highest_one() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    window.want(Action::Minute(615.0));
    let reel = window.state().film().unwrap();
    let curves: Vec<String> = window
        .nodes()
        .filter(|node| node.accesskit_node().role() == Role::Figure)
        .filter_map(|node| named(&node))
        .collect();
    assert_eq!(curves.len(), 4, "{curves:?}");
    let strip = &reel.minutes()[7 * 60..=19 * 60];
    let most = strip.iter().map(|at| at.lessons).max().unwrap();
    let when = 7 * 60 + strip.iter().position(|at| at.lessons == most).unwrap();
    let words = [
        number::decimal(Language::French, f64::from(reel.at(615.0).lessons), 0),
        clock(&window.text, 615.0),
        number::decimal(Language::French, f64::from(most), 0),
        clock(&window.text, when as f32),
    ];
    assert!(words.iter().all(|words| curves[0].contains(words)), "{words:?} in {:?}", curves[0]);
    let full = hundredths(&window.text, strip.iter().map(|at| at.link.0).fold(0.0, f32::max));
    assert!(curves[2].contains(&full), "{full:?} in {:?}", curves[2]);
}
