//! How well it works: disturbed lessons and waiting by phase and day, with intervals and verdicts.

use super::block::{folded, headings, numbers, picture, row, strong, table};
use super::figure::{NOTHING, percent};
use super::pen::Pen;
use crate::decide::lessons;
use crate::question::compare::table::{in_figures, in_words, main_class, moment_title};
use crate::question::compare::{JUDGED_MEASURE, Verdicts, conclusion};
use crate::report::chart::bars::{Bar, Bars};
use crate::report::document::{Block, Column, Row, Table};
use crate::results::summary::{DaySummary, Summary};
use crate::statistics::{Interval, Range};
use crate::text::number;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let summary = pen.summary();
    let mut blocks = vec![Block::Paragraph(pen.get("report-quality-about"))];
    if summary.is_estimate() {
        blocks.push(Block::Warning(pen.get("report-estimate")));
    } else if summary.replications < 2 {
        blocks.push(Block::Warning(pen.get("conclusion-one-replication")));
    }
    blocks.push(Block::List(conclusion(&titled(pen), pen.text)));
    if let Some(moment) = worst(summary) {
        blocks.push(at_worst(pen, moment));
    }
    blocks.push(year(pen));
    let verdicts = Verdicts::of(summary);
    let moments = summary.moments();
    let tables: Vec<Block> = moments.iter().map(|moment| of_moment(pen, *moment, &verdicts)).collect();
    // With many moments, those who want them all unfold them.
    if tables.len() > 6 {
        blocks.push(folded(pen.get("report-quality-moments"), tables));
    } else {
        blocks.extend(tables);
    }
    blocks.push(Block::Note(pen.get(if summary.is_estimate() {
        "report-quality-legend-estimate"
    } else {
        "report-quality-legend"
    })));
    blocks
}

/// Disturbed lessons among all lessons of a year, by replication: mean and interval; nothing without a phase of that name.
pub(super) fn yearly(pen: &Pen<'_>, scenario: &str, phase: &str) -> Option<Interval> {
    let found = pen.material.quantities.scenario(scenario)?;
    let phase = found.phases.iter().find(|known| known.name == phase)?;
    let mut interval = Interval::of(lessons::of_replications(pen.means(), phase))?;
    if pen.summary().is_estimate() {
        (interval.ci95_low, interval.ci95_high) = (None, None);
    }
    Some(interval)
}

/// The summary with titles in the place of names, so that its sentences speak of scenarios as people do. Where two
/// scenarios have the same title, names stay.
fn titled(pen: &Pen<'_>) -> Summary {
    let mut summary = pen.summary().clone();
    let mut titles: Vec<String> =
        summary.scenarios.iter().map(|scenario| pen.scenario(&scenario.name)).collect();
    titles.sort();
    titles.dedup();
    if titles.len() < summary.scenarios.len() {
        return summary;
    }
    summary.reference = pen.scenario(&summary.reference);
    for scenario in &mut summary.scenarios {
        scenario.name = pen.scenario(&scenario.name);
    }
    for difference in &mut summary.differences {
        difference.a = pen.scenario(&difference.a);
        difference.b = pen.scenario(&difference.b);
    }
    summary
}

/// The phase and day on which the reference disturbs most lessons; the last of equal ones.
fn worst(summary: &Summary) -> Option<(&str, &str)> {
    let share = |(phase, day): (&str, &str)| {
        summary.day(&summary.reference, phase, day)?.measures.get(JUDGED_MEASURE).map(|share| share.mean)
    };
    let known = summary.moments().into_iter().filter_map(|moment| Some((moment, share(moment)?)));
    known.reduce(|most, next| if next.1 >= most.1 { next } else { most }).map(|(moment, _)| moment)
}

/// Every scenario at the worst moment of the reference.
fn at_worst(pen: &Pen<'_>, (phase, day): (&str, &str)) -> Block {
    let summary = pen.summary();
    let bar = |name: &str| {
        let share = summary.day(name, phase, day)?.measures.get(JUDGED_MEASURE)?;
        let ends = interval(pen, share).map(|(low, high)| (percent(low), percent(high)));
        Some(Bar {
            name: pen.scenario(name),
            value: Some(percent(share.mean)),
            interval: ends,
            label: pen.share(share.mean),
            series: pen.series(name),
            is_strong: pen.is_winner(name),
        })
    };
    let bars: Vec<Bar> = summary.scenarios.iter().filter_map(|scenario| bar(&scenario.name)).collect();
    let best = bars.iter().min_by(|a, b| a.value.unwrap_or(100.0).total_cmp(&b.value.unwrap_or(100.0)));
    let (best, label) =
        best.map_or((String::new(), String::new()), |bar| (bar.name.clone(), bar.label.clone()));
    let moment = moment_title(summary, pen.text, (phase, day));
    let arguments = [("moment", moment.clone().into()), ("best", best.into()), ("share", label.into())];
    let alternative = pen.say("report-quality-worst-alternative", &arguments);
    let title = pen.say("report-quality-worst", &[("moment", moment.into())]);
    let note = pen.get(if summary.is_estimate() { "report-estimate-short" } else { "report-interval-note" });
    let chart = Bars {
        axis: pen.get("report-axis-lessons"),
        bars,
        missing: pen.get("report-missing"),
        ..Bars::default()
    };
    Block::Picture(picture(pen, title, alternative, note, |frame| chart.svg(frame)))
}

/// An interval that may be shown.
fn interval(pen: &Pen<'_>, share: &Interval) -> Option<(f64, f64)> {
    if pen.summary().is_estimate() { None } else { share.shown(Range::Share) }
}

/// Over the days of a year: rows are scenarios, columns phases.
fn year(pen: &Pen<'_>) -> Block {
    let mut phases: Vec<&str> = Vec::new();
    for phase in pen.scenarios().iter().flat_map(|scenario| &scenario.phases) {
        if !phases.contains(&phase.name.as_str()) {
            phases.push(&phase.name);
        }
    }
    let mut columns = headings(pen, &["report-column-scenario"]);
    columns.extend(phases.iter().map(|phase| (*phase).to_owned()));
    let of = |name: &str, phase: &str| {
        let share = yearly(pen, name, phase);
        share.map_or_else(|| NOTHING.to_owned(), |share| in_figures(pen.text, &share))
    };
    let rows = pen.scenarios().iter().map(|scenario| {
        let mut cells = vec![pen.scenario(&scenario.name)];
        cells.extend(phases.iter().map(|phase| of(&scenario.name, phase)));
        if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) }
    });
    let rows = rows.collect();
    table(pen, numbers(pen.get("report-quality-year"), columns, rows, pen.get("report-quality-year-note")))
}

/// All measures of a moment.
fn of_moment(pen: &Pen<'_>, moment: (&str, &str), verdicts: &Verdicts<'_>) -> Block {
    let keys = [
        ("report-column-scenario", false),
        ("report-column-disturbed", true),
        ("report-column-in-words", false),
        ("report-column-response", true),
        ("report-column-login", true),
        ("report-column-refused", true),
        ("report-column-unseated", true),
        ("report-column-verdict", false),
        ("report-column-culprit", false),
    ];
    let columns = keys.map(|(key, is_number)| Column { title: pen.get(key), is_number });
    let summary = pen.summary();
    let rows: Vec<Row> = summary
        .scenarios
        .iter()
        .filter_map(|scenario| {
            let day = summary.day(&scenario.name, moment.0, moment.1)?;
            let cells = cells(pen, &scenario.name, day, verdict(pen, &scenario.name, moment, verdicts));
            Some(if pen.is_winner(&scenario.name) { strong(cells) } else { row(cells) })
        })
        .collect();
    let title = moment_title(summary, pen.text, moment);
    table(pen, Table { title, columns: columns.to_vec(), rows, note: String::new() })
}

fn cells(pen: &Pen<'_>, name: &str, day: &DaySummary, verdict: String) -> Vec<String> {
    let language = pen.language();
    let of = |measure: Measure, form: &dyn Fn(&Interval) -> String| {
        day.measures.get(measure).map_or_else(|| NOTHING.to_owned(), form)
    };
    let share = |share: &Interval| pen.share(share.mean);
    let seconds = |time: &Interval| number::seconds(language, time.mean);
    let figures = |share: &Interval| match interval(pen, share) {
        Some(_) => in_figures(pen.text, share),
        None => pen.share(share.mean),
    };
    let culprit = main_class(day).map(|class| pen.get(&format!("culprit-{}", class.key())));
    vec![
        pen.scenario(name),
        of(Measure::DisturbedLessons, &figures),
        of(Measure::DisturbedLessons, &|share| in_words(pen.text, share.mean)),
        of(Measure::ResponseP95, &seconds),
        of(Measure::LoginP95, &seconds),
        of(Measure::RefusedLogins, &share),
        of(Measure::UnseatedLessons, &share),
        verdict,
        culprit.unwrap_or_else(|| NOTHING.to_owned()),
    ]
}

/// Against the reference: better, worse, or not to be told apart.
fn verdict(pen: &Pen<'_>, name: &str, moment: (&str, &str), verdicts: &Verdicts<'_>) -> String {
    if pen.is_reference(name) {
        return pen.get("report-verdict-reference");
    }
    if pen.summary().is_estimate() {
        return pen.get("compare-estimate");
    }
    pen.get(match verdicts.find(name, moment).map(|judged| judged.verdict) {
        Some(Verdict::Better) => "report-verdict-better",
        Some(Verdict::Worse) => "report-verdict-worse",
        Some(Verdict::NotDistinguishable) => "report-verdict-same",
        None if is_same(pen, name, moment) => "compare-identical",
        None => return NOTHING.to_owned(),
    })
}

/// Whether a scenario has the very future of the reference.
fn is_same(pen: &Pen<'_>, name: &str, (phase, day): (&str, &str)) -> bool {
    let summary = pen.summary();
    let of = |name: &str| summary.day(name, phase, day).map(|found| &found.fingerprint);
    of(name) == of(&summary.reference)
}
