//! Bundled scenarios with a few slips of the pen: read or refused with a place, never a panic.

use maillage_scenarios::file;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// What people and programs write by mistake.
const SLIPS: [&str; 20] = [
    "",
    "0",
    "-1",
    "1e300",
    "nan",
    "inf",
    "99999999999999999999",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    ".",
    "#",
    "\n",
    "\u{0}",
    "é",
    "\u{1f9ee}",
    "\"\"\"",
];

fn bundled(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("bundled").join(name)).unwrap()
}

/// Replaces a word, or the gap between two words, by a slip.
fn slip(text: &str, at: prop::sample::Index, by: usize) -> String {
    let edges: Vec<usize> =
        text.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(byte, _)| byte).collect();
    let start = edges[at.index(edges.len())];
    let end = edges.iter().copied().find(|edge| *edge > start).unwrap_or(text.len());
    let first = text[start..].chars().next().map_or(0, char::len_utf8);
    let keeps_edge = (by / SLIPS.len()).is_multiple_of(2);
    let from = if keeps_edge { start + first } else { start };
    format!("{}{}{}", &text[..from], SLIPS[by % SLIPS.len()], &text[end..])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn slips_are_read_or_refused(
        name in prop::sample::select(vec!["sconeeta/statu-quo.toml", "faure/plateforme.toml", "sconeeta/clients-legers.toml"]),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<usize>()), 1..4),
    ) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("trial.toml");
        let text = slips.into_iter().fold(bundled(name), |text, (at, by)| slip(&text, at, by));
        // What a bundled file extends has no file beside this one: its name alone finds it.
        fs::write(&path, text.replace(".toml\"", "\"")).unwrap();
        for fault in file::check(&path) {
            prop_assert!(!fault.file.is_empty());
            if let (Some(at), Some(snippet)) = (fault.at, &fault.snippet) {
                prop_assert!(at.line >= 1 && at.column >= 1 && snippet.length >= 1);
                prop_assert!(snippet.start <= snippet.line.chars().count() + 1);
            }
        }
    }
}
