//! Equity: indices by scenario, and every school with its figures.

use super::{numbers, value, words};
use crate::decide::equity::Equity;
use crate::decide::lessons;
use crate::report::content::Pen;
use crate::report::layers::euros_of;
use crate::report::sheet::{Column, Kind, Sheet, Value};

pub(super) fn sheets(pen: &Pen<'_>) -> Vec<Sheet> {
    vec![indices(pen), schools(pen)]
}

fn indices(pen: &Pen<'_>) -> Sheet {
    let columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-phase"),
        words(pen, "report-column-measure"),
        numbers(pen, "report-column-average", "", Kind::Decimal(3)),
        numbers(pen, "report-column-gini", "", Kind::Decimal(3)),
        numbers(pen, "report-column-theil", "", Kind::Decimal(4)),
        numbers(pen, "report-column-theil-between", "", Kind::Decimal(4)),
        numbers(pen, "report-column-theil-within", "", Kind::Decimal(4)),
        numbers(pen, "report-column-p90-p10", "", Kind::Decimal(2)),
        numbers(pen, "report-column-missed", "", Kind::Percent(1)),
        numbers(pen, "report-column-rural", "", Kind::Decimal(3)),
        numbers(pen, "report-column-urban", "", Kind::Decimal(3)),
    ];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for phase in &scenario.phases {
            let found = &phase.fairness;
            let measures = [("rate", &found.rate), ("disturbed", &found.disturbed), ("euros", &found.euros)];
            for (key, equity) in measures {
                let Some(equity) = equity else { continue };
                let mut row: Vec<Value> = vec![
                    pen.scenario(&scenario.name).into(),
                    phase.name.as_str().into(),
                    pen.get(&format!("report-equity-{key}")).into(),
                ];
                row.extend(figures(equity));
                rows.push(row);
            }
        }
    }
    Sheet {
        name: pen.get("report-book-equity"),
        title: pen.get("report-book-equity-title"),
        introduction: pen.get("report-equity-note"),
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}

fn figures(equity: &Equity) -> [Value; 9] {
    let missed = equity.target.and_then(|target| target.missed);
    [
        value(Some(equity.mean)),
        value(Some(equity.gini)),
        value(Some(equity.theil.total)),
        value(Some(equity.theil.between)),
        value(Some(equity.theil.within)),
        value(equity.p90_over_p10),
        value(missed),
        value(equity.rural_mean),
        value(equity.urban_mean),
    ]
}

/// A row for each school: who is there, its line in the last phase, its disturbed lessons under each scenario.
fn schools(pen: &Pen<'_>) -> Sheet {
    let territory = &pen.material.opened.territory;
    let mut columns = vec![
        words(pen, "report-column-school"),
        words(pen, "report-column-uai"),
        words(pen, "report-column-kind"),
        words(pen, "report-column-commune"),
        words(pen, "report-column-departement"),
        numbers(pen, "report-column-pupils", "", Kind::Integer),
    ];
    let mut of_scenario = Vec::new();
    for scenario in pen.scenarios() {
        let Some(phase) = pen.material.quantities.scenario(&scenario.name).and_then(|it| it.phases.last())
        else {
            continue;
        };
        let name = pen.scenario(&scenario.name);
        let mut add = |key: &str, unit: &str, kind: Kind| {
            columns.push(Column::new(pen.named(&name, pen.get(key)), unit, kind));
        };
        add("report-column-seats", "", Kind::Integer);
        add("report-column-line", "kb/s", Kind::Integer);
        add("report-column-disturbed", "", Kind::Percent(1));
        add("report-column-euros", "€", Kind::EurosPerPupil);
        of_scenario.push((phase, lessons::of_schools(pen.means(), phase), euros_of(pen, &scenario.name)));
    }
    let row = |(at, school): (usize, &maillage_sim::territory::Establishment)| {
        let departement = territory.departements.get(school.departement as usize);
        let mut row: Vec<Value> = vec![
            school.name.as_str().into(),
            school.key.as_str().into(),
            pen.kind(school.kind).into(),
            school.commune_name.as_str().into(),
            departement.map(|departement| departement.name.as_str()).into(),
            school.pupils.into(),
        ];
        for (phase, shares, euros) in &of_scenario {
            let stock = phase.stock.schools.get(at);
            row.push(value(stock.map(|stock| f64::from(stock.all_seats()))));
            row.push(value(stock.map(|stock| stock.down / 1e3)));
            row.push(value(shares.get(at).copied().flatten()));
            row.push(value(euros.get(at).copied().flatten()));
        }
        row
    };
    let rows = territory.establishments.iter().enumerate().map(row).collect();
    let synthetic = pen.summary().territory.synthetic > 0;
    Sheet {
        name: pen.get("report-book-schools"),
        title: pen.get("report-book-schools-title"),
        introduction: pen.get(if synthetic { "report-map-synthetic" } else { "report-book-schools-about" }),
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}
