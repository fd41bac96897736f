//! Uncertain prices: how far the cost may be off, who is cheaper all the same, which prices matter, least regret.

use super::block::{headings, numbers, picture, row, strong, table};
use super::figure::{NOTHING, Scale};
use super::pen::Pen;
use crate::decide::money::Tornado as Found;
use crate::report::chart::bars::{Bar, Bars};
use crate::report::chart::tornado::{Swing, Tornado};
use crate::report::document::{Block, Picture, Table};

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let draws = pen.account().draws;
    let mut blocks = vec![Block::Paragraph(pen.say("report-prices-about", &[("draws", draws.into())]))];
    blocks.push(Block::Picture(spread(pen)));
    blocks.push(table(pen, distributions(pen)));
    if let Some(sentence) = least_regret(pen) {
        blocks.push(Block::Paragraph(sentence));
    }
    if !pen.account().comparisons.is_empty() {
        blocks.push(table(pen, comparisons(pen)));
    }
    blocks.extend(tornadoes(pen).into_iter().map(Block::Picture));
    blocks.push(Block::Note(pen.get("report-prices-note")));
    blocks
}

fn scale(pen: &Pen<'_>) -> Scale {
    Scale::of_all(pen.scenarios().iter().map(|scenario| scenario.money.total))
}

/// The range in which nine draws in ten fall, for each scenario.
fn spread(pen: &Pen<'_>) -> Picture {
    let largest = pen.scenarios().iter().filter_map(|scenario| scenario.money.uncertainty);
    let scale = Scale::of(largest.map(|found| found.p95.value).fold(0.0, f64::max));
    let mut said = Vec::new();
    let bars = pen.scenarios().iter().map(|scenario| {
        let found = scenario.money.uncertainty;
        let name = pen.scenario(&scenario.name);
        let label = found.map_or_else(String::new, |found| {
            let ends = [found.p5, found.p95].map(|end| scale.number(pen, end.value));
            let [low, high] = ends;
            pen.around(scale.amount(pen, found.p50.value), low, high)
        });
        if found.is_some() {
            said.push(pen.named(&name, &label));
        }
        Bar {
            name,
            value: found.map(|found| found.p50.value / scale.euros),
            interval: found.map(|found| (found.p5.value / scale.euros, found.p95.value / scale.euros)),
            label,
            series: pen.series(&scenario.name),
            is_strong: pen.is_winner(&scenario.name),
        }
    });
    let bars = bars.collect();
    let chart = Bars {
        axis: pen.say("report-axis-present", &[("unit", scale.unit.into())]),
        bars,
        missing: pen.get("report-missing"),
        ..Bars::default()
    };
    let figures = if said.is_empty() { pen.get("report-missing") } else { pen.listed(said) };
    let alternative = pen.say("report-prices-spread-alternative", &[("figures", figures.into())]);
    let note = pen.get("report-prices-spread-note");
    picture(pen, pen.get("report-prices-spread"), alternative, note, |frame| chart.svg(frame))
}

fn distributions(pen: &Pen<'_>) -> Table {
    let scale = scale(pen);
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-likely",
            "report-column-mean",
            "report-column-p5",
            "report-column-p50",
            "report-column-p95",
            "report-column-cheapest",
            "report-column-regret-most",
            "report-column-regret-mean",
        ],
    );
    let rows = pen.scenarios().iter().map(|scenario| {
        let money = &scenario.money;
        let of = |read: &dyn Fn(&crate::decide::money::Distribution) -> f64| {
            money
                .uncertainty
                .as_ref()
                .map_or_else(|| NOTHING.to_owned(), |found| scale.number(pen, read(found)))
        };
        let regret = |read: &dyn Fn(&crate::decide::money::Regret) -> String| {
            money.regret.as_ref().map_or_else(|| NOTHING.to_owned(), read)
        };
        let cells = vec![
            pen.scenario(&scenario.name),
            scale.number(pen, money.present.euros()),
            of(&|found| found.mean.value),
            of(&|found| found.p5.value),
            of(&|found| found.p50.value),
            of(&|found| found.p95.value),
            regret(&|found| pen.share(found.cheapest.value)),
            regret(&|found| scale.number(pen, found.most)),
            regret(&|found| scale.number(pen, found.mean)),
        ];
        if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    let title = pen.say("report-prices-distribution", &[("unit", scale.unit.into())]);
    numbers(title, columns, rows, pen.get("report-prices-distribution-note"))
}

/// Whom one would regret least.
fn least_regret(pen: &Pen<'_>) -> Option<String> {
    let known = pen.scenarios().iter().filter_map(|scenario| Some((scenario, scenario.money.regret?)));
    let (scenario, regret) = known.min_by(|a, b| a.1.most.total_cmp(&b.1.most))?;
    if pen.scenarios().len() < 2 {
        return None;
    }
    let arguments = [
        ("scenario", pen.scenario(&scenario.name).into()),
        ("most", pen.euros(regret.most).into()),
        ("share", pen.share(regret.cheapest.value).into()),
    ];
    Some(pen.say("report-prices-least-regret", &arguments))
}

/// Each scenario against the reference, on the same draws.
fn comparisons(pen: &Pen<'_>) -> Table {
    let scale = scale(pen);
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-difference",
            "report-column-p5",
            "report-column-p95",
            "report-column-cheaper",
        ],
    );
    let rows = pen.account().comparisons.iter().map(|one| {
        let share = pen.share(one.cheaper.value);
        let [low, high] = [one.cheaper.low, one.cheaper.high].map(|end| pen.share(end));
        let cells = vec![
            pen.scenario(&one.scenario),
            scale.number(pen, one.difference.mean.value),
            scale.number(pen, one.difference.p5.value),
            scale.number(pen, one.difference.p95.value),
            pen.around(share, low, high),
        ];
        if pen.is_winner(&one.scenario) { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    let reference = pen.reference().map_or_else(String::new, |reference| pen.scenario(&reference.name));
    let arguments = [("reference", reference.into()), ("unit", scale.unit.into())];
    let title = pen.say("report-prices-comparisons", &arguments);
    numbers(title, columns, rows, pen.get("report-prices-comparisons-note"))
}

/// Which prices matter: to the cost of the chosen scenario, and to its difference with the reference.
fn tornadoes(pen: &Pen<'_>) -> Vec<Picture> {
    let Some(chosen) = pen.chosen() else { return Vec::new() };
    let name = pen.scenario(&chosen.name);
    let mut pictures = Vec::new();
    if let Some(found) = &chosen.money.tornado {
        let title = pen.say("report-tornado", &[("scenario", name.clone().into())]);
        pictures.extend(tornado(pen, found, title));
    }
    let comparison = pen.account().comparisons.iter().find(|one| one.scenario == chosen.name);
    if let Some(comparison) = comparison {
        let reference = pen.scenario(&comparison.reference);
        let arguments = [("scenario", name.into()), ("reference", reference.into())];
        let title = pen.say("report-tornado-difference", &arguments);
        pictures.extend(tornado(pen, &comparison.tornado, title));
    }
    pictures
}

fn tornado(pen: &Pen<'_>, found: &Found, title: String) -> Option<Picture> {
    let first = found.bars.first()?;
    let size = found.bars.iter().map(|bar| bar.at_low.abs().max(bar.at_high.abs())).fold(0.0, f64::max);
    let scale = Scale::of(size);
    let item = |index: usize| pen.account().items.get(index).map_or_else(String::new, |key| pen.item(key));
    let swings = found.bars.iter().map(|bar| Swing {
        name: item(bar.item),
        low: bar.at_low / scale.euros,
        high: bar.at_high / scale.euros,
        low_label: scale.number(pen, bar.at_low),
        high_label: scale.number(pen, bar.at_high),
    });
    let swings = swings.collect();
    let chart = Tornado {
        axis: pen.say("report-axis-present", &[("unit", scale.unit.into())]),
        likely: found.base / scale.euros,
        likely_label: pen.say("report-tornado-likely", &[("amount", scale.amount(pen, found.base).into())]),
        low_means: pen.get("report-tornado-low"),
        high_means: pen.get("report-tornado-high"),
        swings,
    };
    let alternative = pen.say(
        "report-tornado-alternative",
        &[
            ("item", item(first.item).into()),
            ("low", scale.amount(pen, first.at_low).into()),
            ("high", scale.amount(pen, first.at_high).into()),
        ],
    );
    let note = found.rest.map_or_else(String::new, |rest| {
        let arguments = [
            ("count", rest.n.into()),
            ("low", scale.amount(pen, rest.lowest).into()),
            ("high", scale.amount(pen, rest.highest).into()),
        ];
        pen.say("report-tornado-rest", &arguments)
    });
    Some(picture(pen, title, alternative, note, |frame| chart.svg(frame)))
}
