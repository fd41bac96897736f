//! What shared licences save against one for each seat, why, and which assumption drives it.

use super::account::{item, millions, shown};
use crate::decide::account::{Assumption, Driver, Pooling, USE_RANGE, poolings};
use crate::file::schema::means::Item;
use crate::question::compare::table::{title, within_sentence};
use crate::report::material::Material;
use crate::text::number::{decimal, percent};
use crate::text::{Language, Text};

/// Sentences on every scenario with shared licences against one with the same licence for each seat.
pub(super) fn sentences(material: &Material, text: &Text) -> Vec<String> {
    let reference = &material.opened.summary.reference;
    let found = poolings(&material.quantities, &material.means.means, &material.opened.territory, reference);
    found.iter().flat_map(|pooling| of(material, pooling, text)).collect()
}

fn of(material: &Material, pooling: &Pooling, text: &Text) -> Vec<String> {
    let language = text.language();
    let peak = &pooling.peak;
    let days = &material.opened.summary.titles.days;
    let day = title(days.get(&peak.day), &peak.day, language);
    let share = f64::from(peak.count) / pooling.seats.max(1) as f64;
    let pooled = || shown(material, &pooling.pooled, text).into();
    let mut sentences = vec![text.say(
        "explain-licence-use",
        &[
            ("licence", pooling.licence.as_str().into()),
            ("seats", decimal(language, pooling.seats as f64, 0).into()),
            ("peak", decimal(language, f64::from(peak.count), 0).into()),
            ("share", percent(language, share).into()),
            ("phase", peak.phase.as_str().into()),
            ("day", within_sentence(day).into()),
        ],
    )];
    let saving = pooling.saving();
    let key = if saving >= 0.0 { "explain-licence-saving" } else { "explain-licence-loss" };
    sentences.push(text.say(
        key,
        &[
            ("pooled", pooled()),
            ("named", shown(material, &pooling.named, text).into()),
            ("less", millions(text, pooling.pooled_cost).into()),
            ("more", millions(text, pooling.named_cost).into()),
            ("saving", percent(language, saving.abs()).into()),
        ],
    ));
    if let Some((first, others)) = pooling.drivers.split_first() {
        sentences.push(driver(material, first, "explain-licence-driver", text));
        let others: Vec<String> =
            others.iter().map(|other| driver(material, other, "explain-licence-other", text)).collect();
        if !others.is_empty() {
            // French has a thin space before a semicolon.
            let between = if language == Language::French { "\u{202f}; " } else { "; " };
            sentences.push(text.say("explain-licence-others", &[("others", others.join(between).into())]));
        }
    }
    if peak.count >= pooling.pool {
        let pool = decimal(language, f64::from(pooling.pool), 0);
        sentences.push(text.say("explain-licence-short", &[("pool", pool.into()), ("pooled", pooled())]));
    }
    sentences
}

/// An assumption with the saving at both ends of its range.
fn driver(material: &Material, driver: &Driver, key: &str, text: &Text) -> String {
    let language = text.language();
    let said = [
        ("assumption", assumption(material, &driver.assumption, text).into()),
        ("low", percent(language, driver.at_low).into()),
        ("high", percent(language, driver.at_high).into()),
    ];
    text.say(key, &said)
}

fn assumption(material: &Material, assumption: &Assumption, text: &Text) -> String {
    let language = text.language();
    let Assumption::Price(key) = assumption else {
        return text.say("explain-licence-in-use", &[("range", percent(language, USE_RANGE).into())]);
    };
    let name = ("item", item(material, key, text).into());
    match material.means.means.items.get(key).and_then(ends) {
        Some([low, high]) => {
            // Cents where there are some.
            let euros = |price: f64| decimal(language, price, if price.fract() == 0.0 { 0 } else { 2 });
            let said = [name, ("from", euros(low).into()), ("to", euros(high).into())];
            text.say("explain-licence-price", &said)
        }
        None => text.say("explain-licence-prices", &[name]),
    }
}

/// Lowest and highest price of an item that has a single one.
fn ends(rule: &Item) -> Option<[f64; 2]> {
    match (rule.buy, rule.run) {
        (Some(price), None) => Some([price.low, price.high]),
        (None, Some(price)) => Some([price.low, price.high]),
        _ => None,
    }
}
