//! Numbers as people type them into cells that a spreadsheet took for text: `1 234,50 €`, `1'200`.
//! A share in the place of a price (`12 %`) is no number.

/// Why a text is no number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NotANumber {
    /// It is something else.
    Other,
    /// It is two numbers: `1,234` is one and a bit in French, over a thousand in English.
    Ambiguous,
}

/// Spaces and apostrophes that people put between thousands.
const GROUPS: [char; 6] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’'];

/// The number of a text; `None` when the text says that there is none.
pub(super) fn parse(text: &str) -> Result<Option<f64>, NotANumber> {
    let text = text.trim();
    if matches!(text, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let text = without_currency(text);
    let (is_negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let size = match text.split_once(['e', 'E']) {
        // Only programs write exponents, and they do not group.
        Some((mantissa, exponent)) => {
            let is_plain =
                |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
            let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            if !is_plain(mantissa) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(NotANumber::Other);
            }
            text.replace(',', ".")
        }
        None => plain(text)?,
    };
    let value: f64 = size.parse().ok().ok_or(NotANumber::Other)?;
    if !value.is_finite() {
        return Err(NotANumber::Other);
    }
    Ok(Some(if is_negative { 0.0 - value } else { value }))
}

fn without_currency(text: &str) -> &str {
    let words = ["€", "euros", "euro", "EUR"];
    let end = words.iter().find_map(|word| text.strip_suffix(word));
    let text = end.unwrap_or(text).trim_end();
    let start = ["€", "EUR"].iter().find_map(|word| text.strip_prefix(word));
    start.unwrap_or(text).trim_start()
}

/// Digits with at most a decimal point, of digits with marks between thousands.
fn plain(text: &str) -> Result<String, NotANumber> {
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| ",.".contains(*letter)).collect();
    let has_groups = text.contains(GROUPS);
    let decimal = match marks.as_slice() {
        [] => None,
        [(at, _)] => {
            let (whole, fraction) = (&text[..*at], &text[at + 1..]);
            let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let could_be_group = (1..=3).contains(&whole.len()) && fraction.len() == 3;
            if could_be_group && is_digits(whole) && is_digits(fraction) && !whole.starts_with('0') {
                return Err(NotANumber::Ambiguous);
            }
            Some(*at)
        }
        // One mark for all: thousands. Two kinds: the last is the decimal one.
        [before @ .., (at, last)] => {
            let others = before.iter().filter(|(_, mark)| mark == last).count();
            match others {
                0 => Some(*at),
                n if n == before.len() && !has_groups => None,
                _ => return Err(NotANumber::Other),
            }
        }
    };
    let (whole, fraction) = decimal.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole).ok_or(NotANumber::Other)?;
    if !is_digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return Err(NotANumber::Other);
    }
    Ok(format!("{}{whole}.{fraction}", if whole.is_empty() { "0" } else { "" }))
}

/// Digits without the marks between thousands: one to three digits, then threes, all with the same mark.
fn ungrouped(whole: &str) -> Option<String> {
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let Some(mark) = whole.chars().find(|letter| !letter.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if !GROUPS.contains(&mark) && !",.".contains(mark) {
        return None;
    }
    let parts: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = parts.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && rest.iter().all(|part| part.len() == 3);
    (is_grouped && parts.iter().all(is_digits)).then(|| parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        let right = [
            ("1234.5", 1234.5),
            ("1 234,50", 1234.5),
            ("1\u{a0}234,50 €", 1234.5),
            ("1\u{202f}234\u{202f}567,8\u{a0}€", 1_234_567.8),
            ("€ 1,234.50", 1234.5),
            ("1.234,50 euros", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1'200", 1200.0),
            ("-3,5", -3.5),
            ("−3,5", -3.5),
            ("+2", 2.0),
            ("0,125", 0.125),
            ("0.125", 0.125),
            ("1234,500", 1234.5),
            ("1 234,500", 1234.5),
            ("1,9 €", 1.9),
            (",5", 0.5),
            ("5,", 5.0),
            ("1,5E3", 1500.0),
            ("1e-3", 0.001),
            ("  42  ", 42.0),
        ];
        for (text, value) in right {
            assert_eq!(parse(text), Ok(Some(value)), "{text}");
        }
        for text in ["", " ", "-", "—"] {
            assert_eq!(parse(text), Ok(None), "{text}");
        }
        for text in ["1,234", "12.345", "999,000", "-1,234 €"] {
            assert_eq!(parse(text), Err(NotANumber::Ambiguous), "{text}");
        }
        let wrong = [
            "abc",
            "1 23",
            "12 34 567",
            "1,2,3",
            "1.234.56",
            "1 234.567,8",
            "inf",
            "nan",
            "NaN",
            "1e999",
            "1e",
            "e5",
            "1 2e3",
            "--1",
            "€",
            ".",
            ",",
            "%",
            "12 %",
            "1 €/an",
            "3 k€",
            "1/2",
            "0x10",
            "١٢",
            "1\u{a0}2",
            "1_000",
            "1 234 567,8,9",
            "é,234",
            "1,é34",
            "(12)",
        ];
        for text in wrong {
            assert_eq!(parse(text), Err(NotANumber::Other), "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic() {
        use proptest::prelude::*;
        proptest!(|(text in "[-+0-9.,eE €%é\u{a0}'−]{0,12}")| {
            if let Ok(Some(number)) = parse(&text) {
                prop_assert!(number.is_finite());
            }
        });
    }

    #[test]
    fn what_the_program_writes_is_read() {
        use crate::text::{Language, number::decimal};
        for value in [0.0, 1.9, 999.0, 1234.0, 12_345.67, -1_234_567.0] {
            assert_eq!(parse(&decimal(Language::French, value, 2)), Ok(Some(value)));
            assert_eq!(parse(&decimal(Language::English, value, 2)), Ok(Some(value)));
        }
    }
}
