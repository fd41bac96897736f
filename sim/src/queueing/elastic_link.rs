//! A link as one processor-sharing station with permanent elastic flows: the closed form of the approximate
//! mean-value analysis, for sliders and first guesses. Exact values: [`FiniteSource::with_permanent`] with one
//! "core"; fast ones: [`FiniteSourceTable::with_permanent`].
//!
//! [`FiniteSource::with_permanent`]: crate::queueing::finite_source::FiniteSource::with_permanent
//! [`FiniteSourceTable::with_permanent`]: crate::queueing::finite_source_table::FiniteSourceTable::with_permanent

/// Mean time of a transfer that takes `alone` on an idle link, when `sessions` users transfer and then think for
/// a mean of `think`, next to `elastic` permanent flows.
///
/// Schweitzer (1979) and Bard (1979) let an arrival find the share `(N − 1)/N` of the mean number present, so
/// that `R = S (1 + E + (N − 1) R / (Z + R))`, a quadratic whose root is
/// `R = ½ (w + √(w² + 4 S (1 + E) Z))`, `w = S (N + E) − Z`. Always an overestimate in the tests; the largest
/// relative error, at the knee, grows with the population and shrinks with `E` (measured over loads):
///
/// | E | N = 10 | N = 100 | N = 1000 |
/// | --- | --- | --- | --- |
/// | 0 | 18 % | 24 % | 24 % |
/// | 1 | 8 % | 11 % | 12 % |
/// | 5 | 1.7 % | 3.3 % | 3.9 % |
/// | 20 | 0.2 % | 0.7 % | 1.0 % |
pub fn schweitzer_response(sessions: u32, elastic: f64, alone: f64, think: f64) -> f64 {
    let fluid = alone * (f64::from(sessions) + elastic) - think;
    let root = (fluid * fluid + 4.0 * alone * (1.0 + elastic) * think).sqrt();
    // For w < 0 the sum cancels; the product of the two roots does not.
    if fluid >= 0.0 { 0.5 * (fluid + root) } else { 2.0 * alone * (1.0 + elastic) * think / (root - fluid) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::finite_source::FiniteSource;
    use crate::queueing::markov::assert_close;

    /// Largest relative error over 8 decades of load, signed.
    fn worst(sessions: u32, elastic: f64) -> (f64, f64) {
        (0..=320)
            .map(|step| {
                let load = 10_f64.powf(-6.0 + f64::from(step) / 40.0);
                let exact = FiniteSource::new(sessions, load, 1.0).with_permanent(elastic).steady_state();
                schweitzer_response(sessions, elastic, 1.0, 1.0 / load) / exact.slowdown - 1.0
            })
            .fold((0.0, 0.0), |(low, high), e| (low.min(e), high.max(e)))
    }

    /// The table above, to its printed digits.
    #[test]
    fn the_error_is_as_stated() {
        let stated = [
            (0.0, [18.18, 24.06, 24.29]),
            (1.0, [7.64, 11.24, 12.21]),
            (5.0, [1.667, 3.252, 3.908]),
            (20.0, [0.2208, 0.7207, 1.0299]),
        ];
        for (elastic, percents) in stated {
            for (sessions, percent) in [10, 100, 1000].into_iter().zip(percents) {
                let (low, high) = worst(sessions, elastic);
                assert!(low > -1e-12, "an underestimate of {low} with {sessions} sessions, {elastic} flows");
                assert!((high * 100.0 - percent).abs() < 1e-3 * percent, "{high} for {sessions}, {elastic}");
            }
        }
    }

    #[test]
    fn limits_are_exact() {
        // A single user finds the elastic flows only; no think time: all are always there.
        assert_close(schweitzer_response(1, 3.0, 0.2, 9.0), 0.8, 1e-14);
        assert_close(schweitzer_response(40, 3.0, 0.2, 0.0), 8.6, 1e-14);
        assert_close(schweitzer_response(40, 3.0, 0.2, 1e12), 0.8, 1e-9);
    }
}
