//! People: how many technicians, how long people wait, what is lost meanwhile, and how support could be organised.

use super::block::{folded, headings, numbers, picture, row, strong, table};
use super::figure::NOTHING;
use super::pen::{Pen, last};
use crate::decide::account::ScenarioAccount;
use crate::decide::people::{People, PeopleOf};
use crate::report::chart::bars::{Bar, Bars};
use crate::report::document::{Block, Picture, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let support = &pen.means().support;
    let about = pen.say(
        "report-people-about",
        &[
            ("hours", plain(pen, support.target.0.seconds() / 3600.0).into()),
            ("days", support.days_per_year.0.into()),
            ("day", plain(pen, support.hours_per_day.0).into()),
        ],
    );
    let mut blocks = vec![Block::Paragraph(about), Block::Picture(staff(pen)), table(pen, scenarios(pen))];
    blocks.extend(unreached(pen).into_iter().map(Block::Warning));
    blocks.push(table(pen, phases(pen)));
    blocks.push(Block::Heading(pen.get("report-people-organisations")));
    blocks.push(Block::Paragraph(pen.get("report-people-organisations-about")));
    if let Some(chosen) = pen.chosen() {
        blocks.push(table(pen, organisations(pen, chosen)));
    }
    let others =
        pen.scenarios().iter().filter(|one| pen.chosen().is_none_or(|chosen| chosen.name != one.name));
    let others: Vec<Block> = others.map(|scenario| table(pen, organisations(pen, scenario))).collect();
    if !others.is_empty() {
        blocks.push(folded(pen.get("report-people-organisations-others"), others));
    }
    for scenario in pen.looked_at() {
        let Some(phase) = last(scenario) else { continue };
        let of = |key: &str, parts: &[PeopleOf], name: &dyn Fn(&str) -> String| {
            let title = pen.say(key, &[("scenario", pen.scenario(&scenario.name).into())]);
            table(pen, parts_of(pen, title, parts, name))
        };
        blocks.push(of("report-people-departements", &phase.people.departements, &|code| {
            pen.departement(code)
        }));
        blocks.push(of("report-people-kinds", &phase.people.kinds, &|key| pen.ticket(key)));
    }
    blocks.push(Block::Note(pen.get("report-people-note")));
    blocks
}

/// A number of the means: with a decimal only where it has one.
fn plain(pen: &Pen<'_>, value: f64) -> String {
    pen.number(value, usize::from(value.fract() != 0.0))
}

fn hours(pen: &Pen<'_>, hours: f64) -> String {
    pen.unit(hours, usize::from(hours.abs() < 9.95), "h")
}

/// Full-time equivalents of every scenario, last phase.
fn staff(pen: &Pen<'_>) -> Picture {
    let bar = |scenario: &ScenarioAccount| {
        let value = last(scenario).map(|phase| phase.people.full_time);
        Bar {
            name: pen.scenario(&scenario.name),
            value,
            label: value.map_or_else(String::new, |value| pen.with(value, 1, "report-unit-full-time")),
            series: pen.series(&scenario.name),
            is_strong: pen.is_winner(&scenario.name),
            interval: None,
        }
    };
    let bars: Vec<Bar> = pen.scenarios().iter().map(bar).collect();
    let figures = pen.listed(bars.iter().map(|bar| pen.named(&bar.name, &bar.label)));
    let alternative = pen.say("report-people-staff-alternative", &[("figures", figures.into())]);
    let chart = Bars {
        axis: pen.get("report-axis-full-time"),
        bars,
        missing: pen.get("report-missing"),
        ..Bars::default()
    };
    picture(pen, pen.get("report-people-staff"), alternative, String::new(), |frame| chart.svg(frame))
}

/// Figures of support, after the name of the row.
fn figures(pen: &Pen<'_>, people: &People) -> Vec<String> {
    let known = |text: String| if people.is_beyond { NOTHING.to_owned() } else { text };
    vec![
        pen.with(people.full_time, 1, "report-unit-full-time"),
        pen.number(people.tickets, 0),
        known(hours(pen, people.p50)),
        known(hours(pen, people.p95)),
        known(pen.share(people.within)),
        known(pen.number(people.seat_days, 0)),
        known(pen.number(people.unreached as f64, 0)),
    ]
}

/// Headings of [`figures`].
const FIGURES: [&str; 7] = [
    "report-column-full-time",
    "report-column-tickets",
    "report-column-delay-p50",
    "report-column-delay-p95",
    "report-column-within",
    "report-column-seat-days",
    "report-column-unreached",
];

fn scenarios(pen: &Pen<'_>) -> Table {
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(headings(pen, &FIGURES));
    let rows: Vec<Row> = pen
        .scenarios()
        .iter()
        .filter_map(|scenario| {
            let mut cells = vec![pen.scenario(&scenario.name)];
            cells.extend(figures(pen, &last(scenario)?.people));
            Some(if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) })
        })
        .collect();
    numbers(pen.get("report-people-scenarios"), columns, rows, pen.get("report-people-scenarios-note"))
}

/// Full-time equivalents by phase.
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
            pen.number(phase.map_or(f64::NAN, |phase| phase.people.full_time), 1)
        }));
        row(cells)
    });
    let rows = rows.collect();
    numbers(pen.get("report-people-phases"), columns, rows, String::new())
}

/// The last phase of a scenario in every organisation.
fn organisations(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Table {
    let mut columns = headings(pen, &["report-column-organisation"]);
    columns.extend(headings(pen, &FIGURES));
    let own = last(scenario).map_or("", |phase| phase.people.organisation.as_str());
    let rows = scenario.organisations.iter().map(|people| {
        let mut cells = vec![pen.organisation(&people.organisation)];
        cells.extend(figures(pen, people));
        if people.organisation == own { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    let name = pen.scenario(&scenario.name);
    let title = pen.say("report-people-by-organisation", &[("scenario", name.into())]);
    numbers(title, columns, rows, pen.get("report-people-by-organisation-note"))
}

fn parts_of(pen: &Pen<'_>, title: String, parts: &[PeopleOf], name: &dyn Fn(&str) -> String) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-what",
            "report-column-tickets",
            "report-column-delay-p50",
            "report-column-delay-p95",
            "report-column-seat-days",
        ],
    );
    let cells = |part: &PeopleOf| {
        vec![
            name(&part.name),
            pen.number(part.tickets, 0),
            hours(pen, part.p50),
            hours(pen, part.p95),
            pen.number(part.seat_days, 0),
        ]
    };
    // Kinds of ticket of which there are none take no line.
    let rows = parts.iter().filter(|part| part.tickets > 0.0).map(|part| row(cells(part))).collect();
    numbers(title, columns, rows, String::new())
}

/// Teams that no number of technicians brings to the target, and support that is too much to simulate.
fn unreached(pen: &Pen<'_>) -> Vec<String> {
    let sentence = |scenario: &ScenarioAccount| {
        let people = &last(scenario)?.people;
        let arguments = [
            ("scenario", pen.scenario(&scenario.name).into()),
            ("count", people.unreached.into()),
            ("staff", pen.number(people.full_time, 0).into()),
            ("organisation", pen.organisation(&people.organisation).into()),
        ];
        match () {
            () if people.is_beyond => Some(pen.say("report-people-beyond", &arguments)),
            () if people.unreached > 0 => Some(pen.say("report-people-unreached", &arguments)),
            () => None,
        }
    };
    pen.scenarios().iter().filter_map(sentence).collect()
}
