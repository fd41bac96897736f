//! Least regret: how much each scenario may cost more than the one that would have been best, had one known the prices.

use serde::{Deserialize, Serialize};

use super::distribution::{Estimate, proportion};

/// The regret of a scenario over draws of prices: its cost less the least cost on the same draw (Savage, "The theory of
/// statistical decision", Journal of the American Statistical Association 46, 1951).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Regret {
    /// Largest over the draws, in euros. It grows with their number: compare scenarios on the same draws.
    pub most: f64,
    /// Mean over the draws, in euros. Scenarios are in the same order as by their mean cost.
    pub mean: f64,
    /// How often the scenario is the cheapest; scenarios that are equally cheap share the draw.
    pub cheapest: Estimate,
}

/// The regret of every scenario, given the totals of each by draw. `None` without scenarios or draws, or if these are not as
/// many for each.
pub fn regrets(totals: &[Vec<f64>]) -> Option<Vec<Regret>> {
    let n = totals.first()?.len();
    if n == 0 || totals.iter().any(|of_one| of_one.len() != n) {
        return None;
    }
    let mut sums = vec![(0.0_f64, 0.0_f64, 0.0_f64); totals.len()];
    for draw in 0..n {
        let least = totals.iter().map(|of_one| of_one[draw]).fold(f64::INFINITY, f64::min);
        let winners = totals.iter().filter(|of_one| of_one[draw] == least).count();
        for (of_one, (most, sum, wins)) in totals.iter().zip(&mut sums) {
            let regret = of_one[draw] - least;
            *most = most.max(regret);
            *sum += regret;
            *wins += if regret == 0.0 { 1.0 / winners as f64 } else { 0.0 };
        }
    }
    let regret = |(most, sum, wins): (f64, f64, f64)| Regret {
        most,
        mean: sum / n as f64,
        // Thirds of draws may add up to a hair more than all of them.
        cheapest: proportion(wins.min(n as f64), n),
    };
    Some(sums.into_iter().map(regret).collect())
}

/// The scenario whose largest regret is least; the first of equal ones.
pub fn least_regret(regrets: &[Regret]) -> Option<usize> {
    (0..regrets.len()).min_by(|&a, &b| regrets[a].most.total_cmp(&regrets[b].most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regrets_by_hand() {
        // Draws:      1   2   3   4
        // A          10  10  10  30    regrets 0  1  0 10: most 10, mean 11/4, cheapest 1½ of 4
        // B          12   9  14  20    regrets 2  0  4  0: most 4, mean 6/4, cheapest 2
        // C          15  14  10  28    regrets 5  5  0  8: most 8, mean 18/4, cheapest ½
        let totals =
            [vec![10.0, 10.0, 10.0, 30.0], vec![12.0, 9.0, 14.0, 20.0], vec![15.0, 14.0, 10.0, 28.0]];
        let regrets = regrets(&totals).unwrap();
        let most_and_mean: Vec<_> = regrets.iter().map(|regret| (regret.most, regret.mean)).collect();
        assert_eq!(most_and_mean, [(10.0, 2.75), (4.0, 1.5), (8.0, 4.5)]);
        let cheapest: Vec<f64> = regrets.iter().map(|regret| regret.cheapest.value).collect();
        assert_eq!(cheapest, [0.375, 0.5, 0.125]);
        assert_eq!(least_regret(&regrets), Some(1));
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(regrets(&[]), None);
        assert_eq!(regrets(&[vec![]]), None);
        assert_eq!(regrets(&[vec![1.0], vec![]]), None);
        assert_eq!(least_regret(&[]), None);
        assert_eq!(regrets(&[vec![3.0, 4.0]]).unwrap()[0].most, 0.0, "alone, nothing is regretted");
    }
}
