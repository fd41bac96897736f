//! Rules of the house that no lint knows, checked over the whole workspace (`CONTRIBUTING.md`).

use std::fs;
use std::path::{Path, PathBuf};

/// No source file is longer.
const MOST_LINES: usize = 600;
/// Beyond this a file is named in the output of the test, as one to divide.
const LONG: usize = 400;

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace").to_owned()
}

/// Every file below a folder, in order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("folders of the workspace can be read");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("entries of the workspace can be read").path()).collect();
    paths.sort();
    for path in paths {
        if !path.is_dir() {
            found.push(path);
        } else if !path.ends_with("target") && !path.ends_with("__pycache__") {
            files(&path, found);
        }
    }
}

/// Text files of the project whose names end so (all of them for `""`), with their text. What else lies in the
/// folder of a clone, results for instance, is none of our business.
fn texts(ending: &str) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    for folder in [".ci", "benches", "data", "docs", "gui", "scenarios", "sim"].map(|name| root.join(name)) {
        if folder.exists() {
            files(&folder, &mut found);
        }
    }
    let top = ["md", "toml", "lock"];
    let papers = fs::read_dir(&root).expect("the workspace can be read");
    let papers = papers.map(|entry| entry.expect("entries of the workspace can be read").path());
    found.extend(papers.filter(|path| path.extension().is_some_and(|end| top.iter().any(|top| end == *top))));
    let text = |path: PathBuf| {
        let bytes = fs::read(&path).expect("files of the workspace can be read");
        let name = path.strip_prefix(&root).expect("found below the root").to_string_lossy().into_owned();
        // What is not text (compressed tables) has no lines to check.
        String::from_utf8(bytes).ok().map(|text| (name, text))
    };
    found.into_iter().filter(|path| path.to_string_lossy().ends_with(ending)).filter_map(text).collect()
}

fn sources() -> Vec<(String, String)> {
    let sources = texts(".rs");
    assert!(sources.len() > 20, "only {} source files found: the walk is broken", sources.len());
    sources
}

/// Fails with every line at which a rule is broken.
fn none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Lines in which a word occurs where `here` (given the line and the place of the word) says that it counts.
fn lines_with(
    texts: &[(String, String)],
    words: &[String],
    here: impl Fn(&str, usize) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in texts {
        for (index, line) in text.lines().enumerate() {
            for word in words {
                if line.match_indices(word.as_str()).any(|(place, _)| here(line, place)) {
                    found.push(format!("{name}:{}: {word}", index + 1));
                }
            }
        }
    }
    found
}

/// Whether a path that is found at `place` begins there, rather than being the middle of a longer one.
fn begins_path(line: &str, place: usize) -> bool {
    !line[..place].ends_with(|before: char| before.is_alphanumeric() || "._-/*".contains(before))
}

#[test]
fn files_are_short() {
    let mut too_long = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            too_long.push(format!("{name}: {lines} lines, at most {MOST_LINES}"));
        } else if lines > LONG {
            println!("{name}: {lines} lines: divide it before it grows");
        }
    }
    none(&too_long);
}

#[test]
fn files_say_what_they_are_for() {
    let without: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    none(&without);
}

#[test]
fn nothing_is_left_to_do() {
    // Put together here, so that this file does not contain what it forbids.
    let macros = ["todo", "unimplemented", "dbg"].map(|name| format!("{name}!("));
    let notes = ["TO", "FIX"].into_iter().zip(["DO", "ME"]).map(|(a, b)| format!("{a}{b}"));
    let words: Vec<String> = macros.into_iter().chain(notes).collect();
    none(&lines_with(&sources(), &words, |_, _| true));
}

#[test]
fn no_text_knows_the_machine_it_was_written_on() {
    // Put together as above: folders of machines at the beginning of a path, settings of package mirrors.
    let folders = ["work", "home", "root", "Users"].map(|name| format!("/{name}/"));
    let settings = ["replace", "index"].into_iter().zip(["with", "url"]).map(|(a, b)| format!("{a}-{b}"));
    let texts = texts("");
    none(&lines_with(&texts, &folders, begins_path));
    none(&lines_with(&texts, &settings.collect::<Vec<_>>(), |_, _| true));
}

#[test]
fn the_rule_about_paths_tells_beginnings_from_middles() {
    assert!(begins_path("see /a/b", 4) && begins_path("\"/a/b\"", 1) && begins_path("/a/b", 0));
    assert!(!begins_path("src/a/b", 3) && !begins_path("https://example.org/a/b", 19));
}

#[test]
fn packages_come_from_the_public_registry() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the workspace has a lock file");
    let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let other: Vec<String> = lock
        .lines()
        .filter(|line| line.starts_with("source = ") && *line != public)
        .map(ToOwned::to_owned)
        .collect();
    none(&other);
}
