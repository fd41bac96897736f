//! Threads that lend the engine a hand.

use maillage_sim::hands::{Alone, Hands};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// As many threads as there are processors, for what somebody waits for: of their own, so that a study at work on all
/// processors shares these instead of going first. Where threads cannot be started, who asks does the work alone.
#[derive(Debug)]
pub struct Threads(Option<ThreadPool>);

impl Threads {
    /// Starts them.
    pub fn start() -> Self {
        Self::with(0)
    }

    /// Starts so many; for 0, as many as there are processors.
    fn with(threads: usize) -> Self {
        let builder = ThreadPoolBuilder::new().num_threads(threads);
        Self(builder.thread_name(|number| format!("maillage-hand-{number}")).build().ok())
    }
}

impl Hands for Threads {
    fn each<T: Send>(&self, n: usize, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
        match &self.0 {
            Some(pool) => pool.install(|| (0..n).into_par_iter().map(&piece).collect()),
            None => Alone.each(n, piece),
        }
    }

    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        match &self.0 {
            Some(pool) => pool.join(one, other),
            None => Alone.both(one, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::load_study;
    use maillage_sim::tier::analytic::Model;

    #[test]
    fn an_estimate_does_not_depend_on_the_number_of_threads() {
        let study = load_study("sconeeta").unwrap();
        let scenario = study.scenarios.iter().find(|scenario| scenario.name() == "clients-legers").unwrap();
        let future = scenario.future(&study.territory, "2018", "peak").unwrap();
        let alone = Model::new(&future).estimate(&future);
        for threads in [1, 2, 8] {
            let hands = Threads::with(threads);
            assert_eq!(Model::with(&future, &hands).estimate_with(&future, &hands), alone, "{threads}");
        }
        assert_eq!(Threads(None).each(3, |at| at * 2), [0, 2, 4]);
    }
}
