//! Which scenario disturbs fewest lessons over everything that was simulated, and how sure that is.

use super::key_figures::{JUDGED_MEASURE, LEVEL};
use super::table::in_words;
use crate::results::summary::{Difference, Summary};
use crate::text::Text;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::{Direction, Verdict, verdicts};
use maillage_sim::measure::interval::{Estimate, PairedDifference};

/// "“securiser” disturbs fewest lessons: 1 in 400 on average …", and whether the next one is clearly behind.
pub(super) fn winner(summary: &Summary, text: &Text) -> Vec<String> {
    let mut shares: Vec<(&str, f64)> = summary
        .scenarios
        .iter()
        .filter_map(|scenario| Some((scenario.name.as_str(), share(summary, &scenario.name)?)))
        .collect();
    let reference = shares.iter().find(|(name, _)| *name == summary.reference).copied();
    // Of equal ones the first in the order of the study.
    shares.sort_by(|a, b| a.1.total_cmp(&b.1));
    let ([best, second, ..], Some(reference)) = (shares.as_slice(), reference) else { return Vec::new() };
    let words = |share: f64| in_words(text, share);
    let named = ("scenario", best.0.into());
    let mut sentences = vec![if best.0 == reference.0 {
        text.say("conclusion-winner-reference", &[named, ("words", words(best.1).into())])
    } else {
        text.say(
            "conclusion-winner",
            &[
                named,
                ("words", words(best.1).into()),
                ("reference", reference.0.into()),
                ("other", words(reference.1).into()),
            ],
        )
    }];
    if summary.replications > 1 {
        let (ahead, behind, cases) = standing(summary, best.0, second.0);
        let key = match (ahead, behind) {
            (0, 0) => "conclusion-second-unsure",
            (_, 0) => "conclusion-second-sure",
            _ => "conclusion-second-mixed",
        };
        sentences.push(text.say(
            key,
            &[
                ("second", second.0.into()),
                ("words", words(second.1).into()),
                ("ahead", ahead.into()),
                ("behind", behind.into()),
                ("cases", cases.into()),
            ],
        ));
    }
    sentences
}

/// Disturbed lessons over all phases and days / lessons with devices.
fn share(summary: &Summary, scenario: &str) -> Option<f64> {
    let (mut disturbed, mut lessons) = (0.0, 0.0);
    for (phase, day) in summary.moments() {
        let measures = &summary.day(scenario, phase, day)?.measures;
        let count = measures.get(Measure::Lessons).map_or(0.0, |count| count.mean);
        disturbed += count * measures.get(JUDGED_MEASURE).map_or(0.0, |share| share.mean);
        lessons += count;
    }
    (lessons > 0.0).then(|| disturbed / lessons)
}

/// In how many phases and days a scenario is better than another, in how many it is worse, and of how many; corrected
/// by Holm for their number.
fn standing(summary: &Summary, scenario: &str, other: &str) -> (usize, usize, usize) {
    let of_pair = |difference: &&Difference| {
        let pair = (difference.a.as_str(), difference.b.as_str());
        difference.measure == JUDGED_MEASURE.name()
            && (pair == (scenario, other) || pair == (other, scenario))
    };
    let found: Vec<(PairedDifference, Direction)> = summary
        .differences
        .iter()
        .filter(of_pair)
        .map(|difference| {
            let mean = if difference.b == scenario { difference.mean } else { -difference.mean };
            let estimate = Estimate { mean, ci95: None, n: difference.n };
            (PairedDifference { estimate, p_value: difference.p_value }, Direction::LowerIsBetter)
        })
        .collect();
    let judged = verdicts(&found, LEVEL);
    let count = |wanted| judged.iter().filter(|verdict| **verdict == wanted).count();
    (count(Verdict::Better), count(Verdict::Worse), judged.len())
}
