//! Prints the processor time of the workloads of flows, once each: a quick look without statistics.

use maillage_benches::flows::{Closed, open};

/// Processor seconds of this thread (Linux).
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts processor time");
    let nanoseconds = text.split(' ').next().and_then(|field| field.parse::<f64>().ok());
    nanoseconds.expect("the first field is nanoseconds on a processor") * 1e-9
}

#[expect(clippy::print_stdout, reason = "it is there to print")]
fn main() {
    for core_share in [1.0, 0.75, 0.25] {
        println!("core_share {core_share}");
        for n_flows in [20_000, 200_000] {
            let start = processor_seconds();
            let sum = open(n_flows, core_share);
            let spent = processor_seconds() - start;
            println!("open {n_flows}: {spent:.3} s, {:.0} flows/s, sum {sum}", n_flows as f64 / spent);
        }
        for concurrent in [1_000, 10_000, 100_000] {
            let mut closed = Closed::new(concurrent, core_share);
            closed.step();
            for n_steps in [10_000, 100_000] {
                let start = processor_seconds();
                let last = (0..n_steps).map(|_| closed.step()).last();
                let spent = (processor_seconds() - start) / f64::from(n_steps) * 1e6;
                println!("closed {concurrent}: {spent:.2} us per completion and start, at {last:?}");
            }
        }
    }
}
