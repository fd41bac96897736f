//! People and carbon, by scenario and phase; organisations of support side by side.

use super::{numbers, value, words};
use crate::decide::people::{People, PeopleOf};
use crate::report::content::Pen;
use crate::report::sheet::{Column, Kind, Sheet, Value};

pub(super) fn sheets(pen: &Pen<'_>) -> Vec<Sheet> {
    vec![phases(pen), organisations(pen), departements(pen), carbon(pen)]
}

fn sheet(pen: &Pen<'_>, key: &str, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Sheet {
    Sheet {
        name: pen.get(&format!("report-book-{key}")),
        title: pen.get(&format!("report-book-{key}-title")),
        introduction: pen.get(&format!("report-book-{key}-about")),
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}

/// Columns of the figures of support.
fn figures(pen: &Pen<'_>) -> Vec<Column> {
    vec![
        words(pen, "report-column-organisation"),
        numbers(pen, "report-column-full-time", &pen.get("report-unit-full-time"), Kind::Decimal(2)),
        numbers(pen, "report-column-tickets", "", Kind::Integer),
        numbers(pen, "report-column-delay-p50", "h", Kind::Decimal(1)),
        numbers(pen, "report-column-delay-p95", "h", Kind::Decimal(1)),
        numbers(pen, "report-column-within", "", Kind::Percent(1)),
        numbers(pen, "report-column-seat-days", "", Kind::Integer),
        numbers(pen, "report-column-unreached", "", Kind::Integer),
    ]
}

fn values(pen: &Pen<'_>, people: &People) -> Vec<Value> {
    let known = |figure: f64| value((!people.is_beyond).then_some(figure));
    vec![
        pen.organisation(&people.organisation).into(),
        value(Some(people.full_time)),
        value(Some(people.tickets)),
        known(people.p50),
        known(people.p95),
        known(people.within),
        known(people.seat_days),
        known(people.unreached as f64),
    ]
}

fn phases(pen: &Pen<'_>) -> Sheet {
    let mut columns = vec![words(pen, "report-column-scenario"), words(pen, "report-column-phase")];
    columns.extend(figures(pen));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for phase in &scenario.phases {
            let mut row: Vec<Value> = vec![pen.scenario(&scenario.name).into(), phase.name.as_str().into()];
            row.extend(values(pen, &phase.people));
            rows.push(row);
        }
    }
    sheet(pen, "people", columns, rows)
}

fn organisations(pen: &Pen<'_>) -> Sheet {
    let mut columns = vec![words(pen, "report-column-scenario")];
    columns.extend(figures(pen));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for people in &scenario.organisations {
            let mut row: Vec<Value> = vec![pen.scenario(&scenario.name).into()];
            row.extend(values(pen, people));
            rows.push(row);
        }
    }
    sheet(pen, "organisations", columns, rows)
}

fn departements(pen: &Pen<'_>) -> Sheet {
    let columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-departement"),
        numbers(pen, "report-column-tickets", "", Kind::Integer),
        numbers(pen, "report-column-delay-p50", "h", Kind::Decimal(1)),
        numbers(pen, "report-column-delay-p95", "h", Kind::Decimal(1)),
        numbers(pen, "report-column-seat-days", "", Kind::Integer),
    ];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        let last = scenario.phases.last();
        let parts: &[PeopleOf] = last.map_or(&[], |phase| &phase.people.departements);
        rows.extend(parts.iter().map(|part| {
            vec![
                pen.scenario(&scenario.name).into(),
                pen.departement(&part.name).into(),
                value(Some(part.tickets)),
                value(Some(part.p50)),
                value(Some(part.p95)),
                value(Some(part.seat_days)),
            ]
        }));
    }
    sheet(pen, "support", columns, rows)
}

fn carbon(pen: &Pen<'_>) -> Sheet {
    let mut columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-phase"),
        numbers(pen, "report-column-electricity", "kWh", Kind::Integer),
        numbers(pen, "report-column-rented-alone", "kWh", Kind::Integer),
        numbers(pen, "report-column-network", &pen.get("report-unit-gigabytes"), Kind::Integer),
    ];
    let parts =
        ["report-column-electricity", "report-column-network", "report-column-embodied", "report-total"];
    for part in parts {
        for end in ["report-column-likely", "report-column-low", "report-column-high"] {
            columns.push(Column::new(pen.named(pen.get(part), pen.get(end)), "kgCO2e", Kind::Integer));
        }
    }
    columns.push(numbers(pen, "report-book-carbon-each", "kgCO2e", Kind::Decimal(2)));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for phase in &scenario.phases {
            let carbon = phase.carbon;
            let mut row: Vec<Value> = vec![
                pen.scenario(&scenario.name).into(),
                phase.name.as_str().into(),
                value(Some(carbon.kilowatt_hours)),
                value(Some(carbon.rented_kilowatt_hours)),
                value(Some(carbon.gigabytes)),
            ];
            for part in [carbon.electricity, carbon.network, carbon.embodied, carbon.total()] {
                row.extend([part.likely, part.low, part.high].map(|figure| value(Some(figure))));
            }
            row.push(value(Some(phase.carbon_per_pupil.likely)));
            rows.push(row);
        }
    }
    sheet(pen, "carbon", columns, rows)
}
