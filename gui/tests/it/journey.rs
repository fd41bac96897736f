//! The main journey, by the names of controls: open, find a school, read why, try something else, simulate, compare, undo.

use crate::harness::Window;
use egui::accesskit::Role;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::figure::place_name;
use maillage_scenarios::results::blame::CulpritClass;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
use std::sync::Arc;

#[test]
fn the_journey_in_french() {
    journey(Language::French);
}

#[test]
fn the_journey_in_english() {
    journey(Language::English);
}

fn journey(language: Language) {
    // The program starts on a study that comes with it; another one is dropped on the window.
    let mut window = Window::first_start(language);
    window.until("the first map", |window| window.state().study.is_some());
    let study = window.write_small();
    window.drop_file(&study);
    assert_eq!(window.state().study.as_ref().unwrap().scenarios.len(), 2);
    let original = window.state().document.texts().clone();

    // A scenario, in 2018.
    window.press_role(Role::ComboBox, "gui-scenario");
    window.press_named(match language {
        Language::French => "Fibre partout",
        Language::English => "Fibre everywhere",
    });
    window.press_named("2018");
    window.settle();

    // The school that is worst off is searched for, found, selected; why is read.
    let at = window.worst();
    let school = window.state().study.as_ref().unwrap().territory.establishments[at].clone();
    window.control(&window.say("map-search")).focus();
    window.frames(2);
    window.type_text(&school.name);
    // What is offered takes its place first.
    window.frames(3);
    window.press_named(&place_name(&school));
    assert_eq!(window.state().shown.establishment, Some(at));
    window.show(Pane::Explain);
    let mends = CulpritClass::ALL.map(|class| window.say(&format!("explain-mend-{}", class.key())));
    assert!(mends.iter().any(|mend| window.reads(mend)), "why, and what would mend it: {:?}", window.words());

    // A copy of the scenario, with slower fibre.
    window.show(Pane::Editor);
    window.press("gui-duplicate");
    window.settle();
    assert_eq!(window.state().shown.scenario, "fibre-2");
    let estimate = window.state().view().unwrap().clone();
    window.control_with(Role::Slider, &window.say("name-colleges-fibre")).set_value_accesskit(11.0);
    window.settle();
    let slower = window.state().view().unwrap().clone();
    assert!(window.scenario_text("fibre-2").contains("11 Mb/s"));
    let share = |view: &maillage_scenarios::question::cell::CellView| {
        view.territory.get(Measure::AccessUtilisationP95).unwrap().mean
    };
    assert!(
        share(&slower) > share(&estimate),
        "slower lines are fuller: {} {}",
        share(&slower),
        share(&estimate)
    );
    assert!(slower.is_estimate && window.reads(&window.say("gui-is-estimate")));

    // The real thing.
    window.press("gui-simulate");
    window.settle();
    let simulated = window.state().view().unwrap().clone();
    assert!(!simulated.is_estimate && simulated.replications == 3);
    assert!(window.reads(&window.text.say("gui-is-simulated", &[("replications", 3_usize.into())])));

    // Beside the others.
    window.show(Pane::Compare);
    for known in &window.state().study.as_ref().unwrap().scenarios {
        assert!(window.reads(maillage_gui::study::said(&known.title, language)), "{}", known.name);
    }
    window.want(Action::Select(None));

    // Back to the start: the slider, then the copy.
    window.menu("menu-edit", "menu-undo");
    window.settle();
    assert!(
        Arc::ptr_eq(window.state().view().unwrap(), &estimate),
        "the figures of the copy before the slider"
    );
    window.menu("menu-edit", "menu-undo");
    window.settle();
    assert_eq!(*window.state().document.texts(), original);
    assert!(!window.state().document.is_changed());
    assert_eq!(window.state().study.as_ref().unwrap().scenarios.len(), 2);
    assert!(window.state().view().is_some(), "a scenario that exists is shown");
}
