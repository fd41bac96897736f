//! What the account says, in sentences.

use super::{Subject, in_language};
use crate::decide::account::{COORDINATION, ScenarioAccount};
use crate::decide::criteria::Stability;
use crate::decide::judgement::Judgement;
use crate::question::compare::table::title;
use crate::text::number::{decimal, percent};
use crate::text::{Argument, Language, Text};

/// Sentences on the decision, the money, the people and the equity of a study.
pub fn sentences<'a>(of: impl Into<Subject<'a>>, text: &Text) -> Vec<String> {
    let of = of.into();
    let mut sentences = verdict(of, text);
    sentences.extend(details(of, text));
    sentences
}

/// Who is excluded, who comes first, and what would overturn it first.
pub fn verdict<'a>(of: impl Into<Subject<'a>>, text: &Text) -> Vec<String> {
    let say = Say { of: of.into(), text };
    let Some(judgement) = &say.of.account.judgement else { return Vec::new() };
    let mut sentences: Vec<String> = say.vetoes(judgement).into_iter().map(|(_, words)| words).collect();
    sentences.extend(say.winner(judgement));
    sentences.extend(say.stability(judgement));
    sentences
}

/// What each scenario costs, who pays, people, equity, carbon, and what is missing.
pub fn details<'a>(of: impl Into<Subject<'a>>, text: &Text) -> Vec<String> {
    let say = Say { of: of.into(), text };
    let mut sentences = say.differences();
    sentences.extend(say.governance());
    sentences.extend(say.people());
    sentences.extend(say.equity());
    sentences.extend(say.carbon());
    sentences.extend(say.gaps());
    sentences.extend(say.missing());
    sentences
}

/// What was not simulated, and was taken to be like something else.
pub fn gaps<'a>(of: impl Into<Subject<'a>>, text: &Text) -> Vec<String> {
    Say { of: of.into(), text }.gaps()
}

/// Why scenarios are excluded, with their index.
pub fn vetoes<'a>(of: impl Into<Subject<'a>>, text: &Text) -> Vec<(usize, String)> {
    let say = Say { of: of.into(), text };
    say.of.account.judgement.as_ref().map_or_else(Vec::new, |judgement| say.vetoes(judgement))
}

struct Say<'a> {
    of: Subject<'a>,
    text: &'a Text,
}

impl Say<'_> {
    fn name(&self, at: usize) -> String {
        self.of.account.scenarios.get(at).map_or_else(String::new, |known| self.title(&known.name))
    }

    fn title(&self, scenario: &str) -> String {
        let titles = &self.of.titles.scenarios;
        title(titles.get(scenario), scenario, self.text.language()).to_owned()
    }

    fn criterion(&self, at: usize) -> String {
        let rules = &self.of.means.criteria.0;
        rules
            .get(at)
            .map_or_else(String::new, |(_, rule)| in_language(&rule.title, self.text.language()).to_owned())
    }

    fn item(&self, at: usize) -> String {
        let key = self.of.account.items.get(at).map_or("", String::as_str);
        if key == COORDINATION {
            return self.text.get("decide-coordination");
        }
        let rule = self.of.means.items.get(key);
        rule.map_or_else(|| key.to_owned(), |rule| in_language(&rule.title, self.text.language()).to_owned())
    }

    fn millions(&self, euros: f64) -> String {
        decimal(self.text.language(), euros / 1e6, 1)
    }

    fn percent(&self, share: f64) -> String {
        percent(self.text.language(), share)
    }

    fn say(&self, key: &str, said: &[(&str, Argument)]) -> String {
        self.text.say(key, said)
    }

    /// Between the parts of a list: French has a space before the semicolon.
    fn separator(&self) -> &'static str {
        match self.text.language() {
            Language::French => "\u{202f}; ",
            Language::English => "; ",
        }
    }

    fn vetoes(&self, judgement: &Judgement) -> Vec<(usize, String)> {
        let of = |exclusion: &crate::decide::criteria::Exclusion| {
            let places = self.foreign(exclusion.alternative);
            let said = [
                ("scenario", self.name(exclusion.alternative).into()),
                ("criterion", self.criterion(exclusion.criterion).into()),
                ("value", decimal(self.text.language(), exclusion.value, 2).into()),
                ("limit", decimal(self.text.language(), exclusion.limit, 2).into()),
                ("places", places.join(", ").into()),
            ];
            let figure = judgement.figures.get(exclusion.criterion);
            let is_law = figure == Some(&crate::file::schema::means::Figure::ForeignLaw);
            let key = if is_law { "decide-veto-law" } else { "decide-veto" };
            (exclusion.alternative, self.say(key, &said))
        };
        judgement.decision.exclusions.iter().map(of).collect()
    }

    /// Services whose data a law outside the European Union reaches, with their sites.
    fn foreign(&self, scenario: usize) -> Vec<String> {
        let Some(scenario) = self.of.account.scenarios.get(scenario) else { return Vec::new() };
        let places = scenario.phases.iter().flat_map(|phase| &phase.data).filter(|place| place.foreign_law);
        let mut names: Vec<String> = places
            .map(|place| {
                self.text.say(
                    "decide-place",
                    &[
                        ("service", self.text.chosen_name(&place.service).into()),
                        ("site", self.text.chosen_name(&place.site).into()),
                    ],
                )
            })
            .collect();
        names.sort();
        names.dedup();
        names
    }

    fn winner(&self, judgement: &Judgement) -> Option<String> {
        let ranking = &judgement.decision.weighted_sum.ranking;
        let first = ranking.winner()?;
        let second = ranking.order.iter().find(|at| **at != first);
        let topsis = judgement.decision.topsis.ranking.winner()?;
        let best = judgement.weighted_sum.alternatives.get(first)?.best;
        let ahead = second.map(|at| 100.0 * (ranking.scores[first] - ranking.scores[*at]));
        let said = [
            ("scenario", self.name(first).into()),
            ("score", decimal(self.text.language(), 100.0 * ranking.scores[first], 0).into()),
            ("best", self.percent(best.share).into()),
            ("draws", (judgement.weighted_sum.n_draws as u64).into()),
            ("second", second.map_or_else(String::new, |at| self.name(*at)).into()),
            ("margin", (ahead.unwrap_or_default().round() as u64).into()),
            ("topsis", self.name(topsis).into()),
        ];
        let key = match (second, topsis == first) {
            (None, _) => "decide-winner-alone",
            (_, true) => "decide-winner-both",
            (_, false) => "decide-winner-split",
        };
        Some(self.say(key, &said))
    }

    /// The criterion whose weight has least room before another scenario comes first.
    fn stability(&self, judgement: &Judgement) -> Option<String> {
        let room = |stability: &&Stability| {
            let low = stability.low.winner.map(|_| stability.weight - stability.low.weight);
            let high = stability.high.winner.map(|_| stability.high.weight - stability.weight);
            low.into_iter().chain(high).fold(f64::INFINITY, f64::min)
        };
        let all = &judgement.decision.weighted_sum_stability;
        let tight = all.iter().min_by(|a, b| room(a).total_cmp(&room(b)))?;
        if !room(&tight).is_finite() {
            return Some(self.text.get("decide-stable"));
        }
        let low = tight.low.winner.map(|_| tight.weight - tight.low.weight);
        let high = tight.high.winner.map(|_| tight.high.weight - tight.weight);
        let (end, is_low) = match (low, high) {
            (Some(low), Some(high)) if low <= high => (tight.low, true),
            (Some(_), None) => (tight.low, true),
            _ => (tight.high, false),
        };
        let key = if is_low { "decide-stability-below" } else { "decide-stability-above" };
        let said = [
            ("criterion", self.criterion(tight.criterion).into()),
            ("weight", self.percent(tight.weight).into()),
            ("limit", self.percent(end.weight).into()),
            ("other", end.winner.map_or_else(String::new, |at| self.name(at)).into()),
        ];
        Some(self.say(key, &said))
    }

    /// What each scenario costs more or less than the reference, and the prices that weigh most on it.
    fn differences(&self) -> Vec<String> {
        let comparisons = &self.of.account.comparisons;
        let Some(first) = comparisons.first() else { return Vec::new() };
        let signed = |euros: f64| {
            let sign = if euros >= 0.05e6 { "+" } else { "" };
            format!("{sign}{}", self.millions(euros))
        };
        let options: Vec<String> = comparisons
            .iter()
            .map(|comparison| {
                let difference = &comparison.difference;
                let said = [
                    ("scenario", self.title(&comparison.scenario).into()),
                    ("amount", signed(difference.mean.value).into()),
                    ("low", signed(difference.p5.value).into()),
                    ("high", signed(difference.p95.value).into()),
                ];
                self.say("decide-difference", &said)
            })
            .collect();
        let drivers: Vec<String> = comparisons
            .iter()
            .filter_map(|comparison| {
                let bar = comparison.tornado.bars.first()?;
                let said = [
                    ("driver", self.item(bar.item).into()),
                    ("scenario", self.title(&comparison.scenario).into()),
                ];
                Some(self.say("decide-driver-of", &said))
            })
            .collect();
        let said = [
            ("reference", self.title(&first.reference).into()),
            ("options", options.join(self.separator()).into()),
        ];
        let mut sentences = vec![self.say("decide-differences", &said)];
        // Prices without a range move nothing.
        if !drivers.is_empty() {
            let drivers = [("drivers", drivers.join(self.separator()).into())];
            sentences.push(self.say("decide-driver", &drivers));
        }
        sentences
    }

    /// The first scenario of the order under its own governance and under the others.
    fn governance(&self) -> Option<String> {
        let scenario = self.first()?;
        let means = self.of.means;
        let options: Vec<String> = scenario
            .governances
            .iter()
            .map(|option| {
                let rule = means.governances.get(&option.governance);
                let name = rule.map_or(option.governance.as_str(), |rule| {
                    in_language(&rule.title, self.text.language())
                });
                let amount = self.millions(option.total.euros());
                self.say("decide-governance-option", &[("name", name.into()), ("amount", amount.into())])
            })
            .collect();
        (options.len() > 1).then(|| {
            let said = [
                ("scenario", self.title(&scenario.name).into()),
                ("options", options.join(self.separator()).into()),
            ];
            self.say("decide-governance", &said)
        })
    }

    /// The scenario that comes first, or the first of the study.
    fn first(&self) -> Option<&ScenarioAccount> {
        let winner = self.of.account.judgement.as_ref();
        let winner = winner.and_then(|judgement| judgement.decision.weighted_sum.ranking.winner());
        self.of.account.scenarios.get(winner.unwrap_or(0))
    }

    fn people(&self) -> Option<String> {
        let scenario = self.first()?;
        let means = self.of.means;
        let options: Vec<String> = scenario
            .organisations
            .iter()
            .filter(|people| !people.is_beyond)
            .map(|people| {
                let rule = means.support.organisations.get(&people.organisation);
                let name = rule.map_or(people.organisation.as_str(), |rule| {
                    in_language(&rule.title, self.text.language())
                });
                let language = self.text.language();
                let said = [
                    ("name", name.into()),
                    ("staff", decimal(language, people.full_time, 0).into()),
                    ("delay", decimal(language, people.p95, 0).into()),
                ];
                self.say("decide-people-option", &said)
            })
            .collect();
        (!options.is_empty()).then(|| {
            let said = [
                ("scenario", self.title(&scenario.name).into()),
                ("options", options.join(self.separator()).into()),
            ];
            self.say("decide-people", &said)
        })
    }

    fn equity(&self) -> Option<String> {
        let scenario = self.first()?;
        let rate = scenario.phases.last()?.fairness.rate.as_ref()?;
        let reference = self.of.account.scenario(self.of.reference)?;
        let before = reference.phases.last()?.fairness.rate.as_ref()?;
        let language = self.text.language();
        let said = [
            ("scenario", self.title(&scenario.name).into()),
            ("gini", decimal(language, rate.gini, 2).into()),
            ("before", decimal(language, before.gini, 2).into()),
            ("under", self.percent(rate.target?.under).into()),
            ("target", decimal(language, rate.target?.level, 0).into()),
            ("between", self.percent(rate.theil.between / rate.theil.total.max(f64::MIN_POSITIVE)).into()),
        ];
        Some(self.say("decide-equity", &said))
    }

    fn carbon(&self) -> Option<String> {
        let scenario = self.first()?;
        let phase = scenario.phases.last()?;
        let language = self.text.language();
        let tonnes = |kilograms: f64| decimal(language, kilograms / 1e3, 0);
        let total = phase.carbon.total();
        let said = [
            ("scenario", self.title(&scenario.name).into()),
            ("tonnes", tonnes(total.likely).into()),
            ("low", tonnes(total.low).into()),
            ("high", tonnes(total.high).into()),
            ("energy", decimal(language, phase.carbon.kilowatt_hours / 1e6, 1).into()),
        ];
        Some(self.say("decide-carbon-said", &said))
    }

    fn gaps(&self) -> Vec<String> {
        let gaps = &self.of.account.gaps;
        let mut said = Vec::new();
        if let Some((phase, year)) = &gaps.early {
            let arguments = [("phase", phase.as_str().into()), ("year", year.to_string().into())];
            said.push(self.say("decide-early", &arguments));
        }
        if !gaps.days.is_empty() {
            let language = self.text.language();
            let titles = &self.of.titles.days;
            let days: Vec<&str> = gaps.days.iter().map(|day| title(titles.get(day), day, language)).collect();
            said.push(self.say("decide-days-missing", &[("days", days.join(", ").into())]));
        }
        said
    }

    /// What has no price, phases whose year was assumed, teams that cannot keep their word.
    fn missing(&self) -> Vec<String> {
        let account = &self.of.account;
        let mut said = Vec::new();
        let mut unpriced: Vec<&str> = Vec::new();
        for what in account.scenarios.iter().flat_map(|scenario| &scenario.unpriced) {
            if !unpriced.contains(&what.as_str()) {
                unpriced.push(what);
            }
        }
        if !unpriced.is_empty() {
            said.push(self.say("decide-unpriced", &[("what", unpriced.join(", ").into())]));
        }
        for (phase, year) in &account.assumed_years {
            let year = year.to_string();
            said.push(
                self.say("decide-assumed-year", &[("phase", phase.as_str().into()), ("year", year.into())]),
            );
        }
        let unreached = account.scenarios.iter().filter_map(|scenario| {
            let people = &scenario.phases.last()?.people;
            (people.unreached > 0).then_some((scenario, people.unreached))
        });
        for (scenario, teams) in unreached {
            let arguments = [("scenario", self.title(&scenario.name).into()), ("teams", teams.into())];
            said.push(self.say("decide-unreached", &arguments));
        }
        for scenario in &account.scenarios {
            if let Some(phase) = scenario.phases.last().filter(|phase| phase.people.is_beyond) {
                let staff = decimal(self.text.language(), phase.people.full_time, 0);
                let arguments = [("scenario", self.title(&scenario.name).into()), ("staff", staff.into())];
                said.push(self.say("decide-beyond", &arguments));
            }
        }
        said
    }
}
