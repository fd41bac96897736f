//! Assumptions with their sources: prices, account, calendar, support, and what has no price.

use super::block::{folded, headings, row, table, texts};
use super::figure::NOTHING;
use super::pen::Pen;
use super::titles::per;
use crate::decide::timeline::Timeline;
use crate::file::price::Price;
use crate::file::schema::means::{Item, Ticket};
use crate::report::document::{Block, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(pen.get("report-assumptions-about"))];
    blocks.extend(unpriced(pen).into_iter().map(Block::Warning));
    blocks.extend(assumed(pen).into_iter().map(Block::Warning));
    blocks.push(table(pen, account(pen)));
    blocks.push(Block::Heading(pen.get("report-assumptions-items")));
    blocks.push(Block::Note(pen.get("report-assumptions-items-note")));
    // The sources are what this page is for: they are not cut, but a table for each category keeps them readable.
    for category in &pen.account().categories {
        let items: Vec<(&str, &Item)> =
            pen.means().items.iter().filter(|(_, item)| item.category == *category).collect();
        if !items.is_empty() {
            blocks.push(table(pen, prices(pen, pen.category(category), &items)));
        }
    }
    blocks.push(folded(pen.get("report-assumptions-tickets"), vec![table(pen, tickets(pen))]));
    blocks.push(folded(pen.get("report-assumptions-payers"), shares(pen)));
    blocks
}

/// What nobody gave a price, by scenario.
fn unpriced(pen: &Pen<'_>) -> Vec<String> {
    let sentence = |scenario: &crate::decide::account::ScenarioAccount| {
        (!scenario.unpriced.is_empty()).then(|| {
            let things: Vec<String> = scenario.unpriced.iter().map(|what| pen.unpriced(what)).collect();
            let arguments =
                [("scenario", pen.scenario(&scenario.name).into()), ("things", things.join(", ").into())];
            pen.say("report-assumptions-unpriced", &arguments)
        })
    };
    pen.scenarios().iter().filter_map(sentence).collect()
}

/// Phases of which nobody said the first year.
fn assumed(pen: &Pen<'_>) -> Vec<String> {
    let sentence = |(phase, year): &(String, u32)| {
        let arguments = [("phase", phase.as_str().into()), ("year", year.to_string().into())];
        pen.say("report-assumptions-assumed", &arguments)
    };
    pen.account().assumed_years.iter().map(sentence).collect()
}

/// Years, rates, calendar, factors.
fn account(pen: &Pen<'_>) -> Table {
    let account = pen.account();
    let means = pen.means();
    let range = |factor: crate::file::schema::means::Factor, decimals: usize| {
        let [likely, low, high] =
            [factor.likely.0, factor.low.0, factor.high.0].map(|value| pen.number(value, decimals));
        pen.around(likely, low, high)
    };
    let last = account.first_year + account.years.saturating_sub(1);
    let overhead = &means.energy.overhead;
    let overhead = [overhead.establishment.0, overhead.departement.0, overhead.site.0];
    let overhead = overhead.map(|factor| pen.number(factor, 2)).join(" / ");
    let mut rows = vec![
        ("report-set-years", format!("{}–{last}", account.first_year)),
        ("report-set-phases", phases(pen)),
        ("report-set-euros", account.euros_of.to_string()),
        ("report-set-rate", pen.share(account.discount_rate)),
        ("report-set-inflation", pen.share(means.account.inflation.0.value())),
        ("report-set-vat", pen.share(account.vat)),
        ("report-set-draws", pen.number(f64::from(account.draws), 0)),
        ("report-set-electricity", range(means.energy.carbon_per_kilowatt_hour, 4)),
        ("report-set-gigabyte", range(means.energy.carbon_per_gigabyte, 5)),
        ("report-set-overhead", overhead),
        ("report-set-standby", pen.unit(means.energy.standby_hours.0, 0, "h")),
        ("report-set-models", pen.number(f64::from(means.support.hardware_models.0), 0)),
        ("report-set-printers", pen.number(f64::from(means.support.printer_models.0), 0)),
        ("report-set-target", pen.unit(means.equity.rate_per_pupil.0.value() / 1e3, 0, "kb/s")),
        ("report-set-target-lessons", pen.share(means.equity.disturbed_lessons.0.value())),
        ("report-set-rural", pen.number(means.equity.rural_under.0, 0)),
    ];
    let days =
        means.calendar.days.iter().map(|(day, number)| pen.named(pen.day(day), pen.number(number.0, 0)));
    rows.push(("report-set-days", pen.listed(days)));
    let rows = rows.into_iter().map(|(key, value)| row(vec![pen.get(key), value])).collect();
    let columns = headings(pen, &["report-column-what", "report-column-value"]);
    texts(pen.get("report-assumptions-account"), columns, &[], rows, String::new())
}

/// Which years are lived in which phase, in the scenario with most phases.
fn phases(pen: &Pen<'_>) -> String {
    let most = pen.scenarios().iter().max_by_key(|scenario| scenario.phases.len());
    let names: Vec<&str> =
        most.map_or_else(Vec::new, |most| most.phases.iter().map(|phase| phase.name.as_str()).collect());
    if names.is_empty() {
        return NOTHING.to_owned();
    }
    let timeline = Timeline::new(&pen.means().account, &names);
    let span = |(at, name): (usize, &&str)| {
        let years: Vec<u32> = timeline
            .years()
            .zip(&timeline.phases)
            .filter(|(_, of)| **of == at)
            .map(|(year, _)| year)
            .collect();
        let (first, last) = (years.first()?, years.last()?);
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        Some(pen.named(*name, years))
    };
    pen.listed(names.iter().enumerate().filter_map(span))
}

/// "600 (500 to 700) €".
fn price<R>(pen: &Pen<'_>, price: Option<Price<R>>) -> String {
    let Some(price) = price else { return NOTHING.to_owned() };
    // All three with the decimals of the likely one, so that they can be compared.
    let decimals = match price.likely.abs() {
        size if size >= 100.0 || size == 0.0 => 0,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    let [likely, low, high] = [price.likely, price.low, price.high].map(|euros| pen.number(euros, decimals));
    let figure = if price.low < price.high { pen.around(likely, low, high) } else { likely };
    crate::text::number::with_unit(pen.language(), &figure, "€")
}

fn prices(pen: &Pen<'_>, title: String, items: &[(&str, &Item)]) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-item",
            "report-column-per",
            "report-column-buy",
            "report-column-life",
            "report-column-run",
            "report-column-usage",
            "report-column-euros-of",
            "report-column-source",
        ],
    );
    let cells = |item: &Item| {
        let counted = per(pen, &item.per);
        let each = item.each.0;
        let counted = if (each - 1.0).abs() < f64::EPSILON {
            counted
        } else {
            let each = pen.three(each);
            pen.say("report-per-each", &[("each", each.into()), ("per", counted.into())])
        };
        vec![
            pen.local(&item.title).to_owned(),
            counted,
            price(pen, item.buy),
            item.life.map_or_else(
                || NOTHING.to_owned(),
                |life| pen.with(f64::from(life.0), 0, "report-unit-years"),
            ),
            price(pen, item.run),
            price(pen, item.usage),
            item.year.map_or(pen.account().euros_of, |year| year.0).to_string(),
            pen.local(&item.source.0).to_owned(),
        ]
    };
    let rows: Vec<Row> = items.iter().map(|(_, item)| row(cells(item))).collect();
    texts(title, columns, &[2, 3, 4, 5, 6], rows, String::new())
}

fn tickets(pen: &Pen<'_>) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-ticket",
            "report-column-per",
            "report-column-ticket-rate",
            "report-column-ticket-age",
            "report-column-remote",
            "report-column-remote-work",
            "report-column-site-work",
            "report-column-source",
        ],
    );
    let minutes = |span: maillage_sim::time::Span| pen.unit(span.seconds() / 60.0, 0, "min");
    let cells = |ticket: &Ticket| {
        vec![
            pen.local(&ticket.title).to_owned(),
            per(pen, &ticket.per),
            pen.three(ticket.rate.0),
            pen.three(ticket.rate_per_year_of_age.0),
            pen.share(ticket.remote.0.value()),
            minutes(ticket.remote_work.0),
            minutes(ticket.on_site_work.0),
            pen.local(&ticket.source.0).to_owned(),
        ]
    };
    let rows = pen.means().support.tickets.iter().map(|(_, ticket)| row(cells(ticket))).collect();
    texts(pen.get("report-assumptions-tickets"), columns, &[2, 3, 4, 5, 6], rows, String::new())
}

/// Who pays what under each governance.
fn shares(pen: &Pen<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (_, governance) in pen.means().governances.iter() {
        let mut rows = Vec::new();
        let mut columns = headings(pen, &["report-column-category"]);
        for (category, levels) in governance.shares.iter() {
            let name =
                if category == "default" { pen.get("report-all-else") } else { pen.category(category) };
            let mut cells = vec![name];
            let all = levels.all();
            if columns.len() == 1 {
                let level = |(level, _): &(&'static str, _)| {
                    pen.get(&format!("report-level-{}", level.replace('_', "-")))
                };
                columns.extend(all.iter().map(level));
            }
            for (_, shares) in all {
                let one = |(payer, share): (&str, &crate::file::value::Unit<maillage_sim::units::Share>)| {
                    pen.named(pen.payer(payer), pen.share(share.0.value()))
                };
                cells.push(pen.listed(shares.iter().map(one)));
            }
            rows.push(row(cells));
        }
        let title = pen.local(&governance.title).to_owned();
        blocks.push(table(pen, texts(title, columns, &[], rows, String::new())));
    }
    blocks
}
