//! The map: search, selection, filters, keys.

use crate::harness::{Window, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::panel::figure::{hundredths, place_name, value};
use maillage_gui::panel::places::class_name;
use maillage_scenarios::results::places::LinkClass;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
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

#[test]
fn sites_and_shared_links_are_nodes_with_how_full_they_are() {
    let window = Window::small(Language::French);
    let view = window.state().view().unwrap();
    let used = |class: LinkClass| {
        let links = view.places.links.iter().zip(&view.links).filter(|(place, _)| place.kind == class);
        links.map(|(_, link)| link.utilisation_p95).fold(0.0, f32::max)
    };
    let full = hundredths(&window.text, used(LinkClass::Internet));
    // A site is as full as its hosts, where it has any.
    let pools = view.places.pools.iter().zip(&view.pools).filter(|(place, _)| place.site == "internet");
    let pools = pools.map(|(_, pool)| pool.utilisation_p95).reduce(f32::max);
    let of_site = pools.map_or_else(|| full.clone(), |used| hundredths(&window.text, used));
    let site = [("place", window.say("map-internet").into()), ("used", of_site.into())];
    let site = window.text.say("map-node", &site);
    let gauges: Vec<String> = window
        .nodes()
        .filter(|node| node.accesskit_node().role() == Role::Meter)
        .filter_map(|node| named(&node))
        .collect();
    assert!(gauges.contains(&site), "{site:?} in {gauges:?}");
    let class = class_name(&window.text, LinkClass::Internet);
    let link = gauges.iter().find(|gauge| gauge.starts_with(&class) && **gauge != site);
    assert!(link.is_some_and(|link| link.contains(&full)), "{link:?} in {gauges:?}");
    assert!(gauges.len() <= 60, "{} nodes", gauges.len());
}

#[test]
fn the_school_selected_is_a_node_with_its_measure() {
    let mut window = Window::small(Language::French);
    let school = window.state().study.as_ref().unwrap().territory.establishments[5].clone();
    let node = |window: &Window| {
        let gauges = window.nodes().filter(|node| node.accesskit_node().role() == Role::Meter);
        gauges.filter_map(|node| named(&node)).find(|name| name.starts_with(&place_name(&school)))
    };
    assert_eq!(node(&window), None);
    window.want(Action::Select(Some(5)));
    let figure = window.state().view().unwrap().figure(5, Measure::DisturbedLessons).unwrap();
    let words = value(&window.text, Measure::DisturbedLessons, figure);
    let said = node(&window).expect("the school selected has a node");
    assert!(said.ends_with(&words), "{said} ends with {words}");
}
