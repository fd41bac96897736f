//! A 4-ary heap of (key, id) pairs whose entries can be changed or removed by id, smallest key first.
//!
//! Where each id stands is kept outside, in a table shared by all heaps that an id can be in one at a time.
//! Equal keys come out by id, so that the order never depends on history.

/// The place of an id that is in no heap.
pub(super) const ABSENT: u32 = u32::MAX;

const ARITY: usize = 4;

#[derive(Debug, Default)]
pub(super) struct IndexedHeap {
    entries: Vec<(f64, u32)>,
}

#[inline]
fn before(a: (f64, u32), b: (f64, u32)) -> bool {
    a.0 < b.0 || (a.0 == b.0 && a.1 < b.1)
}

impl IndexedHeap {
    /// The entry with the smallest key.
    #[inline]
    pub(super) fn peek(&self) -> Option<(f64, u32)> {
        self.entries.first().copied()
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Inserts an id, or changes its key.
    pub(super) fn set(&mut self, id: u32, key: f64, places: &mut [u32]) {
        debug_assert!(!key.is_nan(), "a key is a number");
        let place = places[id as usize];
        if place == ABSENT {
            self.entries.push((key, id));
            self.rise(self.entries.len() - 1, places);
            return;
        }
        let place = place as usize;
        let old = self.entries[place].0;
        self.entries[place].0 = key;
        if key < old {
            self.rise(place, places);
        } else if key > old {
            self.sink(place, places);
        }
    }

    /// Removes an id if it is there.
    pub(super) fn remove(&mut self, id: u32, places: &mut [u32]) {
        let place = places[id as usize];
        if place == ABSENT {
            return;
        }
        places[id as usize] = ABSENT;
        let place = place as usize;
        let last = self.entries.pop().expect("the id is in this heap");
        if place < self.entries.len() {
            let gone = self.entries[place];
            self.entries[place] = last;
            if before(last, gone) {
                self.rise(place, places);
            } else {
                self.sink(place, places);
            }
        }
    }

    /// Takes out the entry with the smallest key.
    pub(super) fn pop(&mut self, places: &mut [u32]) -> Option<(f64, u32)> {
        let first = self.peek()?;
        self.remove(first.1, places);
        Some(first)
    }

    fn rise(&mut self, mut place: usize, places: &mut [u32]) {
        let entry = self.entries[place];
        while place > 0 {
            let parent = (place - 1) / ARITY;
            if !before(entry, self.entries[parent]) {
                break;
            }
            self.entries[place] = self.entries[parent];
            places[self.entries[place].1 as usize] = place as u32;
            place = parent;
        }
        self.entries[place] = entry;
        places[entry.1 as usize] = place as u32;
    }

    fn sink(&mut self, mut place: usize, places: &mut [u32]) {
        let entry = self.entries[place];
        loop {
            let first = place * ARITY + 1;
            if first >= self.entries.len() {
                break;
            }
            let last = (first + ARITY).min(self.entries.len());
            let mut least = first;
            for child in first + 1..last {
                if before(self.entries[child], self.entries[least]) {
                    least = child;
                }
            }
            if !before(self.entries[least], entry) {
                break;
            }
            self.entries[place] = self.entries[least];
            places[self.entries[place].1 as usize] = place as u32;
            place = least;
        }
        self.entries[place] = entry;
        places[entry.1 as usize] = place as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn behaves_like_a_sorted_table(steps in proptest::collection::vec((0_u32..30, 0_u32..12, 0_u8..4), 1..200)) {
            let (mut heap, mut places) = (IndexedHeap::default(), vec![ABSENT; 30]);
            let mut table: Vec<Option<u32>> = vec![None; 30];
            for (id, key, action) in steps {
                if action == 0 {
                    heap.remove(id, &mut places);
                    table[id as usize] = None;
                } else {
                    heap.set(id, f64::from(key), &mut places);
                    table[id as usize] = Some(key);
                }
                let least = (0_u32..).zip(&table).filter_map(|(id, key)| key.map(|key| (key, id))).min();
                prop_assert_eq!(heap.peek(), least.map(|(key, id)| (f64::from(key), id)));
            }
            let mut expected: Vec<_> = (0_u32..).zip(&table).filter_map(|(id, key)| key.map(|key| (key, id))).collect();
            expected.sort_unstable();
            for (key, id) in expected {
                prop_assert_eq!(heap.pop(&mut places), Some((f64::from(key), id)));
            }
            prop_assert!(heap.is_empty());
        }
    }
}
