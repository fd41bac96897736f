//! The editor by itself, driven by the names that screen readers speak. No renderer is needed.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use maillage_gui::action::{Action, Edit};
use maillage_gui::document::Document;
use maillage_gui::job::Worker;
use maillage_gui::panel::{Look, editor};
use maillage_gui::state::{Preferences, State, Theme};
use maillage_gui::text::Text;
use maillage_gui::theme;
use maillage_gui::work::live::{self, Answer, Request};
use maillage_scenarios::text::Language;
use std::collections::HashSet;
use std::thread::sleep;
use std::time::Duration;

/// An editor with what it needs of the application: edits are made and read.
struct Bench {
    state: State,
    text: Text,
    draft: editor::Draft,
    actions: Vec<Action>,
    live: Worker<Request, Answer>,
}

impl Bench {
    fn new(scenario: &str) -> Self {
        let context = egui::Context::default();
        let document = Document::bundled("sconeeta").unwrap();
        let mut bench = Self {
            state: State::new(document, Preferences::default()),
            text: Text::new(Language::French),
            draft: editor::Draft::default(),
            actions: Vec::new(),
            live: live::start(&context),
        };
        bench.read();
        scenario.clone_into(&mut bench.state.shown.scenario);
        "2018".clone_into(&mut bench.state.shown.phase);
        bench
    }

    /// Reads the texts, as the application does in the background.
    fn read(&mut self) {
        self.live.ask(Request::new(&self.state.document, None, HashSet::new()));
        for _ in 0..6000 {
            match self.live.next() {
                Some(Answer::Checked(study)) => {
                    self.state.faults.clear();
                    return self.state.check(study);
                }
                Some(Answer::Faults(faults)) => {
                    self.state.faults = faults;
                    return;
                }
                Some(_) | None => sleep(Duration::from_millis(10)),
            }
        }
        panic!("the texts are never read");
    }

    /// Carries out what was wanted; whether there was anything.
    fn work(&mut self) -> Vec<Action> {
        let actions = std::mem::take(&mut self.actions);
        for action in &actions {
            match action {
                Action::Edit(edit) => {
                    self.state.document.edit(edit, None).unwrap();
                    self.read();
                }
                Action::Scenario(name) => self.state.shown.scenario.clone_from(name),
                Action::Undo => {
                    self.state.document.undo();
                    self.read();
                }
                _ => {}
            }
        }
        actions
    }
}

fn open(scenario: &str, width: f32) -> Harness<'static, Bench> {
    let mut styled = false;
    let mut harness = Harness::builder().with_size([width, 1600.0]).build_ui_state(
        move |ui, bench: &mut Bench| {
            if !styled {
                theme::install(ui.ctx());
                theme::apply(ui.ctx(), Theme::Light, 1.0);
                styled = true;
                // The typeface is there from the next frame on.
                return;
            }
            let Bench { state, text, draft, actions, .. } = bench;
            let look = Look { text, palette: theme::palette(Theme::Light) };
            editor::ui(ui, &look, state, draft, actions);
        },
        Bench::new(scenario),
    );
    harness.run_steps(4);
    harness
}

/// Lets the editor draw, and carries out what it wanted.
fn go_on(harness: &mut Harness<'static, Bench>) -> Vec<Action> {
    harness.run_steps(3);
    let actions = harness.state_mut().work();
    harness.run_steps(3);
    actions
}

fn click(harness: &mut Harness<'static, Bench>, name: &str) -> Vec<Action> {
    harness.get_by_label(name).click();
    go_on(harness)
}

fn written(harness: &Harness<'static, Bench>, scenario: &str) -> String {
    harness.state().state.document.scenario_text(scenario).unwrap().to_string()
}

/// The texts of the window have non-breaking spaces.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_lever_says_what_it_moves_and_moves_it() {
    let mut harness = open("statu-quo", 360.0);
    let name = "Débit de la sortie Internet de la région";
    harness.get_by_role_and_label(Role::Slider, name).set_value_accesskit(5.0);
    let actions = go_on(&mut harness);
    assert!(
        matches!(&actions[..], [Action::Edit(Edit::Set { path, .. })] if path.join(".") == "network.internet.rate")
    );
    let text = written(&harness, "statu-quo");
    assert!(text.contains("network.internet.rate = \"5 Gb/s\""), "{text}");
}

#[test]
fn what_a_scenario_changes_is_counted_and_can_be_taken_back() {
    let mut harness = open("clients-legers", 360.0);
    let before = written(&harness, "clients-legers");
    let edit = Edit::Set {
        scenario: "clients-legers".to_owned(),
        phase: None,
        path: ["pools", "portal", "cores"].map(str::to_owned).to_vec(),
        value: "12".to_owned(),
    };
    harness.state_mut().actions.push(Action::Edit(edit));
    go_on(&mut harness);
    assert_ne!(written(&harness, "clients-legers"), before);
    click(&mut harness, "Champs");
    click(&mut harness, "Seulement ce qui change");
    // The section says how many of its values are the scenario's own.
    let heading = harness.get_all_by_label_contains("Groupes de serveurs").next().unwrap();
    let heading = plain(&heading.accesskit_node().label().unwrap_or_default());
    assert!(heading.contains("changement"), "{heading}");
    let actions = {
        let first = harness.get_all_by_label("reprendre").next().unwrap();
        first.click();
        go_on(&mut harness)
    };
    assert!(matches!(&actions[..], [Action::Edit(Edit::Unset { .. })]), "{actions:?}");
}

#[test]
fn a_fault_stands_beside_its_field_and_in_the_list_and_leads_there() {
    let mut harness = open("statu-quo", 360.0);
    let text = written(&harness, "statu-quo").replace("\ncores = 16\n", "\ncores = \"many\"\n");
    let edit = Edit::Text { scenario: "statu-quo".to_owned(), text: text.clone() };
    harness.state_mut().actions.push(Action::Edit(edit));
    go_on(&mut harness);
    assert_eq!(harness.state().state.faults.len(), 1);
    let message = harness.state().state.faults[0].message.clone();
    let message = maillage_scenarios::text::diagnostic::message(&harness.state().text, &message);
    // In the list only: the lever beside it says the same.
    let said = |harness: &Harness<'static, Bench>| harness.get_all_by_label_contains(&message).count();
    let in_levers = said(&harness);
    assert!(in_levers >= 2, "{in_levers}");
    let line = text.lines().position(|line| line == "cores = \"many\"").unwrap() + 1;
    harness.get_by_label_contains(&format!("statu-quo.toml, ligne {line}")).click();
    go_on(&mut harness);
    assert_eq!(harness.state().draft.tab, editor::Tab::Fields);
    assert!(said(&harness) >= 2);
    // The last right version stays, and undo brings the text back.
    assert!(harness.state().state.study.is_some());
    harness.state_mut().actions.push(Action::Undo);
    go_on(&mut harness);
    assert!(harness.state().state.faults.is_empty());
}

#[test]
fn what_is_no_toml_leads_to_its_line_in_the_text() {
    let mut harness = open("mobilite", 700.0);
    let text = "version = = 1\n".to_owned();
    harness
        .state_mut()
        .actions
        .push(Action::Edit(Edit::Text { scenario: "mobilite".to_owned(), text: text.clone() }));
    go_on(&mut harness);
    harness.get_all_by_label_contains("mobilite.toml, ligne 1").next().unwrap().click();
    go_on(&mut harness);
    assert_eq!(harness.state().draft.tab, editor::Tab::Text);
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "mobilite.toml");
    assert_eq!(field.accesskit_node().value().unwrap_or_default(), text);
}

#[test]
fn two_scenarios_are_compared_whichever_they_are() {
    let mut harness = open("statu-quo", 700.0);
    click(&mut harness, "Différences");
    assert!(harness.query_by_label("D’un côté").is_some());
    let chosen: Vec<String> =
        harness.get_all_by_role(Role::ComboBox).filter_map(|node| node.accesskit_node().value()).collect();
    assert_eq!(chosen.len(), 2, "{chosen:?}");
    assert!(harness.query_by_label_contains("différences en 2018").is_some());
}

#[test]
fn scenarios_are_copied_renamed_and_taken_out() {
    let mut harness = open("mobilite", 700.0);
    let actions = click(&mut harness, "Dupliquer");
    assert_eq!(actions, [Action::Edit(Edit::Duplicate { scenario: "mobilite".to_owned() })]);
    assert_eq!(harness.state().state.study.as_ref().unwrap().scenarios.len(), 6);
    click(&mut harness, "Renommer");
    let field = harness.get_by_role_and_label(Role::TextInput, "Français");
    field.focus();
    go_on(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "Français").type_text("!");
    go_on(&mut harness);
    let title = harness.state().state.study.as_ref().unwrap().scenario("mobilite").unwrap().title.fr.clone();
    assert!(title.contains('!'), "{title}");
    click(&mut harness, "Retirer");
    let study = harness.state().state.study.as_ref().unwrap();
    assert!(study.scenario("mobilite").is_none());
    assert_ne!(harness.state().state.shown.scenario, "mobilite");
}
