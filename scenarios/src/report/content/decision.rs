//! The decision: criteria, scores opened into their terms, who comes first and how firmly, what would change that.

mod firmness;
mod scores;

use super::block::{headings, table, texts};
use super::elected::excluded;
use super::figure::NOTHING;
use super::pen::Pen;
use crate::decide::judgement::Judgement;
use crate::report::document::{Block, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let Some(judgement) = &pen.account().judgement else {
        return vec![Block::Paragraph(pen.get("report-decision-none"))];
    };
    let mut blocks = vec![Block::Paragraph(pen.get("report-decision-about"))];
    blocks.push(Block::Lead(first(pen, judgement)));
    blocks.extend(excluded(pen).into_iter().map(Block::Warning));
    blocks.push(table(pen, criteria(pen, judgement)));
    blocks.extend(scores::blocks(pen, judgement));
    blocks.extend(firmness::blocks(pen, judgement));
    blocks
}

/// Who comes first by both ways of counting.
fn first(pen: &Pen<'_>, judgement: &Judgement) -> String {
    let name = |at: usize| pen.scenarios().get(at).map_or_else(String::new, |one| pen.scenario(&one.name));
    if pen.scenarios().len() < 2 {
        return pen.get("report-decision-alone");
    }
    let decision = &judgement.decision;
    match (decision.weighted_sum.ranking.winner(), decision.topsis.ranking.winner()) {
        (Some(sum), Some(distance)) if sum == distance => {
            pen.say("report-decision-first", &[("scenario", name(sum).into())])
        }
        (Some(sum), Some(distance)) => {
            let arguments = [("scenario", name(sum).into()), ("other", name(distance).into())];
            pen.say("report-decision-first-apart", &arguments)
        }
        _ => pen.get("report-decision-nobody"),
    }
}

/// Criteria with their weights, levels, thresholds and vetoes.
fn criteria(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-criterion",
            "report-column-figure",
            "report-column-weight",
            "report-column-worst",
            "report-column-best",
            "report-column-threshold",
            "report-column-veto",
        ],
    );
    let rows: Vec<Row> = judgement
        .criteria
        .iter()
        .enumerate()
        .filter_map(|(at, criterion)| {
            let figure = *judgement.figures.get(at)?;
            let level = |level: Option<f64>| {
                level.map_or_else(|| NOTHING.to_owned(), |level| pen.figure_value(figure, level))
            };
            let weight = judgement.decision.weights.get(at).copied().unwrap_or(0.0);
            Some(super::block::row(vec![
                pen.criterion(&criterion.key),
                pen.figure(figure),
                pen.share(weight),
                level(criterion.anchors.map(|anchors| anchors.worst)),
                level(criterion.anchors.map(|anchors| anchors.best)),
                level(criterion.threshold),
                level(criterion.veto),
            ]))
        })
        .collect();
    let note = pen.get("report-decision-criteria-note");
    texts(pen.get("report-decision-criteria"), columns, &[2, 3, 4, 5, 6], rows, note)
}
