//! Five sentences: how it is, what does best, what blocks, who suffers most, how sure this is.

use crate::panel::Look;
use crate::panel::compare::Compared;
use crate::panel::figure::value;
use crate::state::State;
use crate::study::{Checked, said};
use crate::text::Text;
use crate::text::number::{self, Fraction};
use maillage_scenarios::question::cell::{CellView, Standing, judge};
use maillage_scenarios::question::compare::JUDGED_MEASURE;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;

/// The sentences; those that nothing is known for yet are left out.
pub(super) fn sentences(
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    compared: &[Compared<'_>],
) -> Vec<String> {
    let reference = &compared[study.reference];
    // Half a comparison would name a best that is none.
    let Some(now) = reference.view.filter(|_| compared.iter().all(|one| one.view.is_some())) else {
        return vec![look.text.get("gui-computing")];
    };
    let mut sentences = Vec::new();
    let title = |one: &Compared<'_>| said(&one.known.title, look.text.language()).to_owned();
    if let Some(share) = now.territory.get(JUDGED_MEASURE) {
        sentences.push(now_sentence(look, &title(reference), &state.shown.phase, share.mean));
    }
    let best = best(compared);
    if let Some((best, view)) = best {
        let alike = alike(compared, (best, view), study.reference);
        sentences.push(best_sentence(look, reference, now, &alike));
    }
    if let Some(blamed) = now.blame.first() {
        let culprit = look.text.get(&format!("elus-culprit-{}", blamed.class.key()));
        sentences.push(look.text.say("elus-blame", &[("culprit", culprit.into())]));
    }
    sentences.extend(places(look, study, now));
    sentences.push(certainty(look, study, compared, best.map(|(one, _)| one.number)));
    sentences
}

/// How it is: "In 2018, with …, 4 lessons with computers out of 9 are disturbed."
fn now_sentence(look: &Look<'_>, scenario: &str, phase: &str, share: f64) -> String {
    let (key, part, total) = match number::fraction(share) {
        Fraction::None => ("elus-now-none", 0, 0),
        Fraction::All => ("elus-now-all", 0, 0),
        Fraction::LessThan(total) => ("elus-now-less", 0, total),
        Fraction::In(part, total) => ("elus-now-in", part, total),
    };
    let arguments = [
        ("scenario", scenario.into()),
        ("phase", phase.into()),
        ("part", part.into()),
        ("total", total.into()),
    ];
    look.text.say(key, &arguments)
}

/// The scenario with fewest disturbed lessons; none until all are known.
pub(super) fn best<'a>(compared: &'a [Compared<'a>]) -> Option<(&'a Compared<'a>, &'a CellView)> {
    if compared.iter().any(|one| one.view.is_none()) {
        return None;
    }
    compared
        .iter()
        .filter_map(|one| Some((one, &**one.view?, one.view?.territory.get(JUDGED_MEASURE)?.mean)))
        .min_by(|a, b| a.2.total_cmp(&b.2))
        .map(|(one, view, _)| (one, view))
}

/// Estimates nearer than this are not told apart: the usual error of an estimate (`docs/model.md` §5.7).
const ESTIMATE_ERROR: f64 = 0.01;

/// The scenarios that cannot be told from the best, the best first; the reference is never among them.
fn alike<'a>(
    compared: &'a [Compared<'a>],
    best: (&'a Compared<'a>, &'a CellView),
    reference: usize,
) -> Vec<&'a Compared<'a>> {
    let others: Vec<&Compared<'_>> =
        compared.iter().filter(|one| one.number != best.0.number && one.number != reference).collect();
    let views: Vec<&CellView> = others.iter().filter_map(|one| Some(&**one.view?)).collect();
    let standings = judge(best.1, &views);
    let near = |view: &CellView| share(view) - share(best.1) < ESTIMATE_ERROR;
    let is_alike = |(view, standing): (&&CellView, &Standing)| match standing.on(JUDGED_MEASURE) {
        Some(verdict) => verdict == Verdict::NotDistinguishable,
        None => near(view),
    };
    let same = others.iter().zip(views.iter().zip(&standings)).filter(|(_, judged)| is_alike(*judged));
    std::iter::once(best.0).chain(same.map(|(one, _)| *one)).collect()
}

fn share(view: &CellView) -> f64 {
    view.territory.get(JUDGED_MEASURE).map_or(0.0, |share| share.mean)
}

fn best_sentence(
    look: &Look<'_>,
    reference: &Compared<'_>,
    now: &CellView,
    alike: &[&Compared<'_>],
) -> String {
    let best = alike[0];
    if best.number == reference.number {
        return look.text.get("elus-best-is-reference");
    }
    let spared = |one: &Compared<'_>| {
        let there = one.view.map_or(0.0, |view| share(view));
        ((share(now) - there) * 1000.0).round().max(0.0) as u64
    };
    let title = |one: &Compared<'_>| said(&one.known.title, look.text.language()).to_owned();
    if alike.len() == 1 {
        let arguments = [("scenario", title(best).into()), ("spared", spared(best).into())];
        return look.text.say("elus-best", &arguments);
    }
    let quoted = |one: &&Compared<'_>| look.text.say("elus-quoted", &[("scenario", title(one).into())]);
    let names: Vec<String> = alike.iter().map(quoted).collect();
    let least = alike.iter().map(|one| spared(one)).min().unwrap_or(0);
    look.text
        .say("elus-best-many", &[("scenarios", listed(look.text, &names).into()), ("spared", least.into())])
}

/// "A", "A and B", "A, B and C".
fn listed(text: &Text, names: &[String]) -> String {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            text.say("elus-listed", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Where lessons are disturbed most and least.
fn places(look: &Look<'_>, study: &Checked, now: &CellView) -> Option<String> {
    let mut shares: Vec<(f64, &str)> = now
        .departements
        .iter()
        .zip(&study.territory.departements)
        .filter_map(|(measures, departement)| {
            Some((measures.get(JUDGED_MEASURE)?.mean, departement.name.as_str()))
        })
        .collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (most, least) = (shares.first()?, shares.last()?);
    if shares.len() < 2 || most.0 - least.0 < 0.005 {
        return Some(look.text.get("elus-places-alike"));
    }
    let said = |share: f64| value(look.text, Measure::DisturbedLessons, share);
    Some(look.text.say(
        "elus-places",
        &[
            ("most", most.1.into()),
            ("most_share", said(most.0).into()),
            ("least", least.1.into()),
            ("least_share", said(least.0).into()),
        ],
    ))
}

/// On what all this rests.
fn certainty(look: &Look<'_>, study: &Checked, compared: &[Compared<'_>], best: Option<usize>) -> String {
    let views: Option<Vec<&CellView>> = compared.iter().map(|one| one.view.map(|view| &**view)).collect();
    let Some(views) =
        views.filter(|views| views.iter().all(|view| !view.is_estimate && view.replications > 1))
    else {
        return look.text.get("elus-sure-estimate");
    };
    let reference = views[study.reference];
    let others: Vec<usize> = (0..views.len()).filter(|at| *at != study.reference).collect();
    let candidates: Vec<&CellView> = others.iter().map(|at| views[*at]).collect();
    let standings = judge(reference, &candidates);
    let of_best = others.iter().zip(&standings).find(|(at, _)| Some(**at) == best);
    let of_best = of_best.and_then(|(_, standing)| standing.on(JUDGED_MEASURE));
    let key = match of_best {
        Some(Verdict::Better) => "elus-sure",
        Some(_) => "elus-sure-not",
        None => "elus-sure-reference",
    };
    let title = said(&compared[study.reference].known.title, look.text.language());
    look.text.say(key, &[("days", reference.replications.into()), ("scenario", title.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_scenarios::text::Language;

    #[test]
    fn the_last_of_several_is_joined_with_and() {
        let names = ["A", "B", "C"].map(str::to_owned);
        let said = |n: usize, language| listed(&Text::new(language), &names[..n]);
        assert_eq!(said(1, Language::French), "A");
        assert_eq!(said(2, Language::English), "A and B");
        assert_eq!(said(3, Language::French), "A, B et C");
    }
}
