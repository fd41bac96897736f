//! Equity: how evenly rates, disturbed lessons and euros are spread over pupils, and who is served worst.

use super::block::{folded, headings, numbers, picture, row, strong, table, texts};
use super::figure::NOTHING;
use super::pen::{Pen, last};
use crate::decide::account::ScenarioAccount;
use crate::decide::equity::Equity;
use crate::decide::fairness::Fairness;
use crate::report::chart::lorenz::{Curve, Lorenz};
use crate::report::document::{Block, Picture, Row, Table};

/// What equity is looked at for: key of its words, which part of the figures, how a value is written.
#[derive(Clone, Copy)]
struct Measure {
    key: &'static str,
    of: fn(&Fairness) -> Option<&Equity>,
    write: fn(&Pen<'_>, f64) -> String,
}

const MEASURES: [Measure; 3] = [
    Measure {
        key: "rate",
        of: |found| found.rate.as_ref(),
        write: |pen, value| pen.unit(value, decimals(value), "kb/s"),
    },
    Measure { key: "disturbed", of: |found| found.disturbed.as_ref(), write: |pen, value| pen.share(value) },
    Measure { key: "euros", of: |found| found.euros.as_ref(), write: |pen, value| pen.per_pupil(value) },
];

/// Two significant digits below ten.
fn decimals(value: f64) -> usize {
    usize::from(value.abs() < 9.95)
}

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(pen.get("report-equity-about"))];
    blocks.push(Block::Picture(lorenz(pen)));
    for measure in MEASURES {
        blocks.push(table(pen, spread(pen, measure)));
    }
    blocks.push(Block::Note(pen.get("report-equity-note")));
    blocks.push(Block::Heading(pen.get("report-equity-worst")));
    let synthetic = pen.summary().territory.synthetic;
    if synthetic > 0 {
        let all = pen.summary().territory.establishments;
        let key = if synthetic == all { "report-equity-synthetic" } else { "report-equity-partly-synthetic" };
        blocks.push(Block::Warning(pen.say(key, &[("count", synthetic.into()), ("all", all.into())])));
    }
    for measure in MEASURES.into_iter().take(2) {
        blocks.extend(pen.looked_at().into_iter().filter_map(|scenario| worst(pen, scenario, measure)));
    }
    if let Some(chosen) = pen.chosen() {
        let tables: Vec<Block> =
            MEASURES.into_iter().filter_map(|measure| departements(pen, chosen, measure)).collect();
        if !tables.is_empty() {
            blocks.push(folded(pen.get("report-equity-departements"), tables));
        }
    }
    blocks
}

fn of(scenario: &ScenarioAccount, measure: Measure) -> Option<&Equity> {
    (measure.of)(&last(scenario)?.fairness)
}

/// Lorenz curves of the rate for each pupil.
fn lorenz(pen: &Pen<'_>) -> Picture {
    let mut said = Vec::new();
    let mut curves = Vec::new();
    for scenario in pen.scenarios() {
        let Some(equity) = of(scenario, MEASURES[0]) else { continue };
        let name = pen.scenario(&scenario.name);
        let gini = pen.number(equity.gini, 2);
        let arguments = [("name", name.into()), ("gini", gini.into())];
        let name = pen.say("report-equity-curve", &arguments);
        said.push(name.clone());
        let points = equity.lorenz.points.iter().map(|point| (point.pupils, point.amount)).collect();
        curves.push(Curve { name, points, series: pen.series(&scenario.name) });
    }
    let chart = Lorenz {
        across: pen.get("report-equity-across"),
        upright: pen.get("report-equity-upright"),
        equality: pen.get("report-equity-equality"),
        curves,
    };
    let figures = if said.is_empty() { pen.get("report-missing") } else { pen.listed(said) };
    let alternative = pen.say("report-equity-lorenz-alternative", &[("figures", figures.into())]);
    let note = pen.get("report-equity-lorenz-note");
    picture(pen, pen.get("report-equity-lorenz"), alternative, note, |frame| chart.svg(frame))
}

/// All indices of a measure, a row for each scenario.
fn spread(pen: &Pen<'_>, measure: Measure) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-average",
            "report-column-gini",
            "report-column-theil",
            "report-column-between",
            "report-column-p90-p10",
            "report-column-missed",
            "report-column-rural",
            "report-column-urban",
        ],
    );
    let mut target = None;
    let rows: Vec<Row> = pen
        .scenarios()
        .iter()
        .filter_map(|scenario| {
            let equity = of(scenario, measure)?;
            let value = |value: Option<f64>| {
                value.map_or_else(|| NOTHING.to_owned(), |value| (measure.write)(pen, value))
            };
            let against = equity.target;
            target = against.map(|target| target.level).or(target);
            let total = equity.theil.total;
            let between = (total > 0.0).then(|| equity.theil.between / total);
            let missed = against.and_then(|target| target.missed);
            let share =
                |share: Option<f64>| share.map_or_else(|| NOTHING.to_owned(), |share| pen.share(share));
            let cells = vec![
                pen.scenario(&scenario.name),
                value(Some(equity.mean)),
                pen.number(equity.gini, 2),
                pen.number(total, 3),
                share(between),
                equity.p90_over_p10.map_or_else(|| NOTHING.to_owned(), |ratio| pen.three(ratio)),
                share(missed),
                value(equity.rural_mean),
                value(equity.urban_mean),
            ];
            Some(if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) })
        })
        .collect();
    let title = pen.get(&format!("report-equity-{}", measure.key));
    let note = match target {
        Some(level) => {
            let level = (measure.write)(pen, level);
            pen.say(&format!("report-equity-{}-target", measure.key), &[("level", level.into())])
        }
        None => pen.get("report-equity-no-target"),
    };
    numbers(title, columns, rows, note)
}

/// The ten worst served establishments.
fn worst(pen: &Pen<'_>, scenario: &ScenarioAccount, measure: Measure) -> Option<Block> {
    let equity = of(scenario, measure)?;
    let schools = &pen.material.opened.territory.establishments;
    let rows: Vec<Row> = equity
        .worst
        .iter()
        .filter_map(|place| {
            let school = schools.get(place.key)?;
            Some(row(vec![
                school.name.clone(),
                school.commune_name.clone(),
                school.key.clone(),
                pen.number(place.pupils, 0),
                (measure.write)(pen, place.value),
            ]))
        })
        .collect();
    let mut columns = headings(
        pen,
        &["report-column-school", "report-column-commune", "report-column-uai", "report-column-pupils"],
    );
    columns.push(pen.get(&format!("report-column-{}", measure.key)));
    let name = pen.scenario(&scenario.name);
    let title = pen.say(&format!("report-equity-worst-{}", measure.key), &[("scenario", name.into())]);
    (!rows.is_empty())
        .then(|| table(pen, texts(title, columns, &[3, 4], rows, pen.get("report-equity-ties"))))
}

/// Means by département.
fn departements(pen: &Pen<'_>, scenario: &ScenarioAccount, measure: Measure) -> Option<Block> {
    let equity = of(scenario, measure)?;
    let known = &pen.material.opened.territory.departements;
    let rows = equity.groups.iter().map(|group| {
        let code = known.get(group.group).map_or("", |departement| departement.code.as_str());
        row(vec![
            pen.departement(code),
            pen.number(group.pupils, 0),
            (measure.write)(pen, group.mean),
            pen.number(group.theil, 3),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let columns = headings(
        pen,
        &[
            "report-column-departement",
            "report-column-pupils",
            "report-column-average",
            "report-column-within-theil",
        ],
    );
    let arguments = [
        ("measure", pen.get(&format!("report-equity-{}", measure.key)).into()),
        ("scenario", pen.scenario(&scenario.name).into()),
    ];
    let title = pen.say("report-equity-by-departement", &arguments);
    Some(table(pen, numbers(title, columns, rows, String::new())))
}
