//! The command from outside: exit statuses, languages, files left or not.

use crate::small::{call, comparison, ended, plain, program, territory};
use std::fs;
use std::process::{Command, Stdio};

#[test]
fn a_comparison_is_a_table_that_fits() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let (status, out, err) = call(place.path(), &comparison("out", &["--replications", "2"]));
    assert_eq!(status, 0, "{err}");
    for line in out.lines().take_while(|line| !line.starts_with('•')) {
        assert!(line.chars().count() <= 100, "{line}");
        assert!(!line.contains('\u{1b}'), "colours without a terminal: {line}");
    }
    let others = "Les autres chiffres face à « statu-quo », en nombre de cas : mieux / pire / indécis";
    for word in ["statu-quo", "mobilite", "Phase 2013", "Holm", "À essayer ensuite", "--until 5%", others] {
        assert!(out.contains(word), "{word}:\n{out}");
    }
    // Advice is given for the program as it was called; what is kept names it as it is known.
    let out = out.replace(env!("CARGO_BIN_EXE_maillage"), "maillage");
    assert_eq!(plain(&fs::read_to_string(place.path().join("out/comparison.txt")).unwrap()), out);
    for word in ["sans", "Territoire synthétique", "En bref", "Le moins de cours perturbés"] {
        assert!(out.contains(word), "{word}:\n{out}");
    }
    for file in ["summary.json", "runs.parquet", "series.parquet", "blame.parquet"] {
        assert!(place.path().join("out").join(file).is_file(), "{file}");
    }
}

/// What is advised is about what was just run, and works as it stands.
#[test]
fn advised_commands_work() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("mes écoles"));
    let mut arguments = vec!["run", "statu-quo", "--territory", "mes écoles", "--phase", "2013"];
    arguments.extend(["--day", "peak", "--replications", "2", "--out", "l'essai", "--lang", "fr"]);
    let (status, out, err) = call(place.path(), &arguments);
    assert_eq!(status, 0, "{err}");
    let advised: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("  /")).collect();
    let of = |word: &str| {
        advised.iter().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}:\n{out}"))
    };
    let kept = ["--phase 2013", "--day peak", "--lang fr"];
    for word in kept.iter().chain(&["--territory 'mes écoles'", r"--out 'l'\''essai'"]) {
        assert!(of("--until").contains(word), "{word}:\n{out}");
    }
    for word in kept.iter().chain(&["--replications 2", r"--out 'l'\''essai-auvergne'"]) {
        assert!(of("--territory auvergne").contains(word), "{word}:\n{out}");
    }
    for word in ["--establishment", "new study"] {
        let mut shell = Command::new("sh");
        let output =
            shell.args(["-c", &format!("/{}", of(word))]).current_dir(place.path()).output().unwrap();
        assert!(output.status.success(), "{}", of(word));
    }
    assert!(place.path().join("mon-etude.toml").is_file());
}

/// `run` shows every measure there is, by name, and fits a terminal.
#[test]
fn one_scenario_is_a_table_of_measures() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    for (language, words) in [
        ("fr", ["cours perturbés", "réponse, 99e centile", "charge de l’accès", "à cause…", "sans poste"]),
        ("en", ["disturbed lessons", "99th percentile", "load of the access", "because of…", "free seat"]),
    ] {
        let arguments =
            ["run", "statu-quo", "--territory", "small", "--replications", "3", "--lang", language];
        let (status, out, err) = call(place.path(), &arguments);
        assert_eq!(status, 0, "{err}");
        for word in words {
            assert!(out.contains(word), "{word}:\n{out}");
        }
        let table = out.lines().take_while(|line| !line.starts_with('•'));
        for line in table {
            assert!(line.chars().count() <= 100, "{line}");
        }
        for place in ["measure-", "run-", "nan", "NaN", "inf"] {
            assert!(!out.contains(&format!(" {place}")), "{place}:\n{out}");
        }
    }
}

#[test]
fn the_list_says_what_can_be_chosen() {
    let place = tempfile::tempdir().unwrap();
    let (status, out, _) = call(place.path(), &["list"]);
    assert_eq!(status, 0);
    for word in
        ["2013, 2015, 2018, 2020", "peak      Pointe", "ordinary  Jour", "statu-quo, securiser", "office"]
    {
        assert!(out.contains(word), "{word}:\n{out}");
    }
}

/// Texts have the spaces of French; what a program reads, the place of a fault, does not.
#[test]
fn french_spaces_do_not_break() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("x.toml"), "version = 1\na =\n").unwrap();
    let output = program(place.path()).args(["check", "x.toml"]).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("erreur\u{a0}: x.toml:2:4: une valeur est attendue ici\u{202f};"), "{err}");
}

#[test]
fn json_is_the_summary() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let more = ["--replications", "3", "--format", "json", "--seed", "7"];
    let (status, out, err) = call(place.path(), &comparison("out", &more));
    assert_eq!(status, 0, "{err}");
    assert_eq!(fs::read_to_string(place.path().join("out/summary.json")).unwrap(), out);
    let summary: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(summary["version"], 1);
    assert_eq!(summary["study"], "sconeeta");
    assert_eq!(summary["seed"], 7);
    assert_eq!(summary["replications"], 3);
    let names: Vec<_> =
        summary["scenarios"].as_array().unwrap().iter().map(|scenario| scenario["name"].clone()).collect();
    assert_eq!(names, ["statu-quo", "securiser", "clients-legers", "cloud-hybride", "mobilite"]);
    let measures = &summary["scenarios"][0]["phases"][0]["days"][0]["measures"];
    let disturbed = &measures["disturbed_lessons"];
    assert_eq!(disturbed["n"], 3);
    let of = |key: &str| disturbed[key].as_f64().unwrap();
    assert!(of("ci95_low") <= of("mean") && of("mean") <= of("ci95_high"));
    let differences = summary["differences"].as_array().unwrap();
    let pairs: std::collections::BTreeSet<_> =
        differences.iter().map(|d| (d["a"].as_str().unwrap(), d["b"].as_str().unwrap())).collect();
    assert_eq!(pairs.len(), 10);
    // Verdicts stand beside the differences from the reference, where futures differ: in 2020.
    let judged: std::collections::BTreeSet<_> = differences
        .iter()
        .filter(|difference| !difference["verdict"].is_null())
        .map(|d| ["a", "phase", "measure"].map(|key| d[key].as_str().unwrap()))
        .collect();
    assert!(judged.contains(&["statu-quo", "2020", "disturbed_lessons"]), "{judged:?}");
    assert!(judged.contains(&["statu-quo", "2020", "login_p95"]), "{judged:?}");
    assert!(
        judged.iter().all(|[a, _, measure]| *a == "statu-quo" && *measure != "peak_sessions"),
        "{judged:?}"
    );
    assert!(summary["inputs"].as_array().unwrap().iter().all(|i| i["sha256"].as_str().unwrap().len() == 64));
}

#[test]
fn languages() {
    let place = tempfile::tempdir().unwrap();
    let (_, french, _) = call(place.path(), &["list"]);
    let (_, english, _) = call(place.path(), &["list", "--lang", "en"]);
    assert!(french.contains("Études") && english.contains("Studies"));
    let by_environment = program(place.path()).env("LC_ALL", "en_US.UTF-8").arg("list").output().unwrap();
    assert_eq!(ended(&by_environment).1, english);
    let (status, help, _) = call(place.path(), &["compare", "--help"]);
    assert_eq!(status, 0);
    for word in ["Emploi :", "Exemple :", "--replications", "ÉTUDE", "Graine du hasard"] {
        assert!(help.contains(word), "{word}:\n{help}");
    }
    let (_, help, _) = call(place.path(), &["--lang=en", "territory", "new", "--help"]);
    assert!(help.contains("Example:") && help.contains("--departements"), "{help}");
}

/// Every help has an example and no key without its text.
#[test]
fn every_help_is_complete() {
    let place = tempfile::tempdir().unwrap();
    let commands = [
        "",
        "list",
        "check",
        "new",
        "new study",
        "run",
        "compare",
        "explain",
        "replay",
        "replay flows",
        "replay jobs",
        "validate",
        "import",
        "import annuaire",
        "territory",
        "territory new",
        "schema",
    ];
    for language in ["fr", "en"] {
        for command in commands {
            let mut arguments: Vec<&str> = command.split_whitespace().collect();
            arguments.extend(["--lang", language, "--help"]);
            let (status, out, _) = call(place.path(), &arguments);
            assert_eq!(status, 0, "{command}");
            assert!(out.contains("  maillage"), "{command}: no example\n{out}");
            for start in ["help-", "argument-", "value-", "heading-"] {
                assert!(!out.contains(&format!(" {start}")), "{command}: {start}\n{out}");
            }
        }
    }
}

#[test]
fn wrong_command_lines_end_with_2() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    fs::create_dir(place.path().join("mine")).unwrap();
    fs::write(place.path().join("mine/thesis.txt"), "years of work").unwrap();
    let wrong: [(&[&str], &str); 14] = [
        (&["compere"], "compare"),
        (&["compare", "sconeta"], "sconeeta"),
        (&["compare", "sconeeta", "--phase", "2014"], "2013"),
        (&["compare", "sconeeta", "--day", "paek"], "peak"),
        (&["compare", "sconeeta", "--territory", "auvergnes"], "auvergne"),
        (&["compare", "sconeeta", "--replications", "0"], "100"),
        (&["compare", "sconeeta", "--replications", "-3"], "-3"),
        (&["compare", "sconeeta", "--until", "0%"], "5%"),
        (&["compare", "sconeeta", "--tier", "analytical"], "session"),
        (&["compare", "sconeeta", "--territory", "small", "--out", "mine"], "mine"),
        (&["run", "statut-quo"], "statu-quo"),
        (&["explain", "nowhere", "--establishment", "X"], "nowhere"),
        (&["territory", "new", "--departements", "6", "--out", "t"], "«"),
        (&["check", "absent.toml"], "absent.toml"),
    ];
    for (arguments, says) in wrong {
        let (status, out, err) = call(place.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}: {err}");
        assert!(out.is_empty(), "{arguments:?}: {out}");
        assert!(err.contains(says) && err.starts_with("erreur :"), "{arguments:?}: {err}");
        assert!(!err.contains("panicked"), "{err}");
    }
    let mut left: Vec<_> =
        fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["mine", "small"]);
    assert_eq!(fs::read_dir(place.path().join("mine")).unwrap().count(), 1);
}

#[test]
fn a_new_study_is_good_and_is_not_overwritten() {
    let place = tempfile::tempdir().unwrap();
    let (status, out, err) = call(place.path(), &["new", "study", "mine"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("mine.toml"));
    let (status, out, err) = call(place.path(), &["check", "mine.toml"]);
    assert_eq!(status, 0, "{out}{err}");
    let before = fs::read(place.path().join("mine.toml")).unwrap();
    let (status, _, err) = call(place.path(), &["new", "study", "mine"]);
    assert_eq!(status, 2);
    assert!(err.contains("existe déjà"), "{err}");
    assert_eq!(fs::read(place.path().join("mine.toml")).unwrap(), before);
}

#[test]
fn faults_of_files_have_place_and_caret() {
    let place = tempfile::tempdir().unwrap();
    call(place.path(), &["new", "study", "mine"]);
    let path = place.path().join("mine.toml");
    let good = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{good}\nreplicatons = 5\n")).unwrap();
    let (status, _, err) = call(place.path(), &["check", "mine.toml"]);
    assert_eq!(status, 2);
    assert!(
        err.starts_with("erreur : mine.toml:") && err.contains('^') && err.contains("conseil :"),
        "{err}"
    );
}

#[test]
fn traces_that_are_wrong_leave_no_file() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(place.path().join(name), text).unwrap();
    write("pools.csv", "id,servers,cores,discipline\na,1,2,ps\n");
    write("good.csv", "id,arrival_s,pool,server,cpu_s\nj1,0,a,0,2\nj2,1,a,0,2\n");
    write("bad.csv", "id,arrival_s,pool,server,cpu_s\nj1,0,a,0,2\nj2,NaN,a,0,2\n");
    let replay = |jobs: &str| {
        let arguments = ["replay", "jobs", "--pools", "pools.csv", "--jobs", jobs, "--out", "o.csv"];
        call(place.path(), &arguments)
    };
    let (status, _, err) = replay("bad.csv");
    assert_eq!(status, 2);
    assert!(err.contains("bad.csv:3:"), "{err}");
    assert!(!place.path().join("o.csv").exists());
    let (status, _, err) = replay("good.csv");
    assert_eq!(status, 0, "{err}");
    let rows = fs::read_to_string(place.path().join("o.csv")).unwrap();
    assert_eq!(rows, "id,start_s,finish_s\nj1,0,2.000000000\nj2,1,3.000000000\n");
}

#[test]
fn flows_share_links_and_faults_name_their_line() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(place.path().join(name), text).unwrap();
    write("links.csv", "id,from,to,capacity_bps,latency_s\nl,a,b,8000000,0.01\nm,c,d,1000,0\n");
    write("good.csv", "id,start_s,from,to,bytes,cap_bps\nf,0,a,b,1000000,\ng,0,a,b,500000,\n");
    let replay = |flows: &str| {
        let arguments = ["replay", "flows", "--links", "links.csv", "--flows", flows, "--out", "o.csv"];
        call(place.path(), &arguments)
    };
    write("empty.csv", "id,start_s,from,to,bytes,cap_bps\n");
    let (status, _, err) = replay("empty.csv");
    assert_eq!(status, 0, "{err}");
    let rows = fs::read_to_string(place.path().join("o.csv")).unwrap();
    assert_eq!(rows, "id,start_s,finish_s\n", "a trace on which nothing happens");
    fs::remove_file(place.path().join("o.csv")).unwrap();
    for (row, says) in [
        ("f,0,a,z,1,", "z"),
        ("f,0,a,d,1,", "a"),
        ("f,NaN,a,b,1,", "NaN"),
        ("f,0,a,b,-1,", "-1"),
        ("f,0,a,b,1,0", "0"),
        ("f,0,a", "3"),
        ("f,0,a,b,1e400,", "1e400"),
    ] {
        write("bad.csv", &format!("id,start_s,from,to,bytes,cap_bps\n{row}\n"));
        let (status, _, err) = replay("bad.csv");
        assert_eq!(status, 2, "{row}: {err}");
        assert!(err.contains("bad.csv:2:") && err.contains(says), "{row}: {err}");
        assert!(!place.path().join("o.csv").exists());
    }
    let (status, _, err) = replay("good.csv");
    assert_eq!(status, 0, "{err}");
    // Both share 8 Mb/s: the second ends after 1 s, the first has 4 Mbit left then, and half a second to go.
    let rows = fs::read_to_string(place.path().join("o.csv")).unwrap();
    assert_eq!(rows, "id,start_s,finish_s\nf,0,1.500000000\ng,0,1.000000000\n");
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let place = tempfile::tempdir().unwrap();
    let mut child =
        program(place.path()).arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (status, _, err) = ended(&child.wait_with_output().unwrap());
    assert_eq!((status, err.as_str()), (0, ""));
}

/// The engine itself, not one of the test: the same bytes for any number of threads.
#[test]
fn threads_do_not_change_what_is_printed() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let printed = |threads: &str| {
        let more = ["--replications", "3", "--format", "json", "--threads", threads];
        let (status, out, err) = call(place.path(), &comparison(&format!("out{threads}"), &more));
        assert_eq!(status, 0, "{err}");
        out
    };
    let one = printed("1");
    assert!(one == printed("2") && one == printed("8"));
}

#[test]
fn a_territory_is_not_written_over() {
    let place = tempfile::tempdir().unwrap();
    let write = ["territory", "new", "--departements", "15", "--out", "t", "--lang", "en"];
    let (first, ..) = call(place.path(), &write);
    let edited = place.path().join("t/links.csv");
    std::fs::write(&edited, "edited by hand").unwrap();
    let (second, _, complaint) = call(place.path(), &write);
    assert_eq!((first, second), (0, 2));
    assert!(complaint.contains("is not overwritten"), "{complaint}");
    assert_eq!(std::fs::read_to_string(&edited).unwrap(), "edited by hand");
}
