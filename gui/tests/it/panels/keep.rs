//! What is kept of a pane: tables on the clipboard, charts as pictures; each button is called by what it keeps.

use crate::harness::Window;
use crate::snapshots::can_draw;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::figure::measure_name;
use maillage_gui::panel::{copy, shot};
use maillage_gui::state::{Purpose, Question};
use maillage_gui::text::number::decimal;
use maillage_scenarios::text::Language;
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Parts of the decision.
const PARTS: [&str; 9] = [
    "deciding-table",
    "deciding-weights",
    "deciding-scores",
    "deciding-spread",
    "deciding-payers",
    "deciding-people",
    "deciding-prices",
    "deciding-equity",
    "deciding-worst",
];

/// A window on a view of the small study.
fn window_on(view: Pane, language: Language) -> Window {
    let mut window = Window::small(language);
    window.show(view);
    window.settle();
    window
}

/// The cells of a table of the decision that is copied by the button of its part.
fn cells(window: &mut Window, key: &str) -> Vec<Vec<String>> {
    let name = copy::name_of(&window.text, &window.say(key));
    assert_eq!(window.controls(&name).len(), 1, "{name}");
    let copied = window.copied(&name);
    window.frames(2);
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    copied.lines().map(cells).collect()
}

#[test]
fn every_table_of_the_decision_is_copied_with_its_heads_and_rows() {
    for language in Language::ALL {
        let mut window = window_on(Pane::Decide, language);
        let account = Arc::clone(window.state().accounts.shown().unwrap().0);
        let scenario = account.scenario(&window.state().shown.scenario).unwrap();
        let scenarios = account.scenarios.len();
        let criteria = account.judgement.as_ref().unwrap().criteria.len();
        let sliders = window.nodes().filter(|node| node.accesskit_node().role() == Role::Slider).count();
        assert!(sliders > criteria, "there are prices to try");
        let worst = &scenario.phases.last().unwrap().fairness.rate.as_ref().unwrap().worst;
        let uncertain = account.scenarios.iter().filter(|known| known.money.uncertainty.is_some()).count();
        let expected = [
            ("deciding-table", "deciding-head-total", scenarios),
            ("deciding-weights", "deciding-weight", criteria),
            ("deciding-scores", "deciding-head-topsis", scenarios),
            ("deciding-spread", "deciding-spread-likely", uncertain),
            ("deciding-payers", "deciding-head-total", scenarios),
            ("deciding-people", "deciding-people-tickets", scenario.organisations.len()),
            ("deciding-prices", "deciding-prices-taken", sliders - criteria),
            ("deciding-equity", "deciding-equity-gini", scenarios),
            ("deciding-worst", "deciding-worst-pupils", worst.len()),
        ];
        assert_eq!(expected.map(|(key, _, _)| key), PARTS);
        for (key, head, rows) in expected {
            let lines = cells(&mut window, key);
            assert_eq!(lines.len(), 1 + rows, "{key}: {lines:?}");
            assert!(lines[0].contains(&window.say(head)), "{key}: {:?}", lines[0]);
            assert!(lines[0].len() > 2 && lines.iter().all(|line| line.len() == lines[0].len()), "{lines:?}");
            assert!(lines.iter().flatten().all(|cell| !cell.is_empty()), "{key}: {lines:?}");
        }
        // A spreadsheet reads the totals as numbers.
        let lines = cells(&mut window, "deciding-table");
        for (line, known) in lines[1..].iter().zip(&account.scenarios) {
            let total = decimal(language, known.money.total.euros() / 1e6, 1);
            assert_eq!(line[1], total.replace(char::is_whitespace, ""), "{}", known.name);
            assert!(window.reads(&line[0]), "its title");
        }
        assert!(window.reads(&window.say("gui-copied")));
    }
}

/// Names of what can be kept as a picture in a view.
fn charts(window: &Window, view: Pane) -> Vec<String> {
    let keys: &[&str] = match view {
        Pane::Decide => &PARTS,
        Pane::Elus => &[Pane::Elus.key(), "elus-picture-lessons", "elus-picture-maps", "elus-picture-blame"],
        Pane::Timeline => &[Pane::Map.key(), Pane::Timeline.key(), Pane::Explain.key()],
        Pane::Map => &[Pane::Editor.key(), Pane::Map.key(), Pane::Timeline.key(), Pane::Explain.key()],
        _ => &[],
    };
    keys.iter().map(|key| shot::name_of(&window.text, &window.say(key))).collect()
}

#[test]
fn every_chart_has_a_button_of_its_own_that_keeps_it() {
    for language in Language::ALL {
        for view in [Pane::Decide, Pane::Elus, Pane::Timeline, Pane::Map] {
            let window = window_on(view, language);
            for name in charts(&window, view) {
                assert_eq!(window.controls(&name).len(), 1, "{name} in {view:?}");
            }
        }
    }
}

#[test]
fn the_picture_that_is_wanted_is_taken_and_asks_for_its_place() {
    if !can_draw("what is kept") {
        return;
    }
    let mut window = Window::small(Language::English);
    let forest = measure_name(&window.text, Measure::DisturbedLessons);
    let wanted = [
        (Pane::Compare, forest),
        (Pane::Decide, window.say("deciding-people")),
        (Pane::Elus, window.say("elus-picture-blame")),
        (Pane::Map, window.say("pane-map")),
    ];
    for (view, title) in wanted {
        window.want(Action::Show(view));
        window.press_named(&shot::name_of(&window.text, &title));
        let asks = |window: &Window| {
            matches!(window.state().question, Some(Question::Where(Purpose::SavePicture, _)))
        };
        window.until("the picture", asks);
        let path = window.folder().join(format!("{title}.png"));
        window.want(Action::SavePictureTo(path.clone()));
        let picture = image::open(&path).unwrap();
        // A part of the window, which has 1400 by 900 points.
        assert!(picture.height() > 60 && picture.height() < 900, "{title}: {}", picture.height());
        assert!(picture.width() > 60 && picture.width() < 1400, "{title}: {}", picture.width());
    }
}

#[test]
fn files_have_names_in_the_language() {
    for language in Language::ALL {
        let mut window = window_on(Pane::Map, language);
        window.want(Action::SaveResults);
        let Some(Question::Where(Purpose::SaveResults, path)) = &window.state().question else {
            panic!("it asks for a folder");
        };
        assert_eq!(path.file_name().unwrap().to_str(), Some(&*window.say("gui-file-results")));
        window.want(Action::ChooseReport);
        let Some(Question::Where(Purpose::Report, path)) = &window.state().question else {
            panic!("it asks for a file");
        };
        assert_eq!(path.file_name().unwrap().to_str(), Some(&*window.say("gui-file-report")));
    }
}
