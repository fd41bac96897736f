//! What drives the money of a study: for each scenario against the reference, the items that make the difference, and
//! the price that could turn it; what shared licences save.

use super::licences;
use crate::decide::account::{COORDINATION, Comparison, ScenarioAccount};
use crate::question::compare::table::title;
use crate::question::decide::in_language;
use crate::report::material::Material;
use crate::text::Text;
use crate::text::number::decimal;

/// Items that are named of a difference.
const NAMED: usize = 3;

/// Sentences on what makes the costs of each scenario against the reference, and of the reference itself; on shared
/// licences where there are some.
pub fn sentences(material: &Material, text: &Text) -> Vec<String> {
    let account = &material.account;
    let reference = &material.opened.summary.reference;
    let mut sentences = Vec::new();
    if let Some(scenario) = account.scenario(reference) {
        sentences.push(alone(material, scenario, text));
    }
    for comparison in &account.comparisons {
        let pair = account.scenario(&comparison.scenario).zip(account.scenario(&comparison.reference));
        if let Some((scenario, reference)) = pair {
            sentences.push(difference(material, scenario, reference, text));
            sentences.extend(driver(material, comparison, text));
        }
    }
    sentences.extend(licences::sentences(material, text));
    sentences
}

/// Name of an item, as shown.
pub(crate) fn item(material: &Material, key: &str, text: &Text) -> String {
    if key == COORDINATION {
        return text.get("decide-coordination");
    }
    let rule = material.means.means.items.get(key);
    rule.map_or_else(|| key.to_owned(), |rule| in_language(&rule.title, text.language()).to_owned())
}

/// Title of a scenario, as shown.
pub(super) fn shown(material: &Material, scenario: &str, text: &Text) -> String {
    let titles = &material.opened.summary.titles.scenarios;
    title(titles.get(scenario), scenario, text.language()).to_owned()
}

pub(super) fn millions(text: &Text, euros: f64) -> String {
    decimal(text.language(), euros / 1e6, if euros.abs() < 1e6 { 2 } else { 1 })
}

/// What makes most of the cost of a scenario.
fn alone(material: &Material, scenario: &ScenarioAccount, text: &Text) -> String {
    let mut items: Vec<_> = scenario.money.by_item.iter().collect();
    items.sort_by_key(|part| std::cmp::Reverse(part.euros));
    let parts: Vec<String> = items
        .iter()
        .take(NAMED)
        .map(|part| {
            let said = [
                ("item", item(material, &part.name, text).into()),
                ("amount", millions(text, part.euros.euros()).into()),
            ];
            text.say("explain-cost-part", &said)
        })
        .collect();
    let said = [
        ("scenario", shown(material, &scenario.name, text).into()),
        ("amount", millions(text, scenario.money.total.euros()).into()),
        ("parts", parts.join(", ").into()),
    ];
    text.say("explain-cost", &said)
}

/// The items in which two scenarios differ most.
fn difference(
    material: &Material,
    scenario: &ScenarioAccount,
    reference: &ScenarioAccount,
    text: &Text,
) -> String {
    let of = |account: &ScenarioAccount, key: &str| -> f64 {
        account.money.by_item.iter().find(|part| part.name == key).map_or(0.0, |part| part.euros.euros())
    };
    let mut keys: Vec<&str> = scenario.money.by_item.iter().map(|part| part.name.as_str()).collect();
    keys.dedup();
    let mut parts: Vec<(&str, f64)> =
        keys.into_iter().map(|key| (key, of(scenario, key) - of(reference, key))).collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let named: Vec<String> = parts
        .iter()
        .filter(|(_, euros)| *euros != 0.0)
        .take(NAMED)
        .map(|(key, euros)| {
            let key_of = if *euros > 0.0 { "explain-cost-more" } else { "explain-cost-less" };
            let said =
                [("item", item(material, key, text).into()), ("amount", millions(text, euros.abs()).into())];
            text.say(key_of, &said)
        })
        .collect();
    let total = scenario.money.total.euros() - reference.money.total.euros();
    let key = if total >= 0.0 { "explain-cost-dearer" } else { "explain-cost-cheaper" };
    let said = [
        ("scenario", shown(material, &scenario.name, text).into()),
        ("reference", shown(material, &reference.name, text).into()),
        ("amount", millions(text, total.abs()).into()),
        (
            "share",
            crate::text::number::percent(
                text.language(),
                total.abs() / reference.money.total.euros().max(1.0),
            )
            .into(),
        ),
        ("parts", named.join(", ").into()),
    ];
    text.say(key, &said)
}

/// The price that moves a difference most, and how far.
fn driver(material: &Material, comparison: &Comparison, text: &Text) -> Option<String> {
    let bar = comparison.tornado.bars.first()?;
    let key = material.account.items.get(bar.item)?;
    let turns = bar.at_low.signum() != bar.at_high.signum();
    let said = [
        ("item", item(material, key, text).into()),
        ("low", millions(text, bar.at_low).into()),
        ("high", millions(text, bar.at_high).into()),
    ];
    Some(text.say(if turns { "explain-driver-turns" } else { "explain-driver" }, &said))
}
