//! A price that is not known exactly: lowest, most likely and highest, as a triangular law.

use serde::{Deserialize, Serialize};

use super::present::to_year;

/// A price in euros excluding value added tax, `0 ≤ low ≤ likely ≤ high`, with the triangular law of these three
/// (Johnson, "The triangular distribution as a proxy for the beta distribution in risk analysis", The Statistician 46,
/// 1997). A certain price has the three equal.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct PriceRange(Bounds);

/// The three numbers before they are checked.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    low: f64,
    likely: f64,
    high: f64,
}

impl TryFrom<Bounds> for PriceRange {
    type Error = &'static str;
    fn try_from(Bounds { low, likely, high }: Bounds) -> Result<Self, Self::Error> {
        Self::new(low, likely, high).ok_or("a price has 0 ≤ low ≤ likely ≤ high")
    }
}

impl From<PriceRange> for Bounds {
    fn from(range: PriceRange) -> Self {
        range.0
    }
}

impl PriceRange {
    /// From its three numbers in euros; `None` if they are not finite, not in order or negative.
    pub fn new(low: f64, likely: f64, high: f64) -> Option<Self> {
        let in_order = 0.0 <= low && low <= likely && likely <= high && high.is_finite();
        in_order.then_some(Self(Bounds { low, likely, high }))
    }

    /// A price that is known; `None` if it is negative or not finite.
    pub fn certain(price: f64) -> Option<Self> {
        Self::new(price, price, price)
    }

    /// Lowest price, in euros.
    pub fn low(&self) -> f64 {
        self.0.low
    }

    /// Most likely price, in euros.
    pub fn likely(&self) -> f64 {
        self.0.likely
    }

    /// Highest price, in euros.
    pub fn high(&self) -> f64 {
        self.0.high
    }

    /// Mean of the triangular law, `(low + likely + high) / 3`: above the likely price where there is more room above.
    pub fn mean(&self) -> f64 {
        let Bounds { low, likely, high } = self.0;
        // As steps from the lowest, so that a certain price is its own mean exactly.
        low + ((likely - low) + (high - low)) / 3.0
    }

    /// Variance of the triangular law, in square euros: `(x² + x y + y²) / 18` with `x = likely − low`, `y = high − likely`.
    pub fn variance(&self) -> f64 {
        let (x, y) = (self.0.likely - self.0.low, self.0.high - self.0.likely);
        (x * x + x * y + y * y) / 18.0
    }

    /// The price that is not exceeded with probability `p` (held within 0..=1): the inverse of the distribution function.
    pub fn quantile(&self, p: f64) -> f64 {
        let Bounds { low, likely, high } = self.0;
        let width = high - low;
        if width <= 0.0 {
            return likely;
        }
        let p = p.clamp(0.0, 1.0);
        let price = if p * width <= likely - low {
            low + (p * width * (likely - low)).sqrt()
        } else {
            high - ((1.0 - p) * width * (high - likely)).sqrt()
        };
        price.clamp(low, high)
    }

    /// Brought from the price level of one year to that of another by a yearly index ([`to_year`]). `None` if the index
    /// gives no price (inflation of −100 % or less, or beyond all bounds).
    pub fn to_year(&self, from: i32, to: i32, inflation: f64) -> Option<Self> {
        let Bounds { low, likely, high } = self.0;
        let there = |price| to_year(price, from, to, inflation);
        Self::new(there(low), there(likely), there(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_in_order_and_not_negative() {
        for (low, likely, high) in [
            (-1.0, 0.0, 1.0),
            (2.0, 1.0, 3.0),
            (1.0, 3.0, 2.0),
            (f64::NAN, 1.0, 1.0),
            (0.0, 1.0, f64::INFINITY),
        ] {
            assert_eq!(PriceRange::new(low, likely, high), None);
        }
        assert!(serde_json::from_str::<PriceRange>(r#"{"low":2,"likely":1,"high":3}"#).is_err());
        let range = PriceRange::new(1.0, 2.0, 3.5).unwrap();
        let text = serde_json::to_string(&range).unwrap();
        assert_eq!(text, r#"{"low":1.0,"likely":2.0,"high":3.5}"#);
        assert_eq!(serde_json::from_str::<PriceRange>(&text).unwrap(), range);
    }

    #[test]
    fn a_certain_price_is_itself_everywhere() {
        let price = PriceRange::certain(0.1).unwrap();
        assert_eq!((price.mean(), price.variance()), (0.1, 0.0));
        assert!([0.0, 0.3, 1.0].iter().all(|&p| price.quantile(p) == 0.1));
    }

    #[test]
    fn quantiles_by_hand() {
        // From 0 over 3 to 4: F(3) = 3/4. F(x) = x²/12 below: F(1.5) = 0.1875. 1 − F(x) = (4 − x)²/4 above: F(3.5) = 0.9375.
        let range = PriceRange::new(0.0, 3.0, 4.0).unwrap();
        for (p, price) in [(0.0, 0.0), (0.1875, 1.5), (0.75, 3.0), (0.9375, 3.5), (1.0, 4.0)] {
            assert!(
                (range.quantile(p) - price).abs() <= 4.0 * f64::EPSILON * 4.0,
                "{p}: {}",
                range.quantile(p)
            );
        }
        assert_eq!((range.quantile(-1.0), range.quantile(2.0)), (0.0, 4.0));
    }

    #[test]
    fn moments_are_those_of_the_quantiles() {
        // The mean of q(u) over u is the mean of the law, that of its square gives the variance. The midpoint rule on n
        // steps errs for a root at the end of the interval by at most 0.3 · width / n^1.5 in the mean.
        let n = 100_000;
        for (low, likely, high) in [(10.0, 10.0, 40.0), (0.0, 5.0, 5.0), (3.0, 4.0, 9.0)] {
            let range = PriceRange::new(low, likely, high).unwrap();
            let prices = (0..n).map(|k| range.quantile((f64::from(k) + 0.5) / f64::from(n)));
            let (sum, squares) = prices.fold((0.0, 0.0), |(s, q), price| (s + price, q + price * price));
            let mean = sum / f64::from(n);
            let step = 2.0 * (high - low) / f64::from(n).powf(1.5);
            assert!((mean - range.mean()).abs() < step, "{mean}");
            let variance = squares / f64::from(n) - mean * mean;
            // A square changes by at most twice the highest price times the change of the price.
            assert!((variance - range.variance()).abs() < 4.0 * high * step, "{variance}");
        }
    }
}
