//! A mixture of at most eight exponential distributions: the form in which quasi-steady response times leave
//! the finite-source queue, cheap to scale and to accumulate.

/// The most terms a [`Mixture`] holds.
pub const MOST_TERMS: usize = 8;

/// One term: with this probability, exponential with this mean.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Exponential {
    /// Probability of the term, 0 to 1.
    pub weight: f64,
    /// Mean of the term, > 0, in the unit of the whole.
    pub mean: f64,
}

/// `P(T > x) = Σ weight exp(−x / mean)`; the weights add up to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mixture {
    terms: [Exponential; MOST_TERMS],
    n_terms: usize,
}

impl Mixture {
    /// The mixture of these terms, of which there are 1 to [`MOST_TERMS`]; weights are scaled to add up to 1.
    pub fn new(terms: &[Exponential]) -> Self {
        assert!((1..=MOST_TERMS).contains(&terms.len()), "1 to {MOST_TERMS} terms, not {}", terms.len());
        let total: f64 = terms.iter().map(|term| term.weight).sum();
        let mut kept = [Exponential::default(); MOST_TERMS];
        for (slot, term) in kept.iter_mut().zip(terms) {
            assert!(term.weight >= 0.0 && term.mean > 0.0, "not a term of a mixture: {term:?}");
            *slot = Exponential { weight: term.weight / total, mean: term.mean };
        }
        Self { terms: kept, n_terms: terms.len() }
    }

    /// The terms.
    #[inline]
    pub fn terms(&self) -> &[Exponential] {
        &self.terms[..self.n_terms]
    }

    /// The law of `factor × T`, `factor > 0`: from units of the mean demand to seconds, say.
    #[must_use]
    pub fn scaled(mut self, factor: f64) -> Self {
        self.terms.iter_mut().for_each(|term| term.mean *= factor);
        self
    }

    /// Mean.
    pub fn mean(&self) -> f64 {
        self.terms().iter().map(|term| term.weight * term.mean).sum()
    }

    /// `P(T > x)`, `x ≥ 0`.
    pub fn exceeds(&self, x: f64) -> f64 {
        self.terms().iter().map(|term| term.weight * (-x / term.mean).exp()).sum()
    }

    /// The value that a share `q` (0 ≤ q < 1) does not exceed.
    pub fn quantile(&self, q: f64) -> f64 {
        quantile(|| self.terms().iter().map(|term| (term.weight, term.mean)), q)
    }
}

/// The quantile of a mixture of exponentials given as (weight, mean), whose weights add up to any positive total.
///
/// The logarithm of such a tail is convex (it is a Laplace transform), so that Newton's method on it, started
/// at 0, climbs to the root without ever passing it.
pub(crate) fn quantile<I: Iterator<Item = (f64, f64)>>(terms: impl Fn() -> I, q: f64) -> f64 {
    assert!((0.0..1.0).contains(&q), "a quantile of a law without end is below 1: {q}");
    let total: f64 = terms().map(|(weight, _)| weight).sum();
    let target = (1.0 - q).ln();
    let mut x = 0.0;
    // Far more steps than convergence takes; each one adds correct digits, the last few are rounding.
    for _ in 0..200 {
        let (mut tail, mut slope) = (0.0, 0.0);
        for (weight, mean) in terms() {
            let part = weight / total * (-x / mean).exp();
            tail += part;
            slope += part / mean;
        }
        let step = (tail.ln() - target) * tail / slope;
        x += step;
        if step <= 1e-13 * x {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::markov::assert_close;
    use proptest::prelude::*;

    #[test]
    fn one_term_is_the_exponential() {
        let law = Mixture::new(&[Exponential { weight: 3.0, mean: 2.0 }]);
        assert_eq!(law.terms()[0].weight, 1.0);
        assert_close(law.quantile(0.95), 2.0 * 20.0_f64.ln(), 1e-13);
        assert_close(law.scaled(10.0).exceeds(20.0), (-1.0_f64).exp(), 1e-14);
        assert_eq!(law.quantile(0.0), 0.0);
    }

    proptest! {
        #[test]
        fn quantile_inverts_the_tail(
            terms in prop::collection::vec((0.001_f64..1.0, -6.0_f64..6.0), 1..=MOST_TERMS),
            q in 0.0_f64..0.999_999,
        ) {
            let terms: Vec<_> = terms.iter().map(|&(weight, ln)| Exponential { weight, mean: ln.exp() }).collect();
            let law = Mixture::new(&terms);
            let x = law.quantile(q);
            // x is known to 1e-13 and the tail's elasticity x/mean is below 14 / (smallest share of a term).
            prop_assert!((law.exceeds(x) - (1.0 - q)).abs() <= 1e-11 * (1.0 - q), "{} at {}", law.exceeds(x), x);
        }
    }
}
