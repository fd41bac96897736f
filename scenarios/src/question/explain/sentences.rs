//! The explanation of an establishment in sentences.

use super::{Cause, Explained, Explanation, Resource, culprit_name, share};
use crate::question::compare::table::{in_figures, in_words, title, within_sentence};
use crate::results::export::symptom_name;
use crate::study::Titles;
use crate::text::number::{decimal, percent, seconds, with_unit};
use crate::text::{Argument, Text};
use maillage_sim::measure::Symptom;

/// Share of disturbed lessons under which an establishment is called healthy: one lesson in a hundred.
pub(super) const HEALTHY: f64 = 0.01;

/// Disturbed lessons, over all replications of a phase and day, under which chance may have chosen the worst moment.
const FEW: u64 = 5;

/// The explanation, one sentence per line.
pub fn sentences(explanation: &Explanation, titles: &Titles, text: &Text) -> Vec<String> {
    let school = &explanation.school;
    let worst = &explanation.cells[0];
    let named = |scenario: &str| -> Argument {
        title(titles.scenarios.get(scenario), scenario, text.language()).to_owned().into()
    };
    let mut lines = vec![text.say(
        "explain-who",
        &[
            ("name", school.name.as_str().into()),
            ("key", school.key.as_str().into()),
            ("commune", school.commune_name.as_str().into()),
            ("pupils", school.pupils.into()),
        ],
    )];
    // Of a single moment nobody knows whether it is the worst.
    let is_only = explanation.cells.len() < 2;
    let Some(disturbed) = worst.disturbed else {
        lines.push(text.say("explain-no-lessons", &[("scenario", named(&worst.scenario))]));
        return lines;
    };
    if disturbed.mean < HEALTHY {
        let scenario = named(&worst.scenario);
        lines.push(text.say(
            if is_only { "explain-healthy-then" } else { "explain-healthy" },
            &[("scenario", scenario), ("words", in_words(text, disturbed.mean).into())],
        ));
        return lines;
    }
    let day = title(titles.days.get(&worst.day), &worst.day, text.language());
    lines.push(text.say(
        if is_only { "explain-symptom-then" } else { "explain-symptom" },
        &[
            ("scenario", named(&worst.scenario)),
            ("phase", worst.phase.as_str().into()),
            ("day", within_sentence(day).into()),
            ("words", in_words(text, disturbed.mean).into()),
            ("share", in_figures(text, &disturbed).into()),
        ],
    ));
    if worst.days > 0 && worst.disturbed_lessons < FEW {
        lines.push(
            text.say(
                "explain-few",
                &[("lessons", worst.disturbed_lessons.into()), ("days", worst.days.into())],
            ),
        );
    }
    let Some(cause) = worst.causes.first() else {
        lines.push(text.get(if worst.days > 0 { "explain-no-cause" } else { "explain-no-cause-estimate" }));
        return lines;
    };
    lines.push(felt(cause, titles, text));
    lines.push(bottleneck(cause, &school.key, text));
    if cause.others >= 0.5 && !cause.class.is_own() {
        let others = cause.others.round() as u64;
        lines.push(text.say("explain-others", &[("count", others.into())]));
    }
    if let Some(second) = worst.causes.iter().find(|other| other.class != cause.class) {
        let culprit = text.get(&format!("culprit-long-{}", second.class.key()));
        lines.push(text.say("explain-then", &[("culprit", culprit.into())]));
    }
    lines.push(text.get(&format!("explain-mend-{}", cause.class.key())));
    lines.extend(elsewhere(explanation, worst, &named, text));
    lines
}

/// "What is felt: answers take 4.2 s on average instead of 1 s at most, above all in office work."
fn felt(cause: &Cause, titles: &Titles, text: &Text) -> String {
    let language = text.language();
    let figure = |value: f64| match cause.symptom {
        Symptom::Stream | Symptom::Refused => percent(language, value),
        Symptom::Response | Symptom::Login | Symptom::Transfer => seconds(language, value),
    };
    let activity = title(titles.activities.get(&cause.activity), &cause.activity, language);
    text.say(
        &format!("explain-felt-{}", symptom_name(cause.symptom)),
        &[
            ("felt", figure(cause.felt).into()),
            ("threshold", figure(cause.threshold).into()),
            ("activity", within_sentence(activity).into()),
        ],
    )
}

/// "What blocks: the access link, 8 Mb/s towards the school, saturated 35 minutes a day."
fn bottleneck(cause: &Cause, school: &str, text: &Text) -> String {
    let language = text.language();
    let said = |name: &str| -> Argument { culprit_name(text, cause.class, name, Some(school)).into() };
    let culprit: Argument = text.get(&format!("culprit-long-{}", cause.class.key())).into();
    match &cause.resource {
        Resource::Link { name, megabits, down, utilisation, saturated } => {
            let decimals = usize::from(*megabits < 10.0 && megabits.fract() != 0.0);
            let direction = text.get(if *down { "explain-down" } else { "explain-up" });
            text.say(
                "explain-link",
                &[
                    ("culprit", culprit),
                    ("name", said(name)),
                    ("rate", with_unit(language, &decimal(language, *megabits, decimals), "Mb/s").into()),
                    ("direction", direction.into()),
                    ("utilisation", percent(language, *utilisation).into()),
                    ("minutes", (saturated.round() as u64).into()),
                ],
            )
        }
        Resource::Pool { name, hosts, cores, sessions, utilisation, peak } => {
            let is_admission = cause.symptom == Symptom::Refused;
            text.say(
                if is_admission { "explain-pool-sessions" } else { "explain-pool" },
                &[
                    ("culprit", culprit),
                    ("name", said(name)),
                    ("hosts", (*hosts).into()),
                    ("cores", decimal(language, *cores, usize::from(cores.fract() != 0.0)).into()),
                    ("sessions", (*sessions).into()),
                    ("utilisation", percent(language, *utilisation).into()),
                    ("peak", (peak.round() as u64).into()),
                ],
            )
        }
        Resource::Licence(name) => text.say("explain-licence", &[("culprit", culprit), ("name", said(name))]),
        Resource::None => text.say("explain-plain", &[("culprit", culprit)]),
    }
}

/// What the other scenarios make of it, at the same moment.
fn elsewhere(
    explanation: &Explanation,
    worst: &Explained,
    named: &dyn Fn(&str) -> Argument,
    text: &Text,
) -> Option<String> {
    let best = explanation
        .elsewhere
        .iter()
        .filter(|other| other.phase == worst.phase && other.day == worst.day && other.disturbed.is_some())
        .reduce(|best, next| if share(next) < share(best) { next } else { best })?;
    let key = if share(best) < share(worst) { "explain-elsewhere-better" } else { "explain-elsewhere-none" };
    Some(text.say(key, &[("scenario", named(&best.scenario)), ("words", in_words(text, share(best)).into())]))
}
