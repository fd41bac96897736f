//! Numbers in the form of a language: French has a decimal comma and thin non-breaking spaces between thousands and
//! before units.

use super::Language;
use unicode_width::UnicodeWidthStr;

/// Thin non-breaking space.
const THIN: char = '\u{202f}';

/// A number with so many decimals, thousands grouped.
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (point, group) = match language {
        Language::French => (',', THIN),
        Language::English => ('.', ','),
    };
    let mut text = String::new();
    if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        // Four digits stand alone: 2013, 1500.
        if at > 0 && left.is_multiple_of(3) && whole.len() > 4 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A number with its unit.
pub fn with_unit(language: Language, number: &str, unit: &str) -> String {
    match (language, unit) {
        (Language::English, "%") => format!("{number}%"),
        _ => format!("{number}{THIN}{unit}"),
    }
}

/// A share as percent: one decimal below ten percent, none above.
pub fn percent(language: Language, share: f64) -> String {
    with_unit(language, &percent_number(language, share), "%")
}

/// The same without the sign.
pub fn percent_number(language: Language, share: f64) -> String {
    let percent = 100.0 * share;
    decimal(language, percent, usize::from(percent.abs() < 9.95 && percent != 0.0))
}

/// Decimals, in percent, that the width of an interval of shares deserves.
pub fn percent_decimals(low: f64, high: f64) -> usize {
    match 100.0 * (high - low) {
        width if width >= 9.95 => 0,
        width if width >= 0.15 => 1,
        _ => 2,
    }
}

/// A time: two significant digits below ten seconds, minutes from two on.
pub fn seconds(language: Language, seconds: f64) -> String {
    let size = seconds.abs();
    if size >= 119.5 {
        let minutes = (seconds / 60.0).round();
        return with_unit(language, &decimal(language, minutes, 0), "min");
    }
    let decimals = match size {
        0.0 => 0,
        _ if size < 0.995 => 2,
        _ if size < 9.95 => 1,
        _ => 0,
    };
    with_unit(language, &decimal(language, seconds, decimals), "s")
}

/// A share as "so many in so many": the simplest fraction within the precision that people hear.
pub fn fraction(share: f64) -> Fraction {
    if share <= 0.0 {
        return Fraction::None;
    }
    if share >= 0.995 {
        return Fraction::All;
    }
    if share < 0.000_5 {
        return Fraction::LessThan(2000);
    }
    if share < 0.4 {
        return Fraction::In(1, (1.0 / share).round() as u64);
    }
    let (of, out_of) = (2_u64..=10)
        .flat_map(|out_of| (1..out_of).map(move |of| (of, out_of)))
        .min_by(|a, b| {
            let miss = |(of, out_of): (u64, u64)| (of as f64 / out_of as f64 - share).abs();
            miss(*a).total_cmp(&miss(*b))
        })
        .expect("there are fractions");
    Fraction::In(of, out_of)
}

/// A share in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fraction {
    /// None at all.
    None,
    /// Fewer than one in so many.
    LessThan(u64),
    /// So many in so many.
    In(u64, u64),
    /// All, or nearly.
    All,
}

/// Columns that a text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text cut to so many columns, with an ellipsis.
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut cut = String::new();
    for character in text.chars() {
        let mut longer = cut.clone();
        longer.push(character);
        if width(&longer) >= columns {
            break;
        }
        cut = longer;
    }
    cut.push('…');
    cut
}
