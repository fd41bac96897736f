//! The least number for which something holds, when it holds for all greater numbers: galloping from a guess, then
//! bisection (J. L. Bentley and A. C.-C. Yao, "An almost optimal algorithm for unbounded searching", *Information
//! Processing Letters* 5, 1976).

/// What is known of the least number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bracket {
    /// It is not below.
    low: u32,
    /// It is not above.
    high: u32,
    /// Whether `low` was learnt rather than given.
    has_failed: bool,
    /// Whether `high` was learnt rather than given.
    has_held: bool,
    /// The number to try, when neither limit decides.
    next: u32,
    /// Length of the next stride.
    stride: u32,
}

impl Bracket {
    /// Nothing is known but that the number is not below `low`; a guess below it is raised to it.
    pub(super) fn from(low: u32, guess: u32) -> Self {
        Self::within(low, u32::MAX, guess)
    }

    /// It lies from `low` to `high`.
    pub(super) fn within(low: u32, high: u32, guess: u32) -> Self {
        let next = guess.clamp(low, high);
        Self { low, high, has_failed: false, has_held: false, next, stride: 1 }
    }

    pub(super) const fn is_closed(&self) -> bool {
        self.high == self.low
    }

    /// The number to try next; the least number when the bracket is closed.
    pub(super) const fn next(&self) -> u32 {
        self.next
    }

    /// Learns whether it holds for `number`, which was the one to try.
    pub(super) fn learn(&mut self, number: u32, holds: bool) {
        if self.is_closed() {
            return;
        }
        if holds {
            self.high = number;
            self.has_held = true;
        } else {
            self.low = number + 1;
            self.has_failed = true;
        }
        self.next = match (self.has_failed, self.has_held) {
            (true, true) => self.low + (self.high - self.low) / 2,
            (true, false) => number.saturating_add(self.stride).min(self.high),
            _ => number.saturating_sub(self.stride).max(self.low),
        };
        self.stride = self.stride.saturating_mul(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_least_number_from_any_guess() {
        for least in 0..40 {
            for guess in 0..60 {
                for (low, high) in [(0, u32::MAX), (least / 2, 50), (least, u32::MAX), (0, least)] {
                    let (mut bracket, mut tried) = (Bracket::within(low, high, guess), Vec::new());
                    while !bracket.is_closed() {
                        tried.push(bracket.next());
                        bracket.learn(bracket.next(), bracket.next() >= least);
                    }
                    assert_eq!(bracket.next(), least, "{low} {high} {guess}");
                    // Galloping over d takes at most log2(d) + 2 tries, bisecting that stride log2(d) + 1 more.
                    let distance = f64::from(guess.clamp(low, high).abs_diff(least).max(1)).log2();
                    assert!((tried.len() as f64) <= 2.0 * distance + 4.0, "{least} from {guess}: {tried:?}");
                }
            }
        }
    }

    #[test]
    fn a_closed_bracket_learns_nothing() {
        let mut bracket = Bracket::within(7, 7, 3);
        bracket.learn(7, false);
        assert!(bracket.is_closed() && bracket.next() == 7);
    }
}
