//! Texts of the window: both languages complete, every key used and every used key there, French as it is set.

use maillage_gui::layout::Pane;
use maillage_gui::options::Options;
use maillage_gui::text::{Argument, Text, unbroken};
use maillage_scenarios::text::{Language, command_line};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Texts by key, as they stand in the file, with the variables that each uses.
fn texts(language: Language) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let path = here().join("locales").join(language.code()).join("gui.ftl");
    let source = fs::read_to_string(path).unwrap();
    let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with([' ', '*', '[']))
        {
            assert!(found.insert(name.to_owned(), Default::default()).is_none(), "{name} is defined twice");
            name.clone_into(&mut key);
        }
        let Some((text, variables)) = found.get_mut(&key) else { continue };
        text.push_str(line);
        text.push('\n');
        for variable in line.split('$').skip(1) {
            let letter = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '-';
            variables.insert(variable.chars().take_while(letter).collect());
        }
    }
    assert!(found.len() > 100, "only {} texts were found: the search is broken", found.len());
    found
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Literals of the sources that look like keys of ours.
fn literals() -> BTreeMap<String, PathBuf> {
    let starts: BTreeSet<String> = texts(Language::French).keys().map(|key| start(key).to_owned()).collect();
    let mut found = BTreeMap::new();
    for path in sources(&here().join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        // Tests of a file may speak of anything.
        let source = source.split("#[cfg(test)]").next().unwrap();
        for literal in source.split('"').skip(1).step_by(2) {
            let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if literal.contains('-') && starts.contains(start(literal)) && literal.bytes().all(letters) {
                found.insert(literal.to_owned(), path.clone());
            }
        }
    }
    found
}

fn start(key: &str) -> &str {
    key.split('-').next().unwrap()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_texts_and_variables() {
    let of = |language| -> BTreeMap<String, BTreeSet<String>> {
        texts(language).into_iter().map(|(key, (_, variables))| (key, variables)).collect()
    };
    let (french, english) = (of(Language::French), of(Language::English));
    for (key, variables) in &french {
        let there = english.get(key).unwrap_or_else(|| panic!("{key} is not there in English"));
        // A clock has hours of two digits in one language and of as many as they need in the other.
        if key != "figure-clock" {
            assert_eq!(variables, there, "{key}");
        }
    }
    let more: Vec<&String> = english.keys().filter(|key| !french.contains_key(*key)).collect();
    assert!(more.is_empty(), "not there in French: {more:?}");
}

#[test]
fn every_text_that_the_sources_ask_for_exists() {
    let literals = literals();
    assert!(literals.len() > 100, "only {} keys were found: the search is broken", literals.len());
    for language in Language::ALL {
        let text = Text::new(language);
        for (key, path) in &literals {
            assert!(key.ends_with('-') || text.has(key), "{}: {key} ({})", path.display(), language.code());
        }
        for pane in Pane::ALL {
            assert!(text.has(pane.key()), "{}", pane.key());
        }
    }
}

/// Keys of the texts of the command line.
fn of_command_line() -> BTreeSet<String> {
    let text = Text::new(Language::French);
    let mut keys = BTreeSet::from(["help-window-example".to_owned()]);
    for argument in Options::command_line(&text).get_arguments() {
        keys.extend(["argument", "value", "expected"].map(|start| format!("{start}-{}", argument.get_id())));
    }
    keys
}

#[test]
fn the_command_line_is_told_in_both_languages() {
    for language in Language::ALL {
        let text = Text::new(language);
        let help = Options::command_line(&text).render_long_help().to_string();
        // It is broken into lines.
        let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line(&help).contains(&one_line(&text.get("help-window"))), "{help}");
        assert!(help.contains("maillage-gui sconeeta"), "{help}");
        for start in ["help-", "argument-", "value-", "heading-"] {
            assert!(!help.contains(start), "a key without its text: {help}");
        }
        let said = |line: &[&str]| {
            let line = std::iter::once(&"maillage-gui").chain(line);
            let error = Options::command_line(&text).try_get_matches_from(line).unwrap_err();
            unbroken(command_line::fault(&error, &text))
        };
        let is_said = |words: &str, key: &str| assert!(words.contains(&text.get(key)), "{key}: {words}");
        is_said(&said(&["--size", "big"]), "expected-size");
        is_said(&said(&["--minute", "25:00"]), "expected-minute");
        is_said(&said(&["--simulate", "-3"]), "expected-simulate");
        is_said(&said(&["--lang", "de"]), "expected-lang");
        let argument = [("argument", "--sise".into())];
        let wrong = said(&["--sise", "400x400"]);
        assert!(wrong.contains(&text.say("usage-unknown-argument", &argument)) && wrong.contains("--size"));
        assert!(said(&["--view", "mapp"]).contains("timeline"), "the views that there are");
    }
}

#[test]
fn every_text_is_asked_for() {
    let literals = literals();
    // Keys that the sources put together: what comes before the name.
    let made: Vec<String> = sources(&here().join("src"))
        .into_iter()
        .flat_map(|path| {
            let source = fs::read_to_string(path).unwrap();
            let starts = source.split('"').skip(1).step_by(2).filter_map(|literal| {
                let (start, _) = literal.split_once("-{")?;
                let plain =
                    !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                plain.then(|| format!("{start}-"))
            });
            starts.collect::<Vec<_>>()
        })
        .collect();
    let of_command_line = of_command_line();
    let unused: Vec<String> = texts(Language::French)
        .into_keys()
        .filter(|key| {
            !literals.contains_key(key) && !made.iter().any(|start| key.starts_with(start.as_str()))
        })
        .filter(|key| !of_command_line.contains(key))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

/// A text with something in the place of every variable.
fn filled(text: &Text, key: &str, variables: &BTreeSet<String>, count: usize) -> String {
    let arguments: Vec<(&str, Argument)> =
        variables.iter().map(|name| (name.as_str(), Argument::from(count))).collect();
    text.say(key, &arguments)
}

#[test]
fn french_has_the_spaces_of_french() {
    let text = Text::new(Language::French);
    for (key, (_, variables)) in texts(Language::French) {
        for count in [1, 7] {
            let words = filled(&text, &key, &variables, count);
            let letters: Vec<char> = words.chars().collect();
            for (at, letter) in letters.iter().enumerate() {
                let (before, after) = (at.checked_sub(1).map(|at| letters[at]), letters.get(at + 1).copied());
                let unbroken = |space: Option<char>| matches!(space, Some('\u{a0}' | '\u{202f}'));
                let is_clock =
                    before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
                match letter {
                    ':' | ';' | '!' | '?' | '%' | '»' if !is_clock => {
                        assert!(
                            unbroken(before) || at == 0,
                            "{key}: no space that holds before {letter:?} in {words:?}"
                        );
                    }
                    '«' => assert!(unbroken(after), "{key}: no space that holds after « in {words:?}"),
                    '\'' => panic!("{key}: a straight apostrophe in {words:?}"),
                    '"' => panic!("{key}: a straight quotation mark in {words:?}"),
                    _ => {}
                }
            }
            assert!(!words.contains("..."), "{key}: three dots instead of an ellipsis in {words:?}");
        }
    }
}

#[test]
fn english_has_the_quotation_marks_of_english() {
    let text = Text::new(Language::English);
    for (key, (_, variables)) in texts(Language::English) {
        let words = filled(&text, &key, &variables, 7);
        assert!(!words.contains(['"', '\'']), "{key}: a straight quotation mark in {words:?}");
        assert!(!words.contains("..."), "{key}: three dots instead of an ellipsis in {words:?}");
    }
}

#[test]
fn names_of_files_are_plain() {
    for language in Language::ALL {
        let keys = texts(language).into_keys().filter(|key| key.starts_with("gui-file-"));
        let names: Vec<String> = keys.map(|key| Text::new(language).get(&key)).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        for name in names {
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-.".contains(letter);
            assert!(name.chars().all(is_plain), "{name}");
        }
    }
}

#[test]
fn nothing_is_left_untranslated() {
    let (french, english) = (texts(Language::French), texts(Language::English));
    let body = |text: &str| text.split_once('=').map(|(_, body)| body.trim().to_owned()).unwrap_or_default();
    let same: Vec<&String> = french
        .iter()
        .filter(|(key, (text, _))| {
            let words = body(text);
            let has_words =
                words.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).count() > 2;
            has_words && words == body(&english[*key].0)
        })
        .map(|(key, _)| key)
        .collect();
    assert!(same.is_empty(), "the same in both languages: {same:?}");
}
