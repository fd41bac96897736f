//! Processor sharing: a farm of 64 servers of 16 cores (W2), beside the same on bare heaps.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use maillage_benches::workload::{farm, farm_by_hand};
use std::hint::black_box;

const JOBS: u64 = 1_000_000;

fn w2(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("w2_farm");
    group.sample_size(10).throughput(Throughput::Elements(2 * JOBS));
    group.bench_function("kernel", |b| b.iter(|| farm(black_box(JOBS), 3003)));
    group.bench_function("by_hand", |b| b.iter(|| farm_by_hand(black_box(JOBS), 3003)));
    group.finish();
}

criterion_group!(benches, w2);
criterion_main!(benches);
