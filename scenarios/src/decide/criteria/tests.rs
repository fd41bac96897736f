//! Scores against a published example, other ways to compute them, and the laws that they promise.

use super::*;
use proptest::prelude::*;

mod draws;
mod stability;

use Direction::{HigherIsBetter, LowerIsBetter};

fn criterion(key: &str, weight: f64, direction: Direction) -> Criterion {
    Criterion { key: key.to_owned(), weight, direction, anchors: None, threshold: None, veto: None }
}

fn matrix<const N: usize>(rows: &[[f64; N]]) -> Matrix {
    Matrix::of_rows(rows).unwrap()
}

/// The choice of a fighter aircraft of Hwang and Yoon, *Multiple Attribute Decision Making*, 1981 (section 1.3 for the
/// table, page 132 for the answer): speed (Mach), range (nautical miles), payload (pounds), price (million dollars,
/// lower is better), reliability and manoeuvrability (marks from 1 to 9).
fn aircraft() -> (Vec<Criterion>, Matrix) {
    let criteria = vec![
        criterion("speed", 0.2, HigherIsBetter),
        criterion("range", 0.1, HigherIsBetter),
        criterion("payload", 0.1, HigherIsBetter),
        criterion("price", 0.1, LowerIsBetter),
        criterion("reliability", 0.2, HigherIsBetter),
        criterion("manoeuvrability", 0.3, HigherIsBetter),
    ];
    let values = matrix(&[
        [2.0, 1_500.0, 20_000.0, 5.5, 5.0, 9.0],
        [2.5, 2_700.0, 18_000.0, 6.5, 3.0, 5.0],
        [1.8, 2_000.0, 21_000.0, 4.5, 7.0, 7.0],
        [2.2, 1_800.0, 20_000.0, 5.0, 5.0, 5.0],
    ]);
    (criteria, values)
}

#[test]
fn topsis_as_published() {
    let (criteria, values) = aircraft();
    let topsis = Problem::new(&criteria, &values).unwrap().topsis();
    // Published with three digits from tables of four: closeness, being a quotient of such distances of about 0.1,
    // may be off by one in the third.
    for (score, published) in topsis.ranking.scores.iter().zip([0.643, 0.268, 0.613, 0.312]) {
        assert!((score - published).abs() < 1e-3, "{score} {published}");
    }
    assert_eq!(topsis.ranking.order, [0, 2, 3, 1]);
    // Computed apart in another language with the definition of the book, to as many digits as shown.
    let to_best = [0.054_557_45, 0.119_679_31, 0.057_976_72, 0.100_936_71];
    let from_worst = [0.098_383_2, 0.043_902_73, 0.092_044_14, 0.045_835_72];
    let scores = [0.643_277, 0.268_383_57, 0.613_542_29, 0.312_291_07];
    for index in 0..4 {
        assert!((topsis.to_best[index] - to_best[index]).abs() <= 5e-9);
        assert!((topsis.from_worst[index] - from_worst[index]).abs() <= 5e-9);
        assert!((topsis.ranking.scores[index] - scores[index]).abs() <= 5e-9);
    }
}

#[test]
fn the_weighted_sum_by_hand() {
    let criteria = [
        criterion("quality", 3.0, HigherIsBetter),
        criterion("cost", 1.0, LowerIsBetter),
        criterion("same", 4.0, HigherIsBetter),
    ];
    let values = matrix(&[[0.0, 10.0, 7.0], [5.0, 20.0, 7.0], [10.0, 50.0, 7.0]]);
    let sum = Problem::new(&criteria, &values).unwrap().weighted_sum();
    // 3/8 · (0, ½, 1) + 1/8 · (1, ¾, 0) + 4/8, all of which are binary numbers.
    assert_eq!(sum.ranking.scores, [0.625, 0.78125, 0.875]);
    assert_eq!(sum.ranking.ranks, [Some(3), Some(2), Some(1)]);
    assert_eq!((sum.terms[1][1].worst, sum.terms[1][1].best, sum.terms[1][1].normalised), (50.0, 10.0, 0.75));
}

#[test]
fn equal_scores_share_a_rank() {
    let criteria = [criterion("quality", 1.0, HigherIsBetter)];
    let values = matrix(&[[1.0], [3.0], [3.0], [2.0]]);
    let ranking = Problem::new(&criteria, &values).unwrap().ranking(Method::WeightedSum);
    assert_eq!(ranking.ranks, [Some(4), Some(1), Some(1), Some(3)]);
    assert_eq!((ranking.winner(), ranking.winners()), (Some(1), &[1, 2][..]));
    assert_eq!(ranking.mean_ranks(), [Some(4.0), Some(1.5), Some(1.5), Some(3.0)]);
}

#[test]
fn a_veto_excludes_says_why_and_leaves_the_scores() {
    let law = Criterion { veto: Some(0.0), ..criterion("foreign_law", 0.0, LowerIsBetter) };
    let criteria = [Criterion { threshold: Some(4.0), ..criterion("quality", 1.0, HigherIsBetter) }, law];
    let values = matrix(&[[9.0, 1.0], [5.0, 0.0], [3.0, 0.0]]);
    let decision = Problem::new(&criteria, &values).unwrap().decision();
    assert_eq!(decision.exclusions, [Exclusion { alternative: 0, criterion: 1, value: 1.0, limit: 0.0 }]);
    let sum = &decision.weighted_sum;
    assert_eq!(
        (&sum.ranking.ranks[..], &sum.ranking.order[..]),
        (&[None, Some(1), Some(2)][..], &[1, 2][..])
    );
    // On the scale of the admitted ones the excluded one would be beyond the best, which is cut and said.
    assert_eq!(sum.ranking.scores, [1.0, 1.0, 0.0]);
    assert!(sum.terms[0][0].cut && !sum.terms[1][0].cut);
    // To be beyond the ideal is no distance to it.
    assert_eq!((decision.topsis.to_best[0], decision.topsis.ranking.scores[0]), (0.0, 1.0));
    assert_eq!(
        sum.terms.iter().map(|terms| terms[0].satisfied).collect::<Vec<_>>(),
        [Some(true), Some(true), Some(false)]
    );
    assert_eq!((&decision.pareto.front[..], &decision.pareto.dominated_by[2][..]), (&[1][..], &[1][..]));
}

#[test]
fn when_all_are_excluded_nobody_is_ranked() {
    let criteria = [Criterion { veto: Some(10.0), ..criterion("quality", 1.0, HigherIsBetter) }];
    let values = matrix(&[[9.0], [5.0]]);
    let decision = Problem::new(&criteria, &values).unwrap().decision();
    assert_eq!(
        (decision.topsis.ranking.winner(), decision.weighted_sum.ranking.scores),
        (None, vec![1.0, 0.0])
    );
    assert_eq!((decision.pareto.front.len(), decision.topsis_stability.len()), (0, 0));
}

#[test]
fn what_is_no_problem_is_refused() {
    let sound = criterion("quality", 1.0, HigherIsBetter);
    let refused = |criterion: Criterion, values: &Matrix| Problem::new(&[criterion], values).unwrap_err();
    let one = matrix(&[[1.0]]);
    assert_eq!(refused(sound.clone(), &Matrix::of_rows([[0.0; 0]; 2]).unwrap()), Invalid::NoAlternatives);
    assert_eq!(refused(sound.clone(), &matrix(&[[1.0, 2.0]])), Invalid::Shape { criteria: 1, columns: 2 });
    assert_eq!(
        refused(sound.clone(), &matrix(&[[1.0], [f64::NAN]])),
        Invalid::Value { alternative: 1, criterion: 0 }
    );
    for weight in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(Criterion { weight, ..sound.clone() }, &one), Invalid::Weight(0));
        let level = Some(if weight == -1.0 { f64::NAN } else { weight });
        assert_eq!(refused(Criterion { veto: level, ..sound.clone() }, &one), Invalid::Level(0));
    }
    assert_eq!(refused(Criterion { weight: 0.0, ..sound.clone() }, &one), Invalid::Weights);
    let twice =
        [Criterion { weight: f64::MAX, ..sound.clone() }, Criterion { weight: f64::MAX, ..sound.clone() }];
    assert_eq!(Problem::new(&twice, &matrix(&[[1.0, 1.0]])).unwrap_err(), Invalid::Weights);
    for (worst, best) in [(1.0, 1.0), (2.0, 1.0), (0.0, f64::NAN), (f64::NEG_INFINITY, 0.0)] {
        let anchors = Some(Anchors { worst, best });
        assert_eq!(refused(Criterion { anchors, ..sound.clone() }, &one), Invalid::Anchors(0));
    }
    assert!(Matrix::of_rows([vec![1.0], vec![1.0, 2.0]]).is_none());
}

/// A known flaw, with the cure: a third alternative that is nobody's choice turns the first two round.
#[test]
fn an_irrelevant_alternative_turns_the_order_round_unless_anchored() {
    let mut criteria = vec![criterion("quality", 0.5, HigherIsBetter), criterion("cost", 0.5, LowerIsBetter)];
    let two = [[10.0, 50.0], [8.0, 45.0]];
    let three = [two[0], two[1], [0.0, 46.0]];
    let order = |criteria: &[Criterion], rows: &[[f64; 2]], method| -> Vec<usize> {
        let values = matrix(rows);
        let ranking = Problem::new(criteria, &values).unwrap().ranking(method);
        ranking.order.into_iter().filter(|&alternative| alternative < 2).collect()
    };
    assert_eq!(order(&criteria, &two, Method::WeightedSum), [0, 1], "a tie, by index");
    assert_eq!(order(&criteria, &three, Method::WeightedSum), [1, 0]);
    criteria[0].anchors = Some(Anchors { worst: 0.0, best: 20.0 });
    criteria[1].anchors = Some(Anchors { worst: 100.0, best: 0.0 });
    for method in [Method::WeightedSum, Method::Topsis] {
        assert_eq!(order(&criteria, &two, method), order(&criteria, &three, method));
    }
}

#[test]
fn magnitudes_do_not_break_topsis() {
    let criteria = [criterion("large", 1.0, HigherIsBetter), criterion("small", 1.0, LowerIsBetter)];
    let at = |large: f64, small: f64| {
        let values = matrix(&[[large, 3.0 * small], [2.0 * large, 4.0 * small], [3.0 * large, 9.0 * small]]);
        Problem::new(&criteria, &values).unwrap().topsis().ranking.scores
    };
    for (one, other) in at(1.0, 1.0).iter().zip(at(1e299, 1e-300)) {
        // About ten roundings on the way to numbers below 1.
        assert!((one - other).abs() < 16.0 * f64::EPSILON);
    }
}

#[test]
fn what_comes_out_is_read_back_the_same() {
    let (criteria, values) = aircraft();
    let decision = Problem::new(&criteria, &values).unwrap().decision();
    let text = serde_json::to_string(&decision).unwrap();
    assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), decision);
    let text = serde_json::to_string(&criteria).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Criterion>>(&text).unwrap(), criteria);
}

/// Criteria of any kind and alternatives with ties; some have anchors and vetoes.
pub(super) fn some_problem() -> impl Strategy<Value = (Vec<Criterion>, Matrix)> {
    (1_usize..6, 1_usize..8).prop_flat_map(|(n_criteria, n_alternatives)| {
        let criterion = (
            0_u8..5,
            any::<bool>(),
            prop::option::weighted(0.3, 0.0_f64..5.0),
            prop::option::weighted(0.2, 1.0_f64..9.0),
        );
        let value = prop_oneof![(-4_i8..10).prop_map(f64::from), -4.0_f64..10.0];
        let row = prop::collection::vec(value, n_criteria);
        (prop::collection::vec(criterion, n_criteria), prop::collection::vec(row, n_alternatives)).prop_map(
            |(criteria, rows)| {
                let criteria =
                    criteria.into_iter().enumerate().map(|(index, (weight, higher, anchor, veto))| {
                        let direction = if higher { HigherIsBetter } else { LowerIsBetter };
                        // The first one has a weight, so that there is one.
                        let weight = f64::from(weight) + if index == 0 { 1.0 } else { 0.0 };
                        let anchors = anchor.map(|low| {
                            let (worst, best) = if higher { (low, 9.0) } else { (9.0, low) };
                            Anchors { worst, best }
                        });
                        Criterion { anchors, veto, ..criterion_named(index, weight, direction) }
                    });
                (criteria.collect(), Matrix::of_rows(rows).unwrap())
            },
        )
    })
}

fn criterion_named(index: usize, weight: f64, direction: Direction) -> Criterion {
    criterion(&format!("criterion_{index}"), weight, direction)
}

proptest! {
    #[test]
    fn every_score_is_the_sum_of_its_terms((criteria, values) in some_problem()) {
        let problem = Problem::new(&criteria, &values).unwrap();
        let (sum, topsis) = (problem.weighted_sum(), problem.topsis());
        for (alternative, terms) in sum.terms.iter().enumerate() {
            let added: f64 = terms.iter().map(|term| term.contribution).sum();
            prop_assert_eq!(added, sum.ranking.scores[alternative]);
            prop_assert!((0.0..=1.0 + 8.0 * f64::EPSILON).contains(&added));
            for term in terms {
                prop_assert_eq!(term.contribution, term.weight * term.normalised);
            }
        }
        for (alternative, terms) in topsis.terms.iter().enumerate() {
            let length = |part: fn(&Distance) -> f64| terms.iter().map(|term| part(term).powi(2)).sum::<f64>().sqrt();
            let (to_best, from_worst) = (length(|term| term.to_best), length(|term| term.from_worst));
            prop_assert_eq!((to_best, from_worst), (topsis.to_best[alternative], topsis.from_worst[alternative]));
            let score = topsis.ranking.scores[alternative];
            prop_assert_eq!(score, topsis::closeness(to_best, from_worst));
            prop_assert!((0.0..=1.0).contains(&score));
        }
    }

    /// TOPSIS once more, with loops and without the cases, where nothing is anchored or excluded.
    #[test]
    fn topsis_by_its_definition((mut criteria, values) in some_problem()) {
        for criterion in &mut criteria {
            (criterion.anchors, criterion.veto) = (None, None);
        }
        let problem = Problem::new(&criteria, &values).unwrap();
        let rows: Vec<&[f64]> = values.rows().collect();
        let mut distances = vec![[0.0_f64; 2]; rows.len()];
        for (j, criterion) in criteria.iter().enumerate() {
            let norm = rows.iter().map(|row| row[j] * row[j]).sum::<f64>().sqrt();
            let weighted: Vec<f64> = rows.iter().map(|row| if norm > 0.0 { problem.weights()[j] * row[j] / norm } else { 0.0 }).collect();
            let most = weighted.iter().copied().fold(f64::MIN, f64::max);
            let least = weighted.iter().copied().fold(f64::MAX, f64::min);
            let (best, worst) = if criterion.direction == HigherIsBetter { (most, least) } else { (least, most) };
            for (distance, value) in distances.iter_mut().zip(&weighted) {
                distance[0] += (value - best).powi(2);
                distance[1] += (value - worst).powi(2);
            }
        }
        let scores = problem.ranking(Method::Topsis).scores;
        for (score, [to_best, from_worst]) in scores.iter().zip(distances) {
            let (to_best, from_worst) = (to_best.sqrt(), from_worst.sqrt());
            if to_best + from_worst == 0.0 {
                continue;
            }
            // Distances, of at most five squares of numbers below 1, are off by some roundings of 1; their quotient by
            // as much over their sum.
            let tolerance = 32.0 * f64::EPSILON / (to_best + from_worst);
            prop_assert!((score - from_worst / (to_best + from_worst)).abs() < tolerance);
        }
    }

    #[test]
    fn who_is_excluded_changes_nothing_for_the_others((criteria, values) in some_problem()) {
        let problem = Problem::new(&criteria, &values).unwrap();
        if problem.admitted().is_empty() {
            return Ok(());
        }
        let kept = Matrix::of_rows(problem.admitted().iter().map(|&row| values.row(row))).unwrap();
        let alone = Problem::new(&criteria, &kept).unwrap();
        for method in [Method::WeightedSum, Method::Topsis] {
            let (all, alone) = (problem.ranking(method), alone.ranking(method));
            for (position, &alternative) in problem.admitted().iter().enumerate() {
                prop_assert_eq!(all.scores[alternative], alone.scores[position]);
                prop_assert_eq!(all.ranks[alternative], alone.ranks[position]);
            }
        }
    }

    #[test]
    fn the_front_by_looking_at_every_pair((criteria, values) in some_problem()) {
        let problem = Problem::new(&criteria, &values).unwrap();
        let pareto = problem.pareto();
        let sign = |criterion: &Criterion| if criterion.direction == HigherIsBetter { 1.0 } else { -1.0 };
        for b in 0..values.n_rows() {
            let mut dominators = Vec::new();
            for &a in problem.admitted() {
                let gains: Vec<f64> = (0..criteria.len())
                    .filter(|&j| criteria[j].weight > 0.0)
                    .map(|j| sign(&criteria[j]) * (values.row(a)[j] - values.row(b)[j]))
                    .collect();
                let least = gains.iter().copied().fold(f64::MAX, f64::min);
                let most = gains.iter().copied().fold(f64::MIN, f64::max);
                if least >= 0.0 && most > 0.0 {
                    dominators.push(a);
                }
            }
            let on_front = dominators.is_empty() && problem.admitted().contains(&b);
            prop_assert_eq!(&pareto.dominated_by[b], &dominators);
            prop_assert_eq!(pareto.front.contains(&b), on_front);
        }
        // Somebody is always on it, and the weighted sum never puts who is dominated before who dominates.
        prop_assert_eq!(pareto.front.is_empty(), problem.admitted().is_empty());
        let scores = problem.ranking(Method::WeightedSum).scores;
        for (alternative, dominators) in pareto.dominated_by.iter().enumerate().filter(|&(b, _)| problem.admitted().contains(&b)) {
            for &dominator in dominators {
                prop_assert!(scores[dominator] >= scores[alternative]);
            }
        }
    }
}
