//! Scores opened into their terms, best first, with the rank by the other method and how often each is the best.

use super::stack::{self, Row, Stack};
use super::{Shown, note, title, titled};
use crate::action::Action;
use crate::panel::Look;
use crate::text::number::decimal;
use egui::Ui;

/// Draws the scores.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (Some(decision), Some(judgement)) = (shown.decision, &shown.account.judgement) else { return };
    let language = look.text.language();
    title(ui, look, "deciding-scores");
    note(ui, look, look.text.get("deciding-scores-note"));
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
    if let Some(row) = stack::ui(ui, look, &stack) {
        let name = &shown.account.scenarios[order[row]].name;
        actions.push(Action::Scenario(name.clone()));
    }
}
