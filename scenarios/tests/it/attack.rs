//! What goes wrong around the program: readers that leave, results that rot, folders of others.

mod mutation;

use crate::small::{call, comparison, ended, program, territory};
use std::fs::{self, File};
use std::process::Stdio;

fn small() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    place
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_reads_the_standard_error() {
    let place = small();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    let status = program(place.path()).arg("bogus").stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(2));
    let arguments = comparison("out", &["--replications", "1"]);
    let output = program(place.path()).args(arguments).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_named() {
    let place = small();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let help = program(place.path()).arg("--help").stdout(full.try_clone().unwrap()).status().unwrap();
    assert_eq!(help.code(), Some(1));
    let output = program(place.path()).arg("list").stdout(full).output().unwrap();
    let (status, _, err) = ended(&output);
    assert_eq!(
        (status, err.as_str()),
        (1, "erreur : la sortie standard n’accepte plus rien : le disque est plein\n")
    );
}

#[test]
fn results_that_rot_are_made_again() {
    let place = small();
    let arguments = comparison("out", &["--replications", "1"]);
    assert_eq!(call(place.path(), &arguments).0, 0);
    let summary = place.path().join("out/summary.json");
    let sound = fs::read(&summary).unwrap();
    for (name, keep) in [("places", 50), ("places", 0), ("run", 50), ("run", 0)] {
        let files = fs::read_dir(place.path().join("out/runs")).unwrap().map(|entry| entry.unwrap().path());
        let file = files.filter(|path| path.extension().is_some_and(|end| end == name)).min().unwrap();
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..keep]).unwrap();
        fs::write(&summary, "rotten").unwrap();
        let (status, _, err) = call(place.path(), &arguments);
        assert_eq!(status, 0, "{name} cut to {keep}: {err}");
        assert_eq!(fs::read(&summary).unwrap(), sound);
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
}

#[test]
fn folders_of_others_are_left_alone() {
    let place = small();
    let arguments = comparison("out", &["--replications", "1"]);
    fs::create_dir_all(place.path().join("out/runs")).unwrap();
    fs::write(place.path().join("out/runs/thesis.txt"), "mine").unwrap();
    let (status, _, err) = call(place.path(), &arguments);
    assert_eq!(status, 2, "{err}");
    assert_eq!(fs::read_dir(place.path().join("out")).unwrap().count(), 1);
    // What an interruption right after the start leaves, or a call that starts at the same time.
    fs::rename(place.path().join("out/runs/thesis.txt"), place.path().join("out/runs/.maillage-x1y2z3"))
        .unwrap();
    assert_eq!(call(place.path(), &arguments).0, 0);
}

#[test]
fn places_that_are_no_folder_are_said_in_words() {
    let place = small();
    fs::write(place.path().join("file"), "").unwrap();
    let (status, _, err) = call(place.path(), &comparison("file", &["--replications", "1"]));
    let said = "erreur : file ne peut pas être écrit : c’est un fichier, alors qu’un dossier est attendu\n";
    assert_eq!((status, err.as_str()), (1, said));
    let (status, _, err) = call(place.path(), &["check", "small"]);
    assert_eq!(
        (status, err.as_str()),
        (2, "erreur : small: c’est un dossier, alors qu’un fichier est attendu\n")
    );
}

#[test]
fn studies_and_scenarios_taken_for_one_another() {
    let place = small();
    assert_eq!(call(place.path(), &["new", "study", "trial"]).0, 0);
    let (status, _, err) = call(place.path(), &["run", "trial.toml", "--lang", "en"]);
    let said = "error: trial.toml: this is a study: maillage compare trial.toml\n";
    assert_eq!((status, err.as_str()), (2, said));
    let text = "version = 1\nextends = \"statu-quo\"\n";
    fs::write(place.path().join("mine.toml"), text).unwrap();
    let (status, _, err) = call(place.path(), &["compare", "mine.toml", "--lang", "en"]);
    let said = "error: mine.toml: this is a scenario: maillage run mine.toml\n";
    assert_eq!((status, err.as_str()), (2, said));
}

#[test]
fn what_is_close_and_what_is_expected() {
    let place = small();
    let (_, _, err) = call(place.path(), &["run", "statu-qu"]);
    assert!(err.contains("vouliez-vous dire « statu-quo » ?"), "{err}");
    let (_, _, err) = call(place.path(), &["run", "statu-quo", "--threads", "-1"]);
    assert!(err.contains("de 0 à 1024"), "{err}");
    fs::write(place.path().join("mine.toml"), "version = 1\nextends = \"statu-quo\"\n[[pools]]\n").unwrap();
    let (_, _, err) = call(place.path(), &["check", "mine.toml"]);
    assert!(err.contains("n’est pas du type attendu : une table"), "{err}");
}

#[test]
fn studies_of_nothing_or_of_the_same_twice() {
    let place = small();
    let study = |said: &str| {
        let text = "version = 1\ntitle = { fr = \"E\", en = \"T\" }\nscenarios = [\"statu-quo\"]\nreplications = 1\n\
            seed = 1\nterritory = { from = \"small\" }\n";
        fs::write(place.path().join("trial.toml"), format!("{text}{said}\n")).unwrap();
        call(place.path(), &["compare", "trial.toml", "--format", "json", "--lang", "en"])
    };
    let (status, _, err) = study("phases = []");
    assert!(status == 2 && err.starts_with("error: trial.toml:7:10: at least one phase is needed"), "{err}");
    let (status, _, err) = study("days = []");
    assert!(
        status == 2 && err.starts_with("error: trial.toml:7:8: at least one type of day is needed"),
        "{err}"
    );
    let (status, out, err) = study("phases = [\"2018\", \"2018\"]\ndays = [\"peak\", \"peak\"]");
    assert_eq!(status, 0, "{err}");
    let summary: serde_json::Value = serde_json::from_str(&out).unwrap();
    let phases = summary["scenarios"][0]["phases"].as_array().unwrap();
    assert_eq!((phases.len(), phases[0]["days"].as_array().unwrap().len()), (1, 1));
}

#[test]
fn a_summary_that_is_there_is_not_said_to_be_missing() {
    let place = small();
    let explain = || call(place.path(), &["explain", "out", "--establishment", "SYN-A", "--lang", "en"]);
    fs::create_dir_all(place.path().join("out/summary.json")).unwrap();
    let (status, _, err) = explain();
    let said = "error: out/summary.json cannot be read: this is a directory where a file is expected\n";
    assert_eq!((status, err.as_str()), (2, said));
    fs::remove_dir(place.path().join("out/summary.json")).unwrap();
    fs::write(place.path().join("out/summary.json"), b"{ \"version\": \xff").unwrap();
    let (status, _, err) = explain();
    assert!(status == 2 && err.starts_with("error: out/summary.json:1:"), "{err}");
}

#[test]
fn a_territory_without_a_name_could_not_be_read_back() {
    let place = small();
    for name in ["", "  "] {
        let arguments =
            ["territory", "new", "--departements", "15", "--name", name, "--out", "new", "--lang", "en"];
        let (status, _, err) = call(place.path(), &arguments);
        assert_eq!(status, 2, "{err}");
        assert!(err.contains("--name"), "{err}");
        assert!(!place.path().join("new").exists());
    }
}

#[test]
fn a_new_study_needs_a_name() {
    let place = small();
    for name in ["", "..", "/"] {
        let (status, _, err) = call(place.path(), &["new", "study", name]);
        assert_eq!(status, 2, "{name}: {err}");
    }
    let (status, _, err) = call(place.path(), &["new", "study", "trial/"]);
    assert_eq!(status, 0, "{err}");
    assert!(place.path().join("trial.toml").is_file());
}
