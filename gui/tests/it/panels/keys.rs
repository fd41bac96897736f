//! Keys that work everywhere.

use crate::harness::Window;
use egui::{Key, Modifiers};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;

const NUMBERS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

#[test]
fn views_have_numbers() {
    let mut window = Window::small(Language::French);
    for (view, key) in Pane::ALL.into_iter().zip(NUMBERS).rev() {
        window.key(Modifiers::COMMAND, key);
        assert_eq!(window.state().shown.view, view);
    }
}

#[test]
fn edits_are_undone_and_redone_with_keys() {
    let mut window = Window::small(Language::French);
    let before = window.scenario_text("fibre");
    window.set_rate("20 Mb/s");
    let after = window.scenario_text("fibre");
    assert_ne!(before, after);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.scenario_text("fibre"), before);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.scenario_text("fibre"), after);
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.scenario_text("fibre"), after);
}

#[test]
fn the_study_is_saved_with_a_key() {
    let mut window = Window::small(Language::French);
    window.set_rate("20 Mb/s");
    assert!(window.state().document.is_changed());
    window.key(Modifiers::COMMAND, Key::S);
    window.settle();
    assert!(!window.state().document.is_changed());
    let written = std::fs::read_to_string(window.folder().join("fibre.toml")).unwrap();
    assert_eq!(written, window.scenario_text("fibre"));
    assert!(written.contains("20 Mb/s") && written.contains("# to be argued"));
}

#[test]
fn the_day_is_driven_with_keys() {
    let mut window = Window::small(Language::French);
    let minute = window.state().shown.minute;
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.state().shown.minute, minute + 1.0);
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.state().shown.minute, minute);
    window.key(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(window.state().shown.minute, minute + 5.0);
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.state().shown.playing);
    window.key(Modifiers::NONE, Key::Space);
    assert!(!window.state().shown.playing);
    window.want(Action::Select(Some(2)));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().shown.establishment, None);
}
