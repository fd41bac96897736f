//! Labels that would lie over each other, moved apart as little as needed.

/// Places for labels of some heights near wanted middles, between two ends, in the order of what is wanted, without
/// overlap where there is room. Gives the middle of each, in the order given.
pub(super) fn spread(wanted: &[f64], heights: &[f64], (low, high): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut places = wanted.to_vec();
    // Labels that touch form a cluster around the mean of what its members want; clusters merge as long as they touch.
    // This is the least-squares solution (pool adjacent violators, Ayer et al., 1955) before the ends are respected.
    let mut clusters: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    for at in order {
        let mut cluster = (vec![at], wanted[at], heights[at]);
        while let Some(last) = clusters.last() {
            let middle = |(_, middle, height): &(Vec<usize>, f64, f64)| held(*middle, *height, (low, high));
            if middle(last) + last.2 / 2.0 <= middle(&cluster) - cluster.2 / 2.0 {
                break;
            }
            let (mut members, mean, height) = clusters.pop().expect("it was seen a line above");
            members.extend(&cluster.0);
            let (a, b) = (height, cluster.2);
            cluster = (members, (mean * a + cluster.1 * b) / (a + b).max(f64::MIN_POSITIVE), a + b);
        }
        clusters.push(cluster);
    }
    for (members, mean, height) in clusters {
        let mut top = held(mean, height, (low, high)) - height / 2.0;
        for at in members {
            places[at] = top + heights[at] / 2.0;
            top += heights[at];
        }
    }
    places
}

/// The middle of what is so high, kept between two ends; at the first where it does not fit.
fn held(middle: f64, height: f64, (low, high): (f64, f64)) -> f64 {
    middle.min(high - height / 2.0).max(low + height / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_fits_stays() {
        assert_eq!(spread(&[90.0, 20.0], &[10.0, 10.0], (0.0, 100.0)), [90.0, 20.0]);
        assert_eq!(spread(&[50.0, 50.0], &[10.0, 10.0], (0.0, 100.0)), [45.0, 55.0]);
        assert_eq!(spread(&[], &[], (0.0, 100.0)), [0.0; 0]);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_or_leaves(wanted in prop::collection::vec(-20.0..220.0_f64, 0..12)) {
            let heights = vec![15.0; wanted.len()];
            let mut places = spread(&wanted, &heights, (0.0, 200.0));
            // Sums of at most twelve numbers below 250.
            let slack = 12.0 * 250.0 * f64::EPSILON * 12.0;
            prop_assert!(places.iter().all(|place| (7.5 - slack..=192.5 + slack).contains(place)));
            places.sort_by(f64::total_cmp);
            prop_assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 15.0 - slack));
        }
    }
}
