//! Texts: both languages complete, numbers and widths as they should be.

use super::number::{Fraction, decimal, fit, fraction, percent, seconds, width};
use super::{Argument, Language, Text, sources};
use crate::file;
use crate::results::blame::CulpritClass;
use maillage_data::diagnostic::MESSAGE_KEYS;
use maillage_sim::measure::Measure;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Keys and the variables that each uses.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in sources(language).iter().flat_map(|source| source.lines()) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with([' ', '#'])) {
            assert!(found.insert(name.to_owned(), BTreeSet::new()).is_none(), "{name} is defined twice");
            key = name.to_owned();
        }
        for variable in line.split('$').skip(1) {
            let name: String =
                variable.chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect();
            found.get_mut(&key).unwrap().insert(name);
        }
    }
    found
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(keys(Language::French), keys(Language::English));
}

#[test]
fn every_text_that_readers_of_files_need_exists() {
    let text = Text::new(Language::French);
    for key in MESSAGE_KEYS.iter().chain(file::MESSAGE_KEYS) {
        assert!(text.has(key), "{key}");
    }
    for measure in Measure::ALL {
        let key = format!("measure-{}", measure.name().replace('_', "-"));
        assert!(text.has(&key), "{key}");
    }
    for class in CulpritClass::ALL {
        for start in ["culprit", "culprit-long", "explain-mend"] {
            let key = format!("{start}-{}", class.key());
            assert!(text.has(&key), "{key}");
        }
    }
}

/// Every literal of the sources that looks like a key of ours is one.
#[test]
fn every_key_of_the_sources_exists() {
    let text = Text::new(Language::English);
    let starts = [
        "advice-",
        "check-",
        "choice-",
        "compare-",
        "conclusion-",
        "decide-",
        "equity-",
        "explain-",
        "failure-",
        "heading-",
        "layer-",
        "list-",
        "means-",
        "new-",
        "progress-",
        "report-",
        "share-",
        "sheet-",
        "territory-",
        "usage-",
        "validate-",
        "value-",
        "import-",
        "run-",
        "expected-",
    ];
    let mut checked = 0;
    for path in rust_files(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path()) {
        if path.ends_with("text/tests.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for literal in source.split('"').skip(1).step_by(2) {
            let is_key = starts.iter().any(|start| literal.starts_with(start))
                && literal
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if is_key && !literal.ends_with('-') {
                assert!(text.has(literal), "{}: {literal}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 80, "only {checked} keys were found: the search is broken");
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// French has a curly apostrophe, and a non-breaking or plain space before double punctuation and inside guillemets.
#[test]
fn french_typography() {
    for line in sources(Language::French).iter().flat_map(|source| source.lines()) {
        if line.starts_with('#') || !line.contains(" = ") {
            continue;
        }
        let said = line.split_once(" = ").unwrap().1;
        let is_word = |c: char| c.is_alphabetic();
        let letters: Vec<char> = said.chars().collect();
        for three in letters.windows(3) {
            assert!(!(is_word(three[0]) && three[1] == '\'' && is_word(three[2])), "apostrophe: {line}");
            assert!(!(is_word(three[0]) && matches!(three[1], ';' | '?' | '!')), "space before: {line}");
            assert!(three[0] != '«' || three[1].is_whitespace() || three[1] == '\u{a0}', "guillemet: {line}");
        }
    }
}

/// English has curly quotation marks and apostrophes; straight ones are those of TOML, after an equals sign or in braces.
#[test]
fn english_typography() {
    for line in sources(Language::English).iter().flat_map(|source| source.lines()) {
        let line = line.trim();
        if line.starts_with('#') {
            continue;
        }
        // Of a text, what follows its key; of its other lines and plural forms, all.
        let is_key = |start: &str| {
            start.bytes().all(|byte| byte.is_ascii_lowercase() || b"-0123456789".contains(&byte))
        };
        let said = line.split_once(" = ").filter(|(start, _)| is_key(start)).map_or(line, |(_, said)| said);
        assert!(!said.contains('\''), "apostrophe: {line}");
        // Every other piece stands between quotation marks.
        let pieces: Vec<&str> = said.split('"').collect();
        for before in pieces.iter().step_by(2).take(pieces.len() / 2) {
            assert!(before.ends_with("= ") || before.ends_with('{'), "quotation mark: {line}");
        }
    }
}

#[test]
fn plural_forms() {
    let say = |language, pupils: u64| {
        Text::new(language).say("explain-others", &[("count", Argument::Count(pupils))])
    };
    assert!(say(Language::French, 1).starts_with("Un autre"));
    assert!(say(Language::French, 2).starts_with("2 autres"));
    assert!(say(Language::English, 1).starts_with("Another"));
    assert!(say(Language::English, 0).starts_with("0 other"));
    // French counts zero with one.
    let runs = |language| {
        let count = [("count", Argument::Count(0)), ("failed", Argument::Count(0))];
        Text::new(language).say("validate-total", &count)
    };
    assert_eq!(runs(Language::French), "0 comparaison, toutes conformes.");
    assert_eq!(runs(Language::English), "0 comparisons, all conform.");
}

/// A count of one has its own form wherever the words around it differ.
#[test]
fn counts_agree_with_their_words() {
    let standing = |language, better: u64, worse: u64| {
        let counts = [("better", better), ("worse", worse), ("unknown", 0), ("cases", better + worse)];
        let mut arguments = vec![("scenario", Argument::from("a")), ("reference", Argument::from("b"))];
        arguments.extend(counts.map(|(name, count)| (name, Argument::Count(count))));
        Text::new(language).say("conclusion-standing", &arguments)
    };
    assert_eq!(
        standing(Language::English, 1, 0),
        "“a” against “b”: better once, never worse, never unclear (1 case)."
    );
    assert!(standing(Language::English, 2, 1).contains("better 2 times, worse once"));
    assert!(standing(Language::French, 1, 0).contains("mieux 1 fois, jamais pire"));
}

/// Counts stand in texts only where a form is chosen by them, after a colon, or where they are never one.
#[test]
fn no_count_of_one_before_a_plural() {
    let plural =
        [" lignes", " cellules", " calculs", " établissements", " élèves", " rows", " cells", " runs"];
    for line in Language::ALL.into_iter().flat_map(sources).flat_map(|source| source.lines()) {
        let chosen = line.trim_start().starts_with(['*', '[']);
        for word in plural {
            assert!(chosen || !line.contains(&format!("}}{word}")), "{line}");
        }
    }
}

#[test]
fn no_line_breaks_before_french_punctuation() {
    let text = Text::new(Language::French);
    let arguments = [("path", Argument::from("a : b"))];
    assert_eq!(text.say("check-good", &arguments), "a : b\u{a0}: rien à signaler");
    assert!(text.get("run-legend").contains("95\u{202f}% des cas font mieux\u{202f};"));
}

#[test]
fn numbers_of_each_language() {
    let french = |value, decimals| decimal(Language::French, value, decimals);
    assert_eq!(french(1234.5, 1), "1234,5");
    assert_eq!(french(-12_345.678, 2), "−12\u{202f}345,68");
    assert_eq!(french(-0.001, 1), "0,0");
    assert_eq!(decimal(Language::English, 1_234_567.0, 0), "1,234,567");
    assert_eq!(percent(Language::French, 0.083), "8,3\u{202f}%");
    assert_eq!(percent(Language::English, 0.5), "50%");
    assert_eq!(seconds(Language::French, 0.254), "0,25\u{202f}s");
    assert_eq!(seconds(Language::French, 4.22), "4,2\u{202f}s");
    assert_eq!(seconds(Language::English, 600.0), "10\u{202f}min");
}

#[test]
fn shares_in_words() {
    assert_eq!(fraction(0.0), Fraction::None);
    assert_eq!(fraction(1.0 / 12.0), Fraction::In(1, 12));
    assert_eq!(fraction(0.66), Fraction::In(2, 3));
    assert_eq!(fraction(0.000_1), Fraction::LessThan(2000));
    assert_eq!(fraction(0.999), Fraction::All);
}

#[test]
fn widths_are_those_of_terminals() {
    assert_eq!(width("élève"), 5);
    assert_eq!(width("e\u{301}lève"), 5);
    assert_eq!(width("学校"), 4);
    assert_eq!(fit("clients-legers", 9), "clients-…");
    assert_eq!(fit("学校学校", 5), "学校…");
    assert_eq!(fit("court", 5), "court");
}

#[test]
fn language_of_the_environment() {
    let of = |variables: &[(&str, &str)]| {
        let variables: BTreeMap<String, String> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Language::from_environment(|name| variables.get(name).cloned())
    };
    assert_eq!(of(&[]), Language::French);
    assert_eq!(of(&[("LANG", "en_GB.UTF-8")]), Language::English);
    assert_eq!(of(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")]), Language::French);
    assert_eq!(of(&[("LC_ALL", ""), ("LANG", "en")]), Language::English);
    assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Language::French);
}
