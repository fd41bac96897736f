//! The keyboard alone: every control is reached with Tab, in order, and used with Space or Enter.

use crate::harness::{Window, named};
use egui::accesskit::{Action as Act, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::state::Listing;
use maillage_scenarios::text::Language;
use std::collections::BTreeSet;

/// Identity and name of the node that has the focus: of a table, the table, whichever of its rows is gone to.
fn focused(window: &Window) -> Option<(String, String)> {
    let node = window.nodes().find(|node| node.accesskit_node().is_focused_in_tree())?;
    Some((format!("{:?}", node.accesskit_node().id()), named(&node).unwrap_or_default()))
}

/// Nodes that can have the focus and be used.
fn reachable(window: &Window) -> BTreeSet<(String, String)> {
    window
        .nodes()
        .filter(|node| {
            let node = node.accesskit_node();
            node.data().supports_action(Act::Focus)
                && node.data().supports_action(Act::Click)
                && !node.is_disabled()
        })
        .map(|node| (format!("{:?}", node.accesskit_node().id()), named(&node).unwrap_or_default()))
        .collect()
}

/// Presses Tab until the focus comes back; what it went over, in order.
fn round(window: &mut Window) -> Vec<(String, String)> {
    let mut visited: Vec<(String, String)> = Vec::new();
    for _ in 0..600 {
        window.key(Modifiers::NONE, Key::Tab);
        match focused(window) {
            Some(now) if visited.first() == Some(&now) => break,
            Some(now) if !visited.contains(&now) => visited.push(now),
            _ => {}
        }
    }
    visited
}

/// Goes round what is shown with Tab.
fn check(window: &mut Window, shown: &str) {
    let visited = round(window);
    let seen: BTreeSet<(String, String)> = visited.iter().cloned().collect();
    let missed: Vec<(String, String)> = reachable(window).difference(&seen).cloned().collect();
    assert!(missed.is_empty(), "{shown}: Tab does not reach {missed:?}, only {visited:?}");
    // The menus follow each other, then comes what is below; a round may begin anywhere, and names may stand twice.
    let menus = ["menu-file", "menu-edit", "menu-view"].map(|key| window.say(key));
    let follow =
        |at: usize| (0..menus.len()).all(|menu| visited[(at + menu) % visited.len()].1 == menus[menu]);
    assert!((0..visited.len()).any(follow), "{shown}: {visited:?}");
}

#[test]
fn tab_reaches_every_control() {
    let mut window = Window::small(Language::French);
    for view in Pane::ALL {
        window.show(view);
        // What is still to come would take the place of what was gone over.
        window.settle();
        check(&mut window, &format!("{view:?}"));
    }
}

#[test]
fn tab_reaches_every_control_of_the_editor() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Editor);
    for tab in ["editor-fields", "editor-changes", "editor-text"] {
        window.press(tab);
        check(&mut window, tab);
    }
}

#[test]
fn tab_reaches_every_control_of_the_table() {
    let mut window = Window::small(Language::French);
    window.until("the film", |window| window.state().film().is_some());
    window.show(Pane::Table);
    window.want(Action::Select(Some(3)));
    for listing in Listing::ALL {
        window.want(Action::List(listing));
        check(&mut window, &format!("{listing:?}"));
    }
}

#[test]
fn what_gets_the_focus_is_brought_into_view() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Editor);
    window.press("editor-fields");
    let search = window.say("map-search");
    window.control_with(Role::TextInput, &search).focus();
    window.frames(2);
    // All sections open.
    window.type_text(".");
    window.frames(4);
    let bottom = window.harness.ctx.content_rect().bottom();
    let hidden: BTreeSet<String> = window
        .nodes()
        .filter(|node| node.accesskit_node().bounding_box().is_some() && node.rect().top() > bottom)
        .map(|node| format!("{:?}", node.accesskit_node().id()))
        .collect();
    let mut brought = 0;
    for _ in 0..80 {
        window.key(Modifiers::NONE, Key::Tab);
        // Scrolling takes a moment.
        window.frames(4);
        let node = window.nodes().find(|node| node.accesskit_node().is_focused_in_tree());
        let Some(node) = node else { continue };
        assert!(node.rect().bottom() <= bottom, "{:?} is below the window", named(&node));
        brought += usize::from(hidden.contains(&format!("{:?}", node.accesskit_node().id())));
    }
    assert!(brought > 0, "the fields are longer than the window: {} were below it", hidden.len());
}

#[test]
fn space_and_enter_use_what_has_the_focus() {
    for key in [Key::Space, Key::Enter] {
        let mut window = Window::small(Language::English);
        let name = window.say(Pane::Compare.key());
        window.control(&name).focus();
        window.frames(2);
        window.key(Modifiers::NONE, key);
        assert_eq!(window.state().shown.view, Pane::Compare, "{key:?}");
        assert!(!window.state().shown.playing, "{key:?} belongs to what has the focus");
    }
}
