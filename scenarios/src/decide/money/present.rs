//! Money at different times: discounting, equal yearly amounts, prices of other years.

/// What a euro spent `years` after the first year is worth in the first: `(1 + rate)^−years`; exactly 1 at a rate of 0.
/// The rate is per year and above −1.
pub fn discount(rate: f64, years: u32) -> f64 {
    // Above two thousand million years nothing is left, whatever the exponent.
    (1.0 + rate).powi(-i32::try_from(years).unwrap_or(i32::MAX))
}

/// When in the year an equal yearly amount is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paid {
    /// At its start, as flows of a ledger are counted: the first is not discounted.
    Start,
    /// At its end, as loans are paid back: the first is discounted by one year.
    End,
}

/// The present value of 1 € paid every year for `years` years; the number of years at a rate of 0, to which the formula
/// tends without loss of digits. At the end of the year `(1 − (1 + r)^−n) / r`, at its start `1 + r` times that
/// (Brealey, Myers and Allen, *Principles of Corporate Finance*, chapter 2). The rate is above −1.
pub fn annuity_factor(rate: f64, years: u32, paid: Paid) -> f64 {
    let n = f64::from(years);
    // 1 − (1 + r)^−n loses its digits near 0; the exponential minus one of the logarithm of one plus r does not.
    let at_end = if rate == 0.0 { n } else { -(-n * rate.ln_1p()).exp_m1() / rate };
    match paid {
        Paid::End => at_end,
        Paid::Start => at_end * (1.0 + rate),
    }
}

/// The equal yearly amount whose present value over `years` years is `present`. `None` without a year, or at a rate
/// that is not a number above −1.
pub fn equivalent_annual(present: f64, rate: f64, years: u32, paid: Paid) -> Option<f64> {
    (years > 0 && rate > -1.0 && rate.is_finite()).then(|| present / annuity_factor(rate, years, paid))
}

/// A price of the year `from` at the price level of the year `to`, by a constant yearly index: `price · (1 + i)^(to − from)`.
/// 0.02 means 2 % a year. Backwards it divides.
pub fn to_year(price: f64, from: i32, to: i32, inflation: f64) -> f64 {
    price * (1.0 + inflation).powi(to.saturating_sub(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discounting_by_hand() {
        // 1.04² = 1.0816 and 1.04³ = 1.124864.
        assert!((discount(0.04, 2) * 1.0816 - 1.0).abs() < 8.0 * f64::EPSILON);
        assert!((discount(0.04, 3) * 1.124_864 - 1.0).abs() < 8.0 * f64::EPSILON);
        assert!((0..50).all(|years| discount(0.0, years) == 1.0), "a rate of 0 is exact");
        assert_eq!(discount(0.04, 0), 1.0);
        assert_eq!(discount(0.04, u32::MAX), 0.0);
    }

    #[test]
    fn annuities_by_hand() {
        // Three years at 10 %: 1/1.1 + 1/1.21 + 1/1.331 = (1.21 + 1.1 + 1) / 1.331 = 3.31 / 1.331.
        let factor = annuity_factor(0.1, 3, Paid::End);
        assert!((factor - 3.31 / 1.331).abs() < 16.0 * f64::EPSILON);
        // 1,331 € lent are paid back by three times 1,331 · 1.331 / 3.31 = 535.217…
        let yearly = equivalent_annual(1331.0, 0.1, 3, Paid::End).unwrap();
        assert!((yearly - 1331.0 * 1.331 / 3.31).abs() < 16.0 * 1024.0 * f64::EPSILON);
        // At the start of the year: 1 + 1/1.1 + 1/1.21 = 3.31 / 1.21.
        assert!((annuity_factor(0.1, 3, Paid::Start) - 3.31 / 1.21).abs() < 16.0 * f64::EPSILON);
    }

    #[test]
    fn an_annuity_is_the_sum_of_its_discounts_and_tends_to_the_number_of_years() {
        for rate in [-0.5, -0.01, 1e-12, 0.04, 3.0] {
            let sum: f64 = (0..20).map(|year| discount(rate, year)).sum();
            let factor = annuity_factor(rate, 20, Paid::Start);
            // A term is a power of up to 20 products, each exact to half a unit in the last place; so is the sum.
            assert!((factor / sum - 1.0).abs() < 80.0 * f64::EPSILON, "{rate}: {factor} {sum}");
        }
        // Near 0 the factor is n − n (n + 1) r / 2 + …
        assert!((annuity_factor(1e-9, 10, Paid::End) - (10.0 - 55e-9)).abs() < 1e-14);
        assert_eq!(annuity_factor(0.0, 10, Paid::End), 10.0);
        assert_eq!(equivalent_annual(50.0, 0.0, 10, Paid::Start), Some(5.0));
        assert_eq!(equivalent_annual(50.0, 0.04, 0, Paid::Start), None);
        assert_eq!(equivalent_annual(50.0, -1.0, 3, Paid::Start), None);
    }

    #[test]
    fn prices_go_to_another_year_and_back() {
        // 100 € of 2013 at 2 % a year: 100 · 1.02³ = 106.1208 € in 2016.
        assert!((to_year(100.0, 2013, 2016, 0.02) - 106.1208).abs() < 8.0 * 128.0 * f64::EPSILON);
        assert!((to_year(106.1208, 2016, 2013, 0.02) - 100.0).abs() < 8.0 * 128.0 * f64::EPSILON);
        assert_eq!(to_year(100.0, 2013, 2020, 0.0), 100.0);
    }
}
