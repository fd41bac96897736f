//! The three pictures for whoever decides: quality, money, where it hurts.

use crate::decide::account::ScenarioAccount;
use crate::decide::lessons;
use crate::report::chart::bars::{Bar, Bars};
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::chart::map::{Maps, Values};
use crate::report::chart::stacked::{Segment, Stacked, StackedBar};
use crate::report::content::block::picture;
use crate::report::content::figure::{Scale, percent};
use crate::report::content::pen::{Pen, last};
use crate::report::content::quality::yearly;
use crate::report::document::{Block, Picture};
use crate::statistics::Range;
use maillage_sim::territory::Establishment;

/// Establishments that a map shows: with more, the file would be too heavy for a telephone.
const MOST_PLACES: usize = 4000;

pub(super) fn pictures(pen: &Pen<'_>) -> Vec<Block> {
    let mut pictures = vec![lessons(pen), payers(pen)];
    pictures.extend(maps(pen));
    pictures.into_iter().map(Block::Picture).collect()
}

/// Disturbed lessons of every scenario: lines by phase, or bars when there is one phase.
fn lessons(pen: &Pen<'_>) -> Picture {
    let phases: Vec<String> = pen
        .scenarios()
        .iter()
        .max_by_key(|scenario| scenario.phases.len())
        .map_or_else(Vec::new, |scenario| scenario.phases.iter().map(|phase| phase.name.clone()).collect());
    let title = pen.get("report-picture-lessons");
    let note = pen.get(if pen.summary().is_estimate() {
        "report-picture-lessons-estimate"
    } else {
        "report-picture-lessons-note"
    });
    let words = |scenario: &ScenarioAccount| {
        let share = last(scenario).map_or(f64::NAN, |phase| phase.disturbed);
        pen.named(pen.scenario(&scenario.name), pen.share(share))
    };
    let said = pen.scenarios().iter().map(words);
    let alternative = pen.say(
        "report-picture-lessons-alternative",
        &[("phase", phases.last().map_or("", String::as_str).into()), ("figures", pen.listed(said).into())],
    );
    if phases.len() < 2 {
        let bars = bars(pen);
        return picture(pen, title, alternative, note, |frame| bars.svg(frame));
    }
    let line = |scenario: &ScenarioAccount| Line {
        name: pen.scenario(&scenario.name),
        points: phases.iter().map(|phase| point(pen, scenario, phase)).collect(),
        series: pen.series(&scenario.name),
    };
    let lines = Lines {
        axis: pen.get("report-axis-lessons"),
        lines: pen.scenarios().iter().map(line).collect(),
        phases: phases.clone(),
        missing: pen.get("report-missing"),
    };
    picture(pen, title, alternative, note, |frame| lines.svg(frame))
}

fn point(pen: &Pen<'_>, scenario: &ScenarioAccount, phase: &str) -> Option<Point> {
    let value = scenario.phases.iter().find(|known| known.name == phase)?.disturbed;
    let interval = yearly(pen, &scenario.name, phase).and_then(|interval| interval.shown(Range::Share));
    let interval = interval.map(|(low, high)| (percent(low), percent(high)));
    Some(Point { value: percent(value), interval })
}

fn bars(pen: &Pen<'_>) -> Bars {
    let bar = |scenario: &ScenarioAccount| {
        let point = last(scenario).and_then(|phase| point(pen, scenario, &phase.name));
        Bar {
            name: pen.scenario(&scenario.name),
            value: point.map(|point| point.value),
            interval: point.and_then(|point| point.interval),
            label: point.map_or_else(String::new, |point| pen.share(point.value / 100.0)),
            series: pen.series(&scenario.name),
            is_strong: pen.is_winner(&scenario.name),
        }
    };
    Bars {
        axis: pen.get("report-axis-lessons"),
        bars: pen.scenarios().iter().map(bar).collect(),
        missing: pen.get("report-missing"),
        ..Bars::default()
    }
}

/// Euros by payer of every scenario.
fn payers(pen: &Pen<'_>) -> Picture {
    let largest = pen.scenarios().iter().map(|scenario| scenario.money.total.euros()).fold(0.0, f64::max);
    let scale = Scale::of(largest);
    let excluded = |name: &str| {
        let judgement = pen.account().judgement.as_ref()?;
        let at = pen.scenarios().iter().position(|scenario| scenario.name == name)?;
        judgement.decision.exclusions.iter().find(|exclusion| exclusion.alternative == at)
    };
    let bar = |scenario: &ScenarioAccount| {
        let money = &scenario.money;
        let segment = |euros: f64| Segment { value: euros / scale.euros, label: scale.number(pen, euros) };
        let is_excluded = excluded(&scenario.name).is_some();
        StackedBar {
            name: pen.scenario(&scenario.name),
            segments: money.by_payer.iter().map(|payer| segment(payer.euros.euros())).collect(),
            total: scale.amount(pen, money.total.euros()),
            remark: if is_excluded { pen.get("report-remark-excluded") } else { String::new() },
            is_excluded,
            is_strong: pen.is_winner(&scenario.name),
        }
    };
    let account = pen.account();
    let years = account.years.to_string();
    let chart = Stacked {
        axis: pen.say("report-axis-years", &[("unit", scale.unit.into()), ("years", years.into())]),
        parts: account.payers.iter().map(|payer| pen.payer(payer)).collect(),
        bars: pen.scenarios().iter().map(bar).collect(),
        balance_means: pen.get("report-total"),
        missing: pen.get("report-missing"),
    };
    let said = pen.scenarios().iter().map(|scenario| {
        pen.named(pen.scenario(&scenario.name), scale.amount(pen, scenario.money.total.euros()))
    });
    let alternative = pen.say("report-picture-payers-alternative", &[("figures", pen.listed(said).into())]);
    let note = pen.say("report-picture-payers-note", &[("year", account.euros_of.to_string().into())]);
    picture(pen, pen.get("report-picture-payers"), alternative, note, |frame| chart.svg(frame))
}

/// Disturbed lessons of the establishments, the reference beside the chosen scenario.
fn maps(pen: &Pen<'_>) -> Option<Picture> {
    let territory = &pen.material.opened.territory;
    let schools = &territory.establishments;
    let mut shown: Vec<usize> = (0..schools.len()).collect();
    // Where not all can be shown, the largest are; the order of the territory is kept.
    if shown.len() > MOST_PLACES {
        shown.sort_by_key(|at| std::cmp::Reverse(schools[*at].pupils));
        shown.truncate(MOST_PLACES);
        shown.sort_unstable();
    }
    let mut known = 0;
    let mut values = Vec::new();
    let mut over = Vec::new();
    for scenario in pen.looked_at() {
        let quantities = pen.material.quantities.scenario(&scenario.name)?;
        let shares = lessons::of_schools(pen.means(), quantities.phases.last()?);
        let of = |at: &usize| shares.get(*at).copied().flatten();
        let title = pen.scenario(&scenario.name);
        known = known.max(shares.iter().flatten().count());
        let many = shares.iter().flatten().filter(|share| **share >= BOUNDS[3]).count();
        over.push(pen.named(&title, pen.number(many as f64, 0)));
        values.push(Values { title, values: shown.iter().map(of).collect() });
    }
    if known == 0 {
        return None;
    }
    let place = |at: &usize| -> &Establishment { &schools[*at] };
    let bound = |at: usize| pen.unit(percent(BOUNDS[at]), 0, "%");
    let between = |at: usize| {
        pen.say("report-class-between", &[("low", bound(at).into()), ("high", bound(at + 1).into())])
    };
    let maps = Maps {
        places: shown.iter().map(|at| place(at).position).collect(),
        departements: territory.departements.iter().map(|departement| departement.code.clone()).collect(),
        maps: values,
        bounds: BOUNDS,
        classes: [
            pen.say("report-class-under", &[("high", bound(0).into())]),
            between(0),
            between(1),
            between(2),
            pen.say("report-class-over", &[("low", bound(3).into())]),
        ],
        high_is_bad: true,
        legend: pen.get("report-map-legend"),
        missing: pen.get("report-map-missing"),
    };
    let arguments = [("share", bound(3).into()), ("figures", pen.listed(over).into())];
    let alternative = pen.say("report-map-alternative", &arguments);
    let mut note = pen.get(if pen.summary().territory.synthetic > 0 {
        "report-map-synthetic"
    } else {
        "report-map-note"
    });
    if shown.len() < schools.len() {
        let cut = [("shown", shown.len().into()), ("all", schools.len().into())];
        note = format!("{note} {}", pen.say("report-map-cut", &cut));
    }
    Some(picture(pen, pen.get("report-picture-map"), alternative, note, |frame| maps.svg(frame)))
}

/// Shares of disturbed lessons between classes: the target of equity is the second one by default.
const BOUNDS: [f64; 4] = [0.01, 0.05, 0.15, 0.3];
