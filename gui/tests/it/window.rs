//! A real window on a screen that nobody sees (Xvfb): it opens a study, simulates, writes a picture, closes.
//!
//! Ignored by a plain `cargo test`, which opens no windows; `.ci/run` asks for them.

use crate::harness::write_small;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longest wait for a window: an end to a test that hangs.
const PATIENCE: Duration = Duration::from_mins(2);

/// A screen, gone when it is dropped.
struct Screen {
    server: Child,
    display: String,
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A screen; none, having said so, where there is no Xvfb.
fn screen() -> Option<Screen> {
    let arguments = ["-displayfd", "1", "-screen", "0", "1440x960x24", "-nolisten", "tcp"];
    let begun = Command::new("Xvfb").args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut server) = begun else {
        assert!(!crate::snapshots::needs_renderer(), "there is no Xvfb here, and it is needed");
        crate::snapshots::leave_out("a real window", "there is no Xvfb here");
        return None;
    };
    let mut number = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
    Some(Screen { server, display: format!(":{}", number.trim()) })
}

/// The program with folders of its own.
fn program(screen: &Screen, home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maillage-gui"));
    for (variable, folder) in
        [("TMPDIR", "temp"), ("XDG_RUNTIME_DIR", "runtime"), ("XDG_DATA_HOME", "data"), ("HOME", "home")]
    {
        let folder = home.join(folder);
        fs::create_dir_all(&folder).unwrap();
        command.env(variable, folder);
    }
    command.env("DISPLAY", &screen.display).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Waits for the end of a program.
fn end(mut child: Child) -> Output {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("the window does not close: {:?}", child.wait_with_output());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

/// Nothing is left in the temporary folder.
fn nothing_left(home: &Path) {
    let left: Vec<_> = fs::read_dir(home.join("temp")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

#[test]
#[ignore = "opens a window"]
fn a_window_opens_a_study_simulates_and_writes_its_picture() {
    let (home, Some(screen)) = (TempDir::new().unwrap(), screen()) else { return };
    let study = write_small(home.path());
    let picture = |name: &str, more: &[&str]| -> image::RgbaImage {
        let path = home.path().join(name);
        let mut command = program(&screen, home.path());
        command.arg(&study).args(["--lang", "fr", "--theme", "light", "--size", "1000x700"]).args(more);
        let output = end(command.arg("--picture").arg(&path).spawn().unwrap());
        assert!(output.status.success(), "{output:?}");
        nothing_left(home.path());
        image::open(&path).unwrap().into_rgba8()
    };
    let estimated = picture("estimated.png", &["--view", "compare"]);
    let simulated = picture("simulated.png", &["--view", "compare", "--simulate", "3"]);
    for drawn in [&estimated, &simulated] {
        assert_eq!(drawn.dimensions(), (1000, 700));
        let colours: BTreeSet<[u8; 4]> = drawn.pixels().map(|pixel| pixel.0).collect();
        assert!(colours.len() > 30, "a window has more than {} colours", colours.len());
    }
    assert_ne!(estimated, simulated, "margins and verdicts are drawn");
}

#[test]
#[ignore = "opens a window"]
fn a_file_that_is_no_study_is_said_before_a_window_opens() {
    let (home, Some(screen)) = (TempDir::new().unwrap(), screen()) else { return };
    let study = home.path().join("study.toml");
    fs::write(&study, "version = \n").unwrap();
    let output = end(program(&screen, home.path()).arg(&study).spawn().unwrap());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("study.toml"), "{output:?}");
}

#[cfg(unix)]
#[test]
#[ignore = "opens a window"]
fn a_window_that_is_asked_to_end_ends_well() {
    let (home, Some(screen)) = (TempDir::new().unwrap(), screen()) else { return };
    let study = write_small(home.path());
    for more in [&[][..], &["--simulate", "400"]] {
        let child = program(&screen, home.path()).arg(&study).args(more).spawn().unwrap();
        // Its folder is there once it listens, with a lock; a simulation writes into it.
        let begun = Instant::now();
        let busy = |at: &Path| {
            fs::read_dir(at).is_ok_and(|inside| inside.flatten().any(|entry| entry.file_name() != "lock"))
        };
        let is_up = || {
            let temp = home.path().join("temp");
            let own = fs::read_dir(&temp).unwrap().find_map(Result::ok).map(|entry| entry.path());
            own.is_some_and(|own| more.is_empty() || busy(&own))
        };
        while !is_up() {
            assert!(begun.elapsed() < PATIENCE, "no window");
            std::thread::sleep(Duration::from_millis(10));
        }
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let output = end(child);
        assert_eq!(output.status.code(), Some(0), "{more:?}: {output:?}");
        nothing_left(home.path());
    }
}
