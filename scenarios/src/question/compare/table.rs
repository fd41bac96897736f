//! The comparison as a table of at most 100 columns, by phase and day; scenarios are rows.

use super::verdict::{Verdicts, is_same};
use crate::results::blame::CulpritClass;
use crate::results::summary::{DaySummary, Summary};
use crate::statistics::{Interval, Range};
use crate::study::Title;
use crate::text::number::{self, Fraction};
use crate::text::{Language, Text, grid};
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

pub use crate::text::grid::Colour;

/// Columns of a terminal that the table never exceeds.
pub const WIDTH: usize = 100;

/// Keys of the headers, in order, with the side on which their cells are aligned.
const HEADERS: [(&str, grid::Side); 10] = [
    ("compare-scenario", grid::Side::Left),
    ("compare-disturbed", grid::Side::Right),
    ("compare-share", grid::Side::Right),
    ("compare-response", grid::Side::Right),
    ("compare-login", grid::Side::Right),
    ("compare-refused", grid::Side::Right),
    ("compare-unseated", grid::Side::Right),
    ("compare-saturated", grid::Side::Right),
    ("compare-verdict", grid::Side::Left),
    ("compare-culprit", grid::Side::Left),
];

/// What stands where nothing was measured.
const NOTHING: &str = "–";

/// The table.
pub fn render(summary: &Summary, text: &Text, colour: Colour) -> String {
    let verdicts = Verdicts::of(summary);
    let groups = summary
        .moments()
        .into_iter()
        .map(|moment| {
            let rows = summary.scenarios.iter().filter_map(|scenario| {
                let day = summary.day(&scenario.name, moment.0, moment.1)?;
                let judged = if summary.scenarios.len() > 1 && scenario.name == summary.reference {
                    grid::Cell::plain(text.get("compare-reference"))
                } else if is_same(summary, &scenario.name, moment) {
                    grid::Cell::plain(text.get("compare-identical"))
                } else if summary.is_estimate() {
                    grid::Cell::plain(text.get("compare-estimate"))
                } else {
                    let verdict = verdicts.find(&scenario.name, moment).map(|judged| judged.verdict);
                    verdict.map_or_else(|| grid::Cell::plain(NOTHING), |verdict| verdict_cell(text, verdict))
                };
                Some(row(text, &scenario.name, day, judged))
            });
            (moment_title(summary, text, moment), rows.collect())
        })
        .collect();
    let headers = HEADERS.map(|(key, side)| (text.get(key), side));
    grid::Grid { headers: headers.to_vec(), groups, yielding: vec![0, 9], width: WIDTH }.render(colour)
}

/// The title of a name, in the language of the text.
pub fn title<'a>(title: Option<&'a Title>, name: &'a str, language: Language) -> &'a str {
    match (title, language) {
        (Some(title), Language::French) => &title.fr,
        (Some(title), Language::English) => &title.en,
        (None, _) => name,
    }
}

/// A title within a sentence: without its capital, unless it is an acronym.
pub fn within_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// "Phase 2013, ordinary day".
pub fn moment_title(summary: &Summary, text: &Text, (phase, day): (&str, &str)) -> String {
    let day = title(summary.titles.days.get(day), day, text.language());
    text.say("compare-moment", &[("phase", phase.into()), ("day", within_sentence(day).into())])
}

fn row(text: &Text, name: &str, day: &DaySummary, judged: grid::Cell) -> Vec<grid::Cell> {
    let language = text.language();
    let cell = |measure: Measure, form: &dyn Fn(&Interval) -> String| {
        grid::Cell::plain(day.measures.get(measure).map_or_else(|| NOTHING.to_owned(), form))
    };
    let seconds = |time: &Interval| number::seconds(language, time.mean);
    let minutes =
        |time: &Interval| number::with_unit(language, &number::decimal(language, time.mean, 0), "min");
    let culprit = main_class(day).map(|class| text.get(&format!("culprit-{}", class.key())));
    vec![
        grid::Cell::plain(name),
        cell(Measure::DisturbedLessons, &|share| in_words(text, share.mean)),
        cell(Measure::DisturbedLessons, &|share| range(text, share)),
        cell(Measure::ResponseP95, &seconds),
        cell(Measure::LoginP95, &seconds),
        cell(Measure::RefusedLogins, &|share| number::percent(language, share.mean)),
        cell(Measure::UnseatedLessons, &|share| number::percent(language, share.mean)),
        cell(Measure::SaturatedMinutes, &minutes),
        judged,
        grid::Cell::plain(culprit.unwrap_or_else(|| NOTHING.to_owned())),
    ]
}

fn verdict_cell(text: &Text, verdict: Verdict) -> grid::Cell {
    match verdict {
        Verdict::Better => grid::Cell::painted(text.get("compare-better"), grid::Paint::Good),
        Verdict::Worse => grid::Cell::painted(text.get("compare-worse"), grid::Paint::Bad),
        Verdict::NotDistinguishable => grid::Cell::plain(text.get("compare-same")),
    }
}

/// A share in words: "1 sur 12".
pub fn in_words(text: &Text, share: f64) -> String {
    match number::fraction(share) {
        Fraction::None => text.get("share-none"),
        Fraction::All => text.get("share-all"),
        Fraction::LessThan(out_of) => text.say("share-less", &[("total", out_of.into())]),
        Fraction::In(of, out_of) => text.say("share-in", &[("part", of.into()), ("total", out_of.into())]),
    }
}

/// The interval of a share: "7,9 à 8,7 %"; the share alone where there is no interval or it is a point.
fn range(text: &Text, share: &Interval) -> String {
    match ends(text.language(), share) {
        Some([_, low, high]) => text.say("share-range", &[("low", low.into()), ("high", high.into())]),
        None => number::percent(text.language(), share.mean),
    }
}

/// A share with its interval: "8,3 %, entre 7,9 et 8,7 %".
pub fn in_figures(text: &Text, share: &Interval) -> String {
    match ends(text.language(), share) {
        Some([mean, low, high]) => {
            text.say("share-between", &[("mean", mean.into()), ("low", low.into()), ("high", high.into())])
        }
        None => number::percent(text.language(), share.mean),
    }
}

/// A share and the ends of its interval, in percent; `None` when there is none or nothing of it is to be seen.
fn ends(language: Language, share: &Interval) -> Option<[String; 3]> {
    let (low, high) = share.shown(Range::Share)?;
    let decimals = number::percent_decimals(low, high);
    let written = [share.mean, low, high].map(|share| number::decimal(language, 100.0 * share, decimals));
    (written[1] != written[2]).then_some(written)
}

/// The class of resources most to blame.
pub fn main_class(day: &DaySummary) -> Option<CulpritClass> {
    let lessons = |class: CulpritClass| -> f64 {
        day.blame.iter().filter(|blamed| blamed.class == class).map(|blamed| blamed.lessons).sum()
    };
    CulpritClass::ALL
        .into_iter()
        .map(|class| (class, lessons(class)))
        .filter(|(_, lessons)| *lessons > 0.0)
        .reduce(|most, next| if next.1 > most.1 { next } else { most })
        .map(|(class, _)| class)
}
