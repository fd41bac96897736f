//! Scenarios side by side: figures of each, verdicts once simulated, charts, a copy.

use crate::harness::{Window, named};
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use maillage_gui::action::{Action, Extent};
use maillage_gui::layout::Pane;
use maillage_gui::panel::compare::Chart;
use maillage_gui::panel::copy;
use maillage_gui::panel::figure::{measure_name, with_margin};
use maillage_gui::panel::shot;
use maillage_scenarios::question::cell::judge;
use maillage_scenarios::question::compare::KEY_FIGURES;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

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
fn scenarios_are_compared_by_any_key_figure() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Compare);
    let measure = Measure::ResponseP95;
    let cell = window.state().cell_of("fibre").unwrap();
    let interval = *window.state().results.best(&cell).unwrap().territory.get(measure).unwrap();
    let row = format!("Fibre everywhere, {}", with_margin(&window.text, measure, &interval));
    assert!(!window.names().contains(&row));
    assert!(!window.reads(&window.say("chart-nothing")));
    window.press("compare-by");
    window.press_named(&measure_name(&window.text, measure));
    assert_eq!(window.state().shown.compared_by, measure);
    assert!(window.names().contains(&row), "{row} in {:?}", window.names());
    // By the hour only disturbed lessons are known: that is said.
    assert!(window.reads(&window.say("chart-nothing")));
}

/// Every key figure of the table has its verdict against the reference, the copy too; estimates have none.
#[test]
fn every_key_figure_has_a_verdict() {
    let mut window = Window::small(Language::English);
    window.want(Action::Phase("2020".to_owned()));
    window.show(Pane::Compare);
    let verdicts = ["compare-is-better", "compare-is-worse", "compare-is-same"].map(|key| window.say(key));
    let copied = window.copied(&window.say("compare-copy"));
    assert!(!verdicts.iter().any(|verdict| copied.contains(verdict)), "{copied}");
    window.want(Action::Simulate(Extent::Moment));
    let copied = window.copied(&window.say("compare-copy"));
    let views = ["aujourdhui", "fibre"].map(|name| {
        let cell = window.state().cell_of(name).unwrap();
        window.state().results.simulated(&cell).unwrap().clone()
    });
    let standing = judge(&views[0], &[&views[1]]).remove(0);
    let rows: Vec<Vec<&str>> = copied.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), KEY_FIGURES.len());
    for (row, measure) in rows.iter().zip(KEY_FIGURES) {
        let words = match standing.on(measure) {
            Some(Verdict::Better) => &verdicts[0],
            Some(Verdict::Worse) => &verdicts[1],
            Some(Verdict::NotDistinguishable) => &verdicts[2],
            None => {
                assert!(!verdicts.iter().any(|verdict| row[2].contains(verdict)), "{row:?}");
                continue;
            }
        };
        assert!(row[2].ends_with(&format!("({words})")), "{row:?}: {words}");
        assert!(!row[1].contains(words), "the reference is not judged: {row:?}");
    }
    // What the verdicts are corrected for is said: one comparison of disturbed lessons, and those of the other figures.
    let judged = |measure: &Measure| standing.on(*measure).is_some();
    let others = KEY_FIGURES[1..].iter().filter(|measure| judged(measure)).count();
    assert!(judged(&KEY_FIGURES[0]) && others > 1, "{others}");
    let said = [("question", 1_usize.into()), ("others", others.into())];
    assert!(window.reads(&window.text.say("compare-corrected", &said)));
}

/// What a chart shows, in words, for those who do not see it.
fn told(window: &Window, chart: Chart) -> Option<String> {
    let name = window.say(chart.key());
    let is_chart = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().role() == Role::Image && named(node).as_ref() == Some(&name)
    };
    window.nodes().find(is_chart)?.accesskit_node().description()
}

#[test]
fn every_chart_is_told_in_words_of_its_measure() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Compare);
    for measure in [Measure::DisturbedLessons, Measure::LoginP95, Measure::PeakSessions] {
        window.want(Action::CompareBy(measure));
        let cell = window.state().cell_of("fibre").unwrap();
        let view = window.state().results.best(&cell).unwrap().clone();
        for chart in Chart::ALL {
            let is_known = match chart {
                Chart::Phases => true,
                Chart::Hours => measure != Measure::LoginP95,
                Chart::Departements | Chart::Establishments => measure != Measure::PeakSessions,
            };
            let Some(words) = told(&window, chart) else {
                assert!(!is_known, "{chart:?} of {measure:?} is not told");
                continue;
            };
            assert!(is_known, "{chart:?} of {measure:?}: {words}");
            for part in [measure_name(&window.text, measure).as_str(), "What is there", "Fibre everywhere"] {
                assert!(words.contains(part), "{chart:?} of {measure:?}: no {part} in {words}");
            }
            if chart == Chart::Departements {
                let interval = view.departements[0].get(measure).unwrap();
                assert!(words.contains(&with_margin(&window.text, measure, interval)), "{words}");
            }
        }
    }
    // By which measure scenarios are compared is no edit.
    assert!(!window.state().document.clone().undo());
}

#[test]
fn the_figures_of_a_chart_are_a_table_that_can_be_copied() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Compare);
    let name = window.say(Chart::Phases.key());
    let button = copy::name_of(&window.text, &name);
    assert!(window.controls(&button).is_empty(), "it is folded at first");
    let heading = window.text.say("chart-figures", &[("chart", name.as_str().into())]);
    window.press_named(&heading);
    window.frames(10);
    let copied = window.copied(&button);
    let rows: Vec<Vec<&str>> = copied.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], [window.say("chart-phase").as_str(), "What is there", "Fibre everywhere"]);
    let phases: Vec<&str> = rows[1..].iter().map(|row| row[0]).collect();
    assert_eq!(phases, ["2015", "2018", "2020"]);
    let shown = window.state().shown.phase.clone();
    let cell = window.state().cell_of("fibre").unwrap();
    let measure = Measure::DisturbedLessons;
    let interval = *window.state().results.best(&cell).unwrap().territory.get(measure).unwrap();
    let row = rows.iter().find(|row| row[0] == shown).unwrap();
    assert_eq!(
        row[2],
        format!("{} {}", with_margin(&window.text, measure, &interval), window.say("chart-estimate"))
    );
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
        let named = window.words().iter().filter(|words| words.starts_with(title)).count();
        assert!(named >= Chart::ALL.len(), "{title} is named {named} times");
    }
}

#[test]
fn what_stands_below_a_chart_does_not_lie_on_it() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Compare);
    let row = window.names().into_iter().find(|name| name.starts_with("Fibre everywhere,")).unwrap();
    let row = window.control(&row).rect();
    for chart in Chart::ALL {
        let chart = window.control_with(Role::Image, &window.say(chart.key())).rect();
        assert!(chart.top() > row.bottom(), "{chart:?} lies on {row:?}");
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
