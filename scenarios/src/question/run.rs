//! Every measure of one scenario, in words: a table by phase, with a column for each type of day.

use super::compare::table::{WIDTH, title};
use crate::results::summary::{DaySummary, PhaseSummary, Summary};
use crate::statistics::{Interval, Range};
use crate::text::Text;
use crate::text::grid::{Cell, Colour, Grid, Side};
use crate::text::number::{decimal, width};
use maillage_sim::measure::Measure;

/// Groups of measures: key of their title, and the measures in order.
pub const GROUPS: [(&str, &[Measure]); 3] = [
    (
        "run-quality",
        &[
            Measure::DisturbedLessons,
            Measure::UnseatedLessons,
            Measure::RefusedLogins,
            Measure::ResponseMean,
            Measure::ResponseP50,
            Measure::ResponseP95,
            Measure::ResponseP99,
            Measure::LoginP50,
            Measure::LoginP95,
            Measure::PageP95,
            Measure::HomePageP95,
            Measure::StreamDegradation,
            Measure::TransferThroughput,
        ],
    ),
    (
        "run-capacity",
        &[
            Measure::Lessons,
            Measure::AccessUtilisationP95,
            Measure::SaturatedMinutes,
            Measure::SharedLinkUtilisationP95,
            Measure::PoolUtilisationP95,
            Measure::PeakSessions,
            Measure::PeakLicences,
            Measure::ElasticHostHours,
        ],
    ),
    (
        "run-blame",
        &[
            Measure::BlameLan,
            Measure::BlameWiFi,
            Measure::BlameAccess,
            Measure::BlameNetwork,
            Measure::BlameInternet,
            Measure::BlameHosts,
            Measure::BlameAdmission,
            Measure::BlameStorage,
        ],
    ),
];

/// The tables of the scenarios of a summary.
pub fn render(summary: &Summary, text: &Text, colour: Colour) -> String {
    let phases = summary.scenarios.iter().flat_map(|scenario| &scenario.phases);
    phases.map(|phase| of_phase(phase, summary, text, colour)).collect::<Vec<_>>().join("\n")
}

/// The days of a phase, as many side by side as fit.
fn of_phase(phase: &PhaseSummary, summary: &Summary, text: &Text, colour: Colour) -> String {
    let heading = text.say("run-phase", &[("phase", phase.name.as_str().into())]);
    let mut tables = Vec::new();
    let mut days = phase.days.as_slice();
    while !days.is_empty() {
        let (table, shown) = (1..=days.len())
            .rev()
            .map(|shown| (side_by_side(&days[..shown], summary, text, colour), shown))
            .find(|(table, shown)| *shown == 1 || table.lines().all(|line| width(line) <= WIDTH))
            .expect("a single day is shown whatever its width");
        tables.push(format!("{heading}\n{table}"));
        days = &days[shown..];
    }
    tables.join("\n")
}

fn side_by_side(days: &[DaySummary], summary: &Summary, text: &Text, colour: Colour) -> String {
    let mut headers = vec![(text.get("run-measure"), Side::Left), (text.get("run-unit"), Side::Left)];
    for day in days {
        let title = title(summary.titles.days.get(&day.name), &day.name, text.language());
        headers.push((in_two_lines(title), Side::Right));
    }
    let groups = GROUPS.iter().filter_map(|(key, measures)| {
        let rows: Vec<Vec<Cell>> = measures.iter().filter_map(|measure| row(*measure, days, text)).collect();
        (!rows.is_empty()).then(|| (text.get(key), rows))
    });
    Grid { headers, groups: groups.collect(), yielding: Vec::new(), width: WIDTH }.render(colour)
}

/// A measure on some days; `None` where nothing was measured on any of them.
fn row(measure: Measure, days: &[DaySummary], text: &Text) -> Option<Vec<Cell>> {
    let found: Vec<Option<&Interval>> = days.iter().map(|day| day.measures.get(measure)).collect();
    if found.iter().all(Option::is_none) {
        return None;
    }
    let unit = match measure.unit() {
        "share" => "%",
        "count" => "",
        unit => unit,
    };
    let mut cells = vec![Cell::plain(format!("  {}", measure_name(measure, text))), Cell::plain(unit)];
    cells.extend(found.into_iter().map(|interval| {
        Cell::plain(interval.map_or_else(|| "–".to_owned(), |interval| figure(measure, interval, text)))
    }));
    Some(cells)
}

/// Name of a measure, as people read it.
pub fn measure_name(measure: Measure, text: &Text) -> String {
    text.get(&format!("measure-{}", measure.name().replace('_', "-")))
}

/// Mean and interval: "3,3 (3,1 to 3,5)".
fn figure(measure: Measure, interval: &Interval, text: &Text) -> String {
    let range = Range::of_unit(measure.unit());
    let scale = if range == Range::Share { 100.0 } else { 1.0 };
    let language = text.language();
    let ends = interval.shown(range).filter(|(low, high)| high > low);
    let Some((low, high)) = ends else {
        let whole = measure.unit() == "count" || interval.mean == 0.0;
        let decimals = if whole { 0 } else { decimals(scale * interval.mean, 3) };
        return decimal(language, scale * interval.mean, decimals);
    };
    // No more than the interval deserves, nor than anybody reads.
    let most = if measure.unit() == "count" { 0 } else { decimals(scale * interval.mean, 3) };
    let decimals = decimals(scale * (high - low) / 2.0, 2).min(most);
    let written = |value: f64| decimal(language, scale * value, decimals);
    let ends = [("mean", written(interval.mean)), ("low", written(low)), ("high", written(high))];
    text.say("run-figure", &ends.map(|(name, value)| (name, value.into())))
}

/// Decimals that give a number so many significant digits, at most three.
fn decimals(value: f64, digits: i32) -> usize {
    let magnitude = value.abs().log10().floor() as i32;
    (digits - 1 - magnitude).clamp(0, 3) as usize
}

/// A title cut at the blank that leaves the narrowest header.
fn in_two_lines(title: &str) -> String {
    let cut = |at: usize| width(&title[..at]).max(width(&title[at..]));
    let blanks = title.match_indices(' ').map(|(at, _)| at);
    match blanks.min_by_key(|at| cut(*at)) {
        Some(at) => format!("{}|{}", &title[..at], &title[at + 1..]),
        None => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_measure_is_in_one_group() {
        let mut grouped: Vec<Measure> =
            GROUPS.iter().flat_map(|(_, measures)| measures.iter().copied()).collect();
        grouped.sort_unstable();
        assert_eq!(grouped, Measure::ALL);
    }

    #[test]
    fn figures_have_the_digits_of_their_interval() {
        let text = Text::new(Language::English);
        let of = |measure, mean: f64, half: f64| {
            let interval = Interval { mean, ci95_low: Some(mean - half), ci95_high: Some(mean + half), n: 5 };
            figure(measure, &interval, &text)
        };
        assert_eq!(of(Measure::ResponseP95, 3.26, 0.042), "3.26 (3.22 to 3.30)");
        assert_eq!(of(Measure::DisturbedLessons, 0.48, 0.041), "48.0 (43.9 to 52.1)");
        assert_eq!(of(Measure::PeakSessions, 5210.4, 30.2), "5210 (5180 to 5241)");
        assert_eq!(of(Measure::RefusedLogins, 0.0, 0.0), "0");
        assert_eq!(of(Measure::ResponseP95, 3.2649, 0.0), "3.26");
    }

    #[test]
    fn headers_are_balanced() {
        assert_eq!(in_two_lines("pointe de fin novembre"), "pointe de|fin novembre");
        assert_eq!(in_two_lines("examen"), "examen");
    }
}
