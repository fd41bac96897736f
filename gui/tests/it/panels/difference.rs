//! The map of differences: what the legend and the card of a school say is the difference of what is known of both
//! scenarios there.

use crate::harness::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::action::{Action, Extent};
use maillage_gui::panel::figure::{bound, measure_name, value};
use maillage_gui::quantity::Quantity;
use maillage_gui::theme::scale::STEPS;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;

/// What is looked at.
const MEASURE: Measure = Measure::DisturbedLessons;

/// Bounds between the classes of its difference: 2 and 10 points either way.
const BOUNDS: [f64; STEPS - 1] = [-0.1, -0.02, 0.02, 0.1];

/// A window on `fibre` less `aujourdhui` in 2018, chosen as people choose.
fn window(language: Language) -> Window {
    let mut window = Window::small(language);
    window.want(Action::Scenario("fibre".to_owned()));
    window.want(Action::Phase("2018".to_owned()));
    window.want(Action::Measure(MEASURE.into()));
    window.press_role(Role::ComboBox, "map-against");
    window.press_named(titles(language)[1]);
    window.settle();
    assert_eq!(window.state().shown.against.as_deref(), Some("aujourdhui"));
    window
}

/// Titles of the scenario shown and of the one that is subtracted.
const fn titles(language: Language) -> [&'static str; 2] {
    match language {
        Language::French => ["Fibre partout", "Ce qui est là"],
        Language::English => ["Fibre everywhere", "What is there"],
    }
}

/// What is known of each school here and there, from the figures of the two scenarios.
fn figures(window: &Window) -> Vec<(Option<f64>, Option<f64>)> {
    let view = |scenario: &str| {
        let cell = window.state().cell_of(scenario).unwrap();
        window.state().results.best(&cell).unwrap().clone()
    };
    let (here, there) = (view("fibre"), view("aujourdhui"));
    let schools = window.state().study.as_ref().unwrap().territory.establishments.len();
    (0..schools).map(|at| (here.figure(at, MEASURE), there.figure(at, MEASURE))).collect()
}

/// Of those schools that have figures on both sides, the difference.
fn differences(window: &Window) -> Vec<(usize, f64)> {
    let figures = figures(window).into_iter().enumerate();
    figures.filter_map(|(at, (here, there))| Some((at, here? - there?))).collect()
}

/// The words of labels, in the order in which they were drawn.
fn labels(window: &Window) -> Vec<String> {
    let labels = window.nodes().filter(|node| node.accesskit_node().role() == Role::Label);
    // Words that stand in a label of their own are not said twice.
    let outer =
        labels.filter(|node| node.accesskit_node().parent().is_none_or(|up| up.role() != Role::Label));
    outer.filter_map(|node| node.accesskit_node().value()).collect()
}

#[test]
fn the_legend_says_which_is_subtracted_and_how_many_differ() {
    for language in Language::ALL {
        let window = window(language);
        let name = measure_name(&window.text, MEASURE);
        let title = window.text.say("map-difference", &[("measure", name.into())]);
        let [shown, against] = titles(language);
        let pair =
            window.text.say("map-difference-pair", &[("shown", shown.into()), ("against", against.into())]);
        assert!(window.reads(&title) && window.reads(&pair), "{title}, {pair}: {:?}", window.words());
        let mut classes = [0_usize; STEPS];
        for (_, difference) in differences(&window) {
            classes[BOUNDS.iter().filter(|bound| difference >= **bound).count()] += 1;
        }
        assert!(classes.iter().filter(|count| **count > 0).count() > 1, "something differs: {classes:?}");
        // Rows from the greatest values to the least: the first says its count in words, those below the number alone.
        let words = labels(&window);
        let first = window.text.say("map-count", &[("count", classes[STEPS - 1].into())]);
        let at = words.iter().position(|word| *word == first);
        let at = at.unwrap_or_else(|| panic!("{first}: {words:?}"));
        let counts: Vec<usize> =
            words[at..].iter().filter_map(|word| word.parse().ok()).take(STEPS - 1).collect();
        let expected: Vec<usize> = classes[..STEPS - 1].iter().rev().copied().collect();
        assert_eq!(counts, expected, "{words:?}");
    }
}

#[test]
fn the_card_says_the_difference_and_the_figure() {
    for language in Language::ALL {
        let mut window = window(language);
        let differences = differences(&window);
        let by_size = |a: &&(usize, f64), b: &&(usize, f64)| a.1.abs().total_cmp(&b.1.abs());
        let &(at, difference) = differences.iter().max_by(by_size).unwrap();
        assert!(difference.abs() > 0.1, "the scenarios differ somewhere: {difference}");
        let here = figures(&window)[at].0.unwrap();
        // A school that is searched for comes into the middle of the map.
        let school = window.state().study.as_ref().unwrap().territory.establishments[at].clone();
        window.control(&window.say("map-search")).focus();
        window.frames(2);
        window.type_text(&school.key);
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().shown.establishment, Some(at));
        let name = window.state().study.as_ref().unwrap().territory.name.clone();
        let middle = window.control_with(Role::Image, &name).rect().center();
        window.harness.hover_at(middle);
        window.frames(2);
        let quantity = Quantity::from(MEASURE);
        let signed = bound(&window.text, quantity, difference, true);
        assert!(signed.starts_with(if difference > 0.0 { '+' } else { '−' }), "{signed}");
        let words = format!("{signed} ({})", value(&window.text, quantity, here));
        let said = window.text.say(
            "map-card-measure",
            &[("measure", measure_name(&window.text, MEASURE).into()), ("value", words.into())],
        );
        assert!(window.reads(&said), "{said}: {:?}", window.words());
    }
}

#[test]
fn an_estimate_less_a_simulation_is_called_so() {
    let mut window = window(Language::French);
    let said = |window: &Window| {
        ["map-difference-estimate-first", "map-difference-estimate-last"]
            .map(|key| window.reads(&window.say(key)))
    };
    assert_eq!(said(&window), [false, false], "both are estimates");
    window.want(Action::Against(None));
    window.want(Action::Simulate(Extent::Shown));
    window.want(Action::Against(Some("aujourdhui".to_owned())));
    assert_eq!(said(&window), [false, true], "a simulation less an estimate");
    window.want(Action::Scenario("aujourdhui".to_owned()));
    window.want(Action::Against(Some("fibre".to_owned())));
    assert_eq!(said(&window), [true, false], "an estimate less a simulation");
    window.want(Action::Simulate(Extent::Shown));
    assert_eq!(said(&window), [false, false], "both are simulated");
}

#[test]
fn the_card_says_when_a_difference_is_of_an_estimate_and_a_simulation() {
    let mut window = window(Language::French);
    let at = differences(&window)[0].0;
    // A school that is searched for comes into the middle of the map.
    let key = window.state().study.as_ref().unwrap().territory.establishments[at].key.clone();
    window.control(&window.say("map-search")).focus();
    window.frames(2);
    window.type_text(&key);
    window.key(Modifiers::NONE, Key::Enter);
    let name = window.state().study.as_ref().unwrap().territory.name.clone();
    let hover = |window: &mut Window| {
        let middle = window.control_with(Role::Image, &name).rect().center();
        window.harness.hover_at(middle);
        window.frames(2);
    };
    let mixed = window.say("map-card-mixed");
    hover(&mut window);
    let signed = |window: &Window| {
        let difference = differences(window).into_iter().find(|(school, _)| *school == at).unwrap().1;
        bound(&window.text, Quantity::from(MEASURE), difference, true)
    };
    assert!(window.reads(&signed(&window)), "the card is there: {:?}", window.words());
    assert!(!window.reads(&mixed), "both are estimates");
    window.want(Action::Against(None));
    window.want(Action::Simulate(Extent::Shown));
    window.want(Action::Against(Some("aujourdhui".to_owned())));
    hover(&mut window);
    assert!(window.reads(&mixed), "{:?}", window.words());
}
