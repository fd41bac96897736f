//! The decision: values and points by criterion, scores and chances by scenario.

use super::{numbers, value, words};
use crate::report::content::Pen;
use crate::report::sheet::{Chart, ChartKind, Column, Kind, Sheet, Value};

/// Sheets of the decision; none when there is nothing to decide.
pub(super) fn sheets(pen: &Pen<'_>) -> Vec<Sheet> {
    let Some(judgement) = &pen.account().judgement else { return Vec::new() };
    let decision = &judgement.decision;
    let mut columns = vec![
        words(pen, "report-column-scenario"),
        numbers(pen, "report-column-score-sum", "", Kind::Percent(1)),
        numbers(pen, "report-column-rank-sum", "", Kind::Integer),
        numbers(pen, "report-column-score-topsis", "", Kind::Percent(1)),
        numbers(pen, "report-column-rank-topsis", "", Kind::Integer),
        numbers(pen, "report-column-first-sum", "", Kind::Percent(1)),
        numbers(pen, "report-column-first-topsis", "", Kind::Percent(1)),
    ];
    let first_term = columns.len();
    for (criterion, weight) in judgement.criteria.iter().zip(&decision.weights) {
        let arguments =
            [("name", pen.criterion(&criterion.key).into()), ("weight", pen.share(*weight).into())];
        columns.push(Column::new(pen.say("report-decision-weighted", &arguments), "", Kind::Percent(1)));
    }
    let last_term = columns.len();
    for (criterion, figure) in judgement.criteria.iter().zip(&judgement.figures) {
        let title = pen.named(pen.criterion(&criterion.key), pen.figure(*figure));
        columns.push(Column::new(title, "", Kind::Decimal(4)));
    }
    let rows: Vec<Vec<Value>> = pen
        .scenarios()
        .iter()
        .enumerate()
        .map(|(at, scenario)| {
            let (sum, topsis) = (&decision.weighted_sum.ranking, &decision.topsis.ranking);
            let rank =
                |ranks: &[Option<usize>]| value(ranks.get(at).copied().flatten().map(|rank| rank as f64));
            let score = |scores: &[f64]| value(scores.get(at).copied());
            let best = |outlook: &crate::decide::criteria::Outlook| {
                value(outlook.alternatives.get(at).map(|one| one.best.share))
            };
            let mut row: Vec<Value> = vec![
                pen.scenario(&scenario.name).into(),
                score(&sum.scores),
                rank(&sum.ranks),
                score(&topsis.scores),
                rank(&topsis.ranks),
                best(&judgement.weighted_sum),
                best(&judgement.topsis),
            ];
            let terms = decision.weighted_sum.terms.get(at).map_or(&[][..], Vec::as_slice);
            row.extend(terms.iter().map(|term| value(Some(term.contribution))));
            row.extend(terms.iter().map(|term| value(Some(term.value))));
            row
        })
        .collect();
    let chart = Chart {
        kind: ChartKind::StackedBar,
        title: pen.get("report-decision-profile"),
        alternative: pen.get("report-book-decision-alternative"),
        categories: 0,
        series: (first_term..last_term).collect(),
        category_axis: String::new(),
        value_axis: pen.get("report-book-share-of-best"),
        rows: None,
    };
    vec![Sheet {
        name: pen.get("report-book-decision"),
        title: pen.get("report-book-decision-title"),
        introduction: pen.get("report-decision-terms-note"),
        columns,
        charts: if rows.is_empty() || first_term == last_term { Vec::new() } else { vec![chart] },
        rows,
        frozen_columns: 1,
    }]
}
