//! Ctrl-C keeps finished runs, and the same command continues.
#![cfg(unix)]

use crate::small::{call, ended, program};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn an_interruption_keeps_finished_runs() {
    let place = tempfile::tempdir().unwrap();
    let arguments = ["run", "statu-quo", "--phase", "2013", "--day", "ordinary", "--out", "out"];
    let arguments = [&arguments[..], &["--replications", "40", "--threads", "1"]].concat();
    let mut child =
        program(place.path()).args(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The first line of progress says that a tenth of the runs is done.
    let mut first = String::new();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    errors.read_line(&mut first).unwrap();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let said: Vec<String> = errors.lines().map(Result::unwrap).collect();
    let (status, out, _) = ended(&child.wait_with_output().unwrap());
    assert_eq!(status, 1, "{said:?}");
    assert!(out.is_empty());
    assert!(said.iter().any(|line| line.contains("la même commande continue")), "{said:?}");
    let runs = || {
        let entries = std::fs::read_dir(place.path().join("out/runs")).unwrap();
        entries.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|end| end == "run")).count()
    };
    let kept = runs();
    assert!((4..40).contains(&kept), "{kept}");
    assert!(!place.path().join("out/summary.json").exists());
    let fewer = [&arguments[..8], &["--replications", "4"]].concat();
    let (status, _, err) = call(place.path(), &fewer);
    assert_eq!(status, 0, "{err}");
    assert_eq!(runs(), kept, "runs that were finished were run again");
}
