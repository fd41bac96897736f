//! What whoever decides should know, in five sentences.

use crate::decide::account::ScenarioAccount;
use crate::question::compare::Verdicts;
use crate::report::content::pen::{Pen, last};
use crate::text::Argument;
use maillage_sim::measure::holm::Verdict;

/// Quality; money; who pays; what is certain; who comes first.
pub(super) fn sentences(pen: &Pen<'_>) -> Vec<String> {
    let (Some(chosen), Some(reference)) = (pen.chosen(), pen.reference()) else {
        return vec![pen.get("report-elected-nothing")];
    };
    let pair = Pair { pen, chosen, reference, is_alone: chosen.name == reference.name };
    vec![pair.quality(), pair.cost(), pair.payers(), pair.certainty(), pair.order()]
}

/// Share of the draws in which the chosen scenario comes first, by either way of counting; nothing when there is no
/// choice.
pub(super) fn chances(pen: &Pen<'_>) -> Option<(f64, f64)> {
    let judgement = pen.account().judgement.as_ref().filter(|_| pen.scenarios().len() > 1)?;
    let winner = judgement.decision.weighted_sum.ranking.winner()?;
    let best =
        |outlook: &crate::decide::criteria::Outlook| Some(outlook.alternatives.get(winner)?.best.share);
    Some((best(&judgement.weighted_sum)?, best(&judgement.topsis)?))
}

/// Who is excluded, and why.
pub(in crate::report::content) fn excluded(pen: &Pen<'_>) -> Vec<String> {
    let Some(judgement) = &pen.account().judgement else { return Vec::new() };
    let sentence = |exclusion: &crate::decide::criteria::Exclusion| {
        let scenario = pen.scenarios().get(exclusion.alternative)?;
        let criterion = judgement.criteria.get(exclusion.criterion)?;
        let figure = *judgement.figures.get(exclusion.criterion)?;
        let value = pen.figure_value(figure, exclusion.value);
        let services = services(pen, scenario);
        let key = if services.is_empty() { "report-excluded" } else { "report-excluded-services" };
        let arguments: [(&str, Argument); 6] = [
            ("scenario", pen.scenario(&scenario.name).into()),
            ("criterion", pen.criterion(&criterion.key).into()),
            ("figure", pen.figure(figure).into()),
            ("value", value.into()),
            ("limit", pen.figure_value(figure, exclusion.limit).into()),
            ("services", services.join(", ").into()),
        ];
        Some(pen.say(key, &arguments))
    };
    judgement.decision.exclusions.iter().filter_map(sentence).collect()
}

/// Services with data of pupils that a law outside the European Union reaches.
fn services(pen: &Pen<'_>, scenario: &ScenarioAccount) -> Vec<String> {
    let places = scenario.phases.iter().flat_map(|phase| &phase.data);
    let mut names: Vec<String> =
        places.filter(|place| place.foreign_law).map(|place| pen.text.chosen_name(&place.service)).collect();
    names.sort();
    names.dedup();
    names
}

/// The chosen scenario beside the reference.
struct Pair<'a> {
    pen: &'a Pen<'a>,
    chosen: &'a ScenarioAccount,
    reference: &'a ScenarioAccount,
    /// Whether they are the same one.
    is_alone: bool,
}

impl Pair<'_> {
    fn say(&self, key: &str, more: &[(&str, Argument)]) -> String {
        let mut arguments: Vec<(&str, Argument)> = vec![
            ("scenario", self.pen.scenario(&self.chosen.name).into()),
            ("reference", self.pen.scenario(&self.reference.name).into()),
        ];
        arguments.extend(more.iter().cloned());
        self.pen.say(key, &arguments)
    }

    fn quality(&self) -> String {
        let lessons = |scenario| last(scenario).map_or(0.0, |phase| phase.disturbed);
        let phase = last(self.chosen).map_or("", |phase| phase.name.as_str());
        let more = [
            ("phase", phase.into()),
            ("lessons", self.pen.lessons(lessons(self.chosen)).into()),
            ("other", self.pen.lessons(lessons(self.reference)).into()),
        ];
        self.say(if self.is_alone { "report-elected-quality-alone" } else { "report-elected-quality" }, &more)
    }

    fn cost(&self) -> String {
        let account = self.pen.account();
        let more = [
            ("each", self.pen.per_pupil(self.chosen.money.per_pupil_year).into()),
            ("other", self.pen.per_pupil(self.reference.money.per_pupil_year).into()),
            ("total", self.pen.money(self.chosen.money.total).into()),
            ("first", account.first_year.to_string().into()),
            ("last", (account.first_year + account.years.saturating_sub(1)).to_string().into()),
            ("year", account.euros_of.to_string().into()),
        ];
        self.say(if self.is_alone { "report-elected-cost-alone" } else { "report-elected-cost" }, &more)
    }

    /// Of a hundred euros, how many come from whom.
    fn payers(&self) -> String {
        let total = self.chosen.money.total.euros();
        if total <= 0.0 {
            return self.say("report-elected-payers-none", &[]);
        }
        let mut parts: Vec<(f64, String)> = self
            .chosen
            .money
            .by_payer
            .iter()
            .filter(|payer| payer.euros.euros() > 0.0)
            .map(|payer| {
                let share = payer.euros.euros() / total;
                let name = self.pen.payer(&payer.name);
                let euros = self.pen.unit(100.0 * share, usize::from(share < 0.0095), "€");
                (
                    share,
                    self.pen.say("report-elected-payer", &[("payer", name.into()), ("euros", euros.into())]),
                )
            })
            .collect();
        parts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let parts = self.pen.listed(parts.into_iter().map(|(_, part)| part));
        let governance = self.pen.governance(&self.chosen.governance);
        self.say("report-elected-payers", &[("parts", parts.into()), ("governance", governance.into())])
    }

    /// What is certain of quality and of money.
    fn certainty(&self) -> String {
        if self.is_alone {
            return self.say("report-elected-certain-alone", &[]);
        }
        let quality = if self.pen.summary().is_estimate() {
            self.say("report-elected-quality-estimate", &[])
        } else {
            let verdicts = Verdicts::of(self.pen.summary());
            let ours: Vec<Verdict> = verdicts
                .0
                .iter()
                .filter(|judged| judged.difference.b == self.chosen.name)
                .map(|judged| judged.verdict)
                .collect();
            let count = |wanted| ours.iter().filter(|verdict| **verdict == wanted).count();
            let (better, worse) = (count(Verdict::Better), count(Verdict::Worse));
            let key = match (better, worse, ours.len()) {
                (0, 0, _) => "report-elected-quality-unknown",
                (better, 0, all) if better == all => "report-elected-quality-sure",
                _ => "report-elected-quality-mixed",
            };
            let counts = [("better", better.into()), ("worse", worse.into()), ("cases", ours.len().into())];
            self.say(key, &counts)
        };
        format!("{quality} {}", self.money())
    }

    /// How often it is cheaper, in tenths that people can picture.
    fn money(&self) -> String {
        let found =
            self.pen.account().comparisons.iter().find(|comparison| comparison.scenario == self.chosen.name);
        let Some(comparison) = found else { return self.say("report-elected-money-unknown", &[]) };
        let share = comparison.cheaper.value;
        let key = match share {
            share if share >= 0.995 => "report-elected-money-cheaper",
            share if share <= 0.005 => "report-elected-money-dearer",
            _ => "report-elected-money-unsure",
        };
        self.say(key, &[("share", self.pen.number(100.0 * share, 0).into())])
    }

    fn order(&self) -> String {
        if self.pen.scenarios().len() < 2 {
            return self.say("report-elected-order-alone", &[]);
        }
        if self.pen.account().judgement.is_none() {
            return self.say("report-elected-order-none", &[]);
        }
        let Some((sum, distance)) = chances(self.pen) else {
            return self.say("report-elected-order-nobody", &[]);
        };
        let hundred = |share: f64| Argument::from(self.pen.number(100.0 * share, 0));
        let is_sure = sum.min(distance) >= 0.9;
        let key = if is_sure { "report-elected-order-sure" } else { "report-elected-order" };
        self.say(key, &[("sum", hundred(sum)), ("distance", hundred(distance))])
    }
}
