//! Simulated time: an instant counts seconds from midnight of the simulated day; a span is a duration.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

/// An instant, in seconds since the start of the run (midnight); finite and never negative.
///
/// Its bit pattern orders like an integer, which the event queue uses as its key.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct SimTime(f64);

/// A duration in seconds; finite, may be negative only as the difference of two instants.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default, Serialize, Deserialize)]
pub struct Span(f64);

impl SimTime {
    /// Midnight, at which every run starts.
    pub const START: Self = Self(0.0);

    /// The instant `seconds` after the start. Negative zero becomes zero.
    ///
    /// # Panics
    /// When `seconds` is negative, infinite or not a number: a bug of the caller.
    #[inline]
    pub fn from_seconds(seconds: f64) -> Self {
        assert!(
            (0.0..f64::INFINITY).contains(&seconds),
            "an instant must be finite and not negative: {seconds}"
        );
        Self(seconds + 0.0)
    }

    /// Seconds since the start.
    #[inline]
    pub const fn seconds(self) -> f64 {
        self.0
    }

    /// The bits of the value, which order like the instants themselves.
    #[inline]
    pub const fn key(self) -> u64 {
        self.0.to_bits()
    }
}

impl Eq for SimTime {}

impl PartialOrd for SimTime {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SimTime {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0.0);

    /// A duration of so many seconds.
    ///
    /// # Panics
    /// When `seconds` is infinite or not a number: a bug of the caller.
    #[inline]
    pub fn from_seconds(seconds: f64) -> Self {
        assert!(seconds.is_finite(), "a duration must be finite: {seconds}");
        Self(seconds)
    }

    /// A duration of so many minutes.
    pub fn from_minutes(minutes: f64) -> Self {
        Self::from_seconds(minutes * 60.0)
    }

    /// A duration of so many hours.
    pub fn from_hours(hours: f64) -> Self {
        Self::from_seconds(hours * 3600.0)
    }

    /// The duration in seconds.
    #[inline]
    pub const fn seconds(self) -> f64 {
        self.0
    }
}

impl Add<Span> for SimTime {
    type Output = Self;
    #[inline]
    fn add(self, span: Span) -> Self {
        Self::from_seconds(self.0 + span.0)
    }
}

impl Sub for SimTime {
    type Output = Span;
    #[inline]
    fn sub(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<f64> for Span {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::from_seconds(self.0 * factor)
    }
}

impl Div for Span {
    type Output = f64;
    fn div(self, other: Self) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        Self(spans.map(|span| span.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_like_instants() {
        let instants = [0.0, 1e-9, 0.5, 1.0, 86_400.0, 1e12].map(SimTime::from_seconds);
        assert!(instants.is_sorted_by_key(|instant| instant.key()));
        assert_eq!(SimTime::from_seconds(-0.0).key(), SimTime::START.key());
    }

    #[test]
    #[should_panic(expected = "finite")]
    fn an_instant_is_a_number() {
        let _ = SimTime::from_seconds(f64::NAN);
    }
}
