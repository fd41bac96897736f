//! Prints the processor time of the flow workloads at several sizes, for `benches/scaling/run`: a line of CSV each,
//! `experiment,size,seconds,count`. With a fixed number of flows, `seconds` leaves out the start and as many steps again.

use maillage_benches::flows::{Closed, open};
use maillage_benches::processor_time::timed;
use std::hint::black_box;
use std::process::ExitCode;

/// Ends and starts that are timed in the closed workload, after as many that are not.
const STEPS: u32 = 100_000;

#[expect(clippy::print_stdout, reason = "it is there to print")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, size] = arguments.as_slice() else {
        eprintln!("usage: scaling flows|concurrency SIZE");
        return ExitCode::FAILURE;
    };
    let Ok(size) = size.parse::<u64>() else {
        eprintln!("{size} is no size");
        return ExitCode::FAILURE;
    };
    let (seconds, count) = match kind.as_str() {
        "flows" => (timed(|| black_box(open(size, 1.0))).0, size),
        "concurrency" => {
            let mut closed = Closed::new(size, 1.0);
            black_box((0..STEPS).map(|_| closed.step()).last());
            (timed(|| black_box((0..STEPS).map(|_| closed.step()).last())).0, u64::from(STEPS))
        }
        other => {
            eprintln!("{other}: flows or concurrency");
            return ExitCode::FAILURE;
        }
    };
    println!("{kind},{size},{seconds},{count}");
    ExitCode::SUCCESS
}
