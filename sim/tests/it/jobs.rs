//! Replay of job traces against golden files, which a slow and obvious reference has written.

#![expect(clippy::unwrap_used, reason = "test helpers on files that are part of the test")]

use maillage_sim::replay::jobs::{Discipline, Job, Pool, Pools};

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

fn check(pools: &str, jobs: &str, expected: &str) {
    let pools = rows(pools).map(|row| Pool {
        id: row[0].to_owned(),
        servers: row[1].parse().unwrap(),
        cores: row[2].parse().unwrap(),
        discipline: if row[3] == "ps" { Discipline::ProcessorSharing } else { Discipline::FirstCome },
    });
    let pools = Pools::new(pools.collect()).unwrap();
    let jobs: Vec<Job> = rows(jobs)
        .map(|row| Job {
            arrival: row[1].parse().unwrap(),
            pool: pools.find(row[2]).unwrap(),
            server: row[3].parse().ok(),
            cpu: row[4].parse().unwrap(),
        })
        .collect();
    let finish = pools.replay(&jobs).unwrap();
    let expected: Vec<f64> = rows(expected).map(|row| row[2].parse().unwrap()).collect();
    assert_eq!(finish.len(), expected.len());
    for (row, (ours, theirs)) in finish.iter().zip(&expected).enumerate() {
        // The files have nine decimals; on top of that, 10⁻⁹ relative for the reference's own rounding.
        assert!((ours - theirs).abs() <= 0.5e-9 + 1e-9 * theirs, "row {row}: {ours}, reference {theirs}");
    }
}

#[test]
fn four_servers() {
    check(
        include_str!("../golden/jobs-7/pools.csv"),
        include_str!("../golden/jobs-7/jobs.csv"),
        include_str!("../golden/jobs-7/expected.csv"),
    );
}

#[test]
fn six_servers() {
    check(
        include_str!("../golden/jobs-11/pools.csv"),
        include_str!("../golden/jobs-11/jobs.csv"),
        include_str!("../golden/jobs-11/expected.csv"),
    );
}
