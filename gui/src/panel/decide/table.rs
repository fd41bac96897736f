//! A row for each scenario: total, for each pupil, payers, people, carbon, equity, failures, score and rank.

use super::grid::{self, Heading, Row, Table, Words};
use super::part::{self, Part};
use super::{Shown, titled};
use crate::action::Action;
use crate::panel::Look;
use crate::text::number::{decimal, percent_number};
use egui::{Color32, Ui};
use maillage_scenarios::decide::account::{PhaseAccount, ScenarioAccount};

/// Payers that have a column of their own.
const PAYERS: usize = 5;

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let rows = shown.account.scenarios.iter().enumerate().map(|(at, scenario)| Row {
        number: Some(at),
        title: shown.scenario(at, look),
        cells: cells(look, shown, (at, scenario)),
        is_shown: shown.at == at,
    });
    let table =
        Table { name: "decision", heads: heads(look, shown), rows: rows.collect(), is_chosen_from: true };
    let part = Part { key: "deciding-table", lines: &|| table.lines(), own: None };
    part::ui(ui, look, part, actions, |ui, actions| {
        if let Some(at) = grid::ui(ui, look, &table) {
            actions.push(Action::Scenario(shown.account.scenarios[at].name.clone()));
        }
    });
}

fn heads(look: &Look<'_>, shown: &Shown<'_>) -> Vec<Heading> {
    let text = look.text;
    let head = |key: &str| Heading {
        head: text.get(&format!("deciding-head-{key}")),
        hint: text.get(&format!("deciding-hint-{key}")),
    };
    let mut heads = vec![Heading::from(text.get("deciding-scenario")), head("total"), head("pupil")];
    for (key, payer) in shown.reckoned.means.means.payers.iter().take(PAYERS) {
        let payer = titled(Some(&payer.title), key, look);
        heads.push(Heading {
            head: text.say("deciding-payer", &[("payer", payer.into())]),
            hint: text.say("deciding-payer-hint", &[("payer", payer.into())]),
        });
    }
    heads.extend(["staff", "carbon", "under", "lost", "score", "rank", "topsis", "best"].map(head));
    heads
}

fn cells(look: &Look<'_>, shown: &Shown<'_>, (at, scenario): (usize, &ScenarioAccount)) -> Vec<Words> {
    let language = look.text.language();
    // What follows in a moment is pale until it is there.
    let pale = (!shown.is_current).then_some(look.palette.quiet);
    let nothing = || "–".to_owned();
    let money = &scenario.money;
    let millions = |euros: f64| (decimal(language, euros / 1e6, 1), pale);
    let mut cells = vec![millions(money.total.euros()), (decimal(language, money.per_pupil_year, 0), pale)];
    cells.extend(money.by_payer.iter().take(PAYERS).map(|payer| millions(payer.euros.euros())));
    let last = scenario.phases.last();
    let figure = |read: &dyn Fn(&PhaseAccount) -> Option<String>| -> Words {
        (last.and_then(read).unwrap_or_else(nothing), None)
    };
    cells.push(figure(&|phase| Some(decimal(language, phase.people.full_time, 0))));
    cells.push(figure(&|phase| Some(decimal(language, phase.carbon_per_pupil.likely, 1))));
    cells.push(figure(&|phase| Some(percent_number(language, phase.fairness.rate.as_ref()?.target?.under))));
    cells.push(figure(&|phase| Some(decimal(language, 100.0 * phase.seats_lost, 2))));
    cells.extend(order(look, shown, at, pale));
    cells
}

/// Score, rank, rank by TOPSIS, and how often the scenario is the best.
fn order(look: &Look<'_>, shown: &Shown<'_>, at: usize, pale: Option<Color32>) -> [Words; 4] {
    let language = look.text.language();
    let nothing = || ("–".to_owned(), None);
    let Some(decision) = shown.decision else { return [nothing(), nothing(), nothing(), nothing()] };
    let rank = |rank: Option<Option<usize>>| -> Words {
        match rank.flatten() {
            Some(1) => ("1".to_owned(), Some(look.palette.good)),
            Some(rank) => (rank.to_string(), None),
            // Out by a veto: the score stays to be seen, without a rank.
            None => (look.text.get("deciding-out"), Some(look.palette.bad)),
        }
    };
    let ranking = &decision.weighted_sum.ranking;
    let score =
        ranking.scores.get(at).map_or_else(nothing, |score| (decimal(language, 100.0 * score, 0), None));
    let outlook = shown.account.judgement.as_ref().map(|judgement| &judgement.weighted_sum);
    let best = outlook.and_then(|outlook| outlook.alternatives.get(at));
    let best = best.map_or_else(nothing, |prospect| (percent_number(language, prospect.best.share), pale));
    [score, rank(ranking.ranks.get(at).copied()), rank(decision.topsis.ranking.ranks.get(at).copied()), best]
}
