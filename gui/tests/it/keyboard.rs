//! The keyboard alone: every control is reached with Tab, in order, and used with Space or Enter.

use crate::harness::{Window, named};
use egui::accesskit::Action as Act;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;
use std::collections::BTreeSet;

/// Identity and name of the node that has the focus.
fn focused(window: &Window) -> Option<(String, String)> {
    let node = window.nodes().find(egui_kittest::Node::is_focused)?;
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

#[test]
fn tab_reaches_every_control() {
    let mut window = Window::small(Language::French);
    for view in [Pane::Map, Pane::Compare, Pane::Elus, Pane::Explain, Pane::Decide] {
        window.show(view);
        let visited = round(&mut window);
        let seen: BTreeSet<(String, String)> = visited.iter().cloned().collect();
        let missed: Vec<(String, String)> = reachable(&window).difference(&seen).cloned().collect();
        assert!(missed.is_empty(), "{view:?}: Tab does not reach {missed:?}, only {visited:?}");
        let place = |key: &str| {
            let name = window.say(key);
            visited
                .iter()
                .position(|(_, known)| *known == name)
                .unwrap_or_else(|| panic!("{name} in {visited:?}"))
        };
        // A round may begin anywhere.
        let after = |key: &str| (place(key) + visited.len() - place("menu-file")) % visited.len();
        assert!(after("menu-edit") == 1 && after("gui-simulate") > after("menu-edit"), "{visited:?}");
    }
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
