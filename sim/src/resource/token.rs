//! Tokens: what is held for a while and then given back, such as sessions and concurrent licences. Who finds
//! none waits, first come, first served, while the line has places, and is refused beyond.
//!
//! Requests are for several tokens at once and may be met in part: the rest stays at the head of the line, so
//! that nothing is free while somebody waits.

use std::collections::VecDeque;

/// A pool of equal tokens with a line.
#[derive(Clone, Debug)]
pub struct TokenPool<T> {
    tokens: u32,
    held: u32,
    peak: u32,
    /// Tokens that may be waited for.
    places: u32,
    waiting: u32,
    refused: u64,
    line: VecDeque<(u32, T)>,
}

/// What the first one of a line got.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Admitted<T> {
    /// Who.
    pub who: T,
    /// How many tokens it holds from now on.
    pub tokens: u32,
    /// Whether that is all it waited for; otherwise it stays at the head of the line for the rest.
    pub whole: bool,
}

impl<T: Copy + PartialEq> TokenPool<T> {
    /// A pool of so many free tokens, and a line in which so many may be waited for.
    pub const fn new(tokens: u32, places: u32) -> Self {
        Self { tokens, held: 0, peak: 0, places, waiting: 0, refused: 0, line: VecDeque::new() }
    }

    /// Tokens held now.
    pub const fn held(&self) -> u32 {
        self.held
    }

    /// Tokens free now.
    pub const fn free(&self) -> u32 {
        self.tokens.saturating_sub(self.held)
    }

    /// All tokens, held or free.
    pub const fn tokens(&self) -> u32 {
        self.tokens
    }

    /// Most tokens ever held together.
    pub const fn peak(&self) -> u32 {
        self.peak
    }

    /// Tokens that those in the line wait for.
    pub const fn waiting(&self) -> u32 {
        self.waiting
    }

    /// Tokens that were refused.
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Changes how many tokens there are. Those held stay so even when they are more; after an increase ask
    /// [`TokenPool::admit`] until it answers `None`.
    pub const fn set_tokens(&mut self, tokens: u32) {
        self.tokens = tokens;
    }

    /// Takes as many of `wanted` tokens as are free, and says how many.
    pub fn take(&mut self, wanted: u32) -> u32 {
        let taken = wanted.min(self.free());
        self.held += taken;
        self.peak = self.peak.max(self.held);
        taken
    }

    /// Joins the line for `wanted` tokens, as far as it has places, and says for how many; the others are
    /// refused, which is counted.
    pub fn wait(&mut self, wanted: u32, who: T) -> u32 {
        let waits = wanted.min(self.places.saturating_sub(self.waiting));
        self.refused += u64::from(wanted - waits);
        self.waiting += waits;
        if waits > 0 {
            self.line.push_back((waits, who));
        }
        waits
    }

    /// Who is next.
    pub fn first(&self) -> Option<T> {
        self.line.front().map(|(_, who)| *who)
    }

    /// Gives the free tokens to the first one of the line, as many as it wants; `None` when nobody waits or
    /// nothing is free.
    pub fn admit(&mut self) -> Option<Admitted<T>> {
        let &(wanted, who) = self.line.front()?;
        let tokens = self.take(wanted);
        if tokens == 0 {
            return None;
        }
        self.waiting -= tokens;
        let whole = tokens == wanted;
        if whole {
            self.line.pop_front();
        } else if let Some(first) = self.line.front_mut() {
            first.0 -= tokens;
        }
        Some(Admitted { who, tokens, whole })
    }

    /// Somebody leaves the line without what it waited for: it was refused that many tokens after all.
    pub fn give_up(&mut self, who: T) -> u32 {
        let mut wanted = 0;
        self.line.retain(|(tokens, waiting)| {
            let stays = *waiting != who;
            wanted += if stays { 0 } else { *tokens };
            stays
        });
        self.waiting -= wanted;
        self.refused += u64::from(wanted);
        wanted
    }

    /// Gives `tokens` back. Ask [`TokenPool::admit`] until it answers `None` afterwards.
    ///
    /// # Panics
    /// When fewer are held: a bug of the caller.
    pub fn give_back(&mut self, tokens: u32) {
        assert!(tokens <= self.held, "{tokens} tokens given back, {} held", self.held);
        self.held -= tokens;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_come_first_served_in_parts() {
        let mut pool = TokenPool::new(5, 4);
        assert_eq!(pool.take(3), 3);
        assert_eq!(pool.take(4), 2, "as many as are free");
        assert_eq!((pool.wait(2, 'b'), pool.wait(3, 'c')), (2, 2), "the line has places for four");
        assert_eq!((pool.waiting(), pool.refused(), pool.admit()), (4, 1, None));
        pool.give_back(3);
        assert_eq!(pool.admit(), Some(Admitted { who: 'b', tokens: 2, whole: true }));
        assert_eq!(pool.admit(), Some(Admitted { who: 'c', tokens: 1, whole: false }));
        assert_eq!((pool.admit(), pool.first()), (None, Some('c')));
        assert_eq!((pool.give_up('c'), pool.first()), (1, None));
        assert_eq!((pool.held(), pool.peak(), pool.waiting(), pool.refused()), (5, 5, 0, 2));
    }

    #[test]
    fn fewer_tokens_than_are_held() {
        let mut pool = TokenPool::new(4, 0);
        assert_eq!(pool.take(4), 4);
        pool.set_tokens(2);
        assert_eq!((pool.free(), pool.held()), (0, 4));
        pool.give_back(1);
        assert_eq!((pool.take(1), pool.wait(1, ())), (0, 0));
        pool.give_back(2);
        assert_eq!((pool.take(1), pool.refused()), (1, 1));
    }
}
