//! What is certain of cells against a reference: the verdicts of `maillage compare` on their phase and day.

use super::CellView;
use crate::question::compare::{KEY_FIGURES, judged};
use crate::statistics::difference;
use maillage_sim::measure::Measure;
use maillage_sim::measure::holm::Verdict;
use maillage_sim::measure::interval::PairedDifference;
use std::collections::BTreeMap;

/// How a cell stands against a reference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Its future is that of the reference: every replication came out the same.
    Same,
    /// Verdicts by key figure; what has none is absent: estimates, single replications, measures that only describe.
    Judged(BTreeMap<Measure, Verdict>),
}

impl Standing {
    /// The verdict on a measure.
    pub fn on(&self, measure: Measure) -> Option<Verdict> {
        match self {
            Self::Same => None,
            Self::Judged(verdicts) => verdicts.get(&measure).copied(),
        }
    }
}

/// How cells stand against a reference, on every key figure; corrected for the number of comparisons as the verdicts of
/// a summary are ([`judged`]).
pub fn judge(reference: &CellView, cells: &[&CellView]) -> Vec<Standing> {
    let mut compared: Vec<(Measure, PairedDifference)> = Vec::new();
    let mut places = Vec::new();
    let mut standings = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if is_same(reference, cell) {
            standings.push(Standing::Same);
            continue;
        }
        standings.push(Standing::Judged(BTreeMap::new()));
        if reference.is_estimate || cell.is_estimate {
            continue;
        }
        for measure in KEY_FIGURES {
            let pair = difference(reference.by_replication(measure), cell.by_replication(measure));
            if let Some(pair) = pair.filter(|pair| pair.estimate.n > 1) {
                compared.push((measure, pair));
                places.push(at);
            }
        }
    }
    for ((at, (measure, _)), verdict) in places.into_iter().zip(&compared).zip(judged(&compared)) {
        if let (Standing::Judged(verdicts), Some(verdict)) = (&mut standings[at], verdict) {
            verdicts.insert(*measure, verdict);
        }
    }
    standings
}

/// Whether both were simulated and came out the same in every replication that both have.
fn is_same(a: &CellView, b: &CellView) -> bool {
    let is_simulated = |view: &CellView| view.has_runs() && !view.is_estimate;
    is_simulated(a) && is_simulated(b) && a.runs.iter().zip(&b.runs).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::measure::Outcome;
    use maillage_sim::small::Small;
    use maillage_sim::tier::{Tier, run};
    use maillage_sim::units::BitRate;
    use std::sync::Arc;

    /// A cell whose replications have these shares of disturbed lessons, and these times of answers.
    fn cell(shares: &[f64], responses: &[f64], is_estimate: bool) -> CellView {
        let runs: Vec<Arc<Outcome>> = shares
            .iter()
            .zip(responses)
            .map(|(share, response)| {
                let mut outcome = Outcome::default();
                outcome.territory.set(Measure::DisturbedLessons, *share);
                outcome.territory.set(Measure::ResponseP95, *response);
                outcome.territory.set(Measure::PeakSessions, 100.0 * share);
                Arc::new(outcome)
            })
            .collect();
        CellView::of(&runs, Arc::default(), is_estimate)
    }

    const SHARES: [f64; 4] = [0.30, 0.31, 0.29, 0.30];
    const RESPONSES: [f64; 4] = [1.0, 1.2, 0.9, 1.1];

    #[test]
    fn clear_differences_are_told_from_noise() {
        let reference = cell(&SHARES, &RESPONSES, false);
        let better = cell(&SHARES.map(|share| share - 0.2), &[1.1, 0.9, 1.2, 1.0], false);
        let worse = cell(&SHARES.map(|share| share + 0.2), &RESPONSES.map(|time| time + 1.0), false);
        let found = judge(&reference, &[&better, &worse]);
        assert_eq!(found[0].on(Measure::DisturbedLessons), Some(Verdict::Better));
        assert_eq!(found[0].on(Measure::ResponseP95), Some(Verdict::NotDistinguishable));
        assert_eq!(found[1].on(Measure::DisturbedLessons), Some(Verdict::Worse));
        assert_eq!(found[1].on(Measure::ResponseP95), Some(Verdict::Worse));
        // What only describes is neither good nor bad, and of what was not measured nothing is said.
        for measure in [Measure::PeakSessions, Measure::PageP95] {
            assert_eq!((found[0].on(measure), found[1].on(measure)), (None, None), "{measure:?}");
        }
    }

    #[test]
    fn the_same_future_is_not_compared() {
        let reference = cell(&SHARES, &RESPONSES, false);
        let found = judge(&reference, &[&reference.clone()]);
        assert_eq!(found, [Standing::Same]);
        assert_eq!(found[0].on(Measure::DisturbedLessons), None);
    }

    #[test]
    fn estimates_and_single_replications_are_not_judged() {
        let nothing = Standing::Judged(BTreeMap::new());
        let (reference, estimate) =
            (cell(&SHARES, &RESPONSES, false), cell(&SHARES[..1], &RESPONSES[..1], true));
        let single = cell(&[0.1], &[1.0], false);
        assert_eq!(judge(&reference, &[&estimate, &single]), [nothing.clone(), nothing.clone()]);
        assert_eq!(judge(&estimate, &[&reference, &estimate]), [nothing.clone(), nothing]);
    }

    /// Four days of a small region whose lines have this rate.
    fn days(mbit: f64) -> CellView {
        let rate = BitRate::from_megabits(mbit);
        let future = Small { access: (rate, rate), ..Small::default() }.future();
        let days: Vec<_> = (0..4).map(|day| Arc::new(run(Tier::Session, &future, 1, day))).collect();
        CellView::of(&days, Arc::default(), false)
    }

    /// What is simulated twice is the same, and faster lines are better.
    #[test]
    fn simulated_days_are_judged() {
        let (slow, fast, same) = (days(0.5), days(50.0), days(0.5));
        let found = judge(&slow, &[&fast, &same]);
        assert_eq!(found[0].on(Measure::DisturbedLessons), Some(Verdict::Better));
        assert_eq!(found[1], Standing::Same);
        let back = judge(&fast, &[&slow]);
        assert_eq!(back[0].on(Measure::DisturbedLessons), Some(Verdict::Worse));
        let estimate = CellView { is_estimate: true, ..fast };
        assert_eq!(judge(&slow, &[&estimate])[0].on(Measure::DisturbedLessons), None);
    }
}
