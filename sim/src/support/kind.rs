//! Kinds of ticket: what goes wrong, how long it takes and whom it leaves without a seat.

use crate::random::uniform;
use crate::time::Span;
use crate::units::Share;
use rand_pcg::Pcg64Mcg;
use serde::{Deserialize, Serialize};

/// The law of a duration; every mean is at least 0.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Law {
    /// Always the same.
    Constant(Span),
    /// Exponential: many short ones, a few long ones; standard deviation equal to the mean.
    Exponential(Span),
    /// Log-normal, the usual law of repair times.
    LogNormal {
        /// Mean.
        mean: Span,
        /// Coefficient of variation (standard deviation over mean), at least 0.
        variation: f64,
    },
}

impl Law {
    /// No time at all.
    pub const NONE: Self = Self::Constant(Span::ZERO);

    /// Mean duration.
    pub const fn mean(self) -> Span {
        match self {
            Self::Constant(mean) | Self::Exponential(mean) | Self::LogNormal { mean, .. } => mean,
        }
    }

    /// Whether mean and variation are not negative, and finite.
    pub(super) fn is_sound(self) -> bool {
        let variation = if let Self::LogNormal { variation, .. } = self { variation } else { 0.0 };
        self.mean() >= Span::ZERO && (0.0..f64::INFINITY).contains(&variation)
    }

    /// Draws a duration in seconds. Every law takes two uniform numbers, so that what is drawn next does not depend
    /// on the law.
    pub(super) fn draw(self, stream: &mut Pcg64Mcg) -> f64 {
        let (one, other) = (uniform(stream), uniform(stream));
        match self {
            Self::Constant(mean) => mean.seconds(),
            Self::Exponential(mean) => -one.ln() * mean.seconds(),
            Self::LogNormal { mean, variation } => {
                let variance = (variation * variation).ln_1p();
                // Box and Muller (Annals of Mathematical Statistics 29, 1958).
                let normal = (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos();
                mean.seconds() * (variance.sqrt() * normal - 0.5 * variance).exp()
            }
        }
    }
}

/// A repair by someone else, during which none of our technicians is busy.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outside {
    /// Share of the tickets of the kind that end so.
    pub share: Share,
    /// Working time until the repair ([`super::Calendar::span_of_clock`] converts).
    pub wait: Law,
}

/// A kind of ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Kind {
    /// Name, unique: its tickets are drawn by it, so that another kind leaves them as they are.
    pub name: String,
    /// Class of priority: 0 is served first.
    pub priority: u32,
    /// Share that is solved from a distance.
    pub solved_from_distance: Share,
    /// Work from a distance, on every ticket that is not repaired outside: what it does not solve it has diagnosed.
    /// When this is [`Law::NONE`] and nothing is solved from a distance, tickets go to the site at once.
    pub distance_work: Law,
    /// Work on site, without the way.
    pub site_work: Law,
    /// Seats that nobody can use until the ticket is solved: a mean, at least 0.
    pub seats: f64,
    /// Probability that a ticket goes to a wrong actor, who passes it on, again to a wrong one with the same
    /// probability: `p / (1 − p)` wrong actors on average. Below 1.
    pub wrong_actor: Share,
    /// How long a wrong actor keeps it, mean of an exponential law.
    pub passed_on_after: Span,
    /// Repair by someone else, if any.
    pub outside: Option<Outside>,
}

impl Kind {
    /// Whether tickets of this kind are looked at from a distance first.
    pub fn is_looked_at_from_distance(&self) -> bool {
        self.solved_from_distance > Share::NONE || self.distance_work.mean() > Span::ZERO
    }

    /// Share of tickets that our technicians work on.
    pub fn ours(&self) -> f64 {
        1.0 - self.outside.map_or(0.0, |outside| outside.share.value())
    }

    /// Share of tickets that need someone on site.
    pub fn on_site(&self) -> f64 {
        self.ours() * (1.0 - self.solved_from_distance.value())
    }

    /// Whether its numbers can be drawn from.
    pub(super) fn is_sound(&self) -> bool {
        let outside = self.outside.is_none_or(|outside| outside.wait.is_sound());
        let works = self.distance_work.is_sound() && self.site_work.is_sound() && outside;
        let actors = self.wrong_actor < Share::ALL && self.passed_on_after >= Span::ZERO;
        works && actors && (0.0..f64::INFINITY).contains(&self.seats)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::interval::Accumulator;
    use crate::random::{Address, Purpose, stream};

    #[test]
    fn laws_have_the_mean_and_the_variation_they_say() {
        let hour = Span::from_hours(1.0);
        let (n, half) = (200_000, 0.5);
        // With the fourth central moment over the squared variance: 9 for the exponential law; for the log-normal
        // one with w = 1 + 0.5² it is w⁴ + 2w³ + 3w² − 3 = 8.04.
        for (law, variation, kurtosis) in [
            (Law::Constant(hour), 0.0, 1.0),
            (Law::Exponential(hour), 1.0, 9.0),
            (Law::LogNormal { mean: hour, variation: half }, half, 8.04),
        ] {
            let address = Address {
                study_seed: 1,
                replication: 0,
                establishment: 0,
                purpose: Purpose::TicketContent,
                item: 0,
            };
            let mut numbers = stream(address);
            let all: Accumulator = (0..n).map(|_| law.draw(&mut numbers) / 3600.0).collect();
            let (mean, variance) = (all.mean().unwrap(), all.variance().unwrap());
            let expected = variation * variation;
            // Four standard errors of the mean and of the variance.
            assert!((mean - 1.0).abs() <= 4.0 * (expected / f64::from(n)).sqrt(), "{law:?}: {mean}");
            let error = expected * ((kurtosis - 1.0) / f64::from(n)).sqrt();
            assert!((variance - expected).abs() <= 4.0 * error, "{law:?}: {variance}");
        }
    }
}
