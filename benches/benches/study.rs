//! A reduced study from its built futures to its results directory, on one thread and on two: the days, what is kept
//! of them and the tables. Half of its cells are those of a phase in which the scenarios are still the same.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use maillage_scenarios::file::load_study;
use maillage_scenarios::question::compare::compare;
use maillage_scenarios::results::store::Store;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::study::runner::{Control, prepare};
use maillage_scenarios::study::{Replications, Settings};
use maillage_sim::tier::{Tier, run};
use std::sync::atomic::AtomicBool;

const REPLICATIONS: u32 = 2;

fn studies(criterion: &mut Criterion) {
    let selection = Selection {
        phases: vec!["2013".to_owned(), "2018".to_owned()],
        days: vec!["ordinary".to_owned()],
        territory: None,
        links: None,
    };
    let loaded = load_study("sconeeta").expect("the study is bundled");
    let study = load::study(loaded, &selection).expect("phases and day are those of the study");
    let mut group = criterion.benchmark_group("study");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(study.cells.len() as u64 * u64::from(REPLICATIONS)));
    for threads in [1, 2] {
        let settings = Settings {
            replications: Replications::Fixed(REPLICATIONS),
            seed: 1,
            tier: Tier::Session,
            threads,
        };
        let cancel = AtomicBool::new(false);
        let control = Control { cancel: &cancel, progress: &|_| (), finished: &|_, _, _| () };
        let engine = |future: &_, seed, replication| run(settings.tier, future, seed, replication);
        group.bench_function(BenchmarkId::new("threads", threads), |bencher| {
            bencher.iter_batched_ref(
                || Store::passing().expect("the folder for temporary files can be written to"),
                |store| {
                    let prepared = prepare(&study, &settings).expect("bundled scenarios are right");
                    compare(&study, &prepared, &settings, store, &control, &engine).expect("nothing stops it")
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, studies);
criterion_main!(benches);
