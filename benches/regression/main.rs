//! Fails when a benchmark takes more than 10 % more instructions per event than its baseline, or allocates per event.
//!
//! Times differ from machine to machine and from minute to minute; counts do not. Each workload is run under
//! `valgrind --tool=callgrind` at a size and at twice that size: the difference is what the additional events cost,
//! so that start-up and filling cancel. Allocations are the calls to the C library's allocator in the same runs.
//! `benches/regression/run` installs what is needed and starts this program.

mod baseline;
mod callgrind;
mod cost;
mod workloads;

use baseline::Baseline;
use callgrind::Count;
use cost::Cost;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use workloads::{WORKLOADS, Workload};

const USAGE: &str = "usage: regression [--accept] [WORKLOAD...]\n       regression work WORKLOAD SIZE";

#[expect(clippy::print_stdout, reason = "it is there to print")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["work", name, size] => work(name, size),
        ["--accept", names @ ..] => check(names, true),
        names => check(names, false),
    };
    match done {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

/// The workload of a name.
fn named(name: &str) -> Result<&'static Workload, String> {
    WORKLOADS.iter().find(|workload| workload.name == name).ok_or_else(|| {
        let known: Vec<&str> = WORKLOADS.iter().map(|workload| workload.name).collect();
        format!("no workload is called {name}; there are {}\n{USAGE}", known.join(", "))
    })
}

/// What runs under valgrind: a workload at a size. Says how many events there were.
fn work(name: &str, size: &str) -> Result<String, String> {
    let size: u64 = size.parse().map_err(|error| format!("{size}: {error}\n{USAGE}"))?;
    let events = (named(name)?.run)(size);
    Ok(format!("{events}\n"))
}

/// Counts the workloads of these names (none: all) and compares them with the baseline, or makes them the baseline.
#[expect(clippy::print_stdout, reason = "a table that grows line by line")]
fn check(names: &[&str], accept: bool) -> Result<String, String> {
    let chosen: Vec<&Workload> = if names.is_empty() {
        WORKLOADS.iter().collect()
    } else {
        names.iter().map(|name| named(name)).collect::<Result<_, _>>()?
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("regression/baseline.csv");
    let mut baseline = match std::fs::read_to_string(&file) {
        Ok(text) => Baseline::parse(&text)?,
        Err(_) if accept => Baseline::default(),
        Err(error) => return Err(format!("{}: {error}", file.display())),
    };
    let here = callgrind::toolchain()?;
    if !accept {
        baseline.comparable(&here)?;
    }
    let costs = costs(&chosen)?;
    println!(
        "{:<14} {:>12} {:>8} {:>11} {:>13}  per",
        "workload", "instructions", "baseline", "allocations", "reallocations"
    );
    let mut broken = Vec::new();
    for (workload, cost) in chosen.iter().zip(&costs) {
        let known = baseline.of(workload.name);
        let ratio = known.map_or_else(
            || "–".to_owned(),
            |known| format!("× {:.3}", cost.instructions / known.instructions),
        );
        println!(
            "{:<14} {:>12.1} {ratio:>8} {:>11.5} {:>13.5}  {}",
            workload.name, cost.instructions, cost.allocations, cost.growths, workload.event
        );
        if accept {
            broken.extend(cost::allocates(workload, cost));
            baseline.set(workload.name, *cost);
        } else {
            broken.extend(cost::faults(workload, cost, known.as_ref()));
        }
    }
    if !broken.is_empty() {
        let whose = baseline.whose(&here);
        return Err(format!("\n{}\n{whose}", broken.join("\n")));
    }
    if !accept {
        return Ok(String::new());
    }
    baseline.toolchain = here;
    std::fs::write(&file, baseline.text()).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("{} is written\n", file.display()))
}

/// Counts workloads, as many at a time as there are cores: counts do not suffer from company.
fn costs(chosen: &[&Workload]) -> Result<Vec<Cost>, String> {
    let directory = scratch()?;
    let tasks: Vec<(&Workload, u64)> = chosen
        .iter()
        .flat_map(|workload| [(*workload, workload.size), (*workload, 2 * workload.size)])
        .collect();
    let counts: Vec<Mutex<Option<Result<Count, String>>>> = tasks.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((workload, size)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let count = callgrind::count(workload.name, *size, &directory);
                    let place = tasks.iter().position(|task| task.0.name == workload.name && task.1 == *size);
                    let place = place.expect("the task comes from this list");
                    *counts[place].lock().expect("no worker panics") = Some(count);
                }
            });
        }
    });
    let mut counted = counts
        .into_iter()
        .map(|count| count.into_inner().expect("no worker panics").expect("every task is taken by a worker"));
    let mut costs = Vec::new();
    while let (Some(once), Some(twice)) = (counted.next(), counted.next()) {
        costs.push(Cost::between(once?, twice?)?);
    }
    Ok(costs)
}

/// Where the profiles of the runs are left, to be looked at: beside this program.
fn scratch() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| format!("this program: {error}"))?;
    let directory = program.parent().unwrap_or(Path::new(".")).join("regression-profiles");
    std::fs::create_dir_all(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    Ok(directory)
}
