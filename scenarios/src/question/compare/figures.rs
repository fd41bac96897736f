//! The other key figures of a comparison: how often each is better, worse or not to be told from that of the reference.

use super::key_figures::{JUDGED_MEASURE, KEY_FIGURES, direction};
use super::table::WIDTH;
use super::verdict::{Judged, Verdicts};
use crate::results::summary::Summary;
use crate::text::{Text, grid};
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

/// What stands where nothing was compared.
const NOTHING: &str = "–";

/// Key of the header of a key figure.
const fn header(measure: Measure) -> &'static str {
    match measure {
        Measure::ResponseP95 => "compare-response",
        Measure::LoginP95 => "compare-login",
        Measure::PageP95 => "compare-page",
        Measure::RefusedLogins => "compare-refused",
        Measure::UnseatedLessons => "compare-unseated",
        Measure::SaturatedMinutes => "compare-saturated",
        _ => "compare-disturbed",
    }
}

/// The table and what is to be known of it; `None` where there is nothing to judge: estimates, single replications, a
/// scenario alone.
pub fn render(summary: &Summary, text: &Text, colour: grid::Colour) -> Option<String> {
    if summary.is_estimate() || summary.replications < 2 {
        return None;
    }
    let mut verdicts = Verdicts::of_all(summary).0;
    verdicts.retain(|judged| judged.measure != JUDGED_MEASURE);
    if verdicts.is_empty() {
        return None;
    }
    let measures: Vec<Measure> = KEY_FIGURES
        .into_iter()
        .filter(|measure| *measure != JUDGED_MEASURE && direction(*measure).is_some())
        .collect();
    let is_single = summary.moments().len() == 1;
    let names = summary.scenarios.iter().map(|scenario| &scenario.name);
    let rows = names.filter(|name| **name != summary.reference).map(|name| {
        let of_measure = |measure: &Measure| {
            let is_of = |judged: &&Judged<'_>| judged.measure == *measure && judged.difference.b == *name;
            let of: Vec<Verdict> = verdicts.iter().filter(is_of).map(|judged| judged.verdict).collect();
            cell(text, &of, is_single)
        };
        std::iter::once(grid::Cell::plain(name.as_str())).chain(measures.iter().map(of_measure)).collect()
    });
    let rows: Vec<Vec<grid::Cell>> = rows.collect();
    let key = if is_single { "compare-figures-single" } else { "compare-figures" };
    let title = text.say(key, &[("reference", summary.reference.as_str().into())]);
    let scenario = std::iter::once((text.get("compare-scenario"), grid::Side::Left));
    let headers =
        scenario.chain(measures.iter().map(|measure| (text.get(header(*measure)), grid::Side::Right)));
    let table = grid::Grid {
        headers: headers.collect(),
        groups: vec![(title, rows)],
        yielding: vec![0],
        width: WIDTH,
    };
    let legend = text.say("compare-figures-legend", &[("comparisons", verdicts.len().into())]);
    Some(format!("{}{legend}\n", table.render(colour)))
}

/// The verdicts on a figure of a scenario: the only one in a word, several by their numbers.
fn cell(text: &Text, verdicts: &[Verdict], is_single: bool) -> grid::Cell {
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let [better, worse, unsure] = [Verdict::Better, Verdict::Worse, Verdict::NotDistinguishable].map(count);
    if verdicts.is_empty() {
        return grid::Cell::plain(NOTHING);
    }
    let paint = match (better, worse) {
        (1.., 0) => grid::Paint::Good,
        (0, 1..) => grid::Paint::Bad,
        _ => grid::Paint::Plain,
    };
    let words = match (is_single, paint) {
        (false, _) => format!("{better} / {worse} / {unsure}"),
        (true, grid::Paint::Good) => text.get("compare-better"),
        (true, grid::Paint::Bad) => text.get("compare-worse"),
        (true, grid::Paint::Plain) => text.get("compare-same"),
    };
    grid::Cell::painted(words, paint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use Verdict::{Better, NotDistinguishable, Worse};

    #[test]
    fn one_verdict_is_a_word_and_several_are_counted() {
        let text = Text::new(Language::English);
        let word = |verdict: Verdict| cell(&text, &[verdict], true);
        assert_eq!(word(Better), grid::Cell::painted(text.get("compare-better"), grid::Paint::Good));
        assert_eq!(word(Worse), grid::Cell::painted(text.get("compare-worse"), grid::Paint::Bad));
        assert_eq!(word(NotDistinguishable), grid::Cell::plain(text.get("compare-same")));
        let several = [Better, Better, NotDistinguishable, Worse];
        assert_eq!(cell(&text, &several, false), grid::Cell::plain("2 / 1 / 1"));
        assert_eq!(cell(&text, &several[..3], false), grid::Cell::painted("2 / 0 / 1", grid::Paint::Good));
        assert_eq!(cell(&text, &[], false), grid::Cell::plain(NOTHING));
    }
}
