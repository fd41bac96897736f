//! How firm the order is: how far weights can move, how often each scenario is first, what would change the answer.

use crate::decide::criteria::{End, Outlook, Stability as Found};
use crate::decide::judgement::Judgement;
use crate::report::chart::chances::{Chance, Chances};
use crate::report::chart::stability::{Stability, Weight};
use crate::report::content::block::{folded, headings, numbers, picture, row, table, texts};
use crate::report::content::figure::NOTHING;
use crate::report::content::pen::Pen;
use crate::report::document::{Block, Picture, Row, Table};

pub(super) fn blocks(pen: &Pen<'_>, judgement: &Judgement) -> Vec<Block> {
    let stability = &judgement.decision.weighted_sum_stability;
    let mut blocks = vec![Block::Heading(pen.get("report-firm"))];
    blocks.push(Block::Picture(chances(pen, &judgement.weighted_sum, &judgement.topsis)));
    blocks.push(table(pen, prospects(pen, judgement)));
    blocks.push(Block::Heading(pen.get("report-firm-change")));
    blocks.push(Block::List(changes(pen, judgement)));
    if !stability.is_empty() {
        blocks.push(Block::Picture(weights(pen, judgement, stability)));
        let reversals = reversals(pen, judgement);
        let title = pen.get("report-firm-reversals");
        if reversals.rows.is_empty() {
            blocks.push(Block::Paragraph(pen.get("report-firm-no-reversals")));
        } else {
            blocks.push(folded(title, vec![table(pen, reversals)]));
        }
    }
    blocks
}

fn name(pen: &Pen<'_>, at: usize) -> String {
    pen.scenarios().get(at).map_or_else(String::new, |scenario| pen.scenario(&scenario.name))
}

/// How often each scenario is first, by weighted sum.
fn chances(pen: &Pen<'_>, sum: &Outlook, topsis: &Outlook) -> Picture {
    let most = sum.alternatives.iter().map(|one| one.best.share).fold(0.0, f64::max);
    let chance = |(at, scenario): (usize, &crate::decide::account::ScenarioAccount)| {
        let found = sum.alternatives.get(at).filter(|found| found.excluded < 1.0);
        Chance {
            name: pen.scenario(&scenario.name),
            share: found.map(|found| found.best.share),
            interval: found.map(|found| (found.best.low, found.best.high)),
            label: found.map_or_else(String::new, |found| pen.share(found.best.share)),
            series: pen.series(&scenario.name),
            is_strong: found.is_some_and(|found| found.best.share >= most),
        }
    };
    let chart = Chances {
        axis: pen.get("report-axis-chances"),
        chances: pen.scenarios().iter().enumerate().map(chance).collect(),
        missing: pen.get("report-decision-excluded"),
    };
    let said = pen.scenarios().iter().enumerate().map(|(at, scenario)| {
        let share = |outlook: &Outlook| {
            outlook.alternatives.get(at).map_or_else(|| NOTHING.to_owned(), |one| pen.share(one.best.share))
        };
        let arguments = [
            ("name", pen.scenario(&scenario.name).into()),
            ("sum", share(sum).into()),
            ("topsis", share(topsis).into()),
        ];
        pen.say("report-firm-chance", &arguments)
    });
    let figures = pen.listed(said);
    let alternative = pen.say("report-firm-chances-alternative", &[("figures", figures.into())]);
    let note = pen.say("report-firm-chances-note", &[("draws", sum.n_draws.into())]);
    picture(pen, pen.get("report-firm-chances"), alternative, note, |frame| chart.svg(frame))
}

fn prospects(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-scenario",
            "report-column-first-sum",
            "report-column-first-topsis",
            "report-column-mean-rank",
            "report-column-out",
        ],
    );
    let rows = pen.scenarios().iter().enumerate().map(|(at, scenario)| {
        let share = |outlook: &Outlook| {
            outlook.alternatives.get(at).map_or_else(
                || NOTHING.to_owned(),
                |one| {
                    let [share, low, high] =
                        [one.best.share, one.best.low, one.best.high].map(|share| pen.share(share));
                    pen.around(share, low, high)
                },
            )
        };
        let found = judgement.weighted_sum.alternatives.get(at);
        let rank = found.and_then(|found| found.rank);
        row(vec![
            pen.scenario(&scenario.name),
            share(&judgement.weighted_sum),
            share(&judgement.topsis),
            rank.map_or_else(|| NOTHING.to_owned(), |rank| pen.number(rank, 1)),
            found.map_or_else(|| NOTHING.to_owned(), |found| pen.share(found.excluded)),
        ])
    });
    let rows = rows.collect();
    numbers(pen.get("report-firm-prospects"), columns, rows, pen.get("report-firm-prospects-note"))
}

/// What happens at an end of the weights: nothing, or another comes first.
fn beyond(pen: &Pen<'_>, end: &End) -> String {
    end.winner.map_or_else(String::new, |winner| name(pen, winner))
}

fn weights(pen: &Pen<'_>, judgement: &Judgement, stability: &[Found]) -> Picture {
    let weight = |found: &Found| {
        let criterion = judgement.criteria.get(found.criterion);
        let stays = found.low.winner.is_none() && found.high.winner.is_none();
        let label = if stays {
            pen.get("report-firm-always")
        } else {
            let [low, high] = [found.low.weight, found.high.weight].map(|weight| pen.share(weight));
            pen.say("report-firm-between", &[("low", low.into()), ("high", high.into())])
        };
        Weight {
            name: criterion.map_or_else(String::new, |criterion| pen.criterion(&criterion.key)),
            now: found.weight,
            low: found.low.weight,
            high: found.high.weight,
            label,
            below: beyond(pen, &found.low),
            above: beyond(pen, &found.high),
        }
    };
    let chart = Stability {
        axis: pen.get("report-axis-weight"),
        weights: stability.iter().map(weight).collect(),
        stays_means: pen.get("report-firm-stays"),
        beyond_means: pen.get("report-firm-beyond"),
        now_means: pen.get("report-firm-now"),
    };
    let said = changes(pen, judgement).join(" ");
    let alternative = pen.say("report-firm-weights-alternative", &[("figures", said.into())]);
    let note = pen.get("report-firm-weights-note");
    picture(pen, pen.get("report-firm-weights"), alternative, note, |frame| chart.svg(frame))
}

/// What would change the answer, in sentences: weights, the way of counting, draws.
fn changes(pen: &Pen<'_>, judgement: &Judgement) -> Vec<String> {
    let decision = &judgement.decision;
    let mut sentences = Vec::new();
    for found in &decision.weighted_sum_stability {
        let criterion = judgement.criteria.get(found.criterion);
        let criterion = criterion.map_or_else(String::new, |criterion| pen.criterion(&criterion.key));
        for (end, key) in [(&found.low, "report-firm-if-less"), (&found.high, "report-firm-if-more")] {
            let Some(winner) = end.winner else { continue };
            let arguments = [
                ("criterion", criterion.clone().into()),
                ("weight", pen.share(end.weight).into()),
                ("now", pen.share(found.weight).into()),
                ("scenario", name(pen, winner).into()),
            ];
            sentences.push(pen.say(key, &arguments));
        }
    }
    if sentences.is_empty() && pen.scenarios().len() > 1 && !decision.weighted_sum_stability.is_empty() {
        sentences.push(pen.get("report-firm-no-weight"));
    }
    let (sum, distance) = (decision.weighted_sum.ranking.winner(), decision.topsis.ranking.winner());
    if let (Some(sum), Some(distance)) = (sum, distance)
        && sum != distance
    {
        let arguments = [("scenario", name(pen, distance).into())];
        sentences.push(pen.say("report-firm-if-topsis", &arguments));
    }
    for exclusion in &decision.exclusions {
        let criterion = judgement.criteria.get(exclusion.criterion);
        let criterion = criterion.map_or_else(String::new, |criterion| pen.criterion(&criterion.key));
        let arguments =
            [("scenario", name(pen, exclusion.alternative).into()), ("criterion", criterion.into())];
        sentences.push(pen.say("report-firm-if-no-veto", &arguments));
    }
    if sentences.is_empty() {
        sentences.push(pen.get("report-firm-nothing"));
    }
    sentences
}

/// Every pair of scenarios that change places when a weight moves.
fn reversals(pen: &Pen<'_>, judgement: &Judgement) -> Table {
    let columns = headings(
        pen,
        &[
            "report-column-criterion",
            "report-column-at-weight",
            "report-column-ahead-below",
            "report-column-ahead-above",
        ],
    );
    let mut rows: Vec<Row> = Vec::new();
    for found in &judgement.decision.weighted_sum_stability {
        let criterion = judgement.criteria.get(found.criterion);
        let criterion = criterion.map_or_else(String::new, |criterion| pen.criterion(&criterion.key));
        for reversal in &found.reversals {
            rows.push(row(vec![
                criterion.clone(),
                pen.share(reversal.weight),
                name(pen, reversal.ahead_below),
                name(pen, reversal.ahead_above),
            ]));
        }
    }
    let note = pen.get("report-firm-reversals-note");
    texts(pen.get("report-firm-reversals"), columns, &[1], rows, note)
}
