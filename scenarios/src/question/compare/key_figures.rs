//! Key figures of a comparison, and which of their verdicts are corrected together.

use maillage_sim::measure::holm::{Direction, Verdict, verdicts};
use maillage_sim::measure::interval::PairedDifference;
use maillage_sim::measure::{Better, Measure};

/// Measure on which scenarios are judged: the figure for élus.
pub const JUDGED_MEASURE: Measure = Measure::DisturbedLessons;

/// Measures that scenarios are compared by, in the order in which they are shown.
pub const KEY_FIGURES: [Measure; 8] = [
    JUDGED_MEASURE,
    Measure::ResponseP95,
    Measure::LoginP95,
    Measure::PageP95,
    Measure::RefusedLogins,
    Measure::UnseatedLessons,
    Measure::SaturatedMinutes,
    Measure::PeakSessions,
];

/// Chance of one false verdict or more in a family of comparisons.
pub const LEVEL: f64 = 0.05;

/// Which way a measure improves; `None` for one that only describes, and that has no verdict.
pub const fn direction(measure: Measure) -> Option<Direction> {
    match measure.better() {
        Better::Lower => Some(Direction::LowerIsBetter),
        Better::Higher => Some(Direction::HigherIsBetter),
        Better::Neither => None,
    }
}

/// Verdicts on all comparisons that are shown together, in the order given; `None` for measures that only describe.
///
/// They are two families, each corrected by Holm at [`LEVEL`]. The measure on which scenarios are judged is the question
/// that was asked before anything was simulated: its verdicts do not depend on what else is shown. All other figures are
/// looked at because they are there, so that they are corrected together, for every figure and every scenario.
pub fn judged(comparisons: &[(Measure, PairedDifference)]) -> Vec<Option<Verdict>> {
    let mut found = vec![None; comparisons.len()];
    for is_question in [true, false] {
        let in_family = |(at, (measure, pair)): (usize, &(Measure, PairedDifference))| {
            let belongs = (*measure == JUDGED_MEASURE) == is_question;
            let direction = direction(*measure).filter(|_| belongs)?;
            Some((at, (*pair, direction)))
        };
        let (places, family): (Vec<usize>, Vec<_>) =
            comparisons.iter().enumerate().filter_map(in_family).unzip();
        for (at, verdict) in places.into_iter().zip(verdicts(&family, LEVEL)) {
            found[at] = Some(verdict);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Better, NotDistinguishable, Worse};
    use maillage_sim::measure::interval::Estimate;

    fn pair(mean: f64, p_value: f64) -> PairedDifference {
        PairedDifference { estimate: Estimate { mean, ci95: None, n: 9 }, p_value: Some(p_value) }
    }

    #[test]
    fn the_question_is_corrected_apart_from_all_other_figures() {
        let shown = [
            (Measure::DisturbedLessons, pair(-0.1, 0.02)),
            (Measure::ResponseP95, pair(-1.0, 0.02)),
            (Measure::PeakSessions, pair(50.0, 0.0)),
            (Measure::DisturbedLessons, pair(0.1, 0.03)),
            (Measure::LoginP95, pair(4.0, 0.001)),
            (Measure::PageP95, pair(-1.0, 0.5)),
        ];
        // Adjusted: of the question 0.04 and 0.04; of the others 0.04, 0.003 and 0.5. All five together would have
        // 0.02 × 4 = 0.08 as second.
        let expected = [Some(Better), Some(Better), None, Some(Worse), Some(Worse), Some(NotDistinguishable)];
        assert_eq!(judged(&shown), expected);
        // One more figure that differs by nothing, and the response is not distinguishable any more: 0.02 × 3.
        let mut more = shown.to_vec();
        more.push((Measure::RefusedLogins, pair(0.0, 1.0)));
        let found = judged(&more);
        assert_eq!((found[0], found[1], found[4]), (Some(Better), Some(NotDistinguishable), Some(Worse)));
    }

    #[test]
    fn every_key_figure_but_sessions_has_a_direction() {
        let without: Vec<Measure> =
            KEY_FIGURES.into_iter().filter(|measure| direction(*measure).is_none()).collect();
        assert_eq!(without, [Measure::PeakSessions]);
    }
}
