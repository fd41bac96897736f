//! Pictures of figures as SVG: the same for screen and paper.
//!
//! A chart is plain data whose words are already written in the language of the report; `svg` sets it for a frame.
//! Values are in the unit of their axis, so that ticks are the numbers of the axis (24 M€, not 24,000,000 €). Bars
//! start at zero. What has no figure is a gap and a word, never a zero. Nothing is told by colour alone: parts have
//! textures and figures, series have marks and dashes, classes of maps have shapes and sizes.

pub mod bars;
pub mod chances;
pub mod columns;
pub mod flows;
pub mod lines;
pub mod lorenz;
pub mod map;
pub mod palette;
pub mod profile;
pub mod stability;
pub mod stacked;
pub mod tornado;

mod axis;
mod legend;
mod rows;
mod spread;
mod svg;
mod words;

pub(in crate::report) use svg::escape;

#[cfg(test)]
pub(in crate::report) mod tests;

use crate::text::Language;

/// Where a chart goes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Width of the `viewBox`; letters are 13 to 15 of its units high. At least 320.
    pub width: f64,
    /// Language of the numbers of the axes.
    pub language: Language,
}

impl Frame {
    /// Width for a page of paper or a screen.
    pub const WIDE: f64 = 640.0;
    /// Width for a telephone, or for two pictures side by side on paper.
    pub const NARROW: f64 = 360.0;

    /// For a page of paper or a screen.
    pub const fn wide(language: Language) -> Self {
        Self { width: Self::WIDE, language }
    }

    /// For a telephone, or for two pictures side by side on paper.
    pub const fn narrow(language: Language) -> Self {
        Self { width: Self::NARROW, language }
    }

    /// Whether names go above their bars, for want of room beside them.
    const fn is_narrow(self) -> bool {
        self.width < 480.0
    }
}

/// A value that can be drawn: finite, or nothing.
fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// An interval that can be drawn, its lower end first.
fn ordered(interval: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (low, high) = interval?;
    (low.is_finite() && high.is_finite()).then(|| (low.min(high), low.max(high)))
}
