//! Small windows and large words: what people look at lies within the window, and what has no room is a press away.

use crate::harness::Window;
use egui::accesskit::Role;
use egui::{Pos2, Rect, Vec2, vec2};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;

/// A small window, points.
const SMALL: Vec2 = vec2(900.0, 600.0);

/// A window of this size in English, whose clock tells the strip of the day from other sliders.
fn sized(size: Vec2) -> Window {
    let mut window = Window::small(Language::English);
    window.harness.set_size(size);
    window.settle();
    window.frames(4);
    window
}

/// Whether all of this is in the window.
fn holds(size: Vec2, rect: Rect) -> bool {
    Rect::from_min_size(Pos2::ZERO, size).contains_rect(rect)
}

/// The map.
fn map(window: &Window) -> Rect {
    let name = &window.state().study.as_ref().unwrap().territory.name;
    window.control_with(Role::Image, name).rect()
}

/// The strip of the day.
fn strip(window: &Window) -> Rect {
    window.control_with(Role::Slider, "08:30").rect()
}

#[test]
fn the_strip_of_the_day_lies_within_a_small_window() {
    let mut window = sized(SMALL);
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    window.frames(4);
    let (strip, map) = (strip(&window), map(&window));
    assert!(holds(SMALL, strip) && strip.height() > 80.0, "{strip:?}");
    assert!(holds(SMALL, map) && map.width().min(map.height()) > 150.0, "{map:?}");
    assert!(!strip.intersects(map), "{strip:?}, {map:?}");
}

#[test]
fn what_a_small_window_has_no_room_for_is_a_tab_away() {
    let mut window = sized(SMALL);
    assert!(holds(SMALL, map(&window)) && map(&window).height() > 150.0, "{:?}", map(&window));
    let day = window.say(Pane::Timeline.key());
    // The other control of this name is the view.
    let tabs = window.controls(&day).into_iter().map(|tab| tab.rect());
    let tab = tabs.max_by(|one, other| one.top().total_cmp(&other.top())).unwrap();
    assert!(!window.reads("08:30"), "the day is behind the map");
    window.click_at(tab.center());
    window.frames(4);
    assert_eq!(window.state().shown.view, Pane::Map, "the view is the same");
    let strip = strip(&window);
    assert!(holds(SMALL, strip) && strip.height() > 80.0, "{strip:?}");
}

#[test]
fn the_legend_of_a_low_map_is_unfolded_by_name() {
    let mut window = sized(SMALL);
    let utilisation = window.say("map-utilisation");
    let more = window.control(&window.say("map-legend-more")).rect();
    assert!(map(&window).contains_rect(more), "{more:?}");
    assert!(!window.reads(&utilisation));
    window.press("map-legend-more");
    window.frames(4);
    assert!(window.reads(&utilisation));
    let less = window.control(&window.say("map-legend-less")).rect();
    assert!(map(&window).contains_rect(less), "all of it still begins on the map: {less:?}");
    window.press("map-legend-less");
    window.frames(4);
    assert!(!window.reads(&utilisation));
}

#[test]
fn the_legend_of_a_large_map_is_whole_until_someone_folds_it() {
    let mut window = Window::small(Language::English);
    let utilisation = window.say("map-utilisation");
    assert!(window.reads(&utilisation));
    window.press("map-legend-less");
    assert!(!window.reads(&utilisation));
    assert!(window.reads(&window.say("figure-none")), "its classes stay");
}

#[test]
fn large_words_push_nothing_out_of_the_window() {
    let size = vec2(1400.0, 900.0);
    let mut window = sized(size);
    window.want(Action::TextSize(1.5));
    window.frames(4);
    // All of the legend or a part of it, as there is room: its button is on the map.
    let buttons = ["map-legend-more", "map-legend-less"].map(|key| window.controls(&window.say(key)));
    let buttons: Vec<Rect> = buttons.iter().flatten().map(egui_kittest::Node::rect).collect();
    assert_eq!(buttons.len(), 1);
    assert!(map(&window).contains_rect(buttons[0]), "{buttons:?} in {:?}", map(&window));
    window.show(Pane::Timeline);
    window.until("the film", |window| window.state().film().is_some());
    window.frames(4);
    let strip = strip(&window);
    assert!(holds(size, strip) && strip.height() > 1.5 * 80.0, "{strip:?}");
}
