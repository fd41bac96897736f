//! Draws: how often each alternative is the best, its mean rank, its regret.

use super::*;

#[test]
fn counted_by_hand() {
    let criteria = [Criterion { veto: Some(100.0), ..criterion("cost", 1.0, LowerIsBetter) }];
    let criteria = [Criterion { anchors: Some(Anchors { worst: 128.0, best: 0.0 }), ..criteria[0].clone() }];
    let draws = [
        matrix(&[[32.0], [64.0], [96.0]]),
        matrix(&[[64.0], [64.0], [96.0]]),
        matrix(&[[80.0], [64.0], [101.0]]),
        matrix(&[[101.0], [102.0], [103.0]]),
    ];
    for method in [Method::WeightedSum, Method::Topsis] {
        let outlook = outlook(&criteria, &draws, method).unwrap();
        assert_eq!((outlook.n_draws, outlook.nobody), (4, 0.25));
        let [a, b, c] = outlook.alternatives[..] else { panic!("three alternatives") };
        assert_eq!([a.best.share, b.best.share, c.best.share], [0.375, 0.375, 0.0]);
        assert_eq!([a.excluded, b.excluded, c.excluded], [0.25, 0.25, 0.5]);
        assert_eq!([a.rank, b.rank, c.rank], [Some(4.5 / 3.0), Some(4.5 / 3.0), Some(3.0)]);
        // Closeness to a single anchored criterion is the same share of the way as the normalised value.
        assert_eq!(a.regret, Some(Regret { mean: 0.125 / 3.0, max: 0.125 }));
        assert_eq!(b.regret, Some(Regret { mean: 0.25 / 3.0, max: 0.25 }));
        assert_eq!(c.regret, Some(Regret { mean: 0.375, max: 0.5 }));
    }
}

#[test]
fn draws_must_be_alike_and_there_must_be_some() {
    let criteria = [criterion("cost", 1.0, LowerIsBetter)];
    let none: [Matrix; 0] = [];
    assert_eq!(outlook(&criteria, &none, Method::Topsis), Err(Invalid::NoAlternatives));
    let draws = [matrix(&[[1.0], [2.0]]), matrix(&[[1.0]])];
    let refused = Err(Invalid::Alternatives { expected: 2, found: 1 });
    assert_eq!(outlook(&criteria, &draws, Method::Topsis), refused);
}

#[test]
fn least_regret_of_costs() {
    // Of three prices of energy, two offers and a compromise, which is never the best and never far from it.
    let draws = [[10.0, 30.0, 14.0], [20.0, 20.0, 21.0], [40.0, 10.0, 15.0]];
    let found = regrets(&draws, LowerIsBetter).unwrap();
    assert_eq!(found.iter().map(|regret| regret.max).collect::<Vec<_>>(), [30.0, 20.0, 5.0]);
    assert_eq!(found.iter().map(|regret| regret.mean).collect::<Vec<_>>(), [10.0, 20.0 / 3.0, 10.0 / 3.0]);
    let negative: Vec<[f64; 3]> = draws.iter().map(|draw| draw.map(|cost| -cost)).collect();
    assert_eq!(regrets(&negative, HigherIsBetter).unwrap(), found);
    assert_eq!(regrets(&[vec![1.0], vec![1.0, 2.0]], LowerIsBetter), None);
    assert_eq!(regrets(&[[f64::NAN]], LowerIsBetter), None);
    assert_eq!(regrets(&[[0.0; 0]], LowerIsBetter), None);
}

#[test]
fn one_scale_for_all_draws() {
    let anchored = Some(Anchors { worst: 0.0, best: 9.0 });
    let criteria = [
        criterion("cost", 1.0, LowerIsBetter),
        Criterion { anchors: anchored, ..criterion("quality", 1.0, HigherIsBetter) },
        criterion("same", 1.0, HigherIsBetter),
        Criterion { veto: Some(5.0), ..criterion("law", 0.0, LowerIsBetter) },
    ];
    let draws = [
        matrix(&[[3.0, 1.0, 7.0, 0.0], [5.0, 2.0, 7.0, 1.0]]),
        matrix(&[[2.0, 1.0, 7.0, 0.0], [99.0, 2.0, 7.0, 6.0]]),
    ];
    let anchors: Vec<_> =
        anchored_over(&criteria, &draws).into_iter().map(|criterion| criterion.anchors).collect();
    let law = Anchors { worst: 1.0, best: 0.0 };
    assert_eq!(anchors, [Some(Anchors { worst: 5.0, best: 2.0 }), anchored, None, Some(law)]);
    assert_eq!(anchored_over(&criteria, &[]), criteria);
}

proptest! {
    /// Every draw has one best place to give, unless all are excluded, and ranks that add up to 1 + 2 + … .
    #[test]
    fn shares_of_being_the_best_add_up((criteria, values) in some_problem(), times in 1_usize..4) {
        let draws = vec![values.clone(); times];
        for method in [Method::WeightedSum, Method::Topsis] {
            let outlook = outlook(&criteria, &draws, method).unwrap();
            let shares: f64 = outlook.alternatives.iter().map(|prospect| prospect.best.share).sum();
            let rounding = 32.0 * f64::EPSILON;
            prop_assert!((shares + outlook.nobody - 1.0).abs() < rounding);
            let n = Problem::new(&criteria, &values).unwrap().admitted().len() as f64;
            let ranks: f64 = outlook.alternatives.iter().filter_map(|prospect| prospect.rank).sum();
            prop_assert!((ranks - n * (n + 1.0) / 2.0).abs() < rounding * 64.0);
            for prospect in outlook.alternatives {
                let Share { share, low, high } = prospect.best;
                prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
                prop_assert!(prospect.regret.is_none_or(|regret| 0.0 <= regret.mean && regret.mean <= regret.max + rounding));
            }
        }
    }
}
