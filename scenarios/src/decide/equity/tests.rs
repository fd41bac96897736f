//! Equity against published figures, limits, other ways to compute it, and the axioms of inequality.

use super::*;
use proptest::prelude::*;

/// Income per head of the 32 Mexican states in 1940, and their regions according to Hanson (1998): the example of the
/// `inequality` package of `PySAL`, from S. J. Rey and M. L. Sastre Gutiérrez, "Interregional inequality dynamics in
/// Mexico", *Spatial Economic Analysis* 5, 2010. Its documentation and tests give Gini, Theil and the part between.
const MEXICO: [(f64, usize); 32] = [
    (10384.0, 2),
    (22361.0, 1),
    (9573.0, 2),
    (3758.0, 5),
    (2934.0, 5),
    (8578.0, 1),
    (8537.0, 1),
    (6909.0, 3),
    (17816.0, 4),
    (12132.0, 2),
    (4359.0, 3),
    (2181.0, 5),
    (4414.0, 3),
    (5309.0, 3),
    (3408.0, 4),
    (3327.0, 3),
    (6936.0, 3),
    (4836.0, 2),
    (9073.0, 1),
    (1892.0, 5),
    (3569.0, 3),
    (11016.0, 3),
    (21965.0, 5),
    (4372.0, 2),
    (4840.0, 2),
    (6399.0, 1),
    (2459.0, 5),
    (7508.0, 1),
    (3605.0, 3),
    (5203.0, 3),
    (7990.0, 5),
    (3734.0, 2),
];

fn place(key: usize, value: f64, pupils: f64) -> Place {
    Place { key, value, pupils, group: key % 3, rural: key.is_multiple_of(2) }
}

fn places(pairs: impl IntoIterator<Item = (f64, f64)>) -> Vec<Place> {
    pairs.into_iter().enumerate().map(|(key, (value, pupils))| place(key, value, pupils)).collect()
}

fn alike(values: impl IntoIterator<Item = f64>) -> Vec<Place> {
    places(values.into_iter().map(|value| (value, 1.0)))
}

fn describe(places: &[Place]) -> Equity {
    Equity::of(places, None, None).unwrap()
}

/// Rounding of a sum of `n` terms whose magnitudes add up to about `size`, with the few operations in each.
fn rounding(n: usize, size: f64) -> f64 {
    (n as f64 + 8.0) * 4.0 * f64::EPSILON * size
}

#[test]
fn the_published_figures_of_the_mexican_states() {
    let states: Vec<Place> = MEXICO
        .iter()
        .enumerate()
        .map(|(key, &(value, group))| Place { group, ..place(key, value, 1.0) })
        .collect();
    let equity = describe(&states);
    // As many digits as are published: 17 for Gini, 8 for Theil and its part between the regions.
    assert!((equity.gini - 0.353_723_711_734_528_5).abs() < rounding(32, 1.0), "{}", equity.gini);
    assert!((equity.theil.total - 0.208_943_44).abs() <= 5e-9, "{:?}", equity.theil);
    assert!((equity.theil.between - 0.034_588_9).abs() <= 5e-9, "{:?}", equity.theil);
    assert_eq!(equity.groups.iter().map(|group| group.group).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

/// The second published case: half have nothing, half the same, and the halves are the groups.
#[test]
fn all_inequality_lies_between_groups_that_are_even_within() {
    let mut six = alike([0.0, 0.0, 0.0, 10.0, 10.0, 10.0]);
    for (index, place) in six.iter_mut().enumerate() {
        place.group = index / 3;
    }
    let equity = describe(&six);
    assert!((equity.theil.total - 2.0_f64.ln()).abs() < rounding(6, 1.0));
    assert_eq!(equity.theil.between, equity.theil.total);
    assert_eq!(equity.theil.within, 0.0);
    assert_eq!((equity.p10, equity.p90_over_p10), (0.0, None));
}

#[test]
fn when_all_have_the_same_nothing_is_unequal() {
    // A third is not a binary number: the mean of three of them must not leave it.
    let equity = describe(&places([(1.0 / 3.0, 7.0), (1.0 / 3.0, 0.1), (1.0 / 3.0, 13.0)]));
    assert_eq!(
        (equity.gini, equity.theil.total, equity.theil.between, equity.theil.within),
        (0.0, 0.0, 0.0, 0.0)
    );
    assert_eq!((equity.mean, equity.p90_over_p10), (1.0 / 3.0, Some(1.0)));
    let ends = [LorenzPoint { pupils: 0.0, amount: 0.0 }, LorenzPoint { pupils: 1.0, amount: 1.0 }];
    assert_eq!(equity.lorenz, Lorenz { points: ends.to_vec(), gini_lost: 0.0 });
}

#[test]
fn when_nobody_has_anything_nothing_is_unequal_either() {
    let equity = describe(&alike([0.0, -0.0, 0.0]));
    assert_eq!((equity.mean, equity.gini, equity.theil.total, equity.theil.within), (0.0, 0.0, 0.0, 0.0));
    assert_eq!((equity.lorenz.points.len(), equity.lorenz.gini()), (2, 0.0));
    assert_eq!((equity.p90_over_p10, equity.rural_over_urban), (None, None));
}

/// Who has all and is a share `w` of the pupils: the curve is flat up to `1 − w` and rises to 1 at once.
#[test]
fn when_one_has_all() {
    let equity = describe(&places([(0.0, 60.0), (5.0, 25.0), (0.0, 15.0)]));
    assert!((equity.gini - 0.75).abs() < rounding(3, 1.0));
    assert!((equity.theil.total - 4.0_f64.ln()).abs() < rounding(3, 2.0));
}

/// Values 1 to n: the mean difference is (n² − 1) / (3 n), its half over the mean (n + 1) / 2 is (n − 1) / (3 n).
#[test]
fn one_to_n() {
    for n in [1_u32, 2, 3, 10, 999] {
        let equity = describe(&alike((1..=n).rev().map(f64::from)));
        let exact = f64::from(n - 1) / f64::from(3 * n);
        assert!((equity.gini - exact).abs() < rounding(n as usize, 1.0), "{n}: {}", equity.gini);
    }
}

#[test]
fn percentiles_are_values_that_somebody_has() {
    let equity = describe(&alike((1..=10).map(f64::from)));
    assert_eq!((equity.p10, equity.p50, equity.p90, equity.p90_over_p10), (1.0, 5.0, 9.0, Some(9.0)));
    // A tenth and no more have 1, so that the tenth percentile is 1; with a pupil less it is 2.
    assert_eq!(describe(&places([(1.0, 10.0), (2.0, 90.0)])).p10, 1.0);
    assert_eq!(describe(&places([(1.0, 9.0), (2.0, 90.0)])).p10, 2.0);
}

#[test]
fn the_side_of_the_target_that_counts_follows_the_direction() {
    let places = places([(1.0, 10.0), (4.0, 50.0), (9.0, 40.0)]);
    let against = |direction| Equity::of(&places, direction, Some(4.0)).unwrap().target.unwrap();
    let none = against(None);
    assert_eq!((none.under, none.over, none.missed), (0.1, 0.4, None));
    assert_eq!(against(Some(Direction::HigherIsBetter)).missed, Some(0.1));
    assert_eq!(against(Some(Direction::LowerIsBetter)).missed, Some(0.4));
}

#[test]
fn the_worst_served_follow_the_direction_and_then_the_key() {
    let places = alike([3.0, 1.0, 2.0, 1.0, 9.0, 9.0, 5.0, 4.0, 6.0, 7.0, 8.0, 0.0]);
    let keys = |direction| -> Vec<usize> {
        Equity::of(&places, direction, None).unwrap().worst.iter().map(|worst| worst.key).collect()
    };
    assert_eq!(keys(Some(Direction::HigherIsBetter)), [11, 1, 3, 2, 0, 7, 6, 8, 9, 10]);
    assert_eq!(keys(Some(Direction::LowerIsBetter)), [4, 5, 10, 9, 8, 6, 7, 0, 2, 1]);
    assert_eq!(keys(None), [0; 0]);
}

#[test]
fn rural_against_urban_is_weighted_by_pupils() {
    let places = [place(0, 2.0, 10.0), place(1, 8.0, 50.0), place(2, 6.0, 30.0)];
    let equity = describe(&places);
    assert_eq!((equity.rural_mean, equity.urban_mean), (Some(5.0), Some(8.0)));
    assert_eq!((equity.rural_over_urban, equity.rural_pupils), (Some(0.625), 40.0 / 90.0));
    let rural = describe(&places[..1]);
    assert_eq!((rural.urban_mean, rural.rural_over_urban, rural.rural_pupils), (None, None, 1.0));
}

#[test]
fn what_is_no_distribution_is_refused() {
    let refused = |places: &[Place]| Equity::of(places, None, None).unwrap_err();
    assert_eq!(refused(&[]), Unfit::NoPupils);
    assert_eq!(refused(&[place(0, 1.0, 0.0)]), Unfit::NoPupils);
    for value in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(&[place(0, 1.0, 1.0), place(7, value, 1.0)]), Unfit::Value(7));
        assert_eq!(refused(&[place(0, 1.0, 1.0), place(7, 1.0, value)]), Unfit::Pupils(7));
        let target = Equity::of(&[place(0, 1.0, 1.0)], None, Some(value));
        assert_eq!(target.is_ok(), value == -1.0);
    }
    assert_eq!(refused(&[place(0, f64::MAX, 2.0), place(1, f64::MAX, 3.0)]), Unfit::OutOfRange);
}

#[test]
fn places_without_pupils_count_nowhere() {
    let two = [place(0, 2.0, 10.0), place(1, 8.0, 50.0)];
    let three = [place(2, 0.0, 0.0), two[0], two[1]];
    let of = |places: &[Place]| Equity::of(places, Some(Direction::HigherIsBetter), Some(3.0)).unwrap();
    assert_eq!(of(&two), of(&three));
}

#[test]
fn what_comes_out_is_read_back_the_same() {
    let equity = Equity::of(&alike([1.0, 2.5, 0.1]), Some(Direction::LowerIsBetter), Some(2.0)).unwrap();
    let text = serde_json::to_string(&equity).unwrap();
    assert_eq!(serde_json::from_str::<Equity>(&text).unwrap(), equity);
}

/// Gini by its other definition, over all pairs: half of the mean absolute difference over the mean.
fn gini_by_pairs(places: &[Place]) -> f64 {
    let pupils: f64 = places.iter().map(|place| place.pupils).sum();
    let mean = places.iter().map(|place| place.pupils * place.value).sum::<f64>() / pupils;
    let pairs = places.iter().flat_map(|a| places.iter().map(move |b| (a, b)));
    let difference: f64 = pairs.map(|(a, b)| a.pupils * b.pupils * (a.value - b.value).abs()).sum();
    difference / (2.0 * pupils * pupils * mean)
}

/// Theil's T as it is printed in books.
fn theil_by_the_book(places: &[Place]) -> f64 {
    let pupils: f64 = places.iter().map(|place| place.pupils).sum();
    let mean = places.iter().map(|place| place.pupils * place.value).sum::<f64>() / pupils;
    let term = |x: f64| if x == 0.0 { 0.0 } else { x / mean * (x / mean).ln() };
    places.iter().map(|place| place.pupils * term(place.value)).sum::<f64>() / pupils
}

/// Places with some ties and zeros; at least one has something.
fn some_places(most: usize) -> impl Strategy<Value = Vec<Place>> {
    let value = prop_oneof![1 => Just(0.0), 2 => (1_u8..6).prop_map(f64::from), 4 => 0.001_f64..1e4];
    let pupils = prop_oneof![(1_u16..1_000).prop_map(f64::from), 0.1_f64..1e3];
    prop::collection::vec((value, pupils, 0_usize..5, any::<bool>()), 1..most).prop_map(|rows| {
        let mut places = vec![Place { key: rows.len(), value: 1.0, pupils: 1.0, group: 0, rural: false }];
        let row = |(key, (value, pupils, group, rural))| Place { key, value, pupils, group, rural };
        places.extend(rows.into_iter().enumerate().map(row));
        places
    })
}

proptest! {
    #[test]
    fn gini_is_half_of_the_relative_mean_difference(places in some_places(60)) {
        let gini = describe(&places).gini;
        // All terms over pairs are positive: their sum is off by its number of terms, relatively.
        let tolerance = rounding(places.len() * places.len(), 1.0);
        prop_assert!((gini - gini_by_pairs(&places)).abs() < tolerance);
        prop_assert!((0.0..1.0).contains(&gini));
    }

    #[test]
    fn theil_divides_into_its_parts(places in some_places(60)) {
        let equity = describe(&places);
        let Theil { total, between, within } = equity.theil;
        // A mean's own rounding, relatively the number of places, is met by the slope of x ln x, at most 1 + ln of
        // the largest x/μ, which is at most all pupils over the fewest, 6e4 / 0.1.
        let tolerance = rounding(places.len(), 3.0 * (1.0 + 6e5_f64.ln()));
        prop_assert!((total - between - within).abs() < tolerance, "{:?}", equity.theil);
        prop_assert!((total - theil_by_the_book(&places)).abs() < tolerance);
        prop_assert!(total >= 0.0 && between >= 0.0 && within >= 0.0);
        let amounts: f64 = equity.groups.iter().map(|group| group.amount).sum();
        prop_assert!((amounts - 1.0).abs() < rounding(places.len(), 1.0));
    }

    #[test]
    fn the_unit_does_not_matter(places in some_places(40), power in -20_i32..20) {
        // Powers of two, so that not even rounding differs.
        let scale = 2.0_f64.powi(power);
        let scaled: Vec<Place> = places.iter().map(|place| Place { value: place.value * scale, ..*place }).collect();
        let (one, other) = (describe(&places), describe(&scaled));
        prop_assert_eq!((one.gini, one.theil, &one.lorenz), (other.gini, other.theil, &other.lorenz));
        prop_assert_eq!((one.p90_over_p10, one.rural_over_urban), (other.p90_over_p10, other.rural_over_urban));
        prop_assert_eq!(one.mean * scale, other.mean);
    }

    #[test]
    fn neither_order_nor_replication_of_the_population_matters(places in some_places(40)) {
        let one = describe(&places);
        let twice: Vec<Place> = places.iter().rev().chain(&places).copied().collect();
        let other = describe(&twice);
        let n = twice.len();
        prop_assert!((one.gini - other.gini).abs() < rounding(n, 2.0));
        prop_assert!((one.theil.total - other.theil.total).abs() < rounding(n, 3.0 * (1.0 + 6e5_f64.ln())));
        prop_assert!((one.theil.between - other.theil.between).abs() < rounding(n, 3.0 * (1.0 + 6e5_f64.ln())));
        let reversed: Vec<Place> = places.iter().rev().copied().collect();
        let back = describe(&reversed);
        prop_assert_eq!((one.gini, one.theil.total, one.lorenz), (back.gini, back.theil.total, back.lorenz));
    }

    /// The principle of transfers (A. C. Pigou, 1912; H. Dalton, *The Economic Journal* 30, 1920).
    #[test]
    fn what_goes_from_rich_to_poor_raises_no_inequality(
        places in some_places(40), pair in any::<(prop::sample::Index, prop::sample::Index)>(), part in 0.0_f64..=1.0
    ) {
        let (a, b) = (pair.0.index(places.len()), pair.1.index(places.len()));
        let (poor, rich) = if places[a].value <= places[b].value { (a, b) } else { (b, a) };
        if poor == rich {
            return Ok(());
        }
        // Up to where both have the same, nobody's order is reversed.
        let (p, r) = (places[poor], places[rich]);
        let even = (r.value - p.value) / (p.pupils.recip() + r.pupils.recip());
        let mut after = places.clone();
        after[poor].value = p.value + part * even / p.pupils;
        after[rich].value = (r.value - part * even / r.pupils).max(0.0);
        let (before, after) = (describe(&places), describe(&after));
        let n = places.len();
        prop_assert!(after.gini <= before.gini + rounding(n, 2.0));
        prop_assert!(after.theil.total <= before.theil.total + rounding(n, 3.0 * (1.0 + 6e5_f64.ln())));
    }

    #[test]
    fn the_curve_as_drawn_is_convex_and_loses_what_it_says(places in some_places(400)) {
        let equity = describe(&places);
        let points = &equity.lorenz.points;
        prop_assert!(points.len() <= MOST_POINTS);
        prop_assert_eq!(points[0], LorenzPoint { pupils: 0.0, amount: 0.0 });
        prop_assert_eq!(points[points.len() - 1], LorenzPoint { pupils: 1.0, amount: 1.0 });
        let n = places.len();
        for three in points.windows(3) {
            let [a, b, c] = three else { unreachable!("windows of three") };
            prop_assert!(a.pupils < b.pupils && a.amount <= b.amount);
            let left = (b.amount - a.amount) * (c.pupils - b.pupils);
            let right = (c.amount - b.amount) * (b.pupils - a.pupils);
            prop_assert!(left <= right + rounding(n, 1.0));
        }
        let lost = equity.lorenz.gini_lost;
        prop_assert!((equity.lorenz.gini() + lost - equity.gini).abs() < rounding(n, 4.0));
        prop_assert!(lost >= 0.0 && (lost == 0.0 || n >= MOST_POINTS - 1));
    }
}
