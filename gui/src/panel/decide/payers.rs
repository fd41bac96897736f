//! Who pays, scenario by scenario, under the governance that is chosen.

use super::draw::step;
use super::part::{self, Part};
use super::stack::{self, Row, Stack};
use super::{Shown, note, titled};
use crate::account::Trial;
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::decimal;
use egui::{ComboBox, Ui};

/// Draws the payers.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let language = look.text.language();
    let means = &shown.reckoned.means.means;
    let scenarios = shown.account.scenarios.iter().enumerate();
    let rows: Vec<Row> = scenarios
        .map(|(at, scenario)| Row {
            number: at,
            title: shown.scenario(at, look),
            parts: scenario.money.by_payer.iter().map(|payer| payer.euros.euros() / 1e6).collect(),
            words: decimal(language, scenario.money.total.euros() / 1e6, 1),
            is_shown: shown.at == at,
            is_out: false,
        })
        .collect();
    let most = rows.iter().map(|row| row.parts.iter().sum::<f64>()).fold(0.0, f64::max);
    let stack = Stack {
        names: means
            .payers
            .iter()
            .map(|(key, payer)| titled(Some(&payer.title), key, look).to_owned())
            .collect(),
        // A round end that all bars stay below.
        end: (most / step(most, 6)).ceil().max(1.0) * step(most, 6),
        rows,
        unit: "M€",
        words: &|millions| decimal(language, millions, usize::from(millions < 10.0)),
    };
    let copied = || -> Lines {
        let text = look.text;
        let payer = |name: &String| text.say("deciding-payer", &[("payer", name.as_str().into())]);
        let heads = std::iter::once(text.get("deciding-scenario")).chain(stack.names.iter().map(payer));
        let heads = heads.chain([text.get("deciding-head-total")]).collect();
        let line = |row: &Row| {
            let parts = row.parts.iter().map(|millions| decimal(language, *millions, 1));
            std::iter::once(row.title.clone()).chain(parts).chain([row.words.clone()]).collect()
        };
        std::iter::once(heads).chain(stack.rows.iter().map(line)).collect()
    };
    let part = Part { key: "deciding-payers", lines: &copied, own: None };
    part::ui(ui, look, part, actions, |ui, actions| {
        governance(ui, look, shown, actions);
        if let Some(row) = stack::ui(ui, look, &stack) {
            actions.push(Action::Scenario(shown.account.scenarios[row].name.clone()));
        }
    });
}

/// Chooses how the expense is shared.
fn governance(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let text = look.text;
    let governances = &shown.reckoned.means.means.governances;
    let name = |key: &str| titled(governances.get(key).map(|rule| &rule.title), key, look).to_owned();
    let own = text.get("deciding-governance-own");
    let chosen = shown.trial.governance.as_deref();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(text.get("deciding-governance"));
        let selected = chosen.map_or_else(|| own.clone(), name);
        let width = (ui.available_width() - 20.0).clamp(120.0, 330.0);
        let combo =
            ComboBox::from_id_salt("governance").width(width).selected_text(selected).show_ui(ui, |ui| {
                let own = std::iter::once((None, own.clone()));
                let others = governances.names().map(|key| (Some(key.to_owned()), name(key)));
                for (key, words) in own.chain(others) {
                    if ui.selectable_label(chosen == key.as_deref(), words).clicked() {
                        actions.push(Action::Try(Trial { governance: key, ..shown.trial.clone() }));
                    }
                }
            });
        combo.response.labelled_by(label.id);
    });
    // What the governance of the scenario that is looked at means.
    let scenario = shown.account.scenarios.get(shown.at);
    let key = chosen.or_else(|| scenario.map(|scenario| scenario.governance.as_str()));
    let rule = key.and_then(|key| Some((key, governances.get(key)?)));
    if let Some((key, rule)) = rule {
        let title = titled(Some(&rule.title), key, look);
        let summary = rule.summary.as_ref().map_or("", |summary| titled(Some(summary), "", look));
        let said = [("name", title.into()), ("summary", summary.into())];
        note(ui, look, text.say("deciding-governance-said", &said));
    }
}
