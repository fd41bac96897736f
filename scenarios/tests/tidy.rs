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

/// Every file of the workspace below a folder, in order; built and fetched things left out.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("folders of the workspace can be read");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("entries of the workspace can be read").path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("entries have names").to_string_lossy().into_owned();
        if path.is_dir() {
            // `.cargo` and `.git` belong to the machine; a tagged folder is somebody's target directory.
            let built = path.join("CACHEDIR.TAG").exists();
            if !built && !["target", ".git", ".cargo", "maillage-results"].contains(&name.as_str()) {
                files(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

/// Text files of the workspace whose names end so (all of them for `""`), with their text.
fn texts(ending: &str) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    files(&root, &mut found);
    found
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(&path).expect("files of the workspace can be read")).ok()?;
            let name = path.strip_prefix(&root).expect("found below the root").to_string_lossy().into_owned();
            Some((name, text))
        })
        .collect()
}

fn sources() -> Vec<(String, String)> {
    let sources = texts(".rs");
    assert!(sources.len() > 50, "only {} source files found: the walk is broken", sources.len());
    sources
}

/// Fails with every line at which a rule is broken.
fn none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Lines that contain one of the words, as `file:line: word`.
fn lines_with(texts: &[(String, String)], words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in texts {
        for (index, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                found.push(format!("{name}:{}: {word}", index + 1));
            }
        }
    }
    found
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
    let notes = ["TO", "FIX", "XX"].into_iter().zip(["DO", "ME", "X"]).map(|(a, b)| format!("{a}{b}"));
    let words: Vec<String> = macros.into_iter().chain(notes).collect();
    none(&lines_with(&sources(), &words));
}

#[test]
fn no_text_knows_the_machine_it_was_written_on() {
    // Folders of machines and settings of package mirrors, put together as above.
    let folders = ["work", "home", "root", "Users", "tmp/target"].map(|name| format!("/{name}/"));
    let settings = ["replace", "index"].into_iter().zip(["with", "url"]).map(|(a, b)| format!("{a}-{b}"));
    let words: Vec<String> = folders.into_iter().chain(settings).collect();
    none(&lines_with(&texts(""), &words));
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
