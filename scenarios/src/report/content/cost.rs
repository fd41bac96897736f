//! What it costs: in all, by year, by category and by item, with what is left at the end and the tax on top.

use super::block::{folded, headings, numbers, picture, row, strong, table};
use super::figure::Scale;
use super::pen::Pen;
use crate::decide::account::{Money, Named, ScenarioAccount};
use crate::decide::money::Cents;
use crate::report::chart::columns::{Column, Columns};
use crate::report::document::{Block, Picture, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let about = pen.account_terms();
    let mut blocks = vec![Block::Paragraph(about), table(pen, totals(pen))];
    let pictures: Vec<Picture> =
        pen.looked_at().into_iter().filter_map(|scenario| years_of(pen, scenario)).collect();
    match pictures.len() {
        0 => {}
        1 => blocks.extend(pictures.into_iter().map(Block::Picture)),
        _ => blocks.push(Block::Pictures(pictures)),
    }
    let by_category = |money: &Money| money.by_category.clone();
    blocks.push(by_name(pen, "report-cost-categories", &by_category, &|pen, key| pen.category(key)));
    let by_level = |money: &Money| money.by_level.clone();
    let level = |pen: &Pen<'_>, key: &str| pen.get(&format!("report-level-{}", key.replace('_', "-")));
    blocks.push(by_name(pen, "report-cost-levels", &by_level, &level));
    blocks.push(folded(pen.get("report-cost-by-year"), vec![table(pen, by_year(pen))]));
    let by_item = |money: &Money| money.by_item.clone();
    let items = by_name(pen, "report-cost-items", &by_item, &|pen, key| pen.item(key));
    blocks.push(folded(pen.get("report-cost-items"), vec![items]));
    let by_departement = |money: &Money| money.by_departement.clone();
    let departements =
        by_name(pen, "report-cost-departements", &by_departement, &|pen, key| pen.departement(key));
    blocks.push(folded(pen.get("report-cost-departements"), vec![departements]));
    blocks
}

/// The unit of the tables of this page.
fn scale(pen: &Pen<'_>) -> Scale {
    Scale::of_all(pen.scenarios().iter().map(|scenario| scenario.money.total))
}

fn titled(pen: &Pen<'_>, key: &str, scale: Scale) -> String {
    pen.say("report-title-unit", &[("title", pen.get(key).into()), ("unit", scale.unit.into())])
}

/// A row for each scenario.
fn totals(pen: &Pen<'_>) -> Table {
    let scale = scale(pen);
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-total",
            "report-column-investment",
            "report-column-running",
            "report-column-residual",
            "report-column-present",
            "report-column-vat",
            "report-column-each",
            "report-column-levelised",
        ],
    );
    let rows = pen.scenarios().iter().map(|scenario| {
        let money = &scenario.money;
        let amount = |amount: Cents| scale.number(pen, amount.euros());
        let cells = vec![
            pen.scenario(&scenario.name),
            amount(money.total),
            amount(money.investment),
            amount(money.running),
            amount(money.residual),
            amount(money.present),
            amount(money.vat),
            pen.per_pupil(money.per_pupil_year),
            pen.per_pupil(scenario.levelised_per_pupil),
        ];
        if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    numbers(titled(pen, "report-cost-totals", scale), columns, rows, pen.get("report-cost-totals-note"))
}

/// Investment and running cost of a scenario by year.
fn years_of(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Option<Picture> {
    let years = &scenario.money.by_year;
    let total = |year: &(u32, Cents, Cents)| year.1.euros() + year.2.euros();
    let most = years.iter().max_by(|a, b| total(a).total_cmp(&total(b)))?;
    // The scenarios of the page stand on one scale, so that they can be compared.
    let all = pen.looked_at().into_iter().flat_map(|scenario| &scenario.money.by_year);
    let scale = Scale::of(all.map(total).fold(0.0, f64::max));
    let column = |year: &(u32, Cents, Cents)| Column {
        name: year.0.to_string(),
        values: vec![year.2.euros() / scale.euros, year.1.euros() / scale.euros],
        label: scale.number(pen, total(year)),
    };
    let chart = Columns {
        axis: pen.say("report-axis-a-year", &[("unit", scale.unit.into())]),
        parts: vec![pen.get("report-column-running"), pen.get("report-column-investment")],
        columns: years.iter().map(column).collect(),
        balance_means: pen.get("report-total"),
        missing: pen.get("report-missing"),
    };
    let name = pen.scenario(&scenario.name);
    let title = pen.say("report-cost-years", &[("scenario", name.clone().into())]);
    let alternative = pen.say(
        "report-cost-years-alternative",
        &[
            ("scenario", name.into()),
            ("year", most.0.to_string().into()),
            ("amount", scale.amount(pen, total(most)).into()),
            ("investment", pen.money(scenario.money.investment).into()),
            ("running", pen.money(scenario.money.running).into()),
        ],
    );
    Some(picture(pen, title, alternative, pen.get("report-cost-years-note"), |frame| chart.svg(frame)))
}

/// Amounts under names, a column for each scenario, with their totals.
pub(super) fn by_name(
    pen: &Pen<'_>,
    title: &str,
    amounts: &dyn Fn(&Money) -> Vec<Named>,
    name: &dyn Fn(&Pen<'_>, &str) -> String,
) -> Block {
    let scale = scale(pen);
    let all: Vec<Vec<Named>> = pen.scenarios().iter().map(|scenario| amounts(&scenario.money)).collect();
    let mut keys: Vec<&str> = Vec::new();
    for named in all.iter().flatten() {
        if !keys.contains(&named.name.as_str()) {
            keys.push(&named.name);
        }
    }
    let of = |named: &[Named], key: &str| -> Cents {
        named.iter().filter(|known| known.name == key).map(|known| known.euros).sum()
    };
    // What costs nothing anywhere takes no line; what costs most in any scenario comes first.
    let most = |key: &str| all.iter().map(|named| of(named, key)).max().unwrap_or(Cents::ZERO);
    keys.retain(|key| all.iter().any(|named| of(named, key) != Cents::ZERO));
    keys.sort_by_key(|key| std::cmp::Reverse(most(key)));
    let mut rows: Vec<_> = keys
        .iter()
        .map(|key| {
            let mut cells = vec![name(pen, key)];
            cells.extend(all.iter().map(|named| scale.number(pen, of(named, key).euros())));
            row(cells)
        })
        .collect();
    let mut sums = vec![pen.get("report-total")];
    sums.extend(
        all.iter()
            .map(|named| scale.number(pen, named.iter().map(|known| known.euros).sum::<Cents>().euros())),
    );
    rows.push(strong(sums));
    let mut columns = headings(pen, &["report-column-what"]);
    columns.extend(pen.scenarios().iter().map(|scenario| pen.scenario(&scenario.name)));
    table(pen, numbers(titled(pen, title, scale), columns, rows, pen.get("report-rounded")))
}

/// All that is spent, by year and scenario.
fn by_year(pen: &Pen<'_>) -> Table {
    let scale = scale(pen);
    let account = pen.account();
    let of = |scenario: &ScenarioAccount, year: u32| -> Cents {
        let years = scenario.money.by_year.iter().filter(|known| known.0 == year);
        years.map(|(_, investment, running)| *investment + *running).sum()
    };
    let mut rows: Vec<_> = (account.first_year..)
        .take(account.years as usize)
        .map(|year| {
            let mut cells = vec![year.to_string()];
            let scenarios = pen.scenarios().iter();
            cells.extend(scenarios.map(|scenario| scale.number(pen, of(scenario, year).euros())));
            row(cells)
        })
        .collect();
    let mut sums = vec![pen.get("report-total")];
    sums.extend(pen.scenarios().iter().map(|scenario| scale.number(pen, scenario.money.total.euros())));
    rows.push(strong(sums));
    let mut columns = headings(pen, &["report-column-year"]);
    columns.extend(pen.scenarios().iter().map(|scenario| pen.scenario(&scenario.name)));
    numbers(titled(pen, "report-cost-by-year", scale), columns, rows, pen.get("report-rounded"))
}
