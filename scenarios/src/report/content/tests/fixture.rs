//! A small study run to the end, so that reports are made of what reports are made of.

use crate::file;
use crate::question::compare::compare;
use crate::report::material::Material;
use crate::results::store::Store;
use crate::study::load::{self, Selection};
use crate::study::runner::{Control, prepare};
use crate::study::{Replications, Settings};
use maillage_sim::future::Future;
use maillage_sim::tier::{self, Tier};
use std::fs;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

/// Two scenarios, two phases, two types of day, two dozen synthetic schools.
const FILES: [(&str, &str); 3] = [
    (
        "study.toml",
        r#"version = 1
title = { fr = "Deux futurs", en = "Two futures" }
scenarios = ["aujourdhui.toml", "fibre.toml"]
reference = "aujourdhui"
phases = ["2013", "2020"]
days = ["ordinary", "peak"]
replications = 3
seed = 7

[territory]
from = "auvergne"
departements = ["15"]
largest = 24
"#,
    ),
    (
        "aujourdhui.toml",
        r#"version = 1
extends = "sconeeta/statu-quo"
title = { fr = "Ce qui est là", en = "What is there" }
"#,
    ),
    (
        "fibre.toml",
        r#"version = 1
extends = "sconeeta/cloud-hybride"
title = { fr = "Fibre et cloud", en = "Fibre and cloud" }
"#,
    ),
];

fn made(tier: Tier, replications: u32) -> Material {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let loaded = file::load_study(&folder.path().join("study.toml").display().to_string()).unwrap();
    let study = load::study(loaded, &Selection::default()).unwrap();
    let settings = Settings { replications: Replications::Fixed(replications), seed: 7, tier, threads: 2 };
    let prepared = prepare(&study, &settings).unwrap();
    let results = folder.path().join("results");
    let store = Store::open(&results).unwrap();
    let cancel = AtomicBool::new(false);
    let control = Control { cancel: &cancel, progress: &|_| (), finished: &|_, _, _| () };
    let engine = |future: &Future, seed, replication| tier::run(tier, future, seed, replication);
    compare(&study, &prepared, &settings, &store, &control, &engine).unwrap();
    Material::read(&results, None, None).unwrap()
}

/// Estimates: tier `analytic`.
pub(in crate::report) fn material() -> Material {
    static MADE: OnceLock<Material> = OnceLock::new();
    MADE.get_or_init(|| made(Tier::Analytic, 1)).clone()
}

/// Simulated, with replications.
pub(in crate::report) fn with_noise() -> Material {
    static MADE: OnceLock<Material> = OnceLock::new();
    MADE.get_or_init(|| made(Tier::Session, 3)).clone()
}
