//! What the table says, in a few sentences.

use super::key_figures::JUDGED_MEASURE;
use super::table::{in_figures, in_words, main_class, title, within_sentence};
use super::verdict::Verdicts;
use super::winner::winner;
use crate::results::summary::{DaySummary, Summary};
use crate::statistics::Interval;
use crate::text::Text;
use crate::text::number::{percent, percent_number};
use maillage_sim::measure::holm::Verdict;

/// Plain sentences on a comparison.
pub fn conclusion(summary: &Summary, text: &Text) -> Vec<String> {
    let mut sentences = winner(summary, text);
    if let Some(worst) = worst_moment(summary) {
        sentences.push(state_of_reference(summary, text, worst));
        sentences.extend(best_scenario(summary, text, worst));
        sentences.extend(blame(summary, text, worst));
    } else {
        sentences.push(text.get("conclusion-no-lessons"));
    }
    sentences.extend(standing(summary, text));
    sentences.extend(origin(summary, text));
    sentences.push(certainty(summary, text));
    sentences
}

/// The phase and day on which most lessons of the reference are disturbed; the last of equal ones.
pub(super) fn worst_moment(summary: &Summary) -> Option<(&str, &str)> {
    summary
        .moments()
        .into_iter()
        .filter_map(|moment| Some((moment, disturbed(summary, &summary.reference, moment)?.mean)))
        .reduce(|most, next| if next.1 >= most.1 { next } else { most })
        .map(|(moment, _)| moment)
}

fn disturbed<'a>(summary: &'a Summary, scenario: &str, (phase, day): (&str, &str)) -> Option<&'a Interval> {
    summary.day(scenario, phase, day)?.measures.get(JUDGED_MEASURE)
}

/// "In 2020, on a peak day, statu-quo disturbs 1 lesson in 5 (20 ± 1 %)."
fn state_of_reference(summary: &Summary, text: &Text, moment: (&str, &str)) -> String {
    let share = disturbed(summary, &summary.reference, moment).expect("the worst moment has the measure");
    let day = title(summary.titles.days.get(moment.1), moment.1, text.language());
    text.say(
        "conclusion-reference",
        &[
            ("phase", moment.0.into()),
            ("day", within_sentence(day).into()),
            ("scenario", summary.reference.as_str().into()),
            ("words", in_words(text, share.mean).into()),
            ("share", in_figures(text, share).into()),
        ],
    )
}

/// The scenario with fewest disturbed lessons at the moment when the reference has most.
fn best_scenario(summary: &Summary, text: &Text, moment: (&str, &str)) -> Option<String> {
    if summary.scenarios.len() < 2 {
        return None;
    }
    let (best, share) = summary
        .scenarios
        .iter()
        .filter_map(|scenario| Some((&scenario.name, disturbed(summary, &scenario.name, moment)?)))
        .reduce(|best, next| if next.1.mean < best.1.mean { next } else { best })?;
    let named = ("scenario", best.as_str().into());
    if *best == summary.reference {
        return Some(text.say("conclusion-reference-best", &[named]));
    }
    if summary.is_estimate() {
        let words = ("words", in_words(text, share.mean).into());
        return Some(text.say("conclusion-best-estimate", &[named, words]));
    }
    let verdicts = Verdicts::of(summary);
    let Some(judged) = verdicts.find(best, moment) else {
        return Some(text.say("conclusion-best-uncertain", &[named]));
    };
    // A difference of shares is at most the whole.
    let points = |value: f64| percent_number(text.language(), value.clamp(-1.0, 1.0));
    let at = judged.difference;
    match (judged.verdict, at.ci95_low, at.ci95_high) {
        (Verdict::Better, Some(low), Some(high)) => Some(text.say(
            "conclusion-best",
            &[
                named,
                ("words", in_words(text, share.mean).into()),
                ("points", points(-at.mean).into()),
                ("low", points(-high).into()),
                ("high", points(-low).into()),
            ],
        )),
        _ => Some(text.say("conclusion-best-uncertain", &[named])),
    }
}

/// What is to blame in the reference at its worst moment.
fn blame(summary: &Summary, text: &Text, (phase, day): (&str, &str)) -> Option<String> {
    let found: &DaySummary = summary.day(&summary.reference, phase, day)?;
    let class = main_class(found)?;
    let share: f64 = found.blame.iter().filter(|one| one.class == class).map(|one| one.share).sum();
    Some(text.say(
        "conclusion-blame",
        &[
            ("scenario", summary.reference.as_str().into()),
            ("culprit", text.get(&format!("culprit-long-{}", class.key())).into()),
            ("share", percent(text.language(), share).into()),
        ],
    ))
}

/// How each scenario stands against the reference over all phases and days.
fn standing(summary: &Summary, text: &Text) -> Vec<String> {
    if summary.replications < 2 {
        return Vec::new();
    }
    let verdicts = Verdicts::of(summary);
    let sentence = |name: &str| {
        let of = verdicts.0.iter().filter(|judged| judged.difference.b == name);
        let of: Vec<Verdict> = of.map(|judged| judged.verdict).collect();
        let count = |wanted| of.iter().filter(|verdict| **verdict == wanted).count();
        (!of.is_empty()).then(|| {
            text.say(
                "conclusion-standing",
                &[
                    ("scenario", name.into()),
                    ("reference", summary.reference.as_str().into()),
                    ("cases", of.len().into()),
                    ("better", count(Verdict::Better).into()),
                    ("worse", count(Verdict::Worse).into()),
                    ("unknown", count(Verdict::NotDistinguishable).into()),
                ],
            )
        })
    };
    summary.scenarios.iter().filter_map(|scenario| sentence(&scenario.name)).collect()
}

/// How real the territory is: synthetic schools, estimated numbers of pupils.
fn origin(summary: &Summary, text: &Text) -> Vec<String> {
    let territory = &summary.territory;
    let all = ("all", territory.establishments.into());
    let mut sentences = Vec::new();
    if territory.synthetic == territory.establishments {
        sentences.push(text.get("conclusion-synthetic"));
    } else if territory.synthetic > 0 {
        sentences.push(
            text.say("conclusion-partly-synthetic", &[("count", territory.synthetic.into()), all.clone()]),
        );
    }
    if territory.estimated > 0 {
        let share = territory.pupils_estimated as f64 / territory.pupils.max(1) as f64;
        let share = percent(text.language(), share).into();
        sentences.push(
            text.say("conclusion-estimated", &[("count", territory.estimated.into()), all, ("share", share)]),
        );
    }
    sentences
}

/// On what the verdicts rest.
fn certainty(summary: &Summary, text: &Text) -> String {
    if summary.is_estimate() {
        return text.get("conclusion-estimate");
    }
    if summary.replications < 2 {
        return text.get("conclusion-one-replication");
    }
    let comparisons = Verdicts::of(summary).0.len();
    let key = if comparisons > 0 { "conclusion-certainty" } else { "conclusion-intervals" };
    text.say(key, &[("replications", summary.replications.into()), ("comparisons", comparisons.into())])
}
