//! The foot: the territory, what kind of figures these are, notices.

use crate::harness::Window;
use maillage_gui::action::{Action, Extent};
use maillage_scenarios::text::Language;

#[test]
fn the_foot_says_what_kind_of_figures_these_are() {
    let mut window = Window::small(Language::French);
    assert!(window.reads(&window.say("gui-is-estimate")));
    assert!(window.reads("24"), "the number of establishments");
    window.want(Action::Simulate(Extent::Shown));
    assert!(window.reads(&window.text.say("gui-is-simulated", &[("replications", 3_usize.into())])));
    assert!(window.reads(&window.say("gui-simulated")));
    window.press("gui-dismiss");
    assert!(!window.reads(&window.say("gui-simulated")));
    // Another scenario was not simulated.
    window.want(Action::Scenario("fibre".to_owned()));
    assert!(window.reads(&window.say("gui-is-estimate")));
}
