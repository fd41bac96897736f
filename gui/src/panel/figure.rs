//! Figures in words: names of measures and types, values with their units in the form of the language.

use crate::quantity::Quantity;
use crate::text::{Text, number};
use maillage_scenarios::statistics::{Interval, Range};
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

/// A mean with its margin: "12 % ± 2 %"; with the ends of its interval, "0,3 % (0,1 % à 0,8 %)", where that margin would say
/// others than those that charts show; the mean alone when there is no interval.
pub fn with_margin(text: &Text, measure: Measure, interval: &Interval) -> String {
    let written = |of: f64| value(text, measure, of);
    let mean = written(interval.mean);
    let half = interval.half_width().filter(|half| *half > 0.0);
    let (Some(half), Some((low, high))) = (half, interval.shown(Range::of_unit(measure.unit()))) else {
        return mean;
    };
    let [low, high] = [low, high].map(written);
    if low == high {
        // Narrower than what is written.
        return mean;
    }
    if [&low, &high] == [&written(interval.mean - half), &written(interval.mean + half)] {
        return format!("{mean} ± {}", written(half));
    }
    text.say("run-figure", &[("mean", mean.into()), ("low", low.into()), ("high", high.into())])
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

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_scenarios::text::Language;

    #[test]
    fn a_margin_says_what_charts_show() {
        let text = Text::new(Language::English);
        let said = |mean: f64, half: f64| {
            let (low, high) = (Some(mean - half), Some(mean + half));
            with_margin(
                &text,
                Measure::DisturbedLessons,
                &Interval { mean, ci95_low: low, ci95_high: high, n: 5 },
            )
        };
        assert_eq!(said(0.45, 0.02), "45% ± 2.0%");
        assert_eq!(said(0.45, 0.0), "45%");
        // Nothing is disturbed less than never.
        assert_eq!(said(0.003, 0.004), "0.3% (0.1% to 1.1%)");
    }
}
