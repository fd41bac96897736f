//! Every message has its text in both languages, with the same arguments.

use maillage_data::diagnostic::MESSAGE_KEYS;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Keys and the arguments they use; the texts of this crate are all of one line.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join(format!("../scenarios/locales/{language}/data.ftl"));
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (key, value) = line.split_once(" = ").unwrap();
            let arguments = value.split("{ $").skip(1);
            (key.to_owned(), arguments.map(|rest| rest.split_once(" }").unwrap().0.to_owned()).collect())
        })
        .collect()
}

#[test]
fn both_languages_have_every_key_and_no_other() {
    let keys: BTreeSet<&str> = MESSAGE_KEYS.iter().copied().collect();
    for language in ["fr", "en"] {
        assert_eq!(texts(language).keys().map(String::as_str).collect::<BTreeSet<_>>(), keys, "{language}");
    }
    assert_eq!(texts("fr"), texts("en"), "arguments differ");
}

#[test]
fn french_texts_keep_their_punctuation_with_the_word() {
    let text = fs::read_to_string(root().join("../scenarios/locales/fr/data.ftl")).unwrap();
    for (at, line) in text.lines().enumerate() {
        for mark in [" :", " ;", " ?", " !", " »", "« ", "'"] {
            assert!(!line.contains(mark), "line {}: {mark:?} in {line}", at + 1);
        }
    }
}

/// A key in the sources that is not listed would show as a bare key to the user.
#[test]
fn the_list_of_keys_is_that_of_the_sources() {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("diagnostic/keys.rs") {
                let text = fs::read_to_string(path).unwrap();
                let words = text.split('"').filter(|word| is_key(word));
                found.extend(words.map(str::to_owned));
            }
        }
    }
    assert_eq!(found, MESSAGE_KEYS.iter().map(|&key| key.to_owned()).collect());
}

fn is_key(word: &str) -> bool {
    let starts = ["data-", "import-", "territory-", "trace-"].iter().any(|start| word.starts_with(start));
    starts && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
}
