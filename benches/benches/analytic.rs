//! Tier `analytic` on one day of the bundled study: the first estimate, which prepares; the next ones, as a slider
//! asks for, on one thread and on all; and all that happens between a slider and its estimate, the building of the future included.

use criterion::{Criterion, criterion_group, criterion_main};
use maillage_scenarios::file::load_study;
use maillage_scenarios::hands::Threads;
use maillage_sim::tier::analytic::Model;

fn estimates(criterion: &mut Criterion) {
    let study = load_study("sconeeta").expect("the study is bundled");
    let threads = Threads::start();
    let mut group = criterion.benchmark_group("analytic");
    for (name, phase, day) in [("statu-quo", "2018", "ordinary"), ("clients-legers", "2018", "peak")] {
        let scenario = study.scenarios.iter().find(|scenario| scenario.name() == name);
        let scenario = scenario.expect("the scenario is bundled");
        let build = || scenario.future(&study.territory, phase, day).expect("bundled scenarios are right");
        let future = build();
        group.bench_function(format!("{name}-{phase}-{day}/first"), |bencher| {
            bencher.iter(|| Model::new(&future).estimate(&future));
        });
        let mut model = Model::new(&future);
        group.bench_function(format!("{name}-{phase}-{day}/next"), |bencher| {
            bencher.iter(|| model.estimate(&future));
        });
        group.bench_function(format!("{name}-{phase}-{day}/next-threads"), |bencher| {
            bencher.iter(|| model.estimate_with(&future, &threads));
        });
        group.bench_function(format!("{name}-{phase}-{day}/slider"), |bencher| {
            bencher.iter(|| model.estimate(&build()));
        });
        group.bench_function(format!("{name}-{phase}-{day}/future"), |bencher| bencher.iter(build));
    }
    group.finish();
}

criterion_group!(benches, estimates);
criterion_main!(benches);
