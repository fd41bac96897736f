//! Scenarios side by side: figures of each, verdicts once simulated, charts, a copy.

use crate::harness::Window;
use maillage_gui::action::{Action, Extent};
use maillage_gui::layout::Pane;
use maillage_gui::panel::compare::Chart;
use maillage_gui::panel::figure::{measure_name, with_margin};
use maillage_gui::panel::shot;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;

#[test]
fn every_scenario_has_its_figures_and_they_are_called_estimates() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Compare);
    for title in ["Ce qui est là", "Fibre partout"] {
        assert!(window.reads(title));
    }
    for scenario in ["aujourdhui", "fibre"] {
        let cell = window.state().cell_of(scenario).unwrap();
        let view = window.state().results.best(&cell).unwrap();
        let measure = Measure::DisturbedLessons;
        let words = with_margin(&window.text, measure, view.territory.get(measure).unwrap());
        assert!(window.reads(&words), "{scenario}: {words}");
    }
    assert!(window.reads(&measure_name(&window.text, Measure::LoginP95)));
    assert!(window.reads(&window.say("compare-estimates")));
}

#[test]
fn simulated_scenarios_have_margins_and_verdicts() {
    let mut window = Window::small(Language::English);
    window.want(Action::Phase("2020".to_owned()));
    window.show(Pane::Compare);
    window.want(Action::Simulate(Extent::Moment));
    let cell = window.state().cell_of("fibre").unwrap();
    let view = window.state().results.simulated(&cell).expect("it was simulated").clone();
    assert_eq!(view.replications, 3);
    assert!(window.reads(&window.say("compare-margins")));
    let verdicts = ["compare-is-better", "compare-is-worse", "compare-is-same"].map(|key| window.say(key));
    assert!(verdicts.iter().any(|verdict| window.reads(verdict)), "a verdict in words");
    let words = with_margin(&window.text, Measure::LoginP95, view.territory.get(Measure::LoginP95).unwrap());
    assert!(words.contains('±') && window.reads(&words), "{words}");
}

#[test]
fn every_chart_is_there_with_a_way_to_keep_it() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Compare);
    for chart in Chart::ALL {
        assert!(window.reads(&window.say(chart.key())), "{chart:?}");
    }
    let titles = Chart::ALL.map(|chart| window.say(chart.key())).into_iter();
    for title in titles.chain([measure_name(&window.text, Measure::DisturbedLessons)]) {
        assert_eq!(window.controls(&shot::name_of(&window.text, &title)).len(), 1, "{title}");
    }
    // A chart that is kept as a picture says which line is which scenario.
    for title in ["Ce qui est là", "Fibre partout"] {
        let named = window.words().iter().filter(|words| *words == title).count();
        assert!(named >= Chart::ALL.len(), "{title} is named {named} times");
    }
}

#[test]
fn a_scenario_is_chosen_where_it_is_compared() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Compare);
    let row = window.names().into_iter().find(|name| name.starts_with("Fibre everywhere")).unwrap();
    window.press_named(&row);
    assert_eq!(window.state().shown.scenario, "fibre");
}
