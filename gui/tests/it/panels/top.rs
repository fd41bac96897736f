//! The head: menus, what is looked at, language, theme, size of text.

use crate::harness::Window;
use egui::accesskit::Role;
use maillage_gui::layout::Pane;
use maillage_gui::state::Theme;
use maillage_gui::text::Text;
use maillage_scenarios::text::Language;

#[test]
fn language_changes_every_word() {
    let mut window = Window::small(Language::French);
    let keys: Vec<&str> =
        Pane::ALL.iter().map(|pane| pane.key()).chain(["menu-file", "gui-simulate"]).collect();
    let english = Text::new(Language::English);
    for key in &keys {
        assert!(window.reads(&window.say(key)), "{key} is not there in French");
    }
    assert!(window.reads("Deux futurs"));
    window.press_named("English");
    window.settle();
    for key in &keys {
        assert!(window.reads(&english.get(key)), "{key} is not there in English");
    }
    assert!(window.reads("Two futures") && !window.reads("Deux futurs"));
    // Nothing that is said in one language alone is left of it.
    let french = Text::new(Language::French);
    let left: Vec<&&str> = keys
        .iter()
        .filter(|key| french.get(key) != english.get(key) && window.reads(&french.get(key)))
        .collect();
    assert!(left.is_empty(), "still French: {left:?}");
    window.press_named("Français");
    assert!(window.reads("Deux futurs"));
}

#[test]
fn theme_and_size_of_text_are_changed_and_kept() {
    let mut window = Window::small(Language::French);
    let light = window.harness.ctx.global_style().visuals.panel_fill;
    let height = |window: &Window| window.control(&window.say("gui-simulate")).rect().height();
    let usual = height(&window);
    window.press("gui-dark");
    assert_eq!(window.state().preferences.theme, Theme::Dark);
    assert_ne!(window.harness.ctx.global_style().visuals.panel_fill, light);
    window.press("gui-light");
    assert_eq!(window.harness.ctx.global_style().visuals.panel_fill, light);
    window.press("gui-larger");
    assert!(window.state().preferences.text_size > 1.0 && height(&window) > usual);
    window.press("gui-smaller");
    assert!((window.state().preferences.text_size - 1.0).abs() < 1e-6, "larger and smaller are opposites");
}

#[test]
fn what_is_looked_at_is_chosen_in_the_head() {
    let mut window = Window::small(Language::English);
    assert_eq!(window.state().shown.scenario, "aujourdhui");
    window.press_role(Role::ComboBox, "gui-scenario");
    window.press_named("Fibre everywhere");
    window.settle();
    assert_eq!(window.state().shown.scenario, "fibre");
    let before = window.state().cell_of("fibre").unwrap();
    window.press_named("2020");
    window.settle();
    let after = window.state().cell_of("fibre").unwrap();
    assert_eq!((window.state().shown.phase.as_str(), after.phase.as_str()), ("2020", "2020"));
    assert_ne!(before, after);
    assert!(window.state().view().is_some(), "the phase has figures");
    let (day, title) = window.state().study.as_ref().unwrap().days[0].clone();
    window.press_named(&title.en);
    window.settle();
    assert_eq!(window.state().shown.day, day);
}

#[test]
fn views_are_a_press_away() {
    let mut window = Window::small(Language::French);
    for view in Pane::ALL.into_iter().rev() {
        window.show(view);
    }
    window.press("menu-view");
    window.press("menu-reset-layout");
    assert_eq!(window.state().shown.view, Pane::ALL[0]);
}
