//! Why an establishment is disturbed.

use crate::harness::Window;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_scenarios::results::blame::CulpritClass;
use maillage_scenarios::text::Language;

#[test]
fn a_disturbed_school_has_a_chain_of_causes_and_what_would_mend_it() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Explain);
    let at = window.worst();
    let school = window.state().study.as_ref().unwrap().territory.establishments[at].clone();
    let causes = window.state().view().unwrap().causes(at);
    assert!(!causes.is_empty(), "the school that is worst off in a region without fibre is disturbed");
    window.want(Action::Select(Some(at)));
    assert!(window.reads(&school.name) && window.reads(&school.commune_name));
    let mends: Vec<String> =
        CulpritClass::ALL.iter().map(|class| window.say(&format!("explain-mend-{}", class.key()))).collect();
    assert!(mends.iter().any(|mend| window.reads(mend)), "what would mend it: {:?}", window.words());
    // How it goes elsewhere: another scenario is a press away.
    let elsewhere = window.names().into_iter().find(|name| name.starts_with("Fibre partout")).unwrap();
    window.press_named(&elsewhere);
    assert_eq!(window.state().shown.scenario, "fibre");
    window.press("explain-back");
    assert_eq!(window.state().shown.establishment, None);
}

#[test]
fn without_a_selection_the_worst_are_offered() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Explain);
    assert!(window.reads(&window.say("explain-worst")));
    let schools = window.state().study.as_ref().unwrap().territory.establishments.clone();
    let offered = window
        .names()
        .into_iter()
        .find_map(|name| schools.iter().position(|school| name.contains(&school.name)).map(|at| (name, at)));
    let (name, at) = offered.expect("schools that are badly off are offered");
    window.press_named(&name);
    assert_eq!(window.state().shown.establishment, Some(at));
}
