//! Events beyond the horizon, sorted no further than needed: a radix heap on the bits of the time.
//!
//! A time is read as eleven digits of six bits. An entry lies at the level of the highest digit in which it
//! differs from the horizon, in the bucket of its own digit there. The first bucket of the lowest level that
//! has any therefore holds the earliest entries, and an entry only ever moves to lower levels, eleven times at
//! the most, about log₆₄ of the number of entries in practice (monotone radix heaps: Ahuja, Mehlhorn, Orlin and
//! Tarjan, JACM 1990, here with digits as in Cherkassky, Goldberg and Silverstein, SODA 1997).
//!
//! Buckets are lists of blocks from one pool, so that a bucket that was once large keeps nothing back, and a
//! queue in steady state allocates nothing.

use super::event::Entry;

const DIGIT_BITS: u32 = 6;
const DIGITS: usize = 1 << DIGIT_BITS;
const LEVELS: usize = u64::BITS.div_ceil(DIGIT_BITS) as usize;
/// Entries of a block: two kilobytes, so that a large bucket is mostly read in order. With a million events
/// pending it takes a sixth less time than with blocks of a quarter of the size; with a thousand it is the same.
const BLOCK: usize = 128;
/// Ends a list of blocks.
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Bucket {
    first: u32,
    last: u32,
    len: u32,
}

const EMPTY: Bucket = Bucket { first: NONE, last: NONE, len: 0 };

/// Entries later than a horizon, which every call is told.
#[derive(Debug, Clone)]
pub(super) struct Far {
    buckets: Vec<Bucket>,
    /// Per level, which buckets hold something.
    occupied: [u64; LEVELS],
    /// Which levels hold something.
    levels: u32,
    entries: Vec<Entry>,
    /// Per block, the next of its list.
    next: Vec<u32>,
    /// First of the free blocks.
    free: u32,
}

/// The bucket of a key, as level × [`DIGITS`] + digit.
#[inline]
const fn bucket_of(key: u64, horizon: u64) -> usize {
    let level = (key ^ horizon).ilog2() / DIGIT_BITS;
    let digit = (key >> (level * DIGIT_BITS)) as usize % DIGITS;
    level as usize * DIGITS + digit
}

/// The level of the highest digit in which two different instants differ.
const fn top_level(horizon: u64, lower: u64) -> usize {
    debug_assert!(lower < horizon, "lowering goes down");
    ((horizon ^ lower).ilog2() / DIGIT_BITS) as usize
}

impl Far {
    pub(super) fn new() -> Self {
        Self {
            buckets: vec![EMPTY; LEVELS * DIGITS],
            occupied: [0; LEVELS],
            levels: 0,
            entries: Vec::new(),
            next: Vec::new(),
            free: NONE,
        }
    }

    /// Adds an entry later than the horizon.
    #[inline]
    pub(super) fn push(&mut self, entry: Entry, horizon: u64) {
        debug_assert!(entry.key() > horizon, "entries up to the horizon are not far");
        self.append(bucket_of(entry.key(), horizon), entry);
    }

    #[inline]
    fn append(&mut self, at: usize, entry: Entry) {
        let bucket = self.buckets[at];
        let offset = bucket.len as usize % BLOCK;
        let block = if offset == 0 { self.extend(at) } else { bucket.last };
        self.entries[block as usize * BLOCK + offset] = entry;
        self.buckets[at].len = bucket.len + 1;
    }

    /// Gives a bucket one more block.
    fn extend(&mut self, at: usize) -> u32 {
        let block = if self.free == NONE {
            self.entries.resize(self.entries.len() + BLOCK, Entry::default());
            self.next.push(NONE);
            (self.next.len() - 1) as u32
        } else {
            let block = self.free;
            self.free = self.next[block as usize];
            block
        };
        self.next[block as usize] = NONE;
        let bucket = &mut self.buckets[at];
        if bucket.first == NONE {
            bucket.first = block;
            self.occupied[at / DIGITS] |= 1 << (at % DIGITS);
            self.levels |= 1 << (at / DIGITS);
        } else {
            self.next[bucket.last as usize] = block;
        }
        bucket.last = block;
        block
    }

    /// Empties a bucket into `take`, first in, first out.
    fn drain(&mut self, at: usize, mut take: impl FnMut(&mut Self, &[Entry])) {
        let bucket = std::mem::replace(&mut self.buckets[at], EMPTY);
        let level = at / DIGITS;
        self.occupied[level] &= !(1 << (at % DIGITS));
        if self.occupied[level] == 0 {
            self.levels &= !(1 << level);
        }
        let (mut block, mut left) = (bucket.first, bucket.len as usize);
        let mut copy = [Entry::default(); BLOCK];
        while block != NONE {
            let start = block as usize * BLOCK;
            let held = &mut copy[..left.min(BLOCK)];
            held.copy_from_slice(&self.entries[start..start + held.len()]);
            let following = self.next[block as usize];
            self.next[block as usize] = self.free;
            self.free = block;
            take(self, held);
            left -= left.min(BLOCK);
            block = following;
        }
    }

    /// Moves the earliest entries to `near` and returns the new horizon, which they do not pass: a whole bucket
    /// if it has at most `at_most` entries, otherwise those of its first instant. `None` when there are none.
    pub(super) fn take_first(&mut self, at_most: usize, mut near: impl FnMut(Entry)) -> Option<u64> {
        if self.levels == 0 {
            return None;
        }
        let level = self.levels.trailing_zeros() as usize;
        let at = level * DIGITS + self.occupied[level].trailing_zeros() as usize;
        let first = self.first_entry(at);
        if self.buckets[at].len as usize <= at_most {
            self.drain(at, |_, entries| entries.iter().copied().for_each(&mut near));
            return Some(first.key() | ((1 << (level as u32 * DIGIT_BITS)) - 1));
        }
        let horizon = self.earliest(at);
        self.drain(at, |far, entries| {
            for &entry in entries {
                if entry.key() == horizon {
                    near(entry);
                } else {
                    far.push(entry, horizon);
                }
            }
        });
        Some(horizon)
    }

    /// Number of blocks ever made.
    #[cfg(test)]
    pub(super) const fn blocks(&self) -> usize {
        self.next.len()
    }

    fn first_entry(&self, at: usize) -> Entry {
        self.entries[self.buckets[at].first as usize * BLOCK]
    }

    /// The first time in a bucket that is not empty.
    fn earliest(&self, at: usize) -> u64 {
        let Bucket { first: mut block, len, .. } = self.buckets[at];
        let (mut left, mut earliest) = (len as usize, u64::MAX);
        while block != NONE {
            let start = block as usize * BLOCK;
            let entries = &self.entries[start..start + left.min(BLOCK)];
            earliest = entries.iter().fold(earliest, |least, entry| least.min(entry.key()));
            left -= left.min(BLOCK);
            block = self.next[block as usize];
        }
        earliest
    }

    /// Number of entries that [`Far::lower`] would have to move.
    pub(super) fn below(&self, horizon: u64, lower: u64) -> usize {
        let top = top_level(horizon, lower) * DIGITS;
        self.buckets[..top].iter().map(|bucket| bucket.len as usize).sum()
    }

    /// Makes room for entries later than `lower`, an instant before the horizon. What agrees with the horizon
    /// down to the first digit in which the two differ now differs from the new one in that same digit.
    pub(super) fn lower(&mut self, horizon: u64, lower: u64) {
        for at in 0..top_level(horizon, lower) * DIGITS {
            if self.buckets[at].len > 0 {
                self.drain(at, |far, entries| entries.iter().for_each(|&entry| far.push(entry, lower)));
            }
        }
    }

    /// Forgets the entries that `keep` refuses.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(Entry) -> bool) {
        for at in 0..self.buckets.len() {
            if self.buckets[at].len > 0 {
                self.drain(at, |far, entries| {
                    for &entry in entries {
                        if keep(entry) {
                            far.append(at, entry);
                        }
                    }
                });
            }
        }
    }
}
