//! Nodes of the quadrature over what a slot may bring: how many classes want devices, for what, and when.
//!
//! The number of classes that want devices is binomial and enumerated. For each number, activities and instants
//! are nodes of a rotated lattice (Cranley and Patterson, *SIAM J. Numer. Anal.* 13, 1976) whose rotation is a hash of
//! the establishment: always the same ones, so that an estimate has no noise between two positions of a slider.

/// The finaliser of `SplitMix64` over a few words.
fn hash(words: [u64; 3]) -> u64 {
    words.into_iter().fold(0x6D61_696C_6C61_6765, |state: u64, word| {
        let mut z = state.wrapping_add(word).wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

/// A coordinate of a node: number `turn` of `turns` (a power of two) of the lattice of an establishment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) establishment: u64,
    pub(super) wanting: u32,
    pub(super) turn: u32,
    pub(super) turns: u32,
}

impl Node {
    /// The coordinate of a dimension, in (0, 1).
    pub(super) fn at(self, dimension: u32) -> f64 {
        let random = hash([self.establishment, u64::from(self.wanting), u64::from(dimension)]);
        let rotation = ((random >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
        // Odd numbers generate every coordinate once.
        let generator = (random & 0x7FF) * 2 + 1;
        let step = (u64::from(self.turn) * generator % u64::from(self.turns)) as f64;
        (rotation + step / f64::from(self.turns)).fract()
    }
}

/// `P(k of n)` for `k = 0 … n`, each wanting with probability `share`: products from the likeliest on.
pub(super) fn binomial(n: usize, share: f64) -> Vec<f64> {
    let mut all = vec![0.0; n + 1];
    if share <= 0.0 || share >= 1.0 {
        all[if share <= 0.0 { 0 } else { n }] = 1.0;
        return all;
    }
    let odds = share / (1.0 - share);
    let ratio = |k: usize| (n + 1 - k) as f64 / k as f64 * odds;
    let peak = (1..=n).take_while(|&k| ratio(k) >= 1.0).count();
    all[peak] = 1.0;
    for k in peak + 1..=n {
        all[k] = all[k - 1] * ratio(k);
    }
    for k in (0..peak).rev() {
        all[k] = all[k + 1] / ratio(k + 1);
    }
    let total: f64 = all.iter().sum();
    for p in &mut all {
        *p /= total;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomial_moments() {
        let law = binomial(40, 0.2);
        let mean: f64 = law.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
        let square: f64 = law.iter().enumerate().map(|(k, p)| (k as f64 - 8.0).powi(2) * p).sum();
        assert!((mean - 8.0).abs() < 1e-12 && (square - 6.4).abs() < 1e-11);
        assert_eq!((binomial(3, 0.0)[0], binomial(3, 1.0)[3], binomial(0, 0.5)[0]), (1.0, 1.0, 1.0));
    }

    #[test]
    fn nodes_fill_each_coordinate_evenly() {
        for dimension in 0..9 {
            let mut strata = [0; 8];
            for turn in 0..8 {
                let node = Node { establishment: 7, wanting: 3, turn, turns: 8 };
                strata[((node.at(dimension) * 8.0) as usize).min(7)] += 1;
            }
            assert_eq!(strata, [1; 8]);
        }
    }
}
