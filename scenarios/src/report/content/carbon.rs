//! Energy and carbon of a year, with the range of the factors.

use super::block::{headings, numbers, picture, row, strong, table};
use super::pen::{Pen, last};
use crate::decide::account::{PhaseAccount, ScenarioAccount};
use crate::file::schema::means::{Per, Place};
use crate::report::chart::bars::{Bar, Bars};
use crate::report::document::{Block, Picture, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Paragraph(pen.get("report-carbon-about")),
        Block::Picture(each(pen)),
        table(pen, energy(pen)),
        table(pen, carbon(pen)),
    ];
    if let Some(sentence) = servers(pen) {
        blocks.push(Block::Paragraph(sentence));
    }
    blocks.push(table(pen, phases(pen)));
    blocks.push(Block::Note(pen.get("report-carbon-note")));
    blocks
}

/// Carbon for each pupil, last phase, with its range.
fn each(pen: &Pen<'_>) -> Picture {
    let bar = |scenario: &ScenarioAccount| {
        let range = last(scenario).map(|phase| phase.carbon_per_pupil);
        Bar {
            name: pen.scenario(&scenario.name),
            value: range.map(|range| range.likely),
            interval: range.map(|range| (range.low, range.high)),
            label: range.map_or_else(String::new, |range| pen.ranged(range)),
            series: pen.series(&scenario.name),
            is_strong: pen.is_winner(&scenario.name),
        }
    };
    let bars: Vec<Bar> = pen.scenarios().iter().map(bar).collect();
    let figures = pen.listed(bars.iter().map(|bar| pen.named(&bar.name, &bar.label)));
    let alternative = pen.say("report-carbon-each-alternative", &[("figures", figures.into())]);
    let chart = Bars {
        axis: pen.get("report-axis-carbon"),
        bars,
        missing: pen.get("report-missing"),
        ..Bars::default()
    };
    let note = pen.get("report-carbon-each-note");
    picture(pen, pen.get("report-carbon-each"), alternative, note, |frame| chart.svg(frame))
}

/// A row for each scenario, from its last phase.
fn rows(pen: &Pen<'_>, cells: &dyn Fn(&PhaseAccount) -> Vec<String>) -> Vec<Row> {
    let row = |scenario: &ScenarioAccount| {
        let mut all = vec![pen.scenario(&scenario.name)];
        all.extend(cells(last(scenario)?));
        Some(if pen.is_winner(&scenario.name) { strong(all) } else { row(all) })
    };
    pen.scenarios().iter().filter_map(row).collect()
}

fn energy(pen: &Pen<'_>) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-megawatt-hours",
            "report-column-rented",
            "report-column-each-kilowatt-hours",
            "report-column-terabytes",
        ],
    );
    let pupils = (pen.account().pupils as f64).max(1.0);
    let cells = |phase: &PhaseAccount| {
        vec![
            pen.three(phase.carbon.kilowatt_hours / 1e3),
            pen.three(phase.carbon.rented_kilowatt_hours / 1e3),
            pen.three(phase.carbon.kilowatt_hours / pupils),
            pen.three(phase.carbon.gigabytes / 1e3),
        ]
    };
    numbers(pen.get("report-carbon-energy"), columns, rows(pen, &cells), pen.get("report-carbon-energy-note"))
}

fn carbon(pen: &Pen<'_>) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-electricity",
            "report-column-network",
            "report-column-embodied",
            "report-total",
        ],
    );
    let cells = |phase: &PhaseAccount| {
        let carbon = phase.carbon;
        let parts = [carbon.electricity, carbon.network, carbon.embodied, carbon.total()];
        parts.map(|part| pen.ranged(part.times(1e-3))).to_vec()
    };
    numbers(pen.get("report-carbon-parts"), columns, rows(pen, &cells), pen.get("report-carbon-parts-note"))
}

/// Carbon for each pupil by phase.
fn phases(pen: &Pen<'_>) -> Table {
    let most = pen.scenarios().iter().max_by_key(|scenario| scenario.phases.len());
    let names: Vec<&str> =
        most.map_or_else(Vec::new, |most| most.phases.iter().map(|phase| phase.name.as_str()).collect());
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(names.iter().map(|name| (*name).to_owned()));
    let rows = pen.scenarios().iter().map(|scenario| {
        let mut cells = vec![pen.scenario(&scenario.name)];
        cells.extend(names.iter().map(|name| {
            let phase = scenario.phases.iter().find(|phase| phase.name == *name);
            phase.map_or_else(String::new, |phase| pen.ranged(phase.carbon_per_pupil))
        }));
        row(cells)
    });
    let rows = rows.collect();
    numbers(pen.get("report-carbon-phases"), columns, rows, String::new())
}

/// How far the sources on the making of a server are apart.
fn servers(pen: &Pen<'_>) -> Option<String> {
    let servers = pen.means().items.iter().filter(|(_, item)| item.per == Per::Host(Place::Site));
    let factor = servers.filter_map(|(_, item)| item.embodied).find(|factor| factor.low.0 > 0.0)?;
    let arguments = [
        ("low", pen.number(factor.low.0, 0).into()),
        ("high", pen.number(factor.high.0, 0).into()),
        ("times", pen.number(factor.high.0 / factor.low.0, 1).into()),
    ];
    Some(pen.say("report-carbon-servers", &arguments))
}
