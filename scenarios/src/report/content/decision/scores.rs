//! Scores opened into their terms, by weighted sum and by distance to the ideal, and who is beaten in everything.

use crate::decide::judgement::Judgement;
use crate::report::chart::profile::{Profile, Score};
use crate::report::chart::stacked::Segment;
use crate::report::content::block::{folded, headings, numbers, picture, row, strong, table};
use crate::report::content::figure::NOTHING;
use crate::report::content::pen::Pen;
use crate::report::document::{Block, Picture, Row, Table};

/// Points that the best possible score has.
const POINTS: f64 = 100.0;

pub(super) fn blocks(pen: &Pen<'_>, judgement: &Judgement) -> Vec<Block> {
    vec![
        table(pen, values(pen, judgement)),
        Block::Picture(profile(pen, judgement)),
        table(pen, terms(pen, judgement)),
        table(pen, ranks(pen, judgement)),
        Block::List(pareto(pen, judgement)),
        folded(pen.get("report-decision-topsis"), vec![table(pen, distances(pen, judgement))]),
    ]
}

fn names(pen: &Pen<'_>) -> Vec<String> {
    pen.scenarios().iter().map(|scenario| pen.scenario(&scenario.name)).collect()
}

fn criteria(pen: &Pen<'_>, judgement: &Judgement) -> Vec<String> {
    judgement.criteria.iter().map(|criterion| pen.criterion(&criterion.key)).collect()
}

/// A row, strong for the winner.
fn of(pen: &Pen<'_>, at: usize, cells: Vec<String>) -> Row {
    let is_winner = pen.scenarios().get(at).is_some_and(|scenario| pen.is_winner(&scenario.name));
    if is_winner { strong(cells) } else { row(cells) }
}

/// What each scenario has on each criterion, with a mark where a threshold is reached.
fn values(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(criteria(pen, judgement));
    let terms = &judgement.decision.weighted_sum.terms;
    let rows = names(pen).into_iter().zip(terms).enumerate().map(|(at, (name, terms))| {
        let mut cells = vec![name];
        cells.extend(terms.iter().zip(&judgement.figures).map(|(term, figure)| {
            let value = pen.figure_value(*figure, term.value);
            match term.satisfied {
                Some(true) => pen.say("report-decision-reached", &[("value", value.into())]),
                Some(false) => pen.say("report-decision-not-reached", &[("value", value.into())]),
                None => value,
            }
        }));
        of(pen, at, cells)
    });
    let rows = rows.collect();
    let note = pen.get("report-decision-values-note");
    numbers(pen.get("report-decision-values"), columns, rows, note)
}

fn points(pen: &Pen<'_>, score: f64) -> String {
    pen.number(POINTS * score, 1)
}

/// Scores opened into their terms, as a picture.
fn profile(pen: &Pen<'_>, judgement: &Judgement) -> Picture {
    let decision = &judgement.decision;
    let vetoed = |at: usize| {
        let exclusion = decision.exclusions.iter().find(|exclusion| exclusion.alternative == at)?;
        let criterion = judgement.criteria.get(exclusion.criterion)?;
        Some(pen.say("report-decision-vetoed", &[("criterion", pen.criterion(&criterion.key).into())]))
    };
    let score = |(at, name): (usize, String)| {
        let terms = decision.weighted_sum.terms.get(at);
        let segment = |contribution: f64| Segment {
            value: POINTS * contribution,
            label: pen.number(POINTS * contribution, 0),
        };
        let total = decision.weighted_sum.ranking.scores.get(at).copied().unwrap_or(f64::NAN);
        Score {
            name,
            terms: terms
                .map_or_else(Vec::new, |terms| terms.iter().map(|term| segment(term.contribution)).collect()),
            total: pen.with(POINTS * total, 1, "report-unit-points"),
            veto: vetoed(at),
            is_strong: pen.scenarios().get(at).is_some_and(|one| pen.is_winner(&one.name)),
        }
    };
    let weighted = |(name, weight): (String, &f64)| {
        let arguments = [("name", name.into()), ("weight", pen.share(*weight).into())];
        pen.say("report-decision-weighted", &arguments)
    };
    let chart = Profile {
        axis: pen.get("report-axis-points"),
        criteria: criteria(pen, judgement).into_iter().zip(&decision.weights).map(weighted).collect(),
        scores: names(pen).into_iter().enumerate().map(score).collect(),
        missing: pen.get("report-missing"),
    };
    let figures = pen.listed(chart.scores.iter().map(|score| pen.named(&score.name, &score.total)));
    let alternative = pen.say("report-decision-profile-alternative", &[("figures", figures.into())]);
    let note = pen.get("report-decision-profile-note");
    picture(pen, pen.get("report-decision-profile"), alternative, note, |frame| chart.svg(frame))
}

/// Points of each criterion: rows add up to the score.
fn terms(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(criteria(pen, judgement));
    columns.push(pen.get("report-column-score"));
    let sum = &judgement.decision.weighted_sum;
    let rows = names(pen).into_iter().zip(sum.terms.iter().zip(&sum.ranking.scores)).enumerate();
    let rows = rows.map(|(at, (name, (terms, score)))| {
        let mut cells = vec![name];
        cells.extend(terms.iter().map(|term| points(pen, term.contribution)));
        cells.push(points(pen, *score));
        of(pen, at, cells)
    });
    let rows = rows.collect();
    numbers(pen.get("report-decision-terms"), columns, rows, pen.get("report-decision-terms-note"))
}

/// Scores and ranks by both ways of counting.
fn ranks(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-score-sum",
            "report-column-rank-sum",
            "report-column-score-topsis",
            "report-column-rank-topsis",
        ],
    );
    let decision = &judgement.decision;
    let (sum, topsis) = (&decision.weighted_sum.ranking, &decision.topsis.ranking);
    let rank = |ranks: &[Option<usize>], at: usize| {
        let rank = ranks.get(at).copied().flatten();
        rank.map_or_else(|| pen.get("report-decision-excluded"), |rank| pen.number(rank as f64, 0))
    };
    let rows = names(pen).into_iter().enumerate().map(|(at, name)| {
        let score = |scores: &[f64]| points(pen, scores.get(at).copied().unwrap_or(f64::NAN));
        let cells = vec![
            name,
            score(&sum.scores),
            rank(&sum.ranks, at),
            score(&topsis.scores),
            rank(&topsis.ranks, at),
        ];
        of(pen, at, cells)
    });
    let rows = rows.collect();
    numbers(pen.get("report-decision-ranks"), columns, rows, pen.get("report-decision-ranks-note"))
}

/// Who is beaten in everything by one and the same other.
fn pareto(pen: &Pen<'_>, judgement: &Judgement) -> Vec<String> {
    let names = names(pen);
    let pareto = &judgement.decision.pareto;
    let name = |at: &usize| names.get(*at).cloned().unwrap_or_default();
    let front: Vec<String> = pareto.front.iter().map(name).collect();
    let mut sentences = Vec::new();
    if !front.is_empty() {
        let front = front.join(", ");
        sentences.push(pen.say("report-decision-pareto", &[("scenarios", front.into())]));
    }
    for (at, by) in pareto.dominated_by.iter().enumerate().filter(|(_, by)| !by.is_empty()) {
        let others = by.iter().map(name).collect::<Vec<_>>().join(", ");
        let arguments = [("scenario", name(&at).into()), ("others", others.into())];
        sentences.push(pen.say("report-decision-dominated", &arguments));
    }
    if sentences.is_empty() {
        sentences.push(pen.get("report-decision-nobody"));
    }
    sentences
}

/// Distances of TOPSIS opened into their terms.
fn distances(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(criteria(pen, judgement));
    columns.extend(headings(
        pen,
        &["report-column-to-best", "report-column-from-worst", "report-column-closeness"],
    ));
    let topsis = &judgement.decision.topsis;
    let rows = names(pen).into_iter().enumerate().map(|(at, name)| {
        let mut cells = vec![name];
        let terms = topsis.terms.get(at).map_or(&[][..], Vec::as_slice);
        cells.extend(terms.iter().map(|term| {
            let ends = [term.to_best, term.from_worst].map(|end| pen.number(end, 3));
            let [best, worst] = ends;
            pen.say("report-decision-distances", &[("best", best.into()), ("worst", worst.into())])
        }));
        cells.resize(judgement.criteria.len() + 1, NOTHING.to_owned());
        for figures in [&topsis.to_best, &topsis.from_worst, &topsis.ranking.scores] {
            cells.push(pen.number(figures.get(at).copied().unwrap_or(f64::NAN), 3));
        }
        of(pen, at, cells)
    });
    let rows = rows.collect();
    numbers(pen.get("report-decision-topsis"), columns, rows, pen.get("report-decision-topsis-note"))
}
