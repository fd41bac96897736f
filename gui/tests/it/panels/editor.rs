//! The editor: sliders, the text, what is wrong, differences, undo.

use crate::harness::Window;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use maillage_gui::action::{Action, Edit};
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;

/// The editor on the scenario with fibre in 2018.
fn editor(language: Language) -> Window {
    let mut window = Window::small(language);
    window.want(Action::Scenario("fibre".to_owned()));
    window.show(Pane::Editor);
    window
}

#[test]
fn a_slider_writes_the_text_and_the_estimate_follows() {
    let mut window = editor(Language::French);
    let before = window.scenario_text("fibre");
    let estimate = window.state().view().unwrap().clone();
    window.control_with(Role::Slider, &window.say("name-colleges-fibre")).set_value_accesskit(20.0);
    window.settle();
    let after = window.scenario_text("fibre");
    assert!(after.contains("down = \"20 Mb/s\" # to be argued"), "the comment stays: {after}");
    assert_eq!(after.lines().count(), before.lines().count());
    let now = window.state().view().unwrap();
    assert!(
        now.is_estimate && !std::sync::Arc::ptr_eq(now, &estimate),
        "there is an estimate of the new text"
    );
    assert!(window.state().document.is_changed());
    window.press("menu-undo");
    window.settle();
    assert_eq!(window.scenario_text("fibre"), before);
    assert!(
        std::sync::Arc::ptr_eq(window.state().view().unwrap(), &estimate),
        "undone, the figures are found again"
    );
    window.press("menu-redo");
    window.settle();
    assert_eq!(window.scenario_text("fibre"), after);
}

#[test]
fn a_text_that_cannot_be_read_leaves_the_last_valid_study() {
    let mut window = editor(Language::French);
    window.press("editor-text");
    let study = window.state().study.clone().unwrap();
    let shown = window.state().view().unwrap().clone();
    let field = window.control_with(Role::MultilineTextInput, "fibre.toml");
    field.set_text_value_accesskit("version = 1\nextends = \"sconeeta/statu-quo\"\n[network\n");
    window.settle();
    assert!(!window.state().faults.is_empty());
    assert!(
        std::sync::Arc::ptr_eq(window.state().study.as_ref().unwrap(), &study),
        "the last valid study stays"
    );
    assert!(std::sync::Arc::ptr_eq(window.state().view().unwrap(), &shown));
    let place = window.text.say("editor-place", &[("file", "fibre.toml".into()), ("line", 3_usize.into())]);
    assert!(window.reads(&place), "the fault says where: {:?}", window.words());
    let faults = window.text.say("gui-faults", &[("count", window.state().faults.len().into())]);
    assert!(window.reads(&faults));
    assert!(window.control(&window.say("gui-simulate")).accesskit_node().is_disabled());
    // A copy could not be read either: the editor stays where the fault is.
    let before = window.state().shown.scenario.clone();
    window.press("gui-duplicate");
    window.settle();
    assert_eq!(window.state().shown.scenario, before);
    assert!(window.reads(&window.say("gui-mend-first")), "{:?}", window.words());
    window.want(Action::Undo);
    assert!(window.state().faults.is_empty());
}

#[test]
fn what_is_typed_keeps_the_focus_when_faults_come_and_go() {
    let mut window = editor(Language::French);
    window.press("editor-text");
    let focused = |window: &Window| window.harness.ctx.memory(egui::Memory::focused);
    window.control_with(Role::MultilineTextInput, "fibre.toml").focus();
    window.frames(3);
    let before = focused(&window);
    assert!(before.is_some());
    window.type_text("=");
    window.settle();
    assert!(!window.state().faults.is_empty(), "the text is wrong now");
    assert_eq!(focused(&window), before, "and typing goes on");
}

#[test]
fn an_unknown_key_is_a_fault_with_its_place() {
    let mut window = editor(Language::English);
    let text = format!("{}\n[network]\nspede = 3\n", window.scenario_text("fibre"));
    window.want(Action::Edit(Edit::Text { scenario: "fibre".to_owned(), text }));
    assert_eq!(window.state().faults.len(), 1);
    assert!(window.reads("spede"));
}

#[test]
fn differences_name_what_was_changed() {
    let mut window = editor(Language::English);
    window.press("editor-changes");
    let count = |window: &Window| {
        window.words().iter().find_map(|words| {
            words.split_once(' ').filter(|(_, rest)| rest.starts_with("difference"))?.0.parse::<usize>().ok()
        })
    };
    let before = count(&window).unwrap();
    window.want(Action::Edit(Edit::Set {
        scenario: "fibre".to_owned(),
        phase: None,
        path: ["network", "internet", "rate"].map(str::to_owned).to_vec(),
        value: "\"77 Gb/s\"".to_owned(),
    }));
    assert_eq!(count(&window), Some(before + 1));
    assert!(window.reads("77"), "{:?}", window.words());
}

#[test]
fn a_scenario_is_duplicated_and_the_copy_starts_from_it() {
    let mut window = editor(Language::French);
    window.press("gui-duplicate");
    window.settle();
    assert_eq!(window.state().shown.scenario, "fibre-2");
    let parent =
        window.text.say("editor-extends", &[("scenario", "Fibre partout".into()), ("changes", "".into())]);
    assert!(window.reads(parent.trim_end_matches(", ")), "{parent:?} in {:?}", window.words());
    // What it does not say itself is that of its parent.
    let figure = |window: &Window, scenario: &str| {
        let cell = window.state().cell_of(scenario).unwrap();
        let view = window.state().results.best(&cell).unwrap().clone();
        view.territory.get(maillage_sim::measure::Measure::DisturbedLessons).unwrap().mean
    };
    assert_eq!(figure(&window, "fibre-2"), figure(&window, "fibre"));
    assert_eq!(window.state().study.as_ref().unwrap().scenarios.len(), 3);
}

#[test]
fn fields_are_found_by_words() {
    let mut window = editor(Language::English);
    window.press("editor-fields");
    let all = window.names().len();
    window.control_with(Role::TextInput, &window.say("map-search")).focus();
    window.frames(2);
    window.type_text("colleges_fibre");
    window.frames(3);
    assert!(window.reads(&window.say("field-links-down")), "the field is shown");
    assert_ne!(window.names().len(), all);
}
