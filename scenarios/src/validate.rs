//! `maillage validate`: the model against theory and against itself, as rows of a table that may fail.
//!
//! Every row runs the parts that a simulation runs (event queue, processors, stations, tokens, shared links, tiers);
//! nothing is computed by a copy made for the purpose. Seeds are fixed: a row gives the same numbers on every machine
//! and is never chosen because it passes.

mod analytic;
mod balance;
mod breaks;
mod fairness;
mod farm;
mod faure;
mod loss;
mod repeat;
mod row;
mod sample;
mod sharing;
mod support;
mod tiers;
mod waiting;

pub use row::{Kind, Row};

/// How thoroughly to validate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Level {
    /// What takes seconds.
    #[default]
    Quick,
    /// Everything, among it the coverage of intervals over thousands of experiments.
    Full,
}

/// How much an experiment may cost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Effort {
    /// Seconds without optimisation: for the tests of the crate.
    Cheap,
    /// Seconds.
    Quick,
    /// Minutes.
    Full,
}

/// A part of the table: its Fluent key, the least effort at which it is made, and what makes its rows.
struct Part {
    key: &'static str,
    from: Effort,
    rows: fn(Effort) -> Vec<Row>,
}

const PARTS: &[Part] = &[
    Part { key: "validate-part-waiting", from: Effort::Cheap, rows: waiting::rows },
    Part { key: "validate-part-sharing", from: Effort::Cheap, rows: sharing::rows },
    Part { key: "validate-part-loss", from: Effort::Cheap, rows: loss::rows },
    Part { key: "validate-part-fairness", from: Effort::Cheap, rows: fairness::rows },
    Part { key: "validate-part-farm", from: Effort::Cheap, rows: farm::rows },
    Part { key: "validate-part-support", from: Effort::Cheap, rows: support::rows },
    Part { key: "validate-part-balance", from: Effort::Cheap, rows: balance::rows },
    Part { key: "validate-part-repeat", from: Effort::Cheap, rows: repeat::rows },
    Part { key: "validate-part-tiers", from: Effort::Quick, rows: tiers::rows },
    Part { key: "validate-part-analytic", from: Effort::Quick, rows: analytic::rows },
    Part { key: "validate-part-breaks", from: Effort::Quick, rows: breaks::rows },
    Part { key: "validate-part-faure", from: Effort::Quick, rows: faure::rows },
    Part { key: "validate-part-coverage", from: Effort::Full, rows: repeat::coverage },
];

/// Fluent keys of the parts, in the order in which they are made.
pub fn part_keys() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|part| part.key)
}

/// Compares everything of a level. `progress` is told the Fluent key of each part before it is made.
pub fn rows(level: Level, progress: &mut dyn FnMut(&str)) -> Vec<Row> {
    let effort = match level {
        Level::Quick => Effort::Quick,
        Level::Full => Effort::Full,
    };
    made(effort, progress)
}

/// The cheap part of [`Level::Quick`], with shorter experiments: a few seconds without optimisation.
pub fn cheap_rows() -> Vec<Row> {
    made(Effort::Cheap, &mut |_| {})
}

fn made(effort: Effort, progress: &mut dyn FnMut(&str)) -> Vec<Row> {
    let parts = PARTS.iter().filter(|part| part.from <= effort);
    let rows: Vec<Row> = parts
        .flat_map(|part| {
            progress(part.key);
            (part.rows)(effort)
        })
        .collect();
    let statistical = rows.iter().filter(|row| matches!(row.kind, Kind::Theory | Kind::Tiers)).count();
    assert!(
        statistical <= row::MOST_STATISTICAL as usize,
        "the level of {statistical} rows is set for fewer"
    );
    rows
}
