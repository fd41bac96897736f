//! The text of a cell to a value, or what is wrong with it.

use crate::diagnostic::Message;
use maillage_sim::units::parse::{Quantity, UnitError};

/// What is wrong with a value, and what would be right.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Fault {
    pub(crate) message: Message,
    pub(crate) hint: Option<Message>,
}

impl From<Message> for Fault {
    fn from(message: Message) -> Self {
        Self { message, hint: None }
    }
}

/// The candidate nearest to a misspelt word: at most a third of its letters differ.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = |candidate: &str| (word.chars().count().max(candidate.chars().count()) / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= allowed(candidate))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// "Did you mean …?"
pub(crate) fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Message> {
    nearest(word, candidates).map(|near| Message::new("data-did-you-mean").with("near", near))
}

/// A text that must be there.
pub(crate) fn required(text: &str) -> Result<&str, Fault> {
    if text.is_empty() { Err(Message::new("data-value-missing").into()) } else { Ok(text) }
}

/// A finite number with a decimal point.
pub(crate) fn number(text: &str) -> Result<f64, Fault> {
    let text = required(text)?;
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(Message::new("data-not-finite").with("text", text).into()),
        Err(_) if text.replace(',', ".").parse::<f64>().is_ok() => Err(Fault {
            message: Message::new("data-decimal-comma").with("text", text),
            hint: Some(Message::new("data-did-you-mean").with("near", text.replace(',', "."))),
        }),
        Err(_) => Err(Message::new("data-not-a-number").with("text", text).into()),
    }
}

/// A finite number within bounds, which are shown when it is outside.
pub(crate) fn number_between(text: &str, low: f64, high: f64) -> Result<f64, Fault> {
    let value = number(text)?;
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    // Large bounds read better as powers of ten.
    let shown = |bound: f64| if bound.abs() >= 1e7 { format!("{bound:e}") } else { bound.to_string() };
    let range = Message::new("data-out-of-range");
    Err(range.with("text", text).with("low", shown(low)).with("high", shown(high)).into())
}

/// A whole number within bounds.
pub(crate) fn count(text: &str, low: u32, high: u32) -> Result<u32, Fault> {
    let value = number_between(text, f64::from(low), f64::from(high))?;
    if value.fract() == 0.0 {
        Ok(value as u32)
    } else {
        Err(Message::new("data-not-whole").with("text", text).into())
    }
}

/// A value with its unit.
pub(crate) fn quantity<Q: Quantity>(text: &str) -> Result<Q, Fault> {
    let text = required(text)?;
    Q::parse(text).map_err(|error| match error {
        UnitError::MissingUnit { number, expected } => Fault {
            message: Message::new("data-unit-missing").with("text", &number).with("expected", expected),
            hint: Q::UNITS
                .first()
                .map(|(unit, _)| Message::new("data-did-you-mean").with("near", format!("{number} {unit}"))),
        },
        UnitError::UnknownUnit { unit, expected } => Fault {
            hint: suggestion(&unit, Q::UNITS.iter().map(|(name, _)| *name)),
            message: Message::new("data-unit-unknown").with("unit", unit).with("expected", expected),
        },
        UnitError::NotANumber { text } => Message::new("data-not-a-number").with("text", text).into(),
        UnitError::OutOfRange { text } => Message::new("data-negative").with("text", text).into(),
    })
}

/// A value with its unit from `low` to `high`, which are written the same way. A bound keeps a slip of the unit from
/// becoming times the engine cannot count.
pub(crate) fn quantity_between<Q: Quantity + PartialOrd + Default>(
    text: &str,
    low: &str,
    high: &str,
) -> Result<Q, Fault> {
    let value: Q = quantity(text)?;
    let bound = |text: &str| Q::parse(text).expect("bounds are written in the source");
    if value >= bound(low) && value <= bound(high) {
        return Ok(value);
    }
    if value == Q::default() {
        return Err(Message::new("data-zero").with("text", text).into());
    }
    let range = Message::new("data-out-of-range");
    Err(range.with("text", text).with("low", low).with("high", high).into())
}

/// One of a few words.
pub(crate) fn choice<T: Copy>(text: &str, options: &[(&'static str, T)]) -> Result<T, Fault> {
    let text = required(text)?;
    options.iter().find(|(name, _)| *name == text).map(|&(_, value)| value).ok_or_else(|| {
        let names = options.iter().map(|(name, _)| *name);
        let expected = names.clone().collect::<Vec<_>>().join(", ");
        Fault {
            message: Message::new("data-not-one-of").with("text", text).with("expected", expected),
            hint: suggestion(text, names),
        }
    })
}

/// A quantity with the unit in which it reads best and comes back to the very same bits.
pub(crate) fn write_quantity<Q: Quantity + PartialEq + Copy>(value: Q, base: f64) -> String {
    let exact = |text: &str| Q::parse(text).is_ok_and(|back| back == value);
    let written = |&(unit, factor): &(&str, f64)| {
        let number = base / factor;
        // The division may add digits that reading does not need: 20.000000000000004 ms.
        let rounded = (0..=9).map(|decimals| format!("{number:.decimals$} {unit}")).find(|text| exact(text));
        (rounded.unwrap_or_else(|| format!("{number} {unit}")), number)
    };
    if base == 0.0
        && let Some((unit, _)) = Q::UNITS.first()
    {
        return format!("0 {unit}");
    }
    let mut best: Option<(String, bool)> = None;
    for unit in Q::UNITS {
        let (text, number) = written(unit);
        if exact(&text) {
            let readable = (1.0..10_000.0).contains(&number);
            let better = best
                .as_ref()
                .is_none_or(|(old, ok)| (readable && !ok) || (readable == *ok && text.len() < old.len()));
            if better {
                best = Some((text, readable));
            }
        }
    }
    best.map(|(text, _)| text).expect("the base unit has factor 1 and f64 prints its shortest exact form")
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::time::Span;
    use maillage_sim::units::{BitRate, Distance};

    #[test]
    fn quantities_are_written_readably_and_exactly() {
        let rate = |base| write_quantity(BitRate::new(base), base);
        assert_eq!(rate(8e6), "8 Mb/s");
        assert_eq!(rate(512e3), "512 kb/s");
        assert_eq!(rate(1e9), "1 Gb/s");
        assert_eq!(rate(0.0), "0 Mb/s");
        for base in [1.0 / 3.0, 3.3e6, 1_234_567.890_123, 1e-9, 7.1e12] {
            assert_eq!(BitRate::parse(&rate(base)), Ok(BitRate::new(base)));
            assert_eq!(Distance::parse(&write_quantity(Distance::new(base), base)), Ok(Distance::new(base)));
            let span = Span::from_seconds(base);
            assert_eq!(Span::parse(&write_quantity(span, base)), Ok(span));
        }
    }

    #[test]
    fn suggestions_stop_at_a_third_of_the_letters() {
        assert_eq!(nearest("techology", ["technology", "down"]), Some("technology"));
        assert_eq!(nearest("rate", ["technology", "length"]), None);
    }

    #[test]
    fn numbers_must_be_finite_and_in_range() {
        let key = |text| number_between(text, 0.0, 9.0).unwrap_err().message.key;
        assert_eq!(key("NaN"), "data-not-finite");
        assert_eq!(key("inf"), "data-not-finite");
        assert_eq!(key("1e999"), "data-not-finite");
        assert_eq!(key("-1"), "data-out-of-range");
        assert_eq!(key("1,5"), "data-decimal-comma");
        assert_eq!(key("x"), "data-not-a-number");
        assert_eq!(key(""), "data-value-missing");
        assert_eq!(count("2.5", 0, 9).unwrap_err().message.key, "data-not-whole");
    }
}
