//! Every control of every view has a name, in both languages: what has none does not exist for those who do not see it.

use crate::harness::{Window, is_control, named};
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;

/// Controls without a name, with the nearest name above them.
fn nameless(window: &Window) -> Vec<String> {
    let mut found: Vec<String> = window
        .nodes()
        .filter(|node| is_control(&node.accesskit_node()) && named(node).is_none())
        .filter(|node| !is_frame(window, node))
        // A hint names a field that is empty.
        .filter(|node| node.accesskit_node().data().placeholder().is_none_or(str::is_empty))
        .map(|node| {
            let above = std::iter::successors(node.parent(), NodeT::parent).find_map(|above| named(&above));
            format!("{:?} at {:?} in {above:?}", node.accesskit_node().role(), node.rect())
        })
        .collect();
    found.dedup();
    found
}

/// Whether a node is what panes are moved with by the pointer: their bars and the splitters between them, to which the
/// layout gives no name; and bars that scroll, which are known by their role.
fn is_frame(window: &Window, node: &Node<'_>) -> bool {
    let rect = node.rect();
    let is_bar = || {
        let tab = |pane: &Pane| {
            let tabs = window.controls(&window.say(pane.key()));
            tabs.iter()
                .any(|tab| rect.contains(tab.rect().center()) && rect.height() < 1.5 * tab.rect().height())
        };
        Pane::ALL.iter().any(tab)
    };
    match node.accesskit_node().role() {
        Role::ScrollBar => true,
        Role::Unknown => rect.width().min(rect.height()) < 7.0 || is_bar(),
        _ => false,
    }
}

/// Names that are keys: a text that does not exist shows its key.
fn keys(window: &Window) -> Vec<String> {
    let is_key = |name: &String| {
        let words = [
            "gui-",
            "menu-",
            "pane-",
            "map-",
            "editor-",
            "compare-",
            "elus-",
            "table-",
            "chart-",
            "timeline-",
            "field-",
            "measure-",
        ];
        words.iter().any(|start| name.starts_with(start)) && !name.contains(' ')
    };
    window.words().into_iter().filter(is_key).collect()
}

fn check(window: &Window, place: &str) {
    let nameless = nameless(window);
    assert!(
        nameless.is_empty(),
        "{place}: {} controls without a name:\n{}",
        nameless.len(),
        nameless.join("\n")
    );
    assert_eq!(keys(window), Vec::<String>::new(), "{place}: keys instead of words");
    assert!(window.names().len() > 10, "{place}: the walk finds hardly any control");
}

fn every_view(language: Language) {
    let mut window = Window::small(language);
    window.want(Action::Scenario("fibre".to_owned()));
    for selected in [None, Some(4)] {
        window.want(Action::Select(selected));
        for view in Pane::ALL {
            window.show(view);
            window.frames(2);
            check(&window, &format!("{view:?}, {selected:?}"));
        }
    }
    window.show(Pane::Editor);
    for tab in ["editor-fields", "editor-changes", "editor-text", "editor-levers"] {
        window.press(tab);
        window.frames(2);
        check(&window, tab);
    }
    // All sections of the form, opened by a search that everything holds.
    window.press("editor-fields");
    let search = window.say("map-search");
    window.control_with(egui::accesskit::Role::TextInput, &search).focus();
    window.frames(2);
    window.type_text(".");
    window.frames(4);
    check(&window, "every field");
    for menu in ["menu-file", "menu-edit", "menu-view"] {
        window.press(menu);
        check(&window, menu);
        window.press(menu);
    }
}

#[test]
fn every_control_has_a_name_in_french() {
    every_view(Language::French);
}

#[test]
fn every_control_has_a_name_in_english() {
    every_view(Language::English);
}
