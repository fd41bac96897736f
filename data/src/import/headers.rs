//! Finds the columns of a published file by their names, in the spellings of the labels and of the technical names.

use crate::diagnostic::{Diagnostic, Message};
use crate::table::{Row, Table};

/// A column we read: what it is called in our messages, and its normalised names.
#[derive(Clone, Copy)]
pub(super) struct Alias {
    pub(super) label: &'static str,
    pub(super) names: &'static [&'static str],
}

/// Letters and digits of a name in lower case, without accents: `Code_postal` and `Code postal` are the same.
pub(super) fn normalise(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Lower case without the accents of French; `œ` is written out.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' => folded.push('i'),
            'ô' | 'ö' | 'ó' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            // Decomposed accents follow their letter.
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(letter),
        }
    }
    folded
}

/// Where each column is: the first header that bears the first of its names, then of the second, and so on.
pub(super) fn locate<const N: usize>(table: &Table, wanted: &[Alias; N]) -> [Option<usize>; N] {
    let headers: Vec<String> = table.headers().iter().map(|header| normalise(header)).collect();
    std::array::from_fn(|index| {
        wanted[index].names.iter().find_map(|name| headers.iter().position(|header| header == name))
    })
}

/// The cell of a column that may be absent; empty then.
pub(super) fn cell<'a>(row: &'a Row, columns: &[Option<usize>], column: usize) -> &'a str {
    columns[column].map_or("", |at| row.cell(at))
}

/// Says that a necessary column is absent, whichever of some it is: what was looked for, what is there, and what is close.
pub(super) fn missing(table: &Table, wanted: &[Alias]) -> Diagnostic {
    const SHOWN: usize = 12;
    let headers = table.headers();
    let mut found = headers.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if headers.len() > SHOWN {
        found.push_str(", …");
    }
    let looked_for: Vec<&str> = wanted.iter().map(|alias| alias.label).collect();
    let message = Message::new("import-column-missing")
        .with("wanted", looked_for.join(", "))
        .with("names", wanted.iter().flat_map(|alias| alias.names).copied().collect::<Vec<_>>().join(", "))
        .with("found", found);
    // Names of columns are alike (nom_etablissement, code_etablissement): only a slip of the pen is close.
    let normal: Vec<String> = headers.iter().map(|header| normalise(header)).collect();
    // In a short name two letters are most of it.
    let slip = |name: &str, header: &str| {
        header.len() > 2 && strsim::damerau_levenshtein(name, header) <= 2.min(header.len() / 4)
    };
    let names = || wanted.iter().flat_map(|alias| alias.names);
    let near = normal.iter().position(|header| names().any(|name| slip(name, header)));
    let near = near.map(|at| Message::new("data-did-you-mean").with("near", &headers[at]));
    table.row_problem(table.header_place(), message).hinted(near)
}
