//! Names of sheets: what every spreadsheet accepts, each once.

use super::Workbook;
use super::table::Layout;
use crate::text::Text;
use std::collections::BTreeSet;

/// Most UTF-16 units of a name (a limit of Excel).
const MOST: usize = 31;

/// Names of all sheets of a workbook.
#[derive(Debug)]
pub(super) struct Names {
    /// The explanation.
    pub contents: String,
    /// Of each sheet, in order.
    pub sheets: Vec<SheetNames>,
}

/// Names of what a sheet of the data becomes.
#[derive(Debug)]
pub(super) struct SheetNames {
    /// The table.
    pub table: String,
    /// Its charts, when they are on a sheet of their own.
    pub charts: Option<String>,
}

/// Names for all sheets of a workbook.
pub(super) fn all(workbook: &Workbook, layouts: &[Layout], text: &Text) -> Names {
    let mut taken = BTreeSet::new();
    // Tables come first, so that a reader finds them by the name that they were given.
    let tables: Vec<String> = workbook.sheets.iter().map(|sheet| unique(&sheet.name, &mut taken)).collect();
    let contents = unique(&text.get("sheet-contents"), &mut taken);
    let ending = format!(" – {}", text.get("sheet-charts"));
    let room = MOST.saturating_sub(length(&ending));
    let sheets = workbook.sheets.iter().zip(layouts).zip(tables).map(|((sheet, layout), table)| {
        let own = !sheet.charts.is_empty() && !layout.has_room_for_charts();
        let charts = own.then(|| {
            unique(&format!("{}{ending}", cut(&table, room).trim_end_matches([' ', '-'])), &mut taken)
        });
        SheetNames { table, charts }
    });
    let sheets = sheets.collect();
    Names { contents, sheets }
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text, at most so many UTF-16 units long.
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    text.chars()
        .take_while(|letter| {
            left.checked_sub(letter.len_utf16()).is_some_and(|rest| {
                left = rest;
                true
            })
        })
        .collect()
}

/// A name without what spreadsheets refuse: `* ? : [ ] \ /`, invisible characters, apostrophes and spaces at its ends,
/// emptiness, and the name that Excel keeps for itself.
fn acceptable(name: &str) -> String {
    let replaced = |letter: char| match letter {
        '/' | '\\' | ':' | '|' => '-',
        '*' | '?' => '·',
        '[' => '(',
        ']' => ')',
        letter if letter.is_control() || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => ' ',
        letter => letter,
    };
    let name: String = name.chars().map(replaced).collect();
    let ends = |letter: char| letter == '\'' || letter.is_whitespace();
    let name = cut(name.trim_matches(ends), MOST);
    let name = name.trim_end_matches(ends);
    match name {
        "" => "-".to_owned(),
        reserved if reserved.eq_ignore_ascii_case("history") => format!("{reserved}_"),
        name => name.to_owned(),
    }
}

/// An acceptable name that is not taken: spreadsheets do not tell capitals from small letters.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let name = acceptable(name);
    let numbered = (2..=taken.len() + 1).map(|number| {
        let ending = format!(" ({number})");
        format!("{}{ending}", cut(&name, MOST - length(&ending)).trim_end_matches([' ', '\'']))
    });
    std::iter::once(name.clone())
        .chain(numbered)
        .find(|candidate| taken.insert(candidate.to_lowercase()))
        .expect("there is one name more than could be taken")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_acceptable_and_unique() {
        let hostile = [
            "",
            "''",
            "Prix",
            "prix",
            "PRIX",
            "a/b\\c:d*e?f[g]h",
            "'quoted'",
            "History",
            "\u{0}\u{1}\n",
            "une feuille au nom beaucoup trop long pour un tableur",
            "une feuille au nom beaucoup trop long pour un tableur",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            "=1+1",
            "R1C1",
        ];
        let mut taken = BTreeSet::new();
        let names: Vec<String> = hostile.iter().map(|name| unique(name, &mut taken)).collect();
        for name in &names {
            rust_xlsxwriter::utility::check_sheet_name(name).unwrap();
        }
        let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(distinct.len(), names.len());
        assert_eq!(names[2..6], ["Prix", "prix (2)", "PRIX (3)", "a-b-c-d·e·f(g)h"]);
        assert_eq!(names[6..8], ["quoted", "History_"]);
    }
}
