//! The map: search, selection, filters, keys.

use crate::harness::{Window, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use maillage_gui::action::Action;
use maillage_gui::panel::figure::place_name;
use maillage_scenarios::text::Language;
use maillage_sim::territory::EstablishmentKind;

/// The map among the nodes.
fn map(window: &Window) -> egui_kittest::Node<'_> {
    window.control_with(Role::Image, &window.state().study.as_ref().unwrap().territory.name)
}

#[test]
fn a_school_is_found_by_name_and_selected() {
    let mut window = Window::small(Language::French);
    let school = window.state().study.as_ref().unwrap().territory.establishments[5].clone();
    let field = window.control(&window.say("map-search"));
    field.focus();
    field.click_accesskit();
    window.frames(2);
    window.type_text(&school.name);
    // What is offered takes its place first.
    window.frames(3);
    window.press_named(&place_name(&school));
    assert_eq!(window.state().shown.establishment, Some(5));
    assert!(window.reads(&school.commune_name));
}

#[test]
fn a_search_is_finished_with_the_keyboard() {
    let mut window = Window::small(Language::English);
    let school = window.state().study.as_ref().unwrap().territory.establishments[3].clone();
    window.control(&window.say("map-search")).focus();
    window.frames(2);
    window.type_text(&school.key);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().shown.establishment, Some(3), "the key of a school finds that school alone");
}

#[test]
fn the_map_tells_in_words_what_it_shows() {
    let mut window = Window::small(Language::French);
    let name = |window: &Window| named(&map(window)).unwrap();
    let before = name(&window);
    assert!(before.contains("24"), "{before}: the number of establishments");
    window.want(Action::Measure(maillage_sim::measure::Measure::LoginP95.into()));
    assert_ne!(before, name(&window), "the measure is in the words");
}

#[test]
fn a_click_on_a_school_selects_it_and_one_beside_nobody() {
    let mut window = Window::small(Language::French);
    let pane = map(&window).rect();
    // The pointer sweeps over the map, below what stands on it, until it is a hand: there is a school.
    let mut found = None;
    'sweep: for row in 25..60 {
        for column in 1..60 {
            let at = pane.min + pane.size() * egui::vec2(column as f32 / 60.0, row as f32 / 60.0);
            window.harness.hover_at(at);
            window.frames(1);
            if window.harness.output().platform_output.cursor_icon == egui::CursorIcon::PointingHand {
                found = Some(at);
                break 'sweep;
            }
        }
    }
    let at = found.expect("the map has schools");
    window.click_at(at);
    assert!(window.state().shown.establishment.is_some());
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().shown.establishment, None);
}

#[test]
fn filters_choose_who_is_drawn() {
    let mut window = Window::small(Language::English);
    window.press("map-filter");
    window.press("kind-college");
    assert_eq!(window.state().shown.filter.kinds, [EstablishmentKind::College]);
    window.press("map-filter-none");
    assert!(window.state().shown.filter.kinds.is_empty());
}

#[test]
fn the_map_is_moved_with_keys() {
    let mut window = Window::small(Language::French);
    let drawn = |window: &Window| format!("{:?}", window.harness.output().shapes);
    map(&window).focus();
    window.frames(3);
    let before = drawn(&window);
    window.key(Modifiers::NONE, Key::Plus);
    window.frames(2);
    assert_ne!(before, drawn(&window), "plus comes closer");
    window.press("map-all");
    window.frames(2);
    assert!(window.state().shown.establishment.is_none());
}
