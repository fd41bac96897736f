//! Figures in words: names of measures and types, values with their units in the form of the language.

use crate::quantity::Quantity;
use crate::text::{Text, number};
use maillage_scenarios::statistics::Interval;
use maillage_sim::measure::Measure;
use maillage_sim::territory::{Establishment, EstablishmentKind};

/// The name of a measure, with a capital.
pub fn measure_name(text: &Text, measure: Measure) -> String {
    capital(&text.get(&format!("measure-{}", measure.name().replace('_', "-"))))
}

/// The name of a quantity, with a capital.
pub fn quantity_name(text: &Text, quantity: Quantity) -> String {
    match quantity {
        Quantity::Measured(measure) => measure_name(text, measure),
        Quantity::RatePerHundred => text.get("quantity-rate-per-hundred"),
    }
}

/// The same text with a capital at its beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a type of establishment.
pub fn kind_name(text: &Text, kind: EstablishmentKind) -> String {
    text.get(match kind {
        EstablishmentKind::Ecole => "kind-ecole",
        EstablishmentKind::College => "kind-college",
        EstablishmentKind::Lycee => "kind-lycee",
        EstablishmentKind::LyceeProfessionnel => "kind-lycee-professionnel",
    })
}

/// An establishment and where it is; the commune only when the name does not say it.
pub fn place_name(school: &Establishment) -> String {
    if school.name.contains(&school.commune_name) {
        school.name.clone()
    } else {
        format!("{} – {}", school.name, school.commune_name)
    }
}

/// A value of a measure with its unit.
pub fn value(text: &Text, quantity: impl Into<Quantity>, value: f64) -> String {
    let language = text.language();
    match quantity.into().unit() {
        "share" => number::percent(language, value),
        "s" => number::seconds(language, value),
        "count" => number::decimal(language, value, usize::from(value.abs() < 10.0 && value.fract() != 0.0)),
        unit => {
            let decimals = usize::from(value.abs() < 10.0 && value.fract() != 0.0);
            number::with_unit(language, &number::decimal(language, value, decimals), unit)
        }
    }
}

/// A rate, bits per second, in Mb/s.
pub fn rate(text: &Text, bits: f64) -> String {
    let (language, rate) = (text.language(), bits / 1e6);
    number::with_unit(language, &number::decimal(language, rate, usize::from(rate < 10.0)), "Mb/s")
}

/// A utilisation in whole percent, as films have it.
pub fn hundredths(text: &Text, share: f32) -> String {
    let language = text.language();
    number::with_unit(language, &number::decimal(language, f64::from(100.0 * share), 0), "%")
}

/// A bound of a scale: a value, with its sign when it is a difference (of shares in points).
pub fn bound(text: &Text, quantity: Quantity, at: f64, signed: bool) -> String {
    if !signed {
        return value(text, quantity, at);
    }
    let sign = if at > 0.0 { "+" } else { "" };
    if quantity.unit() == "share" {
        let points = number::percent_number(text.language(), at);
        return text.say("figure-points", &[("points", format!("{sign}{points}").into())]);
    }
    format!("{sign}{}", value(text, quantity, at))
}

/// A mean with its margin: "12 % ± 2"; the mean alone when there is no interval.
pub fn with_margin(text: &Text, measure: Measure, interval: &Interval) -> String {
    let mean = value(text, measure, interval.mean);
    match interval.half_width() {
        Some(half) if half > 0.0 => format!("{mean} ± {}", value(text, measure, half)),
        _ => mean,
    }
}

/// A time of day: "8 h 05", "08:05".
pub fn clock(text: &Text, minute: f32) -> String {
    let minute = minute.max(0.0) as u32;
    text.say(
        "figure-clock",
        &[
            ("hour", (minute / 60).to_string().into()),
            ("hour2", format!("{:02}", minute / 60).into()),
            ("minute", format!("{:02}", minute % 60).into()),
        ],
    )
}
