//! Tokens: what is held for a while and then given back, such as concurrent licences.

use super::queue::WaitingLine;
use crate::time::SimTime;

/// The answer to who asks for tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grant {
    /// Held from now on.
    Granted,
    /// Waits; comes out of [`TokenPool::next_granted`] later.
    Waits,
    /// The line is full, or the pool never has so many; counted.
    Refused,
}

/// A pool of equal tokens with a line, first come, first served: nobody overtakes, even if what he needs is
/// there, so that large requests are not starved by small ones.
#[derive(Clone, Debug)]
pub struct TokenPool<T> {
    tokens: u32,
    held: u32,
    peak: u32,
    refused: u64,
    line: WaitingLine<(u32, T)>,
    latest: SimTime,
    /// Token-seconds held until `latest`.
    used: f64,
}

impl<T> TokenPool<T> {
    /// A pool of so many free tokens and places to wait.
    pub const fn new(tokens: u32, places: usize) -> Self {
        Self {
            tokens,
            held: 0,
            peak: 0,
            refused: 0,
            line: WaitingLine::new(places),
            latest: SimTime::START,
            used: 0.0,
        }
    }

    /// Tokens held now.
    pub const fn held(&self) -> u32 {
        self.held
    }

    /// Most tokens ever held together.
    pub const fn peak(&self) -> u32 {
        self.peak
    }

    /// Number of those who wait.
    pub fn waiting(&self) -> usize {
        self.line.len()
    }

    /// Number of those who were refused.
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Token-seconds held from the start to `now`.
    pub fn token_seconds(&self, now: SimTime) -> f64 {
        self.used + f64::from(self.held) * (now - self.latest).seconds()
    }

    /// Asks for `n` tokens.
    pub fn acquire(&mut self, now: SimTime, n: u32, who: T) -> Grant {
        if self.line.is_empty() && n <= self.tokens - self.held {
            self.hold(now, n);
            return Grant::Granted;
        }
        if n <= self.tokens && self.line.join((n, who)) {
            return Grant::Waits;
        }
        self.refused += 1;
        Grant::Refused
    }

    /// Gives `n` tokens back. Ask [`TokenPool::next_granted`] until it answers `None` afterwards.
    ///
    /// # Panics
    /// When fewer are held: a bug of the caller.
    pub fn release(&mut self, now: SimTime, n: u32) {
        assert!(n <= self.held, "{n} tokens given back, {} held", self.held);
        self.settle(now);
        self.held -= n;
    }

    /// The next of those who wait, if there are enough tokens for him: he holds them from now on.
    pub fn next_granted(&mut self, now: SimTime) -> Option<T> {
        let &(n, _) = self.line.first()?;
        if n > self.tokens - self.held {
            return None;
        }
        self.hold(now, n);
        self.line.take_first().map(|(_, who)| who)
    }

    /// Lets those go who no longer want to wait. Ask [`TokenPool::next_granted`] afterwards: the new first one
    /// may need fewer tokens.
    pub fn keep(&mut self, mut wants: impl FnMut(&T) -> bool) {
        self.line.keep(|(_, who)| wants(who));
    }

    fn hold(&mut self, now: SimTime, n: u32) {
        self.settle(now);
        self.held += n;
        self.peak = self.peak.max(self.held);
    }

    fn settle(&mut self, now: SimTime) {
        assert!(now >= self.latest, "time goes from {} s to {} s", self.latest.seconds(), now.seconds());
        self.used = self.token_seconds(now);
        self.latest = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_overtakes() {
        let at = SimTime::from_seconds;
        let mut pool = TokenPool::new(3, 2);
        assert_eq!(pool.acquire(at(0.0), 2, "a"), Grant::Granted);
        assert_eq!(pool.acquire(at(1.0), 3, "b"), Grant::Waits);
        assert_eq!(pool.acquire(at(1.0), 1, "c"), Grant::Waits, "although one is free");
        assert_eq!(pool.acquire(at(1.0), 1, "d"), Grant::Refused, "the line is full");
        assert_eq!(pool.next_granted(at(1.0)), None);
        pool.release(at(4.0), 2);
        assert_eq!((pool.next_granted(at(4.0)), pool.next_granted(at(4.0))), (Some("b"), None));
        pool.release(at(5.0), 3);
        assert_eq!((pool.next_granted(at(5.0)), pool.next_granted(at(5.0))), (Some("c"), None));
        assert_eq!((pool.held(), pool.peak(), pool.waiting(), pool.refused()), (1, 3, 0, 1));
        assert_eq!(pool.token_seconds(at(7.0)), 2.0 * 4.0 + 3.0 + 2.0);
    }

    #[test]
    fn more_than_there_are_is_refused_at_once() {
        let mut pool = TokenPool::new(3, usize::MAX);
        assert_eq!(pool.acquire(SimTime::START, 4, ()), Grant::Refused);
        assert_eq!((pool.refused(), pool.waiting()), (1, 0));
    }

    #[test]
    fn who_gives_up_makes_way() {
        let mut pool = TokenPool::new(2, usize::MAX);
        let now = SimTime::START;
        assert_eq!(pool.acquire(now, 1, 'a'), Grant::Granted);
        assert_eq!((pool.acquire(now, 2, 'b'), pool.acquire(now, 1, 'c')), (Grant::Waits, Grant::Waits));
        pool.keep(|&who| who != 'b');
        assert_eq!((pool.next_granted(now), pool.held()), (Some('c'), 2));
    }
}
