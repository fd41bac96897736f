//! Stability against what recomputing everything with other weights says.

use super::super::stability::Stability;
use super::*;

/// The criteria with one weight moved to `t` and the others in proportion.
fn moved(criteria: &[Criterion], weights: &[f64], moving: usize, t: f64) -> Vec<Criterion> {
    let rest = 1.0 - weights[moving];
    let n_others = (weights.len() - 1) as f64;
    let weight = |index: usize| match () {
        () if index == moving => t,
        () if rest > 0.0 => (1.0 - t) * weights[index] / rest,
        () => (1.0 - t) / n_others,
    };
    criteria
        .iter()
        .enumerate()
        .map(|(index, other)| Criterion { weight: weight(index), ..other.clone() })
        .collect()
}

/// Scores of all alternatives with one weight moved, and how far rounding may put the admitted ones off: normalised
/// values and weights are below 1 and go through some 64 operations (five criteria, squares, sums, the profile), and
/// closeness divides by the sum of two distances.
fn scores_at(
    criteria: &[Criterion],
    values: &Matrix,
    method: Method,
    (moving, t): (usize, f64),
) -> (Vec<f64>, f64) {
    let weights = Problem::new(criteria, values).unwrap().weights().to_vec();
    let criteria = moved(criteria, &weights, moving, t);
    let problem = Problem::new(&criteria, values).unwrap();
    let topsis = problem.topsis();
    let sums = problem.admitted().iter().map(|&index| topsis.to_best[index] + topsis.from_worst[index]);
    let least = match method {
        Method::WeightedSum => 1.0,
        Method::Topsis => sums.filter(|&sum| sum > 0.0).fold(1.0, f64::min),
    };
    (problem.ranking(method).scores, 64.0 * f64::EPSILON / least)
}

/// Two alternatives, two criteria: they are level where both weights are a half.
#[test]
fn two_opposites_change_places_in_the_middle() {
    let criteria = [criterion("quality", 0.7, HigherIsBetter), criterion("cost", 0.3, LowerIsBetter)];
    let values = matrix(&[[1.0, 1.0], [0.0, 0.0]]);
    let problem = Problem::new(&criteria, &values).unwrap();
    let expected = |criterion: usize, weight: f64| {
        let within = End { weight: if criterion == 0 { 1.0 } else { 0.0 }, winner: None };
        let change = End { weight: 0.5, winner: Some(1) };
        let (low, high) = if criterion == 0 { (change, within) } else { (within, change) };
        let (ahead_below, ahead_above) = if criterion == 0 { (1, 0) } else { (0, 1) };
        let reversals = vec![Reversal { weight: 0.5, ahead_below, ahead_above }];
        Stability { criterion, weight, winner: 0, low, high, reversals }
    };
    // In TOPSIS the norms of both columns are 1 and the two distances exchange their parts.
    for method in [Method::WeightedSum, Method::Topsis] {
        assert_eq!(problem.stability(method), [expected(0, 0.7), expected(1, 0.3)]);
    }
}

/// Scores 0.5 t + 0.5 (1 − t) against t and against 1 − t: first between nowhere and nowhere, level at a half.
#[test]
fn a_winner_by_a_tie_has_no_room() {
    let criteria = [criterion("one", 0.5, HigherIsBetter), criterion("other", 0.5, HigherIsBetter)];
    let values = matrix(&[[0.5, 0.5], [1.0, 0.0], [0.0, 1.0]]);
    let stability = &Problem::new(&criteria, &values).unwrap().stability(Method::WeightedSum)[0];
    assert_eq!(stability.low, End { weight: 0.5, winner: Some(2) });
    assert_eq!(stability.high, End { weight: 0.5, winner: Some(1) });
    assert_eq!(stability.reversals.len(), 3);
}

#[test]
fn one_criterion_cannot_move_and_equal_alternatives_do_not_change_places() {
    let criteria = [criterion("only", 2.0, HigherIsBetter)];
    let only = Problem::new(&criteria, &matrix(&[[1.0], [2.0]])).unwrap().stability(Method::Topsis);
    assert_eq!((only[0].winner, only[0].low.weight, only[0].high.weight), (1, 0.0, 1.0));
    let (criteria, _) = aircraft();
    let row = [2.0, 1_500.0, 20_000.0, 5.5, 5.0, 9.0];
    let same = matrix(&[row, row, [1.0, 1_000.0, 10_000.0, 9.0, 1.0, 1.0]]);
    for method in [Method::WeightedSum, Method::Topsis] {
        for stability in Problem::new(&criteria, &same).unwrap().stability(method) {
            assert_eq!((stability.low.weight, stability.high.weight), (0.0, 1.0));
            assert_eq!(stability.reversals, []);
        }
    }
}

/// The published example: the weight at which the second becomes the first, found once more by halving.
#[test]
fn the_ends_found_by_halving() {
    let (criteria, values) = aircraft();
    let problem = Problem::new(&criteria, &values).unwrap();
    let mut n_found = 0;
    for method in [Method::WeightedSum, Method::Topsis] {
        for stability in problem.stability(method) {
            let first = |t: f64| {
                let (scores, _) = scores_at(&criteria, &values, method, (stability.criterion, t));
                (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap()
            };
            for end in [stability.low, stability.high].into_iter().filter(|end| end.winner.is_some()) {
                let edge = if end == stability.low { 0.0 } else { 1.0 };
                // The nearest change of place on this side lies within the last step of a walk in which the winner
                // still stays; then the step is halved.
                let step = (edge - stability.weight) / 1_000.0;
                let mut inside = stability.weight;
                while first(inside + step) == stability.winner {
                    inside += step;
                }
                let mut outside = inside + step;
                for _ in 0..40 {
                    let middle = f64::midpoint(inside, outside);
                    if first(middle) == stability.winner { inside = middle } else { outside = middle }
                }
                // The weight is off by the rounding of the scores over the slope of their difference, and by the last
                // step, a thousandth halved 40 times.
                let next = end.winner.unwrap();
                let lead = |t: f64| {
                    let (scores, rounding) = scores_at(&criteria, &values, method, (stability.criterion, t));
                    (scores[stability.winner] - scores[next], rounding)
                };
                let (width, (before, rounding)) = (1e-4, lead(end.weight - 1e-4));
                let slope = (lead(end.weight + width).0 - before).abs() / (2.0 * width);
                let tolerance = 2.0 * rounding / slope + step.abs() * 0.5_f64.powi(40);
                assert!((end.weight - inside).abs() < tolerance, "{method:?} {end:?} {inside}");
                assert_eq!(first(outside), next);
                n_found += 1;
            }
        }
    }
    assert!(n_found >= 4, "the example has ends to find: {n_found}");
}

proptest! {
    /// The winner stays everywhere between the ends, and beyond each end another one is strictly ahead.
    #[test]
    fn the_interval_is_that_of_recomputing((criteria, values) in some_problem(), topsis in any::<bool>()) {
        let method = if topsis { Method::Topsis } else { Method::WeightedSum };
        let problem = Problem::new(&criteria, &values).unwrap();
        for stability in problem.stability(method) {
            let Stability { criterion, weight, winner, low, high, .. } = stability;
            prop_assert!(low.weight <= weight && weight <= high.weight, "{:?}", stability);
            // How far one is behind the best, and how much of it may be rounding.
            let behind = |t: f64, of: usize| {
                let (scores, rounding) = scores_at(&criteria, &values, method, (criterion, t));
                let best = problem.admitted().iter().map(|&other| scores[other]).fold(f64::MIN, f64::max);
                (best - scores[of], 2.0 * rounding)
            };
            for part in 0..=20 {
                // Rounding must not carry it past the end.
                let t = (low.weight + (high.weight - low.weight) * f64::from(part) / 20.0).min(high.weight);
                // Where the problem has no weights left it has no scores.
                if moved(&criteria, problem.weights(), criterion, t).iter().any(|criterion| criterion.weight > 0.0) {
                    let (behind, rounding) = behind(t, winner);
                    prop_assert!(behind <= rounding, "{behind} at {t}: {:?}", stability);
                }
            }
            for (end, edge) in [(low, 0.0), (high, 1.0)] {
                let Some(next) = end.winner else { continue };
                // Just beyond, but before anybody else changes places.
                let ahead = |other: &f64| (other - end.weight) * (edge - end.weight) > 1e-9 * (edge - end.weight).abs();
                let nearest = |a: f64, b: f64| if (a - end.weight).abs() < (b - end.weight).abs() { a } else { b };
                let reversals = stability.reversals.iter().map(|reversal| reversal.weight);
                let t = f64::midpoint(end.weight, reversals.filter(ahead).fold(edge, nearest));
                let (next_behind, rounding) = behind(t, next);
                prop_assert!(next_behind <= rounding, "{:?}", stability);
                // Within a short piece the difference may be less than rounding.
                prop_assert!(behind(t, winner).0 > 0.0 || (t - end.weight).abs() < 1e-3, "{:?}", stability);
            }
        }
    }

    /// Between two neighbouring reversals of a pair its order is that of recomputing, and it turns at each.
    #[test]
    fn pairs_change_places_where_it_is_said((criteria, values) in some_problem(), topsis in any::<bool>()) {
        let method = if topsis { Method::Topsis } else { Method::WeightedSum };
        let problem = Problem::new(&criteria, &values).unwrap();
        for stability in problem.stability(method) {
            let scores: Vec<_> = (1..40)
                .map(|step| f64::from(step) / 40.0)
                .map(|t| (t, scores_at(&criteria, &values, method, (stability.criterion, t))))
                .collect();
            for &a in problem.admitted() {
                for &b in problem.admitted().iter().filter(|&&b| b > a) {
                    let of_pair: Vec<&Reversal> = stability
                        .reversals
                        .iter()
                        .filter(|reversal| [(a, b), (b, a)].contains(&(reversal.ahead_below, reversal.ahead_above)))
                        .collect();
                    for pair in of_pair.windows(2) {
                        prop_assert_eq!(pair[0].ahead_above, pair[1].ahead_below);
                    }
                    // Every place at which the order is beyond doubt must be on the side that the reversals say.
                    let sides: Vec<(f64, usize)> = scores
                        .iter()
                        .filter(|(_, (scores, rounding))| (scores[a] - scores[b]).abs() > 2.0 * rounding)
                        .map(|(t, (scores, _))| (*t, if scores[a] > scores[b] { a } else { b }))
                        .collect();
                    for pair in sides.windows(2) {
                        let between = of_pair.iter().filter(|other| pair[0].0 < other.weight && other.weight < pair[1].0);
                        prop_assert_eq!(between.count() % 2 == 1, pair[0].1 != pair[1].1, "{:?} {:?}", pair, of_pair);
                    }
                }
            }
        }
    }
}

#[test]
fn who_overtakes_at_the_very_end_is_named() {
    // Without any weight on quality both cost the same; with the least weight on it the second is ahead.
    let criteria = [criterion("quality", 0.0, HigherIsBetter), criterion("cost", 1.0, LowerIsBetter)];
    let values = matrix(&[[0.0, 5.0], [1.0, 5.0]]);
    for method in [Method::WeightedSum, Method::Topsis] {
        let stability = &Problem::new(&criteria, &values).unwrap().stability(method)[0];
        assert_eq!(stability.winner, 0);
        assert_eq!(stability.low, End { weight: 0.0, winner: None });
        assert_eq!(stability.high, End { weight: 0.0, winner: Some(1) });
    }
}
