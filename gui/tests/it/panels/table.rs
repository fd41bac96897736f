//! The table: every establishment, in order, selected.

use crate::harness::{Window, named};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::figure::place_name;
use maillage_scenarios::text::Language;

/// Names of schools in the order in which the table shows them.
fn rows(window: &Window) -> Vec<usize> {
    let study = window.state().study.as_ref().unwrap();
    let schools: Vec<String> = study.territory.establishments.iter().map(place_name).collect();
    let mut found: Vec<(i64, usize)> = window
        .nodes()
        .filter_map(|node| {
            let words = named(&node)?;
            let at = schools.iter().position(|school| *school == words)?;
            Some((node.rect().top() as i64, at))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, at)| at).collect()
}

#[test]
fn columns_order_the_rows() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Table);
    let schools = window.state().study.as_ref().unwrap().territory.establishments.clone();
    window.press("table-pupils");
    let pupils: Vec<u32> = rows(&window).into_iter().map(|at| schools[at].pupils).collect();
    assert!(pupils.len() > 5, "{pupils:?}");
    assert!(pupils.is_sorted_by(|a, b| a >= b), "most pupils first: {pupils:?}");
    let again =
        window.names().into_iter().find(|name| name.starts_with(&window.say("table-pupils"))).unwrap();
    window.press_named(&again);
    let pupils: Vec<u32> = rows(&window).into_iter().map(|at| schools[at].pupils).collect();
    assert!(pupils.is_sorted(), "fewest pupils first: {pupils:?}");
}

#[test]
fn a_row_selects_its_school() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Table);
    let second = rows(&window)[1];
    let school = window.state().study.as_ref().unwrap().territory.establishments[second].clone();
    let at = window.control(&place_name(&school)).rect().center();
    // Anywhere in the row.
    window.click_at(at + egui::vec2(300.0, 0.0));
    assert_eq!(window.state().shown.establishment, Some(second));
    window.want(Action::Select(None));
    window.press_named(&place_name(&school));
    assert_eq!(window.state().shown.establishment, Some(second));
}

#[test]
fn the_table_is_copied_whole() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Table);
    let copied = window.copied(&window.say("compare-copy"));
    window.frames(2);
    assert_eq!(copied.lines().count(), 1 + 24);
    let columns: Vec<usize> = copied.lines().map(|line| line.split('\t').count()).collect();
    assert!(columns.iter().all(|count| *count == columns[0] && *count > 3), "{columns:?}");
    assert!(window.reads(&window.say("gui-copied")));
}
