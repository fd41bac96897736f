//! Figures as the language writes them, always with their unit, rounded to what people can use.

use super::pen::Pen;
use crate::decide::carbon::Ranged;
use crate::decide::money::Cents;
use crate::text::number;

/// What stands where there is no figure.
pub(super) const NOTHING: &str = "–";

/// Beyond this a number is written with a power of ten: nobody reads twenty digits.
const MOST: f64 = 1e15;

/// A unit of money for an axis or a column.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::report) struct Scale {
    /// Euros in it.
    pub(in crate::report) euros: f64,
    /// Its name.
    pub(in crate::report) unit: &'static str,
    /// Decimals.
    decimals: usize,
}

impl Scale {
    const EUROS: Self = Self { euros: 1.0, unit: "€", decimals: 0 };
    const THOUSANDS: Self = Self { euros: 1e3, unit: "k€", decimals: 0 };
    const MILLIONS: Self = Self { euros: 1e6, unit: "M€", decimals: 1 };

    /// For pictures and sentences whose largest amount is so many euros.
    pub(in crate::report) fn of(largest: f64) -> Self {
        match largest.abs() {
            size if size >= 2e6 => Self::MILLIONS,
            size if size >= 1e4 => Self::THOUSANDS,
            _ => Self::EUROS,
        }
    }

    /// For tables, where digits can stand below one another.
    pub(in crate::report) fn table(largest: f64) -> Self {
        if largest.abs() >= 1e5 { Self::THOUSANDS } else { Self::EUROS }
    }

    /// For tables with these amounts.
    pub(in crate::report) fn of_all(amounts: impl IntoIterator<Item = Cents>) -> Self {
        Self::table(amounts.into_iter().map(|amount| amount.euros().abs()).fold(0.0, f64::max))
    }

    /// An amount in this unit, without its name.
    pub(in crate::report) fn number(self, pen: &Pen<'_>, euros: f64) -> String {
        pen.number(euros / self.euros, self.decimals)
    }

    /// An amount with the name of the unit.
    pub(in crate::report) fn amount(self, pen: &Pen<'_>, euros: f64) -> String {
        pen.unit(euros / self.euros, self.decimals, self.unit)
    }
}

impl Pen<'_> {
    /// A number with so many decimals.
    pub(in crate::report) fn number(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        if value.abs() >= MOST {
            let power = value.abs().log10().floor();
            let digits = number::decimal(self.language(), value / 10_f64.powf(power), 1);
            return format!("{digits}\u{202f}×\u{202f}10^{power}");
        }
        number::decimal(self.language(), value, decimals)
    }

    /// A number with a unit.
    pub(in crate::report) fn unit(&self, value: f64, decimals: usize, unit: &str) -> String {
        number::with_unit(self.language(), &self.number(value, decimals), unit)
    }

    /// A number with the unit of a text.
    pub(in crate::report) fn with(&self, value: f64, decimals: usize, unit: &str) -> String {
        self.unit(value, decimals, &self.get(unit))
    }

    /// A number of three significant digits or, above that, whole.
    pub(in crate::report) fn three(&self, value: f64) -> String {
        let decimals = match value.abs() {
            0.0 => 0,
            size if size < 0.1 => 3,
            size if size < 9.995 => 2,
            size if size < 99.95 => 1,
            _ => 0,
        };
        self.number(value, decimals)
    }

    /// A share as percent.
    pub(in crate::report) fn share(&self, share: f64) -> String {
        if share.is_finite() { number::percent(self.language(), share) } else { NOTHING.to_owned() }
    }

    /// A small share as percent, with two decimals.
    pub(in crate::report) fn small_share(&self, share: f64) -> String {
        self.unit(100.0 * share, 2, "%")
    }

    /// An amount, in the unit that its size wants.
    pub(in crate::report) fn euros(&self, euros: f64) -> String {
        Scale::of(euros).amount(self, euros)
    }

    /// An amount, in the unit that its size wants.
    pub(in crate::report) fn money(&self, amount: Cents) -> String {
        self.euros(amount.euros())
    }

    /// Euros for each pupil and year: two decimals below ten euros, one below a hundred.
    pub(in crate::report) fn per_pupil(&self, euros: f64) -> String {
        let decimals = match euros.abs() {
            size if size < 9.995 => 2,
            size if size < 99.95 => 1,
            _ => 0,
        };
        self.unit(euros, decimals, "€")
    }

    /// "12.3 (10.1 to 15.0)".
    pub(in crate::report) fn ranged(&self, range: Ranged) -> String {
        let [likely, low, high] = [range.likely, range.low, range.high].map(|value| self.three(value));
        self.around(likely, low, high)
    }

    /// A figure with the ends of its interval.
    pub(in crate::report) fn around(&self, figure: String, low: String, high: String) -> String {
        self.say("report-around", &[("figure", figure.into()), ("low", low.into()), ("high", high.into())])
    }

    /// "one lesson in twelve", in words that need no percent.
    pub(in crate::report) fn lessons(&self, share: f64) -> String {
        use number::Fraction;
        let word = |n: u64| self.say("report-word", &[("n", n.into())]);
        match number::fraction(share) {
            Fraction::None => self.get("report-lessons-none"),
            Fraction::All => self.get("report-lessons-all"),
            Fraction::LessThan(of) => self.say("report-lessons-less", &[("total", of.into())]),
            Fraction::In(1, of) => self.say("report-lessons-one", &[("total", word(of).into())]),
            Fraction::In(part, of) => {
                self.say("report-lessons-in", &[("part", word(part).into()), ("total", word(of).into())])
            }
        }
    }
}

/// A class of a map or an axis in percent.
pub(super) fn percent(share: f64) -> f64 {
    100.0 * share
}
