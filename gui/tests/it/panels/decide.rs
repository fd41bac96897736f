//! The decision: every part is there and called by its name, weights, prices and payers are tried without a simulation,
//! and what is overtaken is never shown as current.

use crate::harness::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use maillage_gui::account::Trial;
use maillage_gui::action::{Action, Extent};
use maillage_gui::layout::Pane;
use maillage_gui::text::number::decimal;
use maillage_scenarios::decide::account::Account;
use maillage_scenarios::text::Language;
use std::sync::Arc;

/// A window on the decision of the small study.
fn decision(language: Language) -> Window {
    let mut window = Window::small(language);
    window.show(Pane::Decide);
    window.settle();
    assert!(window.state().is_reckoned(), "{:?}", window.state().accounts.refused);
    window
}

fn shown(window: &Window) -> Arc<Account> {
    let (account, is_current) = window.state().accounts.shown().unwrap();
    assert!(is_current, "everything has settled");
    Arc::clone(account)
}

/// Moves the slider of this name a step up.
fn step(window: &mut Window, name: &str) {
    window.control_with(Role::Slider, name).focus();
    window.frames(2);
    window.key(Modifiers::NONE, Key::ArrowRight);
    window.settle();
}

#[test]
fn every_part_is_there_and_is_called_an_estimate() {
    for language in Language::ALL {
        let window = decision(language);
        for key in [
            "deciding-weights",
            "deciding-scores",
            "deciding-spread",
            "deciding-payers",
            "deciding-people",
            "deciding-prices",
            "deciding-equity",
            "deciding-worst",
            "deciding-said",
        ] {
            assert!(window.reads(&window.say(key)), "{key}");
        }
        // Two scenarios, three phases, two types of day: nothing is simulated.
        let words = window
            .text
            .say("deciding-estimate", &[("estimated", 12_usize.into()), ("cells", 12_usize.into())]);
        assert!(window.reads(&words), "{words}");
        let account = shown(&window);
        for scenario in &account.scenarios {
            let total = decimal(language, scenario.money.total.euros() / 1e6, 1);
            assert!(window.reads(&total), "{}: {total}", scenario.name);
        }
    }
}

#[test]
fn a_weight_is_moved_and_taken_back() {
    let mut window = decision(Language::French);
    let written = shown(&window);
    let judgement = written.judgement.as_ref().unwrap();
    let weight = judgement.decision.weights[0];
    let means = Arc::clone(&window.state().study.as_ref().unwrap().means);
    let name = means.means.criteria.0[0].1.title.fr.clone();
    let version = window.state().results.version;
    step(&mut window, &name);
    let account = shown(&window);
    let weights = &account.judgement.as_ref().unwrap().decision.weights;
    // The slider has steps of a hundredth, and stands on whole ones.
    assert!((weights[0] - (weight + 0.01)).abs() < 0.005 + 1e-9, "{weights:?}");
    assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{weights:?}");
    // In the frame itself nothing waits for the account.
    let decision = window.state().accounts.decision(&written).unwrap();
    assert_eq!(decision.weights, *weights);
    assert_eq!(account.scenarios, written.scenarios, "money and people stay");
    assert_eq!(window.state().results.version, version, "nothing is simulated or estimated again");
    window.press("deciding-weights-reset");
    window.settle();
    assert_eq!(window.state().accounts.trial, Trial::default());
    assert_eq!(shown(&window), written);
}

#[test]
fn a_price_is_tried_as_an_assumption() {
    let mut window = decision(Language::English);
    let written = shown(&window);
    let study = Arc::clone(window.state().study.as_ref().unwrap());
    let scenario = written.scenario(&window.state().shown.scenario).unwrap();
    let bar = scenario.money.tornado.as_ref().unwrap().bars[0];
    let item = study.means.means.items.get(&written.items[bar.item]).unwrap();
    let name = item.title.en.clone();
    step(&mut window, &name);
    assert!(window.reads(&window.say("deciding-tried-prices")), "what is tried is said to be tried");
    let tried = shown(&window);
    let before = scenario.money.total;
    let after = tried.scenario(&scenario.name).unwrap().money.total;
    assert!(after > before, "{name}: a higher price, {before:?} to {after:?}");
    window.press("deciding-reset");
    window.settle();
    assert_eq!(shown(&window), written);
}

#[test]
fn payers_change_with_the_governance_at_once() {
    let mut window = decision(Language::English);
    let written = shown(&window);
    let study = Arc::clone(window.state().study.as_ref().unwrap());
    let (key, rule) = &study.means.means.governances.0[0];
    window.press("deciding-governance");
    window.press_named(&rule.title.en);
    window.settle();
    let tried = shown(&window);
    for (before, after) in written.scenarios.iter().zip(&tried.scenarios) {
        let known = before.governances.iter().find(|known| known.governance == *key).unwrap();
        assert_eq!((&after.governance, after.money.total), (key, known.total), "{}", after.name);
        assert_eq!(after.money.by_payer, known.by_payer, "{}", after.name);
    }
}

#[test]
fn a_badly_served_school_is_selected() {
    let mut window = decision(Language::French);
    let account = shown(&window);
    let scenario = account.scenario(&window.state().shown.scenario).unwrap();
    let rate = scenario.phases.last().unwrap().fairness.rate.as_ref().unwrap();
    let worst = rate.worst[0].key;
    let study = Arc::clone(window.state().study.as_ref().unwrap());
    let school = &study.territory.establishments[worst];
    window.press_named(&maillage_gui::panel::figure::place_name(school));
    assert_eq!(window.state().shown.establishment, Some(worst));
    window.press("deciding-on-the-map");
    assert_eq!(window.state().shown.view, Pane::Map);
}

#[test]
fn what_is_overtaken_is_never_shown_as_current() {
    let mut window = decision(Language::French);
    let before = Arc::clone(window.state().accounts.reckoned.as_ref().unwrap());
    window.set_rate("1 Mb/s");
    window.until("the edit is read", |window| !window.state().is_reckoned());
    window.frames(1);
    // The texts are read before the account is made: what is there meanwhile cannot be used.
    if !window.state().is_reckoned() {
        let reset = window.say("deciding-weights-reset");
        assert!(window.controls(&reset).iter().all(|node| node.accesskit_node().is_disabled()));
        assert!(window.reads(&window.say("deciding-overtaken")));
    }
    window.settle();
    let after = window.state().accounts.reckoned.as_ref().unwrap();
    assert!(window.state().is_reckoned() && after.identity != before.identity);
    assert!(!window.reads(&window.say("deciding-overtaken")));
}

#[test]
fn an_account_of_simulated_days_is_no_estimate() {
    let mut window = decision(Language::English);
    window.want(Action::Simulate(Extent::Study));
    assert!(window.state().is_reckoned());
    let reckoned = window.state().accounts.reckoned.as_ref().unwrap();
    assert_eq!(reckoned.estimated, (0, 12));
    let days = &reckoned.quantities.scenarios[0].phases[0].days[0];
    assert_eq!(days.disturbed.len(), 3, "three days of each kind");
    assert!(!window.reads(&window.say("deciding-simulate")));
}

#[test]
fn an_account_that_is_stopped_is_made_when_it_is_wanted() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Decide);
    window.until("the account has begun", |window| window.state().accounts.progress.is_some());
    window.want(Action::StopReckoning);
    if !window.state().is_reckoned() {
        assert!(window.reads(&window.say("deciding-stopped")));
        window.press("deciding-again");
        window.settle();
    }
    assert!(window.state().is_reckoned());
}

#[test]
fn a_report_is_written_of_saved_results() {
    let mut window = decision(Language::French);
    let report = window.say("menu-report");
    assert!(window.control(&report).accesskit_node().is_disabled(), "there are no results");
    let results = window.folder().join("resultats");
    window.want(Action::SaveResultsIn(results.clone()));
    assert_eq!(window.state().accounts.results, Some(results.clone()));
    window.press_named(&report);
    assert!(window.reads(&window.say("ask-report-title")));
    window.want(Action::Ask(None));
    let path = window.folder().join("rapport.html");
    window.want(Action::WriteReport(path.clone()));
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"), "{}", &page[..40]);
    window.want(Action::WriteReport(window.folder().join("rapport.txt")));
    assert!(window.state().notice.as_ref().unwrap().is_fault);
    // Results that are opened have the account that was made of them here.
    let here = Arc::clone(&window.state().accounts.reckoned.as_ref().unwrap().account);
    window.want(Action::Open(results.clone()));
    window.want(Action::Show(Pane::Decide));
    assert!(window.state().is_reckoned());
    let there = window.state().accounts.reckoned.as_ref().unwrap();
    assert_eq!(there.estimated, (0, 12), "they are simulated");
    assert_eq!(there.account.items, here.items);
    assert_eq!(window.state().accounts.results, Some(results));
}
