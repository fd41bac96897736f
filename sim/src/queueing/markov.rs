//! The slow and obvious reference of the tests: any finite Markov chain, solved as a linear system.

use nalgebra::{DMatrix, DVector};

/// Stationary probabilities of the chain with the given transition rates (entry `(i, j)`: from `i` to `j`;
/// the diagonal is ignored): `π Q = 0` with one equation replaced by `Σ π = 1`.
pub(crate) fn stationary(rates: &DMatrix<f64>) -> DVector<f64> {
    let n = rates.nrows();
    let mut equations = rates.transpose();
    for state in 0..n {
        equations[(state, state)] = 0.0;
        equations[(state, state)] =
            -(0..n).filter(|&to| to != state).map(|to| rates[(state, to)]).sum::<f64>();
    }
    equations.row_mut(n - 1).fill(1.0);
    let mut right = DVector::zeros(n);
    right[n - 1] = 1.0;
    equations.lu().solve(&right).unwrap()
}

/// Stationary probabilities of a birth and death chain on `0..=top`.
pub(crate) fn birth_death(
    top: usize,
    birth: impl Fn(usize) -> f64,
    death: impl Fn(usize) -> f64,
) -> DVector<f64> {
    let mut rates = DMatrix::zeros(top + 1, top + 1);
    for j in 0..top {
        rates[(j, j + 1)] = birth(j);
        rates[(j + 1, j)] = death(j + 1);
    }
    stationary(&rates)
}

/// Asserts that two numbers agree to the given relative error, with both in the message.
#[track_caller]
pub(crate) fn assert_close(found: f64, expected: f64, relative: f64) {
    let scale = expected.abs().max(f64::MIN_POSITIVE);
    assert!((found - expected).abs() <= relative * scale, "found {found}, expected {expected}");
}
