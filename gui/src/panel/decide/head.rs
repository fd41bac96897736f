//! The head of the view: what is decided, from what, how far the account is, the verdict in sentences, the report.

use super::note;
use crate::account::{Accounts, Reckoned, Trial};
use crate::action::{Action, Extent};
use crate::panel::Look;
use crate::state::State;
use crate::text::{number, unbroken};
use crate::theme;
use egui::{Align, Button, Label, Layout, ProgressBar, RichText, Ui};
use maillage_scenarios::decide::account::Account;
use maillage_scenarios::question::decide::verdict;

/// Draws the head.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, is_known: bool, actions: &mut Vec<Action>) {
    let accounts = &state.accounts;
    let shown = accounts.reckoned.as_ref().zip(accounts.shown());
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            report(ui, look, accounts, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = shown.as_ref().map_or_else(
                    || look.text.get("deciding-title"),
                    |(reckoned, (account, _))| heading(look, reckoned, account),
                );
                ui.add(Label::new(RichText::new(words).heading()).wrap());
            });
        });
    });
    ui.add_space(4.0);
    status(ui, look, state, is_known, actions);
    let Some((reckoned, (account, is_current))) = shown else { return };
    trial(ui, look, accounts, actions);
    ui.add_space(6.0);
    let size = egui::TextStyle::Body.resolve(ui.style()).size * 1.12;
    for (index, sentence) in verdict(reckoned.subject(account), look.text).into_iter().enumerate() {
        let is_veto = account.judgement.as_ref().is_some_and(|known| index < known.decision.exclusions.len());
        let colour = match (is_known && is_current, is_veto) {
            (false, _) => look.palette.quiet,
            (true, true) => look.palette.bad,
            (true, false) => look.palette.ink,
        };
        let words = RichText::new(unbroken(sentence)).size(size).color(colour);
        ui.add(Label::new(words).wrap());
    }
    ui.add_space(10.0);
}

fn heading(look: &Look<'_>, reckoned: &Reckoned, account: &Account) -> String {
    look.text.say(
        "deciding-heading",
        &[
            ("territory", reckoned.territory.name.as_str().into()),
            ("years", account.years.into()),
            ("first", account.first_year.to_string().into()),
            ("last", (account.first_year + account.years.saturating_sub(1)).to_string().into()),
            ("euros", account.euros_of.to_string().into()),
        ],
    )
}

fn report(ui: &mut Ui, look: &Look<'_>, accounts: &Accounts, actions: &mut Vec<Action>) {
    let button = ui.add_enabled(accounts.results.is_some(), Button::new(look.text.get("menu-report")));
    let hint = match &accounts.results {
        Some(folder) => {
            look.text.say("deciding-report-of", &[("folder", folder.display().to_string().into())])
        }
        None => look.text.get("deciding-report-none"),
    };
    let button = button.on_hover_text(hint.clone()).on_disabled_hover_text(hint);
    if button.clicked() {
        actions.push(Action::ChooseReport);
    }
}

/// How far the account is, and what it is worth.
fn status(ui: &mut Ui, look: &Look<'_>, state: &State, is_known: bool, actions: &mut Vec<Action>) {
    let (text, accounts) = (look.text, &state.accounts);
    if is_known {
        if let Some(reckoned) = accounts.reckoned.as_ref().filter(|reckoned| reckoned.is_estimate()) {
            ui.horizontal_wrapped(|ui| {
                let (estimated, cells) = reckoned.estimated;
                let said = [("estimated", estimated.into()), ("cells", cells.into())];
                ui.label(RichText::new(text.say("deciding-estimate", &said)).color(look.palette.unsure));
                let can = state.progress.is_none() && state.document.results().is_none();
                if can && ui.button(text.get("deciding-simulate")).clicked() {
                    actions.push(Action::Simulate(Extent::Study));
                }
            });
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some((done, total)) = accounts.progress {
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            let bar = ProgressBar::new(share).desired_width(200.0);
            ui.add(bar.text(number::percent(text.language(), f64::from(share))));
            ui.label(text.get("deciding-under-way"));
            if ui.button(text.get("gui-cancel")).clicked() {
                actions.push(Action::StopReckoning);
            }
        } else if let Some((_, reason)) = &accounts.refused {
            let words = reason.clone().unwrap_or_else(|| text.get("deciding-stopped"));
            ui.label(RichText::new(words).color(look.palette.bad));
            if ui.button(text.get("deciding-again")).clicked() {
                actions.push(Action::Reckon);
            }
        } else if state.progress.is_some() {
            ui.label(RichText::new(text.get("deciding-after-simulation")).color(look.palette.unsure));
        } else {
            ui.spinner();
            ui.label(text.get("deciding-waiting"));
        }
        if accounts.reckoned.is_some() {
            ui.label(RichText::new(text.get("deciding-overtaken")).color(look.palette.unsure));
        }
    });
}

/// What is tried, and the way back.
fn trial(ui: &mut Ui, look: &Look<'_>, accounts: &Accounts, actions: &mut Vec<Action>) {
    if accounts.trial == Trial::default() {
        return;
    }
    let text = look.text;
    let trial = &accounts.trial;
    let parts = [
        (trial.governance.is_some(), "deciding-tried-payers"),
        (!trial.prices.is_empty(), "deciding-tried-prices"),
        (trial.weights.is_some(), "deciding-tried-weights"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(is_tried, _)| *is_tried).map(|(_, key)| text.get(key)).collect();
    ui.horizontal_wrapped(|ui| {
        let words = text.say("deciding-tried", &[("what", parts.join(", ").into())]);
        ui.label(RichText::new(words).family(theme::strong()).color(look.palette.unsure));
        if ui.button(text.get("deciding-reset")).clicked() {
            actions.push(Action::Try(Trial::default()));
        }
    });
    note(ui, look, text.get("deciding-tried-report"));
}
