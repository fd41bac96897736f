//! Scores opened into their terms, best first, with the rank by the other method and how often each is the best.

use super::part::{self, Part};
use super::stack::{self, Row, Stack};
use super::{Shown, note, titled};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::decimal;
use egui::Ui;

/// Draws the scores.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (Some(decision), Some(judgement)) = (shown.decision, &shown.account.judgement) else { return };
    let language = look.text.language();
    let ranking = &decision.weighted_sum.ranking;
    // Those that are out come last, in the order of the study.
    let out = (0..ranking.scores.len()).filter(|at| ranking.ranks[*at].is_none());
    let order: Vec<usize> = ranking.order.iter().copied().chain(out).collect();
    let rows = order.iter().map(|&at| {
        let score = decimal(language, 100.0 * ranking.scores[at], 0);
        let words = match (ranking.ranks[at], decision.topsis.ranking.ranks[at]) {
            (Some(rank), Some(other)) => look.text.say(
                "deciding-score",
                &[
                    ("score", score.into()),
                    ("rank", rank.to_string().into()),
                    ("topsis", other.to_string().into()),
                ],
            ),
            _ => look.text.say("deciding-score-out", &[("score", score.into())]),
        };
        Row {
            number: at,
            title: shown.scenario(at, look),
            parts: decision.weighted_sum.terms[at].iter().map(|term| 100.0 * term.contribution).collect(),
            words,
            is_shown: shown.at == at,
            is_out: ranking.ranks[at].is_none(),
        }
    });
    let criteria = &shown.reckoned.means.means.criteria;
    let names = judgement.criteria.iter().map(|criterion| {
        let rule = criteria.get(&criterion.key);
        titled(rule.map(|rule| &rule.title), &criterion.key, look).to_owned()
    });
    let stack = Stack {
        names: names.collect(),
        rows: rows.collect(),
        end: 100.0,
        unit: &look.text.get("deciding-points"),
        words: &|points| decimal(language, points, 0),
    };
    let rank =
        |rank: Option<usize>| rank.map_or_else(|| look.text.get("deciding-out"), |rank| rank.to_string());
    let copied = || -> Lines {
        let heads = ["deciding-head-score", "deciding-head-rank", "deciding-head-topsis"];
        let heads = stack.names.iter().cloned().chain(heads.map(|key| look.text.get(key)));
        let line = |(row, at): (&Row, &usize)| {
            let parts = row.parts.iter().map(|points| decimal(language, *points, 1));
            let score = decimal(language, 100.0 * ranking.scores[*at], 1);
            let ranks = [ranking.ranks[*at], decision.topsis.ranking.ranks[*at]].map(rank);
            std::iter::once(row.title.clone()).chain(parts).chain([score]).chain(ranks).collect()
        };
        let heads = std::iter::once(look.text.get("deciding-scenario")).chain(heads).collect();
        std::iter::once(heads).chain(stack.rows.iter().zip(&order).map(line)).collect()
    };
    let part = Part { key: "deciding-scores", lines: &copied, own: None };
    part::ui(ui, look, part, actions, |ui, actions| {
        note(ui, look, look.text.get("deciding-scores-note"));
        if let Some(row) = stack::ui(ui, look, &stack) {
            let name = &shown.account.scenarios[order[row]].name;
            actions.push(Action::Scenario(name.clone()));
        }
    });
}
