//! The page for whoever decides: a few sentences without a word of the trade, a few figures, three pictures.

mod pictures;
mod sentences;

pub(super) use sentences::excluded;

use super::pen::{Pen, last};
use crate::question::decide::gaps;
use crate::report::document::{Block, KeyFigure};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = sentences::sentences(pen).into_iter().map(Block::Lead).collect();
    blocks.extend(sentences::excluded(pen).into_iter().map(Block::Warning));
    blocks.extend(gaps(pen.material, pen.text).into_iter().map(Block::Warning));
    let figures = figures(pen);
    if !figures.is_empty() {
        blocks.push(Block::Figures(figures));
    }
    blocks.extend(pictures::pictures(pen));
    blocks.push(Block::Note(pen.get(if pen.summary().is_estimate() {
        "report-elected-note-estimate"
    } else {
        "report-elected-note"
    })));
    blocks
}

/// Quality, money, people and certainty of the chosen scenario, each beside the reference.
fn figures(pen: &Pen<'_>) -> Vec<KeyFigure> {
    let (Some(chosen), Some(reference)) = (pen.chosen(), pen.reference()) else { return Vec::new() };
    let (Some(now), Some(before)) = (last(chosen), last(reference)) else { return Vec::new() };
    let name = pen.scenario(&chosen.name);
    let against = |value: String| {
        if chosen.name == reference.name {
            return name.clone();
        }
        let other = pen.scenario(&reference.name);
        pen.say(
            "report-key-against",
            &[("scenario", name.as_str().into()), ("reference", other.into()), ("value", value.into())],
        )
    };
    let figure = |value: String, label: &str, note: String| KeyFigure { value, label: pen.get(label), note };
    let mut figures = vec![
        figure(pen.share(now.disturbed), "report-key-disturbed", against(pen.share(before.disturbed))),
        figure(
            pen.per_pupil(chosen.money.per_pupil_year),
            "report-key-per-pupil",
            against(pen.per_pupil(reference.money.per_pupil_year)),
        ),
        figure(
            pen.number(now.people.full_time, 0),
            "report-key-people",
            against(pen.number(before.people.full_time, 0)),
        ),
    ];
    if let Some(first) = sentences::chances(pen) {
        figures.push(figure(pen.share(first.0), "report-key-first", pen.get("report-key-first-note")));
    }
    figures
}
