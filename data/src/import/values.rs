//! Values as the published files write them, and as spreadsheets write them again.

use super::headers::fold;
use crate::departement;

/// A UAI code, seven digits and a letter, in capitals; a leading zero lost by a spreadsheet is put back.
pub(super) fn uai(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let (digits, letter) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let plausible = letter.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (5..=7).contains(&digits.len());
    plausible.then(|| format!("{digits:0>7}{letter}"))
}

/// Code of a département: `"063"`, `"63"`, `"3"` (zero lost), `"02A"`, `"974"`.
pub(super) fn departement(text: &str) -> Option<&'static str> {
    let text = text.trim().to_ascii_uppercase();
    let short = text.trim_start_matches('0');
    [text.clone(), format!("{short:0>2}"), short.to_owned()].iter().find_map(|code| {
        departement::DEPARTEMENTS.iter().map(|(known, _)| *known).find(|known| known == code)
    })
}

/// Département that gave out a UAI: its first three digits; 620 and 720 are Corsica's.
pub(super) fn departement_of_uai(uai: &str) -> Option<&'static str> {
    match uai.get(..3)? {
        "620" => Some("2A"),
        "720" => Some("2B"),
        digits => departement(digits),
    }
}

/// INSEE code of a commune, five characters; a lost leading zero is put back.
pub(super) fn commune(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(".0").to_ascii_uppercase();
    let plausible = (4..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let code = plausible.then(|| format!("{text:0>5}"))?;
    Some(match code.parse::<u32>() {
        // Arrondissements of Paris, Lyon and Marseille.
        Ok(75_101..=75_120) => "75056".to_owned(),
        Ok(69_381..=69_389) => "69123".to_owned(),
        Ok(13_201..=13_216) => "13055".to_owned(),
        _ => code,
    })
}

/// A count of pupils: `"143"`, `"1 234"`, `"143.0"`, `"143,0"`.
pub(super) fn pupils(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let value: f64 = text.replace(',', ".").parse().ok()?;
    ((0.0..100_000.0).contains(&value) && value.fract() == 0.0).then_some(value as u32)
}

/// First year of a school year: `"2021"`, `"2021-2022"`, `"01/09/2021"`; 0 when none is said.
pub(super) fn year(text: &str) -> u32 {
    let groups = text.split(|letter: char| !letter.is_ascii_digit());
    groups.filter(|group| group.len() == 4).find_map(|group| group.parse().ok()).unwrap_or(0)
}

/// A coordinate in degrees within ± `limit`, with a decimal point or comma.
pub(super) fn degrees(text: &str, limit: f64) -> Option<f64> {
    let value: f64 = text.trim().replace(',', ".").parse().ok()?;
    (value.abs() <= limit).then_some(value)
}

/// Whether two names of communes are the same but for accents, hyphens, articles' spelling and `CEDEX`.
pub fn same_name(a: &str, b: &str) -> bool {
    plain_name(a) == plain_name(b)
}

fn plain_name(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut plain = String::new();
    for word in words {
        match word {
            "cedex" => break,
            "st" => plain.push_str("saint"),
            "ste" => plain.push_str("sainte"),
            _ => plain.push_str(word),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_lose_is_put_back() {
        assert_eq!(uai("990001a").as_deref(), Some("0990001A"));
        assert_eq!(uai("0990001"), None);
        assert_eq!(uai("é"), None);
        assert_eq!(uai(""), None);
        assert_eq!(departement("3"), Some("03"));
        assert_eq!(departement("063"), Some("63"));
        assert_eq!(departement("02a"), Some("2A"));
        assert_eq!(departement("974"), Some("974"));
        assert_eq!(departement("999"), None);
        assert_eq!(commune("3185").as_deref(), Some("03185"));
        assert_eq!(commune("69383").as_deref(), Some("69123"));
        assert_eq!(commune("2,17E+13"), None);
    }

    #[test]
    fn counts_and_years_are_read_in_every_spelling() {
        assert_eq!(pupils("1\u{202f}234"), Some(1234));
        assert_eq!(pupils("143,0"), Some(143));
        assert_eq!(pupils("2,17E+13"), None);
        assert_eq!(pupils("NaN"), None);
        assert_eq!(year("2021-2022"), 2021);
        assert_eq!(year("01/09/2021"), 2021);
        assert_eq!(year("rentrée"), 0);
    }

    #[test]
    fn names_of_communes_are_compared_without_spelling() {
        assert!(same_name("ST FLOUR CEDEX 2", "Saint-Flour"));
        assert!(same_name("LE PUY EN VELAY", "Le Puy-en-Velay"));
        assert!(!same_name("Moulins", "Yzeure"));
    }
}
