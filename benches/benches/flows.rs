//! Flows per second of the fluid network: open (W3) and closed (W4).

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use maillage_benches::flows::{Closed, open};
use std::hint::black_box;

fn flows(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("w3_open_flows");
    group.sample_size(10);
    for n_flows in [20_000, 200_000] {
        group.throughput(Throughput::Elements(n_flows));
        group.bench_function(n_flows.to_string(), |bencher| bencher.iter(|| open(black_box(n_flows), 1.0)));
    }
    group.finish();
    let mut group = criterion.benchmark_group("w4_closed_flows");
    group.sample_size(10);
    group.throughput(Throughput::Elements(10_000));
    for concurrent in [1_000, 10_000, 100_000] {
        group.bench_function(concurrent.to_string(), |bencher| {
            bencher.iter_batched_ref(
                || Closed::new(concurrent, 1.0),
                |closed| (0..10_000).map(|_| closed.step()).last(),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, flows);
criterion_main!(benches);
