//! How far a weight can move before another alternative is first, and which alternatives change places on the way.
//!
//! One weight `t` goes from 0 to 1 and the others share `1 − t` in the proportions that they have. All changes of
//! place are found in closed form, for TOPSIS too: see [`profile`].

mod profile;

use super::{Method, Problem};
use profile::{Lead, Profile};
use serde::{Deserialize, Serialize};

/// What depends on one weight.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Stability {
    /// Criterion whose weight moves, by index.
    pub criterion: usize,
    /// Its weight now, as a share of all weights.
    pub weight: f64,
    /// Who is first now, by index; equal ones by index.
    pub winner: usize,
    /// Down to where that one stays first, or shares the first place.
    pub low: End,
    /// Up to where.
    pub high: End,
    /// Every pair of ranked alternatives that change places between 0 and 1, by weight, then by index.
    pub reversals: Vec<Reversal>,
}

/// An end of the interval in which the winner stays.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct End {
    /// Weight, as a share of all weights, 0..=1.
    pub weight: f64,
    /// Who is first beyond it, by index; `None` when nobody overtakes up to 0 or 1.
    pub winner: Option<usize>,
}

/// A weight at which two alternatives change places.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reversal {
    /// The weight, as a share of all weights, between 0 and 1.
    pub weight: f64,
    /// Who is ahead of the other when the weight is a little smaller.
    pub ahead_below: usize,
    /// Who is ahead when it is a little larger.
    pub ahead_above: usize,
}

impl Problem<'_> {
    /// By criterion, how far its weight can move; empty when nobody is ranked.
    ///
    /// Where a criterion has all the weight, the others have no proportions and share evenly.
    pub fn stability(&self, method: Method) -> Vec<Stability> {
        let Some(winner) = self.ranking(method).winner() else { return Vec::new() };
        (0..self.criteria.len())
            .map(|criterion| self.stability_of(criterion, winner, &self.profiles(method, criterion)))
            .collect()
    }

    /// With a profile for each alternative.
    fn stability_of(&self, criterion: usize, winner: usize, profiles: &[Profile]) -> Stability {
        let weight = self.weights[criterion];
        let mut reversals = Vec::new();
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for (position, &a) in self.admitted.iter().enumerate() {
            for &b in &self.admitted[position + 1..] {
                let pieces = profiles[a].lead_over(&profiles[b]).pieces();
                reversals.extend(changes(&pieces, a, b));
                if a == winner || b == winner {
                    let behind = if a == winner { Lead::BEHIND } else { Lead::AHEAD };
                    let (down_to, up_to) = room(&pieces, behind, weight);
                    (low, high) = (low.max(down_to), high.min(up_to));
                }
            }
        }
        reversals.sort_by(|a, b| {
            let pair = |reversal: &Reversal| (reversal.ahead_below, reversal.ahead_above);
            a.weight.total_cmp(&b.weight).then(pair(a).cmp(&pair(b)))
        });
        let low = End { weight: low, winner: self.beyond(profiles, low, before(&reversals, low)) };
        let high = End { weight: high, winner: self.beyond(profiles, high, after(&reversals, high)) };
        Stability { criterion, weight, winner, low, high, reversals }
    }

    /// Who is first between an end and the next change of place beyond it.
    fn beyond(&self, profiles: &[Profile], end: f64, next: f64) -> Option<usize> {
        let between = f64::midpoint(end, next);
        let score = |&alternative: &usize| profiles[alternative].score(between);
        let best = self.admitted.iter().map(score).fold(f64::NEG_INFINITY, f64::max);
        // Up to 0 or 1 there is nothing beyond it, unless an overtaking begins just there.
        let is_open = end != next;
        is_open
            .then(|| self.admitted.iter().copied().find(|alternative| score(alternative) == best))
            .flatten()
    }
}

/// Changes of place closer than this, on a scale of 0 to 1, are looked past when asking who is first beyond one of
/// them: they may be the same one, up to rounding.
const APART: f64 = 1e-9;

/// The last reversal clearly before a weight, or 0.
fn before(reversals: &[Reversal], weight: f64) -> f64 {
    let earlier = reversals.iter().rev().map(|reversal| reversal.weight);
    earlier.into_iter().find(|other| *other < weight - APART).unwrap_or(0.0)
}

/// The first reversal clearly after a weight, or 1.
fn after(reversals: &[Reversal], weight: f64) -> f64 {
    let later = reversals.iter().map(|reversal| reversal.weight);
    later.into_iter().find(|other| *other > weight + APART).unwrap_or(1.0)
}

/// Where `a` and `b` change places, given who leads piece by piece. A piece in which they are level is passed over:
/// both leave it as they will.
fn changes(pieces: &[profile::Piece], a: usize, b: usize) -> Vec<Reversal> {
    let decided: Vec<_> = pieces.iter().filter(|piece| piece.sign != 0).collect();
    let changed = decided.windows(2).filter(|pair| pair[0].sign != pair[1].sign);
    changed
        .map(|pair| {
            let (ahead_below, ahead_above) = if pair[0].sign > 0 { (a, b) } else { (b, a) };
            Reversal { weight: pair[1].from, ahead_below, ahead_above }
        })
        .collect()
}

/// How far down and up from a weight no piece has a sign.
fn room(pieces: &[profile::Piece], sign: i8, weight: f64) -> (f64, f64) {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for piece in pieces.iter().filter(|piece| piece.sign == sign) {
        if piece.to <= weight {
            low = low.max(piece.to);
        } else if piece.from >= weight {
            high = high.min(piece.from);
        } else if piece.to - weight < weight - piece.from {
            // The winner is first at the weight itself: only rounding of a change of place just there can make the
            // weight lie within such a piece, close to an end, which then is at the weight.
            low = weight;
        } else {
            high = weight;
        }
    }
    (low, high)
}
