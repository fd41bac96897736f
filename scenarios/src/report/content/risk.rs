//! Risk and data of pupils: what stops when something fails, where data lie, which law reaches them.

use super::block::{headings, numbers, row, strong, table, texts};
use super::elected::excluded;
use super::pen::{Pen, last};
use crate::decide::account::ScenarioAccount;
use crate::file::schema::means::Failure;
use crate::report::document::{Block, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = excluded(pen).into_iter().map(Block::Warning).collect();
    blocks.push(Block::Paragraph(pen.get("report-risk-about")));
    blocks.push(table(pen, lost(pen)));
    blocks.push(table(pen, failures(pen)));
    blocks.push(Block::Heading(pen.get("report-risk-data")));
    blocks.push(Block::Paragraph(pen.get("report-risk-data-about")));
    let data = data(pen);
    if data.rows.is_empty() {
        blocks.push(Block::Paragraph(pen.get("report-risk-no-data")));
    } else {
        blocks.push(table(pen, data));
    }
    blocks
}

/// Share of the hours of seats lost, by phase.
fn lost(pen: &Pen<'_>) -> Table {
    let most = pen.scenarios().iter().max_by_key(|scenario| scenario.phases.len());
    let names: Vec<&str> =
        most.map_or_else(Vec::new, |most| most.phases.iter().map(|phase| phase.name.as_str()).collect());
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(names.iter().map(|name| (*name).to_owned()));
    columns.push(pen.get("report-column-seats"));
    let row_of = |scenario: &ScenarioAccount| {
        let mut cells = vec![pen.scenario(&scenario.name)];
        cells.extend(names.iter().map(|name| {
            let phase = scenario.phases.iter().find(|phase| phase.name == *name);
            pen.small_share(phase.map_or(f64::NAN, |phase| phase.seats_lost))
        }));
        cells.push(last(scenario).map_or_else(String::new, |phase| pen.number(phase.seats as f64, 0)));
        if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) }
    };
    let rows = pen.scenarios().iter().map(row_of).collect();
    numbers(pen.get("report-risk-lost"), columns, rows, pen.get("report-risk-lost-note"))
}

/// How often things fail, and for how long.
fn failures(pen: &Pen<'_>) -> Table {
    let reliability = &pen.means().reliability;
    let columns = headings(
        pen,
        &[
            "report-column-what",
            "report-column-failures",
            "report-column-repair",
            "report-column-away",
            "report-column-source",
        ],
    );
    let row_of = |name: String, failure: &Failure| {
        let hours = failure.repair.0.seconds() / 3600.0;
        let away = crate::decide::risk::unavailability(failure);
        row(vec![
            name,
            pen.three(failure.per_year.0),
            pen.unit(hours, 0, "h"),
            pen.unit(100.0 * away, 3, "%"),
            pen.local(&failure.source.0).to_owned(),
        ])
    };
    let mut rows: Vec<Row> = reliability
        .lines
        .iter()
        .map(|(name, failure)| row_of(pen.unpriced(&format!("line = {name}")), failure))
        .collect();
    rows.push(row_of(pen.get("report-risk-site"), &reliability.site));
    rows.push(row_of(pen.get("report-risk-local-server"), &reliability.local_server));
    texts(pen.get("report-risk-failures"), columns, &[1, 2, 3], rows, pen.get("report-risk-failures-note"))
}

/// Where data of pupils lie in the last phase that says so, by scenario and service.
fn data(pen: &Pen<'_>) -> Table {
    let yes = |value: bool| pen.get(if value { "report-yes" } else { "report-no" });
    let mut rows: Vec<Row> = Vec::new();
    for scenario in pen.scenarios() {
        let mut places: Vec<_> = scenario.phases.iter().flat_map(|phase| &phase.data).collect();
        places.sort();
        places.dedup();
        for place in places {
            let cells = vec![
                pen.scenario(&scenario.name),
                pen.text.chosen_name(&place.service),
                pen.place(place),
                yes(place.is_abroad),
                yes(place.foreign_law),
            ];
            rows.push(if place.foreign_law { strong(cells) } else { row(cells) });
        }
    }
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-service",
            "report-column-place",
            "report-column-abroad",
            "report-column-foreign-law",
        ],
    );
    texts(pen.get("report-risk-places"), columns, &[], rows, pen.get("report-risk-places-note"))
}
