//! The event queue: M/M/16 (W1) and the hold model, beside the standard library's binary heap.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use maillage_benches::workload::{Hold, HoldByHand, Instant, many_channels, many_channels_by_hand};
use std::hint::black_box;

const JOBS: u64 = 1_000_000;
const HOLDS: usize = 100_000;

fn w1(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("w1_many_channels");
    group.sample_size(10).throughput(Throughput::Elements(2 * JOBS));
    group.bench_function("kernel", |b| b.iter(|| many_channels(black_box(JOBS), 1)));
    group.bench_function("by_hand", |b| b.iter(|| many_channels_by_hand(black_box(JOBS), 1)));
    group.finish();
}

fn hold(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hold");
    group.sample_size(10).throughput(Throughput::Elements(HOLDS as u64));
    for pending in [1_000, 100_000, 1_000_000] {
        let mut ours = Hold::new(pending);
        group.bench_function(BenchmarkId::new("kernel", pending), |b| b.iter(|| ours.run(HOLDS)));
        let mut bare = HoldByHand::<(Instant, u32)>::new(pending);
        group.bench_function(BenchmarkId::new("by_hand", pending), |b| b.iter(|| bare.run(HOLDS)));
    }
    group.finish();
}

criterion_group!(benches, w1, hold);
criterion_main!(benches);
