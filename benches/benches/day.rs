//! One day of the bundled study, tier `session`: what a study repeats.

use criterion::{Criterion, criterion_group, criterion_main};
use maillage_scenarios::file::load_study;
use maillage_sim::tier::{Tier, run};

fn days(criterion: &mut Criterion) {
    let study = load_study("sconeeta").expect("the study is bundled");
    let mut group = criterion.benchmark_group("day");
    group.sample_size(10);
    for (name, phase, day) in [
        ("statu-quo", "2018", "ordinary"),
        ("clients-legers", "2018", "peak"),
        ("cloud-hybride", "2018", "peak"),
    ] {
        let scenario = study.scenarios.iter().find(|scenario| scenario.name() == name);
        let scenario = scenario.expect("the scenario is bundled");
        let future = scenario.future(&study.territory, phase, day).expect("bundled scenarios are right");
        group.bench_function(format!("{name}-{phase}-{day}"), |bencher| {
            bencher.iter(|| run(Tier::Session, &future, study.seed, 0));
        });
    }
    group.finish();
}

criterion_group!(benches, days);
criterion_main!(benches);
