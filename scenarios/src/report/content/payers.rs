//! Who pays: payer by category, as a table and as flows, and what other governances would change.

use super::block::{folded, headings, numbers, picture, row, strong, table};
use super::figure::Scale;
use super::pen::Pen;
use crate::decide::account::{Named, ScenarioAccount};
use crate::decide::money::Cents;
use crate::report::chart::flows::{Flow, Flows, Node};
use crate::report::document::{Block, Picture, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(pen.get("report-payers-about"))];
    if let Some(chosen) = pen.chosen() {
        blocks.push(Block::Picture(flows(pen, chosen)));
        blocks.push(table(pen, by_category(pen, chosen)));
        blocks.push(table(pen, by_level(pen, chosen)));
    }
    blocks.push(Block::Heading(pen.get("report-payers-governances")));
    blocks.push(Block::List(summaries(pen)));
    if let Some(chosen) = pen.chosen() {
        blocks.push(table(pen, governances(pen, chosen)));
    }
    let others: Vec<Block> = pen
        .scenarios()
        .iter()
        .filter(|scenario| pen.chosen().is_none_or(|chosen| chosen.name != scenario.name))
        .flat_map(|scenario| [by_category(pen, scenario), governances(pen, scenario)])
        .map(|one| table(pen, one))
        .collect();
    if !others.is_empty() {
        blocks.push(folded(pen.get("report-payers-others"), others));
    }
    blocks
}

/// What each governance means.
fn summaries(pen: &Pen<'_>) -> Vec<String> {
    let governances = pen.means().governances.iter();
    let sentence = |(_, governance): (&str, &crate::file::schema::means::Governance)| {
        let title = pen.local(&governance.title).to_owned();
        match &governance.summary {
            Some(summary) => {
                let summary = pen.local(summary).to_owned();
                pen.say("report-governance-summary", &[("title", title.into()), ("summary", summary.into())])
            }
            None => title,
        }
    };
    // The borrow of each entry ends with its sentence.
    governances.map(sentence).collect()
}

fn scale(scenario: &ScenarioAccount) -> Scale {
    Scale::of_all([scenario.money.total])
}

fn titled(pen: &Pen<'_>, key: &str, scenario: &ScenarioAccount) -> String {
    let scale = scale(scenario);
    pen.say(key, &[("scenario", pen.scenario(&scenario.name).into()), ("unit", scale.unit.into())])
}

/// Rows of payers with their totals, from amounts by payer and column.
fn crossed(
    pen: &Pen<'_>,
    scenario: &ScenarioAccount,
    amounts: &[Vec<Cents>],
) -> Vec<crate::report::document::Row> {
    let scale = scale(scenario);
    let n = amounts.iter().map(Vec::len).max().unwrap_or(0);
    let mut sums = vec![Cents::ZERO; n];
    let mut rows = Vec::new();
    for (payer, of_payer) in pen.account().payers.iter().zip(amounts) {
        let mut cells = vec![pen.payer(payer)];
        cells.extend(of_payer.iter().map(|amount| scale.number(pen, amount.euros())));
        cells.push(scale.number(pen, of_payer.iter().sum::<Cents>().euros()));
        sums.iter_mut().zip(of_payer).for_each(|(sum, amount)| *sum += *amount);
        rows.push(row(cells));
    }
    let mut cells = vec![pen.get("report-total")];
    cells.extend(sums.iter().map(|sum| scale.number(pen, sum.euros())));
    cells.push(scale.number(pen, sums.iter().sum::<Cents>().euros()));
    rows.push(strong(cells));
    rows
}

fn by_category(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Table {
    let mut columns = headings(pen, &["report-column-payer"]);
    columns.extend(pen.account().categories.iter().map(|category| pen.category(category)));
    columns.push(pen.get("report-total"));
    let rows = crossed(pen, scenario, &scenario.money.payer_by_category);
    let note = governance_note(pen, scenario);
    numbers(titled(pen, "report-payers-categories", scenario), columns, rows, note)
}

fn by_level(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Table {
    let mut columns = headings(pen, &["report-column-payer"]);
    let levels = &scenario.money.by_level;
    columns.extend(
        levels.iter().map(|level| pen.get(&format!("report-level-{}", level.name.replace('_', "-")))),
    );
    columns.push(pen.get("report-total"));
    let rows = crossed(pen, scenario, &scenario.money.payer_by_level);
    numbers(titled(pen, "report-payers-levels", scenario), columns, rows, pen.get("report-rounded"))
}

fn governance_note(pen: &Pen<'_>, scenario: &ScenarioAccount) -> String {
    let governance = pen.governance(&scenario.governance);
    let said = pen.say("report-payers-governance", &[("governance", governance.into())]);
    format!("{said} {}", pen.get("report-rounded"))
}

/// From payers to categories.
fn flows(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Picture {
    let money = &scenario.money;
    let scale = Scale::of(money.total.euros());
    let node = |name: String, amount: f64| Node { name, label: scale.amount(pen, amount) };
    let from = money.by_payer.iter().map(|payer| node(pen.payer(&payer.name), payer.euros.euros())).collect();
    let to = money.by_category.iter().map(|one| node(pen.category(&one.name), one.euros.euros())).collect();
    let mut flows = Vec::new();
    for (payer, amounts) in money.payer_by_category.iter().enumerate() {
        for (category, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > Cents::ZERO) {
            let value = amount.euros();
            flows.push(Flow { from: payer, to: category, value, label: scale.amount(pen, value) });
        }
    }
    let chart = Flows {
        from_title: pen.get("report-flows-from"),
        to_title: pen.get("report-flows-to"),
        from,
        to,
        flows,
        missing: pen.get("report-missing"),
    };
    let name = pen.scenario(&scenario.name);
    let most = |named: &[Named], title: &dyn Fn(&str) -> String| {
        let most = named.iter().max_by_key(|one| one.euros);
        most.map_or_else(String::new, |one| title(&one.name))
    };
    let alternative = pen.say(
        "report-flows-alternative",
        &[
            ("scenario", name.clone().into()),
            ("total", scale.amount(pen, money.total.euros()).into()),
            ("payer", most(&money.by_payer, &|key| pen.payer(key)).into()),
            ("category", most(&money.by_category, &|key| pen.category(key)).into()),
        ],
    );
    let title = pen.say("report-flows", &[("scenario", name.into())]);
    picture(pen, title, alternative, governance_note(pen, scenario), |frame| chart.svg(frame))
}

/// The scenario under every governance.
fn governances(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Table {
    let scale = scale(scenario);
    let mut columns = headings(pen, &["report-column-governance"]);
    columns.extend(pen.account().payers.iter().map(|payer| pen.payer(payer)));
    columns.push(pen.get("report-total"));
    columns.push(pen.get("report-column-difference"));
    let rows = scenario.governances.iter().map(|governance| {
        let mut cells = vec![pen.governance(&governance.governance)];
        cells.extend(governance.by_payer.iter().map(|payer| scale.number(pen, payer.euros.euros())));
        cells.push(scale.number(pen, governance.total.euros()));
        let difference = governance.total.euros() - scenario.money.total.euros();
        cells.push(scale.number(pen, difference));
        if governance.governance == scenario.governance { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    let note = pen.get("report-payers-governances-note");
    numbers(titled(pen, "report-payers-by-governance", scenario), columns, rows, note)
}
