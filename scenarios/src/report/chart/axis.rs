//! Axes: round ticks, places of values, grid and numbers.

use super::Frame;
use super::palette::{EDGE, GRID};
use super::svg::{Paint, Style, Svg};
use crate::text::number;

/// Round numbers that span some values.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Ticks {
    /// In rising order, at least two; evenly spaced by 1, 2 or 5 times a power of ten.
    pub(super) values: Vec<f64>,
    /// Decimals that they need.
    pub(super) decimals: usize,
}

/// The round numbers around an interval: as many as come nearest to `most` intervals without exceeding it, the first at
/// or below `low` and the last at or above `high`.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> Ticks {
    let most = most.max(1) as f64;
    let (low, high) =
        if low.is_finite() && high.is_finite() { (low.min(high), low.max(high)) } else { (0.0, 1.0) };
    // Beyond this, differences of values are no numbers any more.
    let (low, high) = (low.max(-1e300), high.min(1e300));
    // Values that are the same leave the scale open; so does a spread lost in the precision of the values.
    let size = low.abs().max(high.abs());
    let (low, high) = if high - low > 1e-9 * size { (low, high) } else { (low.min(0.0), high.max(0.0)) };
    let (low, high) = if high > low { (low, high) } else { (0.0, 1.0) };
    let mut power = (((high - low) / most).log10().floor() as i32).clamp(-300, 300);
    loop {
        for factor in [1.0, 2.0, 5.0] {
            // Steps below one are made by division: 0.3 is 3 / 10, where 3 × 0.1 is a little more.
            let place = |count: f64| {
                if power < 0 {
                    count * factor / 10_f64.powi(-power)
                } else {
                    count * factor * 10_f64.powi(power)
                }
            };
            let step = place(1.0);
            // A value that misses a tick by rounding alone is on it.
            let first = (low / step + 1e-9).floor();
            let last = (high / step - 1e-9).ceil();
            if last - first <= most || power >= 300 {
                let count = (last - first).clamp(1.0, 1000.0) as usize;
                let values = (0..=count).map(|at| place(first + at as f64)).collect();
                return Ticks { values, decimals: usize::try_from(-power).unwrap_or(0).min(12) };
            }
        }
        power += 1;
    }
}

impl Ticks {
    /// The first.
    pub(super) fn low(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// The last.
    pub(super) fn high(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }

    /// The numbers as a language writes them.
    pub(super) fn labels(&self, frame: Frame) -> Vec<String> {
        // Numbers that nobody reads digit by digit are written as powers of ten.
        let is_long = self.low().abs().max(self.high().abs()) >= 1e9 || self.decimals > 6;
        let label = |value: &f64| {
            if is_long {
                format!("{value:.0e}")
            } else {
                number::decimal(frame.language, *value, self.decimals)
            }
        };
        self.values.iter().map(label).collect()
    }
}

/// From values to places, linearly.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// `low` stands at `from`, `high` at `to`.
    pub(super) const fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    /// The scale of some ticks.
    pub(super) fn of(ticks: &Ticks, ends: (f64, f64)) -> Self {
        Self::new((ticks.low(), ticks.high()), ends)
    }

    /// The place of a value; what lies beyond an end stands at it.
    pub(super) fn at(self, value: f64) -> f64 {
        // Halves, whose differences are numbers whatever the values.
        let (value, low, high) = (value / 2.0, self.low / 2.0, self.high / 2.0);
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }
}

/// A horizontal axis while a chart is laid out.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Across {
    /// Its numbers.
    pub(super) ticks: Ticks,
    /// Places of values.
    pub(super) scale: Scale,
    left: f64,
    right: f64,
}

impl Across {
    /// From `left` to `right`, spanning some values.
    pub(super) fn new((low, high): (f64, f64), (left, right): (f64, f64)) -> Self {
        let most = (((right - left) / 64.0) as usize).clamp(2, 10);
        let ticks = ticks(low, high, most);
        let scale = Scale::of(&ticks, (left, right));
        Self { ticks, scale, left, right }
    }

    /// From `left` to `right`, spanning some values and no more, with the ticks that lie between; from the
    /// first to the last tick where there would be fewer than two.
    pub(super) fn within((low, high): (f64, f64), (left, right): (f64, f64)) -> Self {
        let mut across = Self::new((low, high), (left, right));
        let is_inside = |value: &f64| (low..=high).contains(value);
        if across.ticks.values.iter().filter(|value| is_inside(value)).count() >= 2 {
            across.ticks.values.retain(is_inside);
            across.scale = Scale::new((low, high), (left, right));
        }
        across
    }

    /// Draws the lines of the grid, behind the rest; the line at zero is darker.
    pub(super) fn grid(&self, svg: &mut Svg, top: f64, bottom: f64) {
        for value in &self.ticks.values {
            let (x, colour) = (self.scale.at(*value), if *value == 0.0 { EDGE } else { GRID });
            svg.line((x, top), (x, bottom), &Paint::stroke(colour, 1.0));
        }
    }

    /// Writes the numbers and the title below; gives where they end.
    pub(super) fn numbers(&self, svg: &mut Svg, bottom: f64, title: &str, frame: Frame) -> f64 {
        let style = Style::SMALL.middle();
        let labels = self.ticks.labels(frame);
        let widest = labels.iter().map(|label| style.width(label)).fold(0.0, f64::max);
        let apart = (self.right - self.left) / (labels.len().max(2) - 1) as f64;
        let every = ((widest + 8.0) / apart).ceil().max(1.0) as usize;
        let y = bottom + 16.0;
        for (value, label) in self.ticks.values.iter().zip(&labels).step_by(every) {
            let half = style.width(label) / 2.0;
            let x = self.scale.at(*value).clamp(half, (frame.width - half).max(half));
            svg.text(x, y, label, style);
        }
        below(svg, y, title, frame)
    }
}

/// Writes the title of a horizontal axis below its numbers; gives where it ends.
pub(super) fn below(svg: &mut Svg, y: f64, title: &str, frame: Frame) -> f64 {
    if title.is_empty() {
        return y + 6.0;
    }
    let style = Style::SMALL.end();
    let lines = style.wrap(title, frame.width - 4.0, 3);
    svg.lines(frame.width - 2.0, y + style.leading() + 2.0, &lines, style) + 6.0
}

/// A vertical axis with its title above, as words are read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Upright {
    /// Its numbers.
    pub(super) ticks: Ticks,
    /// Places of values.
    pub(super) scale: Scale,
    /// Where the plot begins, right of the numbers.
    pub(super) left: f64,
    /// Where it begins, below the title.
    pub(super) top: f64,
}

impl Upright {
    /// Draws title, numbers and the lines of the grid to `right`, for a plot so high whose title begins at `above`.
    pub(super) fn draw(
        svg: &mut Svg,
        (low, high): (f64, f64),
        title: &str,
        (above, right, height): (f64, f64, f64),
        frame: Frame,
    ) -> Self {
        let ticks = ticks(low, high, ((height / 44.0) as usize).clamp(2, 8));
        let style = Style::SMALL;
        let lines = if title.is_empty() { Vec::new() } else { style.wrap(title, frame.width - 4.0, 3) };
        let top = above + lines.len() as f64 * style.leading() + 16.0;
        svg.lines(2.0, above + style.size, &lines, style);
        let labels = ticks.labels(frame);
        let widest = labels.iter().map(|label| style.width(label)).fold(0.0, f64::max);
        let left = (widest + 8.0).min(frame.width / 3.0);
        let scale = Scale::of(&ticks, (top + height, top));
        for (value, label) in ticks.values.iter().zip(&labels) {
            let (y, colour) = (scale.at(*value), if *value == 0.0 { EDGE } else { GRID });
            svg.line((left, y), (right, y), &Paint::stroke(colour, 1.0));
            svg.text(left - 6.0, y + 4.5, label, style.end());
        }
        Self { ticks, scale, left, top }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_ticks() {
        let values = |low, high, most| ticks(low, high, most).values;
        assert_eq!(values(0.0, 97.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(values(0.0, 1.0, 5), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!(values(0.0, 0.3, 3), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(values(-3.0, 8.0, 4), [-5.0, 0.0, 5.0, 10.0]);
        assert_eq!(ticks(0.0, 0.003, 4).decimals, 3);
        assert_eq!(ticks(0.0, 3000.0, 4).decimals, 0);
    }

    #[test]
    fn strange_ends_give_an_axis() {
        for (low, high) in
            [(0.0, 0.0), (f64::NAN, 1.0), (5.0, 5.0), (0.0, f64::INFINITY), (0.0, 1e-320), (-1e308, 1e308)]
        {
            let ticks = ticks(low, high, 5);
            assert!(
                ticks.values.len() >= 2 && ticks.values.windows(2).all(|pair| pair[0] < pair[1]),
                "{low} {high}"
            );
        }
    }

    proptest! {
        #[test]
        fn ticks_are_round_few_and_around(a in -1e9..1e9_f64, spread in 1e-6..1e9_f64, most in 2_usize..12) {
            let (low, high) = (a, a + spread);
            let ticks = ticks(low, high, most);
            let step = ticks.values[1] - ticks.values[0];
            // Beyond the slack for rounding, ends lie inside.
            prop_assert!(ticks.low() <= low + 1e-8 * step + 1e-9 * a.abs());
            prop_assert!(ticks.high() >= high - 1e-8 * step - 1e-9 * a.abs());
            prop_assert!(ticks.values.len() <= most + 1);
            let digits = step / 10_f64.powf(step.log10().floor());
            // The step is a difference of rounded ticks: it has lost what they are larger by.
            let lost = 4.0 * f64::EPSILON * ticks.low().abs().max(ticks.high().abs()) / step + 1e-12;
            prop_assert!([1.0, 2.0, 5.0, 10.0].iter().any(|round| (digits - round).abs() < 10.0 * lost), "{step}");
        }

        #[test]
        fn places_are_linear(low in -1e3..0.0_f64, high in 1.0..1e3_f64, share in 0.0..1.0_f64) {
            let scale = Scale::new((low, high), (20.0, 420.0));
            let place = scale.at(low + share * (high - low));
            // Four operations, each within half a unit in the last place of numbers below 2,000.
            prop_assert!((place - (20.0 + 400.0 * share)).abs() < 4.0 * 2e3 * f64::EPSILON * 400.0);
        }
    }
}
