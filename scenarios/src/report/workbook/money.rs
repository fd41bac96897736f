//! Money: totals by scenario, by year, by payer and category, by item.

use super::{numbers, value, words};
use crate::decide::account::{Named, ScenarioAccount};
use crate::decide::money::Cents;
use crate::report::content::Pen;
use crate::report::sheet::{Chart, ChartKind, Column, Kind, Sheet, Value};

pub(super) fn sheets(pen: &Pen<'_>) -> Vec<Sheet> {
    vec![totals(pen), years(pen), payers(pen), items(pen), governances(pen)]
}

fn euros(amount: Cents) -> Value {
    amount.euros().into()
}

/// A column of euros for each scenario.
fn scenarios(pen: &Pen<'_>) -> impl Iterator<Item = Column> {
    let column =
        |scenario: &ScenarioAccount| Column::new(pen.scenario(&scenario.name), "€", Kind::Euros).summed();
    pen.scenarios().iter().map(column).collect::<Vec<_>>().into_iter()
}

fn totals(pen: &Pen<'_>) -> Sheet {
    let euro = |title: &str| numbers(pen, title, "€", Kind::Euros);
    let each = |title: &str| numbers(pen, title, "€", Kind::EurosPerPupil);
    let mut columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-governance"),
        euro("report-column-total"),
        euro("report-column-investment"),
        euro("report-column-running"),
        euro("report-column-residual"),
        euro("report-column-present"),
        euro("report-column-vat"),
        each("report-column-each"),
        each("report-column-levelised"),
        euro("report-column-p5"),
        euro("report-column-p50"),
        euro("report-column-p95"),
        numbers(pen, "report-column-cheapest", "", Kind::Percent(1)),
        euro("report-column-regret-most"),
    ];
    let first_payer = columns.len();
    let payers = &pen.account().payers;
    columns.extend(payers.iter().map(|payer| Column::new(pen.payer(payer), "€", Kind::Euros)));
    let row = |scenario: &ScenarioAccount| {
        let money = &scenario.money;
        let spread = money.uncertainty;
        let mut row: Vec<Value> = vec![
            pen.scenario(&scenario.name).into(),
            pen.governance(&scenario.governance).into(),
            euros(money.total),
            euros(money.investment),
            euros(money.running),
            euros(money.residual),
            euros(money.present),
            euros(money.vat),
            value(Some(money.per_pupil_year)),
            value(Some(scenario.levelised_per_pupil)),
            value(spread.map(|found| found.p5.value)),
            value(spread.map(|found| found.p50.value)),
            value(spread.map(|found| found.p95.value)),
            value(money.regret.map(|regret| regret.cheapest.value)),
            value(money.regret.map(|regret| regret.most)),
        ];
        row.extend(money.by_payer.iter().map(|payer| euros(payer.euros)));
        row
    };
    let chart = Chart {
        kind: ChartKind::StackedBar,
        title: pen.get("report-picture-payers"),
        alternative: pen.get("report-book-payers-alternative"),
        categories: 0,
        series: (first_payer..columns.len()).collect(),
        category_axis: String::new(),
        value_axis: "€".to_owned(),
        rows: None,
    };
    let rows: Vec<_> = pen.scenarios().iter().map(row).collect();
    let charts = if rows.is_empty() || payers.is_empty() { Vec::new() } else { vec![chart] };
    Sheet {
        name: pen.get("report-book-money"),
        title: pen.get("report-cost-totals"),
        introduction: pen.account_terms(),
        columns,
        rows,
        charts,
        frozen_columns: 1,
    }
}

/// What is bought and what is run in each year, columns by scenario.
fn years(pen: &Pen<'_>) -> Sheet {
    let account = pen.account();
    let mut columns = vec![numbers(pen, "report-column-year", "", Kind::Year)];
    let parts = ["report-column-investment", "report-column-running"];
    for scenario in pen.scenarios() {
        columns.extend(parts.iter().map(|part| {
            let title = pen.named(pen.scenario(&scenario.name), pen.get(part));
            Column::new(title, "€", Kind::Euros).summed()
        }));
    }
    let row = |year: u32| {
        let mut row: Vec<Value> = vec![year.into()];
        for scenario in pen.scenarios() {
            let found = scenario.money.by_year.iter().find(|known| known.0 == year);
            row.push(found.map(|found| found.1.euros()).into());
            row.push(found.map(|found| found.2.euros()).into());
        }
        row
    };
    let chart = |(at, scenario): (usize, &ScenarioAccount)| Chart {
        kind: ChartKind::StackedColumn,
        title: pen.say("report-cost-years", &[("scenario", pen.scenario(&scenario.name).into())]),
        alternative: pen.get("report-book-years-alternative"),
        categories: 0,
        series: vec![1 + 2 * at, 2 + 2 * at],
        category_axis: pen.get("report-column-year"),
        value_axis: "€".to_owned(),
        rows: None,
    };
    Sheet {
        name: pen.get("report-book-years"),
        title: pen.get("report-cost-by-year"),
        introduction: pen.get("report-cost-years-note"),
        columns,
        rows: (account.first_year..).take(account.years as usize).map(row).collect(),
        charts: pen.scenarios().iter().enumerate().map(chart).collect(),
        frozen_columns: 1,
    }
}

/// Scenario, payer, category: long, so that it can be filtered.
fn payers(pen: &Pen<'_>) -> Sheet {
    let columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-payer"),
        words(pen, "report-column-category"),
        numbers(pen, "report-column-amount", "€", Kind::Euros).summed(),
    ];
    let account = pen.account();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for (payer, amounts) in account.payers.iter().zip(&scenario.money.payer_by_category) {
            for (category, amount) in account.categories.iter().zip(amounts) {
                rows.push(vec![
                    pen.scenario(&scenario.name).into(),
                    pen.payer(payer).into(),
                    pen.category(category).into(),
                    euros(*amount),
                ]);
            }
        }
    }
    Sheet {
        name: pen.get("report-book-payers"),
        title: pen.get("report-book-payers-title"),
        introduction: pen.get("report-book-filter"),
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}

fn items(pen: &Pen<'_>) -> Sheet {
    let mut columns = vec![words(pen, "report-column-item"), words(pen, "report-column-category")];
    columns.extend(scenarios(pen));
    let mut keys: Vec<&str> = Vec::new();
    for named in pen.scenarios().iter().flat_map(|scenario| &scenario.money.by_item) {
        if !keys.contains(&named.name.as_str()) {
            keys.push(&named.name);
        }
    }
    let of = |named: &[Named], key: &str| -> Cents {
        named.iter().filter(|known| known.name == key).map(|known| known.euros).sum()
    };
    let row = |key: &&str| {
        let category = pen.means().items.get(key).map(|item| pen.category(&item.category));
        let mut row: Vec<Value> = vec![pen.item(key).into(), category.into()];
        row.extend(pen.scenarios().iter().map(|scenario| euros(of(&scenario.money.by_item, key))));
        row
    };
    let account = pen.account();
    Sheet {
        name: pen.get("report-book-items"),
        title: pen.get("report-cost-items"),
        introduction: pen.say("report-book-euros", &[("year", account.euros_of.to_string().into())]),
        columns,
        rows: keys.iter().map(row).collect(),
        charts: Vec::new(),
        frozen_columns: 1,
    }
}

/// Every scenario under every governance.
fn governances(pen: &Pen<'_>) -> Sheet {
    let mut columns = vec![
        words(pen, "report-column-scenario"),
        words(pen, "report-column-governance"),
        numbers(pen, "report-column-total", "€", Kind::Euros),
    ];
    let payers = &pen.account().payers;
    columns.extend(payers.iter().map(|payer| Column::new(pen.payer(payer), "€", Kind::Euros)));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for scenario in pen.scenarios() {
        for governance in &scenario.governances {
            let mut row: Vec<Value> = vec![
                pen.scenario(&scenario.name).into(),
                pen.governance(&governance.governance).into(),
                euros(governance.total),
            ];
            row.extend(governance.by_payer.iter().map(|payer| euros(payer.euros)));
            rows.push(row);
        }
    }
    Sheet {
        name: pen.get("report-book-governances"),
        title: pen.get("report-payers-governances"),
        introduction: pen.get("report-payers-governances-note"),
        columns,
        rows,
        charts: Vec::new(),
        frozen_columns: 2,
    }
}
