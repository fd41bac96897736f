//! One type per dimension; every value is finite. Text forms ("100 Mb/s") are read and written by [`parse`].

pub mod parse;

use crate::time::Span;
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $unit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default, Serialize, Deserialize)]
        pub struct $name(f64);

        impl $name {
            /// None of it.
            pub const ZERO: Self = Self(0.0);

            #[doc = concat!("A value in ", $unit, ".")]
            ///
            /// # Panics
            /// When the value is infinite or not a number: a bug of the caller.
            #[inline]
            pub fn new(value: f64) -> Self {
                assert!(value.is_finite(), concat!(stringify!($name), " must be finite: {}"), value);
                Self(value)
            }

            #[doc = concat!("The value in ", $unit, ".")]
            #[inline]
            pub const fn value(self) -> f64 {
                self.0
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self { Self(self.0 + other.0) }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) { self.0 += other.0; }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self { Self(self.0 - other.0) }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self { Self::new(self.0 * factor) }
        }
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 { self.0 / other.0 }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self { Self(values.map(|value| value.0).sum()) }
        }
    };
}

quantity!(/// A rate of transmission, in bits per second.
    BitRate, "bits per second");
quantity!(/// An amount of data, in bytes (decimal multiples for kB, MB, GB; binary for KiB, MiB, GiB).
    Bytes, "bytes");
quantity!(/// Storage operations per second.
    Iops, "operations per second");
quantity!(/// A distance, in metres.
    Distance, "metres");

impl BitRate {
    /// A rate in megabits per second.
    pub fn from_megabits(megabits: f64) -> Self {
        Self::new(megabits * 1e6)
    }

    /// The rate in megabits per second.
    pub fn megabits(self) -> f64 {
        self.0 / 1e6
    }
}

impl Bytes {
    /// The amount in bits.
    pub fn bits(self) -> f64 {
        self.0 * 8.0
    }
}

impl Div<BitRate> for Bytes {
    type Output = Span;
    fn div(self, rate: BitRate) -> Span {
        Span::from_seconds(self.bits() / rate.0)
    }
}

impl Mul<Span> for BitRate {
    type Output = Bytes;
    fn mul(self, span: Span) -> Bytes {
        Bytes::new(self.0 * span.seconds() / 8.0)
    }
}

/// A share of a whole, 0 to 1.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default, Serialize, Deserialize)]
pub struct Share(f64);

impl Share {
    /// Nothing of the whole.
    pub const NONE: Self = Self(0.0);
    /// All of it.
    pub const ALL: Self = Self(1.0);

    /// A share; `None` outside 0 to 1.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// The share as a number from 0 to 1.
    #[inline]
    pub const fn value(self) -> f64 {
        self.0
    }
}
