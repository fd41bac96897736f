//! Runs one workload once and prints what it cost: our side, and the bare loops, of `benches/peers/run`.
//!
//! `workload NAME SIDE SIZE [MORE]` prints lines of a key and a value: `cpu_s` (processor seconds of the work
//! without its preparation), `done` (units of work) and `result` (what the other sides must find too).

use maillage_benches::flows::{Closed, open_ends, open_region};
use maillage_benches::plain_flows::open_ends_plainly;
use maillage_benches::processor_time::timed;
use maillage_benches::workload::{
    Hold, HoldByHand, Instant, farm, farm_by_hand, many_channels, many_channels_by_hand,
};
use std::io::{Error, ErrorKind, Result};

const USAGE: &str = "usage: workload many-channels|farm kernel|by-hand JOBS
       workload open kernel|by-hand FLOWS [FILE FOR THE ENDS, doubles]
       workload closed kernel CONCURRENT COMPLETIONS
       workload hold kernel|heap|ordered-heap PENDING HOLDS";

/// What a workload cost, how much of it was done, what came out.
struct Report {
    processor_seconds: f64,
    done: u64,
    result: f64,
}

fn run(arguments: &[&str]) -> Result<Report> {
    let number = |text: &str| text.parse::<u64>().map_err(Error::other);
    let report = |done, (processor_seconds, result)| Ok(Report { processor_seconds, done, result });
    match *arguments {
        ["many-channels", side @ ("kernel" | "by-hand"), jobs] => {
            let work = if side == "kernel" { many_channels } else { many_channels_by_hand };
            let jobs = number(jobs)?;
            report(jobs, timed(|| work(jobs, 1)))
        }
        ["farm", side @ ("kernel" | "by-hand"), jobs] => {
            let work = if side == "kernel" { farm } else { farm_by_hand };
            let jobs = number(jobs)?;
            report(jobs, timed(|| work(jobs, 3003)))
        }
        ["open", side @ ("kernel" | "by-hand"), flows, ref file @ ..] => {
            let flows = number(flows)?;
            let mut ends = vec![0.0; flows as usize];
            let mut finished = |flow: u64, end: f64| ends[flow as usize] = end;
            let region = open_region(1.0);
            let (processor_seconds, ()) = timed(|| {
                if side == "kernel" {
                    open_ends(region, flows, &mut finished);
                } else {
                    open_ends_plainly(&region, flows, &mut finished);
                }
            });
            if let [file] = file {
                let bytes: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).collect();
                std::fs::write(file, bytes)?;
            }
            report(flows, (processor_seconds, ends.iter().sum::<f64>() / flows as f64))
        }
        ["closed", "kernel", concurrent, completions] => {
            let mut closed = Closed::new(number(concurrent)?, 1.0);
            let completions = number(completions)?;
            // The rates of the flows that start together are part of the preparation.
            let first = closed.step().seconds();
            let rest = timed(|| (1..completions).map(|_| closed.step().seconds()).last().unwrap_or(first));
            report(completions - 1, rest)
        }
        ["hold", side @ ("kernel" | "heap" | "ordered-heap"), pending, holds] => {
            let pending = u32::try_from(number(pending)?).map_err(Error::other)?;
            let holds = number(holds)?;
            report(holds, timed_holds(side, pending, holds as usize))
        }
        _ => Err(Error::new(ErrorKind::InvalidInput, USAGE)),
    }
}

/// Half as many holds as there are events go before those that are counted, so that the order in which the queue
/// was filled plays no part.
fn timed_holds(side: &str, pending: u32, holds: usize) -> (f64, f64) {
    let before = pending as usize / 2;
    match side {
        "kernel" => {
            let mut hold = Hold::new(pending);
            hold.run(before);
            timed(|| hold.run(holds))
        }
        "ordered-heap" => {
            let mut hold = HoldByHand::<(Instant, u64, u32)>::new(pending);
            hold.run(before);
            timed(|| hold.run(holds))
        }
        _ => {
            let mut hold = HoldByHand::<(Instant, u32)>::new(pending);
            hold.run(before);
            timed(|| hold.run(holds))
        }
    }
}

#[expect(clippy::print_stdout, reason = "it is there to print")]
fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Report { processor_seconds, done, result } = run(&arguments)?;
    println!("cpu_s {processor_seconds}\ndone {done}\nresult {result}");
    Ok(())
}
