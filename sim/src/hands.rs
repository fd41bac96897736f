//! Hands that independent pieces of work are dealt to. The engine starts no thread of its own: who calls it lends some.

use std::ops::Range;

/// Whoever does pieces of work. What comes out depends on the pieces alone, not on who did them, or when.
pub trait Hands: Sync {
    /// What the pieces `0..n` give, in this order.
    fn each<T: Send>(&self, n: usize, piece: impl Fn(usize) -> T + Sync) -> Vec<T>;

    /// What two pieces of work give.
    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B);
}

/// Does one piece after another, on the thread that asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Alone;

impl Hands for Alone {
    fn each<T: Send>(&self, n: usize, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
        (0..n).map(piece).collect()
    }

    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        (one(), other())
    }
}

/// Most pieces that work is dealt into, and least length of one.
const PIECES: usize = 32;
const LEAST: usize = 16;

/// What the pieces of `0..n` give, in order; they are the same whoever does them, and so are sums over them.
pub(crate) fn in_pieces<T: Send>(
    hands: &impl Hands,
    n: usize,
    piece: impl Fn(Range<usize>) -> T + Sync,
) -> impl Iterator<Item = T> {
    let pieces = pieces(n);
    hands.each(pieces.len(), |at| piece(pieces[at].clone())).into_iter()
}

/// Pieces of `0..n` that follow each other, all but the last equally long.
fn pieces(n: usize) -> Vec<Range<usize>> {
    let length = n.div_ceil(PIECES).max(LEAST);
    (0..n.div_ceil(length)).map(|at| at * length..n.min((at + 1) * length)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_everything_once() {
        for n in [0, 1, 15, 16, 17, 512, 513, 1419, 60_000] {
            let pieces = pieces(n);
            assert!(pieces.len() <= PIECES);
            assert!(pieces.iter().cloned().flatten().eq(0..n));
            assert!(pieces.iter().all(|piece| piece.len() <= pieces[0].len()));
        }
    }
}
