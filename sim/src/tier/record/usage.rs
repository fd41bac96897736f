//! What a run writes down of seats, licences and links used.

use super::add_each;
use crate::future::{Delivery, Future};
use crate::measure::Usage;

/// Seconds of an hour.
const HOUR: f64 = 3600.0;

/// What was used so far.
#[derive(Debug)]
pub(crate) struct UsageBook {
    /// Seat-seconds by delivery mode.
    seats: [f64; 5],
    /// Most in use at once, by licence; filled at the end of the day.
    pub(crate) licence_peaks: Vec<u32>,
    /// Bits carried, by link; filled at the end of the day.
    pub(crate) bits: Vec<f64>,
}

impl UsageBook {
    pub(crate) fn new(future: &Future) -> Self {
        Self {
            seats: [0.0; 5],
            licence_peaks: vec![0; future.licences.len()],
            bits: vec![0.0; future.network.link_count()],
        }
    }

    /// The seats and bits of another book as well.
    pub(crate) fn add(&mut self, other: &Self) {
        add_each(&mut self.seats, &other.seats);
        add_each(&mut self.bits, &other.bits);
    }

    /// So many seats were taken for so many seconds.
    pub(crate) fn seats(&mut self, delivery: Delivery, seats: f64, seconds: f64) {
        self.seats[delivery as usize] += seats * seconds;
    }

    /// The figures, when the day is over.
    pub(crate) fn finish(self, future: &Future) -> Usage {
        let mut usage = Usage {
            seat_hours: self.seats.map(|seconds| seconds / HOUR),
            licence_peaks: self.licence_peaks,
            ..Usage::default()
        };
        usage.carried(&future.network, &self.bits);
        usage
    }
}
