//! Nothing but the input decides: threads, edits taken back; and the interval says what it promises.

use super::sample::SEED;
use super::{Effort, Row};
use crate::file::{load_scenario, load_study};
use maillage_sim::future::Future;
use maillage_sim::measure::Outcome;
use maillage_sim::measure::coverage::coverage as covered;
use maillage_sim::small::Small;
use maillage_sim::territory::Territory;
use maillage_sim::tier::{Tier, run};
use rayon::prelude::*;
use std::path::Path;

/// Outcomes of replications on so many threads.
fn on_threads(threads: usize, tier: Tier, future: &Future, replications: u32) -> Vec<Outcome> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("a few threads can be started");
    pool.install(|| (0..replications).into_par_iter().map(|turn| run(tier, future, SEED, turn)).collect())
}

/// Replications of 2 and 8 threads that are the same, to the last bit, as those of one.
fn threads(tier: Tier, replications: u32) -> f64 {
    let future = Small { establishments: 2, ..Small::default() }.future();
    let one = on_threads(1, tier, &future, replications);
    let same = |threads| {
        let many = on_threads(threads, tier, &future, replications);
        one.iter().zip(&many).filter(|(a, b)| a == b).count()
    };
    (same(2) + same(8)) as f64
}

/// A scenario as it is written; the edit changes what follows the last equals sign.
const SCENARIO: &str = "version = 1\nextends = \"sconeeta/clients-legers\"\n[settling]\nwindow = ";

/// The future of a scenario file with this text on a territory, and the outcome of a day.
fn read(file: &Path, text: &str, territory: &Territory) -> (String, Outcome) {
    std::fs::write(file, text).expect("a temporary file can be written");
    let study = load_scenario(&file.display().to_string()).expect("the scenario is right");
    let future = study.scenarios[0].future(territory, &study.phases[1], &study.days[0]);
    let future = future.expect("the scenario builds");
    let outcome = run(Tier::Session, &future, SEED, 0);
    (format!("{future:?}"), outcome)
}

/// Whether a scenario that was changed and changed back is what it was, and whether the change was one.
fn edit_undone() -> (f64, f64) {
    // The smallest bundled territory.
    let territory = load_study("faure").expect("bundled studies load, as the tests check").territory;
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let file = folder.path().join("edited.toml");
    let (before, after) = (format!("{SCENARIO}\"3 min\"\n"), format!("{SCENARIO}\"1 min\"\n"));
    let original = read(&file, &before, &territory);
    let edited = read(&file, &after, &territory);
    let undone = read(&file, &before, &territory);
    let same = u8::from(original.0 == undone.0) + u8::from(original.1 == undone.1);
    let changed = u8::from(original.0 != edited.0) + u8::from(original.1 != edited.1);
    (f64::from(same), f64::from(changed))
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    // More than there are threads, so that threads take several in an order of their own.
    let replications = if effort == Effort::Full { 24 } else { 9 };
    let both = f64::from(2 * replications);
    let names = [("session", Tier::Session), ("interaction", Tier::Interaction)];
    let tiers = if effort == Effort::Cheap { &names[..1] } else { &names[..] };
    let threads_of = |(name, tier): &(&str, Tier)| {
        let same = threads(*tier, replications);
        Row::exact("validate-threads", format!("{name}, 1 = 2 = 8"), (both, same), 0.0)
    };
    let mut rows: Vec<Row> = tiers.iter().map(threads_of).collect();
    let (same, changed) = edit_undone();
    rows.push(Row::exact("validate-undone", "", (2.0, same), 0.0));
    rows.push(Row::exact("validate-edited", "", (2.0, changed), 0.0));
    rows
}

/// Does the 95 % interval hold the truth 95 times out of 100? Between 94 % and 96 %, over 4,000 experiments (standard
/// error 0.34 points).
pub(super) fn coverage(_: Effort) -> Vec<Row> {
    let experiments = 4000;
    let share = covered(experiments, 20, SEED).value();
    let row =
        Row::exact("validate-coverage", format!("{experiments} × M/M/1, n = 20"), (0.95, share), 0.01 / 0.95);
    vec![row.in_unit("share")]
}
