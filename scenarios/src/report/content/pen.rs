//! What every page is written with: the material, the texts, and which scenarios a page is about.

use crate::decide::account::{Account, PhaseAccount, ScenarioAccount};
use crate::file::schema::LocalText;
use crate::file::schema::means::Means;
use crate::report::material::Material;
use crate::results::summary::Summary;
use crate::text::{Argument, Language, Text};

/// Material and texts.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Pen<'a> {
    pub(in crate::report) material: &'a Material,
    pub(in crate::report) text: &'a Text,
}

impl<'a> Pen<'a> {
    /// A text without arguments.
    pub(in crate::report) fn get(&self, key: &str) -> String {
        self.text.get(key)
    }

    /// A text with arguments.
    pub(in crate::report) fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.text.say(key, arguments)
    }

    /// "Statu quo: 21 %".
    pub(in crate::report) fn named(&self, name: impl Into<String>, figure: impl Into<String>) -> String {
        let arguments = [("name", name.into().into()), ("figure", figure.into().into())];
        self.say("report-named-figure", &arguments)
    }

    /// "Statu quo: 21 %; Mobility: 9 %".
    pub(in crate::report) fn listed(&self, all: impl IntoIterator<Item = String>) -> String {
        let separator = format!("{} ", self.get("report-separator"));
        all.into_iter().collect::<Vec<_>>().join(&separator)
    }

    /// Of which euros the account is, over which years, at which rate.
    pub(in crate::report) fn account_terms(&self) -> String {
        let account = self.account();
        self.say(
            "report-cost-about",
            &[
                ("year", account.euros_of.to_string().into()),
                ("first", account.first_year.to_string().into()),
                ("last", (account.first_year + account.years.saturating_sub(1)).to_string().into()),
                ("rate", self.share(account.discount_rate).into()),
                ("vat", self.share(account.vat).into()),
            ],
        )
    }

    pub(in crate::report) fn language(&self) -> Language {
        self.text.language()
    }

    pub(in crate::report) fn account(&self) -> &'a Account {
        &self.material.account
    }

    pub(in crate::report) fn summary(&self) -> &'a Summary {
        &self.material.opened.summary
    }

    pub(in crate::report) fn means(&self) -> &'a Means {
        &self.material.means.means
    }

    /// The form of a text in the language.
    pub(in crate::report) fn local(&self, text: &'a LocalText) -> &'a str {
        text.said(self.language())
    }

    /// Scenarios of the account, in the order of the study.
    pub(in crate::report) fn scenarios(&self) -> &'a [ScenarioAccount] {
        &self.account().scenarios
    }

    /// The scenario that the others are compared with; the first one where it is not there.
    pub(in crate::report) fn reference(&self) -> Option<&'a ScenarioAccount> {
        self.account().scenario(&self.summary().reference).or_else(|| self.scenarios().first())
    }

    /// Who comes first in the decision; nobody when there is none or all are excluded.
    pub(in crate::report) fn winner(&self) -> Option<&'a ScenarioAccount> {
        let judgement = self.account().judgement.as_ref()?;
        self.scenarios().get(judgement.decision.weighted_sum.ranking.winner()?)
    }

    /// The scenario that pages look at in detail: who comes first, else who disturbs fewest lessons.
    pub(in crate::report) fn chosen(&self) -> Option<&'a ScenarioAccount> {
        let disturbed =
            |scenario: &ScenarioAccount| last(scenario).map_or(f64::INFINITY, |last| last.disturbed);
        let fewest = || self.scenarios().iter().min_by(|a, b| disturbed(a).total_cmp(&disturbed(b)));
        self.winner().or_else(fewest)
    }

    /// The chosen scenario and, when it is another one, the reference.
    pub(in crate::report) fn looked_at(&self) -> Vec<&'a ScenarioAccount> {
        let mut both: Vec<&ScenarioAccount> = self.reference().into_iter().collect();
        both.extend(self.chosen().filter(|chosen| both.iter().all(|known| known.name != chosen.name)));
        both
    }

    pub(in crate::report) fn is_reference(&self, name: &str) -> bool {
        self.reference().is_some_and(|reference| reference.name == name)
    }

    pub(in crate::report) fn is_winner(&self, name: &str) -> bool {
        self.scenarios().len() > 1 && self.winner().is_some_and(|winner| winner.name == name)
    }

    /// Colour and mark of a scenario in pictures: the first one is for the reference.
    pub(in crate::report) fn series(&self, name: &str) -> usize {
        let others = || self.scenarios().iter().filter(|scenario| !self.is_reference(&scenario.name));
        others().position(|scenario| scenario.name == name).map_or(0, |at| at + 1)
    }

    /// "Study « SCONEETA »: Auvergne, 1,234 establishments, 5 scenarios".
    pub(in crate::report) fn subtitle(&self) -> String {
        let summary = self.summary();
        let key = if summary.is_estimate() { "report-subtitle-estimate" } else { "report-subtitle" };
        self.say(
            key,
            &[
                ("study", summary.study.as_str().into()),
                ("establishments", summary.territory.establishments.into()),
                ("pupils", summary.territory.pupils.into()),
                ("scenarios", summary.scenarios.len().into()),
                ("replications", summary.replications.into()),
            ],
        )
    }

    /// What reproduces it.
    pub(in crate::report) fn colophon(&self) -> String {
        let summary = self.summary();
        let seed = summary.seed.to_string();
        self.say("report-colophon", &[("program", summary.program.as_str().into()), ("seed", seed.into())])
    }
}

/// The last phase of a scenario.
pub(super) fn last(scenario: &ScenarioAccount) -> Option<&PhaseAccount> {
    scenario.phases.last()
}
